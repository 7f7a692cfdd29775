"""One way for every form: drafts, the same request twice, two people at once, texts that are too long."""

import uuid
from functools import partial

import pytest
from django import forms
from django.test import RequestFactory
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.rechten import concept
from tandem.models import Concept, Huishouden
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Botsing, NietGevonden, Ongeldig
from tandem.web.formulier import Conceptplek, Formulier, behandel
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


class Naamformulier(Formulier):
    naam = forms.CharField(label="Naam", max_length=100)
    verhaal = forms.CharField(label="Verhaal", required=False, widget=forms.Textarea)
    veilig = forms.BooleanField(label="Veilig", required=False)
    wie = forms.MultipleChoiceField(label="Wie", required=False, choices=[("a", "A"), ("b", "B"), ("c", "C")])


def _noem(actor, gezin, velden, verzoek):
    """A small action of the usual kind: right, rule, version, store, event."""
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="noem", huishouden=gezin.openbaar, verzoek=verzoek) as sessie:
        sessie.eis(Laag.CONTACT)
        if velden["naam"] == "verboden":
            raise Ongeldig(naam="Deze naam kan niet.")
        rij = sessie.van(Huishouden).get()
        if velden["versie"] is not None and rij.versie != velden["versie"]:
            raise Botsing(wie="Joris", wanneer="vandaag om 14:02", hun={"naam": rij.weergavenaam})
        rij.weergavenaam, rij.versie = velden["naam"], rij.versie + 1
        sessie.bewaar(rij)
        sessie.gebeurtenis("huishouden_genoemd")
        sessie.uitkomst = "/klaar/"
    return "/klaar/"


@pytest.fixture
def pagina():
    """Give a page with the form about one household, as a function of what is sent."""
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    plek = Conceptplek(gezin.openbaar, "naam")

    def open_(gegevens=None, door=actor, begin=None):
        maak = RequestFactory().get("/x/") if gegevens is None else RequestFactory().post("/x/", gegevens)
        maak.actor, maak.user, maak.session = door, _Iemand(), {}
        return behandel(
            maak,
            formulier=Naamformulier,
            actie=partial(_noem, actor, gezin),
            sjabloon="formulierpagina.html",
            begin=begin or {"naam": "Samira", "versie": 1, "veilig": True},
            plek=plek,
        )

    open_.actor, open_.gezin = actor, gezin
    open_.client = ingelogd(actor)
    open_.concept = f"/huishoudens/{gezin.openbaar}/concept/hulp/naam/"
    return open_


class _Iemand:
    is_authenticated, pk = False, None


def _stuur(**velden):
    return {"naam": "Gezin Appel", "versie": "1", "verzoek": str(uuid.uuid4()), **velden}


def test_what_was_typed_comes_back_also_what_was_taken_away(pagina):
    getypt = {"naam": "", "verhaal": "Noor zei dat", "wie": ["a", "c"], "csrfmiddlewaretoken": "x" * 64}
    antwoord = pagina.client.post(pagina.concept, getypt)
    assert antwoord.status_code == 200
    assert antwoord.json()["bewaard_om"] == f"{timezone.localtime():%H:%M}"
    html = tekst(pagina())
    assert "Noor zei dat" in html
    assert 'value="Samira"' not in html
    assert "checked" not in html
    assert html.count("selected") == 2
    assert "Dit is uw concept van" in html


def test_the_mark_of_the_site_is_not_kept_in_the_draft(pagina):
    pagina.client.post(pagina.concept, {"naam": "A", "csrfmiddlewaretoken": "x" * 64})
    bewaard = concept.lees_concept(
        door=pagina.actor, doel=Doel.HULP, huishouden=pagina.gezin.openbaar, formulier="naam"
    )
    assert bewaard.velden == {"naam": ["A"]}


def test_a_draft_is_the_authors_alone(pagina):
    collega = wereld.professional()
    wereld.betrek(pagina.gezin, collega, door=pagina.actor)
    pagina.client.post(pagina.concept, {"naam": "Nog niet voor anderen"})
    assert "Nog niet voor anderen" in tekst(pagina())
    assert "Nog niet voor anderen" not in tekst(pagina(door=collega))


def test_a_draft_is_stored_encrypted(pagina):
    pagina.client.post(pagina.concept, {"naam": "Onleesbaar voor een vreemde"})
    with deur.concepten(door=pagina.actor, doel=Doel.HULP, huishouden=pagina.gezin.openbaar) as sessie:
        ruw = bytes(sessie.van(Concept).values_list("velden", flat=True).get())
    assert b"Onleesbaar" not in ruw


def test_only_who_has_a_key_can_keep_a_draft(pagina):
    vreemde = ingelogd(wereld.professional())
    assert vreemde.post(pagina.concept, {"naam": "x"}).status_code == 404
    assert pagina.client.post(pagina.concept.replace("hulp", "beheer"), {"naam": "x"}).status_code == 404
    with pytest.raises(NietGevonden):
        concept.bewaar_concept(
            door=pagina.actor, doel=Doel.HULP, huishouden=pagina.gezin.openbaar, formulier="x" * 121, velden={}
        )


def test_without_script_the_button_goes_back_to_the_form(pagina):
    for adres in (pagina.concept, f"{pagina.concept}weg/"):
        antwoord = pagina.client.post(
            adres, {"naam": "x"}, headers={"Sec-Fetch-Mode": "navigate", "Referer": "http://testserver/terug/?a=1"}
        )
        assert (antwoord.status_code, antwoord.url) == (302, "http://testserver/terug/?a=1")
        elders = pagina.client.post(
            adres, {"naam": "x"}, headers={"Sec-Fetch-Mode": "navigate", "Referer": "https://elders.example/"}
        )
        assert elders.url == "/"


def test_a_draft_can_be_thrown_away(pagina):
    pagina.client.post(pagina.concept, {"naam": "Weg ermee"})
    pagina.client.post(f"{pagina.concept}weg/")
    assert "Weg ermee" not in tekst(pagina())
    assert 'value="Samira"' in tekst(pagina())


def test_a_draft_that_is_too_long_says_so_and_leaves_the_earlier_one(pagina):
    pagina.client.post(pagina.concept, {"naam": "Kort genoeg"})
    antwoord = pagina.client.post(pagina.concept, {"verhaal": "a" * 200_001})
    assert antwoord.status_code == 413
    assert "te lang" in antwoord.json()["fout"]
    assert "Kort genoeg" in tekst(pagina())


def test_saving_again_replaces_and_sending_ends_the_draft(pagina):
    for naam in ("Een", "Twee"):
        pagina.client.post(pagina.concept, {"naam": naam})
    assert 'value="Twee"' in tekst(pagina())
    assert pagina(_stuur()).url == "/klaar/"
    assert 'value="Samira"' in tekst(pagina())


def test_the_same_form_twice_happens_once(pagina):
    zelfde = _stuur()
    assert pagina(zelfde).url == "/klaar/"
    assert pagina(zelfde).url == "/klaar/"
    assert _versie(pagina) == 2


def test_a_draft_of_a_form_that_was_sent_already_does_not_happen_again(pagina):
    zelfde = _stuur()
    pagina(zelfde)
    pagina.client.post(pagina.concept, zelfde)
    assert zelfde["verzoek"] in tekst(pagina())
    assert pagina(zelfde).url == "/klaar/"
    assert _versie(pagina) == 2


def test_two_people_at_once_both_texts_stand_there(pagina):
    assert pagina(_stuur(naam="Die van hun")).status_code == 302
    antwoord = pagina(_stuur(naam="Die van mij"))
    assert antwoord.status_code == 409
    html = tekst(antwoord)
    assert "Die van hun" in html
    assert "Die van mij" in html
    assert "was u voor" in html
    assert _versie(pagina) == 2


def test_a_sentence_of_the_action_stands_at_its_field_and_the_rest_is_kept(pagina):
    antwoord = pagina(_stuur(naam="verboden", verhaal="Blijft staan"))
    assert antwoord.status_code == 422
    assert "Deze naam kan niet." in tekst(antwoord)
    assert "Blijft staan" in tekst(antwoord)


def test_ten_megabytes_of_text_gets_a_clear_sentence(pagina):
    antwoord = pagina(_stuur(verhaal="a" * 10_485_760))
    assert antwoord.status_code == 422
    assert "Deze tekst is te lang: 10.485.760 tekens. Er passen er 20.000." in tekst(antwoord)
    assert _versie(pagina) == 1


def test_text_is_never_cut_off_by_the_browser(pagina):
    assert "maxlength" not in tekst(pagina()).split("<main", 1)[1]


@pytest.mark.parametrize("naam", ["a\x00b", "a\x1bb", "a\x7fb"])
def test_control_characters_are_refused(pagina, naam):
    assert pagina(_stuur(naam=naam)).status_code == 422


@pytest.mark.parametrize("naam", ["Zoë 👨‍👩‍👧", "سميرة", "O’Brien-van ’t Hof"])
def test_emoji_and_right_to_left_names_are_welcome(pagina, naam):
    assert pagina(_stuur(naam=naam)).status_code == 302


def test_somebody_who_gave_up_the_household_still_arrives(pagina, monkeypatch):
    def weg(**_):
        raise NietGevonden

    monkeypatch.setattr(concept, "wis_concept", weg)
    assert pagina(_stuur()).url == "/klaar/"


def _versie(pagina):
    with deur.lees(door=pagina.actor, doel=Doel.HULP, wat="test", huishouden=pagina.gezin.openbaar) as sessie:
        sessie.inzage()
        return sessie.van(Huishouden).get().versie
