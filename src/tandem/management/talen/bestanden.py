"""The language files: brought up to date from what is to be translated, and what is wrong with them."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tandem.koppelingen.vertalingen import bestanden
from tandem.management.talen.oogst import LOCALE, oogst

AANSPREKEN = frozenset({"u", "uw", "U", "Uw", "je"})
"""Slots for *u* or *je*: a language that says it otherwise leaves them out."""
_KOP = "# {taal}: texts of the portal. Brought up to date by ./tandem manage talen. Not checked by a translator.\n"


def werk_bij(nieuw: str = "") -> list[str]:
    """Write each language file anew, and an empty one for a new language; return what is then still missing."""
    alles = oogst()
    paden = bestanden(LOCALE)
    if nieuw:
        paden[nieuw] = LOCALE / nieuw / "LC_MESSAGES" / "django.po"
    for code, pad in paden.items():
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(_geschreven(code, lees(code, pad), alles), encoding="utf-8")
    return controleer(alles)


def lees(code: str, pad: Path) -> Catalog:
    """Return what a language file holds; nothing for a file that is not there yet."""
    return read_po(io.BytesIO(pad.read_bytes() if pad.exists() else b""), locale=code)


def _geschreven(code: str, oud: Catalog, alles: Catalog) -> str:
    """The text of a file with all texts in it, sorted, without dates: the same texts give the same file."""
    nieuw = Catalog(locale=code, header_comment="", fuzzy=False)
    for een in alles:
        if een.id:
            bekend = oud.get(_sleutel(een), een.context)
            nieuw.add(een.id, bekend.string if bekend else "", een.locations, context=een.context)
    uit = io.BytesIO()
    write_po(uit, nieuw, width=118, sort_output=True, include_lineno=False, omit_header=True)
    meervoud = f"nplurals={nieuw.num_plurals}; plural={nieuw.plural_expr};"
    kop = f'{_KOP.format(taal=code)}msgid ""\nmsgstr ""\n"Language: {code}\\n"\n'
    kop += f'"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {meervoud}\\n"\n\n'
    return kop + uit.getvalue().decode()


def controleer(alles: Catalog | None = None) -> list[str]:
    """Return what is wrong with the language files, a sentence each; nothing when every text is there."""
    bron = alles or oogst()
    return [f"{code}: {wat}" for code, pad in bestanden(LOCALE).items() for wat in _mis(lees(code, pad), bron)]


def _mis(vertaald: Catalog, bron: Catalog) -> Iterator[str]:
    for een in bron:
        if een.id:
            yield from _over(een, vertaald.get(_sleutel(een), een.context))
    for een in vertaald:
        if een.id and bron.get(_sleutel(een), een.context) is None:
            yield f"staat nergens meer: {_sleutel(een)!r}"
    for een in vertaald.obsolete.values():
        yield f"staat nergens meer: {_sleutel(een)!r}"


def _over(bron: Message, gevonden: Message | None) -> Iterator[str]:
    tekst = _sleutel(bron)
    if gevonden is None or not all(_vormen(gevonden.string)):
        yield f"geen vertaling: {tekst!r}"
        return
    if gevonden.fuzzy:
        yield f"onzeker (fuzzy): {tekst!r}"
    mag = {plek for vorm in _vormen(bron.id) for plek in _plekken(vorm)}
    for vorm in _vormen(gevonden.string):
        erbij, weg = _plekken(vorm) - mag, mag - _plekken(vorm) - AANSPREKEN
        if erbij or (weg and len(_vormen(gevonden.string)) == 1):
            yield f"andere plekken om in te vullen ({', '.join(sorted(erbij | weg))}): {tekst!r}"


def _sleutel(een: Message) -> str:
    return een.id if isinstance(een.id, str) else een.id[0]


def _vormen(tekst: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (tekst or "",) if tekst is None or isinstance(tekst, str) else tuple(tekst)


def _plekken(tekst: str) -> set[str]:
    return {een or ander for een, ander in re.findall(r"%\((\w+)\)[sd]|{(\w+)}", tekst)}
