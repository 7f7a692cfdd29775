"""The burgerservicenummer: nine digits that pass the 11-test. Optional, found by exact match only."""

import re
import unicodedata

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

#: The weights of the 11-test for a BSN: the last digit counts negatively.
GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_SCHEIDING = re.compile(r"[\s.\-]+")


def normaliseer_bsn(tekst: str) -> str:
    """What was typed, without spaces, dots and dashes and with digits of any script written 0-9."""
    kaal = unicodedata.normalize("NFKC", _SCHEIDING.sub("", unicodedata.normalize("NFKC", tekst)))
    return "".join(str(unicodedata.digit(teken, None) if teken.isdigit() else teken) for teken in kaal)


def doorstaat_elfproef(cijfers: str) -> bool:
    """Whether nine digits, weighted 9 to 2 and -1, add up to a multiple of eleven."""
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, cijfers, strict=True)) % 11 == 0


def bezwaren_bsn(tekst: str) -> Bezwaren:
    """What is wrong with a typed BSN; empty when it can be one. An empty text is fine: a BSN is optional."""
    bsn = normaliseer_bsn(tekst)
    zin = _wat_niet_klopt(bsn) if bsn else ""
    return (Bezwaar("bsn", zin),) if zin else ()


def _wat_niet_klopt(bsn: str) -> str:
    if not re.fullmatch("[0-9]+", bsn):
        return "In een BSN staan alleen cijfers. Kijk na wat u hebt getypt."
    if len(bsn) == 8:
        return "Een BSN heeft 9 cijfers. Dit zijn er 8. Begint het nummer met een 0? Typ die dan ook."
    if len(bsn) != 9:
        return f"Een BSN heeft 9 cijfers. Dit zijn er {len(bsn)}."
    if bsn == "000000000":
        return "Dit is geen BSN. Weet u het nummer niet? Laat het veld dan leeg."
    if not doorstaat_elfproef(bsn):
        return "Dit nummer kan geen BSN zijn. Waarschijnlijk is er een cijfer verkeerd of verwisseld."
    return ""


def toon_bsn(bsn: str) -> str:
    """A normalised BSN in groups that can be read aloud: ``1112 22 333``."""
    return f"{bsn[:4]} {bsn[4:6]} {bsn[6:]}"


class Bsngrond(Soort):
    """Why somebody needs to see a BSN. Own choice of grounds, for the privacy officer to set; each is logged."""

    HULP_AANVRAGEN = "hulp_aanvragen", "hulp aanvragen waarbij het BSN verplicht is"
    BERICHT = "bericht", "een bericht dat het BSN verplicht moet bevatten (zoals aan de Raad)"
    ZELFDE_PERSOON = "zelfde_persoon", "nagaan of het om dezelfde persoon gaat"
    GEVRAAGD = "gevraagd", "de persoon zelf vraagt ernaar"
