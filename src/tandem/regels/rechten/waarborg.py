"""Safeguards at a marked point: what people are owed when a regime begins, changes or ends."""

from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.soort import Soort


class Markeerpunt(Soort):
    """The marked points (S4 §3.2.4.3: 'belangrijke markeerpunten waarbij een andere fase ingaat')."""

    BEGIN = "begin", "de maatregel of bevoegdheid begint"
    WIJZIGING = "wijziging", "de maatregel of bevoegdheid verandert"
    EINDE = "einde", "de maatregel of bevoegdheid stopt"


class PerWie(Soort):
    """For whom a safeguard is owed."""

    EENMAAL = "eenmaal", "één keer bij het besluit"
    ELK_KIND_VANAF = "elk_kind_vanaf", "voor elk kind vanaf een leeftijd"
    ELK_KIND_ONDER = "elk_kind_onder", "voor elk kind onder die leeftijd, zo mogelijk"
    ELKE_GEZAGHOUDER = "elke_gezaghouder", "voor elke ouder of voogd met gezag"
    ELKE_BETROKKENE = "elke_betrokkene", "voor iedereen over wie het gaat"


@dataclass(frozen=True, slots=True)
class Waarborgsoort:
    """One safeguard, as content gives it: which marked points ask for it and for whom.

    ``verplicht``: without it what we prepare ourselves is refused; otherwise its absence is only shown.
    ``leeftijd`` goes with the two per-child values of ``per_wie`` (12: their view *must* be asked).
    """

    code: str
    naam: str
    vraag: str
    bij: tuple[Markeerpunt, ...]
    per_wie: PerWie
    bron: Bron
    verplicht: bool = True
    leeftijd: int | None = None
