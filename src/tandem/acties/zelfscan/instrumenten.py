"""Which instruments there are, by code and version: the platform's content, and what organisations brought themselves.

Content is for everybody. An own instrument is read through the session: the own organisation's, and what another
opened.
"""

import json
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Afname, Instrumentversie
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tabel import Blad, Bladen
from tandem.regels.zelfscan.eigen import is_eigen, met_ingetrokken
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.instrumentlezer import uit_bladen


def instrument(code: str, versie: str, sessie: Organisatiesessie | None = None) -> Instrument:
    """Return one version of an instrument. Raises ``NietGevonden`` when it is not there (any more).

    ``sessie``: whose own instruments count too; without it those of the content alone.
    """
    for een in catalogus().instrumenten.values():
        if (een.code, een.versie) == (code, versie):
            return een
    gevonden = versies_van(code, sessie).get(versie)
    if gevonden is None:
        raise NietGevonden
    return gevonden


def versies_van(code: str, sessie: Organisatiesessie | None = None) -> dict[str, Instrument]:
    """Return all versions of an instrument by their version, the oldest first."""
    if is_eigen(code) and sessie is not None:
        return {rij.versie: lees_rij(rij) for rij in eigen_rijen(sessie, code)}
    return {een.versie: een for een in catalogus().instrumenten.values() if een.code == code}


def nieuwste(code: str, sessie: Organisatiesessie | None = None) -> Instrument:
    """Return the newest version of an instrument. Raises ``NietGevonden``."""
    versies = list(versies_van(code, sessie).values())
    if not versies:
        raise NietGevonden
    return versies[-1]


def alle_nieuwste(sessie: Organisatiesessie | None = None, *, te_openen: bool = False) -> tuple[Instrument, ...]:
    """Return the newest version of every instrument; ``te_openen``: without those that were withdrawn."""
    per_code = {een.code: een for een in catalogus().instrumenten.values()}
    for rij in eigen_rijen(sessie) if sessie is not None else ():
        per_code.pop(rij.code, None)
        if not (te_openen and rij.ingetrokken_op):
            per_code[rij.code] = lees_rij(rij)
    return tuple(per_code.values())


def eigen_rijen(sessie: Organisatiesessie, code: str = "") -> list[Instrumentversie]:
    """Return the own instruments that one may read, by code and order; a copy of one's own goes before the original."""
    rijen = sessie.van(Instrumentversie).order_by("maker", "code", "nummer")
    per_versie: dict[tuple[str, str], Instrumentversie] = {}
    for rij in rijen.filter(code=code) if code else rijen:
        if (rij.code, rij.versie) not in per_versie or rij.organisatie_id == sessie.organisatie:
            per_versie[rij.code, rij.versie] = rij
    anderen = {rij.organisatie_id for rij in per_versie.values()} - {sessie.organisatie}
    if anderen:
        sessie.inzage(*anderen)
    return list(per_versie.values())


def bij_afname(afname: Afname, sessie: Organisatiesessie) -> Instrument:
    """Return the instrument of a wave of my own organisation, with what was withdrawn before the wave ended."""
    if afname.lijst_id is None:
        return instrument(afname.instrument, afname.instrument_versie)
    return zoals_toen(sessie.mijn(Instrumentversie).get(pk=afname.lijst_id), afname.afgerond_op)


def zoals_toen(rij: Instrumentversie, einde: datetime | None) -> Instrument:
    """Return the instrument with the questions marked that were withdrawn before ``einde`` (None: until now)."""
    weg = {
        code
        for code, wanneer in rij.ingetrokken_vragen.items()
        if einde is None or datetime.fromisoformat(wanneer) <= einde
    }
    return met_ingetrokken(lees_rij(rij), weg)


def lees_rij(rij: Instrumentversie) -> Instrument:
    """Return the instrument in a row, under the code by which everybody knows it."""
    return _uit_opslag(rij.code, json.dumps(rij.inhoud))


@lru_cache(maxsize=256)
def _uit_opslag(code: str, opslag: str) -> Instrument:
    """The same text is the same instrument: what is stored never changes."""
    bladen = tuple(Blad(naam, tuple(tuple(rij) for rij in rijen)) for naam, rijen in json.loads(opslag))
    gelezen = uit_bladen(bladen).instrument
    if gelezen is None:
        raise AssertionError("only an instrument without faults was stored")
    return replace(gelezen, code=code)


def als_opslag(bladen: Bladen) -> list[Any]:
    """Return sheets as they are stored."""
    return [[blad.naam, [list(rij) for rij in blad.rijen]] for blad in bladen]
