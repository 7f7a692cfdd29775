"""Consultation against the real database: the question, its term, the answer with the adviser's place."""

import uuid
from datetime import timedelta

import pytest

from tandem.acties import deur
from tandem.acties.casus.consultatie import (
    ANTWOORD,
    Vraaginvoer,
    beantwoord_consultatie,
    lees_consultaties,
    vraag_consultatie,
)
from tandem.models import Gebeurtenis, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _vraag(actor, gezin, *, verzoek=None, **velden):
    gegevens = {
        "vraag": "Wat kan ik nog doen?", "organisatie": wereld.organisatie("gi").pk, "adviseur": "Collega Voorbeeld",
        "herleidbaar": False, "gevraagd_op": vandaag(), "antwoord_voor": vandaag() + DAG, **velden,
    }  # fmt: skip
    return vraag_consultatie(door=actor, huishouden=gezin.openbaar, invoer=Vraaginvoer(**gegevens), verzoek=verzoek)


def _antwoord(actor, gezin, consultatie, **velden):
    gegevens = {"antwoord": "Praat met oma", "positie": "Jeugdbeschermer, denkt alleen mee", "op": vandaag(), **velden}
    return beantwoord_consultatie(door=actor, huishouden=gezin.openbaar, consultatie=consultatie, **gegevens)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_a_question_waits_for_its_answer_and_the_answer_tells_from_which_place(actor, gezin):
    consultatie = _vraag(actor, gezin)
    (een,) = lees_consultaties(door=actor, huishouden=gezin.openbaar)[1]
    assert (een.antwoord_voor, een.herleidbaar, een.te_laat) == (vandaag() + DAG, False, False)
    _antwoord(actor, gezin, consultatie)
    (een,) = lees_consultaties(door=actor, huishouden=gezin.openbaar)[1]
    assert (een.antwoord, een.positie, een.antwoord_voor) == (
        "Praat met oma",
        "Jeugdbeschermer, denkt alleen mee",
        None,
    )
    assert [t.uitkomst for t in _rijen(actor, gezin, Termijn, soort=ANTWOORD)] == ["gedaan"]
    assert len(_rijen(actor, gezin, Gebeurtenis, soort="consultatie_beantwoord")) == 1


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"vraag": "Wat doe ik met Tom?"}, {"vraag"}),
        ({"herleidbaar": True}, {"grondslag"}),
        ({"organisatie": None}, {"organisatie"}),
        ({"organisatie": 2**40, "vraag": ""}, {"organisatie", "vraag"}),
        ({"betreft": (0,)}, {"betreft"}),
    ],
)
def test_bad_input(actor, gezin, velden, fouten):
    with pytest.raises(Ongeldig) as fout:
        _vraag(actor, gezin, **velden)
    assert set(fout.value.fouten) == fouten


def test_a_traceable_question_carries_its_ground(actor, gezin):
    _vraag(actor, gezin, vraag="Wat doe ik met Tom?", herleidbaar=True, grondslag="toestemming_jeugdhulp")
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="consultatie_gevraagd")
    assert (gebeurtenis.grondslag, gebeurtenis.feiten["herleidbaar"]) == ("toestemming_jeugdhulp", "met namen")


def test_answers_once_and_the_second_is_told(actor, gezin):
    consultatie = _vraag(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        _antwoord(actor, gezin, consultatie, positie="")
    assert set(fout.value.fouten) == {"positie"}
    _antwoord(actor, gezin, consultatie, versie=1)
    with pytest.raises(Botsing):
        _antwoord(actor, gezin, consultatie, versie=1, antwoord="Anders")
    with pytest.raises(Ongeldig):
        _antwoord(actor, gezin, consultatie)


def test_who_may_not_and_twice_the_same(actor, gezin):
    verzoek = uuid.uuid4()
    _vraag(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _vraag(actor, gezin, verzoek=verzoek)
    with pytest.raises(NietGevonden):
        _vraag(wereld.professional(), gezin)
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        _vraag(aanbieder, gezin)
