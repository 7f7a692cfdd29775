"""Two archivists let a file go, each at their own screen; axe looks at every page, wide and on a telephone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tandem.acties.rechten.bewaren import houd_vast
from tandem.acties.rechten.logregels import voer_logregels_uit
from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak, archivaris, medewerker_van_toen, oud_gezin
from tests.acties.rechten.logboek.loghulp import log_termijn, logregels, verifieer, voorgesteld
from tests.conftest import DATABASE
from tests.kalender import over
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


def test_two_archivists_let_lines_of_the_log_go(
    browser: Browser, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    werker = medewerker_van_toen()
    bas = Mens(browser, adres, archivaris(werker.organisatie))
    bas.ga("/")
    bas.ziet("Er gaan geen regels van het logboek weg.", "Laat een jurist de termijn nagaan.")
    bas.bekijk("logboek-niet-nagegaan")
    verifieer(monkeypatch, log_termijn(5))
    gezin, wacht = wereld.gezin(werker), wereld.gezin(werker)
    wie = {"organisatie": werker.organisatie, "dag": over(-3000)}
    logregels(DATABASE, huishouden=gezin.id, aantal=1200, **wie)
    logregels(DATABASE, huishouden=wacht.id, aantal=30, **wie)
    houd_vast(door=bas.actor, nummer=f"H-{wacht.id}", soort="inspectie", reden="De inspectie kijkt.")
    voorgesteld(DATABASE, werker.organisatie)
    bas.ga("/bewaren/")
    bas.ziet("Logboek, 1.200 regels", "wacht op akkoord: 0 van 2")
    bas.bekijk("logboek-lijst")
    bas.volg("Logboek, 1.200 regels")
    bas.ziet("30 regels blijven, want voor het huishouden loopt")
    bas.bekijk("logboek-voorstel")
    bas.volg("Akkoord geven")
    bas.bekijk("logboek-akkoord")
    bas.druk("Ik geef akkoord")
    lies = Mens(browser, adres, archivaris(werker.organisatie))
    lies.ga("/bewaren/")
    lies.volg("Logboek, 1.200 regels", "Akkoord geven")
    lies.druk("Ik geef akkoord")
    with als_taak():
        assert voer_logregels_uit(bron=bron(tmp_path)).regels == 1200
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", str(tmp_path / "publiek.pem"))
    bas.ga("/bewaren/")
    bas.volg("Logboek, 1.200 regels")
    bas.ziet("Weggehaald: 1.200 rijen.", "De handtekening onder de akte klopt.")
    bas.bekijk("logboek-akte")
    lies.klaar()
    bas.klaar()
