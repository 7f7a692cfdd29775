"""Consultation: a question without names holds no names; an answer says from which place it is given."""

from datetime import date

import pytest

from tandem.regels.casus.consultatie import Consultatie, bezwaren_antwoord, bezwaren_consultatie, namen_in

VANDAAG, MORGEN, GISTEREN = date(2026, 6, 10), date(2026, 6, 11), date(2026, 6, 9)


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, []),
        ({"vraag": " "}, ["vraag"]),
        ({"vraag": "Wat doe ik met TOM?"}, ["vraag"]),
        ({"vraag": "Wat doe ik met Tommie?"}, []),
        ({"vraag": "Wat doe ik met Tom?", "herleidbaar": True, "grondslag": "grond"}, []),
        ({"herleidbaar": True}, ["grondslag"]),
        ({"herleidbaar": True, "grondslag": "verzonnen"}, ["grondslag"]),
        ({"gevraagd_op": MORGEN, "antwoord_voor": MORGEN}, ["gevraagd_op"]),
        ({"antwoord_voor": None}, ["antwoord_voor"]),
        ({"antwoord_voor": GISTEREN}, ["antwoord_voor"]),
    ],
)
def test_what_a_question_asks_for(anders, velden):
    goed = {
        "vraag": "Wat kan ik doen?",
        "herleidbaar": False,
        "grondslag": "",
        "gevraagd_op": VANDAAG,
        "antwoord_voor": MORGEN,
    }
    bezwaren = bezwaren_consultatie(Consultatie(**{**goed, **anders}), ["Tom", "El Amrani"], ["grond"], VANDAAG)
    assert [bezwaar.veld for bezwaar in bezwaren] == velden


@pytest.mark.parametrize(
    ("tekst", "namen", "gevonden"),
    [
        ("de familie el amrani", ["El Amrani"], ["El Amrani"]),
        ("Zoë, hoe gaat het?", ["Zoë"], ["Zoë"]),
        ("A is ziek", ["A", ""], []),
        ("wat (Tom?) zei", ["Tom", "Tom"], ["Tom"]),
        ("een * in de naam", ["*(" * 3], []),
    ],
)
def test_names_in_a_text(tekst, namen, gevonden):
    assert namen_in(tekst, namen) == gevonden


@pytest.mark.parametrize(
    ("antwoord", "positie", "op", "velden"),
    [
        ("Doe dit", "Jeugdbeschermer, zonder bevoegdheid", VANDAAG, []),
        (" ", "x", VANDAAG, ["antwoord"]),
        ("x", " ", VANDAAG, ["positie"]),
        ("x", "x", MORGEN, ["beantwoord_op"]),
        ("x", "x", date(2026, 6, 1), ["beantwoord_op"]),
    ],
)
def test_what_an_answer_asks_for(antwoord, positie, op, velden):
    assert [b.veld for b in bezwaren_antwoord(antwoord, positie, op, GISTEREN, VANDAAG)] == velden
