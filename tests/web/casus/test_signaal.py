"""The pages of signals: allowed and refused, bad input at its field with everything kept, sent twice happens once."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.signaal import lees_signaal, lees_signalen
from tests import wereld
from tests.acties.casus.hulp import signaal
from tests.kalender import over
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor, met_casus=False)


def invoer(gezin, **anders):
    """Return what a browser sends for a signal about Tom."""
    nu = timezone.localtime()
    velden = {
        "verzoek": str(uuid.uuid4()),
        "acuut": "nee",
        "ontvangen_op_0": f"{nu:%Y-%m-%d}",
        "ontvangen_op_1": "00:01",
        "meldersoort": "buur_of_omstander",
        "melder_naam": "Buurvrouw Jansen",
        "naam_bekend": "niet_gevraagd",
        "beoordelen_uiterlijk": f"{over(5):%Y-%m-%d}",
        "regels-TOTAL_FORMS": "1",
        "regels-INITIAL_FORMS": "0",
        "regels-0-soort": "stem",
        "regels-0-tekst": "Ik hoor elke avond geschreeuw. 😢 צעקות",
        "regels-0-op": f"{nu:%Y-%m-%d}",
        "regels-0-bron": "buurvrouw",
        "regels-0-betreft": [str(gezin.leden["Tom"])],
    }
    return {**velden, **anders}


def _nieuw(gezin):
    return reverse("signaal_nieuw", args=[gezin.openbaar])


def test_a_signal_is_recorded_and_read_back_without_the_name_for_others(actor, gezin):
    client = ingelogd(actor)
    assert "Signaal vastleggen" in tekst(client.get(_nieuw(gezin)))
    pagina = tekst(client.post(_nieuw(gezin), invoer(gezin), follow=True))
    assert "צעקות" in pagina
    assert "Buurvrouw Jansen" in pagina
    collega = wereld.professional()
    wereld.betrek(gezin, collega, door=actor)
    (kort,) = lees_signalen(door=actor, huishouden=gezin.openbaar).signalen
    anders = tekst(ingelogd(collega).get(reverse("signaal", args=[gezin.openbaar, kort.openbaar])))
    assert "Buurvrouw Jansen" not in anders
    assert "Melder openen" in anders


def test_sent_twice_is_one_signal(actor, gezin):
    client, velden = ingelogd(actor), invoer(gezin)
    een, twee = client.post(_nieuw(gezin), velden), client.post(_nieuw(gezin), velden)
    assert een.url == twee.url
    assert len(lees_signalen(door=actor, huishouden=gezin.openbaar).signalen) == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"acuut": "ja"}, "Schrijf op wat er nu gedaan is"),
        ({"meldersoort": "marsman"}, "marsman"),
        ({"melder_naam": "x" * 500}, "te lang"),
        ({"ontvangen_op_0": "31-02-2026"}, "geldige datum"),
        ({"ontvangen_op_0": "2999-01-01"}, "moet nog komen"),
        ({"beoordelen_uiterlijk": ""}, "Vul zelf in op welke dag"),
        ({"meldersoort": "professional", "naam_bekend": "nee"}, "Schrijf op waarom de naam"),
        ({"regels-0-tekst": ""}, "verplicht"),
        ({"regels-0-soort": "feit", "regels-0-bron": ""}, "Een feit heeft een bron"),
        ({"regels-0-betreft": ["1"]}, "1"),
        ({"regels-0-tekst": "a\x00b"}, "niet te lezen"),
    ],
)
def test_bad_input_comes_back_at_its_field_with_everything_that_was_typed(actor, gezin, anders, zin):
    velden = invoer(gezin, wat_nu="Nog niets", **anders) if "acuut" not in anders else invoer(gezin, **anders)
    antwoord = ingelogd(actor).post(_nieuw(gezin), velden)
    assert antwoord.status_code == 422
    pagina = tekst(antwoord)
    assert zin in pagina
    assert "foutensamenvatting" in pagina or 'id="fouten"' in pagina
    if "regels-0-tekst" not in anders:
        assert "צעקות" in pagina
    assert lees_signalen(door=actor, huishouden=gezin.openbaar).signalen == ()


def test_what_was_typed_so_far_comes_back_as_a_draft(actor, gezin):
    client = ingelogd(actor)
    waar = [gezin.openbaar, "hulp", "signaal"]
    velden = {naam: waarde for naam, waarde in invoer(gezin).items() if naam != "verzoek"}
    client.post(reverse("concept", args=waar), {**velden, "regels-0-tekst": "Half verha"})
    pagina = tekst(client.get(_nieuw(gezin)))
    assert "Half verha" in pagina
    assert "Buurvrouw Jansen" in pagina


def test_the_reporter_opens_with_a_reason_and_is_told_back(actor, gezin):
    nummer = signaal(actor, gezin)
    collega = wereld.professional()
    wereld.betrek(gezin, collega, door=actor)
    client, waar = ingelogd(collega), [gezin.openbaar, nummer]
    assert client.get(reverse("signaal_terugkoppelen", args=waar)).status_code == 403
    assert client.post(reverse("signaal_melder", args=waar), {"reden": ""}).status_code == 422
    pagina = tekst(client.post(reverse("signaal_melder", args=waar), {"reden": "Terugbellen."}, follow=True))
    assert "Buurvrouw Jansen" in pagina
    terug = tekst(client.get(reverse("signaal_terugkoppelen", args=waar)))
    assert "dat het signaal is beoordeeld" in terug
    assert "de uitkomst in hoofdlijn" not in terug
    velden = {"moment": "signaal_beoordeeld", "inhoud": ["beoordeeld"], "wijze": "telefoon", "gegeven_op": over(0)}
    assert client.post(reverse("signaal_terugkoppelen", args=waar), velden).status_code == 302
    assert len(lees_signaal(door=actor, huishouden=gezin.openbaar, signaal=nummer).terugkoppelingen) == 1


def test_the_decision_opens_a_case_and_the_page_of_the_case_shows_it(actor, gezin):
    nummer, client = signaal(actor, gezin), ingelogd(actor)
    adres = reverse("signaal_beoordelen", args=[gezin.openbaar, nummer])
    assert "Veilig Thuis doet onderzoek" in tekst(client.get(adres))
    velden = {
        "uitkomst": "casus_lokaal_team",
        "reden": "Er is meer aan de hand.",
        "regie": "huishouden",
        "gezicht": actor.lidmaatschap,
        "terugkoppelen_op": over(3),
        "verzoek": uuid.uuid4(),
    }
    pagina = tekst(client.post(adres, velden, follow=True))
    assert f"T-{timezone.localdate().year}-" in pagina
    assert "De casus is nog in de eerste fase." in pagina
    assert "Het lokale team gaat verder" in tekst(client.get(reverse("signaal", args=[gezin.openbaar, nummer])))


def test_a_decision_without_a_reason_keeps_what_was_chosen(actor, gezin):
    adres = reverse("signaal_beoordelen", args=[gezin.openbaar, signaal(actor, gezin)])
    antwoord = ingelogd(actor).post(adres, {"uitkomst": "beeindigd", "regie": "huishouden", "reden": ""})
    assert antwoord.status_code == 422
    assert "verplicht" in tekst(antwoord)
    assert 'value="beeindigd"' in tekst(antwoord)


@pytest.mark.parametrize(
    "route", ["signaal", "signaal_melder", "signaal_afscherming", "signaal_terugkoppelen", "signaal_beoordelen"]
)
def test_a_stranger_finds_nothing_and_an_unknown_signal_looks_the_same(actor, gezin, route):
    nummer = signaal(actor, gezin)
    vreemd = ingelogd(wereld.professional())
    assert vreemd.get(reverse(route, args=[gezin.openbaar, nummer])).status_code == 404
    assert ingelogd(actor).get(reverse(route, args=[gezin.openbaar, uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize("route", ["signalen", "signaal_nieuw"])
def test_who_has_no_key_to_safety_is_told_why(actor, gezin, route):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    assert ingelogd(aanbieder).get(reverse(route, args=[gezin.openbaar])).status_code == 403
    assert ingelogd(wereld.professional()).get(reverse(route, args=[gezin.openbaar])).status_code == 404


def test_the_team_leader_reads_the_signals_of_the_team(actor, gezin):
    from tandem.models import Team

    leider = wereld.professional("teamleider", in_team=Team.objects.get(pk=actor.team))
    signaal(actor, gezin)
    assert "nog niet beoordeeld" in tekst(ingelogd(leider).get(reverse("signalen", args=[gezin.openbaar])))
