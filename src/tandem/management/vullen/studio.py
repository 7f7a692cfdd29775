"""The studio: a database of its own in which stories are told once, with tokens for names and numbers that stand out.

All sequences begin at numbers of fifteen digits, so that an id is recognised wherever it stands, also in the facts of
an event; numbers of cases begin at nine digits.
"""

from psycopg import sql

from tandem.management.vullen.rol import DELEN, LABELS, MERKADRES, MERKTELEFOON, Bezetting, Deel, merkmens, merknamen
from tandem.management.vullen.uitlezen import verbind
from tandem.regels.rechten.actor import Actor

GEMEENTE = "studio"
HOEDANIGHEID = {
    Deel.REGISSEUR: ("casusregisseur", "lokaal_team"),
    Deel.COLLEGA: ("casusregisseur", "lokaal_team"),
    Deel.TEAMLID: ("teamlid_lokaal_team", "lokaal_team"),
    Deel.GEDRAG: ("gedragswetenschapper", "lokaal_team"),
    Deel.TANDEM: ("tandempartner_rvt", "veilig_thuis"),
    Deel.VEILIG_THUIS: ("medewerker_veilig_thuis", "veilig_thuis"),
    Deel.GI: ("jeugdbeschermer", "gi"),
    Deel.RAAD: ("raadsonderzoeker", "raad"),
    Deel.AANBIEDER: ("aanbieder", "jeugdhulp"),
    Deel.ERVARING: ("ervaringsdeskundige", "ervaringsdeskundigen"),
}
"""For each part: the role, and the kind of organisation that one acts for."""
EERSTE_ID, EERSTE_NUMMER, STAP = 900_000_000_000_000, 900_000_000, 1_000_000_000


def richt_in(database: str) -> None:
    """Begin every sequence at its own far number, and add a municipality with the professionals of the stories."""
    zet_reeksen_ver(database)
    with verbind(database) as verbinding:
        zonder_wachten = sql.SQL("ALTER DATABASE {} SET synchronous_commit = off")
        verbinding.execute(zonder_wachten.format(sql.Identifier(database)))
        verbinding.execute(
            "INSERT INTO tandem_gemeente (code, naam, bron) VALUES (%s, %s, 'voorbeeldinhoud')", [GEMEENTE, "Qxplaats"]
        )
        for deel in DELEN:
            _voeg_toe(verbinding, deel)


def zet_reeksen_ver(database: str) -> None:
    """Begin every sequence at its own far number: an id then is that of one row only, whatever its table."""
    with verbind(database) as verbinding:
        rijen = verbinding.execute(
            "SELECT pg_get_serial_sequence(table_name, 'id') AS reeks FROM information_schema.columns "
            "WHERE table_schema = 'public' AND column_name = 'id' AND table_name LIKE 'tandem_%' ORDER BY table_name"
        ).fetchall()
        for nummer, rij in enumerate((rij for rij in rijen if rij["reeks"]), 1):
            verbinding.execute("SELECT setval(%s, %s)", [rij["reeks"], EERSTE_ID + nummer * STAP])
        verbinding.execute("SELECT setval('tandem_casusnummer', %s)", [EERSTE_NUMMER])


def _voeg_toe(verbinding, deel: Deel) -> None:  # type: ignore[no-untyped-def]  # psycopg's row types add nothing here
    rol, soort = HOEDANIGHEID[deel]
    naam, organisatie, team = merknamen(deel)
    for vraag, waarden in (
        (
            "INSERT INTO tandem_organisatie (code, naam, soort, bron) VALUES (%s, %s, %s, 'v') ON CONFLICT DO NOTHING",
            [organisatie, organisatie, soort],
        ),
        (
            "INSERT INTO tandem_team (code, naam, soort, organisatie_id, telefoon, bron) "
            "SELECT %s, %s, %s, id, '', 'v' FROM tandem_organisatie WHERE code = %s ON CONFLICT DO NOTHING",
            [team, team, soort if soort == "lokaal_team" else "team", organisatie],
        ),
        ("INSERT INTO tandem_medewerker (code, naam, telefoon) VALUES (%s, %s, '')", [naam, naam]),
        (
            "INSERT INTO tandem_teamlidmaatschap (medewerker_id, team_id, organisatie_id, rol_id, van) "
            "SELECT m.id, t.id, o.id, %s, '2000-01-01' FROM tandem_medewerker m, tandem_team t, tandem_organisatie o "
            "WHERE m.code = %s AND t.code = %s AND o.code = %s",
            [rol, naam, team, organisatie],
        ),
    ):
        verbinding.execute(sql.SQL(vraag), waarden)


def merkbezetting(spelers: dict[Deel, Actor]) -> Bezetting:
    """The cast of tokens."""
    mensen = {label: merkmens(label) for label in LABELS}
    return Bezetting(mensen, MERKADRES, MERKTELEFOON, GEMEENTE, spelers)
