"""`docs/gegenereerd/routes.md`: every address of the application, who may come there, and for which purpose."""

from collections.abc import Iterable
from importlib import import_module

from tandem.management.documenten.tabel import tabel
from tandem.web.pagina import REGISTER, Beleid, Wie

KOP = """# Routes: every address and its policy

Generated from the register of pages (`./tandem manage documenten`); an address that is not declared there does not
exist, and a check holds that what Django resolves is this list and nothing else (`./tandem check beleid`).

- **purposes**: for which a page may open the door to household data; none: it never does. What somebody finds there
  follows from their own keys (`docs/uitleg/muren.md`, `inhoud/rollen.yaml`), not from this list.
- Whoever may not come reads the same *niet gevonden* as for an address that does not exist.

"""
_KOPPEN = {
    Wie.IEDEREEN: ("For everybody", "Also without logging in."),
    Wie.DEMO: ("Only in the demo", "Elsewhere these addresses do not exist."),
    Wie.INGELOGD: ("For who is logged in", "Any account, also without a role in a team."),
    Wie.PROFESSIONAL: (
        "For professionals",
        "An account with a role in a team today, and a second factor (not in the demo).",
    ),
}


def routes() -> str:
    """The document as text."""
    import_module("tandem.web.urls")  # importing the addresses fills the register
    return KOP + "\n".join(_deel(wie, *tekst) for wie, tekst in _KOPPEN.items())


def _deel(wie: Wie, kop: str, uitleg: str) -> str:
    beleiden = sorted((een for een in REGISTER.values() if een.wie is wie), key=lambda een: een.pad)
    kolommen = ("address", "name", "methods", "purposes", "what for")
    return f"## {kop}\n\n{uitleg}\n\n{tabel(kolommen, _rijen(beleiden))}"


def _rijen(beleiden: Iterable[Beleid]) -> Iterable[tuple[str, ...]]:
    for een in beleiden:
        doelen = ", ".join(sorted(doel.value for doel in een.doelen))
        yield (f"`/{een.pad}`", f"`{een.naam}`", ", ".join(een.methoden), doelen, een.uitleg)
