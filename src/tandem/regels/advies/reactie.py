"""The duty to react: by when, postponed or late, per point and with reasons; and what changed afterwards.

With reasons where the advice is not followed: Jeugdwet article 4.2.7(3) says so of providers towards their council.
For a municipality the manner stands in its own ordinance (Wmo 2015, article 2.1.3(3)); the same rule here is a choice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.regels.advies.advies import LANGSTE
from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort


class Puntbesluit(Soort):
    """What is done with one point of an advice."""

    OVERGENOMEN = "overgenomen", "overgenomen"
    DEELS = "deels", "deels overgenomen"
    NIET = "niet", "niet overgenomen"

    @property
    def reden_nodig(self) -> bool:
        """Whether it must say why."""
        return self is not Puntbesluit.OVERGENOMEN


class Plicht(Soort):
    """Where the duty to react stands."""

    WACHT = "wacht", "wacht op reactie"
    LAAT = "laat", "reactie is te laat"
    OP_TIJD = "op_tijd", "reactie kwam op tijd"
    NA_UITSTEL = "na_uitstel", "reactie kwam na uitstel"
    TE_LAAT = "te_laat", "reactie kwam te laat"
    VERVANGEN = "vervangen", "vervangen door een nieuwe versie"
    INGETROKKEN = "ingetrokken", "ingetrokken, reageren hoeft niet meer"

    @property
    def open_(self) -> bool:
        """Whether a reaction is still to come."""
        return self in (Plicht.WACHT, Plicht.LAAT)


class Gevolgsoort(Soort):
    """Where something changed because of a point."""

    PLAN = "plan", "een regel in het verbeterplan"
    ACTIE = "actie", "een actie van een bouwsteen"
    LES = "les", "een les"
    BESLUIT = "besluit", "een besluit"
    ANDERS = "anders", "iets anders"


class Bedoeld(Soort):
    """Whether the council sees in a change what it meant."""

    JA = "ja", "ja, dit bedoelden wij"
    DEELS = "deels", "voor een deel"
    NEE = "nee", "nee, dit bedoelden wij niet"


@dataclass(frozen=True, slots=True)
class Puntreactie:
    """The reaction to one point; ``besluit`` None: not decided yet."""

    besluit: Puntbesluit | None
    reden: str


def plicht(
    *,
    voor: date,
    uitgesteld_tot: date | None,
    gereageerd_op: date | None,
    vervangen: bool,
    vandaag: date,
    ingetrokken: bool = False,
) -> Plicht:
    """Return where the duty to react stands. On time is on the first date; later after a postponement says so.

    A new version of an advice replaces an open duty, withdrawing it ends that duty; a reaction that was given stays.
    """
    uiterlijk = uitgesteld_tot or voor
    if gereageerd_op is None:
        if ingetrokken:
            return Plicht.INGETROKKEN
        if vervangen:
            return Plicht.VERVANGEN
        return Plicht.LAAT if uiterlijk < vandaag else Plicht.WACHT
    if gereageerd_op <= voor:
        return Plicht.OP_TIJD
    return Plicht.NA_UITSTEL if gereageerd_op <= uiterlijk else Plicht.TE_LAAT


def bezwaren_uitstel(*, uiterlijk: date, tot: date, reden: str, vandaag: date) -> Bezwaren:
    """Why a reaction cannot be postponed like this. ``uiterlijk``: the date that stands now."""
    bezwaren = []
    if tot <= max(uiterlijk, vandaag):
        bezwaren.append(Bezwaar("tot", "Kies een dag na vandaag, en later dan de datum die nu staat."))
    if not reden.strip():
        bezwaren.append(Bezwaar("reden", "Schrijf op waarom u meer tijd nodig heeft. De raad leest dit."))
    return (*bezwaren, *_te_lang("reden", reden))


def bezwaren_reactie(reacties: Mapping[UUID, Puntreactie], *, punten: Iterable[UUID], inleiding: str) -> Bezwaren:
    """Why a reaction cannot be established: a point without an answer, or without the reason that it needs."""
    bezwaren = list(bezwaren_conceptreactie(reacties, inleiding=inleiding))
    for nummer, punt in enumerate(punten, start=1):
        een = reacties.get(punt)
        if een is None or een.besluit is None:
            bezwaren.append(Bezwaar(f"besluit_{nummer}", f"Kies wat u met punt {nummer} doet."))
        elif een.besluit.reden_nodig and not een.reden.strip():
            bezwaren.append(Bezwaar(f"reden_{nummer}", f"Schrijf op waarom punt {nummer} niet of niet helemaal."))
    return tuple(bezwaren)


def bezwaren_conceptreactie(reacties: Mapping[UUID, Puntreactie], *, inleiding: str) -> Bezwaren:
    """Why a draft of a reaction cannot be kept: more words than fit."""
    redenen = (_te_lang("inleiding", een.reden) for een in reacties.values())
    return (*_te_lang("inleiding", inleiding), *(bezwaar for lijst in redenen for bezwaar in lijst))


def bezwaren_gevolg(soort: Gevolgsoort, *, verwijst: str, tekst: str) -> Bezwaren:
    """Why a change cannot be recorded: it does not say what changed, or not where."""
    if not tekst.strip():
        return (Bezwaar("tekst", "Schrijf op wat er nu anders is."),)
    if soort in (Gevolgsoort.PLAN, Gevolgsoort.ACTIE, Gevolgsoort.LES) and not verwijst:
        return (Bezwaar("verwijst", "Kies waar dit in staat."),)
    return _te_lang("tekst", tekst)


def bezwaren_duiding(bedoeld: Bedoeld, toelichting: str) -> Bezwaren:
    """Why the council cannot say this of a change: what it meant is missing."""
    if bedoeld is not Bedoeld.JA and not toelichting.strip():
        return (Bezwaar("toelichting", "Schrijf op wat u wel bedoelde."),)
    return _te_lang("toelichting", toelichting)


def _te_lang(veld: str, tekst: str) -> Bezwaren:
    if len(tekst) <= LANGSTE:
        return ()
    return (Bezwaar(veld, f"Deze tekst is {len(tekst)} tekens. Er passen er {LANGSTE}. Kort de tekst in."),)
