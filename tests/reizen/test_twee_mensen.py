"""Two people change the same thing: the second hears by name who was first, sees both, and saves again."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from tandem.models import Team
from tests import wereld
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]


def test_the_second_is_told_by_name_sees_both_and_saves_again(browser: Browser, adres: str) -> None:
    eerste = wereld.professional()
    tweede = wereld.professional(in_team=Team.objects.get(pk=eerste.team))
    gezin = wereld.gezin(eerste)
    wereld.betrek(gezin, tweede, door=eerste)
    een, ander = (Mens(browser, adres, wie) for wie in (eerste, tweede))
    pad = reverse("huishouden_naam", args=[gezin.openbaar])
    for mens, naam in ((een, "De bovenste verdieping"), (ander, "Het huis met de blauwe deur")):
        mens.ga(pad)
        mens.page.locator("#id_eigen_naam").fill(naam)
    een.druk("Vastleggen")
    een.ziet("De bovenste verdieping")
    ander.hoofd.get_by_role("button", name="Vastleggen").click()
    paneel = ander.page.get_by_role("alert")
    expect(paneel.get_by_role("heading", level=2)).to_have_text(re.compile(rf"{eerste.naam}\s+was u voor"))
    expect(paneel).to_contain_text("De bovenste verdieping")
    expect(paneel).to_contain_text("Het huis met de blauwe deur")
    expect(ander.page.locator("#id_eigen_naam")).to_have_value("Het huis met de blauwe deur")
    assert bezwaren(ander.page) == []
    ander.druk("Vastleggen")
    ander.ziet("Het huis met de blauwe deur")
    for mens in (een, ander):
        mens.klaar()
