"""The wall around keeping and destroying: officers without keys, and a job that can do one thing.

An officer (``regels.rechten.vernietigen.BEWAARDERS``) sees proposals and holds of files that their organisation keeps a
part of, or that lie in their municipality; never of their own family. They read no file. The job (role ``taak``) reads
dates and codes through one function and destroys through two: those count the four eyes and the holds once more. Lines
of the log past their own term go through two others (``logboek.sql``); nobody else removes a line.
"""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from django.db import models

from tandem.models.velden import BinnenHuishouden
from tandem.regels.rechten.vernietigen import ARCHIVARIS, BEWAARDERS

VOORSTEL, STEM, VASTHOUDING, LOGPARTIJ = (
    f"tandem_{naam}" for naam in ("vernietigingsvoorstel", "vernietigingsstem", "vasthouding", "logpartij")
)
EIGEN_TABELLEN = (VOORSTEL, STEM, VASTHOUDING, LOGPARTIJ)
LOGSLOT = 7514
"""Nobody places a hold in the instant in which lines of the log are chosen: holding shares this lock."""
BLIJFT = ("tandem_inzage",)
"""Walled tables that are not emptied with a household: the access log has a term of its own, and holds no names."""
_VOOR_APP = {
    "tandem_betreed_bewaren": "bigint, bigint, timestamptz",
    "tandem_bewaar_zoek": "text",
}
_VOOR_TAAK = {
    "tandem_bewaarfeiten": "bigint, integer, bigint, date",
    "tandem_begin_vernietiging": "bigint, timestamptz",
    "tandem_vernietig_nummers": "bigint",
    "tandem_vernietig_rijen": "bigint, timestamptz",
    "tandem_logfeiten": "date, timestamptz",
    "tandem_logpartij": "bigint, integer, timestamptz",
    "tandem_vernietig_logregels": "bigint, timestamptz",
}
_BIJ_ACCOUNT = (
    "mfa_authenticator",
    "account_emailaddress",
    "socialaccount_socialaccount",
    "auth_user_groups",
    "auth_user_user_permissions",
)
"""What hangs on the account of somebody who had a portal and is in no file any more."""
_LEEST = (
    "SELECT (huishouden_id, nummer, afgerond_op) ON tandem_casus",
    "SELECT (huishouden_id, organisatie_id, tot) ON tandem_bevoegdheid",
    "SELECT (huishouden_id, ontvangen_door_id) ON tandem_signaal",
    "SELECT (huishouden_id, aanbieder_id) ON tandem_hulpvraag",
    "SELECT (nummer, ingediend_op, afgehandeld_op) ON tandem_klacht",
    "SELECT (huishouden_id, lid_id, soort, stand, ontvangen_op) ON tandem_rechtsverzoek",
    "SELECT (dag) ON tandem_toezichtdag",
    "SELECT (medewerker, oordeel) ON tandem_toezichtvraag",
    "DELETE ON tandem_inzage",
    "SELECT, INSERT, UPDATE ON tandem_logpartij",
    "USAGE ON SEQUENCE tandem_logpartij_id_seq",
    "SELECT (id), DELETE ON tandem_persoon",
    "DELETE ON tandem_bekende",
    "SELECT (persoon_id, account_id), DELETE ON tandem_portaalaccount",
    "SELECT (id), DELETE ON auth_user",
    *(f"SELECT (user_id), DELETE ON {tabel}" for tabel in _BIJ_ACCOUNT),
)
"""What the keeper of the keys may read and remove for this, beside the rows of a household: no names, no text."""

_VAST = """(i.huishouden_id IN (
    SELECT h.nummer FROM tandem_vasthouding h, (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag) dag
     WHERE h.van <= vandaag AND coalesce(h.tot > vandaag, true)
    UNION ALL SELECT k.nummer FROM tandem_klacht k WHERE k.afgehandeld_op IS NULL)) IS TRUE"""
"""A line of the log (``i``) is held with its household."""
_TOEZICHT = """((i.tijd AT TIME ZONE 'Europe/Amsterdam')::date NOT IN (SELECT dag FROM tandem_toezichtdag)
    OR coalesce(i.medewerker, 0) IN (SELECT medewerker FROM tandem_toezichtvraag WHERE oordeel = ''))"""
"""Supervision of a line is not finished: nobody looked at its day, or something about its reader must be judged."""


def volgorde(modellen: list[type[models.Model]]) -> list[type[models.Model]]:
    """Return the tables of a household in the order in which they can be emptied: who refers goes first."""
    per_tabel = {model._meta.db_table: model for model in modellen if model._meta.db_table not in BLIJFT}
    verwijst: dict[str, set[str]] = {tabel: set() for tabel in per_tabel}
    for tabel, model in per_tabel.items():
        for doel in _verwijst_naar(model):
            if doel in per_tabel and doel != tabel:
                verwijst[doel].add(tabel)
    return [per_tabel[tabel] for tabel in TopologicalSorter(verwijst).static_order()]


def _verwijst_naar(model: type[models.Model]) -> Iterator[str]:
    for veld in model._meta.local_fields:
        if isinstance(veld, BinnenHuishouden | models.ForeignKey) and veld.related_model is not None:
            yield veld.related_model._meta.db_table


def bewaaropdrachten(sleutelmeester: str, modellen: list[type[models.Model]]) -> Iterator[str]:
    """Yield the statements, as ``eigenaar``."""
    rijen = volgorde(modellen)
    yield f"GRANT CREATE ON SCHEMA public TO {sleutelmeester}"
    yield from _rechten(sleutelmeester, rijen)
    yield f"SET ROLE {sleutelmeester}"
    rollen = ", ".join(f"'{rol}'" for rol in BEWAARDERS)
    yield _lees_sql("bewaren.sql").replace("{bewaarders}", rollen)
    yield _vernietig_rijen(rijen)
    log = _lees_sql("logboek.sql").replace("{vast}", _VAST).replace("{toezicht}", f"({_TOEZICHT})")
    yield log.replace("{slot}", str(LOGSLOT))
    for rol, functies in (("app", _VOOR_APP), ("taak", _VOOR_TAAK)):
        for functie, argumenten in functies.items():
            yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
            yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO {rol}"
    yield "RESET ROLE"
    yield f"REVOKE CREATE ON SCHEMA public FROM {sleutelmeester}"
    yield from _muur()


def _rechten(sleutelmeester: str, rijen: list[type[models.Model]]) -> Iterator[str]:
    for recht in _LEEST:
        yield f"GRANT {recht} TO {sleutelmeester}"
    for model in rijen:
        tabel = model._meta.db_table
        kolom = "id" if tabel == "tandem_huishouden" else "huishouden_id"
        yield f"GRANT SELECT ({kolom}), DELETE ON {tabel} TO {sleutelmeester}"
    yield f"GRANT SELECT, UPDATE ON {VOORSTEL} TO {sleutelmeester}"
    yield f"GRANT SELECT ON {STEM}, {VASTHOUDING} TO {sleutelmeester}"
    yield f"GRANT SELECT ON tandem_gebeurtenis, tandem_grafsteen TO {sleutelmeester}"


def _muur() -> Iterator[str]:
    """Officers see their own; each says things in their own name only; the job sees all and begins nothing."""
    binnen = (
        "(gemeente = ANY ((SELECT tandem_waarde('bewaart_gemeenten'))::bigint[])"
        " OR organisaties && (SELECT tandem_waarde('bewaart_organisaties'))::bigint[])"
        " AND NOT coalesce(nummer, 0) = ANY ((SELECT tandem_waarde('bewaart_niet'))::bigint[])"
    )
    zichtbaar = f"voorstel_id IN (SELECT id FROM {VOORSTEL})"  # noqa: S608 - own names
    zelf = "(SELECT nullif(current_setting('tandem.medewerker', true), '')::bigint)"
    mag = f"soort <> 'akkoord' OR (SELECT tandem_waarde('bewaart_rol')) = '{{{ARCHIVARIS}}}'"
    yield from _dicht()
    yield from _beleid(VOORSTEL, "ziet", "app", f"FOR SELECT TO app USING ({binnen})")
    yield from _beleid(VOORSTEL, "taak_ziet", "taak", "FOR SELECT TO taak USING (true)")
    leeg = "begonnen_op IS NULL AND rijen_weg_op IS NULL AND vernietigd_op IS NULL"
    yield from _beleid(VOORSTEL, "taak_stelt_voor", "taak", f"FOR INSERT TO taak WITH CHECK ({leeg})")
    yield from _beleid(VOORSTEL, "taak_wijzigt", "taak", "FOR UPDATE TO taak USING (true)")
    yield from _beleid(STEM, "ziet", "app", f"FOR SELECT TO app USING ({zichtbaar})")
    yield from _beleid(
        STEM, "zegt", "app", f"FOR INSERT TO app WITH CHECK ({zichtbaar} AND medewerker = {zelf} AND ({mag}))"
    )
    yield from _beleid(LOGPARTIJ, "ziet", "app", f"FOR SELECT TO app USING ({zichtbaar})")
    yield from _beleid(LOGPARTIJ, "taak_tekent", "taak", "FOR UPDATE TO taak USING (true)")
    yield from _beleid(VASTHOUDING, "ziet", "app", f"FOR SELECT TO app USING ({binnen})")
    yield from _beleid(
        VASTHOUDING, "zet", "app", f"FOR INSERT TO app WITH CHECK ({binnen} AND gezet_door = {zelf} AND tot IS NULL)"
    )
    yield from _beleid(VASTHOUDING, "heft_op", "app", f"FOR UPDATE TO app USING ({binnen} AND tot IS NULL)"
                       f" WITH CHECK ({binnen} AND opgeheven_door = {zelf})")  # fmt: skip
    for tabel in (STEM, VASTHOUDING, LOGPARTIJ):
        yield from _beleid(tabel, "taak_ziet", "taak", "FOR SELECT TO taak USING (true)")


def _dicht() -> Iterator[str]:
    rechten = {
        VOORSTEL: (
            "GRANT SELECT ON {t} TO app",
            "GRANT SELECT, INSERT, UPDATE (vervallen_op, vernietigd_op, kop, handtekening) ON {t} TO taak",
        ),
        STEM: ("GRANT SELECT, INSERT ON {t} TO app", "GRANT SELECT ON {t} TO taak"),
        VASTHOUDING: (
            "GRANT SELECT, INSERT, UPDATE (tot, opgeheven_door, opgeheven_op) ON {t} TO app",
            "GRANT SELECT ON {t} TO taak",
        ),
        LOGPARTIJ: ("GRANT SELECT ON {t} TO app", "GRANT SELECT, UPDATE (kop, handtekening) ON {t} TO taak"),
    }
    for tabel, regels in rechten.items():
        yield f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY"
        yield f"REVOKE ALL ON {tabel} FROM app, taak"
        yield from (regel.replace("{t}", tabel) for regel in regels)


def _beleid(tabel: str, naam: str, rol: str, tekst: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS {rol}_{naam} ON {tabel}"
    yield f"CREATE POLICY {rol}_{naam} ON {tabel} {tekst}"


def _vernietig_rijen(rijen: list[type[models.Model]]) -> str:
    """The function that empties a household, table by table; no event goes without its tombstone."""
    stappen = []
    for model in rijen:
        tabel = model._meta.db_table
        kolom = "id" if tabel == "tandem_huishouden" else "huishouden_id"
        stappen.append(f"DELETE FROM {tabel} WHERE {kolom} = v.nummer;")  # noqa: S608 - own names
        stappen.append(f"GET DIAGNOSTICS n = ROW_COUNT; uit := uit || jsonb_build_object('{tabel}', n);")
    accounts = (f"DELETE FROM {tabel} WHERE user_id = ANY (accounts);" for tabel in _BIJ_ACCOUNT)  # noqa: S608
    return (
        _lees_sql("vernietig.sql").replace("{stappen}", "\n".join(stappen)).replace("{accounts}", "\n".join(accounts))
    )


def _lees_sql(naam: str) -> str:
    return (Path(__file__).parent / naam).read_text(encoding="utf-8")
