"""Making the requests, and laying each answer beside what the oracle allows."""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import asdict, dataclass, field, replace
from http.cookies import SimpleCookie
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from tandem.acties import deur
from tandem.acties.rechten.account import account_voor
from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.management.sonde.beschrijving import Gezinslid, Kanarie
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.lezen import tekst_van_pdf
from tandem.management.sonde.orakel import Orakel
from tandem.management.sonde.proeven import ANTWOORDBRIEF, GAST, MEEGEVEN, ONVEILIG, ROOSTER, VRAAG, Proef, Voorraad
from tandem.management.sonde.wereld import BEZOEKERS, HALF
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.web.pagina import REGISTER

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_WOORDVORM = re.compile(r"(?=((?:[bdfgklmnprstvz][aeiou]){5}))")
"""What a word of the world looks like (``Bouwer.woord``), wherever it begins."""
_ONTHOUDEN = 200
"""So many texts are kept with the words that were read in them."""
ALS_LID = "kijk_"
"""What the routes begin with on which a professional sees the portal as a member."""
THUIS = frozenset({"plan_afdruk", "plan.afdruk.lees_afdruk"})
"""What is printed to lie at home."""
_WISSELT = (
    re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*'),
    re.compile(r'(name="verzoek"[^>]*value=")[^"]*'),
    re.compile(r'(data-csrf=")[^"]*'),
    re.compile(r"(gezocht=)[^\"&]*"),
    re.compile(r"(, op \d+ \w+ \d{4} om )\d\d:\d\d"),
)


@dataclass(frozen=True)
class Antwoord:
    """What came back: everything in it that can be read, as one text; headers and body also by themselves."""

    status: int
    tekst: str
    inhoud: str = ""
    kop: str = ""


@dataclass(frozen=True)
class Bevinding:
    """Something that is not as the oracle says."""

    soort: str
    wie: str
    route: str
    methode: str
    huis: str
    klasse: str
    pad: str
    wat: str


@dataclass
class Uitslag:
    """What a crawl found."""

    proeven: int = 0
    statussen: Counter[int] = field(default_factory=Counter)
    per_wie: Counter[str] = field(default_factory=Counter)
    bevindingen: list[Bevinding] = field(default_factory=list)
    gezien: set[str] = field(default_factory=set)
    niet_gevonden: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def soorten(self) -> Counter[str]:
        """How many findings of each kind."""
        return Counter(een.soort for een in self.bevindingen)

    def lekken(self) -> list[Bevinding]:
        """The findings that show somebody something that is not for them."""
        return [een for een in self.bevindingen if een.soort not in ("onterechte weigering", "kapot")]

    def als_gegevens(self) -> dict[str, Any]:
        """For the report."""
        return {
            "proeven": self.proeven,
            "statussen": {str(status): aantal for status, aantal in sorted(self.statussen.items())},
            "per_wie": dict(self.per_wie),
            "bevindingen": [asdict(een) for een in self.bevindingen],
        }


class Kruiper:
    """Walks round as anybody, in this process, at the moment of the world."""

    def __init__(self, b: Bouwer, voorraad: Voorraad, orakel: Orakel | None = None) -> None:
        """Take the world, what there is in the database, and the judge."""
        self.b, self.voorraad, self.orakel = b, voorraad, orakel or Orakel(b.wereld)
        self.uitslag = Uitslag()
        self._clienten: dict[str, Client] = {}
        self._koekjes: dict[str, SimpleCookie] = {}
        self._gelezen: dict[str, set[str]] = {}
        self._verboden: dict[tuple[str, frozenset[str], bool, bool, str, str], set[str]] = {}
        self._woorden = {woord.lower(): woord for woord in b.wereld.kanaries if _WOORDVORM.match(woord.lower())}
        self._per_pagina: dict[tuple[str, str], list[Kanarie]] = defaultdict(list)
        for kanarie in b.wereld.kanaries.values():
            self._per_pagina[kanarie.pagina, kanarie.huis].append(kanarie)
        self._nummers = set(b.wereld.kanaries) - set(self._woorden.values())

    def loop(self, proeven: Iterable[Proef]) -> Uitslag:
        """Make the requests and judge each; each walk has a result of its own."""
        self.uitslag = Uitslag()
        for proef in proeven:
            if self.mag_gedaan(proef):
                self.beoordeel(proef, self.doe(proef))
        self._vergelijk_niet_gevonden()
        return self.uitslag

    def mag_gedaan(self, proef: Proef) -> bool:
        """Requests that may change something are for whom nothing opens; the others are for ``schrijven.py``."""
        if proef.methode not in ONVEILIG or proef.methode not in _methoden(proef):
            return True
        if not proef.over_huis:
            return proef.klasse not in ("geen", ROOSTER, VRAAG)
        return not self.orakel.mag_in(proef.wie, proef.huis, proef.doelen)

    def doe(self, proef: Proef) -> Antwoord:
        """Make one request."""
        with deur.op_tijdstip(self.b.nu):
            return self._roep(proef) if proef.roep else self._vraag(proef)

    def _roep(self, proef: Proef) -> Antwoord:
        assert proef.roep is not None  # noqa: S101 - for the type checker
        try:
            wie = {} if proef.wie == GAST else {"door": self.b.leden.get(proef.wie) or self.b.actor(proef.wie)}
            uitkomst = proef.roep(**wie, **dict(proef.waarden))
        except NietGevonden:
            return Antwoord(404, "")
        except Geweigerd as fout:
            return Antwoord(403, fout.reden)
        except Ongeldig as fout:
            return Antwoord(422, str(fout.fouten))
        except Exception as fout:  # noqa: BLE001 - a fault of the code is a finding
            return Antwoord(500, f"{type(fout).__name__}: {fout}")
        return Antwoord(200, repr(uitkomst))

    def _vraag(self, proef: Proef) -> Antwoord:
        client = self.client(proef.wie)
        antwoord = client.generic(proef.methode, proef.pad)
        if antwoord.status_code == 302:  # what one page says to the next is no difference between those two
            sessie = client.session
            if sessie.pop("_messages", None):
                sessie.save()
        if proef.methode == "POST" and not proef.huis and antwoord.status_code < 400:
            self._clienten.pop(proef.wie, None)  # may have logged out, or taken on another capacity
        return lees_antwoord(antwoord)

    def client(self, wie: str) -> Client:
        """A browser of this visitor, logged in when they can be."""
        if wie not in self._clienten:
            client = Client(raise_request_exception=False)
            if wie == GAST:
                client.post(f"/gast/{self.b.gastlink}/", {"code": self.b.gastcode})
            elif wie in self.b.leden:
                self._log_lid_in(client, self.b.leden[wie].account)
            elif wie != "anoniem":
                actor = self.b.actor("rosa" if wie == HALF else wie)
                account = account_voor(medewerker=actor.medewerker)
                client.force_login(get_user_model().objects.get(pk=account))
                sessie = client.session
                sessie["lidmaatschap"] = actor.lidmaatschap
                if wie != HALF:
                    sessie[TWEEDE_FACTOR] = account
                sessie.save()
            self._clienten[wie] = client
        return self._clienten[wie]

    def _log_lid_in(self, client: Client, account: int) -> None:
        """A member of a household, second factor shown."""
        client.force_login(get_user_model().objects.get(pk=account))
        sessie = client.session
        sessie[TWEEDE_FACTOR] = account
        sessie.save()

    def log_in(self, bezoekers: Iterable[str] = BEZOEKERS) -> None:
        """Log in as everybody, and remember how each came in."""
        with deur.op_tijdstip(self.b.nu):
            self._koekjes = {wie: copy(self.client(wie).cookies) for wie in bezoekers}

    def clienten_terug(self, bezoekers: Collection[str] = BEZOEKERS) -> None:
        """Let them be logged in as they were, where the database is as it was."""
        for wie in bezoekers:
            self._clienten.setdefault(wie, Client(raise_request_exception=False)).cookies = copy(self._koekjes[wie])

    # -- judging ----------------------------------------------------------------------------------------------------

    @contextmanager
    def onder(self, orakel: Orakel) -> Iterator[None]:
        """Let another judge what comes inside: a form may have given somebody more."""
        eigen, verboden = self.orakel, self._verboden
        if orakel is not eigen:
            self.orakel, self._verboden = orakel, {}
        yield
        self.orakel, self._verboden = eigen, verboden

    def beoordeel(self, proef: Proef, antwoord: Antwoord, *, met_grond: bool = False) -> None:
        """Lay one answer beside the oracle."""
        self.uitslag.proeven += 1
        self.uitslag.statussen[antwoord.status] += 1
        self.uitslag.per_wie[proef.wie] += 1
        klein = antwoord.tekst.lower()
        gezien = self._woorden_in(klein)
        gestuurd = f"{proef.pad} {proef.waarden}"
        for woord in sorted(gezien & self._verboden_voor(proef, met_grond)):
            if woord not in gestuurd:  # what somebody sends may come back to them
                kanarie = self.b.wereld.kanaries[woord]
                self.meld("lek", proef, f"{kanarie.huis}: {kanarie.wat} ({kanarie.laag})")
        self._ids(proef, klein)
        self._toegang(proef, antwoord)
        if antwoord.status >= 500:
            self.meld("kapot", proef, antwoord.tekst[:200] if proef.roep else "een onverwachte fout")
        leest = proef.methode in ("GET", "LEES") or proef.route in MEEGEVEN
        if leest and antwoord.status == 200:
            self._getoond(proef, gezien)
        if antwoord.status == 404 and proef.methode == "GET" and proef.klasse != "misvormd":
            zelf = self.uitslag.niet_gevonden[proef.wie, proef.methode]
            zelf.setdefault(
                f"{antwoord.kop}\n\n{antwoord.inhoud}", f"{proef.route} {proef.huis} {proef.klasse} {proef.pad}"
            )

    def _woorden_in(self, klein: str) -> set[str]:
        """Which words of the world occur in a text, also inside another word; many answers are the same page."""
        if klein not in self._gelezen:
            if len(self._gelezen) > _ONTHOUDEN:
                self._gelezen.clear()
            self._gelezen[klein] = self._zoek_woorden(klein)
        return self._gelezen[klein]

    def _zoek_woorden(self, klein: str) -> set[str]:
        vormen = {gevonden[1] for gevonden in _WOORDVORM.finditer(klein)}
        gezien = {self._woorden[vorm] for vorm in vormen & self._woorden.keys()}
        return gezien | {woord for woord in self._nummers if woord.lower() in klein}

    def _verboden_voor(self, proef: Proef, met_grond: bool) -> set[str]:
        thuis, als = proef.route in THUIS, self._als_lid(proef)
        mee = proef.route if proef.route in MEEGEVEN else ""
        plaats = (proef.wie, proef.doelen, met_grond, thuis, als, f"{mee} {proef.huis}" if mee else "")
        if plaats not in self._verboden:
            self._verboden[plaats] = {
                kanarie.woord
                for kanarie in self.b.wereld.kanaries.values()
                if not self.orakel.mag_zien(proef.wie, kanarie, proef.doelen, met_grond=met_grond)
                or (thuis and not self.orakel.mag_op_papier(kanarie))
                or (als and not self.orakel.mag_zien(als, kanarie, {"eigen"}))
                or (mee and not self._mag_mee(proef, kanarie))
            }
        return self._verboden[plaats]

    def _mag_mee(self, proef: Proef, kanarie: Kanarie) -> bool:
        """Whether a word may stand in what is handed over outside the household: the letter, or the copy."""
        mag = self.orakel.mag_in_brief if proef.route == ANTWOORDBRIEF else self.orakel.mag_in_kopie
        return mag(proef.wie, kanarie, proef.huis, proef.doelen)

    def _als_lid(self, proef: Proef) -> str:
        """As which member somebody looks at the portal, where that is one whom the world describes."""
        if not proef.route.startswith(ALS_LID):
            return ""
        leden = self.b.wereld.gezinsleden.values()
        return next((een.naam for een in leden if self._nummer_van(een) in proef.pad), "")

    def _nummer_van(self, lid: Gezinslid) -> str:
        return str(self.b.huizen[lid.huis].leden[lid.lid].openbaar)

    def _ids(self, proef: Proef, klein: str) -> None:
        """Public ids of households that do not open, and of shielded items for who may not open any."""
        gevraagd = set(_UUID.findall(f"{proef.pad} {proef.waarden}".lower()))
        for gevonden in set(_UUID.findall(klein)) - gevraagd:
            if gevonden not in self.voorraad.van_wie:
                continue
            huis, laag = self.voorraad.van_wie[gevonden]
            if proef.wie == GAST:  # numbers of listed items; which words they hold is judged
                continue
            if not self.orakel.mag_in(proef.wie, huis, proef.doelen):
                self.meld("lek", proef, f"{huis}: een nummer van dit huishouden")
            elif gevonden in self.voorraad.merken and not self.orakel.mag_merk_weten(proef.wie, huis, proef.doelen):
                self.meld("lek", proef, f"{huis}: dat er extra toezicht is")
            elif laag == 5 and not self._mag_afgeschermd(proef, huis):
                self.meld("lek", proef, f"{huis}: dat er iets afgeschermd is")

    def _mag_afgeschermd(self, proef: Proef, huis: str) -> bool:
        bereiken = [self.orakel.bereik(proef.wie, huis, doel) for doel in proef.doelen]
        return any("afgeschermd" in een.heel or "afgeschermd" in dict(een.deel) for een in bereiken)

    def _toegang(self, proef: Proef, antwoord: Antwoord) -> None:
        """A household that does not open answers "niet gevonden"; a reason is only for who once held a key."""
        if not proef.over_huis or not proef.doelen or proef.methode == "OPTIONS":
            return
        if proef.wie == GAST and proef.roep:  # not about a household's page: by link and code
            return
        if self.orakel.mag_in(proef.wie, proef.huis, proef.doelen):
            return
        goed = {404, 405}
        wie = self.b.wereld.mensen.get(proef.wie)
        if wie is None or not wie.rol:  # a visitor is asked to log in, an account without a capacity is told so
            goed |= {302, 401, 403}
        elif self.orakel.mag_bestaan_weten(proef.wie, proef.huis):
            goed |= {403}
        if antwoord.status not in goed and antwoord.status < 500:
            self.meld("toegang", proef, f"antwoord {antwoord.status} waar dit huishouden niet opengaat")

    def _getoond(self, proef: Proef, gezien: set[str]) -> None:
        """Note what was shown; what must stand on this page for this visitor and does not, is found too."""
        self.uitslag.gezien |= gezien
        for kanarie in self._per_pagina.get((proef.route, proef.huis), ()):
            if kanarie.woord not in gezien and self._moet_er_staan(proef, kanarie):
                self.meld("onterechte weigering", proef, f"{kanarie.wat} ({kanarie.laag}) staat er niet")

    def _moet_er_staan(self, proef: Proef, kanarie: Kanarie) -> bool:
        met_zijn_plek = replace(kanarie, betreft=kanarie.betreft | kanarie.staat_bij)
        if proef.route in MEEGEVEN and not self._mag_mee(proef, kanarie):
            return False
        return self.orakel.mag_zien(proef.wie, met_zijn_plek, proef.doelen)

    def meld(self, soort: str, proef: Proef, wat: str) -> None:
        """Note something that is not as the oracle says."""
        pad = proef.pad or str({naam: str(waarde) for naam, waarde in proef.waarden})
        self.uitslag.bevindingen.append(
            Bevinding(soort, proef.wie, proef.route, proef.methode, proef.huis, proef.klasse, pad, wat)
        )

    def _vergelijk_niet_gevonden(self) -> None:
        """ "Niet gevonden" is one page: status, headers, text and size the same for unknown and for not allowed."""
        for (wie, methode), bladen in self.uitslag.niet_gevonden.items():
            if len(bladen) > 1:
                een, ander, *_ = bladen.values()
                leeg = Proef(wie, een.split()[0], methode, "", "onbekend", frozenset(), een)
                self.meld("niet gevonden verschilt", leeg, f"van {ander}")


def _methoden(proef: Proef) -> tuple[str, ...]:
    beleid = REGISTER.get(proef.route)
    return beleid.methoden if beleid else ()


def lees_antwoord(antwoord: Any) -> Antwoord:
    """Everything of an answer that somebody could read: headers, redirect, file name, body."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    lijf = zonder_wisselend(tekst_van_pdf(inhoud) if inhoud.startswith(b"%PDF") else inhoud.decode("utf-8", "replace"))
    kop = "\n".join(f"{naam}: {waarde}" for naam, waarde in antwoord.headers.items())
    return Antwoord(antwoord.status_code, f"{kop}\n{lijf}", lijf, kop)


def zonder_wisselend(tekst: str) -> str:
    """The text without the marks that differ at each request."""
    for patroon in _WISSELT:
        tekst = patroon.sub(r"\1", tekst)
    return tekst


def nieuw_nummer() -> str:
    """A form's own id."""
    return str(uuid.uuid4())
