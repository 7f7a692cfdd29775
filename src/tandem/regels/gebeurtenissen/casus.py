"""Events about signals, the case, contacts, agreements, terms and documents. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort as S
from tandem.regels.gebeurtenissen.zin import Groep

CASUS = {
    "betrokkenheid_begonnen": S("[{naam} is ]{rol:woord} betrokken[ namens {organisatie}].", Groep.CASUS),
    "regel_gecorrigeerd": S("Een regel[ over {leden}] is verbeterd. De oude versie is bewaard.", Groep.CASUS),
}
