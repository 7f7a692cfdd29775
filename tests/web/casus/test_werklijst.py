"""The first page: who sees which work list, and where others begin."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tandem.acties.casus.werklijst import PER_BLAD, Werkpunt
from tandem.models import Team
from tandem.regels.casus.werk import Werkgroep, Werksoort, werkgroep
from tandem.regels.rechten.lagen import Doel
from tandem.web.casus.werklijst import stap_url
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def test_the_first_page_is_the_work_list():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    termijnen(actor, gezin, -2, 0, betreft=(gezin.leden["Noor"],))
    html = tekst(ingelogd(actor).get("/"))
    assert "1 te laat en 1 voor vandaag." in html
    assert "Samira en Tom en Noor" in html
    assert "2 dagen te laat" in html
    assert "Een afspraak nakijken" in html
    assert "Waarom mag ik dit zien?" in html


def test_an_empty_list_says_what_will_stand_there():
    assert "Er staat nu niets open" in tekst(ingelogd(wereld.professional()).get("/"))


def test_a_visitor_is_asked_to_log_in():
    assert Client().get("/").url == "/inloggen/?next=%2F"


def test_only_what_i_do_myself():
    actor, collega = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(actor)
    wereld.betrek(gezin, collega, door=actor)
    termijnen(actor, gezin, 1, eigenaar=collega.medewerker)
    client = ingelogd(actor)
    assert f"{collega.naam} doet dit" in tekst(client.get("/"))
    assert "Er staat nu niets open" in tekst(client.get("/?van=mij"))


def test_a_team_leader_begins_with_the_team_and_sees_its_work():
    actor = wereld.professional()
    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    termijnen(actor, wereld.gezin(actor), 1)
    client = ingelogd(leider)
    assert "Samira en Tom en Noor" in tekst(client.get("/team/werk/"))
    assert "Samira en Tom en Noor" not in tekst(client.get("/team/werk/?soort=anders"))
    assert "Samira en Tom en Noor" in tekst(client.get(f"/team/werk/?wie={actor.medewerker}"))
    assert "Samira en Tom en Noor" not in tekst(client.get(f"/team/werk/?wie={leider.medewerker}"))


def test_another_team_leader_sees_nothing_of_it():
    actor = wereld.professional()
    termijnen(actor, wereld.gezin(actor), 1)
    assert "Samira" not in tekst(ingelogd(wereld.professional("teamleider")).get("/team/werk/"))


def test_who_leads_no_team_sees_nothing_there():
    actor = wereld.professional()
    termijnen(actor, wereld.gezin(actor), 1)
    assert "Samira" not in tekst(ingelogd(actor).get("/team/werk/"))


def test_a_role_without_households_is_told_so():
    assert "werkt u niet met huishoudens" in tekst(ingelogd(wereld.professional("onderzoeker")).get("/"))


def test_paging_keeps_what_was_chosen():
    actor = wereld.professional()
    termijnen(actor, wereld.gezin(actor), *range(PER_BLAD + 1))
    html = tekst(ingelogd(actor).get("/?van=mij&blad=1"))
    assert "?van=mij&amp;blad=2" in html
    assert f"1 tot en met {PER_BLAD} van {PER_BLAD + 1}" in html


@pytest.mark.parametrize("blad", ["0", "-1", "x", "9999999999999999999999", "", "1;DROP"])
def test_a_page_number_that_is_none_shows_a_page(blad):
    assert ingelogd(wereld.professional()).get("/", {"blad": blad}).status_code == 200


def test_the_number_of_queries_of_the_whole_page_does_not_grow():
    weinig, veel = wereld.professional(), wereld.professional()
    termijnen(weinig, wereld.gezin(weinig), 1)
    for _ in range(4):
        termijnen(veel, wereld.gezin(veel), 1, 2, 3)
    aantallen = []
    for actor in (weinig, veel):
        client = ingelogd(actor)
        client.get("/")
        with CaptureQueriesContext(connection) as gemeten:
            client.get("/")
        aantallen.append(len(gemeten))
    assert aantallen[0] == aantallen[1] <= 15


def test_the_next_step_leads_to_its_own_page_or_to_none():
    gevonden = _punt(Werksoort("x", "Zin", "Stap", "concept_bestaat_niet"))
    assert stap_url(gevonden) in ("", f"/huishoudens/{gevonden.huishouden}/")


@pytest.mark.parametrize(
    ("doel", "lagen", "rest"),
    [
        (Doel.HULP, {1, 2, 4}, "casus/fase/"),
        (Doel.HULP, {1, 2}, ""),
        (Doel.TEAMLEIDING, {1, 2, 4}, ""),
    ],
)
def test_a_step_that_is_not_for_who_reads_leads_to_the_household(doel, lagen, rest):
    punt = _punt(Werksoort("x", "Zin", "Stap", "fase"), doel, lagen)
    assert stap_url(punt) == f"/huishoudens/{punt.huishouden}/{rest}"


def _punt(soort, doel=Doel.HULP, lagen=(1,)):
    vandaag = date(2026, 3, 3)
    groep = werkgroep(vervalt_op=vandaag, vandaag=vandaag)
    assert groep is Werkgroep.VANDAAG
    begon = vandaag - timedelta(days=1)
    lezer = (doel, frozenset(lagen), "casusregisseur")
    return Werkpunt(uuid.uuid4(), "Naam", soort, groep, "", (), begon, vandaag, "", True, None, *lezer)
