"""``vul``: fill the database with fictitious households, the same ones for the same seed."""

import os
import signal
import time
from argparse import ArgumentParser
from dataclasses import replace
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils import timezone

from tandem.management.vullen.adviezen import vertel_adviezen
from tandem.management.vullen.bijzonder import vertel_bijzondere
from tandem.management.vullen.boekhouding import begin_vulling, onthoud
from tandem.management.vullen.impact import vertel_impact
from tandem.management.vullen.leren import vertel_leren
from tandem.management.vullen.metingen import vertel_metingen
from tandem.management.vullen.voortgang import Voortgang
from tandem.management.vullen.vulling import vul

AFGEBROKEN = 130
"""The status of a shell for what Ctrl-C ended."""


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
        for wat in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wat, _breek_af)
        try:
            self._vul(options["zaad"], options["huishoudens"])
        except KeyboardInterrupt:
            self.stderr.write("\nAfgebroken. Wat geladen is blijft; dezelfde opdracht gaat verder waar dit bleef.")
            raise SystemExit(AFGEBROKEN) from None

    def _vul(self, zaad: int, huishoudens: int) -> None:
        vulling, begin = begin_vulling(zaad, huishoudens, timezone.localdate()), time.monotonic()
        if vulling.klaar:
            self.stdout.write(f"Deze {vulling.huishoudens} huishoudens staan er al.")
            return
        with Voortgang(self.stdout) as meld:
            rijen = vul(vulling, meld)
            if settings.DEMO:
                vulling = vertel_bijzondere(vulling, meld)
                vertel_metingen(vulling.zaad, meld)
                vertel_leren(meld)
                vertel_impact(meld)
                vertel_adviezen(meld)
        onthoud(replace(vulling, klaar=True))
        duur = time.monotonic() - begin
        self.stdout.write(f"Klaar: {vulling.huishoudens} huishoudens, {rijen} rijen erbij in {duur:.0f} s.")


def _breek_af(_nummer: int, _frame: FrameType | None) -> None:
    """End in order, once: who presses Ctrl-C in the launcher sends us the same wish twice."""
    for wat in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wat, signal.SIG_IGN)
    raise KeyboardInterrupt
