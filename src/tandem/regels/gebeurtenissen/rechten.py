"""Events about measures, powers, safeguards, access and drafts. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort as S
from tandem.regels.gebeurtenissen.zin import Groep

_R = Groep.RECHT

RECHTEN = {
    "bevoegdheid_beeindigd": S("{organisatie} gebruikt dit niet meer[ voor {leden}]: {bevoegdheid}.", _R, True),
    "bevoegdheid_begonnen": S(
        "{organisatie} gebruikt een bevoegdheid[ voor {leden}]: {bevoegdheid}[, vanaf {van:datum}][, tot {tot:datum}].",
        _R,
        mijlpaal=True,
    ),
    "dwang_voorbereid": S("Voorbereid[ voor {leden}]: {wat}.", _R, mijlpaal=True),
    "maatregel_beeindigd": S("De maatregel is gestopt[ voor {leden}]: {maatregel}[, op {tot:datum}].", _R, True),
    "maatregel_begonnen": S(
        "Er is een maatregel[ voor {leden}]: {maatregel}, beslist door {besloten_door}"
        "[, vanaf {van:datum}][, tot {tot:datum}].",
        _R,
        mijlpaal=True,
    ),
    "maatregel_gewijzigd": S("De maatregel is veranderd[ voor {leden}]: {maatregel}[, nu tot {tot:datum}].", _R, True),
    "waarborg_gedaan": S("Alsnog gedaan[ voor {leden}]: {waarborg}.", _R),
}
