"""Lines about people: feit, waarneming, oordeel, stem. Shared by signal, contact, analysis, discussion and plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.sleutelfilter import reeks
from tandem.acties.vraag import Vraag
from tandem.models import Casus, Lid, Regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.regel import Regel as Aangeboden
from tandem.regels.regel import Regelsoort, bezwaren_regel
from tandem.regels.tekst import datum

OOK_NA_AFRONDEN = frozenset({"signaal", "nazorg"})
"""To what lines may still be added when the last case of a household is closed."""


_LAATSTE = Vraag(Casus, lambda rijen: rijen.order_by("-geopend_op", "-id")[:1])
_LEDEN = Vraag(Lid, lambda rijen: rijen.values_list("pk", flat=True))


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
    kijken: tuple[tuple[int, str, str], ...] = ()
    """The own views beside it: whose (a member's id; 0 and in words for who is no member), and their words."""
    beperkt_op: date | None = None
    """Since when its use is restricted."""
    medewerker: int | None = None
    """Who wrote it down, by number."""


def bewaar_regels(
    sessie: Sessie, regels: Sequence[Regelinvoer], *, bij_soort: str, bij: int, laag: Laag, veld: str = "regels"
) -> list[Regel]:
    """Store lines with the row that they belong to, in order; empty ones are left out.

    Raises ``Ongeldig`` at ``<veld>-<number>-<field>`` for a line that is not in order, and for the form as a whole when
    the last case of the household is closed (``OOK_NA_AFRONDEN`` excepted).
    """
    rijen = [regel for regel in regels if regel.tekst.strip()]
    if rijen and bij_soort not in OOK_NA_AFRONDEN:
        eis_niet_afgerond(sessie)
    controleer_regels(sessie, rijen, veld=veld)
    return [
        sessie.bewaar(_rij(regel, bij_soort=bij_soort, bij=bij, laag=laag, volgorde=nummer))
        for nummer, regel in enumerate(rijen)
    ]


def eis_niet_afgerond(sessie: Sessie, *, vast: bool = False) -> Casus | None:
    """Return the household's last case, if any; refuse (``Ongeldig``) when it is closed.

    ``vast`` makes a second one at the same time wait.
    """
    if vast:
        laatste = sessie.van(Casus).order_by("-geopend_op", "-id").select_for_update().first()
    else:
        laatste = next(iter(sessie.vraag(_LAATSTE)), None)
    if laatste is not None and laatste.afgerond_op is not None:
        sinds = datum(laatste.afgerond_op)
        zin = (
            f"Deze casus is afgerond op {sinds}. Er kan niets meer bij. Open een nieuwe casus; die verwijst naar deze."
        )
        raise Ongeldig(**{"": zin})
    return laatste


def controleer_regels(sessie: Sessie, regels: Sequence[Regelinvoer], *, veld: str = "regels") -> None:
    """Check lines before they are stored (``regels.regel``), and that the members in them live in this file."""
    fouten: dict[str, str] = {}
    leden = _leden(sessie) if regels else frozenset()
    for nummer, regel in enumerate(regels):
        fouten |= {f"{veld}-{nummer}-{naam}": zin for naam, zin in _bezwaren(sessie, regel, leden).items()}
    if fouten:
        raise Ongeldig(**fouten)


def bezwaren_van(sessie: Sessie, regel: Regelinvoer) -> dict[str, str]:
    """Return what a line lacks: sentences per field of ``Regelinvoer``; empty when it is in order."""
    return _bezwaren(sessie, regel, _leden(sessie))


def _bezwaren(sessie: Sessie, regel: Regelinvoer, leden: frozenset[int]) -> dict[str, str]:
    if regel.soort not in set(Regelsoort):
        return {"soort": "Kies wat voor regel dit is."}
    uit = {_VELD.get(b.veld, b.veld): b.zin for b in bezwaren_regel(_aangeboden(sessie, regel), sessie.vandaag)}
    for naam, nummers in (("betreft", _over(regel)), ("niet_zichtbaar_voor", set(regel.niet_zichtbaar_voor))):
        if nummers - leden:
            uit[naam] = "Kies alleen mensen uit dit huishouden."
    return uit


_VELD = {"datum": "op", "van_wie": "stem"}


def _aangeboden(sessie: Sessie, regel: Regelinvoer) -> Aangeboden:
    """The line as the rule judges it: whoever writes an observation or judgement without a name, speaks for himself."""
    soort = Regelsoort(regel.soort)
    van_wie = regel.bron or (f"lid {regel.stem}" if regel.stem else "")
    if soort is not Regelsoort.STEM:
        van_wie = van_wie or sessie.door.naam
    return Aangeboden(soort, regel.tekst, tuple(sorted(_over(regel))), regel.op, regel.bron, van_wie)


def _over(regel: Regelinvoer) -> set[int]:
    return {*regel.betreft, *([regel.stem] if regel.stem else ())}


def _leden(sessie: Sessie) -> frozenset[int]:
    return frozenset(sessie.vraag(_LEDEN))


def _rij(regel: Regelinvoer, *, bij_soort: str, bij: int, laag: Laag, volgorde: int) -> Regel:
    return Regel(
        laag=laag,
        betreft=sorted(_over(regel)),
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


_REGELS = Vraag(
    Regel,
    lambda rijen, bij_soort, bij: (
        rijen.filter(bij_soort=bij_soort, bij__in_reeks=bij, vervallen_op=None)
        .select_related("auteur")
        .order_by("bij", "volgorde", "id")
    ),
)


def lees_regels(sessie: Sessie, *, bij_soort: str, bij: Iterable[int]) -> dict[int, list[Regelweergave]]:
    """Return the current lines per row that they belong to, in order; replaced versions are left out."""
    uit: dict[int, list[Regelweergave]] = {}
    rijen = sessie.vraag(_REGELS, bij_soort=bij_soort, bij=reeks(bij))
    kijken = eigen_kijk(sessie, [rij.pk for rij in rijen])
    for rij in rijen:
        uit.setdefault(rij.bij, []).append(toon_regel(rij, kijken.get(rij.pk, ())))
    return uit


def eigen_kijk(sessie: Sessie, regels: Sequence[int]) -> dict[int, tuple[tuple[int, str, str], ...]]:
    """Return what members wrote beside lines at the portal: whose words, per line. One query, none without lines."""
    uit: dict[int, tuple[tuple[int, str, str], ...]] = {}
    for rij in sessie.vraag(_REGELS, bij_soort="regel", bij=reeks(regels)) if regels else ():
        uit[rij.bij] = (*uit.get(rij.bij, ()), (rij.stem_id or 0, rij.bron or "", rij.tekst))
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return uit


def toon_regel(rij: Regel, kijken: tuple[tuple[int, str, str], ...] = ()) -> Regelweergave:
    """Return a line as shown, with the own views beside it."""
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
        kijken=kijken,
        beperkt_op=rij.beperkt_op,
        medewerker=rij.auteur_id,
    )


_BLIJFT = ("laag", "stem_id", "bij_soort", "bij", "domein", "aard", "volgorde", "beperkt_op")
"""What a correction leaves as it was."""


def corrigeer_regel(
    sessie: Sessie,
    oud: Regel,
    *,
    tekst: str,
    soort: str = "",
    op: date | None = None,
    bron: str | None = None,
    betreft: Iterable[int] | None = None,
    ook_niet_voor: Iterable[int] = (),
) -> Regel:
    """Put a new version in the place of a line; the old one stays, marked (design, section 4).

    Whom it is now also hidden from, does not see the old version either. What is not given stays as it was.
    """
    verborgen = sorted({*oud.niet_zichtbaar_voor, *ook_niet_voor})
    over = {*(oud.betreft if betreft is None else betreft), *([oud.stem_id] if oud.stem_id else [])}
    nieuw = Regel(
        **{naam: getattr(oud, naam) for naam in _BLIJFT},
        betreft=sorted(over),
        niet_zichtbaar_voor=verborgen,
        soort=soort or oud.soort,
        tekst=tekst.strip(),
        op=op or oud.op,
        bron=oud.bron if bron is None else bron or None,
        vervangt_id=oud.pk,
    )
    sessie.bewaar(nieuw)
    oud.vervallen_op, oud.niet_zichtbaar_voor = sessie.nu, verborgen
    sessie.bewaar(oud)
    sessie.van(Regel).filter(bij_soort="regel", bij=oud.pk).update(bij=nieuw.pk)  # the own view stays beside it
    sessie.gebeurtenis(
        "regel_gecorrigeerd",
        laag=Laag(oud.laag),
        betreft=nieuw.betreft,
        niet_zichtbaar_voor=verborgen,
        feiten={"oud": str(oud.openbaar), "nieuw": str(nieuw.openbaar)},
    )
    return nieuw
