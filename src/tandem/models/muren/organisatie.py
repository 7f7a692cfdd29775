"""Wall 2 around the work of organisations: the own by the table of rights, another's only where it was opened.

Declared on the models (``orgmuur``) and laid with the walls around households. Keys are one number, organisation times
sixteen plus layer, in ``tandem.org_lezen`` and ``tandem.org_werken``; the functions are a second writing of
``regels/rechten/organisatie.py``.
"""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from tandem.models.basis import Organisatiemuur
from tandem.models.muren.deelnemer import deelnemerbeleid, deelnemeropdrachten
from tandem.models.velden import BinnenOrganisatie
from tandem.regels.rechten.organisatie import FACTOR

_FUNCTIES = {
    "tandem_organisatiefeiten": "bigint, bigint, timestamptz",
    "tandem_organisatiesleutels": "bigint, bigint, timestamptz",
    "tandem_betreed_organisatie": "bigint, bigint, timestamptz",
    "tandem_kan_intrekken": "text, uuid, uuid, bigint[]",
}
LOG = "tandem_organisatieinzage"
_INTREKKING = "tandem_intrekking"
_GEBEURTENIS = "tandem_organisatiegebeurtenis"
_EIGEN = "nullif((SELECT tandem_waarde('org_eigen')), '{}')::bigint"
_IK = "nullif((SELECT tandem_waarde('medewerker')), '{}')::bigint"
_REGIO = "nullif((SELECT tandem_waarde('org_regio')), '{}')::bigint"
"""The programme of the region, to which an organisation gives what nobody deals with there."""
_WERKT_ERGENS = f"organisatie_id = {_EIGEN} AND (SELECT tandem_waarde('org_werken')) <> '{{}}'"
_VRIJ = {LOG: "true", _GEBEURTENIS: _WERKT_ERGENS}
"""Tables that are written without a key to their layer: the log by who may only look, history by who works anywhere."""
_LEEST = (
    *(f"tandem_{een}" for een in ("organisatierecht", "openstelling", "organisatie", "team", "teamlidmaatschap")),
    "tandem_regiolidmaatschap",
)
_LEEST_DELEN = (
    "(openbaar, organisatie_id, aan) ON tandem_adviesvraag",
    "(openbaar, organisatie_id, aan, vraag, volgt_op) ON tandem_advies",
    "(openbaar, organisatie_id, aan, advies) ON tandem_reactie",
    "(organisatie_id, advies) ON tandem_adviesgevolg",
    "(over) ON tandem_intrekking",
)
"""What the keeper of the keys reads: tables as a whole, and of what was sent the columns without words."""


def organisatiemodellen() -> list[type[models.Model]]:
    """Return every model that holds the work of organisations: those that declare an ``orgmuur``."""
    return [m for m in apps.get_app_config("tandem").get_models() if isinstance(_muur(m), Organisatiemuur)]


def organisatieopdrachten(sleutelmeester: str) -> Iterator[str]:
    """Yield the statements, as ``eigenaar``: the key functions, then a wall per table."""
    yield f"GRANT CREATE ON SCHEMA public TO {sleutelmeester}"
    yield f"SET ROLE {sleutelmeester}"
    yield (Path(__file__).parent / "organisatie.sql").read_text(encoding="utf-8")
    yield "RESET ROLE"
    for tabel in _LEEST:
        yield f"GRANT SELECT ON {tabel} TO {sleutelmeester}"
    for deel in _LEEST_DELEN:
        yield f"GRANT SELECT {deel} TO {sleutelmeester}"
    for functie, argumenten in _FUNCTIES.items():
        yield f"REVOKE ALL ON FUNCTION {functie}({argumenten}) FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {functie}({argumenten}) TO app"
    yield from deelnemeropdrachten(sleutelmeester)
    yield f"REVOKE CREATE ON SCHEMA public FROM {sleutelmeester}"
    for model in organisatiemodellen():
        yield from _muur_om(model)
    for model in organisatiemodellen():
        yield from _verwijzingen(model)


def _muur(model: type[models.Model]) -> Organisatiemuur:
    return getattr(model, "orgmuur", None)  # type: ignore[return-value]


def muurbeleid(model: type[models.Model]) -> dict[str, str]:
    """Return the policies of one table by name."""
    tabel, muur = model._meta.db_table, _muur(model)
    sleutel = f"(organisatie_id * {FACTOR} + {'laag' if muur.laag is None else int(muur.laag)})"
    leest, werkt = (f"{sleutel} = ANY ((SELECT tandem_waarde('{n}'))::bigint[])" for n in ("org_lezen", "org_werken"))
    beleid = {
        "leest": f"FOR SELECT TO app USING ({leest})",
        "voegt_toe": f"FOR INSERT TO app WITH CHECK ({_VRIJ.get(tabel, werkt)})",
        "wijzigt": f"FOR UPDATE TO app USING ({werkt}) WITH CHECK ({werkt})",
        "verwijdert": f"FOR DELETE TO app USING ({werkt})",
    }
    if tabel == _GEBEURTENIS:  # who wrote a line may see it, also without a key to unfinished work
        beleid["leest_zelf"] = f"FOR SELECT TO app USING (organisatie_id = {_EIGEN} AND actor = {_IK})"
    return (
        beleid
        | _beperkingen(muur)
        | _gericht(muur)
        | _ingetrokken(model)
        | _namens(muur)
        | deelnemerbeleid(tabel, muur)
    )


def _beperkingen(muur: Organisatiemuur) -> dict[str, str]:
    beleid = {"alleen": f"AS RESTRICTIVE TO app USING ({muur.alleen})"} if muur.alleen else {}
    if muur.schrijft:
        for naam, wanneer in (("voegt_toe", "INSERT TO app WITH CHECK"), ("wijzigt", "UPDATE TO app USING")):
            beleid[f"schrijft_{naam}"] = f"AS RESTRICTIVE FOR {wanneer} ({muur.schrijft})"
    if muur.zolang:
        beleid["zolang_wijzigt"] = f"AS RESTRICTIVE FOR UPDATE TO app USING ({muur.zolang}) WITH CHECK (true)"
        beleid["zolang_verwijdert"] = f"AS RESTRICTIVE FOR DELETE TO app USING ({muur.zolang})"
    return beleid


def _gericht(muur: Organisatiemuur) -> dict[str, str]:
    """A draft is for the own organisation; what was sent also for who got it, and nobody changes it again."""
    if not muur.gericht or muur.laag is None:
        return {}
    thuis = f"({_EIGEN} * {FACTOR} + {int(muur.laag)}) = ANY ((SELECT tandem_waarde('org_lezen'))::bigint[])"
    return {
        "leest_gericht": f"FOR SELECT TO app USING ({_EIGEN} = ANY (aan) AND {thuis})",
        "concept": f"AS RESTRICTIVE TO app USING (organisatie_id = {_EIGEN} OR aan <> '{{}}')",
        "vast_wijzigt": "AS RESTRICTIVE FOR UPDATE TO app USING (aan = '{}') WITH CHECK (true)",
        "vast_verwijdert": "AS RESTRICTIVE FOR DELETE TO app USING (aan = '{}')",
    }


def _ingetrokken(model: type[models.Model]) -> dict[str, str]:
    """What was withdrawn is read by who sent and who received it, and no more by who had the layer opened to them."""
    muur, tabel = _muur(model), model._meta.db_table
    if not muur.intrekbaar:
        return {}
    deel = muur.intrekbaar.partition("__")[0]
    if deel == "openbaar":
        er_nog = f"NOT EXISTS (SELECT 1 FROM {_INTREKKING} i WHERE i.over = {tabel}.openbaar)"  # noqa: S608 - own names
    else:
        er_nog = f"EXISTS (SELECT 1 FROM tandem_{deel} d WHERE d.id = {tabel}.{deel}_id)"  # noqa: S608 - own names
    return {
        "ingetrokken": f"AS RESTRICTIVE FOR SELECT TO app USING "
        f"(organisatie_id = {_EIGEN} OR {_EIGEN} = ANY (aan) OR {er_nog})"
    }


def _namens(muur: Organisatiemuur) -> dict[str, str]:
    """What the programme has for another organisation: that one reads it, and gives it to the programme alone."""
    if not muur.namens:
        return {}
    laag = "laag" if muur.laag is None else str(int(muur.laag))
    leest, werkt = (
        f"namens_id = {_EIGEN} AND ({_EIGEN} * {FACTOR} + {laag}) = ANY ((SELECT tandem_waarde('{n}'))::bigint[])"
        for n in ("org_lezen", "org_werken")
    )
    beleid = {"leest_namens": f"FOR SELECT TO app USING ({leest})"}
    if muur.namens == "meldt":
        beleid["voegt_toe_namens"] = f"FOR INSERT TO app WITH CHECK ({werkt} AND organisatie_id = {_REGIO})"
    return beleid


def _muur_om(model: type[models.Model]) -> Iterator[str]:
    tabel = model._meta.db_table
    yield f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY"
    yield f"REVOKE ALL ON {tabel} FROM app, taak, teller"
    yield f"GRANT {_muur(model).rechten} ON {tabel} TO app"
    for naam, tekst in muurbeleid(model).items():
        yield f"DROP POLICY IF EXISTS {naam} ON {tabel}"
        yield f"CREATE POLICY {naam} ON {tabel} {tekst}"
    yield f"CREATE UNIQUE INDEX IF NOT EXISTS {tabel}_binnen ON {tabel} (organisatie_id, id)"
    yield f"CREATE UNIQUE INDEX IF NOT EXISTS {tabel}_openbaar ON {tabel} (openbaar)"


def _verwijzingen(model: type[models.Model]) -> Iterator[str]:
    """References inside one organisation: on (organisatie_id, id), so that no row can point into another's work."""
    tabel = model._meta.db_table
    for veld in model._meta.local_fields:
        if not isinstance(veld, BinnenOrganisatie):
            continue
        doel, naam = veld.related_model._meta.db_table, f"{tabel}_{veld.column}_binnen"
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{naam}') THEN "  # noqa: S608
            f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} FOREIGN KEY (organisatie_id, {veld.column}) "
            f"REFERENCES {doel} (organisatie_id, id); END IF; END $$"
        )
