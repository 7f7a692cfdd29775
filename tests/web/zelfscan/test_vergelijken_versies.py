"""Pages that compare municipalities which measured with different versions: no cell is empty, and each says why."""

import re

import pytest
from django.urls import reverse

from tests import organisatiewereld as org
from tests import versiewereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def wereld():
    return versiewereld.twee_versies()


def _kaart(client, code):
    """The cells of the heat map by the name of the municipality, in words."""
    html = tekst(client.get(reverse("vergelijken"), {"instrument": code}))
    rijen = {}
    for rij in re.findall(r'<tr class="utrecht-table__row".*?</tr>', html, re.DOTALL)[1:]:
        kop, *cellen = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rij, re.DOTALL)
        rijen[_kaal(kop)] = [_kaal(een) for een in cellen]
    return html, rijen


def _kaal(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize("wie", ["oud", "nieuw"])
def test_the_heat_map_shows_both_and_says_what_cannot_be_compared(wereld, wie):
    html, rijen = _kaart(ingelogd(getattr(wereld, wie).actor()), wereld.code)
    (oud,) = [rij for naam, rij in rijen.items() if naam.startswith(wereld.oud.organisatie.naam)]
    (nieuw,) = [rij for naam, rij in rijen.items() if naam.startswith(wereld.nieuw.organisatie.naam)]
    assert nieuw == ["4,0", "4,0", "4,0"]
    assert oud == [
        "2,0",
        "2,0* over 1 van de 3 vragen",
        "niet te vergelijken de vragen van dit onderdeel zijn te veel veranderd",
    ]
    assert "Met een sterretje" in html
    assert any("versie 1" in naam for naam in rijen)


def _onderdeel(wie, wereld, code):
    zoek = {"instrument": wereld.code, "onderdeel": code}
    return _kaal(tekst(ingelogd(wie.actor()).get(reverse("vergelijken_onderdeel"), zoek)))


def test_one_part_shows_both_over_what_stayed_and_says_why_where_nothing_did(wereld):
    naam = wereld.oud.organisatie.naam
    team = _onderdeel(wereld.nieuw, wereld, "team")
    assert f"{naam} 2,0" in team
    assert "Van 1 andere gemeente: 1 lager." in team
    zicht = _onderdeel(wereld.nieuw, wereld, "zicht")
    assert "Anderen hebben dit met andere vragen gemeten." in zicht
    assert f"{naam} met andere vragen" in zicht
    assert f"{naam} 1 2,0 4,0 over 1 van de 3 vragen" in zicht
    bereik = _onderdeel(wereld.nieuw, wereld, "bereik")
    assert f"{naam} met andere vragen" in bereik
    assert f"{naam} 1 geen geen niet te vergelijken: de vragen van dit onderdeel zijn te veel veranderd" in bereik


def test_who_measured_with_the_old_version_reads_that_the_questions_changed(wereld):
    bereik = _onderdeel(wereld.oud, wereld, "bereik")
    assert "U hebt hier zelf nog geen cijfer" not in bereik
    assert "U hebt dit met andere vragen gemeten." in bereik
    assert re.search(r"Aantal anderen \d{4} met andere vragen 4,0 1", bereik)
    zicht = _onderdeel(wereld.oud, wereld, "zicht")
    assert "U hebt dit met andere vragen gemeten." in zicht
    assert f"{wereld.oud.organisatie.naam} 1 2,0 over 1 van de 3 vragen" in zicht


def test_who_may_not_read_the_instrument_finds_no_comparison_of_it(wereld):
    buiten = ingelogd(org.gemeente().actor())
    zoek = {"instrument": "proef-0", "onderdeel": "team"}
    assert buiten.get(reverse("vergelijken_onderdeel"), zoek).status_code == 404
    assert buiten.get(reverse("vergelijken"), {"instrument": "proef-0"}).status_code == 404
