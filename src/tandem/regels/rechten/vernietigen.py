"""Destroying a file: four eyes, the steps in their order, and what the certificate says.

Proposed by the system, agreed by two different people, carried out step by step: first the key of the household, then
the key above it, then the certificate with the tombstones, and its rows. Each step can be done again without harm.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

AKKOORDEN = 2
"""Four eyes: so many different people agree (own choice, after the issue: four eyes)."""
ARCHIVARIS, PRIVACYFUNCTIONARIS = "archivaris", "privacyfunctionaris"
BEWAARDERS = (ARCHIVARIS, PRIVACYFUNCTIONARIS)
"""Roles that see the list. Only the first agrees; both object and hold (``inhoud/rollen.yaml``, doel ``bewaren``)."""
LANGSTE_REDEN = 300


class Voorstelsoort(Soort):
    """What a proposal is about."""

    DOSSIER = "dossier", "een dossier"
    LOGBOEK = "logboek", "regels van het logboek"


class Stemsoort(Soort):
    """What somebody says about a proposal."""

    AKKOORD = "akkoord", "akkoord"
    BEZWAAR = "bezwaar", "bezwaar"
    TERUG = "terug", "teruggenomen"


class Voorstelstand(Soort):
    """Where a proposal stands."""

    WACHT = "wacht", "wacht op akkoord"
    BEZWAAR = "bezwaar", "er is bezwaar"
    VASTGEHOUDEN = "vastgehouden", "wordt vastgehouden"
    AKKOORD = "akkoord", "akkoord, wordt vernietigd"
    BEZIG = "bezig", "wordt nu vernietigd"
    VERNIETIGD = "vernietigd", "vernietigd"
    VERVALLEN = "vervallen", "vervallen: de termijn loopt weer"


@dataclass(frozen=True, slots=True)
class Stem:
    """What one person said, in the order in which it was said."""

    medewerker: int
    soort: Stemsoort


def geldende_stemmen(stemmen: Iterable[Stem]) -> dict[int, Stemsoort]:
    """The last word of each person; who took it back has said nothing."""
    laatste = {stem.medewerker: stem.soort for stem in stemmen}
    return {wie: soort for wie, soort in laatste.items() if soort is not Stemsoort.TERUG}


def stand_van(
    stemmen: Iterable[Stem], *, vastgehouden: bool, begonnen: bool = False, vernietigd: bool = False,
    vervallen: bool = False,
) -> Voorstelstand:  # fmt: skip
    """Where a proposal stands: what was begun is finished; a hold and an objection weigh more than agreement."""
    if vernietigd:
        return Voorstelstand.VERNIETIGD
    if begonnen:
        return Voorstelstand.BEZIG
    if vervallen:
        return Voorstelstand.VERVALLEN
    geldend = geldende_stemmen(stemmen)
    if vastgehouden:
        return Voorstelstand.VASTGEHOUDEN
    if Stemsoort.BEZWAAR in geldend.values():
        return Voorstelstand.BEZWAAR
    akkoord = [wie for wie, soort in geldend.items() if soort is Stemsoort.AKKOORD]
    return Voorstelstand.AKKOORD if len(akkoord) >= AKKOORDEN else Voorstelstand.WACHT


_GESLOTEN = (Voorstelstand.BEZIG, Voorstelstand.VERNIETIGD, Voorstelstand.VERVALLEN)


def bezwaren_stem(soort: Stemsoort, *, rol: str, wie: int, stemmen: Collection[Stem], stand: Voorstelstand) -> Bezwaren:
    """What stands in the way of saying this."""
    eigen = geldende_stemmen(stemmen).get(wie)
    if stand in _GESLOTEN:
        return (Bezwaar("", f"Dit kan niet meer: {stand.omschrijving}."),)
    if rol not in BEWAARDERS or (soort is Stemsoort.AKKOORD and rol != ARCHIVARIS):
        return (Bezwaar("", "Alleen een archivaris geeft akkoord. Bezwaar maken kunt u wel."),)
    if soort is Stemsoort.AKKOORD and eigen is Stemsoort.AKKOORD:
        return (Bezwaar("", "U gaf al akkoord. Een tweede akkoord moet van iemand anders komen."),)
    if soort is Stemsoort.BEZWAAR and eigen is Stemsoort.BEZWAAR:
        return (Bezwaar("", "U hebt al bezwaar gemaakt."),)
    if soort is Stemsoort.TERUG and eigen is None:
        return (Bezwaar("", "U hebt hier nog niets gezegd, dus er is niets terug te nemen."),)
    return ()


def bezwaren_reden(reden: str) -> Bezwaren:
    """A reason is there, and short: it is about the file, not about the people in it."""
    if not reden.strip():
        return (Bezwaar("reden", "Schrijf kort waarom. Noem geen namen."),)
    if len(reden) > LANGSTE_REDEN:
        return (Bezwaar("reden", f"Houd het kort: hoogstens {LANGSTE_REDEN} tekens. Noem geen namen."),)
    return ()


def aktefeiten(
    *,
    nummer: int,
    begonnen_op: datetime,
    vervallen_op: date,
    gronden: Sequence[Mapping[str, Any]],
    akkoord: Iterable[int],
) -> dict[str, Any]:
    """What the certificate says beside the rows: which file, since when, on what ground, who agreed. No names.

    The same facts give the same certificate, so that a run that was cut off and goes on signs the same one.
    """
    return {
        "versie": 1,
        "huishouden": nummer,
        "vernietigd_op": begonnen_op.astimezone(UTC).isoformat(),
        "vervallen_op": vervallen_op.isoformat(),
        "gronden": [{veld: grond[veld] for veld in ("deel", "vervalt_op", "artikel")} for grond in gronden],
        "akkoord": sorted(akkoord),
    }
