"""The joint case discussion: considerations and decisions that become actions, guests by an expiring link.

A partner without an account sees only the listed items, after a second factor, and only for a while. The lengths below
are choices of this product (no source gives them) and can be made shorter, not longer.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal

#: The link works from this long before the discussion ...
VOORAF = timedelta(days=7)
#: ... until this long after it, at the longest.
NAAFLOOP = timedelta(days=7)
#: After so many wrong codes the link is blocked; the inviter makes a new one.
HOOGSTENS_FOUT = 5


class Besprekingsoort(Soort):
    """What kind of joint talk it is (domein.md A9; S4 §5: joint fact-finding)."""

    CASUSBESPREKING = "casusbespreking", "samen overleggen en besluiten wat nodig is"
    FEITENONDERZOEK = "feitenonderzoek", "samen nagaan wat er is gebeurd en wat we zeker weten"


#: In a joint fact-finding judgements wait: first what was seen, checked and said.
REGELS_BIJ = {
    Besprekingsoort.CASUSBESPREKING: ("feit", "waarneming", "oordeel", "stem"),
    Besprekingsoort.FEITENONDERZOEK: ("feit", "waarneming", "stem"),
}


class GezinErbij(Soort):
    """Whether the people whom it is about are there. If not, why not stands beside it."""

    JA = "ja", "ja, zij zitten erbij"
    DEELS = "deels", "niet iedereen is erbij"
    NEE = "nee", "nee, zij zijn er niet bij"


@dataclass(frozen=True, slots=True)
class Bespreking:
    """A joint talk as it is offered."""

    soort: Besprekingsoort
    op: datetime
    vraag: str
    gezin_erbij: GezinErbij
    toelichting: str
    leden_erbij: frozenset[int]


def bezwaren_bespreking(bespreking: Bespreking, nu: datetime) -> Bezwaren:
    """What a joint talk lacks: a question, and a reason when the people whom it is about are not there."""
    bezwaren: list[Bezwaar] = []
    if not bespreking.vraag.strip():
        bezwaren.append(Bezwaar("vraag", "Schrijf op welke vraag u samen wilt beantwoorden."))
    if abs((bespreking.op - nu).days) > 366:
        bezwaren.append(Bezwaar("op", "Dat is meer dan een jaar van vandaag. Kijk het jaartal na."))
    erbij = bespreking.gezin_erbij
    if erbij is not GezinErbij.JA and not bespreking.toelichting.strip():
        bezwaren.append(Bezwaar("gezin_toelichting", "Schrijf op waarom. Het huishouden mag dit lezen."))
    if erbij is not GezinErbij.NEE and not bespreking.leden_erbij:
        bezwaren.append(Bezwaar("aanwezige_leden", "Kies wie van het huishouden erbij is."))
    if erbij is GezinErbij.NEE and bespreking.leden_erbij:
        bezwaren.append(Bezwaar("aanwezige_leden", "U koos dat niemand van het huishouden erbij is."))
    return tuple(bezwaren)


def waarom_niet_op_lijst(afgeschermd: bool, verborgen_voor: Collection[int], leden_erbij: Collection[int]) -> str:
    """Why an item may not be shown to a guest; empty when it may. What is shown at the table is heard by all there."""
    if afgeschermd:
        return "Dit is afgeschermd. Dat gaat nooit naar een gast."
    if set(verborgen_voor) & set(leden_erbij):
        return "Dit is verborgen voor iemand die bij het overleg is."
    return ""


class Gaststand(Soort):
    """Whether a guest's link opens anything now."""

    GELDIG = "geldig", "U kunt de stukken bekijken."
    TWEEDE_STAP = "tweede_stap", "Vul de code in die u per telefoon hebt gekregen."
    NOG_NIET = "nog_niet", "Deze uitnodiging werkt nog niet."
    VERLOPEN = "verlopen", "Deze uitnodiging is verlopen. Vraag een nieuwe aan degene die u uitnodigde."
    INGETROKKEN = "ingetrokken", "Deze uitnodiging is ingetrokken."
    GEBLOKKEERD = "geblokkeerd", "Te vaak een verkeerde code. Vraag een nieuwe uitnodiging."


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """An invitation of a guest for listed items only. Moments are with time zone."""

    bespreking_op: datetime
    verloopt_op: datetime
    stukken: frozenset[int]
    organisatie: int | None
    taak: str
    telefoon: str
    ingetrokken_op: datetime | None = None
    foute_codes: int = 0


def bezwaren_uitnodiging(uitnodiging: Uitnodiging, nu: datetime, besproken_stukken: Collection[int]) -> Bezwaren:
    """What an invitation lacks: for whom, with what task, which items, a second factor, an end in time."""
    bezwaren = [Bezwaar(veld, zin) for veld, leeg, zin in _invulvelden(uitnodiging) if leeg]
    if not uitnodiging.stukken <= frozenset(besproken_stukken):
        bezwaren.append(Bezwaar("stukken", "Een van de stukken hoort niet bij deze bespreking."))
    if uitnodiging.bespreking_op <= nu:
        bezwaren.append(Bezwaar("bespreking_op", "De bespreking is al geweest."))
    if uitnodiging.verloopt_op < uitnodiging.bespreking_op:
        bezwaren.append(Bezwaar("verloopt_op", "De uitnodiging verloopt vóór de bespreking."))
    if uitnodiging.verloopt_op > uitnodiging.bespreking_op + NAAFLOOP:
        zin = f"De uitnodiging mag tot {aantal(NAAFLOOP.days, 'dag', 'dagen')} na de bespreking werken."
        bezwaren.append(Bezwaar("verloopt_op", zin))
    return tuple(bezwaren)


def _invulvelden(uitnodiging: Uitnodiging) -> tuple[tuple[str, bool, str], ...]:
    return (
        ("organisatie", uitnodiging.organisatie is None, "Kies van welke organisatie de gast komt."),
        ("taak", not uitnodiging.taak.strip(), "Vul in waarom deze gast erbij is."),
        ("stukken", not uitnodiging.stukken, "Kies welke stukken de gast mag zien."),
        ("telefoon", not uitnodiging.telefoon.strip(), "Vul een telefoonnummer in voor de code."),
    )


def gaststand(uitnodiging: Uitnodiging, nu: datetime, *, tweede_stap_gedaan: bool) -> Gaststand:
    """Whether the link opens anything at ``nu``. What closes it comes first, so that a code cannot reopen it."""
    if uitnodiging.ingetrokken_op is not None and uitnodiging.ingetrokken_op <= nu:
        return Gaststand.INGETROKKEN
    if nu >= uitnodiging.verloopt_op:
        return Gaststand.VERLOPEN
    if uitnodiging.foute_codes >= HOOGSTENS_FOUT:
        return Gaststand.GEBLOKKEERD
    if nu < uitnodiging.bespreking_op - VOORAF:
        return Gaststand.NOG_NIET
    return Gaststand.GELDIG if tweede_stap_gedaan else Gaststand.TWEEDE_STAP


def bezwaren_ervaringsdeskundige(toestemmingen: Mapping[int, bool | None]) -> Bezwaren:
    """An ervaringsdeskundige joins only when everyone concerned consented; None is not asked yet (domein.md C12)."""
    if not toestemmingen:
        return (Bezwaar("toestemming", "Vraag eerst aan het huishouden of een ervaringsdeskundige erbij mag."),)
    nee = sum(antwoord is False for antwoord in toestemmingen.values())
    if nee:
        return (Bezwaar("toestemming", f"{aantal(nee, 'persoon wil', 'personen willen')} dit niet. Dan kan het niet."),)
    open_ = sum(antwoord is None for antwoord in toestemmingen.values())
    if open_:
        wie = aantal(open_, "persoon is", "personen zijn")
        return (Bezwaar("toestemming", f"{wie} het nog niet gevraagd."),)
    return ()


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision of a discussion: what, why, who does it and by when."""

    wat: str
    overweging: str
    wie: int | None
    uiterlijk: date | None


def bezwaren_besluit(besluit: Besluitregel, bespreking_op: date) -> Bezwaren:
    """A decision becomes an action: it has a consideration, somebody who does it and a day."""
    bezwaren: list[Bezwaar] = []
    if not besluit.wat.strip():
        bezwaren.append(Bezwaar("wat", "Schrijf op wat is besloten."))
    if not besluit.overweging.strip():
        bezwaren.append(Bezwaar("overweging", "Schrijf op waarom dit is besloten."))
    if besluit.wie is None:
        bezwaren.append(Bezwaar("wie", "Kies wie dit doet."))
    if besluit.uiterlijk is None or besluit.uiterlijk < bespreking_op:
        bezwaren.append(Bezwaar("uiterlijk", "Vul in wanneer dit klaar is, niet vóór de bespreking."))
    return tuple(bezwaren)
