"""The pages of the case: opening, regie, lines, phase, looking along; allowed, refused, bad input."""

import uuid

import pytest
from django.urls import reverse

from tandem.acties import deur
from tandem.acties.casus.casus import lees_casus
from tandem.models import Casus, Team
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.acties.casus.hulp import casus, oordeel
from tests.acties.casus.test_fase import _afspraak
from tests.kalender import over, vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


@pytest.fixture
def veilig(actor, gezin):
    oordeel(actor, gezin)


def _adres(route, gezin, *meer):
    return reverse(route, args=[gezin.openbaar, *meer])


def _opening(actor, **anders):
    velden = {"geopend_op": vandaag(), "gezicht": actor.lidmaatschap, "regie": "huishouden", "verzoek": uuid.uuid4()}
    return {**velden, **anders}


def test_a_case_is_opened_once_and_a_second_one_is_refused_in_a_sentence(actor):
    gezin, client = wereld.gezin(actor, met_casus=False), ingelogd(actor)
    assert "Casus openen" in tekst(client.get(_adres("casus", gezin)))
    velden = _opening(actor)
    assert client.post(_adres("casus_openen", gezin), velden).status_code == 302
    assert client.post(_adres("casus_openen", gezin), velden).status_code == 302
    weer = client.post(_adres("casus_openen", gezin), _opening(actor))
    assert weer.status_code == 422
    assert "één casus tegelijk" in tekst(weer)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gezicht": ""}, "Kies welk lokaal team"),
        ({"gezicht": "999999999"}, "999999999"),
        ({"gezicht": "' OR 1=1"}, "OR 1=1"),
        ({"geopend_op": "2999-01-01"}, "moet nog komen"),
        ({"geopend_op": "gisteren"}, "geldige datum"),
        ({"regie": "gi"}, "Schrijf op waarom"),
        ({"regie_toelichting": "x" * 20_001}, "te lang"),
    ],
)
def test_bad_input_comes_back_at_its_field(actor, anders, zin):
    gezin = wereld.gezin(actor, met_casus=False)
    antwoord = ingelogd(actor).post(_adres("casus_openen", gezin), _opening(actor, **anders))
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord).replace("&#x27;", "'")
    assert lees_casus(door=actor, huishouden=gezin.openbaar).casus is None


def test_the_regie_changes_with_an_explanation_and_two_savers_are_told(actor, gezin):
    client, adres = ingelogd(actor), _adres("casus_regie", gezin)
    versie = lees_casus(door=actor, huishouden=gezin.openbaar).casus.versie
    assert client.post(adres, {"regie": "gedeeld", "versie": versie}).status_code == 422
    velden = {"regie": "gedeeld", "toelichting": "Samira over school, wij over veiligheid.", "versie": versie}
    assert "Samira over school" in tekst(client.post(adres, velden, follow=True))
    botsing = client.post(adres, {"regie": "lokaal_team", "toelichting": "Anders.", "versie": versie})
    assert botsing.status_code == 409
    assert "Samira over school" in tekst(botsing)
    assert "Anders." in tekst(botsing)


def _regels(gezin, **anders):
    velden = {
        "verzoek": uuid.uuid4(),
        "regels-TOTAL_FORMS": "1",
        "regels-INITIAL_FORMS": "0",
        "regels-0-soort": "waarneming",
        "regels-0-tekst": "Tom lachte.",
        "regels-0-op": vandaag(),
        "regels-0-betreft": [gezin.leden["Tom"]],
    }
    return {**velden, **anders}


def test_lines_are_added_and_a_closed_case_refuses_them_in_a_sentence(actor, gezin):
    client, adres = ingelogd(actor), _adres("casus_regels", gezin)
    assert "Tom lachte." in tekst(client.post(adres, _regels(gezin), follow=True))
    assert client.post(adres, _regels(gezin, **{"regels-0-tekst": ""})).status_code == 422
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(afgerond_op=sessie.vandaag, afrondsoort="blijvend_veilig", fase="afgerond")
        sessie.gebeurtenis("test")
    dicht = client.post(adres, _regels(gezin))
    assert dicht.status_code == 422
    assert "Er kan niets meer bij" in tekst(dicht)
    assert "Deze casus is afgerond" in tekst(client.get(_adres("casus", gezin)))


def test_a_step_back_and_forward_stand_in_picture_and_table(actor, gezin, veilig):
    client, adres = ingelogd(actor), _adres("fase", gezin)
    assert "Verder naar stabiele veiligheid" in tekst(client.get(adres))
    client.post(adres, {"naar": "stabiele_veiligheid", "verzoek": uuid.uuid4()})
    assert client.post(adres, {"naar": "directe_veiligheid", "reden": ""}).status_code == 422
    pagina = tekst(
        client.post(
            adres, {"naar": "directe_veiligheid", "reden": "Het ging mis.", "verzoek": uuid.uuid4()}, follow=True
        )
    )
    assert "De casus ging één keer terug naar een eerdere fase." in pagina
    assert "Het ging mis." in pagina
    assert "tandem-fasebeeld__punt--terug" in pagina


def test_the_colleague_answers_on_a_page_of_their_own(actor, gezin, veilig):
    collega = wereld.professional(in_team=Team.objects.get(pk=actor.team))
    _afspraak(actor, gezin)
    client = ingelogd(actor)
    velden = {"naar": "stabiele_veiligheid", "reden": "Oma was ziek.", "collega": collega.lidmaatschap}
    pagina = tekst(client.post(_adres("fase", gezin), {**velden, "uiterlijk": over(1)}, follow=True))
    assert f"{collega.naam} kijkt mee" in pagina
    bij_collega = ingelogd(collega)
    werk = tekst(bij_collega.get(reverse("start")))
    assert "Een collega vraagt u om mee te kijken" in werk
    (adres,) = {deel.split('"')[0] for deel in werk.split('href="') if "/meekijken/" in deel.split('"')[0]}
    assert "Oma was ziek." in tekst(bij_collega.get(adres))
    assert bij_collega.post(adres, {"akkoord": "nee", "toelichting": ""}).status_code == 422
    assert client.post(adres, {"akkoord": "ja"}).status_code == 403
    assert bij_collega.post(adres, {"akkoord": "ja"}).status_code == 302
    assert lees_casus(door=actor, huishouden=gezin.openbaar).casus.fase == "stabiele_veiligheid"


@pytest.mark.parametrize("route", ["casus", "casus_openen", "casus_regie", "casus_regels", "fase"])
def test_a_stranger_finds_nothing(gezin, route):
    assert ingelogd(wereld.professional()).get(_adres(route, gezin)).status_code == 404


def test_an_earlier_case_has_its_own_address(actor):
    gezin = wereld.gezin(actor, met_casus=False)
    nummer = casus(actor, gezin)
    client = ingelogd(actor)
    assert client.get(_adres("casus_eerder", gezin, nummer)).status_code == 200
    assert client.get(_adres("casus_eerder", gezin, uuid.uuid4())).status_code == 404


@pytest.mark.parametrize("route", ["fase", "casus_afronden", "casus_overdracht", "nazorg"])
def test_a_page_that_needs_a_case_leads_to_the_case_and_says_why(actor, route):
    gezin = wereld.gezin(actor, met_casus=False)
    client = ingelogd(actor)
    assert "geen" in tekst(client.get(_adres(route, gezin), follow=True))
    weer = client.post(_adres(route, gezin), {"reden": "Wat ik al had getypt."})
    assert weer.status_code in (403, 405)
    if weer.status_code == 403:
        assert "Wat ik al had getypt." in tekst(weer)


def test_the_overview_shows_the_case_and_what_waits(actor, gezin):
    from tests.acties.casus.hulp import signaal

    client = ingelogd(actor)
    assert "verkenning, sinds" in tekst(client.get(_adres("huishouden", gezin)))
    signaal(actor, gezin, acuut=True, wat_nu="Politie gebeld.")
    pagina = tekst(client.get(_adres("huishouden", gezin)))
    assert "Acuut signaal" in pagina
    assert "1 signaal nog te beoordelen" in pagina
    zonder_plan = wereld.professional("aandachtsfunctionaris")
    wereld.betrek(gezin, zonder_plan, door=actor)
    assert "De casus" not in tekst(ingelogd(zonder_plan).get(_adres("huishouden", gezin)))
