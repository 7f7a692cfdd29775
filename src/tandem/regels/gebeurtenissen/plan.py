"""Events about the plan, its goals, actions and help. Keep it sorted."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort as S
from tandem.regels.gebeurtenissen.zin import Groep

_P = Groep.PLAN

PLAN = {
    "doel_geschaald": S("Een {cijfer}[ van {lid:lid}][ van {stem}] bij het doel: {wat}.", _P),
    "doel_gewijzigd": S("Een doel is veranderd: {wat}.", _P),
    "doel_losgelaten": S("Een doel is losgelaten: {wat}.[ Reden: {reden}.]", _P),
    "doel_vastgelegd": S("Nieuw doel: {wat}.[ Goed genoeg is een {goed_genoeg}.]", _P),
    "hulp_gestart": S("De hulp is begonnen: {hulp}[, op {gestart_op:datum}][, na {dagen} dagen wachten].", _P, True),
    "hulp_gestopt": S("De hulp is gestopt: {hulp}[, op {gestopt_op:datum}].[ {reden}]", _P),
    "hulp_gevraagd": S("Hulp gevraagd: {hulp}[, op {gevraagd_op:datum}].", _P),
    "hulp_nagevraagd": S("Nagevraagd hoe het staat met de hulp: {hulp}.[ Opnieuw op {navragen_op:datum}.]", _P),
    "plan_afgesproken": S(
        "Het plan is afgesproken (versie {versie}).[ {tegen} zei nee; dat staat erbij.]"
        "[ Samen terugkijken op {evalueren_op:datum}.]",
        _P,
        mijlpaal=True,
    ),
    "plan_beantwoord": S("{lid:lid} zei {antwoord:woord} tegen het plan.", _P),
    "plan_begonnen": S("Begonnen aan het plan (versie {versie}).", _P),
    "plan_geevalueerd": S("Samen teruggekeken op het plan.[ {besluit}]", _P, mijlpaal=True),
    "plan_thuis_gevraagd": S("Gevraagd of het plan thuis kan liggen. Antwoord: {antwoord}.", _P),
    "stap_afgesproken": S("Nieuwe stap[ voor {lid:lid}][ voor {wie}]: {wat}.[ Klaar op {uiterlijk:datum}.]", _P),
    "stap_gedaan": S("Een stap is gedaan: {wat}.", _P),
    "stap_vervallen": S("Een stap is niet meer nodig: {wat}.[ Reden: {reden}.]", _P),
    "stap_verzet": S("Een stap komt later: {wat}[, op {uiterlijk:datum}].[ Reden: {reden}.]", _P),
}
