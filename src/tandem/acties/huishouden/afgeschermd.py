"""Shielded items: that there are some, only for who may open them; opened one by one, with a reason, for an hour."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.vraag import Vraag
from tandem.models import Ontsluiting
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig

MINUTEN = 60
"""How long an item stays open for whoever opened it. Own choice."""
KORTSTE_REDEN, LANGSTE_REDEN = 10, 500

SOORT_IN_WOORDEN = {
    "contactgegeven": "een adres, telefoonnummer of e-mailadres",
    "regel": "een regel over iemand",
    "document": "een document",
    "signaal": "wie er gemeld heeft",
    "casusverwijzing": "dat iemand ook in een ander huishouden bekend is",
    "herkenning": "wat iemand zelf van de analyse vindt",
    "verplaatsing": "iets dat verplaatst is",
}


@dataclass(frozen=True)
class Afgeschermd:
    """One shielded item: its kind and public id, never its content. ``open_tot`` while it is open for this reader."""

    soort: str
    openbaar: UUID
    vastgelegd_op: datetime
    betreft: tuple[int, ...]
    open_tot: datetime | None

    @property
    def in_woorden(self) -> str:
        """What kind of thing it is."""
        return SOORT_IN_WOORDEN.get(self.soort, "een gegeven")


_GEOPEND = Vraag(Ontsluiting, lambda rijen, wie, nu: rijen.filter(medewerker=wie, tot__gt=nu))


def lees_afgeschermd(sessie: Sessie) -> tuple[Afgeschermd, ...]:
    """Return the shielded items of the open household; nothing for who may not open them. Two queries."""
    if not sessie.ziet(Laag.AFGESCHERMD):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT soort, openbaar, vastgelegd_op, betreft FROM tandem_afgeschermd(%s)", [sessie.huishouden]
        )
        rijen = cursor.fetchall()
    if not rijen:
        return ()
    geopend = {rij.item: rij.tot for rij in sessie.vraag(_GEOPEND, wie=sessie.door.medewerker, nu=sessie.nu)}
    return tuple(Afgeschermd(soort, item, op, tuple(betreft), geopend.get(item)) for soort, item, op, betreft in rijen)


def open_afgeschermd(
    *, door: Actor, huishouden: UUID, item: UUID, reden: str, verzoek: UUID | None = None, doel: Doel = Doel.HULP
) -> str:
    """Open one shielded item for an hour and return its kind. A read and an event of its own.

    Raises ``Ongeldig`` without a reason, ``Geweigerd`` without the key, ``NietGevonden`` when there is no such item.
    """
    with deur.schrijf(
        door=door, doel=doel, wat="afgeschermd gegeven openen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.AFGESCHERMD)
        gevonden = next((een for een in lees_afgeschermd(sessie) if een.openbaar == item), None)
        if gevonden is None:
            raise NietGevonden
        if len(reden.strip()) < KORTSTE_REDEN:
            raise Ongeldig(reden="Schrijf op waarom u dit nu moet zien. Eén korte zin is genoeg.")
        if len(reden) > LANGSTE_REDEN:
            raise Ongeldig(reden=f"Dit is te lang. Gebruik hoogstens {LANGSTE_REDEN} tekens.")
        sessie.ontsluit(item, reden=reden.strip(), minuten=MINUTEN)
        sessie.inzage(laag=Laag.AFGESCHERMD, leden=gevonden.betreft, uitkomst="geopend")
        sessie.gebeurtenis(
            "afgeschermd_geopend",
            laag=Laag.AFGESCHERMD,
            betreft=gevonden.betreft,
            feiten={"gegeven": gevonden.soort, "item": str(item), "reden": reden.strip()},
        )
        return gevonden.soort
