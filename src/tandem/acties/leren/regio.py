"""The region's side of obstacles: what municipalities sent up, what was done with it, and counts per kind.

Of a municipality only what it opened itself; a count that could point at who reported is not shown.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from tandem.acties.keuring import keur
from tandem.acties.leren.belemmering import bewaar_stap, regioprogramma, voornamen
from tandem.acties.leren.lezen import Stapregel, stapregels
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.regio.beeld import NIET_GENOEMD
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Belemmering, Belemmerstap, Organisatie, Regiolidmaatschap
from tandem.regels.leren.belemmering import (
    KLAAR,
    Belemmersoort,
    Regiostand,
    Regiostap,
    Stand,
    Telling,
    bezwaren_regiostap,
    regiostand,
    telling,
)
from tandem.regels.leren.persoon import vermoedens
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, NietGevonden
from tandem.regels.rechten.organisatie import FACTOR, REGIOROL, Werklaag

NIET_GEMEENTE = "Organisaties die geen gemeente zijn"
"""The row of obstacles that the region has for organisations without somebody who deals with them."""


@dataclass(frozen=True)
class Regioregel:
    """An obstacle that a municipality sent up, in that municipality's words for the region."""

    openbaar: UUID
    gemeente: str
    soort: Belemmersoort
    voor_regio: str
    doorgegeven_op: date | None
    stand: Regiostand
    stappen: tuple[Stapregel, ...]
    versie: int


@dataclass(frozen=True)
class Regiolijst:
    """What was sent up: to do first, then what was answered."""

    kop: Organisatiekop
    regels: tuple[Regioregel, ...]


@dataclass(frozen=True)
class Telrij:
    """A municipality, or the region for who is none, with its open obstacles per kind.

    ``tellingen`` None: it shows nothing to this reader. ``centrum``: the centre municipality; empty for the region.
    """

    naam: str
    centrum: str
    eigen: bool
    tellingen: tuple[Telling, ...] | None


@dataclass(frozen=True)
class Telbeeld:
    """Open obstacles per kind for every municipality of the region."""

    kop: Organisatiekop
    soorten: tuple[Belemmersoort, ...]
    rijen: tuple[Telrij, ...]


def lees_doorgegeven(*, door: Actor) -> Regiolijst:
    """Return what municipalities sent up and still show. Raises ``NietGevonden`` for another role."""
    with lees_organisatie(door=door, wat="doorgegeven belemmeringen") as sessie:
        if door.rol != REGIOROL:
            raise NietGevonden
        rijen = list(sessie.van(Belemmering).filter(stand=Stand.DOORGEGEVEN.value).select_related("organisatie"))
        sessie.inzage(sessie.organisatie, *{rij.organisatie_id for rij in rijen})
        regels = [_regel(rij, stappen) for rij, stappen in zip(rijen, _stappen(sessie, rijen), strict=True)]
        volgorde = sorted(regels, key=lambda een: (een.stand is Regiostand.BEANTWOORD, een.doorgegeven_op or date.max))
        return Regiolijst(lees_organisatiekop(sessie), tuple(volgorde))


def _stappen(sessie: Organisatiesessie, rijen: list[Belemmering]) -> list[list[Belemmerstap]]:
    eigen: dict[UUID, list[Belemmerstap]] = {rij.openbaar: [] for rij in rijen}
    stappen = sessie.mijn(Belemmerstap).filter(laag=int(Werklaag.BELEMMERING), over__in=list(eigen))
    for stap in stappen.order_by("nummer"):
        eigen[stap.over].append(stap)
    return list(eigen.values())


def _regel(rij: Belemmering, stappen: list[Belemmerstap]) -> Regioregel:
    return Regioregel(
        openbaar=rij.openbaar,
        gemeente=rij.organisatie.naam,
        soort=catalogus().belemmersoorten[rij.soort],
        voor_regio=rij.voor_regio or "",
        doorgegeven_op=rij.doorgegeven_op,
        stand=regiostand(Regiostap(stappen[-1].stap) if stappen else None),
        stappen=stapregels(stappen, stappen[0].organisatie_id) if stappen else (),
        versie=len(stappen),
    )


def zet_regiostap(
    *, door: Actor, belemmering: UUID, stap: Regiostap, tekst: str, versie: int, verzoek: UUID | None = None
) -> None:
    """Do something as the region with what a municipality sent up; the municipality reads it.

    ``versie``: how many steps of the region were read. Raises ``NietGevonden``, ``Ongeldig`` and ``Botsing``.
    """
    with schrijf_organisatie(door=door, wat="belemmering in de regio", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.BELEMMERING)
        rij = sessie.van(Belemmering).filter(openbaar=belemmering, stand=Stand.DOORGEGEVEN.value).first()
        if door.rol != REGIOROL or rij is None:
            raise NietGevonden
        keur(bezwaren_regiostap(tekst, vermoedens(tekst, voornamen())))
        Organisatie.objects.select_for_update().filter(pk=sessie.organisatie).first()
        bestaand = list(sessie.mijn(Belemmerstap).filter(over=belemmering).order_by("nummer"))
        if len(bestaand) != versie:
            laatste = stapregels(bestaand[-1:], sessie.organisatie)[0]
            hun = {"stap": laatste.wat, "tekst": laatste.tekst}
            raise Botsing(
                wie=laatste.wie, wanneer=f"{timezone.localdate(laatste.op):%d-%m-%Y}", hun=hun, versie=len(bestaand)
            )
        bewaar_stap(sessie, belemmering, stap.value, tekst, Werklaag.BELEMMERING)
        sessie.gebeurtenis("belemmering_regiostap", feiten={"stap": stap.omschrijving}, over=belemmering)
        sessie.uitkomst = str(belemmering)


def lees_tellingen(*, door: Actor) -> Telbeeld:
    """Return open obstacles per kind: the own exactly, of others what they opened, small counts left out."""
    with lees_organisatie(door=door, wat="belemmeringen in de regio") as sessie:
        if not sessie.ziet(Werklaag.BELEMMERING):
            raise NietGevonden
        soorten = tuple(catalogus().belemmersoorten.values())
        rijen = sessie.van(Belemmering).exclude(stand__in=[een.value for een in KLAAR])
        geteld = Counter(rijen.values_list("organisatie_id", "soort"))
        open_ = {een // FACTOR for een in sessie.sleutels.lezen if een % FACTOR == Werklaag.BELEMMERING}
        gemeenten = [*_gemeenten(sessie.vandaag), *_regio(sessie.vandaag)]
        beeld = tuple(
            Telrij(naam, centrum, nummer == sessie.organisatie, _telrij(geteld, nummer, soorten, sessie, open_))
            for nummer, naam, centrum in gemeenten
        )
        sessie.inzage(sessie.organisatie, *(open_ & {nummer for nummer, *_ in gemeenten}))
        return Telbeeld(lees_organisatiekop(sessie), soorten, beeld)


def _gemeenten(vandaag: date) -> list[tuple[int, str, str]]:
    """Every municipality of the region with its own organisation: number, name, and its centre municipality."""
    nu = (Q(van=None) | Q(van__lte=vandaag)) & (Q(tot=None) | Q(tot__gt=vandaag))
    leden = Regiolidmaatschap.objects.filter(nu, centrum__isnull=False).exclude(lezing=NIET_GENOEMD)
    centra = dict(leden.values_list("gemeente_id", "centrum__naam"))
    rijen = Organisatie.objects.filter(soort="gemeente", gemeente_id__in=centra).order_by("gemeente__naam")
    return [
        (nr, naam, centra[gemeente]) for nr, naam, gemeente in rijen.values_list("pk", "gemeente__naam", "gemeente")
    ]


def _regio(vandaag: date) -> list[tuple[int, str, str]]:
    """The programme, which has the obstacles of organisations that are no municipality."""
    programma = regioprogramma(vandaag)
    return [(programma.pk, NIET_GEMEENTE, "")] if programma else []


def _telrij(
    geteld: Counter[tuple[int, str]],
    nummer: int,
    soorten: tuple[Belemmersoort, ...],
    sessie: Organisatiesessie,
    open_: set[int],
) -> tuple[Telling, ...] | None:
    if nummer not in open_:
        return None
    eigen = nummer == sessie.organisatie
    return tuple(telling(geteld[nummer, soort.code], eigen=eigen) for soort in soorten)
