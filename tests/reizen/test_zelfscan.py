"""A wave in a browser: filling in on a bad connection, the session, the result and comparing, at two widths."""

import pytest
from playwright.sync_api import Page, Route, expect

from tandem.acties.zelfscan import gesprek, vragenlijst
from tandem.acties.zelfscan.deelnemers import nodig_uit_met_link
from tandem.regels.rechten.organisatie import Werklaag
from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests.reizen.axe import bezwaren
from tests.web.hulp import ingelogd

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]


def _als(page: Page, adres: str, wie) -> None:
    sessie = ingelogd(wie).cookies["sessionid"].value
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": sessie, "url": adres}])


def _bekijk(page: Page, waar: str) -> None:
    """Nothing that axe objects to and nothing outside the window, wide and narrow."""
    for breedte in (1280, 320):
        page.set_viewport_size({"width": breedte, "height": 900})
        page.goto(waar)
        assert bezwaren(page) == [], (waar, breedte)
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte, (waar, breedte)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_answers_survive_a_bad_connection(page: Page, adres: str) -> None:
    meting, vraag = meet.meting(1), meet.eerste()
    toegang = meting.toegang()
    waar = f"{adres}/verbeteren/vragenlijst/{toegang.deelnemer}/"
    _als(page, adres, meting.mensen[0])
    _bekijk(page, waar)

    def weg(route: Route) -> None:
        if route.request.method == "POST":
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/vragenlijst/**", weg)
    formulier = page.locator(f"#vraag-{vraag.code}")
    formulier.locator(f"[name='{vraag.code}-waarde'][value='{vraag.opties[1].code}']").check(force=True)
    expect(page.get_by_text("Geen verbinding. Wat u invulde, staat nog op deze pagina.")).to_be_visible()
    expect(formulier.get_by_text("Nog niet bewaard")).to_be_visible()
    page.unroute("**/vragenlijst/**")
    expect(formulier.get_by_text("Bewaard om")).to_be_visible(timeout=20_000)
    gelezen = vragenlijst.lees_vragenlijst(toegang=toegang)
    (blad,) = [b for deel in gelezen.delen for b in deel.vragen if b.vraag.code == vraag.code]
    assert blad.ingevuld.waarde == vraag.opties[1].code


def test_by_link_without_an_account_and_without_script(browser, adres: str) -> None:
    meting, vraag = meet.meting(0), meet.eerste()
    gegeven = nodig_uit_met_link(door=meting.leider, afname=meting.openbaar, naam="Arts", groep="partner", verzoek=None)
    page = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(f"{adres}/deelnemen/{gegeven.link}/")
    page.get_by_label("Code").fill(gegeven.code)
    page.get_by_role("button", name="Verder").click()
    formulier = page.locator(f"#vraag-{vraag.code}")
    formulier.locator(f"[name='{vraag.code}-waarde'][value='{vraag.opties[0].code}']").check(force=True)
    formulier.get_by_role("button", name="Bewaar dit antwoord").click()
    expect(page.get_by_text("Laatst bewaard:")).to_be_visible()
    page.get_by_role("button", name="Inleveren").click()
    expect(page.get_by_text("Ingeleverd. U kunt uw antwoorden nog wijzigen")).to_be_visible()
    page.context.close()


def test_from_the_session_to_comparing(page: Page, adres: str) -> None:
    gemeente = org.gemeente()
    meet.afgerond(gemeente, keuze=1)
    hun = meet.afgerond(org.gemeente(gemeente.gemeente), keuze=2)
    org.open_laag(hun.leider, Werklaag.UITKOMST, org.Kring.SUBREGIO)
    meting = meet.meting(5, gemeente=gemeente, soort="herhaling")
    for nummer in range(5):
        meet.vul_in(meting.toegang(nummer), nummer % 3)
    _als(page, adres, meting.leider)
    een = f"{adres}/verbeteren/metingen/{meting.openbaar}/"
    for waar in (f"{adres}/verbeteren/metingen/", f"{adres}/verbeteren/metingen/openen/", een):
        _bekijk(page, waar)
    page.goto(een)
    page.get_by_role("button", name="Invullen sluiten en gesprek beginnen").click()
    expect(page.get_by_text("zo antwoordden deelnemers op").first).to_be_visible()
    _bekijk(page, f"{een}gesprek/")
    _bekijk(page, f"{een}ieder/{meet.eerste().code}/")
    meet.stel_vast(meting, 2)
    assert gesprek.lees_gesprek(door=meting.leider, afname=meting.openbaar).zonder_antwoord == 0
    _bekijk(page, f"{een}uitkomst/")
    expect(page.get_by_text("hoger dan de vorige keer").first).to_be_visible()
    page.get_by_role("link", name="Vergelijken met andere gemeenten").click()
    expect(page.get_by_role("rowheader", name=hun.gemeente.organisatie.naam)).to_be_visible()
    _bekijk(page, page.url)
    page.locator(".tandem-warmte thead a").first.click()
    expect(page.get_by_role("heading", name="Wie doet dit goed?")).to_be_visible()
    _bekijk(page, page.url)
