"""Instruments that an organisation brings itself: how they are named, what may come into use, and withdrawing.

The code of an own instrument carries the number of the organisation that made it, so that nobody's instrument is taken
for another's and none of them for the platform's own content. In the workbook stands the bare code.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from tandem.regels.tabel import Celfout, verkort
from tandem.regels.zelfscan.instrument import Instrument, Overzetsoort, Vraag
from tandem.regels.zelfscan.instrumentblad import INSTRUMENT, VORIGE
from tandem.regels.zelfscan.versies import bezwaren_overzetting, overzetting

LANGSTE_NAAM = 200
_VERSIE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_STREEP = "-"
"""Stands in no code of content or of a workbook (``keuring``)."""


def eigen_code(code: str, organisatie: int) -> str:
    """Return the code under which an organisation's own instrument is known to everybody."""
    return f"{code}{_STREEP}{organisatie}"


def is_eigen(code: str) -> bool:
    """Whether this is an organisation's own instrument and not the platform's content."""
    return _STREEP in code


def kale_code(code: str) -> str:
    """Return the code as it stands in the workbook."""
    return code.partition(_STREEP)[0]


def met_ingetrokken(instrument: Instrument, codes: Collection[str]) -> Instrument:
    """Return the instrument with these questions marked as withdrawn; the same object when there are none."""
    if not set(codes) & set(instrument.per_code):
        return instrument

    def vraag(een: Vraag) -> Vraag:
        return replace(een, ingetrokken=True) if een.code in codes else een

    delen = tuple(replace(deel, vragen=tuple(map(vraag, deel.vragen))) for deel in instrument.delen)
    return replace(instrument, delen=delen)


def hangt_eraan(instrument: Instrument, code: str) -> tuple[Vraag, ...]:
    """Return the questions that are asked only after an answer to this one, directly or further on, in order."""
    gevonden, codes = [], {code}
    for vraag in instrument.vragen():
        if vraag.voorwaarde and vraag.voorwaarde.vraag in codes:
            gevonden.append(vraag)
            codes.add(vraag.code)
    return tuple(gevonden)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What became of some questions of the former version: the kind, and their words before and after."""

    soort: Overzetsoort
    was: tuple[str, ...]
    wordt: tuple[str, ...]
    vergeleken: bool


def wijzigingen(oud: Instrument, nieuw: Instrument) -> tuple[Wijziging, ...]:
    """Return what changes for people from one version to the next; what stayed the same comes last."""
    regels = sorted(overzetting(oud, nieuw), key=lambda regel: regel.soort is Overzetsoort.ZELFDE)
    een_op_een = (Overzetsoort.ZELFDE, Overzetsoort.HERFORMULEERD)
    return tuple(
        Wijziging(
            regel.soort,
            tuple(oud.vraag(code).tekst for code in regel.van),
            tuple(nieuw.vraag(code).tekst for code in regel.naar),
            regel.soort in een_op_een or regel.wijze is not None,
        )
        for regel in regels
    )


def bezwaren_in_gebruik(
    nieuw: Instrument,
    plekken: Mapping[str, Celfout],
    versies: Mapping[str, Instrument],
    acties: Collection[str],
) -> tuple[Celfout, ...]:
    """Return why an instrument cannot come into use beside its own former ``versies`` (oldest first), each by place.

    A version of an instrument that exists says what became of every question of the version before, so that waves stay
    comparable. ``acties``: the codes of the actions that a part or a question may point to.
    """
    return verkort([*_algemeen(nieuw), *_opvolging(nieuw, plekken, versies), *_helpt(nieuw, plekken, set(acties))])


def _algemeen(nieuw: Instrument) -> Iterator[Celfout]:
    if not _VERSIE.fullmatch(nieuw.versie):
        zin = "De versie heeft hoogstens 40 letters, cijfers, punten en streepjes, en begint met een letter of cijfer."
        yield Celfout(INSTRUMENT, 0, 0, zin)
    if len(nieuw.naam) > LANGSTE_NAAM:
        yield Celfout(INSTRUMENT, 0, 0, f"De naam is {len(nieuw.naam)} tekens; er passen er {LANGSTE_NAAM}.")


def _opvolging(
    nieuw: Instrument, plekken: Mapping[str, Celfout], versies: Mapping[str, Instrument]
) -> Iterator[Celfout]:
    if nieuw.versie in versies:
        yield Celfout(INSTRUMENT, 0, 0, f'Versie "{nieuw.versie}" is er al. Geef deze een eigen versie.')
        return
    laatste = next(reversed(list(versies)), "")
    genoemd = nieuw.vorige.versie if nieuw.vorige else ""
    if genoemd != laatste:
        zin = f'Zet bij "vorige versie": {laatste}. Dat is de laatste versie van deze vragenlijst.'
        if not laatste:
            zin = f'Er is geen versie "{genoemd}". Laat "vorige versie" leeg: dit is een nieuwe vragenlijst.'
        yield Celfout(INSTRUMENT, 0, 0, zin)
    elif laatste:
        for bezwaar in bezwaren_overzetting(versies[laatste], nieuw):
            plek = plekken.get(bezwaar.veld, Celfout(VORIGE, 0, 0, ""))
            yield replace(plek, zin=bezwaar.zin)


def _helpt(nieuw: Instrument, plekken: Mapping[str, Celfout], acties: set[str]) -> Iterator[Celfout]:
    genoemd = [(deel.code, code) for deel in nieuw.delen for code in deel.helpt]
    genoemd += [(vraag.code, code) for vraag in nieuw.vragen() for code in vraag.helpt]
    for plek, code in genoemd:
        if code not in acties:
            zin = f'"helpt" noemt "{code}", maar dat is geen actie van een bouwsteen.'
            yield replace(plekken.get(plek, Celfout(INSTRUMENT, 0, 0, "")), zin=zin)
