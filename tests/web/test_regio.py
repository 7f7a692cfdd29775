"""The pages of the region: what they show, who may come, and that they show what is in force."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Rolrecht
from tests import wereld
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")
PADEN = (
    "/regio/",
    "/regio/tegenspraken/",
    "/regio/open/",
    "/regio/rollen/",
    "/regio/register/",
    "/regio/register/gi/",
    "/regio/palet/",
)


@pytest.fixture
def bezoeker() -> Client:
    """A professional who is logged in."""
    return ingelogd(wereld.professional("privacyfunctionaris"))


def tekst(client: Client, pad: str) -> str:
    """The words on a page."""
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


@pytest.mark.parametrize("pad", PADEN)
def test_a_visitor_without_an_account_is_sent_to_the_login(pad):
    antwoord = Client().get(pad)
    assert antwoord.status_code == 302
    assert antwoord.url.startswith("/inloggen/")


@pytest.mark.parametrize("pad", PADEN)
def test_an_account_that_works_nowhere_is_refused(pad):
    client, account = Client(), get_user_model().objects.create(username=wereld.uniek("los"), password="!")
    client.force_login(account)
    sessie = client.session
    sessie[TWEEDE_FACTOR] = account.pk
    sessie.save()
    antwoord = client.get(pad)
    assert antwoord.status_code == 403
    assert "Hoeksche Waard" not in antwoord.content.decode()


@pytest.mark.parametrize("pad", PADEN)
def test_nothing_can_be_posted(bezoeker, pad):
    assert bezoeker.post(pad).status_code == 405


def test_the_region_shows_all_municipalities_and_the_doubt_about_one(bezoeker):
    woorden = tekst(bezoeker, "/regio/")
    assert all(gemeente.naam in woorden for gemeente in catalogus().gemeenten.values())
    assert "13 of 14 gemeenten: de bronnen verschillen" in woorden
    assert "Hoeksche Waard volgens één bron" in woorden
    assert "wordt hier niet genoemd" in woorden


def test_every_reading_of_every_contradiction_is_shown_with_its_words(bezoeker):
    woorden = tekst(bezoeker, "/regio/tegenspraken/")
    for punt in catalogus().tegenspraken.values():
        assert punt.gevolg.split(".")[0].replace('"', "&quot;").replace("'", "&#x27;") in woorden
        for lezing in punt.lezingen:
            for plek in lezing.bron:
                assert plek.plaats.replace("&", "&amp;").replace("'", "&#x27;") in woorden


def test_what_the_sources_leave_open_is_shown(bezoeker):
    assert "De vorm van de veiligheidskaart" in tekst(bezoeker, "/regio/open/")


def test_every_role_is_shown_with_its_reason(bezoeker):
    woorden = tekst(bezoeker, "/regio/rollen/")
    for recht in catalogus().rechten.values():
        assert recht.waarom.replace("'", "&#x27;") in woorden
    assert "Dit is een voorstel" in woorden
    assert "Afgedrukt voor" in woorden


def test_the_page_shows_what_is_in_force_and_says_so_when_that_is_not_the_content(bezoeker):
    extra = Rolrecht.objects.create(rol_id="onderzoeker", doel="hulp", laag=4, reikwijdte="team", waarom="stiekem")
    try:
        woorden = tekst(bezoeker, "/regio/rollen/")
    finally:
        extra.delete()
    assert "Wat nu geldt, is anders dan de inhoud" in woorden
    assert "stiekem" in woorden
    assert "Wat nu geldt, is anders dan de inhoud" not in tekst(bezoeker, "/regio/rollen/")


@pytest.mark.parametrize("pad", PADEN)
def test_the_number_of_queries_does_not_grow_with_the_region(bezoeker, pad, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        bezoeker.get(pad)


def test_the_register_leads_to_every_organisation_and_says_what_nobody_checked(bezoeker):
    woorden = tekst(bezoeker, "/regio/register/")
    assert all(doel.naam in woorden for doel in catalogus().doelen.values())
    assert "niet nagegaan" in woorden
    links = set(re.findall(r'href="(/regio/register/[a-z_]+/)"', bezoeker.get("/regio/register/").content.decode()))
    assert {"/regio/register/lokaal_team/", "/regio/register/gi/", "/regio/register/veilig_thuis/"} <= links
    assert all("Wat wij mogen zien" in tekst(bezoeker, pad) for pad in links)


def test_an_organisation_without_a_role_sees_nothing_and_one_that_is_none_is_not_found(bezoeker):
    assert "kan met Tandem gegevens van huishoudens zien" in tekst(bezoeker, "/regio/register/wonen/")
    assert bezoeker.get("/regio/register/bestaat_niet/").status_code == 404
