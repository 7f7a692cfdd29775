"""Agreements: what they need, what a check needs, and when one goes to the team leader."""

from datetime import date

import pytest

from tandem.regels.casus.afspraak import (
    LANGSTE_AFSPRAAK,
    Afspraak,
    Afspraaksoort,
    Controle,
    Nagekomen,
    bezwaren_afspraak,
    bezwaren_controle,
    reden_op_werklijst,
)

MAANDAG, DINSDAG, WOENSDAG = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


def _velden(bezwaren):
    return [bezwaar.veld for bezwaar in bezwaren]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, []),
        ({"tekst": "  "}, ["tekst"]),
        ({"tekst": "x" * (LANGSTE_AFSPRAAK + 1)}, ["tekst"]),
        ({"lid": None}, ["wie"]),
        ({"lid": None, "medewerker": 4}, []),
        ({"lid": None, "wie_anders": "oma"}, []),
        ({"wie_anders": "oma"}, ["wie"]),
        ({"nakijken_op": None}, ["nakijken_op"]),
        ({"nakijken_op": date(2026, 3, 1)}, ["nakijken_op"]),
        ({"nakijken_op": MAANDAG}, []),
        ({"tekst": "", "lid": None, "nakijken_op": None}, ["tekst", "wie", "nakijken_op"]),
    ],
)
def test_what_an_agreement_needs(anders, velden):
    goed = {
        "soort": Afspraaksoort.GEWOON, "tekst": "Tom belt oma", "gemaakt_op": MAANDAG, "nakijken_op": DINSDAG, "lid": 1
    }  # fmt: skip
    assert _velden(bezwaren_afspraak(Afspraak(**{**goed, **anders}))) == velden


V, G = Afspraaksoort.VEILIGHEID, Afspraaksoort.GEWOON
JA, DEELS, NEE = Nagekomen


@pytest.mark.parametrize(
    ("controle", "velden"),
    [
        (Controle(V, MAANDAG, JA, DINSDAG), []),
        (Controle(V, MAANDAG, NEE, DINSDAG), ["toelichting", "opnieuw_op"]),
        (Controle(V, MAANDAG, DEELS, DINSDAG, toelichting="x"), ["opnieuw_op"]),
        (Controle(V, MAANDAG, NEE, DINSDAG, WOENSDAG, "x"), []),
        (Controle(V, MAANDAG, NEE, DINSDAG, None, "x", stopt=True), []),
        (Controle(G, MAANDAG, NEE, DINSDAG), ["toelichting"]),
        (Controle(G, MAANDAG, NEE, DINSDAG, toelichting="x"), []),
        (Controle(G, MAANDAG, JA, WOENSDAG), ["op"]),
        (Controle(G, DINSDAG, JA, MAANDAG), ["op"]),
        (Controle(G, MAANDAG, JA, DINSDAG, DINSDAG), ["opnieuw_op"]),
        (Controle(G, MAANDAG, JA, DINSDAG, WOENSDAG, stopt=True), ["opnieuw_op"]),
    ],
)
def test_what_a_check_needs(controle, velden):
    assert _velden(bezwaren_controle(controle, vandaag=DINSDAG)) == velden


@pytest.mark.parametrize(
    ("soort", "vandaag", "zin"),
    [
        (G, MAANDAG, "Afspraak nakijken: Tom belt oma"),
        (V, DINSDAG, "Veiligheidsafspraak niet nagekeken, 1 dag te laat: Tom belt oma"),
        (V, WOENSDAG, "Veiligheidsafspraak niet nagekeken, 2 dagen te laat: Tom belt oma"),
    ],
)
def test_the_reason_on_the_work_list(soort, vandaag, zin):
    assert reden_op_werklijst(soort, "Tom belt oma", MAANDAG, vandaag) == zin
