from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.regels.analyse.veiligheidskaart import (
    Kijker,
    Persoonsbeeld,
    Veiligheidsoordeel,
    Veiligheidsstand,
    beeld_op,
    bezwaren_oordeel,
    minst_veilig,
)

S = Veiligheidsstand
DAG = date(2026, 5, 10)


def oordeel(kijker: Kijker, stand: Veiligheidsstand, op: date = DAG, persoon: int = 1) -> Veiligheidsoordeel:
    return Veiligheidsoordeel(persoon, kijker, stand, op, "omdat")


def beeld(zelf: Veiligheidsstand | None, professional: Veiligheidsstand | None) -> Persoonsbeeld:
    return Persoonsbeeld(
        oordeel(Kijker.ZELF, zelf) if zelf else None,
        oordeel(Kijker.PROFESSIONAL, professional) if professional else None,
    )


@pytest.mark.parametrize(
    ("zelf", "professional", "geldend", "verschil"),
    [
        (S.GOED, S.GOED, S.GOED, False),
        (S.GOED, S.ONVEILIG, S.ONVEILIG, True),
        (S.ONVEILIG, S.GOED, S.ONVEILIG, True),
        (S.AANDACHT, S.GOED, S.AANDACHT, True),
        (S.ONBEKEND, S.GOED, S.ONBEKEND, True),
        (None, S.AANDACHT, S.AANDACHT, False),
        (S.GOED, None, S.ONBEKEND, False),
        (S.ONVEILIG, None, S.ONVEILIG, False),
        (None, None, S.ONBEKEND, False),
    ],
)
def test_the_least_safe_of_the_two_voices_counts(
    zelf: S | None, professional: S | None, geldend: S, verschil: bool
) -> None:
    assert (beeld(zelf, professional).geldend, beeld(zelf, professional).verschil) == (geldend, verschil)


def test_the_latest_judgement_of_each_voice_up_to_that_day_counts() -> None:
    oordelen = [
        oordeel(Kijker.PROFESSIONAL, S.GOED, DAG),
        oordeel(Kijker.PROFESSIONAL, S.ONVEILIG, DAG - timedelta(days=30)),
        oordeel(Kijker.PROFESSIONAL, S.AANDACHT, DAG + timedelta(days=1)),
        oordeel(Kijker.ZELF, S.GOED, DAG, persoon=2),
    ]
    beelden = beeld_op([1, 2, 3], oordelen, DAG)
    assert {persoon: b.geldend for persoon, b in beelden.items()} == {1: S.GOED, 2: S.ONBEKEND, 3: S.ONBEKEND}
    assert beeld_op([1], oordelen, DAG - timedelta(days=1))[1].geldend is S.ONVEILIG


def test_without_anybody_nothing_was_judged_safe() -> None:
    assert minst_veilig([]) is S.ONBEKEND
    assert minst_veilig([S.GOED, S.AANDACHT, S.ONBEKEND]) is S.ONBEKEND


@pytest.mark.parametrize(("waarom", "op", "veld"), [(" ", DAG, "waarom"), ("omdat", DAG + timedelta(days=1), "op")])
def test_a_judgement_has_a_reason_and_is_not_about_tomorrow(waarom: str, op: date, veld: str) -> None:
    (bezwaar,) = bezwaren_oordeel(replace(oordeel(Kijker.ZELF, S.GOED, op), waarom=waarom), DAG)
    assert bezwaar.veld == veld
    assert bezwaren_oordeel(oordeel(Kijker.ZELF, S.GOED), DAG) == ()
