"""A report as a PDF, in the letters and on the paper of ``pdf``: title page, contents, tables, pages."""

from typing import Any

from tandem.koppelingen import pdf
from tandem.koppelingen.rapport import (
    ZONDER_RIJEN,
    Alinea,
    Blok,
    Punten,
    Rapport,
    Tabel,
    Tijdbeeld,
    Tussenkop,
    gezuiverd,
)


def maak_rapport(rapport: Rapport) -> bytes:
    """Return the file: title page, contents with page numbers, chapters with an entry in the outline."""
    rapport = gezuiverd(rapport)
    blokken: list[pdf.Blok] = []
    for hoofdstuk in rapport.hoofdstukken:
        blokken += [pdf.kop(1, hoofdstuk.titel), *(_blok(een) for een in hoofdstuk.blokken)]
    regels = [f"{label}: {waarde}" for label, waarde in rapport.titelregels]
    stuk = {
        "titel": rapport.titel,
        "van": rapport.van,
        "titelblad": {"ondertitel": rapport.ondertitel, "regels": regels},
        "blokken": blokken,
    }
    return pdf.zet(stuk, op=rapport.op)


def _blok(blok: Blok) -> pdf.Blok:
    match blok:
        case Tussenkop():
            return pdf.kop(2, blok.titel)
        case Alinea():
            return pdf.alinea(blok.tekst, blok.kop)
        case Punten():
            return {"soort": "punten", "punten": blok.punten}
        case Tabel():
            return _tabel(blok)
        case Tijdbeeld():
            return _tijdbeeld(blok)


def _tabel(tabel: Tabel) -> dict[str, Any]:
    if not tabel.rijen:
        return pdf.alinea(ZONDER_RIJEN, tabel.titel)
    velden = ("titel", "koppen", "rijen", "breedtes", "voet")
    return {"soort": "tabel", "rechts": sorted(tabel.rechts), **{veld: getattr(tabel, veld) for veld in velden}}


def _tijdbeeld(beeld: Tijdbeeld) -> dict[str, Any]:
    if not beeld.rijen:
        return pdf.alinea(ZONDER_RIJEN, beeld.titel)
    rijen = [{"label": label, "vakken": [str(vak) for vak in vakken]} for label, vakken in beeld.rijen]
    return {
        "soort": "tijdbeeld", "titel": beeld.titel, "eerste": beeld.eerste_kop, "koppen": beeld.perioden,
        "rijen": rijen, "uitleg": beeld.uitleg,
    }  # fmt: skip
