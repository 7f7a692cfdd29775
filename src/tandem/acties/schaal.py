"""Figures from 0 to 10 by voice, over time: one table for the goals of the plan and the questions of the analysis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.acties.sleutelfilter import reeks
from tandem.acties.vraag import Vraag
from tandem.models import Schaalscore
from tandem.models.basis import Item
from tandem.regels.analyse.schaal import Antwoord, Cijfer, Stemsoort, bezwaren_cijfer
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst


@dataclass(frozen=True)
class Scoreweergave:
    """One figure that one voice gave on a day. ``wie`` is a member's id for the household's own voices."""

    bij: int
    dag: date
    cijfer: int
    stemsoort: str
    lid: int | None
    wie: str
    tekst: str


def bewaar_score(
    sessie: Sessie, bij: Item, *, score: int, op: date, lid: int | None, professional: bool = False, tekst: str = ""
) -> Schaalscore:
    """Store a figure with a row, in its layer. Without member and professional it is the network that speaks."""
    soort = Stemsoort.LID if lid is not None else Stemsoort.PROFESSIONAL if professional else Stemsoort.NETWERK
    stem = lid or sessie.door.medewerker
    keur(bezwaren_cijfer(Cijfer(soort, stem, op, Antwoord.CIJFER, score)), velden={"waarde": "score"})
    keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
    return sessie.bewaar(
        Schaalscore(
            laag=bij.laag,
            betreft=sorted({*bij.betreft, *([lid] if lid else [])}),
            niet_zichtbaar_voor=list(bij.niet_zichtbaar_voor),
            bij_soort=type(bij).__name__.lower(),
            bij=bij.pk,
            stem_id=lid,
            stem_soort=str(soort),
            score=score,
            op=op,
            tekst=tekst.strip() or None,
        )
    )


_SCORES = Vraag(
    Schaalscore,
    lambda rijen, bij_soort, bij: (
        rijen.filter(bij_soort=bij_soort, bij__in_reeks=bij).select_related("auteur").order_by("op", "id")
    ),
)


def lees_scores(sessie: Sessie, *, bij_soort: str, bij: Iterable[int]) -> Sequence[Scoreweergave]:
    """Return all figures with some rows, oldest first; who gave none is not among them. One query."""
    rijen = sessie.vraag(_SCORES, bij_soort=bij_soort, bij=reeks(bij))
    return [
        Scoreweergave(
            rij.bij, rij.op, rij.score, rij.stem_soort, rij.stem_id,
            rij.auteur.naam if rij.auteur and rij.stem_soort == Stemsoort.PROFESSIONAL else "", rij.tekst or "",
        )
        for rij in rijen
        if rij.score is not None
    ]  # fmt: skip
