import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.huishouden.bsn import (
    bezwaren_bsn,
    doorstaat_elfproef,
    normaliseer_bsn,
    toon_bsn,
)


@pytest.mark.parametrize(
    "getypt",
    [
        "111222333",
        "1112.22.333",
        " 1112 22 333 ",
        "1112-22-333",
        "123456782",
        "١١١٢٢٢٣٣٣",
        "１１１２２２３３３",
        "010000008",
        "",
    ],
)
def test_a_bsn_is_accepted_however_it_is_written(getypt: str) -> None:
    assert bezwaren_bsn(getypt) == ()


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("11122233", "Begint het nummer met een 0?"),
        ("1112223", "Dit zijn er 7."),
        ("1112223334", "Dit zijn er 10."),
        ("11122233a", "alleen cijfers"),
        ("111222334", "kan geen BSN zijn"),
        ("111223233", "kan geen BSN zijn"),
        ("000000000", "Laat het veld dan leeg"),
        ("x" * 10_000, "alleen cijfers"),
        ("1112①2333", "kan geen BSN zijn"),
    ],
)
def test_a_refusal_says_what_to_do(getypt: str, zin: str) -> None:
    (bezwaar,) = bezwaren_bsn(getypt)
    assert bezwaar.veld == "bsn"
    assert zin in bezwaar.zin


@given(st.integers(0, 99_999_999))
def test_at_most_one_last_digit_passes_and_no_two_neighbours_can_be_swapped(stam: int) -> None:
    goed = [nummer for cijfer in range(10) if doorstaat_elfproef(nummer := f"{stam:08d}{cijfer}")]
    assert len(goed) <= 1
    for nummer in goed:
        for plek in range(8):
            verwisseld = nummer[:plek] + nummer[plek + 1] + nummer[plek] + nummer[plek + 2 :]
            assert verwisseld == nummer or not doorstaat_elfproef(verwisseld)


@given(st.text())
def test_normalising_twice_changes_nothing(tekst: str) -> None:
    assert normaliseer_bsn(normaliseer_bsn(tekst)) == normaliseer_bsn(tekst)


def test_a_bsn_is_shown_in_groups() -> None:
    assert toon_bsn("111222333") == "1112 22 333"
