"""A passkey in a real browser, with Chromium's own virtual authenticator."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tandem.acties.rechten.account import account_voor
from tests import wereld
from tests.reizen.axe import bezwaren

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
WACHTWOORD = "vier blauwe fietsen op de dijk"


@pytest.fixture
def naam() -> str:
    """The user name of a professional with a password and nothing more."""
    account = get_user_model().objects.get(pk=account_voor(medewerker=wereld.professional().medewerker))
    account.set_password(WACHTWOORD)
    account.save()
    return account.username


@pytest.fixture
def plek(page: Page, adres: str) -> str:
    """The address by a name (a passkey belongs to a name, not to a number), and an authenticator in the browser."""
    bediening = page.context.new_cdp_session(page)
    bediening.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    bediening.send("WebAuthn.addVirtualAuthenticator", {"options": opties})
    return adres.replace("127.0.0.1", "localhost")


def _log_in(page: Page, plek: str, naam: str) -> None:
    page.goto(f"{plek}/account/inloggen/")
    page.get_by_label("Gebruikersnaam").fill(naam)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def test_the_first_day_and_the_next_with_a_passkey(page: Page, plek: str, naam: str) -> None:
    _log_in(page, plek, naam)
    expect(page.get_by_role("heading", level=1)).to_have_text("Zet eerst een tweede stap aan")
    page.get_by_role("link", name="Voeg een passkey toe").click()
    assert bezwaren(page) == []
    page.get_by_label("Naam van de passkey").fill("Mijn telefoon")
    page.get_by_text("Hiermee wil ik ook zonder wachtwoord inloggen").click()
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    assert bezwaren(page) == []
    page.get_by_role("link", name="Ik heb ze bewaard, ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werk")

    page.context.clear_cookies()
    _log_in(page, plek, naam)
    expect(page.get_by_role("heading", level=1)).to_have_text("De tweede stap")
    assert bezwaren(page) == []
    page.get_by_role("button", name="Gebruik een passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werk")

    page.context.clear_cookies()
    page.goto(f"{plek}/account/inloggen/")
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werk")


def test_setting_up_an_app_with_codes_is_a_clear_page(page: Page, plek: str, naam: str) -> None:
    _log_in(page, plek, naam)
    page.get_by_role("link", name="Zet een app aan").click()
    assert bezwaren(page) == []
    page.get_by_label("Code uit de app").fill("000000")
    page.get_by_role("button", name="Zet de app aan").click()
    expect(page.locator(".tandem-fouten")).to_be_visible()
    assert bezwaren(page) == []
