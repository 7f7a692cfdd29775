"""Documents beside a copy: which there are, what was decided about each, and giving one along.

What is given is kept as it was given, under the household's key, hidden as the request is (decision 0037). A request
that is granted while documents wait stands on the work list until each has its decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from tandem.acties import deur
from tandem.acties.casus.document import keur_het_bestand, soortnaam
from tandem.acties.deur import Sessie
from tandem.acties.documentinhoud import bewaar_inhoud, lees_inhoud, wis_inhoud
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur, kies
from tandem.acties.rechten.verzoekbeeld import Verzoekbeeld, beelden_in, weigergronden
from tandem.acties.termijn import rond_termijn_af
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Afschriftstuk, Document, Rechtsverzoek
from tandem.regels.rechten import afschriftstuk as regels
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.afschriftstuk import Stukfeit, Stukkeuze
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.verzoek import ALS_BESTAND, EIGEN_LAAG, Verzoeksoort, Verzoekstand, Weigergrond

WACHT = "verzoek_uitvoeren"
"""What stands on the work list until each document has its decision."""


@dataclass(frozen=True)
class Stukregel:
    """One document beside a request. ``besloten`` None: nobody decided yet; ``let_op``: why not as it is."""

    document: UUID
    titel: str
    soortnaam: str
    betreft: tuple[int, ...]
    ontvangen_op: date
    besloten: Stukkeuze | None
    let_op: str
    mogelijk: tuple[Stukkeuze, ...]


@dataclass(frozen=True)
class Stukkenblad:
    """The documents that belong with one request, as this reader sees them."""

    kop: Dossierkop
    beeld: Verzoekbeeld
    stukken: tuple[Stukregel, ...]
    gronden: tuple[Weigergrond, ...]

    @property
    def wachten(self) -> int:
        """How many wait for a decision."""
        return sum(een.besloten is None for een in self.stukken)


def lees_stukken(*, door: Actor, huishouden: UUID, rechtsverzoek: UUID) -> Stukkenblad:
    """Return the documents beside a granted request. Raises ``NietGevonden``, also for a request that gives no copy."""
    with deur.lees(door=door, doel=Doel.HULP, wat="documenten bij een kopie", huishouden=huishouden) as sessie:
        sessie.eis(EIGEN_LAAG, Laag.PLAN)
        kop, rij = lees_kop(sessie), sessie.een(Rechtsverzoek, rechtsverzoek)
        (beeld,) = beelden_in(sessie, [rij])
        if not beeld.als_bestand:
            raise NietGevonden
        return Stukkenblad(kop, beeld, stukken_in(sessie, rij), weigergronden(beeld.regel.soort))


def stukken_in(sessie: Sessie, rij: Rechtsverzoek) -> tuple[Stukregel, ...]:
    """Return the documents beside a request in an open session, and note that they were read."""
    besloten = dict(_geldend(sessie, rij).values_list("document_id", "keuze"))
    gevonden = _erbij(sessie, rij)
    for een in gevonden:
        sessie.inzage(laag=Laag(een.laag), leden=een.betreft, niet_zichtbaar_voor=een.niet_zichtbaar_voor)
    return tuple(_regel(rij, een, besloten.get(een.pk)) for een in gevonden)


def stukken_wachten(sessie: Sessie, rij: Rechtsverzoek) -> bool:
    """Whether a granted request gives a copy and documents wait for their decision."""
    return Verzoeksoort(rij.soort) in ALS_BESTAND and any(een.besloten is None for een in stukken_in(sessie, rij))


def _geldend(sessie: Sessie, rij: Rechtsverzoek) -> "QuerySet[Afschriftstuk]":
    return sessie.van(Afschriftstuk).filter(verzoek_id=rij.pk, vervallen_op=None)


def _erbij(sessie: Sessie, rij: Rechtsverzoek) -> list[Document]:
    rijen = sessie.van(Document).filter(vervallen_op=None).order_by("-ontvangen_op", "-id")
    return [een for een in rijen if regels.hoort_erbij(een.betreft, rij.lid_id)]


def _feit(rij: Rechtsverzoek, stuk: Document) -> Stukfeit:
    return Stukfeit(
        Verzoeksoort(rij.soort), Verzoekstand(rij.stand), Laag(stuk.laag), frozenset(stuk.betreft),
        frozenset(stuk.niet_zichtbaar_voor), rij.lid_id, rij.vrager_id,
    )  # fmt: skip


def _regel(rij: Rechtsverzoek, stuk: Document, keuze: str | None) -> Stukregel:
    feit = _feit(rij, stuk)
    return Stukregel(
        stuk.openbaar, stuk.titel, soortnaam(stuk.soort), tuple(stuk.betreft), stuk.ontvangen_op,
        Stukkeuze(keuze) if keuze else None, regels.niet_zoals_het_is(feit), regels.mogelijk(feit),
    )  # fmt: skip


@dataclass(frozen=True)
class Stukinvoer:
    """A decision as entered. ``naam``, ``inhoud``: the version without the parts about another, if one was chosen."""

    keuze: str
    grond: str = ""
    naam: str = ""
    inhoud: bytes = b""


def beslis_stuk(
    *,
    door: Actor,
    huishouden: UUID,
    rechtsverzoek: UUID,
    document: UUID,
    invoer: Stukinvoer,
    verzoek: UUID | None = None,
) -> UUID:
    """Decide about one document; a former decision about it falls away, with its file.

    Raises ``Ongeldig`` (also at ``bestand`` for what a file may not be), ``Geweigerd``, ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="document bij een kopie", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN, EIGEN_LAAG)
        rij, stuk = sessie.een(Rechtsverzoek, rechtsverzoek), sessie.een(Document, document)
        if stuk.vervallen_op is not None or not regels.hoort_erbij(stuk.betreft, rij.lid_id):
            raise NietGevonden
        keuze = kies(Stukkeuze, invoer.keuze, "keuze")
        grond = catalogus().weigergronden.get(invoer.grond)
        keur(regels.bezwaren_stuk(_feit(rij, stuk), keuze, grond, heeft_bestand=bool(invoer.inhoud)))
        _laat_vervallen(sessie, rij, stuk)
        sessie.uitkomst = str(_bewaar(sessie, rij, stuk, keuze, invoer).openbaar)
        if all(een.besloten for een in stukken_in(sessie, rij)):
            rond_termijn_af(sessie, rij, soort=WACHT)
    return document


def _laat_vervallen(sessie: Sessie, rij: Rechtsverzoek, stuk: Document) -> None:
    for eerder in _geldend(sessie, rij).filter(document_id=stuk.pk):
        wis_inhoud(sessie, eerder)
        eerder.vervallen_op, eerder.versie = sessie.nu, eerder.versie + 1
        sessie.bewaar(eerder)


def _bewaar(sessie: Sessie, rij: Rechtsverzoek, stuk: Document, keuze: Stukkeuze, invoer: Stukinvoer) -> Afschriftstuk:
    inhoud, mime = _wat_meegaat(sessie, stuk, keuze, invoer)
    nieuw = sessie.bewaar(
        Afschriftstuk(
            laag=rij.laag, betreft=list(rij.betreft), niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
            verzoek_id=rij.pk, document_id=stuk.pk, keuze=keuze.value,
            grond=invoer.grond if keuze is Stukkeuze.NIET else "", titel=_titel(stuk, keuze), mime=mime,
            grootte=len(inhoud), op=sessie.nu,
        )
    )  # fmt: skip
    bewaar_inhoud(sessie, nieuw, inhoud)
    soort = "stuk_niet_meegegeven" if keuze is Stukkeuze.NIET else "stuk_meegegeven"
    sessie.gebeurtenis(
        soort, laag=EIGEN_LAAG, betreft=list(rij.betreft), niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
        feiten={"soort": soortnaam(stuk.soort), "versie": keuze.omschrijving},
    )  # fmt: skip
    return nieuw


def _titel(stuk: Document, keuze: Stukkeuze) -> str:
    """The title of what goes as it is. Of the rest only the kind: a title can name who it is also about."""
    return stuk.titel if keuze is Stukkeuze.ZO else soortnaam(stuk.soort)


def _wat_meegaat(sessie: Sessie, stuk: Document, keuze: Stukkeuze, invoer: Stukinvoer) -> tuple[bytes, str]:
    if keuze is Stukkeuze.ZO:
        return lees_inhoud(sessie, stuk), stuk.mime
    if keuze is Stukkeuze.ANDERS:
        return invoer.inhoud, keur_het_bestand(invoer.naam, invoer.inhoud).mime
    return b"", ""


@dataclass(frozen=True)
class Meegegeven:
    """What a member sees of one document beside the copy. ``grond``: why it was not given; else it can be had."""

    openbaar: UUID
    titel: str
    keuze: Stukkeuze
    grond: Weigergrond | None
    op: datetime


def meegegeven_bij(sessie: Sessie, verzoeken: Iterable[UUID]) -> dict[UUID, tuple[Meegegeven, ...]]:
    """Return per request what was decided about its documents, and note that it was read. One query."""
    uit: dict[UUID, tuple[Meegegeven, ...]] = {}
    rijen = sessie.van(Afschriftstuk).filter(verzoek__openbaar__in=list(verzoeken), vervallen_op=None)
    for rij in rijen.select_related("verzoek").order_by("id"):
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        grond = catalogus().weigergronden.get(rij.grond)
        een = Meegegeven(rij.openbaar, rij.titel, Stukkeuze(rij.keuze), grond, rij.op)
        uit[rij.verzoek.openbaar] = (*uit.get(rij.verzoek.openbaar, ()), een)
    return uit
