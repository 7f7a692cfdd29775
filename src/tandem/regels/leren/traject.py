"""A learning traject (*leertraject*): five steps, on one level, that end where they began and can go back.

The steps, the working forms and where the learning questions of each level are about: S2 bouwsteen 5, stap 1 to 5
(``inhoud/bouwstenen.yaml``, ``leren``). That levels learn from each other: the same, doelgroep en rollen, and
randvoorwaarden ("van binnen naar buiten"). Reflecting together and alone: the same, goede voorbeelden.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import LANGSTE, VERSTE, persoonszin
from tandem.regels.soort import Soort


class Leerstap(Soort):
    """The five steps, in the order of the source."""

    BEELD = "beeld", "een gezamenlijk beeld maken"
    ANDERS = "anders", "bepalen wat we anders gaan doen"
    PLAN = "plan", "een plan maken"
    UITVOEREN = "uitvoeren", "acties uitvoeren"
    EVALUEREN = "evalueren", "evalueren"

    @property
    def nummer(self) -> int:
        """The number of the step in the source, from 1."""
        return list(Leerstap).index(self) + 1

    @property
    def code(self) -> str:
        """The code of the step in ``inhoud/bouwstenen.yaml``."""
        return f"leren_stap_{self.nummer}"


class Trajectstand(Soort):
    """Where a traject stands beside its step."""

    LOOPT = "loopt", "loopt"
    GEPAUZEERD = "gepauzeerd", "gepauzeerd"
    AFGEROND = "afgerond", "afgerond"


class Trajectzet(Soort):
    """What one can do with a traject as a whole."""

    PAUZEER = "pauzeer", "Pauzeren"
    HERVAT = "hervat", "Verdergaan"
    ROND_AF = "rond_af", "Afronden"


OVERGANGEN: Mapping[Trajectstand, Mapping[Trajectzet, Trajectstand]] = {
    Trajectstand.LOOPT: {Trajectzet.PAUZEER: Trajectstand.GEPAUZEERD, Trajectzet.ROND_AF: Trajectstand.AFGEROND},
    Trajectstand.GEPAUZEERD: {Trajectzet.HERVAT: Trajectstand.LOOPT, Trajectzet.ROND_AF: Trajectstand.AFGEROND},
    Trajectstand.AFGEROND: {Trajectzet.HERVAT: Trajectstand.LOOPT},
}
"""Which act leads where. What is not here cannot be done."""


class Observatiesoort(Soort):
    """What one sees while trying out (S2 bouwsteen 5, stap 4)."""

    DILEMMA = "dilemma", "een dilemma: wat is hier goed?"
    KNELPUNT = "knelpunt", "een knelpunt: dit lukte niet"
    SUCCES = "succes", "een succes: dit werkte"


class Reflectievorm(Soort):
    """How was looked back (S2 bouwsteen 5, goede voorbeelden: together and individually)."""

    SAMEN = "samen", "samen, in een bijeenkomst"
    APART = "apart", "ieder voor zich"


class Overdrachtsoort(Soort):
    """What one level hands to another."""

    VRAAG = "vraag", "een vraag: dit kunnen wij niet zelf"
    LES = "les", "een les: dit moet een ander niveau weten"


class Leerdaad(Soort):
    """What one can do in a traject; ``omschrijving`` is the button."""

    VRAAG = "vraag", "Een leervraag opschrijven"
    AFSPRAAK = "afspraak", "Iets in het leerplan zetten"
    OBSERVATIE = "observatie", "Opschrijven wat ik zag"
    REFLECTIE = "reflectie", "Een reflectie vastleggen"
    DOORGEVEN = "doorgeven", "Doorgeven aan een ander niveau"


@dataclass(frozen=True, slots=True)
class Trajectfeiten:
    """How much there is; ``observaties`` and ``reflecties`` since this step began."""

    vragen: int = 0
    afspraken: int = 0
    open_afspraken: int = 0
    observaties: int = 0
    reflecties: int = 0


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A line of the learning plan as entered."""

    wie: str
    wat: str
    waaraan: str
    wanneer: date
    werkvorm: str = ""


def volgende(stap: Leerstap) -> Leerstap:
    """The step after this one; after evaluating the picture is made sharper, and it begins anew."""
    stappen = list(Leerstap)
    return stappen[(stappen.index(stap) + 1) % len(stappen)]


def mag_naar(van: Leerstap, naar: Leerstap) -> bool:
    """Whether one can go to a step from here: the next one, or back to any earlier one."""
    return naar is volgende(van) or naar.nummer < van.nummer


def eerst_nog(stap: Leerstap, feiten: Trajectfeiten) -> Leerdaad | None:
    """What this step still asks for by the source, or None: then the next step is what comes. Advice, never a lock."""
    if stap is Leerstap.PLAN and not feiten.vragen:
        return Leerdaad.VRAAG
    if stap is Leerstap.PLAN and not feiten.afspraken:
        return Leerdaad.AFSPRAAK
    if stap is Leerstap.UITVOEREN and not feiten.observaties:
        return Leerdaad.OBSERVATIE
    if stap is Leerstap.EVALUEREN and not feiten.reflecties:
        return Leerdaad.REFLECTIE
    return None


def is_te_laat(wanneer: date, klaar_op: date | None, vandaag: date, stand: Trajectstand) -> bool:
    """Whether a line of the learning plan is late: its day is past, it is not done, and the traject runs."""
    return klaar_op is None and wanneer < vandaag and stand is Trajectstand.LOOPT


def bezwaren_woorden(velden: Mapping[str, str], *, leeg: Mapping[str, str], vermoedens: tuple[str, ...]) -> Bezwaren:
    """Why words cannot be kept where others may come to read them: empty, too long, or maybe about a person."""
    bezwaren = []
    for veld, zin in leeg.items():
        tekst = velden.get(veld, "")
        if not tekst.strip():
            bezwaren.append(Bezwaar(veld, zin))
        elif len(tekst) > LANGSTE:
            lang = f"Deze tekst is {len(tekst)} tekens. Er passen er {LANGSTE}. Kort de tekst in."
            bezwaren.append(Bezwaar(veld, lang))
    if vermoedens:
        zin = f"Dit kan over een persoon gaan: {', '.join(vermoedens)}. Haal het weg: een ander kan dit lezen."
        bezwaren.append(Bezwaar(next(iter(leeg)), zin))
    return tuple(bezwaren)


def bezwaren_afspraak(wanneer: date, werkvorm: str, *, vandaag: date, werkvormen: Collection[str]) -> Bezwaren:
    """Why a line of the learning plan cannot stand on this day, or with this working form."""
    bezwaren = (
        [] if not werkvorm or werkvorm in werkvormen else [Bezwaar("werkvorm", "Kies een werkvorm uit de lijst.")]
    )
    if wanneer < vandaag:
        bezwaren.append(Bezwaar("wanneer", "Deze dag is al voorbij."))
    if wanneer - vandaag > VERSTE:
        bezwaren.append(Bezwaar("wanneer", "Dit is meer dan twee jaar weg. Kijk het jaartal na."))
    return tuple(bezwaren)


def bezwaren_dag(op: date, *, begonnen_op: date, vandaag: date) -> Bezwaren:
    """Why something cannot have happened on this day in a traject."""
    if op > vandaag:
        return (Bezwaar("op", "Deze dag is nog niet geweest."),)
    if op < begonnen_op:
        return (Bezwaar("op", "Toen was dit leertraject nog niet begonnen."),)
    return ()


def bezwaren_observatie(velden: Mapping[str, str], *, vermoedens: tuple[str, ...], nagekeken: bool) -> Bezwaren:
    """Why an observation cannot be kept. It stays own work, so who looked may say that it is about nobody."""
    leeg = {"wat": "Schrijf op wat u zag gebeuren. Niet over wie het ging.", "gevolg": "Schrijf op wat dat betekende."}
    bezwaren = bezwaren_woorden(velden, leeg=leeg, vermoedens=())
    if vermoedens and not nagekeken:
        return (*bezwaren, Bezwaar("nagekeken", persoonszin(vermoedens)))
    return bezwaren


def bezwaren_overdracht(van: Laag, naar: Laag | None) -> Bezwaren:
    """Why something cannot be handed on: levels hand to each other, not within one."""
    if naar is None or naar is van:
        return (Bezwaar("naar", "Kies een leertraject op een ander niveau."),)
    return ()


def bezwaren_bezig(stand: Trajectstand) -> Bezwaren:
    """Why nothing can be added now: the traject pauses or has ended."""
    if stand is Trajectstand.LOOPT:
        return ()
    return (Bezwaar("", f"Dit leertraject is {stand.omschrijving}. Kies eerst 'Verdergaan'."),)
