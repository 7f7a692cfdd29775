"""The chapters of the plan about what was measured: gaps of the newest results, and the answers on the checklist.

A result of few respondents is no figure in a document: who reads it may recognise the people behind it.
"""

from collections.abc import Iterable

from tandem.acties.bouwstenen.meting import Checklistbeeld, Metingbeeld
from tandem.koppelingen.rapport import Alinea, Blok, Hoofdstuk, Tabel, Tussenkop
from tandem.regels.tekst import datum

WEINIG = "De cijfers staan hier niet: er deden te weinig mensen mee om niemand herkenbaar te maken."


def hoofdstuk_metingen(metingen: Iterable[Metingbeeld]) -> Hoofdstuk:
    """Return the chapter with Ist, Soll and gap per part."""
    blokken: list[Blok] = []
    for een in metingen:
        blokken.append(Tussenkop(f"{een.instrument}, {een.voor}"))
        blokken.append(Alinea(f"Vastgesteld op {datum(een.op)}.{_voorbeeld(een)}"))
        blokken.append(Alinea(WEINIG) if een.alleen_eigen else _tabel(een))
    return Hoofdstuk("Waar wij staan volgens de meting", tuple(blokken))


def _voorbeeld(een: Metingbeeld) -> str:
    return " De vragen zijn voorbeeldinhoud: geen bron geeft hun tekst." if een.voorbeeldinhoud else ""


def _tabel(een: Metingbeeld) -> Tabel:
    rijen = tuple((deel.naam, deel.ist, deel.soll, deel.kloof) for deel in een.delen)
    koppen = ("Onderdeel", "Nu", "Gewenst", "Verschil")
    return Tabel("Van het grootste verschil naar het kleinste", koppen, rijen, (6, 2, 2, 2), frozenset({1, 2, 3}))


def hoofdstuk_checklist(checklist: Checklistbeeld) -> Hoofdstuk:
    """Return the chapter with what was answered together on the checklist."""
    blokken: list[Blok] = [Alinea("Dit antwoordden wij samen. Wat wij niet weten, staat er ook.")]
    for naam, vragen in checklist.delen:
        rijen = tuple((vraag, antwoord, toelichting) for vraag, antwoord, toelichting in vragen)
        blokken += [Tussenkop(naam), Tabel("", ("Vraag", "Antwoord", "Toelichting"), rijen, (4, 3, 3))]
    return Hoofdstuk(checklist.naam, tuple(blokken))
