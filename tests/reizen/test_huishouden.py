"""The pages about a household in a browser: forms that come back with mistakes; a file by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tandem.web.pagina import REGISTER
from tests import wereld
from tests.reizen.axe import bezwaren
from tests.reizen.dossiers import log_in
from tests.web.huishouden.wereldje import adres_van, volle_wereld

pytestmark = pytest.mark.reis
FORMULIEREN = (
    *("lid_nieuw", "relatie_nieuw", "gezag_nieuw", "contact_nieuw", "splitsen"),
    *("sluiten", "extra_toezicht", "bsn_bekijken"),
)


@pytest.fixture(scope="module")
def dossier(database_gereed):  # noqa: ARG001 - the database first
    """A household with something of everything."""
    return volle_wereld()


def test_every_form_with_mistakes_is_in_order_for_axe(page: Page, adres: str, dossier) -> None:
    ik, _, huis, plekken = dossier
    log_in(page, adres, ik)
    gevonden = {}
    for naam in FORMULIEREN:
        assert "POST" in REGISTER[naam].methoden
        page.goto(adres + adres_van(naam, huis, plekken))
        page.locator("form[data-tandem-formulier] button[type=submit]").last.click()
        expect(page.locator("#fouten")).to_be_focused()
        if mis := bezwaren(page):
            gevonden[naam] = mis
    assert gevonden == {}


def test_search_first_and_begin_a_file_with_the_keyboard_only(page: Page, adres: str) -> None:
    wereld.gemeente()
    log_in(page, adres, wereld.professional())
    page.goto(adres + reverse("zoeken"))
    page.locator("#zoek-hier").focus()
    page.keyboard.type("Zeynep Toetsenbord")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Niet gevonden?")).to_be_visible()
    page.get_by_role("link", name="Nieuw dossier beginnen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Een nieuw dossier")).to_be_visible()
    page.locator("[name=leden-0-voornaam]").focus()
    page.keyboard.type("Zeynep")
    page.keyboard.press("Tab")
    page.keyboard.type("Toetsenbord")
    page.locator("[name=leden-0-geboortedatum_soort]").select_option("onbekend")
    page.locator("[name=gemeente]").select_option("test")
    page.get_by_role("button", name="Dossier beginnen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Zeynep")).to_be_visible()
