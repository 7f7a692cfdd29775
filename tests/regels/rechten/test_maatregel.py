from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, Geboorte, geboren_op
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.rechten.maatregel import (
    Bevoegdheidsoort,
    Inzet,
    Maatregel,
    Maatregelsoort,
    VoorWie,
    aandacht_maatregel,
    bezwaren_inzet,
    past_bij,
    regimefeiten,
    uiterste_einde,
    vervalt_ongebruikt_op,
    werkelijk_tijdvak,
)
from tandem.regels.rechten.regime import Regime, regime_op
from tandem.regels.regio.organisatie import Organisatiesoort as Org

NAGEGAAN, NIET = Bron("proefwet art. 1", geverifieerd=True), Bron("proefwet art. 2")
KIND, OUDER = geboren_op(date(2014, 6, 1)), geboren_op(date(1985, 6, 1))
MRT, JUN = date(2026, 3, 1), date(2026, 6, 1)
VOTS = Maatregelsoort(
    "vots", "VOTS", "tijdelijk", "art. 1", VoorWie.MINDERJARIGE, (Org.RECHTER,), (Org.GI,), NAGEGAAN,
    langste_duur=Duur(3, Eenheid.MAANDEN),
)  # fmt: skip
UHP = replace(VOTS, code="uhp", vereist=("ots", "vots"), vervalt_ongebruikt_na=Duur(3, Eenheid.MAANDEN))
HUISVERBOD = replace(VOTS, code="huisverbod", voor_wie=VoorWie.MEERDERJARIGE, besluit_door=(Org.BURGEMEESTER,))
M = Maatregel(1, VOTS, Tijdvak(MRT, JUN), Org.RECHTER, MRT)


@pytest.mark.parametrize(
    ("maatregel", "geboorte", "zinsdelen"),
    [
        (M, KIND, []),
        (replace(M, tijdvak=Tijdvak(MRT, date(2026, 6, 2))), KIND, ["hoogstens 3 maanden, dus tot 1 juni 2026"]),
        (replace(M, tijdvak=Tijdvak(MRT)), KIND, ["hoogstens 3 maanden"]),
        (replace(M, soort=replace(VOTS, bron=NIET)), KIND, ["nog niet nagegaan"]),
        (replace(M, soort=replace(VOTS, bron=NIET), tijdvak=Tijdvak(MRT)), KIND, ["nog niet nagegaan"]),
        (M, OUDER, ["voor een kind onder de 18"]),
        (M, GEBOORTE_ONBEKEND, []),
        (replace(M, besloten_door=Org.GI), KIND, ["besloten door de rechter"]),
        (replace(M, soort=HUISVERBOD, besloten_door=Org.BURGEMEESTER), KIND, ["iemand van 18 of ouder"]),
        (replace(M, soort=HUISVERBOD, besloten_door=Org.BURGEMEESTER), OUDER, []),
        (replace(M, soort=UHP), KIND, ["ots of vots", "Vervalt als hij niet"]),
        (replace(M, soort=UHP, uitgevoerd_op=MRT), KIND, ["ots of vots"]),
    ],
)
def test_what_deserves_a_look_is_said(maatregel: Maatregel, geboorte: Geboorte, zinsdelen: list[str]) -> None:
    zinnen = aandacht_maatregel(maatregel, geboorte, [], MRT)
    assert len(zinnen) == len(zinsdelen)
    assert all(deel in zin for deel, zin in zip(zinsdelen, zinnen, strict=True))


@pytest.mark.parametrize(
    ("andere", "ernaast"),
    [
        ([], False),
        ([M], True),
        ([replace(M, persoon=2)], False),  # of a sibling
        ([replace(M, tijdvak=Tijdvak(date(2026, 1, 1), MRT))], False),
        ([replace(M, soort=HUISVERBOD)], False),
    ],
)
def test_one_of_the_required_measures_beside_it_is_enough(andere: list[Maatregel], ernaast: bool) -> None:
    uhp = replace(M, soort=UHP, uitgevoerd_op=MRT)
    assert (aandacht_maatregel(uhp, KIND, andere, MRT) == ()) is ernaast


def test_an_unused_power_to_place_a_child_elsewhere_lapses_and_a_human_looks() -> None:
    uhp = replace(M, soort=UHP)
    assert vervalt_ongebruikt_op(uhp) == JUN
    assert vervalt_ongebruikt_op(replace(uhp, uitgevoerd_op=MRT)) is None
    assert "Vraag een jurist" in aandacht_maatregel(uhp, KIND, [M], JUN)[-1]


def test_no_end_follows_from_text_that_nobody_saw() -> None:
    assert uiterste_einde(VOTS, MRT) == JUN
    assert uiterste_einde(replace(VOTS, bron=NIET), MRT) is None
    assert uiterste_einde(replace(VOTS, langste_duur=None), MRT) is None


def test_a_measure_on_a_minor_ends_at_eighteen() -> None:
    lang = replace(M, tijdvak=Tijdvak(MRT))
    assert werkelijk_tijdvak(lang, KIND) == Tijdvak(MRT, date(2032, 6, 1))
    assert werkelijk_tijdvak(lang, GEBOORTE_ONBEKEND) == Tijdvak(MRT)
    assert werkelijk_tijdvak(lang, OUDER) is None
    assert werkelijk_tijdvak(replace(lang, soort=HUISVERBOD), OUDER) == Tijdvak(MRT)


VT = Bevoegdheidsoort("onderzoek", "onderzoek", "onderzoeken", Org.VEILIG_THUIS, "art. 3", NAGEGAAN)


@pytest.mark.parametrize(
    ("soort", "namens", "zelf", "veld"),
    [
        (VT, Org.VEILIG_THUIS, True, None),
        (VT, Org.LOKAAL_TEAM, False, "organisatie"),
        (VT, Org.RVT, True, "organisatie"),
        (replace(VT, bron=NIET), Org.VEILIG_THUIS, True, "soort"),
        (replace(VT, bron=NIET), Org.VEILIG_THUIS, False, None),
    ],
)
def test_powers_do_not_move_to_a_joint_team(soort: Bevoegdheidsoort, namens: Org, zelf: bool, veld: str | None) -> None:
    bezwaren = bezwaren_inzet(soort, namens, bereiden_wij_voor=zelf)
    assert [bezwaar.veld for bezwaar in bezwaren] == ([veld] if veld else [])


def test_regimes_follow_from_measures_and_powers_that_count() -> None:
    inzet = [
        Inzet(2, VT, Tijdvak(MRT), Org.VEILIG_THUIS),
        Inzet(3, replace(VT, telt_als_inzet=False), Tijdvak(MRT), Org.VEILIG_THUIS),
    ]
    feiten = regimefeiten([M, replace(M, persoon=4, tijdvak=Tijdvak(MRT))], inzet, {1: KIND, 4: KIND})
    regimes = {persoon: regime_op(persoon, feiten, MRT).regime for persoon in (1, 2, 3, 4)}
    assert regimes == {
        1: Regime.MET_MAATREGEL,
        2: Regime.MET_BEVOEGDHEDEN,
        3: Regime.MET_TOESTEMMING,
        4: Regime.MET_MAATREGEL,
    }
    assert regime_op(4, feiten, date(2032, 6, 1)).regime is Regime.MET_TOESTEMMING


@pytest.mark.parametrize(
    ("voor_wie", "geboorte", "past"),
    [
        (VoorWie.MINDERJARIGE, KIND, True),
        (VoorWie.MINDERJARIGE, OUDER, False),
        (VoorWie.MEERDERJARIGE, KIND, False),
        (VoorWie.MEERDERJARIGE, OUDER, True),
        (VoorWie.IEDEREEN, KIND, True),
        (VoorWie.IEDEREEN, OUDER, True),
        (VoorWie.MINDERJARIGE, GEBOORTE_ONBEKEND, True),
        (VoorWie.MEERDERJARIGE, GEBOORTE_ONBEKEND, True),
    ],
)
def test_what_can_be_about_somebody_follows_from_age_and_an_unknown_age_leaves_nothing_out(voor_wie, geboorte, past):
    assert past_bij(voor_wie, geboorte, MRT) is past
