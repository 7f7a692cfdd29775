"""Consent at the portal: what I was asked, about myself or about whom I decide for, and my own answer."""

from uuid import UUID

from tandem.acties.keuring import kies
from tandem.acties.portaal import deur
from tandem.acties.rechten.toestemming import Toestemmingsbeeld, bewaar_antwoord, zaak_in
from tandem.acties.rechten.toestemmingsblad import beelden_in
from tandem.models import Lid
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.toestemming import Antwoordsoort, Vastlegwijze


def mijn_toestemmingen(*, door: Ledenactor, huishouden: UUID) -> tuple[Toestemmingsbeeld, ...]:
    """Return what was asked about me and about whom I decide for, as far as my keys reach. Raises ``NietGevonden``."""
    with deur.lees(door=door, wat="mijn toestemmingen", huishouden=huishouden) as sessie:
        leden = {rij.pk: rij.voornaam or "" for rij in sessie.van(Lid)}
        sessie.inzage(laag=Laag.CONTACT, leden=leden)
        return tuple(beeld for lid in sorted(leden) for beeld in beelden_in(sessie, leden, lid))


def antwoord_zelf(
    *, door: Ledenactor, huishouden: UUID, toestemming: UUID, antwoord: str, toelichting: str = "",
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say yes or no, or take a yes back: oneself, or for whom one decides. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(door=door, wat="antwoord op toestemming", huishouden=huishouden, verzoek=verzoek) as sessie:
        over = zaak_in(sessie, toestemming)
        gever = next((een for een in over[1].gevers if een.lid == sessie.ik), None)
        if gever is None:
            raise NietGevonden
        soort = kies(Antwoordsoort, antwoord, "antwoord")
        return bewaar_antwoord(sessie, over, gever, soort, wijze=Vastlegwijze.PORTAAL, toelichting=toelichting)
