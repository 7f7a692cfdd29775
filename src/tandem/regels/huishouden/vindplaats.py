"""An address, telephone number or e-mail: checked when it is entered, and findable however it is written."""

import re
import unicodedata

from anyascii import anyascii

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

LANGST = 300
_POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?([a-z]{2})\b")
_STRAAT_NUMMER = re.compile(r"^(?P<straat>.*?[a-z].*?)\s+(?P<nummer>[0-9]+)\s*(?P<bij>[a-z0-9]*)")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")


class Contactsoort(Soort):
    """How somebody is reached."""

    ADRES = "adres", "adres"
    TELEFOON = "telefoon", "telefoonnummer"
    EMAIL = "email", "e-mailadres"


def bezwaren_contact(soort: Contactsoort, waarde: str) -> Bezwaren:
    """What is wrong with a typed address, number or e-mail; an address from abroad or without a number is fine."""
    kaal = " ".join(waarde.split())
    if not kaal:
        return (Bezwaar("waarde", f"Vul het {soort.omschrijving} in."),)
    if len(kaal) > LANGST:
        return (Bezwaar("waarde", f"Dit is te lang. Gebruik hoogstens {LANGST} tekens."),)
    if soort is Contactsoort.TELEFOON and not 8 <= len(_cijfers(kaal)) <= 16:
        return (Bezwaar("waarde", "Dit is geen telefoonnummer. Een Nederlands nummer heeft 10 cijfers."),)
    if soort is Contactsoort.EMAIL and not _EMAIL.fullmatch(kaal):
        return (Bezwaar("waarde", "Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl."),)
    return ()


def telefoonsleutel(nummer: str) -> str:
    """A telephone number as it is found: digits, with +31, 0031 and a leading 0 taken as the same; else empty."""
    cijfers = _cijfers(nummer)
    for begin in ("0031", "31") if nummer.strip().startswith(("+", "00")) else ("0",):
        if cijfers.startswith(begin):
            cijfers = cijfers[len(begin) :].removeprefix("0")
            break
    return cijfers if len(cijfers) >= 8 else ""


def _cijfers(tekst: str) -> str:
    return "".join(str(unicodedata.digit(teken)) for teken in tekst if unicodedata.digit(teken, None) is not None)


def adressleutels(adres: str) -> frozenset[str]:
    """The forms by which an address is found: postcode with number, and street with number. Additions are left out.

    ``Lange Nieuwstraat 12-b, 3111 AB Schiedam`` is found by ``3111ab 12`` and by ``lange nieuwstr. 12``.
    """
    vlak = re.sub(r"[^a-z0-9 ]+", " ", anyascii(adres).lower().replace(".", ""))
    vlak = " ".join(vlak.split())
    sleutels: set[str] = set()
    postcode = _POSTCODE.search(vlak)
    if postcode and (nummer := _nummer_bij(vlak, postcode)):
        sleutels.add(f"{postcode[1]}{postcode[2]}:{nummer}")
    zonder = _POSTCODE.sub(" ", vlak).strip()
    if straat := _STRAAT_NUMMER.match(zonder):
        sleutels.add(f"{_straat(straat['straat'])}:{straat['nummer']}")
    return frozenset(sleutels)


def _nummer_bij(vlak: str, postcode: re.Match[str]) -> str:
    """The house number: the last number before the postcode, else the first after it."""
    voor = re.findall(r"\b([0-9]+)", vlak[: postcode.start()])
    na = re.findall(r"\b([0-9]+)", vlak[postcode.end() :])
    return voor[-1] if voor else (na[0] if na else "")


def _straat(naam: str) -> str:
    kaal = re.sub(r"str(aat)?$", "straat", naam.replace(" ", ""))
    return re.sub(r"(wg|weg)$", "weg", re.sub(r"(ln|laan)$", "laan", kaal))


def zoekbaar_als(vraag: str) -> frozenset[Contactsoort]:
    """What a search text can be: a telephone number, an address, both or neither."""
    gevonden = set()
    if telefoonsleutel(vraag) and not re.search("[a-zA-Z]", vraag):
        gevonden.add(Contactsoort.TELEFOON)
    if adressleutels(vraag):
        gevonden.add(Contactsoort.ADRES)
    return frozenset(gevonden)
