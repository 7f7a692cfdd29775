"""A request by who holds authority over a child and never was a member of the household: a parent elsewhere, a GI.

Who may ask what is the same table as for members (``regels/rechten/verzoek.py``). On top of it: the holder comes from a
recorded authority that holds today, and somebody made sure who stands there (AVG 12(6)). How that is done is an own
choice; no number and no copy of a document is kept.
"""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.zeggenschap import Hoedanigheid, als_houder
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum

GEEN_HOUDER = (
    "Er is nu niemand van buiten dit huishouden met gezag over een kind. Kijk in het gezagsregister. "
    "Leg daarna eerst het gezag vast."
)


class Nagekeken(Soort):
    """How it was made sure who asks. Own choice."""

    BEWIJS = "bewijs", "paspoort, identiteitskaart of rijbewijs gezien"
    INSTELLING = "instelling", "legitimatie gezien en de instelling zelf gebeld"


@dataclass(frozen=True, slots=True)
class Houderfeit:
    """A recorded authority: what kind, from when until when; ``lid``: the holder is a member here."""

    soort: Gezagssoort
    van: date
    tot: date | None
    lid: bool
    organisatie: bool


def hoedanigheid_van_buiten(feit: Houderfeit, vandaag: date) -> Hoedanigheid | None:
    """As what this holder acts for the child today; None for a member, and for authority that does not hold."""
    if feit.lid or not in_kracht(feit.van, feit.tot, vandaag):
        return None
    return als_houder(feit.soort)


def bezwaren_houder(feit: Houderfeit, vandaag: date) -> Bezwaren:
    """Why nobody asks on the ground of this authority."""
    if feit.lid:
        zin = "Deze persoon staat in dit dossier. Leg het verzoek vast op de gewone manier."
    elif feit.tot is not None and feit.tot <= vandaag:
        zin = f"Dit gezag stopte op {datum(feit.tot)}. Kies wie nu gezag heeft."
    elif feit.van > vandaag:
        zin = f"Dit gezag begint pas op {datum(feit.van)}. Kies wie nu gezag heeft."
    else:
        return ()
    return (Bezwaar("gezag", zin),)


def bezwaren_identiteit(wijze: Nagekeken, op: date, *, organisatie: bool, vandaag: date) -> Bezwaren:
    """What is wrong with how and when it was made sure who asks."""
    uit: Bezwaren = ()
    if op > vandaag:
        uit += (Bezwaar("nagekeken_op", "Deze dag moet nog komen. Kijk eerst wie er voor u staat."),)
    if organisatie and wijze is not Nagekeken.INSTELLING:
        zin = "Een instelling vraagt dit. Kijk naar de legitimatie van de medewerker en bel de instelling."
        uit += (Bezwaar("nagekeken", zin),)
    if not organisatie and wijze is Nagekeken.INSTELLING:
        uit += (Bezwaar("nagekeken", "Een persoon vraagt dit. Kijk naar een paspoort, identiteitskaart of rijbewijs."),)
    return uit
