"""What an instrument must be before anybody answers it, whether it came from a content file or from a spreadsheet."""

import re
from collections import Counter
from collections.abc import Iterator

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.zelfscan.instrument import JA_DEELS_NEE, Deel, Instrument, Vraag, Vraagsoort

MEESTE_VRAGEN = 500
MEESTE_OPTIES = 20
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_OPTIECODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
_KEUZES = (Vraagsoort.NIVEAUS, Vraagsoort.KEUZE)


def bezwaren_instrument(instrument: Instrument) -> Bezwaren:
    """Return everything that is wrong; ``veld`` is the code of the question or part, or the name of a field."""
    delen = (bezwaar for deel in instrument.delen for bezwaar in _deel(deel))
    return (*_algemeen(instrument), *delen, *_verwijzingen(instrument))


def _algemeen(instrument: Instrument) -> Iterator[Bezwaar]:
    codes = Counter(deel.code for deel in instrument.delen)
    yield from (Bezwaar(code, f'Het deel "{code}" staat er {n} keer.') for code, n in codes.items() if n > 1)
    vragen = Counter(vraag.code for vraag in instrument.vragen())
    yield from (Bezwaar(code, f'De vraag "{code}" staat er {n} keer.') for code, n in vragen.items() if n > 1)
    if not vragen:
        yield Bezwaar("vragen", "Dit instrument heeft geen vragen.")
    if vragen.total() > MEESTE_VRAGEN:
        yield Bezwaar("vragen", f"Dit zijn {vragen.total()} vragen; er passen er {MEESTE_VRAGEN}.")
    for code in (instrument.code, *codes, *vragen):
        if not _CODE.fullmatch(code):
            zin = f'De code "{code[:40]}" kan niet: eerst een kleine letter; dan kleine letters, cijfers en _.'
            yield Bezwaar(code, zin)


def _deel(deel: Deel) -> Iterator[Bezwaar]:
    if not deel.vragen:
        yield Bezwaar(deel.code, f'Het deel "{deel.naam}" heeft geen vragen.')
    if deel.score and not deel.tellende_vragen:
        yield Bezwaar(deel.code, f'Het deel "{deel.naam}" heeft een score, maar geen antwoord heeft een waarde.')
    if len({vraag.streven for vraag in deel.tellende_vragen}) > 1:
        zin = f'In het deel "{deel.naam}" vragen sommige tellende vragen naar het streven en andere niet.'
        yield Bezwaar(deel.code, zin)
    for vraag in deel.vragen:
        yield from (Bezwaar(vraag.code, f'Vraag "{vraag.code}": {zin}') for zin in _vraag(vraag))


def _vraag(vraag: Vraag) -> Iterator[str]:
    if not vraag.tekst.strip():
        yield "de tekst ontbreekt."
    if vraag.soort in _KEUZES and not 2 <= len(vraag.opties) <= MEESTE_OPTIES:
        yield f"er horen 2 tot {MEESTE_OPTIES} antwoorden bij om uit te kiezen."
    if vraag.soort not in (*_KEUZES, Vraagsoort.JA_DEELS_NEE) and vraag.opties:
        yield "bij deze soort horen geen antwoorden om uit te kiezen."
    if vraag.soort is Vraagsoort.JA_DEELS_NEE and tuple(optie.code for optie in vraag.opties) != tuple(JA_DEELS_NEE):
        yield "de antwoorden zijn ja, deels en nee."
    yield from _opties(vraag)
    yield from _getal(vraag)
    if vraag.gewicht <= 0:
        yield "het gewicht moet boven nul zijn."
    if vraag.streven and not vraag.opties:
        yield "alleen bij een keuze kan ook worden gevraagd waar u heen wilt."


def _opties(vraag: Vraag) -> Iterator[str]:
    # A code and a name share one space: a cell may hold either, and must mean one answer.
    woorden = Counter(woord for optie in vraag.opties for woord in {optie.code.casefold(), optie.naam.casefold()})
    yield from (f'"{woord}" wijst twee antwoorden aan.' for woord, n in woorden.items() if n > 1)
    for optie in vraag.opties:
        if not _OPTIECODE.fullmatch(optie.code):
            yield f'de code "{optie.code[:40]}" van een antwoord kan niet.'
        if not optie.naam.strip():
            yield f'het antwoord "{optie.code}" heeft geen naam.'
    met = [optie for optie in vraag.opties if optie.waarde is not None]
    if met and len(met) < len(vraag.opties):
        yield "sommige antwoorden hebben een waarde en andere niet."


def _getal(vraag: Vraag) -> Iterator[str]:
    if vraag.soort is not Vraagsoort.GETAL and (vraag.eenheid, vraag.minimum, vraag.maximum) != ("", None, None):
        yield "een eenheid of grens hoort alleen bij een getal."
    if vraag.minimum is not None and vraag.maximum is not None and vraag.minimum > vraag.maximum:
        yield "de onderste grens ligt boven de bovenste."


def _verwijzingen(instrument: Instrument) -> Iterator[Bezwaar]:
    eerder: dict[str, Vraag] = {}
    for deel in instrument.delen:
        in_dit_deel = {vraag.code for vraag in deel.vragen}
        for vraag in deel.vragen:
            if vraag.onder and (vraag.onder not in eerder or vraag.onder not in in_dit_deel):
                zin = f'Vraag "{vraag.code}" staat onder "{vraag.onder}", maar dat is geen eerdere vraag in dit deel.'
                yield Bezwaar(vraag.code, zin)
            yield from (Bezwaar(vraag.code, f'Vraag "{vraag.code}": {zin}') for zin in _voorwaarde(vraag, eerder))
            eerder.setdefault(vraag.code, vraag)


def _voorwaarde(vraag: Vraag, eerder: dict[str, Vraag]) -> Iterator[str]:
    if vraag.voorwaarde is None:
        return
    doel = eerder.get(vraag.voorwaarde.vraag)
    if doel is None:
        yield f'de voorwaarde noemt "{vraag.voorwaarde.vraag}", maar dat is geen eerdere vraag.'
        return
    if not vraag.voorwaarde.antwoorden:
        yield "de voorwaarde noemt geen antwoorden."
    for antwoord in vraag.voorwaarde.antwoorden:
        if doel.optie(antwoord) is None:
            yield f'de voorwaarde noemt het antwoord "{antwoord}", maar dat kent vraag "{doel.code}" niet.'
