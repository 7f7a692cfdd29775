"""Who the benchmark is: a professional with about fifty households and a team leader with about two thousand.

They are found among the fictitious people of the filling, get an account with password and second factor as the first
invitation would give them, and log in over HTTP like anybody.
"""

import os
import re
import secrets
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

import psycopg
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth import get_user_model
from django.urls import reverse
from psycopg.rows import dict_row

from tandem.acties.rechten.account import account_voor
from tandem.acties.rechten.wie import actor_voor
from tandem.koppelingen.database import Databaserol, ingebed_adres
from tandem.regels.rechten.actor import Actor

_PROFESSIONAL = """
    SELECT b.medewerker_id AS medewerker, l.id AS lidmaatschap, count(DISTINCT b.huishouden_id) AS huishoudens
      FROM tandem_betrokkenheid b
      JOIN tandem_teamlidmaatschap l ON l.medewerker_id = b.medewerker_id AND l.rol_id = b.rol
     WHERE b.rol = 'casusregisseur' AND b.tot IS NULL AND l.tot IS NULL
     GROUP BY 1, 2 ORDER BY abs(count(DISTINCT b.huishouden_id) - 50), 1 LIMIT 1
"""
_TEAMLEIDER = """
    SELECT l.medewerker_id AS medewerker, l.id AS lidmaatschap, count(DISTINCT b.huishouden_id) AS huishoudens
      FROM tandem_teamlidmaatschap l JOIN tandem_betrokkenheid b ON b.team_id = l.team_id
     WHERE l.rol_id = 'teamleider' AND b.tot IS NULL AND l.tot IS NULL
     GROUP BY 1, 2 ORDER BY abs(count(DISTINCT b.huishouden_id) - 2000), 1 LIMIT 1
"""


@dataclass(frozen=True)
class Mens:
    """Somebody who measures: who they are to the door, how many households their keys open, and their session."""

    naam: str
    actor: Actor
    huishoudens: int
    koppen: dict[str, str]

    @property
    def leidt(self) -> bool:
        """Whether it is the team leader."""
        return self.actor.rol == "teamleider"


def eigenaar() -> "psycopg.Connection[dict[str, Any]]":
    """Connect as the owner, who sees past the walls: to choose and to count, never to measure."""
    return psycopg.connect(ingebed_adres(Databaserol.EIGENAAR).dsn, row_factory=dict_row, autocommit=True)


def professional(poort: int) -> Mens:
    """Log in as the professional whose keys open nearest to fifty households."""
    return _mens(poort, "professional", _PROFESSIONAL)


def teamleider(poort: int) -> Mens:
    """Log in as the leader whose team works with nearest to two thousand households."""
    return _mens(poort, "teamleider", _TEAMLEIDER)


def adviseur(poort: int, vraag: str) -> Mens:
    """Log in as a policy adviser, who has no key to any household."""
    return _mens(poort, "adviseur", vraag)


def _mens(poort: int, naam: str, vraag: str) -> Mens:
    if os.environ.get("DATABASE_URL"):
        raise SystemExit("Meten gebeurt nooit in een echte database. Haal DATABASE_URL weg uit de omgeving.")
    with eigenaar() as verbinding:
        rij = verbinding.execute(vraag).fetchone()
    if rij is None:
        raise SystemExit("Er zijn nog geen huishoudens om te meten. Eerst: ./tandem vul --huishoudens 62000 --zaad 1")
    account = account_voor(medewerker=rij["medewerker"])
    actor = actor_voor(account=account, lidmaatschap=rij["lidmaatschap"])
    if actor is None:
        raise SystemExit(f"De gekozen {naam} heeft vandaag geen rol.")
    return Mens(f"{naam}-{rij['huishoudens']}", actor, rij["huishoudens"], log_in(poort, account))


def log_in(poort: int, account: int) -> dict[str, str]:
    """Log in with a new password and a new second factor; return the headers that carry the session."""
    mens, wachtwoord = get_user_model().objects.get(pk=account), secrets.token_urlsafe(24)
    mens.set_password(wachtwoord)
    mens.save()
    mens.authenticator_set.all().delete()  # type: ignore[attr-defined]  # allauth's reverse relation
    geheim = totp.generate_totp_secret()
    totp.TOTP.activate(mens, geheim)
    gast = _Gast(poort)
    gast.haal(reverse("account_login"))
    gast.stuur(reverse("account_login"), login=mens.username, password=wachtwoord)
    gast.stuur(reverse("mfa_authenticate"), code=_code(geheim))
    if gast.haal("/").status not in (200, 302) or "sessionid" not in gast.koekjes:
        raise SystemExit("Inloggen lukt niet.")
    return {"Cookie": gast.kop(), "X-CSRFToken": gast.koekjes["csrftoken"].value, "Accept": "text/html"}


def _code(geheim: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(geheim, int(time.time()) // 30)))


class _Gast:
    """A browser with cookies and nothing else."""

    def __init__(self, poort: int) -> None:
        self.poort, self.koekjes = poort, SimpleCookie()

    def haal(self, adres: str) -> HTTPResponse:
        return self._vraag("GET", adres)

    def stuur(self, adres: str, **velden: str) -> HTTPResponse:
        merk = self.koekjes["csrftoken"].value
        antwoord = self._vraag("POST", adres, urlencode({**velden, "csrfmiddlewaretoken": merk}))
        if antwoord.status != 302:
            raise SystemExit(f"{adres} antwoordt {antwoord.status} bij het inloggen.")
        return antwoord

    def kop(self) -> str:
        return "; ".join(f"{naam}={koek.value}" for naam, koek in self.koekjes.items())

    def _vraag(self, methode: str, adres: str, inhoud: str = "") -> HTTPResponse:
        verbinding = HTTPConnection("127.0.0.1", self.poort, timeout=60)
        soort = {"Content-Type": "application/x-www-form-urlencoded"} if inhoud else {}
        verbinding.request(methode, adres, body=inhoud or None, headers={"Cookie": self.kop(), **soort})
        antwoord = verbinding.getresponse()
        antwoord.read()
        for koek in antwoord.headers.get_all("Set-Cookie", []):
            self.koekjes.load(re.sub(r"; .*", "", koek))
        return antwoord
