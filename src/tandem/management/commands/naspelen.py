"""``naspelen``: tell the stories of some loaded households again through the actions and compare all rows."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from tandem.management.vullen.boekhouding import vullingen
from tandem.management.vullen.naspelen import naspelen
from tandem.management.vullen.voortgang import Voortgang


class Command(BaseCommand):
    """Check that copied households are what the actions would have written."""

    help = "Speel geladen huishoudens na via de acties en vergelijk alle rijen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many."""
        parser.add_argument("--huishoudens", type=int, default=200, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Replay; raises ``CommandError`` with every household that differs, or when nothing was filled."""
        gevuld = vullingen()
        if not gevuld:
            raise CommandError("Deze database is niet gevuld. Begin met: ./tandem vul --huishoudens 300")
        with Voortgang(self.stdout) as meld:
            verschillen = naspelen(gevuld[-1], options["huishoudens"], meld)
        if verschillen:
            raise CommandError("\n".join(verschil.in_woorden for verschil in verschillen))
        self.stdout.write(f"{min(options['huishoudens'], gevuld[-1].huishoudens)} huishoudens nagespeeld: gelijk.")
