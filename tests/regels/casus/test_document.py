"""Names of files that are only names, and what stands in the way of keeping a document."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.casus.document import LANGSTE_NAAM, bezwaren_document, in_mb, veilige_naam
from tandem.regels.rechten.lagen import Laag

VANDAAG = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("brief.pdf", "brief.pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\brief.docx", "brief.pdf"),
        ("a\x00b\nc\u200b.pdf", "abc.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        ("   .pdf", "document.pdf"),
        ('we"ird<name>?.pdf', "we_ird_name__.pdf"),
        ("رسالة.pdf", "رسالة.pdf"),
        ("x" * 10_000_000, "x" * (LANGSTE_NAAM - 4) + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(naam, veilig):
    assert veilige_naam(naam, "pdf") == veilig


@given(st.text())
def test_no_name_has_folders_or_signs_that_do_not_show(naam):
    veilig = veilige_naam(naam, "pdf")
    assert veilig.endswith(".pdf")
    assert not set("/\\\n\r\u202e\u200f\x00") & set(veilig)
    assert len(veilig) <= LANGSTE_NAAM


def _velden(**anders):
    vast = {"titel": "Brief", "laag": Laag.PLAN, "gewone_laag": Laag.PLAN, "ontvangen_op": VANDAAG,
            "gedateerd_op": None, "vandaag": VANDAAG}  # fmt: skip
    return [b.veld for b in bezwaren_document(**{**vast, **anders})]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, []),
        ({"laag": Laag.AFGESCHERMD}, []),
        ({"laag": Laag.CONTACT}, ["laag"]),
        ({"titel": " "}, ["titel"]),
        ({"ontvangen_op": VANDAAG + timedelta(1)}, ["ontvangen_op"]),
        ({"gedateerd_op": VANDAAG - timedelta(9)}, []),
        ({"gedateerd_op": VANDAAG, "ontvangen_op": VANDAAG - timedelta(1)}, ["gedateerd_op"]),
    ],
)
def test_what_stands_in_the_way(anders, velden):
    assert _velden(**anders) == velden


@pytest.mark.parametrize(("bytes_", "woord"), [(1, "1 kB"), (340 * 1024, "340 kB"), (2_500_000, "2,4 MB")])
def test_sizes_as_people_say_them(bytes_, woord):
    assert in_mb(bytes_) == woord
