"""Events about the integral analysis and the veiligheidskaart. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort as S
from tandem.regels.gebeurtenissen.zin import Groep

_A, _V = Groep.ANALYSE, Groep.VEILIGHEID

ANALYSE: dict[str, S] = {
    "analyse_begonnen": S("Begonnen met versie {nummer} van de gezamenlijke analyse.", _A),
    "analyse_cijfer_gegeven": S(
        "Gevraagd hoe het gaat[, aan {lid:lid}][, aan {wie_stem}].[ Antwoord: {score} van 10.]", _A
    ),
    "analyse_herkenning_gevraagd": S(
        "Aan {leden} gevraagd: herken ik me in de analyse?[ Antwoord: {antwoord:woord}.]", _A
    ),
    "analyse_opzet_gewijzigd": S("Gekozen waar de analyse over gaat.", _A),
    "analyse_regel_weggehaald": S("Een regel[ over {leden}] is uit de analyse gehaald.[ Reden: {reden}.]", _A),
    "analyse_regels_toegevoegd": S("In de analyse bijgeschreven: {aantal}[, over {leden}].", _A),
    "analyse_teruggehaald": S("Versie {nummer} van de analyse wordt aangepast.[ Reden: {reden}.]", _A),
    "analyse_vastgesteld": S("Versie {nummer} van de analyse is vastgesteld.", _A, mijlpaal=True),
    "analyse_verband_gelegd": S("Een verband is getekend[ ({verband:woord})].", _A),
    "analyse_verband_weggehaald": S("Een verband is weggehaald.", _A),
    "analyse_voorgelegd": S("Versie {nummer} van de analyse is voorgelegd aan het huishouden.", _A),
    "noodplan_gemaakt": S("Opgeschreven wat te doen als het misgaat[, voor {voor:lid}].", _V, mijlpaal=True),
    "noodplan_vervallen": S("Een plan voor als het misgaat geldt niet meer.[ Reden: {reden}.]", _V),
    "veiligheid_beoordeeld": S(
        "Besproken hoe veilig het is voor {leden}.[ Eigen cijfer: {cijfer}.][ Zegt zelf: {zelf:woord}.]"
        "[ Professional: {oordeel:woord}.]",
        _V,
    ),
    "veiligheid_factor_beeindigd": S("{naam} geldt niet meer[ sinds {tot:datum}].", _V),
    "veiligheid_factor_vastgelegd": S("{aard:woord}: {naam}[, sinds {van:datum}].", _V),
    "veiligheid_incident_vastgelegd": S("{naam}[ ({leden})][ op {op:datum}].", _V),
}
