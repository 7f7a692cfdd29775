"""A household with a mother, a boy and a girl, a professional who shares and one who receives."""

from dataclasses import dataclass
from datetime import date, timedelta

import psycopg
from django.utils import timezone

from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.rechten.toestemming import Antwoordinvoer, Vraaginvoer, leg_antwoord_vast, vraag_toestemming
from tandem.acties.rechten.toestemmingsblad import lees_toestemmingen
from tandem.koppelingen import database
from tandem.regels.rechten.lagen import Laag
from tests import wereld
from tests.conftest import DATABASE


@dataclass
class Zaak:
    """What the tests work with."""

    ik: object
    ander: object
    gezin: object

    @property
    def ding(self):
        return {"door": self.ik, "huishouden": self.gezin.openbaar}

    def lid(self, naam):
        """The public id of a member."""
        kop = lees_dossierblad(**self.ding).kop
        return next(een.openbaar for een in kop.leden if een.voornaam == naam)

    def geboren(self, naam, dag):
        """Change a birth past the walls."""
        with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as eigenaar:
            eigenaar.execute(
                "UPDATE tandem_lid SET geboortedatum = %s, geboortedatum_soort = 'exact', rol = 'kind' WHERE id = %s",
                [dag, self.gezin.leden[naam]],
            )

    def gezag(self, kind, houder, *, van=date(2024, 1, 1), **meer):
        """Say that a member holds authority over a child."""
        invoer = Gezagsinvoer(self.lid(kind), "ouderlijk", "uitspraak", van, houder=self.lid(houder), **meer)
        return leg_gezag_vast(**self.ding, invoer=invoer)

    def vraag(self, naam="Samira", *, lagen=(Laag.PLAN,), aan="", dagen=30, **meer):
        """Ask for consent to share what is about somebody."""
        invoer = Vraaginvoer(
            "Samen kijken wat helpt", tuple(int(laag) for laag in lagen), aan or f"m{self.ander.lidmaatschap}",
            timezone.localdate() + timedelta(days=dagen), **meer,
        )  # fmt: skip
        return vraag_toestemming(**self.ding, lid=self.lid(naam), invoer=invoer)

    def antwoord(self, toestemming, wie, antwoord="gegeven", wijze="gesprek"):
        """Record what a member said."""
        invoer = Antwoordinvoer(str(self.lid(wie)), antwoord, wijze)
        return leg_antwoord_vast(**self.ding, toestemming=toestemming, invoer=invoer)

    def beeld(self, toestemming, naam="Samira"):
        """The request as the page shows it."""
        blad = lees_toestemmingen(**self.ding, lid=self.lid(naam))
        return next(een for een in blad.toestemmingen if een.openbaar == toestemming)


def maak_zaak(rol="aanbieder"):
    """Make the household, who shares and who receives."""
    ik, ander = wereld.professional(), wereld.professional(rol, organisatie=wereld.organisatie("jeugdhulp"))
    return Zaak(ik, ander, wereld.gezin(ik))
