"""Who gets which history: a template and a cast for the n-th household, from the seed alone."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.management.vullen.namen import adres, noem, telefoon
from tandem.management.vullen.rol import VAN_HET_TEAM, Bezetting, Deel
from tandem.management.vullen.sjabloon import Sjabloon
from tandem.management.vullen.spelers import Speler
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.verdeling import REGISSEURS, Verdeling, verdeling_van


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
    """Chooses template and cast for each household of a filling."""

    def __init__(
        self,
        vulling: Vulling,
        sjablonen: Sequence[Sequence[Sjabloon]],
        spelers: dict[Deel, list[Speler]],
        verdeling: Verdeling | None = None,
    ) -> None:
        """``sjablonen``: per story its template, told up to the last day and some weeks earlier."""
        self.vulling, self.sjablonen = vulling, sjablonen
        self.verdeling = verdeling or verdeling_van(vulling)
        self.kandidaten = [[Kandidaten(een, spelers, vulling.dag) for een in rij] for rij in sjablonen]
        self.druk = Counter(een.actor.medewerker for rij in self.kandidaten if rij for een in rij[0].regisseurs)
        vol = vulling.per * REGISSEURS
        self.om_de = max(self.verdeling.lopend_voor(vulling.huishoudens) // vol, 1) if vol else 0

    def bezet(self, volgnummer: int) -> Rolverdeling:
        """Return who is who in the n-th household. Raises ``RuntimeError`` when nobody can carry any story."""
        kans = random.Random(f"bezetting {self.vulling.zaad} {volgnummer}")
        eerste, keus = self.verdeling.welk(volgnummer)
        for poging in range(len(self.sjablonen)):
            verhaal = (eerste + poging) % len(self.sjablonen)
            if not self.sjablonen[verhaal]:
                continue
            weken = keus % len(self.sjablonen[verhaal])
            kandidaten, sjabloon = self.kandidaten[verhaal][weken], self.sjablonen[verhaal][weken]
            if kandidaten.genoeg:
                wie = self._wie(volgnummer, kandidaten, kans, lopend=sjabloon.lopend)
                rollen = kandidaten.verdeel(kans, wie, self.druk)
                return Rolverdeling(sjabloon, rollen[Deel.REGISSEUR].gemeente_id, _bezetting(sjabloon, rollen, kans))
        raise RuntimeError("Niemand werkt lang genoeg om een van deze verhalen te dragen.")

    def _wie(self, volgnummer: int, kandidaten: Kandidaten, kans: random.Random, *, lopend: bool) -> int | None:
        """Who carries a household of a benchmark; chance decides for the demo (``None``).

        Of the open ones every so many goes to the first team, whose caseworkers get ``vulling.per`` each in turn; the
        rest to the other teams. What has ended was carried by anybody.
        """
        if not self.om_de:
            return None
        alle = len(kandidaten.regisseurs)
        if not lopend:
            return kans.randrange(alle)
        beurt, rest = divmod(self.verdeling.lopend_voor(volgnummer), self.om_de)
        if rest == 0 and beurt < self.vulling.per * REGISSEURS:
            return beurt // self.vulling.per
        return kans.randrange(REGISSEURS, alle) if alle > REGISSEURS else kans.randrange(alle)


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
