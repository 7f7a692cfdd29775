"""The pages of the veiligheidskaart: picture and table, every form, what is hidden, and prints."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import wereld
from tests.acties.analyse.test_veiligheidskaart import _afspraak, _factor, _incident, _zet_fase, lees, oordeel
from tests.kalender import vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _url(naam, gezin, *rest):
    return reverse(naam, args=[gezin.openbaar, *rest])


def test_an_empty_card_says_what_will_stand_there_and_a_stranger_finds_nothing(actor, gezin):
    assert "Nog niets over veiligheid" in tekst(ingelogd(actor).get(_url("veiligheid", gezin)))
    assert ingelogd(wereld.professional()).get(_url("veiligheid", gezin)).status_code == 404


def test_who_has_no_key_to_safety_is_refused(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    for naam in ("veiligheid", "veiligheid_oordeel", "veiligheid_afdrukken"):
        assert ingelogd(aanbieder).get(_url(naam, gezin)).status_code == 403


def _invoer(gezin):
    tom = gezin.leden["Tom"]
    return {
        "veiligheid_oordeel": {
            "lid": tom, "op": vandaag(), "score_zelf": "3", "woord_zelf": "onveilig", "tekst_zelf": "Ik ben bang.",
            "oordeel": "wisselend", "tekst": "Tom schrikt snel.",
        },
        "veiligheid_incident": {"op": vandaag(), "soort": "ruzie", "tekst": "Gooien met borden.", "betreft": [tom]},
        "veiligheid_factor": {"soort": "middelen", "lid": "iedereen", "van": vandaag()},
        "veiligheid_afspraak": {"tekst": "Bij ruzie naar oma.", "wie": tom, "nakijken_op": vandaag()},
        "veiligheid_noodplan": {"voor": "iedereen", "tekst": "Ga weg.\nBel.", "bellen": "Oma: 06 12 34 56 78"},
    }  # fmt: skip


def test_every_form_fills_the_card_once_however_often_it_is_sent(actor, gezin):
    client = ingelogd(actor)
    for naam, velden in _invoer(gezin).items():
        assert client.get(_url(naam, gezin)).status_code == 200
        velden = {**velden, "verzoek": str(uuid.uuid4())}
        for _ in range(2):
            assert client.post(_url(naam, gezin), velden).status_code == 302, naam
    kaart = lees(actor, gezin)
    soorten = (kaart.oordelen, kaart.incidenten, kaart.factoren, kaart.afspraken, kaart.noodplannen)
    assert [len(soort) for soort in soorten] == [1] * 5
    pagina = tekst(client.get(_url("veiligheid", gezin)))
    for zin in (
        "Nu niet veilig voor Tom",
        "Ik ben bang.",
        "Hevige ruzie",
        "Drank of drugs",
        "Bij ruzie naar oma.",
        "Oma",
    ):
        assert zin in pagina
    assert pagina.count('<svg class="tandem-kaart__beeld') == 2


@pytest.mark.parametrize(
    ("naam", "leeg"),
    [
        ("veiligheid_oordeel", "lid"),
        ("veiligheid_oordeel", "op"),
        ("veiligheid_incident", "tekst"),
        ("veiligheid_incident", "betreft"),
        ("veiligheid_factor", "van"),
        ("veiligheid_factor", "soort"),
        ("veiligheid_afspraak", "wie"),
        ("veiligheid_afspraak", "nakijken_op"),
        ("veiligheid_noodplan", "tekst"),
    ],
)
def test_what_lacks_is_said_at_its_field_and_nothing_is_stored(actor, gezin, naam, leeg):
    velden = {**_invoer(gezin)[naam], leeg: ""}
    antwoord = ingelogd(actor).post(_url(naam, gezin), velden)
    assert antwoord.status_code == 422
    assert leeg in antwoord.context["form"].errors
    assert lees(actor, gezin).leeg


def test_an_agreement_by_oneself_or_by_somebody_else(actor, gezin):
    client, velden = ingelogd(actor), _invoer(gezin)["veiligheid_afspraak"]
    assert client.post(_url("veiligheid_afspraak", gezin), {**velden, "wie": "ik"}).status_code == 302
    fout = client.post(_url("veiligheid_afspraak", gezin), {**velden, "wie": "anders"})
    assert "wie_anders" in fout.context["form"].errors
    anders = {**velden, "wie": "anders", "wie_anders": "oma"}
    assert client.post(_url("veiligheid_afspraak", gezin), anders).status_code == 302
    assert {een.wie for een in lees(actor, gezin).afspraken} == {actor.naam, "oma"}


def test_ending_a_factor_and_replacing_a_plan(actor, gezin):
    client, factor = ingelogd(actor), _factor(actor, gezin)
    adres = _url("veiligheid_factor_einde", gezin, factor)
    assert client.post(adres, {"tot": vandaag(), "versie": 1}).status_code == 302
    assert client.post(adres, {"tot": vandaag(), "versie": 1}).status_code == 409
    assert client.get(_url("veiligheid_factor_einde", gezin, uuid.uuid4())).status_code == 404
    client.post(_url("veiligheid_noodplan", gezin), _invoer(gezin)["veiligheid_noodplan"])
    plan = lees(actor, gezin).noodplannen[0].openbaar
    nieuw = {"voor": "iedereen", "tekst": "Bel de buurvrouw."}
    assert "Bel." in tekst(client.get(_url("veiligheid_noodplan_nieuw", gezin, plan)))
    assert client.post(_url("veiligheid_noodplan_nieuw", gezin, plan), nieuw).status_code == 302
    assert client.post(_url("veiligheid_noodplan_nieuw", gezin, plan), nieuw).status_code == 409
    laatste = lees(actor, gezin).noodplannen[0].openbaar
    assert client.post(_url("veiligheid_noodplan_weg", gezin, laatste), {"reden": "Verhuisd."}).status_code == 302
    assert lees(actor, gezin).noodplannen == ()


def test_the_page_says_when_phase_and_safety_do_not_fit(actor, gezin):
    _zet_fase(actor, gezin, "herstel")
    oordeel(actor, gezin, oordeel="onveilig")
    assert "Fase en veiligheid passen niet bij elkaar" in tekst(ingelogd(actor).get(_url("veiligheid", gezin)))


def test_what_is_hidden_says_so_and_stays_off_the_print_of_that_member(actor, gezin):
    samira = gezin.leden["Samira"]
    _incident(actor, gezin, tekst="Verteld op school.", betreft=(samira,), niet_zichtbaar_voor=(samira,))
    client = ingelogd(actor)
    assert "Samira" in tekst(client.get(_url("veiligheid", gezin))).split("Verteld op school.")[1]
    vragen = _url("veiligheid_afdrukken", gezin)
    assert "veilig thuis liggen" in tekst(client.get(vragen))
    leden = {lid.roepnaam: str(lid.openbaar) for lid in lees(actor, gezin).kop.leden}
    assert "Verteld op school." not in tekst(client.get(vragen, {"voor": leden["Samira"], "thuis": "weet_niet"}))
    dossier = tekst(client.get(vragen, {"voor": "dossier", "thuis": "ja"}))
    assert "Verteld op school." in dossier
    assert actor.naam in dossier


def test_the_print_of_one_member_names_nobody_else_at_what_they_share(actor, gezin):
    _incident(actor, gezin, tekst="Er was ruzie.", betreft=tuple(gezin.leden[naam] for naam in ("Samira", "Tom")))
    leden = {lid.roepnaam: str(lid.openbaar) for lid in lees(actor, gezin).kop.leden}
    vragen = _url("veiligheid_afdrukken", gezin)
    voor_tom = tekst(ingelogd(actor).get(vragen, {"voor": leden["Tom"], "thuis": "ja"}))
    assert "Er was ruzie." in voor_tom
    assert "Samira" not in voor_tom.split("Er was ruzie.")[1]
    assert 'tandem-kaart__naam">Samira' not in voor_tom


def test_the_page_takes_as_many_queries_for_many_rows_as_for_few(actor, gezin):
    client = ingelogd(actor)

    def een_ronde():
        oordeel(actor, gezin)
        _incident(actor, gezin)
        _factor(actor, gezin)
        _afspraak(actor, gezin, lid=gezin.leden["Tom"])

    een_ronde()
    client.get(_url("veiligheid", gezin))
    with CaptureQueriesContext(connection) as weinig:
        client.get(_url("veiligheid", gezin))
    for _ in range(4):
        een_ronde()
    with CaptureQueriesContext(connection) as veel:
        client.get(_url("veiligheid", gezin))
    assert len(veel) == len(weinig)


def test_a_day_before_somebody_was_born_is_refused_at_its_field(actor, gezin):
    velden = {**_invoer(gezin)["veiligheid_oordeel"], "op": f"{vandaag() - timedelta(days=365 * 30):%Y-%m-%d}"}
    antwoord = ingelogd(actor).post(_url("veiligheid_oordeel", gezin), velden)
    assert "is geboren op" in antwoord.context["form"].errors["op"][0]
