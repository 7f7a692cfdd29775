"""Who holds authority over a child and never was a member: who may ask, who that is for sure, which keys follow."""

from datetime import date, timedelta

import pytest

from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.huishouden.leeftijd import Geboorte, Geboortesoort
from tandem.regels.rechten import verzoek as regels
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte, sleutel
from tandem.regels.rechten.ledensleutels import HUISHOUDLID, Vertegenwoordigfeit, sleutels_van_buiten
from tandem.regels.rechten.sleutels import Recht
from tandem.regels.rechten.verzoek import Verzoeksoort
from tandem.regels.rechten.verzoekbuiten import (
    Houderfeit,
    Nagekeken,
    bezwaren_houder,
    bezwaren_identiteit,
    hoedanigheid_van_buiten,
)
from tandem.regels.rechten.zeggenschap import Hoedanigheid, Leeftijdsgroep

S, L, H, G, N = Verzoeksoort, Leeftijdsgroep, Hoedanigheid, Gezagssoort, Nagekeken
VANDAAG = date(2026, 11, 23)
EERDER, MORGEN = VANDAAG - timedelta(days=400), VANDAAG + timedelta(days=1)


def _feit(soort=G.OUDERLIJK, van=EERDER, tot=None, *, lid=False, organisatie=False):
    return Houderfeit(soort, van, tot, lid, organisatie)


@pytest.mark.parametrize(
    ("feit", "als"),
    [
        (_feit(), H.OUDER_MET_GEZAG),
        (_feit(G.GEZAMENLIJK_MET_NIET_OUDER), H.OUDER_MET_GEZAG),
        (_feit(G.VOOGDIJ), H.VOOGD),
        (_feit(G.VOOGDIJ_GI, organisatie=True), H.VOOGD_GI),
        (_feit(G.VOORLOPIGE_VOOGDIJ, organisatie=True), H.VOOGD_GI),
        (_feit(tot=MORGEN), H.OUDER_MET_GEZAG),
        (_feit(van=VANDAAG), H.OUDER_MET_GEZAG),
        (_feit(tot=VANDAAG), None),  # ended: the day itself counts no more
        (_feit(van=MORGEN), None),
        (_feit(lid=True), None),  # a member asks as a member
    ],
)
def test_as_what_a_holder_from_outside_acts_today(feit, als):
    assert hoedanigheid_van_buiten(feit, VANDAAG) is als
    assert bool(bezwaren_houder(feit, VANDAAG)) is (als is None)


@pytest.mark.parametrize(
    ("feit", "zin"),
    [
        (_feit(tot=VANDAAG), "stopte op 23 november 2026"),
        (_feit(van=MORGEN), "begint pas op 24 november 2026"),
        (_feit(lid=True), "staat in dit dossier"),
    ],
)
def test_who_may_not_be_chosen_hears_why(feit, zin):
    (bezwaar,) = bezwaren_houder(feit, VANDAAG)
    assert (bezwaar.veld, zin in bezwaar.zin) == ("gezag", True)


# The same table as for members, for each kind of authority: written down by hand.
_HOUDERS = (G.OUDERLIJK, G.GEZAMENLIJK_MET_NIET_OUDER, G.VOOGDIJ, G.VOOGDIJ_GI, G.VOORLOPIGE_VOOGDIJ)
WIE = [
    *((soort, L.ONDER_12, houder, True) for soort in S for houder in _HOUDERS),
    *((soort, L.VAN_12, houder, soort is not S.VERNIETIGING) for soort in S for houder in _HOUDERS),
    *((soort, L.VAN_16, houder, False) for soort in S for houder in _HOUDERS),
    *((soort, L.VOLWASSEN, houder, False) for soort in S for houder in _HOUDERS),
]


@pytest.mark.parametrize(("soort", "leeftijd", "houder", "mag"), WIE)
def test_who_may_ask_what_from_outside(soort, leeftijd, houder, mag):
    als = hoedanigheid_van_buiten(_feit(houder), VANDAAG)
    oordeel = regels.mag_vragen(zeggenschapstabel(), soort=soort, leeftijd=leeftijd, als={als}, kan_wegen=True)
    assert oordeel.toegestaan is mag
    assert oordeel.reden


@pytest.mark.parametrize("soort", [een for een in S if een is not S.VERNIETIGING])
def test_of_who_cannot_weigh_it_the_holder_asks_until_eighteen(soort):
    vast = {"soort": soort, "als": {H.VOOGD_GI}, "kan_wegen": False}
    assert regels.mag_vragen(zeggenschapstabel(), leeftijd=L.VAN_16, **vast).toegestaan
    assert not regels.mag_vragen(zeggenschapstabel(), leeftijd=L.VOLWASSEN, **vast).toegestaan


@pytest.mark.parametrize("soort", S)
def test_who_carries_out_a_measure_without_authority_asks_nothing_and_the_measure_takes_nothing_from_a_parent(soort):
    """A measure is no authority (BW 1:255): the parent keeps it; who took it over has a row of their own."""
    als = {"soort": soort, "leeftijd": L.ONDER_12, "kan_wegen": True}
    assert not regels.mag_vragen(zeggenschapstabel(), als={H.GI_MET_MAATREGEL}, **als).toegestaan
    assert regels.mag_vragen(zeggenschapstabel(), als={H.OUDER_MET_GEZAG}, **als).toegestaan


@pytest.mark.parametrize(
    ("wijze", "op", "organisatie", "velden"),
    [
        (N.BEWIJS, VANDAAG, False, set()),
        (N.BEWIJS, EERDER, False, set()),
        (N.INSTELLING, VANDAAG, True, set()),
        (N.BEWIJS, MORGEN, False, {"nagekeken_op"}),
        (N.INSTELLING, VANDAAG, False, {"nagekeken"}),
        (N.BEWIJS, VANDAAG, True, {"nagekeken"}),
        (N.BEWIJS, MORGEN, True, {"nagekeken", "nagekeken_op"}),
    ],
)
def test_it_is_made_sure_who_asks(wijze, op, organisatie, velden):
    bezwaren = bezwaren_identiteit(wijze, op, organisatie=organisatie, vandaag=VANDAAG)
    assert {een.veld for een in bezwaren} == velden


_LAGEN = (Laag.CONTACT, Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID, Laag.AFGESCHERMD)
RECHTEN = tuple(Recht(HUISHOUDLID, Doel.EIGEN, laag, Reikwijdte.VERTEGENWOORDIGD) for laag in _LAGEN)


@pytest.mark.parametrize(
    ("jaren", "kan_wegen", "tot", "open_"),
    [
        (8, True, None, True),
        (14, True, None, True),
        (14, False, None, True),
        (16, True, None, False),
        (17, False, None, True),
        (18, False, None, False),
        (8, True, VANDAAG, False),
    ],
)
def test_the_keys_are_about_the_child_alone_and_hold_nothing_shielded(jaren, kan_wegen, tot, open_):
    dag = VANDAAG.replace(year=VANDAAG.year - jaren)
    geboren = Geboorte(Geboortesoort.EXACT, dag, dag)
    feit = Vertegenwoordigfeit(3, 7, geboren, H.OUDER_MET_GEZAG, EERDER, tot, kan_wegen)
    bos = sleutels_van_buiten(feit, zeggenschapstabel(), RECHTEN, vandaag=VANDAAG)
    assert bos.sleutels == frozenset(sleutel(3, laag) for laag in _LAGEN[:4] if open_)
    assert bos.deel == bos.streng == bos.sleutels
    assert (bos.leden, bos.namens, bos.samen, bos.huisgenoten) == ({7} if open_ else set(), set(), set(), set())
