"""Requests as professionals read them: all of a household, one with what can be done with it, and making one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.eigen import regels_over
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.rechten.afschriftstuk import Meegegeven, meegegeven_bij, stukken_in
from tandem.acties.rechten.verzoek import mag_in
from tandem.acties.rechten.verzoekbeeld import (
    Verzoekbeeld,
    beelden_in,
    feit_van,
    nu_geldend,
    weigergronden,
)
from tandem.acties.vraag import Vraag, vooraf
from tandem.models import Gezag, Lid, Rechtsverzoek
from tandem.regels.rechten import verzoek as regels
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.antwoordbrief import is_er_een_brief
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.verzoek import EIGEN_LAAG, LOOPT, Verzoeksoort, Verzoekstap, Weigergrond

MEESTE_TEKSTEN = 200
WERK = Laag.PLAN
"""The layer of the work list: who handles requests has it as well."""
GEEN_GEZAG = "Dit kan niet meer: het gezag is gestopt, of door de leeftijd van het kind mag dit nu niet."


@dataclass(frozen=True)
class Verzoekenblad:
    """The page: what waits for an answer, first what is due first, and what was answered."""

    kop: Dossierkop
    open: tuple[Verzoekbeeld, ...]
    klaar: tuple[Verzoekbeeld, ...]
    mag_vastleggen: bool


def lees_verzoeken(*, door: Actor, huishouden: UUID) -> Verzoekenblad:
    """Return the requests of a household. Raises ``Geweigerd`` for who does not read the analysis, ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="verzoeken", huishouden=huishouden) as sessie:
        sessie.eis(EIGEN_LAAG)
        kop = lees_kop(sessie)
        alle = beelden_in(sessie, sessie.van(Rechtsverzoek).order_by("-ontvangen_op", "-id"))
        lopend = sorted((een for een in alle if een.loopt), key=lambda een: (een.uiterlijk or date.max, een.openbaar))
        return Verzoekenblad(
            kop=kop,
            open=tuple(lopend),
            klaar=tuple(een for een in alle if not een.loopt),
            mag_vastleggen=sessie.ziet(WERK),
        )


@dataclass(frozen=True)
class Overhandigen:
    """What a professional hands over to who asked from outside. ``kan_niet``: why not; empty when it can."""

    kan_niet: str
    stukken: tuple[Meegegeven, ...]


def overhandigen_in(sessie: Sessie, rij: Rechtsverzoek, beeld: Verzoekbeeld) -> Overhandigen | None:
    """Return what can be handed over of a request, in an open session; None where there is nothing of the kind."""
    if beeld.buiten is None or not beeld.als_bestand:
        return None
    stukken = meegegeven_bij(sessie, [rij.openbaar]).get(rij.openbaar, ())
    return Overhandigen("" if _mag_nog(sessie, rij, Verzoeksoort.INZAGE) else GEEN_GEZAG, stukken)


@dataclass(frozen=True)
class Briefkan:
    """Whether the letter of answer can be made. ``kan_niet``: why not; empty when it can."""

    kan_niet: str


def antwoordbrief_in(sessie: Sessie, rij: Rechtsverzoek, beeld: Verzoekbeeld) -> Briefkan | None:
    """Return whether a letter of answer can be made, in an open session; None where this reader makes none."""
    van_buiten, beslist = beeld.buiten is not None, beeld.regel.beslist
    if not is_er_een_brief(beeld.stand, van_buiten=van_buiten, rol=sessie.door.rol, beslist=beslist):
        return None
    return Briefkan("" if _mag_nog(sessie, rij, beeld.regel.soort) else GEEN_GEZAG)


def _mag_nog(sessie: Sessie, rij: Rechtsverzoek, soort: Verzoeksoort) -> bool:
    """Whether the holder may ask this about the child today: judged anew, by the same table."""
    houder = sessie.van(Gezag).filter(pk=rij.gezag_id or 0, kind_id=rij.lid_id).first()
    kind = sessie.van(Lid).filter(pk=rij.lid_id).first()
    if houder is None or kind is None:
        return False
    return mag_in(sessie, soort, houder, kind).toegestaan


@dataclass(frozen=True)
class Verzoekblad:
    """One request, what this reader may do with it, on which grounds it may be refused, and the line as it is now.

    ``stukken_wachten``: documents beside a copy about which nobody decided yet. ``overhandigen``, ``brief``: for who
    asked from outside the household.
    """

    kop: Dossierkop
    beeld: Verzoekbeeld
    mogelijk: tuple[Verzoekstap, ...]
    gronden: tuple[Weigergrond, ...]
    nu: str
    in_de_weg: tuple[str, ...]
    stukken_wachten: int
    overhandigen: Overhandigen | None
    brief: Briefkan | None


def lees_verzoek(*, door: Actor, huishouden: UUID, rechtsverzoek: UUID) -> Verzoekblad:
    """Return one request. Raises ``NietGevonden``, ``Geweigerd``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="verzoek", huishouden=huishouden) as sessie:
        sessie.eis(EIGEN_LAAG)
        kop = lees_kop(sessie)
        rij = sessie.een(Rechtsverzoek, rechtsverzoek)
        (beeld,) = beelden_in(sessie, [rij])
        feit, nu = feit_van(sessie, rij), nu_geldend(sessie, rij)
        mogelijk = regels.mogelijk(feit, door.rol) if sessie.ziet(WERK) else ()
        stukken = stukken_in(sessie, rij) if beeld.als_bestand else ()
        return Verzoekblad(
            kop, beeld, mogelijk, weigergronden(beeld.regel.soort), nu.tekst if nu else "", feit.staat_in_de_weg,
            sum(een.besloten is None for een in stukken), overhandigen_in(sessie, rij, beeld),
            antwoordbrief_in(sessie, rij, beeld) if sessie.ziet(WERK) else None,
        )  # fmt: skip


@dataclass(frozen=True)
class Vastlegkeuzes:
    """What the form for a request by word or letter offers: the lines it may be about, with whom they are about."""

    kop: Dossierkop
    teksten: tuple[tuple[str, str], ...]


def lees_vastlegkeuzes(*, door: Actor, huishouden: UUID) -> Vastlegkeuzes:
    """Return the choices. Raises ``Geweigerd`` for who does not work with the analysis, ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="verzoek vastleggen", huishouden=huishouden) as sessie:
        sessie.eis(WERK, EIGEN_LAAG)
        kop = lees_kop(sessie)
        regels_ = regels_over(sessie, [lid.id for lid in kop.leden], MEESTE_TEKSTEN)
        return Vastlegkeuzes(
            kop, tuple((str(een.openbaar), f"{kop.namen(een.betreft)}: {een.tekst}") for een in regels_)
        )


@dataclass(frozen=True)
class Verzoekenkort:
    """For the overview: how many wait, by when the first is due, and whose data are used less."""

    lopend: int
    eerste: date | None
    te_laat: bool
    beperkt: tuple[tuple[str, date], ...]


_LOPEND = Vraag(
    Rechtsverzoek,
    lambda rijen: rijen.filter(stand__in=[stand.value for stand in LOOPT]).order_by("uiterlijk", "id"),
)


@vooraf(_LOPEND)
def verzoeken_in_het_kort(sessie: Sessie, kop: Dossierkop) -> Verzoekenkort:
    """Return what the overview tells, in its session."""
    rijen: Sequence[Rechtsverzoek] = sessie.vraag(_LOPEND)
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    eerste = min((rij.uiterlijk for rij in rijen if rij.uiterlijk), default=None)
    beperkt = tuple((lid.roepnaam, lid.beperkt_op) for lid in kop.leden if lid.beperkt_op)
    return Verzoekenkort(len(rijen), eerste, eerste is not None and eerste < sessie.vandaag, beperkt)
