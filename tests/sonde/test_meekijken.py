"""Walking round where a professional looks as a member, and where it says who reads something: nothing for neither."""

import pytest

from tandem.acties.portaal import deur as ledendeur
from tandem.management.sonde.proeven import alle_proeven

ROUTES = tuple(f"kijk_{naam}" for naam in "begin plan geschreven mensen rechten keken".split())
WIE = ("rosa", "sam", "nel", "jos", "aad", "wes", "lia")


def _loop(terrein, wie=WIE, routes=(*ROUTES, "wie_ziet", "rechten.lezers.lees_wie_ziet")):
    proeven = alle_proeven(terrein.b, terrein.voorraad, bezoekers=wie, routes=routes)
    return terrein.kruiper().loop([een for een in proeven if een.methode in ("GET", "LEES")])


def test_nobody_meets_what_is_not_for_both(terrein, op_kopie):
    with op_kopie():
        uitslag = _loop(terrein)
    assert [(een.wie, een.route, een.wat, een.pad) for een in uitslag.bevindingen] == []
    assert uitslag.statussen[200] > 60
    assert len(uitslag.gezien) > 20


@pytest.mark.parametrize("zonder", ["van het lid", "van wie kijkt"])
def test_a_door_that_asks_only_one_of_both_is_found(terrein, op_kopie, monkeypatch, zonder):
    """Planted in both walls at once (role ``eigenaar`` passes wall 2): each half of the question is needed."""
    if zonder == "van het lid":
        monkeypatch.setattr(ledendeur, "zichtbaar", lambda rijen, *_: rijen)
    else:
        monkeypatch.setattr(ledendeur, "gefilterd", lambda rijen, *_: rijen)
    with op_kopie("eigenaar"):
        gevonden = _loop(terrein, routes=ROUTES).lekken()
    assert any(een.soort == "lek" for een in gevonden)
