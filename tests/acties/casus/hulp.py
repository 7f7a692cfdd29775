"""Builders for the tests of signals and cases."""

import uuid

from django.utils import timezone

from tandem.acties.analyse.veiligheidskaart import Oordeelinvoer, beoordeel
from tandem.acties.casus.melder import Melderinvoer
from tandem.acties.casus.openen import Openinginvoer, open_casus
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.signaal import Signaalinvoer, leg_signaal_vast
from tandem.regels.rechten.actor import Actor
from tests.kalender import over, vandaag
from tests.wereld import Gezin

BUUR = Melderinvoer("buur_of_omstander", "niet_gevraagd", naam="Buurvrouw Jansen", contact="06 12345678")
SCHOOL = Melderinvoer("professional", "ja", naam="Juf Anke", organisatie="De Klaver", contact="010 1234567")


def melding(gezin: Gezin, **anders: object) -> Signaalinvoer:
    """Return a signal about Tom, as it would be entered."""
    regel = Regelinvoer("stem", "Ik hoor elke avond geschreeuw.", vandaag(), "buurvrouw", betreft=(gezin.leden["Tom"],))
    gegevens = {"ontvangen_op": timezone.now(), "acuut": False, "melder": BUUR, "regels": (regel,)}
    return Signaalinvoer(**{**gegevens, "beoordelen_uiterlijk": over(5), **anders})


def signaal(door: Actor, gezin: Gezin, **anders: object) -> uuid.UUID:
    """Record a signal."""
    return leg_signaal_vast(door=door, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), invoer=melding(gezin, **anders))


def opening(door: Actor, **anders: object) -> Openinginvoer:
    """Return a case as it would be entered, with the actor as vast gezicht."""
    return Openinginvoer(**{"geopend_op": vandaag(), "gezicht": door.lidmaatschap, **anders})


def casus(door: Actor, gezin: Gezin, **anders: object) -> uuid.UUID:
    """Open a case."""
    return open_casus(door=door, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), invoer=opening(door, **anders))


def oordeel(door: Actor, gezin: Gezin, woord: str = "veilig_genoeg") -> None:
    """Record on the veiligheidskaart how safe it is for everybody, in the word of the professional."""
    for lid in gezin.leden.values():
        invoer = Oordeelinvoer(lid, vandaag(), oordeel=woord, tekst="Gesproken.")
        beoordeel(door=door, huishouden=gezin.openbaar, invoer=invoer)
