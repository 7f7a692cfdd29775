"""Sharing without consent: only on a ground that somebody verified, after weighing, and told, or reviewed until it is.

The grounds are content (``inhoud/grondslagen.yaml``). One that nobody verified is refused and referred to a human
(design, section 5). Who shares without consent tells the person, unless there is a reason; then a day is set on which
that is looked at again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.zeggenschap import NAAR_EEN_MENS

ALLEEN_BIJ = {"informatie_aan_gi": frozenset({"ondertoezichtstelling"})}
"""Grounds that hold only under a measure: the GI, about a child under supervision (Jeugdwet 7.3.11, lid 4)."""


def bestand_gaat_mee(laag: Laag, *, vervallen: bool, grootte: int) -> bool:
    """Whether the file of a document that a receiver may read goes along with it; ``grootte``: its bytes.

    Which document somebody may read is the key rule. On top of it: what is shielded is never shared, and what was taken
    out of sight, or went to another file, is there no more.
    """
    return laag is not Laag.AFGESCHERMD and not vervallen and grootte > 0


@dataclass(frozen=True, slots=True)
class Grond:
    """A ground of the content: whether it is about sharing, verified, and which kinds of receiver it names."""

    code: str
    geverifieerd: bool
    ontvangers: Collection[str]
    maatregelen: Collection[str] = ()
    """It holds only while one of these measures is in force for the person."""


@dataclass(frozen=True, slots=True)
class Zonder:
    """Sharing without consent as it is to be recorded."""

    ontvangersoort: str
    maatregelen: Collection[str]
    wat: str
    afweging: str
    verteld_op: date | None
    niet_verteld: str
    opnieuw_op: date | None


def bezwaren_zonder(grond: Grond | None, zonder: Zonder, *, vandaag: date) -> Bezwaren:
    """Everything that stands in the way of sharing like this without consent."""
    bezwaren = [*_bezwaren_grond(grond, zonder)]
    if not zonder.wat.strip():
        bezwaren.append(Bezwaar("wat", "Schrijf op wat u deelt, niet meer dan nodig is."))
    if not zonder.afweging.strip():
        bezwaren.append(Bezwaar("afweging", "Schrijf op waarom u dit deelt zonder toestemming, en waarom niet minder."))
    return (*bezwaren, *bezwaren_vertellen(zonder, vandaag=vandaag))


def _bezwaren_grond(grond: Grond | None, zonder: Zonder) -> Bezwaren:
    if grond is None:
        return (Bezwaar("grondslag", "Kies waarop dit rust."),)
    if not grond.geverifieerd:
        return (Bezwaar("grondslag", f"Deze grond is niet nagegaan. {NAAR_EEN_MENS}"),)
    if grond.ontvangers and zonder.ontvangersoort not in grond.ontvangers:
        return (Bezwaar("grondslag", "Deze grond geldt niet voor delen met deze organisatie."),)
    if grond.maatregelen and not set(grond.maatregelen) & set(zonder.maatregelen):
        return (Bezwaar("grondslag", "Deze grond geldt alleen zolang er voor deze persoon een maatregel loopt."),)
    return ()


def bezwaren_vertellen(zonder: Zonder, *, vandaag: date) -> Bezwaren:
    """Told on a day that has been, or a reason why not yet and a day in the future on which that is looked at again."""
    if zonder.verteld_op is not None:
        if zonder.verteld_op > vandaag:
            return (Bezwaar("verteld_op", "Deze dag moet nog komen. Vul in wanneer u het vertelde, of waarom niet."),)
        return ()
    bezwaren = []
    if not zonder.niet_verteld.strip():
        bezwaren.append(Bezwaar("niet_verteld", "Schrijf op waarom u het nog niet vertelde, of vul in wanneer wel."))
    if zonder.opnieuw_op is None or zonder.opnieuw_op <= vandaag:
        bezwaren.append(Bezwaar("opnieuw_op", "Kies een dag na vandaag waarop u hier opnieuw naar kijkt."))
    return tuple(bezwaren)
