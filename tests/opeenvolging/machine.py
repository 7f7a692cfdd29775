"""What can happen in the small world, one thing after another; after each, everybody's view is put beside the oracle.

A subclass says what a reader really sees (``ziet``), and may carry each step out for real (``doe``).
"""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.opeenvolging import orakel
from tests.opeenvolging.wereldje import (
    BROER,
    HELPERS,
    LAGEN,
    MEISJE,
    MOEDER,
    NAMEN,
    NIEUW,
    OUD,
    VADER,
    Band,
    Blik,
    Gezag,
    Lid,
    Maatregel,
    Regel,
    Vraag,
    Wereldje,
    begin,
)

NUMMER = st.integers(0, 999)
KIND = st.sampled_from([MEISJE, MEISJE, BROER])
OUDER = st.sampled_from([MOEDER, VADER])
GROEP = st.frozensets(st.sampled_from(NAMEN), max_size=2)


class Opeenvolging(RuleBasedStateMachine):
    """Involve, consent, take back, measures, authority, split, hide, birthdays, end."""

    w: Wereldje

    # -- for a subclass ---------------------------------------------------------------------------------------------

    def ziet(self, wie: str, huis: str) -> set[int]:
        """The lines that this reader really sees."""
        raise NotImplementedError

    def las(self, lid: str, huis: str) -> set[tuple[str, str]] | None:
        """Who looked at whom, as this member really reads it; None where that is not asked here."""
        return None

    def doe(self, stap: str, *dingen: object) -> None:
        """Carry a step out for real, before it is written down here."""

    # -- what happens -----------------------------------------------------------------------------------------------

    @initialize(leeftijd=st.sampled_from([12, 16, 18]), dagen=st.integers(0, 2))
    def begin(self, leeftijd: int, dagen: int) -> None:
        """The girl is about to reach an age that matters."""
        self.w = begin(leeftijd=leeftijd, dagen=dagen)
        self.doe("begin")
        for laag in LAGEN:
            self._schrijf(OUD, laag, frozenset({MEISJE}), frozenset())

    @rule(laag=st.sampled_from(LAGEN), betreft=GROEP, niet_voor=GROEP, plek=NUMMER)
    @precondition(lambda self: self.loopt())
    def schrijven(self, laag: str, betreft: frozenset[str], niet_voor: frozenset[str], plek: int) -> None:
        """A line, perhaps hidden from somebody from the start."""
        huis = self._een(self.w.huizen, plek)
        bekend = {een.naam for een in self.w.leden if een.huis == huis}
        self._schrijf(huis, laag, betreft & bekend, niet_voor & bekend)

    def _schrijf(self, huis: str, laag: str, betreft: frozenset[str], niet_voor: frozenset[str]) -> None:
        regel = Regel(len(self.w.regels) + 1, huis, laag, betreft, niet_voor)
        self.doe("schrijf", regel)
        self.w.regels.append(regel)

    @rule(plek=NUMMER, wie=st.sampled_from(NAMEN))
    @precondition(lambda self: self.loopt())
    def verbergen(self, plek: int, wie: str) -> None:
        """Hide afterwards."""
        regel = self._een(self.w.regels, plek)
        if self.w.lid(regel.huis, wie) and wie not in regel.niet_voor:
            self.doe("verberg", regel, wie)
            regel.niet_voor |= {wie}

    @rule(wie=st.sampled_from(["tandem", "opvang"]), leden=st.sampled_from([(), (MEISJE,), (MOEDER, BROER), (MOEDER,)]))
    @precondition(lambda self: self.loopt())
    def betrekken(self, wie: str, leden: tuple[str, ...]) -> None:
        """With the household or some of it; the shelter is there for the mother alone."""
        band = Band(self.w.vandaag, None, OUD, wie, frozenset(leden), MOEDER if wie == "opvang" else None)
        self.doe("betrek", band)
        self.w.banden.append(band)

    @rule(kind=KIND, dagen=st.sampled_from([None, 1, 90]))
    @precondition(lambda self: self.loopt())
    def maatregel_begint(self, kind: str, dagen: int | None) -> None:
        """The regime of one child changes; somebody carries the measure out."""
        tot = dagen and self.w.vandaag + timedelta(days=dagen)
        if any(een.kind == kind and een.op(self.w.vandaag) for een in self.w.maatregelen):
            return
        maatregel = Maatregel(self.w.vandaag, tot or None, OUD, kind)
        band = Band(self.w.vandaag, None, OUD, "jeugdbeschermer", frozenset({kind}), None, maatregel)
        self.doe("maatregel", maatregel)
        self.doe("betrek", band)
        self.w.maatregelen.append(maatregel)
        self.w.banden.append(band)

    @rule(plek=NUMMER)
    @precondition(lambda self: self.loopt() and self._lopend(self.w.maatregelen))
    def maatregel_stopt(self, plek: int) -> None:
        """The measure ends today; who carried it out stays written down as involved."""
        maatregel = self._een(self._lopend(self.w.maatregelen), plek)
        self.doe("einde_maatregel", maatregel)
        maatregel.tot = self.w.vandaag

    @rule(plek=NUMMER)
    @precondition(lambda self: self.loopt() and len(self._lopend(self.w.banden)) > 1)
    def stoppen(self, plek: int) -> None:
        """Somebody's involvement ends today."""
        band = self._een([een for een in self._lopend(self.w.banden) if een.wie != "regisseur"] or [None], plek)
        if band:
            self.doe("stop", band)
            band.tot = self.w.vandaag

    @rule(
        over=st.sampled_from([MEISJE, *NAMEN]),
        lagen=st.frozensets(st.sampled_from(LAGEN)),
        dagen=st.sampled_from([1, 30, 2000]),
        meteen=st.booleans(),
    )
    @precondition(lambda self: self.loopt())
    def toestemming_vragen(self, over: str, lagen: frozenset[str], dagen: int, meteen: bool) -> None:
        """Ask to share what is about somebody, with every yes at once or later; nothing where nobody can say yes."""
        tot = self.w.vandaag + timedelta(days=dagen)
        vraag = Vraag(self.w.vandaag, tot, OUD, over, lagen | {"contact"})
        moeten = orakel.wie_moeten(self.w, vraag)
        if not moeten:
            return
        self.doe("vraag", vraag)
        self.w.vragen.append(vraag)
        for wie in sorted(een for een in moeten if een and meteen):
            self._antwoord(vraag, wie, "ja")

    def _antwoord(self, vraag: Vraag, wie: str, zei: str) -> None:
        self.doe("antwoord", vraag, wie, zei)
        vraag.antwoorden[wie] = zei

    @rule(plek=NUMMER, ja=st.sampled_from(["ja", "ja", "ja", "nee"]))
    @precondition(lambda self: self.loopt() and self._lopend(self.w.vragen))
    def antwoorden(self, plek: int, ja: str) -> None:
        """One of those who must, answers."""
        vraag = self._een(self._lopend(self.w.vragen), plek)
        moeten = sorted(een for een in orakel.wie_moeten(self.w, vraag) if een and vraag.antwoorden.get(een) != ja)
        if moeten:
            self._antwoord(vraag, self._een(moeten, plek), ja)

    @rule(plek=NUMMER)
    @precondition(lambda self: self.loopt() and self._met_ja())
    def intrekken(self, plek: int) -> None:
        """Somebody who said yes takes it back."""
        self._antwoord(*self._een(self._met_ja(), plek), "ingetrokken")

    @rule(plek=NUMMER)
    @precondition(lambda self: self.loopt() and self._lopend(self.w.gezag))
    def gezag_stopt(self, plek: int) -> None:
        """A parent loses authority."""
        gezag = self._een(self._lopend(self.w.gezag), plek)
        self.doe("einde_gezag", gezag)
        gezag.tot = self.w.vandaag

    @rule(kind=KIND, ouder=OUDER)
    @precondition(lambda self: self.loopt())
    def gezag_begint(self, kind: str, ouder: str) -> None:
        """A parent gets authority (again)."""
        heeft = any((een.kind, een.houder, een.huis) == (kind, ouder, OUD) for een in self._lopend(self.w.gezag))
        if not heeft and orakel.jaren(self.w.lid(OUD, kind).geboren, self.w.vandaag) < 18:
            gezag = Gezag(self.w.vandaag, None, OUD, kind, ouder)
            self.doe("gezag", gezag)
            self.w.gezag.append(gezag)

    @rule(gaan=st.sampled_from([(VADER,), (MOEDER,), (MOEDER, BROER), (VADER, MEISJE), (MOEDER, MEISJE, BROER)]))
    @precondition(lambda self: self.loopt() and NIEUW not in self.w.huizen)
    def splitsen(self, gaan: tuple[str, ...]) -> None:
        """Some go on as a household of their own; who decides about the children goes along, keys do not."""
        self.doe("splits", gaan)
        for naam in gaan:
            lid = self.w.lid(OUD, naam)
            lid.tot = self.w.vandaag
            self.w.leden.append(Lid(self.w.vandaag, None, NIEUW, naam, lid.geboren))
        mee = [een for een in self.w.gezag if een.kind in gaan and een.tot is None]
        over = [Gezag(een.van, None, NIEUW, een.kind, een.houder if een.houder in gaan else None) for een in mee]
        self.w.gezag += over
        self.w.banden.append(Band(self.w.vandaag, None, NIEUW, "regisseur"))

    @rule(dagen=st.sampled_from([1, 1, 1, 2, 31, 800]))
    def tijd(self, dagen: int) -> None:
        """Days go by; a birthday may be among them."""
        self.w.vandaag += timedelta(days=dagen)

    @rule(wie=st.sampled_from(sorted(HELPERS)), plek=NUMMER)
    def kijken(self, wie: str, plek: int) -> None:
        """A professional reads all that they may, and the log says so."""
        huis = self._een(self.w.huizen, plek)
        gezien = orakel.ziet(self.w, wie, huis)
        self.doe("kijk", wie, huis)
        namens = orakel.namens(self.w, wie, huis)
        self.w.blikken += [
            Blik(huis, wie, lid, regel.laag, regel.niet_voor, namens)
            for regel in self.w.regels
            if regel.nummer in gezien
            for lid in sorted(regel.betreft)
        ]

    @rule()
    @precondition(lambda self: self.loopt() and len(self.w.regels) > 6)
    def alles_stopt(self) -> None:
        """The end: nobody is involved any longer."""
        for band in sorted(self._lopend(self.w.banden), key=lambda een: een.wie == "regisseur"):
            self.doe("stop", band)
            band.tot = self.w.vandaag

    # -- what must hold ---------------------------------------------------------------------------------------------

    @invariant()
    def iedereen_ziet_wat_mag(self) -> None:
        """Each reader sees what the oracle says, no line more and no line less."""
        for wie, huis in self.w.lezers():
            assert self.ziet(wie, huis) == orakel.ziet(self.w, wie, huis), (wie, huis, self.w)
            keken = None if wie in HELPERS else self.las(wie, huis)
            assert keken is None or keken == orakel.las(self.w, wie, huis), (wie, huis, self.w.blikken)

    def loopt(self) -> bool:
        """Whether somebody is on the bike, who can do things."""
        return any(een.wie == "regisseur" and een.op(self.w.vandaag) for een in self.w.banden)

    def _lopend(self, dingen: list) -> list:
        return [een for een in dingen if een.op(self.w.vandaag)]

    def _met_ja(self) -> list[tuple[Vraag, str]]:
        return [(vraag, wie) for vraag in self.w.vragen for wie, zei in vraag.antwoorden.items() if zei == "ja"]

    @staticmethod
    def _een(keuzes, plek: int):
        return keuzes[plek % len(keuzes)]
