"""A step that we prepare waits for a colleague; a letter is made after the question whether it is safe: two people."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tandem.models import Team
from tests import wereld
from tests.acties.rechten.test_maatregelen import _alles, _bereid_voor, maatregel
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")


def test_a_colleague_looks_along_and_a_letter_is_given(browser: Browser, adres: str) -> None:
    ik = wereld.professional()
    collega = wereld.professional(in_team=Team.objects.get(pk=ik.team))
    gezin = wereld.gezin(ik)
    punt = _bereid_voor(ik, gezin, _alles(ik, gezin), collega=collega.lidmaatschap)
    maatregel(ik, gezin)
    amal, bram = Mens(browser, adres, ik), Mens(browser, adres, collega)
    amal.ga(f"/huishoudens/{gezin.openbaar}/regime/punten/{punt}/")
    amal.ziet("Een collega kijkt eerst mee.")
    amal.bekijk("wacht")
    bram.ga("/")
    bram.ziet("Kijk het na")
    bram.volg("Samira en Tom en Noor")
    bram.ziet("Nakijken als tweede persoon", "Tom is niet veilig")
    bram.bekijk("nakijken")
    bram.kies("Ja", bij="Bent u het ermee eens?")
    bram.druk("Antwoord vastleggen")
    bram.ziet("U kunt deze stap nu zetten.")
    _vul_aan_en_schrijf(amal, f"/huishoudens/{gezin.openbaar}/regime/", timezone.localdate())
    for pad, naam in ((f"personen/{gezin.leden['Tom']}/palet/", "palet"), ("", "regime")):
        amal.ga(f"/huishoudens/{gezin.openbaar}/regime/{pad}")
        amal.bekijk(naam)
    amal.ga("/regio/palet/")
    amal.bekijk("regio-palet")
    amal.klaar()
    bram.klaar()


def _vul_aan_en_schrijf(amal: Mens, regime: str, vandaag: date) -> None:
    """What the measure still asks is filled in; then a letter, which may not go home on paper."""
    amal.ga(regime)
    amal.volg("Voorlopige ondertoezichtstelling (VOTS)", "Aanvullen, en een brief maken")
    amal.bekijk("markeerpunt")
    amal.volg("Leg vast wat is gedaan")
    amal.vul("De grond is uitgelegd (Tom)", "Engels")
    amal.vul("Een vertrouwenspersoon is aangeboden (Tom)", "wil dit niet")
    amal.vul("Op welke dag is dit gedaan?", vandaag)
    amal.bekijk("aanvullen")
    amal.druk("Vastleggen")
    amal.ziet("taal en")
    amal.volg("Maak een brief")
    amal.vul("Voor wie is de brief?", "Tom")
    amal.kies("Nee, dat is niet veilig", bij="Kan deze brief thuis liggen?")
    amal.kies("Samen lezen", bij="Hoe komt de brief bij deze persoon?")
    amal.bekijk("brief-maken")
    amal.druk("Maak de brief")
    amal.ziet("Jij hebt niets fout gedaan", "Wie kun je bellen?")
    amal.bekijk("brief")
    amal.page.get_by_role("link", name="Deze brief is gegeven").click()
    amal.druk("Dit is gedaan")
    amal.ziet("Gegeven op")
