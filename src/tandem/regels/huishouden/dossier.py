"""The file of a household: who may begin one, when it may be split, merged, closed or searched for."""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort

#: Who may begin a file: the local team, always on the bike (S0 §1; S4 §1.2). The task that comes with the role.
TAAK_BIJ_ROL = {"casusregisseur": "casusregie", "teamlid_lokaal_team": "hulp_lokaal_team"}
_LOKAAL = frozenset({Organisatiesoort.LOKAAL_TEAM, Organisatiesoort.GEMEENTE})


class Dossierstand(Soort):
    """Where a file stands."""

    ACTIEF = "actief", "in gebruik"
    SAMENGEVOEGD = "samengevoegd", "samengegaan met een ander dossier"
    OVERDRACHT = "overdracht", "wacht op het team dat dit opneemt"
    LEEG = "leeg", "opgenomen in een ander dossier"


#: Files in which nothing new is recorded.
GESLOTEN_STANDEN = frozenset({Dossierstand.SAMENGEVOEGD, Dossierstand.LEEG})

#: Searching outside one's own keys: at most so often per professional. Own choice, for the privacy officer to set.
ZOEKEN_PER_UUR = 10
ZOEKEN_PER_DAG = 30


class Tegenpartij(Soort):
    """What a professional can be to somebody: then there are no keys."""

    FAMILIE = "familie", "familie"
    COLLEGA = "collega", "een collega"
    BEKENDE = "bekende", "een goede bekende"


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """What counts for merging two files."""

    zelfde: bool
    lopende_casus_weg: bool
    lopende_casus_blijft: bool


def bezwaren_aanmaken(rol: str, organisatiesoort: str, aantal_leden: int) -> Bezwaren:
    """Why somebody cannot begin a file: not of the local team, or nobody to begin it for."""
    if rol not in TAAK_BIJ_ROL or organisatiesoort not in _LOKAAL:
        zin = "Alleen het lokale team begint een dossier. Vraag een casusregisseur van het lokale team."
        return (Bezwaar("", zin),)
    if not aantal_leden:
        return (Bezwaar("", "Zet er minstens één persoon bij. De naam mag nog onbekend zijn."),)
    return ()


def bezwaren_publiek(sinds: date | None, *, publiek: bool) -> Bezwaren:
    """Why it cannot be said that many people know somebody here, or no more: it is so already. ``sinds``: the mark."""
    if publiek == (sinds is not None):
        return (Bezwaar("", f"Extra toezicht op dit dossier staat al {'aan' if publiek else 'uit'}."),)
    return ()


def bezwaren_splitsing(gekozen: int, aanwezig: int) -> Bezwaren:
    """Why a household cannot be split like this: nobody goes, or everybody."""
    if not gekozen:
        return (Bezwaar("leden", "Kies wie er naar het nieuwe dossier gaat."),)
    if gekozen >= aanwezig:
        return (
            Bezwaar("leden", "Er moet iemand in dit dossier blijven. Gaat iedereen mee, dan is het geen splitsing."),
        )
    return ()


def bezwaren_samenvoeging(feiten: Samenvoeging) -> Bezwaren:
    """Why two files cannot be merged: they are one, or the one that ends has a running case beside a running case."""
    if feiten.zelfde:
        return (Bezwaar("ander", "Dit is hetzelfde dossier. Kies een ander."),)
    if feiten.lopende_casus_weg and feiten.lopende_casus_blijft:
        zin = "In beide dossiers loopt een casus. Rond de casus in dit dossier eerst af (soort: samengegaan)."
        return (Bezwaar("ander", zin),)
    if feiten.lopende_casus_weg:
        zin = "In dit dossier loopt nog een casus. Rond die eerst af, of voeg andersom samen."
        return (Bezwaar("ander", zin),)
    return ()


def bezwaren_zoekpoging(dit_uur: int, vandaag: int) -> Bezwaren:
    """Why somebody cannot search outside their own files now; the counts are of attempts before this one."""
    if dit_uur >= ZOEKEN_PER_UUR or vandaag >= ZOEKEN_PER_DAG:
        zin = (
            f"U zocht al {ZOEKEN_PER_UUR} keer in een uur of {ZOEKEN_PER_DAG} keer op een dag buiten uw eigen "
            "huishoudens. Probeer het later opnieuw, of vraag uw teamleider."
        )
        return (Bezwaar("", zin),)
    return ()
