"""Events about signals, the case, contacts, agreements, terms and documents. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort as S
from tandem.regels.gebeurtenissen.zin import Groep

CASUS = {
    "afspraak_beeindigd": S("De afspraak is gestopt: {wat}.[ Reden: {reden}.]", Groep.CONTACT),
    "afspraak_gemaakt": S(
        "Afgesproken[ met {lid:lid}][ door {door}]: {wat}.[ Nakijken op {nakijken_op:datum}.]", Groep.CONTACT
    ),
    "afspraak_nagekeken": S(
        "Afspraak nagekeken ({nagekomen:woord} nagekomen): {wat}.[ Opnieuw op {opnieuw_op:datum}.]", Groep.CONTACT
    ),
    "betrokkenheid_begonnen": S("[{naam} is ]{rol:woord} betrokken[ namens {organisatie}].", Groep.CASUS),
    "regel_gecorrigeerd": S("Een regel[ over {leden}] is verbeterd. De oude versie is bewaard.", Groep.CASUS),
}
