"""The pages of requests at the professional's side: one who may, one who finds nothing; answers, grounds, marks."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import wereld
from tests.acties.rechten.verzoekhulp import ANTWOORD, maak_vraagt
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


def _stap(v, client, een, stap, **meer):
    velden = {"verzoek": str(uuid.uuid4()), "versie": v.beeld(een).versie, "tekst": ANTWOORD, "grond": "", **meer}
    return client.post(_pad(v, "verzoek_stap", een), {"stap": stap, **velden})


def test_from_the_overview_to_the_answer(v, ik):
    assert "Er wacht geen verzoek." in tekst(ik.get(_pad(v, "huishouden")))
    een = v.vraag("Samira", "kopie", tekst="Voor mijn advocaat.")
    assert "1 verzoek wacht" in tekst(ik.get(_pad(v, "huishouden")))
    werk = tekst(ik.get(reverse("start")))
    assert "Iemand vroeg iets over de eigen gegevens" in werk
    assert "advocaat" not in werk
    assert _pad(v, "verzoek", een) in werk
    assert "Een kopie" in tekst(ik.get(_pad(v, "verzoeken")))
    gelezen = tekst(ik.get(_pad(v, "verzoek", een)))
    assert "Voor mijn advocaat." in gelezen
    assert "Het antwoord moet er zijn op" in gelezen
    assert ik.get(_pad(v, "verzoek_stap", een)).status_code == 200
    assert _stap(v, ik, een, "wijs_toe").url == _pad(v, "verzoek", een)
    assert ANTWOORD in tekst(ik.get(_pad(v, "verzoek", een)))
    assert ik.get(_pad(v, "verzoek_stap", een)).status_code == 404  # nothing can be done any more


def test_refusing_without_a_ground_or_on_one_that_nobody_checked(v, ik):
    een = v.vraag("Samira", "vernietiging", tekst="")
    for grond in ("", "wet_bewaren"):
        antwoord = _stap(v, ik, een, "weiger", grond=grond, tekst="Dit moet blijven staan.")
        assert antwoord.status_code == 422
        assert "Dit moet blijven staan." in tekst(antwoord)
    assert "niet nagegaan" in tekst(antwoord)
    assert "gaat ook over" in tekst(ik.get(_pad(v, "verzoek", een)))
    assert _stap(v, ik, een, "wijs_toe").status_code == 422
    assert _stap(v, ik, een, "weiger", grond="belang_van_ander").status_code == 302
    assert "Autoriteit Persoonsgegevens" in tekst(ik.get(_pad(v, "verzoek", een)))


def test_correcting_shielding_and_restricting_ask_what_they_need(v, ik):
    een = v.vraag("Samira", "correctie", bij="over_samira")
    assert "Samira vertelde dat het beter gaat.</textarea>" in tekst(ik.get(_pad(v, "verzoek_stap", een)))
    assert _stap(v, ik, een, "wijs_toe", nieuw="").status_code == 422
    assert _stap(v, ik, een, "wijs_toe", nieuw="Samira vertelde dat het gaat.").status_code == 302
    twee = v.vraag("Tom", "afschermen", bij="over_tom")
    assert _stap(v, ik, twee, "wijs_toe").status_code == 422
    assert _stap(v, ik, twee, "wijs_toe", verborgen=[v.gezin.leden["Samira"]]).status_code == 302
    drie = v.vraag("Samira", "beperking")
    assert _stap(v, ik, drie, "wijs_toe").status_code == 302
    assert "Gebruik beperkt op verzoek: Samira" in tekst(ik.get(_pad(v, "personen")))
    assert "De beperking stoppen" in tekst(ik.get(_pad(v, "verzoek", drie)))
    assert _stap(v, ik, drie, "hef_op").status_code == 302
    assert "Gebruik beperkt" not in tekst(ik.get(_pad(v, "personen")))


def _vastleggen(v, client, **meer):
    velden = {"verzoek": str(uuid.uuid4()), "vrager": str(v.lid("Samira")), "voor": str(v.lid("Samira")), "regel": ""}
    velden |= {"soort": "kopie", "tekst": "Aan de deur.", "ontvangen_op": timezone.localdate().isoformat()}
    return client.post(_pad(v, "verzoek_nieuw"), {**velden, **meer})


def test_recording_what_was_asked_at_the_door(v, ik):
    assert ik.get(_pad(v, "verzoek_nieuw")).status_code == 200
    merk = str(uuid.uuid4())
    for _ in range(2):
        assert _vastleggen(v, ik, verzoek=merk).url == _pad(v, "verzoeken")
    assert len(v.alle().open) == 1


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("voor", "Noor"), ("vrager", ""), ("soort", "x"), ("ontvangen_op", "2999-01-01"), ("ontvangen_op", "gisteren")],
)
def test_bad_input_is_a_sentence_and_nothing_typed_is_lost(v, ik, veld, waarde):
    echt = str(v.lid(waarde)) if waarde == "Noor" else waarde  # of whom nobody has authority here
    antwoord = _vastleggen(v, ik, **{veld: echt})
    assert antwoord.status_code == 422
    assert "Aan de deur." in tekst(antwoord)
    assert v.alle().open == ()


def test_who_is_not_involved_finds_nothing_and_who_reads_less_is_told(v):
    een = v.vraag("Samira", "kopie", tekst="")
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(v.gezin, aanbieder, door=v.ik)
    paden = [_pad(v, naam) for naam in ("verzoeken", "verzoek_nieuw")]
    paden += [_pad(v, naam, een) for naam in ("verzoek", "verzoek_stap")]
    buiten, minder = ingelogd(wereld.professional()), ingelogd(aanbieder)
    for pad in paden:
        assert buiten.get(pad).status_code == 404
        assert minder.get(pad).status_code == 403
    assert "Verzoeken over gegevens" not in tekst(minder.get(_pad(v, "huishouden")))


def test_the_second_of_two_who_answer_sees_that_somebody_did(v, ik):
    een = v.vraag("Samira", "kopie", tekst="")
    oud = v.beeld(een).versie
    v.stap(een, "bevestig")
    antwoord = _stap(v, ik, een, "wijs_toe", versie=oud, tekst="Mijn antwoord blijft staan.")
    assert antwoord.status_code == 409
    assert "Mijn antwoord blijft staan." in tekst(antwoord)
