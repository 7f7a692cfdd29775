"""Withdrawing what was sent: as long as who received it did not answer. It stays to be seen that, when and why.

No source says anything about it. The rule is a choice: what was answered stands in two files, and taking it back would
leave an answer to nothing. The same three facts stand in wall 2 (``models/advies.py``). Decision 0038.
"""

from dataclasses import dataclass

from tandem.regels.advies.advies import LANGSTE
from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort


class Stuk(Soort):
    """What can be sent and withdrawn."""

    VRAAG = "vraag", "de vraag om advies"
    ADVIES = "advies", "het advies"
    REACTIE = "reactie", "de reactie"


@dataclass(frozen=True, slots=True)
class Stukstand:
    """What is known of something before it is withdrawn.

    ``beantwoord``: of a request, that an advice on it was sent; of an advice, that somebody reacted; of a reaction,
    that it was recorded what changed. ``vervangen``: of an advice, that a newer version was sent.
    """

    verstuurd: bool
    ingetrokken: bool = False
    beantwoord: bool = False
    vervangen: bool = False


_BEANTWOORD = {
    Stuk.VRAAG: "Er is al een advies verstuurd op deze vraag. Daarna kunt u de vraag niet meer intrekken.",
    Stuk.ADVIES: "Er is al een reactie op dit advies. Maak een nieuwe versie als er iets moet veranderen.",
    Stuk.REACTIE: "Er is al vastgelegd wat er veranderde. Daarna kunt u de reactie niet meer intrekken.",
}


def waarom_niet(stuk: Stuk, stand: Stukstand) -> str:
    """Why something cannot be withdrawn, as a sentence; empty: it can."""
    if not stand.verstuurd:
        return "Dit is nog niet verstuurd."
    if stand.ingetrokken:
        return "Dit is al ingetrokken."
    if stand.beantwoord:
        return _BEANTWOORD[stuk]
    return "Er is een nieuwere versie. Trek die in." if stand.vervangen else ""


def bezwaren_intrekking(stuk: Stuk, stand: Stukstand, *, reden: str) -> Bezwaren:
    """Why it cannot be withdrawn like this: it cannot be, or who received it would not read why."""
    if zin := waarom_niet(stuk, stand):
        return (Bezwaar("", zin),)
    if not reden.strip():
        return (Bezwaar("reden", "Schrijf op waarom u dit intrekt. Wie het kreeg, leest dit."),)
    if len(reden) > LANGSTE:
        zin = f"Deze tekst is {len(reden)} tekens. Er passen er {LANGSTE}. Kort de tekst in."
        return (Bezwaar("reden", zin),)
    return ()
