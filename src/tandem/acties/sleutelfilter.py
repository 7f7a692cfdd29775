"""Wall 1's own filter: which rows the keys open, from the keys as Python judged them.

Written once for values (``gefilterd``) and once for places in a text that is kept (``op_plek``, for ``acties.vraag``).
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models import Huishouden
from tandem.models.basis import Muur
from tandem.regels.rechten.lagen import FACTOR, Laag
from tandem.regels.rechten.sleutels import Sleutelbos

Rij = TypeVar("Rij", bound=models.Model)
Rijen = models.QuerySet[Rij]


class Plek(models.Expression):
    """A place for a value in a text that is kept."""

    def __init__(self, naam: str) -> None:
        """Name the place."""
        super().__init__()
        self.naam = naam

    def as_sql(self, compiler: Any, connection: Any) -> Any:  # noqa: ARG002 - Django's signature
        """Write a placeholder, with the place itself as its value."""
        return "%s", [self]


def gefilterd(rijen: "Rijen[Rij]", model: type[Rij], bos: Sleutelbos, huishouden: int | None) -> "Rijen[Rij]":
    """Keep what the keys open: household and layer, members, and hidden-from."""
    if huishouden is None:
        rijen = _van_alle_huishoudens(rijen, model, bos)
    else:
        rijen = _van_een_huishouden(rijen, model, bos, huishouden)
    if bos.namens and _heeft(model, "niet_zichtbaar_voor"):
        rijen = rijen.exclude(niet_zichtbaar_voor__overlap=sorted(bos.namens))
    return rijen


def vorm_van(
    model: type[models.Model], bos: Sleutelbos, huishouden: int | None, alleen: Iterable[int] | None
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The shape that these (whole) keys give a question about a table, and the values of its places."""
    muur: Muur = model.muur  # type: ignore[attr-defined]
    beperkt = alleen is not None and op_huishouden(model)
    waarden: dict[str, Any] = {"_alleen": reeks(alleen)} if alleen is not None and beperkt else {}
    if huishouden is None:
        return (None, beperkt), {**waarden, "_sleutels": sleutelreeks(bos.sleutels, muur.laag)}
    return (open_lagen(bos.sleutels, huishouden), beperkt), {**waarden, "_huishouden": huishouden}


def op_huishouden(model: type[models.Model]) -> bool:
    """Whether rows of some households are found by the household's number: where no index holds the keys themselves.

    Where one does, it must be used: held against a row one by one, three hundred keys cost 40 microseconds.
    """
    return not model.muur.over_huishoudens  # type: ignore[attr-defined]


def op_plek(model: type[Rij], vorm: tuple[Any, ...]) -> "Rijen[Rij]":
    """The rows of a table behind whole keys, with places for household, keys and limit."""
    lagen, beperkt = vorm
    rijen = model._default_manager.all()
    if beperkt:
        rijen = rijen.filter(**{f"{huishoudkolom(model)}__in_reeks": Plek("_alleen")})
    if lagen is None:
        return _met_sleutel(rijen, model, Plek("_sleutels"))
    return _in_lagen(rijen, model, lagen, Plek("_huishouden"))


def _van_alle_huishoudens(rijen: "Rijen[Rij]", model: type[Rij], bos: Sleutelbos) -> "Rijen[Rij]":
    muur: Muur = model.muur  # type: ignore[attr-defined]
    rijen = _met_sleutel(rijen, model, sleutelreeks(bos.sleutels, muur.laag))
    if bos.deel and muur.leden:
        beperkt = models.Q(sleutelnummer__een_van=sleutelreeks(bos.deel, muur.laag))
        nergens = models.Q(sleutelnummer__een_van=sleutelreeks(bos.streng, muur.laag)) & _niemand(model)
        rijen = rijen.filter(~beperkt | (_over_leden(model, bos) & ~nergens))
    return rijen


def _met_sleutel(rijen: "Rijen[Rij]", model: type[Rij], sleutels: "str | Plek") -> "Rijen[Rij]":
    muur: Muur = model.muur  # type: ignore[attr-defined]
    laag: Any = models.F("laag") if muur.laag is None else models.Value(int(muur.laag))
    nummer = models.ExpressionWrapper(
        models.F(huishoudkolom(model)) * FACTOR + laag, output_field=models.BigIntegerField()
    )
    return rijen.alias(sleutelnummer=nummer).filter(sleutelnummer__een_van=sleutels)  # type: ignore[return-value]


@lru_cache(maxsize=64)
def sleutelreeks(sleutels: frozenset[int], laag: Laag | None) -> str:
    """The keys as the database reads a list, in order; only those of one layer where a table has no other."""
    return reeks(nummer for nummer in sleutels if laag is None or nummer % FACTOR == laag)


def reeks(nummers: Iterable[int]) -> str:
    """Numbers as the database reads a list, in order."""
    return f"{{{','.join(map(str, sorted(nummers)))}}}"


def merkreeks(merken: Iterable[bytes]) -> str:
    """Bytes as the database reads a list."""
    return "{" + ",".join(f'"\\\\x{merk.hex()}"' for merk in merken) + "}"


def open_lagen(sleutels: Iterable[int], huishouden: int) -> frozenset[int]:
    """The layers of one household for which there is a key."""
    return frozenset(nummer % FACTOR for nummer in sleutels if nummer // FACTOR == huishouden)


@lru_cache(maxsize=64)
def lagen_per_huishouden(sleutels: frozenset[int]) -> dict[int, frozenset[int]]:
    """The open layers of each household, for lists."""
    uit: dict[int, set[int]] = {}
    for nummer in sleutels:
        uit.setdefault(nummer // FACTOR, set()).add(nummer % FACTOR)
    return {huishouden: frozenset(lagen) for huishouden, lagen in uit.items()}


def _van_een_huishouden(rijen: "Rijen[Rij]", model: type[Rij], bos: Sleutelbos, huishouden: int) -> "Rijen[Rij]":
    """The same for one household, in plainer conditions: every page of a file passes here several times."""
    muur: Muur = model.muur  # type: ignore[attr-defined]
    beperkt = open_lagen(bos.deel, huishouden)
    rijen = _in_lagen(rijen, model, open_lagen(bos.sleutels, huishouden), huishouden)
    if not (beperkt and muur.leden):
        return rijen
    mag = _over_leden(model, bos) & ~(_in_laag(muur, open_lagen(bos.streng, huishouden)) & _niemand(model))
    if muur.laag is not None:
        return rijen.filter(mag) if muur.laag in beperkt else rijen
    return rijen.filter(~models.Q(laag__in=beperkt) | mag)


def _in_lagen(rijen: "Rijen[Rij]", model: type[Rij], lagen: frozenset[int], huishouden: "int | Plek") -> "Rijen[Rij]":
    muur: Muur = model.muur  # type: ignore[attr-defined]
    if muur.laag is None:
        return rijen.filter(**{huishoudkolom(model): huishouden, "laag__in": lagen})
    return rijen.filter(**{huishoudkolom(model): huishouden}) if muur.laag in lagen else rijen.none()


def huishoudkolom(model: type[models.Model]) -> str:
    """The column that says to which household a row belongs."""
    return "id" if model is Huishouden else "huishouden_id"


def _over_leden(model: type[models.Model], bos: Sleutelbos) -> models.Q:
    """Every member whom the row is about must be among those that the keys name, for the layer in which it lies."""
    binnen = models.Q()
    for kolom in model.muur.leden:  # type: ignore[attr-defined]
        if _is_reeks(model, kolom):
            binnen &= models.Q(**{f"{kolom}__contained_by": sorted(bos.leden)})
        else:
            binnen &= models.Q(**{f"{kolom}__in": bos.leden}) | models.Q(**{f"{kolom}__isnull": True})
    for laag in {nummer % FACTOR for nummer in bos.buiten}:
        buiten = sorted(nummer // FACTOR for nummer in bos.buiten if nummer % FACTOR == laag)
        binnen &= ~(_in_laag(model.muur, {laag}) & _ook(model, buiten))  # type: ignore[attr-defined]
    return binnen


def _in_laag(muur: Muur, lagen: Collection[int]) -> models.Q:
    """Rows that lie in one of these layers."""
    if muur.laag is None:
        return models.Q(laag__in=lagen)
    return _ALLES if muur.laag in lagen else ~_ALLES


def _ook(model: type[models.Model], leden: list[int]) -> models.Q:
    """Rows that are about one of these members, whoever else they are about."""
    delen = ~_ALLES
    for kolom in model.muur.leden:  # type: ignore[attr-defined]
        delen |= models.Q(**{f"{kolom}__{'overlap' if _is_reeks(model, kolom) else 'in'}": leden})
    return delen


def _niemand(model: type[models.Model]) -> models.Q:
    """Rows that are about nobody in particular."""
    delen = _ALLES
    for kolom in model.muur.leden:  # type: ignore[attr-defined]
        delen &= models.Q(**({f"{kolom}__len": 0} if _is_reeks(model, kolom) else {f"{kolom}__isnull": True}))
    return delen


def _is_reeks(model: type[models.Model], kolom: str) -> bool:
    return isinstance(model._meta.get_field(kolom.removesuffix("_id")), ArrayField)


_ALLES = ~models.Q(pk__in=[])


def _heeft(model: type[models.Model], naam: str) -> bool:
    return any(veld.name == naam for veld in model._meta.local_fields)
