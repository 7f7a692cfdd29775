"""The one plan of a household: goals in its own words, good enough is good enough, everybody's answer beside it.

"Voldoende is goed genoeg", goals by the people themselves (S2 bouwsteen 4, ABC-model; domein.md A7).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import MENING_VRAGEN, Geboorte, Zekerheid, heeft_leeftijd
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal, datum

LAAGST, HOOGST = 0, 10


class Planstand(Soort):
    """Where a version of the plan stands."""

    CONCEPT = "concept", "in de maak"
    AFGESPROKEN = "afgesproken", "afgesproken"
    VERVANGEN = "vervangen", "vervangen door een nieuwer plan"


#: The moves between them: what was agreed is not changed but replaced.
OVERGANGEN: Mapping[Planstand, frozenset[Planstand]] = {
    Planstand.CONCEPT: frozenset({Planstand.AFGESPROKEN}),
    Planstand.AFGESPROKEN: frozenset({Planstand.VERVANGEN}),
    Planstand.VERVANGEN: frozenset(),
}


class Doelstand(Soort):
    """Where a goal stands."""

    LOOPT = "loopt", "we werken eraan"
    GOED_GENOEG = "goed_genoeg", "goed genoeg"
    LOSGELATEN = "losgelaten", "losgelaten"


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal in the household's own words. ``goed_genoeg``: the figure that *they* call enough; there is no norm."""

    tekst: str
    goed_genoeg: int | None = None
    losgelaten_op: date | None = None


def bezwaren_doel(doel: Doel) -> Bezwaren:
    """A goal has words, and if it has a level then one from 0 to 10."""
    bezwaren: list[Bezwaar] = []
    if not doel.tekst.strip():
        bezwaren.append(Bezwaar("tekst", "Schrijf het doel op in de woorden van het huishouden."))
    if doel.goed_genoeg is not None and not LAAGST <= doel.goed_genoeg <= HOOGST:
        bezwaren.append(Bezwaar("goed_genoeg", f"Kies een cijfer van {LAAGST} tot en met {HOOGST}."))
    return tuple(bezwaren)


def stand_van_doel(doel: Doel, laatste_cijfer: int | None, op: date) -> Doelstand:
    """Where a goal stands on ``op``: let go, good enough by the household's own level, or still going."""
    if doel.losgelaten_op and doel.losgelaten_op <= op:
        return Doelstand.LOSGELATEN
    if doel.goed_genoeg is not None and laatste_cijfer is not None and laatste_cijfer >= doel.goed_genoeg:
        return Doelstand.GOED_GENOEG
    return Doelstand.LOOPT


class Actiestand(Soort):
    """Where an action stands on a day."""

    OPEN = "open", "nog te doen"
    TE_LAAT = "te_laat", "te laat"
    GEDAAN = "gedaan", "gedaan"
    VERVALLEN = "vervallen", "niet meer nodig"


@dataclass(frozen=True, slots=True)
class Actie:
    """Who does what and by when: a member (``lid``), a professional (``medewerker``) or somebody else in words."""

    tekst: str
    uiterlijk: date | None
    lid: int | None = None
    medewerker: int | None = None
    wie_anders: str = ""
    gedaan_op: date | None = None
    vervallen_op: date | None = None


def bezwaren_actie(actie: Actie, afgesproken_op: date) -> Bezwaren:
    """An action has words, exactly one who does it, and a day that is not before it was agreed."""
    bezwaren: list[Bezwaar] = []
    if not actie.tekst.strip():
        bezwaren.append(Bezwaar("tekst", "Schrijf op wat er gaat gebeuren."))
    doeners = sum((actie.lid is not None, actie.medewerker is not None, bool(actie.wie_anders.strip())))
    if doeners != 1:
        zin = "Kies wie dit doet." if not doeners else "Kies één persoon. Doen er meer mee? Maak dan meer acties."
        bezwaren.append(Bezwaar("wie", zin))
    if actie.uiterlijk is None:
        bezwaren.append(Bezwaar("uiterlijk", "Vul in wanneer dit klaar is."))
    elif actie.uiterlijk < afgesproken_op:
        bezwaren.append(Bezwaar("uiterlijk", f"Deze dag ligt vóór de afspraak ({datum(afgesproken_op)})."))
    return tuple(bezwaren)


def stand_van_actie(actie: Actie, op: date) -> Actiestand:
    """Where an action stands on ``op``, from what was recorded up to that day."""
    if actie.vervallen_op and actie.vervallen_op <= op:
        return Actiestand.VERVALLEN
    if actie.gedaan_op and actie.gedaan_op <= op:
        return Actiestand.GEDAAN
    return Actiestand.TE_LAAT if actie.uiterlijk and op > actie.uiterlijk else Actiestand.OPEN


class Instemming(Soort):
    """A member's answer to the plan. A no stands beside the plan and is printed with it."""

    JA = "ja", "Ja, hier sta ik achter."
    DEELS = "deels", "Met een deel ben ik het eens."
    NEE = "nee", "Nee, hier sta ik niet achter."
    NIET_GEVRAAGD = "niet_gevraagd", "Nog niet gevraagd."


def nog_te_vragen(leden: Mapping[int, Geboorte], antwoorden: Mapping[int, Instemming], op: date) -> tuple[int, ...]:
    """Each member from 12 (and each whose age is not known) who was not asked yet what they think of the plan."""
    return tuple(
        lid
        for lid, geboorte in leden.items()
        if heeft_leeftijd(geboorte, MENING_VRAGEN, op) is not Zekerheid.NEE
        and antwoorden.get(lid, Instemming.NIET_GEVRAAGD) is Instemming.NIET_GEVRAAGD
    )


def bezwaren_afspreken(
    stand: Planstand,
    doelen: Collection[Doel],
    leden: Mapping[int, Geboorte],
    antwoorden: Mapping[int, Instemming],
    op: date,
) -> Bezwaren:
    """What stands in the way of agreeing on this version: no goal, or somebody who was not asked. A no does not."""
    bezwaren: list[Bezwaar] = []
    if Planstand.AFGESPROKEN not in OVERGANGEN[stand]:
        bezwaren.append(Bezwaar("stand", f"Dit plan is al {stand.omschrijving}. Maak een nieuwe versie."))
    if not doelen:
        bezwaren.append(Bezwaar("doelen", "Er staat nog geen doel in het plan."))
    if over := nog_te_vragen(leden, antwoorden, op):
        wie = aantal(len(over), "persoon is", "personen zijn")
        bezwaren.append(Bezwaar("instemming", f"{wie} nog niet gevraagd wat zij van het plan vinden."))
    return tuple(bezwaren)


@dataclass(frozen=True, slots=True)
class Hulp:
    """Help that was asked for, and perhaps started or stopped."""

    gevraagd_op: date
    gestart_op: date | None = None
    gestopt_op: date | None = None


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """How many days somebody waited from asked to started help; ``loopt``: they are waiting still."""

    dagen: int
    loopt: bool

    @property
    def in_woorden(self) -> str:
        """``wacht 12 dagen`` or ``na 12 dagen begonnen``."""
        dagen = aantal(self.dagen, "dag", "dagen")
        return f"wacht {dagen}" if self.loopt else f"na {dagen} begonnen"


def bezwaren_hulp(hulp: Hulp, vandaag: date) -> Bezwaren:
    """Help starts after it was asked for, and stops after it started; nothing of it lies ahead."""
    bezwaren: list[Bezwaar] = []
    for veld, dag in (
        ("gevraagd_op", hulp.gevraagd_op),
        ("gestart_op", hulp.gestart_op),
        ("gestopt_op", hulp.gestopt_op),
    ):
        if dag and dag > vandaag:
            bezwaren.append(Bezwaar(veld, "Deze dag moet nog komen."))
    if hulp.gestart_op and hulp.gestart_op < hulp.gevraagd_op:
        bezwaren.append(Bezwaar("gestart_op", f"De hulp is pas gevraagd op {datum(hulp.gevraagd_op)}."))
    if hulp.gestopt_op and hulp.gestopt_op < (hulp.gestart_op or hulp.gevraagd_op):
        bezwaren.append(Bezwaar("gestopt_op", "De hulp stopt vóór het begin."))
    return tuple(bezwaren)


def wachttijd(hulp: Hulp, op: date) -> Wachttijd | None:
    """How long somebody waited, or is waiting, on ``op``; None when it was stopped without ever starting."""
    if hulp.gestart_op and hulp.gestart_op <= op:
        return Wachttijd((hulp.gestart_op - hulp.gevraagd_op).days, loopt=False)
    if hulp.gestopt_op and hulp.gestopt_op <= op:
        return None
    return Wachttijd(max(0, (op - hulp.gevraagd_op).days), loopt=True)


def voortgang(acties: Sequence[Actie], op: date) -> dict[Actiestand, int]:
    """How many actions stand where on ``op``; every stand is in it, also with none."""
    standen = [stand_van_actie(actie, op) for actie in acties]
    return {stand: standen.count(stand) for stand in Actiestand}
