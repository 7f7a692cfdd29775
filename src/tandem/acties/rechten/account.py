"""Accounts: the log-in that belongs to a professional. No household data."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tandem.koppelingen.inhoud import catalogus, lees_mensen
from tandem.models import Medewerker, Teamlidmaatschap
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class Demomens:
    """Somebody as whom the demo lets you work; ``rollen`` in words, ``wie`` one line who that is."""

    code: str
    naam: str
    team: str
    rollen: tuple[str, ...]
    wie: str
    begin: bool = False


BEGINNERS = ("casusregisseur", "tandempartner_rvt", "teamleider", "dienstdoende")
"""The roles of which the log-in page of the demo shows one person each, to begin with."""


def demomensen() -> list[Demomens]:
    """Return the professionals of the demo with a capacity today, in the content's order; none outside the demo."""
    if not settings.DEMO:
        return []
    per_mens: dict[str, list[Teamlidmaatschap]] = {code: [] for code in _opmerkingen()}
    for rij in _lidmaatschappen_van(list(per_mens)):
        per_mens[rij.medewerker.code].append(rij)
    eersten: dict[str, str] = {}
    for code, rijen in per_mens.items():
        if rijen:
            eersten.setdefault(rijen[0].rol_id, code)
    begin = {eersten[rol] for rol in BEGINNERS if rol in eersten}
    return [_demomens(code, rijen, code in begin) for code, rijen in per_mens.items() if rijen]


def _demomens(code: str, rijen: list[Teamlidmaatschap], begin: bool) -> Demomens:
    eerste = rijen[0]
    rollen = tuple(f"{rij.rol.naam}, {rij.team.naam}" for rij in rijen)
    wie = _opmerkingen()[code] or eerste.rol.uitleg
    return Demomens(code, eerste.medewerker.naam, eerste.team.naam, rollen, wie, begin)


@cache
def _opmerkingen() -> dict[str, str]:
    """The codes of the demo's people, with what the content tells about them."""
    return {code: mens.opmerking or "" for code, mens in lees_mensen(catalogus()).items()}


def demoaccount(*, code: str) -> int:
    """Return the account of a professional of the demo, made at first use.

    Raises ``NietGevonden`` outside demo mode, and for anybody who is not one of the demo's own people.
    """
    if code not in {mens.code for mens in demomensen()}:
        raise NietGevonden
    return account_voor(medewerker=Medewerker.objects.get(code=code).pk)


def account_voor(*, medewerker: int) -> int:
    """Return the account of a professional, made without a password when there is none yet."""
    with transaction.atomic():
        rij = Medewerker.objects.select_for_update().get(pk=medewerker)
        if rij.account_id is None:
            account = User(username=rij.code)
            account.set_unusable_password()
            account.save()
            rij.account = account
            rij.save(update_fields=["account"])
            return account.pk
        return rij.account_id


def _lidmaatschappen_van(codes: list[str]) -> list[Teamlidmaatschap]:
    vandaag = timezone.localdate()
    return list(
        Teamlidmaatschap.objects.filter(medewerker__code__in=codes, van__lte=vandaag)
        .filter(Q(tot=None) | Q(tot__gt=vandaag))
        .select_related("medewerker", "team", "rol")
        .order_by("medewerker_id", "pk")
    )
