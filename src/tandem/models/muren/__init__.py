"""Wall 2, laid in the database: policies, grants, references inside one household, and the key functions.

Declared on the models (``muur``) and laid again, as a whole and in one transaction, after every migration
(``docs/besluiten``): what the models declare is what stands. A house-rule test reads the catalogue.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from tandem.models.basis import Item, Muur
from tandem.models.muren.bericht import berichtopdrachten
from tandem.models.muren.bewaren import bewaaropdrachten
from tandem.models.muren.klacht import klachtopdrachten
from tandem.models.muren.organisatie import muurbeleid, organisatiemodellen, organisatieopdrachten
from tandem.models.muren.smal import smal_beleid
from tandem.models.muren.toezicht import toezichtopdrachten
from tandem.models.muren.zegel import zegelopdrachten
from tandem.models.velden import BinnenHuishouden
from tandem.regels.rechten.lagen import FACTOR, Laag

SLEUTELMEESTER = "sleutelmeester"
LEZERS = "app, taak"
NUMMERREEKS = "tandem_casusnummer"
"""The sequence behind the numbers of cases (``T-2026-000123``); it never goes back, so a number is given once."""
_FUNCTIES = {
    "tandem_feiten": "bigint, bigint, bigint, timestamptz, boolean",
    "tandem_toegang": "bigint, bigint, text, timestamptz, bigint",
    "sleutels_van": "bigint, bigint, text, timestamptz, bigint",
    "tandem_betreed": "bigint, bigint, text, timestamptz, bigint",
    "tandem_feiten_in": "bigint, bigint, bigint, timestamptz, boolean",
    "tandem_toegang_in": "bigint, bigint, text, timestamptz, bigint",
    "tandem_betreed_in": "bigint, bigint, text, timestamptz, bigint",
    "tandem_huishoudnummer": "uuid",
    "tandem_bekend_bij": "bytea, bigint, bigint, text, timestamptz, uuid",
    "tandem_meld_bekende": "bigint, bytea, text, timestamptz",
    "tandem_bekenden_bij": "bytea, bigint",
    "tandem_bekenden_mee": "bigint, bigint",
    "tandem_afgeschermd": "bigint",
    "tandem_betreed_gast": "bytea, bytea, timestamptz",
    "tandem_leeftijdsgroep": "text, date, date",
    "tandem_ledenfeiten": "bigint, bigint, date",
    "tandem_ledentoegang": "bigint, bigint, date",
    "tandem_betreed_lid": "bigint, bigint, timestamptz",
    "tandem_betreed_als": "bigint, bigint, text, bigint, bigint, timestamptz",
    "tandem_buitenfeit": "bigint, bigint, date",
    "tandem_betreed_buiten": "bigint, bigint, text, bigint, bigint, timestamptz",
    "tandem_stemmen": "bigint, bigint, bigint, timestamptz",
    "tandem_gekregen": "bigint, bigint, bigint, bigint, date",
    "tandem_toestemming_eerder": "bigint, bigint, timestamptz",
    "tandem_toestemmingsbewijs": "tandem_toestemming, timestamptz",
    "tandem_kan_wegen": "bigint, bigint, timestamptz",
    "tandem_toestemming_geldt": "tandem_toestemming, timestamptz",
    "tandem_geldende_toestemmingen": "bigint, timestamptz",
    "tandem_gestopt": "bigint, bigint, timestamptz",
    "tandem_nieuw_gedeeld": "bigint, bigint, timestamptz",
    "tandem_gestopt_gezien": "bigint, bigint, uuid, timestamptz",
    "tandem_portaaluitnodiging": "bytea, bytea, timestamptz, boolean",
    "tandem_mijn_huishoudens": "bigint, date",
    "tandem_voor_anderen": "bigint",
}
_INTERN = (
    "tandem_toegang",
    "tandem_toegang_in",
    "tandem_ledentoegang",
    "tandem_gekregen",
    "tandem_toestemmingsbewijs",
    "tandem_toestemming_geldt",
)
"""Functions that only the other functions of the keeper of the keys call."""
_SLEUTELMEESTER_LEEST = (
    "betrokkenheid",
    "teamlidmaatschap",
    "rolrecht",
    "waarneming",
    "dienst",
    "maatregel",
    "teamsluiting",
    "bekende",
    "lid",
    "ontsluiting",
    "huishouden",
    "zoekwijzer",
    "contactgegeven",
    "organisatie",
    "team",
    "gezag",
    "vertegenwoordiging",
    "wilsoordeel",
    "inzagerecht",
    "medewerker",
    "toestemming",
    "toestemmingsantwoord",
    "toestemmingsbericht",
    "noodtoegang",
    "publiekmerk",
)
_SLEUTELMEESTER_SCHRIJFT = ("inzage", "bekende", "toestemmingsbericht")
_VOOR_GASTEN = (
    "SELECT (id, huishouden_id, openbaar, bespreking_id, link_merk, code_merk, items, pogingen, vervalt_op,"
    " ingetrokken_op), UPDATE (pogingen) ON tandem_genodigde",
    "SELECT (id, huishouden_id, op) ON tandem_casusbespreking",
    "SELECT (huishouden_id, openbaar, gast) ON tandem_regel",
)
"""What the keeper of the keys may touch to let a guest in: columns without names or text."""
_VOOR_LEDEN = (
    "SELECT, UPDATE (pogingen, wacht_tot, gebruikt_op) ON tandem_portaaluitnodiging",
    "SELECT (id, huishouden_id, lid_id, gezag_id, stand) ON tandem_rechtsverzoek",
    "INSERT ON tandem_termijn",
    "USAGE ON SEQUENCE tandem_termijn_id_seq",
)
"""What the keeper of the keys may touch to let a member in with an invitation, to tell of guessed codes, and to know
that a copy for a holder of authority from outside was granted."""
_VOOR_ONTVANGERS = ("SELECT (huishouden_id, toestemming_id, auteur_id, op, ontvangen_op) ON tandem_deling",)
"""What the keeper of the keys may touch to say that something new was shared: that, when and by whom; never what."""
_ALLEEN_TE_LEGEN = ("tandem_documentdeel", "tandem_afschriftstukdeel")
"""Content of files: emptied when it went elsewhere or is not given any more; nothing else is ever rewritten."""
_NIET_TE_OPENEN = ("gebeurtenis", "termijn", "documentdeel", "afschriftstukdeel")
"""Items that follow another: they are not opened by themselves."""


def bewaakte_modellen() -> list[type[models.Model]]:
    """Return every model that holds household data: those that declare a ``muur``."""
    return [model for model in apps.get_app_config("tandem").get_models() if isinstance(_muur(model), Muur)]


def leg_muren(verbinding: BaseDatabaseWrapper) -> None:
    """Lay the second wall for every table, as role ``eigenaar``; repeating changes nothing."""
    with verbinding.cursor() as cursor:
        for opdracht in opdrachten():
            cursor.execute(opdracht)


def ontbrekende_muren(verbinding: BaseDatabaseWrapper) -> list[str]:
    """Return the tables whose wall does not stand: no forced row security, or fewer policies than declared.

    A restored backup can come back with row security on and no policy at all (veiligheid.md, section 3), or the
    other way round; the app refuses to start on either.
    """
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, count(p.policyname) FROM pg_class c "
            "LEFT JOIN pg_policies p ON p.tablename = c.relname WHERE c.relkind = 'r' GROUP BY 1, 2"
        )
        stand = {tabel: (gedwongen, aantal) for tabel, gedwongen, aantal in cursor.fetchall()}
    verwacht = {model._meta.db_table: _aantal_beleid(model) for model in bewaakte_modellen()}
    verwacht |= {model._meta.db_table: len(muurbeleid(model)) for model in organisatiemodellen()}
    return [
        tabel for tabel, aantal in verwacht.items() if not stand.get(tabel, (False, 0))[0] or stand[tabel][1] < aantal
    ]


def _aantal_beleid(model: type[models.Model]) -> int:
    return 1 + len(list(_beperkingen(model, sleuteluitdrukking(model)))) + len(list(smal_beleid(model, "", None)))


def opdrachten() -> Iterator[str]:
    """Yield the statements, in order: grants, the key functions, then walls and references per table."""
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {LEZERS}, teller, {SLEUTELMEESTER}"
    yield f"GRANT CREATE ON SCHEMA public TO {SLEUTELMEESTER}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {LEZERS}"
    yield f"CREATE SEQUENCE IF NOT EXISTS {NUMMERREEKS}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {LEZERS}"
    yield from _sleutelfuncties()
    yield f"REVOKE ALL ON tandem_toestemmingsbericht FROM {LEZERS}"
    for tabel in ("persoon", "bekende"):  # identities and ties of staff: written, never read by the app
        yield f"REVOKE ALL ON tandem_{tabel} FROM {LEZERS}"
        yield f"GRANT INSERT ON tandem_{tabel} TO {LEZERS}"
    yield f"GRANT SELECT (id) ON tandem_persoon TO {LEZERS}"
    yield f"REVOKE UPDATE, DELETE ON tandem_zoekpoging FROM {LEZERS}"
    for model in bewaakte_modellen():
        yield from _muur_om(model)
    for model in bewaakte_modellen():
        yield from _verwijzingen(model)
    yield from zegelopdrachten(SLEUTELMEESTER, LEZERS)
    yield from bewaaropdrachten(SLEUTELMEESTER, bewaakte_modellen())
    yield from toezichtopdrachten(SLEUTELMEESTER)
    yield from klachtopdrachten(SLEUTELMEESTER)
    yield from organisatieopdrachten(SLEUTELMEESTER)
    yield from berichtopdrachten(SLEUTELMEESTER)


def sleuteluitdrukking(model: type[models.Model]) -> str:
    """Return the SQL of a row's key: its household times eight plus its layer."""
    muur = _muur(model)
    laag = "laag" if muur.laag is None else str(int(muur.laag))
    return f"({_huishoudkolom(model)} * {FACTOR} + {laag})"


def _muur(model: type[models.Model]) -> Muur:
    return getattr(model, "muur", None)  # type: ignore[return-value]


def _huishoudkolom(model: type[models.Model]) -> str:
    namen = {veld.column for veld in model._meta.local_concrete_fields}
    return "huishouden_id" if "huishouden_id" in namen else "id"


def _muur_om(model: type[models.Model]) -> Iterator[str]:
    tabel, muur, sleutel = model._meta.db_table, _muur(model), sleuteluitdrukking(model)
    yield f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY"
    yield f"REVOKE ALL ON {tabel} FROM {LEZERS}"
    yield f"GRANT {muur.rechten} ON {tabel} TO {LEZERS}"
    yield from _beleid(tabel, "sleutel", _past(sleutel), "PERMISSIVE")
    for naam, voorwaarde in _beperkingen(model, sleutel):
        yield from _beleid(tabel, naam, voorwaarde, "RESTRICTIVE")
    for naam, handeling, voorwaarde in smal_beleid(model, sleutel, _over(model)):
        yield f"DROP POLICY IF EXISTS {naam} ON {tabel}"
        waar = "WITH CHECK" if handeling == "FOR INSERT" else "USING"
        yield f"CREATE POLICY {naam} ON {tabel} AS RESTRICTIVE {handeling} TO {LEZERS} {waar} ({voorwaarde})"
    if tabel == "tandem_inzage":  # refusals and lines about others are written too; reading still asks for keys
        yield f"DROP POLICY IF EXISTS schrijven ON {tabel}"
        yield f"CREATE POLICY schrijven ON {tabel} FOR INSERT TO {LEZERS} WITH CHECK (true)"
    if tabel in _ALLEEN_TE_LEGEN:
        yield f"DROP POLICY IF EXISTS legen ON {tabel}"
        voorwaarde = "USING (true) WITH CHECK (octet_length(inhoud) = 0)"
        yield f"CREATE POLICY legen ON {tabel} AS RESTRICTIVE FOR UPDATE TO {LEZERS} {voorwaarde}"
    if muur.over_huishoudens:
        yield f"CREATE INDEX IF NOT EXISTS {tabel}_sleutel ON {tabel} ({sleutel})"
    if muur.zoek_op:
        yield f"CREATE INDEX IF NOT EXISTS {tabel}_{muur.zoek_op} ON {tabel} ({muur.zoek_op}, {sleutel})"
    if muur.lopend:
        yield f"CREATE INDEX IF NOT EXISTS {tabel}_lopend ON {tabel} ({sleutel}) WHERE {muur.lopend}"
    if model._meta.db_table not in ("tandem_huishouden", "tandem_inzage"):
        yield f"CREATE UNIQUE INDEX IF NOT EXISTS {tabel}_binnen ON {tabel} (huishouden_id, id)"


def _past(sleutel: str) -> str:
    return f"{sleutel} = ANY ((SELECT tandem_waarde('sleutels'))::bigint[])"


def _beperkingen(model: type[models.Model], sleutel: str) -> Iterator[tuple[str, str]]:
    """The restrictive policies. The first by name asks for the key once more, and that is what makes lists fast.

    PostgreSQL puts restrictive policies in the order of their names before the permissive one, and only the very first
    condition may use an index when its operators are not leakproof. With the key behind another condition every list
    reads the whole table (measured with 50 keys at 62,000 households: 18,600 ms against 0.4 ms). Equal conditions are
    judged once.
    """
    muur = _muur(model)
    yield "a_sleutel", _past(sleutel)
    if muur.leden:
        yield "leden", _over_leden(sleutel, _leden_array(model, muur.leden), model._meta.db_table)
    if "niet_zichtbaar_voor" in {veld.name for veld in model._meta.local_fields}:
        yield (
            "niet_zichtbaar_voor",
            "niet_zichtbaar_voor = '{}' OR NOT niet_zichtbaar_voor && (SELECT tandem_waarde('namens'))::bigint[]",
        )
    if issubclass(model, Item):
        yield (
            "afgeschermd",
            f"laag < {int(Laag.AFGESCHERMD)} OR openbaar = ANY ((SELECT tandem_waarde('items'))::uuid[])",
        )
    if muur.eigen:
        yield "eigen", f"{muur.eigen} = (SELECT nullif(current_setting('tandem.medewerker', true), '')::bigint)"


def _over_leden(sleutel: str, over: str, tabel: str) -> str:
    """Where a key is partial, a line is about its members alone; for members of one household also about them and
    others in the layers that they share, and the names of who lives with them are theirs."""
    thuis = " OR id = ANY ((SELECT tandem_waarde('huisgenoten'))::bigint[])" if tabel == "tandem_lid" else ""
    return (
        f"NOT ({sleutel} = ANY ((SELECT tandem_waarde('deel'))::bigint[])) "
        f"OR ({over} <@ (SELECT tandem_waarde('leden'))::bigint[] AND NOT tandem_buiten({sleutel}, {over})) "
        f"OR ({sleutel} = ANY ((SELECT tandem_waarde('samen'))::bigint[]) "
        f"AND {over} && (SELECT tandem_waarde('leden'))::bigint[]){thuis}"
    )


def _over(model: type[models.Model]) -> str | None:
    """The members that a row is about, as one array; None where its table names none."""
    return _leden_array(model, _muur(model).leden) if _muur(model).leden else None


def _leden_array(model: type[models.Model], kolommen: tuple[str, ...]) -> str:
    """One bigint array of the members that a row is about; a missing one counts as nobody."""
    velden = {veld.column: veld for veld in model._meta.local_concrete_fields}
    if len(kolommen) == 1 and velden[kolommen[0]].get_internal_type() == "ArrayField":
        return kolommen[0]
    return f"array_remove(ARRAY[{', '.join(kolommen)}]::bigint[], NULL)"


def _beleid(tabel: str, naam: str, voorwaarde: str, soort: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS {naam} ON {tabel}"
    handeling = "FOR SELECT" if tabel == "tandem_inzage" else "FOR ALL"
    controle = "" if tabel == "tandem_inzage" else f" WITH CHECK ({voorwaarde})"
    yield f"CREATE POLICY {naam} ON {tabel} AS {soort} {handeling} TO {LEZERS} USING ({voorwaarde}){controle}"


def _verwijzingen(model: type[models.Model]) -> Iterator[str]:
    """References inside one household: on (huishouden_id, id), so that no row can point into another."""
    tabel = model._meta.db_table
    for veld in model._meta.local_fields:
        if not isinstance(veld, BinnenHuishouden):
            continue
        doel, naam = veld.related_model._meta.db_table, f"{tabel}_{veld.column}_binnen"
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{naam}') THEN "  # noqa: S608
            f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} FOREIGN KEY (huishouden_id, {veld.column}) "
            f"REFERENCES {doel} (huishouden_id, id); END IF; END $$"
        )


def _sleutelfuncties() -> Iterator[str]:
    yield f"SET ROLE {SLEUTELMEESTER}"
    for functie, argumenten in _FUNCTIES.items():
        yield f"DROP FUNCTION IF EXISTS {functie}({argumenten})"
    for naam in ("waarde", "leden", "toestemming", "sleutels"):
        yield (Path(__file__).parent / f"{naam}.sql").read_text()
    yield from _sleutels_in_een_huishouden()
    yield _lijst_afgeschermd()
    yield "RESET ROLE"
    for tabel in _SLEUTELMEESTER_LEEST:
        yield f"GRANT SELECT ON tandem_{tabel} TO {SLEUTELMEESTER}"
    for tabel in _SLEUTELMEESTER_SCHRIJFT:
        yield f"GRANT INSERT ON tandem_{tabel} TO {SLEUTELMEESTER}"
    for recht in (*_VOOR_GASTEN, *_VOOR_LEDEN, *_VOOR_ONTVANGERS):
        yield f"GRANT {recht} TO {SLEUTELMEESTER}"
    for model in _te_openen():
        yield f"GRANT SELECT ({', '.join(_KOLOMMEN_VAN_EEN_ITEM)}) ON {model._meta.db_table} TO {SLEUTELMEESTER}"
    for functie, argumenten in _FUNCTIES.items():
        yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
        if functie not in _INTERN:
            yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO {LEZERS}"
    yield f"REVOKE CREATE ON SCHEMA public FROM {SLEUTELMEESTER}"


_VAN_EEN_HUISHOUDEN = re.compile(r"p_huishouden IS NULL OR (\w+\.huishouden_id = p_huishouden)")


def _sleutels_in_een_huishouden() -> Iterator[str]:
    """The same text once more for one household: with one plan for both, its index on the household is never used.

    A team leader who opens a file would read all ties of the team to find those of one household (5 ms, now 1).
    """
    tekst = (Path(__file__).parent / "sleutels.sql").read_text()
    for functie in ("tandem_feiten", "tandem_toegang", "tandem_betreed"):
        begin = tekst.index(f"CREATE OR REPLACE FUNCTION {functie}(")
        een = tekst[begin : tekst.index("\n$$;\n", begin) + 4]
        een = _VAN_EEN_HUISHOUDEN.sub(r"\1", een)
        yield re.sub(r"\b(tandem_(?:feiten|toegang|betreed))\(", r"\1_in(", een)


_KOLOMMEN_VAN_EEN_ITEM = ("huishouden_id", "openbaar", "laag", "betreft", "niet_zichtbaar_voor", "vastgelegd_op")


def _te_openen() -> list[type[models.Model]]:
    """Every kind of item that can be shielded and opened by itself."""
    namen = [f"tandem_{naam}" for naam in _NIET_TE_OPENEN]
    return [m for m in bewaakte_modellen() if issubclass(m, Item) and m._meta.db_table not in namen]


def _lijst_afgeschermd() -> str:
    """Which shielded items a household has: kind and public id only, and only for who holds the key to open them."""
    delen = [
        f"SELECT '{model._meta.model_name}'::text AS soort, {', '.join(_KOLOMMEN_VAN_EEN_ITEM)} "  # noqa: S608 - own names
        f"FROM {model._meta.db_table} WHERE huishouden_id = p_huishouden AND laag = {int(Laag.AFGESCHERMD)}"
        for model in _te_openen()
    ]
    sleutel = f"p_huishouden * {FACTOR} + {int(Laag.AFGESCHERMD)}"
    return f"""
        CREATE OR REPLACE FUNCTION tandem_afgeschermd(p_huishouden bigint)
        RETURNS TABLE (soort text, openbaar uuid, vastgelegd_op timestamptz, betreft bigint[])
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public SET plan_cache_mode = force_generic_plan AS $$
            SELECT i.soort, i.openbaar, i.vastgelegd_op, i.betreft FROM ({" UNION ALL ".join(delen)}) i
             WHERE {sleutel} = ANY ((SELECT tandem_waarde('sleutels'))::bigint[])
               AND (NOT {sleutel} = ANY ((SELECT tandem_waarde('deel'))::bigint[])
                    OR (i.betreft <@ (SELECT tandem_waarde('leden'))::bigint[]
                        AND NOT tandem_buiten({sleutel}, i.betreft)))
               AND NOT i.niet_zichtbaar_voor && (SELECT tandem_waarde('namens'))::bigint[]
             ORDER BY i.vastgelegd_op, i.openbaar
        $$
    """  # noqa: S608 - own names only
