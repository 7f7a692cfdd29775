"""``demologins``: who one can be in the demo."""

from typing import Any

from django.core.management.base import BaseCommand

from tandem.acties.portaal.demo import demoleden
from tandem.acties.rechten.account import demomensen


class Command(BaseCommand):
    """Print the people of the demo: professionals with role and team, and members of a household."""

    help = "Toon als wie u in de demo kunt inloggen."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Print one line per person, nothing outside demo mode."""
        mensen = demomensen()
        if not mensen:
            self.stdout.write("Er zijn geen demologins: dit is geen demo, of er zijn nog geen mensen.")
            return
        self.stdout.write("U kunt inloggen als (zonder wachtwoord, kies op de pagina):")
        for mens in (*mensen, *demoleden()):
            self.stdout.write(f"  {mens.naam:<24} {'; '.join(mens.rollen)}")
