"""Sealing: the tree of leaf hashes, what a seal says, the form of its file, and what a proof of one row is.

A seal holds rows of the events and the access logs, of households and of the work of organisations, by their leaf hash
(``models/muren/zegel.py`` says what is in it). Its heading names count and root and refers to the seal before it; it is
signed and lies, with the leaf hashes in order, outside the database. A destruction certificate has the same form.
Anybody can check either with SHA-256 and Ed25519.

The tree is that of RFC 6962, section 2.1: leaves and nodes are hashed with a mark of their own, so that a node can
never pass for a leaf.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from json import JSONDecodeError, dumps, loads
from typing import Any

TABELLEN_PER_VORM = {
    1: ("gebeurtenis", "inzage"),
    2: ("gebeurtenis", "inzage", "organisatiegebeurtenis", "organisatieinzage"),
}
"""Which tables seals of each form hold; a heading names its form (``bladvorm``). A form adds tables at the end; a table
keeps the leaf that it had, so seals of an earlier form still hold."""
VORM = max(TABELLEN_PER_VORM)
TABELLEN = TABELLEN_PER_VORM[VORM]
HOOGSTENS = 100_000
"""Rows in one seal (own choice): checking holds one seal in memory; a first seal over millions becomes several."""
TUSSENPOOS = timedelta(minutes=15)
"""The time between two seals of the job (design, section 4; the issue: at most every 15 minutes)."""
UITLOOP = timedelta(minutes=15)
"""How much later than its own time a row may be committed before it counts as backdated (own choice)."""


@dataclass(frozen=True, slots=True, order=True)
class Blad:
    """One sealed row: its table, its number and its leaf hash."""

    tabel: str
    rij: int
    hash: bytes

    def regel(self) -> bytes:
        """The line in a file outside the database; it is also what the tree is built on, number and all."""
        return f"{self.tabel} {self.rij} {self.hash.hex()}".encode()


def wortel(bladen: Sequence[Blad]) -> bytes:
    """Return the root over leaves in their order; of none it is the hash of nothing (RFC 6962, 2.1)."""
    laag = [_bladknoop(blad) for blad in bladen]
    if not laag:
        return sha256(b"").digest()
    while len(laag) > 1:
        laag = _laag_hoger(laag)
    return laag[0]


def bewijs(bladen: Sequence[Blad], plek: int) -> tuple[bytes, ...]:
    """Return the hashes that lead from the leaf at this place to the root. Raises ``IndexError`` where none is."""
    if not 0 <= plek < len(bladen):
        raise IndexError(plek)
    laag, pad = [_bladknoop(blad) for blad in bladen], []
    while len(laag) > 1:
        buur = plek ^ 1
        if buur < len(laag):
            pad.append(laag[buur])
        laag, plek = _laag_hoger(laag), plek // 2
    return tuple(pad)


def klopt_bewijs(blad: Blad, *, plek: int, aantal: int, pad: Sequence[bytes], wortel: bytes) -> bool:
    """Whether this leaf stands at this place among so many under this root; the other leaves are not needed."""
    if not 0 <= plek < aantal:
        return False
    knoop, over = _bladknoop(blad), list(pad)
    while aantal > 1:
        if plek ^ 1 < aantal:
            if not over:
                return False
            buur = over.pop(0)
            knoop = _knoop(buur, knoop) if plek % 2 else _knoop(knoop, buur)
        plek, aantal = plek // 2, (aantal + 1) // 2
    return not over and knoop == wortel


def _bladknoop(blad: Blad) -> bytes:
    return sha256(b"\x00" + blad.regel()).digest()


def _knoop(links: bytes, rechts: bytes) -> bytes:
    return sha256(b"\x01" + links + rechts).digest()


def _laag_hoger(laag: Sequence[bytes]) -> list[bytes]:
    """Pair the nodes; an odd last one goes up as it is, which gives the same tree as RFC 6962's halving."""
    hoger = [_knoop(links, rechts) for links, rechts in zip(laag[::2], laag[1::2], strict=False)]
    return [*hoger, laag[-1]] if len(laag) % 2 else hoger


@dataclass(frozen=True, slots=True)
class Herstel:
    """The seals after ``na`` covered rows that a restored backup no longer holds; why, in words without names."""

    na: int
    reden: str


@dataclass(frozen=True, slots=True)
class Zegelkop:
    """What is signed. ``gesloten``: per table the highest number up to which every row lies under some seal.

    ``bij_tot``: the moment at which nothing was left unsealed; a row of a later seal that claims to be older was added
    afterwards. ``vorige``: SHA-256 of the heading before. ``sleutel``: the fingerprint of the key that signed.
    """

    nummer: int
    gemaakt_op: datetime
    bij_tot: datetime | None
    aantal: int
    wortel: str
    vorige: str
    sleutel: str
    bladvorm: int
    gesloten: Mapping[str, int]
    herstel: Herstel | None = None

    def bij(self, tabel: str) -> datetime | None:
        """Up to when nothing of this table was left unsealed; None for a table that seals of this form do not hold."""
        return self.bij_tot if tabel in TABELLEN_PER_VORM.get(self.bladvorm, TABELLEN) else None

    def inhoud(self) -> bytes:
        """The canonical bytes: one line of JSON."""
        feiten = {"soort": "zegel", **asdict(self)}
        feiten["gemaakt_op"] = self.gemaakt_op.isoformat()
        feiten["bij_tot"] = self.bij_tot.isoformat() if self.bij_tot else None
        return canoniek(feiten)


def canoniek(feiten: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces, on one line: the same facts give the same bytes."""
    return dumps(dict(feiten), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class Onleesbaar(ValueError):
    """A file outside the database does not have the form of a seal or certificate; the message says where."""


def lees_kop(inhoud: bytes) -> Zegelkop:
    """Read a heading back. Raises ``Onleesbaar``."""
    try:
        feiten = loads(inhoud)
        if feiten.pop("soort") != "zegel":
            raise Onleesbaar("de kop is niet van een zegel")
        feiten["gemaakt_op"] = datetime.fromisoformat(feiten["gemaakt_op"])
        feiten["bij_tot"] = datetime.fromisoformat(feiten["bij_tot"]) if feiten["bij_tot"] else None
        feiten["herstel"] = Herstel(**feiten["herstel"]) if feiten["herstel"] else None
        return Zegelkop(**feiten)
    except (JSONDecodeError, UnicodeDecodeError, AttributeError, KeyError, TypeError, ValueError) as fout:
        raise Onleesbaar("de kop is niet te lezen") from fout


@dataclass(frozen=True, slots=True)
class Stuk:
    """A file outside the database: a signed heading and the leaves under it."""

    kop: bytes
    handtekening: bytes
    bladen: tuple[Blad, ...]

    def tekst(self) -> bytes:
        """The file: the heading, the signature in hexadecimal, then a line per leaf."""
        return b"\n".join([self.kop, self.handtekening.hex().encode(), *(b.regel() for b in self.bladen), b""])


def lees_hoofd(tekst: bytes) -> tuple[bytes, bytes, bytes]:
    """Return heading, signature and the unread lines of a file. Raises ``Onleesbaar``."""
    kop, _, rest = tekst.partition(b"\n")
    handtekening, _, regels = rest.partition(b"\n")
    try:
        return kop, bytes.fromhex(handtekening.decode()), regels
    except ValueError as fout:
        raise Onleesbaar("de handtekening is niet te lezen") from fout


def lees_stuk(tekst: bytes) -> Stuk:
    """Read a whole file back. Raises ``Onleesbaar``, with the line."""
    kop, handtekening, regels = lees_hoofd(tekst)
    if not regels.endswith(b"\n") and regels:
        raise Onleesbaar("de laatste regel is niet af")
    return Stuk(kop, handtekening, tuple(_lees_bladen(regels)))


def _lees_bladen(regels: bytes) -> Iterator[Blad]:
    for nummer, regel in enumerate(regels.splitlines(), 3):
        try:
            tabel, rij, hash_ = regel.decode().split(" ")
            blad = Blad(tabel, int(rij), bytes.fromhex(hash_))
        except ValueError as fout:
            raise Onleesbaar(f"regel {nummer} is niet te lezen") from fout
        if tabel not in TABELLEN or blad.regel() != regel:
            raise Onleesbaar(f"regel {nummer} is niet te lezen")
        yield blad


def kophash(kop: bytes) -> str:
    """What the next seal refers to."""
    return sha256(kop).hexdigest()


def reeksen(nummers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers in ascending order as ranges, both ends included: ``1 2 3 7`` is ``(1, 3), (7, 7)``."""
    uit: list[tuple[int, int]] = []
    for nummer in nummers:
        if uit and nummer == uit[-1][1] + 1:
            uit[-1] = (uit[-1][0], nummer)
        else:
            uit.append((nummer, nummer))
    return tuple(uit)


def samen(delen: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in any order as few ranges as possible."""
    uit: list[tuple[int, int]] = []
    for van, tot in sorted(delen):
        if uit and van <= uit[-1][1] + 1:
            uit[-1] = (uit[-1][0], max(tot, uit[-1][1]))
        else:
            uit.append((van, tot))
    return tuple(uit)


@dataclass(frozen=True, slots=True)
class Akte:
    """What a seal needs of a destruction certificate: its id, and the leaves of the rows that it accounts for.

    ``feiten`` are the certificate's own (ground, who agreed, when); they are signed along and mean nothing here.
    """

    akte: str
    bladen: tuple[Blad, ...]
    feiten: Mapping[str, Any]

    def inhoud(self) -> bytes:
        """The canonical bytes that are signed; the leaves stand in the order of table and number."""
        vast = {"soort": "vernietigingsakte", "akte": self.akte, "bladen": len(self.bladen)}
        return canoniek({**self.feiten, **vast, "bladensom": wortel(self.bladen).hex()})


def lees_akte(stuk: Stuk) -> Akte:
    """Read a certificate back. Raises ``Onleesbaar`` when its heading and its leaves do not belong together."""
    try:
        feiten = loads(stuk.kop)
        akte = Akte(feiten["akte"], stuk.bladen, feiten)
    except (JSONDecodeError, UnicodeDecodeError, TypeError, KeyError) as fout:
        raise Onleesbaar("de kop van de akte is niet te lezen") from fout
    if akte.inhoud() != stuk.kop:
        raise Onleesbaar("de kop van de akte hoort niet bij de regels eronder")
    return akte
