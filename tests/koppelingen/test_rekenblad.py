"""Workbooks from outside: read as text, faults with their place, and nothing that bites."""

import contextlib
import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.koppelingen.rekenblad import RekenbladOnleesbaar, lees, schrijf
from tandem.koppelingen.rekenblad.lezen import MAX_BYTES, MAX_CELLEN
from tandem.regels.tabel import Blad


def werkmap(**bladen) -> openpyxl.Workbook:
    """A workbook with these rows in each sheet."""
    map_ = openpyxl.Workbook()
    map_.remove(map_.active)
    for naam, rijen in (bladen or {"Blad": [["kop"], ["cel"]]}).items():
        blad = map_.create_sheet(naam)
        for rij in rijen:
            blad.append(rij)
    return map_


def bytes_van(map_: openpyxl.Workbook) -> bytes:
    uit = io.BytesIO()
    map_.save(uit)
    return uit.getvalue()


def herpakt(inhoud: bytes, **anders: bytes) -> bytes:
    """The same zip with parts replaced or added (`__` for `/`, `_` before the last word for `.`)."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        namen = {naam.replace("__", "/"): tekst for naam, tekst in anders.items()}
        for naam in oud.namelist():
            nieuw.writestr(naam, namen.pop(naam.removesuffix(".xml"), None) or oud.read(naam))
        for naam, tekst in namen.items():
            nieuw.writestr(naam, tekst)
    return uit.getvalue()


def test_every_kind_of_value_is_read_as_the_netherlands_writes_it():
    waarden = [
        3,
        3.0,
        2.5,
        0.1,
        1e-7,
        12.125,
        True,
        False,
        date(2023, 5, 1),
        datetime(2023, 5, 1, 9, 30),  # noqa: DTZ001 - a cell has no zone
        "tekst",
    ]
    (blad,) = lees(bytes_van(werkmap(B=[waarden])), "x.xlsx")
    gelezen = ["3", "3", "2,5", "0,1", "0,0000001", "12,125", "ja", "nee", "2023-05-01", "2023-05-01 09:30:00", "tekst"]
    assert list(blad.rijen[0]) == gelezen


_tekst = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40).filter(str.strip)


@given(st.lists(st.lists(_tekst, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_is_written_is_read_back(rijen):
    blad = Blad("Gegevens", tuple(map(tuple, rijen)))
    assert lees(schrijf([blad]), "x.xlsx")[0].rijen == blad.rijen


@pytest.mark.parametrize(
    "tekst", ["=1+1", "+31 10", "-5", "@SUM(A1)", "regel 1\nregel 2", "_x000D_", "00123", "1e5", "ja"]
)
def test_a_text_stays_a_text(tekst):
    inhoud = schrijf([Blad("B", (("kop",), (tekst,)))])
    (blad,) = lees(inhoud, "x.xlsx")
    assert (blad.cel(2, 1), dict(blad.gebreken)) == (tekst, {})
    assert openpyxl.load_workbook(io.BytesIO(inhoud)).active["A2"].data_type == "s"


def test_a_formula_and_an_error_are_named_and_never_worked_out():
    (blad,) = lees(bytes_van(werkmap(B=[["a", "=1+1"], ['=HYPERLINK("http://x")', "#REF!"]])), "x.xlsx")
    assert {plek: "formule" in fout.zin for plek, fout in blad.gebreken.items()} == {
        (1, 2): True,
        (2, 1): True,
        (2, 2): False,
    }


def test_each_cell_of_a_merged_range_is_known_by_its_range():
    map_ = werkmap(B=[["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]])
    map_.active.merge_cells("A2:B3")
    (blad,) = lees(bytes_van(map_), "x.xlsx")
    assert set(blad.gebreken) == {(2, 1), (2, 2), (3, 1), (3, 2)}
    assert {str(fout) for fout in blad.gebreken.values()} == {
        'blad "B", rij 2, kolom A: De cellen A2:B3 zijn samengevoegd. Maak er losse cellen van.'
    }


def test_a_merge_of_the_whole_sheet_costs_nothing():
    map_ = werkmap(B=[["a"]])
    inhoud = bytes_van(map_)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        tekst = pak.read("xl/worksheets/sheet1.xml")
    wijd = tekst.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert wijd != tekst
    (blad,) = lees(herpakt(inhoud, xl__worksheets__sheet1=wijd), "x.xlsx")
    assert len(blad.gebreken) == 1


@pytest.mark.parametrize("plek", ["XFD1", "A1048576", "XFD1048576", "ZZ400"])
def test_one_cell_far_away_is_refused_or_costs_little(plek):
    map_ = werkmap(B=[["a"]])
    map_.active[plek] = "ver"
    with contextlib.suppress(RekenbladOnleesbaar):
        assert sum(map(len, lees(bytes_van(map_), "x.xlsx")[0].rijen)) <= MAX_CELLEN


def test_what_is_hidden_is_told():
    map_ = werkmap(Open=[["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]], Dicht=[["x"]])
    map_["Open"].row_dimensions[2].hidden = True
    map_["Open"].column_dimensions["B"].hidden = True
    map_["Dicht"].sheet_state = "veryHidden"
    open_, dicht = lees(bytes_van(map_), "x.xlsx")
    assert (open_.verborgen, open_.verborgen_rijen, open_.verborgen_kolommen) == (False, {2}, {2})
    assert dicht.verborgen


_BOM = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_VEEL = b"<row><c/></row>" * 20_001


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"x" * (MAX_BYTES + 1), "te groot"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "oud rekenblad"),
        (b"PK\x03\x04 geen zip", "geen leesbaar"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "geen rekenblad"),
        (b"\n\n \n", "leeg"),
        (b'a;b\n"open', "aanhalingsteken"),
        (b"a\n" * 20_001, "meer dan 20000"),
        (b"\x81\x8d\xff", "niet te lezen"),
        (herpakt(bytes_van(werkmap()), **{"xl__vbaProject.bin": b"x"}), "macro"),
        (herpakt(bytes_van(werkmap()), mimetype=b"x", **{"content.xml": b"x"}), ".ods"),
        (herpakt(bytes_van(werkmap()), xl__worksheets__sheet1=b"<x>" + _VEEL), "20001 rijen"),
        (herpakt(bytes_van(werkmap()), xl__worksheets__sheet1=b"<x>" + b" " * 61_000_000), "uitgepakt te groot"),
        (herpakt(bytes_van(werkmap()), xl__worksheets__sheet1=_BOM + b"<worksheet>&b;</worksheet>"), "geen leesbaar"),
        (herpakt(bytes_van(werkmap()), xl__workbook=b"<kapot"), "geen leesbaar"),
        (bytes_van(werkmap(**{f"b{n}": [["x"]] for n in range(51)})), "51 bladen"),
    ],
    ids=range(16),
)
def test_what_cannot_be_read_says_what_to_do(inhoud, woord):
    with pytest.raises(RekenbladOnleesbaar) as gevangen:
        lees(inhoud, "x.xlsx")
    assert woord in gevangen.value.zin


def test_a_hundred_thousand_rows_are_refused_before_they_are_built():
    rijen = b"".join(b"<row><c><v>1</v></c></row>" for _ in range(100_000))
    with pytest.raises(RekenbladOnleesbaar, match="100000 rijen"):
        lees(herpakt(bytes_van(werkmap()), xl__worksheets__sheet1=b"<worksheet>" + rijen), "x.xlsx")


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_csv_in_every_common_shape(codering, scheiding):
    rijen = [["gemeente", "vraag"], ["Capelle aan den IJssel", 'één; "twee", drie\nvier'], ["x", "€ 5"]]
    uit = io.StringIO()
    csv.writer(uit, delimiter=scheiding).writerows(rijen)
    (blad,) = lees(uit.getvalue().encode(codering), "map/meting.csv")
    assert [list(rij) for rij in blad.rijen] == rijen
    assert blad.naam == "meting.csv"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(inhoud):
    with contextlib.suppress(RekenbladOnleesbaar):
        assert lees(inhoud, "x")[0].rijen
