"""``documenten``: write the documents that follow from the code."""

from typing import Any

from django.core.management.base import BaseCommand

from tandem.management.documenten import DOCUMENTEN
from tandem.management.lanceer.plaatsen import PROJECT


class Command(BaseCommand):
    """Write every generated document under `docs/`."""

    help = "Schrijf de documenten die uit de code volgen."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them all; the files are overwritten."""
        for naam, schrijf in DOCUMENTEN.items():
            pad = PROJECT / "docs" / naam
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(schrijf(), encoding="utf-8")
            self.stdout.write(f"docs/{naam}")
