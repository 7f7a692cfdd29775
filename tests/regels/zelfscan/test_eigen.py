"""Own instruments: their code, what may come into use beside former versions, withdrawing, and any other layout."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.tabel import Blad, Celfout
from tandem.regels.zelfscan.antwoord import Antwoord, gevraagd
from tandem.regels.zelfscan.eigen import (
    bezwaren_in_gebruik,
    eigen_code,
    hangt_eraan,
    is_eigen,
    kale_code,
    met_ingetrokken,
    wijzigingen,
)
from tandem.regels.zelfscan.instrument import (
    Instrumentsoort,
    Overzetregel,
    Overzetsoort,
    Scorewijze,
    Voorwaarde,
    Vorige,
    Vraagsoort,
)
from tandem.regels.zelfscan.instrumentblad import als_bladen, is_eigen_indeling, sjabloon
from tandem.regels.zelfscan.instrumentkaart import Instrumentkaart, lees_instrument_met_kaart, stel_kaart_voor
from tandem.regels.zelfscan.instrumentlezer import uit_bladen
from tandem.regels.zelfscan.score import standen
from tests.regels.zelfscan.bouw import deel, instrument, vraag

EEN = instrument(deel(vraag("a"), vraag("b", voorwaarde=Voorwaarde("a", ("3", "4"))), vraag("c")))


@given(st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True), st.integers(1, 10**9))
def test_a_code_of_ones_own_is_never_one_of_the_content_and_comes_back(code, organisatie):
    eigen = eigen_code(code, organisatie)
    assert is_eigen(eigen)
    assert not is_eigen(code)
    assert kale_code(eigen) == code


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, ["is er al"]),
        ({"versie": "2"}, ['Zet bij "vorige versie": 1']),
        ({"versie": "2", "vorige": Vorige("0")}, ['Zet bij "vorige versie": 1']),
        ({"versie": "2", "vorige": Vorige("1")}, []),
        ({"versie": "a/b", "vorige": Vorige("1")}, ["De versie heeft hoogstens 40"]),
        ({"versie": "2", "vorige": Vorige("1"), "naam": "x" * 201}, ["De naam is 201 tekens"]),
        ({"code": "ander"}, []),
        ({"code": "ander", "vorige": Vorige("1")}, ['Er is geen versie "1"']),
    ],
)
def test_what_may_come_into_use_beside_the_versions_before(anders, verwacht):
    nieuw = replace(EEN, **anders)
    versies = {"1": EEN} if nieuw.code == EEN.code else {}
    zinnen = [str(fout) for fout in bezwaren_in_gebruik(nieuw, {}, versies, ())]
    assert len(zinnen) == len(verwacht)
    assert all(begin in zin for begin, zin in zip(verwacht, zinnen, strict=True))


def test_a_changed_question_without_a_line_is_named_at_its_place():
    plek = Celfout("Vragen", 4, 2, "")
    nieuw = replace(instrument(deel(vraag("a"), vraag("d"))), versie="2", vorige=Vorige("1"))
    fouten = bezwaren_in_gebruik(nieuw, {"d": plek}, {"1": EEN}, ())
    assert {(fout.blad, fout.rij) for fout in fouten} == {("Vragen", 4), ("Vorige versie", 0)}
    assert any('"b" van de vorige versie' in fout.zin for fout in fouten)


def test_help_that_is_no_action_is_refused():
    nieuw = instrument(deel(vraag("a", helpt=("bestaat_niet",))))
    assert "geen actie" in bezwaren_in_gebruik(nieuw, {}, {}, {"wel"})[0].zin
    assert bezwaren_in_gebruik(nieuw, {}, {}, {"bestaat_niet"}) == ()


def test_what_changes_is_told_in_words_and_the_same_comes_last():
    regels = (
        Overzetregel(Overzetsoort.GESPLITST, ("b",), ("b1", "b2"), Scorewijze.LAAGSTE),
        Overzetregel(Overzetsoort.VERVALLEN, ("c",)),
    )
    nieuw = replace(instrument(deel(vraag("a"), vraag("b1"), vraag("b2"))), versie="2", vorige=Vorige("1", regels))
    uit = wijzigingen(EEN, nieuw)
    assert [(w.soort.value, len(w.was), len(w.wordt), w.vergeleken) for w in uit] == [
        ("gesplitst", 1, 2, True),
        ("vervallen", 1, 0, False),
        ("zelfde", 1, 1, True),
    ]


def test_a_withdrawn_question_is_not_asked_does_not_count_and_takes_along_what_hangs_on_it():
    antwoorden = {"a": Antwoord("3"), "b": Antwoord("1"), "c": Antwoord("4")}
    assert [v.code for v in hangt_eraan(EEN, "a")] == ["b"]
    assert hangt_eraan(EEN, "c") == ()
    zonder = met_ingetrokken(EEN, {"a"})
    assert [v.code for v in gevraagd(zonder, antwoorden)] == ["c"]
    assert standen(zonder, antwoorden)[0].nu.waarde == 4
    assert met_ingetrokken(EEN, {"bestaat_niet"}) is EEN
    assert als_bladen(zonder) == als_bladen(EEN)


def test_the_empty_workbook_has_our_layout_and_says_what_to_fill_in():
    assert is_eigen_indeling(sjabloon())
    assert not is_eigen_indeling((Blad("Blad1", (("Vraag",),)),))
    fouten = uit_bladen(sjabloon()).fouten
    assert {fout.blad for fout in fouten} == {"Instrument"}
    assert any(fout.rij == 2 for fout in fouten)


KAART = Instrumentkaart(
    blad="Scan", kop=2, tekst=2, code="eigen", versie="1", naam="Onze scan", waarvoor="Om te zien.", bron="Nota 2024",
    soort=Instrumentsoort.ZELFSCAN, vraagsoort=Vraagsoort.NIVEAUS, deel=1, antwoorden=(3, 4),
    score=Scorewijze.GEMIDDELDE, streven=True,
)  # fmt: skip
RIJEN = (
    ("Onze scan van 2024",),
    ("Thema", "Vraag", "Laag", "Hoog", "Opmerking"),
    ("Zicht", "Weten wij wie?", "Nee", "Ja, altijd", "van Jan"),
    ("", "Weten wij hoe?", "Soms", "Altijd"),
    ("", "", "", ""),
    ("Team", "Is het team er?", "Nog niet", "Ja"),
)


def test_a_sheet_with_a_question_in_each_row_becomes_an_instrument():
    uit = lees_instrument_met_kaart((Blad("Scan", RIJEN),), KAART)
    assert uit.fouten == ()
    lijst = uit.instrument
    assert [(d.naam, len(d.vragen)) for d in lijst.delen] == [("Zicht", 2), ("Team", 1)]
    eerste = lijst.vraag("vraag_1")
    assert [(o.code, o.naam, o.beschrijving, o.waarde) for o in eerste.opties] == [
        ("1", "Laag", "Nee", 1),
        ("2", "Hoog", "Ja, altijd", 2),
    ]
    assert eerste.streven
    assert lijst.delen[0].score.wijze is Scorewijze.GEMIDDELDE
    assert uit_bladen(als_bladen(lijst)).instrument == lijst


def test_without_a_score_nothing_counts():
    lijst = lees_instrument_met_kaart((Blad("Scan", RIJEN),), replace(KAART, score=None, streven=False)).instrument
    assert lijst.delen[0].score is None
    assert not lijst.vraag("vraag_1").telt_mee


@pytest.mark.parametrize(
    ("kaart", "rijen", "plek"),
    [
        ({"tekst": 0}, RIJEN, 'blad "Scan": Kies de kolom met de vraag.'),
        ({"kop": 99}, RIJEN, "Rij 99 met de koppen"),
        ({"antwoorden": ()}, RIJEN, "Kies in welke kolommen de antwoorden staan."),
        ({"vraagsoort": Vraagsoort.OPEN, "antwoorden": ()}, RIJEN, "Een score kan alleen"),
        ({"deel": 2}, RIJEN, "kolom B: Deze kolom is twee keer gekozen."),
        ({"blad": "Ander"}, RIJEN, "Dit blad is er niet"),
        ({}, (*RIJEN[:3], ("", "Een antwoord?", "Alleen laag")), 'blad "Scan", rij 4, kolom B'),
        ({"vraagcode": 5}, RIJEN, 'blad "Scan", rij 4, kolom E: "code" is leeg.'),
        ({"code": "Eigen Scan"}, RIJEN, 'De code "Eigen Scan" kan niet'),
        ({"naam": ""}, RIJEN, '"waarde" is leeg'),
        ({}, ((), ("Thema", "Vraag", "Laag", "Hoog"), ("", "Een vraag?", "x", "y")), 'rij 3, kolom A: "naam" is leeg'),
    ],
)
def test_every_fault_is_told_where_people_look_for_it(kaart, rijen, plek):
    uit = lees_instrument_met_kaart((Blad("Scan", rijen),), replace(KAART, **kaart))
    assert uit.instrument is None
    assert any(plek in str(fout) for fout in uit.fouten), [str(fout) for fout in uit.fouten]


def test_doubled_codes_and_cells_that_cannot_be_read_are_refused():
    rijen = (*RIJEN[:2], ("Zicht", "Een?", "a", "b", "v1"), ("", "Twee?", "a", "b", "v1"))
    uit = lees_instrument_met_kaart((Blad("Scan", rijen),), replace(KAART, vraagcode=5))
    assert any("rij 4, kolom E" in str(f) and "ook al op rij" in f.zin for f in uit.fouten)
    formule = Celfout("Scan", 3, 2, "Hier staat een formule.")
    kapot = Blad("Scan", RIJEN, gebreken={(3, 2): formule}, verborgen_kolommen=frozenset({3}))
    zinnen = [str(f) for f in lees_instrument_met_kaart((kapot,), KAART).fouten]
    assert any("formule" in zin for zin in zinnen)
    assert any("kolom C" in zin and "verborgen" in zin for zin in zinnen)
    elders = Blad("Scan", RIJEN, gebreken={(3, 5): formule})
    assert lees_instrument_met_kaart((elders,), KAART).fouten == ()


def test_the_guess_knows_columns_by_their_words():
    koppen = ("Thema", "Vraag", "Niveau 1", "Niveau 2", "Nr")
    gok = stel_kaart_voor(Blad("x", (("titel",), koppen, ("Team", "Is er een team?", "nee", "ja", "1"))))
    assert (gok.kop, gok.deel, gok.tekst, gok.antwoorden, gok.code) == (2, 1, 2, (3, 4), 5)
