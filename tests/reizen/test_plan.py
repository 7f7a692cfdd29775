"""Plan, regime and documents in a browser: a decision of the court, and the sheet for at home."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Page, expect

from tests import wereld
from tests.reizen.dossiers import log_in, vol_dossier

pytestmark = pytest.mark.reis


@pytest.fixture
def dossier(page: Page, adres: str) -> Iterator[tuple[Page, wereld.Gezin, dict[str, str]]]:
    """A full household, a logged-in professional, and the addresses of its pages; nothing complains in the console."""
    actor = wereld.professional()
    gezin, _ = vol_dossier(actor)
    log_in(page, adres, actor)
    klachten: list[str] = []
    page.on("console", lambda bericht: klachten.append(bericht.text) if _klacht(bericht) else None)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    yield page, gezin, _adressen(adres, gezin)
    assert klachten == []


def _klacht(bericht: ConsoleMessage) -> bool:
    """A form that comes back with sentences (422) is no fault; the browser writes it down as one."""
    return bericht.type == "error" and "422" not in bericht.text


def _adressen(adres: str, gezin: wereld.Gezin) -> dict[str, str]:
    return {naam: adres + reverse(naam, args=[gezin.openbaar]) for naam in ("regime", "plan_afdruk")}


def test_a_decision_of_the_court_is_recorded_at_once_and_the_list_says_what_is_owed(dossier) -> None:
    page, _, adressen = dossier
    page.goto(adressen["regime"])
    page.get_by_role("link", name="Maatregel vastleggen").click()
    page.get_by_role("link", name="Noor").click()
    page.get_by_label("Welke maatregel is het?").select_option("ondertoezichtstelling")
    page.get_by_label("Wie heeft dit beslist?").select_option("rechter")
    page.get_by_role("button", name="Maatregel vastleggen").click()
    expect(page.get_by_role("alert")).to_contain_text("Waarom is nog niet alles gedaan?")
    page.get_by_label("Waarom is nog niet alles gedaan?").fill("Het besluit viel in de nacht.")
    page.get_by_label("Wanneer is het uiterlijk gedaan?").fill("2099-01-01")
    page.get_by_role("button", name="Maatregel vastleggen").click()
    expect(page.get_by_role("heading", name="Ondertoezichtstelling (OTS)")).to_be_visible()
    expect(page.get_by_text("Het besluit viel in de nacht.").first).to_be_visible()


def test_the_sheet_for_at_home_holds_no_hidden_goal_and_prints_on_paper(dossier) -> None:
    page, _, adressen = dossier
    page.goto(adressen["plan_afdruk"])
    blad = page.locator(".tandem-blad")
    expect(blad).to_contain_text("Niet meer verhuizen.")
    expect(blad).to_contain_text("ik ben het er niet mee eens")
    assert "meeleest" not in blad.inner_text()
    page.emulate_media(media="print")
    expect(page.get_by_text("Zo ziet het blad eruit")).to_be_hidden()
    expect(page.locator("header.tandem-balk")).to_be_hidden()
