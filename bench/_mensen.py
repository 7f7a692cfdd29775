"""Who the benchmark is: a professional with about fifty households and a team leader with about two thousand.

They are added to the filling with ties of their own (nothing of what is there changes), get an account with password
and second factor as the first invitation would give them, and log in over HTTP like anybody.
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

PER_PROFESSIONAL, PROFESSIONALS = 50, 40
_TEAM = """
    WITH org AS (
        INSERT INTO tandem_organisatie (code, naam, soort, gemeente_id, bron)
        SELECT 'meetteam', 'Meetteam (voorbeeld)', 'lokaal_team', min(id), 'voorbeeldinhoud' FROM tandem_gemeente
        RETURNING id, gemeente_id)
    INSERT INTO tandem_team (code, naam, soort, organisatie_id, gemeente_id, telefoon, bron)
    SELECT 'meetteam', 'Meetteam (voorbeeld)', 'lokaal_team', id, gemeente_id, '', 'voorbeeldinhoud' FROM org
"""
_MENS = """
    WITH mens AS (
        INSERT INTO tandem_medewerker (code, naam, telefoon) VALUES (%(code)s, %(naam)s, '') RETURNING id)
    INSERT INTO tandem_teamlidmaatschap (medewerker_id, team_id, organisatie_id, rol_id, van)
    SELECT mens.id, t.id, t.organisatie_id, %(rol)s, '2015-01-01' FROM mens, tandem_team t WHERE t.code = 'meetteam'
"""
_BANDEN = """
    WITH mens AS (
        SELECT m.id, row_number() OVER (ORDER BY m.code) - 1 AS plek, l.team_id, l.organisatie_id
          FROM tandem_medewerker m JOIN tandem_teamlidmaatschap l ON l.medewerker_id = m.id
         WHERE m.code LIKE 'meet\\_%%' AND l.rol_id = 'casusregisseur'
    ), huis AS (
        SELECT huishouden_id, casus_id, (row_number() OVER (ORDER BY huishouden_id) - 1) / %(per)s AS plek
          FROM (SELECT DISTINCT ON (huishouden_id) huishouden_id, casus_id FROM tandem_betrokkenheid
                 WHERE tot IS NULL AND rol = 'casusregisseur' ORDER BY huishouden_id, id) lopend LIMIT %(alle)s
    )
    INSERT INTO tandem_betrokkenheid (openbaar, huishouden_id, casus_id, medewerker_id, organisatie_id, team_id, rol,
                                      taak, domein, grondslag, leden, vast_gezicht, van, toestemming_van,
                                      wisselreden, versie)
    SELECT gen_random_uuid(), huis.huishouden_id, huis.casus_id, mens.id, mens.organisatie_id, mens.team_id,
           'casusregisseur', 'casusregie', '', '', '{}', false, '2026-01-01', '{}', '', 1
      FROM huis JOIN mens ON mens.plek = huis.plek
"""
_WIE = """
    SELECT m.id AS medewerker, l.id AS lidmaatschap,
           (SELECT count(DISTINCT b.huishouden_id) FROM tandem_betrokkenheid b
             WHERE b.tot IS NULL AND CASE WHEN l.rol_id = 'teamleider' THEN b.team_id = l.team_id
                                          ELSE b.medewerker_id = m.id END) AS huishoudens
      FROM tandem_medewerker m JOIN tandem_teamlidmaatschap l ON l.medewerker_id = m.id WHERE m.code = %(code)s
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
    """Log in as somebody whose keys open fifty households (fewer in a smaller filling)."""
    return _mens(poort, "professional", "meet_00")


def teamleider(poort: int) -> Mens:
    """Log in as somebody whose team works with two thousand households (fewer in a smaller filling)."""
    return _mens(poort, "teamleider", "meet_leider")


def _zorg_voor_meetteam() -> None:
    """Add a team of forty professionals with fifty running households each, and its leader; once per database."""
    if os.environ.get("DATABASE_URL"):
        raise SystemExit("Meten gebeurt nooit in een echte database. Haal DATABASE_URL weg uit de omgeving.")
    with eigenaar() as verbinding, verbinding.transaction():
        if verbinding.execute("SELECT 1 FROM tandem_team WHERE code = 'meetteam'").fetchone():
            return
        verbinding.execute(_TEAM)
        for nummer in range(PROFESSIONALS):
            wie = {"code": f"meet_{nummer:02d}", "naam": f"Meet Mens {nummer:02d}", "rol": "casusregisseur"}
            verbinding.execute(_MENS, wie)
        verbinding.execute(_MENS, {"code": "meet_leider", "naam": "Meet Leider", "rol": "teamleider"})
        verbinding.execute(_BANDEN, {"per": PER_PROFESSIONAL, "alle": PER_PROFESSIONAL * PROFESSIONALS})
        verbinding.execute("ANALYZE tandem_betrokkenheid")


def _mens(poort: int, naam: str, code: str) -> Mens:
    _zorg_voor_meetteam()
    with eigenaar() as verbinding:
        rij = verbinding.execute(_WIE, {"code": code}).fetchone()
    if rij is None or not rij["huishoudens"]:
        raise SystemExit("Er zijn nog geen huishoudens om te meten. Eerst: ./tandem vul --huishoudens 62000 --zaad 1")
    account = account_voor(medewerker=rij["medewerker"])
    actor = actor_voor(account=account, lidmaatschap=rij["lidmaatschap"])
    if actor is None:
        raise SystemExit(f"{code} heeft vandaag geen rol.")
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
