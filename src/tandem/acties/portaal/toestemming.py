"""Consent at the portal: what I was asked, about myself or about whom I decide for, and my own answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tandem.acties.keuring import kies
from tandem.acties.portaal import deur
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.acties.rechten.toestemming import Toestemmingsbeeld, bewaar_antwoord, zaak_in
from tandem.acties.rechten.toestemmingsblad import beelden_in
from tandem.models import Lid
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.toestemming import Antwoordsoort, Vastlegwijze


@dataclass(frozen=True)
class Mijnvraag:
    """One request, and whether my answer counts now: to give it, or to take my yes back."""

    beeld: Toestemmingsbeeld
    over: str
    kan_antwoorden: bool
    kan_intrekken: bool


@dataclass(frozen=True)
class Mijntoestemmingen:
    """The page: what was asked about me and about whom I decide for."""

    kop: Portaalkop
    vragen: tuple[Mijnvraag, ...]


def mijn_toestemmingen(*, door: Ledenactor, huishouden: UUID) -> Mijntoestemmingen:
    """Return what was asked about me and about whom I decide for, as far as my keys reach. Raises ``NietGevonden``."""
    with deur.lees(door=door, wat="mijn toestemmingen", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        leden = {rij.pk: rij.voornaam or "" for rij in sessie.van(Lid)}
        sessie.inzage(laag=Laag.CONTACT, leden=leden)
        vragen = ((lid, beeld) for lid in sorted(leden) for beeld in beelden_in(sessie, leden, lid))
        return Mijntoestemmingen(kop, tuple(_vraag(kop, leden, lid, beeld) for lid, beeld in vragen))


def _vraag(kop: Portaalkop, leden: Mapping[int, str], lid: int, beeld: Toestemmingsbeeld) -> Mijnvraag:
    ik = str(kop.ik.openbaar)
    kan_intrekken = ik in dict(beeld.trekkers)
    kan_antwoorden = ik in dict(beeld.gevers) and not kan_intrekken
    return Mijnvraag(beeld, "" if lid == kop.ik.id else leden[lid], kan_antwoorden, kan_intrekken)


def antwoord_zelf(
    *, door: Ledenactor, huishouden: UUID, toestemming: UUID, antwoord: str, toelichting: str = "",
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say yes or no, or take a yes back: oneself, or for whom one decides. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(door=door, wat="antwoord op toestemming", huishouden=huishouden, verzoek=verzoek) as sessie:
        over = zaak_in(sessie, toestemming)
        gever = next((een for een in over[1].iedereen if een.lid == sessie.ik), None)
        if gever is None:
            raise NietGevonden
        soort = kies(Antwoordsoort, antwoord, "antwoord")
        return bewaar_antwoord(sessie, over, gever, soort, wijze=Vastlegwijze.PORTAAL, toelichting=toelichting)
