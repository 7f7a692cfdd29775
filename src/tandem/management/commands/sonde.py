"""``sonde``: walk round as everybody, along every page, and see who gets to see what is not theirs."""

import logging
import os
import subprocess
import sys
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tandem.koppelingen import database
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.sonde import verslag as verslagen
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.kruipen import Kruiper
from tandem.management.sonde.plaats import gooi_weg, kopie, op_database
from tandem.management.sonde.proeven import Proef, alle_proeven, lees_voorraad, steekproef
from tandem.management.sonde.schrijven import Schrijver
from tandem.management.sonde.wereld import bouw_wereld

BASIS, KOPIE = "sonde_basis", "sonde_kopie"


class Command(BaseCommand):
    """Build a small world in a database of its own, probe it, and keep the report in ``docs/sonde/``."""

    help = "Loop als elke rol langs elke pagina en zoek lekken."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, from which seed, and whether to go on with a run that was cut off."""
        parser.add_argument("--aantal", type=int, help="zoveel proeven, verdeeld over alles; zonder: alle proeven")
        parser.add_argument("--zaad", type=int, default=1, help="bepaalt de woorden en de steekproef")
        parser.add_argument("--opnieuw", action="store_true", help="begin opnieuw, ook als een eerdere ronde afbrak")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run. Raises ``CommandError`` (status 1) when something was found."""
        logging.disable(logging.CRITICAL)
        stand = database.staatmap() / "sonde"
        verslag = verslagen.Verslag(verslagen.huidige_commit(), options["zaad"], options["aantal"])
        if options["opnieuw"]:
            (stand / verslag.bestand).unlink(missing_ok=True)
        verslagen.lees_stand(verslag, stand)
        b = self._bouw(options["zaad"])
        self._lees(b, verslag)
        self._schrijf(b, verslag)
        gooi_weg(BASIS)
        for pad in verslagen.schrijf(verslag):
            self.stdout.write(str(pad))
        (stand / verslag.bestand).unlink(missing_ok=True)
        gevonden = verslag.bevindingen()
        self.stdout.write(f"{verslag.proeven()} proeven, {len(gevonden)} bevindingen")
        if gevonden:
            raise CommandError("Er is iets gevonden; zie docs/sonde/verslag.md.")

    def _bouw(self, zaad: int) -> Bouwer:
        self.stdout.write("De wereld bouwen ...")
        gooi_weg(BASIS)
        database.maak_database(BASIS)
        eigen = {"TANDEM_ROL": "eigenaar", "TANDEM_DATABASE": BASIS}
        opdracht = [sys.executable, "-P", "-m", "django", "opbouwen", "-v0"]
        subprocess.run(opdracht, env={**os.environ, **eigen}, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        with op_database(BASIS):
            return bouw_wereld(zaad)

    def _lees(self, b: Bouwer, verslag: verslagen.Verslag) -> None:
        """Every request that may not change anything, one route after the other."""
        with kopie(BASIS, KOPIE), op_database(KOPIE):
            voorraad = lees_voorraad(b, KOPIE)
            proeven = alle_proeven(b, voorraad)
            if verslag.aantal:
                proeven = iter(sorted(steekproef(proeven, verslag.aantal, verslag.zaad), key=_route))
            for route, groep in groupby(proeven, key=_route):
                if route not in verslag.delen:
                    uitslag = Kruiper(b, voorraad).loop(groep)
                    self._bewaar(verslag, route, uitslag.als_gegevens())

    def _schrijf(self, b: Bouwer, verslag: verslagen.Verslag) -> None:
        """Requests that try to change something, plausible and forged, each visitor on a fresh copy."""
        for wie in ("rosa", "aad", "sam"):
            deel = f"schrijven als {wie}"
            if deel not in verslag.delen:
                with kopie(BASIS, KOPIE), op_database(KOPIE):
                    uitslag = Schrijver(b, KOPIE).loop(wie)
                self._bewaar(verslag, deel, uitslag.als_gegevens())

    def _bewaar(self, verslag: verslagen.Verslag, naam: str, gegevens: dict[str, Any]) -> None:
        verslagen.bewaar_deel(verslag, database.staatmap() / "sonde", naam, gegevens)
        self.stdout.write(f"{naam:<48} {gegevens['proeven']:>6} proeven, {len(gegevens['bevindingen'])} bevindingen")


def _route(proef: Proef) -> str:
    return proef.route
