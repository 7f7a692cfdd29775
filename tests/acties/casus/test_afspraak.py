"""Agreements against the real database: made with a term, checked, ended, told as events."""

import uuid
from datetime import timedelta

import pytest

from tandem.acties import deur
from tandem.acties.casus.afspraak import (
    NAKIJKEN,
    Afspraakinvoer,
    beeindig_afspraak,
    kijk_afspraak_na,
    lees_afspraken,
    maak_afspraken,
)
from tandem.models import Casus, Gebeurtenis, Regel, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import vandaag

pytestmark = pytest.mark.usefixtures("db")

WEEK = timedelta(days=7)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _maak(actor, gezin, **velden):
    gegevens = {"tekst": "Tom slaapt bij oma", "nakijken_op": vandaag() + WEEK, "lid": gezin.leden["Tom"], **velden}
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        (rij,) = maak_afspraken(
            sessie, [Afspraakinvoer(**gegevens)], bij=sessie.van(Casus).get(), casus=gezin.casus, op=vandaag() - WEEK
        )
    return rij


def _lees(actor, gezin, **opties):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return lees_afspraken(sessie, **opties)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_an_agreement_has_a_term_and_an_event(actor, gezin):
    rij = _maak(actor, gezin)
    (gelezen,) = _lees(actor, gezin, alleen_open=True)
    assert (gelezen.tekst, gelezen.wie, gelezen.nakijken_op) == ("Tom slaapt bij oma", "Tom", vandaag() + WEEK)
    (termijn,) = _rijen(actor, gezin, Termijn, soort=NAKIJKEN, bij=rij.pk)
    assert (termijn.vervalt_op, termijn.eigenaar_id, termijn.betreft) == (
        vandaag() + WEEK, actor.medewerker, [gezin.leden["Tom"]],
    )  # fmt: skip
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="afspraak_gemaakt")
    assert gebeurtenis.feiten["wat"] == "Tom slaapt bij oma"


def test_a_safety_agreement_stays_in_the_layer_of_safety(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    _maak(actor, gezin, soort="veiligheid", tekst="Deur op slot")
    _maak(actor, gezin, tekst="Naar de fiets kijken")
    assert [een.tekst for een in _lees(aanbieder, gezin)] == ["Naar de fiets kijken"]


def test_who_has_no_key_to_safety_makes_no_safety_agreement(actor, gezin):
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        _maak(aanbieder, gezin, soort="veiligheid")


def test_bad_input_comes_back_at_its_row(actor, gezin):
    with pytest.raises(Ongeldig) as fout:
        _maak(actor, gezin, tekst=" ", nakijken_op=None, rij=2)
    assert set(fout.value.fouten) == {"afspraken-2-tekst", "afspraken-2-nakijken_op"}


def test_a_member_of_another_household_is_refused(actor, gezin):
    ander = wereld.gezin(wereld.professional())
    with pytest.raises(Ongeldig) as fout:
        _maak(actor, gezin, lid=ander.leden["Tom"])
    assert set(fout.value.fouten) == {"afspraken-0-wie"}


def _kijk_na(actor, gezin, rij, **velden):
    gegevens = {"nagekomen": "ja", "op": vandaag(), **velden}
    return kijk_afspraak_na(door=actor, huishouden=gezin.openbaar, afspraak=rij.openbaar, **gegevens)


def test_kept_ends_the_term(actor, gezin):
    rij = _maak(actor, gezin)
    _kijk_na(actor, gezin, rij)
    (gelezen,) = _lees(actor, gezin)
    assert (gelezen.nagekomen, gelezen.open) == ("ja", False)
    assert _lees(actor, gezin, alleen_open=True) == []


def test_not_kept_needs_words_and_can_be_checked_again(actor, gezin):
    rij = _maak(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        _kijk_na(actor, gezin, rij, nagekomen="nee")
    assert set(fout.value.fouten) == {"toelichting"}
    _kijk_na(actor, gezin, rij, nagekomen="nee", toelichting="Oma was ziek", opnieuw_op=vandaag() + WEEK)
    (gelezen,) = _lees(actor, gezin, alleen_open=True)
    assert (gelezen.nagekomen, gelezen.nakijken_op) == ("nee", vandaag() + WEEK)
    (regel,) = _rijen(actor, gezin, Regel, bij_soort="afspraak", bij=rij.pk)
    assert regel.tekst == "Oma was ziek"
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="afspraak_nagekeken")
    assert gebeurtenis.feiten["nagekomen"] == "nee"


def test_words_at_an_agreement_of_nobody_by_name_are_about_everybody(actor, gezin):
    rij = _maak(actor, gezin, lid=None, wie_anders="de wijkagent")
    _kijk_na(actor, gezin, rij, nagekomen="nee", toelichting="Niemand was thuis")
    (regel,) = _rijen(actor, gezin, Regel, bij_soort="afspraak", bij=rij.pk)
    assert (rij.betreft, sorted(regel.betreft)) == ([], sorted(gezin.leden.values()))


def test_two_who_check_at_once_the_second_is_told(actor, gezin):
    rij = _maak(actor, gezin)
    _kijk_na(actor, gezin, rij, versie=1)
    with pytest.raises(Botsing) as botsing:
        _kijk_na(actor, gezin, rij, versie=1, nagekomen="nee", toelichting="x")
    assert botsing.value.hun == {"nagekomen": "ja, gelukt"}


def test_the_same_check_sent_twice_happens_once(actor, gezin):
    rij, verzoek = _maak(actor, gezin), uuid.uuid4()
    _kijk_na(actor, gezin, rij, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _kijk_na(actor, gezin, rij, verzoek=verzoek)
    assert len(_rijen(actor, gezin, Gebeurtenis, soort="afspraak_nagekeken")) == 1


def test_ending_needs_a_reason_and_happens_once(actor, gezin):
    rij = _maak(actor, gezin)
    ding = {"door": actor, "huishouden": gezin.openbaar, "afspraak": rij.openbaar}
    with pytest.raises(Ongeldig):
        beeindig_afspraak(**ding, reden=" ")
    beeindig_afspraak(**ding, reden="Tom woont nu bij oma")
    with pytest.raises(Ongeldig):
        beeindig_afspraak(**ding, reden="nog eens")
    assert _lees(actor, gezin, alleen_open=True) == []


def test_a_stranger_finds_no_agreement(actor, gezin):
    rij = _maak(actor, gezin)
    with pytest.raises(NietGevonden):
        _kijk_na(wereld.professional(), gezin, rij)
