"""Read a wave as it was from its sheets (docs/uitleg/rekenbladen.md): all of it or nothing, every fault at its cell."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tandem.regels.tabel import Blad, Bladen, Celfout, Tabel, lijkt_op, tabel, verkort
from tandem.regels.tabellezer import Tabellezer
from tandem.regels.zelfscan.afname import LANGSTE_TOELICHTING, Afnamesoort, Oorzaak
from tandem.regels.zelfscan.afnameblad import (
    BLADEN,
    DEELKOLOMMEN,
    KENMERKEN,
    METING,
    ONBEKEND,
    ONDERDELEN,
    SPREIDING,
    SPREIDINGKOLOMMEN,
    Afnamemeting,
    Kanten,
)
from tandem.regels.zelfscan.antwoord import Antwoord, Antwoorden
from tandem.regels.zelfscan.eigen import kale_code
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.metingblad import ANTWOORDEN, LAATSTE_JAAR, VROEGSTE_JAAR, Meting, lees_blad
from tandem.regels.zelfscan.spreidinglezer import Spreidinglezer

MEESTE_DEELNEMERS = 10_000
_MAG_LEEG = ("naam", "team")


@dataclass(frozen=True)
class Leeskader:
    """Where a wave is read in: ``gemeente`` is the own code, ``teams`` the names of the own teams."""

    gemeenten: Mapping[str, str]
    gemeente: str
    teams: Collection[str]
    nu: datetime
    vandaag: date


@dataclass(frozen=True)
class Gelezen:
    """The wave, or every fault. One of the two."""

    meting: Afnamemeting | None
    fouten: tuple[Celfout, ...] = ()


def lees_afname(bladen: Bladen, lijst: Instrument, kader: Leeskader) -> Gelezen:
    """Read one wave that was answered with this version of the instrument; with any fault there is no wave."""
    fouten = list(_vreemd(bladen))
    per_naam = {blad.naam.casefold(): blad for blad in bladen}
    ontbreekt = [naam for naam in BLADEN if naam.casefold() not in per_naam]
    fouten += [Celfout(naam, 0, 0, "Dit blad ontbreekt.") for naam in ontbreekt]
    if fouten:
        return Gelezen(None, verkort(fouten))
    lezer = _Afnamelezer({naam: per_naam[naam.casefold()] for naam in BLADEN}, lijst, kader)
    meting = lezer.lees()
    return Gelezen(None, verkort(lezer.fouten)) if lezer.fouten else Gelezen(meting)


def _vreemd(bladen: Bladen) -> Iterator[Celfout]:
    bekend = [naam.casefold() for naam in BLADEN]
    for blad in bladen:
        if blad.verborgen:
            yield blad.fout(0, 0, "Dit blad is verborgen. Maak het zichtbaar of haal het weg.")
        elif blad.naam.casefold() not in bekend:
            yield blad.fout(0, 0, f"Dit blad hoort hier niet.{lijkt_op(blad.naam.casefold(), bekend)}")


class _Afnamelezer:
    """Reads sheet by sheet and collects faults; what it gives back is used without faults alone."""

    def __init__(self, bladen: Mapping[str, Blad], lijst: Instrument, kader: Leeskader) -> None:
        self.bladen, self.lijst, self.kader = bladen, lijst, kader
        self.fouten: list[Celfout] = []
        self.kenmerk: dict[str, tuple[int, str]] = {}

    def lees(self) -> Afnamemeting | None:
        self._lees_kenmerken()
        if self.fouten:
            return None
        soort, dag, tot = self._soort(), self._dag("dag"), self._dag("ingevuld tot")
        vast, deelnemers = self._moment(), self._deelnemers()
        self._controleer_plek()
        antwoorden = self._antwoorden(tot)
        spreiding = self._spreiding(deelnemers)
        self._controleer_vragen(antwoorden, spreiding)
        oorzaken = dict(self._oorzaken())
        if soort is None or dag is None or tot is None or vast is None:
            return None
        return Afnamemeting(
            gemeente=self._tekst("gemeente"),
            team=self._tekst("team"),
            soort=soort,
            dag=dag,
            ingevuld_tot=tot,
            vastgesteld=vast,
            deelnemers=deelnemers,
            antwoorden={code: antwoorden.get(code, Antwoord()) for code in spreiding},
            spreiding=spreiding,
            oorzaken=oorzaken,
        )

    def _open(self, naam: str, verplicht: tuple[str, ...], mag: tuple[str, ...] = ()) -> Tabellezer:
        gelezen, fouten = tabel(self.bladen[naam], verplicht, mag)
        self.fouten += fouten
        return Tabellezer(gelezen if not fouten else Tabel(Blad(naam, ()), 1, {}), self.fouten)

    def _fout(self, kenmerk: str, zin: str) -> None:
        self.fouten.append(self.bladen[METING].fout(self.kenmerk[kenmerk][0], 2, zin))

    def _tekst(self, kenmerk: str) -> str:
        return self.kenmerk[kenmerk][1]

    def _lees_kenmerken(self) -> None:
        lezer = self._open(METING, ("kenmerk", "waarde"))
        for rij in lezer.tabel.rijen():
            naam = lezer.bekend(rij, "kenmerk", KENMERKEN, "kenmerk van een meting")
            if naam in self.kenmerk:
                lezer.fout(rij, "kenmerk", f'"{naam}" staat er twee keer.')
            self.kenmerk[naam] = (rij, lezer.tekst(rij, "waarde", verplicht=naam not in _MAG_LEEG))
        for naam in KENMERKEN:
            if naam not in self.kenmerk:
                self.fouten.append(self.bladen[METING].fout(0, 0, f'De rij "{naam}" ontbreekt.'))

    def _controleer_plek(self) -> None:
        """The wave is of this municipality, with this instrument, and of a team that is there."""
        for naam, hier in (("instrument", kale_code(self.lijst.code)), ("versie", self.lijst.versie)):
            if self._tekst(naam) != hier:
                self._fout(naam, f'Deze meting is met {naam} "{self._tekst(naam)[:60]}". Lees haar daar in.')
        if self.kader.gemeenten.get(self._tekst("gemeente").casefold()) != self.kader.gemeente:
            self._fout("gemeente", "Deze meting is niet van uw gemeente.")
        if (team := self._tekst("team")) and list(self.kader.teams).count(team) != 1:
            self._fout("team", f'Het team "{team[:60]}" is er niet bij uw gemeente.')

    def _soort(self) -> Afnamesoort | None:
        tekst = self._tekst("soort")
        if tekst in [een.value for een in Afnamesoort]:
            return Afnamesoort(tekst)
        self._fout("soort", f"Kies uit: {', '.join(een.value for een in Afnamesoort)}.")
        return None

    def _dag(self, naam: str) -> date | None:
        try:
            dag = date.fromisoformat(self._tekst(naam))
        except ValueError:
            self._fout(naam, "Dit is geen dag. Schrijf bijvoorbeeld 2026-11-22.")
            return None
        if not VROEGSTE_JAAR <= dag.year <= LAATSTE_JAAR:
            self._fout(naam, f"Kies een jaar van {VROEGSTE_JAAR} tot en met {LAATSTE_JAAR}.")
        if naam == "dag" and dag > self.kader.vandaag:
            self._fout(naam, "Deze dag moet nog komen.")
        return dag

    def _moment(self) -> datetime | None:
        try:
            moment = datetime.fromisoformat(self._tekst("vastgesteld"))
        except ValueError:
            moment = datetime.min  # noqa: DTZ901 - without a zone, and refused below for that
        if moment.utcoffset() is None or not VROEGSTE_JAAR <= moment.year <= LAATSTE_JAAR:
            self._fout("vastgesteld", "Dit is geen moment. Schrijf bijvoorbeeld 2026-11-22T13:45:00+01:00.")
            return None
        if moment > self.kader.nu + timedelta(minutes=1):
            self._fout("vastgesteld", "Dit moment moet nog komen.")
        return moment

    def _deelnemers(self) -> int | None:
        tekst = self._tekst("deelnemers")
        if tekst == ONBEKEND:
            return None
        if tekst.isascii() and tekst.isdecimal() and int(tekst) <= MEESTE_DEELNEMERS:
            return int(tekst)
        self._fout("deelnemers", 'Schrijf hoeveel mensen antwoordden, of "onbekend".')
        return None

    def _antwoorden(self, tot: date | None) -> Antwoorden:
        blad = self.bladen[ANTWOORDEN]
        gelezen = lees_blad(blad, self.lijst, self.kader.gemeenten)
        self.fouten += gelezen.fouten
        if not gelezen.metingen:
            return {}
        een: Meting = gelezen.metingen[0]
        if len(gelezen.metingen) > 1 or een.gemeente != self.kader.gemeente or (tot and een.jaar != tot.year):
            zin = 'Elke rij is van uw gemeente en van het jaar dat bij "ingevuld tot" staat.'
            self.fouten.append(blad.fout(0, 0, zin))
        return een.antwoorden

    def _spreiding(self, deelnemers: int | None) -> dict[str, Kanten]:
        lezer = self._open(SPREIDING, SPREIDINGKOLOMMEN)
        return Spreidinglezer(lezer, self.lijst, deelnemers).lees()

    def _controleer_vragen(self, antwoorden: Antwoorden, spreiding: Mapping[str, Kanten]) -> None:
        for code in antwoorden:
            if code not in spreiding:
                zin = f'Van vraag "{code}" ontbreekt de spreiding. Is die niet bekend, schrijf dan "{ONBEKEND}".'
                self.fouten.append(self.bladen[SPREIDING].fout(0, 0, zin))

    def _oorzaken(self) -> Iterator[tuple[str, tuple[Oorzaak, str]]]:
        lezer = self._open(ONDERDELEN, ("onderdeel", "oorzaak", "toelichting"), DEELKOLOMMEN)
        met_cijfer = [deel.code for deel in self.lijst.delen if deel.score]
        gezien: set[str] = set()
        for rij in lezer.tabel.rijen():
            code = lezer.bekend(rij, "onderdeel", met_cijfer, "onderdeel met een cijfer")
            oorzaak, tekst = lezer.lid(rij, "oorzaak", Oorzaak), lezer.tabel.cel(rij, "toelichting")
            if code in gezien:
                lezer.fout(rij, "onderdeel", f'"{code}" staat er twee keer.')
            if tekst and oorzaak is None:
                lezer.fout(rij, "oorzaak", "Kies eerst wat voor oorzaak het is.")
            if len(tekst) > LANGSTE_TOELICHTING:
                lezer.fout(rij, "toelichting", f"Er passen {LANGSTE_TOELICHTING} tekens; dit zijn er {len(tekst)}.")
            gezien.add(code)
            if oorzaak is not None:
                yield code, (oorzaak, tekst)
