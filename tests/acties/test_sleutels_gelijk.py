"""The two writings of the key rule are equal: Python from plain facts, SQL from tables, on random worlds."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tandem.acties.sleutelfeiten import betreed, rechten
from tandem.koppelingen import database
from tandem.models import Bekende, Betrokkenheid, Dienst, Maatregel, Noodtoegang, Teamsluiting, Waarneming
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.sleutels import sleutelbos
from tests import wereld
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")

VANDAAG = date(2026, 6, 10)
NU = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
ROLLEN = (
    "casusregisseur",
    "casusregisseur",
    "casusregisseur",
    "jeugdbeschermer",
    "aanbieder",
    "teamleider",
    "onbekend",
)
DOELEN = (Doel.HULP, Doel.HULP, Doel.HULP, Doel.TEAMLEIDING, Doel.DIENST, Doel.ZOEKEN, Doel.NOOD, Doel.NOOD)
DAGEN = st.integers(-2, 2)
EINDEN = st.none() | st.integers(-1, 3)
UREN = st.integers(-3, 3)
MINUTEN = st.sampled_from([-90, -60, -59, -1, 0, 1])

betrokkenheid = st.fixed_dictionaries(
    {
        "huis": st.integers(0, 1),
        "wie": st.sampled_from(["ik", "collega"]),
        "organisatie": st.sampled_from(["mijn", "mijn", "mijn", "andere"]),
        "team": st.sampled_from(["mijn", "dienst", None]),
        "rol": st.sampled_from(ROLLEN),
        "van": DAGEN,
        "tot": EINDEN,
        "leden": st.lists(st.integers(0, 2), max_size=2, unique=True),
        "maatregel": st.none() | st.tuples(st.integers(0, 2), DAGEN, EINDEN),
        "namens": st.none() | st.integers(0, 2),
    }
)
wereldje = st.fixed_dictionaries(
    {
        "rol": st.sampled_from(ROLLEN),
        "doel": st.sampled_from(DOELEN),
        "betrokkenheden": st.lists(betrokkenheid, min_size=1, max_size=6),
        "waarneming": st.none() | st.tuples(UREN, UREN, st.sampled_from(["mijn", "mijn", "andere"])),
        "dienst": st.none() | st.tuples(UREN, UREN),
        "nood": st.none() | st.tuples(st.integers(0, 1), MINUTEN, st.sampled_from(["mijn", "mijn", "andere"])),
        "sluiting": st.none() | st.tuples(st.integers(0, 1), DAGEN, EINDEN),
        "bekende": st.none() | st.tuples(st.integers(0, 1), st.integers(0, 2)),
        "huishouden": st.none() | st.integers(0, 1),
    }
)


EEN = {
    "huis": 0, "wie": "ik", "organisatie": "mijn", "team": "mijn", "rol": "casusregisseur", "van": -1, "tot": None,
    "leden": [], "maatregel": None, "namens": None,
}  # fmt: skip
LEEG = {
    "rol": "casusregisseur", "doel": Doel.HULP, "betrokkenheden": [EEN], "waarneming": None, "dienst": None,
    "nood": None, "sluiting": None, "bekende": None, "huishouden": None,
}  # fmt: skip


def _met(**meer):
    """One world at a boundary: what chance alone visits too seldom. Keys of an involvement go into its only one."""
    band = {naam: meer.pop(naam) for naam in list(meer) if naam in EEN and naam != "rol"}
    if "band_rol" in meer:
        band["rol"] = meer.pop("band_rol")
    return {**LEEG, "betrokkenheden": [{**EEN, **band}], **meer}


GRENZEN = [
    _met(),
    _met(van=0),
    _met(van=1),
    _met(tot=0),
    _met(tot=1),
    _met(organisatie="andere"),
    _met(band_rol="onbekend"),
    _met(leden=[1]),
    _met(namens=1),
    _met(maatregel=(1, -1, None)),
    _met(maatregel=(1, -1, None), leden=[0, 2]),
    _met(maatregel=(1, -1, 0)),
    _met(maatregel=(1, 0, 1)),
    _met(maatregel=(1, 1, None)),
    _met(wie="collega", waarneming=(-1, 1, "mijn")),
    _met(wie="collega", waarneming=(-1, 0, "mijn")),
    _met(wie="collega", waarneming=(0, 1, "mijn")),
    _met(wie="collega", waarneming=(-1, 1, "andere")),
    _met(wie="collega", waarneming=(-1, 1, "mijn"), namens=2),
    _met(rol="teamleider", doel=Doel.TEAMLEIDING, wie="collega"),
    _met(rol="teamleider", doel=Doel.TEAMLEIDING, wie="collega", namens=0),
    _met(rol="teamleider", doel=Doel.TEAMLEIDING, wie="collega", team="dienst"),
    _met(doel=Doel.TEAMLEIDING, wie="collega"),
    _met(doel=Doel.DIENST, wie="collega", team="dienst", dienst=(-1, 1)),
    _met(doel=Doel.DIENST, wie="collega", team="dienst", dienst=(-1, 0), namens=1),
    _met(doel=Doel.DIENST, wie="collega", team="dienst", dienst=(0, 1), namens=1),
    _met(doel=Doel.NOOD, nood=(0, -30, "mijn")),
    _met(doel=Doel.NOOD, nood=(0, -60, "mijn")),
    _met(doel=Doel.NOOD, nood=(0, -59, "mijn")),
    _met(doel=Doel.NOOD, nood=(0, 0, "mijn")),
    _met(doel=Doel.NOOD, nood=(0, 1, "mijn")),
    _met(doel=Doel.NOOD, nood=(0, -30, "andere")),
    _met(doel=Doel.NOOD, nood=(1, -30, "mijn"), huishouden=0),
    _met(doel=Doel.NOOD, rol="aanbieder", nood=(0, -30, "mijn")),
    _met(doel=Doel.NOOD, nood=(0, -30, "mijn"), sluiting=(0, -1, None)),
    _met(doel=Doel.NOOD, nood=(0, -30, "mijn"), bekende=(0, 2)),
    _met(nood=(0, -30, "mijn"), wie="collega"),
    _met(sluiting=(0, -1, None)),
    _met(sluiting=(0, 0, None)),
    _met(sluiting=(0, 1, None)),
    _met(sluiting=(0, -1, 0)),
    _met(sluiting=(1, -1, None)),
    _met(bekende=(0, 2)),
    _met(bekende=(1, 2)),
    _met(huishouden=0),
    _met(huishouden=1),
]


def _dag(aantal):
    return None if aantal is None else VANDAAG + timedelta(days=aantal)


@pytest.fixture(scope="module")
def huizen(database_gereed):  # noqa: ARG001 - the database must stand
    actor = wereld.professional()
    return [wereld.gezin(actor), wereld.gezin(actor)]


@pytest.fixture(scope="module")
def eigenaar():
    """A connection that may write any fact, to make worlds that no action would make."""
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        yield verbinding


def _rij(cursor, model, **waarden):
    """Insert a row past every wall; columns that the world does not name get the model's own default."""
    rest = {
        veld.column: veld.get_default() if veld.has_default() else ""
        for veld in model._meta.local_concrete_fields
        if veld.column not in waarden and not veld.null and not veld.primary_key
    }
    alles = {**rest, **waarden}
    kolommen, gaten = ", ".join(alles), ", ".join(["%s"] * len(alles))
    opdracht = f"INSERT INTO {model._meta.db_table} ({kolommen}) VALUES ({gaten}) RETURNING id"  # noqa: S608 - own names
    return cursor.execute(opdracht, list(alles.values())).fetchone()[0]


def _na(begin, einde):
    """Make sure that an end comes after its beginning, as the tables demand."""
    return None if einde is None else max(einde, begin)


def _maak(cursor, w, huizen, ik, collega, andere, dienstteam):
    organisaties = {"mijn": ik.organisatie, "andere": andere.organisatie}
    for b in w["betrokkenheden"]:
        huis = huizen[b["huis"]]
        leden = list(huis.leden.values())
        maatregel = None
        if b["maatregel"]:
            lid, van, tot = b["maatregel"]
            maatregel = _rij(
                cursor, Maatregel, huishouden_id=huis.id, laag=1,
                betreft=[], niet_zichtbaar_voor=[], vastgelegd_op=NU, versie=1, lid_id=leden[lid], soort="ots",
                besloten_door="kinderrechter", besloten_op=_dag(van), van=_dag(van), tot=_dag(_na(van, tot)),
            )  # fmt: skip
        _rij(
            cursor, Betrokkenheid, huishouden_id=huis.id,
            medewerker_id=ik.medewerker if b["wie"] == "ik" else collega.medewerker,
            organisatie_id=organisaties[b["organisatie"]],
            team_id={"mijn": ik.team, "dienst": dienstteam, None: None}[b["team"]],
            rol=b["rol"], taak="t", domein="", grondslag="", leden=[leden[nr] for nr in b["leden"]],
            maatregel_id=maatregel, namens_id=None if b["namens"] is None else leden[b["namens"]],
            vast_gezicht=False, toestemming_van=[], van=_dag(b["van"]), tot=_dag(_na(b["van"], b["tot"])),
        )  # fmt: skip
    if w["waarneming"] and w["waarneming"][0] < w["waarneming"][1]:
        van, tot, organisatie = w["waarneming"]
        _rij(
            cursor, Waarneming, voor_id=collega.medewerker, door_id=ik.medewerker, reden="vrij",
            organisatie_id=organisaties[organisatie], van=NU + timedelta(hours=van), tot=NU + timedelta(hours=tot),
        )  # fmt: skip
    if w["dienst"] and w["dienst"][0] < w["dienst"][1]:
        van, tot = (NU + timedelta(hours=uur) for uur in w["dienst"])
        _rij(cursor, Dienst, medewerker_id=ik.medewerker, team_id=dienstteam, van=van, tot=tot)
    if w["nood"]:
        huis, minuten, organisatie = w["nood"]
        van = NU + timedelta(minutes=minuten)
        _rij(
            cursor, Noodtoegang, huishouden_id=huizen[huis].id, medewerker_id=ik.medewerker, team_id=ik.team,
            organisatie_id=organisaties[organisatie], rol=w["rol"], grond="gevaar", reden=b"x", gevraagd_op=van,
            van=van, tot=van + timedelta(hours=1), tweede_stand="niet_nodig",
        )  # fmt: skip
    _sluit_uit(cursor, w, huizen, ik)


def _sluit_uit(cursor, w, huizen, ik):
    if w["sluiting"]:
        huis, van, tot = w["sluiting"]
        _rij(
            cursor, Teamsluiting, huishouden_id=huizen[huis].id,
            team_id=ik.team, van=_dag(van), tot=_dag(_na(van, tot)), reden=b"x", vastgelegd_op=NU,
        )  # fmt: skip
    if w["bekende"]:
        huis, lid = w["bekende"]
        nummer = list(huizen[huis].leden.values())[lid]
        (persoon,) = cursor.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [nummer]).fetchone()
        _rij(
            cursor, Bekende, medewerker_id=ik.medewerker, persoon_id=persoon, soort="familie", vastgelegd_op=NU
        )  # fmt: skip


_GELEGD = "SELECT " + ", ".join(
    f"tandem_waarde('{n}')::bigint[]" for n in ("sleutels", "deel", "leden", "namens", "streng", "buiten")
)


def _vergelijk(w, huizen, eigenaar):
    """Make the world, ask both writings, and hold them side by side."""
    ik, collega, andere = wereld.professional(w["rol"]), wereld.professional(), wereld.professional()
    dienstteam = wereld.team().pk
    _maak(eigenaar, w, huizen, ik, collega, andere, dienstteam)
    houd_naast_elkaar(ik, w["doel"], None if w["huishouden"] is None else huizen[w["huishouden"]])


def houd_naast_elkaar(ik, doel, plek=None):
    """Ask both writings for the keys of somebody, for one purpose; return those of the first."""
    huishouden = plek.id if plek else None
    with transaction.atomic():
        _, feiten = betreed(door=ik, doel=doel, nu=NU, huishouden=plek.openbaar if plek else None)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sleutel, heel, leden, namens FROM sleutels_van(%s, %s, %s, %s, %s)",
                [ik.medewerker, ik.lidmaatschap, doel.value, NU, huishouden],
            )
            rijen = cursor.fetchall()
            cursor.execute(_GELEGD)
            gelegd = [set(een) for een in cursor.fetchone()]
    bos = sleutelbos(feiten, rechten(doel), rol=ik.rol, doel=doel, nu=NU, vandaag=VANDAAG)
    assert bos.sleutels == {rij[0] for rij in rijen} == gelegd[0]
    assert bos.deel == {rij[0] for rij in rijen if not rij[1]} == gelegd[1]
    assert bos.leden == {lid for rij in rijen if not rij[1] for lid in rij[2]} == gelegd[2]
    assert bos.namens == {lid for rij in rijen for lid in rij[3]} == gelegd[3]
    assert (bos.streng, bos.buiten) == (gelegd[4], gelegd[5])
    return bos


@pytest.mark.parametrize("een", [False, True], ids=["alle", "een"])
@pytest.mark.parametrize("w", GRENZEN, ids=str)
def test_both_writings_agree_at_every_boundary(w, een, huizen, eigenaar):
    """For all households and for one alone: the database keeps a plan of its own for each."""
    _vergelijk({**w, "huishouden": w["huishouden"] or 0} if een else w, huizen, eigenaar)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(w=wereldje)
def test_both_writings_give_the_same_keys(w, huizen, eigenaar):
    _vergelijk(w, huizen, eigenaar)
