"""Ending a case: the kinds, what each asks for, and what comes after."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tandem.regels.analyse.veiligheidskaart import Afspraakstand
from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.casus.fase import Fase
from tandem.regels.duur import Duur
from tandem.regels.soort import Soort
from tandem.regels.tekst import opsomming

NAZORGMOMENT = "nazorgmoment"
"""The kind of date on which is asked how it goes, after a case was closed."""


class Voorwaarde(Soort):
    """What a kind of ending can ask for."""

    VEILIG_VOLGENS_IEDEREEN = "veilig_volgens_iedereen", "Iedereen vindt het blijvend veilig, ook het vaste gezicht."
    AFSPRAKEN_GECONTROLEERD = "afspraken_gecontroleerd", "Alle veiligheidsafspraken zijn nagekeken en nagekomen."
    GEEN_MAATREGEL = "geen_maatregel", "Er loopt geen maatregel of bevoegdheid meer."
    ONDERZOCHT = "onderzocht", "Het signaal is onderzocht en klopt niet."
    HUISHOUDEN_GEHOORD = "huishouden_gehoord", "Het huishouden heeft zijn verhaal verteld en kent de uitkomst."
    HULP_AANGEBODEN = "hulp_aangeboden", "Er is passende hulp aangeboden en het huishouden wil die niet."
    GEEN_GROND_VOOR_DWANG = "geen_grond_voor_dwang", "Er is geen grond om hulp te verplichten."
    COLLEGA_MEEGEKEKEN = "collega_meegekeken", "Een collega heeft meegekeken en is het eens."
    TEAM_AANVAARDT = "team_aanvaardt", "Het nieuwe team heeft ja gezegd en er is een vast gezicht."
    SAMEN_OPGETROKKEN = "samen_opgetrokken", "Het oude en het nieuwe team zijn samen bij het huishouden geweest."
    OVERLEDEN_VASTGESTELD = "overleden_vastgesteld", "Het overlijden staat vast, met datum."
    NABESTAANDEN_GEVRAAGD = "nabestaanden_gevraagd", "Aan wie achterblijft is gevraagd wat nodig is."
    GEEN_ANDER_HUISGENOOT = "geen_ander_huisgenoot", "Er blijft niemand achter voor wie de casus nodig is."
    ANDER_DOSSIER = "ander_dossier", "Het is bekend in welke casus het verder gaat."


@dataclass(frozen=True, slots=True)
class Afrondsoort:
    """One kind of ending, as content gives it.

    ``vanuit``: the phases from which it may happen (lasting safety: only from nazorg).
    ``nazorg_na``: the aftercare moments, each counted from the day of ending.
    """

    code: str
    naam: str
    vanuit: tuple[Fase, ...]
    voorwaarden: tuple[Voorwaarde, ...]
    bron: Bron
    nazorg_na: tuple[Duur, ...] = ()
    terugval_telt: bool = True


@dataclass(frozen=True, slots=True)
class Afrondfeiten:
    """What an ending is judged by. None always means: nobody asked or looked yet, which never counts as yes.

    ``oordelen``: what each member says about lasting safety; ``vast_gezicht``: what the fixed face says of it.
    The other facts have the name of the condition that they answer.
    """

    oordelen: Mapping[int, bool | None] = field(default_factory=dict)
    vast_gezicht: bool | None = None
    afspraken: Collection[Afspraakstand] = ()
    lopende_maatregelen: int = 0
    bevestigd: frozenset[Voorwaarde] = frozenset()


def _veilig_volgens_iedereen(feiten: Afrondfeiten) -> bool:
    return bool(feiten.oordelen) and all(feiten.oordelen.values()) and feiten.vast_gezicht is True


def _afspraken_gecontroleerd(feiten: Afrondfeiten) -> bool:
    return all(stand in (Afspraakstand.NAGEKOMEN, Afspraakstand.VERVALLEN) for stand in feiten.afspraken)


def _geen_maatregel(feiten: Afrondfeiten) -> bool:
    return feiten.lopende_maatregelen == 0


#: Conditions that follow from other records. The rest is confirmed by the fixed face, with a line that says how.
UIT_HET_WERK: Mapping[Voorwaarde, Callable[[Afrondfeiten], bool]] = {
    Voorwaarde.VEILIG_VOLGENS_IEDEREEN: _veilig_volgens_iedereen,
    Voorwaarde.AFSPRAKEN_GECONTROLEERD: _afspraken_gecontroleerd,
    Voorwaarde.GEEN_MAATREGEL: _geen_maatregel,
}


#: What the fixed face confirms with a line that says how. The other conditions follow from what was recorded.
TE_BEVESTIGEN = frozenset(
    {
        Voorwaarde.ONDERZOCHT,
        Voorwaarde.HUISHOUDEN_GEHOORD,
        Voorwaarde.HULP_AANGEBODEN,
        Voorwaarde.GEEN_GROND_VOOR_DWANG,
        Voorwaarde.SAMEN_OPGETROKKEN,
        Voorwaarde.NABESTAANDEN_GEVRAAGD,
        Voorwaarde.GEEN_ANDER_HUISGENOOT,
        Voorwaarde.ANDER_DOSSIER,
    }
)


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """What the records say of the conditions that nobody can simply confirm.

    ``nieuw_team_sinds``: since when somebody of the new team is involved; ``collega_eens``: a colleague looked along at
    this ending and agreed; ``overleden``: somebody's death is recorded.
    """

    nieuw_team_sinds: date | None = None
    collega_eens: bool = False
    overleden: bool = False


def bevestigd_door(vastgelegd: Vastgelegd, met_woorden: Collection[Voorwaarde], op: date) -> frozenset[Voorwaarde]:
    """Which conditions are confirmed on ``op``: by a line, by the records, or (going along together) by both.

    The new team is involved before the old one ends: at least a day together, so nobody is handed over like a file.
    """
    bevestigd = {voorwaarde for voorwaarde in met_woorden if voorwaarde in TE_BEVESTIGEN}
    sinds = vastgelegd.nieuw_team_sinds
    if sinds is None or sinds >= op:
        bevestigd.discard(Voorwaarde.SAMEN_OPGETROKKEN)
    uit_het_werk = {
        Voorwaarde.TEAM_AANVAARDT: sinds is not None,
        Voorwaarde.COLLEGA_MEEGEKEKEN: vastgelegd.collega_eens,
        Voorwaarde.OVERLEDEN_VASTGESTELD: vastgelegd.overleden,
    }
    return frozenset(bevestigd | {voorwaarde for voorwaarde, waar in uit_het_werk.items() if waar})


def is_vervuld(voorwaarde: Voorwaarde, feiten: Afrondfeiten) -> bool:
    """Whether one condition is met."""
    uit_het_werk = UIT_HET_WERK.get(voorwaarde)
    return uit_het_werk(feiten) if uit_het_werk else voorwaarde in feiten.bevestigd


def ontbrekend(soort: Afrondsoort, feiten: Afrondfeiten) -> tuple[Voorwaarde, ...]:
    """The conditions of this kind of ending that are not met yet, in the order of the content."""
    return tuple(voorwaarde for voorwaarde in soort.voorwaarden if not is_vervuld(voorwaarde, feiten))


def bezwaren_afronden(soort: Afrondsoort, fase: Fase, feiten: Afrondfeiten) -> Bezwaren:
    """Why a case may not end in this way now: the phase, and every condition that is not met."""
    if fase is Fase.AFGEROND:
        return (Bezwaar("fase", "Deze casus is al afgerond."),)
    bezwaren = [Bezwaar(voorwaarde.value, voorwaarde.omschrijving) for voorwaarde in ontbrekend(soort, feiten)]
    if fase not in soort.vanuit:
        fasen = opsomming([mogelijk.value.replace("_", " ") for mogelijk in soort.vanuit])
        bezwaren.insert(0, Bezwaar("fase", f"Dit kan alleen in de fase {fasen}."))
    return tuple(bezwaren)


def nazorgmomenten(soort: Afrondsoort, afgerond_op: date) -> tuple[date, ...]:
    """The days on which somebody asks how it goes."""
    return tuple(duur.na(afgerond_op) for duur in soort.nazorg_na)


@dataclass(frozen=True, slots=True)
class Terugval:
    """Coming back: the earlier case that a new one refers to, and how many days there were between them."""

    eerdere_casus: int
    dagen_ertussen: int


def terugval(eerdere: Iterable[tuple[int, Afrondsoort, date]], nieuw_op: date) -> Terugval | None:
    """The latest earlier case (number, kind and day of ending) to which a new case of this household refers.

    Kinds that say nothing about safety at home (merged, death) do not count. There is no term after which coming back
    stops being a relapse: the figure gives the days, the reader judges.
    """
    tellend = [(op, casus) for casus, soort, op in eerdere if soort.terugval_telt and op <= nieuw_op]
    if not tellend:
        return None
    op, casus = max(tellend)
    return Terugval(casus, (nieuw_op - op).days)
