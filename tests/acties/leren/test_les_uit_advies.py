"""A lesson from an advice or what changed after it: walked both ways, by nobody who may not read the advice."""

import pytest

from tandem.acties.advies import gevolg, lezen, schrijven
from tandem.acties.advies.intrekken import trek_in
from tandem.acties.leren.lessen import lees_les, lees_na, lees_schrijfblad, schrijf_les
from tandem.acties.organisatie import deur
from tandem.regels.advies.intrekken import Stuk
from tandem.regels.leren.les import Herkomst, Oorsprong
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as ow
from tests.acties.advies.test_advies import NIET, OVER, _advies, _gereageerd, _punten, _verstuurd
from tests.acties.advies.test_intrekken import PLEK
from tests.acties.leren.test_lessen import LES

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def plek():
    """A municipality that reacted to an advice and recorded what changed."""
    uit = ow.gemeente()
    (uit.raad,), uit.lezer = ow.raad(), uit.actor("teamleider")
    uit.adviseur = uit.actor()
    uit.advies = _verstuurd(uit.raad, uit.organisatie.pk)
    _gereageerd(uit, uit.advies, OVER, NIET)
    punt = _punten(uit.raad, uit.advies)[0]
    vast = {"door": uit.adviseur, "advies": uit.advies, "punt": punt, "plek": PLEK}
    uit.gevolg = gevolg.leg_gevolg_vast(**vast, tekst="Er wordt dezelfde dag gebeld.")
    return uit


def _gedeeld(plek, uit):
    nummer = schrijf_les(door=plek.adviseur, les=LES, uit=uit, nagekeken=False)
    lees_na(door=plek.lezer, openbaar=nummer, deelt=True, opmerking="", versie=1)
    return nummer


def test_a_lesson_is_walked_to_the_advice_and_back(plek):
    lessen = {
        _gedeeld(plek, Oorsprong(Herkomst.ADVIES, plek.advies)),
        _gedeeld(plek, Oorsprong(Herkomst.GEVOLG, plek.gevolg)),
    }
    for nummer in lessen:
        _, beeld = lees_les(door=plek.adviseur, openbaar=nummer)
        assert beeld.uit.pad == plek.advies
        assert "Terugbellen" in beeld.uit.naam
    blad = lezen.lees_advies(door=plek.adviseur, openbaar=plek.advies)
    assert {een.openbaar for een in blad.lessen} == lessen
    assert blad.kan_les
    assert {
        een.openbaar for een in lezen.lees_advies(door=plek.actor("bestuurder"), openbaar=plek.advies).lessen
    } == lessen


def test_words_of_the_council_are_not_put_into_a_lesson_and_the_own_are(plek):
    assert lees_schrijfblad(door=plek.adviseur, uit=Oorsprong(Herkomst.ADVIES, plek.advies)).uit.begin == {}
    blad = lees_schrijfblad(door=plek.adviseur, uit=Oorsprong(Herkomst.GEVOLG, plek.gevolg))
    assert blad.uit.begin == {"anders": "Er wordt dezelfde dag gebeld."}
    van_raad = lees_schrijfblad(door=plek.raad, uit=Oorsprong(Herkomst.GEVOLG, plek.gevolg))
    assert van_raad.uit.begin == {}


@pytest.mark.parametrize("filtert", [True, False], ids=["both walls", "wall 2 alone"])
def test_who_may_not_read_the_advice_neither_writes_from_it_nor_finds_the_way(plek, monkeypatch, filtert):
    lessen = [_gedeeld(plek, Oorsprong(soort, nummer)) for soort, nummer in (
        (Herkomst.ADVIES, plek.advies), (Herkomst.GEVOLG, plek.gevolg),
    )]  # fmt: skip
    ow.open_laag(plek.adviseur, Werklaag.LES, Kring.SUBREGIO)
    buur = ow.gemeente(plek.gemeente).actor()
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    for wie in (plek.actor("casusregisseur"), plek.lezer, buur):
        for nummer in lessen:
            assert lees_les(door=wie, openbaar=nummer)[1].uit is None
        for bron in (Oorsprong(Herkomst.ADVIES, plek.advies), Oorsprong(Herkomst.GEVOLG, plek.gevolg)):
            with pytest.raises(NietGevonden):
                schrijf_les(door=wie, les=LES, uit=bron, nagekeken=False)


def test_the_council_sees_no_lesson_of_the_municipality_that_it_did_not_open(plek):
    _gedeeld(plek, Oorsprong(Herkomst.ADVIES, plek.advies))
    assert lezen.lees_advies(door=plek.raad, openbaar=plek.advies).lessen == ()


def test_a_draft_is_no_source_and_what_was_withdrawn_stays_one_for_the_two_parties(plek):
    concept = schrijven.schrijf_advies(door=plek.raad, advies=_advies(plek.organisatie.pk))
    for wie in (plek.raad, plek.adviseur):
        with pytest.raises(NietGevonden):
            schrijf_les(door=wie, les=LES, uit=Oorsprong(Herkomst.ADVIES, concept), nagekeken=False)
    weg = _verstuurd(plek.raad, plek.organisatie.pk)
    ow.open_laag(plek.raad, Werklaag.ADVIES)
    derde = ow.gemeente().actor()
    assert lees_schrijfblad(door=derde, uit=Oorsprong(Herkomst.ADVIES, weg)).uit
    trek_in(door=plek.raad, stuk=Stuk.ADVIES, openbaar=weg, reden="Een vergissing.")
    assert lees_schrijfblad(door=plek.adviseur, uit=Oorsprong(Herkomst.ADVIES, weg)).uit
    with pytest.raises(NietGevonden):
        lees_schrijfblad(door=derde, uit=Oorsprong(Herkomst.ADVIES, weg))
