"""What the duty officer did: a short note in the file, and a term for whoever takes it up on the next working day."""

from datetime import datetime

from django.utils import timezone

from tandem.acties.casus.betrekken import vast_gezicht_nummer
from tandem.acties.casus.regel import Regelinvoer, bewaar_regels
from tandem.acties.casus.termijn import zet_termijn
from tandem.acties.deur import Sessie
from tandem.models import Casus, Contactmoment, Lid
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig

TERUGKOPPELEN = "terugkoppelen_dienst"
DIENST = "dienst"
"""The way of contact of a note by the duty officer."""


def noteer_dienst(
    sessie: Sessie, *, tekst: str, wanneer: datetime, met: tuple[int, ...] = (), zelf_terugkoppelen: bool = False
) -> Contactmoment:
    """Keep what was done as a contact in the layer of safety, with its line, its event and the term to pass it on.

    The term is for the vast gezicht, on the next working day. Raises ``Ongeldig``.
    """
    _keur(sessie, tekst, wanneer, met)
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    over = sorted(met or sessie.van(Lid).values_list("pk", flat=True))
    rij = sessie.bewaar(
        Contactmoment(
            laag=Laag.VEILIGHEID,
            betreft=over,
            casus_id=casus.pk if casus else None,
            op=wanneer,
            wijze=DIENST,
            teruggelezen="",
        )
    )
    dag = timezone.localtime(wanneer).date()
    regel = Regelinvoer("waarneming", tekst, dag, betreft=tuple(over))
    bewaar_regels(sessie, [regel], bij_soort="contactmoment", bij=rij.pk, laag=Laag.VEILIGHEID, veld="notitie")
    morgen = WETTELIJKE_KALENDER.tel_werkdagen(sessie.vandaag, 1)
    wie = sessie.door.medewerker if zelf_terugkoppelen else vast_gezicht_nummer(sessie)
    zet_termijn(sessie, rij, soort=TERUGKOPPELEN, vervalt_op=morgen, casus=rij.casus_id, eigenaar=wie)
    sessie.gebeurtenis(
        "dienst_gedaan",
        laag=Laag.VEILIGHEID,
        betreft=over,
        casus=rij.casus_id,
        gebeurd_op=wanneer,
        feiten={"contact": str(rij.openbaar)},
    )
    return rij


def _keur(sessie: Sessie, tekst: str, wanneer: datetime, met: tuple[int, ...]) -> None:
    fouten = {}
    if not tekst.strip():
        fouten["tekst"] = "Schrijf op wat er was en wat u hebt gedaan."
    if wanneer > sessie.nu:
        fouten["wanneer"] = "Dit moment moet nog komen."
    if not set(met) <= set(sessie.van(Lid).values_list("pk", flat=True)):
        fouten["met"] = "Kies alleen mensen uit dit huishouden."
    if fouten:
        raise Ongeldig(**fouten)
