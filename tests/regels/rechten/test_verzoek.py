"""Requests about one's own data as truth tables: who may ask, by when, which step, on which ground."""

from dataclasses import replace
from datetime import date

import pytest

from tandem.koppelingen.inhoud import catalogus, zeggenschapstabel
from tandem.regels.bron import Bron
from tandem.regels.casus.termijn import bereken_termijn
from tandem.regels.rechten import verzoek as regels
from tandem.regels.rechten.verzoek import Verzoekfeit, Verzoeksoort, Verzoekstand, Verzoekstap, Weigergrond, Zet
from tandem.regels.rechten.zeggenschap import Hoedanigheid, Leeftijdsgroep

S, D, T = Verzoeksoort, Verzoekstand, Verzoekstap
H, L = Hoedanigheid, Leeftijdsgroep
ROL = "casusregisseur"
VANDAAG = date(2026, 11, 22)
ANTWOORD = "Dit is ons antwoord."
TUSSEN = (S.CORRECTIE, S.VERKLARING, S.AFSCHERMEN, S.BEPERKING, S.OVERDRACHT)
LEZEN = (S.INZAGE, S.KOPIE)


def _mag(soort, leeftijd, als, *, kan_wegen=True, toestemming_zelf=False):
    return regels.mag_vragen(
        zeggenschapstabel(), soort=soort, leeftijd=leeftijd, als=als, kan_wegen=kan_wegen,
        toestemming_zelf=toestemming_zelf,
    )  # fmt: skip


# What the sources say of each kind, age and capacity, written down by hand: who may ask, who may not.
WIE = [
    # under twelve the child itself asks nothing; who holds authority asks everything
    *((soort, L.ONDER_12, H.ZELF, False) for soort in S),
    *((soort, L.ONDER_12, H.OUDER_MET_GEZAG, True) for soort in S),
    *((soort, L.ONDER_12, H.VOOGD, True) for soort in S),
    # from twelve to fifteen both, but destruction by a parent beside the child was not verified
    *((soort, L.VAN_12, H.ZELF, True) for soort in S),
    *((soort, L.VAN_12, H.OUDER_MET_GEZAG, soort is not S.VERNIETIGING) for soort in S),
    # sixteen and seventeen: the young person; a parent reads only when they agree
    *((soort, L.VAN_16, H.ZELF, True) for soort in S),
    *((soort, L.VAN_16, H.OUDER_MET_GEZAG, False) for soort in S),
    # from eighteen on nobody but oneself
    *((soort, L.VOLWASSEN, H.ZELF, True) for soort in S),
    *((soort, L.VOLWASSEN, H.OUDER_MET_GEZAG, False) for soort in S),
    *((soort, L.VOLWASSEN, H.VOOGD, False) for soort in S),
    # without authority, and as who carries out a measure: no, or not verified
    *((soort, leeftijd, H.OUDER_ZONDER_GEZAG, False) for soort in S for leeftijd in L),
    *((soort, leeftijd, H.GI_MET_MAATREGEL, False) for soort in S for leeftijd in L),
]


@pytest.mark.parametrize(("soort", "leeftijd", "als", "mag"), WIE)
def test_who_may_ask_what_for_whom(soort, leeftijd, als, mag):
    oordeel = _mag(soort, leeftijd, {als})
    assert oordeel.toegestaan is mag
    assert oordeel.reden


@pytest.mark.parametrize("soort", LEZEN)
def test_from_sixteen_on_a_parent_reads_when_the_young_person_agrees(soort):
    assert not _mag(soort, L.VAN_16, {H.OUDER_MET_GEZAG}).toegestaan
    assert _mag(soort, L.VAN_16, {H.OUDER_MET_GEZAG}, toestemming_zelf=True).toegestaan


@pytest.mark.parametrize("soort", TUSSEN)
def test_who_cannot_weigh_it_is_represented(soort):
    assert not _mag(soort, L.VAN_16, {H.ZELF}, kan_wegen=False).toegestaan
    assert _mag(soort, L.VAN_16, {H.VOOGD}, kan_wegen=False).toegestaan


def test_an_unverified_cell_an_unknown_age_and_nobody_refer_to_a_human():
    for oordeel in (
        _mag(S.VERNIETIGING, L.VAN_12, {H.OUDER_MET_GEZAG}),
        _mag(S.KOPIE, None, {H.ZELF}),
        _mag(S.KOPIE, L.VOLWASSEN, {H.CURATOR_OF_MENTOR}, kan_wegen=False),
    ):
        assert not oordeel.toegestaan
        assert regels.NAAR_EEN_MENS in oordeel.reden
    assert _mag(S.KOPIE, L.VOLWASSEN, set()).reden == regels.GEEN_BAND


def test_one_capacity_that_may_is_enough():
    assert _mag(S.KOPIE, L.VAN_12, {H.GI_MET_MAATREGEL, H.OUDER_MET_GEZAG}).toegestaan


def _regel(soort, **anders):
    return replace(catalogus().verzoeksoorten[soort.value], **anders)


TERMIJN = [
    (S.INZAGE, date(2026, 11, 22), date(2026, 12, 22)),
    (S.KOPIE, date(2026, 1, 31), date(2026, 2, 28)),  # the last day of a shorter month
    (S.VERNIETIGING, date(2026, 11, 22), date(2026, 12, 22)),
    (S.OVERDRACHT, date(2026, 11, 25), date(2026, 12, 25)),  # a public holiday: no Dutch extension of a European term
    (S.AFSCHERMEN, date(2026, 11, 22), None),
    (S.VERKLARING, date(2026, 11, 22), None),
]


@pytest.mark.parametrize(("soort", "op", "dag"), TERMIJN)
def test_by_when_there_is_an_answer(soort, op, dag):
    termijn = catalogus().termijnen.get(_regel(soort).termijn)
    assert (bereken_termijn(termijn, op).uiterlijk if termijn else None) == dag


def test_putting_off_gives_two_months_more_and_destroying_three_from_the_request():
    termijnen = catalogus().termijnen
    assert bereken_termijn(termijnen["verzoek_avg_verlengd"], date(2026, 12, 22)).uiterlijk == date(2027, 2, 22)
    assert bereken_termijn(termijnen[_regel(S.VERNIETIGING).uitvoering], VANDAAG).uiterlijk == date(2027, 2, 22)


def _feit(soort=S.KOPIE, stand=D.ONTVANGEN, **anders):
    vast = {"verlengd": False, "uiterlijk": date(2026, 12, 22)}
    return Verzoekfeit(_regel(soort), stand, **{**vast, **anders})


def _bezwaren(feit, stap, tekst=ANTWOORD, rol=ROL, vandaag=VANDAAG, **anders):
    return {een.veld for een in regels.bezwaren_zet(feit, Zet(stap, tekst, **anders), rol=rol, vandaag=vandaag)}


MOGELIJK = [
    (D.ONTVANGEN, S.KOPIE, {T.BEVESTIG, T.VERLENG, T.WIJS_TOE, T.WEIGER, T.TREK_IN}),
    (D.IN_BEHANDELING, S.KOPIE, {T.VERLENG, T.WIJS_TOE, T.WEIGER, T.TREK_IN}),
    (D.TOEGEWEZEN, S.KOPIE, set()),
    (D.TOEGEWEZEN, S.BEPERKING, {T.HEF_OP}),
    (D.GEWEIGERD, S.KOPIE, set()),
    (D.INGETROKKEN, S.KOPIE, set()),
    (D.OPGEHEVEN, S.BEPERKING, set()),
    (D.ONTVANGEN, S.AFSCHERMEN, {T.BEVESTIG, T.WIJS_TOE, T.WEIGER, T.TREK_IN}),  # no verified term to put off
]


@pytest.mark.parametrize(("stand", "soort", "stappen"), MOGELIJK)
def test_which_steps_lead_on(stand, soort, stappen):
    uiterlijk = None if soort is S.AFSCHERMEN else date(2026, 12, 22)
    feit = _feit(soort, stand, uiterlijk=uiterlijk)
    assert set(regels.mogelijk(feit, ROL)) == stappen
    for stap in set(T) - stappen:
        assert _bezwaren(feit, stap) == {"stap"}


def test_only_a_deciding_role_decides_and_anybody_who_reads_it_confirms():
    assert regels.mogelijk(_feit(), "gedragswetenschapper") == (T.BEVESTIG,)
    assert _bezwaren(_feit(), T.BEVESTIG, rol="gedragswetenschapper") == set()
    assert _bezwaren(_feit(), T.WIJS_TOE, rol="gedragswetenschapper") == {"stap"}


@pytest.mark.parametrize(
    ("verlengd", "vandaag", "velden"),
    [
        (False, date(2026, 12, 22), set()),
        (False, date(2026, 12, 23), {"stap"}),  # told too late
        (True, date(2026, 12, 1), {"stap"}),  # once
    ],
)
def test_an_answer_is_put_off_once_and_told_in_time(verlengd, vandaag, velden):
    assert _bezwaren(_feit(verlengd=verlengd), T.VERLENG, vandaag=vandaag) == velden


def _grond(geverifieerd=True, soorten=(S.KOPIE,)):
    return Weigergrond("x", soorten, "x", "x", "artikel x", Bron("x", geverifieerd=geverifieerd))


@pytest.mark.parametrize(
    ("grond", "velden"),
    [
        (None, {"grond"}),
        (_grond(), set()),
        (_grond(geverifieerd=False), {"grond"}),
        (_grond(soorten=(S.VERNIETIGING,)), {"grond"}),
    ],
)
def test_refusing_takes_a_verified_ground_for_this_kind(grond, velden):
    assert _bezwaren(_feit(), T.WEIGER, grond=grond) == velden


@pytest.mark.parametrize("grond", catalogus().weigergronden.values(), ids=lambda grond: grond.code)
def test_a_ground_of_the_content_refuses_only_when_verified(grond):
    for soort in grond.soorten:
        assert (_bezwaren(_feit(soort), T.WEIGER, grond=grond) == set()) is grond.bron.geverifieerd


def test_an_answer_is_in_words():
    assert _bezwaren(_feit(), T.WIJS_TOE, tekst=" ja ") == {"tekst"}
    assert _bezwaren(_feit(), T.WIJS_TOE, tekst="x" * 5001) == {"tekst"}


@pytest.mark.parametrize(
    ("soort", "feit", "zet", "velden"),
    [
        (S.CORRECTIE, {"oud": "Tom is 8."}, {"nieuw": ""}, {"nieuw"}),
        (S.CORRECTIE, {"oud": "Tom is 8."}, {"nieuw": " Tom is 8. "}, {"nieuw"}),
        (S.CORRECTIE, {"oud": "Tom is 8."}, {"nieuw": "Tom is 9."}, set()),
        (S.CORRECTIE, {"oud": None}, {}, set()),
        (S.AFSCHERMEN, {"oud": "Tom is 8."}, {}, {"verborgen"}),
        (S.AFSCHERMEN, {"oud": "Tom is 8."}, {"verborgen": (1,)}, set()),
        (S.VERNIETIGING, {"staat_in_de_weg": ("In gebruik.",)}, {}, {"stap"}),
        (S.VERNIETIGING, {}, {}, set()),
    ],
)
def test_granting_asks_what_it_needs(soort, feit, zet, velden):
    assert _bezwaren(_feit(soort, **feit), T.WIJS_TOE, **zet) == velden


@pytest.mark.parametrize(
    ("in_gebruik", "anderen", "woorden"),
    [
        (False, (), ()),
        (True, (), ("in gebruik",)),
        (False, ("Tom", "Noor"), ("Noor, Tom",)),
        (True, ("Tom",), ("in gebruik", "Tom")),
    ],
)
def test_a_file_goes_whole_or_not(in_gebruik, anderen, woorden):
    zinnen = regels.staat_vernietigen_in_de_weg(in_gebruik=in_gebruik, zonder_verzoek=anderen)
    assert len(zinnen) == len(woorden)
    assert all(woord in zin for woord, zin in zip(woorden, zinnen, strict=True))


@pytest.mark.parametrize(
    ("soort", "tekst", "bij", "op", "velden"),
    [
        (S.KOPIE, "", False, VANDAAG, set()),
        (S.KOPIE, "", False, date(2026, 11, 23), {"ontvangen_op"}),
        (S.CORRECTIE, "te kort", True, VANDAAG, {"tekst"}),
        (S.CORRECTIE, "Dit klopt niet.", False, VANDAAG, set()),
        (S.AFSCHERMEN, "Mijn vader leest mee.", False, VANDAAG, {"regel"}),
        (S.VERKLARING, "Het ging anders.", False, VANDAAG, {"regel"}),
        (S.VERKLARING, "Het ging anders.", True, VANDAAG, set()),
        (S.INZAGE, "x" * 5001, False, VANDAAG, {"tekst"}),
    ],
)
def test_what_a_request_needs(soort, tekst, bij, op, velden):
    fout = regels.bezwaren_verzoek(_regel(soort), tekst=tekst, heeft_tekst=bij, ontvangen=op, vandaag=VANDAAG)
    assert {een.veld for een in fout} == velden


def test_every_kind_says_who_decides_and_the_verified_ones_by_when():
    for regel in catalogus().verzoeksoorten.values():
        assert regel.meteen is not bool(regel.beslist)
        assert bool(regel.termijn) is (regel.soort not in (S.VERKLARING, S.AFSCHERMEN))
        assert {regel.termijn, regel.verlenging, regel.uitvoering} - {""} <= set(catalogus().termijnen)
        assert regel.verlenging == ("verzoek_avg_verlengd" if regel.termijn else "")
