"""The bouwstenen and the Checklist sturing hold every item of their source, each at its place, item by item."""

import json

import pytest

from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.inhoud.vormen_bouwstenen import LIJSTEN
from tests import bronregels

BRON = json.loads(bronregels.LIJST.read_text(encoding="utf-8"))
INHOUD = catalogus()
CHECKLIST = INHOUD.instrumenten["checklist_sturing / 2025-03"]


def _kernen(lijst: str) -> list[str]:
    """The quoted first words of our items in one list of the source, in our order."""
    waar, soort = lijst.split("/")
    if waar == "checklist":
        deel = next(deel for deel in CHECKLIST.delen if deel.code == soort)
        return [vraag.kern for vraag in deel.vragen]
    return [deel.kern for deel in getattr(INHOUD.bouwstenen[waar], soort)]


@pytest.mark.parametrize("lijst", BRON)
def test_each_item_stands_beside_its_line_in_the_source(lijst):
    assert [bronregels.merk(kern) for kern in _kernen(lijst)] == BRON[lijst]


def test_there_is_no_list_without_a_place_in_the_source():
    onze = {f"{code}/{lijst}" for code, b in INHOUD.bouwstenen.items() for lijst in LIJSTEN if getattr(b, lijst)}
    assert onze | {f"checklist/{deel.code}" for deel in CHECKLIST.delen} == set(BRON)


def test_the_counts_are_those_of_the_source():
    acties = {code: len(bouwsteen.acties) for code, bouwsteen in INHOUD.bouwstenen.items()}
    assert acties == {"informatie": 8, "sturing": 4, "inrichting": 10, "weten": 15, "leren": 6}
    assert [len(deel.vragen) for deel in CHECKLIST.delen] == [7, 5, 4, 5, 9, 9, 6]


def test_the_kept_list_is_what_the_source_says():
    """Where the source is at hand (`TANDEM_BRONNEN`), the list kept here is exactly what it holds."""
    tekst = bronregels.bron()
    gelezen = BRON if tekst is None else bronregels.merken(tekst)
    assert gelezen == BRON


def test_quotes_are_short_and_each_item_says_where_it_stands():
    for bouwsteen in INHOUD.bouwstenen.values():
        for deel in bouwsteen.onderdelen():
            assert 1 <= len(deel.kern.split()) <= bronregels.WOORDEN, deel.code
            assert "bouwsteen" in deel.bron.verwijzing, deel.code
    assert all("bijlage 1, deel I" in vraag.bron.verwijzing for vraag in CHECKLIST.vragen())


def test_a_text_is_in_our_own_words():
    """No text repeats its line: past the name of a document or a party, at most the quoted words are the same."""
    for bouwsteen in INHOUD.bouwstenen.values():
        for deel in bouwsteen.onderdelen():
            assert not deel.tekst or not deel.tekst.casefold().startswith(deel.kern.casefold()), deel.code


@pytest.mark.parametrize(
    ("code", "rust_op"),
    [
        ("informatie", ("leren",)),
        ("sturing", ("informatie", "leren")),
        ("weten", ("inrichting", "sturing", "informatie", "leren")),
        ("leren", ()),
    ],
)
def test_a_bouwsteen_names_what_it_rests_on_nearest_first(code, rust_op):
    assert INHOUD.bouwstenen[code].rust_op == rust_op


def test_an_action_knows_what_belongs_under_it():
    inrichting = INHOUD.bouwstenen["inrichting"]
    assert [deel.code for deel in inrichting.onder("inrichting_keuzes")] == [
        "inrichting_keuze_0_100",
        "inrichting_keuze_specialisme",
        "inrichting_keuze_samenwerking",
    ]
    assert len(inrichting.hoofdacties) == 7
    assert inrichting.actie("inrichting_keuzes") in inrichting.hoofdacties
    assert inrichting.actie("bestaat_niet") is None
    assert len(INHOUD.bouwstenen["leren"].onder("leren_stap_1")) == 6


def test_the_checklist_gives_no_score_because_the_source_gives_none():
    assert all(deel.score is None and not deel.tellende_vragen for deel in CHECKLIST.delen)
    assert {deel.hoofdstuk for deel in CHECKLIST.delen} == {"Deel I", "Deel II"}
    assert not CHECKLIST.bron.voorbeeldinhoud
