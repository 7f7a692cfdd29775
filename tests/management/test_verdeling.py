"""How a filling is made up: which paths, how many of each, who carries them; and the short histories."""

import random
from collections import Counter
from dataclasses import fields
from datetime import date, timedelta

import pytest

from tandem.management.vullen.bezetten import Verdeler
from tandem.management.vullen.namen import noem
from tandem.management.vullen.opzet import BEGIN, BEGIN_BEKNOPT, GESLOTEN, Opzet, Pad, mensen_van, opzetten
from tandem.management.vullen.rol import Bezetting, Deel
from tandem.management.vullen.sjabloon import Sjabloon
from tandem.management.vullen.spelers import Speler
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.uitlezen import verbind
from tandem.management.vullen.verdeling import BANK, DEMO, PER_PROFESSIONAL, REGISSEURS, Aandeel, Verdeling
from tandem.management.vullen.verhalen import THEMAS
from tandem.management.vullen.vertellen import vertel_met
from tandem.models import Team
from tandem.regels.rechten.actor import Actor
from tests import wereld
from tests.conftest import DATABASE

DAG = date(2026, 6, 1)


@pytest.mark.parametrize("verdeling", [DEMO, BANK], ids=["demo", "bank"])
def test_each_household_has_a_story_of_the_path_of_its_place(verdeling: Verdeling) -> None:
    for volgnummer in range(3 * len(verdeling.ronde)):
        verhaal, _ = verdeling.welk(volgnummer)
        assert verdeling.paden[verhaal] is verdeling.ronde[volgnummer % len(verdeling.ronde)]
    assert {een.pad: een.keer for een in verdeling.aandelen} == Counter(verdeling.ronde)


def test_a_register_has_every_path_and_mostly_short_histories() -> None:
    assert set(BANK.ronde) == set(Pad)
    telling = Counter(pad in GESLOTEN for pad in BANK.ronde)
    assert telling[False] / len(BANK.ronde) == 0.04
    assert sum(pad in BANK.beknopt for pad in BANK.ronde) / len(BANK.ronde) == 0.926


@pytest.mark.parametrize("verdeling", [DEMO, BANK], ids=["demo", "bank"])
def test_what_is_told_is_what_the_households_have(verdeling: Verdeling) -> None:
    """Small fillings tell no story in vain; in a big one every story is had, in all its weeks."""
    assert verdeling.nodig(1) == {verdeling.welk(0)[0]: 1}
    for huishoudens in (7, 60, 700):
        gehad = [verdeling.welk(n) for n in range(huishoudens)]
        assert verdeling.nodig(huishoudens) == {v: max(k for w, k in gehad if w == v) + 1 for v, _ in gehad}
    alles = verdeling.nodig(500_000)
    weken = {een.pad: een.weken for een in verdeling.aandelen}
    assert alles == {nummer: weken[pad] for nummer, pad in enumerate(verdeling.paden)}


@pytest.mark.parametrize("verdeling", [DEMO, BANK], ids=["demo", "bank"])
def test_open_households_are_counted_without_going_through_them(verdeling: Verdeling) -> None:
    geteld = 0
    for volgnummer in range(1200):
        assert verdeling.lopend_voor(volgnummer) == geteld
        geteld += verdeling.ronde[volgnummer % len(verdeling.ronde)] not in GESLOTEN


def test_the_first_team_of_a_benchmark_has_as_many_open_households_each_and_the_rest_is_spread() -> None:
    """Also where a story changes hands: then who has it in the end counts."""
    verdeling = Verdeling(
        (Aandeel(Pad.NIEUW, 1, 1), Aandeel(Pad.STABIEL, 1, 1), Aandeel(Pad.ADVIES, 1, 1)),
        (Pad.NIEUW, Pad.STABIEL, Pad.ADVIES),
    )
    sjablonen = [
        [Sjabloon(0, {"regisseur": 10}, (), lopend=True)],
        [Sjabloon(1, {"regisseur": 10, "collega": 5}, (), lopend=True)],
        [Sjabloon(2, {"regisseur": 10}, (), lopend=False)],
    ]
    spelers = {Deel.REGISSEUR: [_speler(nummer, team=nummer // REGISSEURS) for nummer in range(3 * REGISSEURS)]}
    heeft, gehad = _verdeel(Vulling(1, 1500, DAG, 20_000, 1, per=10), sjablonen, spelers, verdeling)
    eerste = [heeft[nummer] for nummer in range(REGISSEURS)]
    anderen = [heeft[nummer] for nummer in range(REGISSEURS, 3 * REGISSEURS)]
    assert eerste == [10] * REGISSEURS
    assert sum(anderen) == 1000 - 10 * REGISSEURS
    assert max(anderen) < 25
    assert sum(gehad.values()) == 500
    assert len(gehad) > 2 * REGISSEURS


def _verdeel(
    vulling: Vulling, sjablonen: list[list[Sjabloon]], spelers: dict[Deel, list[Speler]], verdeling: Verdeling
) -> tuple[Counter[int], Counter[int]]:
    """Who has how many open households in the end, and who had how many that have ended."""
    verdeler = Verdeler(vulling, sjablonen, spelers, verdeling)
    heeft: Counter[int] = Counter()
    gehad: Counter[int] = Counter()
    for volgnummer in range(vulling.huishoudens):
        rol = verdeler.bezet(volgnummer)
        wie = rol.bezetting.professionals
        waar = heeft if rol.sjabloon.lopend else gehad
        waar[wie.get(Deel.COLLEGA, wie[Deel.REGISSEUR]).medewerker] += 1
    return heeft, gehad


def _speler(nummer: int, team: int) -> Speler:
    tekst = {veld.name: "x" for veld in fields(Actor)}
    actor = Actor(**{**tekst, "medewerker": nummer, "lidmaatschap": nummer, "organisatie": 1, "team": team})  # type: ignore[arg-type]
    return Speler(actor, DAG - timedelta(days=400), "rotterdam", 1, "Rotterdam")


def test_the_leader_that_a_benchmark_looks_at_has_two_thousand() -> None:
    for huishoudens in (62_000, 500_000):
        assert BANK.lopend_voor(huishoudens) >= PER_PROFESSIONAL * REGISSEURS


# -- the short histories -----------------------------------------------------------------------------------------------

BEKNOPT = opzetten(2, 60, (Pad.ADVIES, Pad.NIETS_NODIG), beknopt=BANK.beknopt)


@pytest.mark.parametrize("opzet", BEKNOPT, ids=lambda opzet: f"{opzet.nummer}-{opzet.pad}")
def test_a_brief_history_knows_few_people_and_no_age_of_an_adult(opzet: Opzet) -> None:
    mensen = mensen_van(opzet, DAG)
    assert opzet.beknopt
    assert BEGIN_BEKNOPT[0] <= opzet.begin <= BEGIN_BEKNOPT[1]
    assert 1 <= len(mensen) <= 3
    assert all(wie.geboren is None for wie in mensen if wie.rol != "kind")


def _bezetting(opzet: Opzet) -> Bezetting:
    zelf = wereld.professional()
    ander = wereld.professional("teamlid_lokaal_team", in_team=_team(zelf))
    wie = noem(mensen_van(opzet, DAG), random.Random(1))
    return Bezetting(
        wie, "Fabelkade 1, 3011 SS Rotterdam", "010 000 20 20", "test", {Deel.REGISSEUR: zelf, Deel.TEAMLID: ander}
    )


def _team(actor: Actor) -> Team:
    return Team.objects.get(pk=actor.team)


@pytest.mark.parametrize("thema", range(len(THEMAS)), ids=lambda nummer: THEMAS[nummer].code)
@pytest.mark.parametrize("pad", sorted(BANK.beknopt))
def test_every_theme_can_be_told_briefly(db: None, pad: Pad, thema: int) -> None:
    """Whoever the signal is about is there; the tie of the caseworker ends with it."""
    opzet = Opzet(0, thema, pad, 900, thema, tandem=False, wissel=False, laat=False, erbij=None, beknopt=True)
    v = vertel_met(_bezetting(opzet), opzet, DAG)
    assert v.leden.keys() == {wie.label for wie in mensen_van(opzet, DAG)}
    assert v.nodig.keys() == {Deel.REGISSEUR}


@pytest.mark.parametrize("zaad", range(4))
def test_a_short_case_ends_after_one_visit_with_a_colleague_who_looks_along(db: None, zaad: int) -> None:
    opzet = Opzet(0, zaad, Pad.KORT, BEGIN[Pad.KORT][0], zaad, tandem=False, wissel=False, laat=False, erbij=None)
    v = vertel_met(_bezetting(opzet), opzet, DAG)
    assert Deel.TEAMLID in v.nodig
    with verbind(DATABASE) as verbinding:
        casus = verbinding.execute(
            "SELECT c.afgerond_op, c.afrondsoort FROM tandem_casus c JOIN tandem_huishouden h ON h.id = c.huishouden_id"
            " WHERE h.openbaar = %s",
            [v.huishouden],
        ).fetchone()
    assert casus
    assert casus["afgerond_op"] == v.vandaag
    assert casus["afrondsoort"] in ("niet_bevestigd", "hulp_geweigerd")
