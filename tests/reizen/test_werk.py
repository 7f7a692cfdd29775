"""Work list, households, team and log-in in a browser: no objection of axe, nothing outside the window, keyboard."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from playwright.sync_api import ConsoleMessage, Page, expect

from tandem.acties.rechten.uitnodiging import nodig_uit
from tandem.acties.regio.laad_mensen import laad_mensen
from tandem.koppelingen.inhoud import catalogus, lees_mensen
from tandem.models import Team
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen
from tests.reizen.axe import bezwaren
from tests.reizen.dossiers import log_in

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
NAMEN = (
    ("Samira", "Tom", "Noor"),
    ("Özge",),
    ("Marie-Louise Theodora Wilhelmina van der Berg-Oudenhoven", "Jo"),
    ("سميرة", "نور"),
)


@pytest.fixture
def schoon(page: Page) -> Iterator[Page]:
    """A page in whose console nothing may complain; a refusal that we ask for is no complaint."""
    klachten: list[str] = []

    def klacht(bericht: ConsoleMessage) -> None:
        if bericht.type == "error" and "Failed to load resource" not in bericht.text:
            klachten.append(bericht.text)

    page.on("console", klacht)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    yield page
    assert klachten == []


@pytest.fixture(scope="module")
def team(database_gereed: None) -> tuple[object, object]:
    """A leader and a professional with some households, some of them late."""
    actor = wereld.professional()
    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    for nummer, namen in enumerate(NAMEN):
        gezin = wereld.gezin(actor, namen)
        termijnen(
            actor, gezin, -3 * nummer, nummer, 20, betreft=(gezin.leden[namen[0]],), reden="de sleutel bij de buren"
        )
    termijnen(actor, gezin, 3, soort="waarborg_achteraf")
    return leider, actor


def _kijk(page: Page, adres: str) -> list[str]:
    mis = []
    for breedte in (1280, 320):
        page.set_viewport_size({"width": breedte, "height": 900})
        page.goto(adres)
        if page.evaluate("document.documentElement.scrollWidth") > breedte:
            mis.append(f"buiten beeld op {breedte} px")
    return mis + bezwaren(page)


def test_axe_objects_to_nothing_on_the_pages_of_work_and_account(schoon: Page, adres: str, team) -> None:
    leider, actor = team
    paden = {
        actor: (
            "/", "/?van=mij", "/huishoudens/", "/huishoudens/?op=termijn&toon=alles", "/rol/", "/account/",
            "/account/tweede-stap/", "/account/tweede-stap/passkeys/", "/account/wachtwoord/kiezen/", "/bestaat-niet/",
        ),
        leider: ("/team/", "/team/werk/", "/team/werk/?soort=afspraak_nakijken", "/team/huishoudens/"),
        wereld.professional(): ("/", "/huishoudens/"),
        wereld.professional("teamleider"): ("/team/",),
        wereld.professional("privacyfunctionaris"): ("/",),
    }  # fmt: skip
    gevonden = {}
    for wie, waar in paden.items():
        schoon.context.clear_cookies()
        log_in(schoon, adres, wie)
        gevonden.update({(wie.rol, pad): mis for pad in waar if (mis := _kijk(schoon, adres + pad))})
    assert gevonden == {}


def test_axe_objects_to_nothing_before_log_in(schoon: Page, adres: str) -> None:
    wie, bewijs = nodig_uit(code=wereld.uniek("nieuw"), naam="Nieuwe Collega")
    paden = ("/account/inloggen/", f"/uitnodiging/{wie}/{bewijs}/", "/account/gesloten/", "/bestaat-niet/")
    assert {pad: mis for pad in paden if (mis := _kijk(schoon, adres + pad))} == {}


def test_the_demo_lets_one_in_with_the_keyboard_alone(schoon: Page, adres: str, settings: LazySettings) -> None:
    inhoud = catalogus()
    laad_mensen(inhoud=inhoud, mensen=lees_mensen(inhoud), demo=True)
    settings.DEMO = True
    assert _kijk(schoon, f"{adres}/inloggen/") == []
    schoon.get_by_role("button", name="Log in als Amal Bedacht").first.focus()
    schoon.keyboard.press("Enter")
    expect(schoon.get_by_role("heading", level=1)).to_have_text("Werk")
    schoon.get_by_text("Menu", exact=True).focus()
    schoon.keyboard.press("Enter")
    schoon.get_by_role("button", name="Afmelden").last.focus()
    schoon.keyboard.press("Enter")
    expect(schoon.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_from_the_work_list_one_comes_to_the_household(schoon: Page, adres: str, team) -> None:
    log_in(schoon, adres, team[1])
    schoon.goto(adres)
    expect(schoon.get_by_role("heading", level=2).first).to_contain_text("Eerst dit")
    expect(schoon.get_by_role("heading", level=2).nth(1)).to_contain_text("Te laat")
    schoon.get_by_role("link", name="Huishoudens", exact=True).click()
    schoon.get_by_role("link", name="Özge").click()
    expect(schoon.get_by_role("heading", level=1)).to_contain_text("Özge")


def test_a_team_leader_follows_a_figure_to_the_work_behind_it(schoon: Page, adres: str, team) -> None:
    log_in(schoon, adres, team[0])
    schoon.goto(f"{adres}/team/")
    schoon.get_by_role("link", name="Een afspraak nakijken").click()
    expect(schoon.get_by_role("link", name="Toon al het werk van het team")).to_be_visible()
    expect(schoon.locator(".tandem-rijen__reden").first).to_contain_text("Een afspraak nakijken")
