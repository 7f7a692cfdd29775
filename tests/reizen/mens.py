"""Somebody at a screen: goes where a link leads, fills in by the words that stand there; axe looks at every page."""

import os
import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tandem.regels.rechten.actor import Actor
from tests.reizen.axe import bezwaren
from tests.reizen.dossiers import log_in

BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""


def bekijk(page: Page, naam: str) -> None:
    """Look at a page at two widths: nothing lies out of sight, axe has nothing to object to; then as it was."""
    eerst = page.viewport_size or {"width": 1280, "height": 900}
    for breedte in (1280, 360):
        page.set_viewport_size({"width": breedte, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte, naam
        assert bezwaren(page) == [], (naam, breedte)
        if BEELD:
            page.screenshot(path=Path(BEELD) / f"{naam}-{breedte}.png", full_page=True)
    page.set_viewport_size(eerst)


def tab_naar(page: Page, doel: Locator) -> None:
    """Press Tab until this has focus, as somebody without a mouse does."""
    for _ in range(120):
        if doel.evaluate("el => el === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {doel}")


class Mens:
    """One professional with a browser of their own."""

    def __init__(self, browser: Browser, adres: str, actor: Actor) -> None:
        """Log in."""
        self.actor, self.adres, self.bezwaren = actor, adres, dict[str, list[str]]()
        self.gezien: set[str] = set()
        self.context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
        self.page: Page = self.context.new_page()
        log_in(self.page, adres, actor)
        self.hoofd: Locator = self.page.locator("main")

    def kijk(self) -> None:
        """Let axe look at this page, once for each kind of page."""
        self.page.wait_for_load_state()
        soort = re.sub(r"[0-9a-f-]{36}|\?.*", "", self.page.url.removeprefix(self.adres))
        if soort in self.gezien:
            return
        self.gezien.add(soort)
        if mis := bezwaren(self.page):
            self.bezwaren[self.page.url.removeprefix(self.adres)] = mis

    def ga(self, pad: str) -> None:
        """Open an address, as from a bookmark."""
        self.page.goto(self.adres + pad)
        self.kijk()

    def volg(self, *links: str) -> None:
        """Follow links on the page by their words, one after another."""
        for link in links:
            self.hoofd.get_by_role("link", name=link).first.click()
            self.kijk()

    def kies_menu(self, woord: str) -> None:
        """Choose in the main menu."""
        self.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=woord, exact=True).click()
        self.kijk()

    def vul(self, label: str, waarde: str | date) -> None:
        """Fill in a field, or choose what has these words in a list."""
        veld, tekst = self.hoofd.get_by_label(label).first, str(waarde)
        if veld.evaluate("veld => veld.tagName") == "SELECT":
            veld.select_option(veld.locator("option", has_text=tekst).first.get_attribute("value"))
        else:
            veld.fill(tekst)

    def kies(self, keuze: str, *, bij: str) -> None:
        """Choose one of the answers to a question; the whole line can be touched, so words may lie over the input."""
        begin = re.compile(rf"^\W*{re.escape(keuze)}(?!\w)", re.IGNORECASE)
        self.hoofd.get_by_role("group", name=bij).get_by_label(begin).first.check(force=True)

    def druk(self, knop: str) -> None:
        """Press the button that ends a page; a mistake would stand there as an alert."""
        self.hoofd.get_by_role("button", name=knop).first.click()
        expect(self.page.locator("#fouten")).to_have_count(0)
        self.kijk()

    def bekijk(self, naam: str) -> None:
        """Look at this page at two widths; ``naam``: of its picture."""
        bekijk(self.page, naam)

    def ziet(self, *woorden: str) -> None:
        """Expect these words on the page."""
        for woord in woorden:
            expect(self.hoofd).to_contain_text(woord)

    def klaar(self) -> None:
        """Close the browser; axe had nothing to object to."""
        self.context.close()
        assert self.bezwaren == {}
