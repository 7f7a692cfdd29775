"""The wall around complaints: no key to a file opens one, and who it is about sees it only when the handler shared it.

A handler (*klachtenfunctionaris*) sees those about the own organisation; who wrote one down, or files along as trust
person, sees that one; a member sees their own. Each of these ends where somebody is complained about.
"""

from collections.abc import Iterator
from pathlib import Path

from tandem.regels.rechten.klacht import BEHANDELAAR

KLACHT, REGEL = "tandem_klacht", "tandem_klachtregel"
EIGEN_TABELLEN = (KLACHT, REGEL)
_VOOR_APP = {"tandem_betreed_klacht": "bigint, bigint, timestamptz", "tandem_klacht_zoek": "text"}
_IK = "(SELECT nullif(current_setting('tandem.medewerker', true), '')::bigint)"
_NIET_OVER_MIJ = f"NOT coalesce({_IK}, 0) = ANY (over)"
_BEHANDELT = (
    f"organisatie = ANY ((SELECT tandem_waarde('klacht_organisaties'))::bigint[]) AND {_NIET_OVER_MIJ}"
    " AND NOT nummer = ANY ((SELECT tandem_waarde('klacht_niet'))::bigint[])"
)
_LID = "(SELECT tandem_waarde('smal')) = 'lid'"
_VAN_LID = f"{_LID} AND lid = ANY ((SELECT tandem_waarde('namens'))::bigint[])"
_WIJZIGT = "organisatie, gedeeld_met, stand, behandelaar, uiterlijk, verdaagd, uitkomst, afgehandeld_op, versie"


def klachtopdrachten(sleutelmeester: str) -> Iterator[str]:
    """Yield the statements, as ``eigenaar``; after those of keeping, whose functions it calls."""
    yield f"GRANT CREATE ON SCHEMA public TO {sleutelmeester}"
    yield f"SET ROLE {sleutelmeester}"
    sql = (Path(__file__).parent / "klacht.sql").read_text(encoding="utf-8")
    yield sql.replace("{behandelaar}", BEHANDELAAR)
    for functie, argumenten in _VOOR_APP.items():
        yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO app"
    yield "RESET ROLE"
    yield f"REVOKE CREATE ON SCHEMA public FROM {sleutelmeester}"
    yield from _muur()


def _muur() -> Iterator[str]:
    for tabel in EIGEN_TABELLEN:
        yield f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY"
        yield f"REVOKE ALL ON {tabel} FROM app, taak"
    yield f"GRANT SELECT, INSERT, UPDATE ({_WIJZIGT}) ON {KLACHT} TO app"
    yield f"GRANT SELECT, INSERT ON {REGEL} TO app"
    mijn = f"(vastgelegd_door = {_IK} OR samen_met = {_IK}) AND {_NIET_OVER_MIJ}"
    nieuw = "stand = 'ontvangen' AND behandelaar IS NULL AND gedeeld_met = '{}'"
    yield from _beleid(KLACHT, "behandelt", f"FOR SELECT TO app USING ({_BEHANDELT})")
    yield from _beleid(KLACHT, "van_mij", f"FOR SELECT TO app USING ({mijn})")
    # who sent it on reads it until the other handler takes it up
    yield from _beleid(KLACHT, "had", f"FOR SELECT TO app USING (behandelaar = {_IK} AND {_NIET_OVER_MIJ})")
    yield from _beleid(KLACHT, "gedeeld", f"FOR SELECT TO app USING ({_IK} = ANY (gedeeld_met))")
    yield from _beleid(KLACHT, "eigen", f"FOR SELECT TO app USING ({_VAN_LID})")
    yield from _beleid(KLACHT, "legt_vast", f"FOR INSERT TO app WITH CHECK (vastgelegd_door = {_IK} AND {nieuw})")
    yield from _beleid(
        KLACHT, "dient_in", f"FOR INSERT TO app WITH CHECK ({_VAN_LID} AND vastgelegd_door IS NULL AND {nieuw})"
    )
    yield from _beleid(KLACHT, "zet_stap", f"FOR UPDATE TO app USING ({_BEHANDELT}) WITH CHECK (behandelaar = {_IK})")
    zichtbaar = f"klacht_id IN (SELECT id FROM {KLACHT})"  # noqa: S608 - own names
    yield from _beleid(REGEL, "ziet", f"FOR SELECT TO app USING ({zichtbaar})")
    door = f"(door = {_IK} OR (door IS NULL AND {_LID}))"
    yield from _beleid(REGEL, "voegt_toe", f"FOR INSERT TO app WITH CHECK ({door})")


def _beleid(tabel: str, naam: str, tekst: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS app_{naam} ON {tabel}"
    yield f"CREATE POLICY app_{naam} ON {tabel} {tekst}"
