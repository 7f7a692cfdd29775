"""A lesson has its three fields, says nothing of a person unseen, and is never released by who wrote it."""

from dataclasses import replace

import pytest

from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import LANGSTE
from tandem.regels.leren.les import Keuzes, Leerorde, Les, Lesstand, bezwaren_les, bezwaren_nalezen

GOED = Les("Wij wachtten op elkaar.", "Bellen is sneller.", "Wij bellen nu eerst.", Leerorde.TWEEDE, next(iter(Laag)))
KEUZES = Keuzes(acties=frozenset({"a"}), planregels=frozenset({"r"}), delen=frozenset({"scan.deel"}))
NAAM = ('de naam "Tom"',)


@pytest.mark.parametrize(
    ("anders", "vermoedens", "nagekeken", "mis"),
    [
        ({}, (), False, set()),
        ({"aanleiding": " "}, (), False, {"aanleiding"}),
        ({"inzicht": "", "anders": ""}, (), False, {"inzicht", "anders"}),
        ({"anders": "x" * (LANGSTE + 1)}, (), False, {"anders"}),
        ({"acties": ("a", "weg")}, (), False, {"acties"}),
        ({"acties": ("a",) * 6}, (), False, {"acties"}),
        ({"acties": ("a",)}, (), False, set()),
        ({"planregels": ("r",), "delen": ("scan.deel",)}, (), False, set()),
        ({"planregels": ("van een ander",)}, (), False, {"planregels"}),
        ({"delen": ("scan.weg",)}, (), False, {"delen"}),
        ({}, NAAM, False, {"nagekeken"}),
        ({}, NAAM, True, set()),
    ],
)
def test_what_a_lesson_needs(anders, vermoedens, nagekeken, mis):
    bezwaren = bezwaren_les(replace(GOED, **anders), keuzes=KEUZES, vermoedens=vermoedens, nagekeken=nagekeken)
    assert {een.veld for een in bezwaren} == mis


@pytest.mark.parametrize(
    ("stand", "lezer", "deelt", "opmerking", "mis"),
    [
        (Lesstand.AANGEBODEN, 2, True, "", set()),
        (Lesstand.AANGEBODEN, 2, False, "Haal de school weg.", set()),
        (Lesstand.AANGEBODEN, 2, False, " ", {"opmerking"}),
        (Lesstand.AANGEBODEN, 1, True, "", {""}),
        (Lesstand.TERUG, 2, True, "", {""}),
        (Lesstand.GEDEELD, 2, False, "Toch niet.", {""}),
    ],
)
def test_who_wrote_it_never_releases_it(stand, lezer, deelt, opmerking, mis):
    bezwaren = bezwaren_nalezen(stand, schrijver=1, lezer=lezer, deelt=deelt, opmerking=opmerking)
    assert {een.veld for een in bezwaren} == mis
