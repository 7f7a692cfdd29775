"""Every command of `./tandem`: its line of help, what it needs, and what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from tandem.management.lanceer import banken, controle, demo, testen, vergrendelen
from tandem.management.lanceer.beheer import beheer_open, met_database
from tandem.management.lanceer.verslag import meld
from tandem.management.lanceer.voorkant import zorg_voor_voorkant


class Nodig(Enum):
    """Which packages a command needs before it can run."""

    NIETS = "niets"
    GEBRUIK = "gebruik"
    ALLES = "alles"


@dataclass(frozen=True)
class Opdracht:
    """One command: `gebruik` and `uitleg` are its line of help."""

    gebruik: str
    uitleg: str
    nodig: Nodig
    doe: Callable[[Sequence[str]], int]

    @property
    def naam(self) -> str:
        """The word by which it is called."""
        return self.gebruik.split()[0]


def manage(argumenten: Sequence[str]) -> int:
    """Run a Django command with the database there."""
    with met_database():
        return beheer_open(argumenten)


def sonde(argumenten: Sequence[str]) -> int:
    """Crawl; with the front end built, since pages and files are made with it (a PDF has its letters from there)."""
    zorg_voor_voorkant()
    return manage(["sonde", *argumenten])


def zegel(argumenten: Sequence[str]) -> int:
    """Seal, or check what is sealed."""
    return manage(["zegel", *argumenten])


def vernietig(argumenten: Sequence[str]) -> int:
    """Propose which files may go, or destroy what was agreed on."""
    return manage(["vernietig", *argumenten])


def toezicht(argumenten: Sequence[str]) -> int:
    """Look at the log of the days before today."""
    return manage(["toezicht", *argumenten])


def berichten(argumenten: Sequence[str]) -> int:
    """Send by mail that there is something new."""
    return manage(["berichten", *argumenten])


def help_(_argumenten: Sequence[str]) -> int:
    """Print every command in one line."""
    meld("Tandem: ./tandem <opdracht>\n")
    for opdracht in OPDRACHTEN:
        meld(f"  {opdracht.gebruik:<36} {opdracht.uitleg}")
    return 0


OPDRACHTEN = (
    Opdracht(
        "demo [--poort N] [--opnieuw]",
        "richt alles in en toon de regio met fictieve huishoudens",
        Nodig.GEBRUIK,
        demo.demo,
    ),
    Opdracht("test [pytest-argumenten]", "richt alles in en draai alle tests", Nodig.ALLES, testen.test),
    Opdracht("check [naam ...]", "vorm, types, huisregels en de rest; alle controles", Nodig.ALLES, controle.check),
    Opdracht("bench <naam>", "meet een belofte over snelheid en toon de cijfers", Nodig.ALLES, banken.bench),
    Opdracht(
        "vul --huishoudens N --zaad S",
        "maak fictieve huishoudens, herhaalbaar",
        Nodig.GEBRUIK,
        demo.vul,
    ),
    Opdracht(
        "sonde",
        "loop als elke rol langs elke pagina en zoek lekken",
        Nodig.ALLES,
        sonde,
    ),
    Opdracht("zegel maak [--blijf]", "verzegel wat gebeurde en wie keek (elk kwartier)", Nodig.GEBRUIK, zegel),
    Opdracht("zegel controleer", "noem wat in verzegelde rijen is veranderd, weg of ingevoegd", Nodig.GEBRUIK, zegel),
    Opdracht("zegel sleutel", "maak de sleutel die zegels ondertekent", Nodig.GEBRUIK, zegel),
    Opdracht("vernietig voorstel", "zet op de lijst welke dossiers lang genoeg bewaard zijn", Nodig.GEBRUIK, vernietig),
    Opdracht("vernietig uitvoeren", "vernietig waar twee archivarissen akkoord op gaven", Nodig.GEBRUIK, vernietig),
    Opdracht("toezicht", "kijk het logboek na, en leg voor wat opvalt (elke nacht)", Nodig.GEBRUIK, toezicht),
    Opdracht("berichten", "mail dat er iets nieuws is, nooit wat (elk kwartier)", Nodig.GEBRUIK, berichten),
    Opdracht("manage <opdracht> ...", "een Django-opdracht, met de database erbij", Nodig.GEBRUIK, manage),
    Opdracht("vergrendel [--upgrade]", "schrijf de lockbestanden (met uv)", Nodig.NIETS, vergrendelen.vergrendel),
    Opdracht("help", "deze lijst", Nodig.NIETS, help_),
)
