"""The two writings of the keys of members are equal, and wall 1 and wall 2 show the same lines: on random worlds."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import psycopg
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tandem.acties.ledenfeiten import betreed_als_lid
from tandem.acties.portaal.filter import zichtbaar
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Contactgegeven, Gezag, Lid, Regel, Vertegenwoordiging, Wilsoordeel
from tests import wereld
from tests.acties.test_sleutels_gelijk import _na, _rij
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")

VANDAAG = date(2026, 6, 10)
NU = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
DAGEN, EINDEN = st.integers(-2, 1), st.none() | st.integers(-1, 2)
LEEFTIJDEN = st.sampled_from([8, 11, 12, 13, 15, 16, 17, 18, 40])
RAND = st.sampled_from([0, 0, 0, 1, -1])

mens = st.fixed_dictionaries(
    {
        "leeftijd": LEEFTIJDEN,
        "rand": RAND,
        "soort": st.sampled_from(["exact", "exact", "exact", "geschat", "onbekend", "ongeboren"]),
        "van": DAGEN,
        "tot": EINDEN,
        "wegen": st.none() | st.none() | st.tuples(st.booleans(), DAGEN, EINDEN),
    }
)
band = st.fixed_dictionaries(
    {
        "soort": st.sampled_from(
            ["ouderlijk", "gezamenlijk_met_niet_ouder", "voogdij", "curator_of_mentor", "gemachtigde"]
        ),
        "voor": st.integers(1, 2),
        "door": st.sampled_from([0, 0, 0, 2]),
        "van": DAGEN,
        "tot": EINDEN,
    }
)
regel = st.fixed_dictionaries(
    {
        "laag": st.integers(1, 5),
        "betreft": st.lists(st.integers(0, 2), max_size=3, unique=True),
        "niet_voor": st.lists(st.integers(0, 2), max_size=1, unique=True),
    }
)
wereldje = st.fixed_dictionaries(
    {
        "mensen": st.tuples(mens, mens, mens),
        "banden": st.lists(band, max_size=4),
        "regels": st.lists(regel, min_size=2, max_size=6),
        "alle": st.booleans(),
    }
)


@pytest.fixture(scope="module")
def eigenaar(database_gereed):  # noqa: ARG001 - the database must stand
    """A connection that may write any fact, to make worlds that no action would make."""
    laad_inhoud(inhoud=catalogus())
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def gemeente(database_gereed):  # noqa: ARG001 - the database must stand
    return wereld.gemeente().pk


def _dag(aantal):
    return None if aantal is None else VANDAAG + timedelta(days=aantal)


def _maak(cursor, w, gemeente):
    """A household of three: the reader, two others; ties between them, lines about them, an address each."""
    huis = wereld.gezin(wereld.professional())
    leden = list(huis.leden.values())
    for nummer, een in zip(leden, w["mensen"], strict=True):
        geboren = VANDAAG.replace(year=VANDAAG.year - een["leeftijd"]) + timedelta(days=een["rand"])
        bekend = een["soort"] in ("exact", "geschat")
        cursor.execute(
            "UPDATE tandem_lid SET geboortedatum = %s, geboortedatum_soort = %s, van = %s, tot = %s WHERE id = %s",
            [geboren if bekend else None, een["soort"], _dag(een["van"]), _dag(_na(een["van"], een["tot"])), nummer],
        )
        if een["wegen"]:
            kan, van, tot = een["wegen"]
            _rij(
                cursor, Wilsoordeel, huishouden_id=huis.id, laag=1, betreft=[], niet_zichtbaar_voor=[], lid_id=nummer,
                kan_wegen=kan, toelichting=b"x", van=_dag(van), tot=_dag(_na(van, tot)), vastgelegd_op=NU, versie=1,
            )  # fmt: skip
        _rij(
            cursor, Contactgegeven, huishouden_id=huis.id, laag=5, betreft=[nummer], niet_zichtbaar_voor=[],
            lid_id=nummer, soort="adres", waarde=b"x", veilig=True, van=_dag(-1), vastgelegd_op=NU, versie=1,
        )  # fmt: skip
    _verbind(cursor, w, huis, leden)
    return huis, leden


def _verbind(cursor, w, huis, leden):
    for een in w["banden"]:
        vast = {
            "huishouden_id": huis.id, "van": _dag(een["van"]), "tot": _dag(_na(een["van"], een["tot"])),
            "vastgelegd_op": NU,
        }  # fmt: skip
        voor, door = leden[een["voor"]], leden[een["door"]]
        if een["soort"] in ("curator_of_mentor", "gemachtigde"):
            _rij(cursor, Vertegenwoordiging, voor_id=voor, door_id=door, soort=een["soort"], grond=b"x", **vast)
        else:
            _rij(cursor, Gezag, kind_id=voor, drager_id=door, soort=een["soort"], grond="uitspraak", **vast)
    for een in w["regels"]:
        _rij(
            cursor, Regel, huishouden_id=huis.id, laag=een["laag"], betreft=[leden[n] for n in een["betreft"]],
            niet_zichtbaar_voor=[leden[n] for n in een["niet_voor"]], soort="feit", tekst=b"x", op=_dag(-1), bij=0,
            vastgelegd_op=NU, versie=1,
        )  # fmt: skip


_LIJSTEN = ("sleutels", "deel", "leden", "namens", "samen", "streng", "huisgenoten")
_GELEGD = "SELECT " + ", ".join(f"tandem_waarde('{naam}')::bigint[]" for naam in _LIJSTEN)


def _vergelijk(w, eigenaar, gemeente):
    huis, leden = _maak(eigenaar, w, gemeente)
    (persoon,) = eigenaar.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [leden[0]]).fetchone()
    with transaction.atomic():
        plek = None if w["alle"] else huis.openbaar
        nummer, bos = betreed_als_lid(persoon=persoon, nu=NU, vandaag=VANDAAG, huishouden=plek)
        with connection.cursor() as cursor:
            cursor.execute(_GELEGD)
            gelegd = SimpleNamespace(**dict(zip(_LIJSTEN, map(set, cursor.fetchone()), strict=True)))
        for naam in _LIJSTEN:
            assert getattr(bos, naam) == getattr(gelegd, naam), naam
        for model in (Regel, Lid, Contactgegeven, Gezag):
            muur2 = set(model.objects.filter(huishouden_id=huis.id).values_list("pk", flat=True))
            muur1 = zichtbaar(model.objects.using("default"), model, bos, huis.id)
            assert muur2 == set(muur1.values_list("pk", flat=True)), model.__name__
            eigenaar_ziet = {rij[0] for rij in _alles(eigenaar, model, huis)}
            assert muur2 == eigenaar_ziet & _orakel(eigenaar, model, huis, bos), model.__name__


def _alles(eigenaar, model, huis):
    opdracht = f"SELECT id FROM {model._meta.db_table} WHERE huishouden_id = %s"  # noqa: S608 - own names
    return eigenaar.execute(opdracht, [huis.id]).fetchall()


def _orakel(eigenaar, model, huis, bos):
    """What ``Ledenbos.ziet`` says of every row, read past the walls."""
    if model is Regel:
        rijen = eigenaar.execute(
            "SELECT id, laag, betreft, niet_zichtbaar_voor FROM tandem_regel WHERE huishouden_id = %s", [huis.id]
        ).fetchall()
        return {nr for nr, laag, over, niet in rijen if laag < 5 and bos.ziet(huis.id, laag, over, niet)}
    if model is Lid:
        rijen = eigenaar.execute("SELECT id FROM tandem_lid WHERE huishouden_id = %s", [huis.id]).fetchall()
        return {nr for (nr,) in rijen if bos.ziet(huis.id, 1, [nr]) or (nr in bos.huisgenoten and bos.sleutels)}
    if model is Contactgegeven:
        rijen = eigenaar.execute(
            "SELECT id, lid_id FROM tandem_contactgegeven WHERE huishouden_id = %s", [huis.id]
        ).fetchall()
        return {nr for nr, lid in rijen if bos.ziet(huis.id, 5, [lid]) and lid in bos.namens}
    rijen = eigenaar.execute("SELECT id, kind_id FROM tandem_gezag WHERE huishouden_id = %s", [huis.id]).fetchall()
    return {nr for nr, kind in rijen if bos.ziet(huis.id, 1, [kind])}


MENS = {"leeftijd": 40, "rand": 0, "soort": "exact", "van": -2, "tot": None, "wegen": None}
GEZAG = {"soort": "ouderlijk", "voor": 1, "door": 0, "van": -2, "tot": None}
REGELS = [
    {"laag": laag, "betreft": betreft, "niet_voor": niet}
    for laag in (1, 2, 3, 4, 5)
    for betreft in ([], [0], [1], [2], [0, 1], [0, 2], [1, 2])
    for niet in ([], [0])
]


def _met(ik=None, ander=None, banden=(GEZAG,), *, alle=False):
    return {
        "mensen": ({**MENS, **(ik or {})}, {**MENS, "leeftijd": 8, **(ander or {})}, MENS), "banden": list(banden),
        "regels": REGELS, "alle": alle,
    }  # fmt: skip


GRENZEN = [
    _met(),
    _met(alle=True),
    _met(banden=()),
    _met({"leeftijd": 11}),
    _met({"leeftijd": 12}),
    _met({"leeftijd": 12, "rand": 1}),
    _met({"tot": 0}),
    _met({"tot": 1}),
    _met({"van": 1}),
    _met({"wegen": (False, -1, None)}),
    _met({"leeftijd": 13, "wegen": (False, -1, None)}),
    _met({"leeftijd": 13, "wegen": (False, -1, 0)}),
    _met({"soort": "onbekend"}),
    _met({"soort": "geschat", "leeftijd": 12}),
    _met(ander={"leeftijd": 16}),
    _met(ander={"leeftijd": 16, "rand": 1}),
    _met(ander={"leeftijd": 18}),
    _met(ander={"leeftijd": 17, "wegen": (False, -1, None)}),
    _met(ander={"leeftijd": 17}, banden=(GEZAG, {**GEZAG, "soort": "gemachtigde"})),
    _met(ander={"leeftijd": 40, "wegen": (False, -1, None)}, banden=({**GEZAG, "soort": "curator_of_mentor"},)),
    _met(banden=({**GEZAG, "tot": 0},)),
    _met(banden=({**GEZAG, "van": 1},)),
    _met({"tot": 0}, banden=(GEZAG,)),
    _met(banden=({**GEZAG, "door": 2},)),
]


@pytest.mark.parametrize("w", GRENZEN, ids=range(len(GRENZEN)))
def test_both_writings_and_both_walls_agree_at_every_boundary(w, eigenaar, gemeente):
    _vergelijk(w, eigenaar, gemeente)


@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(w=wereldje)
def test_both_writings_and_both_walls_agree(w, eigenaar, gemeente):
    _vergelijk(w, eigenaar, gemeente)
