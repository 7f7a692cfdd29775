import pytest

from tandem.regels.bouwstenen.actie import (
    KEUZES,
    OPEN,
    UITLEG_HOOGSTENS,
    Actiestand,
    bezwaren_stand,
    nog_te_doen,
    samen,
    verwijzing,
    voortgang,
)

S = Actiestand


@pytest.mark.parametrize(
    ("stand", "uitleg", "velden"),
    [
        ("niet_begonnen", "", []),
        ("bezig", "", []),
        ("klaar", "", []),
        ("loopt_vast", "Er is geen opdracht.", []),
        ("loopt_vast", " ", ["uitleg"]),
        ("niet_voor_ons", "Dat doet de regio.", []),
        ("niet_voor_ons", "", ["uitleg"]),
        ("niet_bekeken", "", ["stand"]),
        ("", "", ["stand"]),
        ("bezig", "x" * UITLEG_HOOGSTENS, []),
        ("bezig", "x" * (UITLEG_HOOGSTENS + 1), ["uitleg"]),
    ],
)
def test_a_state_is_chosen_and_says_why_where_that_matters(stand: str, uitleg: str, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_stand(stand, uitleg)] == velden


def test_every_state_is_described_and_only_done_and_not_for_us_are_closed() -> None:
    assert all(stand.omschrijving for stand in S)
    assert set(S) - OPEN == {S.KLAAR, S.NIET_VOOR_ONS}
    assert S.NIET_BEKEKEN not in KEUZES


@pytest.mark.parametrize(
    ("acties", "standen", "voor_ons"),
    [
        ("abcd", {"a": S.KLAAR, "b": S.BEZIG}, 4),
        ("abcd", {"a": S.KLAAR, "b": S.NIET_VOOR_ONS}, 3),
        ("ab", {"a": S.KLAAR, "b": S.NIET_VOOR_ONS}, 1),
        ("ab", {"a": S.NIET_VOOR_ONS, "b": S.NIET_VOOR_ONS}, 0),
        ("ab", {}, 2),
        ("", {}, 0),
        ("a", {"z": S.KLAAR}, 1),
    ],
)
def test_what_is_not_for_us_is_no_work(acties: str, standen: dict[str, Actiestand], voor_ons: int) -> None:
    stand = voortgang(acties, standen)
    assert stand.totaal == len(acties)
    assert stand.voor_ons == voor_ons


def test_never_looked_at_is_not_the_same_as_not_begun() -> None:
    stand = voortgang("abc", {"a": S.NIET_BEGONNEN})
    assert (stand.van(S.NIET_BEKEKEN), stand.van(S.NIET_BEGONNEN)) == (2, 1)


def test_bouwstenen_add_up() -> None:
    een, twee = voortgang("ab", {"a": S.KLAAR}), voortgang("c", {"c": S.KLAAR})
    assert samen([een, twee]) == voortgang("abc", {"a": S.KLAAR, "c": S.KLAAR})


ACTIES = {"informatie": ("i1", "i2"), "sturing": ("s1", "s2"), "leren": ("l1",)}


@pytest.mark.parametrize(
    ("rust_op", "standen", "verwacht"),
    [
        (("informatie", "leren"), {}, (("informatie", ("i1", "i2")), ("leren", ("l1",)))),
        (("informatie", "leren"), {"i1": S.BEZIG}, (("informatie", ("i2", "i1")), ("leren", ("l1",)))),
        (("informatie", "leren"), {"i1": S.KLAAR, "i2": S.NIET_VOOR_ONS}, (("leren", ("l1",)),)),
        (("sturing", "informatie"), {"l1": S.KLAAR}, (("sturing", ("s1", "s2")), ("informatie", ("i1", "i2")))),
        (("leren",), {"l1": S.KLAAR}, ()),
        ((), {}, ()),
    ],
)
def test_a_stuck_action_points_to_what_lies_under_it(
    rust_op: tuple[str, ...], standen: dict[str, Actiestand], verwacht: tuple[tuple[str, tuple[str, ...]], ...]
) -> None:
    assert verwijzing(rust_op, ACTIES, standen) == verwacht


@pytest.mark.parametrize(
    ("codes", "standen", "verwacht"),
    [
        (("i1", "s1"), {}, ("i1", "s1")),
        (("i1", "s1"), {"i1": S.KLAAR}, ("s1",)),
        (("i1", "s1"), {"i1": S.BEZIG}, ("s1", "i1")),
        (("i1", "s1"), {"i1": S.LOOPT_VAST, "s1": S.NIET_BEGONNEN}, ("s1", "i1")),
        (("i1",), {"i1": S.NIET_VOOR_ONS}, ()),
        ((), {}, ()),
    ],
)
def test_of_the_actions_that_help_those_that_nobody_began_come_first(
    codes: tuple[str, ...], standen: dict[str, Actiestand], verwacht: tuple[str, ...]
) -> None:
    assert nog_te_doen(codes, standen) == verwacht
