"""*Bereikbaarheidsdienst*: the minimal safety page for who is on duty, and what they note.

Only during the duty, only for the teams on duty, for the purpose DIENST: whom to call, which address to avoid, what was
agreed, what works, what to do when it goes wrong. Not the plan, not the analysis.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.kaartlezen import Factorweergave, Maatregelweergave, Noodplanweergave, lees_kaart_in
from tandem.acties.casus.afspraak import Afspraakweergave
from tandem.acties.casus.betrokkenheid import Betrokkene, betrokkenen_in
from tandem.acties.casus.dienstnotitie import noteer_dienst
from tandem.acties.huishouden.afgeschermd import Afgeschermd, lees_afgeschermd, open_afgeschermd
from tandem.acties.huishouden.contactwijze import Wijzebeeld, vastgelegde_wijzen
from tandem.acties.huishouden.kaarten import Contactkaart, lees_contact
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.zoeken import Uitslag, zoek
from tandem.acties.regio.rooster import Dienstregel, mijn_diensten
from tandem.regels.analyse.veiligheidskaart import Persoonsbeeld
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class Dienstlijst:
    """The first page of the duty: for which teams, until when, and what a search found."""

    diensten: tuple[Dienstregel, ...]
    uitslag: Uitslag


@dataclass(frozen=True)
class Veiligheidsblad:
    """What somebody who is called at night must know about one household, and nothing more."""

    kop: Dossierkop
    beelden: dict[int, Persoonsbeeld]
    bellen: tuple[Contactkaart, ...]
    mijden: tuple[Contactkaart, ...]
    adressen: tuple[Contactkaart, ...]
    bereiken: tuple[Wijzebeeld, ...]
    afgeschermd: tuple[Afgeschermd, ...]
    noodplannen: tuple[Noodplanweergave, ...]
    afspraken: tuple[Afspraakweergave, ...]
    wat_helpt: tuple[Factorweergave, ...]
    gevaar: tuple[Factorweergave, ...]
    maatregelen: tuple[Maatregelweergave, ...]
    betrokkenen: tuple[Betrokkene, ...]


def lees_dienst(*, door: Actor, vraag: str = "") -> Dienstlijst:
    """Return for which teams the actor is on duty now, and the households among theirs that a search finds.

    Without a duty that runs: ``NietGevonden``. Without a search nothing is shown: who is not called about, is not read.
    """
    diensten = mijn_diensten(door=door)
    if not diensten:
        raise NietGevonden
    return Dienstlijst(diensten, zoek(door=door, vraag=vraag, doel=Doel.DIENST))


def lees_veiligheidsblad(*, door: Actor, huishouden: UUID) -> Veiligheidsblad:
    """Return the safety page of one household. Raises ``NietGevonden`` outside the duty."""
    return veiligheidsblad(door, huishouden, Doel.DIENST, "veiligheidsblad voor de dienst")


def veiligheidsblad(door: Actor, huishouden: UUID, doel: Doel, wat: str) -> Veiligheidsblad:
    """Return the same for another purpose that opens these layers: emergency access. Raises as the door does."""
    with deur.lees(door=door, doel=doel, wat=wat, huishouden=huishouden) as sessie:
        sessie.eis(Laag.CONTACT, Laag.VEILIGHEID)
        kop = lees_kop(sessie)
        kaart = lees_kaart_in(sessie, kop)
        contact = [een for een in lees_contact(sessie, kop) if een.tot is None]
        sessie.inzage(laag=Laag.VEILIGHEID, leden=[lid.id for lid in kop.leden])
        return Veiligheidsblad(
            kop=kop,
            beelden=dict(kaart.beelden),
            bellen=tuple(een for een in contact if een.soort == "telefoonnummer" and een.veilig),
            mijden=tuple(een for een in contact if not een.veilig),
            adressen=tuple(een for een in contact if een.soort == "adres" and een.veilig),
            bereiken=vastgelegde_wijzen(sessie, kop),
            afgeschermd=lees_afgeschermd(sessie),
            noodplannen=kaart.noodplannen,
            afspraken=tuple(een for een in kaart.afspraken if een.beeindigd_op is None),
            wat_helpt=tuple(een for een in kaart.factoren if not een.risico and een.tot is None),
            gevaar=tuple(een for een in kaart.factoren if een.risico and een.tot is None),
            maatregelen=kaart.maatregelen,
            betrokkenen=tuple(betrokkenen_in(sessie, alleen_nu=True)),
        )


def open_voor_dienst(*, door: Actor, huishouden: UUID, item: UUID, reden: str, verzoek: UUID | None = None) -> str:
    """Open one shielded item (a secret address), with a reason that stays. Raises as ``open_afgeschermd``."""
    return open_afgeschermd(door=door, huishouden=huishouden, item=item, reden=reden, verzoek=verzoek, doel=Doel.DIENST)


def leg_dienst_vast(
    *,
    door: Actor,
    huishouden: UUID,
    tekst: str,
    wanneer: datetime,
    met: tuple[int, ...] = (),
    verzoek: UUID | None = None,
) -> UUID:
    """Note what was done; the vast gezicht gets it on the work list for the next working day. Raises ``Ongeldig``."""
    with deur.schrijf(
        door=door, doel=Doel.DIENST, wat="dienst vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = noteer_dienst(sessie, tekst=tekst, wanneer=wanneer, met=met)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar
