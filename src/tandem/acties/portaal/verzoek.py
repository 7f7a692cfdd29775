"""Requests at the portal: what I asked and what came of it, and asking for myself or for whom I act."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tandem.acties.casus.eigen import regels_over
from tandem.acties.huishouden.basis import kies_lid
from tandem.acties.keuring import keur
from tandem.acties.portaal import deur
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.acties.rechten.afschriftstuk import Meegegeven, meegegeven_bij
from tandem.acties.rechten.verzoek import Verzoekinvoer, dien_in, mag_in, regel_bij, trek_in
from tandem.acties.rechten.verzoekbeeld import Verzoekbeeld, beelden_in, verzoekregels
from tandem.models import Lid, Rechtsverzoek
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.oordeel import NietGevonden, Oordeel
from tandem.regels.rechten.verzoek import Verzoekregel, Verzoekstand, bezwaren_intrekken

MEESTE_TEKSTEN = 100
"""So many lines can be chosen from; of older ones the line itself leads to the request."""


@dataclass(frozen=True)
class Mijnverzoek:
    """One request: about whom (empty: me), and by whom it was made (empty: me); whether I can withdraw it.

    ``stukken``: what was decided about the documents beside the copy.
    """

    beeld: Verzoekbeeld
    over: str
    van: str
    kan_intrekken: bool
    stukken: tuple[Meegegeven, ...]


@dataclass(frozen=True)
class Mijnverzoeken:
    """The page: what was asked about me and about whom I act for, the newest first."""

    kop: Portaalkop
    verzoeken: tuple[Mijnverzoek, ...]


def lees_mijn_verzoeken(*, door: Ledenactor, huishouden: UUID) -> Mijnverzoeken:
    """Return the requests that this member may see, each with its steps. Raises ``NietGevonden``."""
    with deur.lees(door=door, wat="mijn verzoeken", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        beelden = beelden_in(sessie, sessie.van(Rechtsverzoek).order_by("-ontvangen_op", "-id"))
        mee = meegegeven_bij(sessie, [een.openbaar for een in beelden if een.als_bestand])
        return Mijnverzoeken(kop, tuple(_mijn(kop, een, mee.get(een.openbaar, ())) for een in beelden))


def _mijn(kop: Portaalkop, een: Verzoekbeeld, stukken: tuple[Meegegeven, ...]) -> Mijnverzoek:
    kan = not bezwaren_intrekken(een.stand, zelf_gevraagd=een.vrager == kop.ik.id)
    van = een.buiten.naam if een.buiten else kop.wie((een.vrager,))
    return Mijnverzoek(een, kop.wie((een.over,)), van, kan, stukken)


@dataclass(frozen=True)
class Voorwie:
    """Somebody about whom I may ask something, and what: each kind with the answer of the table."""

    openbaar: UUID
    naam: str
    ik: bool
    soorten: tuple[tuple[Verzoekregel, Oordeel], ...]

    @property
    def mag(self) -> tuple[Verzoekregel, ...]:
        """What may be asked."""
        return tuple(regel for regel, oordeel in self.soorten if oordeel.toegestaan)


@dataclass(frozen=True)
class Verzoekkeuzes:
    """What the form offers: about whom, and the lines that it may be about (public id and words)."""

    kop: Portaalkop
    wie: tuple[Voorwie, ...]
    teksten: tuple[tuple[str, str], ...]

    @property
    def soorten(self) -> tuple[Verzoekregel, ...]:
        """Every kind that may be asked about at least one of them, in order."""
        return tuple(dict.fromkeys(regel for regel in verzoekregels() if any(regel in een.mag for een in self.wie)))


def lees_verzoekkeuzes(*, door: Ledenactor, huishouden: UUID, regel: UUID | None = None) -> Verzoekkeuzes:
    """Return what this member can ask, for whom; ``regel``: a line that can be chosen whatever its age."""
    with deur.lees(door=door, wat="wat ik kan vragen", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        leden = {rij.pk: rij for rij in sessie.van(Lid).filter(pk__in=sessie.bos.leden)}
        teksten = {str(een.openbaar): een.tekst for een in regels_over(sessie, leden, MEESTE_TEKSTEN)}
        if regel is not None and str(regel) not in teksten:
            teksten = {str(regel): regel_bij(sessie, regel, leden).tekst, **teksten}
        return Verzoekkeuzes(kop, _wie(sessie, kop, leden), tuple(teksten.items()))


def _wie(sessie: Ledensessie, kop: Portaalkop, leden: Mapping[int, Lid]) -> tuple[Voorwie, ...]:
    ik = leden[sessie.ik]
    volgorde = [ik, *(rij for nummer, rij in sorted(leden.items()) if nummer != sessie.ik)]
    return tuple(
        Voorwie(
            rij.openbaar, kop.kop.namen([rij.pk]), rij.pk == ik.pk,
            tuple((regel, mag_in(sessie, regel.soort, ik, rij)) for regel in verzoekregels()),
        )
        for rij in volgorde
    )  # fmt: skip


def vraag_zelf(
    *, door: Ledenactor, huishouden: UUID, voor: UUID, invoer: Verzoekinvoer, verzoek: UUID | None = None
) -> UUID:
    """Ask something about myself or about whom I act for. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(door=door, wat="verzoek doen", huishouden=huishouden, verzoek=verzoek) as sessie:
        leden = sessie.van(Lid).filter(pk__in=sessie.bos.leden)
        over = kies_lid(sessie, voor, "voor")
        bij = regel_bij(sessie, invoer.regel, leden.values_list("pk", flat=True)) if invoer.regel else None
        return dien_in(sessie, invoer, vrager=leden.get(pk=sessie.ik), voor=over, bij=bij)


def trek_zelf_in(*, door: Ledenactor, huishouden: UUID, rechtsverzoek: UUID, verzoek: UUID | None = None) -> None:
    """Withdraw what I asked, as long as there is no answer. Raises ``Ongeldig``, ``NietGevonden``.

    A request of somebody else that I may read is named as such: it is not mine to withdraw.
    """
    with deur.schrijf(door=door, wat="verzoek intrekken", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = sessie.van(Rechtsverzoek).filter(openbaar=rechtsverzoek).first()
        if rij is None:
            raise NietGevonden
        keur(bezwaren_intrekken(Verzoekstand(rij.stand), zelf_gevraagd=rij.vrager_id == sessie.ik))
        trek_in(sessie, sessie.een(Rechtsverzoek, rechtsverzoek))
