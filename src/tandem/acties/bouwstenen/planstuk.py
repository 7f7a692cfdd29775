"""The improvement plan as a municipality sends it to its board: one content for Word, PDF and spreadsheet."""

from dataclasses import dataclass
from enum import StrEnum

from tandem.acties.bouwstenen import planblad
from tandem.acties.bouwstenen.kernteam import leden_in
from tandem.acties.bouwstenen.meting import lees_checklist, lees_metingen
from tandem.acties.bouwstenen.plan import Planblad, plan_in
from tandem.acties.bouwstenen.planhoofdstukken import Planstof, hoofdstukken
from tandem.acties.bouwstenen.standen import standen_in
from tandem.acties.bouwstenen.woorden import woorden_in
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.koppelingen import rapportpdf, tekstverwerker
from tandem.koppelingen.rapport import Rapport
from tandem.regels.rechten.actor import Actor
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


def maak_planstuk(*, door: Actor, vorm: Stukvorm) -> Planstuk:
    """Return the own plan as a file. Raises ``NietGevonden`` without a right to read plans.

    The kernteam and the checklist are in it only for a role that sees the own unfinished work.
    """
    metingen, checklist = lees_metingen(door=door), lees_checklist(door=door)
    with lees_organisatie(door=door, wat=f"verbeterplan als document ({vorm})") as sessie:
        stof = Planstof(
            blad=plan_in(sessie),
            acties=tuple(standen_in(sessie).values()),
            woorden=woorden_in(sessie),
            leden=leden_in(sessie),
            metingen=metingen,
            checklist=checklist,
            nu=sessie.nu,
        )
    if vorm is Stukvorm.REKENBLAD:
        return Planstuk("verbeterplan.xlsx", planblad.SOORT, planblad.maak_blad(stof))
    if vorm is Stukvorm.WORD:
        return Planstuk("verbeterplan.docx", tekstverwerker.SOORT, tekstverwerker.maak_word(_rapport(stof)))
    return Planstuk("verbeterplan.pdf", "application/pdf", rapportpdf.maak_rapport(_rapport(stof)))


def _rapport(stof: Planstof) -> Rapport:
    blad = stof.blad
    return Rapport(
        titel=TITEL,
        ondertitel=ONDERTITEL,
        van=blad.kop.naam,
        titelregels=(
            ("Van", blad.kop.naam),
            ("Stand", _stand(blad)),
            ("Begonnen op", datum(blad.begonnen_op) if blad.begonnen_op else "nog niet begonnen"),
            ("Gemaakt op", datum(blad.vandaag)),
        ),
        hoofdstukken=hoofdstukken(stof),
        op=stof.nu,
    )


def _stand(blad: Planblad) -> str:
    if blad.vastgesteld_op is None:
        return "concept, nog niet vastgesteld"
    return f"vastgesteld op {datum(blad.vastgesteld_op)} door {blad.vastgesteld_door}"
