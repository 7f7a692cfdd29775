"""The gallery in a browser: no objection of axe, nothing outside the window, keyboard, drafts and lines by script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.reizen.axe import bezwaren, bezwaren_anders, onthoud_beeld

pytestmark = pytest.mark.reis
PAGINAS = ["", "?pagina=huishouden", "?pagina=inloggen", "?pagina=formulier", "?pagina=bevestigen"]


@pytest.fixture
def galerij(page: Page, adres: str) -> Iterator[str]:
    """The address of the gallery; afterwards nothing may have complained in the console (policy included)."""
    klachten: list[str] = []
    page.on("console", lambda bericht: klachten.append(bericht.text) if bericht.type == "error" else None)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    yield f"{adres}/onderdelen/"
    assert klachten == []


@pytest.mark.parametrize("pagina", PAGINAS)
def test_axe_objects_to_nothing(page: Page, galerij: str, pagina: str) -> None:
    page.goto(galerij + pagina)
    assert bezwaren(page) == []


def test_axe_finds_what_is_wrong(page: Page, galerij: str) -> None:
    page.goto(galerij)
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=/static/tandem/icoon.svg><input>')"
    )
    assert {zin.split(":")[0] for zin in bezwaren(page, binnen=".tandem-kop")} >= {"image-alt", "label"}


@pytest.mark.parametrize(
    ("verandering", "regel"),
    [
        ("h => { h.style.color = '#ddd'; h.style.background = '#fff' }", "color-contrast"),
        ("h => { h.innerHTML = '<button>a</button><button>b</button>';"
         "for (const b of h.children) b.style.cssText = 'width:9px;height:9px;padding:0;min-height:0;min-width:0' }",
         "target-size"),
        ("h => { h.insertAdjacentHTML('afterend', '<input>') }", "label"),
    ],
)  # fmt: skip
def test_axe_finds_what_is_wrong_at_another_width_only(page: Page, galerij: str, verandering: str, regel: str) -> None:
    page.goto(galerij)
    assert bezwaren(page) == []
    onthoud_beeld(page)
    page.set_viewport_size({"width": 360, "height": 900})
    assert bezwaren_anders(page) == []
    page.locator("main p:visible").first.evaluate(verandering)
    assert regel in {zin.split(":")[0] for zin in bezwaren_anders(page)}


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize("breedte", [320, 360, 640, 1280])
@pytest.mark.parametrize("richting", ["ltr", "rtl"])
def test_nothing_stands_outside_the_window(page: Page, galerij: str, pagina: str, breedte: int, richting: str) -> None:
    page.set_viewport_size({"width": breedte, "height": 800})
    page.goto(galerij + pagina)
    page.evaluate("richting => { document.documentElement.dir = richting }", richting)
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte


def test_keyboard_begins_with_the_way_to_the_content(page: Page, galerij: str) -> None:
    page.goto(galerij + "?pagina=huishouden")
    page.keyboard.press("Tab")
    overslaan = page.get_by_role("link", name="Direct naar de inhoud")
    expect(overslaan).to_be_focused()
    expect(overslaan).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_scale_is_chosen_with_arrows(page: Page, galerij: str) -> None:
    page.goto(galerij + "?pagina=formulier")
    page.get_by_role("radio", name="6", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="7", exact=True)).to_be_checked()


def test_menu_on_a_telephone_opens_and_escape_closes_it(page: Page, galerij: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(galerij)
    page.get_by_text("Menu", exact=True).click()
    werk = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Werk", exact=True)
    expect(werk).to_be_visible()
    page.keyboard.press("Escape")
    expect(werk).to_be_hidden()


def test_what_is_typed_is_kept_as_a_draft(page: Page, galerij: str) -> None:
    ontvangen: list[str] = []

    def bewaar(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        ontvangen.append(route.request.post_data or "")
        route.fulfill(status=204)

    page.route("**/onderdelen/?", bewaar)
    page.goto(galerij + "?pagina=formulier")
    page.get_by_label("Wat is er gezegd?").fill("Ik wil dat het stil is.")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Concept bewaard om \d\d:\d\d"))
    assert "Ik wil dat het stil is." in ontvangen[0]
    assert "csrfmiddlewaretoken" in ontvangen[0]
    assert "leeg-bestand" not in ontvangen[0]


def test_a_draft_that_cannot_be_kept_says_so_and_is_tried_again(page: Page, adres: str) -> None:
    pogingen: list[int] = []

    def eerst_niet(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        pogingen.append(1)
        route.abort() if len(pogingen) == 1 else route.fulfill(status=204)

    page.clock.install()
    page.route("**/onderdelen/?", eerst_niet)
    page.goto(f"{adres}/onderdelen/?pagina=formulier")
    page.get_by_label("Waar gaat het over?").fill("Huisbezoek")
    page.clock.run_for(1500)
    expect(page.get_by_role("status")).to_contain_text("Bewaren lukt nu niet")
    page.clock.run_for(8000)
    expect(page.get_by_role("status")).to_contain_text("Concept bewaard")
    assert len(pogingen) == 2


@pytest.mark.parametrize(
    ("status", "antwoord", "zin"),
    [
        (401, "", "U bent afgemeld"),
        (413, '{"fout": "De tekst is te lang."}', "Bewaren lukt niet. De tekst is te lang."),
        (500, "<h1>Oei</h1>", "Bewaren lukt nu niet"),
    ],
)
def test_why_a_draft_is_not_kept_is_said_in_words(page: Page, adres: str, status: int, antwoord: str, zin: str) -> None:
    page.route("**/onderdelen/?", lambda route: route.fulfill(status=status, body=antwoord))
    page.goto(f"{adres}/onderdelen/?pagina=formulier")
    page.get_by_label("Waar gaat het over?").fill("Huisbezoek")
    expect(page.get_by_role("status")).to_contain_text(zin)


def test_a_form_is_sent_once_however_often_the_button_is_pressed(page: Page, galerij: str) -> None:
    page.goto(galerij + "?pagina=formulier")
    page.evaluate(
        """() => { window.keren = 0; window.addEventListener('submit', (g) => {
            if (!g.defaultPrevented) window.keren += 1; g.preventDefault(); }) }"""
    )
    knop = page.get_by_role("button", name="Contact vastleggen")
    knop.dispatch_event("click")
    knop.dispatch_event("click")
    assert page.evaluate("window.keren") == 1


def test_one_more_line_with_script_and_empty_lines_without(page: Page, browser: Browser, galerij: str) -> None:
    page.goto(galerij)
    regels = page.locator("[data-tandem-rij]")
    eerst = regels.count()
    page.get_by_role("button", name="Nog een regel").click()
    expect(regels).to_have_count(eerst + 1)
    assert page.locator(f"#id_afspraken-{eerst}-wat").evaluate("veld => veld === document.activeElement")
    assert page.locator("#id_afspraken-TOTAL_FORMS").input_value() == str(eerst + 1)

    zonder = browser.new_context(java_script_enabled=False)
    kaal = zonder.new_page()
    kaal.goto(galerij)
    assert kaal.get_by_role("button", name="Nog een regel").count() == 0
    assert kaal.locator("[data-tandem-rij]").count() == eerst
    zonder.close()


def test_error_summary_leads_to_the_field(page: Page, galerij: str) -> None:
    page.goto(galerij)
    samenvatting = page.locator(".tandem-fouten")
    samenvatting.get_by_role("link", name="Met wie sprak u?").click()
    expect(page.locator("#id_fout-wie_0")).to_be_focused()
    samenvatting.get_by_role("link", name="Op welke dag?").click()
    expect(page.locator("#id_fout-dag")).to_be_focused()


def test_every_printed_page_names_its_reader(page: Page, galerij: str) -> None:
    page.goto(galerij + "?pagina=huishouden")
    page.emulate_media(media="print")
    expect(page.locator(".tandem-printkop")).to_contain_text("Afgedrukt voor Amal Bouzid")
    assert page.locator(".tandem-printvoet").evaluate("e => getComputedStyle(e).display") == "table-footer-group"
    for weg in (".tandem-balk", ".tandem-voet", ".tandem-knoppen"):
        expect(page.locator(weg).first).to_be_hidden()


def test_another_municipality_changes_tokens_only(page: Page, galerij: str, settings: object) -> None:
    page.goto(galerij)
    knop = page.get_by_role("button", name="Plan samen doornemen")
    eigen = knop.evaluate("e => getComputedStyle(e).backgroundColor")
    settings.TANDEM_THEMA = "voorbeeld-gemeente"  # type: ignore[attr-defined]
    page.goto(galerij)
    assert knop.evaluate("e => getComputedStyle(e).backgroundColor") != eigen
    assert bezwaren(page) == []
