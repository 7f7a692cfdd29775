"""A wave (*afname*) of a scan: who fills in, when the talk begins, when the answers stand, and how a link works.

S2 (bouwstenen, bouwsteen 2 "Sturing"): the scan of 2023 can serve as *nulmeting*; repeat it, for instance yearly. The
lengths and numbers below are choices of this product, for no source gives them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal, datum

#: Collecting answers takes at most so long; longer ago is another situation.
LANGSTE_INVULTIJD = timedelta(days=183)
#: A link for a respondent without an account works for at most so long.
LANGSTE_LINK = timedelta(days=60)
#: After so many wrong codes the link is blocked; the session leader makes a new one.
HOOGSTENS_FOUT = 5
#: As long as two pages: an explanation or a piece of evidence beside one answer.
LANGSTE_TOELICHTING = 5_000


class Afnamesoort(Soort):
    """Whether it is the first measurement, or one that is compared with an earlier one (S2, bouwsteen 2)."""

    NULMETING = "nulmeting", "de eerste meting, waarmee u later vergelijkt"
    HERHALING = "herhaling", "een nieuwe meting, om te zien wat er veranderde"


class Afnamestand(Soort):
    """Where a wave stands."""

    VERZAMELEN = "verzamelen", "deelnemers vullen ieder voor zich in"
    GESPREK = "gesprek", "samen bespreken en het gezamenlijke antwoord kiezen"
    VASTGESTELD = "vastgesteld", "de gezamenlijke antwoorden staan vast"
    GESTOPT = "gestopt", "gestopt zonder uitkomst"


#: One way only: a late respondent after the talk began would be the difference between two spreads.
OVERGANGEN: dict[Afnamestand, frozenset[Afnamestand]] = {
    Afnamestand.VERZAMELEN: frozenset({Afnamestand.GESPREK, Afnamestand.GESTOPT}),
    Afnamestand.GESPREK: frozenset({Afnamestand.VASTGESTELD, Afnamestand.GESTOPT}),
    Afnamestand.VASTGESTELD: frozenset(),
    Afnamestand.GESTOPT: frozenset(),
}


class Deelnemersgroep(Soort):
    """From where a respondent looks (S2, bouwsteen 4: beleid, management, professionals; bouwsteen 3: partners)."""

    BELEID = "beleid", "beleid en bestuur"
    MANAGEMENT = "management", "leiding van teams"
    UITVOERING = "uitvoering", "professionals in de uitvoering"
    PARTNER = "partner", "partners van buiten"


class Deelnemerstand(Soort):
    """How far a respondent is."""

    UITGENODIGD = "uitgenodigd", "nog niet begonnen"
    BEZIG = "bezig", "begonnen"
    KLAAR = "klaar", "ingeleverd"


class Linkstand(Soort):
    """Whether a respondent's link opens anything now."""

    GELDIG = "geldig", "U kunt de vragen invullen."
    GESLOTEN = "gesloten", "Het invullen is gesloten. Het gesprek over de antwoorden is begonnen."
    VERLOPEN = "verlopen", "Deze uitnodiging is verlopen. Vraag een nieuwe aan degene die u uitnodigde."
    INGETROKKEN = "ingetrokken", "Deze uitnodiging is ingetrokken."
    GEBLOKKEERD = "geblokkeerd", "Te vaak een verkeerde code. Vraag een nieuwe uitnodiging."


class Oorzaak(Soort):
    """What those who were there say caused a change since the last wave. Own list, for no source gives one."""

    EIGEN_ACTIE = "eigen_actie", "iets wat wij zelf deden"
    REGIO = "regio", "iets in de regio of het land"
    TEGENSLAG = "tegenslag", "minder geld, mensen of tijd"
    ANDERE_KIJK = "andere_kijk", "we kijken er nu anders naar"
    ONBEKEND = "onbekend", "we weten het niet"


@dataclass(frozen=True, slots=True)
class Afnamevoorstel:
    """A wave as it is offered. ``eerdere`` are the kinds of the owner's established waves of this instrument."""

    instrument: str
    soort: Afnamesoort | None
    leider: int | None
    invullen_tot: date | None
    eerdere: Collection[Afnamesoort] = ()
    loopt_al: bool = False


def bezwaren_afname(voorstel: Afnamevoorstel, vandaag: date) -> Bezwaren:
    """What a wave lacks: an instrument, a kind that fits what was before, a leader named beforehand, an end."""
    bezwaren: list[Bezwaar] = []
    if not voorstel.instrument:
        bezwaren.append(Bezwaar("instrument", "Kies welke vragenlijst u gebruikt."))
    if voorstel.loopt_al:
        zin = "Er loopt al een meting met deze vragenlijst. Rond die eerst af, of stop die."
        bezwaren.append(Bezwaar("instrument", zin))
    if voorstel.leider is None:
        zin = "Kies wie het gesprek leidt. Die persoon ziet de antwoorden van iedereen apart."
        bezwaren.append(Bezwaar("leider", zin))
    return (*bezwaren, *_soort(voorstel), *bezwaren_einde(voorstel.invullen_tot, vandaag))


def _soort(voorstel: Afnamevoorstel) -> Bezwaren:
    if voorstel.soort is None:
        return (Bezwaar("soort", "Kies of dit de nulmeting is of een herhaling."),)
    if voorstel.soort is Afnamesoort.NULMETING and voorstel.eerdere:
        return (Bezwaar("soort", "Er is al een eerdere meting met deze vragenlijst. Kies een herhaling."),)
    if voorstel.soort is Afnamesoort.HERHALING and not voorstel.eerdere:
        return (Bezwaar("soort", "Er is nog geen eerdere meting met deze vragenlijst. Kies de nulmeting."),)
    return ()


def bezwaren_einde(tot: date | None, vandaag: date) -> Bezwaren:
    """The last day of filling in is today or later, and not further away than ``LANGSTE_INVULTIJD``."""
    if tot is None:
        return (Bezwaar("invullen_tot", "Vul in tot en met welke dag deelnemers kunnen invullen."),)
    if tot < vandaag:
        return (Bezwaar("invullen_tot", "Deze dag is al geweest. Kies een latere dag."),)
    if tot > vandaag + LANGSTE_INVULTIJD:
        uiterst = datum(vandaag + LANGSTE_INVULTIJD)
        return (Bezwaar("invullen_tot", f"Kies een dag tot en met {uiterst}. Langer is een andere situatie."),)
    return ()


def waarom_niet_naar(van: Afnamestand, naar: Afnamestand, *, ingeleverd: int, zonder_antwoord: int) -> str:
    """Why a wave may not go on; empty when it may. Stopping is possible until the answers stand.

    ``ingeleverd`` counts respondents who handed in, ``zonder_antwoord`` questions without a shared answer (a shared
    *weten we niet* is an answer).
    """
    if naar not in OVERGANGEN[van]:
        return f"Dit kan niet meer: {van.omschrijving}."
    if naar is Afnamestand.GESPREK and not ingeleverd:
        return "Nog niemand leverde de vragen in. Wacht tot minstens één deelnemer klaar is."
    if naar is Afnamestand.VASTGESTELD and zonder_antwoord:
        zin = aantal(zonder_antwoord, "vraag heeft", "vragen hebben")
        return f"{zin} nog geen gezamenlijk antwoord. Kies een antwoord, of kies 'weten we niet'."
    return ""


def waarom_geen_andere_leider(stand: Afnamestand) -> str:
    """Why nobody else can lead the session any more; empty while the wave runs."""
    if stand in (Afnamestand.VERZAMELEN, Afnamestand.GESPREK):
        return ""
    return f"Dit kan niet meer: {stand.omschrijving}."


def leest_ieder_apart(leidt: bool, leider_sinds: datetime | None, gesprek_op: datetime | None) -> bool:
    """Whether the leader may read what each handed in: not who took over after filling in was closed.

    Nobody could say yes to that any more. ``leider_sinds`` None: this leader was named beforehand.
    """
    return leidt and (leider_sinds is None or gesprek_op is None or leider_sinds <= gesprek_op)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a respondent without an account. Moments are with time zone."""

    vervalt_op: datetime
    stand: Afnamestand
    ingetrokken_op: datetime | None = None
    foute_codes: int = 0


def linkstand(link: Link, nu: datetime) -> Linkstand:
    """Whether the link opens anything at ``nu``. It may be used as often as needed until then: one goes on later."""
    if link.ingetrokken_op is not None and link.ingetrokken_op <= nu:
        return Linkstand.INGETROKKEN
    if nu >= link.vervalt_op:
        return Linkstand.VERLOPEN
    if link.foute_codes >= HOOGSTENS_FOUT:
        return Linkstand.GEBLOKKEERD
    return Linkstand.GELDIG if link.stand is Afnamestand.VERZAMELEN else Linkstand.GESLOTEN


def bezwaren_toelichting(**teksten: str) -> Bezwaren:
    """A text beside an answer is at most two pages long."""
    return tuple(
        Bezwaar(veld, f"Deze tekst is {len(tekst)} tekens. Er passen er {LANGSTE_TOELICHTING}.")
        for veld, tekst in teksten.items()
        if len(tekst) > LANGSTE_TOELICHTING
    )
