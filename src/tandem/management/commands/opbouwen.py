"""``opbouwen``: bring the database to what code and content declare: tables, walls, content. Runs as ``eigenaar``."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from tandem.acties.regio.laad import laad_inhoud
from tandem.acties.regio.laad_mensen import laad_mensen
from tandem.koppelingen.inhoud import InhoudOnbruikbaar, catalogus, lees_mensen
from tandem.models.muren import leg_muren


class Command(BaseCommand):
    """Migrate, lay the walls and load the content; repeating changes nothing."""

    help = "Breng de database op orde: tabellen, muren en inhoud."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps, each in one transaction. Raises ``CommandError`` with every fault in the content."""
        if _is_leeg():
            _maak_tabellen(options["verbosity"])
        call_command("migrate", verbosity=options["verbosity"], interactive=False)
        call_command("createcachetable", verbosity=0)
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


def _is_leeg() -> bool:
    return "tandem_huishouden" not in connection.introspection.table_names()


def _maak_tabellen(verbosity: int) -> None:
    """Make the tables of an empty database straight from the models, and note the migrations as done.

    Django renders all models anew at each operation of a migration: ten to twenty seconds for ours, against two for
    this. That both give the same is held by the check on forgotten migrations.
    """
    for app in sorted(MigrationLoader(connection).migrated_apps - {"tandem"}):
        call_command("migrate", app, verbosity=verbosity, interactive=False)
    with connection.schema_editor() as bouwer:
        for model in apps.get_app_config("tandem").get_models():
            bouwer.create_model(model)
    call_command("migrate", "tandem", fake=True, verbosity=verbosity, interactive=False)
