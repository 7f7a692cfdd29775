"""Wall 1's own filter for members: which rows their keys open, as ``Ledenbos`` judges it (wall 2: ``models.muren``)."""

from typing import Any, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tandem.acties.sleutelfilter import huishoudkolom, reeks
from tandem.models import Contactgegeven, Gebeurtenis, Inzage, Lid, Noodtoegang
from tandem.models.basis import Item, Muur
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag
from tandem.regels.rechten.ledensleutels import Ledenbos

Rij = TypeVar("Rij", bound=models.Model)


def zichtbaar(
    rijen: "models.QuerySet[Rij]", model: type[Rij], bos: Ledenbos, huishouden: int | None
) -> "models.QuerySet[Rij]":
    """Keep what a member may see: open layer, about the right people, not hidden, and nothing shielded of others."""
    muur: Muur = model.muur  # type: ignore[attr-defined]
    if "SELECT" not in muur.portaal:
        return rijen.none()
    laag: Any = models.F("laag") if muur.laag is None else models.Value(int(muur.laag))
    kolom = huishoudkolom(model)
    nummer = models.ExpressionWrapper(models.F(kolom) * FACTOR + laag, output_field=models.BigIntegerField())
    genummerd: models.QuerySet[Rij] = rijen.alias(sleutelnummer=nummer)  # type: ignore[assignment]
    rijen = genummerd.filter(
        _een_van(bos.sleutels), _over(model, muur, bos), _niet_van_anderen(model, bos), _gezegd(model, bos)
    )
    if huishouden is not None:
        rijen = rijen.filter(**{kolom: huishouden})
    if issubclass(model, Item):
        rijen = rijen.exclude(niet_zichtbaar_voor__overlap=sorted(bos.namens)).filter(_afgeschermd(model, bos))
    return rijen


def _een_van(nummers: frozenset[int]) -> Q:
    return Q(sleutelnummer__een_van=reeks(nummers))


def _over(model: type[models.Model], muur: Muur, bos: Ledenbos) -> Q:
    """About whom a row may be: about nobody else, or also about others where a layer is shared."""
    if not muur.leden:
        return ~_een_van(bos.streng)
    binnen = _alleen(model, muur, bos) & (~_een_van(bos.streng) | ~_niemand(model, muur))
    binnen |= _een_van(bos.samen) & _ook(model, muur, bos)
    return binnen | Q(id__in=bos.huisgenoten) if model is Lid else binnen


def _alleen(model: type[models.Model], muur: Muur, bos: Ledenbos) -> Q:
    delen = Q()
    for kolom in muur.leden:
        delen &= (
            Q(**{f"{kolom}__contained_by": sorted(bos.leden)})
            if _is_reeks(model, kolom)
            else Q(**{f"{kolom}__in": bos.leden}) | Q(**{f"{kolom}__isnull": True})
        )
    return delen


def _ook(model: type[models.Model], muur: Muur, bos: Ledenbos) -> Q:
    delen = Q(pk__in=[])
    for kolom in muur.leden:
        soort = "overlap" if _is_reeks(model, kolom) else "in"
        delen |= Q(**{f"{kolom}__{soort}": sorted(bos.leden)})
    return delen


def _niemand(model: type[models.Model], muur: Muur) -> Q:
    delen = Q()
    for kolom in muur.leden:
        delen &= Q(**({f"{kolom}__len": 0} if _is_reeks(model, kolom) else {f"{kolom}__isnull": True}))
    return delen


def _is_reeks(model: type[models.Model], kolom: str) -> bool:
    return isinstance(model._meta.get_field(kolom.removesuffix("_id")), ArrayField)


def _afgeschermd(model: type[models.Model], bos: Ledenbos) -> Q:
    """Of what is shielded only the own address, telephone or e-mail."""
    open_ = Q(laag__lt=int(Laag.AFGESCHERMD))
    return open_ | Q(lid_id__in=bos.namens) if model is Contactgegeven else open_


def _niet_van_anderen(model: type[models.Model], bos: Ledenbos) -> Q:
    """Whose helper, and whose reader: "opvang X is involved" or "opvang X looked" betrays where somebody is."""
    if model._meta.model_name == "betrokkenheid":
        voor = Q(leden=[]) | Q(leden__overlap=sorted(bos.leden))
        return voor & (Q(namens_id__isnull=True) | Q(namens_id__in=bos.leden))
    if model is Inzage:
        return Q(lid__len__gt=0) & (Q(namens=[]) | Q(namens__overlap=sorted(bos.leden)))
    return Q()


def _gezegd(model: type[models.Model], bos: Ledenbos) -> Q:
    """Not what may not be told yet: emergency access of which telling now is unsafe, and what came of it."""
    if model is Noodtoegang:
        return Q(later=False) | Q(verteld_op__isnull=False)
    stil = Q(huishouden_id__in=sorted(bos.ongezegd))
    if model is Inzage:
        return ~(Q(doel=Doel.NOOD.value) & stil)
    return ~(Q(grondslag="noodtoegang") & stil) if model is Gebeurtenis else Q()
