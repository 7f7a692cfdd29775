"""The glossary names every model class, fully and once."""

from tandem.management.controles.begrippen import GLOSSARIUM, fouten_in_begrippen, modelklassen

KOP = "# Begrippen\n\n| term | one line | source | English gloss |\n|---|---|---|---|\n"
CASUS = "| Casus | one household, one case | ontwerp | case |\n"


def test_glossary_is_complete() -> None:
    assert fouten_in_begrippen(modelklassen(), GLOSSARIUM.read_text(encoding="utf-8")) == []


def test_there_are_model_classes_to_judge() -> None:
    assert {"Huishouden", "Casus"} <= set(modelklassen())


def test_missing_class_is_named() -> None:
    assert fouten_in_begrippen(["Casus", "Verzonnen"], KOP + CASUS) == ["Verzonnen staat niet in docs/begrippen.md"]


def test_mention_in_prose_is_not_enough() -> None:
    assert fouten_in_begrippen(["Casus"], KOP + "\nEen Casus is ...\n") != []


def test_empty_cell_is_named() -> None:
    tekst = KOP + "| Casus | one household, one case |  | case |\n"
    assert fouten_in_begrippen(["Casus"], tekst) == ["Casus: vul alle 4 kolommen"]


def test_double_term_is_named() -> None:
    assert fouten_in_begrippen(["Casus"], KOP + CASUS + CASUS) == ["Casus staat er twee keer"]
