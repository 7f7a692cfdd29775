"""A mother asks a copy on her telephone, a professional decides, she downloads the PDF; and a refusal with its ways."""

import io
import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.acties.rechten.test_afschriftstuk import document
from tests.acties.rechten.test_verzoekbuiten import KARIM, gezag
from tests.acties.rechten.verzoekhulp import Vraagt, maak_vraagt
from tests.koppelingen.test_bestanden import EEN_PDF
from tests.reizen.mens import BEELD, Mens, bekijk
from tests.reizen.telefoon import telefoon

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]


def _moeder(browser: Browser, adres: str, v: Vraagt) -> Page:
    """Her telephone; she is logged in."""
    page = telefoon(browser, adres, v.gezin.leden["Samira"])
    page.goto(f"{adres}/mijn/{v.gezin.openbaar}/rechten/")
    return page


def _vraagt(page: Page) -> None:
    bekijk(page, "verzoek-rechten")
    page.get_by_role("link", name="Vraag een kopie").click()
    bekijk(page, "verzoek-vragen")
    page.get_by_label("Een kopie", exact=True).check(force=True)
    page.get_by_label("Dit wil ik erbij zeggen").fill("Voor mijn advocaat.")
    page.get_by_role("button", name="Vraag dit").click()
    expect(page.get_by_text("Wij hebben het ontvangen.")).to_be_visible()
    expect(page.get_by_text("Het antwoord komt uiterlijk op")).to_be_visible()
    bekijk(page, "verzoek-gevraagd")


def _beslist(mens: Mens, v: Vraagt) -> None:
    mens.ga("/")
    mens.ziet("Iemand vroeg iets over de eigen gegevens")
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/verzoeken/")
    mens.volg("Een kopie")
    mens.ziet("Voor mijn advocaat.", "Het antwoord moet er zijn op")
    mens.bekijk("verzoek-verzoek")
    mens.volg("Antwoord geven")
    mens.bekijk("verzoek-stap")
    mens.kies("Toewijzen en uitvoeren", bij="Wat doet u?")
    mens.vul("Uw antwoord", "U kunt de kopie nu ophalen.")
    mens.druk("Vastleggen")
    mens.ziet("Toegewezen", "U kunt de kopie nu ophalen.")


def test_a_mother_asks_a_copy_and_downloads_it(browser: Browser, adres: str) -> None:
    v = maak_vraagt()
    document(v, "Samira"), document(v, "Samira", "Tom", titel="Tom en school")
    page, mens = _moeder(browser, adres, v), Mens(browser, adres, v.ik)
    _vraagt(page)
    _beslist(mens, v)
    _geeft_mee(mens)
    page.reload()
    expect(page.get_by_text("U kunt de kopie nu ophalen.")).to_be_visible()
    bekijk(page, "verzoek-antwoord")
    with page.expect_download() as gevraagd:
        page.get_by_role("link", name="Haal de kopie op (PDF)").click()
    assert gevraagd.value.suggested_filename == "mijn-gegevens.pdf"
    blad = PdfReader(io.BytesIO(Path(gevraagd.value.path()).read_bytes()))
    woorden = " ".join(" ".join(pagina.extract_text().split()) for pagina in blad.pages)
    assert "Samira vertelde dat het beter gaat." in woorden
    assert "Tom" not in woorden
    if BEELD:
        gevraagd.value.save_as(Path(BEELD) / "mijn-gegevens.pdf")
    _haalt_het_stuk_op(page)
    _weigert(mens, v, page)
    mens.klaar()


def _geeft_mee(mens: Mens) -> None:
    """One document goes along as it is; one that is about Tom too does not."""
    mens.volg("Documenten bij de kopie (2 te beslissen)")
    mens.ziet("2 documenten wachten nog.")
    mens.bekijk("verzoek-stukken")
    mens.volg("Brief van school")
    mens.bekijk("verzoek-stuk")
    mens.kies("Meegeven zoals het is", bij="Gaat dit document mee?")
    mens.druk("Vastleggen")
    mens.volg("Tom en school")
    mens.kies("Niet meegeven", bij="Gaat dit document mee?")
    mens.vul("op welke grond?", "Het zou de privacy van een ander schaden")
    mens.druk("Vastleggen")
    mens.ziet("Over elk document is beslist.")


def _haalt_het_stuk_op(page: Page) -> None:
    expect(page.get_by_text("Dit document krijgt u niet.")).to_be_visible()
    expect(page.get_by_text("Tom en school")).to_have_count(0)
    with page.expect_download() as gevraagd:
        page.get_by_role("link", name="Brief van school").click()
    assert gevraagd.value.suggested_filename == "document-1.pdf"
    assert Path(gevraagd.value.path()).read_bytes() == EEN_PDF


def _weigert(mens: Mens, v: Vraagt, page: Page) -> None:
    """Destruction is refused for the interest of the other, and she reads where she can go."""
    v.vraag("Samira", "vernietiging", tekst="")
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/")
    mens.volg("Verzoeken: een kopie")
    mens.bekijk("verzoek-lijst")
    mens.volg("Vernietigen", "Antwoord geven")
    mens.kies("Weigeren", bij="Wat doet u?")
    mens.vul("op welke grond?", "Een ander heeft er een groot belang bij")
    mens.vul("Uw antwoord", "Tom heeft dit later misschien nodig.")
    mens.druk("Vastleggen")
    mens.bekijk("verzoek-geweigerd")
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/verzoeken/vastleggen/")
    mens.bekijk("verzoek-vastleggen")
    page.reload()
    for zin in ("groot belang", "Niet mee eens?", "Autoriteit Persoonsgegevens"):
        expect(page.get_by_text(zin).first).to_be_visible()
    bekijk(page, "verzoek-nee")


def test_a_father_who_never_lived_there_gets_the_copy_from_a_professional(browser: Browser, adres: str) -> None:
    v = maak_vraagt()
    gezag(v)
    document(v, "Tom")
    mens = Mens(browser, adres, v.ik)
    mens.ga(f"/huishoudens/{v.gezin.openbaar}/verzoeken/")
    mens.bekijk("verzoek-buiten-lijst")
    mens.volg("Verzoek van iemand met gezag van buiten")
    mens.vul("Wie vraagt het", f"{KARIM}, over Tom (gezag van een ouder)")
    mens.kies("Paspoort, identiteitskaart of rijbewijs gezien", bij="Hoe weet u zeker wie dit is?")
    mens.vul("Op welke dag keek u dat na?", timezone.localdate().isoformat())
    mens.kies("Een kopie", bij="Wat is er gevraagd?")
    mens.bekijk("verzoek-buiten-nieuw")
    mens.druk("Verzoek vastleggen")
    mens.volg("Een kopie", "Antwoord geven")
    mens.kies("Toewijzen en uitvoeren", bij="Wat doet u?")
    mens.vul("Uw antwoord", "U krijgt de kopie van ons mee.")
    mens.bekijk("verzoek-buiten-antwoord")
    mens.druk("Vastleggen")
    mens.volg("Documenten bij de kopie (1 te beslissen)", "Brief van school")
    mens.kies("Meegeven zoals het is", bij="Gaat dit document mee?")
    mens.druk("Vastleggen")
    mens.volg("Terug naar het verzoek")
    mens.ziet(KARIM, "heeft geen account")
    mens.bekijk("verzoek-buiten-meegeven")
    with mens.page.expect_download() as gevraagd:
        mens.page.get_by_role("button", name="Kopie om te lezen (PDF)").click()
    assert gevraagd.value.suggested_filename == "gegevens.pdf"
    blad = PdfReader(io.BytesIO(Path(gevraagd.value.path()).read_bytes()))
    woorden = " ".join(" ".join(pagina.extract_text().split()) for pagina in blad.pages)
    assert f"Deze kopie is voor {KARIM}." in woorden
    assert "Tom zei iets over school." in woorden
    assert "Gaat ook over" not in woorden, "it is about Tom alone, and so is the copy"
    assert "Samira" not in woorden
    _leest_de_brief(mens)
    with mens.page.expect_download() as stuk:
        mens.page.get_by_role("button", name=re.compile("Download.*Brief van school")).click()
    assert Path(stuk.value.path()).read_bytes() == EEN_PDF
    mens.klaar()


def _leest_de_brief(mens: Mens) -> None:
    """The letter of answer, as he reads it."""
    with mens.page.expect_download() as gevraagd:
        mens.page.get_by_role("button", name="Brief met het antwoord (PDF)").click()
    assert gevraagd.value.suggested_filename == "brief.pdf"
    blad = PdfReader(io.BytesIO(Path(gevraagd.value.path()).read_bytes()))
    woorden = " ".join(" ".join(pagina.extract_text().split()) for pagina in blad.pages)
    for zin in (f"Beste {KARIM},", "Ja, dit doen wij.", "U krijgt de kopie van ons mee.", "Er gaat één document mee."):
        assert zin in woorden
    assert "over school" not in woorden
    if BEELD:
        gevraagd.value.save_as(Path(BEELD) / "antwoordbrief.pdf")
