"""Warme overdracht: only when a household moves, the old and the new team together for a while.

The new team is involved before the old one ends. Within the chain there is no hand-over at all.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrekken import eis_mag_betrekken, hoedanigheid_in_kracht, meld
from tandem.acties.casus.casus import lopende_casus
from tandem.acties.deur import Sessie
from tandem.models import Betrokkenheid, Casus, Organisatie, Teamlidmaatschap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

TAAK = "warme_overdracht"


@dataclass(frozen=True)
class Overdracht:
    """Who of the new team goes along, and since when; ``lidmaatschap`` is None for a team without Tandem."""

    naam: str
    organisatie: str
    van: date
    lidmaatschap: int | None


@dataclass(frozen=True)
class Overdrachtinvoer:
    """The new team's face: a capacity in Tandem, or by name, organisation and telephone."""

    van: date
    aangekondigd_op: date | None
    naar: int | None = None
    naam: str = ""
    organisatie: int | None = None
    telefoon: str = ""


def begin_overdracht(*, door: Actor, huishouden: UUID, verzoek: UUID, invoer: Overdrachtinvoer) -> UUID:
    """Involve the new team beside the old one. Raises ``Ongeldig`` per field and ``Geweigerd``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="warme overdracht beginnen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        eis_mag_betrekken(door, Doel.HULP)
        casus = lopende_casus(sessie)
        if _rij(sessie, casus) is not None:
            raise Ongeldig(**{"": "De overdracht is al begonnen. Het nieuwe team is al betrokken."})
        _keur(sessie, invoer)
        rij = _nieuw(sessie, casus, invoer)
        sessie.bewaar(rij)
        meld(sessie, "overdracht_begonnen", rij, feiten={"van": str(rij.van)})
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur(sessie: Sessie, invoer: Overdrachtinvoer) -> None:
    fouten: dict[str, str] = {}
    if (invoer.van - sessie.vandaag).days > 366:
        fouten["van"] = "Dat is meer dan een jaar vooruit. Kijk het jaartal na."
    if invoer.aangekondigd_op is None:
        fouten["aangekondigd_op"] = "Vertel het huishouden eerst wie er komt, en vul in wanneer u dat deed."
    elif invoer.aangekondigd_op > sessie.vandaag:
        fouten["aangekondigd_op"] = "Deze dag moet nog komen. Leg vast als u het hebt verteld."
    if fouten:
        raise Ongeldig(**fouten)


def _nieuw(sessie: Sessie, casus: Casus, invoer: Overdrachtinvoer) -> Betrokkenheid:
    rij = Betrokkenheid(casus=casus, taak=TAAK, van=invoer.van, aangekondigd_op=invoer.aangekondigd_op)
    if invoer.naar is None:
        return _buiten(rij, invoer)
    try:
        komt = hoedanigheid_in_kracht(invoer.naar, sessie.vandaag)
    except Ongeldig as fout:
        raise Ongeldig(naar=fout.fouten["lidmaatschap"]) from None
    if komt.team_id == sessie.door.team:
        raise Ongeldig(naar="Dit is uw eigen team. Kies 'vast gezicht wisselen' als een collega het overneemt.")
    rij.medewerker, rij.organisatie, rij.team, rij.rol = komt.medewerker, komt.organisatie, komt.team, komt.rol_id
    return rij


def _buiten(rij: Betrokkenheid, invoer: Overdrachtinvoer) -> Betrokkenheid:
    organisatie = Organisatie.objects.filter(pk=invoer.organisatie or 0).first()
    fouten = {} if invoer.naam.strip() else {"naam": "Kies het nieuwe vaste gezicht, of vul in hoe die persoon heet."}
    if organisatie is None:
        fouten["organisatie"] = "Kies voor welke organisatie deze persoon werkt."
    if fouten or organisatie is None:
        raise Ongeldig(**fouten)
    rij.naam_buiten, rij.telefoon_buiten = invoer.naam.strip(), invoer.telefoon.strip() or None
    rij.organisatie, rij.rol = organisatie, "casusregisseur"
    return rij


def _rij(sessie: Sessie, casus: Casus) -> Betrokkenheid | None:
    rijen = sessie.van(Betrokkenheid).select_related("medewerker", "organisatie")
    return rijen.filter(casus=casus, taak=TAAK, tot=None).first()


def lees_overdracht(sessie: Sessie, casus: Casus) -> Overdracht | None:
    """Return who of the new team goes along, if the hand-over began."""
    rij = _rij(sessie, casus)
    if rij is None:
        return None
    naam = rij.medewerker.naam if rij.medewerker else rij.naam_buiten or ""
    lidmaatschap = Teamlidmaatschap.objects.filter(
        medewerker=rij.medewerker, team=rij.team, organisatie=rij.organisatie, rol=rij.rol, van__lte=sessie.vandaag
    ).exclude(tot__lte=sessie.vandaag)
    gevonden = lidmaatschap.values_list("pk", flat=True).first() if rij.medewerker else None
    return Overdracht(naam, rij.organisatie.naam, rij.van, gevonden)
