"""``zegel``: seal events and access logs, and check what lies under a seal. Runs as role ``taak``."""

import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tandem.acties.rechten.zegel import Bron, Gemaakt, maak_zegels
from tandem.acties.rechten.zegelcontrole import controleer
from tandem.koppelingen.zegelmap import ZegelmapOnbruikbaar, zegelmap
from tandem.koppelingen.zegelsleutel import (
    SleutelOnbruikbaar,
    lees_sleutel,
    lees_vertrouwd,
    maak_sleutel,
    publiek_pad,
    sleutelpad,
)
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.zegel import TUSSENPOOS
from tandem.regels.rechten.zegelvergelijk import slotzin
from tandem.regels.tekst import aantal

TOON = 100
"""Findings on the screen, unless all are asked for."""


class Command(BaseCommand):
    """Make seals, check them, or make the key that signs them."""

    help = "Verzegel gebeurtenissen en inzagelog van huishoudens en organisaties, of controleer wat verzegeld is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and how."""
        delen = parser.add_subparsers(dest="actie", required=True, metavar="maak | controleer | sleutel")
        maak = delen.add_parser("maak", help="verzegel alles wat nog niet onder een zegel ligt")
        maak.add_argument("--blijf", action="store_true", help="blijf draaien en maak elk kwartier een zegel")
        maak.add_argument("--na-herstel", default="", metavar="REDEN", help="ga verder na een teruggezette kopie")
        nakijken = delen.add_parser("controleer", help="noem wat in verzegelde rijen is veranderd, weg of ingevoegd")
        nakijken.add_argument("--alles", action="store_true", help=f"toon ook meer dan {TOON} bevindingen")
        delen.add_parser("sleutel", help="maak de sleutel waarmee zegels worden ondertekend")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Do it. Raises ``CommandError`` with a Dutch sentence; a check that finds something ends with status 1."""
        try:
            if options["actie"] == "maak":
                self._maak(blijf=options["blijf"], na_herstel=options["na_herstel"])
            elif options["actie"] == "sleutel":
                self._sleutel()
            else:
                self._controleer(alles=options["alles"])
        except Ongeldig as fout:
            raise CommandError(" ".join(fout.fouten.values())) from fout
        except (SleutelOnbruikbaar, ZegelmapOnbruikbaar) as fout:
            raise CommandError(str(fout)) from fout

    def _sleutel(self) -> None:
        merk = maak_sleutel(sleutelpad(), publiek_pad())
        self.stdout.write(f"Sleutel gemaakt: {sleutelpad()} (houd hem geheim), publiek: {publiek_pad()}.")
        self.stdout.write(f"Vingerafdruk: {merk}. Bewaar die en de publieke sleutel ook op een andere plek.")

    def _maak(self, *, blijf: bool, na_herstel: str) -> None:
        if not (os.environ.get("DATABASE_URL") or sleutelpad().exists() or zegelmap().zegels()):
            self._sleutel()  # on one's own machine nobody has to ask for it
        bron = Bron(zegelmap(), lees_vertrouwd(publiek_pad()), lees_sleutel(sleutelpad()))
        self.stdout.write(_in_woorden(maak_zegels(bron=bron, na_herstel=na_herstel)))
        while blijf:
            self.stdout.flush()
            time.sleep(TUSSENPOOS.total_seconds())
            try:
                self.stdout.write(_in_woorden(maak_zegels(bron=bron)))
            except (Ongeldig, ZegelmapOnbruikbaar) as fout:  # said, and tried again: a folder can come back
                self.stderr.write(" ".join(fout.fouten.values()) if isinstance(fout, Ongeldig) else str(fout))

    def _controleer(self, *, alles: bool) -> None:
        uitslag = controleer(bron=Bron(zegelmap(), lees_vertrouwd(publiek_pad())))
        for melding in uitslag.meldingen:
            self.stdout.write(melding)
        toon = uitslag.bevindingen if alles else uitslag.bevindingen[:TOON]
        for bevinding in toon:
            self.stdout.write(bevinding.in_woorden)
        if len(toon) < len(uitslag.bevindingen):
            self.stdout.write(f"... en nog {len(uitslag.bevindingen) - len(toon)}. Alles zien: --alles")
        slot = slotzin(
            zegels=uitslag.zegels, rijen=uitslag.rijen, vernietigd=uitslag.vernietigd, wacht=uitslag.wacht,
            bevindingen=uitslag.bevindingen,
        )  # fmt: skip
        if uitslag.bevindingen:
            self.stdout.flush()
            self.stderr.write(slot)
            sys.exit(1)
        self.stdout.write(slot)


def _in_woorden(gemaakt: Gemaakt) -> str:
    """What a run did, in one line."""
    zinnen = [f"Zegel {gemaakt.afgemaakt} was half klaar en is ingeschreven."] if gemaakt.afgemaakt else []
    if gemaakt.zegels:
        welke = " t/m ".join(dict.fromkeys(str(nummer) for nummer in (gemaakt.zegels[0], gemaakt.zegels[-1])))
        zinnen.append(f"Zegel {welke} gemaakt: {aantal(gemaakt.rijen, 'rij', 'rijen')}.")
    return " ".join(zinnen) or "Er is niets nieuws te verzegelen."
