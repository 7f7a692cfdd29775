"""A file of figures is read as a whole or refused, every fault by its row and column; secret and unknown stay so."""

from decimal import Decimal

import pytest

from tandem.regels.kennis.cijfers import GEHEIM, MEESTE_FOUTEN, ONBEKEND, Stand, Waarde, lees_tabel

KOP = "RegioS;Perioden;Meldingen;Adviezen\n"


def lees(tekst: str, *, vijftallen: bool = True):
    return lees_tabel(tekst.encode(), vijftallen=vijftallen)


def test_secret_unknown_zero_and_a_figure_are_four_things():
    tabel = lees(KOP + "GM0599;2023JJ00;.;\nGM0599;2024JJ00;0;2750\n")
    assert tabel.fouten == ()
    assert [rij.waarden for rij in tabel.rijen] == [
        (GEHEIM, ONBEKEND),
        (Waarde(Stand.BEKEND, Decimal(0)), Waarde(Stand.BEKEND, Decimal(2750))),
    ]
    assert GEHEIM.getal is None
    assert ONBEKEND.getal is None


def test_quotes_padding_a_mark_at_the_start_and_empty_rows_do_no_harm():
    kop = '\ufeff"ID";"RegioS";"Perioden";"RegioNaam";"Meldingen"\r\n'
    tekst = kop + '"0";"GM0599   ";"2024JJ00";"Rotterdam";"    35"\r\n;;;;\r\n'
    tabel = lees(tekst)
    assert tabel.maten == ("Meldingen",)
    assert (tabel.rijen[0].regio, tabel.rijen[0].naam, tabel.rijen[0].jaar) == ("GM0599", "Rotterdam", 2024)


def test_decimals_are_written_with_a_comma():
    tabel = lees(KOP + "GM0599;2024JJ00;1,25;3\n", vijftallen=False)
    assert tabel.rijen[0].waarden[0].getal == Decimal("1.25")


@pytest.mark.parametrize(
    ("tekst", "rij", "kolom", "woord"),
    [
        ("", 1, "", "leeg"),
        ("RegioS,Perioden,Meldingen\nGM0599,2024JJ00,5\n", 1, "", "puntkomma"),
        ("Regio;Perioden;Meldingen\nGM0599;2024JJ00;5\n", 1, "RegioS", "ontbreekt"),
        ("RegioS;Perioden\nGM0599;2024JJ00\n", 1, "", "geen kolom met cijfers"),
        ("RegioS;Perioden;M;M\nGM0599;2024JJ00;5;5\n", 1, "M", "twee keer"),
        ("RegioS;Perioden;M;\nGM0599;2024JJ00;5;5\n", 1, "nummer 4", "geen naam"),
        (KOP, 1, "", "geen rijen"),
        (KOP + ";;;\n", 1, "", "geen rijen"),
        (KOP + "GM0599;2024JJ00;5\n", 2, "", "3 cellen"),
        (KOP + "NL01;2024JJ00;5;5\n", 2, "RegioS", "geen code van een gemeente"),
        (KOP + "GM0599;2024;5;5\n", 2, "Perioden", "geen periode"),
        (KOP + "GM0599;2024KW01;5;5\n", 2, "Perioden", "een kwartaal"),
        (KOP + "GM0599;2024JJ00;5;5\nGM0599;2024JJ00;5;10\n", 3, "RegioS", "ook op rij 2"),
        (KOP + "GM0599;2024JJ00;5;veel\n", 2, "Adviezen", "geen getal"),
        (KOP + "GM0599;2024JJ00;1.250;5\n", 2, "Meldingen", "geen getal"),
        (KOP + "GM0599;2024JJ00;-5;5\n", 2, "Meldingen", "geen getal"),
        (KOP + "GM0599;2024JJ00;5;7\n", 2, "Adviezen", "niet afgerond op vijf"),
        (KOP + "GM0599;2024JJ00;5;99999999995\n", 2, "Adviezen", "te groot"),
        (KOP + 'GM0599;2024JJ00;"5;5\n', 1, "", "aanhalingstekens"),
    ],
)
def test_a_fault_is_named_by_its_place_and_nothing_is_half_read(tekst, rij, kolom, woord):
    tabel = lees(tekst)
    assert tabel.rijen == ()
    assert [(fout.rij, fout.kolom) for fout in tabel.fouten] == [(rij, kolom)]
    assert woord in tabel.fouten[0].in_woorden


def test_a_good_row_after_a_bad_one_is_not_kept_and_all_faults_are_told():
    tabel = lees(KOP + "GM0599;2024JJ00;x;y\nGM0489;2024JJ00;5;5\nGM05;2024JJ00;5;5\n")
    assert tabel.rijen == ()
    assert [(fout.rij, fout.kolom) for fout in tabel.fouten] == [(2, "Meldingen"), (2, "Adviezen"), (4, "RegioS")]


def test_no_more_faults_than_anybody_reads():
    tabel = lees(KOP + "".join(f"GM{n:04};2024JJ00;x;y\n" for n in range(900)))
    assert len(tabel.fouten) == MEESTE_FOUTEN


@pytest.mark.parametrize(
    "inhoud", [b"\xff\xfeR\x00e\x00", "RegioS;Perioden;Café\n".encode("latin-1"), b"PK\x03\x04\x00"]
)
def test_what_is_no_text_is_refused_in_words(inhoud):
    tabel = lees_tabel(inhoud, vijftallen=False)
    assert tabel.rijen == ()
    assert len(tabel.fouten) == 1


def test_what_the_form_says_of_rounding_decides():
    assert lees(KOP + "GM0599;2024JJ00;5;7\n", vijftallen=False).fouten == ()
