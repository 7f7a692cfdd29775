"""The veiligheidskaart as a picture over time: a lane per person, everything labelled where it is.

Drawn twice, for a telephone and for a wide page or paper, from the same figures; a style sheet shows one of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.acties.analyse.kaartlezen import Kaart
from tandem.acties.casus.afspraak import Afspraakweergave
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.web.analyse.tekenen import (
    Element,
    Lijn,
    Punt,
    Stapelaar,
    Teken,
    Tekening,
    Tekst,
    Vlak,
    breedte,
    ingekort,
)
from tandem.web.woorden import datum, kort_datum

SMAL, BREED, RAND = 340, 700, 14
RIJ, KOPJE, LETTERRIJ = 30, 20, 18
TEKEN = {
    Veiligheidsstand.ONVEILIG: "onveilig",
    Veiligheidsstand.AANDACHT: "let-op",
    Veiligheidsstand.GOED: "goed",
    Veiligheidsstand.ONBEKEND: "nog-niet",
}
DIKTE = {
    Veiligheidsstand.ONVEILIG: 12,
    Veiligheidsstand.AANDACHT: 7,
    Veiligheidsstand.GOED: 3,
    Veiligheidsstand.ONBEKEND: 1,
}
"""The less safe, the thicker the band: seen without colour as well."""


@dataclass(frozen=True)
class As:
    """From days to places."""

    begin: date
    eind: date
    breed: int

    def x(self, dag: date) -> float:
        """The place of a day; before the beginning is the beginning."""
        binnen = min(max(dag, self.begin), self.eind)
        deel = (binnen - self.begin).days / max((self.eind - self.begin).days, 1)
        return round(RAND + deel * (self.breed - 2 * RAND), 1)

    @property
    def links(self) -> float:
        """Where time begins."""
        return RAND

    @property
    def rechts(self) -> float:
        """Where today is."""
        return self.breed - RAND


class Doek:
    """A lane in the making: what is drawn, and how far down it came."""

    def __init__(self, as_: As, y: float) -> None:
        """Begin at a height."""
        self.as_ = as_
        self.y = y
        self.uit: list[Element] = []

    def kopje(self, tekst: str) -> None:
        """Write what the next row shows."""
        self.y += KOPJE
        self.uit.append(Tekst(self.as_.links, self.y - 5, tekst, "tandem-kaart__kopje"))

    def label(self, x: float, y: float, tekst: str, klasse: str = "tandem-kaart__woord") -> None:
        """Write words at a place, moved to the left where they would run out of the picture."""
        self.uit.append(Tekst(self._begin(x, tekst), y, tekst, klasse))

    def _begin(self, x: float, tekst: str) -> float:
        return round(max(min(x, self.as_.rechts - breedte(tekst)), self.as_.links), 1)

    def past(self, tekst: str, inspringen: float = 0) -> str:
        """Words cut to the width of the picture."""
        return ingekort(tekst, self.as_.rechts - self.as_.links - inspringen)

    def rij_voor(self, stapel: Stapelaar, x: float, eind: float, tekst: str) -> int:
        """The row where a thing and its words have room."""
        begin = min(x, self._begin(x, tekst))
        return stapel.plaats(begin, max(eind, begin + breedte(tekst)))


def teken_kaart(kaart: Kaart, breed: int) -> Tekening:
    """Draw the card at a width (``SMAL`` or ``BREED``)."""
    as_ = As(_begin(kaart), kaart.kop.vandaag, breed)
    y = 26.0
    elementen: list[Element] = []
    mensen = [(lid.roepnaam, lid.id) for lid in kaart.kop.leden if kaart.voor in (None, lid.id)]
    for naam, lid in [*mensen, ("Het hele huishouden", None)]:
        doek = Doek(as_, y)
        _baan(doek, kaart, naam, lid)
        if doek.uit:
            elementen += doek.uit
            y = doek.y + 18
    streepjes = _streepjes(as_, y - 14)
    return Tekening(breed, round(y), (*streepjes, *elementen))


def _begin(kaart: Kaart) -> date:
    """The first thing that happened, and at least a month before today."""
    dagen = [een.op for een in kaart.oordelen]
    dagen += [een.op for een in kaart.incidenten]
    dagen += [een.op for een in kaart.afspraken]
    dagen += [een.van for een in kaart.factoren]
    dagen += [een.van for een in kaart.maatregelen]
    return min([*dagen, kaart.kop.vandaag - timedelta(days=30)])


def _streepjes(as_: As, onder: float) -> list[Element]:
    """Months or years on the axis, as many as have room, and today."""
    uit: list[Element] = []
    bezet = as_.rechts - breedte("vandaag") - 12
    for dag in reversed(_maanden(as_)):
        woord = f"{kort_datum(dag).split(' ', 1)[1]}" if dag.month != 1 else str(dag.year)
        x = as_.x(dag)
        if x + breedte(woord) + 10 > bezet:
            continue
        bezet = x
        uit += [Lijn(f"M{x:g} 18V{onder:g}", "tandem-kaart__maand"), Tekst(x + 3, 12, woord, "tandem-kaart__as")]
    uit.append(Lijn(f"M{as_.rechts:g} 18V{onder:g}", "tandem-kaart__nu"))
    uit.append(Tekst(as_.rechts, 12, "vandaag", "tandem-kaart__as", "end"))
    return uit


def _maanden(as_: As) -> list[date]:
    uit = []
    jaar, maand = as_.begin.year, as_.begin.month + 1
    while (dag := date(jaar + (maand - 1) // 12, (maand - 1) % 12 + 1, 1)) <= as_.eind:
        uit.append(dag)
        maand += 1
    return uit


def _baan(doek: Doek, kaart: Kaart, naam: str, lid: int | None) -> None:
    """Draw one person (or the household) into the canvas; nothing for who has nothing."""
    begin = doek.y
    doek.y += 22
    _banden(doek, kaart, lid)
    _cijfers(doek, kaart, lid)
    _incidenten(doek, kaart, lid)
    for kopje, risico in (("Wat het onveilig maakt", True), ("Wat beschermt", False)):
        gekozen = [een for een in kaart.factoren if een.lid == lid and een.risico is risico]
        soort = "risico" if risico else "bescherming"
        _balken(doek, kopje, [(een.van, een.tot, een.naam, soort) for een in gekozen])
    _afspraken(doek, [een for een in kaart.afspraken if een.lid == lid])
    maatregelen = [een for een in kaart.maatregelen if een.lid == lid]
    _balken(doek, "Maatregelen", [(een.van, een.tot, een.naam, "maatregel") for een in maatregelen])
    if not doek.uit:
        return
    rechts = doek.as_.rechts
    doek.uit.insert(0, Lijn(f"M{doek.as_.links:g} {begin:g}H{rechts:g}", "tandem-kaart__scheiding"))
    doek.uit.insert(1, Tekst(doek.as_.links, begin + 18, doek.past(naam), "tandem-kaart__naam"))


def _banden(doek: Doek, kaart: Kaart, lid: int | None) -> None:
    eigen = [een for een in kaart.oordelen if een.lid == lid]
    zelf = [(een.op, een.woord_zelf, een.stand_zelf) for een in eigen if een.stand_zelf]
    professional = [(een.op, een.oordeel, een.stand) for een in eigen if een.stand]
    _band(doek, "Zegt zelf", zelf)
    _band(doek, "Professional", professional)


def _band(doek: Doek, kopje: str, punten: Sequence[tuple[date, str, Veiligheidsstand | None]]) -> None:
    """A band that is thicker where it is less safe; the word stands where it changes."""
    if not punten:
        return
    doek.kopje(kopje)
    stapel, woorden = Stapelaar(), []
    vorig = ""
    for dag, woord, stand in punten:
        if woord != vorig and stand:
            x = doek.as_.x(dag)
            rij = doek.rij_voor(stapel, x - 8, x + 16, f"   {doek.past(woord, 20)}")
            woorden.append((x, rij, doek.past(woord, 20), stand))
        vorig = woord
    y = doek.y + stapel.rijen * LETTERRIJ
    for (dag, _, stand), volgende in zip(punten, [*(punt[0] for punt in punten[1:]), doek.as_.eind], strict=True):
        if stand:
            van, tot = doek.as_.x(dag), max(doek.as_.x(volgende), doek.as_.x(dag) + 2)
            hoog = DIKTE[stand]
            doek.uit.append(
                Vlak(van, y + 8 - hoog / 2, tot - van, hoog, f"tandem-kaart__band tandem-kaart__band--{stand}")
            )
    stelen = [Lijn(f"M{x:g} {y - rij * LETTERRIJ:g}V{y + 2:g}", "tandem-kaart__steel") for x, rij, _, _ in woorden]
    doek.uit += stelen
    for x, rij, woord, stand in woorden:
        midden = y - rij * LETTERRIJ - 8
        begin = max(min(x, doek.as_.rechts - breedte(woord) - 18), doek.as_.links)
        doek.uit.append(Teken(begin + 7, midden, TEKEN[stand], f"tandem-kaart__teken--{stand}"))
        doek.uit.append(Tekst(begin + 17, midden + 4, woord, "tandem-kaart__woord"))
    doek.y = y + 16


def _cijfers(doek: Doek, kaart: Kaart, lid: int | None) -> None:
    """The own figures 0-10 as a line; a gap stays a gap, no figure is no zero."""
    punten = [(een.op, een.score_zelf) for een in kaart.oordelen if een.lid == lid]
    gegeven = [(dag, cijfer) for dag, cijfer in punten if cijfer is not None]
    if not gegeven:
        return
    doek.kopje("Eigen cijfer, van 0 tot 10")
    boven, hoog = doek.y + 14, 50
    for rand in (0, 10):
        y = boven + hoog * (10 - rand) / 10
        doek.uit.append(Lijn(f"M{doek.as_.links:g} {y:g}H{doek.as_.rechts:g}", "tandem-kaart__rand"))
        doek.uit.append(Tekst(doek.as_.links - 3, y + 4, str(rand), "tandem-kaart__as", "end"))
    plekken = [(doek.as_.x(dag), boven + hoog * (10 - cijfer) / 10, cijfer) for dag, cijfer in gegeven]
    lijn = "L".join(f"{x:g} {y:g}" for x, y, _ in plekken)
    if len(plekken) > 1:
        doek.uit.append(Lijn(f"M{lijn}", "tandem-kaart__lijn"))
    vorige = -99.0
    for x, y, cijfer in plekken:
        doek.uit.append(Punt(x, y, "tandem-kaart__punt"))
        if x - vorige >= 16:
            anker = "end" if x > doek.as_.rechts - 8 else "middle"
            doek.uit.append(Tekst(x, y - 7, str(cijfer), "tandem-kaart__cijfer", anker))
            vorige = x
    doek.y = boven + hoog + 6


def _incidenten(doek: Doek, kaart: Kaart, lid: int | None) -> None:
    """What happened: with the person whom it concerns; what concerns more than one is drawn with each of them."""
    gekozen = [een for een in kaart.incidenten if (lid in een.betreft if lid else not een.betreft)]
    if not gekozen:
        return
    doek.kopje("Wat er gebeurde")
    stapel = Stapelaar()
    for een in gekozen:
        woord = doek.past(f"{een.naam}, {kort_datum(een.op)}", 20)
        x = min(max(doek.as_.x(een.op), doek.as_.links + 6), doek.as_.rechts - 6)
        lang = breedte(woord) + 10
        rechts = x + lang <= doek.as_.rechts or x - lang < doek.as_.links
        begin = x + 10 if rechts else x - 10
        y = doek.y + 8 + stapel.plaats(x - 7 if rechts else x - lang, x + lang if rechts else x + 7) * LETTERRIJ
        doek.uit.append(Teken(x, y, "onveilig", "tandem-kaart__teken--incident", 13))
        doek.uit.append(Tekst(begin, y + 4, woord, "tandem-kaart__woord", "start" if rechts else "end"))
    doek.y += stapel.rijen * LETTERRIJ + 2


def _balken(doek: Doek, kopje: str, balken: Iterable[tuple[date, date | None, str, str]]) -> None:
    """Things that last: a bar with its words above it; what goes on runs to today and has an open end."""
    rijen = list(balken)
    if not rijen:
        return
    doek.kopje(kopje)
    stapel = Stapelaar()
    for van, tot, naam, soort in rijen:
        x, eind = doek.as_.x(van), max(doek.as_.x(tot or doek.as_.eind), doek.as_.x(van) + 3)
        woord = doek.past(naam)
        y = doek.y + doek.rij_voor(stapel, x, eind, woord) * RIJ
        doek.label(x, y + 12, woord)
        doek.uit.append(Vlak(x, y + 17, eind - x, 7, f"tandem-kaart__balk tandem-kaart__balk--{soort}", 1))
        if tot is not None and tot <= doek.as_.eind:
            doek.uit.append(Lijn(f"M{eind:g} {y + 15:g}V{y + 26:g}", "tandem-kaart__eind"))
    doek.y += stapel.rijen * RIJ


def _afspraken(doek: Doek, afspraken: Sequence[Afspraakweergave]) -> None:
    """Agreements: a bar while it holds, with a shape on the day that somebody looked whether it was kept."""
    if not afspraken:
        return
    doek.kopje("Afspraken")
    stapel = Stapelaar()
    for een in sorted(afspraken, key=lambda afspraak: (afspraak.op, afspraak.id)):
        teken, woord, dag = stand_van_afspraak(een)
        x, eind = doek.as_.x(een.op), max(doek.as_.x(een.beeindigd_op or doek.as_.eind), doek.as_.x(een.op) + 3)
        tekst = ingekort(een.tekst.rstrip("."), doek.as_.rechts - doek.as_.links - breedte(f": {woord}"))
        zin = f"{tekst}: {woord}"
        y = doek.y + doek.rij_voor(stapel, x, eind, zin) * RIJ
        doek.label(x, y + 12, zin)
        doek.uit.append(Vlak(x, y + 19, eind - x, 3, "tandem-kaart__balk tandem-kaart__balk--afspraak", 1))
        if dag is not None:
            plek = min(max(doek.as_.x(dag), x + 7), doek.as_.rechts - 7)
            doek.uit.append(Punt(plek, y + 20, "tandem-kaart__gat"))
            doek.uit.append(Teken(plek, y + 20, teken, f"tandem-kaart__teken--{teken}", 13))
    doek.y += stapel.rijen * RIJ


def stand_van_afspraak(een: Afspraakweergave) -> tuple[str, str, date | None]:
    """Return the shape, the word and the day of where an agreement stands."""
    if een.te_laat:
        return "let-op", "te laat nagekeken", een.nakijken_op
    if een.nagekomen:
        teken = {"ja": "goed", "deels": "regime-1", "nee": "niet"}[een.nagekomen]
        woord = {"ja": "nagekomen", "deels": "deels nagekomen", "nee": "niet nagekomen"}[een.nagekomen]
        return teken, woord, een.gecontroleerd_op
    return "nog-niet", "nog niet nagekeken", None


def vinding(kaart: Kaart) -> str:
    """Return what the picture says: who is least safe now, or that everyone is safe enough."""
    namen: dict[Veiligheidsstand, list[str]] = {}
    for lid in kaart.kop.leden:
        if lid.id in kaart.beelden:
            namen.setdefault(kaart.beelden[lid.id].geldend, []).append(lid.roepnaam)
    if Veiligheidsstand.ONVEILIG in namen:
        return f"Nu niet veilig voor {_en(namen[Veiligheidsstand.ONVEILIG])}"
    if Veiligheidsstand.ONBEKEND in namen:
        return f"Nog niet bekend hoe veilig het is voor {_en(namen[Veiligheidsstand.ONBEKEND])}"
    if Veiligheidsstand.AANDACHT in namen:
        return f"Soms veilig en soms niet voor {_en(namen[Veiligheidsstand.AANDACHT])}"
    veilig = namen.get(Veiligheidsstand.GOED, [])
    if len(veilig) == 1:
        return f"Veilig genoeg voor {veilig[0]}"
    return "Veilig genoeg voor iedereen" if veilig else "Wat er is vastgelegd"


def _en(namen: Sequence[str]) -> str:
    *eerst, laatste = namen
    return f"{', '.join(eerst)} en {laatste}" if eerst else laatste


def bijschrift(kaart: Kaart) -> str:
    """Return the line under the title: what is drawn and over which time."""
    return f"Van {datum(_begin(kaart))} tot vandaag: {datum(kaart.kop.vandaag)}."
