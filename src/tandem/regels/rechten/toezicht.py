"""Supervision of the log: which reading is unusual, until when somebody judges it, and how.

The rules are content (``inhoud/toezicht.yaml``): example content, for a privacy officer to set. Logs alone have not
helped elsewhere (veiligheid.md, section 1: HagaZiekenhuis, OLVG).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.soort import Soort

TOEZICHTHOUDER = "privacyfunctionaris"
"""The role that judges (``inhoud/rollen.yaml``)."""
LANGSTE_REDEN = 500


class Toezichtsoort(Soort):
    """What is put before the privacy officer."""

    NOODTOEGANG = "noodtoegang", "noodtoegang"
    ZONDER_TWEEDE = "zonder_tweede", "noodtoegang zonder tweede professional"
    NIETS_GEVONDEN = "niets_gevonden", "noodtoegang gevraagd en niets gevonden"
    VEEL_HUISHOUDENS = "veel_huishoudens", "veel huishoudens op één dag"
    BEKENDE = "bekende", "een huishouden van familie of een bekende"
    PUBLIEK = "publiek", "een huishouden van iemand die veel mensen kennen"
    VAN_BUITEN = "van_buiten", "iemand van buiten las veel"
    NACHT = "nacht", "'s nachts gelezen zonder dienst"


NOOD = (Toezichtsoort.NOODTOEGANG, Toezichtsoort.ZONDER_TWEEDE, Toezichtsoort.NIETS_GEVONDEN)
"""What follows from asking for emergency access; the rest is computed from the log."""


class Oordeelsoort(Soort):
    """What the privacy officer finds."""

    TERECHT = "terecht", "terecht"
    LEREN = "leren", "terecht, en we kunnen ervan leren"
    NIET_TERECHT = "niet_terecht", "niet terecht"


@dataclass(frozen=True, slots=True)
class Toezichtregel:
    """One rule: from how many of what it counts on one day somebody's reading is put before the officer.

    ``van_uur``/``tot_uur``: between which hours it counts, over midnight; both 0 for the whole day.
    """

    soort: Toezichtsoort
    naam: str
    vanaf: int
    bron: Bron
    van_uur: int = 0
    tot_uur: int = 0


@dataclass(frozen=True, slots=True)
class Leesfeit:
    """What the log says of one reader on one day, counted for one rule. ``huishouden`` None: over several files."""

    soort: Toezichtsoort
    medewerker: int
    aantal: int
    huishouden: int | None = None


def ongewoon(feiten: Iterable[Leesfeit], regels: Mapping[Toezichtsoort, Toezichtregel]) -> tuple[Leesfeit, ...]:
    """What is unusual enough to be judged: as much as the rule says, or more. Without a rule nothing is."""
    return tuple(een for een in feiten if een.soort in regels and een.aantal >= regels[een.soort].vanaf)


def merk_van(feit: Leesfeit, dag: date) -> str:
    """What a question is about: the same fact of the same day is asked once, however often the job runs."""
    return f"{feit.soort}:{feit.medewerker}:{feit.huishouden or 0}:{dag.isoformat()}"


def dagen_te_laat(uiterlijk: date, vandaag: date) -> int:
    """How many days a judgement is overdue; 0 up to and including its last day."""
    return max(0, (vandaag - uiterlijk).days)


def bezwaren_oordeel(*, rol: str, wie: int, over: int, reden: str, beoordeeld: bool) -> Bezwaren:
    """What stands in the way of judging: not the officer, about oneself, done already, or no reason."""
    if rol != TOEZICHTHOUDER or wie == over:
        return (Bezwaar("", "Dit beoordeelt een privacyfunctionaris, en niet degene over wie het gaat."),)
    if beoordeeld:
        return (Bezwaar("", "Dit is al beoordeeld. Een oordeel verandert niet meer."),)
    if not reden.strip():
        return (Bezwaar("reden", "Schrijf kort waarom u dit vindt. Noem geen namen."),)
    if len(reden) > LANGSTE_REDEN:
        return (Bezwaar("reden", f"Houd het kort: hoogstens {LANGSTE_REDEN} tekens. Noem geen namen."),)
    return ()
