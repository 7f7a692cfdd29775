"""The people around a household, in a real browser: a contact on a telephone, without script, by keyboard; and axe.

The daily act is measured in touches, not in time: what one does at the door with one hand.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tandem.acties.casus.bespreking import Besprekinginvoer, plan_bespreking
from tandem.acties.casus.contactlijst import lees_contacten
from tandem.acties.rechten.account import account_voor
from tandem.regels.rechten.actor import Actor
from tests import wereld
from tests.reizen.axe import bezwaren
from tests.reizen.dossiers import log_in
from tests.reizen.mens import tab_naar

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]

TELEFOON = {"width": 390, "height": 844}
MEEST_AANRAKINGEN = 5
"""For the common case: one adult, one child, one line. Own promise; the page itself is one more."""
WACHTWOORD = "vier blauwe fietsen op de dijk"
REGEL = ".tandem-regel__tekst"
RAAKVLAK = 44
"""CSS pixels; WCAG 2.2 asks 24 (2.5.8) and 44 for AAA (2.5.5)."""


@pytest.fixture
def actor() -> Actor:
    return wereld.professional()


@pytest.fixture
def gezin(actor: Actor) -> wereld.Gezin:
    return wereld.gezin(actor, ("Samira", "Tom"))


@pytest.fixture
def telefoon(browser: Browser, adres: str, actor: Actor) -> Iterator[Page]:
    """A telephone with a thumb, logged in."""
    context = browser.new_context(
        viewport=TELEFOON, has_touch=True, is_mobile=True, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    pagina = context.new_page()
    log_in(pagina, adres, actor)
    yield pagina
    context.close()


class Duim:
    """Counts what one does: every touch, and every field that one types in."""

    def __init__(self, pagina: Page) -> None:
        """Begin at nothing."""
        self.pagina, self.keer = pagina, 0

    def raak(self, tekst: str, *, binnen: str = ".tandem-keuze") -> None:
        """Touch a chip or a button by its words. A chip is touched where it is seen: its input lies over its words."""
        self.keer += 1
        self.pagina.locator(binnen, has_text=re.compile(rf"^\s*{re.escape(tekst)}\s*$")).first.tap()

    def typ(self, veld: str, tekst: str) -> None:
        """Type in a field."""
        self.keer += 1
        self.pagina.locator(veld).fill(tekst)


def _nieuw(adres: str, gezin: wereld.Gezin) -> str:
    return f"{adres}/huishoudens/{gezin.openbaar}/contacten/nieuw/"


def test_a_contact_at_the_door_takes_a_handful_of_touches(telefoon, adres, actor, gezin):
    telefoon.goto(_nieuw(adres, gezin))
    duim = Duim(telefoon)
    duim.raak("Alleen gesproken")
    duim.typ("textarea[name='regels-0-tekst']", "Het was rustig. Tom liet zijn kamer zien.")
    duim.raak("Ja")
    duim.raak("Contact vastleggen", binnen="button")
    expect(telefoon.get_by_role("heading", name=re.compile("Contact van"))).to_be_visible()
    expect(telefoon.get_by_text("gezien en alleen gesproken")).to_be_visible()
    assert duim.keer <= MEEST_AANRAKINGEN
    gelezen = lees_contacten(door=actor, huishouden=gezin.openbaar)
    assert gelezen.contacten[0].met == "Samira, Tom"
    assert gelezen.volgend_contact is not None


def test_everything_to_touch_is_big_enough_and_nothing_sticks_out(telefoon, adres, gezin):
    telefoon.goto(_nieuw(adres, gezin))
    hoogtes = telefoon.eval_on_selector_all(
        ".tandem-chips label, main button:not([aria-hidden]), main summary",
        "alle => alle.filter(e => e.offsetParent).map(e => e.offsetHeight)",
    )
    assert len(hoogtes) > 15
    assert min(hoogtes) >= RAAKVLAK
    assert telefoon.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]


def test_a_reason_is_asked_only_after_a_no(telefoon, adres, gezin):
    telefoon.goto(_nieuw(adres, gezin))
    waarom = telefoon.locator("select[name$='-waarom-niet']")
    expect(waarom).to_be_hidden()
    Duim(telefoon).raak("Niet gezien")
    expect(waarom).to_be_visible()
    Duim(telefoon).raak("Alleen gesproken")
    expect(waarom).to_be_hidden()


def test_what_was_typed_is_kept_when_the_browser_goes_away(telefoon, adres, gezin):
    telefoon.goto(_nieuw(adres, gezin))
    telefoon.locator("textarea[name='regels-0-tekst']").press_sequentially("Halverwege de zin")
    expect(telefoon.locator("[data-tandem-concept-stand]")).to_have_attribute("data-stand", "bewaard", timeout=15_000)
    telefoon.goto("about:blank")
    telefoon.goto(_nieuw(adres, gezin))
    expect(telefoon.locator("textarea[name='regels-0-tekst']")).to_have_value("Halverwege de zin")


def test_a_mistake_is_shown_on_top_and_leads_to_its_field(telefoon, adres, gezin):
    telefoon.goto(_nieuw(adres, gezin))
    Duim(telefoon).raak("Contact vastleggen", binnen="button")
    fouten = telefoon.locator("#fouten")
    expect(fouten).to_be_visible()
    expect(fouten).to_contain_text("Vul bij elk kind in")
    assert bezwaren(telefoon) == []


def test_it_works_without_script(browser, adres, actor, gezin):
    context = browser.new_context(viewport=TELEFOON, java_script_enabled=False, locale="nl-NL")
    pagina = context.new_page()
    log_in(pagina, adres, actor)
    pagina.goto(_nieuw(adres, gezin))
    pagina.get_by_label("Alleen gesproken").check()
    pagina.locator("textarea[name='regels-0-tekst']").fill("Zonder script")
    pagina.get_by_label("Ja", exact=True).check()
    pagina.get_by_role("button", name="Contact vastleggen").click()
    expect(pagina.locator(REGEL)).to_have_text("Zonder script")
    context.close()


def test_by_keyboard_alone_from_log_in_to_a_saved_contact(page, adres, actor, gezin, settings):
    settings.DEMO = True  # without the second step, which has a journey of its own (test_passkey)
    account = get_user_model().objects.get(pk=account_voor(medewerker=actor.medewerker))
    account.set_password(WACHTWOORD)
    account.save()
    page.goto(f"{adres}/account/inloggen/")
    tab_naar(page, page.get_by_label("Gebruikersnaam"))
    page.keyboard.type(account.username)
    tab_naar(page, page.get_by_label("Wachtwoord", exact=True))
    page.keyboard.type(WACHTWOORD)
    for naam in ("Huishoudens", "Samira en Tom", "Contact vastleggen"):
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        tab_naar(page, page.get_by_role("link", name=naam, exact=naam == "Huishoudens").first)
    page.keyboard.press("Enter")
    tab_naar(page, page.locator("input[name^='kind-'][value='alleen']"))
    page.keyboard.press("Space")
    tab_naar(page, page.locator("textarea[name='regels-0-tekst']"))
    page.keyboard.type("Met het toetsenbord")
    tab_naar(page, page.locator("input[name='teruggelezen'][value='ja']"))
    page.keyboard.press("Space")
    tab_naar(page, page.get_by_role("button", name="Contact vastleggen"))
    page.keyboard.press("Enter")
    expect(page.locator(REGEL)).to_have_text("Met het toetsenbord")
    assert bezwaren(page) == []


def _gast(page: Page, adres: str, actor: Actor, gezin: wereld.Gezin) -> tuple[str, str, str]:
    """Plan a talk and invite a guest; return the address of the talk, the link and the code."""
    invoer = Besprekinginvoer(
        soort="casusbespreking",
        op=timezone.now() + timedelta(days=1),
        vraag="Kan Tom bij oma blijven?",
        gezin_erbij="ja",
        aanwezige_leden=(gezin.leden["Samira"],),
    )
    overleg = plan_bespreking(door=actor, huishouden=gezin.openbaar, invoer=invoer)
    pad = f"{adres}/huishoudens/{gezin.openbaar}/overleg/{overleg}/"
    log_in(page, adres, actor)
    page.goto(f"{pad}uitnodigen/")
    for naam, tekst in (
        ("naam", "Agent Voorbeeld"),
        ("organisatie", "Politie"),
        ("taak", "Vertellen"),
        ("telefoon", "0100000000"),
    ):
        page.locator(f"input[name='{naam}']").fill(tekst)
    page.get_by_role("button", name="Uitnodiging maken").click()
    link = page.locator("code.tandem-geheim").inner_text()
    return pad, link, page.locator(".tandem-geheim--code").inner_text()


def test_a_guest_comes_in_with_link_and_code_and_brings_something_in(page, browser, adres, actor, gezin):
    pad, link, code = _gast(page, adres, actor, gezin)
    context = browser.new_context(viewport=TELEFOON, locale="nl-NL")
    gast = context.new_page()
    gast.goto(link)
    assert bezwaren(gast) == []
    gast.get_by_label("Code").fill(code)
    gast.get_by_role("button", name="Verder").click()
    expect(gast.get_by_text("Kan Tom bij oma blijven?")).to_be_visible()
    gast.get_by_label("Zag of hoorde ik").check(force=True)
    gast.locator("textarea[name='tekst']").fill("Om elf uur was het stil")
    gast.get_by_role("button", name="Inbrengen").click()
    expect(gast.get_by_text("Om elf uur was het stil")).to_be_visible()
    assert bezwaren(gast) == []
    context.close()
    page.goto(pad)
    expect(page.locator(REGEL)).to_have_text("Om elf uur was het stil")
