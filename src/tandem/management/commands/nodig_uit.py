"""``nodig_uit``: invite a professional; prints a link that works once."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from tandem.acties.rechten.uitnodiging import geef_rol, nodig_uit
from tandem.regels.rechten.oordeel import Ongeldig


class Command(BaseCommand):
    """Make an invitation for a professional, new or known, with a role in a team where that is given."""

    help = "Nodig een medewerker uit: een link die één keer werkt, een week lang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the professional's code, and what is needed for a new one."""
        parser.add_argument("code", help="de code van de medewerker; ook de gebruikersnaam")
        parser.add_argument("--naam", default="", help="voor een nieuwe medewerker: de naam")
        parser.add_argument("--team", default="", help="de code van het team (samen met --rol)")
        parser.add_argument("--rol", default="", help="de code van de rol, zoals casusregisseur")
        parser.add_argument("--organisatie", default="", help="de moederorganisatie, als dat niet die van het team is")
        parser.add_argument(
            "--nieuwe-tweede-stap", action="store_true", help="haal de tweede stap weg, voor wie een telefoon kwijt is"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Print the link. Raises ``CommandError`` with a sentence when something is not known."""
        if bool(options["team"]) != bool(options["rol"]):
            raise CommandError("Geef --team en --rol samen.")
        try:
            wie, bewijs = nodig_uit(
                code=options["code"], naam=options["naam"], nieuwe_factor=options["nieuwe_tweede_stap"]
            )
            if options["team"]:
                geef_rol(
                    code=options["code"],
                    team=options["team"],
                    rol=options["rol"],
                    organisatie=options["organisatie"],
                )
        except Ongeldig as fout:
            raise CommandError(" ".join(fout.fouten.values())) from fout
        adres = os.environ.get("TANDEM_ADRES", "http://127.0.0.1:8000").rstrip("/")
        self.stdout.write("Geef deze link alleen aan de medewerker zelf. Hij werkt één keer, een week lang:")
        self.stdout.write(f"{adres}{reverse('uitnodiging', args=[wie, bewijs])}")
