"""Lines and dates as a member reads and writes them, in an open session of the members' door (``acties.portaal``)."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from django.db import connection

from tandem.acties.casus.betrokkenheid import betrokkenen_in
from tandem.acties.casus.regel import Regelweergave, toon_regel
from tandem.acties.deur import Sessie
from tandem.models import Regel, Termijn
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden

Rij = TypeVar("Rij", Regel, Termijn)
LANGST = 5000
"""Characters of one text of a member; own choice."""
NIET_HERKEND = "niet_herkend"
VRAAG, ANTWOORD, STEUN, KIJK = "portaalvraag", "portaalantwoord", "portaalsteun", "regel"
"""To what a line from the portal belongs (``Regel.bij_soort``): a question, its answer, a support person, a line."""
NIET_HIER = ("signaal", "casusbespreking", "consultatie", VRAAG, ANTWOORD, KIJK)
"""Lines that belong to these are not among what was written: the words of who reported somebody, the deliberation of
colleagues (asked for together with the fixed face), and what stands elsewhere on the pages of the portal."""


def dagen_die_komen(sessie: Sessie, soorten: Collection[str], meeste: int) -> list[Termijn]:
    """Return the open dates of these kinds from today on, the first first."""
    rijen = sessie.van(Termijn).filter(afgerond_op=None, soort__in=list(soorten), vervalt_op__gte=sessie.vandaag)
    return noteer(sessie, list(rijen.order_by("vervalt_op", "id")[:meeste]))


def regels_over(sessie: Sessie, leden: Collection[int], meeste: int) -> list[Regelweergave]:
    """Return the lines about these members that stand now, the newest first."""
    rijen = sessie.van(Regel).filter(vervallen_op=None, betreft__overlap=sorted(leden))
    rijen = rijen.exclude(bij_soort__in=NIET_HIER).select_related("auteur")
    return _voor_wie_leest(sessie, noteer(sessie, list(rijen.order_by("-op", "-id")[:meeste])))


def regel_voor(sessie: Sessie, openbaar: UUID, leden: Collection[int]) -> Regelweergave:
    """Return a line that stands on the pages of who reads for these members. Raises ``NietGevonden`` for another."""
    rij = sessie.een(Regel, openbaar)
    if rij.vervallen_op is not None or rij.bij_soort in NIET_HIER or not set(rij.betreft) & set(leden):
        raise NietGevonden
    return _voor_wie_leest(sessie, noteer(sessie, [rij]))[0]


def eigen_regels(sessie: Sessie, lid: int, *, bij_soort: str, bij: Iterable[int]) -> list[tuple[int, Regelweergave]]:
    """Return what this member wrote, with the row that it is about, the oldest first."""
    rijen = sessie.van(Regel).filter(bij_soort=bij_soort, bij__in=list(bij), stem_id=lid, vervallen_op=None)
    return [(rij.bij, toon_regel(rij)) for rij in noteer(sessie, list(rijen.order_by("id")))]


def antwoorden_op(sessie: Sessie, vragen: Iterable[int]) -> dict[int, Regelweergave]:
    """Return the last answer to each of these questions (by id) that has one."""
    rijen = sessie.van(Regel).filter(bij_soort=ANTWOORD, bij__in=list(vragen)).select_related("auteur")
    gelezen = noteer(sessie, list(rijen.order_by("id")))
    return {rij.bij: een for rij, een in zip(gelezen, _voor_wie_leest(sessie, gelezen), strict=True)}


def _voor_wie_leest(sessie: Sessie, rijen: list[Regel]) -> list[Regelweergave]:
    """Lines without the name of an author who is there for other members alone: it would betray that they are."""
    getoond = [toon_regel(rij) for rij in rijen]
    if not getoond:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT medewerker FROM tandem_voor_anderen(%s)", [sessie.huishouden])
        anderen = {nummer for (nummer,) in cursor.fetchall()}
    return [replace(een, auteur="", medewerker=None) if een.medewerker in anderen else een for een in getoond]


def noteer(sessie: Sessie, rijen: list[Rij]) -> list[Rij]:
    """Note in the log that these were read; return them."""
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return rijen


def bewaar_stem(
    sessie: Sessie,
    lid: int | None,
    tekst: str,
    *,
    bij_soort: str,
    bij: int,
    laag: Laag,
    niet_voor: Collection[int],
    aard: str = "",
    over: int | None = None,
    bron: str | None = None,
) -> Regel:
    """Store words of a member, hidden from these others; ``over``: about somebody for whom the member acts.

    ``bron``: whose words they are, where that is no member (``lid`` None).
    """
    return sessie.bewaar(
        Regel(
            laag=laag,
            betreft=[wie for wie in (over or lid,) if wie],
            niet_zichtbaar_voor=sorted(niet_voor),
            soort="stem",
            tekst=tekst,
            op=sessie.vandaag,
            stem_id=lid,
            bij_soort=bij_soort,
            bij=bij,
            aard=aard,
            bron=bron,
        )
    )


def zet_werk(
    sessie: Sessie,
    lid: int,
    *,
    soort: str,
    bij_soort: str,
    bij: int,
    dagen: int,
    laag: Laag = Laag.CONTACT,
    niet_voor: Collection[int] = (),
    eenmaal: bool = False,
) -> None:
    """Put something on the work list of the fixed face (else of who is involved longest): a member is waiting.

    ``eenmaal``: not when it stands there already.
    """
    zelfde = sessie.van(Termijn).filter(soort=soort, bij_soort=bij_soort, bij=bij, afgerond_op=None)
    if eenmaal and zelfde.exists():
        return
    wie = (band.medewerker for band in betrokkenen_in(sessie, alleen_nu=True) if band.medewerker is not None)
    sessie.bewaar(
        Termijn(
            laag=laag,
            betreft=[lid],
            niet_zichtbaar_voor=sorted(niet_voor),
            soort=soort,
            bij_soort=bij_soort,
            bij=bij,
            begon_op=sessie.vandaag,
            vervalt_op=sessie.vandaag + timedelta(days=dagen),
            eigenaar_id=next(wie, None),
        )
    )
