"""``opbouwen``: bring the database to what the code declares: migrations, walls. Runs as role ``eigenaar``."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from tandem.models.muren import leg_muren


class Command(BaseCommand):
    """Migrate and lay the walls; repeating changes nothing."""

    help = "Breng de database op orde: tabellen en muren."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run both steps, the walls in one transaction."""
        call_command("migrate", verbosity=options["verbosity"], interactive=False)
        with transaction.atomic():
            leg_muren(connection)
        self.stdout.write("Tabellen en muren staan.")
