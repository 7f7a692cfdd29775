"""Pages about thinking together: consultation, talks, decisions, and the guest by link and code."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tandem.acties.casus.bespreking import lees_besprekingen
from tests import wereld
from tests.kalender import van_nu, vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


def op(dag):
    return timezone.localtime(timezone.now() + dag).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _pad(gezin, rest="overleg/"):
    return f"/huishoudens/{gezin.openbaar}/{rest}"


def _plan(actor, gezin, **anders):
    velden = {
        "soort": "casusbespreking",
        "op": op(DAG),
        "vraag": "Kan Tom bij oma blijven?",
        "gezin_erbij": "ja",
        "aanwezige_leden": [gezin.leden["Samira"], gezin.leden["Tom"]],
        **anders,
    }
    return ingelogd(actor).post(_pad(gezin, "overleg/nieuw/"), velden)


@pytest.fixture
def overleg(actor, gezin):
    return _plan(actor, gezin).url


def test_planning_a_talk(actor, gezin, overleg):
    client = ingelogd(actor)
    assert client.get(_pad(gezin, "overleg/nieuw/")).status_code == 200
    pagina = tekst(client.get(overleg))
    assert "Kan Tom bij oma blijven?" in pagina
    assert "Samira, Tom" in pagina
    assert "Kan Tom bij oma blijven?" in tekst(client.get(_pad(gezin)))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"vraag": ""}, "verplicht"),
        ({"gezin_erbij": "nee", "aanwezige_leden": []}, "Schrijf op waarom"),
        ({"op": "later"}, "geldige datum"),
        ({"aanwezige_leden": ["1"]}, "geen beschikbare keuze"),
        ({"aanwezigen": [str(uuid.uuid4())]}, "geen beschikbare keuze"),
    ],
)
def test_bad_talks(actor, gezin, anders, zin):
    antwoord = _plan(actor, gezin, **anders)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert lees_besprekingen(door=actor, huishouden=gezin.openbaar)[1] == ()


def _regels(gezin, **anders):
    return {
        "regels-TOTAL_FORMS": "1",
        "regels-INITIAL_FORMS": "0",
        "regels-0-soort": "oordeel",
        "regels-0-tekst": "Bij oma is het rustig",
        "regels-0-op": vandaag(),
        "regels-0-betreft": [gezin.leden["Tom"]],
        **anders,
    }


def test_considerations_and_decisions(actor, gezin, overleg):
    client = ingelogd(actor)
    assert client.get(f"{overleg}overwegingen/").status_code == 200
    assert client.post(f"{overleg}overwegingen/", _regels(gezin, **{"regels-0-tekst": ""})).status_code == 422
    assert client.post(f"{overleg}overwegingen/", _regels(gezin)).status_code == 302
    besluit = {
        "besluiten-TOTAL_FORMS": "1",
        "besluiten-INITIAL_FORMS": "0",
        "besluiten-0-tekst": "Tom blijft bij oma",
        "besluiten-0-overweging": "",
        "besluiten-0-wie": f"lid-{gezin.leden['Tom']}",
        "besluiten-0-nakijken_op": op(9 * DAG)[:10],
    }
    assert client.get(f"{overleg}besluiten/").status_code == 200
    zonder = client.post(f"{overleg}besluiten/", besluit)
    assert "Schrijf op waarom dit is besloten" in tekst(zonder)
    besluit["besluiten-0-overweging"] = "Daar is het rustig"
    assert client.post(f"{overleg}besluiten/", besluit).status_code == 302
    pagina = tekst(client.get(overleg))
    for zin in ("Bij oma is het rustig", "Tom blijft bij oma", "Daar is het rustig"):
        assert zin in pagina


def test_a_fact_finding_does_not_offer_judgements(actor, gezin):
    overleg = _plan(actor, gezin, soort="feitenonderzoek").url
    client = ingelogd(actor)
    assert 'value="oordeel"' not in tekst(client.get(f"{overleg}overwegingen/"))
    assert client.post(f"{overleg}overwegingen/", _regels(gezin)).status_code == 422


def test_closing_only_after_it_was_held(actor, gezin, overleg):
    client = ingelogd(actor)
    assert "moet nog komen" in tekst(client.post(f"{overleg}afronden/", follow=True))
    geweest = _plan(actor, gezin, op=op(-DAG)).url
    assert "is afgerond" in tekst(client.post(f"{geweest}afronden/", follow=True))
    assert client.post(f"{geweest}overwegingen/", _regels(gezin)).status_code == 422


def test_asking_and_answering_advice(actor, gezin):
    client, gi = ingelogd(actor), wereld.organisatie("gi")
    pad = _pad(gezin, "consultaties/nieuw/")
    assert client.get(pad).status_code == 200
    velden = {
        "organisatie": gi.pk, "herleidbaar": "nee", "vraag": "Wat doe ik met Tom?", "gevraagd_op": vandaag(),
        "antwoord_voor": vandaag(),
    }  # fmt: skip
    met_naam = client.post(pad, velden)
    assert "Hier staat Tom" in tekst(met_naam)
    assert client.post(pad, {**velden, "vraag": "Wat doe ik nu?"}).status_code == 302
    lijst = tekst(client.get(_pad(gezin)))
    antwoord = re.search(r'href="([^"]+/antwoord/)"', lijst)[1]
    assert client.get(antwoord).status_code == 200
    velden = {"antwoord": "Praat met oma", "positie": "", "beantwoord_op": vandaag(), "versie": "1"}
    assert client.post(antwoord, velden).status_code == 422
    assert client.post(antwoord, {**velden, "positie": "Jeugdbeschermer, denkt mee"}).status_code == 302
    assert client.post(antwoord, {**velden, "positie": "x"}).status_code == 409
    assert "Jeugdbeschermer, denkt mee" in tekst(client.get(_pad(gezin)))


def test_who_may_not(actor, gezin, overleg):
    vreemde = ingelogd(wereld.professional())
    for rest in ("", "overwegingen/", "besluiten/", "uitnodigen/"):
        assert vreemde.get(f"{overleg}{rest}").status_code == 404
    for rest in ("overleg/", "overleg/nieuw/", "consultaties/nieuw/", f"consultaties/{uuid.uuid4()}/antwoord/"):
        assert vreemde.get(_pad(gezin, rest)).status_code == 404
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    assert ingelogd(aanbieder).get(overleg).status_code == 403


def _nodig_uit(actor, overleg, **anders):
    velden = {
        "naam": "Agent Voorbeeld", "organisatie": "Politie (voorbeeld)", "taak": "Vertellen over de avond",
        "telefoon": "010 000 00 00", "rol": "partner", "vervalt_op": op(3 * DAG), **anders,
    }  # fmt: skip
    antwoord = ingelogd(actor).post(f"{overleg}uitnodigen/", velden)
    pagina = tekst(antwoord)
    link = re.search(r"/gast/[^/<\"]+/", pagina)
    code = re.search(r">(\d{6})<", pagina)
    return antwoord, link[0] if link else "", code[1] if code else ""


def test_inviting_shows_link_and_code_once(actor, overleg):
    verzoek = str(uuid.uuid4())
    antwoord, link, code = _nodig_uit(actor, overleg, verzoek=verzoek)
    assert (antwoord.status_code, bool(link), bool(code)) == (200, True, True)
    weer, link, _ = _nodig_uit(actor, overleg, verzoek=verzoek)
    assert (weer.status_code, link) == (302, "")
    assert tekst(ingelogd(actor).get(overleg)).count("intrekken/") == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": ""}, "verplicht"),
        ({"vervalt_op": lambda: op(40 * DAG)}, "7 dagen na de bespreking"),
        ({"items": [str(uuid.uuid4())]}, "geen beschikbare keuze"),
        ({"rol": "ervaringsdeskundige"}, "nog niet gevraagd"),
    ],
)
def test_bad_invitations(actor, overleg, anders, zin):
    antwoord, link, _ = _nodig_uit(actor, overleg, **van_nu(anders))
    assert (antwoord.status_code, link) == (422, "")
    assert zin in tekst(antwoord)


def test_the_guest_reads_listed_items_and_brings_something_in(actor, gezin, overleg):
    ingelogd(actor).post(f"{overleg}overwegingen/", _regels(gezin))
    _, link, code = _nodig_uit(actor, overleg)
    gast = Client()
    vraag = gast.get(link)
    assert vraag.status_code == 200
    assert "Kan Tom bij oma blijven?" not in tekst(vraag)
    assert gast.post(link, {"code": code}).status_code == 302
    pagina = tekst(gast.get(link))
    assert "Kan Tom bij oma blijven?" in pagina
    assert "Bij oma is het rustig" not in pagina
    verzoek = str(uuid.uuid4())
    for _ in range(2):
        gast.post(link, {"soort": "waarneming", "tekst": "Om elf uur was het stil", "verzoek": verzoek})
    assert tekst(gast.get(link)).count("Om elf uur was het stil") == 1
    assert gast.post(link, {"soort": "waarneming", "tekst": ""}).status_code == 422
    assert "Om elf uur was het stil" in tekst(ingelogd(actor).get(overleg))


def test_unknown_wrong_withdrawn_and_expired_give_the_same_page(actor, overleg):
    _, link, code = _nodig_uit(actor, overleg)
    _, weg, code_weg = _nodig_uit(actor, overleg)
    lijst = tekst(ingelogd(actor).get(overleg))
    intrekken = re.findall(r'action="([^"]+/intrekken/)"', lijst)[-1]
    ingelogd(actor).post(intrekken)

    def antwoord(pad, code):
        gegeven = Client().post(pad, {"code": code})
        return gegeven.status_code, re.sub(
            r'name="(csrfmiddlewaretoken|verzoek)" value="[^"]*"', "", tekst(gegeven)
        ).replace(code, "")

    fout = f"{(int(code) + 1) % 10**6:06d}"
    assert antwoord("/gast/bestaat-niet/", code) == antwoord(link, fout) == antwoord(weg, code_weg)
    assert Client().get("/gast/bestaat-niet/").status_code == Client().get(link).status_code == 200


def test_the_door_of_a_guest_is_shut_at_once_when_withdrawn(actor, overleg):
    _, link, code = _nodig_uit(actor, overleg)
    gast = Client()
    gast.post(link, {"code": code})
    assert "Kan Tom bij oma blijven?" in tekst(gast.get(link))
    intrekken = re.search(r'action="([^"]+/intrekken/)"', tekst(ingelogd(actor).get(overleg)))[1]
    ingelogd(actor).post(intrekken)
    assert "Kan Tom bij oma blijven?" not in tekst(gast.get(link))


def test_a_guest_of_one_talk_is_nobody_for_another(actor, gezin, overleg):
    _, link, code = _nodig_uit(actor, overleg)
    _, ander, _ = _nodig_uit(actor, _plan(actor, gezin, vraag="Een andere vraag").url)
    gast = Client()
    gast.post(link, {"code": code})
    gast.cookies["tandem_gast"]["path"] = "/"
    assert "Een andere vraag" not in tekst(gast.get(ander))
    assert gast.get(overleg).status_code == 302  # to log in, like anybody


def test_a_talk_is_closed_after_its_consequences_were_read(actor, gezin):
    overleg = _plan(actor, gezin, op=op(-DAG)).url
    client = ingelogd(actor)
    assert "Er kan niets meer bij" in tekst(client.get(f"{overleg}afronden/"))
    assert lees_besprekingen(door=actor, huishouden=gezin.openbaar)[1][0].afgerond_op is None
    assert client.post(f"{overleg}afronden/", {"verzoek": uuid.uuid4()}).status_code == 302
    assert lees_besprekingen(door=actor, huishouden=gezin.openbaar)[1][0].afgerond_op


def test_a_talk_that_is_still_to_come_is_not_closed(actor, gezin, overleg):
    antwoord = ingelogd(actor).post(f"{overleg}afronden/", {"verzoek": uuid.uuid4()})
    assert "Dit overleg moet nog komen." in tekst(antwoord)
