"""A complaint (*klacht*): one route for all organisations, from receiving it to an outcome and where to go after that.

Who is complained about learns of it only when the handler shares it. Source: domein.md, B10 and A6 (*klachtafhandeling*
is an open point of the programme, so the steps are example content of Tandem); Awb title 9.1 for administrative bodies.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.soort import Soort

BEHANDELAAR = "klachtenfunctionaris"
"""The role that handles complaints about its own organisation (``inhoud/rollen.yaml``)."""
VERTROUWENSPERSOON = "vertrouwenspersoon"
KORTSTE, LANGSTE = 10, 5000


class Klachtstand(Soort):
    """Where a complaint stands."""

    ONTVANGEN = "ontvangen", "ontvangen"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    BUITEN = "buiten", "bij een klachtencommissie of een ander van buiten"
    AFGEHANDELD = "afgehandeld", "afgehandeld"
    INGETROKKEN = "ingetrokken", "ingetrokken"


KLAAR = frozenset({Klachtstand.AFGEHANDELD, Klachtstand.INGETROKKEN})
"""Nothing is pending any more: from here on a complaint holds no file."""


class Klachtstap(Soort):
    """What a handler does with a complaint."""

    BEVESTIG = "bevestig", "de ontvangst is bevestigd"
    HOOR = "hoor", "iemand is gehoord"
    DEEL = "deel", "gedeeld met over wie het gaat"
    VERDAAG = "verdaag", "het duurt langer, en dat is verteld"
    STUUR_DOOR = "stuur_door", "doorgestuurd naar een andere organisatie"
    NAAR_BUITEN = "naar_buiten", "voorgelegd aan een klachtencommissie of een ander van buiten"
    ROND_AF = "rond_af", "afgehandeld met een uitkomst"
    TREK_IN = "trek_in", "ingetrokken door wie de klacht had"


class Uitkomst(Soort):
    """What was found."""

    GEGROND = "gegrond", "gegrond"
    DEELS = "deels", "voor een deel gegrond"
    ONGEGROND = "ongegrond", "niet gegrond"
    OPGELOST = "opgelost", "samen opgelost, zonder oordeel"
    NIET_BEHANDELD = "niet_behandeld", "niet in behandeling genomen, met de reden"


class Routesoort(Soort):
    """Where somebody can go with a complaint, or after its outcome."""

    STEUN = "steun", "iemand die u helpt"
    INTERN = "intern", "bij de organisatie zelf"
    EXTERN = "extern", "bij een ander, buiten de organisatie"
    TUCHTRECHT = "tuchtrecht", "over het handelen van één professional"
    RECHTER = "rechter", "bij de rechter"


@dataclass(frozen=True, slots=True)
class Klachtroute:
    """One place to go: what for, and where that is said."""

    code: str
    soort: Routesoort
    naam: str
    waarvoor: str
    bron: Bron


_S, _T = Klachtstand, Klachtstap
OVERGANGEN: dict[Klachtstand, dict[Klachtstap, Klachtstand]] = {
    _S.ONTVANGEN: {
        _T.BEVESTIG: _S.IN_BEHANDELING,
        _T.STUUR_DOOR: _S.ONTVANGEN,
        _T.TREK_IN: _S.INGETROKKEN,
    },
    _S.IN_BEHANDELING: {
        _T.HOOR: _S.IN_BEHANDELING,
        _T.DEEL: _S.IN_BEHANDELING,
        _T.VERDAAG: _S.IN_BEHANDELING,
        _T.STUUR_DOOR: _S.ONTVANGEN,
        _T.NAAR_BUITEN: _S.BUITEN,
        _T.ROND_AF: _S.AFGEHANDELD,
        _T.TREK_IN: _S.INGETROKKEN,
    },
    _S.BUITEN: {
        _T.HOOR: _S.BUITEN,
        _T.DEEL: _S.BUITEN,
        _T.ROND_AF: _S.AFGEHANDELD,
        _T.TREK_IN: _S.INGETROKKEN,
    },
    _S.AFGEHANDELD: {},
    _S.INGETROKKEN: {},
}
"""Which step leads where. What is not here cannot be done."""


@dataclass(frozen=True, slots=True)
class Zet:
    """A step as entered. ``naar``: the other organisation; ``met``: the professional with whom it is shared."""

    stap: Klachtstap
    tekst: str
    uitkomst: Uitkomst | None = None
    naar: int | None = None
    met: int | None = None


def mogelijk(stand: Klachtstand) -> tuple[Klachtstap, ...]:
    """The steps that can be taken from here, in their order."""
    return tuple(OVERGANGEN[stand])


def bezwaren_klacht(tekst: str, ingediend_op: date, vandaag: date) -> Bezwaren:
    """Why a complaint cannot be recorded like this. It may be long ago; it cannot be of tomorrow."""
    dag = (Bezwaar("ingediend_op", "Deze dag moet nog komen."),) if ingediend_op > vandaag else ()
    return _bezwaren_tekst(tekst, "tekst", "Schrijf op waar de klacht over gaat. Eén zin is genoeg.") + dag


def bezwaren_zet(
    stand: Klachtstand, zet: Zet, *, over: Collection[int], gedeeld_met: Collection[int], verdaagd: bool, eigen: int
) -> Bezwaren:
    """What stands in the way of a step. ``eigen``: the organisation where the complaint is now."""
    if zet.stap not in OVERGANGEN[stand]:
        return (Bezwaar("stap", f"Dit kan nu niet: de klacht is {stand.omschrijving}."),)
    bezwaren = _bezwaren_tekst(zet.tekst, "tekst", "Schrijf op wat u deed, of waarom. Eén zin is genoeg.")
    if zet.stap is _T.ROND_AF and zet.uitkomst is None:
        bezwaren += (Bezwaar("uitkomst", "Kies de uitkomst."),)
    if zet.stap is _T.DEEL and zet.met not in over:
        bezwaren += (Bezwaar("met", "Kies iemand over wie de klacht gaat."),)
    if zet.stap is _T.DEEL and zet.met in gedeeld_met:
        bezwaren += (Bezwaar("met", "Deze professional heeft de klacht al."),)
    if zet.stap is _T.VERDAAG and verdaagd:
        bezwaren += (
            Bezwaar("stap", "De klacht is al een keer uitgesteld. Vaker kan alleen als de klager dat goed vindt."),
        )
    if zet.stap is _T.STUUR_DOOR and (zet.naar is None or zet.naar == eigen):
        bezwaren += (Bezwaar("naar", "Kies een andere organisatie."),)
    return bezwaren


def _bezwaren_tekst(tekst: str, veld: str, leeg: str) -> Bezwaren:
    if len(tekst.strip()) < KORTSTE:
        return (Bezwaar(veld, leeg),)
    if len(tekst) > LANGSTE:
        return (Bezwaar(veld, f"Dit is te lang. Gebruik hoogstens {LANGSTE} tekens."),)
    return ()
