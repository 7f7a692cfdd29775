"""Life domains: optional corners to look into, never a form to fill."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron


@dataclass(frozen=True, slots=True)
class Leefdomein:
    """One life domain, as content gives it.

    No domain is ever compulsory: recording all of them for everybody does not meet necessity (domein.md B4, Autoriteit
    Persoonsgegevens). ``doel`` says what asking may serve; ``vraag`` is an opening question in plain Dutch.
    """

    code: str
    naam: str
    vraag: str
    doel: str
    bron: Bron


def bezwaren_keuze(waarom: Mapping[str, str], bekend: Collection[str]) -> Bezwaren:
    """What a choice of domains lacks: each has a reason of its own, and never all of them at once (domein.md B4).

    ``waarom``: the chosen domains with the reason for each. No domain at all is possible.
    """
    bezwaren: list[Bezwaar] = []
    if set(waarom) - set(bekend):
        bezwaren.append(Bezwaar("domeinen", "Kies alleen onderwerpen uit de lijst."))
    elif len(bekend) > 1 and set(waarom) == set(bekend):
        zin = "Kies alleen de onderwerpen die nu nodig zijn. Alles tegelijk vastleggen mag niet."
        bezwaren.append(Bezwaar("domeinen", zin))
    for code, reden in waarom.items():
        if not reden.strip():
            bezwaren.append(Bezwaar(f"waarom_{code}", "Schrijf op waarom u dit onderwerp nodig hebt."))
    return tuple(bezwaren)
