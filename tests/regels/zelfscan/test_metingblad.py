"""Answers of waves as a sheet and back; any other layout with a map of its columns; every fault at its cell."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.tabel import Blad, Celfout
from tandem.regels.zelfscan.antwoord import Antwoord
from tandem.regels.zelfscan.instrument import Optie, Vraagsoort
from tandem.regels.zelfscan.metingblad import (
    KOLOMMEN,
    Indeling,
    Kolomkaart,
    Meting,
    als_blad,
    lees_blad,
    lees_met_kaart,
)
from tests.regels.zelfscan.bouw import deel, instrument, vraag

PROEF = instrument(
    deel(vraag("a"), vraag("b")),
    deel(
        vraag("getal", Vraagsoort.GETAL),
        vraag("lijst", Vraagsoort.LIJST),
        vraag("open", Vraagsoort.OPEN),
        vraag("ja", Vraagsoort.JA_DEELS_NEE),
        code="rest",
        score=None,
    ),
)
GEMEENTEN = {"schiedam": "schiedam", "gm0606": "schiedam", "capelle aan den ijssel": "capelle", "capelle": "capelle"}
NAMEN = {"schiedam": "Schiedam", "capelle": "Capelle aan den IJssel"}

# One question mark alone is no answer but that one does not know it, in a form as in a sheet.
_zin = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter("?".__ne__)
_waarde = {
    "a": st.sampled_from("1234"),
    "b": st.sampled_from("1234"),
    "getal": st.decimals(-99999, 99999, places=2).map(lambda d: d.normalize() + 0),
    "lijst": st.lists(_zin, min_size=1, max_size=3).map(tuple),
    "open": _zin,
    "ja": st.sampled_from(["ja", "deels", "nee"]),
}


@st.composite
def _antwoorden(draw):
    gekozen = {}
    for code in draw(st.sets(st.sampled_from(sorted(_waarde)), min_size=1)):
        streven = draw(st.one_of(st.none(), st.sampled_from("1234"))) if code in "ab" else None
        bewijs, toelichting = draw(st.one_of(st.just(""), _zin)), draw(st.one_of(st.just(""), _zin))
        weet_niet, streven_niet = draw(st.booleans()), code in "ab" and draw(st.booleans())
        waarde = None if weet_niet else draw(_waarde[code])
        gekozen[code] = Antwoord(
            waarde, bewijs, toelichting, None if streven_niet else streven, weet_niet, streven_niet
        )
    return gekozen


_jaren = st.dictionaries(st.tuples(st.sampled_from(sorted(NAMEN)), st.integers(2000, 2100)), _antwoorden(), min_size=1)


@given(_jaren)
def test_waves_come_back_identical(alles):
    metingen = tuple(Meting(gemeente, jaar, antwoorden) for (gemeente, jaar), antwoorden in alles.items())
    gelezen = lees_blad(als_blad(PROEF, metingen, NAMEN), PROEF, GEMEENTEN)
    assert gelezen.fouten == ()
    assert gelezen.metingen == metingen


def _blad(*rijen, kop=KOLOMMEN):
    return Blad("Antwoorden", (tuple(kop), *rijen))


RIJ = ("Schiedam", "2023", "a", "3", "", "", "")


@pytest.mark.parametrize(
    ("rijen", "plaats", "woord"),
    [
        ([("Skiedam", *RIJ[1:])], "rij 2, kolom A", 'Bedoelde u "schiedam"?'),
        ([("", *RIJ[1:])], "rij 2, kolom A", "ontbreekt de gemeente"),
        ([("Schiedam", "23", *RIJ[2:])], "rij 2, kolom B", "geen jaar"),
        ([("Schiedam", "", *RIJ[2:])], "rij 2, kolom B", "ontbreekt het jaar"),
        ([("Schiedam", "2023", "getall", "3")], "rij 2, kolom C", 'Bedoelde u "getal"?'),
        ([("Schiedam", "2023", "", "3")], "rij 2, kolom C", "ontbreekt de vraag"),
        ([("Schiedam", "2023", "a", "9")], "rij 2, kolom D", "Niveau 1"),
        ([("Schiedam", "2023", "getal", ".")], "rij 2, kolom D", "geen getal"),
        ([("Schiedam", "2023", "ja", "ja", "nee")], "rij 2, kolom D", "geen streven"),
        ([RIJ, ("gm0606", *RIJ[1:])], "rij 3, kolom C", "ook al op rij 2"),
        ([RIJ, ("", "", "", ""), RIJ], "rij 4, kolom C", "ook al op rij 2"),
        ([("Schiedam", "2023", "a", "3", "", "x" * 5001)], "rij 2", "te lang"),
        ([("Schiedam", "2023", "a", "")], "blad", "geen enkel antwoord"),
        ([], "blad", "geen enkel antwoord"),
    ],
)
def test_a_fault_is_named_by_sheet_row_and_column_and_nothing_is_half_loaded(rijen, plaats, woord):
    gelezen = lees_blad(_blad(*rijen), PROEF, GEMEENTEN)
    assert gelezen.metingen == ()
    assert any(plaats in str(fout) and woord in fout.zin for fout in gelezen.fouten), list(map(str, gelezen.fouten))


def test_not_knowing_is_an_answer_and_an_empty_cell_is_none():
    gelezen = lees_blad(_blad(("Schiedam", "2023", "a", "?", "?"), ("Schiedam", "2023", "b", "")), PROEF, GEMEENTEN)
    assert gelezen.metingen == (Meting("schiedam", 2023, {"a": Antwoord(weet_niet=True, streven_weet_niet=True)}),)


def test_a_choice_whose_name_is_the_code_of_another_is_written_by_its_code():
    kruis = vraag("k", Vraagsoort.KEUZE, opties=(Optie("1", "Twee"), Optie("2", "1"), Optie("3", "Drie")))
    lijst = instrument(deel(kruis, score=None))
    for code in "123":
        (meting,) = lees_blad(
            als_blad(lijst, [Meting("schiedam", 2023, {"k": Antwoord(code)})], NAMEN), lijst, GEMEENTEN
        ).metingen
        assert meting.antwoorden["k"].waarde == code


def test_all_faults_are_told_at_once():
    gelezen = lees_blad(_blad(("X", "1", "z", "?"), ("Schiedam", "2023", "a", "9"), RIJ), PROEF, GEMEENTEN)
    assert [(fout.rij, fout.kolom) for fout in gelezen.fouten] == [(2, 1), (2, 2), (2, 3), (3, 4), (4, 3)]


def test_an_unknown_column_a_formula_a_merge_and_a_hidden_sheet_are_refused():
    formule = Celfout("Antwoorden", 2, 4, "Hier staat een formule.")
    for blad, woord in [
        (_blad(RIJ, kop=(*KOLOMMEN[:3], "antword", *KOLOMMEN[4:])), 'Bedoelde u "antwoord"?'),
        (replace(_blad(RIJ), gebreken={(2, 4): formule}), "formule"),
        (replace(_blad(RIJ), verborgen=True), "verborgen"),
        (replace(_blad(RIJ), verborgen_kolommen=frozenset({4})), "verborgen"),
    ]:
        gelezen = lees_blad(blad, PROEF, GEMEENTEN)
        assert gelezen.metingen == ()
        assert any(woord in fout.zin for fout in gelezen.fouten)


# A baseline of another hand: a title above, one row for each municipality, its own words, a column that is not ours.
NULMETING = Blad(
    "Totaal 2023",
    (
        ("Nulmeting regio",),
        ("Gemeente", "Visie op veiligheid", "gewenst", "Rapportcijfer", "Opmerking van ons"),
        ("Schiedam", "groen", "4", "7,5", "intern"),
        ("Capelle aan den IJssel", "n.b.", "", "", ""),
        ("", "", "", "", ""),
    ),
)
KAART = Kolomkaart(
    "Totaal 2023",
    Indeling.BREED,
    kop=2,
    gemeente=1,
    vast_jaar="2023",
    vragen={2: "a", 4: "getal"},
    streven={3: "a"},
    woorden={"Groen": "3", "n.b.": ""},
)


def test_any_other_layout_is_read_with_a_map_of_its_columns():
    gelezen = lees_met_kaart((NULMETING,), KAART, PROEF, GEMEENTEN)
    assert gelezen.fouten == ()
    assert gelezen.metingen == (
        Meting("schiedam", 2023, {"a": Antwoord("3", streven="4"), "getal": Antwoord(Decimal("7.5"))}),
    )


def test_a_word_that_the_map_does_not_translate_is_a_fault_at_its_cell():
    gelezen = lees_met_kaart((NULMETING,), replace(KAART, woorden={"n.b.": ""}), PROEF, GEMEENTEN)
    assert [str(fout)[:39] for fout in gelezen.fouten] == ['blad "Totaal 2023", rij 3, kolom B: "gr']


def test_a_long_sheet_of_another_layout_is_read_too():
    lang = Blad("Export", (("Q", "Score", "Jaar"), ("a", "2", "2024"), ("b", "4", "2024")))
    kaart = Kolomkaart("Export", Indeling.LANG, jaar=3, vraag=1, antwoord=2, vaste_gemeente="Schiedam")
    gelezen = lees_met_kaart((lang,), kaart, PROEF, GEMEENTEN)
    assert gelezen.metingen == (Meting("schiedam", 2024, {"a": Antwoord("2"), "b": Antwoord("4")}),)


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"blad": "Anders"}, "is er niet"),
        ({"kop": 9}, "Rij 9"),
        ({"gemeente": 0}, "Kies de kolom met de gemeente"),
        ({"vaste_gemeente": "Schiedam"}, "of één gemeente"),
        ({"jaar": 2}, "of één jaar"),
        ({"vast_jaar": ""}, "Kies de kolom met het jaar"),
        ({"vragen": {}}, "ten minste één kolom"),
        ({"vragen": {2: "zz"}}, 'vraag "zz" bestaat niet'),
        ({"vragen": {2: "a", 4: "a"}}, "ook al gekozen"),
        ({"indeling": Indeling.LANG}, "Kies de kolom met de vraag"),
    ],
)
def test_a_map_that_does_not_fit_says_what_to_choose(anders, woord):
    gelezen = lees_met_kaart((NULMETING,), replace(KAART, **anders), PROEF, GEMEENTEN)
    assert gelezen.metingen == ()
    assert any(woord in fout.zin for fout in gelezen.fouten), list(map(str, gelezen.fouten))


def test_flaws_matter_only_in_columns_that_the_map_uses():
    los = Celfout("Totaal 2023", 3, 5, "Hier staat een formule.")
    raak = Celfout("Totaal 2023", 3, 4, "Hier staat een formule.")
    assert lees_met_kaart((replace(NULMETING, gebreken={(3, 5): los}),), KAART, PROEF, GEMEENTEN).metingen
    assert lees_met_kaart((replace(NULMETING, gebreken={(3, 4): raak}),), KAART, PROEF, GEMEENTEN).fouten == (raak,)


def test_the_same_municipality_twice_in_one_year_is_refused_in_a_wide_sheet():
    dubbel = replace(NULMETING, rijen=(*NULMETING.rijen[:3], ("Schiedam", "groen", "", "", "")))
    gelezen = lees_met_kaart((dubbel,), KAART, PROEF, GEMEENTEN)
    assert any("ook al op rij 3" in fout.zin for fout in gelezen.fouten)
