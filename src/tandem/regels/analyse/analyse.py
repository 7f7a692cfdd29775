"""The integral analysis: made with the household, and not counting before everyone from 12 was asked *herken ik me?*

S2 bouwsteen 4: an analysis in which people do not recognise themselves is of no use ('niet nuttig'); domein.md C2.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import MENING_VRAGEN, Geboorte, Zekerheid, heeft_leeftijd
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal


class Analysestaat(Soort):
    """Where a version of the analysis stands."""

    CONCEPT = "concept", "in de maak"
    VOORGELEGD = "voorgelegd", "voorgelegd aan het huishouden"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    VERVANGEN = "vervangen", "vervangen door een nieuwere versie"


#: The moves between them. What is established never changes: a new version takes its place.
OVERGANGEN: Mapping[Analysestaat, frozenset[Analysestaat]] = {
    Analysestaat.CONCEPT: frozenset({Analysestaat.VOORGELEGD}),
    Analysestaat.VOORGELEGD: frozenset({Analysestaat.CONCEPT, Analysestaat.VASTGESTELD}),
    Analysestaat.VASTGESTELD: frozenset({Analysestaat.VERVANGEN}),
    Analysestaat.VERVANGEN: frozenset(),
}


class Toon(Soort):
    """Whether a line of the analysis is a concern or a strength: both belong in it (S2 b4, krachten en zorgen)."""

    KRACHT = "kracht", "wat goed gaat"
    ZORG = "zorg", "wat zorgen geeft"


class Herkenning(Soort):
    """The answer to *do I recognise this*. A no counts as an answer and stands beside the analysis."""

    JA = "ja", "Ja, dit klopt voor mij."
    DEELS = "deels", "Een deel klopt voor mij."
    NEE = "nee", "Nee, dit klopt niet voor mij."
    WIL_NIET = "wil_niet", "Ik wil hier geen antwoord op geven."
    KAN_NIET = "kan_niet", "Ik kan dit niet beantwoorden."


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What a member answered about one version, in own words if they like; None: asked, and no answer came."""

    lid: int
    versie: int
    gevraagd_op: date
    herkenning: Herkenning | None
    eigen_woorden: str = ""


@dataclass(frozen=True, slots=True)
class Analyse:
    """One version: its number (from 1), where it stands, and how many concerns and strengths are in it."""

    versie: int
    staat: Analysestaat
    zorgen: int
    krachten: int


def moet_gevraagd(leden: Mapping[int, Geboorte], op: date) -> frozenset[int]:
    """Who must be asked: each member from 12, and each whose age is not known well enough to leave them out."""
    return frozenset(
        lid for lid, geboorte in leden.items() if heeft_leeftijd(geboorte, MENING_VRAGEN, op) is not Zekerheid.NEE
    )


def nog_te_vragen(
    analyse: Analyse, leden: Mapping[int, Geboorte], antwoorden: Iterable[Antwoord], op: date
) -> frozenset[int]:
    """Who must still be asked about this version; an answer to an older version does not count."""
    gevraagd = {a.lid for a in antwoorden if a.versie == analyse.versie and a.gevraagd_op <= op}
    return moet_gevraagd(leden, op) - gevraagd


def bezwaren_overgang(analyse: Analyse, naar: Analysestaat) -> Bezwaren:
    """Whether the table knows this move."""
    if naar in OVERGANGEN[analyse.staat]:
        return ()
    return (Bezwaar("staat", f"Een analyse die {analyse.staat.omschrijving} is, wordt niet {naar.omschrijving}."),)


def bezwaren_voorleggen(analyse: Analyse) -> Bezwaren:
    """An analysis to lay before people has at least one line."""
    leeg = not (analyse.zorgen or analyse.krachten)
    leeg_bezwaar = (Bezwaar("regels", "Er staat nog niets in de analyse."),) if leeg else ()
    return bezwaren_overgang(analyse, Analysestaat.VOORGELEGD) + leeg_bezwaar


def bezwaren_vaststellen(
    analyse: Analyse, leden: Mapping[int, Geboorte], antwoorden: Collection[Antwoord], op: date
) -> Bezwaren:
    """What stands in the way of establishing this version: the move itself, and everyone who was not asked yet.

    A no, or no answer, stands in nobody's way: it is recorded and shown beside the analysis.
    """
    over = len(nog_te_vragen(analyse, leden, antwoorden, op))
    wie = f"{aantal(over, 'persoon is', 'personen zijn')} vanaf {MENING_VRAGEN} jaar"
    zin = (
        f"{wie} nog niet gevraagd: herken ik me hierin? Vraag het. Kwam er geen antwoord, leg dan vast dat u het vroeg."
    )
    niet_gevraagd = (Bezwaar("herkenning", zin),) if over else ()
    return bezwaren_overgang(analyse, Analysestaat.VASTGESTELD) + niet_gevraagd


def aandacht_analyse(analyse: Analyse) -> tuple[str, ...]:
    """What to think about, without refusing: an analysis of concerns only, or of strengths only."""
    if analyse.zorgen and not analyse.krachten:
        return ("Er staan alleen zorgen in. Wat gaat er goed?",)
    if analyse.krachten and not analyse.zorgen:
        return ("Er staan alleen krachten in. Waar maakt iemand zich zorgen over?",)
    return ()


def bezwaren_patroon(regels: Collection[int], bekend: Collection[int], uitleg: str) -> Bezwaren:
    """A pattern links at least two different lines of this analysis and says how they hang together."""
    bezwaren: list[Bezwaar] = []
    if len(set(regels)) < 2:
        bezwaren.append(Bezwaar("regels", "Kies ten minste twee regels die met elkaar te maken hebben."))
    if not set(regels) <= set(bekend):
        bezwaren.append(Bezwaar("regels", "Een van de regels hoort niet bij deze analyse."))
    if not uitleg.strip():
        bezwaren.append(Bezwaar("uitleg", "Schrijf op hoe deze dingen samenhangen."))
    return tuple(bezwaren)
