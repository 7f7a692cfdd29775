"""A letter: what it says follows from the facts; what was not verified is said so; how it may not go."""

from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.rechten.brief import (
    Brieffeiten,
    als_gegevens,
    bezwaren_brief,
    stel_brief_op,
    uit_gegevens,
)

OTS = Brieffeiten(
    aan="Samira", jong=False, op=date(2026, 11, 22), soort="maatregel", punt="begin", naam="Ondertoezichtstelling",
    wat="Een jeugdbeschermer kijkt mee.", over="Tom", beslist_door="de rechter", besloten_op=date(2026, 11, 20),
    voert_uit="Jeugdbescherming X", artikel="BW 1:255", geverifieerd=True, van=date(2026, 11, 20),
    tot=date(2027, 11, 20), grond="Tom is niet veilig.", uitleg="U moet zich eraan houden.", rechten="U mag klagen.",
    klachtwegen=("de ombudsman",), gezicht="Noor de Wit", telefoon="06 1234",
)  # fmt: skip


def woorden(feiten: Brieffeiten) -> str:
    brief = stel_brief_op(feiten)
    delen = [zin for deel in brief.delen for zin in (deel.kop, *deel.zinnen)]
    return " | ".join([brief.titel, brief.aanhef, *delen, brief.slot])


@pytest.mark.parametrize(
    ("anders", "wel", "niet"),
    [
        ({}, ["De rechter heeft op 20 november 2026 iets besloten: Ondertoezichtstelling. Dit gaat over Tom.",
              "Jeugdbescherming X voert het uit.", "Op BW 1:255.", "Vanaf 20 november 2026. Tot 20 november 2027.",
              "Tom is niet veilig.", "Wat betekent dit voor u?", "Noor de Wit, 06 1234. Uw vaste gezicht.",
              "staat in het besluit zelf", "klagen bij: de ombudsman"], ["niet nagegaan", "English"]),
        ({"geverifieerd": False}, ["Op BW 1:255. Dat is niet nagegaan."], []),
        ({"artikel": ""}, ["Op welk artikel dit rust, is niet nagegaan."], []),
        ({"tot": None}, ["Er staat geen einddatum in."], []),
        ({"grond": ""}, [], ["Waarom?"]),
        ({"over": ""}, [], ["Dit gaat over"]),
        ({"jong": True}, ["voor jou?", "Wat kun je doen?", "Jouw vaste gezicht", "Snap je iets niet?"], ["u doen"]),
        ({"punt": "einde"},
         ["Er stopt iets", "Dit stopt: Ondertoezichtstelling.", "geldt niet meer vanaf 20 november 2027"],
         ["voert het uit", "staat in het besluit zelf"]),
        ({"soort": "bevoegdheid", "beslist_door": "Veilig Thuis X"}, ["Veilig Thuis X gebruikt een bevoegdheid"], []),
        ({"soort": "voorbereiding", "naam": "vragen om een onderzoek"},
         ["Wij willen dit doen: vragen om een onderzoek.", "Dit is nog geen besluit."], ["Waar rust dit op?"]),
        ({"soort": "fase", "punt": "fase", "naam": "Herstel", "wat": "Tijd om te herstellen."},
         ["We gaan naar de fase: herstel.", "Tijd om te herstellen."], ["Waar rust dit op?", "besloten:"]),
        ({"gezicht": ""}, ["Er is nog geen vast gezicht."], []),
        ({"vertaling": ("You have to keep to it.",)}, ["In English | You have to keep to it."], []),
        ({"middelen": ("Binnen twee weken naar de kinderrechter. (BW 1:264)",)}, ["Binnen twee weken"], []),
    ],
)  # fmt: skip
def test_what_a_letter_says_follows_from_the_facts(anders, wel, niet) -> None:
    brief = woorden(replace(OTS, **anders))
    assert [zin for zin in wel if zin not in brief] == []
    assert [zin for zin in niet if zin in brief] == []


def test_a_letter_is_read_back_as_it_was_made() -> None:
    brief = stel_brief_op(OTS)
    assert uit_gegevens(als_gegevens(brief)) == brief
    assert stel_brief_op(OTS) == brief


@pytest.mark.parametrize(
    ("thuis", "weg", "portaal", "niet_benaderen", "velden"),
    [
        ("ja", "papier", False, False, []),
        ("nee", "papier", False, False, ["weg"]),
        ("weet_niet", "papier", True, False, ["weg"]),
        ("nee", "samen", False, False, []),
        ("nee", "portaal", True, False, []),
        ("ja", "portaal", False, False, ["weg"]),
        ("ja", "papier", False, True, ["weg"]),
        ("ja", "samen", False, True, []),
        ("", "samen", False, False, ["thuis"]),
        ("ja", "duif", False, False, ["weg"]),
        ("x", "", False, False, ["thuis", "weg"]),
    ],
)
def test_how_a_letter_may_not_go(thuis, weg, portaal, niet_benaderen, velden) -> None:
    gevonden = bezwaren_brief(thuis, weg, heeft_portaal=portaal, niet_benaderen=niet_benaderen)
    assert [bezwaar.veld for bezwaar in gevonden] == velden
