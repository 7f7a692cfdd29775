"""``talen``: bring the language files of the portal up to date, or begin a new one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tandem.management.talen.bestanden import werk_bij


class Command(BaseCommand):
    """Gather what members can read, and write every file under ``locale``; what is translated stays."""

    help = "Zet nieuwe teksten van het portaal in de taalbestanden, en noem wat nog niet is vertaald."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the code of a new language."""
        parser.add_argument("--nieuw", default="", metavar="CODE", help="begin een taal, bijvoorbeeld: ti")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write; say what is missing."""
        for mis in werk_bij(options["nieuw"]):
            self.stdout.write(mis)
