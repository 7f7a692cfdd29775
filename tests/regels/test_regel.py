from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.regel import LANGSTE_REGEL, Regel, Regelsoort, bezwaren_regel

VANDAAG = date(2026, 5, 10)
REGEL = Regel(Regelsoort.WAARNEMING, "De deur stond open.", (1,), VANDAAG, van_wie="de buurvrouw")


@pytest.mark.parametrize(
    ("regel", "veld"),
    [
        (replace(REGEL, tekst="  "), "tekst"),
        (replace(REGEL, tekst="a" * (LANGSTE_REGEL + 1)), "tekst"),
        (replace(REGEL, datum=None), "datum"),
        (replace(REGEL, datum=date(2026, 5, 11)), "datum"),
        (replace(REGEL, betreft=()), "betreft"),
        (replace(REGEL, van_wie=""), "van_wie"),
        (replace(REGEL, soort=Regelsoort.FEIT), "bron"),
        (replace(REGEL, soort=Regelsoort.OORDEEL, van_wie=" "), "van_wie"),
        (replace(REGEL, soort=Regelsoort.STEM, van_wie=""), "van_wie"),
    ],
)
def test_a_line_that_lacks_something_says_what(regel: Regel, veld: str) -> None:
    (bezwaar,) = bezwaren_regel(regel, VANDAAG)
    assert bezwaar.veld == veld


@pytest.mark.parametrize(
    "regel",
    [REGEL, replace(REGEL, soort=Regelsoort.FEIT, van_wie="", bron="brief van de school"),
     replace(REGEL, tekst="a" * LANGSTE_REGEL), replace(REGEL, soort=Regelsoort.STEM)],
)  # fmt: skip
def test_a_complete_line_is_accepted(regel: Regel) -> None:
    assert bezwaren_regel(regel, VANDAAG) == ()
