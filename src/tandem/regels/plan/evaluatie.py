"""Looking back together at the plan, why help stopped, and whether a print may lie at home."""

from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.plan.plan import Planstand
from tandem.regels.soort import Soort


class Evaluatiebesluit(Soort):
    """What people decide when they look back: nobody stops a plan by forgetting it."""

    DOORGAAN = "doorgaan", "We gaan door met dit plan."
    BIJSTELLEN = "bijstellen", "We maken een nieuwe versie van het plan."
    AFRONDEN = "afronden", "Het is goed genoeg. Dit plan is klaar."


class Stopreden(Soort):
    """Why help stopped. Example content of our own; no source gives a list."""

    KLAAR = "klaar", "De hulp is klaar."
    NIET_PASSEND = "niet_passend", "De hulp paste niet."
    WIL_NIET = "wil_niet", "Iemand wilde deze hulp niet (meer)."
    NIET_BESCHIKBAAR = "niet_beschikbaar", "De hulp kwam er niet."
    VERHUISD = "verhuisd", "Door een verhuizing."
    ANDERS = "anders", "Iets anders."


class Thuis(Soort):
    """May a print of the plan lie at home? Somebody at home may read along."""

    JA = "ja", "Ja, het kan thuis liggen."
    NEE = "nee", "Nee, liever niet thuis."


def bezwaren_evaluatie(
    stand: Planstand, besluit: Evaluatiebesluit, op: date, begonnen_op: date, vandaag: date, volgende: date | None
) -> Bezwaren:
    """What stands in the way of an evaluation: nothing was agreed yet, a day that cannot be, no day to look again."""
    if stand is not Planstand.AFGESPROKEN:
        return (Bezwaar("", "Dit plan is nog niet afgesproken. Spreek het eerst af."),)
    bezwaren = list(bezwaar_in_de_toekomst("op", op, vandaag))
    if op < begonnen_op:
        bezwaren.append(Bezwaar("op", "Deze dag ligt vóór het begin van dit plan."))
    if besluit is Evaluatiebesluit.DOORGAAN:
        bezwaren += bezwaar_volgende(volgende, op)
    return tuple(bezwaren)


def bezwaar_volgende(volgende: date | None, op: date) -> Bezwaren:
    """A plan that goes on has a day on which people look at it again; there is no norm for when."""
    if volgende is None:
        return (Bezwaar("evalueren_op", "Vul in wanneer jullie samen terugkijken."),)
    if volgende <= op:
        return (Bezwaar("evalueren_op", "Kies een latere dag om samen terug te kijken."),)
    return ()
