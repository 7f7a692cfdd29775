"""The explanatory picture: lines as boxes from cause to effect, arrows with the kind of link, loops up the left side.

One column, so that it reads on a telephone and on paper. An arrow to the next box runs straight down; one that skips
boxes runs down a lane on the right; one that goes back up runs up a lane on the left: there one sees the loop.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tandem.acties.analyse.lezen import Analysebeeld, Analyseregel, Verbandweergave
from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.analyse.verband import Patroon, Pijl, Verbandsoort, patroon
from tandem.web.analyse.tekenen import Element, Lijn, Tekening, Tekst, Vlak, gebroken
from tandem.web.regelbeeld import SOORTWOORD

DOOS, MARGE, BAAN, TUSSEN = 232, 14, 22, 44
REGEL, KOP, RAND = 17, 18, 10
LETTERS_IN_DOOS, REGELS_IN_DOOS = 31, 4


@dataclass(frozen=True)
class Doos:
    """A line in the picture."""

    nummer: int
    boven: float
    hoog: float

    @property
    def onder(self) -> float:
        """Its lower edge."""
        return self.boven + self.hoog

    def hoogte(self, deel: float) -> float:
        """A place along its side."""
        return self.boven + self.hoog * deel


@dataclass(frozen=True)
class Samenhang:
    """The picture with the same in words: each link as a sentence, and each loop."""

    tekening: Tekening
    titel: str
    zinnen: tuple[tuple[Verbandweergave, str, str, str], ...]
    kringen: tuple[str, ...]


def samenhang(beeld: Analysebeeld) -> Samenhang | None:
    """Return the picture of a version; None without links."""
    if not beeld.verbanden:
        return None
    regels = {een.regel.id: een for een in beeld.regels}
    pijlen = [Pijl(een.van, een.naar, Verbandsoort(een.soort)) for een in beeld.verbanden]
    volgorde = patroon(pijlen)
    kringen = tuple(_kring(kring, regels) for kring in volgorde.kringen)
    return Samenhang(
        tekening=_teken(volgorde, pijlen, regels, beeld.kop),
        titel=_titel(len(kringen)),
        zinnen=tuple(
            (een, _kort(regels[een.van]), Verbandsoort(een.soort).omschrijving, _kort(regels[een.naar]))
            for een in beeld.verbanden
        ),
        kringen=kringen,
    )


def _titel(kringen: int) -> str:
    if kringen == 0:
        return "Zo hangt het samen"
    return "Eén kring houdt zichzelf gaande" if kringen == 1 else f"{kringen} kringen houden zichzelf gaande"


def _kring(kring: Sequence[int], regels: Mapping[int, Analyseregel]) -> str:
    return " → ".join([*(_kort(regels[een]) for een in kring), "en weer van voren af aan"])


def _kort(regel: Analyseregel) -> str:
    return gebroken(regel.regel.tekst, 80, 1)[0].rstrip(".")


def _teken(volgorde: Patroon, pijlen: Sequence[Pijl], regels: Mapping[int, Analyseregel], kop: Dossierkop) -> Tekening:
    teksten = {een: gebroken(regels[een].regel.tekst, LETTERS_IN_DOOS, REGELS_IN_DOOS) for een in volgorde.volgorde}
    dozen = _dozen(volgorde.volgorde, teksten)
    recht, omlaag, omhoog = _verdeel(volgorde.volgorde, pijlen)
    rechts, links = _banen(omlaag, dozen), _banen(omhoog, dozen)
    begin = MARGE + BAAN * _aantal(links)
    elementen: list[Element] = []
    for pijl in recht:
        elementen += _rechte(pijl, dozen, begin + DOOS / 2)
    for kant, banen in ((1, rechts), (-1, links)):
        plekken = _aansluitingen(banen, dozen, omlaag=kant > 0)
        for pijl, baan in banen:
            elementen += _omweg(pijl, plekken[pijl], begin + (DOOS if kant > 0 else 0), kant, baan)
    for nummer, doos in dozen.items():
        elementen += _doos(doos, begin, teksten[nummer], regels[nummer], kop)
    breed = begin + DOOS + BAAN * _aantal(rechts) + MARGE
    return Tekening(round(breed), round(max(doos.onder for doos in dozen.values()) + 4), tuple(elementen))


def _dozen(volgorde: Iterable[int], teksten: Mapping[int, Sequence[str]]) -> dict[int, Doos]:
    uit: dict[int, Doos] = {}
    y = 4.0
    for nummer in volgorde:
        hoog = KOP + REGEL * len(teksten[nummer]) + RAND
        uit[nummer] = Doos(nummer, y, hoog)
        y += hoog + TUSSEN
    return uit


def _verdeel(volgorde: Sequence[int], pijlen: Iterable[Pijl]) -> tuple[list[Pijl], list[Pijl], list[Pijl]]:
    """Straight to the next box (one per pair), down past others, and back up."""
    plek = {nummer: rij for rij, nummer in enumerate(volgorde)}
    recht: dict[int, Pijl] = {}
    omlaag: list[Pijl] = []
    omhoog: list[Pijl] = []
    for pijl in pijlen:
        stap = plek[pijl.naar] - plek[pijl.van]
        if stap == 1 and plek[pijl.van] not in recht:
            recht[plek[pijl.van]] = pijl
        else:
            (omlaag if stap > 0 else omhoog).append(pijl)
    return list(recht.values()), omlaag, omhoog


def _banen(pijlen: Iterable[Pijl], dozen: Mapping[int, Doos]) -> list[tuple[Pijl, int]]:
    """Give each arrow a lane: short ones near the boxes."""

    def bereik(pijl: Pijl) -> tuple[float, float]:
        hoogten = (dozen[pijl.van].hoogte(0.5), dozen[pijl.naar].hoogte(0.5))
        return min(hoogten), max(hoogten)

    lanen: list[list[tuple[float, float]]] = []
    uit = []
    for pijl in sorted(pijlen, key=lambda een: (bereik(een)[1] - bereik(een)[0], bereik(een)[0])):
        van, tot = bereik(pijl)
        baan = next(
            (n for n, laan in enumerate(lanen) if all(tot < a - 30 or van > b + 30 for a, b in laan)), len(lanen)
        )
        if baan == len(lanen):
            lanen.append([])
        lanen[baan].append((van, tot))
        uit.append((pijl, baan))
    return uit


def _aantal(banen: Sequence[tuple[Pijl, int]]) -> int:
    return max((baan for _, baan in banen), default=-1) + 1


def _rechte(pijl: Pijl, dozen: Mapping[int, Doos], x: float) -> list[Element]:
    boven, onder = dozen[pijl.van].onder, dozen[pijl.naar].boven
    midden = (boven + onder) / 2
    label = Tekst(x + 10, midden + 4, pijl.soort.omschrijving, "tandem-patroon__woord")
    return [
        Lijn(f"M{x:g} {boven:g}V{onder - 3:g}", _lijnklasse(pijl)),
        _eind(pijl, x, onder - 1, 0, 1),
        label,
    ]


def _aansluitingen(
    banen: Sequence[tuple[Pijl, int]], dozen: Mapping[int, Doos], *, omlaag: bool
) -> dict[Pijl, tuple[float, float]]:
    """Where each arrow leaves its box and enters the other, spread over the side so that none crosses another.

    Going down: what comes in stands above what goes out; near lanes come in first, far lanes go out first. Going up is
    the mirror of that.
    """
    per_doos: dict[int, list[tuple[int, int, Pijl]]] = {}
    for pijl, baan in banen:
        per_doos.setdefault(pijl.naar, []).append((0, baan, pijl))
        per_doos.setdefault(pijl.van, []).append((1, -baan, pijl))
    hoogten: dict[tuple[Pijl, int], float] = {}
    for nummer, einden in per_doos.items():
        volgorde = sorted(einden, key=lambda eind: eind[:2], reverse=not omlaag)
        for plek, (uit, _, pijl) in enumerate(volgorde, start=1):
            hoogten[pijl, uit] = dozen[nummer].hoogte(plek / (len(volgorde) + 1))
    return {pijl: (hoogten[pijl, 1], hoogten[pijl, 0]) for pijl, _ in banen}


def _omweg(pijl: Pijl, hoogten: tuple[float, float], rand: float, kant: int, baan: int) -> list[Element]:
    """Out of the side of a box, along a lane, into the side of another; ``kant`` 1 is right, -1 left."""
    begin, eind = hoogten
    x = rand + kant * (BAAN * baan + BAAN - 4)
    bocht = 6 if eind > begin else -6
    pad = (
        f"M{rand:g} {begin:.1f}H{x - kant * 6:g}Q{x:g} {begin:.1f} {x:g} {begin + bocht:.1f}"
        f"V{eind - bocht:.1f}Q{x:g} {eind:.1f} {x - kant * 6:g} {eind:.1f}H{rand + kant * 3:g}"
    )
    woord = Tekst(x, (begin + eind) / 2, pijl.soort.omschrijving, "tandem-patroon__woord", "middle", gedraaid=True)
    return [Lijn(pad, _lijnklasse(pijl)), _eind(pijl, rand + kant, round(eind, 1), -kant, 0), woord]


def _eind(pijl: Pijl, x: float, y: float, dx: int, dy: int) -> Lijn:
    """The head of an arrow that points to (dx, dy): a point, and a bar for what protects."""
    if pijl.soort is Verbandsoort.BESCHERMT:
        balk = f"M{x - 7 * dy:g} {y - 7 * dx:g}L{x + 7 * dy:g} {y + 7 * dx:g}"
        return Lijn(balk, "tandem-patroon__rem")
    terug = 9
    links = (x - terug * dx - 5 * dy, y - terug * dy - 5 * dx)
    rechts = (x - terug * dx + 5 * dy, y - terug * dy + 5 * dx)
    return Lijn(f"M{x:g} {y:g}L{links[0]:g} {links[1]:g}L{rechts[0]:g} {rechts[1]:g}Z", "tandem-patroon__punt")


def _lijnklasse(pijl: Pijl) -> str:
    return f"tandem-patroon__pijl tandem-patroon__pijl--{pijl.soort}"


def _doos(doos: Doos, x: float, regels: Sequence[str], regel: Analyseregel, kop: Dossierkop) -> list[Element]:
    aard = {"zorg": "Zorg", "kracht": "Kracht"}.get(regel.regel.aard, "")
    stem = kop.lid(regel.regel.stem) if regel.regel.stem else None
    woorden = [aard, SOORTWOORD.get(regel.regel.soort, ""), stem.roepnaam if stem else ""]
    hoofd = " · ".join(woord for woord in woorden if woord)
    soort = regel.regel.aard or "geen"
    rond = 16 if soort == "kracht" else 3
    uit: list[Element] = [
        Vlak(x, doos.boven, DOOS, doos.hoog, f"tandem-patroon__doos tandem-patroon__doos--{soort}", rond),
        Tekst(x + 12, doos.boven + 16, hoofd, "tandem-patroon__soort"),
    ]
    return uit + [
        Tekst(x + 12, doos.boven + KOP + 14 + REGEL * nummer, zin, "tandem-patroon__tekst")
        for nummer, zin in enumerate(regels)
    ]
