"""Nothing typed more than two seconds ago is lost: server killed, browser killed, database away, no script."""

import os
import re
import signal
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserType, Page, expect

from tandem.models import Verzoek
from tests import wereld
from tests.conftest import DATABASE
from tests.reizen.dossiers import log_in
from tests.reizen.losse_server import LosseServer, database_weg

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
ZIN = "Noor zei: het is stil als oma er is."
VELD = "#id_regels-0-tekst"
BEWAARD = re.compile(r"Concept bewaard om \d\d:\d\d")


@pytest.fixture(scope="module")
def server(database_gereed: None) -> Iterator[LosseServer]:
    """A server of our own, on the test database."""
    een = LosseServer()
    een.start()
    yield een
    een.dood()


@pytest.fixture
def contact(page: Page, server: LosseServer) -> tuple[Page, str]:
    """A professional who is about to record a contact; the page and its address."""
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    log_in(page, server.adres, actor)
    waar = server.adres + reverse("contact_nieuw", args=[gezin.openbaar])
    page.goto(waar)
    return page, waar


def test_a_killed_server_loses_nothing_that_was_saved(contact, server) -> None:
    page, waar = contact
    page.locator(VELD).fill(ZIN)
    expect(page.locator("[data-tandem-concept-stand]")).to_have_text(BEWAARD)
    server.dood()
    page.locator(VELD).press_sequentially(" En daarna")
    expect(page.locator("[data-tandem-concept-stand]")).to_contain_text("staat nog op dit scherm")
    server.start()
    expect(page.locator("[data-tandem-concept-stand]")).to_have_text(BEWAARD, timeout=20_000)
    page.goto(waar)
    expect(page.locator(VELD)).to_have_value(f"{ZIN} En daarna")
    expect(page.locator("[data-tandem-concept-stand]")).to_contain_text("Dit is uw concept van")


def test_between_typing_and_saving_the_server_dies_and_saving_afterwards_works(contact, server) -> None:
    page, _ = contact
    page.locator("input[name^='kind-'][value='alleen']").evaluate_all("alle => alle.forEach(een => een.click())")
    page.locator(VELD).fill(ZIN)
    page.get_by_label("Ja", exact=True).check(force=True)
    expect(page.locator("[data-tandem-concept-stand]")).to_have_text(BEWAARD)
    server.dood()
    page.locator(VELD).press_sequentially(" Zij sliep.")
    expect(page.locator("[data-tandem-concept-stand]")).to_contain_text("staat nog op dit scherm")
    expect(page.locator(VELD)).to_have_value(f"{ZIN} Zij sliep.")
    server.start()
    page.get_by_role("button", name="Contact vastleggen").click()
    expect(page.locator(".tandem-regel__tekst")).to_have_text(f"{ZIN} Zij sliep.")


def test_a_killed_browser_loses_nothing_that_was_saved(
    browser_type: BrowserType, browser_type_launch_args, contact, server
) -> None:
    gewoon, waar = contact
    ander = browser_type.launch(**browser_type_launch_args)
    page = ander.new_context(storage_state=gewoon.context.storage_state()).new_page()
    page.goto(waar)
    page.locator(VELD).fill(ZIN)
    expect(page.locator("[data-tandem-concept-stand]")).to_have_text(BEWAARD)
    processen = ander.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    os.kill(next(proces["id"] for proces in processen if proces["type"] == "browser"), signal.SIGKILL)
    gewoon.goto(waar)
    expect(gewoon.locator(VELD)).to_have_value(ZIN)


def test_a_draft_can_be_thrown_away(contact) -> None:
    page, waar = contact
    page.locator(VELD).fill(ZIN)
    expect(page.locator("[data-tandem-concept-stand]")).to_have_text(BEWAARD)
    page.goto(waar)
    page.get_by_role("button", name="Gooi dit concept weg").click()
    expect(page.locator(VELD)).to_have_value("")
    assert page.url == waar


def test_without_script_a_button_keeps_the_draft(browser: Browser, contact) -> None:
    gewoon, waar = contact
    kaal = browser.new_context(java_script_enabled=False, storage_state=gewoon.context.storage_state())
    page = kaal.new_page()
    page.goto(waar)
    page.locator(VELD).fill(ZIN)
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.locator(VELD)).to_have_value(ZIN)
    assert page.url == waar
    kaal.close()


def test_a_database_that_is_away_keeps_what_was_typed_and_one_press_sends_it(page: Page, server) -> None:
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    log_in(page, server.adres, actor)
    page.goto(server.adres + reverse("huishouden_naam", args=[gezin.openbaar]))
    page.locator("#id_eigen_naam").fill("De bovenste verdieping")
    with database_weg(DATABASE):
        page.get_by_role("button", name="Vastleggen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tandem kan even niet bij de gegevens")
        expect(page.locator("main textarea")).to_have_value("De bovenste verdieping")
        page.get_by_role("button", name="Verstuur opnieuw").click()
        expect(page.locator("main textarea")).to_have_value("De bovenste verdieping")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    expect(page.locator("main")).to_contain_text("De bovenste verdieping")
    assert Verzoek.objects.filter(medewerker=actor.medewerker, uitkomst__gt="").count() <= 1


def test_a_page_that_was_asked_for_while_the_database_was_away_can_be_asked_again(page: Page, server) -> None:
    actor = wereld.professional()
    wereld.gezin(actor, ("Anna", "Bo"))
    log_in(page, server.adres, actor)
    with database_weg(DATABASE):
        antwoord = page.goto(f"{server.adres}/huishoudens/")
        assert antwoord is not None
        assert antwoord.status == 503
    page.get_by_role("link", name="Probeer opnieuw").click()
    expect(page.get_by_role("link", name="Anna en Bo")).to_be_visible()
