"""Rows written in Python say exactly what they are given: nothing becomes markup, nothing is lost."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.web.onderdelen import Cel, Rij, Werkregel
from tandem.web.templatetags.lijsten import rijregels, tabelrijen, werkregels

TEKST = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
GEMEEN = "<script>alert(1)</script> \"'& ٥ </li>"


class Lezer(HTMLParser):
    """What a browser makes of it: the tags, the addresses and the words."""

    def __init__(self, blad: str) -> None:
        super().__init__(convert_charrefs=True)
        self.labels: list[str] = []
        self.adressen: list[str] = []
        self.woorden = ""
        self.feed(blad)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.labels.append(tag)
        self.adressen += [waarde or "" for naam, waarde in attrs if naam == "href"]

    def handle_data(self, data: str) -> None:
        self.woorden += data


@settings(deadline=None)
@given(titel=TEKST, reden=TEKST, voor=TEKST, sinds=TEKST, stap=TEKST)
def test_work_list_row_says_what_it_is_given(titel: str, reden: str, voor: str, sinds: str, stap: str) -> None:
    regel = Werkregel(titel, "/h/1?a=1&b=2", reden, stap, voor, sinds, "vandaag", "let-op")
    gelezen = Lezer(werkregels([regel]))
    assert gelezen.woorden == f"{titel}{reden}{'Voor ' + voor if voor else ''}{sinds}vandaag{stap}"
    assert gelezen.adressen == ["/h/1?a=1&b=2", "#t-let-op"]
    assert set(gelezen.labels) <= {"li", "div", "a", "bdi", "p", "span", "svg", "use"}


@pytest.mark.parametrize(
    ("blad", "labels"),
    [
        (
            rijregels([Rij(GEMEEN, GEMEEN, GEMEEN, GEMEEN, [GEMEEN], GEMEEN, "goed")]),
            {"li", "div", "a", "bdi", "p", "span"},
        ),
        (tabelrijen([[GEMEEN, Cel(GEMEEN, GEMEEN), Cel(GEMEEN, toon="goed")]]), {"tr", "th", "td", "a", "bdi", "span"}),
    ],
)
def test_markup_in_words_stays_words(blad: str, labels: set[str]) -> None:
    gelezen = Lezer(blad)
    assert set(gelezen.labels) == labels | {"svg", "use"}
    assert gelezen.woorden.count(GEMEEN) == (5 if "li" in labels else 3)
    assert gelezen.adressen[0] == GEMEEN


@pytest.mark.parametrize("waarde", [0, "", None, 3, "tekst"])
def test_cell_tells_zero_from_nothing(waarde: Any) -> None:
    assert Lezer(tabelrijen([["naam", waarde]])).woorden == "naam" + ("" if waarde is None else str(waarde))


def test_mapping_does_as_well_as_a_row() -> None:
    assert rijregels([{"titel": "Noor", "url": "/n"}]) == rijregels([Rij("Noor", "/n")])
