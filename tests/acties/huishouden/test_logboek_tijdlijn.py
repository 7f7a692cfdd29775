"""The time line, who looked, and who can look."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden import logboek
from tandem.acties.huishouden.afgeschermd import open_afgeschermd
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.logboek import lees_inkijk, lees_logboek
from tandem.acties.huishouden.sluiting import sluit_voor_team
from tandem.acties.huishouden.tijdlijn import PER_BLADZIJDE, lees_tijdlijn
from tandem.models import Medewerker, Waarneming
from tandem.regels.gebeurtenissen import Groep
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tests import wereld
from tests.acties.huishouden import hulp

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    return wereld.professional()


def _voorvallen(ik, huis, aantal, **meer):
    with deur.schrijf(door=ik, doel=Doel.HULP, wat="test: voorvallen", huishouden=huis) as sessie:
        for _ in range(aantal):
            sessie.gebeurtenis("lid_terug", **meer)


def test_the_newest_comes_first_and_each_says_who_and_for_whom(ik):
    huis = hulp.maak(ik)
    lijn = lees_tijdlijn(door=ik, huishouden=huis)
    assert [v.zin for v in lijn.voorvallen] == [
        "Tom hoort bij dit huishouden (kind).", "Samira hoort bij dit huishouden (ouder).", "Dit dossier is begonnen.",
    ]  # fmt: skip
    assert {(v.wie, v.organisatie) for v in lijn.voorvallen} == {(ik.naam, ik.organisatie_naam)}


def test_pages_follow_each_other_without_gap_or_double(ik):
    huis = hulp.maak(ik)
    _voorvallen(ik, huis, PER_BLADZIJDE + 7, gebeurd_op=timezone.now() - timedelta(days=1))
    eerste = lees_tijdlijn(door=ik, huishouden=huis)
    tweede = lees_tijdlijn(door=ik, huishouden=huis, voor=eerste.verder)
    assert (len(eerste.voorvallen), len(tweede.voorvallen), tweede.verder) == (PER_BLADZIJDE, 10, "")
    assert len(lees_tijdlijn(door=ik, huishouden=huis, alles=True).voorvallen) == PER_BLADZIJDE + 10


@pytest.mark.parametrize("voor", ["x", "2026-01-01_1", "7adf9d04-2efd-4f26-ae2a-63e4c6e6cb96", "_", "9" * 40])
def test_a_place_that_was_tampered_with_begins_at_the_newest(ik, voor):
    huis = hulp.maak(ik)
    assert len(lees_tijdlijn(door=ik, huishouden=huis, voor=voor).voorvallen) == 3


def test_filters_keep_one_kind_or_one_person(ik):
    huis = hulp.maak(ik)
    tom = hulp.lid(ik, huis, "Tom")
    assert len(lees_tijdlijn(door=ik, huishouden=huis, lid=tom).voorvallen) == 1
    assert not lees_tijdlijn(door=ik, huishouden=huis, groep=Groep.SIGNAAL).voorvallen
    assert len(lees_tijdlijn(door=ik, huishouden=huis, groep="bestaat-niet").voorvallen) == 3


def test_what_is_recorded_later_says_so(ik):
    huis = hulp.maak(ik)
    _voorvallen(ik, huis, 1, gebeurd_op=timezone.now() - timedelta(days=3))
    assert lees_tijdlijn(door=ik, huishouden=huis).voorvallen[-1].later_vastgelegd


def test_layers_that_one_does_not_see_are_not_on_the_time_line(ik):
    gezin = wereld.gezin(ik)
    hulpverlener = wereld.professional("aanbieder")
    wereld.betrek(gezin, hulpverlener, door=ik)
    _voorvallen(ik, gezin.openbaar, 1, laag=Laag.VEILIGHEID)
    mijn = lees_tijdlijn(door=ik, huishouden=gezin.openbaar).voorvallen
    assert len(mijn) == len(lees_tijdlijn(door=hulpverlener, huishouden=gezin.openbaar).voorvallen) + 1


def test_the_time_line_answers_the_same_number_of_queries_for_few_and_many(ik, django_assert_max_num_queries):
    huis = hulp.maak(ik)
    _voorvallen(ik, huis, 40)
    with django_assert_max_num_queries(20):
        lees_tijdlijn(door=ik, huishouden=huis)


def test_one_person_on_one_day_is_one_line_and_what_weighs_more_stands_by_itself(ik):
    huis = hulp.maak(ik)
    geheim = Contactinvoer("adres", "Schuilstraat 7", afgeschermd=True)
    item = leg_contactgegeven_vast(door=ik, huishouden=huis, invoer=geheim)
    for _ in range(3):
        hulp.personen(ik, huis)
    open_afgeschermd(door=ik, huishouden=huis, item=item, reden="Er is een huisbezoek gepland.")
    regels = lees_logboek(door=ik, huishouden=huis).regels
    gelezen = next(r for r in regels if r.deed == "las")
    assert gelezen.keer == 3
    assert "Samira, Tom" in gelezen.over
    assert [r.keer for r in regels if "afgeschermd" in r.deed] == [1]


def test_a_refusal_is_in_the_log_of_the_file(ik):
    huis = hulp.maak(ik)
    vreemde = wereld.professional()
    with pytest.raises(NietGevonden):
        hulp.personen(vreemde, huis)
    assert vreemde.naam in [r.wie for r in lees_logboek(door=ik, huishouden=huis).regels]


def test_who_can_see_this_names_stand_ins_and_leaves_out_closed_teams(ik):
    gezin = wereld.gezin(ik)
    collega, dicht, invaller = wereld.professional(), wereld.professional(), wereld.professional()
    wereld.betrek(gezin, collega, door=ik)
    wereld.betrek(gezin, dicht, door=ik)
    nu = timezone.now()
    Waarneming.objects.create(
        voor=Medewerker.objects.get(pk=collega.medewerker), door=Medewerker.objects.get(pk=invaller.medewerker),
        organisatie_id=collega.organisatie, van=nu - timedelta(hours=1), tot=nu + timedelta(hours=1), reden="verlof",
    )  # fmt: skip
    sluit_voor_team(door=ik, huishouden=gezin.openbaar, team=dicht.team, reden="Een oom werkt daar.")
    blad = lees_inkijk(door=ik, huishouden=gezin.openbaar)
    namen = [houder.wie for houder in blad.houders]
    assert {ik.naam, collega.naam, invaller.naam} <= set(namen)
    assert dicht.naam not in namen
    assert blad.gesloten_voor == (dicht.team_naam,)


def test_pages_of_the_log_follow_each_other_and_tell_no_numbers(ik, monkeypatch):
    """What is read elsewhere makes no difference to where a page ends: that would tell how much is out of sight."""
    monkeypatch.setattr(logboek, "PER_BLADZIJDE", 4)
    huis, ander = hulp.maak(ik), hulp.maak(ik)
    for _ in range(5):
        hulp.personen(ik, huis)
        hulp.personen(ik, ander)
    voor, keren, einden = None, 0, []
    while voor is not None or not einden:
        blad = lees_logboek(door=ik, huishouden=huis, voor=voor)
        keren += sum(regel.keer for regel in blad.regels if "personen" in regel.wat)
        voor = blad.verder
        einden.append(voor)
    assert keren == 5
    assert len(einden) > 2
    assert all(einde is None or isinstance(einde, datetime) for einde in einden)
