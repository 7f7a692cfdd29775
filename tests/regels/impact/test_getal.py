from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.impact.getal import (
    HOOGSTENS,
    Som,
    afgeschermd,
    als_invoer,
    in_woorden,
    kloof,
    lees_getal,
    som,
    totaal,
)
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, bekend
from tandem.regels.zelfscan.spreiding import MINST_AANTAL

FORMATIE, OMVANG, COMPETENTIE = Cijfersoort.FORMATIE, Cijfersoort.OMVANG, Cijfersoort.COMPETENTIE


@pytest.mark.parametrize(
    ("tekst", "soort", "uit"),
    [
        ("", OMVANG, ONBEKEND),
        ("  ", OMVANG, ONBEKEND),
        ("onbekend", OMVANG, ONBEKEND),
        (".", OMVANG, GEHEIM),
        ("Geheim", FORMATIE, GEHEIM),
        ("0", OMVANG, bekend(0)),
        ("0", COMPETENTIE, bekend(0)),
        (" 12 ", OMVANG, bekend(12)),
        ("1,5", FORMATIE, bekend(Decimal("1.5"))),
        ("1.25", FORMATIE, bekend(Decimal("1.25"))),
        (str(HOOGSTENS), OMVANG, bekend(HOOGSTENS)),
        ("1,5", OMVANG, "heel getal"),
        ("1,5", COMPETENTIE, "heel getal"),
        ("1,255", FORMATIE, "twee cijfers"),
        ("-1", FORMATIE, "van 0"),
        (str(HOOGSTENS + 1), OMVANG, "van 0"),
        ("nan", FORMATIE, "van 0"),
        ("inf", OMVANG, "van 0"),
        ("veel", OMVANG, "een getal"),
        ("1.250,5", FORMATIE, "een getal"),
    ],
)
def test_what_is_typed_is_a_number_unknown_secret_or_a_sentence(
    tekst: str, soort: Cijfersoort, uit: Cijfer | str
) -> None:
    gelezen = lees_getal(tekst, soort)
    if isinstance(uit, str):
        assert isinstance(gelezen, str)
        assert uit in gelezen
    else:
        assert gelezen == uit


CIJFERS = st.one_of(
    st.just(ONBEKEND), st.just(GEHEIM), st.integers(0, 99_999_999).map(lambda getal: bekend(Decimal(getal) / 100))
)


@given(CIJFERS)
def test_what_is_written_is_read_again(cijfer: Cijfer) -> None:
    assert lees_getal(als_invoer(cijfer), FORMATIE) == cijfer


@pytest.mark.parametrize(
    ("cijfer", "woorden"),
    [
        (bekend(0), "0"),
        (bekend(1250), "1.250"),
        (bekend(Decimal("1250.5")), "1.250,5"),
        (bekend(Decimal("0.25")), "0,25"),
        (ONBEKEND, "niet bekend"),
        (GEHEIM, "geheim"),
    ],
)
def test_a_figure_in_words(cijfer: Cijfer, woorden: str) -> None:
    assert in_woorden(cijfer) == woorden


@pytest.mark.parametrize(
    ("cijfers", "van", "woorden"),
    [
        ([], 0, "niet bekend"),
        ([], 3, "niet bekend"),
        ([ONBEKEND], None, "niet bekend"),
        ([GEHEIM, ONBEKEND], None, "geheim"),
        ([bekend(0)], None, "0"),
        ([bekend(0), bekend(0)], 2, "0"),
        ([bekend(3), GEHEIM], 4, "3 (over 1 van 4 gemeenten)"),
        ([bekend(3), bekend(4)], None, "7"),
    ],
)
def test_a_sum_says_over_how_many_and_is_never_zero_for_want_of_figures(
    cijfers: list[Cijfer], van: int | None, woorden: str
) -> None:
    assert som(cijfers, van).in_woorden("gemeenten") == woorden


@pytest.mark.parametrize(
    ("geheel", "per_team", "teams", "uit"),
    [
        (ONBEKEND, [], 3, Som(None, 0, 0, 1)),
        (bekend(9), [bekend(2), bekend(3)], 2, Som(Decimal(9), 1, 0, 1)),
        (bekend(0), [bekend(2)], 1, Som(Decimal(0), 1, 0, 1)),
        (GEHEIM, [bekend(2)], 1, Som(None, 0, 1, 1)),
        (ONBEKEND, [bekend(2), bekend(3)], 3, Som(Decimal(5), 2, 0, 3)),
        (ONBEKEND, [bekend(2), GEHEIM], 2, Som(Decimal(2), 1, 1, 2)),
        (ONBEKEND, [bekend(2), bekend(3)], 0, Som(Decimal(5), 2, 0, 2)),
    ],
)
def test_a_municipality_gives_its_own_figure_or_that_of_its_teams(
    geheel: Cijfer, per_team: list[Cijfer], teams: int, uit: Som
) -> None:
    assert totaal(geheel, per_team, teams) == uit


VOL, DEELS, NIETS, DICHT = som([bekend(3)]), som([bekend(2)], 2), som([ONBEKEND]), som([GEHEIM])


@pytest.mark.parametrize(
    ("nu", "nodig", "uit"),
    [
        (VOL, som([bekend(5)]), bekend(2)),
        (som([bekend(5)]), VOL, bekend(-2)),
        (VOL, VOL, bekend(0)),
        (VOL, DEELS, ONBEKEND),
        (DEELS, VOL, ONBEKEND),
        (VOL, NIETS, ONBEKEND),
        (DICHT, VOL, GEHEIM),
        (NIETS, DICHT, GEHEIM),
    ],
)
def test_a_gap_needs_both_sides_whole(nu: Som, nodig: Som, uit: Cijfer) -> None:
    assert kloof(nu, nodig) == uit


@pytest.mark.parametrize(
    ("nu", "nodig", "uit"),
    [
        (2, MINST_AANTAL, (bekend(2), bekend(MINST_AANTAL))),
        (0, MINST_AANTAL, (bekend(0), bekend(MINST_AANTAL))),
        (2, MINST_AANTAL - 1, (GEHEIM, GEHEIM)),
        (0, 0, (GEHEIM, GEHEIM)),
        (2, None, (GEHEIM, ONBEKEND)),
        (None, 3, (ONBEKEND, GEHEIM)),
        (None, 12, (ONBEKEND, bekend(12))),
        (None, None, (ONBEKEND, ONBEKEND)),
    ],
)
def test_of_few_people_nothing_leaves(nu: int | None, nodig: int | None, uit: tuple[Cijfer, Cijfer]) -> None:
    paar = [ONBEKEND if een is None else bekend(een) for een in (nu, nodig)]
    assert afgeschermd(paar[0], paar[1]) == uit
