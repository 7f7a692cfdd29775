"""Opening a case: one at a time, with a vast gezicht, a number for people, and who has the regie."""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum


class Regie(Soort):
    """Who has the last word on what happens next. The household itself, unless there is a reason (S4 §8.4; S2 b4)."""

    HUISHOUDEN = "huishouden", "het huishouden zelf, met hulp van het vaste gezicht"
    LOKAAL_TEAM = "lokaal_team", "het vaste gezicht van het lokale team, samen met het huishouden"
    GI = "gi", "de jeugdbeschermer, voor het kind met een maatregel"
    GEDEELD = "gedeeld", "gedeeld: de toelichting zegt wie waarover gaat"


@dataclass(frozen=True, slots=True)
class Opening:
    """A case as it is to be opened.

    ``lopend``: the number of the case that still runs. ``gezicht``: the capacity of the vast gezicht, or None with a
    day on which there must be one (``gezicht_uiterlijk``). ``team``: the local team that it comes from.
    """

    geopend_op: date
    regie: Regie
    regie_toelichting: str
    lopend: str = ""
    gezicht: int | None = None
    gezicht_uiterlijk: date | None = None
    team: int | None = None
    eerste_contact: date | None = None


def casusnummer(jaar: int, volgnummer: int) -> str:
    """``T-2026-000123``: for people, on paper and on the telephone. It says nothing about anybody."""
    return f"T-{jaar}-{volgnummer:06d}"


def bezwaren_openen(opening: Opening, vandaag: date) -> Bezwaren:
    """Why a case cannot be opened like this."""
    if opening.lopend:
        zin = (
            f"Er loopt al een casus ({opening.lopend}). Een huishouden heeft één casus tegelijk. Voeg het daaraan toe."
        )
        return (Bezwaar("", zin),)
    bezwaren: list[Bezwaar] = []
    if opening.geopend_op > vandaag:
        bezwaren.append(Bezwaar("geopend_op", "Deze dag moet nog komen."))
    if opening.gezicht is None:
        bezwaren += _nog_geen_gezicht(opening, vandaag)
    if opening.eerste_contact is not None and opening.eerste_contact < opening.geopend_op:
        zin = f"Deze dag ligt voor het begin van de casus ({datum(opening.geopend_op)})."
        bezwaren.append(Bezwaar("eerste_contact", zin))
    return (*bezwaren, *bezwaren_regie(opening.regie, opening.regie_toelichting))


def _nog_geen_gezicht(opening: Opening, vandaag: date) -> list[Bezwaar]:
    bezwaren = []
    if opening.team is None:
        bezwaren.append(Bezwaar("team", "Kies welk lokaal team het vaste gezicht levert."))
    if opening.gezicht_uiterlijk is None:
        zin = "Kies het vaste gezicht, of vul in op welke dag het huishouden er uiterlijk een heeft."
        bezwaren.append(Bezwaar("gezicht_uiterlijk", zin))
    elif opening.gezicht_uiterlijk < vandaag:
        bezwaren.append(Bezwaar("gezicht_uiterlijk", "Deze dag is al geweest."))
    return bezwaren


def bezwaren_regie(regie: Regie, toelichting: str, nu: Regie | None = None, nu_toelichting: str = "") -> Bezwaren:
    """Regie away from the household is explained, in words that the household reads; a change changes something."""
    if nu is regie and toelichting.strip() == nu_toelichting.strip():
        return (Bezwaar("regie", "Hier verandert niets. Kies wie de regie krijgt, of ga terug."),)
    if regie is not Regie.HUISHOUDEN and not toelichting.strip():
        return (Bezwaar("regie_toelichting", "Schrijf op waarom, en wat het huishouden zelf beslist. Zij lezen dit."),)
    return ()


class Verwijsgrond(Soort):
    """On what two cases about one child refer to each other."""

    TOESTEMMING = "toestemming", "met toestemming"
    MAATREGEL = "maatregel", "er is een maatregel voor het kind"
    VEILIGHEID = "veiligheid", "het is nodig voor de veiligheid van het kind"


def bezwaren_verwijzing(grond: Verwijsgrond, toelichting: str) -> Bezwaren:
    """Consent says of whom and when; another ground says which and why consent was not asked."""
    if toelichting.strip():
        return ()
    vraag = {
        Verwijsgrond.TOESTEMMING: "Schrijf op wie toestemming gaf en wanneer.",
        Verwijsgrond.MAATREGEL: "Schrijf op welke maatregel, en wie hem uitvoert.",
        Verwijsgrond.VEILIGHEID: "Schrijf op welk gevaar er is, en waarom toestemming niet kon.",
    }
    return (Bezwaar("toelichting", vraag[grond]),)
