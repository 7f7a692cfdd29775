"""From a gap to an action: the parts of a scan by their gap, each with the actions of the bouwstenen that help."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from tandem.acties.bouwstenen.standen import Actiebeeld, acties_die_helpen
from tandem.acties.zelfscan.laatste import lees_laatste_checklist, lees_laatste_uitkomsten
from tandem.acties.zelfscan.uitkomst import Onderdeel, Uitkomstblad
from tandem.acties.zelfscan.waarden import GEEN_IDEE
from tandem.regels.rechten.actor import Actor
from tandem.regels.zelfscan.instrument import Vraag


@dataclass(frozen=True)
class Gatbeeld:
    """A part of a scan: figures in words (also *onbekend* and *geheim*), and the actions that help."""

    meting: UUID
    deel: str
    naam: str
    ist: str
    soll: str
    kloof: str
    helpt: tuple[Actiebeeld, ...]


@dataclass(frozen=True)
class Metingbeeld:
    """The newest result of an instrument, its parts by their gap: the widest first, what is unknown last.

    ``alleen_eigen``: of few respondents, so that its figures are for nobody outside.
    """

    meting: UUID
    instrument: str
    voor: str
    op: date
    voorbeeldinhoud: bool
    alleen_eigen: bool
    delen: tuple[Gatbeeld, ...]


@dataclass(frozen=True)
class Checklistbeeld:
    """The shared answers of the newest checklist: per part, each question with its answer and what was said of it."""

    naam: str
    delen: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def lees_metingen(*, door: Actor) -> tuple[Metingbeeld, ...]:
    """Return the newest results with their gaps. Raises ``NietGevonden`` without a right to read plans."""
    return tuple(_meting(door, blad) for blad in lees_laatste_uitkomsten(door=door))


def herkomst_van(metingen: tuple[Metingbeeld, ...]) -> dict[tuple[UUID, str], str]:
    """Return the name of each part by its wave and code, for lines of a plan that came from it."""
    return {(een.meting, een.deel): f"{meting.instrument}: {een.naam}" for meting in metingen for een in meting.delen}


def _meting(door: Actor, blad: Uitkomstblad) -> Metingbeeld:
    helpers = {code for deel in blad.onderdelen for code in deel.helpt}
    beelden = {een.actie.code: een for een in acties_die_helpen(door=door, codes=helpers)}
    delen = sorted(blad.onderdelen, key=_kloof, reverse=True)
    return Metingbeeld(
        meting=blad.openbaar,
        instrument=blad.instrument.naam,
        voor=blad.voor,
        op=blad.op,
        voorbeeldinhoud=blad.instrument.bron.voorbeeldinhoud,
        alleen_eigen=blad.alleen_eigen,
        delen=tuple(_deel(blad.openbaar, deel, beelden) for deel in delen),
    )


def _kloof(deel: Onderdeel) -> tuple[bool, Decimal]:
    getal = deel.stand.kloof.getal
    return getal is not None, getal or Decimal(0)


def _deel(meting: UUID, deel: Onderdeel, beelden: dict[str, Actiebeeld]) -> Gatbeeld:
    stand = deel.stand
    return Gatbeeld(
        meting=meting,
        deel=deel.code,
        naam=deel.naam,
        ist=stand.ist.in_woorden,
        soll=stand.soll.in_woorden,
        kloof=stand.kloof.in_woorden,
        helpt=tuple(beelden[code] for code in deel.helpt if code in beelden),
    )


def lees_checklist(*, door: Actor) -> Checklistbeeld | None:
    """Return what was answered together on the newest checklist; None where there is none to see."""
    gesprek = lees_laatste_checklist(door=door)
    if gesprek is None:
        return None
    delen = (
        (
            deel.naam,
            tuple(
                (een.vraag.tekst, _antwoord(een.vraag, een.ingevuld.waarde), een.ingevuld.toelichting)
                for een in deel.vragen
                if een.gevraagd
            ),
        )
        for deel in gesprek.delen
    )
    return Checklistbeeld(gesprek.instrument.naam, tuple((naam, vragen) for naam, vragen in delen if vragen))


def _antwoord(vraag: Vraag, waarde: str) -> str:
    if waarde == GEEN_IDEE:
        return "weten wij niet"
    optie = vraag.optie(waarde)
    return optie.naam if optie else waarde or "geen antwoord"
