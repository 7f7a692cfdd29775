"""The oracle judges from the description alone, and says what the design says."""

import ast
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tandem.management.sonde import beschrijving, orakel
from tandem.management.sonde.beschrijving import (
    Band,
    Buitenverzoek,
    Gezinslid,
    Kanarie,
    Mens,
    Sluiting,
    Tijdelijk,
    Wereld,
)
from tandem.management.sonde.orakel import Orakel

NU = datetime(2026, 6, 10, 12, tzinfo=UTC)
DAG, WEEK = date(2026, 6, 10), timedelta(days=7)
REGELS = Kanarie("Woord", "A", "analyse", "regel", betreft=frozenset({"kind"}), niet_voor=frozenset({"papa"}))


@pytest.mark.parametrize("module", [orakel, beschrijving])
def test_the_oracle_knows_nothing_of_what_it_judges(module):
    boom = ast.parse(Path(module.__file__).read_text())
    namen = {naam.name for knoop in ast.walk(boom) if isinstance(knoop, ast.Import) for naam in knoop.names}
    namen |= {knoop.module for knoop in ast.walk(boom) if isinstance(knoop, ast.ImportFrom)}
    eigen = {naam for naam in namen if naam.startswith("tandem")}
    assert eigen <= {"tandem.management.sonde.beschrijving"}
    assert not any(naam.startswith("django") for naam in namen)


def _wereld(*banden, rol="casusregisseur", **meer):
    mensen = {"ik": Mens("ik", rol, "noord", "org"), "collega": Mens("collega", "casusregisseur", "noord", "org")}
    return Wereld(NU, DAG, mensen, list(banden), **meer)


def _band(wie="ik", **meer):
    return Band(
        **{"wie": wie, "huis": "A", "rol": "casusregisseur", "organisatie": "org", "team": "noord", "van": DAG, **meer}
    )


def _uur(aantal):
    return NU + timedelta(hours=aantal)


@pytest.mark.parametrize(
    ("wereld", "ziet"),
    [
        (_wereld(), False),
        (_wereld(_band()), True),
        (_wereld(_band(van=DAG + WEEK)), False),
        (_wereld(_band(van=DAG - WEEK, tot=DAG)), False),
        (_wereld(_band(huis="B")), False),
        (_wereld(_band(organisatie="andere")), False),
        (_wereld(_band(rol="aanbieder")), False),
        (_wereld(_band(leden=frozenset({"kind"}))), True),
        (_wereld(_band(leden=frozenset({"klein"}))), False),
        (_wereld(_band(maatregel=("kind", DAG, None))), True),
        (_wereld(_band(maatregel=("kind", DAG - WEEK, DAG))), False),
        (_wereld(_band(maatregel=("klein", DAG, None), leden=frozenset({"kind"}))), False),
        (_wereld(_band(namens="papa")), False),
        (_wereld(_band(namens="mama")), True),
        (_wereld(_band(), _band(namens="papa")), False),
        (_wereld(_band(), sluitingen=[Sluiting("A", "noord", DAG)]), False),
        (_wereld(_band(), sluitingen=[Sluiting("A", "zuid", DAG)]), True),
        (_wereld(_band(), bekenden={("ik", "A"): NU}), False),
        (_wereld(_band(), bekenden={("collega", "A"): NU}), True),
        (
            _wereld(_band("collega"), tijdelijk=[Tijdelijk("ik", "waarneming", "collega", "org", _uur(-1), _uur(1))]),
            True,
        ),
        (_wereld(_band("collega"), tijdelijk=[Tijdelijk("ik", "waarneming", "collega", "org", _uur(-2), NU)]), False),
        (_wereld(_band("collega"), rol="teamleider"), False),
    ],
)
def test_who_sees_a_line_of_the_analysis_about_a_child(wereld, ziet):
    assert Orakel(wereld).mag_zien("ik", REGELS, {"hulp"}) is ziet


def test_a_purpose_opens_what_is_for_that_purpose():
    plan = Kanarie("Woord", "A", "plan", "doel")
    oordeel = Orakel(_wereld(_band("collega"), rol="teamleider"))
    assert [oordeel.mag_zien("ik", plan, {doel}) for doel in ("hulp", "teamleiding", "dienst")] == [False, True, False]


def test_a_shielded_item_and_a_draft_are_for_one_person():
    mijn = Orakel(_wereld(_band()))
    geheim = Kanarie("Woord", "A", "afgeschermd", "adres")
    assert not mijn.mag_zien("ik", geheim, {"hulp"})
    assert mijn.mag_zien("ik", Kanarie("Woord", "A", "afgeschermd", "adres", geopend_voor=frozenset({"ik"})), {"hulp"})
    assert not mijn.mag_zien("ik", Kanarie("Woord", "A", "contact", "concept", alleen="collega"), {"hulp"})
    assert not mijn.mag_zien("ik", Kanarie("Woord", "A", "contact", "bsn", op_grond=True), {"hulp"})


@pytest.mark.parametrize(
    ("wereld", "weet"),
    [
        (_wereld(_band(van=DAG - WEEK, tot=DAG)), True),
        (_wereld(_band(van=DAG + WEEK)), False),
        (_wereld(bekenden={("ik", "A"): NU}), False),
        (_wereld(sluitingen=[Sluiting("A", "noord", DAG)]), False),
        (_wereld(_band(van=DAG - WEEK), sluitingen=[Sluiting("A", "noord", DAG)]), True),
        (_wereld(_band("collega"), tijdelijk=[Tijdelijk("ik", "waarneming", "collega", "org", _uur(-2), NU)]), True),
        (
            _wereld(
                _band("collega", tot=DAG - WEEK, van=DAG - 2 * WEEK),
                tijdelijk=[Tijdelijk("ik", "waarneming", "collega", "org", _uur(-2), _uur(2))],
            ),
            False,
        ),
        (_wereld(_band(rol="gast")), False),
        (_wereld(_band(maatregel=("kind", DAG + WEEK, None))), False),
        (_wereld(_band(), sluitingen=[Sluiting("A", "noord", DAG - WEEK)]), False),
        (_wereld(_band(van=DAG - WEEK), bekenden={("ik", "A"): NU}), True),
        (_wereld(_band(), bekenden={("ik", "A"): _uur(-24)}), False),
        (
            _wereld(_band("collega"), tijdelijk=[Tijdelijk("ik", "waarneming", "collega", "org", _uur(1), _uur(2))]),
            False,
        ),
    ],
)
def test_only_who_once_held_a_key_may_know_that_a_household_is_known(wereld, weet):
    assert Orakel(wereld).mag_bestaan_weten("ik", "A") is weet


GEVRAAGD = Buitenverzoek("A", "kind", 14, DAG)
OVER = Kanarie("Woord", "A", "plan", "casus.regel", betreft=frozenset({"kind"}))


def _buiten(*banden, gevraagd=GEVRAAGD, **meer):
    return Orakel(_wereld(*(banden or (_band(),)), buitenverzoeken={"A": gevraagd}, **meer))


@pytest.mark.parametrize(
    ("meer", "mag"),
    [
        ({}, True),
        ({"niet_voor": frozenset({"papa"})}, False),
        ({"niet_voor": frozenset({"mama"}), "bij_verzoek": True, "wat": "verzoek.tekst"}, True),
        ({"betreft": frozenset({"kind", "mama"})}, False),
        ({"betreft": frozenset({"mama"})}, False),
        ({"betreft": frozenset()}, False),
        ({"laag": "veiligheid"}, True),
        ({"laag": "afgeschermd", "geopend_voor": frozenset({"ik"})}, False),
        ({"wat": "eigen woorden"}, False),
        ({"wat": "doel"}, False),
        ({"wat": "voornaam", "laag": "contact"}, True),
        ({"wat": "voornaam", "laag": "contact", "betreft": frozenset({"papa"})}, False),
        ({"huis": "B"}, False),
    ],
)
def test_what_may_stand_in_a_copy_for_who_never_was_a_member(meer, mag):
    assert _buiten().mag_in_kopie("ik", replace(OVER, **meer), "A", {"hulp"}) is mag


@pytest.mark.parametrize(
    ("orakel_", "mag"),
    [
        (_buiten(), True),
        (_buiten(gevraagd=replace(GEVRAAGD, jaren=16)), False),
        (_buiten(gevraagd=replace(GEVRAAGD, tot=DAG)), False),
        (_buiten(gevraagd=replace(GEVRAAGD, van=DAG + WEEK)), False),
        (_buiten(_band(leden=frozenset({"kind"}))), False),
        (_buiten(_band(namens="mama")), False),
        (_buiten(_band(rol="aanbieder"), rol="aanbieder"), False),
        (Orakel(_wereld(_band())), False),
    ],
)
def test_only_who_reads_the_whole_file_hands_over_and_only_while_the_authority_holds(orakel_, mag):
    assert orakel_.mag_in_kopie("ik", OVER, "A", {"hulp"}) is mag


def test_the_mark_of_a_public_person_is_for_no_member_nor_for_who_is_there_for_one():
    def weet(*banden, **meer):
        return Orakel(_wereld(*banden, **meer)).mag_merk_weten("ik", "A", {"hulp"})

    assert [weet(_band()), weet(_band(namens="mama")), weet(_band(leden=frozenset({"kind"}))), weet()] == [
        True, False, False, False,
    ]  # fmt: skip
    assert not weet(_band("collega"), rol="teamleider")
    reden = Kanarie("Woord", "A", "veiligheid", "publiekmerk.reden", betreft=frozenset({"mama"}))
    assert not orakel.lid_mag_zien(Gezinslid("moeder", "A", "mama", 39), reden)
