"""A professional says that somebody is family, a colleague or a friend: then there are no keys, now or later."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from tandem.acties import deur
from tandem.acties.huishouden.wijzers import merk_volledig
from tandem.acties.keuring import keur, kies
from tandem.regels.huishouden.dossier import Tegenpartij
from tandem.regels.huishouden.leeftijd import bezwaren_geboorte, geboren_op
from tandem.regels.huishouden.lid import bezwaren_naam
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Bekende:
    """Who it is about, as entered."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    soort: str


def meld_bekende(*, door: Actor, invoer: Bekende) -> None:
    """Keep the actor out of every file of this person. Whether the person is known here stays unsaid.

    Only a mark of name and day of birth is stored, so that it also works when the person comes later. Raises
    ``Ongeldig`` without a full name or with an impossible day.
    """
    soort = kies(Tegenpartij, invoer.soort, "soort")
    keur(bezwaren_naam("voornaam", invoer.voornaam) + bezwaren_naam("achternaam", invoer.achternaam))
    with deur.lees(door=door, doel=Doel.ZOEKEN, wat="bekende melden") as sessie:
        keur(bezwaren_geboorte(geboren_op(invoer.geboortedatum), sessie.vandaag))
        volledig = merk_volledig(f"{invoer.voornaam} {invoer.achternaam}", invoer.geboortedatum)
        if volledig is None:
            raise Ongeldig(achternaam="Vul de voornaam en de achternaam in.")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tandem_meld_bekende(%s, %s, %s, %s)", [door.medewerker, volledig, soort.value, sessie.nu]
            )
        sessie.inzage(uitkomst="gemeld")
