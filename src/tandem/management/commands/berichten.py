"""``berichten``: send by mail that there is something new, to who asked for it. Never what is new."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tandem.acties.portaal.bode import breng
from tandem.regels.tekst import aantal
from tandem.web.portaal.post import schrijf


class Command(BaseCommand):
    """Bring the notices."""

    help = "Stuurt mail dat er iets nieuws is, aan wie daar zelf om vroeg. Wat er nieuw is, staat er nooit in."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Do it, as role ``taak``. Raises ``CommandError`` with a Dutch sentence."""
        if settings.ROL != "taak":
            raise CommandError("Deze opdracht draait als de rol taak: ./tandem berichten, of TANDEM_ROL=taak.")
        if settings.DATABASE_URL and not (settings.TANDEM_POST and settings.TANDEM_ADRES):
            raise CommandError("Zet TANDEM_POST (de mailserver) en TANDEM_ADRES (het adres van deze omgeving).")
        uit = breng(schrijf=schrijf)
        self.stdout.write(f"Verstuurd: {aantal(uit.leden + uit.medewerkers, 'bericht', 'berichten')}.")
        if not settings.TANDEM_POST:
            self.stdout.write(f"Er is geen mailserver: ze staan in {settings.EMAIL_FILE_PATH}.")
        if uit.mislukt:
            self.stderr.write(f"Niet aangenomen door de mailserver: {uit.mislukt}. De volgende keer gaat het opnieuw.")
