"""Which keys a member of a household holds: truth tables over age, authority, leaving and hiding."""

from datetime import date, timedelta

import pytest

from tandem.regels.bron import Bron
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, geboren_rond, ongeboren
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.ledensleutels import HUISHOUDLID, Lidfeit, Vertegenwoordigfeit, ledensleutels
from tandem.regels.rechten.sleutels import Recht
from tandem.regels.rechten.zeggenschap import (
    Cel,
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Uitkomst,
    Wet,
    tabel_van,
)

VANDAAG = date(2026, 6, 10)
DAG = timedelta(days=1)
OUDER, ZELF = Hoedanigheid.OUDER_MET_GEZAG, Hoedanigheid.ZELF
ALLES = (Laag.CONTACT, Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID)
RECHTEN = [
    *(Recht(HUISHOUDLID, Doel.EIGEN, laag, Reikwijdte.ZELF) for laag in ALLES),
    *(Recht(HUISHOUDLID, Doel.EIGEN, laag, Reikwijdte.ZELF_BEPERKT) for laag in ALLES[:2]),
    *(Recht(HUISHOUDLID, Doel.EIGEN, laag, Reikwijdte.VERTEGENWOORDIGD) for laag in ALLES),
    Recht(HUISHOUDLID, Doel.HULP, Laag.AFGESCHERMD, Reikwijdte.ZELF),
    Recht("casusregisseur", Doel.EIGEN, Laag.AFGESCHERMD, Reikwijdte.ZELF),
]
_MAG, _NIET, _ZELF_JA = Uitkomst.MAG, Uitkomst.NIET, Uitkomst.MET_TOESTEMMING
_VAKKEN = [
    (Wet.JEUGDWET, Leeftijdsgroep.ONDER_12, ZELF, True, _NIET),
    (Wet.JEUGDWET, Leeftijdsgroep.VAN_12, ZELF, True, _MAG),
    (Wet.JEUGDWET, Leeftijdsgroep.VAN_12, ZELF, False, _NIET),
    (Wet.JEUGDWET, Leeftijdsgroep.VAN_16, ZELF, True, _MAG),
    (Wet.AVG, Leeftijdsgroep.VOLWASSEN, ZELF, True, _MAG),
    (Wet.JEUGDWET, Leeftijdsgroep.ONDER_12, OUDER, True, _MAG),
    (Wet.JEUGDWET, Leeftijdsgroep.VAN_12, OUDER, True, _MAG),
    (Wet.JEUGDWET, Leeftijdsgroep.VAN_16, OUDER, True, _ZELF_JA),
    (Wet.JEUGDWET, Leeftijdsgroep.VAN_16, OUDER, False, _MAG),
    (Wet.AVG, Leeftijdsgroep.VOLWASSEN, OUDER, True, _NIET),
]
TABEL = tabel_van(
    Cel(Geval(wet, Handeling.INZIEN, leeftijd, wie, wegen), uit, "artikel", Bron("wet", geverifieerd=True))
    for wet, leeftijd, wie, wegen, uit in _VAKKEN
)
HUIS, IK, KIND, ANDER = 7, 1, 2, 3


def jaren(aantal, dagen=0):
    return geboren_op(VANDAAG.replace(year=VANDAAG.year - aantal) + dagen * DAG)


def lid(geboorte=None, *, van=VANDAAG - DAG, tot=None, **meer):
    return Lidfeit(HUIS, IK, geboorte or jaren(40), van, tot, **meer)


def kind(geboorte=None, *, als=OUDER, van=VANDAAG - DAG, tot=None, **meer):
    return Vertegenwoordigfeit(HUIS, KIND, geboorte or jaren(8), als, van, tot, **meer)


def bos(*feiten):
    eigen = [feit for feit in feiten if isinstance(feit, Lidfeit)]
    ander = [feit for feit in feiten if isinstance(feit, Vertegenwoordigfeit)]
    return ledensleutels(eigen, ander, TABEL, RECHTEN, vandaag=VANDAAG)


@pytest.mark.parametrize(
    ("feit", "lagen"),
    [
        pytest.param(lid(), ALLES, id="an adult"),
        pytest.param(lid(jaren(11)), ALLES[:2], id="a child of eleven"),
        pytest.param(lid(jaren(12, 1)), ALLES[:2], id="twelve tomorrow"),
        pytest.param(lid(jaren(12)), ALLES, id="twelve today"),
        pytest.param(lid(jaren(13), kan_wegen=False), ALLES[:2], id="thirteen, cannot weigh it"),
        pytest.param(lid(kan_wegen=False), ALLES[:2], id="an adult for whom there is no cell"),
        pytest.param(lid(jaren(17)), ALLES, id="seventeen"),
        pytest.param(lid(GEBOORTE_ONBEKEND), ALLES[:2], id="no known age"),
        pytest.param(lid(geboren_rond(2014)), ALLES[:2], id="eleven or twelve, an estimate"),
        pytest.param(lid(van=VANDAAG), ALLES, id="a member from today"),
        pytest.param(lid(van=VANDAAG + DAG), (), id="a member from tomorrow"),
        pytest.param(lid(tot=VANDAAG), ALLES, id="left today"),
    ],
)
def test_the_layers_of_the_own_file(feit, lagen):
    assert bos(feit).lagen(HUIS) == frozenset(lagen)


@pytest.mark.parametrize(
    ("feit", "ziet"),
    [
        pytest.param(kind(), True, id="a child of eight"),
        pytest.param(kind(ongeboren()), True, id="an unborn child"),
        pytest.param(kind(jaren(16, 1)), True, id="sixteen tomorrow"),
        pytest.param(kind(jaren(16)), False, id="sixteen today"),
        pytest.param(kind(jaren(16), gemachtigd=True), True, id="sixteen, who agrees"),
        pytest.param(kind(jaren(17), kan_wegen=False), True, id="seventeen, cannot weigh it"),
        pytest.param(kind(jaren(18)), False, id="eighteen today"),
        pytest.param(kind(jaren(18), gemachtigd=True), False, id="eighteen, as a parent"),
        pytest.param(kind(tot=VANDAAG), False, id="authority ended today"),
        pytest.param(kind(van=VANDAAG + DAG), False, id="authority from tomorrow"),
        pytest.param(kind(als=Hoedanigheid.OUDER_ZONDER_GEZAG), False, id="without authority"),
        pytest.param(kind(GEBOORTE_ONBEKEND), False, id="no known age"),
    ],
)
def test_the_file_of_a_child(feit, ziet):
    assert bos(lid(), feit).ziet(HUIS, Laag.ANALYSE, [KIND]) is ziet


def test_authority_gives_nothing_to_who_is_no_member():
    assert not bos(kind()).sleutels
    assert not bos(lid(van=VANDAAG + DAG), kind()).sleutels


@pytest.mark.parametrize(
    ("laag", "betreft", "ziet"),
    [
        (Laag.ANALYSE, [IK], True),
        (Laag.ANALYSE, [IK, KIND], True),
        (Laag.ANALYSE, [IK, ANDER], False),
        (Laag.ANALYSE, [ANDER], False),
        (Laag.ANALYSE, [], True),
        (Laag.VEILIGHEID, [IK, ANDER], False),
        (Laag.CONTACT, [ANDER], False),
        (Laag.PLAN, [IK, ANDER], True),
        (Laag.PLAN, [ANDER], False),
        (Laag.PLAN, [], True),
        (Laag.AFGESCHERMD, [IK], False),
    ],
)
def test_lines_about_others_are_out_of_reach_save_where_the_plan_is_shared(laag, betreft, ziet):
    assert bos(lid(), kind()).ziet(HUIS, laag, betreft) is ziet


@pytest.mark.parametrize(
    ("laag", "betreft", "ziet"),
    [
        (Laag.ANALYSE, [IK], True),
        (Laag.CONTACT, [], False),
        (Laag.PLAN, [], False),
        (Laag.PLAN, [IK, ANDER], False),
        (Laag.PLAN, [IK, KIND], True),
    ],
)
def test_who_left_keeps_what_is_about_them_alone(laag, betreft, ziet):
    assert bos(lid(tot=VANDAAG), kind()).ziet(HUIS, laag, betreft) is ziet


def test_what_is_hidden_from_me_stays_hidden_whoever_i_look_for():
    mijn = bos(lid(), kind())
    assert not mijn.ziet(HUIS, Laag.ANALYSE, [KIND], [IK])
    assert mijn.ziet(HUIS, Laag.ANALYSE, [KIND], [KIND])


def test_names_of_who_lives_there_now_are_known_until_one_leaves():
    assert bos(lid(huisgenoten=frozenset({ANDER}))).huisgenoten == {ANDER}
    assert not bos(lid(huisgenoten=frozenset({ANDER}), tot=VANDAAG)).huisgenoten


def test_a_child_of_eleven_sees_the_shared_plan_and_no_analysis():
    van_elf = bos(lid(jaren(11)))
    assert van_elf.ziet(HUIS, Laag.PLAN, [IK, ANDER])
    assert not van_elf.ziet(HUIS, Laag.ANALYSE, [IK])
