"""Accounts: the log-in that belongs to a professional. No household data."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tandem.models import Medewerker, Teamlidmaatschap
from tandem.regels.rechten.oordeel import NietGevonden

DEMOCODE = "demo-"
"""The code of a professional of the demo begins with this; nobody else can be logged in without a password."""


@dataclass(frozen=True)
class Demomens:
    """Somebody as whom the demo lets you work: name, role, team, organisation, and one line who that is."""

    code: str
    naam: str
    rol: str
    team: str
    organisatie: str
    wie: str


def demomensen() -> list[Demomens]:
    """Return the professionals of the demo, each in the first capacity; nobody outside demo mode."""
    if not settings.DEMO:
        return []
    gezien: dict[str, Demomens] = {}
    for rij in _demolidmaatschappen():
        mens = rij.medewerker
        gezien.setdefault(
            mens.code,
            Demomens(mens.code, mens.naam, rij.rol.naam, rij.team.naam, rij.organisatie.naam, rij.rol.uitleg),
        )
    return list(gezien.values())


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
        assert rij.account_id is not None
        return rij.account_id


def _demolidmaatschappen() -> list[Teamlidmaatschap]:
    vandaag = timezone.localdate()
    return list(
        Teamlidmaatschap.objects.filter(medewerker__code__startswith=DEMOCODE, van__lte=vandaag)
        .filter(Q(tot=None) | Q(tot__gt=vandaag))
        .select_related("medewerker", "team", "organisatie", "rol")
        .order_by("medewerker_id", "pk")
    )
