"""How readable the Dutch texts of the portal are: the Flesch-Douma reading ease, of each sentence and of all together.

Leesgemak = 206.835 - 0.93 x words per sentence - 77 x syllables per word, computed by textstat. Source of the formula
and of the scale (60-70 *normaal*, 70-80 *tamelijk gemakkelijk*): Douma, as in *Taalbeheersing* (1977),
https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php. No source equates a score with B1: the two limits are
voorbeeldinhoud, an own choice. textstat counts syllables by where a word may be broken, so a little too few of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import textstat

from tandem.management.talen.oogst import oogst

GRENS = 60.0
"""Each text: at least *normaal*. Voorbeeldinhoud."""
GRENS_SAMEN = 80.0
"""All texts together: at least *gemakkelijk*. Voorbeeldinhoud."""
KORTST = 8
"""Words below which one text is not judged by itself: one long name decides the score. It counts in the whole."""
_GEVULD = {"u": "u", "U": "U", "uw": "uw", "Uw": "Uw", "naam": "Samira", "wie": "Rosa", "dag": "3 mei"}


@dataclass(frozen=True)
class Leesbaarheid:
    """The score of all together, over how many texts; and the texts that are too hard, the hardest first."""

    samen: float
    teksten: int
    te_moeilijk: tuple[tuple[float, str], ...]

    @property
    def goed(self) -> bool:
        """Whether nothing is too hard."""
        return not self.te_moeilijk and self.samen >= GRENS_SAMEN

    @property
    def regel(self) -> str:
        """The figure, in one line."""
        samen = f"{self.samen:.0f}".replace(".", ",")
        return (
            f"leesgemak (Flesch-Douma) van {self.teksten} teksten: {samen}, grens {GRENS_SAMEN:.0f}; "
            f"{len(self.te_moeilijk)} teksten onder {GRENS:.0f}"
        )


def score(tekst: str) -> float:
    """Return the Flesch-Douma reading ease of a Dutch text; higher is easier."""
    textstat.set_lang("nl")
    return float(textstat.flesch_reading_ease(tekst))


def meet(teksten: Iterable[str]) -> Leesbaarheid:
    """Judge texts: sentences of some length one by one, everything together."""
    alle = list(dict.fromkeys(teksten))
    zinnen = [een for een in alle if een[-1:] in ".?!"]
    hard = sorted((score(een), een) for een in zinnen if len(een.split()) >= KORTST)
    samen = score(" ".join(zinnen)) if zinnen else 0.0
    return Leesbaarheid(samen, len(zinnen), tuple((cijfer, een) for cijfer, een in hard if cijfer < GRENS))


def portaalteksten() -> list[str]:
    """Return what members read, filled in as it stands on a page, without tags."""
    teksten = (een.id if isinstance(een.id, str) else een.id[-1] for een in oogst() if een.id)
    return [_gevuld(tekst) for tekst in teksten if tekst.strip()]


def _gevuld(tekst: str) -> str:
    kaal = re.sub(r"<[^>]*>", "", tekst)
    return re.sub(r"%\((\w+)\)s|{(\w+)}", lambda plek: _GEVULD.get(plek[1] or plek[2], "dit"), kaal)
