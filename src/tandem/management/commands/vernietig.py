"""``vernietig``: propose which files may go, and destroy what two people agreed on. Runs as role ``taak``."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tandem.acties.rechten.logregels import stel_logregels_voor, voer_logregels_uit
from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tandem.acties.rechten.zegel import Bron
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
from tandem.regels.tekst import aantal, getal


class Command(BaseCommand):
    """Propose, or carry out."""

    help = "Zet op de lijst wat lang genoeg bewaard is, of vernietig waar twee archivarissen akkoord op gaven."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        parser.add_argument("actie", choices=["voorstel", "uitvoeren"], help="voorstel: zet op de lijst")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Do it. Raises ``CommandError`` with a Dutch sentence."""
        if settings.ROL != "taak":
            raise CommandError("Deze opdracht draait als de rol taak: ./tandem vernietig ..., of TANDEM_ROL=taak.")
        try:
            self._voorstel() if options["actie"] == "voorstel" else self._uitvoeren()
        except Ongeldig as fout:
            raise CommandError(" ".join(fout.fouten.values())) from fout
        except (SleutelOnbruikbaar, ZegelmapOnbruikbaar) as fout:
            raise CommandError(str(fout)) from fout

    def _voorstel(self) -> None:
        uit = stel_voor()
        bekeken = aantal(uit.bekeken, "dossier", "dossiers")
        self.stdout.write(f"{bekeken} bekeken. Nieuw op de lijst: {uit.nieuw}. Van de lijst af: {uit.vervallen}.")
        log = stel_logregels_voor()
        self.stdout.write(log.waarom)
        if log.nieuw or log.vervallen:
            self.stdout.write(f"Logboek: nieuw op de lijst: {log.nieuw}. Van de lijst af: {log.vervallen}.")

    def _uitvoeren(self) -> None:
        if not (os.environ.get("DATABASE_URL") or sleutelpad().exists() or zegelmap().zegels()):
            merk = maak_sleutel(sleutelpad(), publiek_pad())  # on one's own machine nobody has to ask for it
            self.stdout.write(f"Sleutel gemaakt om aktes te tekenen: {sleutelpad()} (vingerafdruk {merk}).")
        bron = Bron(zegelmap(), lees_vertrouwd(publiek_pad()), lees_sleutel(sleutelpad()))
        uit = voer_uit(bron=bron)
        for nummer in uit.niet:
            self.stdout.write(f"Niet vernietigd, want er is toch een reden om het te bewaren: H-{nummer}.")
        for nummer in uit.vernietigd:
            self.stdout.write(f"Vernietigd: H-{nummer}.")
        log = voer_logregels_uit(bron=bron, meld=self._voortgang)
        if log.niet:
            self.stdout.write(f"Logboek: {aantal(log.niet, 'voorstel', 'voorstellen')} toch niet, en van de lijst af.")
        dossiers = aantal(len(uit.vernietigd), "dossier", "dossiers")
        regels = aantal(log.regels, "regel", "regels")
        self.stdout.write(f"Klaar: {dossiers} en {regels} van het logboek vernietigd.")

    def _voortgang(self, weg: int, van: int) -> None:
        self.stdout.write(f"Logboek: {getal(weg)} van {getal(van)} regels weg.")
