"""The search index of a household, from its rows as they stand: the marks that ``acties.huishouden.wijzers`` makes."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from tandem.acties.huishouden.wijzers import (
    KLANK,
    VOLLEDIG,
    merk_van_sleutel,
    merken_van_contact,
    merken_van_naam,
    volledige_sleutel,
)
from tandem.management.vullen.sjabloon import Tekst
from tandem.management.vullen.uitlezen import Dossier, Geheim
from tandem.models import Contactgegeven, Huishouden, Lid
from tandem.regels.huishouden.leeftijd import Geboortesoort
from tandem.regels.rechten.lagen import Laag

NAAM = "naam"
Zoekregel = tuple[str, int | None, Tekst, str]
"""What is indexed: kind of source, place of the member, the text, and the day of birth where it is exact."""


def zoekregels(dossier: Dossier, snij: Callable[[str], Tekst]) -> list[Zoekregel]:
    """Return what of a household is in the index: names, and addresses and numbers that nobody may not see."""
    leden = {rij["id"]: plaats for plaats, rij in enumerate(dossier[Lid._meta.db_table])}
    uit: list[Zoekregel] = []
    eigen = dossier[Huishouden._meta.db_table][0]["eigen_naam"]
    if eigen is not None:
        uit.append((NAAM, None, snij(eigen.tekst), ""))
    for rij in dossier[Lid._meta.db_table]:
        exact = rij["geboortedatum_soort"] == Geboortesoort.EXACT and rij["geboortedatum"]
        naam = f"{_open(rij['voornaam'])} {_open(rij['achternaam'])}".strip()
        uit.append((NAAM, leden[rij["id"]], snij(naam), exact.isoformat() if exact else ""))
    for rij in dossier[Contactgegeven._meta.db_table]:
        if rij["laag"] < Laag.AFGESCHERMD and not rij["niet_zichtbaar_voor"] and rij["tot"] is None:
            uit.append((rij["soort"], leden.get(rij["lid_id"]), snij(rij["waarde"].tekst), ""))
    return uit


def _open(waarde: Geheim | None) -> str:
    return waarde.tekst if waarde else ""


def merken(soort: str, tekst: str, geboren: str) -> Iterator[tuple[str, bytes]]:
    """Return the marks of one indexed text: kind of mark and mark."""
    if soort != NAAM:
        yield from sorted((soort, een) for een in merken_van_contact(soort, tekst))
        return
    yield from ((KLANK, een) for een in _van_naam(tekst))
    if geboren and (sleutel := _vorm(tekst)):
        yield VOLLEDIG, merk_van_sleutel(sleutel, date.fromisoformat(geboren))


@lru_cache(200_000)
def _vorm(naam: str) -> str:
    return volledige_sleutel(naam)


@lru_cache(200_000)
def _van_naam(naam: str) -> tuple[bytes, ...]:
    return tuple(sorted(merken_van_naam(naam)))
