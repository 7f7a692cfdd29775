"""A wave goes on with another version while people fill in: which of the answers already given still hold.

The rule, as it stands on the screen: an answer holds while the question stayed the same or was only put in other words,
and can still be answered so. For a question that was split, merged, divided otherwise or dropped the answer stays
stored and readable, and does not count; what came in its place is asked anew.
"""

from collections.abc import Collection, Mapping

from tandem.regels.zelfscan.instrument import Instrument, Overzetsoort, Vraag
from tandem.regels.zelfscan.versies import pad

REGEL = (
    "Antwoorden op vragen die hetzelfde bleven, of alleen anders zijn verwoord, gaan mee. Is een vraag gesplitst, "
    "samengevoegd of vervallen, dan blijft het antwoord bewaard en leesbaar, maar telt het niet mee."
)
BLIJFT = "Tussen deze twee versies is niet vastgelegd wat er met elke vraag gebeurde. De meting blijft op haar versie."
_GAAT_MEE = (Overzetsoort.ZELFDE, Overzetsoort.HERFORMULEERD)

#: The code of a question and the version in which it was asked.
Gesteld = tuple[str, str]


def geldend(nieuw: Instrument, versies: Mapping[str, Instrument], gegeven: Collection[Gesteld]) -> dict[str, Gesteld]:
    """Return for each question of ``nieuw`` the answer that holds for it, if there is one: the newest of those given.

    ``versies``: the versions of this instrument, the oldest first.
    """
    uit = {code: (code, nieuw.versie) for code in nieuw.per_code if (code, nieuw.versie) in gegeven}
    beantwoord_in = {versie for _, versie in gegeven}
    for versie, oud in reversed(list(versies.items())):
        regels = pad(oud, nieuw, versies) if versie in beantwoord_in and versie != nieuw.versie else None
        for regel in regels or ():
            if regel.soort not in _GAAT_MEE:
                continue
            van, naar = regel.van[0], regel.naar[0]
            if (van, versie) in gegeven and past(oud.vraag(van), nieuw.vraag(naar)):
                uit.setdefault(naar, (van, versie))
    return uit


def past(oud: Vraag, nieuw: Vraag) -> bool:
    """Whether what was answered to one question can be an answer to the other: of one kind, with the same choices."""
    zelfde_keuzes = [optie.code for optie in oud.opties] == [optie.code for optie in nieuw.opties]
    zelfde_grenzen = (oud.eenheid, oud.minimum, oud.maximum) == (nieuw.eenheid, nieuw.minimum, nieuw.maximum)
    return oud.soort is nieuw.soort and zelfde_keuzes and zelfde_grenzen


def kan_wisselen(oud: Instrument, nieuw: Instrument, versies: Mapping[str, Instrument]) -> bool:
    """Whether a wave may go on with another version: only along a line that says what became of every question."""
    return oud.versie != nieuw.versie and pad(oud, nieuw, versies) is not None
