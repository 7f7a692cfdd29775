"""Being away and being on duty: who stands in for whom, from when until when. Lengths below catch typing mistakes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum

#: Longer than this somebody is not standing in: the household gets another vast gezicht. Own choice, no norm.
LANGSTE_WAARNEMING = timedelta(days=366)
#: A duty is a matter of hours, at most a long weekend. Own choice, no norm.
LANGSTE_DIENST = timedelta(days=7)


class Waarneemreden(Soort):
    """Why somebody is away. No more than this is kept: why somebody is ill is nobody's business."""

    VERLOF = "verlof", "vakantie of verlof"
    ZIEKTE = "ziekte", "ziek"
    OPLEIDING = "opleiding", "opleiding of overleg elders"
    ANDERS = "anders", "een andere reden"


@dataclass(frozen=True, slots=True)
class Periode:
    """Somebody's period, as planned: of standing in (``voor`` is who is away) or of duty."""

    door: int
    van: datetime
    tot: datetime
    voor: int | None = None

    def overlapt(self, ander: "Periode") -> bool:
        """Whether the two share a moment."""
        return self.van < ander.tot and ander.van < self.tot


def bezwaren_waarneming(nieuw: Periode, bestaande: Iterable[Periode], nu: datetime) -> Bezwaren:
    """Why somebody cannot stand in like this: for themselves, in the past, twice, or while away themselves."""
    bezwaren = list(_tijden(nieuw, nu, LANGSTE_WAARNEMING, "Kies dan een ander vast gezicht."))
    if nieuw.door == nieuw.voor:
        bezwaren.append(Bezwaar("door", "Kies iemand anders: u kunt niet voor uzelf waarnemen."))
    tegelijk = [een for een in bestaande if een.overlapt(nieuw)]
    if any(een.voor == nieuw.voor for een in tegelijk):
        bezwaren.append(Bezwaar("van", "In deze tijd is er al een waarnemer. Stop die waarneming eerst."))
    if any(een.voor == nieuw.door for een in tegelijk):
        bezwaren.append(Bezwaar("door", "Deze collega is in die tijd zelf weg. Kies iemand anders."))
    return tuple(bezwaren)


def bezwaren_dienst(nieuw: Periode, bestaande: Iterable[Periode], nu: datetime) -> Bezwaren:
    """Why a duty cannot be planned like this. ``bestaande``: duties for the same team."""
    bezwaren = list(_tijden(nieuw, nu, LANGSTE_DIENST, "Plan de dienst in delen."))
    if any(een.door == nieuw.door and een.overlapt(nieuw) for een in bestaande):
        bezwaren.append(Bezwaar("van", "Deze collega heeft dan al dienst voor dit team."))
    return tuple(bezwaren)


def _tijden(periode: Periode, nu: datetime, langst: timedelta, anders: str) -> Bezwaren:
    if periode.tot <= periode.van:
        return (Bezwaar("tot", "Het einde ligt vóór het begin. Vul een later einde in."),)
    if periode.tot <= nu:
        return (Bezwaar("tot", f"Deze tijd is al voorbij ({datum(periode.tot.date())})."),)
    if periode.tot - periode.van > langst:
        return (Bezwaar("tot", f"Dit is langer dan {langst.days} dagen. {anders}"),)
    return ()
