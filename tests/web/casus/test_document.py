"""The pages of the documents: allowed and refused, files that lie, headers of what is given back."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests import wereld
from tests.acties.casus.test_document import voeg_toe
from tests.koppelingen.test_bestanden import EEN_PDF, beeld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _post(naam="brief.pdf", inhoud=EEN_PDF, **anders):
    return {
        "bestand": SimpleUploadedFile(naam, inhoud, "application/pdf"), "titel": "Brief", "soort": "brief",
        "bron": "professional", "ontvangen_op": f"{timezone.localdate():%Y-%m-%d}", "verzoek": str(uuid.uuid4()),
        **anders,
    }  # fmt: skip


def test_every_page_opens_for_who_is_involved_and_is_not_found_by_others(actor, gezin):
    foto = voeg_toe(actor, gezin, naam="foto.png", inhoud=beeld())
    adressen = [reverse(naam, args=[gezin.openbaar]) for naam in ("documenten", "document_nieuw")]
    per_stuk = ("document", "document_bestand", "document_beeld", "document_weghalen")
    adressen += [reverse(naam, args=[gezin.openbaar, foto]) for naam in per_stuk]
    zelf, ander = ingelogd(actor), ingelogd(wereld.professional())
    for adres in adressen:
        assert zelf.get(adres).status_code == 200, adres
        assert ander.get(adres).status_code == 404, adres


def test_a_document_is_added_once_found_and_given_back(actor, gezin):
    client, adres = ingelogd(actor), reverse("document_nieuw", args=[gezin.openbaar])
    verzoek = str(uuid.uuid4())
    een, twee = (client.post(adres, _post(verzoek=verzoek)) for _ in range(2))
    assert een.url == twee.url
    lijst = reverse("documenten", args=[gezin.openbaar])
    assert "Brief" in tekst(client.get(f"{lijst}?zoek=brief"))
    assert "Niets gevonden" in tekst(client.get(f"{lijst}?zoek=olifant"))
    assert client.get(f"{een.url}bestand/").content == EEN_PDF


def test_what_is_given_back_cannot_act_as_a_page_of_this_site(actor, gezin):
    nummer = voeg_toe(actor, gezin, naam='b"r\u202eief\r\nX: y.pdf')
    antwoord = ingelogd(actor).get(reverse("document_bestand", args=[gezin.openbaar, nummer]))
    assert antwoord["Content-Disposition"].startswith('attachment; filename="b_r')
    assert "\u202e" not in antwoord["Content-Disposition"]
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert antwoord["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("naam", "inhoud", "woord"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("foto.png", EEN_PDF, "maar het is PDF"),
        ("brief.txt", b"<html><script>x</script>", "kan hier niet"),
        ("groot.pdf", EEN_PDF + b" " * (21 * 1024 * 1024), "Hoogstens 20,0 MB"),
        ("reus.pdf", EEN_PDF + b" " * (26 * 1024 * 1024), "Hoogstens 20,0 MB"),
    ],
)
def test_a_file_that_may_not_be_is_refused_at_its_field_and_the_words_stay(actor, gezin, naam, inhoud, woord):
    adres = reverse("document_nieuw", args=[gezin.openbaar])
    antwoord = ingelogd(actor).post(adres, _post(naam, inhoud, titel="Mijn titel"))
    assert antwoord.status_code == 422
    assert woord in antwoord.context["form"].errors["bestand"][0]
    assert "Mijn titel" in tekst(antwoord)


def test_another_mistake_says_that_the_file_has_to_be_chosen_again(actor, gezin):
    adres = reverse("document_nieuw", args=[gezin.openbaar])
    antwoord = ingelogd(actor).post(adres, _post(soort="beschikking", laag="1"))
    assert set(antwoord.context["form"].errors) == {"bestand", "laag"}


def test_a_name_of_ten_megabytes_is_refused_without_a_fault(actor, gezin):
    adres = reverse("document_nieuw", args=[gezin.openbaar])
    grens = "grens"
    kop = f'--{grens}\r\nContent-Disposition: form-data; name="bestand"; filename="{"x" * 10_000_000}.pdf"\r\n\r\n'
    inhoud = kop.encode() + EEN_PDF + f"\r\n--{grens}--\r\n".encode()
    antwoord = ingelogd(actor).post(adres, inhoud, content_type=f"multipart/form-data; boundary={grens}")
    assert antwoord.status_code in (400, 422)


def test_taken_out_of_sight_with_a_reason(actor, gezin):
    nummer, client = voeg_toe(actor, gezin), ingelogd(actor)
    adres = reverse("document_weghalen", args=[gezin.openbaar, nummer])
    assert client.post(adres, {"reden": ""}).status_code == 422
    assert client.post(adres, {"reden": "Hoort hier niet"}).status_code == 302
    assert "Er zijn nog geen documenten" in tekst(client.get(reverse("documenten", args=[gezin.openbaar])))
    assert client.get(reverse("document_bestand", args=[gezin.openbaar, nummer])).status_code == 404
    assert "is weggehaald" in tekst(client.get(reverse("document", args=[gezin.openbaar, nummer])))
