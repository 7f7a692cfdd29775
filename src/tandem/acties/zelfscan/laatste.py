"""What my own municipality established last: the newest result of each instrument, and the newest shared answers."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.zelfscan.gesprek import Gesprek, lees_gesprek
from tandem.acties.zelfscan.instrumenten import alle_nieuwste, instrument
from tandem.acties.zelfscan.uitkomst import Uitkomstblad, lees_uitkomst
from tandem.models import Afname, Uitkomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.zelfscan.afname import Afnamestand
from tandem.regels.zelfscan.instrument import Instrumentsoort


@dataclass(frozen=True)
class Laatstedeel:
    """A part of a scan as it was established last: its name, and the wave."""

    naam: str
    meting: UUID


def laatste_delen(sessie: Organisatiesessie) -> dict[str, Laatstedeel]:
    """Return the parts that the own municipality established, as "instrument.part"; none without results to read."""
    rijen = sessie.mijn(Uitkomst).filter(laatste=True).order_by("-op", "-afname_id", "id")
    uit: dict[str, Laatstedeel] = {}
    for rij in rijen.values_list("instrument", "instrument_versie", "onderdeel", "meting"):
        uit.setdefault(f"{rij[0]}.{rij[2]}", Laatstedeel(_deelnaam(*rij[:3]), rij[3]))
    return uit


def deel_van_meting(sessie: Organisatiesessie, meting: UUID, deel: str) -> str:
    """Return what a part of an established wave of the own municipality is called; empty: there is none to see."""
    rijen = sessie.mijn(Uitkomst).filter(meting=meting, onderdeel=deel)
    rij = rijen.values_list("instrument", "instrument_versie", "onderdeel").first()
    return _deelnaam(*rij) if rij else ""


def _deelnaam(code: str, versie: str, deel: str) -> str:
    lijst = instrument(code, versie)
    return f"{lijst.naam}: {next((een.naam for een in lijst.delen if een.code == deel), deel)}"


def lees_laatste_uitkomsten(*, door: Actor) -> tuple[Uitkomstblad, ...]:
    """Return the newest result per instrument and team, the newest first; none for who does not read results."""
    with lees_organisatie(door=door, wat="laatste uitkomsten") as sessie:
        sessie.inzage()
        rijen = sessie.mijn(Uitkomst).filter(laatste=True).order_by("-op", "-afname_id")
        metingen: list[UUID] = list(dict.fromkeys(rijen.values_list("meting", flat=True)))
    return tuple(lees_uitkomst(door=door, afname=meting) for meting in metingen)


def lees_laatste_checklist(*, door: Actor) -> Gesprek | None:
    """Return the newest checklist whose shared answers were established; None where there is none to see."""
    with lees_organisatie(door=door, wat="laatste checklist") as sessie:
        sessie.inzage()
        codes = [een.code for een in alle_nieuwste(sessie) if een.soort is Instrumentsoort.CHECKLIST]
        rijen = sessie.mijn(Afname).filter(instrument__in=codes, stand=Afnamestand.VASTGESTELD.value)
        meting = rijen.order_by("-afgerond_op", "-id").values_list("openbaar", flat=True).first()
    return lees_gesprek(door=door, afname=meting) if meting else None
