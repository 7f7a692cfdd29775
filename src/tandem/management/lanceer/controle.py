"""`./tandem check`: every check on the code, two at a time, one line each; then what the failing ones said."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from tandem.management.lanceer.omgeving import kind_env
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import Storing, in_seconden, meld


@dataclass(frozen=True)
class Controle:
    """One check: a module of the environment with its arguments; status 0 means that all is well."""

    naam: str
    uitleg: str
    module: str
    argumenten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Uitslag:
    """How a check ended."""

    controle: Controle
    goed: bool
    seconden: float
    uitvoer: str


CIJFER = "cijfer: "
"""So begins the line with which a check tells what it measured."""
EIGEN = "tandem.management.controles"
# The slow ones first: together they then take as long as the slowest.
CONTROLES = (
    Controle("types", "mypy; streng voor regels en acties", "mypy"),
    Controle(
        "migraties", "geen migratie vergeten", "django", ("makemigrations", "--check", "--dry-run", "--skip-checks")
    ),
    Controle("django", "Django's eigen controles", "django", ("check", "--fail-level", "WARNING")),
    Controle("begrippen", "elk model staat in docs/begrippen.md", f"{EIGEN}.begrippen"),
    Controle("beleid", "elke route verklaart wie er mag komen", f"{EIGEN}.beleid"),
    Controle("huis", "importregels tussen de verdiepingen", f"{EIGEN}.huis"),
    Controle("regels", "regels zijn puur: geen klok, geen I/O", f"{EIGEN}.zuiver"),
    Controle("opmaak", "ruff format", "ruff", ("format", "--check", ".")),
    Controle("stijl", "ruff check", "ruff", ("check", ".")),
    Controle("maten", "functies tot 40 regels, bestanden tot 400", f"{EIGEN}.maten"),
    Controle("lock", "lockbestanden horen bij pyproject.toml", f"{EIGEN}.lock"),
    Controle("besluiten", "besluiten genummerd en met hun kopjes", f"{EIGEN}.besluiten"),
    Controle("leesmij", "elke opdracht in de README bestaat", f"{EIGEN}.leesmij"),
    Controle("talen", "elke tekst van het portaal is vertaald", f"{EIGEN}.talen"),
    Controle("leesbaar", "teksten van het portaal zijn goed te lezen", f"{EIGEN}.leesbaar"),
    Controle("documenten", "gemaakte documenten zijn bij", f"{EIGEN}.documenten"),
)


def check(argumenten: Sequence[str]) -> int:
    """Run all checks, or those that are named; 0 when all are well. Raises `Storing` for an unknown name."""
    gekozen = kies(argumenten)
    begin = time.monotonic()
    uitslagen = []
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 2)) as werkers:
        lopend = [werkers.submit(_draai, controle) for controle in gekozen]
        for klaar in as_completed(lopend):
            uitslagen.append(klaar.result())
            _toon_regel(uitslagen[-1])
    return _besluit(uitslagen, time.monotonic() - begin)


def kies(namen: Sequence[str]) -> list[Controle]:
    """The checks with these names; all of them for no names."""
    bekend = {controle.naam: controle for controle in CONTROLES}
    onbekend = [naam for naam in namen if naam not in bekend]
    if onbekend:
        raise Storing(f"Onbekende controle: {', '.join(onbekend)}. Er zijn: {', '.join(bekend)}.")
    return [bekend[naam] for naam in namen] or list(CONTROLES)


def _draai(controle: Controle) -> Uitslag:
    begin = time.monotonic()
    opdracht = [sys.executable, "-P", "-m", controle.module, *controle.argumenten]
    env = kind_env(PYTHONWARNINGS="default", NO_COLOR="1")
    klaar = subprocess.run(  # noqa: S603 - our own command
        opdracht, env=env, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    return Uitslag(controle, klaar.returncode == 0, time.monotonic() - begin, klaar.stdout)


def _toon_regel(uitslag: Uitslag) -> None:
    woord = "goed" if uitslag.goed else "fout"
    meld(f"  {woord:<6} {uitslag.controle.naam:<11} {uitslag.controle.uitleg:<44} {in_seconden(uitslag.seconden):>8}")
    for regel in uitslag.uitvoer.splitlines() if uitslag.goed else ():
        if regel.startswith(CIJFER):
            meld(f"         {regel.removeprefix(CIJFER)}")


def _besluit(uitslagen: Sequence[Uitslag], duur: float) -> int:
    mis = [uitslag for uitslag in uitslagen if not uitslag.goed]
    for uitslag in mis:
        meld(f"\n--- {uitslag.controle.naam} (opnieuw: ./tandem check {uitslag.controle.naam}) ---")
        meld(uitslag.uitvoer.rstrip())
    meld(f"\n{len(uitslagen)} controles in {in_seconden(duur)}: {len(mis) or 'geen'} fout")
    return 1 if mis else 0
