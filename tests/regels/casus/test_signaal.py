from dataclasses import dataclass, replace
from datetime import date

import pytest

from tandem.regels.bron import Bron
from tandem.regels.casus.signaal import (
    Afscherming,
    Meldersoort,
    Onderzoeksgrond,
    TerugkoppelInhoud,
    Terugkoppelplicht,
    Triage,
    bezwaren_afscherming,
    bezwaren_terugkoppeling,
    bezwaren_triage,
    is_afgeschermd,
    terugkoppelmomenten,
)
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.regio.organisatie import Organisatiesoort

Inh, Org = TerugkoppelInhoud, Organisatiesoort
DAG = date(2026, 5, 10)
BUUR = Meldersoort("buur", "buur", False, True, True, (Inh.ONTVANGEN,), Bron("proef"))
ARTS = Meldersoort("arts", "arts", True, False, True, (Inh.ONTVANGEN, Inh.BEOORDEELD), Bron("proef"))
VOOGD = replace(ARTS, code="voogd", afschermen_mag=False)


@dataclass(frozen=True)
class Uitkomst:
    code: str
    door: tuple[Organisatiesoort, ...]
    opent_casus: bool = False
    vraagt_reden: bool = True


TEAM = Uitkomst("casus_lokaal_team", (Org.LOKAAL_TEAM, Org.VEILIG_THUIS), opent_casus=True, vraagt_reden=False)
ONDERZOEK = Uitkomst("onderzoek_veilig_thuis", (Org.VEILIG_THUIS,), vraagt_reden=False)
ADVIES = Uitkomst("advies", (Org.LOKAAL_TEAM, Org.VEILIG_THUIS))
VERDER = Uitkomst("betrokken_professional", (Org.LOKAAL_TEAM, Org.VEILIG_THUIS))


@pytest.mark.parametrize(
    ("uitkomst", "triage", "velden"),
    [
        (TEAM, Triage(Org.LOKAAL_TEAM, acuut=True, team=4), []),
        (TEAM, Triage(Org.LOKAAL_TEAM, acuut=True), ["team"]),
        (TEAM, Triage(Org.ONDERWIJS, acuut=False, team=4), ["uitkomst"]),
        (ONDERZOEK, Triage(Org.VEILIG_THUIS, True, onderzoeksgrond=Onderzoeksgrond.ONTKENNING), []),
        (ONDERZOEK, Triage(Org.VEILIG_THUIS, True), ["onderzoeksgrond"]),
        (ONDERZOEK, Triage(Org.LOKAAL_TEAM, True, onderzoeksgrond=Onderzoeksgrond.ONTKENNING), ["uitkomst"]),
        (ONDERZOEK, Triage(Org.RVT, True, onderzoeksgrond=Onderzoeksgrond.ONTKENNING), ["uitkomst"]),
        (ADVIES, Triage(Org.LOKAAL_TEAM, False, "genoeg hulp"), []),
        (ADVIES, Triage(Org.LOKAAL_TEAM, False, " "), ["reden"]),
        (ADVIES, Triage(Org.LOKAAL_TEAM, True, "genoeg hulp"), ["acuut"]),
        (VERDER, Triage(Org.LOKAAL_TEAM, True, "de huisarts gaat verder"), []),
    ],
)
def test_what_an_outcome_asks_for(uitkomst: Uitkomst, triage: Triage, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_triage(uitkomst, triage)] == velden


GEVRAAGD = Afscherming(gevraagd=True, grond="gevaar voor de praktijk", tot=date(2026, 6, 1))


@pytest.mark.parametrize(
    ("soort", "afscherming", "velden"),
    [
        (BUUR, Afscherming(), []),
        (ARTS, Afscherming(), []),
        (ARTS, GEVRAAGD, []),
        (ARTS, replace(GEVRAAGD, grond=""), ["grond"]),
        (ARTS, replace(GEVRAAGD, tot=None), ["tot"]),
        (ARTS, replace(GEVRAAGD, tot=DAG), ["tot"]),
        (ARTS, Afscherming(gevraagd=True), ["grond", "tot"]),
        (VOOGD, GEVRAAGD, ["afscherming"]),
    ],
)
def test_a_professional_is_shielded_only_on_a_ground_and_until_a_day(
    soort: Meldersoort, afscherming: Afscherming, velden: list[str]
) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_afscherming(soort, afscherming, DAG)] == velden


@pytest.mark.parametrize(
    ("soort", "afscherming", "op", "afgeschermd"),
    [
        (BUUR, Afscherming(), date(2046, 1, 1), True),
        (BUUR, Afscherming(bekend_akkoord=True), DAG, False),
        (ARTS, Afscherming(), DAG, False),
        (ARTS, GEVRAAGD, date(2026, 5, 31), True),
        (ARTS, GEVRAAGD, date(2026, 6, 1), False),
        (ARTS, replace(GEVRAAGD, tot=None), DAG, False),
        (ARTS, replace(GEVRAAGD, grond=" "), DAG, False),
        (VOOGD, GEVRAAGD, DAG, False),
    ],
)
def test_who_is_shielded_on_a_day(soort: Meldersoort, afscherming: Afscherming, op: date, afgeschermd: bool) -> None:
    assert is_afgeschermd(soort, afscherming, op) is afgeschermd


@pytest.mark.parametrize(
    ("soort", "inhoud", "goed"),
    [
        (BUUR, {Inh.ONTVANGEN}, True),
        (BUUR, {Inh.ONTVANGEN, Inh.BEOORDEELD}, False),
        (BUUR, set(), False),
        (ARTS, {Inh.BEOORDEELD}, True),
        (ARTS, {Inh.UITKOMST_IN_HOOFDLIJN}, False),
    ],
)
def test_a_reporter_hears_no_more_than_is_meant_for_them(
    soort: Meldersoort, inhoud: set[TerugkoppelInhoud], goed: bool
) -> None:
    assert (bezwaren_terugkoppeling(soort, inhoud) == ()) is goed


def test_the_duty_to_answer_is_of_a_kind_of_organisation() -> None:
    plicht = Terugkoppelplicht(
        Org.VEILIG_THUIS, (Begingebeurtenis.SIGNAAL_BEOORDEELD, Begingebeurtenis.ONDERZOEK_AFGEROND), Bron("proef")
    )
    assert terugkoppelmomenten(Org.VEILIG_THUIS, [plicht, plicht]) == plicht.na
    assert terugkoppelmomenten(Org.LOKAAL_TEAM, [plicht]) == ()
