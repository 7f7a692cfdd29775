"""Complaints: recording one for a member, what the handler does with it, and what each may read of it.

A complaint stands outside the file: no event, no due date and no log line of the household tells of it, so who is
complained about meets it nowhere until the handler shares it. Log lines name no household. Rule:
``regels/rechten/klacht.py``; wall 2: ``models/muren/klacht.py``; decision 0025.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import lees_kop
from tandem.acties.inzage import Inzageregel
from tandem.acties.keuring import keur
from tandem.acties.rechten.klachtbeeld import Keuze, Kijk, Klachtblad, Klachtenlijst, Klachtkeuzes, uniek
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Klacht, Klachtregel, Organisatie
from tandem.regels.casus.termijn import Begingebeurtenis, bereken_termijn, termijnen_bij
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.klacht import (
    BEHANDELAAR,
    KLAAR,
    OVERGANGEN,
    VERTROUWENSPERSOON,
    Klachtstand,
    Klachtstap,
    Zet,
    bezwaren_klacht,
    bezwaren_zet,
)
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Botsing, NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.regio.organisatie import Organisatiesoort

ONBEKEND = "Iemand uit het huishouden"


@dataclass(frozen=True)
class Klachtinvoer:
    """A complaint as entered. ``lid``: whose it is, by number; ``over``: the professionals that it is about."""

    tekst: str
    organisatie: int
    ingediend_op: date
    klager: str = ""
    lid: int | None = None
    over: tuple[int, ...] = ()
    wens: str = ""
    bereiken: str = ""
    samen_met: int | None = None


def lees_klachtkeuzes(*, door: Actor, huishouden: UUID) -> Klachtkeuzes:
    """Return what the form offers, for who works with the file. Its log line tells of reading people, no more."""
    with deur.lees(door=door, doel=Doel.HULP, wat="personen en wie betrokken is", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        banden = _banden(sessie)
        return Klachtkeuzes(
            kop=kop,
            organisaties=_organisaties(banden),
            mensen=_mensen(banden),
            vertrouwenspersonen=uniek(
                Keuze(een.medewerker_id or 0, een.medewerker.naam)
                for een in banden
                if een.medewerker and een.rol == VERTROUWENSPERSOON and in_kracht(een.van, een.tot, sessie.vandaag)
            ),
        )


def _banden(sessie: Sessie) -> list[Betrokkenheid]:
    return list(sessie.van(Betrokkenheid).select_related("medewerker", "organisatie").order_by("pk"))


def _organisaties(banden: Iterable[Betrokkenheid]) -> tuple[Keuze, ...]:
    return uniek(Keuze(een.organisatie_id, een.organisatie.naam) for een in banden)


def _mensen(banden: Iterable[Betrokkenheid]) -> tuple[Keuze, ...]:
    return uniek(Keuze(een.medewerker_id or 0, een.medewerker.naam) for een in banden if een.medewerker)


def over_wie_in(sessie: Sessie) -> tuple[tuple[Keuze, ...], tuple[Keuze, ...]]:
    """Return about which organisations and which people one can complain, in an open session: who is involved."""
    banden = _banden(sessie)
    return _organisaties(banden), _mensen(banden)


def leg_klacht_vast(*, door: Actor, huishouden: UUID, invoer: Klachtinvoer, verzoek: UUID | None = None) -> UUID:
    """Record a complaint of a member, as a professional with a key to the file. Raises ``Ongeldig``.

    Nothing in the file tells of it: no event, and a log line without a household.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="vastleggen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.CONTACT)
        kop_leden = {een.id: een.naam for een in lees_kop(sessie).leden}
        sessie._inzage.clear()
        if invoer.lid is not None and invoer.lid not in kop_leden:
            raise Ongeldig(lid="Kies iemand uit dit huishouden.")
        return dien_in(sessie, invoer, klager=invoer.klager.strip() or kop_leden.get(invoer.lid or 0, ""))


def leg_klacht_vast_op_nummer(*, door: Actor, nummer: str, invoer: Klachtinvoer, verzoek: UUID | None = None) -> UUID:
    """Record a complaint as its handler, by the number of a case or a file. Raises ``Ongeldig``, ``NietGevonden``."""
    with _schrijf(door, "klacht vastleggen", verzoek) as sessie:
        with connection.cursor() as cursor:
            cursor.execute("SELECT tandem_klacht_zoek(%s)", [nummer.strip()])
            (gevonden,) = cursor.fetchone() or (None,)
        if gevonden is None:
            raise Ongeldig(nummer="Dit nummer is er niet, of uw organisatie is niet bij dit dossier betrokken.")
        sessie.huishouden = gevonden
        if not invoer.klager.strip():
            raise Ongeldig(klager="Vul in wie de klacht heeft.")
        return dien_in(sessie, invoer, klager=invoer.klager.strip())


def dien_in(sessie: Sessie, invoer: Klachtinvoer, *, klager: str, zelf: bool = False) -> UUID:
    """Store a complaint in an open session: the one way in, also for the portal (``zelf``: by the member).

    Raises ``Ongeldig``. The session leaves no trace in the household.
    """
    keur(bezwaren_klacht(invoer.tekst, invoer.ingediend_op, sessie.vandaag))
    organisatie = Organisatie.objects.filter(pk=invoer.organisatie).first()
    if organisatie is None:
        raise Ongeldig(organisatie="Kies over welke organisatie de klacht gaat.")
    wie = None if zelf else sessie.door.medewerker
    rij = Klacht(
        nummer=sessie.huishouden or 0, lid=invoer.lid, klager=klager or ONBEKEND, tekst=invoer.tekst.strip(),
        bereiken=invoer.bereiken.strip() or None, organisatie=organisatie.pk, over=sorted(set(invoer.over)),
        wens=invoer.wens.strip() or None, ingediend_op=invoer.ingediend_op, vastgelegd_op=sessie.nu,
        vastgelegd_door=wie, samen_met=invoer.samen_met, stand=Klachtstand.ONTVANGEN.value,
        uiterlijk=_uiterlijk(organisatie, Begingebeurtenis.KLACHT_ONTVANGEN, invoer.ingediend_op),
    )  # fmt: skip
    _voeg_in(rij)
    _zonder_spoor(sessie)
    sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _voeg_in(rij: Klacht) -> None:
    """Insert without reading it back: who is complained about may write a complaint down, and not see it after."""
    velden = [veld for veld in rij._meta.local_concrete_fields if not veld.primary_key]
    waarden = [veld.get_db_prep_save(veld.pre_save(rij, True), connection) for veld in velden]
    kolommen, plekken = ", ".join(str(veld.column) for veld in velden), ", ".join(["%s"] * len(velden))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO tandem_klacht ({kolommen}) VALUES ({plekken})", waarden)  # noqa: S608 - own names


def _zonder_spoor(sessie: Sessie) -> None:
    """Log that somebody did this, without a household: the log of the file is read by who may be complained about."""
    sessie.geen_huishouddata()
    sessie._inzage.append(Inzageregel(None, 1, None, [], "geschreven" if sessie.schrijft else "gelezen"))


def _uiterlijk(organisatie: Organisatie, bij: Begingebeurtenis, vanaf: date) -> date | None:
    """Until when it must be handled; None where nobody verified the term of this kind of organisation."""
    soort = next((een for een in Organisatiesoort if een.value == organisatie.soort), Organisatiesoort.OVERIG)
    soorten = termijnen_bij(bij, soort, catalogus().termijnen.values())
    dagen = [bereken_termijn(een, vanaf).uiterlijk for een in soorten]
    return next((dag for dag in dagen if dag is not None), None)


@contextmanager
def _schrijf(door: Actor, wat: str, verzoek: UUID | None) -> Iterator[Sessie]:
    with deur.schrijf(door=door, doel=Doel.KLACHT, wat=wat, verzoek=verzoek) as sessie:
        _betreed(sessie)
        if door.rol != BEHANDELAAR:
            raise NietGevonden
        yield sessie


@contextmanager
def _lees(door: Actor, wat: str) -> Iterator[Sessie]:
    with deur.lees(door=door, doel=Doel.KLACHT, wat=wat) as sessie:
        _betreed(sessie)
        _zonder_spoor(sessie)
        yield sessie


def _betreed(sessie: Sessie) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tandem_betreed_klacht(%s, %s, %s)", [sessie.door.medewerker, sessie.door.lidmaatschap, sessie.nu]
        )


def lees_klachten(*, door: Actor) -> Klachtenlijst:
    """Return what this reader may see: as handler, as who wrote it down or files along, or because it was shared."""
    with _lees(door, "klachten") as sessie:
        kijk = Kijk(sessie)
        ik, behandelt = door.medewerker, door.rol == BEHANDELAAR
        hier = (
            Klacht.objects.filter(organisatie=door.organisatie).exclude(over__contains=[ik]).order_by("uiterlijk", "pk")
        )
        mijn = Klacht.objects.filter(Q(vastgelegd_door=ik) | Q(samen_met=ik)).exclude(over__contains=[ik])
        gedeeld = Klacht.objects.filter(gedeeld_met__contains=[ik])
        rijen = list(hier) if behandelt else []
        return Klachtenlijst(
            open=tuple(kijk.rij(een) for een in rijen if Klachtstand(een.stand) not in KLAAR),
            klaar=tuple(kijk.rij(een) for een in rijen if Klachtstand(een.stand) in KLAAR),
            van_mij=tuple(kijk.rij(een) for een in mijn.order_by("-pk")),
            gedeeld=tuple(kijk.rij(een) for een in gedeeld.order_by("-pk")),
            behandelt=behandelt,
        )


def lees_klacht(*, door: Actor, klacht: UUID) -> Klachtblad:
    """Return one complaint. Raises ``NietGevonden`` for whom it is not there, the same as for none."""
    with _lees(door, "klacht") as sessie:
        rij = _klacht(door, klacht)
        return Kijk(sessie).blad(rij, behandelt=_behandelt(door, rij))


def _klacht(door: Actor, openbaar: UUID) -> Klacht:
    """One complaint that this reader may see (wall 1; the policies say it again)."""
    ik = door.medewerker
    van_mij = (Q(vastgelegd_door=ik) | Q(samen_met=ik) | Q(behandelaar=ik)) & ~Q(over__contains=[ik])
    mag = van_mij | Q(gedeeld_met__contains=[ik])
    if door.rol == BEHANDELAAR:
        mag |= Q(organisatie=door.organisatie) & ~Q(over__contains=[ik])
    rij = Klacht.objects.filter(mag, openbaar=openbaar).first()
    if rij is None:
        raise NietGevonden
    return rij


def _behandelt(door: Actor, rij: Klacht) -> bool:
    eigen = rij.organisatie == door.organisatie and door.medewerker not in rij.over
    return door.rol == BEHANDELAAR and eigen


def zet_stap(*, door: Actor, klacht: UUID, zet: Zet, versie: int, verzoek: UUID | None = None) -> None:
    """Do something with a complaint, as its handler. Raises ``Ongeldig``, ``Botsing`` and ``NietGevonden``."""
    with _schrijf(door, "klacht behandelen", verzoek) as sessie:
        rij = _klacht(door, klacht)
        if not _behandelt(door, rij):
            raise NietGevonden
        if rij.versie != versie:
            raise Botsing(wie="Een collega", wanneer="net", hun={}, versie=rij.versie)
        stand = Klachtstand(rij.stand)
        keur(
            bezwaren_zet(
                stand, zet, over=rij.over, gedeeld_met=rij.gedeeld_met, verdaagd=rij.verdaagd, eigen=rij.organisatie
            )
        )
        _noteer(sessie, rij, zet)
        waarden = _gevolg(sessie, rij, zet, OVERGANGEN[stand][zet.stap])
        raak = Klacht.objects.filter(pk=rij.pk, versie=versie).update(
            **waarden, behandelaar=door.medewerker, versie=versie + 1
        )
        if not raak:
            raise NietGevonden
        _zonder_spoor(sessie)


def _noteer(sessie: Sessie, rij: Klacht, zet: Zet) -> None:
    Klachtregel(
        klacht=rij, nummer=rij.nummer, stap=zet.stap.value, tekst=zet.tekst.strip(), op=sessie.nu,
        door=sessie.door.medewerker,
    ).save(force_insert=True)  # fmt: skip


def _gevolg(sessie: Sessie, rij: Klacht, zet: Zet, nieuw: Klachtstand) -> dict[str, object]:
    """What a step changes, beside where the complaint stands."""
    waarden: dict[str, object] = {"stand": nieuw.value}
    if nieuw in KLAAR:
        waarden |= {"afgehandeld_op": sessie.vandaag, "uitkomst": zet.uitkomst.value if zet.uitkomst else ""}
    if zet.stap is Klachtstap.DEEL and zet.met is not None:
        waarden["gedeeld_met"] = sorted({*rij.gedeeld_met, zet.met})
    if zet.stap is Klachtstap.VERDAAG:
        organisatie = Organisatie.objects.get(pk=rij.organisatie)
        later = _uiterlijk(organisatie, Begingebeurtenis.KLACHT_UITGESTELD, rij.uiterlijk) if rij.uiterlijk else None
        waarden |= {"verdaagd": True, "uiterlijk": later or rij.uiterlijk}
    if zet.stap is Klachtstap.STUUR_DOOR:
        naar = Organisatie.objects.filter(pk=zet.naar or 0).first()
        if naar is None:
            raise Ongeldig(naar="Kies een andere organisatie.")
        uiterlijk = _uiterlijk(naar, Begingebeurtenis.KLACHT_ONTVANGEN, rij.ingediend_op)
        waarden |= {"organisatie": naar.pk, "uiterlijk": uiterlijk}
    return waarden
