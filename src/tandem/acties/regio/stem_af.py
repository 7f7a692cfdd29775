"""Bring a table to what content says: only what differs is written, and everything is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

Rij = Mapping[str, Any]


@dataclass(frozen=True)
class Telling:
    """What happened to one table. `losgeraakt`: rows in the table that content does not name (and that we keep)."""

    wat: str
    nieuw: int = 0
    gewijzigd: int = 0
    verwijderd: int = 0
    gelijk: int = 0
    losgeraakt: tuple[str, ...] = ()

    @property
    def iets_veranderd(self) -> bool:
        """Whether anything was written."""
        return bool(self.nieuw or self.gewijzigd or self.verwijderd)


def stem_af(model: type[models.Model], sleutel: tuple[str, ...], rijen: Iterable[Rij], *, ruim_op: bool) -> Telling:
    """Make the rows of `model` equal to `rijen`, matched on the columns of `sleutel`.

    With `ruim_op`, rows that content no longer names are deleted; else they stay and are reported, because other rows
    may rest on them.
    """
    bestaand = {_sleutel_van(rij, sleutel): rij for rij in model._default_manager.all()}
    gewenst = {tuple(rij[veld] for veld in sleutel): rij for rij in rijen}
    nieuw = [model(**rij) for plek, rij in gewenst.items() if plek not in bestaand]
    anders = [
        (bestaand[plek], rij) for plek, rij in gewenst.items() if plek in bestaand and _wijkt_af(bestaand[plek], rij)
    ]
    los = {plek: rij for plek, rij in bestaand.items() if plek not in gewenst}
    model._default_manager.bulk_create(nieuw)
    for oud, rij in anders:
        for veld, waarde in rij.items():
            setattr(oud, veld, waarde)
        oud.save(update_fields=_velden(model, rij, sleutel))
    if ruim_op:
        model._default_manager.filter(pk__in=[rij.pk for rij in los.values()]).delete()
    return Telling(
        wat=model.__name__,
        nieuw=len(nieuw),
        gewijzigd=len(anders),
        verwijderd=len(los) if ruim_op else 0,
        gelijk=len(gewenst) - len(nieuw) - len(anders),
        losgeraakt=() if ruim_op else tuple(sorted(" / ".join(map(str, plek)) for plek in los)),
    )


def _sleutel_van(rij: models.Model, sleutel: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(rij, veld) for veld in sleutel)


def _wijkt_af(rij: models.Model, gewenst: Rij) -> bool:
    return any(getattr(rij, veld) != waarde for veld, waarde in gewenst.items())


def _velden(model: type[models.Model], rij: Rij, sleutel: tuple[str, ...]) -> list[str]:
    return [model._meta.get_field(veld).name for veld in rij if veld not in sleutel]
