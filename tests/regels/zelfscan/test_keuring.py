"""What an instrument must be: every fault is named at its question or part."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tandem.regels.zelfscan.instrument import Optie, Voorwaarde, Vraagsoort
from tandem.regels.zelfscan.keuring import bezwaren_instrument
from tests.regels.zelfscan.bouw import deel, instrument, vraag

A, B = vraag("a"), vraag("b")
KEUZE = vraag("k", Vraagsoort.KEUZE, opties=(Optie("x", "Ex"), Optie("y", "Ei")))


def test_a_good_instrument_has_no_faults():
    vervolg = vraag("c", Vraagsoort.OPEN, voorwaarde=Voorwaarde("a", ("1",)), onder="a")
    assert bezwaren_instrument(instrument(deel(A, B, KEUZE, vervolg))) == ()


@pytest.mark.parametrize(
    ("proef", "veld", "woord"),
    [
        (instrument(deel(A, A)), "a", "2 keer"),
        (instrument(deel(A), deel(B)), "deel", "2 keer"),
        (instrument(deel(score=None)), "deel", "geen vragen"),
        (instrument(), "vragen", "geen vragen"),
        (instrument(deel(*(vraag(f"v{n}") for n in range(501)))), "vragen", "501"),
        (instrument(deel(vraag("Fout"))), "Fout", "kan niet"),
        (instrument(deel(replace(A, tekst=" "))), "a", "tekst ontbreekt"),
        (instrument(deel(KEUZE)), "deel", "geen antwoord heeft een waarde"),
        (instrument(deel(A, replace(B, streven=False))), "deel", "streven"),
        (instrument(deel(replace(KEUZE, opties=KEUZE.opties[:1]), score=None)), "k", "2 tot 20"),
        (instrument(deel(vraag("o", Vraagsoort.OPEN, opties=KEUZE.opties), score=None)), "o", "geen antwoorden"),
        (instrument(deel(vraag("j", Vraagsoort.JA_DEELS_NEE, opties=KEUZE.opties), score=None)), "j", "ja, deels"),
        (instrument(deel(replace(KEUZE, opties=(Optie("x", "Y"), Optie("y", "Z"))), score=None)), "k", "wijst twee"),
        (instrument(deel(replace(KEUZE, opties=(Optie("x", "X"), Optie("x", "Z"))), score=None)), "k", "wijst twee"),
        (instrument(deel(replace(KEUZE, opties=(Optie("x", ""), Optie("y", "Z"))), score=None)), "k", "geen naam"),
        (instrument(deel(replace(KEUZE, opties=(Optie("X!", "x"), Optie("y", "Z"))), score=None)), "k", '"X!"'),
        (
            instrument(deel(A, replace(KEUZE, opties=(Optie("x", "A", waarde=Decimal(1)), Optie("y", "B"))))),
            "k",
            "sommige antwoorden",
        ),
        (instrument(deel(A, vraag("o", Vraagsoort.OPEN, eenheid="fte"))), "o", "eenheid"),
        (
            instrument(deel(A, vraag("g", Vraagsoort.GETAL, minimum=Decimal(2), maximum=Decimal(1)))),
            "g",
            "onderste grens",
        ),
        (instrument(deel(replace(A, gewicht=Decimal(0)))), "a", "boven nul"),
        (instrument(deel(A, vraag("o", Vraagsoort.OPEN, streven=True))), "o", "waar u heen wilt"),
        (instrument(deel(replace(A, onder="b"), B)), "a", "geen eerdere vraag"),
        (instrument(deel(A), deel(replace(B, onder="a"), code="tweede")), "b", "in dit deel"),
        (instrument(deel(replace(A, voorwaarde=Voorwaarde("b", ("1",))), B)), "a", "geen eerdere vraag"),
        (instrument(deel(replace(A, voorwaarde=Voorwaarde("a", ("1",))))), "a", "geen eerdere vraag"),
        (instrument(deel(A, replace(B, voorwaarde=Voorwaarde("a", ())))), "b", "noemt geen antwoorden"),
        (instrument(deel(A, replace(B, voorwaarde=Voorwaarde("a", ("9",))))), "b", '"9"'),
    ],
)
def test_each_fault_is_named_where_it_is(proef, veld, woord):
    bezwaren = bezwaren_instrument(proef)
    assert any(b.veld == veld and woord in b.zin for b in bezwaren), bezwaren
