"""What must hold inside an instrument, and between instruments and bouwstenen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tandem.regels.bezwaar import Bezwaar
from tandem.regels.bron import Bron
from tandem.regels.zelfscan.keuring import bezwaren_instrument
from tandem.regels.zelfscan.versies import bezwaren_overzetting

from .basis import Bronnenlijst, Item
from .fouten import Inhoudsfout, bedoelde_u
from .inlezen import Geplaatst, Inlezing


class _ZonderBronnen(Bronnenlijst):
    """Sources are checked elsewhere; here they may be missing."""

    def __init__(self) -> None:
        super().__init__({})

    def plaatsen(self, _plekken: Any) -> str:
        return ""

    def bron(self, _item: Item) -> Bron:
        return Bron("")


def _goede(inlezing: Inlezing, lijst: str) -> list[Geplaatst]:
    return [item for item in inlezing.lijsten.get(lijst, {}).values() if item.vorm is not None]


def _plek(vorm: Any, veld: str) -> tuple[str | int, ...]:
    """The path to the part or the question that an objection names."""
    for i, deel in enumerate(vorm.delen):
        if deel.code == veld:
            return ("delen", i)
        for j, vraag in enumerate(deel.vragen):
            if vraag.code == veld:
                return ("delen", i, "vragen", j)
    return ()


def elk_instrument_klopt(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """Questions, conditions and scores of each instrument, by the rules themselves."""
    for item in _goede(inlezing, "instrumenten"):
        bezwaren: tuple[Bezwaar, ...] = bezwaren_instrument(item.vorm.als_regel(_ZonderBronnen()))
        for bezwaar in bezwaren:
            yield item.fout(bezwaar.zin, *_plek(item.vorm, bezwaar.veld))


def elke_versie_volgt_de_vorige(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """A version that names the one before says what became of each question; that version exists."""
    goede = {item.sleutel: item for item in _goede(inlezing, "instrumenten")}
    for item in goede.values():
        if item.vorm.vorige is None:
            continue
        oud = goede.get(f"{item.vorm.code} / {item.vorm.vorige.versie}")
        if oud is None:
            yield item.fout(f'volgt op versie "{item.vorm.vorige.versie}", maar die is er niet', "vorige", "versie")
            continue
        bronnen = _ZonderBronnen()
        for bezwaar in bezwaren_overzetting(oud.vorm.als_regel(bronnen), item.vorm.als_regel(bronnen)):
            yield item.fout(bezwaar.zin, "vorige")


def helpende_acties_bestaan(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """What a low part or answer points to is an action of a bouwsteen."""
    if "bouwstenen" in inlezing.onleesbaar:
        return
    acties = {actie.code for item in _goede(inlezing, "bouwstenen") for actie in item.vorm.acties}
    for item in _goede(inlezing, "instrumenten"):
        for veld, code in _genoemde_acties(item.vorm):
            if code not in acties:
                zin = f'"helpt" noemt "{code}", maar dat is geen actie van een bouwsteen.{bedoelde_u(code, acties)}'
                yield item.fout(zin, *_plek(item.vorm, veld), "helpt")


def _genoemde_acties(vorm: Any) -> Iterator[tuple[str, str]]:
    for deel in vorm.delen:
        yield from ((deel.code, code) for code in deel.helpt)
        yield from ((vraag.code, code) for vraag in deel.vragen for code in vraag.helpt)


def bouwstenen_passen(inlezing: Inlezing) -> Iterator[Inhoudsfout]:
    """Codes are unique over all bouwstenen, and an instrument that a part names exists."""
    instrumenten = {item.sleutel.split(" / ")[0] for item in inlezing.lijsten.get("instrumenten", {}).values()}
    gezien: dict[str, str] = {}
    for item in _goede(inlezing, "bouwstenen"):
        for deel in item.vorm.onderdelen():
            if deel.code in gezien:
                yield item.fout(f'gebruikt de code "{deel.code}", die ook in "{gezien[deel.code]}" staat')
            gezien[deel.code] = item.sleutel
            if deel.instrument and deel.instrument not in instrumenten and "instrumenten" not in inlezing.onleesbaar:
                zin = f'"{deel.code}" noemt het instrument "{deel.instrument}", maar dat bestaat niet.'
                yield item.fout(zin + bedoelde_u(deel.instrument, instrumenten))
