"""The content that comes with Tandem: complete, sourced, honest about what nobody checked, in step with the rules."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from tandem.koppelingen.inhoud import Catalogus, catalogus, lees_catalogus
from tandem.koppelingen.inhoud.bestanden import BESTANDEN, MAPPEN
from tandem.koppelingen.inhoud.catalogus import MEEGELEVERD
from tandem.regels.casus.fase import Fase
from tandem.regels.casus.termijn import Termijnsoort
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.regio.organisatie import Organisatiesoort


@pytest.fixture(scope="module")
def inhoud() -> Catalogus:
    return lees_catalogus()


def test_every_list_in_every_file_is_in_the_catalogue():
    lijsten = {lijst for vormen in (*BESTANDEN.values(), *MAPPEN.values()) for lijst in vormen}
    assert lijsten == {veld.name for veld in fields(Catalogus)} - {"versies"}


def test_every_content_file_in_the_folder_is_known():
    assert {pad.name for pad in MEEGELEVERD.glob("*.yaml")} == set(BESTANDEN)
    assert {pad.name for pad in MEEGELEVERD.iterdir() if pad.is_dir()} == {*MAPPEN, "demo"}


def test_the_catalogue_is_frozen_and_read_once(inhoud):
    assert catalogus() is catalogus()
    with pytest.raises(FrozenInstanceError):
        inhoud.gemeenten = {}
    with pytest.raises(TypeError):
        inhoud.gemeenten["nieuw"] = None


def test_every_file_names_its_version(inhoud):
    in_mappen = {f"{map_}/{pad.name}" for map_ in MAPPEN for pad in (MEEGELEVERD / map_).glob("*.yaml")}
    assert set(inhoud.versies) == set(BESTANDEN) | in_mappen
    assert all(inhoud.versies.values())


@pytest.mark.parametrize("lijst", [veld.name for veld in fields(Catalogus) if veld.name != "versies"])
def test_every_item_has_a_source_or_says_that_it_is_an_example(inhoud, lijst):
    for code, item in getattr(inhoud, lijst).items():
        if lijst in ("bronnen", "tegenspraken"):
            continue
        for deel in item if isinstance(item, tuple) else (item,):
            assert deel.bron or deel.voorbeeldinhoud, f"{lijst}: {code}"


def test_what_only_rests_on_unseen_text_is_never_verified(inhoud):
    for lijst in ("termijnen", "maatregelen", "bevoegdheden"):
        for code, item in getattr(inhoud, lijst).items():
            vindplaatsen = item.bron.verwijzing
            if item.bron.geverifieerd:
                assert vindplaatsen, code
                assert not item.bron.voorbeeldinhoud, code
    ongezien = {bron.titel for bron in inhoud.bronnen.values() if not bron.gezien}
    for item in inhoud.termijnen.values():
        if any(titel in item.bron.verwijzing for titel in ongezien):
            assert not item.geverifieerd, item.code


def test_the_centre_regions_keep_both_readings_of_hoeksche_waard(inhoud):
    leden = inhoud.verbanden["centrumregio_nissewaard"].leden
    lezingen = {lid.lezing for lid in leden if lid.gemeente == "hoeksche_waard"}
    assert lezingen == {"lid", "niet_genoemd"}


def test_thirteen_in_one_reading_and_fourteen_in_the_other(inhoud):
    genoemd = [lid for v in inhoud.verbanden.values() if v.soort == "centrumregio" for lid in v.leden]
    volgens_plan = {lid.gemeente for lid in genoemd if any(b.document == "plan_van_aanpak" for b in lid.bron)}
    volgens_memo = {
        lid.gemeente
        for lid in genoemd
        if lid.lezing == "lid" and any(b.document == "memo_governance" for b in lid.bron)
    }
    assert len(volgens_plan) == 14
    assert volgens_plan - volgens_memo == {"hoeksche_waard"}
    assert len([lid for lid in inhoud.verbanden["grjr"].leden if lid.lezing == "afgeleid"]) == 13


def test_an_unknown_start_is_null_and_not_a_guess(inhoud):
    assert all(lid.van is None for verband in inhoud.verbanden.values() for lid in verband.leden)


@pytest.mark.parametrize(
    "code",
    ["dertien_of_veertien", "een_of_drie_proeftuinen", "tien_of_elf_proeftuinen", "datum_memo_governance"],
)
def test_a_contradiction_keeps_both_readings_with_their_place(inhoud, code):
    tegenspraak = inhoud.tegenspraken[code]
    assert len(tegenspraak.lezingen) >= 2
    assert all(plek.plaats for lezing in tegenspraak.lezingen for plek in lezing.bron)
    assert tegenspraak.gevolg


def test_every_kind_of_organisation_and_every_phase_is_explained(inhoud):
    assert list(inhoud.fasen) == [fase.value for fase in Fase]
    assert set(inhoud.organisatiesoorten) == {soort.value for soort in Organisatiesoort}


def test_the_term_for_triage_is_the_one_of_the_source(inhoud):
    termijn = inhoud.termijnen["vt_veiligheidsbeoordeling"]
    assert isinstance(termijn, Termijnsoort)
    assert termijn.duur == Duur(5, Eenheid.WERKDAGEN)
    assert termijn.bindt == (Organisatiesoort.VEILIG_THUIS,)
    assert termijn.geverifieerd


def test_the_ten_weeks_are_not_verified(inhoud):
    assert not inhoud.termijnen["vt_onderzoek"].geverifieerd


def test_the_machtiging_lapses_after_the_same_time_in_both_places(inhoud):
    machtiging = inhoud.maatregelen["machtiging_uithuisplaatsing"]
    assert machtiging.vervalt_ongebruikt_na == inhoud.termijnen["machtiging_gebruiken"].duur


def test_no_power_belongs_to_a_joint_or_local_team(inhoud):
    soorten = {bevoegdheid.organisatiesoort for bevoegdheid in inhoud.bevoegdheden.values()}
    assert not soorten & {Organisatiesoort.RVT, Organisatiesoort.LOKAAL_TEAM}


def test_the_people_of_the_rvt_keep_a_task_of_their_own_organisation(inhoud):
    rvt = inhoud.teams["rvt_rijnmond"]
    samen_optrekken = inhoud.taken["samen_optrekken"]
    assert set(rvt.samengesteld_uit) == set(samen_optrekken.organisatiesoorten)
    assert all(Organisatiesoort.RVT not in taak.organisatiesoorten for taak in inhoud.taken.values())
    assert all(Organisatiesoort.RVT not in rol.organisatiesoorten for rol in inhoud.rollen.values())


@pytest.mark.parametrize("rol", ["functioneel_beheerder", "privacyfunctionaris", "onderzoeker", "gast"])
def test_these_roles_open_no_household_data(inhoud, rol):
    rechten = [recht for recht in inhoud.rechten.values() if recht.rol == rol]
    assert rechten
    assert all(recht.lagen == () and recht.bereik == "geen" for recht in rechten)


def test_all_rights_are_proposals_for_the_privacy_officer(inhoud):
    assert all(recht.voorbeeldinhoud and recht.waarom for recht in inhoud.rechten.values())


def test_a_child_of_twelve_must_be_asked_and_a_younger_child_may_be(inhoud):
    assert inhoud.waarborgen["mening_kind_12"].leeftijd == 12
    assert inhoud.waarborgen["mening_kind_12"].verplicht
    assert not inhoud.waarborgen["mening_kind_onder_12"].verplicht


def test_private_reporters_are_shielded_and_professionals_are_not(inhoud):
    assert all(melder.standaard_afgeschermd != melder.beroepsmatig for melder in inhoud.melders.values())


def test_life_domains_are_examples_with_a_purpose(inhoud):
    assert all(domein.bron.voorbeeldinhoud and domein.doel for domein in inhoud.leefdomeinen.values())


def test_every_gemeente_has_a_local_team_that_says_it_is_an_example(inhoud):
    teams = {team.gemeente: team for team in inhoud.teams.values() if team.soort == "lokaal_team"}
    assert set(teams) == set(inhoud.gemeenten)
    assert all("(voorbeeld)" in team.naam for team in teams.values())


def test_a_membership_holds_a_real_date(inhoud):
    for verband in inhoud.verbanden.values():
        for lid in verband.leden:
            assert lid.tot is None or isinstance(lid.tot, date)
