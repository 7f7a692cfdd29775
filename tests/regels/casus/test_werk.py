"""Under which heading a due date stands, and what it asks."""

from datetime import date, timedelta

import pytest

from tandem.regels.casus.werk import BINNENKORT, WERKSOORTEN, Werkgroep, in_woorden, werkgroep

VANDAAG = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("dagen", "groep"),
    [
        (-400, Werkgroep.TE_LAAT),
        (-1, Werkgroep.TE_LAAT),
        (0, Werkgroep.VANDAAG),
        (1, Werkgroep.DEZE_WEEK),
        (BINNENKORT.days, Werkgroep.DEZE_WEEK),
        (BINNENKORT.days + 1, Werkgroep.LATER),
    ],
)
def test_the_heading_follows_from_the_day(dagen, groep):
    assert werkgroep(vervalt_op=VANDAAG + timedelta(days=dagen), vandaag=VANDAAG) is groep


@pytest.mark.parametrize("dagen", [-30, 0, 30])
def test_what_goes_first_goes_first_whatever_its_day(dagen):
    assert werkgroep(vervalt_op=VANDAAG + timedelta(days=dagen), vandaag=VANDAAG, eerst=True) is Werkgroep.EERST


def test_a_kind_speaks_in_words_even_when_nobody_described_it():
    assert in_woorden("afspraak_nakijken").zin == "Een afspraak nakijken"
    assert in_woorden("vt_onderzoek", "Onderzoek door Veilig Thuis").zin == "Onderzoek door Veilig Thuis"
    assert in_woorden("iets_nieuws").zin == "Iets nieuws"


def test_each_kind_stands_under_its_own_code():
    assert all(code == soort.code and soort.zin and soort.stap for code, soort in WERKSOORTEN.items())
