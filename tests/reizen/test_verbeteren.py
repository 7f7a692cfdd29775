"""A policy adviser decides what others see, and finds who looked; in a browser, also by keyboard."""

import pytest
from playwright.sync_api import Browser, expect

from tests import organisatiewereld as ow
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")


def test_an_adviser_opens_a_layer_and_the_neighbour_sees_that_it_is_open(browser: Browser, adres: str) -> None:
    centrum = ow.gemeente()
    buur = ow.gemeente(centrum.gemeente)
    bo, roos = Mens(browser, adres, centrum.actor()), Mens(browser, adres, buur.actor())
    bo.ga("/verbeteren/")
    bo.ziet("Niets is te laat", "alleen voor uzelf")
    bo.bekijk("verbeteren")
    bo.volg("Wijzigen wie wat ziet")
    bo.bekijk("laten-zien")
    keuze = bo.hoofd.get_by_role("group", name="Lessen").get_by_label("de subregio")
    keuze.focus()
    bo.page.keyboard.press("Space")
    bo.druk("Vastleggen")
    bo.ziet("te zien voor de subregio")
    roos.ga("/verbeteren/regio/")
    roos.bekijk("verbeteren-regio")
    expect(roos.hoofd.get_by_role("row", name=centrum.organisatie.naam)).to_contain_text("ja")
    bo.ga("/verbeteren/wie-keek/")
    bo.bekijk("wie-keek")
    bo.klaar()
    roos.klaar()
