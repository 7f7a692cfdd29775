"""From an event to one B1 sentence for the time line.

A sentence has places: ``{leden}`` (first names of whom it is about), ``{wie}`` (the professional) and the facts of the
event by their name. A part between ``[`` and ``]`` falls away when a place in it is empty: ``Contact[ met {leden}].``
After a colon comes how a fact is written: ``{op:datum}`` (an ISO day as ``3 mei 2026``), ``{soort:woord}`` (a code as
words: ``stabiele_veiligheid`` becomes ``stabiele veiligheid``), ``{lid:lid}`` (a member's id, or a list of them, as
names; whom the reader may not see is left out). A list of texts is summed up.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tandem.regels.soort import Soort
from tandem.regels.tekst import datum, opsomming

_PLEK = re.compile(r"\{(?P<naam>[a-z_]+)(?::(?P<vorm>datum|woord|lid))?\}")
_DEEL = re.compile(r"\[([^\[\]]*)\]")
_NIET_BEKEND = "niet bekend"

Namen = Callable[[list[int]], str]
"""From ids of members to their first names, of whom the reader may see."""


class Groep(Soort):
    """What the time line can be filtered on."""

    SIGNAAL = "signaal", "signalen"
    CASUS = "casus", "de casus en wie er betrokken is"
    CONTACT = "contact", "contact en afspraken"
    VEILIGHEID = "veiligheid", "veiligheid"
    ANALYSE = "analyse", "de analyse"
    PLAN = "plan", "het plan en de hulp"
    RECHT = "recht", "maatregelen, rechten en toegang"
    DOCUMENT = "document", "documenten"
    HUISHOUDEN = "huishouden", "wie er wonen"


@dataclass(frozen=True, slots=True)
class Gebeurtenissoort:
    """One kind of event: its sentence, the group that it is filtered on, and whether it stands out."""

    zin: str
    groep: Groep
    mijlpaal: bool = False

    @property
    def plekken(self) -> frozenset[str]:
        """The names of the places in the sentence."""
        return frozenset(plek["naam"] for plek in _PLEK.finditer(self.zin))


def onbekende_soort(code: str) -> Gebeurtenissoort:
    """What the time line says of a kind that is no longer known: its code as words, never nothing."""
    return Gebeurtenissoort(f"{code.replace('_', ' ').capitalize()}.", Groep.CASUS)


def zin_van(soort: Gebeurtenissoort, feiten: Mapping[str, Any], *, leden: str, wie: str, namen: Namen) -> str:
    """The sentence of one event, its places filled. ``leden`` and ``wie`` are names already; never fails on facts."""
    waarden = {**feiten, "leden": leden, "wie": wie}

    def vul(plek: re.Match[str]) -> str:
        return _schrijf(waarden.get(plek["naam"]), plek["vorm"] or "", namen)

    def deel(stuk: re.Match[str]) -> str:
        plekken = list(_PLEK.finditer(stuk[1]))
        return _PLEK.sub(vul, stuk[1]) if all(vul(plek) for plek in plekken) else ""

    zonder_delen = _bewaar_feiten(soort.zin, deel)
    return "".join(_PLEK.sub(lambda plek: vul(plek) or _NIET_BEKEND, t) if open_ else t for t, open_ in zonder_delen)


def _bewaar_feiten(zin: str, deel: Callable[[re.Match[str]], str]) -> list[tuple[str, bool]]:
    """The sentence in pieces, each with whether its places are still to be filled: a fact may hold braces itself."""
    stukken: list[tuple[str, bool]] = []
    begin = 0
    for stuk in _DEEL.finditer(zin):
        stukken += [(zin[begin : stuk.start()], True), (deel(stuk), False)]
        begin = stuk.end()
    return [*stukken, (zin[begin:], True)]


def _schrijf(waarde: Any, vorm: str, namen: Namen) -> str:
    if waarde is None or waarde == "" or waarde == []:
        return ""
    if vorm == "lid":
        return namen([nummer for nummer in _lijst(waarde) if isinstance(nummer, int)])
    return opsomming([_schrijf_een(een, vorm) for een in _lijst(waarde)])


def _lijst(waarde: Any) -> list[Any]:
    return list(waarde) if isinstance(waarde, list | tuple) else [waarde]


def _schrijf_een(waarde: Any, vorm: str) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if vorm == "datum":
        return _datum(str(waarde))
    return str(waarde).replace("_", " ") if vorm == "woord" else str(waarde)


def _datum(waarde: str) -> str:
    try:
        return datum(date.fromisoformat(waarde[:10]))
    except ValueError:
        return waarde
