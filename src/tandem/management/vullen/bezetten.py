"""Who gets which history: a template and a cast for the n-th household, from the seed alone."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tandem.management.vullen.namen import adres, noem, telefoon
from tandem.management.vullen.rol import VAN_HET_TEAM, Bezetting, Deel
from tandem.management.vullen.sjabloon import Sjabloon
from tandem.management.vullen.spelers import Speler


@dataclass(frozen=True)
class Rolverdeling:
    """The template and the cast of one household."""

    sjabloon: int
    gemeente_id: int
    bezetting: Bezetting


def bezet(
    volgnummer: int, zaad: int, sjablonen: Sequence[Sjabloon], spelers: dict[Deel, list[Speler]], dag: date, per: int
) -> Rolverdeling:
    """Choose template and cast for the n-th household.

    ``per``: with so many households per caseworker they are filled in turn (a benchmark); 0 spreads them (the demo).
    """
    kans = random.Random(f"bezetting {zaad} {volgnummer}")
    for poging in range(len(sjablonen)):
        sjabloon = sjablonen[(volgnummer + poging) % len(sjablonen)]
        rollen = _verdeel(sjabloon, spelers, dag, kans, volgnummer // per if per else None)
        if rollen is not None:
            return Rolverdeling(sjabloon.nummer, rollen[Deel.REGISSEUR].gemeente_id, _bezetting(sjabloon, rollen, kans))
    raise RuntimeError("Niemand werkt lang genoeg om een van deze verhalen te dragen.")


def _verdeel(
    sjabloon: Sjabloon, spelers: dict[Deel, list[Speler]], dag: date, kans: random.Random, wie: int | None
) -> dict[Deel, Speler] | None:
    """Give every part to somebody who was there in time; None when nobody was."""
    delen = [Deel(naam) for naam in sjabloon.nodig if naam != Deel.REGISSEUR.value]
    kandidaten = {deel: _op_tijd(spelers, sjabloon, deel, dag) for deel in (Deel.REGISSEUR, *delen)}
    regisseurs = [
        speler
        for speler in kandidaten[Deel.REGISSEUR]
        if all(_collegas(speler, kandidaten[deel]) for deel in delen if deel in VAN_HET_TEAM)
    ]
    if not regisseurs or not all(kandidaten.values()):
        return None
    regisseur = kans.choice(regisseurs) if wie is None else regisseurs[wie % len(regisseurs)]
    rollen = {Deel.REGISSEUR: regisseur}
    for deel in delen:
        rijen = kandidaten[deel]
        rollen[deel] = kans.choice(_collegas(regisseur, rijen) if deel in VAN_HET_TEAM else rijen)
    return rollen


def _op_tijd(spelers: dict[Deel, list[Speler]], sjabloon: Sjabloon, deel: Deel, dag: date) -> list[Speler]:
    sinds = date.fromordinal(dag.toordinal() - sjabloon.nodig[deel.value])
    wie = spelers.get(Deel.REGISSEUR if deel is Deel.COLLEGA else deel, [])
    return [speler for speler in wie if speler.sinds <= sinds]


def _collegas(zelf: Speler, rijen: Sequence[Speler]) -> list[Speler]:
    return [een for een in rijen if een.actor.team == zelf.actor.team and een.actor.medewerker != zelf.actor.medewerker]


def _bezetting(sjabloon: Sjabloon, rollen: dict[Deel, Speler], kans: random.Random) -> Bezetting:
    regisseur = rollen[Deel.REGISSEUR]
    return Bezetting(
        mensen=noem(sjabloon.mensen, kans),
        adres=adres(regisseur.gemeente, regisseur.gemeente_naam, kans),
        telefoon=telefoon(kans),
        gemeente=regisseur.gemeente,
        professionals={deel: speler.actor for deel, speler in rollen.items()},
    )
