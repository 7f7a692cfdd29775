"""Walking round the work of organisations: every route of it, as everybody, with every row of everybody.

What is found: a word in an answer (page, file or header) that the oracle does not allow; an answer to somebody else's
row that differs from that to a row which does not exist; a change by who may not make it; an unexpected fault.
"""

import re
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import psycopg
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from tandem.acties.organisatie import deur
from tandem.acties.rechten.account import account_voor
from tandem.instellingen.account import TWEEDE_FACTOR
from tandem.management.sonde.kruipen import Bevinding, Uitslag
from tandem.management.sonde.lezen import leesbaar
from tandem.management.sonde.plaats import eigenaar
from tandem.management.sonde.streek import GEMEENTEN, NAMENS, REGIO, Streek, Streekorakel
from tandem.management.sonde.streekwaarden import AAN, EIGEN, NIET
from tandem.models.basis import Gericht
from tandem.models.muren.organisatie import organisatiemodellen
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.organisatie import Werklaag
from tandem.web.pagina import REGISTER, Beleid

DEEL = "werk van organisaties"
TABEL: dict[str, str] = {
    "regel": "verbeterregel",
    "lid": "kernteamlid",
    "plan": "verbeterplan",
    "woord": "eigenwoord",
    "meting": "afname",
    "uitkomst.meting": "uitkomst",
    "analyse": "impactanalyse",
    "punt": "adviespunt",
    "gevolg": "adviesgevolg",
    "ervaring": "ervaringsinzet",
}
"""Names in addresses that differ from the name of the table; with its route a name goes first."""
GERICHT = frozenset(str(model._meta.model_name) for model in organisatiemodellen() if issubclass(model, Gericht))
"""Tables of what one organisation sends to another."""
WOORDEN: dict[str, tuple[str, ...]] = {
    "code": ("informatie",),
    "actie": ("informatie_kaders",),
    "vorm": ("word", "pdf", "rekenblad"),
    "stuk": ("advies", "reactie"),
    "stap": ("pak_op", "geef_door"),
    "naar": ("plan", "evalueren"),
    "zet": ("pauzeer", "hervat"),
    "wat": ("vraag", "observatie", "doorgeven"),
    "vraag": ("rol_wie",),
    "link": ("geen-link",),
    "versie": ("2025-03",),
    "onderdeel": ("vast_gezicht",),
    "soort": ("formatie", "competentie"),
    "gat": ("deel-vast_gezicht",),
    **dict.fromkeys(
        (
            f"{naam}.code"
            for naam in (
                "meting_inlezen",
                "metingen_rekenblad",
                "vragenlijst_intrekken",
                "vragenlijst_lezen",
                "vragenlijst_rekenblad",
            )
        ),
        ("checklist_sturing", *(f"eigen-{gemeente}" for gemeente in GEMEENTEN)),
    ),
}
"""What can stand at a place for a word; with its route a name goes first."""
WOORD = re.compile(r"streekwoord\d{5}q")
"""What a word of this world looks like."""
_WISSELT = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*|data-csrf="[^"]*|[0-9a-f]{8}-[0-9a-f-]{27}|/verbeteren/[^"<\s]*'
)


@dataclass(frozen=True)
class Vraag:
    """One request. ``van``: whose row stands in the address (empty: none), ``onbekend``: one that does not exist."""

    wie: str
    naam: str
    methode: str
    pad: str
    van: str = ""
    laag: str = ""
    tabel: str = ""


class Streekkruiper:
    """Walks round as everybody in the second world, in this process."""

    def __init__(self, streek: Streek, database: str) -> None:
        """Log in as everybody once."""
        self.streek, self.database, self.orakel = streek, database, Streekorakel()
        self.clienten = {wie: _ingelogd(actor) for wie, actor in streek.bezoekers.items()}
        self.uitslag = Uitslag()
        self._onbekend: dict[tuple[str, str, str], tuple[int, str]] = {}
        self._stand_nu = ""
        self._eigenaar: psycopg.Connection[Any]

    def loop(self, *, namen: Collection[str] = (), alleen_muur_2: bool = False) -> Uitslag:
        """Make every request and judge each; ``namen``: of these routes only.

        ``alleen_muur_2``: with the app's own filter off, reading only.
        """
        self.uitslag, deur.APP_FILTERT = Uitslag(), not alleen_muur_2
        self._onbekend, self._stand_nu = {}, ""
        try:
            with eigenaar(self.database) as self._eigenaar:
                for vraag in vragen(self.streek, namen):
                    if vraag.methode == "GET" or not (alleen_muur_2 or self._zou_veranderen(vraag)):
                        self._doe(vraag)
        finally:
            deur.APP_FILTERT = True
        if alleen_muur_2:
            self.uitslag.bevindingen = [een for een in self.uitslag.bevindingen if een.soort == "lek"]
        return self.uitslag

    def _doe(self, vraag: Vraag) -> None:
        vreemd = bool(vraag.van) and not self._mag(vraag)
        schrijft = vraag.methode != "GET"
        toen = (self._stand_nu or self._stand()) if vreemd and schrijft else ""
        status, tekst = self.haal(vraag.wie, vraag.methode, vraag.pad)
        if schrijft:
            self._stand_nu = self._stand() if vreemd else ""
        self.uitslag.proeven += 1
        self.uitslag.statussen[status] += 1
        self.uitslag.per_wie[vraag.wie] += 1
        self.uitslag.gezien |= {vraag.naam} if status == 200 else set()
        for woord in sorted(set(WOORD.findall(tekst))):
            lek = self.streek.woorden[woord]
            if not self.orakel.mag_zien(vraag.wie, lek):
                self._vond("lek", vraag, f"{lek.wat} van {lek.gemeente}")
        if status >= 500:
            self._vond("kapot", vraag, "een onverwachte fout")
        if vreemd and (status, _kaal(tekst)) != self._als_onbekend(vraag):
            self._vond("bestaan", vraag, "anders dan wat er niet is")
        if toen and toen != self._stand_nu:
            self._vond("gewijzigd", vraag, "er is iets veranderd")

    def _mag(self, vraag: Vraag) -> bool:
        if vraag.van == REGIO:
            return vraag.wie in NAMENS
        gericht = vraag.tabel in GERICHT
        leest = self.orakel.mag_lezen(vraag.wie, vraag.van, vraag.laag, gericht=gericht, eigen=vraag.tabel in EIGEN)
        thuis = vraag.wie.partition(" ")[2]
        return leest and (vraag.methode == "GET" or thuis == vraag.van or (gericht and thuis in AAN[vraag.van]))

    def _zou_veranderen(self, vraag: Vraag) -> bool:
        """Whether this is somebody's own row: an empty form may well be carried out (taking away asks nothing)."""
        return bool(vraag.van) and self._mag(vraag)

    def _als_onbekend(self, vraag: Vraag) -> tuple[int, str]:
        """What this visitor gets for a row that does not exist; asked once, for it is the same however often."""
        pad = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", str(uuid.UUID(int=7)), vraag.pad)
        sleutel = (vraag.wie, vraag.methode, pad)
        if sleutel not in self._onbekend:
            status, tekst = self.haal(*sleutel)
            self._onbekend[sleutel] = status, _kaal(tekst)
        return self._onbekend[sleutel]

    def haal(self, wie: str, methode: str, pad: str) -> tuple[int, str]:
        """Make one request; return its status and everything in the answer that can be read."""
        client = self.clienten[wie]
        client.raise_request_exception = False
        antwoord: Any = client.get(pad) if methode == "GET" else client.post(pad, {"verzoek": str(uuid.uuid4())})
        inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
        return antwoord.status_code, f"{antwoord.headers}\n{leesbaar(inhoud)}"

    def _stand(self) -> str:
        """A hash over every row of every organisation but the log, as the owner sees it."""
        namen = [m._meta.db_table for m in organisatiemodellen() if m._meta.model_name not in NIET]
        rijen = "coalesce((SELECT string_agg(r::text, '' ORDER BY id) FROM {} r), '')"
        delen = " || ".join(map(rijen.format, namen))
        (som,) = self._eigenaar.execute(f"SELECT md5({delen})").fetchone() or ("",)  # noqa: S608 - own names
        return str(som)

    def _vond(self, soort: str, vraag: Vraag, wat: str) -> None:
        plek = (vraag.wie, vraag.naam, vraag.methode, vraag.van, vraag.laag, vraag.pad)
        self.uitslag.bevindingen.append(Bevinding(soort, *plek, wat))


def routes() -> list[Beleid]:
    """Every route about the work of organisations."""
    _ = get_resolver().url_patterns  # pages are in the register once they have been imported
    return [beleid for _, beleid in sorted(REGISTER.items()) if Doel.VERBETEREN in beleid.doelen]


def vragen(streek: Streek, alleen: Collection[str] = ()) -> Iterator[Vraag]:
    """Every request: each route, each visitor, each row that its address can name, and one that does not exist."""
    lagen = {str(m._meta.model_name): m for m in organisatiemodellen()}
    for beleid in routes():
        if alleen and beleid.naam not in alleen:
            continue
        namen = re.findall(r"<(?:(\w+):)?(\w+)>", beleid.pad)
        for van, laag, tabel, waarden in _vullingen(streek, beleid.naam, namen, lagen):
            pad = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda plek, w=waarden: str(w[plek[1]]), beleid.pad)  # type: ignore[misc]
            for wie in streek.bezoekers:
                for methode in beleid.methoden:
                    yield Vraag(wie, beleid.naam, methode, pad, van, laag, tabel)


def _vullingen(
    streek: Streek, route: str, namen: list[tuple[str, str]], tabellen: dict[str, Any]
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Whose row and which layer, with the values of an address; a word has each of its values in turn."""
    plekken = [naam for soort, naam in namen if soort != "uuid"]
    for keuze in product(*(WOORDEN.get(f"{route}.{naam}") or WOORDEN[naam] for naam in plekken)):
        woorden: dict[str, Any] = dict(zip(plekken, keuze, strict=True))
        uuids = [naam for soort, naam in namen if soort == "uuid"]
        for van, laag, tabel, nummers in _nummers(streek, route, uuids, tabellen):
            yield van, laag, tabel, woorden | nummers


def _nummers(
    streek: Streek, route: str, namen: list[str], tabellen: dict[str, Any]
) -> Iterator[tuple[str, str, str, dict[str, uuid.UUID]]]:
    if not namen:
        yield "", "", "", {}
        return
    yield "", "", "", dict.fromkeys(namen, uuid.UUID(int=7))
    welke = {naam: TABEL.get(f"{route}.{naam}", TABEL.get(naam, naam)) for naam in namen}
    ook_regio = all((REGIO, tabel) in streek.rijen for tabel in welke.values())
    for gemeente in (*GEMEENTEN, REGIO) if ook_regio else GEMEENTEN:
        rijen = {naam: streek.rijen[gemeente, tabel][0] for naam, tabel in welke.items()}
        laatste: Any = rijen[namen[-1]]
        laag = Werklaag(tabellen[welke[namen[-1]]].orgmuur.laag or laatste.laag)
        nummers = {naam: getattr(rij, "meting", rij.openbaar) for naam, rij in rijen.items()}
        yield gemeente, laag.name.lower(), welke[namen[-1]], nummers


def _kaal(tekst: str) -> str:
    return _WISSELT.sub("", tekst)


def _ingelogd(actor: Any) -> Client:
    client, account = Client(), account_voor(medewerker=actor.medewerker)
    client.force_login(get_user_model().objects.get(pk=account))
    sessie = client.session
    sessie.update({"lidmaatschap": actor.lidmaatschap, TWEEDE_FACTOR: account})
    sessie.save()
    connection.close()
    return client
