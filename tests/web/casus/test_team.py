"""The page with the team overview."""

import pytest

from tandem.models import Team
from tandem.web.casus.team import balken
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def test_the_leader_sees_what_stays_undone_and_how_the_work_is_divided():
    actor = wereld.professional()
    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    termijnen(actor, wereld.gezin(actor), -9, -2)
    html = tekst(ingelogd(leider).get("/team/"))
    assert "2 te laat" in html
    assert "/team/werk/?soort=afspraak_nakijken" in html
    assert f"/team/werk/?wie={actor.medewerker}" in html
    assert "Iedereen die vast gezicht is, is dat van 1 huishouden." in html
    assert 'width="100.0%"' in html
    assert "Samira" not in html


def test_a_team_leader_begins_here():
    assert ingelogd(wereld.professional("teamleider")).get("/").url == "/team/"


def test_who_leads_no_team_finds_nothing():
    client = ingelogd(wereld.professional())
    for adres in ("/team/", "/team/werk/", "/team/huishoudens/"):
        assert client.get(adres).status_code == 404


def test_a_team_without_work_says_so():
    html = tekst(ingelogd(wereld.professional("teamleider")).get("/team/"))
    assert "Er blijft niets liggen" in html
    assert "Niemand in het team is nu vast gezicht" in html


@pytest.mark.parametrize(
    ("waarden", "lengtes"),
    [([], []), ([("a", 0)], ["0.0"]), ([("a", 4), ("b", 1), ("c", 0)], ["100.0", "25.0", "0.0"])],
)
def test_bars_are_drawn_from_zero(waarden, lengtes):
    assert [lengte for _, _, lengte in balken(waarden)] == lengtes
