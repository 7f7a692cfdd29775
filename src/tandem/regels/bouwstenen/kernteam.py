"""The kernteam of a municipality: who is in it, for how many hours, who goes to the region, and what to talk about.

Members, coordination, hours and a delegate to the regional project group: bouwstenen 2025, Sturing, Goede voorbeelden.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bouwstenen.actie import Actiestand
from tandem.regels.bouwstenen.plan import Planregel, Regelstand, te_laat
from tandem.regels.soort import Soort

VOORUIT = timedelta(days=42)
"""How far the agenda looks ahead: what ends within six weeks. A choice of this house, no norm."""

UREN_PER_WEEK = 40


class Teamrol(Soort):
    """The roles that the source names, and one for anybody else."""

    BELEID_JEUGD = "beleid_jeugd", "beleidsadviseur jeugd"
    BELEID_WMO = "beleid_wmo", "beleidsadviseur Wmo"
    BELEID_OOV = "beleid_oov", "beleidsadviseur openbare orde en veiligheid"
    LOKAAL_TEAM = "lokaal_team", "manager lokaal team"
    GI = "gi", "manager gecertificeerde instelling"
    VEILIG_THUIS = "veilig_thuis", "manager Veilig Thuis"
    AANBIEDER = "aanbieder", "manager jeugdzorgaanbieder"
    PSYCHIATRIE = "psychiatrie", "manager psychiatrie"
    PROJECTLEIDER = "projectleider", "lokale projectleider"
    ANDERS = "anders", "een andere rol"


@dataclass(frozen=True, slots=True)
class Teamlid:
    """A member from ``sinds`` up to and including ``tot``; ``uren``: a week, ``None`` is not agreed yet."""

    naam: str
    rol: Teamrol | None
    sinds: date | None
    organisatie: str = ""
    rol_anders: str = ""
    uren: float | None = None
    coordineert: bool = False
    tot: date | None = None

    @property
    def rol_in_woorden(self) -> str:
        """Return the role, in their own words where the list does not have it."""
        if self.rol is None:
            return ""
        return self.rol_anders if self.rol is Teamrol.ANDERS else self.rol.omschrijving


def bezwaren_teamlid(lid: Teamlid) -> Bezwaren:
    """A member has a name, a role and a first day; hours fit in a week."""
    bezwaren: list[Bezwaar] = []
    if not lid.naam.strip():
        bezwaren.append(Bezwaar("naam", "Vul de naam in."))
    if lid.rol is None:
        bezwaren.append(Bezwaar("rol", "Kies een rol."))
    if lid.rol is Teamrol.ANDERS and not lid.rol_anders.strip():
        bezwaren.append(Bezwaar("rol_anders", "Schrijf op welke rol dit is."))
    if lid.uren is not None and not 0 <= lid.uren <= UREN_PER_WEEK:
        bezwaren.append(Bezwaar("uren", f"Vul uren per week in, van 0 tot en met {UREN_PER_WEEK}, of laat het leeg."))
    if lid.sinds is None:
        bezwaren.append(Bezwaar("sinds", "Vul in sinds wanneer."))
    return tuple(bezwaren)


def bezwaren_periode(sinds: date, tot: date | None) -> Bezwaren:
    """A period does not end before it begins."""
    if tot is not None and tot < sinds:
        return (Bezwaar("tot", "Deze dag ligt voor de begindatum. Vul een latere datum in."),)
    return ()


def bezwaren_afvaardiging(lid: Teamlid, sinds: date | None, tot: date | None) -> Bezwaren:
    """Who goes to the regional project group does so on days on which they are in the team."""
    if sinds is None:
        zin = "Vul in sinds wanneer dit lid naar de regionale projectgroep gaat, of laat ook deze dag leeg."
        return (Bezwaar("afgevaardigd_sinds", zin),) if tot else ()
    if tot is not None and tot < sinds:
        return (Bezwaar("afgevaardigd_tot", "Deze dag ligt voor de begindatum. Vul een latere datum in."),)
    if not is_lid(lid, sinds):
        return (Bezwaar("afgevaardigd_sinds", "Kies een dag waarop dit lid in het kernteam zit."),)
    return ()


def is_lid(lid: Teamlid, op: date) -> bool:
    """Whether somebody is in the team on ``op``."""
    return lid.sinds is not None and lid.sinds <= op and (lid.tot is None or op <= lid.tot)


def uren_samen(leden: Iterable[Teamlid], op: date) -> tuple[float, int]:
    """Return the hours a week that members have on ``op``, and how many did not agree hours yet."""
    nu = [lid for lid in leden if is_lid(lid, op)]
    return sum(lid.uren or 0 for lid in nu), sum(lid.uren is None for lid in nu)


class Agendadeel(Soort):
    """The headings of the agenda, in the order in which a meeting takes them."""

    TE_LAAT = "te_laat", "Te laat"
    LOOPT_VAST = "loopt_vast", "Loopt vast"
    KOMT_ERAAN = "komt_eraan", "Klaar binnen zes weken"
    BEZIG = "bezig", "Waar we aan werken"


@dataclass(frozen=True, slots=True)
class Punt:
    """A point of the agenda: ``soort`` is ``regel`` or ``actie``, ``nummer`` its place in what was given."""

    deel: Agendadeel
    soort: str
    nummer: int


def agenda(regels: Sequence[Planregel], standen: Sequence[Actiestand], op: date) -> tuple[Punt, ...]:
    """Make the agenda of a meeting on ``op`` from the lines of the plan and the states of the actions.

    Late lines come first, then what is stuck, what ends within six weeks, and what is being worked on.
    """
    punten = [Punt(deel, "regel", n) for n, regel in enumerate(regels) if (deel := _deel_van(regel, op))]
    punten += [Punt(deel, "actie", n) for n, stand in enumerate(standen) if (deel := _ACTIEDEEL.get(stand))]
    volgorde = list(Agendadeel)
    return tuple(sorted(punten, key=lambda punt: volgorde.index(punt.deel)))


_ACTIEDEEL = {Actiestand.LOOPT_VAST: Agendadeel.LOOPT_VAST, Actiestand.BEZIG: Agendadeel.BEZIG}


def _deel_van(regel: Planregel, op: date) -> Agendadeel | None:
    if te_laat(regel, op):
        return Agendadeel.TE_LAAT
    if regel.stand not in (Regelstand.GEPLAND, Regelstand.BEZIG):
        return None
    if regel.eind and regel.eind <= op + VOORUIT:
        return Agendadeel.KOMT_ERAAN
    return Agendadeel.BEZIG if regel.stand is Regelstand.BEZIG else None
