"""A simple picture of a family, drawn on the server: generations in rows, partners side by side, lines to children.

The same stands as a list beside it. Colours and type come from the style sheet (``frontend/css/gezin.css``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tandem.acties.huishouden.kaarten import Persoonskaart, Relatiekaart
from tandem.regels.huishouden.relatie import Relatiesoort

BREED, HOOG, TUSSEN_X, TUSSEN_Y, RAND = 156, 56, 28, 60, 12
LANGSTE = 19
"""Characters of a name in a box; the list has it whole."""

_OUDER = {Relatiesoort.OUDER.value, Relatiesoort.STIEFOUDER.value, Relatiesoort.PLEEGOUDER.value}
_TWEE_OMHOOG = {Relatiesoort.GROOTOUDER.value}
_NAAST = {Relatiesoort.PARTNER.value, Relatiesoort.EX_PARTNER.value}


@dataclass(frozen=True)
class _Plek:
    kaart: Persoonskaart
    x: int
    y: int

    @property
    def midden(self) -> int:
        return self.x + BREED // 2


def gezinsbeeld(kaarten: Sequence[Persoonskaart], relaties: Sequence[Relatiekaart]) -> SafeString:
    """Return the picture as SVG; empty for fewer than two people or no relations."""
    bekend = {kaart.id for kaart in kaarten}
    banden = [r for r in relaties if r.van in bekend and r.naar in bekend]
    if len(kaarten) < 2 or not banden:
        return SafeString("")
    plekken = _plaats(kaarten, banden)
    breedte = max(plek.x for plek in plekken.values()) + BREED + RAND
    hoogte = max(plek.y for plek in plekken.values()) + HOOG + RAND
    return format_html(
        '<svg class="tandem-gezin" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-labelledby="gezin-t">'
        '<title id="gezin-t">{}</title>{}{}</svg>',
        breedte,
        hoogte,
        breedte,
        hoogte,
        "Wie hoort bij wie: " + "; ".join(band.zin for band in banden) + ".",
        _lijnen(plekken, banden),
        format_html_join("", "{}", ((_vak(plek),) for plek in plekken.values())),
    )


def _plaats(kaarten: Sequence[Persoonskaart], banden: Sequence[Relatiekaart]) -> dict[int, _Plek]:
    rijen: dict[int, list[Persoonskaart]] = {}
    generatie = _generaties(kaarten, banden)
    for kaart in kaarten:
        rijen.setdefault(generatie[kaart.id], []).append(kaart)
    breedste = max(len(rij) for rij in rijen.values())
    plekken = {}
    for hoogte, nummer in enumerate(sorted(rijen)):
        rij = _partners_naast_elkaar(rijen[nummer], banden)
        begin = RAND + (breedste - len(rij)) * (BREED + TUSSEN_X) // 2
        for plaats, kaart in enumerate(rij):
            x, y = begin + plaats * (BREED + TUSSEN_X), RAND + hoogte * (HOOG + TUSSEN_Y)
            plekken[kaart.id] = _Plek(kaart, x, y)
    return plekken


def _generaties(kaarten: Sequence[Persoonskaart], banden: Sequence[Relatiekaart]) -> dict[int, int]:
    """Which row each stands in: a child under its parents, partners in one row. Circles end after a few rounds."""
    rij = {kaart.id: 0 for kaart in kaarten}
    for _ in range(len(kaarten) + 1):
        eerder = dict(rij)
        for band in banden:
            if band.soort in _OUDER:
                rij[band.naar] = max(rij[band.naar], rij[band.van] + 1)
            elif band.soort in _TWEE_OMHOOG:
                rij[band.naar] = max(rij[band.naar], rij[band.van] + 2)
            elif band.soort in _NAAST or "broer" in band.soort:
                rij[band.van] = rij[band.naar] = max(rij[band.van], rij[band.naar])
        if rij == eerder:
            break
    return rij


def _partners_naast_elkaar(rij: list[Persoonskaart], banden: Sequence[Relatiekaart]) -> list[Persoonskaart]:
    op_id = {kaart.id: kaart for kaart in rij}
    volgorde: list[Persoonskaart] = []
    for kaart in rij:
        if kaart in volgorde:
            continue
        volgorde.append(kaart)
        for band in banden:
            if band.soort in _NAAST and kaart.id in (band.van, band.naar):
                ander = op_id.get(band.naar if band.van == kaart.id else band.van)
                if ander and ander not in volgorde:
                    volgorde.append(ander)
    return volgorde


def _lijnen(plekken: dict[int, _Plek], banden: Iterable[Relatiekaart]) -> SafeString:
    lijnen = []
    for band in banden:
        een, ander = plekken[band.van], plekken[band.naar]
        if band.soort in _OUDER | _TWEE_OMHOOG:
            klasse = "ouder" if band.soort == Relatiesoort.OUDER else "anders"
            half = (een.y + HOOG + ander.y) // 2
            pad = f"M{een.midden} {een.y + HOOG}V{half}H{ander.midden}V{ander.y}"
        elif band.soort in _NAAST and een.y == ander.y:
            klasse = "partner" if band.soort == Relatiesoort.PARTNER else "ex"
            links, rechts = sorted((een, ander), key=lambda plek: plek.x)
            pad = f"M{links.x + BREED} {links.y + HOOG // 2}H{rechts.x}"
        else:
            continue
        lijnen.append((klasse, pad))
    return format_html_join("", '<path class="tandem-gezin__{}" d="{}"/>', sorted(set(lijnen)))


def _vak(plek: _Plek) -> SafeString:
    kaart = plek.kaart
    soort = "kind" if kaart.minderjarig else "groot"
    naam = kaart.naam if len(kaart.naam) <= LANGSTE else kaart.naam[: LANGSTE - 1].rstrip() + "…"
    leeftijd = kaart.leeftijd.split(",")[0]
    return format_html(
        '<g class="tandem-gezin__vak tandem-gezin__vak--{}"><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>'
        '<text class="tandem-gezin__naam" x="{}" y="{}">{}</text><text x="{}" y="{}">{}</text></g>',
        soort,
        plek.x,
        plek.y,
        BREED,
        HOOG,
        HOOG // 2 if kaart.minderjarig else 6,
        plek.midden,
        plek.y + 24,
        naam,
        plek.midden,
        plek.y + 43,
        leeftijd,
    )
