"""The pages of learning trajects: one allowed and one refused for each, and what is typed is never lost."""

import uuid

import pytest
from django.utils import timezone

from tandem.acties.leren import traject as daden
from tandem.acties.leren.trajectlezen import lees_traject
from tandem.regels.leren.traject import Leerstap
from tests import organisatiewereld as ow
from tests import wereld
from tests.acties.leren.test_lessen import deel
from tests.acties.leren.test_traject import afspraak, begin, gezien, terugblik
from tests.web.hulp import ingelogd, tekst
from tests.web.leren.test_belemmeringen import woorden

pytestmark = pytest.mark.usefixtures("db")
LIJST = "/verbeteren/leertrajecten/"


@pytest.fixture
def plek():
    uit = ow.gemeente()
    uit.lezer, uit.schrijver = uit.actor("teamleider"), uit.actor("casusregisseur")
    uit.nummer = begin(uit.lezer)
    return uit


def verzoek(**velden):
    return {"verzoek": str(uuid.uuid4()), **velden}


def test_it_is_begun_and_stands_on_the_list_of_its_level(plek):
    client = ingelogd(plek.lezer)
    velden = {"titel": "Sturen op rust", "aanleiding": "Het wisselt.", "vraag": "Hoe blijft het rustig?"}
    assert client.post(f"{LIJST}beginnen/", verzoek(**velden)).status_code == 422
    antwoord = client.post(f"{LIJST}beginnen/", verzoek(niveau="strategisch", **velden))
    assert antwoord.status_code == 302
    assert "Stap 1 van 5" in woorden(client.get(antwoord.url))
    assert "Sturen op rust" in woorden(ingelogd(plek.actor("bestuurder")).get(LIJST))
    assert ingelogd(plek.schrijver).get(f"{LIJST}beginnen/").status_code == 404
    assert ingelogd(wereld.professional("privacyfunctionaris")).get(LIJST).status_code == 404


def test_a_step_is_taken_and_what_is_typed_stays(plek):
    client, pad = ingelogd(plek.lezer), f"{LIJST}{plek.nummer}/stap/anders/"
    mis = client.post(pad, verzoek(opbrengst="Samira vond dit goed.", versie=1))
    assert (mis.status_code, "Samira vond dit goed." in tekst(mis)) == (422, True)
    assert client.post(pad, verzoek(opbrengst="Wij willen rust.", versie=1)).status_code == 302
    assert client.post(pad, verzoek(opbrengst="Nog eens.", versie=1)).status_code == 409
    assert "Wij willen rust." in woorden(client.get(f"{LIJST}{plek.nummer}/"))
    assert client.get(f"{LIJST}{plek.nummer}/stap/zes/").status_code == 404
    assert ingelogd(plek.schrijver).get(pad).status_code == 403


@pytest.mark.parametrize(
    ("wat", "velden"),
    [
        ("vraag", {"vraag": "Hoe bellen wij elkaar?"}),
        ("afspraak", {"wat": "Bellen", "wie": "het team", "waaraan": "Minder wachten"}),
        ("reflectie", {"vorm": "samen", "orde": "derde", "wie": "het team", "uitkomst": "Wij bellen altijd."}),
        ("observatie", {"soort": "dilemma", "wat": "Niemand nam op.", "gevolg": "Het bleef liggen."}),
    ],
)
def test_something_is_added_by_who_may(plek, wat, velden):
    dag = timezone.localdate().isoformat()
    pad = f"{LIJST}{plek.nummer}/erbij/{wat}/"
    client = ingelogd(plek.schrijver if wat == "observatie" else plek.lezer)
    assert client.get(pad).status_code == 200
    assert client.post(pad, verzoek()).status_code == 422
    antwoord = client.post(pad, verzoek(wanneer=dag, op=dag, **velden))
    assert (antwoord.status_code, antwoord.url) == (302, f"{LIJST}{plek.nummer}/")
    assert next(reversed(velden.values())) in woorden(client.get(antwoord.url))
    ander = plek.actor("bestuurder") if wat == "observatie" else plek.schrijver
    assert ingelogd(ander).post(pad, verzoek(wanneer=dag, op=dag, **velden)).status_code in (403, 404)


def test_a_question_is_handed_up_and_answered(plek):
    boven, client = begin(plek.lezer, "strategisch", titel="Sturen"), ingelogd(plek.lezer)
    velden = {"naar": str(boven), "soort": "vraag", "tekst": "Mogen wij dit zelf?"}
    assert client.post(f"{LIJST}{plek.nummer}/erbij/doorgeven/", verzoek(**velden)).status_code == 302
    (een,) = lees_traject(door=plek.lezer, traject=boven).overdrachten
    pad = f"{LIJST}doorgegeven/{een.openbaar}/"
    assert pad in tekst(client.get(f"{LIJST}{boven}/"))
    assert ingelogd(plek.schrijver).get(pad).status_code == 404
    assert client.post(pad, verzoek(antwoord="")).status_code == 422
    assert client.post(pad, verzoek(antwoord="Ja, begin maar.")).status_code == 302
    assert "Ja, begin maar." in woorden(ingelogd(plek.schrijver).get(f"{LIJST}{plek.nummer}/"))


def test_a_line_of_the_plan_is_done_and_the_traject_pauses_and_ends(plek):
    daden.spreek_af(door=plek.lezer, traject=plek.nummer, afspraak=afspraak())
    (een,) = lees_traject(door=plek.lezer, traject=plek.nummer).afspraken
    client, pad = ingelogd(plek.lezer), f"{LIJST}afspraken/{een.openbaar}/"
    assert ingelogd(plek.schrijver).get(pad).status_code == 404
    assert client.post(pad, verzoek(gezien="Het hielp.")).status_code == 302
    stand = f"{LIJST}{plek.nummer}/stand/"
    assert client.post(f"{stand}pauzeer/", verzoek(tekst="Te druk.", versie=1)).status_code == 302
    assert "Te druk." in woorden(client.get(f"{LIJST}{plek.nummer}/"))
    assert client.post(f"{stand}hervat/", verzoek(versie=2)).status_code == 302
    assert ingelogd(plek.schrijver).get(f"{stand}pauzeer/").status_code == 403
    assert client.post(f"{stand}rond_af/", verzoek(tekst="Bellen helpt.", versie=3)).status_code == 302
    assert "Bellen helpt." in woorden(ingelogd(plek.schrijver).get(f"{LIJST}{plek.nummer}/"))


def test_a_reflection_leads_to_a_lesson_in_one_act_and_back(plek):
    daden.observeer(door=plek.schrijver, traject=plek.nummer, gezien=gezien())
    nummer = daden.leg_reflectie_vast(door=plek.lezer, traject=plek.nummer, terugblik=terugblik())
    client, vraag = ingelogd(plek.schrijver), f"?uit={nummer}&soort=reflectie"
    assert vraag.replace("&", "&amp;") in tekst(client.get(f"{LIJST}{plek.nummer}/"))
    html = tekst(client.get(f"/verbeteren/lessen/schrijven/{vraag}"))
    assert "Eerst bellen." in html
    velden = {"aanleiding": "a", "inzicht": "Eerst bellen.", "anders": "Bellen", "orde": "tweede", "niveau": "tactisch"}
    les = client.post(f"/verbeteren/lessen/schrijven/{vraag}", verzoek(**velden)).url
    deel(plek, uuid.UUID(les.rstrip("/").rsplit("/", 1)[-1]))
    assert les in tekst(client.get(f"{LIJST}{plek.nummer}/"))
    assert f"{LIJST}{plek.nummer}/#reflectie-{nummer}" in tekst(client.get(les))
    assert ingelogd(ow.gemeente().actor("teamleider")).get(f"/verbeteren/lessen/schrijven/{vraag}").status_code == 404


def test_another_municipality_finds_none_of_it(plek):
    client = ingelogd(ow.gemeente().actor("teamleider"))
    for pad in ("", "stap/anders/", "stand/pauzeer/", "erbij/vraag/", "erbij/observatie/"):
        assert client.get(f"{LIJST}{plek.nummer}/{pad}").status_code == 404


def test_the_number_of_questions_does_not_grow(plek, django_assert_max_num_queries):
    client = ingelogd(plek.lezer)
    for _ in range(6):
        daden.observeer(door=plek.schrijver, traject=plek.nummer, gezien=gezien())
        begin(plek.lezer)
    client.get(LIJST)
    with django_assert_max_num_queries(14):
        client.get(LIJST)
    with django_assert_max_num_queries(24):
        client.get(f"{LIJST}{plek.nummer}/")


def test_every_step_has_a_page(plek):
    client = ingelogd(plek.lezer)
    for versie, naar in enumerate((*list(Leerstap)[1:], Leerstap.BEELD), 1):
        blad = client.get(f"{LIJST}{plek.nummer}/")
        assert f"/stap/{naar.value}/" in tekst(blad)
        pad = f"{LIJST}{plek.nummer}/stap/{naar.value}/"
        assert client.post(pad, verzoek(opbrengst="Zo.", versie=versie)).status_code == 302
