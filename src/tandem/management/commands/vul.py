"""``vul``: fill the database with fictitious households, the same ones for the same seed."""

import os
import signal
from argparse import ArgumentParser
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils import timezone

from tandem.management.vullen.bijzonder import vertel_bijzondere
from tandem.management.vullen.boekhouding import begin_vulling, onthoud
from tandem.management.vullen.voortgang import Voortgang
from tandem.management.vullen.vulling import vul


class Command(BaseCommand):
    """Tell stories through the actions, copy them with other people in them, load them."""

    help = "Vul de database met fictieve huishoudens; hetzelfde zaad geeft dezelfde huishoudens."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and from which seed."""
        parser.add_argument("--huishoudens", type=int, default=300, metavar="N")
        parser.add_argument("--zaad", type=int, default=1, metavar="S")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Fill; a second time nothing changes. Raises ``CommandError`` on a database that is not our own."""
        if os.environ.get("DATABASE_URL"):
            raise CommandError("Fictieve huishoudens komen nooit in een echte database. Haal DATABASE_URL weg.")
        if options["huishoudens"] < 1:
            raise CommandError("Vul minstens één huishouden: --huishoudens 1")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        vulling = begin_vulling(options["zaad"], options["huishoudens"], timezone.localdate())
        if vulling.klaar:
            self.stdout.write(f"Deze {vulling.huishoudens} huishoudens staan er al.")
            return
        with Voortgang(self.stdout) as meld:
            rijen = vul(vulling, meld)
            if settings.DEMO:
                vulling = vertel_bijzondere(vulling, meld)
        onthoud(replace(vulling, klaar=True))
        self.stdout.write(f"Klaar: {vulling.huishoudens} huishoudens, {rijen} rijen erbij.")
