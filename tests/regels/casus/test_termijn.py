from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.bron import Bron
from tandem.regels.casus.termijn import (
    NIET_NAGEGAAN,
    Begingebeurtenis,
    Termijnsoort,
    awt_geldt,
    bereken_termijn,
    termijnen_bij,
)
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.regio.organisatie import Organisatiesoort

WD, D, W, M, J = Eenheid.WERKDAGEN, Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.MAANDEN, Eenheid.JAREN
NAGEGAAN = Bron("verzonnen regeling voor de test, art. 1", geverifieerd=True)


def soort(aantal: int, eenheid: Eenheid, *, in_wet: bool = True) -> Termijnsoort:
    return Termijnsoort(
        code="proef",
        naam="proeftermijn",
        duur=Duur(aantal, eenheid),
        begint_bij=Begingebeurtenis.SIGNAAL_ONTVANGEN,
        bindt=(Organisatiesoort.VEILIG_THUIS,),
        artikel="art. 1",
        bron=NAGEGAAN,
        in_wet=in_wet,
    )


@pytest.mark.parametrize(
    ("aantal", "eenheid", "begin", "uiterlijk"),
    [
        (5, WD, date(2026, 4, 30), date(2026, 5, 8)),  # 5 May is not counted
        (5, WD, date(2026, 4, 2), date(2026, 4, 13)),  # nor are Good Friday and Easter Monday
        (10, W, date(2026, 3, 2), date(2026, 5, 11)),  # a Monday stays
        (10, W, date(2026, 2, 28), date(2026, 5, 11)),  # Saturday 9 May moves to Monday
        (10, W, date(2026, 2, 24), date(2026, 5, 6)),  # the day after Liberation Day
        (10, W, date(2026, 2, 19), date(2026, 4, 30)),
        (10, W, date(2026, 2, 16), date(2026, 4, 28)),  # King's Day moves to Tuesday
        (6, W, date(2026, 4, 2), date(2026, 5, 18)),  # Ascension Day, the day put on a par and the weekend
        (2, M, date(2026, 3, 14), date(2026, 5, 18)),
        (3, D, date(2026, 4, 2), date(2026, 4, 8)),  # art. 2: 3-5 April hold no two working days
        (2, D, date(2026, 4, 2), date(2026, 4, 7)),  # too short for art. 2: only art. 1
        (3, D, date(2026, 3, 5), date(2026, 3, 9)),  # Friday and Monday
    ],
)
def test_a_statutory_term_is_extended(aantal: int, eenheid: Eenheid, begin: date, uiterlijk: date) -> None:
    assert bereken_termijn(soort(aantal, eenheid), begin).uiterlijk == uiterlijk


@pytest.mark.parametrize(
    ("aantal", "eenheid", "geldt"),
    [
        (90, D, True),
        (91, D, False),
        (12, W, True),
        (13, W, False),
        (3, M, True),
        (4, M, False),
        (1, J, False),
        (5, WD, True),
    ],
)
def test_article_4_leaves_long_terms_alone(aantal: int, eenheid: Eenheid, geldt: bool) -> None:
    assert awt_geldt(soort(aantal, eenheid)) is geldt


@pytest.mark.parametrize(
    "uitgezonderd",
    [
        soort(2, W, in_wet=False),
        replace(soort(2, W), terugrekenend=True),
        replace(soort(2, W), vrijheidsbeneming=True),
    ],
)
def test_no_extension_outside_the_act(uitgezonderd: Termijnsoort) -> None:
    assert not awt_geldt(uitgezonderd)


@pytest.mark.parametrize(
    ("termijnsoort", "begin", "uiterlijk"),
    [
        (soort(2, W, in_wet=False), date(2026, 3, 7), date(2026, 3, 21)),  # a Saturday stays a Saturday
        (soort(1, J), date(2025, 3, 7), date(2026, 3, 7)),
        (replace(soort(2, W), terugrekenend=True), date(2026, 3, 21), date(2026, 3, 7)),
        (replace(soort(3, WD), terugrekenend=True), date(2026, 4, 8), date(2026, 4, 1)),
        (replace(soort(1, M), terugrekenend=True), date(2026, 3, 31), date(2026, 2, 28)),
    ],
)
def test_a_term_that_is_not_extended(termijnsoort: Termijnsoort, begin: date, uiterlijk: date) -> None:
    assert bereken_termijn(termijnsoort, begin).uiterlijk == uiterlijk


def test_the_explanation_says_what_was_extended_and_why() -> None:
    uitleg = bereken_termijn(soort(10, W), date(2026, 2, 16)).uitleg
    assert uitleg == "10 weken na 16 februari 2026. Verlengd van 27 april 2026 (Koningsdag), Algemene termijnenwet."


def test_an_unverified_term_gets_no_date_and_refers_to_a_human() -> None:
    termijn = bereken_termijn(replace(soort(6, W), bron=Bron("art. onbekend")), date(2026, 3, 2))
    assert termijn.uiterlijk is None
    assert termijn.uitleg == NIET_NAGEGAAN
    assert "jurist" in termijn.uitleg


def test_an_example_of_a_working_agreement_gives_a_day_to_aim_for_that_binds_nobody() -> None:
    afspraak = replace(soort(3, WD, in_wet=False), bron=Bron("", voorbeeldinhoud=True))
    termijn = bereken_termijn(afspraak, date(2026, 3, 2))
    assert (termijn.uiterlijk, termijn.bindend) == (date(2026, 3, 5), False)
    assert "geen wettelijke termijn" in termijn.uitleg


def test_example_content_never_turns_a_statutory_term_into_a_day() -> None:
    assert (
        bereken_termijn(replace(soort(3, WD), bron=Bron("", voorbeeldinhoud=True)), date(2026, 3, 2)).uiterlijk is None
    )


def test_a_term_binds_only_the_kinds_of_organisation_that_it_names() -> None:
    soorten = [soort(5, WD), replace(soort(2, W), begint_bij=Begingebeurtenis.CASUS_GESTART)]
    begin = Begingebeurtenis.SIGNAAL_ONTVANGEN
    assert termijnen_bij(begin, Organisatiesoort.VEILIG_THUIS, soorten) == (soorten[0],)
    assert termijnen_bij(begin, Organisatiesoort.LOKAAL_TEAM, soorten) == ()


@given(
    begin=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    duur=st.builds(Duur, st.integers(1, 12), st.sampled_from([WD, D, W])),
)
def test_a_statutory_term_never_ends_on_a_free_day_and_never_before_its_count(begin: date, duur: Duur) -> None:
    uiterlijk = bereken_termijn(soort(duur.aantal, duur.eenheid), begin).uiterlijk
    assert uiterlijk is not None
    assert WETTELIJKE_KALENDER.is_werkdag(uiterlijk)
    kaal = begin + timedelta(days=duur.aantal * (7 if duur.eenheid is W else 1))
    assert kaal <= uiterlijk <= kaal + timedelta(days=30)
