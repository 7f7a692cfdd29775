"""The shipped content and the rules fit: every code that a rule names exists, and every item goes through its rule."""

from datetime import date

import pytest

from tandem.koppelingen.inhoud import Catalogus, lees_catalogus
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.regels.casus.afronding import Afrondfeiten, Afrondsoort, Voorwaarde, bezwaren_afronden
from tandem.regels.casus.fase import Fase
from tandem.regels.casus.signaal import NIEMAND_VERDER, ONDERZOEK, Triage, bezwaren_triage
from tandem.regels.casus.termijn import Termijnsoort, bereken_termijn
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.rechten.maatregel import uiterste_einde
from tandem.regels.regio.organisatie import Organisatiesoort

INHOUD: Catalogus = lees_catalogus()
DAG = date(2026, 5, 1)


@pytest.mark.parametrize("soort", INHOUD.termijnen.values(), ids=lambda soort: soort.code)
def test_a_term_gives_a_binding_day_only_when_it_was_checked(soort: Termijnsoort) -> None:
    termijn = bereken_termijn(soort, DAG)
    assert not termijn.bindend or soort.geverifieerd
    assert termijn.uiterlijk is not None or not soort.geverifieerd
    assert termijn.uiterlijk is None or (termijn.uiterlijk < DAG) is soort.terugrekenend


def test_the_rules_of_triage_name_outcomes_that_exist() -> None:
    assert NIEMAND_VERDER | {ONDERZOEK} <= INHOUD.triage_uitkomsten.keys()
    onderzoek = INHOUD.triage_uitkomsten[ONDERZOEK]
    assert onderzoek.door == (Organisatiesoort.VEILIG_THUIS,)
    velden = {bezwaar.veld for bezwaar in bezwaren_triage(onderzoek, Triage(Organisatiesoort.LOKAAL_TEAM, acuut=True))}
    assert {"uitkomst", "onderzoeksgrond"} <= velden


def test_every_word_of_the_safety_map_has_a_mark_that_the_rules_know() -> None:
    assert {woord.mark for woord in INHOUD.oordeelwoorden.values()} == {stand.value for stand in Veiligheidsstand}


@pytest.mark.parametrize("soort", INHOUD.afrondsoorten.values(), ids=lambda soort: soort.code)
def test_a_kind_of_ending_can_happen_and_not_for_nothing(soort: Afrondsoort) -> None:
    alles = Afrondfeiten({1: True}, vast_gezicht=True, bevestigd=frozenset(Voorwaarde))
    assert all(bezwaren_afronden(soort, fase, alles) == () for fase in soort.vanuit)
    assert all(bezwaren_afronden(soort, fase, Afrondfeiten(lopende_maatregelen=1)) for fase in Fase)


def test_lasting_safety_asks_everybody_and_ends_only_from_nazorg() -> None:
    met_iedereen = [s for s in INHOUD.afrondsoorten.values() if Voorwaarde.VEILIG_VOLGENS_IEDEREEN in s.voorwaarden]
    assert met_iedereen
    assert all(soort.vanuit == (Fase.NAZORG,) for soort in met_iedereen)


def test_a_measure_whose_text_was_not_seen_gives_no_end() -> None:
    for soort in INHOUD.maatregelen.values():
        assert soort.geverifieerd or uiterste_einde(soort, DAG) is None


def test_the_law_is_the_calendar() -> None:
    vt = INHOUD.termijnen["vt_veiligheidsbeoordeling"]
    assert bereken_termijn(vt, date(2026, 4, 30)).uiterlijk == date(2026, 5, 8)  # 5 May is not counted
    assert WETTELIJKE_KALENDER.waarom_vrij(date(2026, 5, 5)) == "Bevrijdingsdag"
