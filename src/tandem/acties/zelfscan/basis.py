"""What all actions on waves share: finding one, and who may be added to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties.keuring import kies
from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.acties.zelfscan.instrumenten import instrument
from tandem.acties.zelfscan.mensen import mensen
from tandem.models import Afname, Deelnemer
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import Afnamestand, Deelnemersgroep


@dataclass(frozen=True)
class Herkomst:
    """From which file a wave was read in, and when."""

    op: date
    uit: str


def herkomst_van(rij: Afname | None) -> Herkomst | None:
    """Return where a wave comes from; None for one that was held here, and for who does not see the wave."""
    if rij is None or rij.ingelezen_op is None:
        return None
    return Herkomst(timezone.localdate(rij.ingelezen_op), rij.ingelezen_uit or "")


def een_afname(sessie: Organisatiesessie, afname: UUID) -> Afname:
    """One wave of my own organisation. Raises ``NietGevonden``; unfinished work of another never opens."""
    rijen = sessie.mijn(Afname).filter(openbaar=afname).select_related("leider", "team", "organisatie")
    rij = (rijen.select_for_update(of=("self",)) if sessie.schrijft else rijen).first()
    if rij is None:
        raise NietGevonden
    return rij


def te_beheren(sessie: Organisatiesessie, afname: UUID) -> Afname:
    """One wave that still collects, for who runs it. Raises ``Geweigerd``, ``NietGevonden`` and ``Ongeldig``."""
    sessie.eis(Werklaag.UITKOMST)
    rij = een_afname(sessie, afname)
    if rij.stand != Afnamestand.VERZAMELEN:
        raise Ongeldig(**{"": "Het invullen is al gesloten. Hier kan niets meer aan veranderen."})
    return rij


def voeg_toe(sessie: Organisatiesessie, afname: Afname, wie: Collection[tuple[int, str]]) -> None:
    """Add respondents with an account: number and group. Raises ``Ongeldig`` for who does not work here."""
    bekend = {een.medewerker: een.naam for een in mensen(sessie)}
    for medewerker, groep in wie:
        if medewerker not in bekend:
            raise Ongeldig(medewerkers="Kies mensen uit de lijst.")
        gekozen = kies(Deelnemersgroep, groep, "groep")
        rij = Deelnemer(afname=afname, medewerker_id=medewerker, naam=bekend[medewerker], groep=gekozen.value)
        sessie.bewaar(rij)


def naam_van(rij: Afname) -> str:
    """The name of the instrument of a wave; of an own one the row brings it along (``select_related("lijst")``)."""
    if rij.lijst is not None:
        return rij.lijst.naam
    try:
        return instrument(rij.instrument, rij.instrument_versie).naam
    except NietGevonden:  # content can be replaced; what was established with it stays
        return f"{rij.instrument}, versie {rij.instrument_versie}"
