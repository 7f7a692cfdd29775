"""The portal of members: how somebody is reached without danger, and when an account may be activated.

Who watches along is the first danger of a portal: an invitation never travels by an address or telephone number that
another member uses too, nor by one that is not safe, and never to who said not to be approached (issue *Rights*, b).
"""

from collections.abc import Collection
from dataclasses import dataclass

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.vindplaats import Contactsoort, adressleutels, telefoonsleutel

PERSOONLIJK = "persoonlijk"
"""Handed over, or told face to face."""
LINK_GELDIG_UREN = 72
"""How long a link holds; own choice. Short, because it may lie about; long enough for a weekend."""
STIL_MINUTEN = 15
"""After so long without a request a member logs in again; own choice."""
LANGST = 500
LANGSTE_NAAM = 30
KORTSTE_NAAM = 6


@dataclass(frozen=True, slots=True)
class Plek:
    """An address, number or e-mail. ``lid`` None: of the whole household. ``code``: how a form names it."""

    code: str
    soort: Contactsoort
    waarde: str
    lid: int | None
    veilig: bool = True


@dataclass(frozen=True, slots=True)
class Wijze:
    """How somebody is reached without danger, as it holds now."""

    hoe: str = ""
    wanneer: str = ""
    voicemail: bool = False
    niet_benaderen: bool = False


def zelfde_plek(een: Plek, ander: Plek) -> bool:
    """Whether two ways lead to one telephone, mailbox or letter box, however they were written."""
    if een.soort is not ander.soort:
        return False
    if een.soort is Contactsoort.TELEFOON:
        sleutel = telefoonsleutel(een.waarde)
        return bool(sleutel) and sleutel == telefoonsleutel(ander.waarde)
    if een.soort is Contactsoort.ADRES:
        return bool(adressleutels(een.waarde) & adressleutels(ander.waarde))
    return een.waarde.strip().casefold() == ander.waarde.strip().casefold()


def gedeeld(plek: Plek, alle: Collection[Plek]) -> bool:
    """Whether somebody else of the household, or the household as a whole, is reached by the same way."""
    return plek.lid is None or any(ander.lid != plek.lid and zelfde_plek(plek, ander) for ander in alle)


def bezwaren_wijze(wijze: Wijze) -> Bezwaren:
    """What a recorded safe way lacks: unless somebody must not be approached, it says how."""
    if wijze.niet_benaderen or wijze.hoe.strip():
        return ()
    return (Bezwaar("hoe", "Schrijf op hoe deze persoon veilig te bereiken is. Of kies: niet benaderen."),)


def bezwaren_activering(wijze: Wijze | None, *, lid: int, link: str, code: str, plekken: Collection[Plek]) -> Bezwaren:
    """Why an account may not be activated in this way. ``link`` and ``code``: codes of places, or ``PERSOONLIJK``."""
    if wijze is None:
        return (Bezwaar("", "Leg eerst vast hoe deze persoon veilig te bereiken is. Daarna kunt u uitnodigen."),)
    if wijze.niet_benaderen:
        return (Bezwaar("", "Deze persoon mag niet benaderd worden. Nodig nu niet uit."),)
    bekend = {plek.code: plek for plek in plekken}
    uit = (*_over("link_via", link, lid, bekend), *_over("code_via", code, lid, bekend))
    if not uit and link == code != PERSOONLIJK:
        uit = (Bezwaar("code_via", "Link en code gaan niet langs dezelfde weg. Kies voor de code een andere."),)
    return uit


def _over(veld: str, keus: str, lid: int, bekend: dict[str, Plek]) -> Bezwaren:
    """What is wrong with one of the two ways."""
    if keus == PERSOONLIJK:
        return ()
    plek = bekend.get(keus)
    if plek is None or plek.lid != lid:
        return (Bezwaar(veld, "Kies een van de mogelijkheden uit de lijst."),)
    if not plek.veilig:
        return (Bezwaar(veld, "Dit is niet veilig: iemand kan meelezen of meeluisteren. Kies een andere weg."),)
    if plek.soort is Contactsoort.ADRES:
        return (Bezwaar(veld, "Een brief kan een ander openen. Kies een andere weg."),)
    if gedeeld(plek, bekend.values()):
        return (Bezwaar(veld, "Iemand anders uit dit huishouden gebruikt dit ook. Kies een andere weg."),)
    if veld == "code_via" and plek.soort is not Contactsoort.TELEFOON:
        return (Bezwaar(veld, "Vertel de code zelf: aan de telefoon of als u elkaar ziet."),)
    return ()


def bezwaren_inlognaam(naam: str) -> Bezwaren:
    """What is wrong with a chosen log-in name: letters, digits and hyphens, nothing that needs explaining."""
    kaal = naam.strip()
    if not KORTSTE_NAAM <= len(kaal) <= LANGSTE_NAAM:
        return (Bezwaar("naam", f"Kies een naam van {KORTSTE_NAAM} tot {LANGSTE_NAAM} tekens."),)
    if not all(teken.isascii() and (teken.isalnum() or teken == "-") for teken in kaal):
        return (Bezwaar("naam", "Gebruik alleen letters, cijfers en streepjes."),)
    return ()
