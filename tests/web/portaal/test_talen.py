"""In which language a member reads: chosen, remembered, asked for by the browser; professionals always read Dutch."""

import pytest
from django.urls import reverse

from tandem.models import Portaalaccount
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid

pytestmark = pytest.mark.usefixtures("db", "inhoud")
ARABISCH = '<html lang="ar" dir="rtl">'
ENGELS = '<html lang="en" dir="ltr">'
NEDERLANDS = '<html lang="nl" dir="ltr">'


@pytest.fixture
def samira(gezin):
    return als_lid(gezin.leden["Samira"])


def _kies(client, code, terug="/mijn/"):
    return client.post(reverse("mijn_taal"), {"taal": code, "terug": terug})


def test_the_chosen_language_is_remembered_with_the_account(samira, gezin):
    adres = reverse("mijn_begin", args=[gezin.openbaar])
    assert NEDERLANDS in tekst(samira.get(adres))
    assert _kies(samira, "ar", adres).url == adres
    assert ARABISCH in tekst(samira.get(adres))
    elders = als_lid(gezin.leden["Samira"])
    assert ARABISCH in tekst(elders.get(adres))


def test_a_language_that_is_not_there_changes_nothing(samira, gezin):
    _kies(samira, "tlh")
    assert NEDERLANDS in tekst(samira.get(reverse("mijn_begin", args=[gezin.openbaar])))
    assert not Portaalaccount.objects.filter(taal="tlh").exists()


def test_the_way_back_stays_on_this_site(samira):
    assert _kies(samira, "en", "https://elders.example/").url == reverse("mijn")


def test_the_browser_is_asked_for_who_chose_nothing(client):
    adres = reverse("mijn_inloggen")
    assert ENGELS in tekst(client.get(adres, headers={"accept-language": "en-GB,en;q=0.8"}))
    assert NEDERLANDS in tekst(client.get(adres, headers={"accept-language": "tlh"}))


def test_a_plain_link_chooses_before_the_log_in(client):
    adres = reverse("mijn_inloggen")
    assert 'href="?taal=ar"' in tekst(client.get(adres))
    assert ARABISCH in tekst(client.get(f"{adres}?taal=ar"))
    assert ARABISCH in tekst(client.get(adres, headers={"accept-language": "en"}))


def test_the_account_pages_of_a_member_are_in_that_language_too(samira):
    samira.get(reverse("mijn"))
    _kies(samira, "ar")
    assert ARABISCH in tekst(samira.get(reverse("account")))


def test_a_professional_reads_dutch_whatever_the_browser_asks(rosa, gezin):
    client = ingelogd(rosa)
    for adres in (reverse("dossier", args=[gezin.openbaar]), reverse("account")):
        assert NEDERLANDS in tekst(client.get(adres, headers={"accept-language": "ar"}))


def test_a_professional_after_a_member_on_one_thread_reads_dutch(rosa, gezin, samira):
    _kies(samira, "ar")
    samira.get(reverse("mijn_begin", args=[gezin.openbaar]))
    assert NEDERLANDS in tekst(ingelogd(rosa).get(reverse("dossier", args=[gezin.openbaar])))
