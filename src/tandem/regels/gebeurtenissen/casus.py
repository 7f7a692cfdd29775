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
    "besluiten_genomen": S("Besloten in het overleg van {op:datum}[: {besluiten}].", Groep.CASUS, mijlpaal=True),
    "betrokkene_aangekondigd": S("Verteld dat {naam} meekomt, namens {organisatie}. Taak: {taak}.", Groep.CASUS),
    "betrokkenheid_beeindigd": S(
        "{naam}[ ({organisatie})] is gestopt[ op {tot:datum}].[ Reden: {reden}.]", Groep.CASUS
    ),
    "betrokkenheid_begonnen": S("{naam} is betrokken[ namens {organisatie}][, taak: {taak}].", Groep.CASUS),
    "betrokkenheid_gewijzigd": S("De gegevens van {naam}[ ({organisatie})] zijn veranderd.", Groep.CASUS),
    "casus_afgerond": S("Casus {nummer} is afgerond: {naam}.[ {reden}]", Groep.CASUS, mijlpaal=True),
    "casus_geopend": S(
        "Casus {nummer} is geopend.[ Het vaste gezicht is {gezicht}.]"
        "[ Er was al eerder een casus, {dagen_sinds_vorige} dagen geleden afgerond: {vorige}.]",
        Groep.CASUS,
        mijlpaal=True,
    ),
    "casus_verwezen": S(
        "Over {leden} loopt ook een andere casus. De twee verwijzen naar elkaar: {grond}.", Groep.CASUS, mijlpaal=True
    ),
    "consultatie_beantwoord": S("Advies gekregen van {aan}[, {herleidbaar}].", Groep.CASUS),
    "consultatie_gevraagd": S("Advies gevraagd aan {aan}[, {herleidbaar}].", Groep.CASUS),
    "contact_teruggelezen": S("Voorgelezen wat er over het contact van {op:datum} is opgeschreven.", Groep.CONTACT),
    "contact_vastgelegd": S(
        "Contact: {wijze}[, met {met:lid}].[ Gezien: {gezien:lid}.][ Alleen gesproken: {alleen:lid}.]", Groep.CONTACT
    ),
    "dienst_gedaan": S("De bereikbaarheidsdienst hielp[ {leden}].", Groep.VEILIGHEID),
    "document_toegevoegd": S("Document toegevoegd: {titel}[ ({soortnaam})].", Groep.DOCUMENT),
    "document_vervallen": S("Document weggehaald: {titel}.[ Reden: {reden}.]", Groep.DOCUMENT),
    "druk_gemeld": S("{leden} voelde zich onder druk gezet[ bij de komst van {bij}].", Groep.CASUS),
    "fase_gewijzigd": S(
        "De casus ging van {van:woord} naar {naar:woord}.[ Reden: {reden}.]"
        "[ {open_afspraken} veiligheidsafspraken waren nog niet in orde; {met_collega} keek mee en stemde in.]",
        Groep.VEILIGHEID,
        mijlpaal=True,
    ),
    "gast_schreef": S("{naam}[ ({organisatie})] schreef als gast een overweging.", Groep.CASUS),
    "gast_uitgenodigd": S(
        "{naam}[ ({organisatie})] is uitgenodigd voor een overleg, tot {vervalt_op:datum}.", Groep.CASUS
    ),
    "meegekeken": S("{wie} keek mee en stemde in: {stap}.", Groep.CASUS),
    "meegekeken_niet_eens": S("{wie} keek mee en is het niet eens: {stap}.[ {toelichting}]", Groep.CASUS),
    "meekijken_gevraagd": S("{aan} is gevraagd om mee te kijken: {onderwerp}.", Groep.CASUS),
    "meekijken_ingetrokken": S("De vraag om mee te kijken is ingetrokken.", Groep.CASUS),
    "melder_afgeschermd": S("De naam van de melder is afgeschermd[ tot {tot:datum}].", Groep.SIGNAAL),
    "melder_bekend_gemaakt": S("De naam van de melder is niet meer afgeschermd.", Groep.SIGNAAL),
    "melder_teruggekoppeld": S("Aan de melder verteld[: {inhoud}].", Groep.SIGNAAL),
    "nazorg_vastgelegd": S("Gevraagd hoe het gaat[ met {leden}]. Gaat het goed: {gaat_goed}.", Groep.CASUS),
    "overdracht_begonnen": S(
        "{naam}[ ({organisatie})] loopt mee, omdat het huishouden verhuist.", Groep.CASUS, mijlpaal=True
    ),
    "overleg_afgerond": S("Het overleg van {op:datum} is afgerond.", Groep.CASUS),
    "overleg_gehouden": S("Overleg gehouden op {op:datum}.[ Was het gezin erbij? {gezin_erbij}.]", Groep.CASUS),
    "overleg_gepland": S("Overleg gepland op {op:datum}.[ Is het gezin erbij? {gezin_erbij}.]", Groep.CASUS),
    "overwegingen_toegevoegd": S("Overwegingen toegevoegd aan het overleg van {op:datum}.", Groep.CASUS),
    "regel_gecorrigeerd": S("Een regel[ over {leden}] is verbeterd. De oude versie is bewaard.", Groep.CASUS),
    "regels_toegevoegd": S("Iets opgeschreven bij de casus[ over {leden}].", Groep.CASUS),
    "regie_gewijzigd": S("De regie ligt nu bij {naar_woord}.[ {toelichting}]", Groep.CASUS, mijlpaal=True),
    "signaal_beoordeeld": S("Het signaal is beoordeeld: {naam}.", Groep.SIGNAAL, mijlpaal=True),
    "signaal_ontvangen": S("Er kwam een signaal binnen[ over {leden}].", Groep.SIGNAAL, mijlpaal=True),
    "uitnodiging_ingetrokken": S("De uitnodiging van {naam} is ingetrokken.", Groep.CASUS),
    "vast_gezicht_begonnen": S("{naam} is het vaste gezicht[ vanaf {op:datum}].", Groep.CASUS, mijlpaal=True),
    "vast_gezicht_gewisseld": S(
        "{naam} is het nieuwe vaste gezicht[ vanaf {op:datum}], na {van}.[ Reden: {reden:woord}.]",
        Groep.CASUS,
        mijlpaal=True,
    ),
    "waarneming_geregeld": S("{naam} is weg {van_tot}. {waarnemer} neemt zolang waar.", Groep.CASUS),
    "waarneming_gestopt": S("{waarnemer} neemt niet meer waar voor {naam}.", Groep.CASUS),
}
