"""A step that we prepare waits for a colleague; a letter is made after the question whether it is safe: two people."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tandem.models import Team
from tests import wereld
from tests.acties.rechten.test_maatregelen import _alles, _bereid_voor, maatregel
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens

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


def test_a_colleague_looks_along_and_a_letter_is_given(browser: Browser, adres: str) -> None:
    ik = wereld.professional()
    collega = wereld.professional(in_team=Team.objects.get(pk=ik.team))
    gezin = wereld.gezin(ik)
    punt = _bereid_voor(ik, gezin, _alles(ik, gezin), collega=collega.lidmaatschap)
    maatregel(ik, gezin)
    amal, bram = Mens(browser, adres, ik), Mens(browser, adres, collega)
    amal.ga(f"/huishoudens/{gezin.openbaar}/regime/punten/{punt}/")
    amal.ziet("Een collega kijkt eerst mee.")
    _beeld(amal, "wacht")
    bram.ga("/")
    bram.ziet("Kijk het na")
    bram.volg("Samira en Tom en Noor")
    bram.ziet("Nakijken als tweede persoon", "Tom is niet veilig")
    _beeld(bram, "nakijken")
    bram.kies("Ja", bij="Bent u het ermee eens?")
    bram.druk("Antwoord vastleggen")
    bram.ziet("U kunt deze stap nu zetten.")
    _vul_aan_en_schrijf(amal, f"/huishoudens/{gezin.openbaar}/regime/", timezone.localdate())
    for pad, naam in ((f"personen/{gezin.leden['Tom']}/palet/", "palet"), ("", "regime")):
        amal.ga(f"/huishoudens/{gezin.openbaar}/regime/{pad}")
        _beeld(amal, naam)
    amal.ga("/regio/palet/")
    _beeld(amal, "regio-palet")
    amal.klaar()
    bram.klaar()


def _vul_aan_en_schrijf(amal: Mens, regime: str, vandaag: date) -> None:
    """What the measure still asks is filled in; then a letter, which may not go home on paper."""
    amal.ga(regime)
    amal.volg("Voorlopige ondertoezichtstelling (VOTS)", "Aanvullen, en een brief maken")
    _beeld(amal, "markeerpunt")
    amal.volg("Leg vast wat is gedaan")
    amal.vul("De grond is uitgelegd (Tom)", "Engels")
    amal.vul("Een vertrouwenspersoon is aangeboden (Tom)", "wil dit niet")
    amal.vul("Op welke dag is dit gedaan?", vandaag)
    _beeld(amal, "aanvullen")
    amal.druk("Vastleggen")
    amal.ziet("taal en")
    amal.volg("Maak een brief")
    amal.vul("Voor wie is de brief?", "Tom")
    amal.kies("Nee, dat is niet veilig", bij="Kan deze brief thuis liggen?")
    amal.kies("Samen lezen", bij="Hoe komt de brief bij deze persoon?")
    _beeld(amal, "brief-maken")
    amal.druk("Maak de brief")
    amal.ziet("Jij hebt niets fout gedaan", "Wie kun je bellen?")
    _beeld(amal, "brief")
    amal.page.get_by_role("link", name="Deze brief is gegeven").click()
    amal.druk("Dit is gedaan")
    amal.ziet("Gegeven op")
