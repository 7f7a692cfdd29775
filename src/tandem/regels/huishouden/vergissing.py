"""*Verkeerd dossier*: how the check ends whether data came to somebody who should not have it."""

from datetime import datetime, timedelta

from tandem.regels.soort import Soort

#: The hours of AVG article 33(1); the term with its source and whether it was verified: inhoud/termijnen.yaml.
TERMIJN_UREN = 72


class Lekuitkomst(Soort):
    """How the check ends. Whether to report is for the controller; the privacy officer decides."""

    GEEN_LEK = "geen_lek", "geen datalek: niemand zag het die het niet mocht zien"
    LEK_NIET_MELDEN = "lek_niet_melden", "wel een datalek, niet te melden: geen risico voor de mensen om wie het gaat"
    LEK_MELDEN = "lek_melden", "een datalek dat gemeld wordt bij de Autoriteit Persoonsgegevens"


def uiterlijk_melden(bekend_op: datetime) -> datetime:
    """Until when a breach must be reported, from the moment at which it became known."""
    return bekend_op + timedelta(hours=TERMIJN_UREN)
