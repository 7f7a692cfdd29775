"""The pages of requests at the portal: asking, reading the answer, the copy; who is no member finds nothing."""

import io
import json
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests import wereld
from tests.acties.rechten.verzoekhulp import maak_vraagt
from tests.web.hulp import tekst
from tests.web.portaal.hulp import als_lid

NIEMAND = "00000000-0000-4000-8000-000000000000"
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def v():
    return maak_vraagt()


@pytest.fixture
def samira(v):
    return als_lid(v.gezin.leden["Samira"])


def _pad(v, naam, *meer):
    return reverse(naam, args=[v.gezin.openbaar, *meer])


def _vraag(v, client, soort="kopie", *, voor="Samira", **meer):
    over = voor if voor == NIEMAND else str(v.lid(voor))
    velden = {"verzoek": str(uuid.uuid4()), "soort": soort, "voor": over, "tekst": "", "regel": "", **meer}
    return client.post(_pad(v, "mijn_verzoek_nieuw"), velden)


def test_from_the_page_of_rights_to_the_copy(v, samira):
    rechten = tekst(samira.get(_pad(v, "mijn_rechten")))
    assert _pad(v, "mijn_verzoek_nieuw") in rechten
    assert _vraag(v, samira).url == _pad(v, "mijn_verzoeken")
    (een,) = v.alle().open
    gelezen = tekst(samira.get(_pad(v, "mijn_verzoeken")))
    assert "Wij hebben het ontvangen." in gelezen
    assert "Het antwoord komt uiterlijk op" in gelezen
    for naam in ("mijn_verzoek_pdf", "mijn_verzoek_bestand"):
        assert samira.get(_pad(v, naam, een.openbaar)).status_code == 404
    v.stap(een.openbaar, "wijs_toe", tekst="U kunt de kopie nu ophalen.")
    gelezen = tekst(samira.get(_pad(v, "mijn_verzoeken")))
    assert "U kunt de kopie nu ophalen." in gelezen
    assert "Haal de kopie op (PDF)" in gelezen
    _lees_de_kopie(v, samira, een.openbaar)


def _lees_de_kopie(v, samira, rechtsverzoek):
    pdf = samira.get(_pad(v, "mijn_verzoek_pdf", rechtsverzoek))
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="mijn-gegevens.pdf"'
    assert "no-store" in pdf.headers["Cache-Control"]
    blad = PdfReader(io.BytesIO(pdf.content))
    woorden = " ".join(" ".join(pagina.extract_text().split()) for pagina in blad.pages)
    assert blad.metadata.title == "Mijn gegevens"
    for staat_er in ("Samira vertelde dat het beter gaat.", "Rust in huis", "Bel de huisarts", v.ik.naam):
        assert staat_er in woorden
    for geheim in ("Tom zei iets", "niet naar huis", "geschreeuw"):
        assert geheim not in woorden
    antwoord = samira.get(_pad(v, "mijn_verzoek_bestand", rechtsverzoek))
    gegevens = json.loads(antwoord.content)
    assert gegevens["vorm"] == "tandem-afschrift-1"
    assert [een["tekst"] for een in gegevens["opgeschreven"]] == ["Samira vertelde dat het beter gaat."]


def test_taking_along_is_a_file_for_a_computer_and_no_pdf(v, samira):
    een = v.vraag("Samira", "overdracht", tekst="")
    v.stap(een, "wijs_toe")
    assert samira.get(_pad(v, "mijn_verzoek_pdf", een)).status_code == 404
    assert samira.get(_pad(v, "mijn_verzoek_bestand", een)).status_code == 200
    assert "Haal de kopie op" not in tekst(samira.get(_pad(v, "mijn_verzoeken")))


def test_a_refusal_says_why_and_where_to_go(v, samira):
    een = v.vraag("Samira", "vernietiging", tekst="")
    v.stap(een, "weiger", grond="belang_van_ander", tekst="Tom heeft dit later misschien nodig.")
    gelezen = tekst(samira.get(_pad(v, "mijn_verzoeken")))
    for woorden in ("Jeugdwet artikel 7.3.9", "groot belang", "Autoriteit Persoonsgegevens", "Bezwaar", "Een klacht"):
        assert woorden in gelezen


def test_from_a_line_the_form_has_chosen_it_and_nothing_typed_is_lost(v, samira):
    regel = str(v.inhoud["over_samira"].openbaar)
    gelezen = tekst(samira.get(_pad(v, "mijn_geschreven")))
    assert f"?regel={regel}" in gelezen
    gelezen = tekst(samira.get(f"{_pad(v, 'mijn_verzoek_nieuw')}?regel={regel}"))
    assert f'<option value="{regel}" selected' in gelezen
    fout = _vraag(v, samira, "correctie", regel=regel, tekst="te kort")
    assert fout.status_code == 422
    assert "te kort" in tekst(fout)
    assert "Eén zin is genoeg" in tekst(fout)


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("soort", "alles"), ("soort", ""), ("voor", NIEMAND), ("regel", NIEMAND), ("tekst", "x\x00")],
)
def test_bad_input_is_a_sentence_at_its_field(v, samira, veld, waarde):
    antwoord = _vraag(v, samira, **{"tekst": "Hoe het dan wel is.", veld: waarde})
    assert antwoord.status_code == 422
    assert v.alle().open == ()


def test_the_same_form_sent_twice_is_one_request(v, samira):
    merk = str(uuid.uuid4())
    for _ in range(2):
        assert _vraag(v, samira, verzoek=merk).status_code == 302
    assert len(v.alle().open) == 1


def test_who_may_not_ask_reads_why_and_whom_to_turn_to(v):
    noor = als_lid(v.gezin.leden["Noor"])
    gelezen = tekst(noor.get(_pad(v, "mijn_verzoek_nieuw")))
    assert "Tot 12 jaar" in gelezen
    assert "Stel een vraag" in gelezen
    assert noor.get(_pad(v, "mijn_verzoeken")).status_code == 200
    assert v.alle().open == ()


def test_others_at_home_and_others_altogether_find_nothing(v, samira):
    v.gezag("Tom", "Samira")
    een = v.vraag("Tom", "kopie", tekst="Dit mag mijn moeder niet weten.")
    v.stap(een, "wijs_toe")
    assert "mag mijn moeder" not in tekst(samira.get(_pad(v, "mijn_verzoeken")))
    buiten = als_lid(wereld.gezin(wereld.professional()).leden["Samira"])
    for client in (samira, buiten):
        for naam in ("mijn_verzoek_pdf", "mijn_verzoek_bestand"):
            assert client.get(_pad(v, naam, een)).status_code == 404
    for naam in ("mijn_verzoeken", "mijn_verzoek_nieuw"):
        assert buiten.get(_pad(v, naam)).status_code == 404


def test_what_was_asked_is_withdrawn_until_it_is_answered(v, samira):
    _vraag(v, samira, tekst="Toch liever niet.")
    (een,) = v.alle().open
    pad = _pad(v, "mijn_verzoek_intrekken", een.openbaar)
    assert pad in tekst(samira.get(_pad(v, "mijn_verzoeken")))
    for woord in ("Een kopie.", "Toch liever niet."):
        assert woord in tekst(samira.get(pad))
    assert als_lid(v.gezin.leden["Tom"]).get(pad).status_code == 404
    verzoek = str(uuid.uuid4())
    for _ in range(2):
        assert samira.post(pad, {"verzoek": verzoek}).url == _pad(v, "mijn_verzoeken")
    gelezen = tekst(samira.get(_pad(v, "mijn_verzoeken")))
    assert "Het hoeft niet meer" in gelezen
    assert pad not in gelezen
    assert samira.get(pad).status_code == 404
    te_laat = samira.post(pad, {"verzoek": str(uuid.uuid4())})
    assert te_laat.status_code == 422
    assert "Hier is al op geantwoord. Intrekken kan niet meer." in tekst(te_laat)
