"""Search first, then begin: the pages."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.sluiting import scherm_af
from tests import wereld
from tests.acties.huishouden import hulp
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    return wereld.professional()


def _nieuw_url(client):
    inhoud = client.get(reverse("zoeken"), {"q": "Iemand Onbekend"}).content.decode()
    begin = inhoud.index(reverse("huishouden_nieuw"))
    return inhoud[begin : inhoud.index('"', begin)].replace("&amp;", "&")


def _regels(*regels):
    vast = {"leden-TOTAL_FORMS": str(len(regels)), "leden-INITIAL_FORMS": "0"}
    return vast | {f"leden-{nr}-{naam}": waarde for nr, regel in enumerate(regels) for naam, waarde in regel.items()}


MOEDER = {"rol": "ouder", "voornaam": "Anna", "achternaam": "Proef", "geboortedatum_soort": "exact"}
LEEG = {"rol": "ouder", "voornaam": "", "geboortedatum_soort": "exact"}


def test_who_did_not_search_goes_to_search_first(ik):
    antwoord = ingelogd(ik).get(reverse("huishouden_nieuw"), follow=True)
    assert "Zoek eerst" in antwoord.content.decode()
    for merk in ("", "vals", "MQ:1:x"):
        assert ingelogd(ik).get(reverse("huishouden_nieuw"), {"gezocht": merk}).status_code == 302


def test_a_search_of_a_colleague_does_not_count_as_mine(ik):
    adres = _nieuw_url(ingelogd(wereld.professional()))
    assert ingelogd(ik).get(adres).status_code == 302


def test_after_a_search_a_file_begins_with_the_people_that_were_filled_in(ik):
    wereld.gemeente()
    client = ingelogd(ik)
    adres = _nieuw_url(client)
    assert client.get(adres).status_code == 200
    regels = _regels(
        {**MOEDER, "geboortedatum": "1990-05-04"}, LEEG, {"rol": "kind", "geboortedatum_soort": "ongeboren"}
    )
    antwoord = client.post(adres, {"gemeente": "test", **regels})
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert "Anna en ongeboren kind" in client.get(antwoord.url).content.decode()


def test_a_mistake_stands_at_its_line_and_nothing_typed_is_lost(ik):
    wereld.gemeente()
    client = ingelogd(ik)
    regels = _regels(LEEG, {**MOEDER, "geboortedatum": "2099-01-01"})
    antwoord = client.post(_nieuw_url(client), {"gemeente": "test", **regels})
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Deze dag moet nog komen" in inhoud
    assert inhoud.rindex("Deze dag moet nog komen") > inhoud.index("leden-1-voornaam")
    assert 'value="Anna"' in inhoud


@pytest.mark.parametrize(
    "lelijk", [{"leden-TOTAL_FORMS": "999999"}, {"leden-TOTAL_FORMS": "x"}, {}, {"gemeente": "atlantis"}]
)
def test_a_form_that_was_tampered_with_is_told_and_does_not_break(ik, lelijk):
    client = ingelogd(ik)
    antwoord = client.post(_nieuw_url(client), {**_regels(MOEDER), "gemeente": "test", **lelijk} if lelijk else {})
    assert antwoord.status_code == 422


def test_a_role_that_may_not_begin_a_file_is_not_offered_one():
    client = ingelogd(wereld.professional("tandempartner_rvt"))
    inhoud = client.get(reverse("zoeken"), {"q": "Iemand"}).content.decode()
    assert reverse("huishouden_nieuw") not in inhoud
    assert client.get(reverse("huishouden_nieuw")).status_code == 404


def test_search_finds_mine_and_tells_why(ik):
    huis = hulp.maak(ik, Lidinvoer("ouder", "Żółta", "Łąka", geboortedatum=date(1980, 1, 1)))
    inhoud = ingelogd(ik).get(reverse("zoeken"), {"q": "zolta laka"}).content.decode()
    assert reverse("huishouden", args=[huis]) in inhoud
    assert "gevonden op" in inhoud


@pytest.mark.parametrize("q", ["", " ", "x" * 201, "%00", "\x00", "<b>", "' --", "🌸", "\u202e"])
def test_any_search_text_gives_a_page(ik, q):
    antwoord = ingelogd(ik).get(reverse("zoeken"), {"q": q})
    assert antwoord.status_code == 200
    assert "<b>" not in antwoord.content.decode()


def test_outside_the_answer_is_the_same_for_nobody_and_for_shielded(ik):
    achternaam = wereld.uniek("x").translate(str.maketrans("0123456789-", "abcdefghijk"))
    huis = hulp.maak(ik, Lidinvoer("kind", "Tom", achternaam, geboortedatum=date(2014, 2, 28)))
    client = ingelogd(wereld.professional())
    velden = {"voornaam": "Tom", "achternaam": achternaam, "geboortedatum": "2014-02-28"}
    adres = reverse("zoeken_elders")
    assert f"vraag {ik.team_naam}" in client.post(adres, velden).content.decode()
    niemand = client.post(adres, {**velden, "geboortedatum": "2014-02-27"})
    scherm_af(door=ik, huishouden=huis, afgeschermd=True, reden="Zij wordt gezocht.")
    geheim = client.post(adres, velden)
    assert "niets melden" in geheim.content.decode()
    assert len(geheim.content) == len(niemand.content)


def test_saying_who_is_family_gives_nothing_away(ik):
    velden = {"voornaam": "Tom", "achternaam": "Onbekend", "geboortedatum": "2014-02-28", "soort": "familie"}
    client = ingelogd(ik)
    antwoord = client.post(reverse("bekende_melden"), velden, follow=True)
    assert "Dit is vastgelegd" in antwoord.content.decode()
    assert client.post(reverse("bekende_melden"), {**velden, "soort": "vijand"}).status_code == 422
