"""`./tandem demo`: everything set up, the region served on this machine, until Ctrl-C."""

import argparse
import fcntl
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tandem.management.lanceer.beheer import (
    begin_opnieuw,
    beheer,
    beheer_open,
    heeft_beheer,
    met_database,
    te_vullen,
    verouderd,
)
from tandem.management.lanceer.plaatsen import staat
from tandem.management.lanceer.server import server as webserver
from tandem.management.lanceer.server import zegelaar
from tandem.management.lanceer.verslag import Storing, meld, stap
from tandem.management.lanceer.voorkant import zorg_voor_voorkant

WACHT_OP_ANTWOORD = 60.0


def demo(argumenten: Sequence[str]) -> int:
    """Set up and serve; ends at Ctrl-C or SIGTERM with everything that it started stopped. Raises `Storing`."""
    keuzes = _lees(argumenten)
    poort = keuzes.poort
    adres = f"http://127.0.0.1:{poort}/"
    eis_vrije_poort(poort)
    if os.environ.get("DATABASE_URL"):
        raise Storing("De demo draait nooit op een echte database. Haal DATABASE_URL weg uit de omgeving.")
    os.environ["TANDEM_DEMO"] = "1"
    zorg_voor_voorkant()
    with _enige_demo(adres), met_database():
        _richt_in(opnieuw=keuzes.opnieuw)
        werkers = min(4, (os.cpu_count() or 1) + 1)
        with zegelaar(), webserver(poort, werkers=werkers, TANDEM_DEMO="1") as server:
            with stap("Server starten"):
                wacht_tot_antwoord(adres, server)
            meld(f"\nTandem draait op {adres}   (stoppen: Ctrl-C)\n")
            if heeft_beheer("demologins"):
                meld(beheer("demologins"))
            if zin := verouderd():
                meld(zin)
            return _wacht_op_einde(server)


def vul(argumenten: Sequence[str]) -> int:
    """Fill the database with fictitious households, tables and professionals first; its status is ours."""
    if os.environ.get("DATABASE_URL"):
        raise Storing("Fictieve huishoudens komen nooit in een echte database. Haal DATABASE_URL weg.")
    os.environ["TANDEM_DEMO"] = "1"
    with met_database():
        with stap("Database bijwerken: tabellen, muren, inhoud") as lopend:
            beheer("opbouwen", lopend=lopend)
        return beheer_open(["vul", *argumenten])


def _lees(argumenten: Sequence[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="./tandem demo", description="Richt alles in en toon de demo.")
    lezer.add_argument("--poort", type=int, default=8000, metavar="N", help="de poort op 127.0.0.1 (standaard 8000)")
    lezer.add_argument("--opnieuw", action="store_true", help="wis alles wat in de demo staat en begin opnieuw")
    keuzes = lezer.parse_args(argumenten)
    if not 1 <= keuzes.poort <= 65535:
        lezer.error(f"een poort ligt tussen 1 en 65535, niet {keuzes.poort}")
    return keuzes


def eis_vrije_poort(poort: int) -> None:
    """Raise `Storing` with a way out when something listens on this port already, or we may not use it."""
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except PermissionError as fout:
            raise Storing(f"Poort {poort} mag u niet gebruiken. Kies een poort vanaf 1024, zoals 8000.") from fout
        except OSError as fout:
            ander = poort + 1 if poort < 65535 else 8000
            raise Storing(f"Poort {poort} is al in gebruik. Kies een andere: ./tandem demo --poort {ander}") from fout


@contextmanager
def _enige_demo(adres: str) -> Iterator[None]:
    """One demo per folder: two would share a database that the first to stop takes away. Raises `Storing`."""
    with (staat() / "demo").open("a+", encoding="utf-8") as bestand:
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fout:
            bestand.seek(0)
            raise Storing(f"De demo van deze map draait al, op {bestand.read().strip()}") from fout
        bestand.truncate(0)
        bestand.write(adres)
        bestand.flush()
        yield


def _richt_in(*, opnieuw: bool) -> None:
    """Migrations, walls and content; and fictitious households as far as they are not there yet."""
    if opnieuw:
        with stap("Demo leegmaken"):
            begin_opnieuw()
    with stap("Database bijwerken: tabellen, muren, inhoud") as lopend:
        beheer("opbouwen", lopend=lopend)
    if vulling := te_vullen():
        huishoudens, zaad = map(str, vulling)
        with stap(f"Fictieve huishoudens ({huishoudens})") as lopend:
            beheer("vul", "--huishoudens", huishoudens, "--zaad", zaad, lopend=lopend)
    with stap("Vaste bestanden klaarzetten"):
        beheer("collectstatic", "--noinput", "--skip-checks")


def wacht_tot_antwoord(adres: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the server answers anything at all on its address. Raises `Storing` when it stops or stays silent."""
    uiterlijk = time.monotonic() + WACHT_OP_ANTWOORD
    while time.monotonic() < uiterlijk and server.poll() is None:
        try:
            urllib.request.urlopen(adres, timeout=5).close()  # noqa: S310 - our own http address
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise Storing("De server is gestopt of antwoordt niet. Hierboven staat wat hij zei.")


def _wacht_op_einde(server: subprocess.Popen[bytes]) -> int:
    try:
        status = server.wait()
    except KeyboardInterrupt:
        meld("\nStoppen ...")
        return 0
    raise Storing(f"De server is uit zichzelf gestopt (status {status}). Hierboven staat wat hij zei.")
