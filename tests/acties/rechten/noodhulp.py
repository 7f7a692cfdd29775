"""A household that somebody without a key must open at night, and the officers who look afterwards."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.rechten.nood import Gevraagd, Noodvraag, vraag_noodtoegang
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Organisatie
from tandem.regels.rechten.actor import Actor
from tests import wereld
from tests.acties.huishouden import hulp
from tests.conftest import DATABASE

GEBOREN = date(2014, 2, 28)
REDEN = "Een kind staat alleen op straat."


def naam() -> str:
    """A last name that nobody else has: letters alone."""
    return "Nacht" + "".join(chr(97 + int(teken, 16)) for teken in uuid.uuid4().hex[:10])


def thuis(voor: Actor, achternaam: str) -> uuid.UUID:
    """A household with a child that can be found by its name."""
    moeder = Lidinvoer("ouder", "Samira", achternaam, geboortedatum=date(1990, 5, 4))
    return hulp.maak(voor, moeder, Lidinvoer("kind", "Tom", achternaam, geboortedatum=GEBOREN))


def vraag(achternaam: str, **anders) -> Noodvraag:
    """What somebody fills in at night."""
    return replace(Noodvraag("Tom", achternaam, GEBOREN, "kind", REDEN), **anders)


def krijg(door: Actor, achternaam: str, **anders) -> Gevraagd:
    """Ask for it."""
    return vraag_noodtoegang(door=door, vraag=vraag(achternaam, **anders))


def functionaris(organisatie: int) -> Actor:
    """The privacy officer of an organisation."""
    return wereld.professional("privacyfunctionaris", organisatie=Organisatie.objects.get(pk=organisatie))


def maak_te_laat(van: Actor) -> None:
    """Let every review of this professional's emergency access be overdue, as if nobody looked for weeks."""
    dag = timezone.localdate() - timedelta(days=3)
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_toezichtvraag SET uiterlijk = %s WHERE medewerker = %s", [dag, van.medewerker]
        )


def voorbij(van: Actor) -> None:
    """Let the hour of this professional be over."""
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_noodtoegang SET van = van - interval '2 hours', tot = tot - interval '2 hours'"
            " WHERE medewerker_id = %s",
            [van.medewerker],
        )
