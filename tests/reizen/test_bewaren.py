"""Two archivists let a file go, each at their own screen; axe looks at every page, wide and on a telephone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tests.acties.rechten.bewaarhulp import als_taak, archivaris, medewerker_van_toen, oud_gezin
from tests.reizen.mens import Mens
from tests.zegelhulp import bron

pytestmark = pytest.mark.usefixtures("db")


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
    bas.bekijk("vasthouden")
    bas.druk("Laten wachten")
    bas.ziet("wordt vastgehouden")
    bas.bekijk("lijst")
    bas.volg(f"H-{weg.id}")
    bas.bekijk("voorstel")
    bas.volg("Akkoord geven")
    bas.bekijk("akkoord")
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
    bas.bekijk("akte")
    lies.klaar()
    bas.klaar()
