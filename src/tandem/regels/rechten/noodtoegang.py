"""*Noodtoegang*: somebody without a key opens one household for at most an hour, because somebody is in danger now.

Always with a reason, a message to the privacy officer at once, and a review. It is never impossible (a child at
night): where a second professional is needed and nobody can, it goes on, says so, and is reviewed once more.
Source: the design, section 3; veiligheid.md, promise 9. The lengths are promises of Tandem itself, no law.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

LANGST = timedelta(minutes=60)
"""How long emergency access lasts at most (veiligheid.md, promise 9). The database holds the same bound."""
KORTSTE_REDEN, LANGSTE_REDEN = 10, 500
"""Characters of a reason. Own choice."""


class Noodgrond(Soort):
    """Why somebody cannot wait. Own choice; no source gives a list."""

    GEVAAR = "gevaar", "iemand is nu in gevaar"
    KIND = "kind", "een kind moet nu ergens veilig heen"
    CRISIS = "crisis", "iemand in crisis heeft nu hulp nodig"
    BEREIKEN = "bereiken", "wie betrokken is, is niet te bereiken en het kan niet wachten"


class Tweede(Soort):
    """Where a second professional stands."""

    NIET_NODIG = "niet_nodig", "geen tweede professional nodig"
    GEVRAAGD = "gevraagd", "wacht op een tweede professional"
    BEVESTIGD = "bevestigd", "bevestigd door een tweede professional"
    GEWEIGERD = "geweigerd", "niet bevestigd door de tweede professional"
    NIEMAND = "niemand", "doorgegaan zonder tweede professional"


@dataclass(frozen=True, slots=True)
class Vertellen:
    """When the household is told: at once, or from a later day on, with a ground."""

    later: bool
    vanaf: date | None = None
    grond: str = ""


def bezwaren_reden(reden: str, veld: str = "reden") -> Bezwaren:
    """A reason says something, and is short."""
    if len(reden.strip()) < KORTSTE_REDEN:
        return (Bezwaar(veld, "Schrijf op waarom. Eén korte zin is genoeg."),)
    if len(reden) > LANGSTE_REDEN:
        return (Bezwaar(veld, f"Dit is te lang. Gebruik hoogstens {LANGSTE_REDEN} tekens."),)
    return ()


def bezwaren_vertellen(vertellen: Vertellen, vandaag: date) -> Bezwaren:
    """Telling later asks for a day that is still to come, and a ground. Telling now asks for nothing."""
    if not vertellen.later:
        return ()
    dag = () if vertellen.vanaf and vertellen.vanaf > vandaag else (Bezwaar("vertellen_op", _LATER),)
    return dag + bezwaren_reden(vertellen.grond, "later_grond")


_LATER = "Vul een dag in die nog komt: dan kijkt het vaste gezicht of vertellen veilig is."


def tweede_nodig(open_tot: Iterable[date], vandaag: date) -> bool:
    """Whether the team's next emergency access needs a second professional: a review of theirs is overdue.

    ``open_tot``: until when each review that was not done yet should be done; that very day is in time.
    """
    return any(uiterlijk < vandaag for uiterlijk in open_tot)


def bezwaren_tweede(stand: Tweede, *, aanvrager: int, wie: int, aangewezen: int | None) -> Bezwaren:
    """Why somebody cannot answer for the second professional: not asked, answered already, or the asker themselves."""
    if wie == aanvrager:
        return (Bezwaar("", "U kunt uw eigen noodtoegang niet bevestigen. Dat doet een collega."),)
    if wie != aangewezen:
        return (Bezwaar("", "Deze vraag is aan een collega gesteld."),)
    if stand is not Tweede.GEVRAAGD:
        return (Bezwaar("", f"Dit is al gebeurd: {stand.omschrijving}."),)
    return ()


def kan_doorgaan(stand: Tweede) -> bool:
    """Whether the asker may go on alone: always, as long as nobody confirmed and it did not begin."""
    return stand in (Tweede.GEVRAAGD, Tweede.GEWEIGERD)


def is_dezelfde(*, gevraagd_op: datetime, tot: datetime | None, nu: datetime) -> bool:
    """Whether asking again for a household goes on with what was asked: it is open still, or it waits since an hour.

    Without this every asking would be one more access, one more review and one more thing to tell the household.
    """
    return tot > nu if tot else gevraagd_op > nu - LANGST


def minuten_over(tot: datetime, nu: datetime) -> int:
    """Whole minutes left, rounded up; 0 when it is over."""
    return max(0, -int((nu - tot).total_seconds() // 60))
