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
    "brief_gegeven": S("{leden} kreeg een brief: {titel} ({weg}).", _R),
    "brief_gemaakt": S("Een brief gemaakt voor {leden}: {titel}.", _R),
    "contactwijze_vastgelegd": S("Vastgelegd hoe {leden} veilig te bereiken is.", _R),
    "deling_nog_niet_verteld": S(
        "Opnieuw bekeken of verteld kan worden dat er is gedeeld met {ontvanger}[, over {leden}]: nog niet.", _R
    ),
    "deling_ontvangen": S("{ontvanger} heeft ontvangen wat is gedeeld[ over {leden}].", _R),
    "deling_verteld": S("Verteld dat er zonder toestemming is gedeeld met {ontvanger}[, over {leden}].", _R),
    "dwang_niet_voorbereid": S(
        "Een collega is het er niet mee eens[ voor {leden}]: {wat}. Dit gebeurt niet.", _R, True
    ),
    "dwang_voorbereid": S("Voorbereid[ voor {leden}]: {wat}. Een collega keek mee.", _R, mijlpaal=True),
    "dwang_voorgelegd": S("Voorgelegd aan een collega[ voor {leden}]: {wat}.", _R),
    "gedeeld_met_toestemming": S("Gedeeld met {ontvanger}, met toestemming[, over {leden}].", _R, mijlpaal=True),
    "gedeeld_zonder_toestemming": S("Gedeeld met {ontvanger}, zonder toestemming[, over {leden}].", _R, mijlpaal=True),
    "maatregel_beeindigd": S("De maatregel is gestopt[ voor {leden}]: {maatregel}[, op {tot:datum}].", _R, True),
    "maatregel_begonnen": S(
        "Er is een maatregel[ voor {leden}]: {maatregel}, beslist door {besloten_door}"
        "[, vanaf {van:datum}][, tot {tot:datum}].",
        _R,
        mijlpaal=True,
    ),
    "maatregel_gewijzigd": S("De maatregel is veranderd[ voor {leden}]: {maatregel}[, nu tot {tot:datum}].", _R, True),
    "nagekeken": S("{wie} keek mee en is het ermee eens[ ({leden})].", _R),
    "nagekeken_niet_eens": S("{wie} keek mee en is het er niet mee eens[ ({leden})].[ {woorden}]", _R),
    "nakijken_gevraagd": S("{wie} vroeg een collega om mee te kijken[ ({leden})].", _R),
    "noodtoegang_geopend": S("{wie} kreeg noodtoegang, hoogstens een uur[: {waarom}].", _R, True),
    "noodtoegang_gevraagd": S("{wie} vroeg noodtoegang[: {waarom}].", _R),
    "noodtoegang_later_vertellen": S("Het huishouden hoort later van een noodtoegang[, vanaf {vanaf:datum}].", _R),
    "noodtoegang_verteld": S("Verteld aan het huishouden dat er noodtoegang was[, op {op:datum}].", _R),
    "portaal_antwoord": S("{leden} kreeg antwoord op een vraag in Mijn Tandem.", _R),
    "portaal_bericht_bevestigd": S("{leden} hoort voortaan per mail dat er iets nieuws is in Mijn Tandem.", _R),
    "portaal_bericht_gekozen": S("{leden} wil per mail horen dat er iets nieuws is in Mijn Tandem.", _R),
    "portaal_bericht_gestopt": S("{leden} wil geen mail meer van Mijn Tandem.", _R),
    "portaal_cijfer": S("{leden} gaf zelf een cijfer[ bij {wat}][: {score}].", _R),
    "portaal_gelezen": S("Gelezen wat {leden} in Mijn Tandem schreef.", _R),
    "portaal_geopend": S("{leden} heeft nu een account voor Mijn Tandem.", _R, mijlpaal=True),
    "portaal_gesloten": S("{leden} sloot het account: iemand anders heeft het gezien.", _R, mijlpaal=True),
    "portaal_ingetrokken": S("De uitnodiging voor Mijn Tandem is ingetrokken[ ({leden})].", _R),
    "portaal_niet_herkend": S("{leden} herkent niet wat er is opgeschreven.", _R, mijlpaal=True),
    "portaal_stap_gedaan": S("{leden} deed een stap uit het plan[: {wat}].", _R),
    "portaal_steunpersoon": S("{leden} noemde een steunpersoon.", _R, mijlpaal=True),
    "portaal_uitgenodigd": S("{leden} is uitgenodigd voor Mijn Tandem.", _R),
    "portaal_vraag": S("{leden} stelde een vraag in Mijn Tandem.", _R),
    "portaal_woorden": S("{leden} schreef de eigen kant van het verhaal erbij.", _R, mijlpaal=True),
    "steun_geregeld": S("Geregeld[ voor {leden}]: {waarborg}.", _R),
    "stuk_meegegeven": S("Een document meegegeven aan {leden} ({soort}): {versie}.", _R),
    "stuk_niet_meegegeven": S("Een document niet meegegeven aan {leden} ({soort}).", _R),
    "toestemming_gegeven": S("Ja tegen delen met {ontvanger}[, over {leden}], gezegd door {gever}.", _R, mijlpaal=True),
    "toestemming_gevraagd": S("Gevraagd om te delen met {ontvanger}[, over {leden}][, tot {tot:datum}].", _R),
    "toestemming_geweigerd": S("Nee tegen delen met {ontvanger}[, over {leden}], gezegd door {gever}.", _R, True),
    "toestemming_ingetrokken": S(
        "Ja tegen delen met {ontvanger} is ingetrokken[, over {leden}], door {gever}.", _R, True
    ),
    "vertegenwoordiging_gestopt": S("Vertegenwoordiging is gestopt[ ({leden})].", _R),
    "vertegenwoordiging_vastgelegd": S(
        "Vastgelegd wie voor wie optreedt[ ({leden})]: {soort:woord}[, sinds {van:datum}].", _R, mijlpaal=True
    ),
    "verzoek_bevestigd": S("Bevestigd dat een verzoek over gegevens binnen is[ ({leden})]: {soort}.", _R),
    "verzoek_brief_mee": S("Een brief met het antwoord op een verzoek[ over {leden}] is gemaakt[ voor {voor}].", _R),
    "verzoek_gedaan": S("Er is een verzoek gedaan over de gegevens van {leden}: {soort}.", _R, mijlpaal=True),
    "verzoek_gestopt": S("De beperking is gestopt[ voor {leden}].", _R, mijlpaal=True),
    "verzoek_geweigerd": S("Een verzoek over gegevens is geweigerd[ ({leden})]: {soort}.", _R, mijlpaal=True),
    "verzoek_ingetrokken": S("Een verzoek over gegevens hoeft niet meer[ ({leden})]: {soort}.", _R),
    "verzoek_kopie_mee": S("Een kopie van de gegevens[ van {leden}] is meegegeven[ aan {voor}].", _R, mijlpaal=True),
    "verzoek_stuk_mee": S("Een document bij een kopie[ over {leden}] is meegegeven[ aan {voor}].", _R),
    "verzoek_toegewezen": S("Een verzoek over gegevens is toegewezen[ ({leden})]: {soort}.", _R, mijlpaal=True),
    "verzoek_verlengd": S("Het antwoord op een verzoek duurt langer[ ({leden})]: {soort}[, tot {tot:datum}].", _R),
    "waarborg_gedaan": S("Gedaan[ voor {leden}]: {waarborg}[, {antwoord}].", _R),
    "waarborg_kan_niet": S("Kan hier niet[ voor {leden}]: {waarborg}.", _R),
    "wilsoordeel_vastgelegd": S("Vastgelegd of {leden} dit zelf kan wegen.", _R, mijlpaal=True),
}
