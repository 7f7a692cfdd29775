"""The pages of the analysis: one allowed, one refused, bad input at its field, twice the same, and what is hidden."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import wereld
from tests.acties.analyse import hulp
from tests.acties.analyse.hulp import begin, lees, regel, schrijf, vastgesteld, voorgelegd
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


def _regels(gezin, *teksten, **anders):
    velden = {"regels-TOTAL_FORMS": len(teksten), "regels-INITIAL_FORMS": 0, "verzoek": str(uuid.uuid4())}
    for nummer, een in enumerate(teksten):
        rij = {"soort": "waarneming", "tekst": een, "op": f"{vandaag():%Y-%m-%d}", "domein": "netwerk", "aard": "zorg"}
        rij |= {"betreft": str(gezin.leden["Samira"]), **anders}
        velden |= {f"regels-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
    return velden


def test_an_empty_file_says_how_to_begin_and_a_stranger_finds_nothing(actor, gezin):
    assert "Nog geen analyse" in tekst(ingelogd(actor).get(_url("analyse", gezin)))
    assert ingelogd(wereld.professional()).get(_url("analyse", gezin)).status_code == 404


def test_who_has_no_key_to_the_analysis_is_refused(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    assert ingelogd(aanbieder).get(_url("analyse", gezin)).status_code == 403


def test_the_whole_way_from_beginning_to_established(actor, gezin):
    client = ingelogd(actor)
    opzet = {"waarvoor": "Begrijpen.", "waarom_netwerk": "Wie helpt?", "verzoek": str(uuid.uuid4())}
    assert client.post(_url("analyse_beginnen", gezin), opzet).status_code == 302
    analyse = lees(actor, gezin).versie.openbaar
    invoer = _regels(gezin, "Oma woont ver weg.", "Samira is moe.")
    een, twee = (client.post(_url("analyse_regels", gezin, analyse), invoer) for _ in range(2))
    assert (een.status_code, twee.status_code) == (302, 302)
    assert len(lees(actor, gezin).regels) == 2

    van, naar = (str(een.regel.openbaar) for een in lees(actor, gezin).regels)
    verband = {"van": van, "naar": naar, "soort": "leidt_tot", "uitleg": "Geen hulp, dus moe.", "verzoek": uuid.uuid4()}
    assert client.post(_url("analyse_verband", gezin, analyse), verband).status_code == 302
    terug = {**verband, "van": naar, "naar": van, "verzoek": uuid.uuid4()}
    client.post(_url("analyse_verband", gezin, analyse), terug)
    cijfer = {"stem": f"lid-{gezin.leden['Samira']}", "op": f"{vandaag():%Y-%m-%d}", "score": "4"}
    assert client.post(_url("analyse_cijfer", gezin, analyse), cijfer).status_code == 302

    pagina = tekst(client.get(_url("analyse", gezin)))
    assert "Eén kring houdt zichzelf gaande" in pagina
    assert "4 van 10" in pagina
    assert "leidt tot" in pagina

    voorleggen = {"vragen_voor": f"{vandaag():%Y-%m-%d}", "versie": lees(actor, gezin).versie.versie}
    assert client.post(_url("analyse_voorleggen", gezin, analyse), voorleggen).status_code == 302
    geweigerd = client.post(_url("analyse_vaststellen", gezin, analyse), {})
    assert geweigerd.status_code == 422
    assert "nog niet gevraagd" in tekst(geweigerd)
    for lid in lees(actor, gezin).kop.leden:
        if lid.id in lees(actor, gezin).moet_gevraagd:
            antwoord = {"gevraagd_op": f"{vandaag():%Y-%m-%d}", "antwoord": "nee", "tekst": "Ik ben niet moe."}
            assert client.post(_url("analyse_herkenning", gezin, analyse, lid.openbaar), antwoord).status_code == 302
    assert client.post(_url("analyse_vaststellen", gezin, analyse), {}).status_code == 302
    na = tekst(client.get(_url("analyse_versie", gezin, analyse)))
    assert "Ik ben niet moe." in na
    assert "Begin een nieuwe versie" in na


def test_bad_input_is_named_at_its_field_and_nothing_typed_is_lost(actor, gezin):
    client = ingelogd(actor)
    antwoord = client.post(_url("analyse_beginnen", gezin), {"waarvoor": "", "waarom_geld": "Schulden?"})
    assert antwoord.status_code == 422
    assert "Schulden?" in tekst(antwoord)
    analyse = begin(actor, gezin)
    fout = client.post(_url("analyse_regels", gezin, analyse), _regels(gezin, "Getypt.", betreft=""))
    assert fout.status_code == 422
    assert "Getypt." in tekst(fout)
    leeg = client.post(_url("analyse_regels", gezin, analyse), _regels(gezin, ""))
    assert leeg.status_code == 422
    vreemd = {"van": str(uuid.uuid4()), "naar": "geen-id", "soort": "x", "uitleg": "Blijft staan."}
    assert "Blijft staan." in tekst(client.post(_url("analyse_verband", gezin, analyse), vreemd))


def test_a_taken_out_line_and_a_removed_link(actor, gezin):
    client, analyse = ingelogd(actor), begin(actor, gezin)
    regels = schrijf(actor, gezin, analyse, regel(gezin, "een"), regel(gezin, "twee"))
    verband = hulp.inhoud.leg_verband(
        door=actor, huishouden=gezin.openbaar, analyse=analyse, van=regels["een"].openbaar,
        naar=regels["twee"].openbaar, soort="versterkt", uitleg="x",
    )  # fmt: skip
    adres = _url("analyse_verband_weg", gezin, analyse, verband)
    assert "versterkt" in tekst(client.get(adres))
    assert client.post(adres, {}).status_code == 302
    weg = _url("analyse_regel_weg", gezin, analyse, regels["een"].openbaar)
    assert client.post(weg, {"reden": ""}).status_code == 422
    assert client.post(weg, {"reden": "Klopt niet."}).status_code == 302
    assert client.get(weg).status_code == 404
    assert [een.regel.tekst for een in lees(actor, gezin).regels] == ["twee"]


def test_a_line_hidden_from_a_member_says_so_and_stays_off_their_print(actor, gezin):
    analyse = begin(actor, gezin)
    schrijf(actor, gezin, analyse, regel(gezin, "Geheim.", niet_zichtbaar_voor=(gezin.leden["Samira"],)))
    client = ingelogd(actor)
    pagina = tekst(client.get(_url("analyse", gezin)))
    assert re.search(r"Niet zichtbaar voor\s*<bdi>Samira", pagina)
    vragen = _url("analyse_afdrukken", gezin, analyse)
    assert "Voor wie is deze afdruk?" in tekst(client.get(vragen))
    assert client.get(vragen, {"voor": "x"}).status_code == 422
    leden = {lid.roepnaam: lid.openbaar for lid in lees(actor, gezin).kop.leden}
    voor_samira = tekst(client.get(vragen, {"voor": str(leden["Samira"]), "thuis": "nee"}))
    assert "Geheim." not in voor_samira
    assert actor.naam in voor_samira
    assert "mag niet thuis liggen" in voor_samira
    assert "Geheim." in tekst(client.get(vragen, {"voor": "dossier", "thuis": "ja"}))


def test_taking_back_and_comparing_versions(actor, gezin):
    client, analyse = ingelogd(actor), voorgelegd(actor, gezin)
    assert client.post(_url("analyse_terughalen", gezin, analyse), {"reden": ""}).status_code == 422
    assert client.post(_url("analyse_terughalen", gezin, analyse), {"reden": "Anders."}).status_code == 302
    assert client.get(_url("analyse_vergelijken", gezin, analyse)).status_code == 404


def test_a_second_version_is_compared_with_the_first(actor, gezin):
    vastgesteld(actor, gezin)
    tweede = begin(actor, gezin)
    schrijf(actor, gezin, tweede, regel(gezin, "Iets nieuws."))
    pagina = tekst(ingelogd(actor).get(_url("analyse_vergelijken", gezin, tweede)))
    assert "1 nieuw, 0 veranderd, 0 weg, 1 hetzelfde gebleven" in pagina
    assert "Iets nieuws." in pagina


def test_two_who_change_the_purpose_the_second_sees_both(actor, gezin):
    client, analyse = ingelogd(actor), begin(actor, gezin)
    adres = _url("analyse_opzet", gezin, analyse)
    client.post(adres, {"waarvoor": "De eerste.", "versie": 1})
    antwoord = client.post(adres, {"waarvoor": "De tweede.", "versie": 1})
    assert antwoord.status_code == 409
    assert "De eerste." in tekst(antwoord)
    assert "De tweede." in tekst(antwoord)


def test_the_page_takes_as_many_queries_for_many_lines_as_for_few(actor, gezin):

    analyse, client = begin(actor, gezin), ingelogd(actor)
    schrijf(actor, gezin, analyse, regel(gezin, "een"))
    client.get(_url("analyse", gezin))
    with CaptureQueriesContext(connection) as weinig:
        client.get(_url("analyse", gezin))
    schrijf(actor, gezin, analyse, *(regel(gezin, f"regel {nummer}") for nummer in range(20)))
    with CaptureQueriesContext(connection) as veel:
        client.get(_url("analyse", gezin))
    assert len(veel) == len(weinig)
