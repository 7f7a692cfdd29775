"""The narrow door of a respondent in the database: no key to an organisation's work, only the own rows of one wave.

Who comes by link and code, or with an account as an invited respondent, gets ``tandem.deelnemer`` and
``tandem.afname``; a table opens for them by its ``Organisatiemuur.deelnemer``, for everybody else that is no one.
"""

from collections.abc import Iterator
from pathlib import Path

from tandem.models.basis import Organisatiemuur

_FUNCTIES = {
    "tandem_betreed_deelnemer": "bytea, bytea, bigint, uuid, timestamptz",
    "tandem_mijn_vragenlijsten": "bigint",
}
_MAG = (
    "SELECT (id, organisatie_id, openbaar, afname_id, medewerker_id, link_merk, code_merk, pogingen, vervalt_op,"
    " ingetrokken_op, ingeleverd_op), UPDATE (pogingen) ON tandem_deelnemer",
    "SELECT (id, organisatie_id, openbaar, instrument, instrument_versie, lijst_id, soort, stand, invullen_tot)"
    " ON tandem_afname",
    "SELECT (id, organisatie_id, naam) ON tandem_instrumentversie",
    "INSERT ON tandem_organisatieinzage",
    "USAGE ON SEQUENCE tandem_organisatieinzage_id_seq",
)
"""What the keeper of the keys may touch to let a respondent in: columns without names or answers."""
_VAN = "nullif((SELECT tandem_waarde('deelnemer_van')), '{}')::bigint"
_ZELF = "nullif((SELECT tandem_waarde('deelnemer_openbaar')), '{}')::uuid"
_GEBEURTENIS = "tandem_organisatiegebeurtenis"


def deelnemerbeleid(tabel: str, muur: Organisatiemuur) -> dict[str, str]:
    """Return the policies that let a respondent reach the own rows of one table, by name."""
    if tabel == _GEBEURTENIS:  # that somebody began or handed in is told by that person
        waar = f"organisatie_id = {_VAN} AND over = {_ZELF}"
        return {
            "deelnemer_voegt_toe": f"FOR INSERT TO app WITH CHECK ({waar})",
            "deelnemer_leest": f"FOR SELECT TO app USING ({waar})",
        }
    delen = {
        "SELECT": ("deelnemer_leest", f"FOR SELECT TO app USING ({muur.deelnemer_waar})"),
        "INSERT": ("deelnemer_voegt_toe", f"FOR INSERT TO app WITH CHECK ({muur.deelnemer_waar})"),
        "UPDATE": (
            "deelnemer_wijzigt",
            f"FOR UPDATE TO app USING ({muur.deelnemer_waar}) WITH CHECK ({muur.deelnemer_waar})",
        ),
    }
    return dict(delen[recht] for recht in muur.deelnemer.split(", ") if recht)


def deelnemeropdrachten(sleutelmeester: str) -> Iterator[str]:
    """Yield the statements, as ``eigenaar``: the functions of the narrow door and what they may touch."""
    yield f"SET ROLE {sleutelmeester}"
    yield (Path(__file__).parent / "deelnemer.sql").read_text(encoding="utf-8")
    yield "RESET ROLE"
    for recht in _MAG:
        yield f"GRANT {recht} TO {sleutelmeester}"
    for functie, argumenten in _FUNCTIES.items():
        yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO app"
