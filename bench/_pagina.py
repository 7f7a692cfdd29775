"""What a page holds and what it asks of the database, seen in this process with the same session as over HTTP."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from http.cookies import SimpleCookie

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench._mensen import Mens
from bench._rapport import tabel

_RIJ = 'class="tandem-rijen__rij"'
_NAAM = re.compile(r'tandem-rijen__titel" href="([^"]*)"><bdi>([^<]*)</bdi>')


@dataclass(frozen=True)
class Blad:
    """One page: its rows, its queries (statements sent to PostgreSQL, session and log included), its length."""

    naam: str
    wie: str
    rijen: int
    vragen: int
    tekens: int


def bekijk(mens: Mens, naam: str, adres: str) -> Blad:
    """Open a page twice and tell about the second time, when what a process keeps is there."""
    client = _client(mens)
    client.get(adres)
    with CaptureQueriesContext(connection) as gevraagd:
        antwoord = client.get(adres)
    if antwoord.status_code != 200:
        raise SystemExit(f"{adres} antwoordt {antwoord.status_code}.")
    html = antwoord.content.decode()
    return Blad(naam, mens.naam, html.count(_RIJ), len(gevraagd), len(antwoord.content))


def huishoudens_in_lijst(mens: Mens) -> list[tuple[str, str]]:
    """The address and the name of the households on the first page of somebody's list."""
    adres = "/team/huishoudens/" if mens.leidt else "/huishoudens/"
    return [(pad, unescape(naam)) for pad, naam in _NAAM.findall(haal(mens, adres))]


def haal(mens: Mens, adres: str) -> str:
    """Return a page as text."""
    return _client(mens).get(adres).content.decode()


def _client(mens: Mens) -> Client:
    client = Client()
    client.cookies = SimpleCookie(mens.koppen["Cookie"])
    return client


def tabel_van(bladen: Sequence[Blad]) -> str:
    """What the pages hold."""
    return tabel(
        ("pagina", "wie", "rijen", "vragen aan PostgreSQL", "kB"),
        [(b.naam, b.wie, str(b.rijen), str(b.vragen), f"{b.tekens / 1000:.0f}") for b in bladen],
    )
