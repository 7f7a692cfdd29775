from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.regels.bouwstenen.plan import (
    EURO_HOOGSTENS,
    NAAM_HOOGSTENS,
    WOORDEN_HOOGSTENS,
    Niveau,
    Planregel,
    Regelstand,
    Som,
    bezwaren_inleiding,
    bezwaren_regel,
    bezwaren_stoppen,
    jaren,
    op_volgorde,
    som,
    som_per,
    stand_in_woorden,
    te_laat,
)

DAG = date(2026, 11, 22)
REGEL = Planregel(
    wat="De opdracht aan het lokale team opnieuw vaststellen",
    eigenaar="beleidsadviseur jeugd",
    eind=DAG + timedelta(days=30),
    bouwsteen="inrichting",
    begin=DAG,
    uren=40,
    euro=0,
    effect="Het team weet wat er van hen wordt gevraagd.",
    waaraan="De opdracht is ondertekend en besproken.",
)


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, []),
        ({"wat": " "}, ["wat"]),
        ({"eigenaar": ""}, ["eigenaar"]),
        ({"eind": None}, ["eind"]),
        ({"bouwsteen": ""}, ["bouwsteen"]),
        ({"bouwsteen": "onbekend"}, ["bouwsteen"]),
        ({"niveau": None}, ["niveau"]),
        ({"effect": ""}, ["effect"]),
        ({"waaraan": ""}, ["waaraan"]),
        ({"begin": None}, []),
        ({"begin": DAG + timedelta(days=31)}, ["eind"]),
        ({"begin": DAG + timedelta(days=30)}, []),
        ({"uren": None, "euro": None}, []),
        ({"uren": -1}, ["uren"]),
        ({"euro": EURO_HOOGSTENS}, []),
        ({"euro": EURO_HOOGSTENS + 1}, ["euro"]),
        ({"wat": "x" * (WOORDEN_HOOGSTENS + 1)}, ["wat"]),
        ({"wat": "", "eind": None}, ["wat", "eind"]),
    ],
)
def test_a_line_says_what_who_when_where_and_how_it_is_seen(anders: dict[str, object], velden: list[str]) -> None:
    regel = replace(REGEL, **anders)
    assert [bezwaar.veld for bezwaar in bezwaren_regel(regel, {"inrichting", "sturing"})] == velden


@pytest.mark.parametrize(
    ("waarom", "fouten"), [("Het geld ging naar iets anders.", 0), (" ", 1), ("x" * (WOORDEN_HOOGSTENS + 1), 1)]
)
def test_stopping_says_why(waarom: str, fouten: int) -> None:
    assert len(bezwaren_stoppen(waarom)) == fouten


@pytest.mark.parametrize(
    ("stand", "dagen", "laat"),
    [
        (Regelstand.GEPLAND, 30, False),
        (Regelstand.GEPLAND, 31, True),
        (Regelstand.BEZIG, 31, True),
        (Regelstand.KLAAR, 31, False),
        (Regelstand.GESTOPT, 31, False),
    ],
)
def test_late_is_open_after_its_last_day(stand: Regelstand, dagen: int, laat: bool) -> None:
    regel, op = replace(REGEL, stand=stand), DAG + timedelta(days=dagen)
    assert te_laat(regel, op) is laat
    assert stand_in_woorden(regel, op).startswith("te laat") is laat


def test_the_order_is_by_last_day_and_what_was_dropped_comes_last() -> None:
    laatst = replace(REGEL, wat="gestopt", eind=DAG, stand=Regelstand.GESTOPT)
    eerst = replace(REGEL, wat="eerder", eind=DAG)
    zonder = replace(REGEL, wat="zonder dag", eind=None)
    gelijk = replace(REGEL, wat="Begint later", begin=DAG + timedelta(days=2))
    alle = [zonder, laatst, gelijk, REGEL, eerst]
    assert op_volgorde(alle, lambda regel: regel) == [eerst, REGEL, gelijk, zonder, laatst]


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        ([], Som(0, 0, 0, 0, 0)),
        ([REGEL], Som(1, 40, 0, 0, 0)),
        ([REGEL, replace(REGEL, uren=None, euro=1500)], Som(2, 40, 1500, 1, 0)),
        ([REGEL, replace(REGEL, euro=None)], Som(2, 80, 0, 0, 1)),
        ([REGEL, replace(REGEL, stand=Regelstand.GESTOPT)], Som(1, 40, 0, 0, 0)),
        ([replace(REGEL, stand=Regelstand.KLAAR)], Som(1, 40, 0, 0, 0)),
    ],
)
def test_sums_leave_out_what_was_dropped_and_count_what_is_unknown(regels: list[Planregel], verwacht: Som) -> None:
    assert som(regels) == verwacht


def test_sums_per_level_and_year_add_up_to_the_whole() -> None:
    regels = [
        REGEL,
        replace(REGEL, niveau=Niveau.REGIONAAL, uren=5, euro=7),
        replace(REGEL, eind=date(2028, 1, 1), uren=None),
        replace(REGEL, eind=date(2030, 1, 1), stand=Regelstand.GESTOPT),
    ]
    per_niveau = som_per(regels, list(Niveau), lambda regel: regel.niveau)
    assert list(per_niveau) == list(Niveau)
    assert sum(deel.uren for deel in per_niveau.values()) == som(regels).uren
    assert per_niveau[Niveau.SUBREGIONAAL].regels == 0
    assert jaren(regels) == [2026, 2028]


LANG = "x" * (WOORDEN_HOOGSTENS + 1)


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"naam": "x" * NAAM_HOOGSTENS, "aanleiding": LANG[1:], "doel": LANG[1:]}, set()),
        ({"naam": "x" * (NAAM_HOOGSTENS + 1)}, {"naam"}),
        ({"aanleiding": LANG}, {"aanleiding"}),
        ({"doel": LANG}, {"doel"}),
        ({"op": DAG, "door": "het college"}, set()),
        ({"op": DAG, "door": " "}, {"vastgesteld_door"}),
        ({"door": "het college"}, {"vastgesteld_op"}),
        ({"op": DAG + timedelta(days=1), "door": "het college"}, {"vastgesteld_op"}),
        ({"op": DAG, "door": LANG}, {"vastgesteld_door"}),
    ],
)
def test_what_stands_before_the_lines(anders, velden):
    vast = {"naam": "", "aanleiding": "", "doel": "", "op": None, "door": ""} | anders
    teksten = {"aanleiding": vast["aanleiding"], "doel": vast["doel"]}
    bezwaren = bezwaren_inleiding(
        vast["naam"], teksten, vastgesteld_op=vast["op"], vastgesteld_door=vast["door"], vandaag=DAG
    )
    assert {een.veld for een in bezwaren} == velden
