"""A trust person beside a mother: what they see, and filing a complaint along by keyboard alone, at 360 px."""

import pytest
from playwright.sync_api import Browser, expect

from tandem.models import Organisatie
from tandem.regels.rechten.actor import Actor
from tests import wereld
from tests.reizen.mens import Mens, tab_naar
from tests.reizen.telefoon import TELEFOON, telefoon

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
WOORDEN = "Zij kwam drie keer niet opdagen."
WENS = "Een ander vast gezicht."


@pytest.fixture
def gemeente():
    return wereld.organisatie("gemeente")


@pytest.fixture
def amal(gemeente):
    """Who works with the household, and who the complaint is about."""
    return wereld.professional(organisatie=gemeente)


@pytest.fixture
def thuis(gezin, amal):
    """The household with words of its own, where Amal works too, and the trust person is there for the mother."""
    rosa, huis = gezin
    wereld.betrek(huis, amal, door=rosa)
    otto = wereld.professional("vertrouwenspersoon", organisatie=wereld.organisatie("clientondersteuning"))
    wereld.betrek(huis, otto, door=rosa, namens_id=huis.leden["Samira"])
    return huis, otto


def _smal(browser: Browser, adres: str, wie: Actor) -> Mens:
    mens = Mens(browser, adres, wie)
    mens.page.set_viewport_size(TELEFOON)  # type: ignore[arg-type]
    return mens


def test_who_a_trust_person_reads_of_and_what_stays_closed(browser: Browser, adres: str, thuis) -> None:
    huis, wie = thuis
    otto = _smal(browser, adres, wie)
    otto.ga(f"/huishoudens/{huis.openbaar}/")
    otto.bekijk("vertrouwenspersoon-overzicht")
    otto.ziet("Samira")
    for dicht in ("plan/", "analyse/", "veiligheid/", "mijn-tandem/"):
        otto.page.goto(f"{adres}/huishoudens/{huis.openbaar}/{dicht}")
        for geheim in ("Rust in huis", "Tom wil niet naar huis.", "Samira vertelde"):
            expect(otto.page.locator("body")).not_to_contain_text(geheim)
    otto.klaar()


def test_a_complaint_filed_along_by_keyboard_and_what_each_reads_of_it(
    browser: Browser, adres: str, thuis, amal, gemeente
) -> None:
    huis, wie = thuis
    otto = _smal(browser, adres, wie)
    otto.ga(f"/huishoudens/{huis.openbaar}/")
    _dien_mee_in(otto, wie, amal)
    otto.ga("/klachten/")
    otto.bekijk("vertrouwenspersoon-klachten")
    otto.ziet("Door u vastgelegd of mee ingediend", "Samira")
    otto.volg("Samira")
    otto.ziet(WOORDEN, WENS, "Dient mee in", wie.naam)
    otto.bekijk("vertrouwenspersoon-klacht")
    expect(otto.hoofd.get_by_role("link", name="Vastleggen wat u deed")).to_have_count(0)
    over = Mens(browser, adres, amal)
    over.ga("/klachten/")
    over.ziet("Er is hier niets voor u")
    kim = Mens(browser, adres, wereld.professional("klachtenfunctionaris", organisatie=Organisatie(pk=gemeente.pk)))
    kim.ga("/klachten/")
    kim.volg("Samira")
    kim.ziet(WOORDEN, "Dient mee in", wie.naam)
    for mens in (otto, over, kim):
        mens.klaar()
    _bij_de_moeder(browser, adres, huis, wie)


def _dien_mee_in(otto: Mens, wie: Actor, over: Actor) -> None:
    """Write it down with the keys of a keyboard alone; a mistake on the way loses nothing."""
    page, toets, terug = otto.page, otto.page.keyboard, otto.page.url
    tab_naar(page, otto.hoofd.get_by_role("link", name="Een klacht vastleggen"))
    toets.press("Enter")
    page.wait_for_url("**/klacht/**")
    otto.bekijk("vertrouwenspersoon-vastleggen")
    _typ(otto, "Wat moet er gebeuren?", WENS)
    tab_naar(page, page.get_by_role("button", name="Vastleggen"))
    toets.press("Enter")
    expect(page.locator("#fouten")).to_be_visible()
    expect(otto.hoofd.get_by_label("Wat moet er gebeuren?")).to_have_value(WENS)
    for veld, keuze in (
        ("Van wie is de klacht?", "Samira"),
        ("Over welke organisatie gaat het?", over.organisatie_naam),
        ("Welke vertrouwenspersoon dient mee in?", wie.naam),
    ):
        tab_naar(page, otto.hoofd.get_by_label(veld))
        toets.type(keuze)
    _typ(otto, "Wat is de klacht?", WOORDEN)
    tab_naar(page, otto.hoofd.get_by_role("group", name="Over welke professional gaat het?").get_by_label(over.naam))
    toets.press("Space")
    tab_naar(page, page.get_by_role("button", name="Vastleggen"))
    toets.press("Enter")
    page.wait_for_url(terug)


def _typ(mens: Mens, veld: str, tekst: str) -> None:
    tab_naar(mens.page, mens.hoofd.get_by_label(veld))
    mens.page.keyboard.type(tekst)


def _bij_de_moeder(browser: Browser, adres: str, huis: wereld.Gezin, wie: Actor) -> None:
    """She reads who is there for her; her child does not read that of her."""
    moeder, tom = (telefoon(browser, adres, huis.leden[naam]) for naam in ("Samira", "Tom"))
    for page, aantal in ((moeder, 1), (tom, 0)):
        page.goto(f"{adres}/mijn/{huis.openbaar}/mensen/")
        expect(page.get_by_text(wie.naam)).to_have_count(aantal)
        page.context.close()
