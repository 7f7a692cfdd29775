"""Pages for a request by who holds authority and never was a member: recording it and handing over the copy."""

import json
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.regels.rechten.verzoekbuiten import GEEN_HOUDER
from tests import wereld
from tests.acties.rechten.test_verzoekbuiten import KARIM, gezag, kopie, vraag
from tests.acties.rechten.verzoekhulp import maak_vraagt
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def v():
    return maak_vraagt()


@pytest.fixture
def ik(v):
    return ingelogd(v.ik)


def _pad(v, naam, *meer):
    return reverse(naam, args=[v.gezin.openbaar, *meer])


def _velden(van, **meer):
    vandaag = timezone.localdate().isoformat()
    velden = {
        "verzoek": str(uuid.uuid4()),
        "gezag": str(van),
        "nagekeken": "bewijs",
        "nagekeken_op": vandaag,
        "regel": "",
    }
    return {**velden, "soort": "kopie", "tekst": "Aan de balie.", "ontvangen_op": vandaag, **meer}


def test_recording_it_and_handing_over_the_copy(v, ik):
    van = gezag(v)
    assert _pad(v, "verzoek_buiten") in tekst(ik.get(_pad(v, "verzoeken")))
    assert f"{KARIM}, over Tom" in tekst(ik.get(_pad(v, "verzoek_buiten")))
    assert ik.post(_pad(v, "verzoek_buiten"), _velden(van)).url == _pad(v, "verzoeken")
    (een,) = v.alle().open
    blad = tekst(ik.get(_pad(v, "verzoek", een.openbaar)))
    assert f"{KARIM}" in blad
    assert "hoort niet bij dit huishouden" in blad
    assert "heeft geen account" in tekst(ik.get(_pad(v, "verzoek_stap", een.openbaar)))
    v.stap(een.openbaar, "wijs_toe")
    assert "Tandem legt elke keer vast" in tekst(ik.get(_pad(v, "verzoek", een.openbaar)))
    pdf = ik.post(_pad(v, "verzoek_meegeven", een.openbaar, "pdf"))
    assert (pdf.status_code, pdf.content[:4], pdf["Cache-Control"]) == (200, b"%PDF", "no-store, private")
    assert KARIM.split()[0] not in pdf["Content-Disposition"]
    bestand = json.loads(ik.post(_pad(v, "verzoek_meegeven", een.openbaar, "json")).content)
    assert bestand["opgeschreven"][0]["tekst"] == "Tom zei iets over school."


def test_a_link_alone_downloads_nothing_and_another_form_is_not_there(v, ik):
    een = kopie(v)
    assert ik.get(_pad(v, "verzoek_meegeven", een, "pdf")).status_code == 405
    assert ik.post(_pad(v, "verzoek_meegeven", een, "exe")).status_code == 404
    assert ik.post(_pad(v, "verzoek_stuk_meegeven", een, uuid.uuid4())).status_code == 404


def test_when_the_child_grew_too_old_the_page_says_why_and_gives_nothing(v, ik):
    een = kopie(v)
    v.word("Tom", 16)
    antwoord = ik.post(_pad(v, "verzoek_meegeven", een, "pdf"), follow=True)
    gelezen = tekst(antwoord)
    assert "Meegeven kan nu niet" in gelezen
    assert "Kopie om te lezen" not in gelezen


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("gezag", ""), ("nagekeken", ""), ("nagekeken", "instelling"), ("nagekeken_op", ""), ("soort", "x"),
     ("nagekeken_op", "2999-01-01"), ("gezag", str(uuid.UUID(int=1)))],
)  # fmt: skip
def test_bad_input_is_a_sentence_and_nothing_typed_is_lost(v, ik, veld, waarde):
    antwoord = ik.post(_pad(v, "verzoek_buiten"), _velden(gezag(v), **{veld: waarde}))
    assert antwoord.status_code == 422
    assert "Aan de balie." in tekst(antwoord)
    assert v.alle().open == ()


def test_without_a_holder_from_outside_the_page_says_what_to_do(v, ik):
    assert GEEN_HOUDER in tekst(ik.get(_pad(v, "verzoek_buiten")))


def test_who_is_not_involved_finds_nothing_and_who_reads_less_is_told(v):
    van = gezag(v)
    een, aanbieder = kopie(v, van), wereld.professional("aanbieder")
    wereld.betrek(v.gezin, aanbieder, door=v.ik)
    buiten, minder = ingelogd(wereld.professional()), ingelogd(aanbieder)
    for client, status in ((buiten, 404), (minder, 403)):
        assert client.get(_pad(v, "verzoek_buiten")).status_code == status
        assert client.post(_pad(v, "verzoek_meegeven", een, "pdf")).status_code == status
    assert vraag(v, van, "inzage")


def test_the_letter_of_answer_is_made_by_a_button_and_never_by_a_link(v, ik):
    een = vraag(v, gezag(v))
    assert "De brief met het antwoord" not in tekst(ik.get(_pad(v, "verzoek", een)))
    assert ik.post(_pad(v, "verzoek_antwoordbrief", een)).status_code == 404
    v.stap(een, "weiger", grond="ander_beschermen", tekst="Dit schaadt een ander in het gezin.")
    blad = tekst(ik.get(_pad(v, "verzoek", een)))
    assert _pad(v, "verzoek_antwoordbrief", een) in blad
    assert "csrfmiddlewaretoken" in blad.split("De brief met het antwoord", 1)[1]
    assert ik.get(_pad(v, "verzoek_antwoordbrief", een)).status_code == 405
    pdf = ik.post(_pad(v, "verzoek_antwoordbrief", een))
    assert (pdf.status_code, pdf.content[:4], pdf["Cache-Control"]) == (200, b"%PDF", "no-store")
    assert pdf["Content-Disposition"] == 'attachment; filename="brief.pdf"'


def test_the_letter_is_refused_to_who_decides_nothing_here_and_after_the_authority(v, ik):
    een, lid = kopie(v), wereld.professional("teamlid_lokaal_team")
    wereld.betrek(v.gezin, lid, door=v.ik)
    collega = ingelogd(lid)
    assert "De brief met het antwoord" not in tekst(collega.get(_pad(v, "verzoek", een)))
    for client in (collega, ingelogd(wereld.professional())):
        assert client.post(_pad(v, "verzoek_antwoordbrief", een)).status_code == 404
    v.word("Tom", 16)
    gelezen = tekst(ik.post(_pad(v, "verzoek_antwoordbrief", een), follow=True))
    assert "Een brief maken kan nu niet" in gelezen
    assert "Brief met het antwoord (PDF)" not in gelezen
