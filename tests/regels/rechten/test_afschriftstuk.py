"""Which documents go along with a copy: every choice by whom a document is about, hidden from, and how deep it lies."""

from itertools import product

import pytest

from tandem.regels.bron import Bron
from tandem.regels.rechten import afschriftstuk as regels
from tandem.regels.rechten.afschriftstuk import Stukfeit, Stukkeuze
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.verzoek import Verzoeksoort, Verzoekstand, Weigergrond

IK, KIND, ANDER = 1, 2, 3


def _feit(**anders):
    vast = {
        "soort": Verzoeksoort.KOPIE, "stand": Verzoekstand.TOEGEWEZEN, "laag": Laag.PLAN, "betreft": frozenset({IK}),
        "niet_voor": frozenset(), "over": IK, "vrager": IK,
    }  # fmt: skip
    return Stukfeit(**{**vast, **anders})


def _grond(*soorten, geverifieerd=True):
    soorten = soorten or (Verzoeksoort.KOPIE,)
    return Weigergrond("g", soorten, "naam", "uitleg", "artikel 1", Bron("artikel 1", geverifieerd=geverifieerd))


@pytest.mark.parametrize(
    ("betreft", "vrager", "zo"),
    [
        ({IK}, IK, True),
        ({IK, ANDER}, IK, False),
        ({ANDER}, IK, False),
        (set(), IK, False),
        ({IK, KIND}, KIND, True),
        ({IK, KIND, ANDER}, KIND, False),
    ],
)
def test_as_it_is_only_when_it_is_about_who_asks_and_whom_it_is_asked_for(betreft, vrager, zo):
    feit = _feit(betreft=frozenset(betreft), vrager=vrager)
    assert (regels.niet_zoals_het_is(feit) == "") is zo
    assert (Stukkeuze.ZO in regels.mogelijk(feit)) is zo
    assert {Stukkeuze.ANDERS, Stukkeuze.NIET} <= set(regels.mogelijk(feit))


@pytest.mark.parametrize("laag", list(Laag))
@pytest.mark.parametrize("verborgen", [set(), {ANDER}, {IK}, {KIND}])
def test_what_is_shielded_or_hidden_from_them_goes_in_no_version(laag, verborgen):
    feit = _feit(laag=laag, niet_voor=frozenset(verborgen), vrager=KIND)
    dicht = laag is Laag.AFGESCHERMD or bool(verborgen & {IK, KIND})
    assert (regels.mogelijk(feit) == (Stukkeuze.NIET,)) is dicht


@pytest.mark.parametrize(("betreft", "erbij"), [((), True), ((IK,), True), ((IK, ANDER), True), ((ANDER,), False)])
def test_a_document_belongs_with_a_copy_when_it_is_about_that_person(betreft, erbij):
    assert regels.hoort_erbij(betreft, IK) is erbij


@pytest.mark.parametrize(("soort", "stand"), list(product(Verzoeksoort, Verzoekstand)))
def test_only_with_a_granted_request_that_gives_a_copy(soort, stand):
    gaat = stand is Verzoekstand.TOEGEWEZEN and soort in (
        Verzoeksoort.INZAGE, Verzoeksoort.KOPIE, Verzoeksoort.OVERDRACHT
    )  # fmt: skip
    feit = _feit(soort=soort, stand=stand)
    assert (regels.bezwaren_stuk(feit, Stukkeuze.ZO, None, heeft_bestand=False) == ()) is gaat


@pytest.mark.parametrize(
    ("keuze", "grond", "bestand", "veld"),
    [
        (Stukkeuze.ZO, None, False, None),
        (Stukkeuze.ANDERS, None, True, None),
        (Stukkeuze.ANDERS, None, False, "bestand"),
        (Stukkeuze.NIET, None, False, "grond"),
        (Stukkeuze.NIET, _grond(), False, None),
        (Stukkeuze.NIET, _grond(Verzoeksoort.VERNIETIGING), False, "grond"),
        (Stukkeuze.NIET, _grond(geverifieerd=False), False, "grond"),
    ],
)
def test_each_choice_asks_for_what_belongs_with_it(keuze, grond, bestand, veld):
    bezwaren = regels.bezwaren_stuk(_feit(), keuze, grond, heeft_bestand=bestand)
    assert [een.veld for een in bezwaren] == ([veld] if veld else [])


def test_a_document_about_another_as_it_is_is_refused_at_the_choice():
    feit = _feit(betreft=frozenset({IK, ANDER}))
    (een,) = regels.bezwaren_stuk(feit, Stukkeuze.ZO, None, heeft_bestand=True)
    assert (een.veld, "zonder die delen" in een.zin) == ("keuze", True)
