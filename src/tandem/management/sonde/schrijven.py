"""Probes that write: forms filled as somebody would, and forged with numbers of other households. On a copy only."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from zlib import crc32

from django.apps import apps

from tandem.acties import deur
from tandem.management.sonde.beschrijving import Kanarie
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.kruipen import Bevinding, Kruiper, Uitslag, lees_antwoord, nieuw_nummer
from tandem.management.sonde.plaats import eigenaar, op_database, som_per_huishouden
from tandem.management.sonde.proeven import ROOSTER, Proef, Voorraad, alle_proeven, lees_voorraad
from tandem.models.velden import VersleuteldVeld
from tandem.web.pagina import REGISTER

_NUMMER = re.compile(r"\b\d+\b")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ROOSTERTEAMS = ("noord", "zuid")
"""The teams of the duties and of the standing in of this world."""
NIET_VERGELEKEN = ("tandem_inzage", "tandem_verzoek", "tandem_zoekpoging")
"""The log must grow when somebody tries; a form's id and a count of searches belong to no household."""


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
    """Sends forms as one visitor, and looks afterwards whether anything changed that should not have."""

    def __init__(self, b: Bouwer, database: str) -> None:
        """Take the world and the copy to write in."""
        self.b, self.database = b, database
        self.voorraad: Voorraad = lees_voorraad(b, database)
        self.kruiper = Kruiper(b, self.voorraad)
        modellen = [model for model in apps.get_app_config("tandem").get_models() if hasattr(model, "muur")]
        self._tabellen = [m._meta.db_table for m in modellen if m._meta.db_table not in NIET_VERGELEKEN]

    def loop(self, wie: str, *, routes: tuple[str, ...] = ()) -> Uitslag:
        """Send every form that opens for this visitor, in four ways, and the same forms where nothing opens."""
        vooraf, rooster = som_per_huishouden(self.database, self._tabellen), self._rooster()
        for proef in self._plekken(wie, routes):
            for gegevens in self._invullingen(proef):
                self._stuur(proef, gegevens)
        self._vergelijk(wie, vooraf)
        mens = self.b.wereld.mensen.get(wie)
        if self._rooster() != rooster and (mens is None or mens.team not in ROOSTERTEAMS):
            self._meld("gewijzigd", wie, "", "het rooster van een ander team is veranderd")
        self._rust(wie)
        return self.kruiper.uitslag

    def _rooster(self) -> list[Any]:
        """Who is on duty and who stands in, as it lies in the tables."""
        vraag = "SELECT d::text FROM tandem_dienst d UNION ALL SELECT w::text FROM tandem_waarneming w ORDER BY 1"
        with eigenaar(self.database) as verbinding:
            return verbinding.execute(vraag).fetchall()

    def _plekken(self, wie: str, routes: tuple[str, ...]) -> Iterator[Proef]:
        """One address per route, household and kind of id."""
        proeven = (
            proef
            for proef in alle_proeven(self.b, self.voorraad, bezoekers=(wie,), routes=routes)
            if proef.methode == "POST"
            and (proef.over_huis or proef.klasse == ROOSTER)
            and "POST" in REGISTER[proef.route].methoden
        )
        gezien: set[tuple[str, str, str]] = set()
        for proef in proeven:
            plek = (proef.route, proef.huis, proef.pad if proef.klasse == ROOSTER else proef.klasse)
            if plek not in gezien and (not routes or proef.route in routes):
                gezien.add(plek)
                yield proef

    def _invullingen(self, proef: Proef) -> Iterator[dict[str, Any]]:
        """Fill in the form: as asked, and with each number replaced by one of another household."""
        velden = self._velden(proef)
        gewoon = {veld.naam: self._vul(veld) for veld in velden}
        yield {**gewoon, "verzoek": nieuw_nummer()}
        vreemd = {veld.naam: self._vervals(veld, gewoon[veld.naam], proef) for veld in velden}
        if vreemd != gewoon:
            yield {**vreemd, "verzoek": nieuw_nummer()}

    def _velden(self, proef: Proef) -> list[Veld]:
        """The fields on the page; where it does not open, those that somebody who may come sees on their own."""
        antwoord = self._haal(proef.wie, proef.pad)
        if antwoord is None and proef.klasse == ROOSTER:
            antwoord = self._haal("lia", proef.pad)
        elif antwoord is None:
            eigen = self.b.wereld.adressen[proef.huis]
            rechthebbende = next(band.wie for band in self.b.wereld.banden if band.huis == proef.huis)
            antwoord = self._haal(rechthebbende, proef.pad) if str(eigen) in proef.pad else None
        lezer = Formulierlezer()
        lezer.feed(antwoord or "")
        return [veld for veld in lezer.velden.values() if veld.naam != "csrfmiddlewaretoken"]

    def _haal(self, wie: str, pad: str) -> str | None:
        with deur.op_tijdstip(self.b.nu):
            antwoord = self.kruiper.client(wie).get(pad)
        return antwoord.content.decode() if antwoord.status_code == 200 else None

    def _vul(self, veld: Veld) -> str:
        """Something that this field would take."""
        if veld.keuzes:
            return next((keus for keus in veld.keuzes if keus), "")
        if veld.soort == "date":
            return str(self.b.wereld.vandaag + timedelta(days=3 if "uiterlijk" in veld.naam else 0))
        if veld.soort == "hidden" or veld.waarde:
            return veld.waarde
        return "7" if veld.soort == "number" else "Dit typte iemand die zoekt."

    def _vervals(self, veld: Veld, waarde: str, proef: Proef) -> str:
        """The same value with numbers of another household in it."""
        ander = next(naam for naam in reversed(list(self.b.huizen)) if naam != (proef.huis or "A"))
        rijen = list(itertools.chain.from_iterable(self.voorraad.per_huis[ander].values()))
        openbaar, nummer = rijen[crc32(veld.naam.encode()) % len(rijen)]
        if _UUID.search(waarde):
            return _UUID.sub(str(openbaar), waarde)
        lid = next(iter(self.b.huizen[ander].leden.values())).nummer
        gekozen = lid if veld.soort in ("select", "radio", "checkbox") else nummer
        return _NUMMER.sub(str(gekozen), waarde) if veld.keuzes else waarde

    def _stuur(self, proef: Proef, gegevens: dict[str, Any]) -> None:
        proef = replace(proef, waarden=tuple(gegevens.items()))  # what somebody typed may come back to them
        with deur.op_tijdstip(self.b.nu):
            antwoord = self.kruiper.client(proef.wie).post(proef.pad, gegevens)
            self.kruiper.beoordeel(proef, lees_antwoord(antwoord), met_grond=True)
            if antwoord.status_code == 302 and antwoord.headers["Location"].startswith("/"):
                vervolg = self.kruiper.client(proef.wie).get(antwoord.headers["Location"])
                self.kruiper.beoordeel(proef, lees_antwoord(vervolg), met_grond=True)

    def _vergelijk(self, wie: str, vooraf: dict[int, str]) -> None:
        """No row of a household that does not open for this visitor may have changed."""
        achteraf = som_per_huishouden(self.database, self._tabellen)
        with eigenaar(self.database) as verbinding:
            adres = dict(verbinding.execute("SELECT id, openbaar FROM tandem_huishouden").fetchall())
        naam_bij = {openbaar: naam for naam, openbaar in self.b.wereld.adressen.items()}
        doelen = frozenset({"hulp", "teamleiding", "dienst"})
        for nummer, som in vooraf.items():
            huis = naam_bij.get(adres.get(nummer), "")  # type: ignore[arg-type]
            if achteraf.get(nummer) != som and not self.kruiper.orakel.mag_in(wie, huis, doelen):
                self._meld("gewijzigd", wie, huis, "een rij van dit huishouden is veranderd")

    def _rust(self, wie: str) -> None:
        """What lies in the tables: no word in a row of another household, or less deep than where it was written."""
        for huis, kanarie, plek in woorden_in_rust(self.b, self.database):
            if huis != kanarie.huis and not self._mag_verplaatsen(wie, kanarie, huis):
                self._meld("verplaatst", wie, huis, f"{kanarie.wat} van {kanarie.huis} staat in {plek}")

    def _mag_verplaatsen(self, wie: str, kanarie: Kanarie, huis: str) -> bool:
        """To split, merge or correct is for who may see the word, into a file of their own or a new one."""
        orakel = self.kruiper.orakel
        return orakel.mag_zien(wie, kanarie, {"hulp"}) and (not huis or orakel.mag_in(wie, huis, {"hulp"}))

    def _meld(self, soort: str, wie: str, huis: str, wat: str) -> None:
        self.kruiper.uitslag.bevindingen.append(Bevinding(soort, wie, "", "POST", huis, "", "", wat))


def woorden_in_rust(b: Bouwer, database: str) -> Iterator[tuple[str, Kanarie, str]]:
    """Open every encrypted field of every row, as the owner: household, word, and where it lies."""
    naam_bij = {openbaar: naam for naam, openbaar in b.wereld.adressen.items()}
    with op_database(database, "eigenaar"):
        huishouden = apps.get_model("tandem", "Huishouden")
        huizen = {nr: naam_bij.get(adres, "") for nr, adres in huishouden.objects.values_list("pk", "openbaar")}
        for model in apps.get_app_config("tandem").get_models():
            velden = [veld.attname for veld in model._meta.local_fields if isinstance(veld, VersleuteldVeld)]
            for rij in model._default_manager.all() if velden else ():
                huis = huizen[getattr(rij, "huishouden_id", rij.pk)]
                for veld in velden:
                    tekst = str(getattr(rij, veld) or "")
                    for kanarie in b.wereld.kanaries.values():
                        if kanarie.woord in tekst:
                            yield huis, kanarie, f"{model._meta.model_name}.{veld}"
