"""Signals: what is said, by whom, how the reporter is protected, and what comes of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import opsomming


class TerugkoppelInhoud(Soort):
    """What a reporter may hear back; the content is limited (domein.md B2)."""

    ONTVANGEN = "ontvangen", "dat het signaal is binnengekomen"
    BEOORDEELD = "beoordeeld", "dat het signaal is beoordeeld"
    WIE_VERDER_GAAT = "wie_verder_gaat", "welke organisatie ermee verder gaat"
    MELDER_BETROKKEN = "melder_betrokken", "wat de melder zelf kan blijven doen"
    ONDERZOEK_KLAAR = "onderzoek_klaar", "dat het onderzoek klaar is"
    UITKOMST_IN_HOOFDLIJN = "uitkomst_in_hoofdlijn", "de uitkomst in hoofdlijn"


@dataclass(frozen=True, slots=True)
class Meldersoort:
    """A kind of reporter, as content gives it.

    ``standaard_afgeschermd``: the name is shielded unless the reporter says otherwise (private reporters).
    ``afschermen_mag``: may be shielded on request; for a professional only with a ground and an end date.
    ``terugkoppeling``: what this reporter may hear back, and no more.
    """

    code: str
    naam: str
    beroepsmatig: bool
    standaard_afgeschermd: bool
    afschermen_mag: bool
    terugkoppeling: tuple[TerugkoppelInhoud, ...]
    bron: Bron


class Naambekend(Soort):
    """Whether the reporter agrees that the household hears who reported. Not asked is not a yes."""

    JA = "ja", "ja, het huishouden mag weten wie dit meldt"
    NEE = "nee", "nee, de melder wil niet genoemd worden"
    NIET_GEVRAAGD = "niet_gevraagd", "niet gevraagd"


#: Example content: that a professional stays unnamed only on a ground and until a day is in the sources (domein.md B2);
#: the list of grounds is not.
GRONDEN_BRON = Bron("KNMG-meldcode, bijlage over melden bij Veilig Thuis", voorbeeldinhoud=True)


class Anonimiteitsgrond(Soort):
    """Why the name of a professional who reports is shielded for a while (``GRONDEN_BRON``)."""

    GEVAAR_HUISHOUDEN = "gevaar_huishouden", "iemand uit het huishouden komt in gevaar als de melder bekend wordt"
    GEVAAR_MELDER = "gevaar_melder", "de melder of een collega wordt bedreigd"
    CONTACT_VERBREEKT = "contact_verbreekt", "het huishouden verbreekt dan het contact met de laatste hulpverlener"


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """A signal as it comes in. ``wat_nu``: what was done at once, when it is acute. ``regels``: lines in it."""

    ontvangen_op: date
    acuut: bool
    wat_nu: str
    regels: int


def bezwaren_ontvangst(ontvangst: Ontvangst, vandaag: date) -> Bezwaren:
    """What a signal still lacks: a day that has been, at least one line, and what was done when it is acute."""
    bezwaren: list[Bezwaar] = []
    if ontvangst.ontvangen_op > vandaag:
        bezwaren.append(Bezwaar("ontvangen_op", "Deze dag moet nog komen."))
    if ontvangst.acuut and not ontvangst.wat_nu.strip():
        bezwaren.append(Bezwaar("wat_nu", "Het is acuut. Schrijf op wat er nu gedaan is, of wie nu gaat."))
    if not ontvangst.regels:
        bezwaren.append(Bezwaar("regels", "Schrijf ten minste één regel op: wat is er gemeld?"))
    return tuple(bezwaren)


class Onderzoeksgrond(Soort):
    """Why Veilig Thuis investigates itself (domein.md B2)."""

    DIRECTE_INTERVENTIE = "directe_interventie", "er is direct ingrijpen nodig"
    ONZEKERHEID = "onzekerheid", "het is onzeker wat er aan de hand is"
    ONTKENNING = "ontkenning", "betrokkenen ontkennen wat er is gemeld"
    TE_WEINIG_INFORMATIE = "te_weinig_informatie", "er is te weinig informatie"
    ANONIMITEIT = "anonimiteit", "de melder wil niet bekend worden"


class Triagesoort(Protocol):
    """One outcome of triage, as content gives it (domein.md B2; ``inhoud/triage.yaml``).

    ``door``: the kinds of organisation that may decide it. What rests on the powers of Veilig Thuis, only Veilig Thuis
    decides: powers do not move (domein.md B9).
    """

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def door(self) -> tuple[Organisatiesoort, ...]:
        """Who may decide it."""

    @property
    def opent_casus(self) -> bool:
        """Whether a case follows, and so a vast gezicht."""

    @property
    def vraagt_reden(self) -> bool:
        """Whether the decision must be explained."""


#: Outcomes after which nobody acts: not for a signal that is still marked acute.
NIEMAND_VERDER = frozenset({"advies", "beeindigd"})
#: The outcome that asks for one of the ``Onderzoeksgrond``.
ONDERZOEK = "onderzoek_veilig_thuis"


@dataclass(frozen=True, slots=True)
class Triage:
    """A decision about a signal as it is offered: by whom, with which reason, for which team."""

    door: Organisatiesoort
    acuut: bool
    reden: str = ""
    team: int | None = None
    onderzoeksgrond: Onderzoeksgrond | None = None


def bezwaren_triage(uitkomst: Triagesoort, triage: Triage) -> Bezwaren:
    """What stands in the way of this outcome: who decides, what is still missing, a signal that is still acute."""
    bezwaren: list[Bezwaar] = []
    if triage.door not in uitkomst.door:
        wie = opsomming([soort.omschrijving for soort in uitkomst.door])
        bezwaren.append(Bezwaar("uitkomst", f"Dit besluit neemt {wie}. U kunt wel om advies vragen."))
    if triage.acuut and uitkomst.code in NIEMAND_VERDER:
        zin = "Dit signaal staat op 'acuut'. Haal dat er eerst af en schrijf op waarom het niet acuut is."
        bezwaren.append(Bezwaar("acuut", zin))
    if uitkomst.opent_casus and triage.team is None:
        bezwaren.append(Bezwaar("team", "Kies welk lokaal team het vaste gezicht levert."))
    if uitkomst.vraagt_reden and not triage.reden.strip():
        bezwaren.append(Bezwaar("reden", "Schrijf op waarom u dit besluit."))
    if uitkomst.code == ONDERZOEK and triage.onderzoeksgrond is None:
        bezwaren.append(Bezwaar("onderzoeksgrond", "Kies waarom Veilig Thuis zelf onderzoek doet."))
    return tuple(bezwaren)


@dataclass(frozen=True, slots=True)
class Afscherming:
    """What was asked about the name of a reporter. ``bekend_akkoord``: the reporter agreed to be named."""

    gevraagd: bool = False
    bekend_akkoord: bool = False
    grond: str = ""
    tot: date | None = None


def bezwaren_afscherming(soort: Meldersoort, afscherming: Afscherming, ontvangen_op: date) -> Bezwaren:
    """A private reporter is shielded without asking. A professional only on a ground and until a day."""
    if soort.standaard_afgeschermd or not afscherming.gevraagd:
        return ()
    if not soort.afschermen_mag:
        return (Bezwaar("afscherming", "Deze melder wordt altijd genoemd aan het huishouden."),)
    bezwaren: list[Bezwaar] = []
    if not afscherming.grond.strip():
        bezwaren.append(Bezwaar("grond", "Schrijf op waarom de naam afgeschermd moet worden."))
    if afscherming.tot is None:
        bezwaren.append(Bezwaar("tot", "Vul in tot welke dag. Daarna wordt de naam bekend."))
    elif afscherming.tot <= ontvangen_op:
        bezwaren.append(Bezwaar("tot", "Deze dag ligt niet na het signaal."))
    return tuple(bezwaren)


def is_afgeschermd(soort: Meldersoort, afscherming: Afscherming, op: date) -> bool:
    """Whether the reporter's name is shielded on ``op``. Private: always, until the reporter agrees to be named."""
    if soort.standaard_afgeschermd:
        return not afscherming.bekend_akkoord
    if not (soort.afschermen_mag and afscherming.gevraagd and afscherming.grond.strip()):
        return False
    return afscherming.tot is not None and op < afscherming.tot


@dataclass(frozen=True, slots=True)
class Terugkoppelplicht:
    """When a kind of organisation tells reporters what happened, as content gives it."""

    organisatiesoort: Organisatiesoort
    na: tuple[Begingebeurtenis, ...]
    bron: Bron


def terugkoppelmomenten(
    organisatie: Organisatiesoort, plichten: Iterable[Terugkoppelplicht]
) -> tuple[Begingebeurtenis, ...]:
    """After which events this kind of organisation owes the reporter an answer; empty when content gives none."""
    return tuple(dict.fromkeys(na for plicht in plichten if plicht.organisatiesoort is organisatie for na in plicht.na))


def bezwaren_terugkoppeling(soort: Meldersoort, inhoud: Collection[TerugkoppelInhoud]) -> Bezwaren:
    """Refuse to tell this reporter more than is meant for this kind of reporter, and refuse to tell nothing."""
    if not inhoud:
        return (Bezwaar("inhoud", "Kies wat u aan de melder vertelt."),)
    te_veel = [deel for deel in TerugkoppelInhoud if deel in inhoud and deel not in soort.terugkoppeling]
    if not te_veel:
        return ()
    wat = opsomming([deel.omschrijving for deel in te_veel])
    return (Bezwaar("inhoud", f"Dit mag u deze melder niet vertellen: {wat}."),)


class Terugkoppelwijze(Soort):
    """How the reporter was told."""

    GESPREK = "gesprek", "meteen, tijdens het gesprek"
    TELEFOON = "telefoon", "door te bellen"
    BRIEF = "brief", "met een brief"
    BERICHT = "bericht", "met een beveiligd bericht"


def bezwaren_terugkoppeldag(gegeven_op: date, ontvangen_op: date, vandaag: date) -> Bezwaren:
    """A reporter was told on a day that has been, not before the signal came in."""
    if gegeven_op > vandaag:
        return (Bezwaar("gegeven_op", "Deze dag moet nog komen. Leg vast als u het hebt verteld."),)
    if gegeven_op < ontvangen_op:
        return (Bezwaar("gegeven_op", "Deze dag ligt voor het signaal."),)
    return ()
