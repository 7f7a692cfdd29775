"""The work list, against the real PostgreSQL as role ``app``."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.werklijst import PER_BLAD, lees_werklijst
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.models import Casus, Inzage, Organisatie, Team, Waarneming
from tandem.regels.casus.werk import Werkgroep
from tandem.regels.rechten.lagen import Doel, Laag
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")
SOORT = "afspraak_nakijken"


def termijnen(actor, gezin, *dagen, soort=SOORT, betreft=(), **velden):
    """Set due dates that many days from today, for a household's case."""
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test: termijn", huishouden=gezin.openbaar) as sessie:
        casus = sessie.van(Casus).get()
        for dag in dagen:
            vervalt = sessie.vandaag + timedelta(days=dag)
            zet_termijn(sessie, casus, soort=soort, vervalt_op=vervalt, betreft=betreft, **velden)
        sessie.gebeurtenis("test")


def test_overdue_first_then_due_then_the_rest():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, 30, 0, -2, 3, -9)
    lijst = lees_werklijst(door=actor)
    assert [(punt.vervalt_op - lijst.vandaag).days for punt in lijst.punten] == [-9, -2, 0, 3, 30]
    assert [punt.groep for punt in lijst.punten] == [
        Werkgroep.TE_LAAT,
        Werkgroep.TE_LAAT,
        Werkgroep.VANDAAG,
        Werkgroep.DEZE_WEEK,
        Werkgroep.LATER,
    ]
    assert lijst.aantallen[Werkgroep.TE_LAAT] == 2
    assert lijst.totaal == 5


def test_missing_safeguards_stand_on_top():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, -9)
    termijnen(actor, gezin, 14, soort="waarborg_achteraf")
    assert [punt.groep for punt in lees_werklijst(door=actor).punten] == [Werkgroep.EERST, Werkgroep.TE_LAAT]


def test_a_row_says_who_why_for_whom_and_since_when():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, 1, betreft=(gezin.leden["Noor"],), reden="de sleutel ligt bij de buurvrouw")
    (punt,) = lees_werklijst(door=actor).punten
    assert punt.naam == "Samira en Tom en Noor"
    assert punt.huishouden == gezin.openbaar
    assert punt.soort.zin == "Een afspraak nakijken"
    assert punt.reden == "de sleutel ligt bij de buurvrouw"
    assert punt.voor == ("Noor",)
    assert punt.begon_op == timezone.localdate()
    assert punt.van_mij


def test_what_is_done_is_off_the_list():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, 1)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test: af", huishouden=gezin.openbaar) as sessie:
        assert rond_termijn_af(sessie, sessie.van(Casus).get()) == 1
        sessie.gebeurtenis("test")
    assert lees_werklijst(door=actor).punten == ()


def test_only_households_for_which_there_is_a_key():
    actor, vreemde = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, 1)
    assert lees_werklijst(door=vreemde).punten == ()


def test_only_layers_for_which_there_is_a_key():
    actor, aanbieder = wereld.professional(), wereld.professional("aanbieder")
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, aanbieder, door=actor)
    termijnen(actor, gezin, 1, laag=Laag.VEILIGHEID)
    assert len(lees_werklijst(door=actor).punten) == 1
    assert lees_werklijst(door=aanbieder).punten == ()


def test_who_is_involved_with_one_child_sees_only_that_childs_work():
    actor, collega = wereld.professional(), wereld.professional("jeugdbeschermer")
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, collega, door=actor, leden=[gezin.leden["Tom"]])
    termijnen(actor, gezin, 1, betreft=(gezin.leden["Noor"],))
    termijnen(actor, gezin, 2, betreft=(gezin.leden["Tom"],))
    assert [punt.voor for punt in lees_werklijst(door=collega).punten] == [("Tom",)]


def test_a_stand_in_sees_the_work_of_who_is_away():
    actor = wereld.professional()
    moeder = Organisatie.objects.get(pk=actor.organisatie)
    vervanger = wereld.professional(in_team=Team.objects.get(pk=actor.team), organisatie=moeder)
    nu = timezone.now()
    Waarneming.objects.create(
        voor_id=actor.medewerker,
        door_id=vervanger.medewerker,
        organisatie=moeder,
        van=nu - timedelta(hours=1),
        tot=nu + timedelta(hours=1),
        reden="verlof",
    )
    termijnen(actor, wereld.gezin(actor), 1)
    assert len(lees_werklijst(door=vervanger).punten) == 1


def test_a_team_leader_sees_the_teams_work_with_that_purpose_alone():
    actor = wereld.professional()
    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, 1)
    assert len(lees_werklijst(door=leider, doel=Doel.TEAMLEIDING).punten) == 1
    assert lees_werklijst(door=leider, doel=Doel.HULP).punten == ()
    (punt,) = lees_werklijst(door=leider, doel=Doel.TEAMLEIDING).punten
    assert (punt.eigenaar, punt.van_mij) == (actor.naam, False)


def test_it_can_be_limited_to_a_kind_and_to_a_person():
    actor, collega = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, collega, door=actor)
    termijnen(actor, gezin, 1)
    termijnen(actor, gezin, 2, soort="betrokkene_aankondigen", eigenaar=collega.medewerker)
    assert len(lees_werklijst(door=actor).punten) == 2
    assert len(lees_werklijst(door=actor, eigenaar=collega.medewerker).punten) == 1
    assert [punt.soort.code for punt in lees_werklijst(door=actor, soort=SOORT).punten] == [SOORT]


def test_it_comes_in_pages_and_counts_all_of_them():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, *range(PER_BLAD + 3))
    eerste, tweede = lees_werklijst(door=actor), lees_werklijst(door=actor, blad=2)
    assert (len(eerste.punten), len(tweede.punten)) == (PER_BLAD, 3)
    assert eerste.totaal == tweede.totaal == PER_BLAD + 3
    assert eerste.punten[-1].vervalt_op < tweede.punten[0].vervalt_op
    assert lees_werklijst(door=actor, blad=99).blad == 2
    assert lees_werklijst(door=actor, blad=0).blad == 1


def test_each_household_on_the_page_is_in_the_log_once_per_member():
    actor = wereld.professional()
    een, ander = wereld.gezin(actor), wereld.gezin(actor, ("Anna", "Bo"))
    leeg = wereld.gezin(actor, ("Niet", "Getoond"))
    termijnen(actor, een, 1, 2)
    termijnen(actor, ander, 3, laag=Laag.VEILIGHEID, betreft=(ander.leden["Bo"],))
    lees_werklijst(door=actor)
    assert _logboek(actor, een) == [(lid, 1) for lid in sorted(een.leden.values())]
    assert _logboek(actor, ander) == [(ander.leden["Anna"], 1), (ander.leden["Bo"], 4)]
    assert _logboek(actor, leeg) == []


def test_a_hidden_thing_is_hidden_in_the_log_too():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test: verborgen", huishouden=gezin.openbaar) as sessie:
        rij = zet_termijn(
            sessie, sessie.van(Casus).get(), soort=SOORT, vervalt_op=sessie.vandaag, betreft=(gezin.leden["Noor"],)
        )
        rij.niet_zichtbaar_voor = [gezin.leden["Samira"]]
        sessie.bewaar(rij)
        sessie.gebeurtenis("test")
    lees_werklijst(door=actor)
    with deur.lees(door=actor, doel=Doel.HULP, wat="logboek", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        verborgen = sessie.van(Inzage).filter(wat="werklijst").exclude(niet_zichtbaar_voor=[])
        assert [(regel.lid, regel.niet_zichtbaar_voor) for regel in verborgen] == [
            ([gezin.leden["Noor"]], [gezin.leden["Samira"]])
        ]


def test_the_number_of_queries_does_not_grow_with_the_list():
    weinig, veel = wereld.professional(), wereld.professional()
    termijnen(weinig, wereld.gezin(weinig), 1)
    for _ in range(6):
        termijnen(veel, wereld.gezin(veel), *range(5))
    lees_werklijst(door=weinig)
    with CaptureQueriesContext(connection) as een:
        lees_werklijst(door=weinig)
    with CaptureQueriesContext(connection) as dertig:
        assert len(lees_werklijst(door=veel).punten) == 30
    assert len(een) == len(dertig)
    assert len(dertig) <= 10


def _logboek(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="logboek", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        regels = sessie.van(Inzage).filter(wat="werklijst")
        return sorted((regel.lid[0], regel.laag) for regel in regels)
