"""Replaying: does a household that was copied hold the same rows as its story told through the actions?

The story is told again with the household's own people, in a studio that knows the same professionals.
Then all rows of both are compared: ids by their place, public ids and numbers of cases by their order, ciphertexts
opened. What is random by nature (nonces, salts) is left out.
"""

import random
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from psycopg import sql

from tandem.management.vullen.bezetten import Rolverdeling, Verdeler
from tandem.management.vullen.opzet import Opzet
from tandem.management.vullen.plek import doeldatabase, werkers
from tandem.management.vullen.spelers import lees_spelers
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.uitlezen import Dossier, Geheim, Rij, kolomlijst, kolommen, lees_dossier, verbind
from tandem.management.vullen.verdeling import opzetten_van
from tandem.management.vullen.vertellen import nummer_van, vertel_met
from tandem.management.vullen.voortgang import Meld
from tandem.management.vullen.vulling import studio_voor, vertel_in
from tandem.models import (
    Gemeente,
    Huishouden,
    Medewerker,
    Organisatie,
    Team,
    Teamlidmaatschap,
    Zoekwijzer,
)

_REGIO = (Gemeente, Organisatie, Team, Medewerker, Teamlidmaatschap)
_UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_GETAL, _NUMMER = re.compile(r"(?<![\d.-])\d{5,}(?![\d.])"), re.compile(r"T-(\d{4})-(\d{6,9})")


@dataclass(frozen=True)
class Verschil:
    """A household whose rows differ, and the first place where."""

    volgnummer: int
    waar: str

    @property
    def in_woorden(self) -> str:
        """One line."""
        return f"huishouden {self.volgnummer}: {self.waar}"


def naspelen(vulling: Vulling, aantal: int, meld: Meld) -> list[Verschil]:
    """Replay so many households of a filling, chosen at random by its seed; return those that differ."""
    kans = random.Random(f"naspelen {vulling.zaad}")
    nummers = sorted(kans.sample(range(vulling.huishoudens), min(aantal, vulling.huishoudens)))
    opzetten, database = opzetten_van(vulling), doeldatabase()
    verschillen: list[Verschil] = []
    with studio_voor(database, meld) as toneel:
        verdeler = Verdeler(vulling, vertel_in(toneel, vulling, meld), lees_spelers(database, bank=bool(vulling.per)))
        neem_regio_over(database, toneel)
        with werkers(toneel, len(nummers)) as spelend:
            rollen = [(n, verdeler.bezet(n)) for n in nummers]
            taken = {spelend.submit(speel, opzetten[rol.sjabloon.nummer], rol, vulling.dag): n for n, rol in rollen}
            for klaar, taak in enumerate(as_completed(taken), 1):
                n = taken[taak]
                if waar := eerste_verschil(taak.result(), lees_genormaliseerd(database, vulling.basis + n)):
                    verschillen.append(Verschil(n, waar))
                meld(f"Naspelen: {klaar} van {len(nummers)} huishoudens, {len(verschillen)} anders")
    return verschillen


def neem_regio_over(bron: str, doel: str) -> None:
    """Let the stage know the same municipalities, organisations, teams and people, under the same numbers.

    Whatever was told there before goes with the old ones; its sequences go on, far from those of the target.
    """
    with verbind(bron) as van, verbind(doel) as naar:
        for model in reversed(_REGIO):
            naar.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(model._meta.db_table)))
        for model in _REGIO:
            tabel = model._meta.db_table
            namen = kolomlijst(kolom for kolom in kolommen(model) if kolom != "account_id")
            uit = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(tabel), namen)
            in_ = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(tabel), namen)
            with van.cursor().copy(uit) as lezen, naar.cursor().copy(in_) as schrijven:
                for stuk in lezen:
                    schrijven.write(stuk)


def speel(opzet: Opzet, rol: Rolverdeling, dag: date) -> list[str]:
    """Tell the story with this cast on the stage, on its own days; return its rows, normalised."""
    v = vertel_met(rol.bezetting, opzet, dag - timedelta(weeks=rol.sjabloon.weken))
    with verbind(doeldatabase()) as verbinding:
        nummer = nummer_van(verbinding, v)
    return lees_genormaliseerd(doeldatabase(), nummer)


def lees_genormaliseerd(database: str, huishouden: int) -> list[str]:
    """Return the rows of a household, the search index included, in a form in which equal means equal."""
    with verbind(database) as verbinding:
        dossier = lees_dossier(verbinding, huishouden)
        zoek = verbinding.execute(
            "SELECT lid_id, soort, encode(merk, 'hex') AS merk FROM tandem_zoekwijzer WHERE huishouden_id = %s",
            [huishouden],
        ).fetchall()
    return normaliseer(dossier, zoek)


def normaliseer(dossier: Dossier, zoek: Sequence[Rij]) -> list[str]:
    """Return one text per row: ids as places, public ids and numbers of cases in order of appearance."""
    schoon = _Schoonmaak(dossier)
    regels = [regel for tabel, rijen in dossier.items() for regel in schoon.tabel(tabel, rijen)]
    # The marks themselves are made with a key of each installation: what is compared is how many, of what, of whom.
    wijzers = sorted(f"{Zoekwijzer._meta.db_table} {schoon.waarde(r['lid_id'])} {r['soort']}" for r in zoek)
    return regels + wijzers


class _Schoonmaak:
    """Replaces what differs between two tellings of one story."""

    def __init__(self, dossier: Dossier) -> None:
        self.huishouden = str(dossier[Huishouden._meta.db_table][0]["id"])
        self.plaatsen = {
            str(rij["id"]): f"#{plaats}"
            for tabel, rijen in dossier.items()
            if tabel != Huishouden._meta.db_table
            for plaats, rij in enumerate(rijen)
        }
        self.uuids: dict[str, str] = {}
        self.nummers: dict[str, str] = {}

    def tabel(self, tabel: str, rijen: Sequence[Rij]) -> Iterator[str]:
        """Yield one text per row."""
        for rij in rijen:
            delen = (f"{kolom}={self.waarde(w)}" for kolom, w in rij.items())
            yield f"{tabel} {' | '.join(delen)}"

    def waarde(self, waarde: Any) -> str:
        """Return a value in a form that does not depend on who was told first."""
        tekst = waarde.tekst if isinstance(waarde, Geheim) else str(waarde)
        tekst = _NUMMER.sub(lambda m: f"T-{m[1]}-" + self.nummers.setdefault(m[2], f"n{len(self.nummers)}"), tekst)
        tekst = _UUID.sub(lambda m: self.uuids.setdefault(m[0], f"u{len(self.uuids)}"), tekst)
        return _GETAL.sub(lambda m: "#huis" if m[0] == self.huishouden else self.plaatsen.get(m[0], m[0]), tekst)


def eerste_verschil(gespeeld: Sequence[str], bewaard: Sequence[str]) -> str:
    """Return the first row that differs, as played and as stored; empty when all are the same."""
    for een, ander in zip(gespeeld, bewaard, strict=False):
        if een != ander:
            return f"gespeeld: {een}\n  bewaard: {ander}"
    if len(gespeeld) != len(bewaard):
        eerste = max(gespeeld, bewaard, key=len)[min(len(gespeeld), len(bewaard))]
        return f"{len(gespeeld)} rijen gespeeld, {len(bewaard)} bewaard; vanaf: {eerste}"
    return ""
