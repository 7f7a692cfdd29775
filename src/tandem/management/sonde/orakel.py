"""The oracle: who may see which word, written from the description of the world and the table of rights alone.

A third writing of the key rule, made to disagree: it may not import ``regels.rechten``, ``acties`` or
``models.muren`` (a test holds that). Source of the rule: the design, section 3; the rights are ``rollen.yaml``, read
here as plain data.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tandem.management.sonde.beschrijving import Band, Buitenverzoek, Gezinslid, Kanarie, Tijdelijk, Wereld

Recht = tuple[str, str, str, str]
"""Role, purpose, reach, layer."""
ROLLEN = Path(__file__).parents[2] / "inhoud" / "rollen.yaml"


@cache
def lees_rechten(pad: Path = ROLLEN) -> frozenset[Recht]:
    """Read the table of rights as it is offered to a privacy officer."""
    inhoud: dict[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))
    return frozenset(
        (rij["rol"], rij["doel"], rij["bereik"], laag) for rij in inhoud["rechten"] for laag in rij["lagen"]
    )


@dataclass(frozen=True)
class Bereik:
    """What somebody reaches in one household for one purpose.

    ``heel``: layers for everybody in it; ``deel``: layers for some members only. ``namens``: for whom they look.
    ``streng``: layers by consent, for one member: what is about nobody in particular stays out of reach.
    """

    heel: frozenset[str] = frozenset()
    deel: tuple[tuple[str, frozenset[str]], ...] = ()
    namens: frozenset[str] = frozenset()
    streng: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def iets(self) -> bool:
        """Whether the household opens at all."""
        return bool(self.heel or self.deel or self.streng)


class Orakel:
    """Answers questions about one world."""

    def __init__(self, wereld: Wereld, rechten: frozenset[Recht] | None = None) -> None:
        """Take the description; the rights are those of the content unless given."""
        self.wereld = wereld
        self.rechten = lees_rechten() if rechten is None else rechten
        self._bereik: dict[tuple[str, str, str], Bereik] = {}
        self._vroeger: dict[datetime, Orakel] = {}

    def mag_zien(self, wie: str, kanarie: Kanarie, doelen: Collection[str], *, met_grond: bool = False) -> bool:
        """Whether this person may meet this word on a page that opens the door for these purposes."""
        if wie == "gast":
            return kanarie.voor_gast
        if wie in kanarie.buiten_dossier or ("klacht" in doelen and wie in kanarie.bij_klacht):
            return True
        if wie in self.wereld.gezinsleden:
            return "eigen" in doelen and lid_mag_zien(self.wereld.gezinsleden[wie], kanarie)
        if kanarie.alleen and kanarie.alleen != wie:
            return False
        if kanarie.op_grond and not met_grond:
            return False
        return any(self._opent(wie, kanarie, doel, met_grond=met_grond) for doel in doelen)

    def mag_op_papier(self, kanarie: Kanarie) -> bool:
        """Whether a word may stand on a sheet that hangs at home: everybody who comes in the kitchen reads it."""
        return not kanarie.niet_voor and kanarie.laag in ("contact", "plan")

    def mag_in_kopie(self, wie: str, kanarie: Kanarie, huis: str, doelen: Collection[str]) -> bool:
        """Whether a word may stand in what this person hands over to who has authority and never was a member.

        Only who reads the whole file hands over, and only while the authority holds and the child is under sixteen.
        Then: the child's name, the request itself with what goes along, and what professionals wrote down or agreed
        about that child alone and hid from nobody. Of it never more than they read themselves.
        """
        gevraagd = self.wereld.buitenverzoeken.get(huis)
        if gevraagd is None or not self.mag_overhandigen(wie, huis, doelen):
            return False
        if kanarie.huis != huis or kanarie.betreft != {gevraagd.kind} or not self.mag_zien(wie, kanarie, doelen):
            return False
        if kanarie.bij_verzoek or kanarie.wat in ("voornaam", "achternaam"):
            return True
        open_ = kanarie.laag in self._lagen("huishoudlid", "eigen", "vertegenwoordigd") - {"afgeschermd"}
        return open_ and not kanarie.niet_voor and kanarie.wat.startswith(IN_KOPIE)

    def mag_in_brief(self, wie: str, kanarie: Kanarie, huis: str, doelen: Collection[str]) -> bool:
        """Whether a word may stand in the letter of answer to who asked from outside: less than in the copy.

        The child's first name, who asked, what they asked and what was answered; of the file and of documents nothing.
        Made by who reads the request, while the authority holds and the child is under sixteen.
        """
        gevraagd = self.wereld.buitenverzoeken.get(huis)
        if gevraagd is None or not self._houdt_gezag(gevraagd):
            return False
        if kanarie.huis != huis or kanarie.betreft != {gevraagd.kind} or not self.mag_zien(wie, kanarie, doelen):
            return False
        return kanarie.wat == "voornaam" or (kanarie.bij_verzoek and kanarie.wat.startswith(IN_BRIEF))

    def mag_overhandigen(self, wie: str, huis: str, doelen: Collection[str]) -> bool:
        """Whether this person may hand over the copy that was asked for from outside this household, today."""
        gevraagd = self.wereld.buitenverzoeken.get(huis)
        if gevraagd is None or not self._houdt_gezag(gevraagd):
            return False
        bereiken = [self.bereik(wie, huis, doel) for doel in doelen]
        return any(een.heel.issuperset(BIJNA_ALLES) and not een.namens for een in bereiken)

    def _houdt_gezag(self, gevraagd: Buitenverzoek) -> bool:
        """Whether the authority holds today, and the child is not too old for it."""
        return gevraagd.jaren < 16 and _loopt_op(gevraagd.van, gevraagd.tot, self.wereld.vandaag)

    def mag_merk_weten(self, wie: str, huis: str, doelen: Collection[str]) -> bool:
        """Whether this person may know that many people know somebody here: no member, nor who is there for one."""
        bereiken = [self.bereik(wie, huis, doel) for doel in doelen]
        return any("veiligheid" in een.heel and not een.namens for een in bereiken)

    def mag_in(self, wie: str, huis: str, doelen: Collection[str]) -> bool:
        """Whether the household opens for this person, for one of these purposes."""
        if wie in self.wereld.gezinsleden:
            return "eigen" in doelen and self.wereld.gezinsleden[wie].huis == huis
        return any(self.bereik(wie, huis, doel).iets for doel in doelen)

    def mag_bestaan_weten(self, wie: str, huis: str) -> bool:
        """Whether a refusal may explain itself: at some moment until now this household opened for this person."""
        if wie not in self.wereld.mensen:
            return False
        doelen = {doel for _, doel, _, _ in self.rechten}
        return any(self._toen(moment).mag_in(wie, huis, doelen) for moment in self._momenten())

    def _momenten(self) -> list[datetime]:
        """Every moment until now at which something in the world began or ended, and now."""
        w = self.wereld
        maatregelen = [band.maatregel for band in w.banden if band.maatregel]
        perioden = [(een.van, een.tot) for een in w.banden] + [(een.van, een.tot) for een in w.sluitingen]
        perioden += [(van, tot) for _, van, tot in maatregelen] + [(mens.sinds, None) for mens in w.mensen.values()]
        dagen = {dag for periode in perioden for dag in periode}
        momenten = {datetime.combine(dag, time.min, w.nu.tzinfo) for dag in dagen if dag}
        momenten |= {keer for een in w.gedeeld for keer in (een.van, een.tot) if keer}
        momenten |= {keer for een in w.tijdelijk for keer in (een.van, een.tot)} | set(w.bekenden.values())
        return sorted(moment for moment in momenten | {w.nu} if moment <= w.nu)

    def _toen(self, moment: datetime) -> "Orakel":
        """The same judge at an earlier moment."""
        if moment not in self._vroeger:
            wereld = replace(self.wereld, nu=moment, vandaag=moment.astimezone(self.wereld.nu.tzinfo).date())
            self._vroeger[moment] = Orakel(wereld, self.rechten)
        return self._vroeger[moment]

    def bereik(self, wie: str, huis: str, doel: str) -> Bereik:
        """What this person reaches in this household for this purpose."""
        plaats = (wie, huis, doel)
        if plaats not in self._bereik:
            self._bereik[plaats] = self._reken(wie, huis, doel)
        return self._bereik[plaats]

    def _opent(self, wie: str, kanarie: Kanarie, doel: str, *, met_grond: bool) -> bool:
        bereik = self.bereik(wie, kanarie.huis, doel)
        if bereik.namens & kanarie.niet_voor:
            return False
        if kanarie.laag == "afgeschermd" and wie not in kanarie.geopend_voor and not met_grond:
            return False
        if kanarie.laag in bereik.heel:
            return True
        leden = {lid for laag, groep in bereik.deel if laag == kanarie.laag for lid in groep}
        if leden and kanarie.betreft <= leden:
            return True
        met_ja = {lid for laag, groep in bereik.streng if laag == kanarie.laag for lid in groep}
        return bool(kanarie.betreft) and kanarie.betreft <= met_ja

    def _reken(self, wie: str, huis: str, doel: str) -> Bereik:
        mens = self.wereld.mensen.get(wie)
        if mens is None or not mens.rol or mens.sinds > self.wereld.vandaag or self._dicht(wie, huis):
            return Bereik()
        heel: set[str] = set()
        deel: list[tuple[str, frozenset[str]]] = []
        namens: set[str] = set()
        if any(keer.voor == huis for keer in self._nu(wie, "nood")):
            heel |= self._lagen(mens.rol, doel, "nood")
        for band in self.wereld.banden:
            if band.huis != huis or not self._loopt(band):
                continue
            for lagen, persoonlijk in self._wegen(wie, band, doel):
                leden = frozenset({band.maatregel[0]}) if band.maatregel else band.leden
                if leden:
                    deel += [(laag, leden) for laag in lagen]
                else:
                    heel |= lagen
                if lagen and persoonlijk and band.namens:
                    namens.add(band.namens)
        return Bereik(frozenset(heel), tuple(deel), frozenset(namens), tuple(self._met_ja(wie, huis, doel)))

    def _met_ja(self, wie: str, huis: str, doel: str) -> Iterator[tuple[str, frozenset[str]]]:
        """What people let somebody read now, no deeper than consent can reach for this purpose."""
        kan = self._lagen("ontvanger", doel, "toestemming")
        for een in self.wereld.gedeeld:
            loopt = een.van <= self.wereld.nu and (een.tot is None or self.wereld.nu < een.tot)
            if (een.wie, een.huis) == (wie, huis) and loopt:
                yield from ((laag, frozenset({een.lid})) for laag in een.lagen & kan)

    def _wegen(self, wie: str, band: Band, doel: str) -> list[tuple[frozenset[str], bool]]:
        """The layers that somebody reaches through this involvement, per way: own, standing in, leading, on duty."""
        mens, wegen = self.wereld.mensen[wie], []
        if self._is(wie, band.wie) and band.organisatie == mens.organisatie:
            wegen.append((self._lagen(band.rol, doel, "eigen"), True))
        for keer in self._nu(wie, "waarneming"):
            if keer.voor == band.wie and keer.organisatie == band.organisatie == mens.organisatie:
                lagen = self._lagen(band.rol, doel, "eigen") & self._lagen("waarnemer", doel, "eigen")
                wegen.append((lagen, True))
        if band.team and band.team == mens.team:
            wegen.append((self._lagen(mens.rol, doel, "team"), False))
        for keer in self._nu(wie, "dienst"):
            if keer.voor == band.team:
                wegen.append((self._lagen("dienstdoende", doel, "dienst"), False))
        return wegen

    def _dicht(self, wie: str, huis: str) -> bool:
        """Family, or a file that is closed to one's team: nothing opens, whatever else is true."""
        gezegd = [op for (mens, waar), op in self.wereld.bekenden.items() if waar == huis and self._is(wie, mens)]
        if any(op <= self.wereld.nu for op in gezegd):
            return True
        team = self.wereld.mensen[wie].team
        return any(
            sluiting.huis == huis
            and sluiting.team == team
            and _loopt_op(sluiting.van, sluiting.tot, self.wereld.vandaag)
            for sluiting in self.wereld.sluitingen
        )

    def _is(self, een: str, ander: str) -> bool:
        """Whether two capacities are one human being."""
        return self._wortel(een) == self._wortel(ander)

    def _wortel(self, naam: str) -> str:
        mens = self.wereld.mensen.get(naam)
        return mens.capaciteit_van or naam if mens else naam

    def _nu(self, wie: str, soort: str) -> list[Tijdelijk]:
        return [
            keer
            for keer in self.wereld.tijdelijk
            if keer.soort == soort and self._is(wie, keer.wie) and _loopt_nu(keer, self.wereld.nu)
        ]

    def _loopt(self, band: Band) -> bool:
        dag = self.wereld.vandaag
        if not _loopt_op(band.van, band.tot, dag):
            return False
        return band.maatregel is None or _loopt_op(band.maatregel[1], band.maatregel[2], dag)

    def _lagen(self, rol: str, doel: str, bereik: str) -> frozenset[str]:
        return frozenset(laag for r, d, b, laag in self.rechten if (r, d, b) == (rol, doel, bereik))


IN_KOPIE = ("casus.regel", "contact.regel", "analyse.regel", "verplaatste regel", "afspraak", "veiligheidsafspraak")
"""What words of these kinds begin with: lines that a professional wrote down, and agreements."""
IN_BRIEF = ("verzoek.", "gezag.buiten")
"""What words of these kinds begin with: a request from outside, and who made it."""
BIJNA_ALLES = ("contact", "plan", "analyse", "veiligheid")
NIET_VOOR_LEDEN = ("signaal", "teamsluiting", "bespreking", "overweging", "consultatie", "gast", "concept", "datalek",
                   "publiekmerk")  # fmt: skip
"""What words of these kinds begin with: the tables of it are closed to members."""


def lid_mag_zien(lid: Gezinslid, kanarie: Kanarie) -> bool:
    """Whether a member may meet this word on the own pages: the rule of ``rollen.yaml`` for *huishoudlid*, in words.

    About oneself, and about a child under sixteen over whom one has authority; under twelve only who helps and the
    plan. In the plan it is enough that a line is about oneself too. Who left keeps what is about them alone.
    """
    if kanarie.huis != lid.huis or kanarie.alleen or kanarie.op_grond or lid.lid in kanarie.niet_voor:
        return False
    if kanarie.wat.startswith(NIET_VOOR_LEDEN):
        return False
    if kanarie.laag == "afgeschermd":
        return kanarie.wat == "geheim adres" and kanarie.betreft == {lid.lid} and lid.jaren >= 12
    if kanarie.laag not in (BIJNA_ALLES if lid.jaren >= 12 else BIJNA_ALLES[:2]):
        return False
    bereik = {lid.lid, *lid.voor}
    if lid.weg:
        return bool(kanarie.betreft) and kanarie.betreft <= bereik
    thuis = kanarie.wat in ("voornaam", "achternaam")
    return thuis or kanarie.betreft <= bereik or (kanarie.laag == "plan" and bool(kanarie.betreft & bereik))


def _loopt_op(van: date, tot: date | None, dag: date) -> bool:
    return van <= dag and (tot is None or dag < tot)


def _loopt_nu(keer: Tijdelijk, nu: datetime) -> bool:
    return keer.van <= nu < keer.tot
