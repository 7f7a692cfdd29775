"""An impact analysis: begun, filled in per team, established for good, begun again, carried into the plan."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.bouwstenen.regels import stop_regel
from tandem.acties.impact.lezen import lees_impact, lees_planregels
from tandem.acties.impact.naarplan import heeft_kloof, neem_over, voorstel_voor
from tandem.acties.impact.schrijven import begin_analyse, bewaar_cijfers, bewaar_deel, stel_vast
from tandem.models import Impactanalyse, Medewerker
from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import Cijferregel, Deelwoorden
from tandem.regels.impact.getal import in_woorden
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, bekend
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_plan import INVOER

pytestmark = pytest.mark.usefixtures("db")

DEEL = "vast_gezicht"
WOORDEN = Deelwoorden(Niveau.LOKAAL, "Per wijk één team", "Wisselende mensen", "Eén gezicht", "Vaste mensen aanwijzen")
MEEDOEN = [("beleidsadviseur", True), ("teamleider", True), ("casusregisseur", False), ("bestuurder", False)]


def vandaag():
    return timezone.localdate()


def regel(nu, nodig, **meer):
    """Figures with their source."""
    getal = [een if not isinstance(een, int) else bekend(een) for een in (nu, nodig)]
    return Cijferregel(*getal, bron="Opgave van het team", op=vandaag(), **meer)


def gevuld(gemeente, *, teamleden=8):
    """An analysis that is worked on: words, formation of the municipality, and one team's people with a competence."""
    door, team = gemeente.actor(), gemeente.lokaal.code
    analyse = begin_analyse(door=door)
    bewaar_deel(door=door, analyse=analyse, onderdeel=DEEL, woorden=WOORDEN)
    bewaar_cijfers(door=door, analyse=analyse, soort=Cijfersoort.OMVANG, regels={DEEL: regel(0, 40)})
    bewaar_cijfers(door=door, analyse=analyse, soort=Cijfersoort.FORMATIE, regels={"casusregisseur": regel(3, 5)})
    mensen = {"meldcode": regel(2, teamleden)}
    bewaar_cijfers(door=door, analyse=analyse, soort=Cijfersoort.COMPETENTIE, regels=mensen, team=team)
    return analyse


def vastgesteld(gemeente, **opties):
    analyse = gevuld(gemeente, **opties)
    return stel_vast(door=gemeente.actor(), analyse=analyse, op=vandaag(), wie="het college")


@pytest.fixture
def gemeente():
    return org.gemeente()


def test_what_was_filled_in_is_found_again(gemeente):
    analyse = gevuld(gemeente)
    blad = lees_impact(door=gemeente.actor())
    assert (blad.analyse, blad.nummer, blad.vast, blad.klaar) == (analyse, 1, False, 1)
    assert blad.deel(DEEL) == WOORDEN
    assert [in_woorden(een.cijfer) for een in blad.sommen(Cijfersoort.FORMATIE, "casusregisseur")] == ["3", "5"]
    assert [een.cijfer for een in blad.sommen(Cijfersoort.OMVANG, DEEL)] == [bekend(0), bekend(40)]
    assert [een.cijfer for een in blad.sommen(Cijfersoort.FORMATIE, "generalist")] == [ONBEKEND, ONBEKEND]
    assert blad.volgende != DEEL


@pytest.mark.parametrize(("rol", "ziet"), MEEDOEN)
def test_what_is_worked_on_is_for_who_works_on_it(gemeente, rol, ziet):
    analyse = gevuld(gemeente)
    lezer = gemeente.actor(rol)
    assert (lees_impact(door=lezer).analyse == analyse) is ziet
    if not ziet:
        with pytest.raises(NietGevonden):
            lees_impact(door=lezer, analyse=analyse)
        with pytest.raises(Geweigerd):
            bewaar_deel(door=lezer, analyse=analyse, onderdeel=DEEL, woorden=Deelwoorden())


def test_a_team_manager_fills_in_for_the_own_team_only(gemeente):
    analyse, leider = gevuld(gemeente), gemeente.actor("teamleider")
    eigen = gemeente.lokaal.code
    bewaar_deel(door=leider, analyse=analyse, onderdeel=DEEL, woorden=WOORDEN, team=eigen)
    bewaar_cijfers(
        door=leider, analyse=analyse, soort=Cijfersoort.FORMATIE, regels={"generalist": regel(1, 1)}, team=eigen
    )
    for team in ("", _ander_team(gemeente)):
        with pytest.raises(Geweigerd):
            bewaar_deel(door=leider, analyse=analyse, onderdeel=DEEL, woorden=WOORDEN, team=team)
    for doe in (
        lambda: begin_analyse(door=leider),
        lambda: stel_vast(door=leider, analyse=analyse, op=vandaag(), wie="ik"),
    ):
        with pytest.raises(Geweigerd):
            doe()
    assert lees_impact(door=gemeente.actor()).deel(DEEL, eigen) == WOORDEN


def _ander_team(gemeente):
    return org.wereld.team(gemeente.lokaal.organisatie).code


def test_a_team_of_another_municipality_cannot_be_chosen(gemeente):
    analyse, hun = gevuld(gemeente), org.gemeente()
    with pytest.raises(Ongeldig) as fout:
        bewaar_deel(door=gemeente.actor(), analyse=analyse, onderdeel=DEEL, woorden=WOORDEN, team=hun.lokaal.code)
    assert "team" in fout.value.fouten


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"bron": ""}, {"bron"}),
        ({"op": None}, {"op"}),
        ({"op": timedelta(days=1)}, {"op"}),
        ({"bron": "x" * 301}, {"bron"}),
        ({"toelichting": "x" * 2001}, {"toelichting"}),
    ],
)
def test_a_number_has_a_source_and_a_day_that_has_been(gemeente, anders, velden):
    analyse = gevuld(gemeente)
    anders = {naam: vandaag() + een if isinstance(een, timedelta) else een for naam, een in anders.items()}
    with pytest.raises(Ongeldig) as fout:
        bewaar_cijfers(
            door=gemeente.actor(),
            analyse=analyse,
            soort=Cijfersoort.FORMATIE,
            regels={"generalist": replace(regel(1, 2), **anders)},
        )
    assert set(fout.value.fouten) == velden


def test_the_same_request_twice_happens_once(gemeente):
    door, verzoek = gemeente.actor(), uuid.uuid4()
    analyse = begin_analyse(door=door, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        begin_analyse(door=door, verzoek=verzoek)
    assert begin_analyse(door=door) == analyse  # and whoever begins meanwhile gets the one that is worked on
    assert len(lees_impact(door=door).versies) == 1


def test_who_saved_meanwhile_is_told(gemeente):
    analyse, door = gevuld(gemeente), gemeente.actor()
    bewaar_deel(door=door, analyse=analyse, onderdeel=DEEL, woorden=replace(WOORDEN, nu="Van een ander"), versie=1)
    with pytest.raises(Botsing) as botsing:
        bewaar_deel(door=door, analyse=analyse, onderdeel=DEEL, woorden=WOORDEN, versie=1)
    assert botsing.value.hun["nu"] == "Van een ander"
    assert botsing.value.wie == Medewerker.objects.get(pk=door.medewerker).naam


def test_what_was_established_stays_as_it_was(gemeente):
    analyse, door = vastgesteld(gemeente), gemeente.actor()
    for doe in (
        lambda: bewaar_deel(door=door, analyse=analyse, onderdeel=DEEL, woorden=Deelwoorden()),
        lambda: bewaar_cijfers(door=door, analyse=analyse, soort=Cijfersoort.OMVANG, regels={DEEL: regel(1, 1)}),
        lambda: stel_vast(door=door, analyse=analyse, op=vandaag(), wie="de raad"),
    ):
        with pytest.raises(Ongeldig):
            doe()
    blad = lees_impact(door=gemeente.actor("bestuurder"))
    assert (blad.analyse, blad.vastgesteld_door, blad.deel(DEEL)) == (analyse, "het college", WOORDEN)


def test_nothing_is_established_without_ist_and_soll_or_by_nobody(gemeente):
    door = gemeente.actor()
    analyse = begin_analyse(door=door)
    bewaar_deel(door=door, analyse=analyse, onderdeel=DEEL, woorden=replace(WOORDEN, straks=""))
    with pytest.raises(Ongeldig) as fout:
        stel_vast(door=door, analyse=analyse, op=vandaag() + timedelta(days=1), wie=" ")
    assert set(fout.value.fouten) == {"", "door", "op"}


def test_the_next_one_begins_from_the_last_and_tells_what_changed(gemeente):
    eerste, door = vastgesteld(gemeente), gemeente.actor()
    tweede = begin_analyse(door=door)
    blad = lees_impact(door=door)
    assert (blad.analyse, blad.nummer, blad.veranderd) == (tweede, 2, ())
    assert blad.vorige.analyse == eerste
    bewaar_deel(door=door, analyse=tweede, onderdeel=DEEL, woorden=replace(WOORDEN, nu="Vaste mensen"))
    bewaar_cijfers(door=door, analyse=tweede, soort=Cijfersoort.FORMATIE, regels={"casusregisseur": regel(4, 5)})
    anders = {(een.veld, een.toen, een.nu) for een in lees_impact(door=door).veranderd}
    assert anders == {("nu", "Wisselende mensen", "Vaste mensen"), ("nu", "3", "4")}
    assert lees_impact(door=door, analyse=eerste).deel(DEEL) == WOORDEN
    assert lees_impact(door=gemeente.actor("bestuurder")).analyse == eerste


@pytest.mark.parametrize(("teamleden", "ziet"), [(8, (bekend(2), bekend(8))), (4, (GEHEIM, GEHEIM))])
def test_of_competences_only_the_sum_leaves_and_of_few_people_nothing(gemeente, teamleden, ziet):
    vastgesteld(gemeente, teamleden=teamleden)
    for rol in ("bestuurder", "casusregisseur", "clientenraadslid"):
        blad = lees_impact(door=gemeente.actor(rol))
        plekken = [plek for plek in blad.inhoud.cijfers if plek.soort is Cijfersoort.COMPETENTIE]
        assert [plek.team for plek in plekken] == [""], rol
        assert tuple(een.cijfer for een in blad.sommen(Cijfersoort.COMPETENTIE, "meldcode")) == ziet, rol
    eigen = lees_impact(door=gemeente.actor("teamleider"))
    assert eigen.sommen(Cijfersoort.COMPETENTIE, "meldcode")[0].getal == 2


def _neem_over(door, analyse, gat=f"deel-{DEEL}"):
    voorstel = voorstel_voor(lees_impact(door=door, analyse=analyse), gat)
    regel_ = replace(INVOER.regel, wat=voorstel.wat, bouwsteen=voorstel.bouwsteen)
    return neem_over(door=door, analyse=analyse, gat=gat, regel=regel_)


@pytest.mark.parametrize("gat", [f"deel-{DEEL}", "formatie-casusregisseur", "competentie-meldcode"])
def test_a_gap_becomes_one_line_of_the_plan_however_often(gemeente, gat):
    analyse, door = gevuld(gemeente), gemeente.actor()
    regel_ = _neem_over(door, analyse, gat)
    with pytest.raises(AlGedaan) as eerder:
        _neem_over(door, analyse, gat)
    assert eerder.value.uitkomst == str(regel_)
    (beeld,) = lees_plan(door=door).regels
    assert (beeld.impact.analyse, beeld.impact.gat) == (analyse, gat)
    assert lees_planregels(door=door)[gat].openbaar == regel_


def test_a_gap_whose_line_was_dropped_can_be_carried_over_again(gemeente):
    analyse, door = gevuld(gemeente), gemeente.actor()
    stop_regel(door=door, regel=_neem_over(door, analyse), waarom="Te vroeg")
    assert lees_planregels(door=door) == {}
    assert _neem_over(door, analyse) == lees_planregels(door=door)[f"deel-{DEEL}"].openbaar


@pytest.mark.parametrize(
    "gat", ["deel-onbekend", "deel-doelgroep", "formatie-generalist", "iets", "omvang-vast_gezicht"]
)
def test_what_is_no_gap_is_not_found(gemeente, gat):
    analyse = gevuld(gemeente)
    with pytest.raises(NietGevonden):
        voorstel_voor(lees_impact(door=gemeente.actor()), gat)
    assert heeft_kloof(lees_impact(door=gemeente.actor(), analyse=analyse), Cijfersoort.FORMATIE, "casusregisseur")


def test_an_organisation_that_is_no_municipality_has_none():
    with pytest.raises(Geweigerd):
        begin_analyse(door=org.programma())
    assert not Impactanalyse.objects.exists()  # and without a door nobody sees any
