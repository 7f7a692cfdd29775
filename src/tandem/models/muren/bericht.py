"""What the job that brings notices (role ``taak``) may ask beside what a reader's own door opens."""

from collections.abc import Iterator
from pathlib import Path

_VOOR_TAAK = {"tandem_berichtwensen": "date", "tandem_berichtplekken": "bigint"}
_LEEST = (
    "SELECT (id, huishouden_id, lid_id, adres, tot) ON tandem_berichtwens",
    "SELECT (persoon_id, account_id, gesloten_op, taal) ON tandem_portaalaccount",
)


def berichtopdrachten(sleutelmeester: str) -> Iterator[str]:
    """Yield the statements, as ``eigenaar``; after the walls of the tables."""
    for recht in _LEEST:
        yield f"GRANT {recht} TO {sleutelmeester}"
    yield f"GRANT CREATE ON SCHEMA public TO {sleutelmeester}"
    yield f"SET ROLE {sleutelmeester}"
    yield (Path(__file__).parent / "bericht.sql").read_text(encoding="utf-8")
    for functie, argumenten in _VOOR_TAAK.items():
        yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO taak"
    yield "RESET ROLE"
    yield f"REVOKE CREATE ON SCHEMA public FROM {sleutelmeester}"
