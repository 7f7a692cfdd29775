"""Small builders for tests about waves of a scan: a municipality with a wave, respondents and their answers."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from tandem.acties.casus.gastdeur import bewijs
from tandem.acties.zelfscan import afname, deelnemers, gesprek, uitkomst, vragenlijst
from tandem.acties.zelfscan.deelnemersdeur import Toegang
from tandem.acties.zelfscan.instrumenten import nieuwste
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld
from tandem.regels.rechten.actor import Actor
from tandem.regels.zelfscan.antwoord import gevraagd
from tandem.regels.zelfscan.instrument import Instrument, Vraag
from tests import organisatiewereld as org

ZELFSCAN = "zelfscan_veiligheid"


@dataclass
class Meting:
    """A wave with the people in it."""

    gemeente: org.Gemeentewereld
    leider: Actor
    openbaar: UUID
    mensen: list[Actor] = field(default_factory=list)

    def toegang(self, nummer: int = 0) -> Toegang:
        """Come in as one of the respondents."""
        wie = self.mensen[nummer]
        (uitgenodigd,) = [
            u for u in vragenlijst.mijn_vragenlijsten(door=wie) if u.van == self.gemeente.organisatie.naam
        ]
        return Toegang(door=wie, deelnemer=uitgenodigd.deelnemer)


def meting(
    deelnemers: int = 1,
    *,
    gemeente: org.Gemeentewereld | None = None,
    soort: str = "nulmeting",
    instrument: str = ZELFSCAN,
) -> Meting:
    """Open a wave with some respondents of the local team; a policy adviser leads the session."""
    gemeente = gemeente or org.gemeente()
    leider = gemeente.actor()
    mensen = [gemeente.actor("teamlid_lokaal_team") for _ in range(deelnemers)]
    invoer = afname.Afnameinvoer(
        instrument=instrument,
        soort=soort,
        leider=leider.medewerker,
        invullen_tot=timezone.localdate() + timedelta(days=30),
        medewerkers=[(een.medewerker, "uitvoering") for een in mensen],
    )
    return Meting(gemeente, leider, afname.open_afname(door=leider, invoer=invoer), mensen)


def met_link(van: Meting, naam: str = "Partner") -> Toegang:
    """Invite somebody without an account; return what opens the questionnaire."""
    gegeven = deelnemers.nodig_uit_met_link(
        door=van.leider, afname=van.openbaar, naam=naam, groep="partner", verzoek=None
    )
    return Toegang(bewijs=bewijs(gegeven.link, gegeven.code))


def instrument(code: str = ZELFSCAN) -> Instrument:
    """Return the newest version of an instrument."""
    return nieuwste(code)


def eerste(code: str = ZELFSCAN) -> Vraag:
    """Return the first question that counts."""
    return next(vraag for vraag in instrument(code).vragen() if vraag.telt_mee)


def vul_in(toegang: Toegang, keuze: int = 0, *, inleveren: bool = True) -> None:
    """Answer every question that counts with an option by place, and hand in."""
    for vraag in instrument().vragen():
        if vraag.telt_mee:
            typ = Ingevuld(vraag.opties[keuze].code, vraag.opties[-1].code if vraag.streven else "")
            vragenlijst.bewaar_antwoord(toegang=toegang, vraag=vraag.code, typ=typ, versie=0)
    if inleveren:
        vragenlijst.lever_in(toegang=toegang)


def stel_vast(van: Meting, keuze: int = 1) -> None:
    """Lead the session: the same option for every question that counts, *weten we niet* for the others."""
    gesprek.begin_gesprek(door=van.leider, afname=van.openbaar)  # begun already: nothing changes
    for _ in range(2):  # a condition can open a question that was not asked at first
        for deel in gesprek.lees_gesprek(door=van.leider, afname=van.openbaar).delen:
            for een in deel.vragen:
                if een.klaar or not een.gevraagd:
                    continue
                vraag = een.vraag
                typ = Ingevuld(GEEN_IDEE)
                if vraag.telt_mee:
                    typ = Ingevuld(vraag.opties[keuze].code, vraag.opties[-1].code if vraag.streven else "")
                gesprek.zet_gezamenlijk(door=van.leider, afname=van.openbaar, vraag=vraag.code, typ=typ, versie=0)
    uitkomst.stel_vast(door=van.leider, afname=van.openbaar)


def afgerond(
    gemeente: org.Gemeentewereld | None = None, *, deelnemers: int = 5, keuze: int = 1, soort: str = "nulmeting"
) -> Meting:
    """A wave from opening to result."""
    een = meting(deelnemers, gemeente=gemeente, soort=soort)
    for nummer in range(deelnemers):
        vul_in(een.toegang(nummer), keuze)
    stel_vast(een, keuze)
    return een


__all__ = [
    "ZELFSCAN",
    "Meting",
    "afgerond",
    "eerste",
    "gevraagd",
    "instrument",
    "met_link",
    "meting",
    "stel_vast",
    "vul_in",
]
