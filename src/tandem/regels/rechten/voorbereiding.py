"""What a local team prepares itself: steps towards more force, refused without their safeguards (design, section 6)."""

from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.soort import Soort


class Voorbereiding(Soort):
    """The steps that we take ourselves. Who then decides is somebody else. Example content; no source gives a list."""

    RAADSONDERZOEK = "raadsonderzoek", "Vragen om een onderzoek door de Raad voor de Kinderbescherming"
    JEUGDBESCHERMINGSTAFEL = "jeugdbeschermingstafel", "De zorgen bespreken op de jeugdbeschermingstafel"
    MELDING_VEILIG_THUIS = "melding_veilig_thuis", "Een melding doen bij Veilig Thuis"
    HUISVERBOD_VRAGEN = "huisverbod_vragen", "De burgemeester vragen om een tijdelijk huisverbod"


def bezwaren_voorbereiding(grond: str, op: date, vandaag: date) -> Bezwaren:
    """What the record of such a step lacks: the ground in words, and a day that is not ahead."""
    bezwaren = list(bezwaar_in_de_toekomst("op", op, vandaag))
    if not grond.strip():
        bezwaren.append(Bezwaar("grond", "Schrijf op waarom deze stap nodig is, in gewone woorden."))
    return tuple(bezwaren)
