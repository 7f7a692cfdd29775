"""The analysis and the veiligheidskaart in a browser: one picture at a time, a judgement by telephone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests import wereld
from tests.acties.analyse.verhaal import gezin_met_jaar, vertel_analyse, vertel_veiligheid
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
