"""The analysis and the veiligheidskaart in a browser: axe, nothing outside the window, a judgement by telephone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests import wereld
from tests.acties.analyse.hulp import lees
from tests.acties.analyse.test_veiligheidskaart import lees as lees_kaart
from tests.acties.analyse.verhaal import gezin_met_jaar, vertel_analyse, vertel_veiligheid
from tests.reizen.axe import bezwaren
from tests.web.hulp import ingelogd

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]


@pytest.fixture(scope="module")
def wereldje(database_gereed: None) -> tuple[Any, Any]:
    """A professional and a household with a year behind it."""
    actor = wereld.professional()
    gezin = gezin_met_jaar(actor)
    vertel_analyse(actor, gezin)
    vertel_veiligheid(actor, gezin)
    return actor, gezin


@pytest.fixture
def binnen(page: Page, context: BrowserContext, adres: str, wereldje: tuple[Any, Any]) -> Iterator[Page]:
    """A page that is logged in; afterwards nothing may have complained in the console (policy included)."""
    klachten: list[str] = []

    def hoor(bericht: ConsoleMessage) -> None:
        if bericht.type == "error" and "status of 422" not in bericht.text:  # a form that comes back
            klachten.append(bericht.text)

    page.on("console", hoor)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    sleutel = ingelogd(wereldje[0]).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
    yield page
    assert klachten == []


def _paginas(actor: Any, gezin: Any) -> list[str]:
    h, analyse, kaart = gezin.openbaar, lees(actor, gezin), lees_kaart(actor, gezin)
    v = analyse.versie.openbaar
    lid = analyse.kop.leden[0].openbaar
    factor = next(een.openbaar for een in kaart.factoren if een.tot is None)
    plan = kaart.noodplannen[0].openbaar
    afdruk = f"?voor={lid}&thuis=ja"
    los = ("analyse", "analyse_beginnen", "veiligheid", "veiligheid_oordeel", "veiligheid_incident")
    los += ("veiligheid_factor", "veiligheid_afspraak", "veiligheid_noodplan", "veiligheid_afdrukken")
    van_versie = ("opzet", "regels", "verband", "cijfer", "voorleggen", "terughalen", "vaststellen", "afdrukken")
    return [
        *(reverse(naam, args=[h]) for naam in los),
        *(reverse(f"analyse_{naam}", args=[h, v]) for naam in van_versie),
        reverse("analyse_herkenning", args=[h, v, lid]),
        reverse("analyse_regel_weg", args=[h, v, analyse.regels[0].regel.openbaar]),
        reverse("analyse_verband_weg", args=[h, v, analyse.verbanden[0].openbaar]),
        reverse("veiligheid_factor_einde", args=[h, factor]),
        reverse("veiligheid_noodplan_nieuw", args=[h, plan]),
        reverse("veiligheid_noodplan_weg", args=[h, plan]),
        reverse("analyse_afdrukken", args=[h, v]) + afdruk,
        reverse("veiligheid_afdrukken", args=[h]) + afdruk,
    ]


def test_axe_objects_to_nothing_and_nothing_stands_outside_the_window(
    binnen: Page, adres: str, wereldje: tuple[Any, Any]
) -> None:
    for pad in _paginas(*wereldje):
        for breed in (1280, 360):
            binnen.set_viewport_size({"width": breed, "height": 800})
            binnen.goto(adres + pad)
            assert bezwaren(binnen) == [], pad
            assert binnen.evaluate("document.documentElement.scrollWidth") <= breed, (pad, breed)


def test_one_picture_at_a_time_and_words_stay_readable(binnen: Page, adres: str, wereldje: tuple[Any, Any]) -> None:
    binnen.goto(adres + reverse("veiligheid", args=[wereldje[1].openbaar]))
    for breed, toont in ((1280, "breed"), (360, "smal")):
        binnen.set_viewport_size({"width": breed, "height": 800})
        expect(binnen.locator(".tandem-kaart__beeld:visible")).to_have_count(1)
        beeld = binnen.locator(f".tandem-kaart__beeld--{toont}")
        hoog = beeld.locator(".tandem-kaart__woord").first.evaluate("el => el.getBoundingClientRect().height")
        assert hoog >= 10
        rand = beeld.evaluate("el => el.getBoundingClientRect().right")
        rechts = beeld.evaluate(
            "el => Math.max(...[...el.querySelectorAll('text')].map(t => t.getBoundingClientRect().right))"
        )
        assert rechts <= rand + 1


def test_a_judgement_is_given_on_a_telephone_and_stands_on_the_card(
    binnen: Page, adres: str, wereldje: tuple[Any, Any]
) -> None:
    binnen.set_viewport_size({"width": 360, "height": 740})
    binnen.goto(adres + reverse("veiligheid", args=[wereldje[1].openbaar]))
    binnen.get_by_role("link", name="Bespreek hoe veilig het is voor Tom").click()
    expect(binnen.get_by_label("Tom Voorbeeld").first).to_be_checked()
    groep = binnen.get_by_role("group", name="Hoe veilig is het volgens u?")
    groep.get_by_text("Soms veilig en soms niet").click()
    binnen.get_by_role("button", name="Vastleggen").click()
    expect(binnen.get_by_role("alert")).to_contain_text("Schrijf op waarom u dit vindt")
    expect(groep.get_by_label("Soms veilig en soms niet")).to_be_checked()
    binnen.get_by_label("Waarom vindt u dat?").fill("Tom schrok van de bel.")
    binnen.get_by_role("button", name="Vastleggen").click()
    expect(binnen.get_by_text("Tom schrok van de bel.").first).to_be_visible()
