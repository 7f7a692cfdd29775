"""The portal as a member sees it, for who works with the household: marked, read-only, not more than both may see."""

import re

import pytest
from django.urls import reverse

from tandem.web.portaal.meekijken import BLADEN
from tests import wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, lid_openbaar, word

pytestmark = pytest.mark.usefixtures("db", "inhoud")


def _pad(rosa, gezin, naam, route="kijk_begin"):
    return reverse(route, args=[gezin.openbaar, lid_openbaar(rosa, gezin, naam)])


@pytest.mark.parametrize("van", BLADEN)
def test_each_page_is_that_of_the_member_with_a_mark_and_without_forms(rosa, gezin, van):
    pagina = tekst(ingelogd(rosa).get(_pad(rosa, gezin, "Samira", BLADEN[van][0])))
    eigen = tekst(als_lid(gezin.leden["Samira"]).get(reverse(van, args=[gezin.openbaar])))
    assert "U kijkt als <bdi>Samira</bdi>" in pagina
    assert _zinnen(pagina) <= _zinnen(eigen)
    assert "/mijn/" not in pagina


def _zinnen(pagina):
    """The titles and texts of the page itself."""
    hoofd = pagina.split('<div class="tandem-hoofd">')[1].split("</main>")[0]
    vast = re.sub(r"<p class=\"tandem-knoppen\">.*?</p>|<a [^>]*>.*?</a>", "", hoofd, flags=re.S)
    return {zin.strip() for zin in re.sub(r"<[^>]+>", "\n", vast).split("\n") if zin.strip()}


def test_what_is_hidden_from_the_mother_is_not_there_and_for_the_child_it_is(rosa, gezin):
    word(gezin.leden["Tom"], 13)
    client = ingelogd(rosa)
    moeder = tekst(client.get(_pad(rosa, gezin, "Samira", "kijk_geschreven")))
    kind = tekst(client.get(_pad(rosa, gezin, "Tom", "kijk_geschreven")))
    assert "Samira vertelde dat het beter gaat." in moeder
    assert "Tom wil niet naar huis." not in moeder
    assert "Tom wil niet naar huis." in kind


def test_who_may_not_read_the_analysis_sees_none_of_it(rosa, gezin):
    hulp = wereld.professional("aanbieder")
    wereld.betrek(gezin, hulp, door=rosa)
    pagina = tekst(ingelogd(hulp).get(_pad(rosa, gezin, "Samira", "kijk_geschreven")))
    assert "U kijkt als" in pagina
    assert "beter gaat" not in pagina


def test_others_find_nothing_and_nobody_is_told_who_could_be_looked_as(rosa, gezin):
    pad = _pad(rosa, gezin, "Samira")
    assert ingelogd(wereld.professional()).get(pad).status_code == 404
    assert als_lid(gezin.leden["Samira"]).get(pad).status_code == 404
    assert ingelogd(rosa).post(pad).status_code == 405


def test_the_page_of_a_person_leads_there(rosa, gezin):
    lid = lid_openbaar(rosa, gezin, "Samira")
    pagina = tekst(ingelogd(rosa).get(reverse("lid", args=[gezin.openbaar, lid])))
    assert _pad(rosa, gezin, "Samira") in pagina
