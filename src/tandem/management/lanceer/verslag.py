"""Progress on the terminal: one line per step with its seconds, and never more than two seconds of silence."""

import re
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BREEDTE = 72
STAARTREGELS = 40
KLEURCODES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class Storing(Exception):
    """Something that the reader can mend: the sentence says what; `uitvoer` is what the failing program said."""

    def __init__(self, zin: str, uitvoer: str = "") -> None:
        super().__init__(zin)
        self.uitvoer = uitvoer


def meld(tekst: str = "") -> None:
    """Print one line at once, also when the output is a pipe."""
    print(tekst, flush=True)  # noqa: T201 - this module is the launcher's voice


def in_seconden(duur: float) -> str:
    """A duration as people write it here: `3,2 s`."""
    return f"{duur:.1f} s".replace(".", ",")


class Stap:
    """One running step; `detail` may be set to say what it is doing now."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self.detail = ""
        self._begin = time.monotonic()
        self._klaar = threading.Event()
        self._levend = sys.stdout.isatty()
        self._wekker = threading.Thread(target=self._tik, daemon=True)
        self._wekker.start()

    def _duur(self) -> float:
        return time.monotonic() - self._begin

    def _tik(self) -> None:
        """Rewrite the line twice a second on a terminal; in a log, add a line after 2 seconds and every 10 after."""
        wachten = 0.5 if self._levend else 2.0
        while not self._klaar.wait(wachten):
            regel = f"  ...    {self.tekst}  {self._duur():.0f} s  {KLEURCODES.sub('', self.detail)}"
            if self._levend:
                sys.stdout.write(f"\r\033[K{regel[: BREEDTE + 8]}")
                sys.stdout.flush()
            else:
                meld(regel.rstrip())
                wachten = 10.0

    def sluit(self, uitslag: str) -> None:
        """End the step with its outcome (`klaar` or `fout`) and its seconds."""
        self._klaar.set()
        self._wekker.join()
        veeg = "\r\033[K" if self._levend else ""
        meld(f"{veeg}  {uitslag:<6} {self.tekst:<{BREEDTE - 20}} {in_seconden(self._duur()):>9}")


@contextmanager
def stap(tekst: str) -> Iterator[Stap]:
    """Show one step from its beginning to its end; an exception closes it as `fout` and goes on its way."""
    lopend = Stap(tekst)
    try:
        yield lopend
    except BaseException:
        lopend.sluit("fout")
        raise
    lopend.sluit("klaar")


def voer_uit(
    opdracht: Sequence[str | Path],
    *,
    zin: str,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    bij_regel: Callable[[str], None] = lambda _: None,
) -> str:
    """Run a program to its end and return what it said, line by line given to `bij_regel` as well.

    Raises `Storing` with `zin` and the last lines when the program is absent or ends with another status than 0.
    """
    regels: deque[str] = deque(maxlen=STAARTREGELS)
    try:
        proces = subprocess.Popen(  # noqa: S603 - programs and arguments are our own
            [str(deel) for deel in opdracht],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=env,
            cwd=cwd,
        )
    except OSError as fout:
        raise Storing(zin, str(fout)) from fout
    with tot_het_einde(proces), proces:
        for regel in proces.stdout or ():
            regels.append(regel)
            bij_regel(regel.strip())
    if proces.returncode != 0:
        raise Storing(zin, "".join(regels))
    return "".join(regels)


STOPTIJD = 10.0
"""Seconds that a program gets to end by itself."""


@contextmanager
def tot_het_einde(proces: "subprocess.Popen[Any]") -> Iterator[None]:
    """Let a program that we started not outlive us: what ends us ends it, in its own time or else at once."""
    try:
        yield
    except BaseException:
        stop(proces)
        raise


def stop(proces: "subprocess.Popen[Any]") -> None:
    """Ask a program to end, and make it when it does not."""
    proces.terminate()
    try:
        proces.wait(timeout=STOPTIJD)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()
