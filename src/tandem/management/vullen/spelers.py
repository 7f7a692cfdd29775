"""Which professionals there are, in which capacity and since when: who can play which part in a household."""

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date

from tandem.management.vullen.rol import VAN_HET_TEAM, Deel
from tandem.management.vullen.studio import HOEDANIGHEID
from tandem.management.vullen.uitlezen import Rij, verbind
from tandem.regels.rechten.actor import Actor

_VRAAG = """
    SELECT l.id AS lidmaatschap, l.van, m.id AS medewerker, m.naam, o.id AS organisatie, o.naam AS organisatie_naam,
           t.id AS team, t.naam AS team_naam, t.code AS team_code, r.code AS rol, r.naam AS rol_naam,
           g.code AS gemeente, g.id AS gemeente_id, g.naam AS gemeente_naam
      FROM tandem_teamlidmaatschap l JOIN tandem_medewerker m ON m.id = l.medewerker_id
      JOIN tandem_organisatie o ON o.id = l.organisatie_id JOIN tandem_team t ON t.id = l.team_id
      JOIN tandem_rol r ON r.code = l.rol_id
      LEFT JOIN tandem_gemeente g ON g.id = coalesce(t.gemeente_id, o.gemeente_id)
     WHERE l.tot IS NULL ORDER BY t.code, m.code, r.code
"""


@dataclass(frozen=True)
class Speler:
    """A professional in one capacity, since a day; the municipality of a local team."""

    actor: Actor
    sinds: date
    gemeente: str = ""
    gemeente_id: int = 0
    gemeente_naam: str = ""


def lees_spelers(database: str, *, bank: bool = False) -> dict[Deel, list[Speler]]:
    """Return who can play each part, in a fixed order; the colleague is found among the caseworkers.

    ``bank``: of the local teams only those of the benchmark.
    """
    per_deel: dict[Deel, list[Speler]] = defaultdict(list)
    with verbind(database) as verbinding:
        for rij in verbinding.execute(_VRAAG).fetchall():
            for deel, (rol, _) in HOEDANIGHEID.items():
                if (
                    rij["rol"] == rol
                    and deel is not Deel.COLLEGA
                    and not (bank and deel in VAN_HET_TEAM and not rij["team_code"].startswith("bank_"))
                ):
                    per_deel[deel].append(_speler(rij))
    return per_deel


def _speler(rij: Rij) -> Speler:
    gemeente = (rij["gemeente"] or "", rij["gemeente_id"] or 0, rij["gemeente_naam"] or "")
    sinds = rij["van"]
    actor = Actor(**{veld.name: rij[veld.name] for veld in fields(Actor)})
    return Speler(actor, sinds, *gemeente)
