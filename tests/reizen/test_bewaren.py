"""Two archivists let a file go, each at their own screen; axe looks at every page, wide and on a telephone."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tests.acties.rechten.bewaarhulp import als_taak, archivaris, medewerker_van_toen, oud_gezin
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens
from tests.zegelhulp import bron

pytestmark = pytest.mark.usefixtures("db")

BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""


def _beeld(mens: Mens, naam: str) -> None:
    """Look at this page at two widths; nothing lies out of sight."""
    for breedte in (1280, 360):
        mens.page.set_viewport_size({"width": breedte, "height": 900})
        assert mens.page.evaluate("document.documentElement.scrollWidth") <= breedte, naam
        assert bezwaren(mens.page) == [], (naam, breedte)
        if BEELD:
            mens.page.screenshot(path=Path(BEELD) / f"{naam}-{breedte}.png", full_page=True)
    mens.page.set_viewport_size({"width": 1280, "height": 900})


def test_two_archivists_let_a_file_go(
    browser: Browser, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    werker = medewerker_van_toen()
    weg, wacht = oud_gezin(werker), oud_gezin(werker)
    with als_taak():
        stel_voor()
    bas = Mens(browser, adres, archivaris(werker.organisatie))
    bas.ga("/")
    bas.ziet("Bewaren en vernietigen", f"H-{weg.id}", "wacht op akkoord: 0 van 2")
    bas.volg("Een dossier laten wachten")
    bas.vul("Welk dossier?", f"h-{wacht.id}")
    bas.kies("er loopt een klacht", bij="Waarom moet het wachten?")
    bas.vul("Toelichting", "De klacht is van vorige maand.")
    _beeld(bas, "vasthouden")
    bas.druk("Laten wachten")
    bas.ziet("wordt vastgehouden")
    _beeld(bas, "lijst")
    bas.volg(f"H-{weg.id}")
    _beeld(bas, "voorstel")
    bas.volg("Akkoord geven")
    _beeld(bas, "akkoord")
    bas.druk("Ik geef akkoord")
    lies = Mens(browser, adres, archivaris(werker.organisatie))
    lies.ga("/bewaren/")
    lies.volg(f"H-{weg.id}", "Akkoord geven")
    lies.druk("Ik geef akkoord")
    with als_taak():
        voer_uit(bron=bron(tmp_path))
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", str(tmp_path / "publiek.pem"))
    bas.ga("/bewaren/")
    bas.volg(f"H-{weg.id}")
    bas.ziet("Akte van vernietiging", "De handtekening onder de akte klopt.")
    _beeld(bas, "akte")
    lies.klaar()
    bas.klaar()
