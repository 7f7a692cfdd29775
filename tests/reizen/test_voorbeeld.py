"""A worker writes a line hidden from the former partner, looks who will read it, and sees the portal as both."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tests import wereld
from tests.reizen.mens import Mens
from tests.web.portaal.hulp import lid_openbaar, word

pytestmark = pytest.mark.usefixtures("db")

REGEL = "Samira zoekt een eigen woning"


def test_a_line_hidden_from_the_former_partner(browser: Browser, adres: str) -> None:
    laad_inhoud(inhoud=catalogus())
    rosa = wereld.professional()
    gezin = wereld.gezin(rosa, ("Samira", "Karim", "Noor"))
    word(gezin.leden["Karim"], 40)
    amal = Mens(browser, adres, rosa)
    amal.ga(f"/huishoudens/{gezin.openbaar}/casus/regels/")
    page = amal.page
    page.locator("#id_regels-0-tekst").fill(REGEL)
    page.locator("#id_regels-0-soort").select_option("waarneming")
    page.locator("#id_regels-0-op").fill(timezone.localdate().isoformat())
    for nummer in (gezin.leden["Samira"], gezin.leden["Karim"]):
        page.locator(f"input[name='regels-0-betreft'][value='{nummer}']").check(force=True)
    page.get_by_text("Mag iemand dit niet lezen?").first.click()
    page.locator(f"input[name='regels-0-niet_zichtbaar_voor'][value='{gezin.leden['Karim']}']").check(force=True)
    page.get_by_text("Wie kan dit straks lezen?").click()
    page.get_by_role("button", name="Kijk wie dit kan lezen").click()
    amal.ziet("Dit kunnen straks lezen", "het is verborgen voor deze persoon", REGEL)
    assert page.locator("#id_regels-0-tekst").input_value() == REGEL
    page.get_by_text("1 professional").click()
    amal.bekijk("vooruitblik")
    page.get_by_role("button", name="Vastleggen").or_(page.locator("form .nl-button--primary")).first.click()
    amal.ziet(REGEL)
    _kijk_als(amal, gezin, rosa, "Karim", ziet=False)
    _kijk_als(amal, gezin, rosa, "Samira", ziet=True)
    amal.ga(f"/huishoudens/{gezin.openbaar}/casus/")
    amal.volg("Wie ziet dit?")
    amal.ziet("Dit kunnen nu lezen")
    amal.bekijk("wie-ziet")
    amal.klaar()


def _kijk_als(amal: Mens, gezin: wereld.Gezin, rosa: object, naam: str, *, ziet: bool) -> None:
    amal.ga(f"/huishoudens/{gezin.openbaar}/personen/{lid_openbaar(rosa, gezin, naam)}/")
    amal.page.get_by_role("link", name="Bekijk Mijn Tandem zoals").click()
    amal.ziet(f"U kijkt als {naam}")
    amal.page.get_by_role("link", name="Wat er is opgeschreven").click()
    amal.ziet(f"{naam} ziet dit niet")
    assert (REGEL in amal.page.content()) is ziet
    amal.bekijk(f"als-{naam.lower()}")
