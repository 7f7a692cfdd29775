"""``toezicht``: look at the log of the days before today, and put what is unusual before the privacy officer."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tandem.acties.rechten.logtoezicht import TERUG, kijk_log_na
from tandem.regels.tekst import aantal


class Command(BaseCommand):
    """Look at the log."""

    help = "Kijkt het logboek na, en legt wat opvalt voor aan de privacyfunctionaris."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how far back."""
        parser.add_argument("--terug", type=int, default=TERUG, help="hoeveel dagen terug (gewoon: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Do it, as role ``taak``. Raises ``CommandError`` with a Dutch sentence."""
        if settings.ROL != "taak":
            raise CommandError("Deze opdracht draait als de rol taak: ./tandem toezicht, of TANDEM_ROL=taak.")
        uit = kijk_log_na(terug=options["terug"])
        dagen = aantal(uit.dagen, "dag", "dagen")
        self.stdout.write(f"{dagen} van het logboek nagekeken. Nieuw te beoordelen: {uit.gevonden}.")
