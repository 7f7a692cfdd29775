"""The pages of documents beside a copy: from the request to what a member takes along; who may not finds nothing."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import wereld
from tests.acties.rechten.test_afschriftstuk import ZWART, document, kopie
from tests.acties.rechten.verzoekhulp import maak_vraagt
from tests.koppelingen.test_bestanden import EEN_PDF
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def v():
    return maak_vraagt()


def _pad(v, naam, *meer):
    return reverse(naam, args=[v.gezin.openbaar, *meer])


def _beslis(v, client, een, stuk, **velden):
    gegevens = {"verzoek": str(uuid.uuid4()), "keuze": "", "grond": "", **velden}
    return client.post(_pad(v, "verzoek_stuk", een, stuk), gegevens)


def test_from_the_request_to_what_the_member_takes_along(v):
    eigen, samen, een = document(v, "Samira"), document(v, "Samira", "Tom", titel="Over twee"), kopie(v)
    client = ingelogd(v.ik)
    assert "Documenten bij de kopie (2 te beslissen)" in tekst(client.get(_pad(v, "verzoek", een)))
    lijst = tekst(client.get(_pad(v, "verzoek_stukken", een)))
    assert "2 documenten wachten nog." in lijst
    assert "Maak een versie zonder die delen." in lijst
    assert _beslis(v, client, een, eigen, keuze="zo").url == _pad(v, "verzoek_stukken", een)
    zwart = SimpleUploadedFile("zwart.pdf", ZWART)
    assert _beslis(v, client, een, samen, keuze="anders", bestand=zwart).status_code == 302
    assert "Over elk document is beslist." in tekst(client.get(_pad(v, "verzoek_stukken", een)))
    samira = als_lid(v.gezin.leden["Samira"])
    gelezen = samira.get(_pad(v, "mijn_verzoeken"))
    assert "Zonder de delen die over een ander gaan." in tekst(gelezen)
    stukken = {stuk.titel: stuk.openbaar for mijn in gelezen.context["verzoeken"] for stuk in mijn.stukken}
    antwoord = samira.get(_pad(v, "mijn_stuk", een, stukken["Brief van school"]))
    assert antwoord.content == EEN_PDF
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert "sandbox" in antwoord.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Dit veld is verplicht."),
        ({"keuze": "niet"}, "Niet meegeven kan alleen met een grond"),
        ({"keuze": "anders"}, "Kies het bestand zonder de delen over een ander"),
        ({"keuze": "niet", "grond": "onredelijk_vaak"}, "grond"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_decided(v, velden, zin):
    stuk, een, client = document(v, "Samira"), kopie(v), ingelogd(v.ik)
    antwoord = _beslis(v, client, een, stuk, **velden)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert "Eén document wacht nog." in tekst(client.get(_pad(v, "verzoek_stukken", een)))


def test_a_file_that_lies_about_its_type_is_refused_at_its_field(v):
    stuk, een, client = document(v, "Samira"), kopie(v), ingelogd(v.ik)
    leugen = SimpleUploadedFile("brief.pdf", b"MZ\x90\x00 dit is geen pdf")
    antwoord = _beslis(v, client, een, stuk, keuze="anders", bestand=leugen)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {"bestand"}


def test_who_may_not_finds_nothing(v):
    stuk, een = document(v, "Samira"), kopie(v)
    vreemde, tom = ingelogd(wereld.professional()), als_lid(v.gezin.leden["Tom"])
    assert vreemde.get(_pad(v, "verzoek_stukken", een)).status_code == 404
    assert vreemde.get(_pad(v, "verzoek_stuk", een, stuk)).status_code == 404
    _beslis(v, ingelogd(v.ik), een, stuk, keuze="zo")
    samira = als_lid(v.gezin.leden["Samira"])
    (mijn,) = samira.get(_pad(v, "mijn_verzoeken")).context["verzoeken"]
    assert tom.get(_pad(v, "mijn_stuk", een, mijn.stukken[0].openbaar)).status_code == 404
    assert samira.get(_pad(v, "mijn_stuk", een, uuid.uuid4())).status_code == 404


def test_without_documents_the_page_says_so(v):
    een = kopie(v)
    assert "Er is geen document" in tekst(ingelogd(v.ik).get(_pad(v, "verzoek_stukken", een)))
