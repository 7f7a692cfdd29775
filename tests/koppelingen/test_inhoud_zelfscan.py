"""Instruments and bouwstenen as content: faults named with file and line; versions that follow each other."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tandem.koppelingen.inhoud import InhoudOnbruikbaar, lees_catalogus
from tandem.koppelingen.inhoud.catalogus import MEEGELEVERD
from tandem.koppelingen.rekenblad import schrijf
from tandem.regels.zelfscan.instrument import Overzetsoort, Scorewijze
from tandem.regels.zelfscan.instrumentblad import als_bladen
from tandem.regels.zelfscan.versies import pad

SCAN = "instrumenten/zelfscan-veiligheid.yaml"
CHECKLIST = "instrumenten/checklist-sturing.yaml"


@pytest.fixture
def map_(tmp_path) -> Path:
    """A copy of the content, to spoil."""
    return shutil.copytree(MEEGELEVERD, tmp_path / "inhoud", ignore=shutil.ignore_patterns("demo"))


def _fout(map_: Path, eigen: Path | None = None) -> str:
    with pytest.raises(InhoudOnbruikbaar) as gevangen:
        lees_catalogus(map_, eigen)
    return str(gevangen.value)


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zinnen"),
    [
        (
            CHECKLIST,
            "code: rol_eigen",
            "code: rol_wie",
            ["checklist-sturing.yaml regel 2", '"rol_wie" staat er 2 keer'],
        ),
        (CHECKLIST, "vraag: governance_vt", "vraag: governance_vtt", ['voorwaarde noemt "governance_vtt"']),
        (CHECKLIST, "antwoorden: [ja, deels]", "antwoorden: [jawel]", ['het antwoord "jawel"']),
        (CHECKLIST, "onder: rol_wie", "onder: rol_eigen", ['onder "rol_eigen"']),
        (CHECKLIST, "helpt: [sturing_raad]", "helpt: [sturing_raat]", ['Bedoelde u "sturing_raad"?']),
        (CHECKLIST, "soort: getal", "soort: cijfer", ['"cijfer" kan niet bij']),
        (CHECKLIST, "minimum: 0", "minimum: veel", ["moet een getal zijn"]),
        (SCAN, "niveau: 2,", "niveau: 1,", ["wijst twee antwoorden aan"]),
        (SCAN, "wijze: gemiddelde", "wijze: som", ['"som" kan niet bij']),
        (SCAN, "code: zelfscan_veiligheid", "code: checklist_sturing\n    vorige: {versie: x}", ['versie "x"']),
        ("bouwstenen.yaml", "code: informatie_samenhang", "code: informatie_kaders", ["twee keer"]),
        ("bouwstenen.yaml", "onder: inrichting_keuzes", "onder: inrichting_kus", ['onder "inrichting_kus"']),
        ("bouwstenen.yaml", "instrument: checklist_sturing", "instrument: lijstje", ['het instrument "lijstje"']),
        ("bouwstenen.yaml", "rust_op: [leren]", "rust_op: [leeren]", ['Bedoelde u "leren"?']),
        ("bouwstenen.yaml", "code: weten_gesprek", "code: inrichting_gesprek", ['die ook in "inrichting" staat']),
    ],
)
def test_a_fault_is_named_with_file_line_and_item(map_, bestand, oud, nieuw, zinnen):
    plek = map_ / bestand
    tekst = plek.read_text(encoding="utf-8")
    assert oud in tekst
    plek.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    gevonden = _fout(map_)
    assert bestand in gevonden
    for zin in zinnen:
        assert zin in gevonden


def test_the_same_version_in_two_of_our_files_is_refused(map_):
    shutil.copy(map_ / CHECKLIST, map_ / "instrumenten/nog-een.yaml")
    assert "staat ook al in instrumenten/checklist-sturing.yaml" in _fout(map_)


EIGEN = """
versie: "ons-1"
wijze: vult_aan
instrumenten:
  - code: zelfscan_veiligheid
    versie: "2023"
    naam: Zelfscan 2023
    soort: zelfscan
    waarvoor: De nulmeting.
    voorbeeldinhoud: true
    delen:
      - code: deel
        naam: Deel
        score: {wijze: gemiddelde, bij_ontbreken: onbekend}
        vragen:
          - {code: a, tekst: A?, soort: ja_deels_nee, waarden: {ja: 1, deels: 0.5, nee: 0}, streven: true}
          - {code: b, tekst: B?, soort: ja_deels_nee, waarden: {ja: 1, deels: 0.5, nee: 0}, streven: true, gewicht: 2}
  - code: zelfscan_veiligheid
    versie: "2027"
    naam: Zelfscan 2027
    soort: zelfscan
    waarvoor: De herhaling.
    voorbeeldinhoud: true
    vorige:
      versie: "2023"
      regels:
        - {soort: samengevoegd, van: [a, b], naar: [ab], wijze: laagste}
    delen:
      - code: deel
        naam: Deel
        score: {wijze: gemiddelde, bij_ontbreken: onbekend}
        vragen:
          - {code: ab, tekst: A en B?, soort: ja_deels_nee, waarden: {ja: 1, deels: 0.5, nee: 0}, streven: true}
"""


def _eigen(tmp_path: Path, tekst: str) -> Path:
    doel = tmp_path / "eigen/instrumenten"
    doel.mkdir(parents=True)
    (doel / "onze-scan.yaml").write_text(tekst, encoding="utf-8")
    return tmp_path / "eigen"


def test_a_region_adds_versions_in_a_file_with_any_name_and_the_last_is_the_newest(tmp_path):
    inhoud = lees_catalogus(eigen=_eigen(tmp_path, EIGEN))
    assert inhoud.instrument("zelfscan_veiligheid").versie == "2027"
    assert "zelfscan_veiligheid / 2026-11" in inhoud.instrumenten
    versies = {i.versie: i for i in inhoud.instrumenten.values() if i.code == "zelfscan_veiligheid"}
    (regel,) = pad(versies["2023"], versies["2027"], versies)
    assert (regel.soort, regel.wijze) == (Overzetsoort.SAMENGEVOEGD, Scorewijze.LAAGSTE)


def test_a_version_says_what_became_of_each_question(tmp_path):
    fout = _fout(MEEGELEVERD, _eigen(tmp_path, EIGEN.replace("van: [a, b]", "van: [a, c]")))
    assert 'Vraag "b" van de vorige versie: zeg wat ermee gebeurde' in fout
    assert 'Vraag "c" bestaat niet in de vorige versie.' in fout


def _met_rekenblad(tmp_path: Path, instrument) -> Path:
    eigen = _eigen(tmp_path, EIGEN)
    (eigen / "instrumenten/nog-een.xlsx").write_bytes(schrijf(als_bladen(instrument)))
    return eigen


def test_a_region_keeps_an_instrument_as_a_workbook_beside_the_files(tmp_path):
    eigen = replace(lees_catalogus().instrument("basisfuncties"), code="onze_functies", naam="Onze functies")
    inhoud = lees_catalogus(eigen=_met_rekenblad(tmp_path, eigen))
    assert inhoud.instrument("onze_functies") == eigen
    assert inhoud.instrument("zelfscan_veiligheid").versie == "2027"


def test_a_fault_in_a_workbook_is_named_by_file_sheet_row_and_column(tmp_path):
    goed = lees_catalogus().instrument("basisfuncties")
    deel = replace(goed.delen[0], helpt=("bestaat_niet",), vragen=(replace(goed.delen[0].vragen[0], tekst=""),))
    fout = _fout(MEEGELEVERD, _met_rekenblad(tmp_path, replace(goed, delen=(deel,))))
    assert 'nog-een.xlsx regel 2: blad "Vragen", rij 2, kolom C: "tekst" is leeg.' in fout
    heel = replace(goed, code="onze_functies", delen=(replace(goed.delen[0], helpt=("bestaat_niet",)),))
    assert '"helpt" noemt "bestaat_niet"' in _fout(MEEGELEVERD, _met_rekenblad(tmp_path / "b", heel))


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    eigen = _eigen(tmp_path, EIGEN)
    (eigen / "instrumenten/kapot.xlsx").write_bytes(b"PK\x03\x04 kapot")
    assert "kapot.xlsx: Dit bestand is geen leesbaar rekenblad." in _fout(MEEGELEVERD, eigen)


def test_an_unknown_instrument_has_no_newest_version():
    assert lees_catalogus().instrument("bestaat_niet") is None
