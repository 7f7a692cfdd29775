"""The way back: from a bouwsteen, a line of the plan or a part of a scan to the lessons that touch it."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from tandem.acties.adviesbron import gevolgen_van
from tandem.acties.bouwstenen.inhoud import bouwsteen_van
from tandem.acties.leren.lessen import Lesbeeld, lessen_met
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.regels.rechten.actor import Actor


def lessen_bij_bouwsteen(*, door: Actor, steen: str) -> tuple[Lesbeeld, ...]:
    """Return the shared own lessons that changed an action of a bouwsteen. Raises ``NietGevonden`` for no bouwsteen."""
    codes = [actie.code for actie in bouwsteen_van(steen).hoofdacties]
    with lees_organisatie(door=door, wat="lessen bij een bouwsteen") as sessie:
        sessie.inzage()
        return lessen_met(sessie, acties__has_any_keys=codes)


def lessen_bij_planregels(*, door: Actor, regels: Iterable[UUID]) -> Mapping[UUID, tuple[Lesbeeld, ...]]:
    """Return, per line of the own plan, the shared own lessons that changed it."""
    codes = {str(regel): regel for regel in regels}
    with lees_organisatie(door=door, wat="lessen bij het verbeterplan") as sessie:
        sessie.inzage()
        uit: dict[UUID, list[Lesbeeld]] = {}
        for les in lessen_met(sessie, planregels__has_any_keys=list(codes)):
            for code in set(les.les.planregels) & set(codes):
                uit.setdefault(codes[code], []).append(les)
        return {regel: tuple(lessen) for regel, lessen in uit.items()}


def lessen_uit_advies(sessie: Organisatiesessie, advies: UUID) -> tuple[Lesbeeld, ...]:
    """Return the shared own lessons that came from an advice or from what changed after it, in an open session."""
    return lessen_met(sessie, uit__in=[advies, *gevolgen_van(sessie, advies)])


def lessen_bij_meting(
    *, door: Actor, meting: UUID, instrument: str, delen: Iterable[str]
) -> Mapping[str, tuple[Lesbeeld, ...]]:
    """Return, per part, the shared own lessons that came from this wave or that changed that part of the scan."""
    codes = {f"{instrument}.{deel}": deel for deel in delen}
    with lees_organisatie(door=door, wat="lessen bij een meting") as sessie:
        sessie.inzage()
        uit: dict[str, dict[UUID, Lesbeeld]] = {}
        for les in lessen_met(sessie, uit=meting):
            uit.setdefault(les.uit_deel, {})[les.openbaar] = les
        for les in lessen_met(sessie, delen__has_any_keys=list(codes)):
            for code in les.les.delen:
                uit.setdefault(codes.get(code, ""), {})[les.openbaar] = les
        return {deel: tuple(lessen.values()) for deel, lessen in uit.items()}
