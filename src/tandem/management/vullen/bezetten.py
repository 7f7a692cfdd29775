"""Who gets which history: a template and a cast for the n-th household, from the seed alone."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from tandem.management.vullen.namen import adres, noem, telefoon
from tandem.management.vullen.rol import VAN_HET_TEAM, Bezetting, Deel
from tandem.management.vullen.sjabloon import Sjabloon
from tandem.management.vullen.spelers import Speler


@dataclass(frozen=True)
class Rolverdeling:
    """The template and the cast of one household."""

    sjabloon: Sjabloon
    gemeente_id: int
    bezetting: Bezetting


class Kandidaten:
    """Who can play the parts of one template: those who were there in time, by team where a team plays together."""

    def __init__(self, sjabloon: Sjabloon, spelers: dict[Deel, list[Speler]], dag: date) -> None:
        """Choose once; the households of a template share the answer."""
        self.delen = [Deel(naam) for naam in sjabloon.nodig if naam != Deel.REGISSEUR.value]
        self.van_buiten = {d: _op_tijd(spelers, sjabloon, d, dag) for d in self.delen if d not in VAN_HET_TEAM}
        self.van_team = {d: _per_team(_op_tijd(spelers, sjabloon, d, dag)) for d in self.delen if d in VAN_HET_TEAM}
        self.regisseurs = [
            regisseur
            for regisseur in _op_tijd(spelers, sjabloon, Deel.REGISSEUR, dag)
            if all(self.collegas(regisseur, deel) for deel in self.van_team)
        ]

    @property
    def genoeg(self) -> bool:
        """Whether there is somebody for every part."""
        return bool(self.regisseurs) and all(self.van_buiten.values())

    def collegas(self, zelf: Speler, deel: Deel) -> list[Speler]:
        """Who of the same team can play a part."""
        return [een for een in self.van_team[deel][zelf.actor.team] if een.actor.medewerker != zelf.actor.medewerker]

    def verdeel(self, kans: random.Random, wie: int | None, druk: Mapping[int, int]) -> dict[Deel, Speler]:
        """Give every part to somebody; ``wie``: the caseworker who has the household in the end, else by chance.

        ``druk``: for how many stories each caseworker comes into question; who does for few goes first.
        """
        if wie is None:
            gewichten = [1 / druk[een.actor.medewerker] ** 2 for een in self.regisseurs]
            regisseur = kans.choices(self.regisseurs, gewichten)[0]
        else:
            regisseur = self.regisseurs[wie % len(self.regisseurs)]
        rollen = {Deel.REGISSEUR: regisseur}
        for deel in self.delen:
            rijen = self.collegas(regisseur, deel) if deel in VAN_HET_TEAM else self.van_buiten[deel]
            rollen[deel] = kans.choice(rijen)
        if wie is not None and Deel.COLLEGA in rollen:
            rollen[Deel.REGISSEUR], rollen[Deel.COLLEGA] = rollen[Deel.COLLEGA], regisseur
        return rollen


class Verdeler:
    """Chooses template and cast for each household of a filling.

    ``per``: so many open households for each caseworker, in turn (a benchmark); 0 spreads them (the demo).
    """

    def __init__(
        self,
        zaad: int,
        sjablonen: Sequence[Sequence[Sjabloon]],
        spelers: dict[Deel, list[Speler]],
        dag: date,
        per: int,
    ) -> None:
        """``sjablonen``: per story its template, told up to the last day and some weeks earlier."""
        self.zaad, self.sjablonen, self.per = zaad, sjablonen, per
        self.kandidaten = [[Kandidaten(een, spelers, dag) for een in rij] for rij in sjablonen]
        self.druk = Counter(een.actor.medewerker for rij in self.kandidaten for een in rij[0].regisseurs)
        self.lopend = [0, *accumulate(rij[0].lopend for rij in sjablonen)]

    def bezet(self, volgnummer: int) -> Rolverdeling:
        """Return who is who in the n-th household. Raises ``RuntimeError`` when nobody can carry any story."""
        kans = random.Random(f"bezetting {self.zaad} {volgnummer}")
        wie = self._rang(volgnummer) // self.per if self.per else None
        ronde, eerste = divmod(volgnummer, len(self.sjablonen))
        for poging in range(len(self.sjablonen)):
            verhaal = (eerste + poging) % len(self.sjablonen)
            keus = ronde % len(self.sjablonen[verhaal])
            kandidaten = self.kandidaten[verhaal][keus]
            if kandidaten.genoeg:
                rollen = kandidaten.verdeel(kans, wie, self.druk)
                sjabloon = self.sjablonen[verhaal][keus]
                return Rolverdeling(sjabloon, rollen[Deel.REGISSEUR].gemeente_id, _bezetting(sjabloon, rollen, kans))
        raise RuntimeError("Niemand werkt lang genoeg om een van deze verhalen te dragen.")

    def _rang(self, volgnummer: int) -> int:
        """How many open households come before the n-th."""
        ronde, plek = divmod(volgnummer, len(self.sjablonen))
        return ronde * self.lopend[-1] + self.lopend[plek]

    def regisseurs(self, huishoudens: int) -> int:
        """How many caseworkers so many households ask for."""
        return -(-self._rang(huishoudens) // self.per)


def _op_tijd(spelers: dict[Deel, list[Speler]], sjabloon: Sjabloon, deel: Deel, dag: date) -> list[Speler]:
    sinds = date.fromordinal(dag.toordinal() - sjabloon.nodig[deel.value])
    wie = spelers.get(Deel.REGISSEUR if deel is Deel.COLLEGA else deel, [])
    return [speler for speler in wie if speler.sinds <= sinds]


def _per_team(rijen: Sequence[Speler]) -> dict[int, list[Speler]]:
    per_team: dict[int, list[Speler]] = defaultdict(list)
    for speler in rijen:
        per_team[speler.actor.team].append(speler)
    return per_team


def _bezetting(sjabloon: Sjabloon, rollen: dict[Deel, Speler], kans: random.Random) -> Bezetting:
    regisseur = rollen[Deel.REGISSEUR]
    return Bezetting(
        mensen=noem(sjabloon.mensen, kans),
        adres=adres(regisseur.gemeente, regisseur.gemeente_naam, kans),
        telefoon=telefoon(kans),
        gemeente=regisseur.gemeente,
        professionals={deel: speler.actor for deel, speler in rollen.items()},
    )
