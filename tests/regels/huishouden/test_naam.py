from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.huishouden.naam import (
    Gezocht,
    Overeenkomst,
    naamsleutels,
    naamvorm,
    vlakke_vorm,
    volledige_naamsleutel,
    woorden,
    zoeksleutels,
)

#: Two spellings of one name, which must meet whichever of the two is typed.
VARIANTEN = """
Mohammed/Muhammad  Mohammed/Mohamed  Mohammed/M'hamed  Mohammed/محمد  Muhammad/Мухаммад  Yılmaz/Yilmaz  Yilmaz/Jilmas
Ouassim/Wassim  Achmed/Ahmet  Ahmed/أحمد  Omar/عمر  Oemar/Umar  Fatima/فاطمة  Youssef/يوسف  Joessoef/Yusuf  Ali/علي
Noor/نور  Noor/Nour  Nawal/نوال  Naoual/Nawal  Hussein/حسين  Khadija/خديجة  Khadija/Khadidja  Khadija/Hadidja
Zeynep/زينب  Zineb/Zeynep  Chaima/شيماء  Chaima/Shaima  Aisha/عائشة  Aicha/Aisha  Rachid/Rashid  Rachid/رشيد
Djamila/Jamila  Jamila/Yamila  Abdelkarim/Abdul-Karim  Abdelkarim/Abd-el-Karim  Abdullah/Abdoellah  Marouane/Marwan
Redouan/Redwan  Anouar/Anwar  Şahin/Sahin  Çelik/Celik  Özgür/Ozgur  Erdoğan/Erdogan  Elamrani/El-Amrani  Benali/Ben-Ali
Jansen/Janssen  Jansen/Janse  Pietersen/Pieterse  Dijk/Dyk  Hendrik/Hendrick  Dierckx/Dierks  Thijs/Tijs
Matthijs/Mathijs  Sophie/Sofie  Visscher/Visser  Bosch/Bos  Achterberg/Agterberg  Schmidt/Smit  Sarah/Sara  Maja/Maya
Zoë/Zoe  O’Brien/O'Brien  Cees/Kees  Nadja/Nadia  Katja/Katia  Jacob/Jakob  Sergei/Сергей  Sjevtsjenko/Шевченко
Vries/Fries  Iwanow/Иванов  Vandenberg/v.d.-Berg  Annemarie/Anne-Marie  Noureddine/Nour-Eddine  Jean-Pierre/Jean’Pierre
"""
PAREN = [tuple(paar.replace("'Pierre", " Pierre").split("/")) for paar in VARIANTEN.split()]


def vergelijk(gezocht: str, bekend: str) -> Overeenkomst:
    return Gezocht(gezocht).vergelijk(naamvorm(bekend))


@pytest.mark.parametrize(("een", "ander"), PAREN)
def test_spelling_variants_meet(een: str, ander: str) -> None:
    assert zoeksleutels(een) & zoeksleutels(ander)
    assert vergelijk(een, ander) is not Overeenkomst.GEEN
    assert vergelijk(ander, een) is not Overeenkomst.GEEN


@pytest.mark.parametrize(
    ("gezocht", "bekend", "verwacht"),
    [
        ("de Vries", "Samira de Vries", Overeenkomst.ZELFDE),
        ("vries samira", "Samira de Vries", Overeenkomst.ZELFDE),
        ("Vries", "DE VRIES", Overeenkomst.ZELFDE),
        ("Amrani, Samira", "Samira el Amrani", Overeenkomst.ZELFDE),
        ("Yilmaz", "Fatma Yılmaz-de Vries", Overeenkomst.ZELFDE),
        ("'t Hooft", "Jan ’t Hooft", Overeenkomst.ZELFDE),
        ("Ben", "Ben de Vries", Overeenkomst.ZELFDE),
        ("J. de Vries", "Jan de Vries", Overeenkomst.KLINKT_ALS),
        ("J. de Vries", "Piet de Vries", Overeenkomst.GEEN),
        ("Samira Jansen", "Samira de Vries", Overeenkomst.GEEN),
        ("Jan", "Jon", Overeenkomst.GEEN),
        ("Tom", "Tim", Overeenkomst.GEEN),
        ("Noor", "Nora", Overeenkomst.GEEN),
        ("Samira", "Sander", Overeenkomst.GEEN),
        ("", "Samira", Overeenkomst.GEEN),
        ("😀", "Samira", Overeenkomst.GEEN),
        ("Samira 😀", "Samira", Overeenkomst.ZELFDE),
    ],
)
def test_how_a_sought_name_fits(gezocht: str, bekend: str, verwacht: Overeenkomst) -> None:
    assert vergelijk(gezocht, bekend) is verwacht


@pytest.mark.parametrize(
    ("naam", "vlak"),
    [
        ("Zoë  van 't Hooft-Yılmaz", "zoe van t hooft yilmaz"),
        ("D’Angelo", "dangelo"),
        ("José María", "jose maria"),
        ("Jan\u202e\u0000Piet", "jan piet"),
        ("v.d. Berg", "v d berg"),
        ("Мария", "mariya"),
        ("123 😀", ""),
    ],
)
def test_the_flat_form(naam: str, vlak: str) -> None:
    assert vlakke_vorm(naam) == vlak


@pytest.mark.parametrize("naam", ["van der", "el", "Ben"])
def test_a_name_of_only_small_words_keeps_them(naam: str) -> None:
    assert " ".join(woorden(naam)) == vlakke_vorm(naam)
    assert naamsleutels(naam)


NAMEN = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "M", "Pd", "Po", "So", "Nd")), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
).map(" ".join)
GEWONE_NAMEN = st.lists(
    st.sampled_from(sorted({naam for paar in PAREN for naam in paar} | {"de", "van der", "el", "ben"})),
    min_size=1,
    max_size=4,
)


@given(NAMEN)
def test_flattening_is_idempotent(naam: str) -> None:
    assert vlakke_vorm(vlakke_vorm(naam)) == vlakke_vorm(naam)
    assert set(vlakke_vorm(naam)) <= set("abcdefghijklmnopqrstuvwxyz ")


@given(GEWONE_NAMEN)
def test_the_order_of_words_does_not_matter(delen: list[str]) -> None:
    vormen = [" ".join(volgorde) for volgorde in permutations(delen)]
    assert len({naamsleutels(vorm) for vorm in vormen}) == 1
    assert len({volledige_naamsleutel(vorm) for vorm in vormen}) == 1


@given(NAMEN)
def test_capitals_do_not_matter_and_a_name_meets_itself(naam: str) -> None:
    if woorden(naam):
        assert vergelijk(naam, naam) is Overeenkomst.ZELFDE
        assert naamsleutels(vlakke_vorm(naam).upper()) == naamsleutels(vlakke_vorm(naam))


@given(GEWONE_NAMEN, GEWONE_NAMEN)
def test_what_fits_is_among_what_the_index_points_at(gezocht: list[str], bekend: list[str]) -> None:
    vraag, naam = Gezocht(" ".join(gezocht)), naamvorm(" ".join(bekend))
    for een in (vraag, Gezocht(" ".join(bekend[:2]))):
        if een.vergelijk(naam) is not Overeenkomst.GEEN:
            assert een.kan_passen(een.sleutels & naam.sleutels)


@given(NAMEN)
def test_the_set_of_keys_stays_small(naam: str) -> None:
    assert len(zoeksleutels(naam)) <= 24 * max(1, len(vlakke_vorm(naam).split()))


@pytest.mark.parametrize(("een", "ander"), PAREN[:6])
def test_the_full_key_meets_too_for_common_variants(een: str, ander: str) -> None:
    assert volledige_naamsleutel(f"{een} de Vries") == volledige_naamsleutel(f"Vries {ander}")


def test_the_likeliest_comes_first() -> None:
    bekend = ["Bakker", "Becker", "Bakkers"]
    assert sorted(bekend, key=lambda naam: -Gezocht("Becker").gelijkenis(naamvorm(naam)))[0] == "Becker"
    assert Gezocht("Tom de Vries").gelijkenis(naamvorm("Vries, Tom")) == 1.0
