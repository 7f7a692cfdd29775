"""The pages to correct a line and to read its versions."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import wereld
from tests.acties.casus.test_regel import _bewaar, _lees, _regel
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _post(gezin, **anders):
    velden = {"soort": "waarneming", "tekst": "Nieuw.", "op": f"{timezone.localdate():%Y-%m-%d}", "bron": ""}
    return {**velden, "betreft": [gezin.leden["Tom"]], "verzoek": str(uuid.uuid4()), **anders}


def test_who_is_involved_corrects_a_line_and_reads_both_versions(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    client = ingelogd(actor)
    adres = reverse("regel_corrigeren", args=[gezin.openbaar, oud.openbaar])
    assert "Tom had een blauwe plek." in client.get(adres).content.decode()
    antwoord = client.post(adres, _post(gezin), follow=True)
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    assert tekst.index("Nieuw.") < tekst.index("Tom had een blauwe plek.")


def test_the_form_sent_twice_makes_one_version(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    adres = reverse("regel_corrigeren", args=[gezin.openbaar, oud.openbaar])
    invoer, client = _post(gezin), ingelogd(actor)
    een, twee = client.post(adres, invoer), client.post(adres, invoer)
    assert een.url == twee.url
    assert len(_lees(actor, gezin)) == 1


def test_what_was_typed_stays_when_somebody_else_was_first(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    adres = reverse("regel_corrigeren", args=[gezin.openbaar, oud.openbaar])
    client = ingelogd(actor)
    client.post(adres, _post(gezin, tekst="De eerste."))
    antwoord = client.post(adres, _post(gezin, tekst="De tweede."))
    assert antwoord.status_code == 409
    assert "De eerste." in antwoord.content.decode()
    assert "De tweede." in antwoord.content.decode()


def test_an_empty_text_is_refused_at_its_field(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    adres = reverse("regel_corrigeren", args=[gezin.openbaar, oud.openbaar])
    antwoord = ingelogd(actor).post(adres, _post(gezin, tekst=""))
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["tekst"]


@pytest.mark.parametrize("route", ["regel_corrigeren", "regel_versies"])
def test_a_stranger_finds_nothing(actor, gezin, route):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    antwoord = ingelogd(wereld.professional()).get(reverse(route, args=[gezin.openbaar, oud.openbaar]))
    assert antwoord.status_code == 404
