"""Each member at the own telephone: a mother, her former partner who left, children of eleven, thirteen, seventeen.

What each does there, in a browser of 360 px; the children without script, the former partner with the keyboard alone.
"""

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tandem.acties import deur
from tandem.acties.huishouden.leden import laat_vertrekken
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Regel
from tandem.regels.rechten.lagen import Doel, Laag
from tests import wereld
from tests.conftest import DATABASE
from tests.reizen.mens import Mens
from tests.reizen.telefoon import telefoon
from tests.reizen.test_portaal import _kijk
from tests.web.portaal.hulp import lid_openbaar, vul, word

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
OVER = {
    "Samira": "Samira slaapt weer door.",
    "Karim": "Karim zoekt een huis.",
    "Tom": "Tom gaat weer naar school.",
}
"""One line about each, in the words of who wrote it down."""


@pytest.fixture
def gezin(database_gereed):  # noqa: ARG001 - the database must stand
    """Samira with authority over Tom; Karim, her former partner, who left last week; a plan, and lines about each."""
    laad_inhoud(inhoud=catalogus())
    rosa = wereld.professional()
    gezin = wereld.gezin(rosa, ("Samira", "Tom", "Noor", "Karim"))
    vul(rosa, gezin)
    word(gezin.leden["Karim"], 41)
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as eigenaar:
        eigenaar.execute(
            "INSERT INTO tandem_gezag (openbaar, huishouden_id, kind_id, drager_id, soort, grond, van, vastgelegd_op)"
            " VALUES (gen_random_uuid(), %s, %s, %s, 'ouderlijk', 'uitspraak', '2024-01-01', now())",
            [gezin.id, gezin.leden["Tom"], gezin.leden["Samira"]],
        )
    with deur.schrijf(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        for naam, woorden in OVER.items():
            vast = {"soort": "waarneming", "op": sessie.vandaag, "bij_soort": "casus", "bij": gezin.casus}
            sessie.bewaar(Regel(laag=Laag.ANALYSE, betreft=[gezin.leden[naam]], tekst=woorden, **vast))
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.ANALYSE)
    lid = lid_openbaar(rosa, gezin, "Karim")
    laat_vertrekken(door=rosa, huishouden=gezin.openbaar, lid=lid, op=timezone.localdate())
    return rosa, gezin


def _leest(page: Page, *namen: str) -> None:
    """Of the lines about each, only those about these stand on the page."""
    gelezen = page.locator("main").inner_text()
    assert {naam for naam, woorden in OVER.items() if woorden in gelezen} == set(namen)


def test_a_mother_reads_gives_a_mark_and_asks(browser: Browser, adres: str, gezin) -> None:
    rosa, huis = gezin
    word(huis.leden["Tom"], 13)
    page = telefoon(browser, adres, huis.leden["Samira"])
    page.goto(f"{adres}/mijn/{huis.openbaar}/opgeschreven/")
    _leest(page, "Samira", "Tom")
    _kijk(page, "moeder-opgeschreven")
    page.goto(f"{adres}/mijn/{huis.openbaar}/plan/")
    page.get_by_role("link", name="Geef een cijfer").first.click()
    page.get_by_role("radio", name="7", exact=True).check(force=True)
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_text("laatste cijfer")).to_contain_text("7")
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    page.get_by_role("link", name="Stel een vraag").click()
    page.get_by_role("textbox").first.fill("Wanneer komt u weer?")
    page.get_by_role("main").get_by_role("button").last.click()
    mens = Mens(browser, adres, rosa)
    mens.ga(f"/huishoudens/{huis.openbaar}/mijn-tandem/")
    mens.ziet("Wanneer komt u weer?")
    mens.klaar()


def test_a_former_partner_who_left_with_the_keyboard_alone(browser: Browser, adres: str, gezin) -> None:
    _, huis = gezin
    page = telefoon(browser, adres, huis.leden["Karim"])
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    expect(page.get_by_text("hoort niet meer bij dit huishouden")).to_be_visible()
    _kijk(page, "ex-begin")
    page.locator("summary", has_text="Menu").press("Enter")
    page.get_by_role("link", name="Wat er is opgeschreven").press("Enter")
    _leest(page, "Karim")
    _kijk(page, "ex-opgeschreven")
    for deel in ("plan/", "mensen/", "keken/"):
        page.goto(f"{adres}/mijn/{huis.openbaar}/{deel}")
        expect(page.get_by_text("Rust in huis")).to_have_count(0)
        expect(page.get_by_text("Bel de huisarts")).to_have_count(0)


def test_a_child_of_eleven_tells_something_without_script(browser: Browser, adres: str, gezin) -> None:
    rosa, huis = gezin
    word(huis.leden["Tom"], 11)
    page = telefoon(browser, adres, huis.leden["Tom"], script=False)
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    expect(page.get_by_role("heading", name="Wil je iets vertellen?")).to_be_visible()
    page.goto(f"{adres}/mijn/{huis.openbaar}/opgeschreven/")
    _leest(page)
    page.goto(f"{adres}/mijn/{huis.openbaar}/")
    page.get_by_role("link", name="Vertel of vraag iets").click()
    page.get_by_role("textbox").first.fill("Ik wil met jou praten.")
    page.get_by_role("main").get_by_role("button").last.click()
    mens = Mens(browser, adres, rosa)
    mens.ga(f"/huishoudens/{huis.openbaar}/mijn-tandem/")
    mens.ziet("Ik wil met jou praten.")
    mens.klaar()
    moeder = telefoon(browser, adres, huis.leden["Samira"])
    for deel in ("", "opgeschreven/", "keken/"):
        moeder.goto(f"{adres}/mijn/{huis.openbaar}/{deel}")
        expect(moeder.get_by_text("Ik wil met jou praten.")).to_have_count(0)


def test_a_child_of_thirteen_says_that_it_was_otherwise_without_script(browser: Browser, adres: str, gezin) -> None:
    _, huis = gezin
    word(huis.leden["Tom"], 13)
    page = telefoon(browser, adres, huis.leden["Tom"], script=False)
    page.goto(f"{adres}/mijn/{huis.openbaar}/opgeschreven/")
    _leest(page, "Tom")
    page.get_by_role("link", name="Schrijf erbij").first.click()
    page.get_by_label("Nee, dit herken ik niet").check(force=True)
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_text("Dit herken ik niet", exact=True)).to_be_visible()


def test_a_child_of_seventeen_reads_alone(browser: Browser, adres: str, gezin) -> None:
    _, huis = gezin
    word(huis.leden["Tom"], 17)
    page = telefoon(browser, adres, huis.leden["Tom"])
    page.goto(f"{adres}/mijn/{huis.openbaar}/opgeschreven/")
    _leest(page, "Tom")
    _kijk(page, "zeventien-opgeschreven")
    moeder = telefoon(browser, adres, huis.leden["Samira"])
    moeder.goto(f"{adres}/mijn/{huis.openbaar}/opgeschreven/")
    _leest(moeder, "Samira")
    moeder.goto(f"{adres}/mijn/{huis.openbaar}/keken/")
    _kijk(moeder, "moeder-keken")
