"""Agreements: what, who, check by when; and what follows when one was not kept.

Safety agreements are checked by ``analyse.veiligheidskaart`` as well; here is what all agreements share.
"""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import aantal, datum

#: As long as an agreement can be and still be remembered by who keeps it. Own choice.
LANGSTE_AFSPRAAK = 500


class Afspraaksoort(Soort):
    """What an agreement is for."""

    VEILIGHEID = "veiligheid", "voor de veiligheid"
    GEWOON = "gewoon", "een gewone afspraak"
    BESLUIT = "besluit", "een besluit uit een overleg"


class Nagekomen(Soort):
    """Whether an agreement was kept, as checked together."""

    JA = "ja", "ja, gelukt"
    DEELS = "deels", "voor een deel"
    NEE = "nee", "nee, niet gelukt"


@dataclass(frozen=True, slots=True)
class Afspraak:
    """An agreement as it is offered: exactly one who does it, as a member, a professional or somebody else in words."""

    soort: Afspraaksoort
    tekst: str
    gemaakt_op: date
    nakijken_op: date | None
    lid: int | None = None
    medewerker: int | None = None
    wie_anders: str = ""


def bezwaren_afspraak(afspraak: Afspraak) -> Bezwaren:
    """What an agreement lacks: what, exactly one who does it, and a day to check, not before it was made."""
    bezwaren: list[Bezwaar] = []
    if not afspraak.tekst.strip():
        bezwaren.append(Bezwaar("tekst", "Schrijf op wat is afgesproken."))
    elif len(afspraak.tekst) > LANGSTE_AFSPRAAK:
        zin = f"Deze afspraak is {len(afspraak.tekst)} tekens. Maak er een korte van, tot {LANGSTE_AFSPRAAK} tekens."
        bezwaren.append(Bezwaar("tekst", zin))
    doeners = [afspraak.lid is not None, afspraak.medewerker is not None, bool(afspraak.wie_anders.strip())]
    if sum(doeners) != 1:
        bezwaren.append(Bezwaar("wie", "Kies één persoon die dit doet."))
    return tuple(bezwaren) + _nakijken(afspraak)


def _nakijken(afspraak: Afspraak) -> Bezwaren:
    if afspraak.nakijken_op is None:
        return (Bezwaar("nakijken_op", "Kies wanneer u samen kijkt of dit is gelukt."),)
    if afspraak.nakijken_op < afspraak.gemaakt_op:
        zin = f"Nakijken kan pas na het maken van de afspraak ({datum(afspraak.gemaakt_op)})."
        return (Bezwaar("nakijken_op", zin),)
    return ()


@dataclass(frozen=True, slots=True)
class Controle:
    """A check: was it kept, on which day, and what now (another day to check, or it ends)."""

    soort: Afspraaksoort
    gemaakt_op: date
    nagekomen: Nagekomen
    op: date
    opnieuw_op: date | None = None
    toelichting: str = ""
    stopt: bool = False


def bezwaren_controle(controle: Controle, vandaag: date) -> Bezwaren:
    """What a check lacks. A safety agreement that was not kept never ends in silence: a new day, or why it stops."""
    bezwaren: list[Bezwaar] = []
    if controle.op > vandaag:
        bezwaren.append(Bezwaar("op", f"{datum(controle.op).capitalize()} moet nog komen."))
    if controle.op < controle.gemaakt_op:
        bezwaren.append(Bezwaar("op", f"De afspraak is gemaakt op {datum(controle.gemaakt_op)}, dus daarna."))
    if controle.opnieuw_op is not None and controle.opnieuw_op <= controle.op:
        bezwaren.append(Bezwaar("opnieuw_op", "Kies een dag na deze controle."))
    if controle.opnieuw_op is not None and controle.stopt:
        bezwaren.append(Bezwaar("opnieuw_op", "Kies: stopt de afspraak, of kijkt u later opnieuw?"))
    return tuple(bezwaren) + _niet_gelukt(controle)


def _niet_gelukt(controle: Controle) -> Bezwaren:
    if controle.nagekomen is Nagekomen.JA:
        return ()
    bezwaren: list[Bezwaar] = []
    if not controle.toelichting.strip():
        bezwaren.append(Bezwaar("toelichting", "Schrijf op wat er gebeurde, en wat er nu nodig is."))
    veilig = controle.soort is Afspraaksoort.VEILIGHEID
    if veilig and controle.opnieuw_op is None and not controle.stopt:
        zin = "Een veiligheidsafspraak die niet lukte blijft niet liggen. Kies wanneer u opnieuw kijkt, of stop haar."
        bezwaren.append(Bezwaar("opnieuw_op", zin))
    return tuple(bezwaren)


def reden_op_werklijst(soort: Afspraaksoort, tekst: str, nakijken_op: date, vandaag: date) -> str:
    """The reason in words: why this agreement stands on the work list."""
    wat = "Veiligheidsafspraak" if soort is Afspraaksoort.VEILIGHEID else "Afspraak"
    over = (vandaag - nakijken_op).days
    if over <= 0:
        return f"{wat} nakijken: {tekst}"
    return f"{wat} niet nagekeken, {aantal(over, 'dag', 'dagen')} te laat: {tekst}"
