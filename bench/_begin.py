"""How every benchmark begins: its arguments, and Django."""

import argparse
import socket

import django


def lees(naam: str, uitleg: str | None) -> argparse.Namespace:
    """Return the choices for a benchmark, with Django started (as role ``app``)."""
    lezer = argparse.ArgumentParser(prog=f"./tandem bench {naam}", description=uitleg)
    lezer.add_argument("--poort", type=int, default=_vrije_poort(), help="waar de server luistert (een vrije poort)")
    lezer.add_argument("--aantal", type=int, default=240, help="antwoorden per meting")
    lezer.add_argument("--keren", type=int, default=3, help="metingen, waarvan de beste telt")
    keuzes = lezer.parse_args()
    django.setup()
    return keuzes


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])
