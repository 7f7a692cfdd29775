"""A signal and a new household on one page: both or neither; mistakes at their row; everybody is who was filled in."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.signaal import lees_signaal
from tests import wereld
from tests.kalender import over
from tests.web.huishouden.test_zoeken_nieuw import _nieuw_url
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
_LEEG = {"voornaam": "", "geboortedatum_soort": "exact"}


@pytest.fixture
def client():
    wereld.gemeente()
    return ingelogd(wereld.professional())


def _adres(client):
    _, _, vraag = _nieuw_url(client).partition("?")
    return f"{reverse('signaal_nieuw_huishouden')}?{vraag}"


def _invoer(**anders):
    nu = timezone.localtime()
    velden = {
        "verzoek": str(uuid.uuid4()),
        "gemeente": "test",
        "leden-TOTAL_FORMS": "3",
        "leden-INITIAL_FORMS": "0",
        **{f"leden-{nr}-rol": "ouder" for nr in range(3)},
        **{f"leden-{nr}-geboortedatum_soort": "exact" for nr in range(3)},
        "leden-0-voornaam": "Samira",
        "leden-0-geboortedatum_soort": "onbekend",
        "leden-2-voornaam": "Tom",
        "leden-2-rol": "kind",
        "leden-2-geboortedatum_soort": "onbekend",
        "acuut": "nee",
        "ontvangen_op_0": f"{nu:%Y-%m-%d}",
        "ontvangen_op_1": "00:01",
        "meldersoort": "buur_of_omstander",
        "melder_naam": "Buurvrouw Jansen",
        "naam_bekend": "niet_gevraagd",
        "beoordelen_uiterlijk": f"{over(5):%Y-%m-%d}",
        "regels-TOTAL_FORMS": "1",
        "regels-INITIAL_FORMS": "0",
        "regels-0-soort": "waarneming",
        "regels-0-tekst": "Tom had een blauwe plek.",
        "regels-0-op": f"{nu:%Y-%m-%d}",
        "regels-0-betreft": ["-3"],
    }
    return {**velden, **anders}


def _gelezen(client, antwoord):
    _, _, huishouden, _, signaal, _ = antwoord.url.split("/")
    actor = antwoord.wsgi_request.actor
    return lees_signaal(door=actor, huishouden=uuid.UUID(huishouden), signaal=uuid.UUID(signaal))


def test_both_are_there_and_rows_that_were_left_empty_do_not_shift_people(client):
    adres = _adres(client)
    assert "Over wie gaat het?" in tekst(client.get(adres))
    antwoord = client.post(adres, _invoer())
    assert antwoord.status_code == 302, tekst(antwoord)
    gelezen = _gelezen(client, antwoord)
    assert [lid.voornaam for lid in gelezen.kop.leden] == ["Samira", "Tom"]
    assert gelezen.kop.namen(gelezen.regels[0].betreft) == "Tom"


def test_everybody_means_who_was_filled_in(client):
    antwoord = client.post(_adres(client), _invoer(**{"regels-0-betreft": ["allen"]}))
    gelezen = _gelezen(client, antwoord)
    assert len(gelezen.regels[0].betreft) == 2


def test_sent_twice_is_one_household(client):
    adres, velden = _adres(client), _invoer()
    assert client.post(adres, velden).url == client.post(adres, velden).url


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"regels-0-betreft": ["-2"]}, "nog niet is ingevuld"),
        ({"regels-0-betreft": ["1"]}, "1"),
        ({"leden-2-geboortedatum_soort": "exact", "leden-2-geboortedatum": "2099-01-01"}, "moet nog komen"),
        ({"gemeente": "atlantis"}, "atlantis"),
        ({"acuut": "ja"}, "wat er nu gedaan is"),
        ({"leden-TOTAL_FORMS": "999999"}, "Tom had een blauwe plek."),
        ({"leden-TOTAL_FORMS": "x"}, "Tom had een blauwe plek."),
        (
            {f"leden-{nr}-{naam}": waarde for nr in (0, 2) for naam, waarde in _LEEG.items()},
            "blauwe plek",
        ),
    ],
)
def test_bad_input_comes_back_with_everything_typed(client, anders, zin):
    antwoord = client.post(_adres(client), _invoer(**anders))
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert "Tom had een blauwe plek." in tekst(antwoord)


def test_who_did_not_search_goes_to_search_and_other_roles_find_nothing(client):
    assert client.get(reverse("signaal_nieuw_huishouden")).status_code == 302
    ander = ingelogd(wereld.professional("aanbieder", organisatie=wereld.organisatie("jeugdhulp")))
    assert ander.get(reverse("signaal_nieuw_huishouden")).status_code == 404
