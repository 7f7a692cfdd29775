"""Walking round where a professional looks as a member, and where it says who reads something."""

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
