"""The first fictitious municipality has a questionnaire of its own, and lets others use it: a workbook as anybody has.

Everything in it is an example; it comes in through the action that reads workbooks, and is offered by opening a layer.
"""

from tandem.acties.organisatie.openstellen import lees_openingen, stel_open
from tandem.acties.zelfscan.bestand import Bestand
from tandem.acties.zelfscan.eigen import neem_in_gebruik
from tandem.koppelingen.rekenblad import schrijf
from tandem.management.vullen.eenmaal import Eenmaal
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import TE_OPENEN, Kring, Werklaag
from tandem.regels.tabel import Blad, Bladen
from tandem.regels.zelfscan.instrumentblad import ANTWOORDEN, DELEN, INSTRUMENT, VRAGEN

NAAM = "Samen aan tafel (voorbeeldinhoud)"
_NIVEAUS = (
    ("nog_niet", "Nog niet", "Dit gebeurt niet, of bij toeval.", "1"),
    ("soms", "Soms", "Dit gebeurt als iemand eraan denkt.", "2"),
    ("vaak", "Vaak", "Dit is afgesproken en gebeurt meestal.", "3"),
    ("altijd", "Altijd", "Dit is gewoon, ook als het druk is.", "4"),
)
_VRAGEN = (
    ("uitnodigen", "gezin", "Vragen wij het gezin zelf wie er aan tafel zit?", "niveaus"),
    ("taal", "gezin", "Schrijven wij in woorden die het gezin begrijpt?", "niveaus"),
    ("kind", "gezin", "Hoort iemand elk kind apart, op een manier die past bij de leeftijd?", "niveaus"),
    ("voor_het_gesprek", "partners", "Weten partners voor het gesprek wat er van hen wordt gevraagd?", "niveaus"),
    ("na_het_gesprek", "partners", "Hoort iedereen daarna wat er is afgesproken?", "niveaus"),
    ("beter", "partners", "Wat kan morgen al beter?", "open"),
)


def bladen() -> Bladen:
    """Return the workbook as sheets, in the layout of docs/uitleg/rekenbladen.md."""
    kenmerken = (
        ("kenmerk", "waarde"),
        ("code", "samen_aan_tafel"),
        ("versie", "2026-1"),
        ("naam", NAAM),
        ("soort", "zelfscan"),
        ("waarvoor", "Voorbeeldinhoud: kijken hoe gesprekken met gezinnen en partners gaan."),
        ("bron", "Verzonnen voor de demo"),
        ("voorbeeldinhoud", "ja"),
        ("opmerking", "Deze vragen zijn verzonnen voor de demo. Geen bron geeft ze."),
    )
    delen = (
        ("code", "naam", "inleiding", "score", "bij ontbreken"),
        ("gezin", "Het gezin praat mee", "Voorbeeldinhoud.", "gemiddelde", "over_wat_er_is"),
        ("partners", "Partners weten waar ze aan toe zijn", "Voorbeeldinhoud.", "gemiddelde", "over_wat_er_is"),
    )
    vragen = tuple(
        (deel, code, tekst, soort, "ja" if soort == "niveaus" else "nee") for code, deel, tekst, soort in _VRAGEN
    )
    antwoorden = tuple((code, *niveau) for code, _, _, soort in _VRAGEN if soort == "niveaus" for niveau in _NIVEAUS)
    return (
        Blad(INSTRUMENT, kenmerken),
        Blad(DELEN, delen),
        Blad(VRAGEN, (("deel", "code", "tekst", "soort", "streven"), *vragen)),
        Blad(ANTWOORDEN, (("vraag", "code", "naam", "beschrijving", "waarde"), *antwoorden)),
    )


def deel_eigen_lijst(doe: Eenmaal, door: Actor) -> None:
    """Take the questionnaire into use, and let the region see and use it."""
    doe(neem_in_gebruik, door=door, bestand=Bestand(schrijf(bladen()), "samen-aan-tafel.xlsx"))
    blad = lees_openingen(door=door)
    keuzes: dict[Werklaag, Kring | None] = {een.laag: een.kring for een in blad.lagen if een.laag in TE_OPENEN}
    doe(stel_open, door=door, keuzes=keuzes | {Werklaag.INSTRUMENT: Kring.REGIO}, versie=blad.versie)
