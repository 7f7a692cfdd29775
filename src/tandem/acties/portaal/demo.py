"""Members of a fictitious household as whom the demo lets one come in: no invitation, password or second factor."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.rechten.account import Demomens
from tandem.models import Lid, Portaalaccount
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden

_BEGIN = "gezin@"
"""How the account of a fictitious member begins: with a sign that nobody can choose (``bezwaren_inlognaam``)."""
TEAM = "Mijn Tandem: een gezin"


def maak_demolid(*, door: Actor, huishouden: UUID, lid: UUID, wie: str) -> None:
    """Give a member of a fictitious household an account without a password; ``wie`` says who that is.

    Raises ``NietGevonden`` outside demo mode.
    """
    if not settings.DEMO:
        raise NietGevonden
    with deur.lees(door=door, doel=Doel.HULP, wat="demo-account maken", huishouden=huishouden) as sessie:
        rij = sessie.een(Lid, lid)
        sessie.inzage(leden=[rij.pk])
        naam, persoon = rij.voornaam or "", rij.persoon_id
    account = User(username=f"{_BEGIN}{lid}", first_name=naam, last_name=wie)
    account.set_unusable_password()
    account.save()
    Portaalaccount.objects.create(account=account, persoon_id=persoon, gemaakt_op=timezone.now())


def demoleden() -> list[Demomens]:
    """Return the members of the demo, in the order in which they were made; none outside the demo."""
    if not settings.DEMO:
        return []
    rijen = Portaalaccount.objects.filter(account__username__startswith=_BEGIN, gesloten_op=None)
    return [
        Demomens(rij.account.username, rij.account.first_name, TEAM, (TEAM,), rij.account.last_name)
        for rij in rijen.select_related("account").order_by("pk")
    ]


def demolidaccount(*, code: str) -> int:
    """Return the account of a member of the demo. Raises ``NietGevonden`` outside it, and for anybody else."""
    if code not in {lid.code for lid in demoleden()}:
        raise NietGevonden
    return User.objects.get(username=code).pk


def is_demolid(code: str) -> bool:
    """Whether a code of the log-in page means a member of a household."""
    return code.startswith(_BEGIN)
