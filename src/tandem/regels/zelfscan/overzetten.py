"""A result that was measured with another version, put beside results of this version: over what stayed or not at all.

A part can be compared over the questions that stayed the same, were reworded, or were split or merged with a way to
join them. Only a figure over every question that counts lies among those of others (middle, place, striking
differences); a figure over some of them is shown with how many, beside one's own figure over the same questions. Own
choice; the page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tandem.regels.soort import Soort
from tandem.regels.zelfscan.instrument import Deel, Instrument
from tandem.regels.zelfscan.score import samen
from tandem.regels.zelfscan.telwaarden import NIET_GEVRAAGD, Telwaarden
from tandem.regels.zelfscan.versies import Groepsvergelijking, Overzetting, vergelijk


class Waaromniet(Soort):
    """Why a part of another version cannot be compared."""

    GEEN_LIJN = "geen_lijn", "van deze versie is niet vastgelegd wat er met elke vraag gebeurde"
    VERANDERD = "veranderd", "de vragen van dit onderdeel zijn te veel veranderd"
    ONBEKEND = "onbekend", "niet alles wat bleef, is beantwoord"


@dataclass(frozen=True, slots=True)
class Overgezet:
    """One part of another version: its figure over ``over`` of the ``telt`` questions of this version.

    ``wij`` is one's own figure over the same questions. Without a figure ``waarom`` says why.
    """

    getal: Decimal | None
    over: int
    telt: int
    wij: Decimal | None = None
    waarom: Waaromniet | None = None

    @property
    def volledig(self) -> bool:
        """Whether it is over every question that counts, and so belongs among the figures of others."""
        return self.getal is not None and self.over == self.telt

    @property
    def in_woorden(self) -> str:
        """Over what it is, or why there is nothing; one Dutch phrase."""
        if self.waarom is not None:
            return f"niet te vergelijken: {self.waarom.omschrijving}"
        return f"over {self.over} van de {self.telt} vragen"


def zet_over(
    regels: Overzetting | None,
    oud: tuple[Instrument, Telwaarden],
    nieuw: tuple[Instrument, Telwaarden],
) -> Mapping[str, Overgezet]:
    """Return every part of the new version that has a score. ``regels`` None: no line leads there."""
    groepen = vergelijk(regels, oud, nieuw) if regels is not None else ()
    waarden = oud[1]
    return {
        deel.code: _deel(deel, groepen, waarden, gelijnd=regels is not None)
        for deel in nieuw[0].delen
        if deel.tellende_vragen and deel.score
    }


def _deel(deel: Deel, groepen: tuple[Groepsvergelijking, ...], waarden: Telwaarden, *, gelijnd: bool) -> Overgezet:
    telt = len(deel.tellende_vragen)
    if not gelijnd:
        return Overgezet(None, 0, telt, waarom=Waaromniet.GEEN_LIJN)
    gewicht = {vraag.code: vraag.gewicht for vraag in deel.tellende_vragen}
    mogelijk = [een for een in groepen if een.vergelijkbaar and een.regel.naar and set(een.regel.naar) <= set(gewicht)]
    if not mogelijk:
        return Overgezet(None, 0, telt, waarom=Waaromniet.VERANDERD)
    hun = [(een, sum((gewicht[code] for code in een.regel.naar), Decimal(0))) for een in mogelijk]
    bekend = [(een, zwaar) for een, zwaar in hun if een.was is not None]
    if not bekend or deel.score is None:
        return Overgezet(None, 0, telt, waarom=Waaromniet.ONBEKEND)
    niet_gevraagd = sum(_overgeslagen(een, waarden) for een in mogelijk)
    over = sum(len(een.regel.naar) for een, _ in bekend)
    wijze = deel.score.wijze
    getal = samen(wijze, [(een.was, zwaar) for een, zwaar in bekend if een.was is not None])
    onze = [(een.nu, zwaar) for een, zwaar in bekend if een.nu is not None]
    wij = samen(wijze, onze) if len(onze) == len(bekend) else None
    return Overgezet(getal, over + (niet_gevraagd if over else 0), telt, wij)


def _overgeslagen(groep: Groepsvergelijking, waarden: Telwaarden) -> int:
    """How many questions of this group were rightly not asked then: nothing is missing of them."""
    niet = all(waarden.get(code) == NIET_GEVRAAGD for code in groep.regel.van)
    return len(groep.regel.naar) if niet and groep.was is None else 0
