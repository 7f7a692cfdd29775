from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import (
    WOORDEN_HOOGSTENS,
    Cijferplek,
    Cijferregel,
    Deelplek,
    Deelwoorden,
    Inhoud,
    Verandering,
    bezwaren_bron,
    bezwaren_deel,
    bezwaren_vaststellen,
    veranderingen,
)
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.zelfscan.cijfer import GEHEIM, bekend

DAG = date(2026, 11, 22)
DEEL = Deelwoorden(Niveau.LOKAAL, "Eigen keuze", "Nu", "Straks", "Verschil")
REGEL = Cijferregel(bekend(1), bekend(2), "telling", DAG)
PLEK, GETAL = Deelplek("vast_gezicht"), Cijferplek(Cijfersoort.FORMATIE, "generalist")


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, []),
        ({"nu": "x" * WOORDEN_HOOGSTENS}, []),
        *[({veld: "x" * (WOORDEN_HOOGSTENS + 1)}, [veld]) for veld in ("keuze", "nu", "straks", "verschil")],
    ],
)
def test_words_fit(anders: dict[str, str], velden: list[str]) -> None:
    assert [een.veld for een in bezwaren_deel(replace(DEEL, **anders))] == velden  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("regels", "velden"),
    [
        ([], []),
        ([Cijferregel()], []),
        ([REGEL], []),
        ([replace(REGEL, bron=" ")], ["bron"]),
        ([replace(REGEL, op=None)], ["op"]),
        ([REGEL, replace(REGEL, bron="", op=None)], ["bron", "op"]),
        ([replace(REGEL, op=DAG + timedelta(days=1))], ["op"]),
        ([Cijferregel(nu=GEHEIM)], []),
        ([Cijferregel(nodig=bekend(0))], ["bron", "op"]),
        ([Cijferregel(basis=True)], []),
        ([replace(REGEL, bron="x" * 301)], ["bron"]),
        ([replace(REGEL, toelichting="x" * 2001)], ["toelichting"]),
    ],
)
def test_a_number_says_where_it_comes_from(regels: list[Cijferregel], velden: list[str]) -> None:
    assert [een.veld for een in bezwaren_bron(regels, DAG)] == velden


VOL = Inhoud({PLEK: DEEL})


@pytest.mark.parametrize(
    ("inhoud", "op", "wie", "velden"),
    [
        (VOL, DAG, "college", []),
        (VOL, DAG - timedelta(days=5), "college", []),
        (Inhoud(), DAG, "college", [""]),
        (Inhoud({PLEK: replace(DEEL, straks="")}), DAG, "college", [""]),
        (Inhoud({Deelplek("vast_gezicht", "team"): DEEL}), DAG, "college", [""]),
        (VOL, DAG, " ", ["door"]),
        (VOL, DAG, "x" * 301, ["door"]),
        (VOL, None, "college", ["op"]),
        (VOL, DAG + timedelta(days=1), "college", ["op"]),
        (VOL, DAG - timedelta(days=6), "college", ["op"]),
    ],
)
def test_what_an_analysis_needs_to_be_established(inhoud: Inhoud, op: date | None, wie: str, velden: list[str]) -> None:
    begonnen = DAG - timedelta(days=5)
    bezwaren = bezwaren_vaststellen(inhoud, op=op, wie=wie, begonnen_op=begonnen, vandaag=DAG)
    assert [een.veld for een in bezwaren] == velden


@pytest.mark.parametrize(
    ("toen", "nu", "uit"),
    [
        (VOL, VOL, []),
        (Inhoud(), Inhoud(), []),
        (VOL, Inhoud({PLEK: replace(DEEL, nu="Beter")}), [(PLEK, "nu", "Nu", "Beter")]),
        (VOL, Inhoud({PLEK: replace(DEEL, niveau=None)}), [(PLEK, "waar", "lokaal", "")]),
        (
            Inhoud(cijfers={GETAL: REGEL}),
            Inhoud(cijfers={GETAL: replace(REGEL, nu=GEHEIM)}),
            [(GETAL, "nu", "1", "geheim")],
        ),
        (
            Inhoud(),
            Inhoud(cijfers={GETAL: replace(REGEL, nodig=bekend(0))}),
            [(GETAL, "nu", "niet bekend", "1"), (GETAL, "nodig", "niet bekend", "0")],
        ),
        (Inhoud(cijfers={GETAL: REGEL}), Inhoud(cijfers={GETAL: replace(REGEL, bron="nieuw")}), []),
        (Inhoud(cijfers={GETAL: Cijferregel(basis=True)}), Inhoud(), [(GETAL, "basis", "ja", "")]),
    ],
)
def test_every_change_is_told_once(toen: Inhoud, nu: Inhoud, uit: list[tuple[object, str, str, str]]) -> None:
    assert list(veranderingen(toen, nu)) == [Verandering(*een) for een in uit]  # type: ignore[arg-type]
