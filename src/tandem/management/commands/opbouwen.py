"""``opbouwen``: bring the database to what code and content declare: tables, walls, content. Runs as ``eigenaar``."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from tandem.acties.regio.laad import laad_inhoud
from tandem.acties.regio.laad_mensen import laad_mensen
from tandem.koppelingen.inhoud import InhoudOnbruikbaar, catalogus, lees_mensen
from tandem.models.muren import leg_muren


class Command(BaseCommand):
    """Migrate, lay the walls and load the content; repeating changes nothing."""

    help = "Breng de database op orde: tabellen, muren en inhoud."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps, each in one transaction. Raises ``CommandError`` with every fault in the content."""
        call_command("migrate", verbosity=options["verbosity"], interactive=False)
        with transaction.atomic():
            leg_muren(connection)
        self.stdout.write("Tabellen en muren staan.")
        try:
            self._laad()
        except InhoudOnbruikbaar as fout:
            raise CommandError(str(fout)) from fout

    def _laad(self) -> None:
        """Load the content; in demo mode the fictitious professionals too."""
        inhoud = catalogus()
        verslag = laad_inhoud(inhoud=inhoud)
        self.stdout.write(verslag.in_woorden)
        for los in verslag.losgeraakt:
            self.stdout.write(f"Staat niet meer in de inhoud, maar blijft bestaan: {los}")
        if settings.DEMO:
            laad_mensen(inhoud=inhoud, mensen=lees_mensen(inhoud), demo=True)
