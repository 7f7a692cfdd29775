"""Probes that write: forms filled as somebody would, and forged with numbers of other households. On a copy only.

Each form is sent into the same world: what it changed is judged, and put back (``beginstand.py``).
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve

from tandem.acties import deur
from tandem.management.sonde.beginstand import Beginstand, Gewijzigd
from tandem.management.sonde.beschrijving import Kanarie
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.klassen import Klassen
from tandem.management.sonde.kruipen import Kruiper, Uitslag, lees_antwoord, nieuw_nummer
from tandem.management.sonde.orakel import Orakel
from tandem.management.sonde.proeven import MEEGEVEN, ROOSTER, VRAAG, Proef, Voorraad, alle_proeven
from tandem.models.velden import VersleuteldVeld, ontsleutel
from tandem.web.formulier import VOORBEELD
from tandem.web.pagina import REGISTER

_NUMMER = re.compile(r"\b\d+\b")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FOUT = re.compile(r'id="id_([\w-]+?)(?:_[01])?_error"')
"""A sentence at a field of a page; a moment has a day and a time under one."""
_POGINGEN = 3
ROOSTERS = ("tandem_dienst", "tandem_waarneming")
DOELEN = frozenset({"hulp", "teamleiding", "dienst", "eigen", "nood"})
"""The purposes for which somebody may change something in a household."""
ONTVANGST = frozenset({"tandem_deling", "tandem_gebeurtenis"})
"""What changes when somebody says that they received what was shared with them."""


@dataclass
class Veld:
    """One field of a form as it stood on the page."""

    naam: str
    soort: str
    waarde: str = ""
    keuzes: list[str] = field(default_factory=list)


class Formulierlezer(HTMLParser):
    """Reads the fields of every form on a page that is sent by POST."""

    def __init__(self) -> None:
        """Begin outside any form."""
        super().__init__()
        self.velden: dict[str, Veld] = {}
        self._in_post = False
        self._keuze: Veld | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field."""
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self._in_post = a.get("method", "").lower() == "post"
        if not self._in_post or not (a.get("name") or tag == "option"):
            return
        if tag == "option" and self._keuze:
            self._keuze.keuzes.append(a.get("value", ""))
        elif tag in ("input", "select", "textarea") and a.get("type") not in ("submit", "button"):
            soort = a.get("type", "text") if tag == "input" else tag
            veld = self.velden.setdefault(a["name"], Veld(a["name"], soort, a.get("value", "")))
            if soort in ("radio", "checkbox"):
                veld.keuzes.append(a.get("value", "on"))
            self._keuze = veld if tag == "select" else None

    def handle_endtag(self, tag: str) -> None:
        """Leave a form or a list."""
        if tag == "form":
            self._in_post = False
        if tag == "select":
            self._keuze = None


class Schrijver:
    """Sends forms as one visitor, and looks after each whether anything changed that should not have."""

    def __init__(self, kruiper: Kruiper, stand: Beginstand, *, zaad: int = 1) -> None:
        """Take who walks round, and the copy to write in as it was; the walker has logged in as everybody there."""
        self.kruiper, self.stand, self.zaad = kruiper, stand, zaad
        self.b: Bouwer = kruiper.b
        self.voorraad: Voorraad = kruiper.voorraad
        self._adressen = {openbaar: naam for naam, openbaar in self.b.wereld.adressen.items()}

    def loop(self, wie: str, *, routes: tuple[str, ...] = ()) -> Uitslag:
        """Send every form that opens for this visitor, in two ways, and the same forms where nothing opens."""
        self.kruiper.uitslag = Uitslag()
        for proef in self._plekken(wie, routes):
            velden = self._velden(proef)
            gewoon = self._tot_het_lukt(proef, velden)
            if self._kan_vooruit(proef):
                self._stuur(proef, {**gewoon, VOORBEELD: "1"}, bewaart=False)
            vreemd = {veld.naam: self._vervals(veld, gewoon[veld.naam], proef) for veld in velden}
            if vreemd != gewoon and not self._is_dicht(proef):  # numbers are read once the household has opened
                self._stuur(proef, vreemd)
        return self.kruiper.uitslag

    def _tot_het_lukt(self, proef: Proef, velden: list[Veld]) -> dict[str, Any]:
        """Fill in the form as asked; where a sentence stands at a field, fill that one in otherwise, a few times."""
        ingevuld = {veld.naam: self._vul(veld) for veld in velden}
        for poging in range(_POGINGEN):
            fout = set(_FOUT.findall(self._stuur(proef, ingevuld)))
            if not fout:
                break
            for veld in velden:
                if veld.naam.removesuffix("_0").removesuffix("_1") in fout:
                    ingevuld[veld.naam] = self._anders(veld, poging)
        return ingevuld

    def _plekken(self, wie: str, routes: tuple[str, ...]) -> Iterator[Proef]:
        """One address per route, class of households and kind of id; with it the forms that are about no household."""
        proeven = (
            proef
            for proef in alle_proeven(self.b, self.voorraad, bezoekers=(wie,), routes=routes)
            if proef.methode == "POST"
            and (proef.over_huis or proef.klasse in ("geen", ROOSTER, VRAAG))
            and "POST" in REGISTER[proef.route].methoden
        )
        gezien: set[tuple[str, str, str]] = set()
        for proef in Klassen(self.b, self.zaad).vertegenwoordigers(proeven):
            elk = proef.klasse in (ROOSTER, VRAAG) or proef.route in MEEGEVEN
            plek = (proef.route, proef.huis, proef.pad if elk else proef.klasse)
            if plek not in gezien and (not routes or proef.route in routes):
                gezien.add(plek)
                yield proef

    def _velden(self, proef: Proef) -> list[Veld]:
        """The fields on the page; where it does not open, those that somebody who may come sees on their own."""
        antwoord = None if self._is_dicht(proef) else self._haal(proef.wie, proef.pad)
        if antwoord is None and not proef.huis:
            antwoord = self._haal("lia", proef.pad)
        elif antwoord is None:
            eigen = self.b.wereld.adressen[proef.huis]
            rechthebbende = next(band.wie for band in self.b.wereld.banden if band.huis == proef.huis)
            antwoord = self._haal(rechthebbende, proef.pad) if str(eigen) in proef.pad else None
        lezer = Formulierlezer()
        lezer.feed(antwoord or "")
        return [veld for veld in lezer.velden.values() if veld.naam != "csrfmiddlewaretoken"]

    def _is_dicht(self, proef: Proef) -> bool:
        return bool(proef.huis) and not self.kruiper.orakel.mag_in(proef.wie, proef.huis, DOELEN)

    def _haal(self, wie: str, pad: str) -> str | None:
        """The page as this visitor gets it; asked for once, because each form is sent into the same world."""
        bladen = self.stand.bladen
        if (wie, pad) not in bladen:
            with deur.op_tijdstip(self.b.nu):
                antwoord = self.kruiper.client(wie).get(pad)
            html = "html" in antwoord.headers.get("Content-Type", "") and antwoord.status_code == 200
            bladen[wie, pad] = antwoord.content.decode() if html else None
        return bladen[wie, pad]

    def _vul(self, veld: Veld) -> Any:
        """Something that this field would take."""
        if veld.keuzes:
            return next((keus for keus in veld.keuzes if keus), "")
        if veld.soort == "date":
            return str(self.b.wereld.vandaag + timedelta(days=3 if "uiterlijk" in veld.naam else 0))
        if veld.soort == "hidden" or veld.waarde:
            return veld.waarde
        if veld.soort == "file":
            return SimpleUploadedFile("brief.txt", b"Een brief.")
        return {"number": "7", "time": "12:00"}.get(veld.soort, "Dit typte iemand die zoekt.")

    def _anders(self, veld: Veld, poging: int) -> str:
        """Something else for a field that did not take what it was given."""
        if veld.keuzes:
            over = [keus for keus in veld.keuzes if keus][1:]
            return ("", *over)[(poging + (veld.soort != "checkbox")) % (len(over) + 1)]
        if veld.soort == "date":
            return str(self.b.wereld.vandaag + timedelta(days=(7, -30)[poging % 2]))
        return ("1", "")[poging % 2] if veld.soort == "number" else ("", "12:00")[poging % 2]

    def _vervals(self, veld: Veld, waarde: Any, proef: Proef) -> Any:
        """The same value with numbers of another household in it."""
        if not isinstance(waarde, str):
            return waarde
        ander = next(naam for naam in reversed(list(self.b.huizen)) if naam != (proef.huis or "A"))
        rijen = list(itertools.chain.from_iterable(self.voorraad.per_huis[ander].values()))
        openbaar, nummer = rijen[crc32(veld.naam.encode()) % len(rijen)]
        if _UUID.search(waarde):
            return _UUID.sub(str(openbaar), waarde)
        lid = next(iter(self.b.huizen[ander].leden.values())).nummer
        gekozen = lid if veld.soort in ("select", "radio", "checkbox") else nummer
        return _NUMMER.sub(str(gekozen), waarde) if veld.keuzes else waarde

    def _kan_vooruit(self, proef: Proef) -> bool:
        """Whether the form offers to look who could read what it would store."""
        return not self._is_dicht(proef) and f'name="{VOORBEELD}"' in (self._haal(proef.wie, proef.pad) or "")

    def _stuur(self, proef: Proef, gegevens: dict[str, Any], *, bewaart: bool = True) -> str:
        """Send a form, judge the answer and what changed, put all back; return what a page with mistakes said."""
        waarden = {**gegevens, "verzoek": nieuw_nummer()}
        proef = replace(proef, waarden=tuple(waarden.items()))  # what somebody typed may come back to them
        with deur.op_tijdstip(self.b.nu):
            antwoord = self.kruiper.client(proef.wie).post(proef.pad, waarden)
            with self.kruiper.onder(self._daarna(proef, antwoord.status_code)):
                self.kruiper.beoordeel(proef, lees_antwoord(antwoord), met_grond=True)
                if antwoord.status_code == 302 and antwoord.headers["Location"].startswith("/"):
                    self._volg(proef, antwoord.headers["Location"])
        self._beoordeel_stand(proef, bewaart=bewaart)
        return antwoord.content.decode() if antwoord.status_code == 422 else ""

    def _daarna(self, proef: Proef, status: int) -> Orakel:
        """Who judges what follows: who waits for a colleague and goes on alone, has emergency access from then on."""
        wereld = self.b.wereld
        wacht = [een for een in wereld.tijdelijk if (een.wie, een.soort) == (proef.wie, "nood_wacht")]
        if not wacht or (proef.route, status) != ("nood_doorgaan", 302):
            return self.kruiper.orakel
        return Orakel(replace(wereld, tijdelijk=[*wereld.tijdelijk, *(replace(een, soort="nood") for een in wacht)]))

    def _volg(self, proef: Proef, pad: str) -> None:
        """Read the page that the answer leads to, as a page of its own."""
        try:
            route = resolve(urlsplit(pad).path).url_name or ""
        except Resolver404:
            route = ""
        doelen = REGISTER[route].doelen if route in REGISTER else frozenset()
        volgende = replace(
            proef, route=route, methode="GET", huis="", doelen=frozenset(d.value for d in doelen), pad=pad
        )
        antwoord = self.kruiper.client(proef.wie).get(pad)
        self.kruiper.beoordeel(volgende, lees_antwoord(antwoord), met_grond=True)

    def _beoordeel_stand(self, proef: Proef, *, bewaart: bool) -> None:
        """Whether a row changed that this visitor may not change, or a word came to lie elsewhere; put all back."""
        if geraakt := self.stand.geraakt():
            wijzigingen = self.stand.verschil(geraakt)
            self._vergelijk(proef, wijzigingen)
            if wijzigingen and not bewaart:
                self.kruiper.meld("gewijzigd", proef, "wie alleen vooruitkeek, bewaarde iets")
            self._rust(proef, wijzigingen)
            self.stand.zet_terug(geraakt)
        self.kruiper.clienten_terug((proef.wie,))  # may have logged out, or taken on another capacity

    def _vergelijk(self, proef: Proef, wijzigingen: list[Gewijzigd]) -> None:
        """No row of a household that does not open for this visitor may have changed, and no roster of others."""
        geraakt = defaultdict(set)
        for een in wijzigingen:
            geraakt[self._naam(een.huishouden)].add(een.tabel)
        for huis, tabellen in sorted(geraakt.items()):
            if huis and not self._mag_wijzigen(proef.wie, huis, tabellen):
                self.kruiper.meld("gewijzigd", proef, f"rijen van {huis}: {' '.join(sorted(tabellen))}")
        if any(een.tabel in ROOSTERS and not self._eigen_rooster(proef.wie, een) for een in wijzigingen):
            self.kruiper.meld("gewijzigd", proef, "het rooster van een ander team is veranderd")

    def _mag_wijzigen(self, wie: str, huis: str, tabellen: Collection[str]) -> bool:
        """Where a household opens; and who waits for a colleague may go on alone: it is never impossible.

        Who reads with consent says that it was received, and changes nothing else.
        """
        wacht = any((een.wie, een.soort, een.voor) == (wie, "nood_wacht", huis) for een in self.b.wereld.tijdelijk)
        ontvangt = ONTVANGST.issuperset(tabellen) and self.kruiper.orakel.mag_in(wie, huis, {"gedeeld"})
        return wacht or ontvangt or self.kruiper.orakel.mag_in(wie, huis, DOELEN)

    def _eigen_rooster(self, wie: str, een: Gewijzigd) -> bool:
        """Whether a duty is of one's own team; whether a period of standing in is about oneself or one's own team."""
        mensen = self.b.wereld.mensen
        if wie not in mensen or not mensen[wie].rol:
            return False
        zelf = self.b.actor(wie)
        if een.tabel == "tandem_dienst":
            return bool(een.rij["team_id"] == zelf.team)
        eigen = {self.b.actor(naam).medewerker for naam, mens in mensen.items() if mens.team == mensen[wie].team}
        return bool({een.rij["voor_id"], een.rij["door_id"]} & (eigen | {zelf.medewerker}))

    def _rust(self, proef: Proef, wijzigingen: list[Gewijzigd]) -> None:
        """What now lies in the tables: no word in a row of another household, unless who moved it may."""
        for een in wijzigingen:
            huis = self._naam(een.sleutel_van)
            for kanarie, plek in woorden_in(self.b, een.tabel, een.rij) if een.nu else ():
                if huis != kanarie.huis and not self._mag_verplaatsen(proef.wie, kanarie, huis):
                    self.kruiper.meld(
                        "verplaatst", proef, f"{kanarie.wat} van {kanarie.huis} staat in {plek} van {huis}"
                    )

    def _naam(self, nummer: int | None) -> str:
        """The name of a household in this world; empty for one that was made since."""
        return self._adressen.get(self.voorraad.nummers.get(nummer or 0), "")  # type: ignore[arg-type]

    def _mag_verplaatsen(self, wie: str, kanarie: Kanarie, huis: str) -> bool:
        """To split, merge or correct is for who may see the word, into a file of their own or a new one."""
        orakel = self.kruiper.orakel
        return orakel.mag_zien(wie, kanarie, {"hulp"}) and (not huis or orakel.mag_in(wie, huis, {"hulp"}))


def versleuteld(model: Any) -> list[str]:
    """The encrypted columns of a model."""
    return [veld.column or "" for veld in model._meta.local_fields if isinstance(veld, VersleuteldVeld)]


def woorden_in(b: Bouwer, tabel: str, rij: dict[str, Any]) -> Iterator[tuple[Kanarie, str]]:
    """Open the encrypted columns of a row as it lies in its table: each word of the world, and in which column."""
    nummer = Gewijzigd(tabel, True, rij).sleutel_van
    for kolom in VERSLEUTELD.get(tabel, ()):
        if nummer and rij[kolom] is not None:
            inhoud = bytes.fromhex(rij[kolom].removeprefix("\\x"))
            tekst = ontsleutel(inhoud, huishouden=nummer, plek=f"{tabel}.{kolom}").decode("utf-8", "replace")
            yield from ((een, f"{tabel}.{kolom}") for een in b.wereld.kanaries.values() if een.woord in tekst)


VERSLEUTELD = {m._meta.db_table: kolommen for m in apps.get_models() if (kolommen := versleuteld(m))}
"""Table -> its encrypted columns."""
