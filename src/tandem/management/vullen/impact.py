"""The fictitious municipalities look at what the toekomstscenario asks of them: two established it, one is busy.

Everything goes through the actions, at days in the past; all words and figures are an example.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from tandem.acties.impact.lezen import lees_impact
from tandem.acties.impact.schrijven import begin_analyse, bewaar_cijfers, bewaar_deel, stel_vast
from tandem.acties.tijdstip import op_tijdstip
from tandem.management.vullen.eenmaal import Eenmaal
from tandem.management.vullen.metingen import actoren
from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import Cijferregel, Deelwoorden
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, bekend

BRON = "Voorbeeld: opgave van de lokale teams"
WOORDEN = {
    "vast_gezicht": Deelwoorden(
        Niveau.LOKAAL,
        "Ieder gezin houdt dezelfde medewerker, ook bij verhuizing binnen de gemeente.",
        "Gezinnen krijgen na een half jaar vaak iemand anders.",
        "Een gezin houdt één vast gezicht, zo lang als het nodig is.",
        "Vaste gezichten aanwijzen en vervanging afspreken.",
    ),
    "doelgroep": Deelwoorden(
        Niveau.LOKAAL,
        "Eén team voor jeugd en volwassenen.",
        "Jeugd en volwassenen hebben elk een eigen team.",
        "De teams werken samen aan huishoudens van 0 tot 100 jaar.",
        "Eén werkoverleg en één manier van analyseren voor beide teams.",
    ),
    "casusregie": Deelwoorden(
        Niveau.SUBREGIONAAL,
        "De handreiking Casusregie geldt voor iedereen.",
        "De helft van de teamleden werkt met de handreiking.",
        "Iedereen werkt met de handreiking.",
        "Tijd en training voor casusregie.",
    ),
    "samen_rvt": Deelwoorden(
        Niveau.REGIONAAL, "", "Contact gaat per casus.", "Vaste mensen kennen elkaar.", "Samen afspraken maken."
    ),
}
FORMATIE = {
    "generalist": ("24", "26"),
    "casusregisseur": ("4,5", "8"),
    "gedragswetenschapper": ("1", "2"),
    "leiding": ("2", "2"),
}
KUNNEN = {"meldcode": ("11", "12"), "abc": ("3", "12"), "regie": ("5", "12"), "forensisch": ("0", "6")}
OMVANG = {
    "vast_gezicht": ("310", "340"),
    "casusregie": ("120", "180"),
    "samen_rvt": ("", "45"),
    "consultatie": (".", "."),
}


def vertel_impact(meld: Callable[[str], None]) -> None:
    """Let three municipalities analyse; again changes nothing."""
    for nummer, door in enumerate(actoren("beleidsadviseur")[:3]):
        doe = Eenmaal("impact", door)
        if doe.klaar or (lees_impact(door=door).analyse is not None and not doe.begonnen):
            continue
        meld(f"impactanalyse van {door.organisatie_naam}")
        bezig = nummer == 1
        begin = timezone.now() - timedelta(days=20 if bezig else 120)
        analyse = _vul(doe, door, begin, delen=2 if bezig else len(WOORDEN))
        if not bezig:
            with op_tijdstip(begin + timedelta(days=60)):
                dag = timezone.localdate(begin) + timedelta(days=60)
                doe(stel_vast, door=door, analyse=analyse, op=dag, wie="het college (voorbeeld)")
        doe.sluit()


def _vul(doe: Eenmaal, door: Actor, begin: datetime, *, delen: int) -> UUID:
    with op_tijdstip(begin):
        analyse: UUID = doe(begin_analyse, door=door)
        op = timezone.localdate(begin)
        for code, woorden in list(WOORDEN.items())[:delen]:
            doe(bewaar_deel, door=door, analyse=analyse, onderdeel=code, woorden=woorden)
        plek: dict[str, Any] = {"door": door, "analyse": analyse}
        doe(bewaar_cijfers, **plek, soort=Cijfersoort.FORMATIE, regels=_regels(FORMATIE, op))
        doe(bewaar_cijfers, **plek, soort=Cijfersoort.OMVANG, regels=_regels(OMVANG, op))
        for team in lees_impact(door=door).teams:
            doe(bewaar_cijfers, **plek, soort=Cijfersoort.COMPETENTIE, regels=_regels(KUNNEN, op), team=team)
        basis = {code: Cijferregel(basis=code != "forensisch") for code in KUNNEN}
        doe(bewaar_cijfers, **plek, soort=Cijfersoort.COMPETENTIE, regels=basis)
    return analyse


def _regels(paren: dict[str, tuple[str, str]], op: date) -> dict[str, Cijferregel]:
    return {code: Cijferregel(_cijfer(nu), _cijfer(nodig), BRON, op) for code, (nu, nodig) in paren.items()}


def _cijfer(tekst: str) -> Cijfer:
    if tekst == ".":
        return GEHEIM
    return bekend(Decimal(tekst.replace(",", "."))) if tekst else ONBEKEND
