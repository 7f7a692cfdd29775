"""One household from a template: its own people, numbers, public ids and key; the rows as text for COPY."""

import hashlib
import os
import uuid
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tandem.management.vullen.rol import Bezetting, Deel, merkwaarden
from tandem.management.vullen.sjabloon import BLOK, Sjabloon
from tandem.management.vullen.zoekregels import merken
from tandem.models import Zoekwijzer

_VERSIE, _NONCE = b"\x01", 12
_HEEL, _ONEVEN = (1 << 128) - 1, 0x9E3779B97F4A7C15F39CC0605CEDC835
_VAST_UIT, _VAST_AAN = ~((0xF << 76) | (0x3 << 62)) & _HEEL, (0x4 << 76) | (0x2 << 62)
ZOEKTABEL = Zoekwijzer._meta.db_table
ZOEKKOLOMMEN = ("id", "openbaar", "huishouden_id", "lid_id", "soort", "merk")
_ZOEK_UUID = 10_000


@dataclass(frozen=True)
class Plaatsing:
    """Where a copy comes: its place in the filling, its number, its first number of a case, its cast."""

    volgnummer: int
    huishouden: int
    casusnummer: int
    gemeente_id: int
    bezetting: Bezetting


def openbaar(zaad: int, volgnummer: int, nummer: int = 0) -> str:
    """The public id of a row of the n-th household of a filling; row 0 is the household itself."""
    return _uuid(_begin(zaad, volgnummer), nummer)


def _begin(zaad: int, volgnummer: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"vul {zaad} {volgnummer}".encode(), digest_size=16).digest())


def _uuid(begin: int, nummer: int) -> str:
    hex_ = f"{(begin + nummer * _ONEVEN) & _VAST_UIT | _VAST_AAN:032x}"
    return f"{hex_[:8]}-{hex_[8:12]}-{hex_[12:16]}-{hex_[16:20]}-{hex_[20:]}"


def kopieer(s: Sjabloon, p: Plaatsing, zaad: int, sleutel: bytes) -> dict[str, str]:
    """Return the rows of one household as text for COPY, by table."""
    waarden = _gewone_waarden(s, p, zaad)
    cijfer, aad = AESGCM(sleutel), f"{p.huishouden}:"
    ruis = os.urandom(_NONCE * len(s.geheimen))
    plek = 0
    for geheim in s.geheimen:
        nonce = ruis[plek : plek + _NONCE]
        plek += _NONCE
        tekst = geheim.tekst.vul(waarden).encode()
        waarden.append("\\\\x" + (_VERSIE + nonce + cijfer.encrypt(nonce, tekst, (aad + geheim.plek).encode())).hex())
    rijen = {tabel: tekst.vul(waarden) for tabel, tekst in s.tabellen.items()}
    rijen[ZOEKTABEL] = _zoekwijzers(s, p, zaad, waarden)
    return rijen


def _gewone_waarden(s: Sjabloon, p: Plaatsing, zaad: int) -> list[str]:
    """Everything that differs and is not encrypted, in the order of ``Sjabloon``."""
    eerste, begin = p.huishouden * BLOK, _begin(zaad, p.volgnummer)
    merk = merkwaarden(p.bezetting)
    uuids = [_uuid(begin, nummer) for nummer in range(s.uuids)]
    return [
        str(p.huishouden),
        *(str(nummer) for nummer in range(eerste, eerste + s.plaatsen)),
        *uuids,
        *(str(uuid.uuid5(uuid.UUID(uuids[nummer]), "melder")) for nummer in s.melders),
        *(merk[een] for een in s.merken),
        *(
            str(getattr(p.bezetting.professionals[Deel(deel)], soort)) if deel else str(p.gemeente_id)
            for deel, soort in s.personeel
        ),
        *(f"{p.casusnummer + nummer:06d}" for nummer in range(s.casussen)),
    ]


def _zoekwijzers(s: Sjabloon, p: Plaatsing, zaad: int, waarden: list[str]) -> str:
    begin, eerste = _begin(zaad, p.volgnummer), p.huishouden * BLOK
    regels: list[str] = []
    for soort, plaats, tekst, geboren in s.zoek:
        lid = "\\N" if plaats is None else str(eerste + plaats)
        for welk, merk in merken(soort, tekst.vul(waarden), geboren):
            nummer = len(regels)
            openbaar = _uuid(begin, _ZOEK_UUID + nummer)
            regels.append(f"{eerste + nummer}\t{openbaar}\t{p.huishouden}\t{lid}\t{welk}\t\\\\x{merk.hex()}\n")
    return "".join(regels)
