"""``sonde``: walk round as everybody, along every page, and see who gets to see what is not theirs."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tandem.koppelingen import database
from tandem.management.sonde import verslag as verslagen
from tandem.management.sonde.klassen import Klassen
from tandem.management.sonde.plaats import op_database
from tandem.management.sonde.proeven import alle_proeven, lees_voorraad
from tandem.management.sonde.ronde import Werk, doe_delen, processen
from tandem.management.sonde.streek import bouw_streek
from tandem.management.sonde.wereld import bouw_wereld
from tandem.management.vullen.plek import tijdelijke_database

BASIS = "sonde"


class Command(BaseCommand):
    """Build a small world in a database of its own, probe it, and keep the report in ``docs/sonde/``."""

    help = "Loop als elke rol langs elke pagina en zoek lekken."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, from which seed, and whether to go on with a run that was cut off."""
        parser.add_argument("--aantal", type=int, help="zoveel leesproeven; zonder: een van elke klasse")
        parser.add_argument("--zaad", type=int, default=1, help="bepaalt de woorden en de steekproef")
        parser.add_argument("--processen", type=int, default=processen(), help="zoveel delen tegelijk")
        parser.add_argument("--opnieuw", action="store_true", help="begin opnieuw, ook als een eerdere ronde afbrak")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run. Raises ``CommandError`` (status 1) when something was found, or when it was cut off."""
        logging.disable(logging.CRITICAL)
        stand = database.staatmap() / "sonde"
        verslag = verslagen.Verslag(verslagen.huidige_commit(), options["zaad"], options["aantal"])
        if options["opnieuw"]:
            (stand / verslag.bestand).unlink(missing_ok=True)
        verslagen.lees_stand(verslag, stand)
        try:
            self._loop(verslag, options["processen"])
        except KeyboardInterrupt:
            raise CommandError("Afgebroken. Wat klaar is, is bewaard: ./tandem sonde gaat daar verder.") from None
        self.stdout.write(str(verslagen.schrijf(verslag)))
        (stand / verslag.bestand).unlink(missing_ok=True)
        gevonden = verslag.bevindingen()
        self.stdout.write(f"{verslag.proeven()} proeven, {len(gevonden)} bevindingen")
        if gevonden:
            raise CommandError("Er is iets gevonden; het staat in het verslag.")

    def _loop(self, verslag: verslagen.Verslag, aantal: int) -> None:
        self.stdout.write("De wereld bouwen ...")
        with tijdelijke_database(BASIS):
            werk = self._werk(verslag)
            te_doen = [deel for deel in werk.delen if deel not in verslag.delen]
            if klaar := len(werk.delen) - len(te_doen):
                self.stdout.write(f"{klaar} van de {len(werk.delen)} delen waren al klaar; dit gaat daar verder.")
            self.stdout.write(f"{len(te_doen)} delen, {aantal} tegelijk; de langste eerst.")
            begin, gedaan, totaal = time.monotonic(), 0, sum(map(werk.omvang, te_doen))
            for deel, gegevens in doe_delen(werk, te_doen, aantal):
                verslagen.bewaar_deel(verslag, database.staatmap() / "sonde", deel, gegevens)
                gedaan += werk.omvang(deel)
                nog = (time.monotonic() - begin) / gedaan * (totaal - gedaan) / 60
                self._toon(f"{len(verslag.delen)}/{len(werk.delen)}", deel, gegevens, nog)

    def _werk(self, verslag: verslagen.Verslag) -> Werk:
        with op_database(BASIS):
            b = bouw_wereld(verslag.zaad)
        with op_database(BASIS, "eigenaar"):
            streek = bouw_streek()
        verslag.rollen = {wie: mens.rol for wie, mens in b.wereld.mensen.items()}
        verslag.rollen |= {wie: actor.rol for wie, actor in streek.bezoekers.items()}
        voorraad = lees_voorraad(b, BASIS)
        proeven, heel = Klassen(b, verslag.zaad).zoveel(alle_proeven(b, voorraad), verslag.aantal)
        werk = Werk(b, voorraad, BASIS, verslag.zaad, streek, heel)
        for proef in proeven:
            werk.proeven[proef.route].append(proef)
        return werk

    def _toon(self, hoever: str, deel: str, gegevens: dict[str, Any], nog: float) -> None:
        gevonden = f"{gegevens['proeven']:>6} proeven {len(gegevens['bevindingen']):>3} bevindingen"
        self.stdout.write(f"{hoever:>9}  {deel:<58} {gevonden}  nog zo'n {nog:.0f} min", ending="\n")
        self.stdout.flush()
