"""The pages of ending: what is missing shown beforehand, refused, done; hand-over, aftercare, referring."""

import uuid

import pytest
from django.urls import reverse

from tandem.acties import deur
from tandem.acties.casus.casus import lees_casus
from tandem.models import Casus, Lid, Team
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.kalender import over, vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _fase(actor, gezin, fase):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(fase=fase)
        sessie.gebeurtenis("test")


def _adres(route, gezin, *meer):
    return reverse(route, args=[gezin.openbaar, *meer])


def _veilig_invoer(gezin, **anders):
    velden = {f"oordeel-{lid}": "ja" for lid in gezin.leden.values()}
    velden |= {f"woorden-{gezin.leden['Tom']}": "Ik slaap weer goed. 😊", "vast_gezicht": "ja"}
    velden |= {"bevestigd-huishouden_gehoord": "Samen besproken.", "reden": "Een jaar rust.", "verzoek": uuid.uuid4()}
    return {**velden, **anders}


def test_the_ways_to_end_say_what_is_missing(actor, gezin):
    pagina = tekst(ingelogd(actor).get(_adres("casus_afronden", gezin)))
    assert "kan nu niet" in pagina
    assert "nog 3 dingen nodig" in pagina
    een = tekst(ingelogd(actor).get(_adres("casus_afronden_soort", gezin, "niet_bevestigd")))
    assert "Een collega heeft meegekeken" in een
    assert "Wat er dan gebeurt" in een


def test_lasting_safety_is_refused_with_everything_kept_and_then_done(actor, gezin):
    _fase(actor, gezin, "nazorg")
    client, adres = ingelogd(actor), _adres("casus_afronden_soort", gezin, "blijvend_veilig")
    weer = client.post(adres, _veilig_invoer(gezin, **{f"oordeel-{gezin.leden['Noor']}": "nee"}))
    assert weer.status_code == 422
    assert "Iedereen vindt het blijvend veilig" in tekst(weer)
    assert "Ik slaap weer goed. 😊" in tekst(weer)
    klaar = client.post(adres, _veilig_invoer(gezin))
    assert klaar.status_code == 302
    beeld = lees_casus(door=actor, huishouden=gezin.openbaar).casus
    assert beeld.afrondnaam == "Blijvend veilig"
    assert "Deze casus is afgerond" in tekst(client.get(_adres("casus", gezin)))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden": ""}, "verplicht"),
        ({"vast_gezicht": "misschien"}, "misschien"),
        ({"bevestigd-huishouden_gehoord": "x" * 2001}, "te lang"),
        ({"bevestigd-huishouden_gehoord": ""}, "verhaal verteld"),
        ({"versie": "abc"}, "versie"),
    ],
)
def test_bad_input_ends_nothing(actor, gezin, anders, zin):
    _fase(actor, gezin, "nazorg")
    adres = _adres("casus_afronden_soort", gezin, "blijvend_veilig")
    antwoord = ingelogd(actor).post(adres, _veilig_invoer(gezin, **anders))
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert lees_casus(door=actor, huishouden=gezin.openbaar).casus.loopt


def test_too_young_is_not_offered_for_who_is_twelve(actor, gezin):
    _fase(actor, gezin, "nazorg")
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Lid).filter(pk=gezin.leden["Noor"]).update(geboortedatum=over(-800))
        sessie.gebeurtenis("test")
    pagina = tekst(ingelogd(actor).get(_adres("casus_afronden_soort", gezin, "blijvend_veilig")))
    assert pagina.count("Te jong om te vragen") == 1


def test_a_colleague_is_asked_from_the_page_of_that_ending(actor, gezin):
    collega = wereld.professional(in_team=Team.objects.get(pk=actor.team))
    adres = _adres("casus_afronden_vraag", gezin, "niet_bevestigd")
    client = ingelogd(actor)
    assert collega.naam in tekst(client.get(adres))
    assert client.post(adres, {"collega": collega.lidmaatschap, "reden": "", "uiterlijk": over(1)}).status_code == 422
    velden = {"collega": collega.lidmaatschap, "reden": "Klopt dit?", "uiterlijk": over(1), "verzoek": uuid.uuid4()}
    assert f"De vraag ligt bij {collega.naam}" in tekst(client.post(adres, velden, follow=True))


def test_a_hand_over_begins_and_names_who_comes(actor, gezin):
    nieuw, client = wereld.professional(), ingelogd(actor)
    adres = _adres("casus_overdracht", gezin)
    assert client.post(adres, {"van": vandaag(), "aangekondigd_op": vandaag()}).status_code == 422
    velden = {"naar": nieuw.lidmaatschap, "van": over(-3), "aangekondigd_op": over(-5), "verzoek": uuid.uuid4()}
    assert client.post(adres, velden).status_code == 302
    assert ingelogd(nieuw).get(_adres("casus", gezin)).status_code == 200


def test_aftercare_is_recorded_and_when_it_goes_wrong_a_new_case_is_near(actor, gezin):
    _fase(actor, gezin, "nazorg")
    client = ingelogd(actor)
    client.post(_adres("casus_afronden_soort", gezin, "blijvend_veilig"), _veilig_invoer(gezin))
    regel = {
        "regels-TOTAL_FORMS": "1",
        "regels-INITIAL_FORMS": "0",
        "regels-0-soort": "stem",
        "regels-0-tekst": "Het gaat niet goed.",
        "regels-0-op": vandaag(),
        "regels-0-stem": gezin.leden["Tom"],
        "regels-0-betreft": [gezin.leden["Tom"]],
        "verzoek": uuid.uuid4(),
    }
    assert client.post(_adres("nazorg", gezin), {**regel, "gaat_goed": ""}).status_code == 422
    antwoord = client.post(_adres("nazorg", gezin), {**regel, "gaat_goed": "nee"})
    assert antwoord.url == _adres("casus_openen", gezin)
    assert "Het gaat niet goed." in tekst(client.get(_adres("nazorg", gezin)))


def test_two_cases_refer_to_each_other_from_the_page(actor, gezin):
    client, adres = ingelogd(actor), _adres("casus_verwijzing", gezin)
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        tom = sessie.van(Lid).get(pk=gezin.leden["Tom"])
    velden = {"kind": tom.openbaar, "nummer": "T-2026-999999", "grond": "toestemming", "toelichting": "Ja van beiden."}
    weer = client.post(adres, velden)
    assert weer.status_code == 422
    assert "kunt u niet openen" in tekst(weer)
    daar = wereld.gezin(actor, ("Youssef",))
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=daar.openbaar) as sessie:
        sessie.bewaar(Lid(persoon_id=tom.persoon_id, voornaam="Tom", rol="kind", van=sessie.vandaag))
        sessie.gebeurtenis("test")
        nummer = sessie.van(Casus).get().nummer
    pagina = tekst(client.post(adres, {**velden, "nummer": nummer, "verzoek": uuid.uuid4()}, follow=True))
    assert "loopt ook een andere casus" in pagina
    assert "Ja van beiden." in pagina
    assert "Ja van beiden." not in tekst(client.get(_adres("casus", daar)))


@pytest.mark.parametrize("route", ["casus_afronden", "casus_overdracht", "nazorg", "casus_verwijzing"])
def test_a_stranger_finds_nothing(gezin, route):
    assert ingelogd(wereld.professional()).get(_adres(route, gezin)).status_code == 404


@pytest.mark.parametrize("route", ["casus_afronden_soort", "casus_afronden_vraag"])
def test_an_ending_that_does_not_exist_is_not_found(actor, gezin, route):
    assert ingelogd(actor).get(_adres(route, gezin, "toverstaf")).status_code == 404
    assert ingelogd(wereld.professional()).get(_adres(route, gezin, "overleden")).status_code == 404
