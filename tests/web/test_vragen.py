"""However much somebody has to see, a page asks the database as many questions: with five households and with fifty."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.acties import naslag, sleutelfeiten
from tandem.models import Team
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")
NAAM = "Wietske"


@pytest.fixture(scope="module")
def werelden(database_gereed):
    """A professional and a team leader, with so many households."""
    uit = {}
    for aantal in (5, 50):
        actor = wereld.professional()
        leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
        for _ in range(aantal):
            gezin = wereld.gezin(actor, (NAAM, "Tom"))
            termijnen(actor, gezin, -2, 4)
        uit[aantal] = (actor, leider, gezin)
    return uit


@pytest.fixture
def _blijft_onthouden(monkeypatch):
    """What a process keeps for half a minute stays kept: how busy the machine is may not decide."""
    monkeypatch.setattr(naslag, "_VERS", float("inf"))
    monkeypatch.setattr(sleutelfeiten, "_RECHTEN_VERS", float("inf"))


@pytest.mark.usefixtures("_blijft_onthouden")
@pytest.mark.parametrize(
    ("wie", "adres"),
    [
        (0, "/"),
        (0, "/huishoudens/"),
        (0, "/huishoudens/?op=termijn"),
        (0, f"/zoeken/?q={quote(NAAM)}"),
        (1, "/team/"),
        (1, "/team/werk/"),
        (1, "/team/huishoudens/"),
        (0, "huishouden"),
        (0, "tijdlijn"),
    ],
)
def test_a_page_asks_as_much_with_five_households_as_with_fifty(werelden, wie, adres):
    gevraagd = {}
    for aantal, mensen in werelden.items():
        client, pad = ingelogd(mensen[wie]), adres
        if not adres.startswith("/"):
            pad = reverse(adres, args=[mensen[2].openbaar])
        client.get(pad)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(pad).status_code == 200
        gevraagd[aantal] = len(vragen)
    assert gevraagd[5] == gevraagd[50] <= 45
