"""``neem_rol``: end the roles of a professional who leaves a team, or leaves altogether."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tandem.acties.rechten.uitnodiging import beeindig_rollen
from tandem.regels.rechten.oordeel import Ongeldig


class Command(BaseCommand):
    """End roles from a day on; without a role left the account closes, also in a browser that is open."""

    help = "Beëindig de rollen van een medewerker die weggaat; zonder rol sluit het account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the professional's code, and which roles end when."""
        parser.add_argument("code", help="de code van de medewerker; ook de gebruikersnaam")
        parser.add_argument("--team", default="", help="alleen de rollen in dit team")
        parser.add_argument("--rol", default="", help="alleen deze rol")
        parser.add_argument("--tot", type=date.fromisoformat, help="de eerste dag zonder, jjjj-mm-dd; anders vandaag")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Say what ended. Raises ``CommandError`` with a sentence when something is not known."""
        keuze = {naam: options[naam] for naam in ("code", "team", "rol", "tot")}
        try:
            aantal, weg = beeindig_rollen(**keuze)
        except Ongeldig as fout:
            raise CommandError(" ".join(fout.fouten.values())) from fout
        self.stdout.write("Er liep geen rol." if not aantal else f"Beëindigd: {aantal}.")
        if weg:
            self.stdout.write("Er is geen rol over. Het account is gesloten, ook in een browser die nog openstaat.")
