"""The explanatory picture: order, loops, and no link twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.analyse.verband import Patroon, Pijl, Verbandsoort, bezwaren_verband, patroon

L, V = Verbandsoort.LEIDT_TOT, Verbandsoort.VERSTERKT


def pijlen(*paren: tuple[int, int]) -> list[Pijl]:
    return [Pijl(van, naar, L) for van, naar in paren]


@pytest.mark.parametrize(
    ("paren", "volgorde", "kringen"),
    [
        ((), (), ()),
        (((1, 2),), (1, 2), ()),
        (((2, 3), (1, 2)), (1, 2, 3), ()),
        (((1, 2), (2, 1)), (1, 2), ((1, 2),)),
        (((1, 2), (2, 3), (3, 1)), (1, 2, 3), ((1, 2, 3),)),
        (((9, 2), (1, 2), (2, 3), (3, 1)), (9, 2, 3, 1), ((2, 3, 1),)),
        (((1, 2), (2, 3), (3, 2), (3, 4)), (1, 2, 3, 4), ((2, 3),)),
    ],
)
def test_causes_stand_on_top_and_loops_are_named(paren, volgorde, kringen):
    assert patroon(pijlen(*paren)) == Patroon(volgorde, kringen)


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda p: p[0] != p[1]), max_size=20))
def test_every_linked_line_stands_in_the_picture_once_and_only_loops_point_up(paren):
    beeld = patroon(pijlen(*paren))
    assert sorted(beeld.volgorde) == sorted({knoop for paar in paren for knoop in paar})
    plek = {knoop: nummer for nummer, knoop in enumerate(beeld.volgorde)}
    kring = {knoop: nummer for nummer, groep in enumerate(beeld.kringen) for knoop in groep}
    for van, naar in paren:
        if plek[van] > plek[naar]:
            assert kring[van] == kring[naar]


def test_the_same_link_is_refused_but_another_kind_between_the_same_lines_is_not():
    assert [b.veld for b in bezwaren_verband(Pijl(1, 2, L), pijlen((1, 2)))] == ["naar"]
    assert bezwaren_verband(Pijl(1, 2, V), pijlen((1, 2))) == ()
    assert bezwaren_verband(Pijl(2, 1, L), pijlen((1, 2))) == ()
