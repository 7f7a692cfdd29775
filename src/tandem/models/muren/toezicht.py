"""The wall around supervision: a privacy officer sees and judges what is theirs, without a key to any file.

Which questions are theirs follows from organisation and municipality, as for keeping (``tandem_betreed_bewaren``), and
never from a file with their own family in it or about their own reading. Who asked for emergency access sees their own,
and who was asked to confirm sees that one. The job (role ``taak``) counts in the log through one function.
"""

from collections.abc import Iterator
from pathlib import Path

from tandem.regels.rechten.toezicht import TOEZICHTHOUDER

VRAAG = "tandem_toezichtvraag"
EIGEN_TABELLEN = (VRAAG,)
DAG = "tandem_toezichtdag"
_VOOR_APP = {
    "tandem_nood_zoek": "bytea, bigint, bigint, timestamptz, uuid",
    "tandem_nood_open": "bigint, bigint, timestamptz",
}
_VOOR_TAAK = {
    "tandem_toezichtfeiten": "date, integer, integer",
    "tandem_nood_nieuw": "bigint, timestamptz, timestamptz",
}
_OORDEEL = "oordeel, oordeel_reden, oordeel_door, oordeel_op"
_BEGIN = "tweede, tweede_stand, begonnen_op"
_IK = "(SELECT nullif(current_setting('tandem.medewerker', true), '')::bigint)"
_BINNEN = (
    f"(SELECT tandem_waarde('bewaart_rol')) = '{{{TOEZICHTHOUDER}}}' AND medewerker <> {_IK}"
    " AND (gemeente = ANY ((SELECT tandem_waarde('bewaart_gemeenten'))::bigint[])"
    " OR organisaties && (SELECT tandem_waarde('bewaart_organisaties'))::bigint[])"
    " AND NOT coalesce(nummer, 0) = ANY ((SELECT tandem_waarde('bewaart_niet'))::bigint[])"
)


def toezichtopdrachten(sleutelmeester: str) -> Iterator[str]:
    """Yield the statements, as ``eigenaar``; after those of keeping, whose functions it calls."""
    yield f"GRANT SELECT ON {VRAAG} TO {sleutelmeester}"
    yield f"GRANT CREATE ON SCHEMA public TO {sleutelmeester}"
    yield f"SET ROLE {sleutelmeester}"
    yield (Path(__file__).parent / "nood.sql").read_text(encoding="utf-8").replace("{toezichthouder}", TOEZICHTHOUDER)
    for rol, functies in (("app", _VOOR_APP), ("taak", _VOOR_TAAK)):
        for functie, argumenten in functies.items():
            yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
            yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO {rol}"
    yield "RESET ROLE"
    yield f"REVOKE CREATE ON SCHEMA public FROM {sleutelmeester}"
    yield from _muur()


def _muur() -> Iterator[str]:
    yield f"ALTER TABLE {VRAAG} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {VRAAG} FORCE ROW LEVEL SECURITY"
    yield f"REVOKE ALL ON {VRAAG} FROM app, taak"
    yield f"GRANT SELECT, INSERT, UPDATE ({_OORDEEL}, {_BEGIN}) ON {VRAAG} TO app"
    yield f"GRANT SELECT, INSERT ON {VRAAG} TO taak"
    yield f"REVOKE ALL ON {DAG} FROM app, taak"
    yield f"GRANT SELECT, INSERT ON {DAG} TO taak"
    leeg = "oordeel = '' AND oordeel_door IS NULL"
    zelf = f"medewerker = {_IK} AND soort IN ('noodtoegang', 'zonder_tweede', 'niets_gevonden') AND {leeg}"
    yield from _beleid("app_ziet", f"FOR SELECT TO app USING ({_BINNEN})")
    yield from _beleid("app_van_mij", f"FOR SELECT TO app USING (medewerker = {_IK} OR tweede = {_IK})")
    yield from _beleid("app_vraagt", f"FOR INSERT TO app WITH CHECK ({zelf})")
    yield from _beleid(
        "app_oordeelt",
        f"FOR UPDATE TO app USING ({_BINNEN} AND {leeg}) WITH CHECK ({_BINNEN} AND oordeel_door = {_IK})",
    )
    mee = f"(medewerker = {_IK} OR tweede = {_IK}) AND {leeg}"
    yield from _beleid("app_begint", f"FOR UPDATE TO app USING ({mee}) WITH CHECK ({mee})")
    yield from _beleid("taak_ziet", "FOR SELECT TO taak USING (true)")
    yield from _beleid("taak_vraagt", f"FOR INSERT TO taak WITH CHECK ({leeg})")


def _beleid(naam: str, tekst: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS {naam} ON {VRAAG}"
    yield f"CREATE POLICY {naam} ON {VRAAG} {tekst}"
