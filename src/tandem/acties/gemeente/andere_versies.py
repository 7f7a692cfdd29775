"""Results of other versions of an instrument, put over to the version that is compared with."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.acties.zelfscan.instrumenten import versies_van
from tandem.models import Uitkomst
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.overzetten import Overgezet, zet_over
from tandem.regels.zelfscan.versies import Overzetting, pad

_KOLOMMEN = ("organisatie_id", "op", "instrument_versie", "laag", "waarden", "geheim")


@dataclass(frozen=True)
class Anders:
    """One wave that was measured otherwise, in one municipality: each part of this version, and with which version."""

    organisatie: int
    op: date
    versie: str
    delen: Mapping[str, Overgezet]
    geheim: bool


def anders_gemeten(sessie: Organisatiesessie, lijst: Instrument, *, laatste: bool) -> tuple[Anders, ...]:
    """Return the waves of another version, or of this one with a question less; ``laatste``: the newest of each only.

    Two queries, and none where everybody measured the same.
    """
    rijen = sessie.van(Uitkomst).filter(instrument=lijst.code, team=None)
    rijen = rijen.filter(~Q(instrument_versie=lijst.versie) | Q(ingekort=True))
    waarden: dict[tuple[int, date, str], dict[str, str]] = defaultdict(dict)
    geheim: set[tuple[int, date, str]] = set()
    for organisatie, op, versie, laag, telt, dicht in (rijen.filter(laatste=True) if laatste else rijen).values_list(
        *_KOLOMMEN
    ):
        waarden[organisatie, op, versie].update(telt)
        if dicht and laag != Werklaag.WERK:
            geheim.add((organisatie, op, versie))
    if not waarden:
        return ()
    onze = _onze_waarden(sessie, lijst)
    versies, lijnen = versies_van(lijst.code, sessie), _Lijnen(lijst)
    return tuple(
        Anders(wie, op, versie, lijnen.zet_over(versies, versie, telt, onze), (wie, op, versie) in geheim and not telt)
        for (wie, op, versie), telt in waarden.items()
    )


def _onze_waarden(sessie: Organisatiesessie, lijst: Instrument) -> dict[str, str]:
    """What our own newest wave counted, where it was measured with this version."""
    rijen = sessie.mijn(Uitkomst).filter(instrument=lijst.code, team=None, laatste=True)
    eigen = rijen.filter(instrument_versie=lijst.versie).values_list("waarden", flat=True)
    return {code: waarde for een in eigen for code, waarde in een.items()}


class _Lijnen:
    """The line from each version to this one, found once."""

    def __init__(self, naar: Instrument) -> None:
        self._naar = naar
        self._bekend: dict[str, Overzetting | None] = {}

    def zet_over(
        self, versies: Mapping[str, Instrument], versie: str, telt: Mapping[str, str], onze: Mapping[str, str]
    ) -> Mapping[str, Overgezet]:
        """Return every part of the version compared with, of a wave with another version."""
        oud = versies.get(versie, self._naar if versie == self._naar.versie else None)
        if versie not in self._bekend:
            self._bekend[versie] = pad(oud, self._naar, versies) if oud else None
        return zet_over(self._bekend[versie], (oud or self._naar, telt), (self._naar, onze))
