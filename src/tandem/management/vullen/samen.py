"""What is made together in the stories: the analysis, the plan, the help; each by its own action."""

import uuid
from collections.abc import Sequence

from tandem.acties.analyse.herkennen import leg_herkenning_vast
from tandem.acties.analyse.inhoud import Cijferinvoer, geef_cijfer, leg_verband, voeg_regels_toe
from tandem.acties.analyse.versie import begin_analyse, leg_voor, stel_vast
from tandem.acties.plan.afspreken import Evaluatieinvoer, evalueer_plan, leg_instemming_vast, spreek_plan_af
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast, schaal_doel
from tandem.acties.plan.hulp import Hulpinvoer, start_hulp, vraag_hulp
from tandem.acties.plan.stap import Stapinvoer, rond_stap_af, spreek_stap_af
from tandem.management.vullen.verteller import Verteller, Zin
from tandem.models import Actie, Regel


def analyse(v: Verteller, zinnen: Sequence[Zin], *, verband: str, vaststellen: bool, cijfers: tuple[int, int]) -> None:
    """Make an analysis with lines, one link and two figures; lay it before the household, and establish it."""
    domeinen = {zin.domein: "Dit speelt mee bij de veiligheid." for zin in zinnen if zin.domein}
    with v.act() as verzoek:
        een = begin_analyse(
            waarvoor="Samen begrijpen wat er gebeurt en wat helpt.", domeinen=domeinen, verzoek=verzoek, **v.hier
        )
    with v.act() as verzoek:
        voeg_regels_toe(analyse=een, regels=v.regels(zinnen), verzoek=verzoek, **v.hier)
    regels = v.rijen(Regel, bij_soort="analyse", vervallen_op=None)
    with v.act() as verzoek:
        leg_verband(
            analyse=een, van=regels[0].openbaar, naar=regels[1].openbaar, soort="leidt_tot", uitleg=v.tekst(verband),
            verzoek=verzoek, **v.hier,
        )  # fmt: skip
    eerste = v.leden[v.mensen[0].label]
    for soort, lid, score in (("lid", eerste, cijfers[0]), ("professional", None, cijfers[1])):
        with v.act() as verzoek:
            geef_cijfer(analyse=een, invoer=Cijferinvoer(soort, v.vandaag, lid, score=score), verzoek=verzoek, **v.hier)
    if vaststellen:
        _stel_vast(v, een)


def _stel_vast(v: Verteller, een: uuid.UUID) -> None:
    with v.act() as verzoek:
        leg_voor(analyse=een, vragen_voor=v.over(14), verzoek=verzoek, **v.hier)
    woorden = [("ja", "Ja, zo is het."), ("deels", "Een deel klopt. Ik zie het soms anders."), ("nee", "")]
    for nummer, wie in enumerate(w for w in v.mensen if v.leeftijd(w.label) >= 12):
        antwoord, tekst = woorden[nummer % 3]
        with v.act() as verzoek:
            leg_herkenning_vast(
                analyse=een, lid=v.leden[wie.label], gevraagd_op=v.vandaag, antwoord=antwoord, tekst=tekst,
                verzoek=verzoek, **v.hier,
            )  # fmt: skip
    with v.act() as verzoek:
        stel_vast(analyse=een, verzoek=verzoek, **v.hier)


def plan(v: Verteller, doel: str, stap: str, *, afspreken: bool, evalueren: int = 60, uiterlijk: int = 21) -> uuid.UUID:
    """Begin a plan with one goal and one step; agree on it with everybody from 12. Returns the goal."""
    with v.act() as verzoek:
        gekozen = leg_doel_vast(invoer=Doelinvoer(v.tekst(doel), goed_genoeg=7), verzoek=verzoek, **v.hier)
    invoer = Stapinvoer(v.tekst(stap), v.over(uiterlijk), lid=v.leden[v.mensen[0].label], doel=str(gekozen))
    with v.act() as verzoek:
        spreek_stap_af(invoer=invoer, verzoek=verzoek, **v.hier)
    if not afspreken:
        return gekozen
    for wie in v.mensen:
        if v.leeftijd(wie.label) >= 12:
            with v.act() as verzoek:
                leg_instemming_vast(lid=v.leden[wie.label], antwoord="ja", op=v.vandaag, verzoek=verzoek, **v.hier)
    with v.act() as verzoek:
        spreek_plan_af(op=v.vandaag, evalueren_op=v.over(evalueren), verzoek=verzoek, **v.hier)
    return gekozen


def schaal(v: Verteller, doel: uuid.UUID, score: int) -> None:
    """The first member gives a goal a figure."""
    with v.act() as verzoek:
        schaal_doel(doel=doel, score=score, op=v.vandaag, lid=v.leden[v.mensen[0].label], verzoek=verzoek, **v.hier)


def evalueer(v: Verteller, goed: str, anders: str, volgende: int) -> None:
    """Look back at the plan and go on with it."""
    invoer = Evaluatieinvoer(v.vandaag, "doorgaan", v.tekst(goed), v.tekst(anders), v.over(volgende))
    with v.act() as verzoek:
        evalueer_plan(invoer=invoer, verzoek=verzoek, **v.hier)


def hulp(v: Verteller, vorm: str, voor: str, aanbieder: str, *, navragen: int = 28) -> uuid.UUID:
    """Ask for help; it has not begun."""
    invoer = Hulpinvoer(vorm, v.vandaag, v.ids(voor), aanbieder_buiten=aanbieder, navragen_op=v.over(navragen))
    with v.act() as verzoek:
        return vraag_hulp(invoer=invoer, verzoek=verzoek, **v.hier)


def hulp_begint(v: Verteller, wie: uuid.UUID) -> None:
    """Help began today."""
    with v.act() as verzoek:
        start_hulp(hulp=wie, gestart_op=v.vandaag, verzoek=verzoek, **v.hier)


def stappen_klaar(v: Verteller) -> None:
    """Every step of the plan that is open was done today."""
    for rij in v.rijen(Actie, gedaan_op=None, vervallen_op=None):
        with v.act() as verzoek:
            rond_stap_af(stap=rij.openbaar, op=v.vandaag, verzoek=verzoek, **v.hier)
