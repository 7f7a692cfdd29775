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
    "betrokkene_aangekondigd": S("Verteld dat {naam} meekomt, namens {organisatie}. Taak: {taak}.", Groep.CASUS),
    "betrokkenheid_beeindigd": S(
        "{naam}[ ({organisatie})] is gestopt[ op {tot:datum}].[ Reden: {reden}.]", Groep.CASUS
    ),
    "betrokkenheid_begonnen": S("{naam} is betrokken[ namens {organisatie}][, taak: {taak}].", Groep.CASUS),
    "betrokkenheid_gewijzigd": S("De gegevens van {naam}[ ({organisatie})] zijn veranderd.", Groep.CASUS),
    "contact_teruggelezen": S("Voorgelezen wat er over het contact van {op:datum} is opgeschreven.", Groep.CONTACT),
    "contact_vastgelegd": S(
        "Contact: {wijze}[, met {met:lid}].[ Gezien: {gezien:lid}.][ Alleen gesproken: {alleen:lid}.]", Groep.CONTACT
    ),
    "druk_gemeld": S("{leden} voelde zich onder druk gezet[ bij de komst van {bij}].", Groep.CASUS),
    "regel_gecorrigeerd": S("Een regel[ over {leden}] is verbeterd. De oude versie is bewaard.", Groep.CASUS),
    "vast_gezicht_begonnen": S("{naam} is het vaste gezicht[ vanaf {op:datum}].", Groep.CASUS, mijlpaal=True),
    "vast_gezicht_gewisseld": S(
        "{naam} is het nieuwe vaste gezicht[ vanaf {op:datum}], na {van}.[ Reden: {reden:woord}.]",
        Groep.CASUS,
        mijlpaal=True,
    ),
}
