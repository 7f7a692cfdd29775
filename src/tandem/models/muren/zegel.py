"""What the sealing job (role ``taak``) may do in the database: ask for leaf hashes, and keep its own three tables.

The hash of a row is made where the row is, by a function of the keeper of the keys: no content leaves the table, and
the job needs neither a household's key nor a right on a column of events or log.
"""

from collections.abc import Iterator

TAAK = "taak"
EIGEN_TABELLEN = ("tandem_zegel", "tandem_zegeldeel", "tandem_grafsteen")
KOLOMMEN = {
    "gebeurtenis": (
        "id", "zout", "openbaar", "huishouden_id", "laag", "betreft", "niet_zichtbaar_voor", "auteur_id",
        "vastgelegd_op", "versie", "soort", "casus_nr", "gebeurd_op", "actor", "organisatie", "rol", "taak",
        "grondslag", "feiten",
    ),
    "inzage": (
        "id", "zout", "tijd", "verzoek", "medewerker", "organisatie", "rol", "taak", "doel", "wat", "grondslag",
        "uitkomst", "huishouden_id", "laag", "lid", "niet_zichtbaar_voor", "namens",
    ),
    "organisatiegebeurtenis": (
        "id", "zout", "openbaar", "organisatie_id", "soort", "over", "op", "actor", "rol", "feiten",
    ),
    "organisatieinzage": (
        "id", "zout", "openbaar", "organisatie_id", "tijd", "medewerker", "lezer", "rol", "wat", "uitkomst",
    ),
}  # fmt: skip
"""Every column of a row as it is stored, ciphertext included, in a fixed order (a test holds it complete).

Every seal is signed with the version of this list (``regels.rechten.zegel.VORM``): another column is another version.
"""
TIJD = {"gebeurtenis": "vastgelegd_op", "inzage": "tijd", "organisatiegebeurtenis": "op", "organisatieinzage": "tijd"}
_TEKST = {"soort", "rol", "taak", "grondslag", "doel", "wat", "uitkomst"}
_BLADEN = "bigint, bigint, int8multirange, int8multirange, integer"


def bladuitdrukking(tabel: str) -> str:
    """The leaf of a row: SHA-256 over its binary form, the name of its table first.

    Binary, because text depends on the settings of a connection (time zone, dates). The row's own salt is in it, 122
    random bits: nobody who has the hash and knows the rest can try out what the row said.
    """
    delen = [f"'{tabel}'::text", *(f"{kolom}::text" if kolom in _TEKST else kolom for kolom in KOLOMMEN[tabel])]
    return f"sha256(record_send(ROW({', '.join(delen)})))"


def functies() -> dict[str, tuple[str, str, str]]:
    """Return each function's arguments, what it returns and its body; the check compares the body with this."""
    uit: dict[str, tuple[str, str, str]] = {}
    for tabel in KOLOMMEN:
        uit[f"tandem_hoogste_{tabel}"] = ("", "bigint", f"SELECT max(id) FROM tandem_{tabel}")  # noqa: S608 - own names
        uit[f"tandem_bladen_{tabel}"] = (
            "p_na bigint, p_tot bigint, p_alleen int8multirange, p_zonder int8multirange, p_hoogstens integer",
            "TABLE (rij bigint, op timestamptz, blad bytea)",
            f"SELECT id, {TIJD[tabel]}, {bladuitdrukking(tabel)} FROM tandem_{tabel}"  # noqa: S608 - own names
            " WHERE id > p_na AND id <= p_tot AND id <@ p_alleen AND NOT id <@ p_zonder"
            " ORDER BY id LIMIT p_hoogstens",
        )
    return uit


def zegelopdrachten(sleutelmeester: str, lezers: str) -> Iterator[str]:
    """Yield the statements that lay the functions and the grants, as ``eigenaar``."""
    tabellen = ", ".join(f"tandem_{tabel}" for tabel in KOLOMMEN)
    yield f"GRANT CREATE ON SCHEMA public TO {sleutelmeester}"
    yield f"GRANT SELECT ON {tabellen} TO {sleutelmeester}"
    yield f"SET ROLE {sleutelmeester}"
    for naam, (argumenten, geeft, lijf) in functies().items():
        yield (
            f"CREATE OR REPLACE FUNCTION {naam}({argumenten}) RETURNS {geeft} LANGUAGE sql STABLE SECURITY DEFINER"
            f" SET search_path = public AS $${lijf}$$"
        )
        soorten = _BLADEN if argumenten else ""
        yield f"REVOKE ALL ON FUNCTION {naam}({soorten}) FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {naam}({soorten}) TO {TAAK}"
    yield "RESET ROLE"
    yield f"REVOKE CREATE ON SCHEMA public FROM {sleutelmeester}"
    for tabel in EIGEN_TABELLEN:
        yield f"REVOKE ALL ON {tabel} FROM {lezers}"
        yield f"GRANT SELECT, INSERT ON {tabel} TO {TAAK}"
