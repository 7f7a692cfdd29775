"""An established wave as sheets of a workbook, all of it: ``Meting``, ``Antwoorden``, ``Onderdelen``, ``Spreiding``.

The layout stands in docs/uitleg/rekenbladen.md; `afnamelezer` reads it back. Of the spread only what is shown is in it:
what few answered is the word *geheim*, what nobody knows *onbekend*, and zero is a number. No respondent is in it.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType

from tandem.regels.soort import Soort
from tandem.regels.tabel import Blad, Bladen
from tandem.regels.zelfscan.afname import Afnamesoort, Deelnemersgroep, Oorzaak
from tandem.regels.zelfscan.antwoord import Antwoord, Antwoorden, in_cijfers
from tandem.regels.zelfscan.cijfer import Cijfer, Cijferstand
from tandem.regels.zelfscan.eigen import kale_code
from tandem.regels.zelfscan.instrument import Instrument, Vraag, Vraagsoort
from tandem.regels.zelfscan.metingblad import ANTWOORDEN, als_blad
from tandem.regels.zelfscan.metingblad import Meting as Metingrijen
from tandem.regels.zelfscan.spreiding import Beeld

METING, ONDERDELEN, SPREIDING = "Meting", "Onderdelen", "Spreiding"
BLADEN = (METING, ANTWOORDEN, ONDERDELEN, SPREIDING)
KENMERKEN = (
    "instrument", "versie", "naam", "gemeente", "team", "soort", "dag", "ingevuld tot", "vastgesteld", "deelnemers",
)  # fmt: skip
DEELKOLOMMEN = ("onderdeel", "naam", "nu", "streven", "verschil", "oorzaak", "toelichting")
SPREIDINGKOLOMMEN = ("vraag", "kant", "wat", "welke", "waarde")
GEHEIM, ONBEKEND = Cijferstand.GEHEIM.value, Cijferstand.ONBEKEND.value


class Kant(Soort):
    """Which side of a question a spread is of."""

    NU = "nu", "hoe het nu is"
    STREVEN = "streven", "waar we heen willen"


class Wat(Soort):
    """What a row of the spread says."""

    ALLES = "alles", "de hele spreiding is geheim of onbekend"
    KEUZE = "keuze", "hoeveel deelnemers dit kozen"
    WEET_NIET = "weet niet", "hoeveel deelnemers het niet wisten"
    GEMIDDELDE = "gemiddelde", "het gemiddelde"
    AFSTAND = "afstand", "hoe ver de antwoorden uiteen liggen"
    GROEP = "groep", "het gemiddelde van een groep"


Kanten = Mapping[Kant, Beeld]
"""The shown spread of a question; a side that is not there is unknown."""


@dataclass(frozen=True)
class Deelstand:
    """The result of a part, for people to read: it follows from the answers."""

    nu: Cijfer
    streven: Cijfer
    verschil: Cijfer


@dataclass(frozen=True)
class Afnamemeting:
    """A wave as it was. ``gemeente`` and ``team`` are names; ``deelnemers`` None: not known.

    ``spreiding`` has every question that was in the wave (nothing in it: unknown); ``oorzaken`` what caused the change
    of a part, and the words.
    """

    gemeente: str
    soort: Afnamesoort
    dag: date
    ingevuld_tot: date
    vastgesteld: datetime
    deelnemers: int | None
    antwoorden: Antwoorden
    spreiding: Mapping[str, Kanten]
    oorzaken: Mapping[str, tuple[Oorzaak, str]]
    team: str = ""
    standen: Mapping[str, Deelstand] = field(default_factory=lambda: MappingProxyType({}))


def als_bladen(lijst: Instrument, meting: Afnamemeting) -> Bladen:
    """Return the sheets of a wave; read in again and written once more they are the same, cell by cell."""
    antwoorden = {code: _schoon_antwoord(meting.antwoorden.get(code, Antwoord())) for code in meting.spreiding}
    rijen = Metingrijen(meting.gemeente, meting.ingevuld_tot.year, antwoorden)
    bladen = (
        Blad(METING, (("kenmerk", "waarde"), *_kenmerken(lijst, meting))),
        als_blad(lijst, [rijen], {}),
        Blad(ONDERDELEN, (DEELKOLOMMEN, *_deelrijen(lijst, meting))),
        Blad(SPREIDING, (SPREIDINGKOLOMMEN, *_spreidingrijen(lijst, meting))),
    )
    return tuple(Blad(blad.naam, tuple(tuple(map(schoon, rij)) for rij in blad.rijen)) for blad in bladen)


def schoon(tekst: str) -> str:
    """Return a text as a cell holds it: lines ended in one way, nothing that no cell can hold, no space around."""
    heel = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(teken for teken in heel if _past(teken)).strip()


def _past(teken: str) -> bool:
    """Whether a cell of a workbook can hold a character: no control signs, and nothing that XML has no place for."""
    return teken in "\n\t" or (unicodedata.category(teken) not in ("Cc", "Cs") and teken not in "\ufffe\uffff")


def _schoon_antwoord(antwoord: Antwoord) -> Antwoord:
    """An answer as cells hold it; of a list each line on its own."""
    if not isinstance(antwoord.waarde, tuple):
        return antwoord
    return replace(antwoord, waarde=tuple(filter(None, map(schoon, antwoord.waarde))) or None)


def _kenmerken(lijst: Instrument, meting: Afnamemeting) -> Iterator[tuple[str, str]]:
    waarden = (
        kale_code(lijst.code),
        lijst.versie,
        lijst.naam,
        meting.gemeente,
        meting.team,
        meting.soort.value,
        meting.dag.isoformat(),
        meting.ingevuld_tot.isoformat(),
        meting.vastgesteld.astimezone(UTC).isoformat(),
        ONBEKEND if meting.deelnemers is None else str(meting.deelnemers),
    )
    yield from zip(KENMERKEN, waarden, strict=True)


def _deelrijen(lijst: Instrument, meting: Afnamemeting) -> Iterator[tuple[str, ...]]:
    for deel in lijst.delen:
        stand, (oorzaak, tekst) = meting.standen.get(deel.code), meting.oorzaken.get(deel.code, (None, ""))
        if stand is None and oorzaak is None:
            continue
        cijfers = (stand.nu, stand.streven, stand.verschil) if stand else ()
        drie = tuple(map(in_cel, cijfers)) or ("", "", "")
        yield deel.code, deel.naam, *drie, oorzaak.value if oorzaak else "", tekst


def in_cel(cijfer: Cijfer) -> str:
    """A figure in a cell, to two decimals; or the word for what is secret or unknown."""
    return cijfer.stand.value if cijfer.getal is None else in_cijfers(cijfer.getal)


def _spreidingrijen(lijst: Instrument, meting: Afnamemeting) -> Iterator[tuple[str, ...]]:
    for code, vraag in lijst.per_code.items():
        kanten = meting.spreiding.get(code)
        if kanten is None:
            continue
        for kant in Kant:
            if kant is Kant.NU or vraag.streven:
                for rij in _kantrijen(vraag, kanten.get(kant)):
                    yield code, kant.value, *rij


def _kantrijen(vraag: Vraag, beeld: Beeld | None) -> Iterator[tuple[str, str, str]]:
    if beeld is None or beeld.spreiding.geheim:
        yield Wat.ALLES.value, "", ONBEKEND if beeld is None else GEHEIM
        return
    spreiding = beeld.spreiding
    for keuze, hoeveel in spreiding.aantallen:
        welke = in_cijfers(Decimal(keuze)) if vraag.soort is Vraagsoort.GETAL else keuze
        yield Wat.KEUZE.value, welke, str(hoeveel)
    yield Wat.WEET_NIET.value, "", str(spreiding.onbekend)
    yield Wat.GEMIDDELDE.value, "", in_cel(spreiding.gemiddelde)
    yield Wat.AFSTAND.value, "", in_cel(spreiding.afstand)
    for groep in Deelnemersgroep:
        if groep.value in beeld.groepen:
            yield Wat.GROEP.value, groep.value, in_cel(beeld.groepen[groep.value])


def is_afnameblad(bladen: Bladen) -> bool:
    """Whether these sheets hold one wave as it was: one of them has our name for it."""
    return any(blad.naam.casefold() == METING.casefold() for blad in bladen)
