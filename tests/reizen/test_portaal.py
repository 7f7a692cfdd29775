"""Members at a telephone, without script: from the invitation to an own view; by age; axe; the way out."""

import uuid
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.reizen.axe import bezwaren
from tests.reizen.mens import BEELD, Mens
from tests.reizen.telefoon import TELEFOON, telefoon
from tests.web.portaal.hulp import lid_openbaar, word

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]

WACHTWOORD = "een zin die niemand raadt"
PAGINAS = (
    "", "plan/", "opgeschreven/", "mensen/", "rechten/", "keken/", "vraag/", "steun/", "toestemming/", "klacht/",
    "bericht/",
)  # fmt: skip


def _kijk(page: Page, naam: str) -> None:
    """Nothing out of sight, nothing that axe objects to, nothing in the title; and the way out."""
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"], naam
    assert bezwaren(page) == [], naam
    assert page.title() == "Mijn pagina"
    expect(page.get_by_role("link", name="Snel weg")).to_be_visible()
    if BEELD:
        page.screenshot(path=Path(BEELD) / f"portaal-{naam}.png", full_page=True)


def test_from_the_invitation_to_an_own_view_without_script(browser, adres, gezin, settings) -> None:
    settings.DEMO = True  # the second factor is walked by test_passkey
    rosa, huis = gezin
    lid = lid_openbaar(rosa, huis, "Samira")
    mens = Mens(browser, adres, rosa)
    mens.ga(f"/huishoudens/{huis.openbaar}/personen/{lid}/")
    mens.volg("Leg vast hoe dat veilig kan")
    mens.vul("Hoe is deze persoon veilig te bereiken?", "Sms, nooit bellen.")
    mens.druk("Vastleggen")
    mens.volg("Mijn Tandem voor")
    for veld in ("link_via", "code_via"):
        mens.page.locator(f"input[name={veld}]").first.check(force=True)
    mens.druk("Maak een uitnodiging")
    link, code = (
        mens.page.locator("code.tandem-geheim").inner_text(),
        mens.page.locator("strong.tandem-geheim").inner_text(),
    )
    page = browser.new_context(viewport=TELEFOON, locale="nl-NL", java_script_enabled=False).new_page()
    page.goto(link)
    page.get_by_label("Code van 6 cijfers").fill(code)
    page.get_by_role("button", name="Verder").click()
    naam = f"paard{uuid.uuid4().hex[:8]}"
    page.get_by_label("Kies een naam").fill(naam)
    page.get_by_label("Kies een wachtwoord").fill(WACHTWOORD)
    page.get_by_label("nog een keer").fill(WACHTWOORD)
    page.get_by_role("button", name="Maak mijn account").click()
    page.get_by_label("Gebruikersnaam").fill(naam)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hallo Samira")
    page.get_by_text("Menu").click()
    page.get_by_role("link", name="Wat er is opgeschreven").click()
    page.get_by_role("link", name="Schrijf erbij").first.click()
    page.get_by_label("Ja, en ik wil er iets bij zeggen").check(force=True)
    page.get_by_label("Mijn kant van het verhaal").fill("Dat was anders.")
    page.get_by_role("button", name="Schrijf dit erbij").click()
    expect(page.get_by_text("Dat was anders.")).to_be_visible()
    mens.ga(f"/huishoudens/{huis.openbaar}/mijn-tandem/")
    mens.ziet("schrijft erbij", "Dat was anders.")
    assert mens.bezwaren == {}


@pytest.mark.parametrize(("wie", "jaren"), [("Samira", 38), ("Tom", 11), ("Tom", 13), ("Tom", 17)])
def test_every_page_of_a_member_by_age(browser, adres, gezin, wie, jaren) -> None:
    _, huis = gezin
    word(huis.leden[wie], jaren)
    page = telefoon(browser, adres, huis.leden[wie])
    for deel in PAGINAS:
        page.goto(f"{adres}/mijn/{huis.openbaar}/{deel}")
        _kijk(page, f"{wie}-{jaren}-{deel.strip('/') or 'begin'}")
    anderen = ("Tom zei iets", "niet naar huis", "Op tijd") if wie == "Samira" else ("Samira vertelde", "Rust in huis")
    gelezen = page.context.request.get(f"{adres}/mijn/{huis.openbaar}/opgeschreven/").text()
    assert not [woord for woord in anderen if woord in gelezen]


def test_what_a_member_does_with_the_keyboard_alone(browser, adres, gezin) -> None:
    _, huis = gezin
    page = telefoon(browser, adres, huis.leden["Samira"])
    page.goto(f"{adres}/mijn/{huis.openbaar}/plan/")
    stap = page.get_by_role("link", name="Gedaan")
    for _ in range(20):
        page.keyboard.press("Tab")
        if stap.evaluate("knop => knop === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is deze stap klaar?")
    _kijk(page, "stap")
    page.get_by_role("button", name="Ja, dit is gedaan").press("Enter")
    expect(page.get_by_text("Klaar.")).to_be_visible()
    page.get_by_role("link", name="Geef een cijfer").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe gaat het hiermee?")
    _kijk(page, "cijfer")


def test_the_way_out_leaves_nothing_to_go_back_to(browser, adres, gezin, settings) -> None:
    settings.TANDEM_WEGSITE = f"{adres}/mijn/dicht/"
    _, huis = gezin
    page = telefoon(browser, adres, huis.leden["Samira"])
    page.goto(f"{adres}/mijn/dicht/")
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/mijn/dicht/")
    assert page.evaluate("history.length") <= 3  # an empty one, the page before, and the one in its place
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit account is dicht")
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    _kijk(page, "inloggen")


def test_somebody_saw_it_and_everything_is_closed(browser, adres, gezin) -> None:
    rosa, huis = gezin
    page, ook = (telefoon(browser, adres, huis.leden["Samira"]) for _ in range(2))
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    page.get_by_text("Menu").click()
    page.get_by_role("link", name="Iemand heeft dit gezien").click()
    _kijk(page, "gezien")
    page.get_by_role("button", name="Sluit alles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit account is dicht")
    _kijk(page, "gesloten")
    ook.goto(f"{adres}/mijn/{huis.openbaar}/")
    expect(ook.get_by_role("heading", level=1)).to_have_text("Inloggen")
    mens = Mens(browser, adres, rosa)
    mens.ga(f"/huishoudens/{huis.openbaar}/mijn-tandem/")
    mens.ziet("Iemand anders zag het account van Samira")
