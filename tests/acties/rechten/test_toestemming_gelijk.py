"""Consent gives the same keys in both writings, and both walls show the same lines with them: on random worlds."""

import itertools
import uuid
from datetime import timedelta

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tandem.acties import deur
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.models import (
    Bekende,
    Gezag,
    Lid,
    Regel,
    Teamsluiting,
    Toestemming,
    Toestemmingsantwoord,
    Vertegenwoordiging,
    Wilsoordeel,
)
from tandem.regels.rechten.lagen import Doel, Laag, sleutel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tests import wereld
from tests.acties.test_sleutels_gelijk import NU, VANDAAG, _na, _rij, houd_naast_elkaar
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")

DAGEN, EINDEN = st.integers(-2, 1), st.none() | st.integers(-1, 2)
SOORTEN = ("ouderlijk", "gezamenlijk_met_niet_ouder", "voogdij", "voogdij_gi", "voorlopige_voogdij")
LAGEN = st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True)

persoon = st.fixed_dictionaries(
    {
        "leeftijd": st.sampled_from([8, 12, 12, 13, 16, 17, 18, 18, 40]),
        "rand": st.sampled_from([0, 0, 1, -1]),
        "soort": st.sampled_from(["exact", "exact", "exact", "exact", "geschat", "onbekend", "ongeboren"]),
        "wegen": st.none() | st.none() | st.tuples(st.booleans(), DAGEN, EINDEN),
    }
)
gezag = st.fixed_dictionaries(
    {
        "soort": st.sampled_from(SOORTEN),
        "voor": st.integers(1, 2),
        "houder": st.sampled_from([0, 0, 2, None]),
        "van": DAGEN,
        "tot": EINDEN,
    }  # fmt: skip
)
antwoord = st.tuples(
    st.integers(0, 5),
    st.sampled_from(["gegeven", "gegeven", "gegeven", "geweigerd", "ingetrokken"]),
    st.integers(-3, 1),
)
"""Who (a member, or a holder outside by the order of authority), what, and at which hour from now."""
vraag = st.fixed_dictionaries(
    {
        "lid": st.integers(0, 2),
        "aan": st.sampled_from(["ik", "ik", "team", "ander"]),
        "lagen": LAGEN,
        "van": st.integers(-3, 1),
        "duur": st.integers(1, 5),
        "antwoorden": st.lists(antwoord, max_size=4),
    }
)
wereldje = st.fixed_dictionaries(
    {
        "mensen": st.tuples(persoon, persoon, persoon),
        "gezag": st.lists(gezag, max_size=3),
        "curator": st.none() | st.tuples(st.integers(0, 2), DAGEN, EINDEN),
        "vragen": st.lists(vraag, min_size=1, max_size=3),
        "dicht": st.sampled_from([None, None, None, "team", "bekende"]),
        "doel": st.sampled_from([Doel.GEDEELD, Doel.GEDEELD, Doel.GEDEELD, Doel.HULP, Doel.ZOEKEN]),
        "een": st.booleans(),
    }
)

MENS = {"leeftijd": 40, "rand": 0, "soort": "exact", "wegen": None}
JA = [(0, "gegeven", -1)]
VRAAG = {"lid": 0, "aan": "ik", "lagen": [1, 2], "van": -1, "duur": 3, "antwoorden": JA}
LEEG = {
    "mensen": (MENS, MENS, MENS), "gezag": [], "curator": None, "vragen": [VRAAG], "dicht": None,
    "doel": Doel.GEDEELD, "een": True,
}  # fmt: skip
OUDER = {"soort": "ouderlijk", "voor": 1, "houder": 0, "van": -2, "tot": None}


def _kind(leeftijd, *antwoorden, rand=0, ouders=(OUDER,), wegen=None, **meer):
    kind = {**MENS, "leeftijd": leeftijd, "rand": rand, "wegen": wegen}
    vraag_ = {**VRAAG, "lid": 1, "antwoorden": list(antwoorden), **meer}
    return {**LEEG, "mensen": (MENS, kind, MENS), "gezag": list(ouders), "vragen": [vraag_]}


def _over(**meer):
    return {**LEEG, "vragen": [{**VRAAG, **meer}]}


NEE, WEG, ZELF = (0, "geweigerd", -1), (0, "ingetrokken", 0), (1, "gegeven", -1)
MOEDER, VADER = (0, "gegeven", -1), (2, "gegeven", -1)
TWEEDE = {**OUDER, "houder": 2}
GI = {**OUDER, "soort": "voogdij_gi", "houder": None}
GRENZEN = [
    (LEEG, True), (_over(antwoorden=[]), False), (_over(antwoorden=[NEE]), False),
    (_over(antwoorden=[*JA, WEG]), False),
    (_over(antwoorden=[*JA, (0, "ingetrokken", 1)]), True), (_over(antwoorden=[(0, "gegeven", 1)]), False),
    (_over(antwoorden=[(0, "gegeven", -2), (0, "ingetrokken", -1), (0, "gegeven", 0)]), True),
    (_over(antwoorden=[VADER]), False), (_over(van=0), True), (_over(van=1), False), (_over(van=-1, duur=1), False),
    (_over(van=-1, duur=2), True), (_over(aan="team"), True), (_over(aan="ander"), False), (_over(lagen=[5]), False),
    ({**LEEG, "doel": Doel.HULP}, False), ({**LEEG, "dicht": "team"}, False), ({**LEEG, "dicht": "bekende"}, False),
    ({**LEEG, "een": False}, True),
    ({**LEEG, "mensen": ({**MENS, "wegen": (False, -1, None)}, MENS, MENS)}, False),
    ({**LEEG, "curator": (2, -1, None)}, False),
    (_kind(8, MOEDER), True), (_kind(8, ZELF), False), (_kind(8, MOEDER, ouders=()), False),
    (_kind(8, MOEDER, ouders=(OUDER, TWEEDE)), False), (_kind(8, MOEDER, VADER, ouders=(OUDER, TWEEDE)), True),
    (_kind(8, MOEDER, (2, "geweigerd", -1), ouders=(OUDER, TWEEDE)), False),
    (_kind(8, MOEDER, ouders=(OUDER, {**TWEEDE, "tot": 0})), True),
    (_kind(8, MOEDER, ouders=({**OUDER, "tot": 0}, TWEEDE)), False),
    (_kind(8, MOEDER, ouders=(GI,)), False), (_kind(8, (3, "gegeven", -1), ouders=(GI,)), True),
    (_kind(12, MOEDER, rand=1), True), (_kind(12, MOEDER, rand=0), False), (_kind(12, MOEDER, ZELF), True),
    (_kind(13, ZELF), False), (_kind(13, MOEDER, wegen=(False, -1, None)), True),
    (_kind(13, MOEDER, wegen=(False, -1, 0)), False), (_kind(13, ZELF, ouders=()), False),
    (_kind(16, MOEDER, ZELF, rand=1), True), (_kind(16, MOEDER), False), (_kind(16, ZELF), True),
    (_kind(17, MOEDER, wegen=(False, -1, None)), True), (_kind(18, MOEDER, rand=0), False), (_kind(18, ZELF), True),
]  # fmt: skip


@pytest.fixture(scope="module")
def eigenaar(database_gereed):  # noqa: ARG001 - the database must stand
    """A connection that may write any fact, to make worlds that no action would make."""
    laad_inhoud(inhoud=catalogus())
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        yield verbinding


def _dag(aantal):
    return None if aantal is None else VANDAAG + timedelta(days=aantal)


def _maak(cursor, w, ik, ander):
    """A household of three with consent asked for: who may give it, what was answered, and lines about each."""
    huis = wereld.gezin(wereld.professional())
    leden = list(huis.leden.values())
    item = {"huishouden_id": huis.id, "vastgelegd_op": NU}
    heel = {**item, "laag": 1, "betreft": [], "niet_zichtbaar_voor": [], "versie": 1}
    _mensen(cursor, w, heel, leden)
    gevers = [*leden]
    for een in w["gezag"]:
        periode = {"van": _dag(een["van"]), "tot": _dag(_na(een["van"], een["tot"]))}
        houder = None if een["houder"] is None else leden[een["houder"]]
        rij = _rij(
            cursor,
            Gezag,
            kind_id=leden[een["voor"]],
            drager_id=houder,
            soort=een["soort"],
            grond="x",
            **item,
            **periode,
        )
        gevers.append(None if houder else rij)
    if w["curator"]:
        door, van, tot = w["curator"]
        periode = {"van": _dag(van), "tot": _dag(_na(van, tot))}
        _rij(
            cursor, Vertegenwoordiging, voor_id=leden[0], door_id=leden[door], soort="curator_of_mentor", grond=b"x",
            **item, **periode,
        )  # fmt: skip
    for een in w["vragen"]:
        _vraag(cursor, een, heel, leden, gevers, ik, ander)
    _sluit(cursor, w, huis, leden, ik)
    return huis, leden, _regels(cursor, heel, leden)


def _mensen(cursor, w, heel, leden):
    for nummer, een in zip(leden, w["mensen"], strict=True):
        geboren = VANDAAG.replace(year=VANDAAG.year - een["leeftijd"]) + timedelta(days=een["rand"])
        bekend = een["soort"] in ("exact", "geschat")
        cursor.execute(
            "UPDATE tandem_lid SET geboortedatum = %s, geboortedatum_soort = %s WHERE id = %s",
            [geboren if bekend else None, een["soort"], nummer],
        )
        if een["wegen"]:
            kan, van, tot = een["wegen"]
            velden = {"kan_wegen": kan, "toelichting": b"x", "van": _dag(van), "tot": _dag(_na(van, tot))}
            _rij(cursor, Wilsoordeel, lid_id=nummer, **velden, **heel)


def _vraag(cursor, een, heel, leden, gevers, ik, ander):
    over = {**heel, "betreft": [leden[een["lid"]]]}
    aan = {"ik": ("lidmaatschap_id", ik.lidmaatschap), "team": ("team_id", ik.team)}.get(
        een["aan"], ("lidmaatschap_id", ander.lidmaatschap)
    )
    rij = _rij(
        cursor, Toestemming, openbaar=uuid.uuid4(), lid_id=leden[een["lid"]], waarvoor=b"x", lagen=een["lagen"],
        organisatie_id=ik.organisatie, van=_dag(een["van"]), tot=_dag(een["van"] + een["duur"]), **dict([aan]), **over,
    )  # fmt: skip
    for plek, soort, uur in een["antwoorden"]:
        gever = gevers[plek] if plek < len(gevers) else None
        if gever is None:
            continue
        wie = {"gever_id": gever} if plek < len(leden) else {"gezag_id": gever}
        _rij(
            cursor, Toestemmingsantwoord, openbaar=uuid.uuid4(), toestemming_id=rij, hoedanigheid="x", antwoord=soort,
            wijze="gesprek", op=NU + timedelta(hours=uur), volledig=False, **wie, **over,
        )  # fmt: skip


def _sluit(cursor, w, huis, leden, ik):
    if w["dicht"] == "team":
        vast = {"huishouden_id": huis.id, "team_id": ik.team, "reden": b"x", "vastgelegd_op": NU}
        _rij(cursor, Teamsluiting, van=_dag(-1), **vast)
    if w["dicht"] == "bekende":
        (wie,) = cursor.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [leden[2]]).fetchone()
        vast = {"medewerker_id": ik.medewerker, "soort": "familie", "vastgelegd_op": NU}
        _rij(cursor, Bekende, persoon_id=wie, **vast)


def _regels(cursor, heel, leden):
    """In every layer a line about each, about two together, and about nobody."""
    alles = {}
    for laag, over in itertools.product(range(1, 5), ([], [0], [1], [2], [0, 1])):
        betreft = [leden[nummer] for nummer in over]
        nummer = _rij(
            cursor, Regel, openbaar=uuid.uuid4(), **{**heel, "laag": laag, "betreft": betreft}, tekst=b"x",
            soort="feit", op=VANDAAG, bij_soort="x", bij=1,
        )  # fmt: skip
        alles[nummer] = (laag, betreft)
    return alles


def _vergelijk(w, eigenaar):
    ik, ander = wereld.professional("aanbieder"), wereld.professional()
    huis, leden, regels = _maak(eigenaar, w, ik, ander)
    bos = houd_naast_elkaar(ik, w["doel"], huis if w["een"] else None)
    _vergelijk_muren(bos, huis, regels, leden, ik, w)
    return bos, huis


def _vergelijk_muren(bos, huis, regels, leden, ik, w):
    """What the rule says of each line, what wall 1 shows, and what wall 2 alone lets through."""
    verwacht = {nummer for nummer, (laag, betreft) in regels.items() if bos.ziet(huis.id, laag, betreft)}
    for filtert in (True, False):
        deur.APP_FILTERT = filtert
        try:
            with (
                deur.op_tijdstip(NU),
                deur.lees(
                    door=ik, doel=w["doel"], wat="test", huishouden=huis.openbaar if w["een"] else None
                ) as sessie,
            ):
                sessie.geen_huishouddata()
                assert set(sessie.van(Regel).filter(id__in=regels).values_list("id", flat=True)) == verwacht
                mensen = set(sessie.van(Lid).filter(id__in=leden).values_list("id", flat=True))
                assert mensen == {lid for lid in leden if bos.ziet(huis.id, 1, [lid])}
        except (Geweigerd, NietGevonden):
            assert not bos.sleutels
        finally:
            deur.APP_FILTERT = True


@pytest.mark.parametrize(("w", "geldt"), GRENZEN, ids=[str(nummer) for nummer in range(len(GRENZEN))])
def test_consent_counts_at_every_boundary_as_the_table_says_in_both_writings(w, geldt, eigenaar):
    bos, huis = _vergelijk(w, eigenaar)
    assert bool(bos.sleutels) is geldt
    if geldt:
        assert bos.sleutels == bos.deel == bos.streng == {sleutel(huis.id, laag) for laag in (Laag.CONTACT, Laag.PLAN)}


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(w=wereldje)
def test_both_writings_and_both_walls_agree_on_consent(w, eigenaar):
    _vergelijk(w, eigenaar)


def test_each_layer_reaches_only_whom_its_own_consent_is_about(eigenaar):
    een = {**VRAAG, "lagen": [1, 3]}
    ander = {**VRAAG, "lid": 2, "lagen": [1, 2], "antwoorden": [VADER]}
    bos, huis = _vergelijk({**LEEG, "vragen": [een, ander]}, eigenaar)
    moeder, _, vader = huis.leden.values()
    assert bos.ziet(huis.id, Laag.ANALYSE, [moeder])
    assert bos.ziet(huis.id, Laag.PLAN, [vader])
    assert not bos.ziet(huis.id, Laag.ANALYSE, [vader])
    assert not bos.ziet(huis.id, Laag.PLAN, [moeder])


def test_what_is_about_nobody_in_particular_stays_out_of_reach(eigenaar):
    bos, huis = _vergelijk(LEEG, eigenaar)
    assert not bos.ziet(huis.id, Laag.PLAN, [])
