"""Telling households that somebody stands in for a while, and who is affected."""

from datetime import date

from tandem.acties.deur import Sessie
from tandem.models import Betrokkenheid
from tandem.regels.huishouden.tijdvak import Tijdvak


def huishoudens_van(sessie: Sessie, *, medewerker: int, organisatie: int, van: date, tot: date) -> list[int]:
    """The households, among those that the keys open, in which a professional is involved in these days."""
    rijen = sessie.van(Betrokkenheid).filter(medewerker_id=medewerker, organisatie_id=organisatie)
    tijd = Tijdvak(van, max(tot, date.fromordinal(van.toordinal() + 1)))
    return sorted(
        {
            rij.huishouden_id
            for rij in rijen
            if (rij.tot is None or rij.tot > rij.van) and Tijdvak(rij.van, rij.tot).overlapt(tijd)
        }
    )


def vertel_per_huishouden(sessie: Sessie, soort: str, huishoudens: list[int], feiten: dict[str, str]) -> None:
    """Write one event in each household, and note that it was touched; nothing to tell is noted as well."""
    for nummer in huishoudens:
        sessie.gebeurtenis(soort, huishouden=nummer, feiten=feiten)
        sessie.inzage(huishouden=nummer, uitkomst="geschreven")
    if not huishoudens:
        sessie.geen_huishouddata()
