"""Teams for a benchmark, beside those of the demo: forty caseworkers and a leader each.

Their names say that they do not exist. Nobody of them can log in but through the demo's own door.
"""

from tandem.management.vullen.uitlezen import verbind
from tandem.management.vullen.verdeling import REGISSEURS

_SINDS = "2015-01-01"
_KADER = ("teamleider", "teamlid_lokaal_team", "gedragswetenschapper")


def zorg_voor_bankteams(database: str, aantal: int) -> None:
    """Add so many teams, spread over the municipalities; what is there stays."""
    with verbind(database) as verbinding:
        gemeenten = [rij["id"] for rij in verbinding.execute("SELECT id FROM tandem_gemeente ORDER BY code").fetchall()]
        for nummer in range(aantal):
            verbinding.execute(
                _TEAM,
                {
                    "code": f"bank_{nummer:03d}",
                    "naam": f"Bankteam {nummer:03d}",
                    "g": gemeenten[nummer % len(gemeenten)],
                },
            )
            for plek in range(REGISSEURS + len(_KADER)):
                rol = "casusregisseur" if plek < REGISSEURS else _KADER[plek - REGISSEURS]
                verbinding.execute(
                    _MENS,
                    {
                        "team": f"bank_{nummer:03d}",
                        "code": f"bank_{nummer:03d}_{plek:02d}",
                        "naam": f"Bedacht Mens {nummer:03d}-{plek:02d}",
                        "rol": rol,
                        "van": _SINDS,
                    },
                )


_TEAM = """
    WITH org AS (
        INSERT INTO tandem_organisatie (code, naam, soort, gemeente_id, bron)
        VALUES (%(code)s, %(naam)s || ' (voorbeeld)', 'lokaal_team', %(g)s, 'voorbeeldinhoud')
        ON CONFLICT (code) DO NOTHING RETURNING id)
    INSERT INTO tandem_team (code, naam, soort, organisatie_id, gemeente_id, telefoon, bron)
    SELECT %(code)s, %(naam)s || ' (voorbeeld)', 'lokaal_team', id, %(g)s, '', 'voorbeeldinhoud' FROM org
    ON CONFLICT (code) DO NOTHING
"""
_MENS = """
    WITH mens AS (
        INSERT INTO tandem_medewerker (code, naam, telefoon) VALUES (%(code)s, %(naam)s, '')
        ON CONFLICT (code) DO NOTHING RETURNING id)
    INSERT INTO tandem_teamlidmaatschap (medewerker_id, team_id, organisatie_id, rol_id, van)
    SELECT mens.id, t.id, t.organisatie_id, %(rol)s, %(van)s FROM mens, tandem_team t WHERE t.code = %(team)s
"""
