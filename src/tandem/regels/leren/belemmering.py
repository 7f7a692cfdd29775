"""Obstacles (*belemmeringen*): what stood in the way, who can lift it, and that who reported it hears of it.

The route is local, then regional, then national by lobby or by law (S2 bouwsteen 5, goede voorbeelden; S0 §4 "Lobby";
S4 §3.2.1 and §3.2.4.3). Where no municipality deals with it, the route begins with the region. Every step tells the
reporter something: a report into silence is the last one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.soort import Soort

LANGSTE = 2_000
"""Characters of a report or an answer: one minute of typing, not a page. Own choice."""
VERSTE = timedelta(days=731)
"""A term further away than two years catches a typing mistake. Own choice, no norm."""
KLEINSTE = 3
"""A smaller count of another municipality is not shown: it could point at who reported. Own choice, no norm."""


class Niveau(Soort):
    """Where an obstacle can be lifted."""

    LOKAAL = "lokaal", "de gemeente"
    REGIONAAL = "regionaal", "de regio"
    LANDELIJK = "landelijk", "het land"


class Stand(Soort):
    """Where an obstacle stands with who deals with it: its own municipality, or the region."""

    NIEUW = "nieuw", "gemeld"
    OPGEPAKT = "opgepakt", "iemand is ermee bezig"
    DOORGEGEVEN = "doorgegeven", "doorgegeven aan de regio"
    BIJ_LAND = "bij_land", "bij het land neergelegd"
    OPGELOST = "opgelost", "opgelost"
    GESLOTEN = "gesloten", "gesloten: het blijft zo, met de reden"


KLAAR = frozenset({Stand.OPGELOST, Stand.GESLOTEN})


class Stap(Soort):
    """What who deals with an obstacle does with it."""

    PAK_OP = "pak_op", "Iemand pakt dit op"
    VERTEL = "vertel", "Iets laten weten"
    GEEF_DOOR = "geef_door", "Doorgeven aan de regio"
    NEEM_TERUG = "neem_terug", "Terugnemen van de regio"
    LOBBY = "naar_lobby", "Naar het land, als onderwerp voor de lobby"
    JURIDISCH = "naar_juridisch", "Naar het land, als juridisch vraagstuk"
    LOS_OP = "los_op", "Het is opgelost"
    SLUIT = "sluit", "Het blijft zo"
    HEROPEN = "heropen", "Het speelt weer"


_OPEN = {Stap.PAK_OP: Stand.OPGEPAKT, Stap.LOS_OP: Stand.OPGELOST, Stap.SLUIT: Stand.GESLOTEN}
_LAND = {Stap.LOBBY: Stand.BIJ_LAND, Stap.JURIDISCH: Stand.BIJ_LAND}
_KLAAR = {stand: {Stap.HEROPEN: Stand.OPGEPAKT} for stand in (Stand.OPGELOST, Stand.GESLOTEN)}
_LOKAAL: Mapping[Stand, Mapping[Stap, Stand]] = {
    Stand.NIEUW: {**_OPEN, Stap.VERTEL: Stand.NIEUW, Stap.GEEF_DOOR: Stand.DOORGEGEVEN},
    Stand.OPGEPAKT: {**_OPEN, Stap.VERTEL: Stand.OPGEPAKT, Stap.GEEF_DOOR: Stand.DOORGEGEVEN},
    Stand.DOORGEGEVEN: {
        Stap.VERTEL: Stand.DOORGEGEVEN,
        Stap.NEEM_TERUG: Stand.OPGEPAKT,
        Stap.LOS_OP: Stand.OPGELOST,
        Stap.SLUIT: Stand.GESLOTEN,
    },
    **_KLAAR,
}
_REGIONAAL: Mapping[Stand, Mapping[Stap, Stand]] = {
    Stand.NIEUW: {**_OPEN, **_LAND, Stap.VERTEL: Stand.NIEUW},
    Stand.OPGEPAKT: {**_OPEN, **_LAND, Stap.VERTEL: Stand.OPGEPAKT},
    Stand.BIJ_LAND: {**_OPEN, Stap.VERTEL: Stand.BIJ_LAND},
    **_KLAAR,
}
OVERGANGEN: Mapping[Niveau, Mapping[Stand, Mapping[Stap, Stand]]] = {
    Niveau.LOKAAL: _LOKAAL,
    Niveau.REGIONAAL: _REGIONAAL,
}
"""Which step leads where, by where the route of an obstacle begins. What is not here cannot be done."""
MET_EIGENAAR = frozenset({Stap.PAK_OP, Stap.HEROPEN, Stap.NEEM_TERUG, Stap.LOBBY, Stap.JURIDISCH})
"""Steps that name who has it and on which day the reporter hears more. The land answers nobody by itself."""


class Regiostap(Soort):
    """What the region does with an obstacle that a municipality sent up."""

    PAK_OP = "regio_pakt_op", "De regio pakt dit op"
    LOBBY = "naar_lobby", "Naar het land, als onderwerp voor de lobby"
    JURIDISCH = "naar_juridisch", "Naar het land, als juridisch vraagstuk"
    ANTWOORD = "regio_antwoordt", "Antwoord aan de gemeente"


class Regiostand(Soort):
    """Where an obstacle stands with the region; the last step there tells."""

    BINNEN = "binnen", "binnengekomen bij de regio"
    OPGEPAKT = "opgepakt", "de regio is ermee bezig"
    BIJ_LAND = "bij_land", "bij het land neergelegd"
    BEANTWOORD = "beantwoord", "beantwoord door de regio"


_NA_STAP = {
    Regiostap.PAK_OP: Regiostand.OPGEPAKT,
    Regiostap.LOBBY: Regiostand.BIJ_LAND,
    Regiostap.JURIDISCH: Regiostand.BIJ_LAND,
    Regiostap.ANTWOORD: Regiostand.BEANTWOORD,
}


@dataclass(frozen=True, slots=True)
class Belemmersoort:
    """A kind of obstacle, and where that kind is mostly lifted."""

    code: str
    naam: str
    uitleg: str
    niveau: Niveau
    bron: Bron


@dataclass(frozen=True, slots=True)
class Terugkoppeltermijn:
    """Within how many days who reported hears something."""

    code: str
    naam: str
    dagen: int
    bron: Bron


@dataclass(frozen=True, slots=True)
class Melding:
    """A report as entered. ``nagekeken``: the reporter looked at what may be about a person, and says it is not."""

    soort: str
    wat: str
    nagekeken: bool = False


@dataclass(frozen=True, slots=True)
class Zet:
    """A step as entered. ``tekst`` is what the reporter hears; ``voor_regio`` what the region reads."""

    stap: Stap
    tekst: str
    eigenaar: int | None = None
    uiterlijk: date | None = None
    voor_regio: str = ""


def begin(*, eigen_verdeler: bool, is_regio: bool, is_gemeente: bool, regio_verdeler: bool) -> Niveau | None:
    """Where the route of a report begins; None: nobody would read it.

    ``eigen_verdeler``: somebody of the own organisation deals with obstacles; ``regio_verdeler``: of the programme.
    A municipality keeps its own: what stands in the way there goes to the region only when it sends it up.
    """
    if eigen_verdeler:
        return Niveau.REGIONAAL if is_regio else Niveau.LOKAAL
    return Niveau.REGIONAAL if regio_verdeler and not is_gemeente else None


def mogelijk(stand: Stand, niveau: Niveau = Niveau.LOKAAL) -> tuple[Stap, ...]:
    """The steps that can be taken from here, in the order of the list. ``niveau``: where the route began."""
    return tuple(stap for stap in Stap if stap in OVERGANGEN[niveau].get(stand, {}))


def na(stand: Stand, stap: Stap, niveau: Niveau = Niveau.LOKAAL) -> Stand:
    """Where a step leads. Raises ``KeyError`` for a step that cannot be taken from here."""
    return OVERGANGEN[niveau][stand][stap]


def regiostand(laatste: Regiostap | None) -> Regiostand:
    """Where an obstacle stands with the region, from its last step there."""
    return _NA_STAP[laatste] if laatste else Regiostand.BINNEN


def bezwaren_melding(melding: Melding, soorten: Mapping[str, object], vermoedens: tuple[str, ...]) -> Bezwaren:
    """Why a report cannot be recorded like this. ``vermoedens``: what in it may be about a person."""
    bezwaren = list(_tekst("wat", melding.wat, "Schrijf op wat er in de weg stond. Eén zin is genoeg."))
    if melding.soort not in soorten:
        bezwaren.append(Bezwaar("soort", "Kies wat het meest lijkt op wat er in de weg stond."))
    if vermoedens and not melding.nagekeken:
        bezwaren.append(Bezwaar("nagekeken", persoonszin(vermoedens)))
    return tuple(bezwaren)


def persoonszin(vermoedens: tuple[str, ...]) -> str:
    """The sentence that asks to take out what may be about a person, or to say that it is not."""
    return f"Dit kan over een persoon gaan: {', '.join(vermoedens)}. Haal het weg, of kruis aan dat u hebt gekeken."


def bezwaren_zet(
    stand: Stand,
    zet: Zet,
    *,
    niveau: Niveau = Niveau.LOKAAL,
    vandaag: date,
    regio_ziet_het: bool,
    vermoedens: tuple[str, ...],
) -> Bezwaren:
    """What stands in the way of a step. ``regio_ziet_het``: the municipality opened its obstacles to the region."""
    if zet.stap not in mogelijk(stand, niveau):
        return (Bezwaar("stap", f"Dit kan nu niet: de belemmering is {stand.omschrijving}."),)
    bezwaren = list(_tekst("tekst", zet.tekst, "Schrijf op wat de melder hoort. Eén zin is genoeg."))
    if zet.stap in MET_EIGENAAR:
        bezwaren += _oppakken(zet, vandaag)
    if zet.stap is Stap.GEEF_DOOR:
        bezwaren += _doorgeven(zet, regio_ziet_het, vermoedens)
    return tuple(bezwaren)


def _oppakken(zet: Zet, vandaag: date) -> Bezwaren:
    bezwaren = () if zet.eigenaar is not None else (Bezwaar("eigenaar", "Kies wie dit oppakt."),)
    if zet.uiterlijk is None:
        return (*bezwaren, Bezwaar("uiterlijk", "Kies op welke dag de melder weer iets hoort."))
    if zet.uiterlijk < vandaag:
        return (*bezwaren, Bezwaar("uiterlijk", "Deze dag is al voorbij."))
    if zet.uiterlijk - vandaag > VERSTE:
        return (*bezwaren, Bezwaar("uiterlijk", "Dit is meer dan twee jaar weg. Kijk het jaartal na."))
    return bezwaren


def _doorgeven(zet: Zet, regio_ziet_het: bool, vermoedens: tuple[str, ...]) -> Bezwaren:
    bezwaren = _tekst("voor_regio", zet.voor_regio, "Schrijf in eigen woorden op wat de regio moet weten.")
    if vermoedens:
        zin = f"Dit kan over een persoon gaan: {', '.join(vermoedens)}. Haal het weg: dit leest iedereen in de regio."
        bezwaren = (*bezwaren, Bezwaar("voor_regio", zin))
    if not regio_ziet_het:
        zin = "De regio kan dit nog niet zien. Kies eerst bij 'Wijzigen wie wat ziet' dat de regio belemmeringen ziet."
        bezwaren = (*bezwaren, Bezwaar("stap", zin))
    return bezwaren


def bezwaren_regiostap(tekst: str, vermoedens: tuple[str, ...]) -> Bezwaren:
    """What stands in the way of a step of the region: municipalities read its words."""
    bezwaren = _tekst("tekst", tekst, "Schrijf op wat de gemeente hiervan moet weten.")
    if vermoedens:
        bezwaren = (
            *bezwaren,
            Bezwaar("tekst", f"Dit kan over een persoon gaan: {', '.join(vermoedens)}. Haal het weg."),
        )
    return bezwaren


def _tekst(veld: str, tekst: str, leeg: str) -> Bezwaren:
    if not tekst.strip():
        return (Bezwaar(veld, leeg),)
    if len(tekst) > LANGSTE:
        return (Bezwaar(veld, f"Deze tekst is {len(tekst)} tekens. Er passen er {LANGSTE}. Kort de tekst in."),)
    return ()


def uiterlijk_horen(stand: Stand, gemeld_op: date, uiterlijk: date | None, termijn: int) -> date | None:
    """By when the reporter hears something: the owner's day; without one, ``termijn`` days from the report."""
    if stand in KLAAR:
        return None
    return uiterlijk or gemeld_op + timedelta(days=termijn)


@dataclass(frozen=True, slots=True)
class Telling:
    """A count as it may be shown: the number, or that it is more than zero and fewer than ``KLEINSTE``."""

    aantal: int | None

    @property
    def in_woorden(self) -> str:
        """The count, or why there is none."""
        return str(self.aantal) if self.aantal is not None else f"minder dan {KLEINSTE}"


def telling(aantal: int, *, eigen: bool) -> Telling:
    """A count of another municipality between zero and ``KLEINSTE`` is not shown; zero points at nobody."""
    return Telling(aantal if eigen or aantal == 0 or aantal >= KLEINSTE else None)


def optellen(tellingen: tuple[Telling, ...]) -> str:
    """The sum in words. With something left out it is "at least": the exact sum would give that away."""
    som = sum(een.aantal or 0 for een in tellingen)
    return str(som) if all(een.aantal is not None for een in tellingen) else f"ten minste {som + 1}"
