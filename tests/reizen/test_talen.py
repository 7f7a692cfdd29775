"""Members in another language: Arabic from right to left on a telephone, English without script; axe-clean."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tandem.acties.portaal.uitnodigen import nodig_lid_uit
from tandem.regels.rechten.portaal import PERSOONLIJK
from tests.reizen.axe import bezwaren
from tests.reizen.mens import BEELD
from tests.reizen.telefoon import TELEFOON, telefoon
from tests.web.portaal.hulp import lid_openbaar

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]

WACHTWOORD = "a sentence nobody guesses"
PAGINAS = (
    "", "plan/", "opgeschreven/", "mensen/", "rechten/", "keken/", "vraag/", "steun/", "toestemming/", "verzoeken/",
    "klacht/",
)  # fmt: skip


def _kijk(page: Page, naam: str) -> None:
    """Nothing out of sight, also on a desk; nothing that axe objects to."""
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"], naam
    assert bezwaren(page) == [], naam
    _beeld(page, naam)


def _beeld(page: Page, naam: str) -> None:
    for breed in (360, 1280) if BEELD else ():
        page.set_viewport_size({"width": breed, "height": 740})
        page.screenshot(path=Path(BEELD) / f"taal-{naam}-{breed}.png", full_page=True)
    page.set_viewport_size(TELEFOON)  # type: ignore[arg-type]


def test_every_page_in_arabic_on_a_telephone(browser, adres, gezin) -> None:
    _, huis = gezin
    page = telefoon(browser, adres, huis.leden["Samira"], taal="nl-NL")
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    page.get_by_role("button", name="العربية").click()
    for deel in PAGINAS:
        page.goto(f"{adres}/mijn/{huis.openbaar}/{deel}")
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        _kijk(page, f"ar-{deel.strip('/') or 'begin'}")
    page.goto(f"{adres}/mijn/{huis.openbaar}/vraag/")
    page.get_by_role("button", name="أرسل السؤال").click()
    expect(page.get_by_role("heading", name="بقي شيء واحد مطلوب")).to_be_visible()
    _kijk(page, "ar-vraag-leeg")


def test_menu_and_way_out_stand_on_their_own_side(browser, adres, gezin) -> None:
    _, huis = gezin
    page = telefoon(browser, adres, huis.leden["Samira"], taal="ar")
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    menu, weg = page.locator("summary").first.bounding_box(), page.locator(".tandem-weg").bounding_box()
    assert menu is not None
    assert weg is not None
    assert menu["x"] > weg["x"]
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]


def test_from_the_invitation_to_the_first_page_in_english_without_script(browser, adres, gezin, settings) -> None:
    settings.DEMO = True  # the second factor is walked by test_passkey
    rosa, huis = gezin
    gegeven = nodig_lid_uit(
        door=rosa, huishouden=huis.openbaar, lid=_bereikbaar(rosa, huis), link_via=PERSOONLIJK, code_via=PERSOONLIJK
    )
    page = browser.new_context(viewport=TELEFOON, locale="nl-NL", java_script_enabled=False).new_page()
    page.goto(f"{adres}/mijn/uitnodiging/{gegeven.link}/")
    page.get_by_role("link", name="English").click()
    page.get_by_label("Code of 6 digits").fill(gegeven.code)
    page.get_by_role("button", name="Continue").click()
    naam = f"horse{gegeven.code}{huis.id}"
    page.get_by_label("Choose a name").fill("no spaces, please")
    page.get_by_label("Choose a password").fill(WACHTWOORD)
    page.get_by_label("once more").fill(WACHTWOORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_text("Use only letters (a to z), digits and hyphens.").first).to_be_visible()
    page.get_by_label("Choose a name").fill(naam)
    page.get_by_label("Choose a password").fill(WACHTWOORD)
    page.get_by_label("once more").fill(WACHTWOORD)
    page.get_by_role("button", name="Make my account").click()
    page.get_by_label("User name").fill(naam)
    page.get_by_label("Password").fill(WACHTWOORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello Samira")
    for deel in PAGINAS:
        page.goto(f"{adres}/mijn/{huis.openbaar}/{deel}")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        _beeld(page, f"en-{deel.strip('/') or 'begin'}")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een klacht")
    _beeld(page, "nl-klacht")


def _bereikbaar(rosa: object, huis: object) -> object:
    """Samira, of whom it was recorded how she is reached without danger."""
    from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
    from tandem.regels.rechten.portaal import Wijze

    lid = lid_openbaar(rosa, huis, "Samira")
    vast = {"door": rosa, "huishouden": huis.openbaar, "lid": lid}  # type: ignore[attr-defined]
    leg_contactwijze_vast(**vast, wijze=Wijze("Sms, nooit bellen.", "", False, False), verzoek=None)
    return lid
