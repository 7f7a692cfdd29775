"""The list of households, against the real PostgreSQL as role ``app``."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tandem.acties import deur, sleutelfeiten
from tandem.acties.casus.lijst import PER_BLAD, Toon, Volgorde, lees_huishoudens
from tandem.models import Bevoegdheid, Casus, Contactmoment, Inzage, Maatregel, Team
from tandem.regels.rechten.lagen import Doel, Laag
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen

pytestmark = pytest.mark.usefixtures("db")


def _namen(lijst):
    return [rij.naam for rij in lijst.rijen]


def _schrijf(actor, gezin, *rijen):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test: schrijven", huishouden=gezin.openbaar) as sessie:
        for rij in rijen:
            sessie.bewaar(rij)
        sessie.gebeurtenis("test")


def test_by_name_as_people_look_them_up():
    actor = wereld.professional()
    for naam in ("Özge", "anna", "Zoë", "Bob", "Émile"):
        wereld.gezin(actor, (naam,))
    assert _namen(lees_huishoudens(door=actor)) == ["anna", "Bob", "Émile", "Özge", "Zoë"]


def test_who_knows_some_members_only_finds_a_household_by_the_name_that_the_list_shows():
    maker, aanbieder = wereld.professional(), wereld.professional("aanbieder")
    gezin, ander = wereld.gezin(maker, ("Anna", "Zed")), wereld.gezin(maker, ("Milan",))
    wereld.betrek(gezin, aanbieder, door=maker, leden=[gezin.leden["Zed"]])
    wereld.betrek(ander, aanbieder, door=maker)
    assert _namen(lees_huishoudens(door=maker)) == ["Anna en Zed", "Milan"]
    assert _namen(lees_huishoudens(door=aanbieder)) == ["Milan", "Zed"]


def test_by_what_is_due_first_and_what_has_nothing_due_comes_last():
    actor = wereld.professional()
    zonder, laat, vroeg = (wereld.gezin(actor, (naam,)) for naam in ("Anna", "Bob", "Cas"))
    termijnen(actor, laat, 9, 40)
    termijnen(actor, vroeg, -3, 50)
    lijst = lees_huishoudens(door=actor, volgorde=Volgorde.TERMIJN)
    assert [rij.openbaar for rij in lijst.rijen] == [vroeg.openbaar, laat.openbaar, zonder.openbaar]
    assert [(rij.volgende - lijst.vandaag).days if rij.volgende else None for rij in lijst.rijen] == [-3, 9, None]


def test_a_row_tells_phase_regime_face_and_last_contact():
    actor = wereld.professional()
    gezin = wereld.gezin(actor, sinds_dagen=12)
    nu = timezone.now()
    wanneer = [nu - timedelta(days=dagen) for dagen in (9, 2)]
    momenten = [
        Contactmoment(laag=Laag.PLAN, op=op, wijze="huisbezoek", teruggelezen="ja", casus_id=gezin.casus)
        for op in wanneer
    ]
    _schrijf(actor, gezin, *momenten)
    (rij,) = lees_huishoudens(door=actor).rijen
    assert (rij.fase, rij.fase_sinds) == ("verkenning", timezone.localdate() - timedelta(days=12))
    assert rij.vast_gezicht == actor.naam
    assert rij.laatste_contact == timezone.localdate(wanneer[1])
    assert rij.zwaarte == 0
    assert rij.volgende is None


def test_the_heaviest_regime_leads_and_one_that_ended_does_not_count():
    actor = wereld.professional()
    gezin, oud = wereld.gezin(actor), wereld.gezin(actor, ("Anna",))
    vandaag = timezone.localdate()
    macht = Bevoegdheid(
        laag=Laag.PLAN,
        lid_id=gezin.leden["Tom"],
        soort="x",
        organisatie_id=actor.organisatie,
        van=vandaag,
    )
    ots = Maatregel(
        laag=Laag.PLAN, lid_id=gezin.leden["Noor"], soort="ots", besloten_door="r", besloten_op=vandaag, van=vandaag
    )
    geweest = Maatregel(
        laag=Laag.PLAN,
        lid_id=oud.leden["Anna"],
        soort="ots",
        besloten_door="r",
        besloten_op=vandaag,
        van=vandaag - timedelta(days=9),
        tot=vandaag,
    )
    _schrijf(actor, gezin, macht, ots)
    _schrijf(actor, oud, geweest)
    assert {rij.naam: rij.zwaarte for rij in lees_huishoudens(door=actor).rijen} == {
        "Samira en Tom en Noor": 2,
        "Anna": 0,
    }


def test_what_is_closed_shows_only_when_asked_and_what_has_no_case_yet_shows_always():
    actor = wereld.professional()
    klaar = wereld.gezin(actor, ("Klaar",))
    wereld.gezin(actor, ("Nieuw",), met_casus=False)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test: afronden", huishouden=klaar.openbaar) as sessie:
        sessie.van(Casus).update(afgerond_op=sessie.vandaag, fase="afgerond")
        sessie.gebeurtenis("test")
    assert _namen(lees_huishoudens(door=actor)) == ["Nieuw"]
    assert _namen(lees_huishoudens(door=actor, toon=Toon.ALLES)) == ["Klaar", "Nieuw"]


def test_nobody_without_a_key_finds_anything():
    wereld.gezin(wereld.professional())
    lijst = lees_huishoudens(door=wereld.professional())
    assert (lijst.rijen, lijst.totaal, lijst.bladen) == ((), 0, 1)


def test_a_team_leader_sees_those_of_the_team_with_that_purpose_alone():
    actor = wereld.professional()
    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    wereld.gezin(actor)
    assert len(lees_huishoudens(door=leider, doel=Doel.TEAMLEIDING).rijen) == 1
    assert lees_huishoudens(door=leider, doel=Doel.HULP).rijen == ()
    anderen = wereld.professional("teamleider")
    assert lees_huishoudens(door=anderen, doel=Doel.TEAMLEIDING).rijen == ()


def test_pages_and_the_log_of_one_page_only():
    actor = wereld.professional()
    gezinnen = [wereld.gezin(actor, (f"Naam{nummer:03}",)) for nummer in range(PER_BLAD + 2)]
    tweede = lees_huishoudens(door=actor, blad=2)
    assert _namen(tweede) == [f"Naam{nummer:03}" for nummer in (PER_BLAD, PER_BLAD + 1)]
    assert (tweede.totaal, tweede.bladen) == (PER_BLAD + 2, 2)
    assert _gezien(actor, gezinnen[-1]) == 1
    assert _gezien(actor, gezinnen[0]) == 0


def test_the_number_of_queries_does_not_grow_with_the_list(monkeypatch):
    monkeypatch.setattr(sleutelfeiten, "_RECHTEN_VERS", float("inf"))  # on a busy machine it is asked anew in between
    weinig, veel = wereld.professional(), wereld.professional()
    termijnen(weinig, wereld.gezin(weinig), 1)
    for _ in range(7):
        termijnen(veel, wereld.gezin(veel), 1)
    for volgorde in Volgorde:
        lees_huishoudens(door=weinig, volgorde=volgorde)
        with CaptureQueriesContext(connection) as een:
            lees_huishoudens(door=weinig, volgorde=volgorde)
        with CaptureQueriesContext(connection) as zeven:
            assert len(lees_huishoudens(door=veel, volgorde=volgorde).rijen) == 7
        assert len(een) == len(zeven) <= 16


def _gezien(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="logboek", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return sessie.van(Inzage).filter(wat="huishoudens").count()
