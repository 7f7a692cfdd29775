"""Everything in an answer that can be read: a page, the parts of an office file, the text of a PDF."""

import io
import re
import zipfile

_AFGEBROKEN = re.compile(r"[-\u00ad\u2010]\n")
"""A word that goes on in the next line of a PDF."""


def leesbaar(inhoud: bytes) -> str:
    """Return an answer as text; of an office file and a PDF what stands in it."""
    if inhoud.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as bestand:
            return "\n".join(bestand.read(naam).decode(errors="replace") for naam in bestand.namelist())
    if inhoud.startswith(b"%PDF"):
        return tekst_van_pdf(inhoud)
    return inhoud.decode(errors="replace")


def tekst_van_pdf(inhoud: bytes) -> str:
    """Return the text of a PDF, with what it says of itself; a file that is hardly one only as it lies there."""
    from pypdf import PdfReader  # only where the crawl runs; the application makes PDFs and reads none
    from pypdf.errors import PyPdfError

    ruw = inhoud.decode(errors="replace")
    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        bladen = "\n".join(blad.extract_text() for blad in lezer.pages)
    except PyPdfError:
        return ruw
    return f"{ruw}\n{lezer.metadata}\n{_AFGEBROKEN.sub('', bladen)}"
