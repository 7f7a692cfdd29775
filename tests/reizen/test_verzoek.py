"""A mother asks a copy on her telephone, a professional decides, she downloads the PDF; and a refusal with its ways."""

import io
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.acties.rechten.verzoekhulp import Vraagt, maak_vraagt
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens
from tests.web.portaal.hulp import als_lid

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]

BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""
BREEDTES = (1280, 360)


def _beeld(page: Page, naam: str) -> None:
    """Look at this page at two widths; nothing lies out of sight, and axe has nothing to object to."""
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte, naam
        assert bezwaren(page) == [], (naam, breedte)
        if BEELD:
            page.screenshot(path=Path(BEELD) / f"verzoek-{naam}-{breedte}.png", full_page=True)


def _moeder(browser: Browser, adres: str, v: Vraagt) -> Page:
    """Her telephone; she is logged in."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    koekje = als_lid(v.gezin.leden["Samira"]).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": koekje, "url": adres}])
    page = context.new_page()
    page.goto(f"{adres}/mijn/{v.gezin.openbaar}/rechten/")
    return page


def _vraagt(page: Page) -> None:
    _beeld(page, "rechten")
    page.get_by_role("link", name="Vraag een kopie").click()
    _beeld(page, "vragen")
    page.get_by_label("Een kopie", exact=True).check(force=True)
    page.get_by_label("Dit wil ik erbij zeggen").fill("Voor mijn advocaat.")
    page.get_by_role("button", name="Vraag dit").click()
    expect(page.get_by_text("Wij hebben het ontvangen.")).to_be_visible()
    expect(page.get_by_text("Het antwoord komt uiterlijk op")).to_be_visible()
    _beeld(page, "gevraagd")


def _beslist(mens: Mens, v: Vraagt) -> None:
    mens.ga("/")
    mens.ziet("Iemand vroeg iets over de eigen gegevens")
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/verzoeken/")
    mens.volg("Een kopie")
    mens.ziet("Voor mijn advocaat.", "Het antwoord moet er zijn op")
    _beeld(mens.page, "verzoek")
    mens.volg("Antwoord geven")
    _beeld(mens.page, "stap")
    mens.kies("Toewijzen en uitvoeren", bij="Wat doet u?")
    mens.vul("Uw antwoord", "U kunt de kopie nu ophalen.")
    mens.druk("Vastleggen")
    mens.ziet("Toegewezen", "U kunt de kopie nu ophalen.")


def test_a_mother_asks_a_copy_and_downloads_it(browser: Browser, adres: str) -> None:
    v = maak_vraagt()
    page, mens = _moeder(browser, adres, v), Mens(browser, adres, v.ik)
    _vraagt(page)
    _beslist(mens, v)
    page.reload()
    expect(page.get_by_text("U kunt de kopie nu ophalen.")).to_be_visible()
    _beeld(page, "antwoord")
    with page.expect_download() as gevraagd:
        page.get_by_role("link", name="Haal de kopie op (PDF)").click()
    assert gevraagd.value.suggested_filename == "mijn-gegevens.pdf"
    blad = PdfReader(io.BytesIO(Path(gevraagd.value.path()).read_bytes()))
    woorden = " ".join(" ".join(pagina.extract_text().split()) for pagina in blad.pages)
    assert "Samira vertelde dat het beter gaat." in woorden
    assert "Tom" not in woorden
    if BEELD:
        gevraagd.value.save_as(Path(BEELD) / "mijn-gegevens.pdf")
    _weigert(mens, v, page)
    mens.klaar()


def _weigert(mens: Mens, v: Vraagt, page: Page) -> None:
    """Destruction is refused for the interest of the other, and she reads where she can go."""
    v.vraag("Samira", "vernietiging", tekst="")
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/")
    mens.volg("Verzoeken: een kopie")
    _beeld(mens.page, "lijst")
    mens.volg("Vernietigen", "Antwoord geven")
    mens.kies("Weigeren", bij="Wat doet u?")
    mens.vul("op welke grond?", "Een ander heeft er een groot belang bij")
    mens.vul("Uw antwoord", "Tom heeft dit later misschien nodig.")
    mens.druk("Vastleggen")
    _beeld(mens.page, "geweigerd")
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/verzoeken/vastleggen/")
    _beeld(mens.page, "vastleggen")
    page.reload()
    for zin in ("groot belang", "Niet mee eens?", "Autoriteit Persoonsgegevens"):
        expect(page.get_by_text(zin).first).to_be_visible()
    _beeld(page, "nee")
