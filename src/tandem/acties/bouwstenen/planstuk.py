"""The improvement plan as a municipality sends it to its board: one content for Word, PDF and spreadsheet."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from tandem.acties.bouwstenen import planblad
from tandem.acties.bouwstenen.kernteam import leden_in
from tandem.acties.bouwstenen.meting import lees_checklist, lees_metingen
from tandem.acties.bouwstenen.plan import Planblad, plan_in, plan_van
from tandem.acties.bouwstenen.planhoofdstukken import Planstof, hoofdstukken
from tandem.acties.bouwstenen.standen import standen_in
from tandem.acties.bouwstenen.woorden import woorden_in
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.koppelingen import rapportpdf, tekstverwerker
from tandem.koppelingen.rapport import Rapport
from tandem.models import Verbeterplan
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tekst import datum

TITEL = "Verbeterplan"
ONDERTITEL = "Toekomstscenario kind- en gezinsbescherming"


class Stukvorm(StrEnum):
    """As which file."""

    WORD = "word"
    PDF = "pdf"
    REKENBLAD = "rekenblad"


@dataclass(frozen=True)
class Planstuk:
    """A file: its name, its kind (media type) and what is in it."""

    naam: str
    soort: str
    inhoud: bytes


def maak_planstuk(*, door: Actor, vorm: Stukvorm, plan: UUID | None = None) -> Planstuk:
    """Return the own plan as a file: the one that runs, or ``plan``. Raises ``NietGevonden`` for who reads no plans.

    The kernteam and the checklist are in it only for a role that sees the own unfinished work. A closed plan holds
    what it was when it closed: nothing about where the municipality stands now.
    """
    metingen = lees_metingen(door=door)
    with lees_organisatie(door=door, wat=f"verbeterplan als document ({vorm})") as sessie:
        blad = _blad(sessie, plan)
        loopt = blad.gesloten_op is None
        stof = Planstof(
            blad=blad,
            acties=tuple(standen_in(sessie).values()) if loopt else (),
            woorden=woorden_in(sessie),
            leden=leden_in(sessie) if loopt else (),
            metingen=metingen,
            checklist=None,
            nu=sessie.nu,
        )
    if loopt:
        stof = replace(stof, checklist=lees_checklist(door=door))
    if vorm is Stukvorm.REKENBLAD:
        return Planstuk("verbeterplan.xlsx", planblad.SOORT, planblad.maak_blad(stof))
    if vorm is Stukvorm.WORD:
        return Planstuk("verbeterplan.docx", tekstverwerker.SOORT, tekstverwerker.maak_word(_rapport(stof)))
    return Planstuk("verbeterplan.pdf", "application/pdf", rapportpdf.maak_rapport(_rapport(stof)))


def _blad(sessie: Organisatiesessie, plan: UUID | None) -> Planblad:
    if plan is None:
        return plan_in(sessie)
    rij = sessie.mijn(Verbeterplan).select_related("organisatie").filter(openbaar=plan).first()
    if rij is None:
        raise NietGevonden
    return plan_van(sessie, rij)


def _rapport(stof: Planstof) -> Rapport:
    blad = stof.blad
    return Rapport(
        titel=blad.naam or TITEL,
        ondertitel=ONDERTITEL,
        van=blad.kop.naam,
        titelregels=(
            ("Van", blad.kop.naam),
            ("Stand", _stand(blad)),
            ("Begonnen op", datum(blad.begonnen_op) if blad.begonnen_op else "nog niet begonnen"),
            ("Gemaakt op", datum(timezone.localdate(stof.nu))),
        ),
        hoofdstukken=hoofdstukken(stof),
        op=stof.nu,
    )


def _stand(blad: Planblad) -> str:
    dicht = f"gesloten op {datum(blad.gesloten_op)}" if blad.gesloten_op else ""
    if blad.vastgesteld_op is None:
        return dicht or "concept, nog niet vastgesteld"
    vast = f"vastgesteld op {datum(blad.vastgesteld_op)} door {blad.vastgesteld_door}"
    return f"{vast}, {dicht}" if dicht else vast
