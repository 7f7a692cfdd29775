"""What the duty officer did: a short note in the file, and a term for whoever takes it up on the next working day."""

from datetime import datetime
from typing import Any

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
    sessie: Sessie,
    *,
    tekst: str,
    wanneer: datetime,
    met: tuple[int, ...] = (),
    zelf_terugkoppelen: bool = False,
    niet_zichtbaar_voor: tuple[int, ...] = (),
) -> Contactmoment:
    """Keep what was done as a contact in the layer of safety, with its line, its event and the term to pass it on.

    The term is for the vast gezicht, on the next working day. Raises ``Ongeldig``.
    """
    _keur(sessie, tekst, wanneer, met)
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    over = sorted(met or sessie.van(Lid).values_list("pk", flat=True))
    wie: dict[str, Any] = {"laag": Laag.VEILIGHEID, "betreft": over, "niet_zichtbaar_voor": sorted(niet_zichtbaar_voor)}
    nummer = casus.pk if casus else None
    rij = sessie.bewaar(Contactmoment(**wie, casus_id=nummer, op=wanneer, wijze=DIENST, teruggelezen=""))
    dag = timezone.localdate(wanneer)
    regel = Regelinvoer("waarneming", tekst, dag, betreft=tuple(over), niet_zichtbaar_voor=niet_zichtbaar_voor)
    bewaar_regels(sessie, [regel], bij_soort="contactmoment", bij=rij.pk, laag=Laag.VEILIGHEID, veld="notitie")
    morgen = WETTELIJKE_KALENDER.tel_werkdagen(sessie.vandaag, 1)
    eigenaar = sessie.door.medewerker if zelf_terugkoppelen else vast_gezicht_nummer(sessie)
    zet_termijn(sessie, rij, soort=TERUGKOPPELEN, vervalt_op=morgen, casus=nummer, eigenaar=eigenaar)
    feiten = {"contact": str(rij.openbaar)}
    sessie.gebeurtenis("dienst_gedaan", **wie, casus=nummer, gebeurd_op=wanneer, feiten=feiten)
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
