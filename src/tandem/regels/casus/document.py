"""Documents: how large, in which layer, under which name. What a file really is, ``koppelingen.bestanden`` looks at."""

import unicodedata
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.rechten.lagen import Laag
from tandem.regels.soort import Soort

GROOTSTE = 20 * 1024 * 1024
"""Bytes of one file. Own choice: a scanned report of a hundred pages fits, a film does not."""
LANGSTE_NAAM = 120


class Herkomst(Soort):
    """From whom a document came. Own list; no source gives one."""

    HUISHOUDEN = "huishouden", "het huishouden"
    PROFESSIONAL = "professional", "een professional"
    RECHTBANK = "rechtbank", "de rechtbank"
    GEMEENTE = "gemeente", "de gemeente of de burgemeester"
    POLITIE = "politie", "de politie of het Openbaar Ministerie"
    ANDERS = "anders", "iemand anders"


def bezwaren_document(
    *, titel: str, laag: Laag, gewone_laag: Laag, ontvangen_op: date, gedateerd_op: date | None, vandaag: date
) -> Bezwaren:
    """What stands in the way of keeping a document: no title, a wider layer than its kind, days that cannot be."""
    bezwaren = list(bezwaar_in_de_toekomst("ontvangen_op", ontvangen_op, vandaag))
    if not titel.strip():
        bezwaren.append(Bezwaar("titel", "Geef het document een naam waaraan u het herkent."))
    if laag < gewone_laag:
        zin = f"Dit soort document hoort bij {gewone_laag.omschrijving}. Kies die, of een laag die minder mensen zien."
        bezwaren.append(Bezwaar("laag", zin))
    if gedateerd_op is not None:
        bezwaren += bezwaar_in_de_toekomst("gedateerd_op", gedateerd_op, vandaag)
        if gedateerd_op > ontvangen_op:
            bezwaren.append(Bezwaar("gedateerd_op", "Het document is later gemaakt dan u het kreeg. Kijk de dagen na."))
    return tuple(bezwaren)


def veilige_naam(naam: str, extensie: str) -> str:
    """Return a file name that is only a name: no folders, no signs that turn the text around or do not show.

    A name such as ``factuur<U+202E>fdp.exe`` reads as ``factuurexe.pdf``; here such signs are gone and the ending is
    that of what the file really is.
    """
    kaal = unicodedata.normalize("NFC", naam).replace("\\", "/").rsplit("/", 1)[-1]
    zichtbaar = "".join(teken for teken in kaal if unicodedata.category(teken)[0] != "C")
    netjes = " ".join(zichtbaar.split())
    stam = netjes.rsplit(".", 1)[0] if "." in netjes else netjes
    stam = "".join("_" if teken in '<>:"|?*' else teken for teken in stam).strip(" .")
    return f"{stam[: LANGSTE_NAAM - len(extensie) - 1].rstrip() or 'document'}.{extensie}"


def in_mb(bytes_: int) -> str:
    """Return a size as people say it: ``340 kB``, ``2,4 MB``."""
    if bytes_ < 1024 * 1024:
        return f"{max(1, round(bytes_ / 1024))} kB"
    return f"{bytes_ / (1024 * 1024):.1f}".replace(".", ",") + " MB"
