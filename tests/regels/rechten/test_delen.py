"""Sharing without consent as a rule: a verified ground that fits, what and why, told or looked at again."""

from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.rechten.delen import Grond, Zonder, bestand_gaat_mee, bezwaren_vertellen, bezwaren_zonder
from tandem.regels.rechten.lagen import Laag

VANDAAG = date(2026, 6, 10)
GROND = Grond("informatie_aan_gi", True, ("gi",), frozenset({"ondertoezichtstelling"}))
GOED = Zonder("gi", ("ondertoezichtstelling",), "wat", "waarom", None, "nog niet veilig", date(2026, 6, 11))


def _velden(bezwaren):
    return {een.veld for een in bezwaren}


@pytest.mark.parametrize(
    ("grond", "zonder", "velden"),
    [
        (GROND, GOED, set()),
        (None, GOED, {"grondslag"}),
        (replace(GROND, geverifieerd=False), GOED, {"grondslag"}),
        (GROND, replace(GOED, ontvangersoort="onderwijs"), {"grondslag"}),
        (replace(GROND, ontvangers=()), replace(GOED, ontvangersoort="onderwijs"), set()),
        (GROND, replace(GOED, maatregelen=()), {"grondslag"}),
        (GROND, replace(GOED, maatregelen=("jeugdreclassering",)), {"grondslag"}),
        (replace(GROND, maatregelen=()), replace(GOED, maatregelen=()), set()),
        (GROND, replace(GOED, wat=" "), {"wat"}),
        (GROND, replace(GOED, afweging=""), {"afweging"}),
        (GROND, replace(GOED, niet_verteld=" "), {"niet_verteld"}),
        (GROND, replace(GOED, opnieuw_op=None), {"opnieuw_op"}),
        (GROND, replace(GOED, opnieuw_op=VANDAAG), {"opnieuw_op"}),
        (GROND, replace(GOED, niet_verteld="", opnieuw_op=None), {"niet_verteld", "opnieuw_op"}),
        (GROND, replace(GOED, verteld_op=VANDAAG, niet_verteld="", opnieuw_op=None), set()),
        (GROND, replace(GOED, verteld_op=date(2026, 6, 11)), {"verteld_op"}),
    ],
)
def test_what_stands_in_the_way(grond, zonder, velden):
    assert _velden(bezwaren_zonder(grond, zonder, vandaag=VANDAAG)) == velden


def test_telling_alone_asks_the_same_of_the_telling():
    assert _velden(bezwaren_vertellen(replace(GOED, niet_verteld=""), vandaag=VANDAAG)) == {"niet_verteld"}


@pytest.mark.parametrize("laag", list(Laag))
@pytest.mark.parametrize("vervallen", [False, True])
@pytest.mark.parametrize("grootte", [0, 1])
def test_a_file_goes_along_unless_shielded_out_of_sight_or_emptied(laag, vervallen, grootte):
    mag = bestand_gaat_mee(laag, vervallen=vervallen, grootte=grootte)
    assert mag is (laag != Laag.AFGESCHERMD and not vervallen and grootte == 1)
