"""Lines about people: feit, waarneming, oordeel, stem. Shared by signal, contact, analysis, discussion and plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.models import Regel
from tandem.regels.rechten.lagen import Laag


@dataclass(frozen=True)
class Regelinvoer:
    """One line as entered. ``betreft``: ids of members; ``stem``: whose words, for a stem of a member."""

    soort: str
    tekst: str
    op: date
    bron: str = ""
    stem: int | None = None
    betreft: tuple[int, ...] = ()
    niet_zichtbaar_voor: tuple[int, ...] = ()
    domein: str = ""
    aard: str = ""


@dataclass(frozen=True)
class Regelweergave:
    """One line as shown; ``vervangt`` is the public id of the version before."""

    openbaar: UUID
    id: int
    soort: str
    tekst: str
    op: date
    bron: str
    stem: int | None
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]
    domein: str
    aard: str
    auteur: str
    vastgelegd_op: datetime
    laag: int
    gecorrigeerd: bool


def bewaar_regels(
    sessie: Sessie, regels: Sequence[Regelinvoer], *, bij_soort: str, bij: int, laag: Laag
) -> list[Regel]:
    """Store lines with the row that they belong to, in order; empty ones are left out."""
    rijen = [regel for regel in regels if regel.tekst.strip()]
    return [
        sessie.bewaar(_rij(regel, bij_soort=bij_soort, bij=bij, laag=laag, volgorde=nummer))
        for nummer, regel in enumerate(rijen)
    ]


def _rij(regel: Regelinvoer, *, bij_soort: str, bij: int, laag: Laag, volgorde: int) -> Regel:
    return Regel(
        laag=laag,
        betreft=sorted(set(regel.betreft) | ({regel.stem} if regel.stem else set())),
        niet_zichtbaar_voor=sorted(regel.niet_zichtbaar_voor),
        soort=regel.soort,
        tekst=regel.tekst.strip(),
        op=regel.op,
        bron=regel.bron or None,
        stem_id=regel.stem,
        bij_soort=bij_soort,
        bij=bij,
        domein=regel.domein,
        aard=regel.aard,
        volgorde=volgorde,
    )


def lees_regels(sessie: Sessie, *, bij_soort: str, bij: Iterable[int]) -> dict[int, list[Regelweergave]]:
    """Return the current lines per row that they belong to, in order; replaced versions are left out."""
    rijen = (
        sessie.van(Regel)
        .filter(bij_soort=bij_soort, bij__in=list(bij), vervallen_op=None)
        .select_related("auteur")
        .order_by("bij", "volgorde", "id")
    )
    uit: dict[int, list[Regelweergave]] = {}
    for rij in rijen:
        uit.setdefault(rij.bij, []).append(toon_regel(rij))
    return uit


def toon_regel(rij: Regel) -> Regelweergave:
    """Return a line as shown."""
    return Regelweergave(
        openbaar=rij.openbaar,
        id=rij.pk,
        soort=rij.soort,
        tekst=rij.tekst,
        op=rij.op,
        bron=rij.bron or "",
        stem=rij.stem_id,
        betreft=tuple(rij.betreft),
        niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        domein=rij.domein,
        aard=rij.aard,
        auteur=rij.auteur.naam if rij.auteur else "",
        vastgelegd_op=rij.vastgelegd_op,
        laag=rij.laag,
        gecorrigeerd=rij.vervangt_id is not None,
    )


def corrigeer_regel(sessie: Sessie, oud: Regel, *, tekst: str, soort: str = "", op: date | None = None) -> Regel:
    """Put a new version in the place of a line; the old one stays, marked (design, section 4)."""
    nieuw = Regel(
        laag=oud.laag,
        betreft=oud.betreft,
        niet_zichtbaar_voor=oud.niet_zichtbaar_voor,
        soort=soort or oud.soort,
        tekst=tekst.strip(),
        op=op or oud.op,
        bron=oud.bron,
        stem_id=oud.stem_id,
        bij_soort=oud.bij_soort,
        bij=oud.bij,
        domein=oud.domein,
        aard=oud.aard,
        volgorde=oud.volgorde,
        vervangt_id=oud.pk,
    )
    sessie.bewaar(nieuw)
    oud.vervallen_op = sessie.nu
    sessie.bewaar(oud)
    sessie.gebeurtenis(
        "regel_gecorrigeerd",
        laag=Laag(oud.laag),
        betreft=oud.betreft,
        niet_zichtbaar_voor=oud.niet_zichtbaar_voor,
        feiten={"oud": str(oud.openbaar), "nieuw": str(nieuw.openbaar)},
    )
    return nieuw
