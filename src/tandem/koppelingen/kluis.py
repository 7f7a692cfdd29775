"""The key store: one key per household, outside the database, wrapped under a key-encryption key that rotates.

Destroying a household's key destroys the household in tables, WAL and backups (design, section 3). The store is a
SQLite file beside the database, never in it; production may put the same contract on a KMS.
"""

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tandem.koppelingen.database import staatmap

ZOEKSLEUTEL = 0
"""Reserved id: the key of the blind search index, which belongs to no household."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sleutel (huishouden INTEGER PRIMARY KEY, verpakt BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS stand (generatie INTEGER NOT NULL);
INSERT INTO stand SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM stand);
"""


class SleutelVernietigd(LookupError):
    """There is no key for this household: it never had one, or it has been destroyed."""


class Kluis:
    """Keys on file, with a cache in memory that empties when any key is destroyed."""

    def __init__(self, bestand: Path, kek_bestand: Path) -> None:
        """Open (or make) the store in ``bestand``, wrapped under the key in ``kek_bestand`` (mode 0600)."""
        bestand.parent.mkdir(parents=True, exist_ok=True)
        self._bestand, self._kek_bestand = bestand, kek_bestand
        self._kek = AESGCM(_lees_of_maak_kek(kek_bestand))
        self._lokaal = threading.local()
        self._voorraad: dict[int, bytes] = {}
        self._generatie = -1
        self._db().executescript(_SCHEMA)

    def _db(self) -> sqlite3.Connection:
        """One connection per thread and per process: SQLite connections survive neither a thread nor a fork."""
        if getattr(self._lokaal, "pid", None) != os.getpid():
            db = sqlite3.connect(self._bestand, timeout=30, isolation_level=None)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA secure_delete = ON")
            self._lokaal.db, self._lokaal.pid = db, os.getpid()
        return self._lokaal.db  # type: ignore[no-any-return]

    def ververs(self) -> None:
        """Forget cached keys when a key was destroyed since; call once at the start of each transaction."""
        (generatie,) = self._db().execute("SELECT generatie FROM stand").fetchone()
        if generatie != self._generatie:
            self._voorraad, self._generatie = {}, generatie

    @property
    def generatie(self) -> int:
        """Goes up when a key is destroyed: what was opened with keys before may not be trusted any more."""
        return self._generatie

    def haal(self, huishoudens: Iterable[int]) -> dict[int, bytes]:
        """Return the 32-byte keys of households; those without a key are absent from the answer."""
        gevraagd = list(huishoudens)
        ontbreekt = [nr for nr in set(gevraagd) if nr not in self._voorraad]
        for begin in range(0, len(ontbreekt), 500):
            deel = ontbreekt[begin : begin + 500]
            vraagtekens = ",".join("?" * len(deel))
            vraag = f"SELECT huishouden, verpakt FROM sleutel WHERE huishouden IN ({vraagtekens})"  # noqa: S608 - marks
            for nr, verpakt in self._db().execute(vraag, deel):
                self._voorraad[nr] = self._pak_uit(nr, verpakt)
        return {nr: self._voorraad[nr] for nr in gevraagd if nr in self._voorraad}

    def sleutel(self, huishouden: int) -> bytes:
        """Return one household's key. Raises ``SleutelVernietigd`` when there is none."""
        gevonden = self._voorraad.get(huishouden) or self.haal([huishouden]).get(huishouden)
        if gevonden is None:
            raise SleutelVernietigd(huishouden)
        return gevonden

    def maak(self, huishoudens: Iterable[int]) -> None:
        """Make a key for each household that has none yet."""
        rijen = [(nr, self._pak_in(nr, secrets.token_bytes(32))) for nr in huishoudens]
        with self._db() as db:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR IGNORE INTO sleutel VALUES (?, ?)", rijen)

    def zoeksleutel(self) -> bytes:
        """Return the key of the blind index, made at first use."""
        if ZOEKSLEUTEL not in self.haal([ZOEKSLEUTEL]):
            self.maak([ZOEKSLEUTEL])
        return self.sleutel(ZOEKSLEUTEL)

    def vernietig(self, huishouden: int) -> None:
        """Destroy one household's key for good. Backups of the store end with the next rotation (``roteer``)."""
        with self._db() as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM sleutel WHERE huishouden = ?", [huishouden])
            db.execute("UPDATE stand SET generatie = generatie + 1")
        self._db().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def roteer(self) -> None:
        """Wrap every key under a new key-encryption key and destroy the old one."""
        nieuw = secrets.token_bytes(32)
        oud, self._kek = self._kek, AESGCM(nieuw)
        with self._db() as db:
            db.execute("BEGIN IMMEDIATE")
            rijen = db.execute("SELECT huishouden, verpakt FROM sleutel").fetchall()
            open_rijen = [(nr, oud.decrypt(verpakt[:12], verpakt[12:], _merk(nr))) for nr, verpakt in rijen]
            db.executemany(
                "UPDATE sleutel SET verpakt = ? WHERE huishouden = ?",
                [(self._pak_in(nr, sleutel), nr) for nr, sleutel in open_rijen],
            )
            _schrijf_kek(self._kek_bestand, nieuw)
        self._db().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _pak_in(self, nr: int, sleutel: bytes) -> bytes:
        nonce = secrets.token_bytes(12)
        return nonce + self._kek.encrypt(nonce, sleutel, _merk(nr))

    def _pak_uit(self, nr: int, verpakt: bytes) -> bytes:
        return self._kek.decrypt(verpakt[:12], verpakt[12:], _merk(nr))


@cache
def kluis() -> Kluis:
    """Return the key store of this installation: in the state folder, outside the database, one per database."""
    naam = os.environ.get("TANDEM_DATABASE", "tandem")
    return Kluis(staatmap() / f"kluis-{naam}.sqlite3", staatmap() / "kluis.kek")


def _merk(nr: int) -> bytes:
    return f"huishouden:{nr}".encode()


def _lees_of_maak_kek(bestand: Path) -> bytes:
    if not bestand.exists():
        _schrijf_kek(bestand, secrets.token_bytes(32))
    return bestand.read_bytes()


def _schrijf_kek(bestand: Path, kek: bytes) -> None:
    tijdelijk = bestand.with_suffix(".nieuw")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as uit:
        uit.write(kek)
    tijdelijk.replace(bestand)
