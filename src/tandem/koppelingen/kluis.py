"""The key store: one key per household, outside the database, wrapped under a key-encryption key that rotates.

Destroying a household's key destroys the household in tables, WAL and backups (design, section 3): backups of the store
itself end with the next rotation, that destroys the key above. The store is a SQLite file beside the database, never in
it; production may put the same contract on a KMS.
"""

import hashlib
import os
import secrets
import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tandem.koppelingen.database import staatmap

ZOEKSLEUTEL = 0
"""Reserved id: the key of the blind search index, which belongs to no household."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sleutel (huishouden INTEGER PRIMARY KEY, verpakt BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS stand (generatie INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS kek (merk BLOB NOT NULL);
INSERT INTO stand SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM stand);
"""
_POGINGEN = 5
"""How often is looked again when the key above changed between reading the store and reading its file."""


class SleutelVernietigd(LookupError):
    """There is no key for this household: it never had one, or it has been destroyed."""


class Kluis:
    """Keys on file, with a cache in memory that empties when any key is destroyed.

    Several processes use one store at once. The store says by a mark under which key-encryption key it is wrapped, so
    that nobody wraps under one that has gone, and a rotation that was cut off half-way is finished by the next.
    """

    def __init__(self, bestand: Path, kek_bestand: Path, *, vorige_kek: Path | None = None) -> None:
        """Open (or make) the store in ``bestand``, wrapped under the key in ``kek_bestand`` (mode 0600).

        ``vorige_kek``: where the key of an older store was, shared by several; taken over when it has no own yet.
        """
        bestand.parent.mkdir(parents=True, exist_ok=True)
        self._bestand, self._kek_bestand = bestand, kek_bestand
        self._volgende = kek_bestand.with_name(f"{kek_bestand.name}.volgende")
        self._lokaal = threading.local()
        self._voorraad: dict[int, bytes] = {}
        self._geleend: dict[int, bytes] = {}
        self._generatie = -1
        self._kek: tuple[bytes, AESGCM] | None = None
        self._db().executescript(_SCHEMA)
        self._begin(vorige_kek)

    def _begin(self, vorige_kek: Path | None) -> None:
        """Give a new store its key-encryption key, or finish a rotation that was cut off."""
        with self._schrijvend() as db:
            if db.execute("SELECT 1 FROM kek").fetchone() is None:
                gevuld = db.execute("SELECT 1 FROM sleutel").fetchone() is not None
                if not self._kek_bestand.exists() and vorige_kek is not None and gevuld and vorige_kek.exists():
                    shutil.copy2(vorige_kek, self._kek_bestand)
                elif not self._kek_bestand.exists():
                    _schrijf_kek(self._kek_bestand, secrets.token_bytes(32))
                db.execute("INSERT INTO kek VALUES (?)", [_kekmerk(self._kek_bestand.read_bytes())])
            self._rond_af(db)

    @contextmanager
    def _schrijvend(self) -> Iterator[sqlite3.Connection]:
        """The only writer of the store, in all processes, until the end of the block."""
        with self._db() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db

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
            vraag = f"SELECT k.merk, huishouden, verpakt FROM kek k, sleutel WHERE huishouden IN ({vraagtekens})"  # noqa: S608 - marks
            self._voorraad.update(self._lees(vraag, deel))
        return {nr: self._voorraad[nr] for nr in gevraagd if nr in self._voorraad}

    def _lees(self, vraag: str, nummers: list[int]) -> dict[int, bytes]:
        """Unwrap what the store holds; look again when it was rotated in between."""
        for poging in range(_POGINGEN):
            rijen = self._db().execute(vraag, nummers).fetchall()
            try:
                return {nr: _pak_uit(self._sleutel_boven(merk), nr, verpakt) for merk, nr, verpakt in rijen}
            except LookupError:
                if poging == _POGINGEN - 1:
                    raise
        return {}

    def sleutel(self, huishouden: int) -> bytes:
        """Return one household's key. Raises ``SleutelVernietigd`` when there is none."""
        gevonden = (
            self._voorraad.get(huishouden) or self._geleend.get(huishouden) or self.haal([huishouden]).get(huishouden)
        )
        if gevonden is None:
            raise SleutelVernietigd(huishouden)
        return gevonden

    def maak(self, huishoudens: Iterable[int]) -> None:
        """Make a key for each household that has none yet."""
        with self._schrijvend() as db:
            kek = self._sleutel_boven(_merk_in(db))
            rijen = [(nr, _pak_in(kek, nr, secrets.token_bytes(32))) for nr in huishoudens]
            db.executemany("INSERT OR IGNORE INTO sleutel VALUES (?, ?)", rijen)

    def leen(self, huishouden: int) -> None:
        """Lend a key, in memory alone, for rows that are never kept."""
        self._geleend[huishouden] = secrets.token_bytes(32)

    def geef_terug(self, huishouden: int) -> None:
        """Forget a key that was lent."""
        self._geleend.pop(huishouden, None)

    def zoeksleutel(self) -> bytes:
        """Return the key of the blind index, made at first use."""
        if ZOEKSLEUTEL not in self._voorraad and ZOEKSLEUTEL not in self.haal([ZOEKSLEUTEL]):
            self.maak([ZOEKSLEUTEL])
        return self.sleutel(ZOEKSLEUTEL)

    def vernietig(self, huishouden: int) -> None:
        """Destroy one household's key for good; once more is no fault. Backups end with the rotation (``roteer``)."""
        with self._schrijvend() as db:
            db.execute("DELETE FROM sleutel WHERE huishouden = ?", [huishouden])
            db.execute("UPDATE stand SET generatie = generatie + 1")
        self._voorraad.pop(huishouden, None)
        self._leeg_wal()

    def roteer(self) -> None:
        """Wrap every key under a new key-encryption key and destroy the old one.

        The new key is on disk before anything is wrapped under it, the old one goes after the store says that it is
        not used any more: cut off anywhere, the store opens again.
        """
        with self._schrijvend() as db:
            self._rond_af(db)
            oud, nieuw = self._sleutel_boven(_merk_in(db)), secrets.token_bytes(32)
            _schrijf_kek(self._volgende, nieuw)
            rijen = db.execute("SELECT huishouden, verpakt FROM sleutel").fetchall()
            boven = AESGCM(nieuw)
            db.executemany(
                "UPDATE sleutel SET verpakt = ? WHERE huishouden = ?",
                [(_pak_in(boven, nr, _pak_uit(oud, nr, verpakt)), nr) for nr, verpakt in rijen],
            )
            db.execute("UPDATE kek SET merk = ?", [_kekmerk(nieuw)])
        with self._schrijvend() as db:  # by itself, so that never the file of another rotation is put in its place
            self._rond_af(db)
        self._leeg_wal()

    def _rond_af(self, db: sqlite3.Connection) -> None:
        """Put the key under which the store is wrapped in its place, and leave no other."""
        if not self._volgende.exists():
            return
        if _kekmerk(self._volgende.read_bytes()) == _merk_in(db):
            _overschrijf(self._kek_bestand)
            self._volgende.replace(self._kek_bestand)
        else:
            self._volgende.unlink()

    def _sleutel_boven(self, merk: bytes) -> AESGCM:
        """Return the key-encryption key with this mark. Raises ``LookupError`` when it is gone."""
        if self._kek is None or self._kek[0] != merk:
            for bestand in (self._kek_bestand, self._volgende):
                kek = bestand.read_bytes() if bestand.exists() else b""
                if len(kek) == 32 and _kekmerk(kek) == merk:
                    self._kek = (merk, AESGCM(kek))
                    break
            else:
                raise LookupError("the key above this key store is not there")
        return self._kek[1]

    def _leeg_wal(self) -> None:
        self._db().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _pak_in(kek: AESGCM, nr: int, sleutel: bytes) -> bytes:
    nonce = secrets.token_bytes(12)
    return nonce + kek.encrypt(nonce, sleutel, _merk(nr))


def _pak_uit(kek: AESGCM, nr: int, verpakt: bytes) -> bytes:
    return kek.decrypt(verpakt[:12], verpakt[12:], _merk(nr))


@cache
def kluis() -> Kluis:
    """Return the key store of this installation: in the state folder, outside the database, one per database."""
    bestand = staatmap() / f"kluis-{os.environ.get('TANDEM_DATABASE', 'tandem')}.sqlite3"
    return Kluis(bestand, kek_van(bestand), vorige_kek=staatmap() / "kluis.kek")


def kek_van(bestand: Path) -> Path:
    """Where the key above a store is kept: each store its own, since each rotates by itself."""
    return bestand.with_name(f"{bestand.name}.kek")


def _merk(nr: int) -> bytes:
    return f"huishouden:{nr}".encode()


def _kekmerk(kek: bytes) -> bytes:
    return hashlib.sha256(b"tandem kek" + kek).digest()[:16]


def _merk_in(db: sqlite3.Connection) -> bytes:
    return bytes(db.execute("SELECT merk FROM kek").fetchone()[0])


def _schrijf_kek(bestand: Path, kek: bytes) -> None:
    tijdelijk = bestand.with_name(f"{bestand.name}.deel")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as uit:
        uit.write(kek)
        uit.flush()
        os.fsync(uit.fileno())
    tijdelijk.replace(bestand)
    map_ = os.open(bestand.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)


def _overschrijf(bestand: Path) -> None:
    """Write over an old key before its file goes. On a disk that writes elsewhere this is no more than an attempt."""
    if bestand.exists():
        with bestand.open("r+b") as uit:
            uit.write(bytes(bestand.stat().st_size))
            uit.flush()
            os.fsync(uit.fileno())
