"""The page with the list of households."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tandem.acties.casus.lijst import PER_BLAD
from tandem.models import Team
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def test_the_list_says_how_it_goes_with_each_household():
    actor = wereld.professional()
    termijnen(actor, wereld.gezin(actor), -2)
    html = tekst(ingelogd(actor).get("/huishoudens/"))
    assert "1 huishouden met wie u nu werkt." in html
    assert "Samira en Tom en Noor" in html
    assert "met toestemming" in html
    assert "U bent het vaste gezicht." in html
    assert "2 dagen te laat" in html
    assert "nog geen contact vastgelegd" in html


def test_somebody_else_sees_nothing_of_it():
    wereld.gezin(wereld.professional())
    assert "Er zijn nog geen huishoudens" in tekst(ingelogd(wereld.professional()).get("/huishoudens/"))


def test_a_team_leader_sees_the_team_and_another_does_not():
    actor = wereld.professional()
    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    wereld.gezin(actor)
    assert "Samira en Tom en Noor" in tekst(ingelogd(leider).get("/team/huishoudens/"))
    ander = ingelogd(wereld.professional("teamleider"))
    assert "Samira en Tom en Noor" not in tekst(ander.get("/team/huishoudens/"))


def test_sorting_and_paging_keep_each_other():
    actor = wereld.professional()
    for nummer in range(PER_BLAD + 1):
        wereld.gezin(actor, (f"Naam{nummer:03}",))
    html = tekst(ingelogd(actor).get("/huishoudens/?op=termijn&toon=alles&blad=2"))
    assert "?op=termijn&amp;toon=alles&amp;blad=1" in html
    assert "?op=naam&amp;toon=alles" in html
    assert "?op=termijn&amp;toon=lopend" in html


@pytest.mark.parametrize("vraag", ["op=x", "toon=x", "op=", "blad=x", "op=naam&op=termijn", "toon=%00"])
def test_nonsense_in_the_address_shows_the_list(vraag):
    assert ingelogd(wereld.professional()).get(f"/huishoudens/?{vraag}").status_code == 200


def test_the_number_of_queries_of_the_whole_page_does_not_grow():
    weinig, veel = wereld.professional(), wereld.professional()
    wereld.gezin(weinig)
    for _ in range(5):
        wereld.gezin(veel)
    aantallen = []
    for actor in (weinig, veel):
        client = ingelogd(actor)
        client.get("/huishoudens/")
        with CaptureQueriesContext(connection) as gemeten:
            client.get("/huishoudens/")
        aantallen.append(len(gemeten))
    assert aantallen[0] == aantallen[1] <= 20
