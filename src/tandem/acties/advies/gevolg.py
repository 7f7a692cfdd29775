"""What changed because of an advice, and whether the council sees in it what it meant."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties.advies.partijen import (
    advies_aan_ons,
    eis_niet_ingetrokken,
    eis_raad,
    eis_vrager,
    geldige_reacties,
    houd_vast,
)
from tandem.acties.bouwstenen.inhoud import acties as bouwsteenacties
from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.keuring import keur
from tandem.acties.leren.lessen import lees_lessen
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.models import Advies, Adviesduiding, Adviesgevolg, Adviespunt
from tandem.regels.advies.reactie import Bedoeld, Gevolgsoort, bezwaren_duiding, bezwaren_gevolg
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Plek:
    """A place where a change can stand: which kind, its id or code, and its words."""

    soort: Gevolgsoort
    verwijst: str
    naam: str

    @property
    def waarde(self) -> str:
        """The place as a form sends it."""
        return f"{self.soort.value}:{self.verwijst}"


def plekken(*, door: Actor, ziet: frozenset[Werklaag]) -> tuple[Plek, ...]:
    """Return where a change can stand: the own plan, own shared lessons, actions; a decision, or something else."""
    uit = [Plek(Gevolgsoort.BESLUIT, "", "een besluit"), Plek(Gevolgsoort.ANDERS, "", "iets anders")]
    if Werklaag.PLAN in ziet:
        uit += [Plek(Gevolgsoort.PLAN, str(een.openbaar), een.regel.wat) for een in lees_plan(door=door).lopend]
    if Werklaag.LES in ziet:
        gedeeld = (een for een in lees_lessen(door=door).gedeeld if een.eigen)
        uit += [Plek(Gevolgsoort.LES, str(een.openbaar), een.les.inzicht[:150]) for een in gedeeld]
    acties = bouwsteenacties().items()
    return (*uit, *(Plek(Gevolgsoort.ACTIE, code, f"{steen.naam}: {actie.naam}") for code, (steen, actie) in acties))


def leg_gevolg_vast(
    *, door: Actor, advies: UUID, punt: UUID, plek: Plek, tekst: str, verzoek: UUID | None = None
) -> UUID:
    """Record what changed because of a point; the council sees it at once. Returns its public id.

    Raises ``Geweigerd`` before the reaction was established, ``NietGevonden`` and ``Ongeldig``.
    """
    with schrijf_organisatie(door=door, wat="gevolg vastleggen", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        brief = advies_aan_ons(sessie, advies)
        if not sessie.van(Adviespunt).filter(advies=brief, openbaar=punt).exists():
            raise NietGevonden
        eis_niet_ingetrokken(sessie, advies)
        eigen = geldige_reacties(sessie).filter(advies=advies, organisatie_id=sessie.organisatie)
        if not eigen.exclude(aan=[]).exists():
            raise Geweigerd("Reageer eerst op het advies. Daarna legt u vast wat er veranderde.")
        keur(bezwaren_gevolg(plek.soort, verwijst=plek.verwijst, tekst=tekst))
        rij = Adviesgevolg(aan=[brief.organisatie_id], advies=advies, punt=punt, soort=plek.soort.value)
        rij.verwijst, rij.naam, rij.tekst = plek.verwijst, plek.naam, tekst.strip()
        rij.door_id, rij.op = door.medewerker, sessie.vandaag
        sessie.bewaar(rij)
        sessie.gebeurtenis("advies_gevolg", feiten={"onderwerp": brief.onderwerp}, over=advies)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def duid_gevolg(*, door: Actor, gevolg: UUID, bedoeld: Bedoeld, toelichting: str, verzoek: UUID | None = None) -> None:
    """Say once, as the council, whether a change is what it meant.

    Raises ``Geweigerd``, ``NietGevonden`` and ``Ongeldig``.
    """
    with schrijf_organisatie(door=door, wat="gevolg duiden", verzoek=verzoek) as sessie:
        eis_raad(sessie)
        houd_vast(sessie)
        rij = sessie.van(Adviesgevolg).filter(openbaar=gevolg, aan__contains=[sessie.organisatie]).first()
        if rij is None:
            raise NietGevonden
        if sessie.mijn(Adviesduiding).filter(gevolg=gevolg).exists():
            raise Ongeldig(**{"": "De raad zei hier al iets over. Dat blijft staan."})
        keur(bezwaren_duiding(bedoeld, toelichting))
        duiding = Adviesduiding(aan=[rij.organisatie_id], gevolg=gevolg, bedoeld=bedoeld.value)
        duiding.toelichting, duiding.door_id, duiding.op = toelichting.strip(), door.medewerker, sessie.vandaag
        sessie.bewaar(duiding)
        onderwerp = sessie.mijn(Advies).get(openbaar=rij.advies).onderwerp
        sessie.gebeurtenis("advies_duiding", feiten={"onderwerp": onderwerp}, over=rij.advies)
        sessie.uitkomst = str(rij.advies)


def lees_gevolg(*, door: Actor, gevolg: UUID) -> tuple[UUID, str]:
    """Return the advice of a change that waits for the own council, and what changed. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="een gevolg van advies") as sessie:
        eis_raad(sessie)
        rij = sessie.van(Adviesgevolg).filter(openbaar=gevolg, aan__contains=[sessie.organisatie]).first()
        if rij is None or sessie.mijn(Adviesduiding).filter(gevolg=gevolg).exists():
            raise NietGevonden
        sessie.inzage(sessie.organisatie, rij.organisatie_id)
        return rij.advies, rij.tekst
