"""Both walls around impact analyses: nothing that was not opened or is not finished, nothing changed later."""

import pytest
from django.db.utils import ProgrammingError

from tandem.acties.impact.lezen import lees_impact
from tandem.acties.impact.regio import lees_regio
from tandem.acties.impact.schrijven import begin_analyse
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.models import Impactanalyse, Impactcijfer, Impactdeel
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.acties.impact.test_analyse import gevuld, vastgesteld

pytestmark = pytest.mark.usefixtures("db")

MODELLEN = (Impactanalyse, Impactdeel, Impactcijfer)


def _rijen(lezer, hun):
    with lees_organisatie(door=lezer, wat="test") as sessie:
        sessie.geen_gegevens()
        return [rij for model in MODELLEN for rij in sessie.van(model).filter(organisatie_id=hun.organisatie.pk)]


@pytest.mark.parametrize("app_filtert", [True, False])
@pytest.mark.parametrize("open_", [True, False])
@pytest.mark.parametrize("af", [True, False])
def test_another_municipality_sees_what_was_established_and_opened(monkeypatch, app_filtert, open_, af):
    hun = org.gemeente()
    (vastgesteld if af else gevuld)(hun)
    if open_:
        org.open_laag(hun.actor(), Werklaag.UITKOMST, Kring.REGIO)
    monkeypatch.setattr(deur, "APP_FILTERT", app_filtert)
    for lezer in (org.gemeente(hun.gemeente).actor(), org.programma()):
        rijen = _rijen(lezer, hun)
        assert bool(rijen) is (af and open_)
        assert all(rij.laag == Werklaag.UITKOMST for rij in rijen)
        per_team = [een for een in rijen if isinstance(een, Impactcijfer) and een.soort == Cijfersoort.COMPETENTIE]
        assert all(een.samen for een in per_team)


@pytest.mark.parametrize("app_filtert", [True, False])
@pytest.mark.parametrize("rol", ["casusregisseur", "aandachtsfunctionaris", "bestuurder", "clientenraadslid"])
def test_colleagues_see_no_unfinished_work_and_no_team(monkeypatch, app_filtert, rol):
    hun = org.gemeente()
    gevuld(hun)
    monkeypatch.setattr(deur, "APP_FILTERT", app_filtert)
    assert _rijen(hun.actor(rol), hun) == []
    assert _rijen(hun.actor("teamleider"), hun)


def test_by_its_address_it_is_not_found_and_in_the_log_stands_who_looked():
    hun, ons = org.gemeente(), org.gemeente()
    analyse = vastgesteld(hun)
    with pytest.raises(NietGevonden):
        lees_impact(door=ons.actor(), analyse=analyse)
    org.open_laag(hun.actor(), Werklaag.UITKOMST)
    blad = lees_impact(door=ons.actor(), analyse=analyse)
    assert (blad.eigen, blad.mag, blad.van) == (False, False, hun.organisatie.naam)
    with pytest.raises(NietGevonden):
        lees_impact(door=ons.actor(), analyse=analyse, om_te_wijzigen=True)


@pytest.mark.parametrize("model", MODELLEN)
def test_the_database_changes_nothing_of_what_was_established(model):
    hun = org.gemeente()
    vastgesteld(hun)
    with schrijf_organisatie(door=hun.actor(), wat="test") as sessie:
        sessie.geen_gegevens()
        assert sessie.mijn(model).exists()
        assert sessie.mijn(model).update(laag=Werklaag.WERK) == 0


def test_the_database_adds_nothing_to_what_was_established():
    hun = org.gemeente()
    vastgesteld(hun)
    door = hun.actor()
    with pytest.raises(ProgrammingError, match="row-level security"):
        _voeg_toe(door)


def _voeg_toe(door):
    with schrijf_organisatie(door=door, wat="test") as sessie:
        rij = sessie.mijn(Impactanalyse).get()
        sessie.bewaar(Impactdeel(analyse_id=rij.pk, onderdeel="doelgroep", laag=Werklaag.WERK))


def test_the_region_adds_up_what_was_opened_and_names_who_is_missing():
    een, ander, dicht, bezig = (org.gemeente() for _ in range(4))
    for gemeente in (een, ander, dicht):
        vastgesteld(gemeente)
    gevuld(bezig)
    lezer = org.programma()
    voor = lees_regio(door=lezer, soort=Cijfersoort.FORMATIE)
    for gemeente in (een, ander, bezig):
        org.open_laag(gemeente.actor(), Werklaag.UITKOMST, Kring.REGIO)
    blad = lees_regio(door=lezer, soort=Cijfersoort.FORMATIE)
    erbij = {kolom.naam for kolom in blad.kolommen} - {kolom.naam for kolom in voor.kolommen}
    assert erbij == {een.organisatie.naam, ander.organisatie.naam}
    assert {dicht.organisatie.naam, bezig.organisatie.naam} <= set(blad.ontbreekt)
    toen, nu = (next(rij for rij in een_.rijen if rij.code == "casusregisseur") for een_ in (voor, blad))
    assert (nu.nodig.getal or 0) - (toen.nodig.getal or 0) == 10
    assert nu.nodig.bekend == toen.nodig.bekend + 2
    assert nu.nodig.van == blad.gemeenten >= 4
    leeg = next(rij for rij in blad.rijen if rij.code == "leiding")
    assert leeg.nu.getal is None


def test_the_region_asks_the_same_number_of_questions_however_many_take_part():
    lezer = org.programma()
    eerste = org.gemeente()
    vastgesteld(eerste)
    org.open_laag(eerste.actor(), Werklaag.UITKOMST)
    lees_regio(door=lezer)
    vragen = _vragen(lezer)
    for _ in range(3):
        meer = org.gemeente()
        vastgesteld(meer)
        org.open_laag(meer.actor(), Werklaag.UITKOMST)
    assert _vragen(lezer) == vragen
    begin_analyse(door=eerste.actor())


def _vragen(lezer):
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as vragen:
        lees_regio(door=lezer)
    return len(vragen)
