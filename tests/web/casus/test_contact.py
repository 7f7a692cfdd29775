"""Pages about contact: who may, what comes back after a mistake, and that the same thing sent twice is one."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.contactlijst import lees_contact, lees_contactblad, lees_contacten
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _pad(gezin, rest=""):
    return f"/huishoudens/{gezin.openbaar}/contacten/{rest}"


def _velden(gezin, **anders):
    tom, noor = gezin.leden["Tom"], gezin.leden["Noor"]
    velden = {
        "verzoek": str(uuid.uuid4()),
        "wanneer": timezone.localtime(timezone.now() - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M"),
        "wijze": "huisbezoek",
        "met": [gezin.leden["Samira"]],
        f"kind-{tom}": "alleen",
        f"kind-{noor}": "niet",
        f"kind-{noor}-waarom-niet": "sliep",
        "regels-TOTAL_FORMS": "1",
        "regels-INITIAL_FORMS": "0",
        "regels-0-tekst": "Het was rustig in huis",
        "regels-0-soort": "waarneming",
        "regels-0-op": timezone.localdate().isoformat(),
        "afspraken-TOTAL_FORMS": "1",
        "afspraken-INITIAL_FORMS": "0",
        "vervolg": "7",
        "teruggelezen": "ja",
    }
    return {**velden, **anders}


def test_recording_at_the_door_and_what_it_gives(actor, gezin):
    client = ingelogd(actor)
    antwoord = client.post(_pad(gezin, "nieuw/"), _velden(gezin))
    assert antwoord.status_code == 302
    pagina = tekst(client.get(antwoord.url))
    assert "Het was rustig in huis" in pagina
    assert "niet gezien: het kind sliep" in pagina
    assert "gezien en alleen gesproken" in pagina


def test_the_empty_form_has_what_is_usual(actor, gezin):
    pagina = tekst(ingelogd(actor).get(_pad(gezin, "nieuw/")))
    assert 'name="wijze" value="huisbezoek"' in pagina
    assert pagina.count(" checked") >= 4  # how, with whom, the kind of the line, when again
    assert f"kind-{gezin.leden['Tom']}" in pagina


def test_an_agreement_without_a_day_is_checked_at_the_next_contact(actor, gezin):
    velden = _velden(gezin, **{"afspraken-0-tekst": "Tom belt oma", "afspraken-0-wie": f"lid-{gezin.leden['Tom']}"})
    ingelogd(actor).post(_pad(gezin, "nieuw/"), velden)
    gelezen = lees_contacten(door=actor, huishouden=gezin.openbaar)
    assert [(a.tekst, a.wie, a.nakijken_op) for a in gelezen.open_afspraken] == [
        ("Tom belt oma", "Tom", gelezen.volgend_contact)
    ]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"regels-0-tekst": ""}, "Schrijf ten minste één regel"),
        ({"regels-0-soort": "feit"}, "Een feit heeft een bron"),
        ({"regels-0-tekst": "x\x07"}, "tekens in die niet te lezen zijn"),
        ({"regels-0-tekst": "x" * 6000}, "te lang"),
        ({"met": []}, "Kies met wie u contact had"),
        ({"met": [1]}, "geen beschikbare keuze"),
        ({"vervolg": "dag"}, "Kies op welke dag u weer contact hebt"),
        ({"vervolg": "dag", "volgend_contact": "2020-01-01"}, "ligt vóór dit contact"),
        ({"vervolg": "geen"}, "waarom dat er niet is"),
        ({"teruggelezen": ""}, "Hebt u voorgelezen"),
        ({"wanneer": "2999-01-01T10:00"}, "Dit moment moet nog komen"),
        ({"wanneer": "gisteren"}, "Voer een geldige datum/tijd in"),
        ({"wijze": "verzonnen"}, "geen beschikbare keuze"),
        ({"afspraken-0-tekst": "x"}, "Kies één persoon die dit doet"),
        ({"afspraken-0-tekst": "x", "afspraken-0-wie": "anders"}, "Vul in wie dit doet"),
        ({"afspraken-0-tekst": "x" * 900, "afspraken-0-wie": "anders"}, "te lang"),
        ({"samen_met": [str(uuid.uuid4())]}, "geen beschikbare keuze"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_is_lost_or_half_stored(actor, gezin, anders, zin):
    velden = _velden(gezin, **anders)
    antwoord = ingelogd(actor).post(_pad(gezin, "nieuw/"), velden)
    pagina = tekst(antwoord)
    assert antwoord.status_code == 422
    assert zin in pagina
    assert velden["regels-0-tekst"][:50].strip("\x07") in pagina
    assert lees_contacten(door=actor, huishouden=gezin.openbaar).totaal == 0


def test_a_child_that_was_not_answered_for_and_one_without_a_reason(actor, gezin):
    tom, noor = gezin.leden["Tom"], gezin.leden["Noor"]
    anders = {f"kind-{tom}": "", f"kind-{noor}-waarom-niet": ""}
    pagina = tekst(ingelogd(actor).post(_pad(gezin, "nieuw/"), _velden(gezin, **anders)))
    assert "Vul bij elk kind in" in pagina
    assert "Waarom is dit kind niet gezien?" in pagina
    assert f'href="#id_kind-{tom}"' in pagina


def test_by_telephone_a_child_that_was_not_spoken_to_needs_no_answer(actor, gezin):
    tom, noor = gezin.leden["Tom"], gezin.leden["Noor"]
    anders = {"wijze": "telefoon", f"kind-{tom}": "", f"kind-{noor}": "", f"kind-{noor}-waarom-niet": ""}
    antwoord = ingelogd(actor).post(_pad(gezin, "nieuw/"), _velden(gezin, **anders))
    assert antwoord.status_code == 302
    contact = uuid.UUID(antwoord.url.rstrip("/").split("/")[-1])
    _, gelezen = lees_contact(door=actor, huishouden=gezin.openbaar, contact=contact)
    assert all(not kind.gezien for kind in gelezen.kinderen)


def test_nobody_at_home_asks_for_nothing_but_when_again(actor, gezin):
    anders = {"wijze": "aan_de_deur", "regels-0-tekst": "", "teruggelezen": "", "met": []}
    velden = {k: v for k, v in _velden(gezin, **anders).items() if not k.startswith("kind-")}
    assert ingelogd(actor).post(_pad(gezin, "nieuw/"), velden).status_code == 302


def test_the_same_contact_sent_twice_is_one(actor, gezin):
    client, velden = ingelogd(actor), _velden(gezin)
    eerste = client.post(_pad(gezin, "nieuw/"), velden)
    tweede = client.post(_pad(gezin, "nieuw/"), velden)
    assert eerste.url == tweede.url
    assert lees_contacten(door=actor, huishouden=gezin.openbaar).totaal == 1


def test_a_draft_of_the_whole_form_comes_back(actor, gezin):
    client = ingelogd(actor)
    velden = _velden(gezin, **{"afspraken-0-tekst": "Half getypt", "regels-0-tekst": "Nog niet klaar"})
    assert client.post(reverse("concept", args=[gezin.openbaar, "hulp", "contact"]), velden).status_code < 400
    pagina = tekst(client.get(_pad(gezin, "nieuw/")))
    assert "Nog niet klaar" in pagina
    assert "Half getypt" in pagina


def test_who_has_no_key_finds_nothing_and_who_may_not_write_is_told(actor, gezin):
    vreemde = ingelogd(wereld.professional())
    for pad in ("", "nieuw/", f"{uuid.uuid4()}/"):
        assert vreemde.get(_pad(gezin, pad)).status_code == 404
    assert vreemde.post(_pad(gezin, "nieuw/"), _velden(gezin)).status_code == 404
    alleen_contact = wereld.professional("aandachtsfunctionaris")
    wereld.betrek(gezin, alleen_contact, door=actor)
    assert ingelogd(alleen_contact).get(_pad(gezin)).status_code == 403


def test_reading_it_back_after_all(actor, gezin):
    client = ingelogd(actor)
    contact = client.post(_pad(gezin, "nieuw/"), _velden(gezin, teruggelezen="later")).url
    assert "Ik heb dit nu voorgelezen" in tekst(client.get(contact))
    client.post(f"{contact}voorgelezen/")
    client.post(f"{contact}voorgelezen/")
    assert "Ik heb dit nu voorgelezen" not in tekst(client.get(contact))


def _afspraak(actor, gezin):
    velden = _velden(gezin, **{"afspraken-0-tekst": "Tom belt oma", "afspraken-0-wie": f"lid-{gezin.leden['Tom']}"})
    ingelogd(actor).post(_pad(gezin, "nieuw/"), velden)
    (een,) = lees_contactblad(door=actor, huishouden=gezin.openbaar).afspraken
    return f"/huishoudens/{gezin.openbaar}/afspraken/{een.openbaar}"


def test_checking_an_agreement(actor, gezin):
    client, pad = ingelogd(actor), _afspraak(actor, gezin)
    assert "Tom belt oma" in tekst(client.get(f"{pad}/nakijken/"))
    velden = {"nagekomen": "nee", "op": timezone.localdate().isoformat(), "versie": "1"}
    antwoord = client.post(f"{pad}/nakijken/", velden)
    assert antwoord.status_code == 422
    assert "wat er nu nodig is" in tekst(antwoord)
    velden["toelichting"] = "Oma was ziek"
    assert client.post(f"{pad}/nakijken/", velden).status_code == 302
    botsing = client.post(f"{pad}/nakijken/", {**velden, "nagekomen": "ja"})
    assert botsing.status_code == 409
    assert "Oma was ziek" in tekst(botsing)


def test_ending_an_agreement(actor, gezin):
    client, pad = ingelogd(actor), _afspraak(actor, gezin)
    assert client.post(f"{pad}/stoppen/", {"reden": ""}).status_code == 422
    assert client.post(f"{pad}/stoppen/", {"reden": "Oma is verhuisd"}).status_code == 302
    assert lees_contactblad(door=actor, huishouden=gezin.openbaar).afspraken == ()
    assert ingelogd(wereld.professional()).get(f"{pad}/stoppen/").status_code == 404
