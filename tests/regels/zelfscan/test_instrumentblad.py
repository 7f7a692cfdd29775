"""An instrument as sheets and back: identical; every fault named by sheet, row and column."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.bron import Bron
from tandem.regels.tabel import MEESTE_FOUTEN, Blad, Celfout, kolomletter, verkort
from tandem.regels.zelfscan.instrument import (
    JA_DEELS_NEE,
    Bijontbreken,
    Deel,
    Instrument,
    Instrumentsoort,
    Optie,
    Overzetregel,
    Overzetsoort,
    Scoreregel,
    Scorewijze,
    Voorwaarde,
    Vorige,
    Vraag,
    Vraagsoort,
)
from tandem.regels.zelfscan.instrumentblad import VRAGEN, als_bladen
from tandem.regels.zelfscan.instrumentlezer import uit_bladen
from tandem.regels.zelfscan.keuring import bezwaren_instrument
from tests.regels.zelfscan.bouw import deel, instrument, vraag

_zin = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
_leeg = st.one_of(st.just(""), _zin)
_getal = st.decimals(-1000, 1000, places=2)
_bron = st.builds(Bron, _zin, _leeg, st.booleans(), st.booleans(), _leeg)


@st.composite
def _vraag(draw, code, deelbron, eerder, tellend):
    soort = draw(st.sampled_from(Vraagsoort)) if not tellend else Vraagsoort.NIVEAUS
    opties = ()
    if soort in (Vraagsoort.NIVEAUS, Vraagsoort.KEUZE):
        met = tellend or draw(st.booleans())
        namen = (f"Naam {n}" for n in range(draw(st.integers(2, 4))))
        opties = tuple(Optie(f"o{n}", naam, draw(_leeg), draw(_getal) if met else None) for n, naam in enumerate(namen))
    if soort is Vraagsoort.JA_DEELS_NEE:
        met = draw(st.booleans())
        opties = tuple(Optie(c, naam, waarde=draw(_getal) if met else None) for c, naam in JA_DEELS_NEE.items())
    is_getal = soort is Vraagsoort.GETAL
    grenzen = sorted((draw(_getal), draw(_getal))) if is_getal else (None, None)
    poort = draw(st.sampled_from([None, *(v for v in eerder if v.opties)]))
    return Vraag(
        code=code,
        tekst=draw(_zin),
        soort=soort,
        bron=draw(st.one_of(st.just(deelbron), _bron)),
        uitleg=draw(_leeg),
        opties=opties,
        eenheid=draw(_leeg) if is_getal else "",
        minimum=grenzen[0],
        maximum=grenzen[1],
        voorwaarde=poort and Voorwaarde(poort.code, (poort.opties[0].code,)),
        gewicht=draw(st.decimals("0.1", 10, places=1)),
        streven=tellend,
        helpt=draw(st.sampled_from([(), ("actie_een", "actie_twee")])),
        kern=draw(_leeg),
    )


@st.composite
def instrumenten(draw):
    """Any instrument that is good."""
    bron = draw(_bron)
    vragen, delen = [], []
    for n in range(draw(st.integers(1, 3))):
        score = draw(st.sampled_from([None, Scoreregel(Scorewijze.LAAGSTE, Bijontbreken.ONBEKEND)]))
        van_deel = []
        for m in range(draw(st.integers(1, 3))):
            van_deel.append(draw(_vraag(f"v{n}_{m}", bron, vragen, score is not None)))
            vragen.append(van_deel[-1])
        delen.append(Deel(f"d{n}", draw(_zin), tuple(van_deel), draw(_leeg), draw(_leeg), score))
    vorige = Vorige("0", (Overzetregel(Overzetsoort.NIEUW, naar=("v0_0",)),)) if draw(st.booleans()) else None
    gebruik = tuple(draw(st.lists(_zin, max_size=2)))
    soort = draw(st.sampled_from(Instrumentsoort))
    return Instrument("proef", "1.2", draw(_zin), soort, draw(_zin), tuple(delen), bron, gebruik, vorige)


@given(instrumenten())
def test_an_instrument_comes_back_identical(proef):
    assert bezwaren_instrument(proef) == ()
    gelezen = uit_bladen(als_bladen(proef))
    assert gelezen.fouten == ()
    assert gelezen.instrument == proef


GOED = instrument(
    deel(vraag("a"), vraag("b")),
    deel(vraag("g", Vraagsoort.GETAL, minimum=Decimal("0.5")), code="rest", score=None),
)


def _met(naam, rij, kolom, tekst):
    """The sheets of a good instrument with one cell changed; row and column from 1."""
    uit = []
    for blad in als_bladen(GOED):
        rijen = [list(r) for r in blad.rijen]
        if blad.naam == naam:
            rijen[rij - 1][kolom - 1] = tekst
        uit.append(Blad(blad.naam, tuple(map(tuple, rijen))))
    return tuple(uit)


@pytest.mark.parametrize(
    ("blad", "rij", "kolom", "tekst", "plaats", "woord"),
    [
        ("Vragen", 2, 4, "kies", 'blad "Vragen", rij 2, kolom D', "Kies uit: niveaus"),
        ("Vragen", 3, 1, "nergens", 'blad "Vragen", rij 3, kolom A', "geen deel"),
        ("Vragen", 3, 2, "a", 'blad "Vragen", rij 3, kolom B', "staat ook al op rij 2"),
        ("Vragen", 2, 3, "", 'blad "Vragen", rij 2, kolom C', "leeg"),
        ("Vragen", 4, 8, "veel", 'blad "Vragen", rij 4, kolom H', "geen getal"),
        ("Vragen", 2, 13, "misschien", 'blad "Vragen", rij 2, kolom M', '"ja" of "nee"'),
        ("Vragen", 2, 12, "0", 'blad "Vragen", rij 2, kolom B', "gewicht"),
        ("Vragen", 1, 3, "text", 'blad "Vragen", rij 1, kolom C', 'Bedoelde u "tekst"?'),
        ("Vragen", 1, 3, "code", 'blad "Vragen", rij 1, kolom C', "twee keer"),
        ("Delen", 2, 5, "som", 'blad "Delen", rij 2, kolom E', "gemiddelde, laagste"),
        ("Delen", 2, 6, "", 'blad "Delen", rij 2, kolom F', "leeg"),
        ("Antwoorden", 2, 1, "z", 'blad "Antwoorden", rij 2, kolom A', "geen vraag"),
        ("Antwoorden", 2, 5, "", 'blad "Vragen", rij 2, kolom B', "sommige antwoorden"),
        ("Instrument", 2, 2, "", 'blad "Instrument", rij 2, kolom B', "leeg"),
        ("Instrument", 2, 1, "kode", 'blad "Instrument", rij 2, kolom A', 'Bedoelde u "code"?'),
        ("Instrument", 5, 2, "toets", 'blad "Instrument", rij 5, kolom B', "Kies uit: zelfscan"),
        ("Vragen", 2, 5, "x" * 4001, 'blad "Vragen", rij 2, kolom E', "4001 tekens"),
    ],
)
def test_a_fault_is_named_by_sheet_row_and_column_and_nothing_is_half_read(blad, rij, kolom, tekst, plaats, woord):
    gelezen = uit_bladen(_met(blad, rij, kolom, tekst))
    assert gelezen.instrument is None
    assert any(str(f).startswith(plaats) and woord in f.zin for f in gelezen.fouten), list(map(str, gelezen.fouten))


@pytest.mark.parametrize("naam", ["Instrument", "Delen", "Vragen"])
def test_a_missing_sheet_is_named(naam):
    gelezen = uit_bladen(tuple(blad for blad in als_bladen(GOED) if blad.naam != naam))
    assert Celfout(naam, 0, 0, "Dit blad ontbreekt.") in gelezen.fouten


def test_a_hidden_or_foreign_sheet_a_formula_and_a_hidden_row_are_refused():
    bladen = als_bladen(GOED)
    fout = Celfout(VRAGEN, 2, 3, "Hier staat een formule.")
    vragen = replace(bladen[2], gebreken={(2, 3): fout}, verborgen_rijen=frozenset({3}))
    gelezen = uit_bladen((*bladen[:2], vragen, *bladen[3:], Blad("Vraagen", ()), Blad("Dicht", (), verborgen=True)))
    zinnen = [str(f) for f in gelezen.fouten]
    assert gelezen.instrument is None
    assert str(fout) in zinnen
    assert any("rij 3: Deze rij is verborgen" in zin for zin in zinnen)
    assert any('Bedoelde u "vragen"?' in zin for zin in zinnen)
    assert any('blad "Dicht": Dit blad is verborgen' in zin for zin in zinnen)


@pytest.mark.parametrize(("nummer", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_a_column_has_its_letters(nummer, letters):
    assert kolomletter(nummer) == letters


def test_more_faults_than_people_can_take_in_are_counted():
    fouten = verkort([Celfout("B", n, 1, "fout") for n in range(1, MEESTE_FOUTEN + 8)] * 2)
    assert len(fouten) == MEESTE_FOUTEN + 1
    assert fouten[-1].zin.startswith("Er zijn nog 7 fouten")
