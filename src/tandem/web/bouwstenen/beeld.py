"""The pictures of this capability: how far each bouwsteen is, and the plan in the time. Both stand as tables too."""

from collections.abc import Sequence
from datetime import date

from tandem.acties.bouwstenen.plan import Regelbeeld
from tandem.acties.bouwstenen.standen import Steenregel
from tandem.regels.bouwstenen.actie import Actiestand, Voortgang
from tandem.regels.bouwstenen.plan import Regelstand
from tandem.regels.bouwstenen.tijdlijn import Tijdlijn, tijdlijn
from tandem.web.analyse.tekenen import Element, Lijn, Punt, Tekening, Tekst, Vlak, breedte, ingekort

SMAL, BREED, RAND = 340, 700, 10
STEENRIJ, REGELRIJ, KOP = 52, 40, 30
DIKTE = {Actiestand.KLAAR: 18.0, Actiestand.BEZIG: 12.0, Actiestand.LOOPT_VAST: 12.0}
"""The further, the thicker: seen without colour as well."""
DUN = 4.0
VOLGORDE = (
    Actiestand.KLAAR,
    Actiestand.BEZIG,
    Actiestand.LOOPT_VAST,
    Actiestand.NIET_BEGONNEN,
    Actiestand.NIET_BEKEKEN,
)


def klaar_in_woorden(voortgang: Voortgang) -> str:
    """Return how far it is: ``3 van 8 acties klaar``."""
    if not voortgang.voor_ons:
        return "geen acties voor ons"
    return f"{voortgang.van(Actiestand.KLAAR)} van {voortgang.voor_ons} acties klaar"


def stenenbeeld(stenen: Sequence[Steenregel], breed: int) -> Tekening:
    """Draw a bar per bouwsteen; its whole width is all actions that are for this municipality."""
    elementen: list[Element] = []
    for nummer, steen in enumerate(stenen):
        y = nummer * STEENRIJ + 16
        woorden = klaar_in_woorden(steen.voortgang)
        ruimte = breed - 2 * RAND - breedte(woorden) - 12
        elementen.append(Tekst(RAND, y, ingekort(f"{steen.nummer}. {steen.naam}", ruimte), "tandem-kaart__naam"))
        elementen.append(Tekst(breed - RAND, y, woorden, "tandem-kaart__as", anker="end"))
        elementen += _stukken(steen.voortgang, y + 18, breed)
    return Tekening(breed, len(stenen) * STEENRIJ + 4, tuple(elementen))


def _stukken(voortgang: Voortgang, midden: float, breed: int) -> list[Element]:
    stukken: list[Element] = [Lijn(f"M{RAND} {midden}H{breed - RAND}", "tandem-kaart__maand")]
    x, maat = float(RAND), (breed - 2 * RAND) / max(voortgang.voor_ons, 1)
    for stand in VOLGORDE:
        lengte = voortgang.van(stand) * maat
        if lengte:
            dik = DIKTE.get(stand, DUN)
            klasse = f"tandem-voortgang--{stand.value.replace('_', '-')}"
            stukken.append(Vlak(round(x, 1), midden - dik / 2, round(max(lengte - 1, 1), 1), dik, klasse))
        x += lengte
    return stukken


def planbeeld(regels: Sequence[Regelbeeld], vandaag: date, breed: int) -> Tekening | None:
    """Draw the lines of a plan in the time, each with its words above its bar; None when there are none."""
    dagen = [(een.regel.begin, een.regel.eind) for een in regels if een.regel.eind is not None]
    lijn = tijdlijn([(begin, eind) for begin, eind in dagen if eind is not None], vandaag)
    if lijn is None:
        return None
    hoog = KOP + len(regels) * REGELRIJ + 4
    elementen = _as(lijn, breed, hoog)
    for nummer, een in enumerate(regels):
        elementen += _balk(een, lijn, nummer, breed)
    return Tekening(breed, hoog, tuple(elementen))


def _x(plek: float, breed: int) -> float:
    return round(RAND + plek * (breed - 2 * RAND), 1)


def _as(lijn: Tijdlijn, breed: int, hoog: int) -> list[Element]:
    elementen: list[Element] = []
    vrij_vanaf = 0.0
    for maatje in lijn.maatjes:
        x = _x(maatje.plek, breed)
        elementen.append(Lijn(f"M{x} {KOP - 8}V{hoog}", "tandem-kaart__maand"))
        if x >= vrij_vanaf and x + breedte(maatje.tekst) <= breed:
            elementen.append(Tekst(x + 2, 12, maatje.tekst, "tandem-kaart__as"))
            vrij_vanaf = x + breedte(maatje.tekst) + 6
    if lijn.vandaag is not None:
        elementen.append(Lijn(f"M{_x(lijn.vandaag, breed)} {KOP - 8}V{hoog}", "tandem-kaart__nu"))
    return elementen


def _balk(een: Regelbeeld, lijn: Tijdlijn, nummer: int, breed: int) -> list[Element]:
    balk = lijn.balken[nummer]
    van, tot = _x(balk.van, breed), _x(balk.tot, breed)
    y = KOP + nummer * REGELRIJ
    stand = "te-laat" if een.te_laat else een.regel.stand.value
    woorden = ingekort(f"{nummer + 1}. {een.regel.wat}", breed - 2 * RAND)
    begin = max(min(van, breed - RAND - breedte(woorden)), RAND)
    tekst = Tekst(round(begin, 1), y + 14, woorden, "tandem-kaart__woord")
    dik = 12 if een.regel.stand is Regelstand.KLAAR else 8
    klasse = f"tandem-planbalk--{stand}"
    if balk.punt:
        return [tekst, Punt(tot, y + 26, klasse)]
    return [tekst, Vlak(van, y + 26 - dik / 2, round(max(tot - van, 3), 1), dik, klasse, rond=2)]
