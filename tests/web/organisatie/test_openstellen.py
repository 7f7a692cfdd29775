"""What an organisation shows: one allowed, one refused, two savers, bad input; and who looked."""

import re
import uuid

import pytest
from django.urls import reverse

from tandem.acties.organisatie.deur import lees_organisatie
from tandem.regels.rechten.organisatie import FACTOR, Werklaag
from tests import organisatiewereld as org
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
LAGEN = ("uitkomst", "plan", "voorbeeld", "les", "belemmering", "instrument", "advies")


def _invoer(client, **keuzes):
    bladzijde = tekst(client.get(reverse("laten_zien")))
    versie = re.search(r'name="versie" value="(\d+)"', bladzijde)[1]
    return dict.fromkeys(LAGEN, "niemand") | {"versie": versie, "verzoek": str(uuid.uuid4())} | keuzes


def test_who_has_no_role_in_it_finds_no_way_in():
    client = ingelogd(wereld.professional("archivaris"))
    assert "Verbeteren" not in tekst(client.get(reverse("bewaren")))
    for naam in ("laten_zien", "wie_keek_hier"):
        assert client.get(reverse(naam)).status_code == 404


@pytest.mark.parametrize("rol", ["bestuurder", "casusregisseur", "clientenraadslid"])
def test_only_who_works_on_all_of_it_decides_what_is_shown(rol):
    client = ingelogd(org.gemeente().actor(rol))
    assert client.get(reverse("laten_zien")).status_code == 403
    assert "Wijzigen wie wat ziet" not in tekst(client.get(reverse("verbeteren")))


def test_a_council_of_its_own_shows_its_advice_and_nothing_else():
    client = ingelogd(org.raad()[0])
    bladzijde = tekst(client.get(reverse("laten_zien")))
    assert 'name="advies"' in bladzijde
    assert not any(f'name="{laag}"' in bladzijde for laag in LAGEN if laag != "advies")


def test_opening_holds_at_once_and_closing_too():
    ons, hun = org.gemeente(), org.gemeente()
    client, lezer = ingelogd(hun.actor()), ons.actor()
    antwoord = client.post(reverse("laten_zien"), _invoer(client, les="regio"))
    assert antwoord.headers["Location"] == reverse("verbeteren")
    assert _ziet(lezer, hun)
    assert "te zien voor de hele regio" in tekst(client.get(reverse("verbeteren")))
    client.post(reverse("laten_zien"), _invoer(client))
    assert not _ziet(lezer, hun)
    assert "sluit de lessen voor anderen" in tekst(client.get(reverse("verbeteren")))


def _ziet(lezer, gemeente):
    with lees_organisatie(door=lezer, wat="test") as sessie:
        sessie.geen_gegevens()
        return gemeente.organisatie.pk * FACTOR + Werklaag.LES in sessie.sleutels.lezen


def test_of_two_who_change_it_the_second_is_told_and_sees_both():
    gemeente = org.gemeente()
    een, ander = ingelogd(gemeente.actor()), ingelogd(gemeente.actor())
    mijn, hun = _invoer(een, plan="subregio"), _invoer(ander, les="regio")
    een.post(reverse("laten_zien"), mijn)
    bladzijde = tekst(ander.post(reverse("laten_zien"), hun))
    assert "Verbeterplan: de subregio" in bladzijde
    assert re.search(r'value="regio"[^>]*checked', bladzijde)


def test_the_same_form_twice_and_a_choice_that_does_not_exist():
    client = ingelogd(org.gemeente().actor())
    invoer = _invoer(client, plan="subregio")
    assert client.post(reverse("laten_zien"), invoer).status_code == 302
    assert client.post(reverse("laten_zien"), invoer).status_code == 302
    bladzijde = tekst(client.post(reverse("laten_zien"), _invoer(client, plan="de hele wereld")))
    assert "Kies" in bladzijde or "geldige" in bladzijde


def test_who_looked_is_told_with_organisation_and_role():
    ons, hun = org.gemeente(), org.gemeente()
    with lees_organisatie(door=ons.actor("bestuurder"), wat="hun lessen") as sessie:
        sessie.inzage(hun.organisatie.pk)
    bladzijde = tekst(ingelogd(hun.actor()).get(reverse("wie_keek_hier")))
    assert "hun lessen" in bladzijde
    assert f"Wethouder, {ons.organisatie.naam}" in bladzijde
    assert ingelogd(hun.actor("bestuurder")).get(reverse("wie_keek_hier")).status_code == 403
