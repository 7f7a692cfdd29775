"""Old files for the tests of keeping and destroying, the officers who decide, and the job in its own role."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from tandem.acties import deur
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.models import Betrokkenheid, Casus, Organisatie, Teamlidmaatschap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.conftest import DATABASE

TOEN = datetime(2002, 5, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""When the last change was: with a local team and children it lapses twenty years later."""
VERVALT = date(2022, 5, 2)


def medewerker_van_toen(rol: str = "casusregisseur", **meer) -> Actor:
    """Somebody who worked here then already."""
    actor = wereld.professional(rol, **meer)
    Teamlidmaatschap.objects.filter(pk=actor.lidmaatschap).update(van=date(1999, 1, 1))
    return actor


def oud_gezin(voor: Actor, namen=("Samira", "Tom"), *, vul=None) -> wereld.Gezin:
    """A household of long ago, ended; ``vul`` gets an open session to write more in it."""
    dagen = (timezone.localdate() - TOEN.date()).days
    with deur.op_tijdstip(TOEN):
        gezin = wereld.gezin(voor, namen, sinds_dagen=dagen)
        if vul is not None:
            vul(gezin)
    with deur.op_tijdstip(TOEN + timedelta(days=1)):
        _sluit(voor, gezin)
    return gezin


def _sluit(voor: Actor, gezin: wereld.Gezin) -> None:
    with deur.schrijf(door=voor, doel=Doel.HULP, wat="test: sluiten", huishouden=gezin.openbaar) as sessie:
        for casus in sessie.van(Casus):
            casus.afgerond_op, casus.afrondsoort = sessie.vandaag, "test"
            sessie.bewaar(casus)
        for band in sessie.van(Betrokkenheid):
            band.tot = sessie.vandaag + timedelta(days=1)
            sessie.bewaar(band)
        sessie.gebeurtenis("casus_afgerond")


def archivaris(organisatie: int, rol: str = "archivaris") -> Actor:
    """An officer of this organisation."""
    return wereld.professional(rol, organisatie=Organisatie.objects.get(pk=organisatie))


@contextmanager
def als_taak(naam: str = DATABASE):
    """Work as the job does: in its own role."""
    with op_database(naam, "taak"):
        yield


def verander(wie: Actor, gezin: wereld.Gezin) -> None:
    """Somebody works with the file again, now: a record as its owner would restore it."""
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute("UPDATE tandem_gebeurtenis SET vastgelegd_op = now() WHERE huishouden_id = %s", [gezin.id])


def als_familie(wie: Actor, gezin: wereld.Gezin) -> None:
    """This professional is family of a member."""
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "INSERT INTO tandem_bekende (medewerker_id, persoon_id, soort, vastgelegd_op) "
            "SELECT %s, persoon_id, 'familie', now() FROM tandem_lid WHERE huishouden_id = %s LIMIT 1",
            [wie.medewerker, gezin.id],
        )
