"""A complaint at the portal: the same way in as everywhere, and how the own complaints stand. No trace in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tandem.acties.naslag import organisatienamen
from tandem.acties.portaal import deur
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.acties.rechten.klacht import Klachtinvoer, dien_in, over_wie_in
from tandem.acties.rechten.klachtbeeld import Keuze
from tandem.models import Klacht
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.klacht import Klachtstand
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Mijnklacht:
    """One own complaint; ``uiterlijk`` None: nobody verified the term of this kind of organisation."""

    op: date
    organisatie: str
    stand: str
    uiterlijk: date | None
    tekst: str


@dataclass(frozen=True)
class Klachtplek:
    """What the page begins with: about whom one can complain, and the own complaints, the newest first."""

    kop: Portaalkop
    organisaties: tuple[Keuze, ...]
    mensen: tuple[Keuze, ...]
    klachten: tuple[Mijnklacht, ...]


def lees_klachtplek(*, door: Ledenactor, huishouden: UUID) -> Klachtplek:
    """Return about which organisations and people this member can complain, and their own complaints.

    Its log line tells of reading who is involved, no more: that log is read by who may be complained about.
    """
    with deur.lees(door=door, wat="wie betrokken is", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        organisaties, mensen = over_wie_in(sessie)
        rijen = list(Klacht.objects.filter(lid=sessie.ik).order_by("-pk"))
        namen = organisatienamen(rij.organisatie for rij in rijen)
        return Klachtplek(
            kop=kop,
            organisaties=organisaties,
            mensen=mensen,
            klachten=tuple(_klacht(rij, namen.get(rij.organisatie, "")) for rij in rijen),
        )


def _klacht(rij: Klacht, organisatie: str) -> Mijnklacht:
    stand = next(een for een in Klachtstand if een.value == rij.stand)
    return Mijnklacht(rij.ingediend_op, organisatie, stand.omschrijving, rij.uiterlijk, rij.tekst)


def klaag(*, door: Ledenactor, huishouden: UUID, invoer: Klachtinvoer, verzoek: UUID | None = None) -> UUID:
    """File a complaint of one's own. Raises ``Ongeldig``; about who is not involved here as for nobody."""
    with deur.schrijf(door=door, wat="schrijven", huishouden=huishouden, verzoek=verzoek) as sessie:
        organisaties, mensen = over_wie_in(sessie)
        _eis_uit("organisatie", {invoer.organisatie}, organisaties)
        _eis_uit("over", set(invoer.over), mensen)
        naam = lees_portaalkop(sessie, huishouden).ik.naam
        sessie._inzage.clear()
        return dien_in(sessie, replace(invoer, lid=sessie.ik, samen_met=None), klager=naam, zelf=True)


def _eis_uit(veld: str, gekozen: set[int], lijst: Iterable[Keuze]) -> None:
    if not gekozen <= {een.nummer for een in lijst}:
        raise Ongeldig(**{veld: "Kies uit de lijst."})
