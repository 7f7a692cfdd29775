"""Of the answers that somebody gave, in whichever version they were asked: those that hold for the version of now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tandem.acties.zelfscan.waarden import is_antwoord, lees
from tandem.models import Antwoord
from tandem.regels.zelfscan.antwoord import in_woorden
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.versiewissel import geldend

_INHOUD = ("ist", "soll", "ist_onbekend", "soll_onbekend", "tekst", "toelichting", "bewijs", "versie")


@dataclass(frozen=True)
class Oudantwoord:
    """An own answer to a question that is not asked any more: kept, and no part of the result."""

    vraag: str
    antwoord: str
    versie: str


def geldende_rijen(
    lijst: Instrument, versies: Mapping[str, Instrument], rijen: Iterable[Antwoord]
) -> dict[str, Antwoord]:
    """Return of one respondent the row that holds for each question."""
    gegeven = {(rij.vraag, rij.instrument_versie): rij for rij in rijen}
    if all(versie == lijst.versie for _, versie in gegeven):
        return {vraag: rij for (vraag, _), rij in gegeven.items()}
    return {code: gegeven[gesteld] for code, gesteld in geldend(lijst, versies, gegeven).items()}


def voor_deze_versie(lijst: Instrument, code: str, rij: Antwoord) -> Antwoord:
    """Return the row to write in: this one, or in its place a new one of this version that begins as it was."""
    if rij.instrument_versie == lijst.versie and rij.vraag == code:
        return rij
    nieuw = Antwoord(vraag=code, deelnemer=rij.deelnemer, afname=rij.afname, instrument_versie=lijst.versie)
    for veld in _INHOUD:
        setattr(nieuw, veld, getattr(rij, veld))
    return nieuw


def oude_antwoorden(
    lijst: Instrument, versies: Mapping[str, Instrument], rijen: Iterable[Antwoord]
) -> tuple[Oudantwoord, ...]:
    """Return the answers of one respondent that hold for no question of this version, in words."""
    rijen = list(rijen)
    geldig = {rij.pk for rij in geldende_rijen(lijst, versies, rijen).values()}
    weg = [rij for rij in rijen if rij.pk not in geldig and is_antwoord(rij)]
    return tuple(_in_woorden(versies, rij) for rij in weg if not _vervangen(lijst, rij, rijen))


def _vervangen(lijst: Instrument, rij: Antwoord, rijen: list[Antwoord]) -> bool:
    """Whether the same question was answered again in a later version: then this is only how it was."""
    return any(een.vraag == rij.vraag and een.instrument_versie == lijst.versie for een in rijen if een is not rij)


def _in_woorden(versies: Mapping[str, Instrument], rij: Antwoord) -> Oudantwoord:
    oud = versies.get(rij.instrument_versie)
    vraag = oud.per_code.get(rij.vraag) if oud else None
    if vraag is None:
        return Oudantwoord(rij.vraag, rij.ist or rij.tekst or "", rij.instrument_versie)
    waarde = "Weet ik niet" if rij.ist_onbekend else in_woorden(vraag, lees(vraag, rij).waarde)
    return Oudantwoord(vraag.tekst, waarde, rij.instrument_versie)
