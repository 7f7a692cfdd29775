"""The way in: choose the command, make its environment when it is not there, and run the command inside it."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from tandem.management.lanceer.omgeving import kind_env, python_van, zorg_voor_omgeving
from tandem.management.lanceer.opdrachten import OPDRACHTEN, Nodig, help_
from tandem.management.lanceer.verslag import Storing, meld

VERKEERD_GEBRUIK = 2


def main(argumenten: Sequence[str]) -> int:
    """Run what was asked; return the status for the shell."""
    naam = argumenten[0] if argumenten else "help"
    naam = "help" if naam in ("-h", "--help") else naam
    opdracht = next((deze for deze in OPDRACHTEN if deze.naam == naam), None)
    if opdracht is None:
        meld(f"Onbekende opdracht: {naam}\n")
        help_([])
        return VERKEERD_GEBRUIK
    if opdracht.nodig is not Nodig.NIETS:
        omgeving = zorg_voor_omgeving(met_dev=opdracht.nodig is Nodig.ALLES)
        if Path(sys.prefix).resolve() != omgeving.resolve():
            _ga_verder_in(omgeving, argumenten)
    return opdracht.doe(argumenten[1:])


def _ga_verder_in(omgeving: Path, argumenten: Sequence[str]) -> None:
    """Become a process of the environment, with the same arguments."""
    python = str(python_van(omgeving))
    sys.stdout.flush()
    os.execve(python, [python, "-P", "-m", "tandem.management.lanceer", *argumenten], kind_env())  # noqa: S606


def _stop(_nummer: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def ga() -> int:
    """Run, and turn what can go wrong into a sentence and a status; a request to end is as orderly as Ctrl-C."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGHUP, _stop)
    try:
        return main(sys.argv[1:])
    except Storing as storing:
        if storing.uitvoer:
            meld(f"\n{storing.uitvoer.rstrip()}")
        meld(f"\n{storing}")
        return 1
    except BrokenPipeError:  # the reader left early, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        meld("\nAfgebroken.")
        return 130


if __name__ == "__main__":
    sys.exit(ga())
