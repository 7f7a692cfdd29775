"""The improvement plan as a workbook: a row per action, what was dropped, the sums, and where the bouwstenen stand."""

from collections.abc import Sequence
from datetime import date

from tandem.acties.bouwstenen.plan import Regelbeeld
from tandem.acties.bouwstenen.planhoofdstukken import Planstof
from tandem.koppelingen.rekenblad.schrijven import schrijf
from tandem.regels.bouwstenen.plan import Niveau, Som, som, som_per, stand_in_woorden
from tandem.regels.tabel import Blad

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KOPPEN = (
    "Nr", "Wat", "Bouwsteen", "Actie uit de bouwsteen", "Wie", "Waar", "Begint", "Klaar", "Uren", "Euro",
    "Wat wordt er anders", "Waaraan zien wij dat", "Stand", "Laatste voortgang",
)  # fmt: skip
_GETALLEN = {"Acties": frozenset({1, 9, 10}), "Uren en geld": frozenset({2, 3, 4, 5, 6})}
"""Columns with numbers, counted from 1; an empty cell is unknown."""


def maak_blad(stof: Planstof) -> bytes:
    """Return the workbook. Days are written as 2026-11-22; what is not filled in stays empty."""
    blad = stof.blad
    acties = tuple(_regel(n, een, blad.vandaag) for n, een in enumerate(blad.lopend, 1))
    gestopt = tuple((een.regel.wat, _dag(een.gestopt_op), een.waarom_gestopt) for een in blad.gestopt)
    standen = tuple(
        (een.bouwsteennaam, een.actie.naam, een.stand.omschrijving, een.uitleg, een.actie.bron.in_woorden)
        for een in stof.acties
    )
    dicht = (("Naam", blad.naam), ("Gesloten op", _dag(blad.gesloten_op)), ("Wat het bracht", blad.opbrengst))
    bladen = (
        *([Blad("Plan", (("Wat", "Tekst"), *dicht))] if blad.gesloten_op else []),
        Blad("Acties", (KOPPEN, *acties)),
        Blad("Uren en geld", (("Waar", "Acties", "Uren", "Euro", "Zonder uren", "Zonder geld"), *_sommen(stof))),
        Blad("Gestopt", (("Wat", "Wanneer", "Waarom"), *gestopt)),
        *([Blad("Bouwstenen", (("Bouwsteen", "Actie", "Stand", "Uitleg", "Bron"), *standen))] if standen else []),
    )
    return schrijf(bladen, getallen=_GETALLEN)


def _regel(nummer: int, een: Regelbeeld, vandaag: date) -> tuple[str, ...]:
    regel = een.regel
    laatste = een.notities[0] if een.notities else None
    voortgang = f"{_dag(laatste.op)} {laatste.tekst or laatste.stand.omschrijving}" if laatste else ""
    return (
        str(nummer), regel.wat, een.bouwsteennaam, een.actienaam, regel.eigenaar,
        regel.niveau.omschrijving if regel.niveau else "", _dag(regel.begin), _dag(regel.eind),
        _getal(regel.uren), _getal(regel.euro), regel.effect, regel.waaraan, stand_in_woorden(regel, vandaag),
        voortgang,
    )  # fmt: skip


def _dag(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _getal(hoeveel: int | None) -> str:
    return "" if hoeveel is None else str(hoeveel)


def _sommen(stof: Planstof) -> Sequence[tuple[str, ...]]:
    alle = [een.regel for een in stof.blad.lopend]
    per_niveau = som_per(alle, list(Niveau), lambda regel: regel.niveau)
    delen: list[tuple[str, Som]] = [(niveau.omschrijving, deel) for niveau, deel in per_niveau.items()]
    return [_som(naam, deel) for naam, deel in (*delen, ("Samen", som(alle)))]


def _som(naam: str, deel: Som) -> tuple[str, ...]:
    getallen = (deel.regels, deel.uren, deel.euro, deel.zonder_uren, deel.zonder_euro)
    return (naam, *(str(een) for een in getallen))
