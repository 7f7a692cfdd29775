"""The narrow doors in the database: what a guest and a member at the portal may touch, on top of what keys allow.

``tandem.smal`` says who comes through a narrow door (``gast``, ``lid``, ``buiten``: a copy for a holder of authority
who never was a member); for a professional it is empty and all that is
here lets everything pass. For the others everything is closed that is not named: a table opens for members by its
``Muur.portaal``, for guests by their list.
"""

from collections.abc import Iterator

from django.db import models

from tandem.models.basis import Muur

_BREED = "(SELECT tandem_waarde('smal')) = '{}'"
_GAST = "(SELECT tandem_waarde('smal')) = 'gast'"
_LID = "(SELECT tandem_waarde('smal')) = 'lid'"
_BUITEN = "(SELECT tandem_waarde('smal')) = 'buiten'"
_OPGESOMD = "openbaar = ANY ((SELECT tandem_waarde('items'))::uuid[])"
_GAST_SCHRIJFT = ("tandem_regel", "tandem_gebeurtenis")
"""The only tables in which a guest writes: their own lines, and that they wrote them."""

_MIJ = "(SELECT tandem_waarde('leden'))::bigint[]"
_NIET_VAN_ANDEREN = {
    "tandem_betrokkenheid": (
        f" AND (leden = '{{}}' OR leden && {_MIJ}) AND (namens_id IS NULL OR namens_id = ANY ({_MIJ}))"
    ),
    "tandem_inzage": f" AND lid <> '{{}}' AND (namens = '{{}}' OR namens && {_MIJ})",
}
"""Whose helper, and whose reader: "opvang X is involved" or "opvang X looked" betrays where somebody is."""

_IK = "(SELECT tandem_waarde('namens'))::bigint[]"
_LID_WIJZIGT = {
    "tandem_termijn": " AND soort IN ('plan_stap', 'verzoek_bekijken', 'verzoek_beslissen')",
    "tandem_rechtsverzoek": (
        f" AND vrager_id = ANY ({_IK}) AND stand IN ('ontvangen', 'in_behandeling', 'ingetrokken')"
    ),
}
"""What a member changes in a table of many kinds: a date ends when the own step of the plan is done, or with a request
that is withdrawn; and of requests only one of the own that waits for an answer."""
_LID_VOEGT_TOE = {
    "tandem_rechtsverzoek": " AND (stand = 'ontvangen' OR soort = 'verklaring') AND gezag_id IS NULL",
}
"""What a member adds: a request that waits for an answer. Only the own statement needs none."""
_ONGEZEGD = "huishouden_id = ANY ((SELECT tandem_waarde('ongezegd'))::bigint[])"
_LATER = {
    "tandem_noodtoegang": "NOT later OR verteld_op IS NOT NULL",
    "tandem_inzage": f"doel <> 'nood' OR NOT {_ONGEZEGD}",
    "tandem_gebeurtenis": f"grondslag <> 'noodtoegang' OR NOT {_ONGEZEGD}",
}
"""Emergency access of which telling the household now is unsafe: no member sees it, nor what was read under it."""


def smal_beleid(model: type[models.Model], sleutel: str, over: str | None) -> Iterator[tuple[str, str, str]]:
    """The restrictive policies of the narrow doors: name, act with its keyword, condition.

    ``sleutel``: the row's key; ``over``: the members it is about, as one array; None where a table names none.
    """
    tabel, portaal = model._meta.db_table, _mag(model)
    if tabel in _LATER:
        yield "smal_later", "FOR SELECT", f"{_BREED} OR {_LATER[tabel]}"
    lid = f"({_LID} AND {_binnen_bereik(sleutel, over)}{_NIET_VAN_ANDEREN.get(tabel, '')})"
    yield "smal_leest", "FOR SELECT", _of(
        _gast_leest(model), lid if "SELECT" in portaal else "", _buiten_leest(model, sleutel, over)
    )  # fmt: skip
    if tabel == "tandem_inzage":  # every read leaves its line, whoever reads
        return
    erbij = f"({lid}{_LID_VOEGT_TOE.get(tabel, '')})"
    yield "smal_voegt_toe", "FOR INSERT", _of(_gast_schrijft(model), erbij if "INSERT" in portaal else "")
    alleen = _LID_WIJZIGT.get(tabel, "")
    yield "smal_wijzigt", "FOR UPDATE", _of("", f"({lid}{alleen})" if "UPDATE" in portaal else "")
    yield "smal_verwijdert", "FOR DELETE", _of("", lid if "DELETE" in portaal else "")


def _of(*wegen: str) -> str:
    return " OR ".join([_BREED, *(weg for weg in wegen if weg)])


def _mag(model: type[models.Model]) -> list[str]:
    muur: Muur = model.muur  # type: ignore[attr-defined]
    return muur.portaal.split(", ")


def _binnen_bereik(sleutel: str, over: str | None) -> str:
    """Where keys are strict, a line is about somebody, and the ``leden`` policy says that it is about no other."""
    niet_streng = f"NOT {sleutel} = ANY ((SELECT tandem_waarde('streng'))::bigint[])"
    return niet_streng if over is None else f"({niet_streng} OR {over} <> '{{}}')"


def _buiten_leest(model: type[models.Model], sleutel: str, over: str | None) -> str:
    """From who is no member nobody could hide a line. So nothing that is hidden from anybody, and no words of a member
    at the portal: those were meant for the file."""
    if not model.muur.buiten:  # type: ignore[attr-defined]
        return ""
    tabel, delen = model._meta.db_table, [_BUITEN, _binnen_bereik(sleutel, over)]
    delen += ["niet_zichtbaar_voor = '{}'"] if _heeft(model, "niet_zichtbaar_voor") else []
    delen += ["auteur_id IS NOT NULL AND stem_id IS NULL"] if tabel == "tandem_regel" else []
    return f"({' AND '.join(delen)}{_NIET_VAN_ANDEREN.get(tabel, '')})"


def _gast_leest(model: type[models.Model]) -> str:
    return f"({_GAST} AND {_OPGESOMD})" if _heeft(model, "openbaar") else ""


def _gast_schrijft(model: type[models.Model]) -> str:
    if model._meta.db_table not in _GAST_SCHRIJFT:
        return ""
    eigen = " AND gast = (SELECT nullif(tandem_waarde('gast'), '{}')::bigint)" if _heeft(model, "gast") else ""
    return f"({_GAST} AND {_OPGESOMD}{eigen})"


def _heeft(model: type[models.Model], kolom: str) -> bool:
    return kolom in {veld.column for veld in model._meta.local_concrete_fields}
