"""A household with authority and words in it, whose members ask something and get an answer."""

from dataclasses import dataclass
from datetime import date

from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.portaal.verzoek import vraag_zelf
from tandem.acties.rechten.verzoek import Stapinvoer, Verzoekinvoer, leg_verzoek_vast, zet_verzoekstap
from tandem.acties.rechten.verzoeklezen import lees_verzoek, lees_verzoeken
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.regels.rechten.actor import Ledenactor
from tests import wereld
from tests.web.portaal.hulp import eigenaar_verbinding, lid_openbaar, persoon_van, vul, word

ANTWOORD = "Dit is ons antwoord."


@dataclass
class Vraagt:
    """What the tests work with: who decides, the household, and the lines in it by name."""

    ik: object
    gezin: object
    inhoud: dict

    @property
    def ding(self):
        return {"door": self.ik, "huishouden": self.gezin.openbaar}

    def lid(self, naam):
        """The public id of a member."""
        return lid_openbaar(self.ik, self.gezin, naam)

    def als(self, naam):
        """The member as who comes to the portal."""
        return {"door": Ledenactor(persoon_van(self.gezin.leden[naam]), 0), "huishouden": self.gezin.openbaar}

    def word(self, naam, jaren):
        """Let somebody be so old."""
        word(self.gezin.leden[naam], jaren)

    def gezag(self, kind, houder):
        """Say that a member holds authority over a child."""
        kop = lees_dossierblad(**self.ding).kop
        nummers = {een.voornaam: een.openbaar for een in kop.leden}
        invoer = Gezagsinvoer(nummers[kind], "ouderlijk", "uitspraak", date(2024, 1, 1), houder=nummers[houder])
        return leg_gezag_vast(**self.ding, invoer=invoer)

    def vraag(self, naam, soort, *, voor="", tekst="Dit klopt niet, kijk er nog eens naar.", bij="", **meer):
        """Ask at the portal."""
        regel = self.inhoud[bij].openbaar if bij else None
        invoer = Verzoekinvoer(soort, tekst, regel)
        return vraag_zelf(**self.als(naam), voor=self.lid(voor or naam), invoer=invoer, **meer)

    def leg_vast(self, naam, soort, *, voor="", tekst="Per brief gevraagd.", **meer):
        """Record what was asked by letter."""
        invoer = Verzoekinvoer(soort, tekst, **meer)
        return leg_verzoek_vast(**self.ding, vrager=self.lid(naam), voor=self.lid(voor or naam), invoer=invoer)

    def stap(self, verzoek, stap, *, door=None, versie=None, tekst=ANTWOORD, merk=None, **meer):
        """Do something with it."""
        beeld = self.beeld(verzoek)
        zet_verzoekstap(
            door=door or self.ik, huishouden=self.gezin.openbaar, rechtsverzoek=verzoek,
            invoer=Stapinvoer(stap, tekst, **meer), versie=versie or beeld.versie, verzoek=merk,
        )  # fmt: skip

    def blad(self, verzoek):
        """The page of one request."""
        return lees_verzoek(**self.ding, rechtsverzoek=verzoek)

    def beeld(self, verzoek):
        """One request."""
        return self.blad(verzoek).beeld

    def alle(self):
        """The page of all."""
        return lees_verzoeken(**self.ding)

    def termijnen(self):
        """Kind and day of what still waits on the work list because of requests."""
        vraag = (
            "SELECT soort, vervalt_op FROM tandem_termijn WHERE huishouden_id = %s AND bij_soort = 'rechtsverzoek'"
            " AND afgerond_op IS NULL ORDER BY soort"
        )
        with eigenaar_verbinding() as verbinding:
            return dict(verbinding.execute(vraag, [self.gezin.id]).fetchall())


def maak_vraagt(rol="casusregisseur"):
    """Make the household: Samira (38), Tom (14, over whom she has no authority yet) and Noor (8)."""
    laad_inhoud(inhoud=catalogus())
    ik = wereld.professional(rol)
    gezin = wereld.gezin(ik)
    vraagt = Vraagt(ik, gezin, vul(ik, gezin))
    vraagt.word("Tom", 14)
    vraagt.word("Noor", 8)
    return vraagt
