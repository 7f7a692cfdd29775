"""Age on a day, from a birth that may be exact, estimated, unknown or still to come."""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal, datum

#: Ages that rules ask about. 18: end of minority; 12: domein.md B4 (own view must be asked).
MEERDERJARIG = 18
MENING_VRAGEN = 12
#: Nobody is recorded as older than this: it is a typing mistake.
OUDSTE = 125


class Geboortesoort(Soort):
    """What is known of somebody's birth."""

    EXACT = "exact", "de geboortedatum is bekend"
    GESCHAT = "geschat", "de geboortedatum is geschat"
    ONBEKEND = "onbekend", "de geboortedatum is niet bekend"
    ONGEBOREN = "ongeboren", "nog niet geboren"


class Zekerheid(Soort):
    """The answer to a question about age: yes, no, or the birth does not tell."""

    JA = "ja", "ja"
    NEE = "nee", "nee"
    ONBEKEND = "onbekend", "niet bekend"


@dataclass(frozen=True, slots=True)
class Geboorte:
    """A birth between ``vroegst`` and ``laatst``; the same day twice when it is exact, None when it is unknown.

    Of an unborn child ``laatst`` is the expected day, if known.
    """

    soort: Geboortesoort
    vroegst: date | None = None
    laatst: date | None = None

    def __post_init__(self) -> None:
        """Refuse facts that contradict the kind (``ValueError``)."""
        gegeven = (self.vroegst, self.laatst)
        goed = {
            Geboortesoort.EXACT: self.vroegst is not None and self.vroegst == self.laatst,
            Geboortesoort.GESCHAT: None not in gegeven and gegeven == tuple(sorted(d for d in gegeven if d)),
            Geboortesoort.ONBEKEND: gegeven == (None, None),
            Geboortesoort.ONGEBOREN: self.vroegst is None,
        }
        if not goed[self.soort]:
            raise ValueError(f"Deze geboorte past niet bij '{self.soort.omschrijving}': {gegeven}.")


def geboren_op(dag: date) -> Geboorte:
    """An exact date of birth."""
    return Geboorte(Geboortesoort.EXACT, dag, dag)


def geboren_rond(jaar: int) -> Geboorte:
    """A birth of which only the year is estimated."""
    return Geboorte(Geboortesoort.GESCHAT, date(jaar, 1, 1), date(jaar, 12, 31))


def ongeboren(uitgerekend: date | None = None) -> Geboorte:
    """A child that is expected, on a known day or not."""
    return Geboorte(Geboortesoort.ONGEBOREN, None, uitgerekend)


GEBOORTE_ONBEKEND = Geboorte(Geboortesoort.ONBEKEND)


@dataclass(frozen=True, slots=True)
class Leeftijd:
    """Somebody's age in whole years: at least ``minst``, at most ``hoogst`` (the same when the birth is exact)."""

    minst: int
    hoogst: int


def jaren_tussen(geboren: date, dag: date) -> int:
    """Whole years from a birth to a day. Who was born on 29 February is a year older on 1 March of other years."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def leeftijd_op(geboorte: Geboorte, dag: date) -> Leeftijd | None:
    """The age on ``dag``; None for unborn, unknown, or a day before the birth."""
    if geboorte.vroegst is None or geboorte.laatst is None or dag < geboorte.vroegst:
        return None
    return Leeftijd(max(0, jaren_tussen(geboorte.laatst, dag)), jaren_tussen(geboorte.vroegst, dag))


def heeft_leeftijd(geboorte: Geboorte, grens: int, dag: date) -> Zekerheid:
    """Whether somebody is ``grens`` years or older on ``dag``. Unborn is no; unknown is unknown, never a guess."""
    if geboorte.soort is Geboortesoort.ONGEBOREN:
        return Zekerheid.NEE
    leeftijd = leeftijd_op(geboorte, dag)
    if leeftijd is None:
        return Zekerheid.ONBEKEND if geboorte.soort is Geboortesoort.ONBEKEND else Zekerheid.NEE
    if leeftijd.minst >= grens:
        return Zekerheid.JA
    return Zekerheid.ONBEKEND if leeftijd.hoogst >= grens else Zekerheid.NEE


def is_minderjarig(geboorte: Geboorte, dag: date) -> Zekerheid:
    """Whether somebody is under 18 on ``dag``; an unborn child is."""
    tegendeel = {Zekerheid.JA: Zekerheid.NEE, Zekerheid.NEE: Zekerheid.JA, Zekerheid.ONBEKEND: Zekerheid.ONBEKEND}
    return tegendeel[heeft_leeftijd(geboorte, MEERDERJARIG, dag)]


def wordt_meerderjarig_op(geboorte: Geboorte) -> date | None:
    """The eighteenth birthday, where the birth is exact; else None. A child of 29 February turns 18 on 1 March."""
    if geboorte.soort is not Geboortesoort.EXACT or geboorte.vroegst is None:
        return None
    jaar, geboren = geboorte.vroegst.year + MEERDERJARIG, geboorte.vroegst
    if (geboren.month, geboren.day) == (2, 29):
        return date(jaar, 3, 1) if jaar % 4 or not jaar % 100 and jaar % 400 else date(jaar, 2, 29)
    return geboren.replace(year=jaar)


def leeftijd_in_woorden(geboorte: Geboorte, dag: date) -> str:
    """``7 jaar``, ``11 maanden``, ``3 weken``, ``ongeveer 40 jaar``, ``nog niet geboren, verwacht op 3 mei 2026``."""
    if geboorte.soort is Geboortesoort.ONGEBOREN:
        verwacht = f", verwacht op {datum(geboorte.laatst)}" if geboorte.laatst else ""
        return f"nog niet geboren{verwacht}"
    leeftijd = leeftijd_op(geboorte, dag)
    if leeftijd is None or geboorte.vroegst is None:
        return "nog niet geboren" if geboorte.vroegst else "leeftijd niet bekend"
    if geboorte.soort is Geboortesoort.GESCHAT:
        return f"ongeveer {(leeftijd.minst + leeftijd.hoogst) // 2} jaar"
    return f"{leeftijd.minst} jaar" if leeftijd.minst else _jonger_dan_een_jaar(geboorte.vroegst, dag)


def _jonger_dan_een_jaar(geboren: date, dag: date) -> str:
    maanden = (dag.year - geboren.year) * 12 + dag.month - geboren.month - (dag.day < geboren.day)
    if maanden >= 3:
        return aantal(maanden, "maand", "maanden")
    weken, dagen = divmod((dag - geboren).days, 7)
    return aantal(weken, "week", "weken") if weken else aantal(dagen, "dag", "dagen")


def bezwaren_geboorte(geboorte: Geboorte, vandaag: date) -> Bezwaren:
    """What cannot be true of a birth: born after today, older than ``OUDSTE``, expected more than ten months ahead."""
    if geboorte.soort is Geboortesoort.ONGEBOREN:
        if geboorte.laatst and (geboorte.laatst - vandaag).days > 310:
            return (Bezwaar("geboortedatum", "De uitgerekende datum ligt meer dan tien maanden vooruit."),)
        return ()
    if geboorte.vroegst and geboorte.vroegst > vandaag:
        return (Bezwaar("geboortedatum", "Deze dag moet nog komen. Kies 'nog niet geboren' voor een ongeboren kind."),)
    if geboorte.laatst and jaren_tussen(geboorte.laatst, vandaag) > OUDSTE:
        return (Bezwaar("geboortedatum", f"Dan is deze persoon ouder dan {OUDSTE} jaar. Kijk het jaartal na."),)
    return ()
