"""Coming in as a member: an invitation with its code, an own account, and closing it in one act."""

import hashlib
import hmac
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.casus.eigen import zet_werk
from tandem.acties.casus.gastdeur import Bewijs, merk_link
from tandem.acties.keuring import keur
from tandem.acties.portaal import deur
from tandem.acties.portaal.bericht import stop_in
from tandem.acties.portaal.kop import lees_portaalkop
from tandem.acties.tijdstip import tijdstip
from tandem.koppelingen.kluis import kluis
from tandem.models import Portaalaccount
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.portaal import bezwaren_inlognaam

GEZIEN = "portaal_account_gezien"
DIENST = "dienst"
"""The issuer of the settings, as django-allauth names it."""


@dataclass(frozen=True)
class Uitnodigingstand:
    """What a link and a code give: ``dicht``, ``open`` (no code yet), ``fout``, ``wacht`` (until when), ``klopt``."""

    uitkomst: str
    persoon: int = 0
    huishouden: uuid.UUID | None = None
    lid: int = 0
    wacht_tot: datetime | None = None


def lid_van(*, account: int) -> Ledenactor | None:
    """Return as which person this account comes in; None for an account that is no member's, or was closed."""
    rij = Portaalaccount.objects.filter(account_id=account, gesloten_op=None).values_list("persoon_id", "taal").first()
    return Ledenactor(rij[0], account, rij[1]) if rij else None


def kies_taal(*, door: Ledenactor, taal: str) -> None:
    """Remember in which language this person reads; it goes along to every device. Raises ``Ongeldig`` for another."""
    if taal not in dict(settings.LANGUAGES):
        raise Ongeldig(taal="Kies een taal uit de lijst.")
    Portaalaccount.objects.filter(account_id=door.account).update(taal=taal)


def probeer(*, link: str, bewijs: Bewijs | None = None) -> Uitnodigingstand:
    """Return what this link gives, with the code that was typed. A wrong code is counted, whatever happens next."""
    with transaction.atomic():
        return _vraag(link, bewijs, gebruik=False)


def _vraag(link: str, bewijs: Bewijs | None, *, gebruik: bool) -> Uitnodigingstand:
    nu = tijdstip()
    code = bewijs.code_merk if bewijs else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT uitkomst, persoon, huishouden, lid, wacht FROM tandem_portaaluitnodiging(%s, %s, %s, %s)",
            [merk_link(link), code, nu, gebruik],
        )
        uitkomst, persoon, huishouden, lid, wacht = cursor.fetchone()
    return Uitnodigingstand(uitkomst, persoon or 0, huishouden, lid or 0, wacht)


def neem_aan(*, bewijs: Bewijs, naam: str, wachtwoord: str, taal: str = "") -> None:
    """Use the invitation: an own name and password; what was known of an earlier account works no more.

    ``taal``: the language chosen on the way, empty for none.

    Raises ``NietGevonden`` when the invitation does not hold any more, ``Ongeldig`` for the name or the password.
    """
    voor = _geldig(bewijs)
    keur(bezwaren_inlognaam(naam))

    def sleutel(account: User) -> None:
        try:
            validate_password(wachtwoord, account)
        except ValidationError as fout:
            raise Ongeldig(wachtwoord=" ".join(fout.messages)) from fout
        account.set_password(wachtwoord)

    _open(bewijs, voor, naam.strip(), sleutel, taal)


def neem_aan_met_dienst(*, bewijs: Bewijs, merk: str, taal: str = "") -> User:
    """Use the invitation with the log-in of an issuer, known by its mark (``merk_van``), instead of a password.

    Raises ``NietGevonden`` when the invitation does not hold any more, and when that log-in is somebody else's here.
    """
    voor = _geldig(bewijs)
    eerder = Portaalaccount.objects.filter(persoon_id=voor[0]).values_list("account_id", flat=True).first()
    if SocialAccount.objects.filter(provider=DIENST, uid=merk).exclude(user_id=eerder).exists():
        raise NietGevonden
    return _open(bewijs, voor, f"lid-{uuid.uuid4().hex[:20]}", User.set_unusable_password, taal, merk)


def merk_van(*, uitgever: str, sub: str) -> str:
    """Return by what somebody of an issuer is known here: a keyed mark, from which ``sub`` cannot be read back."""
    return hmac.new(kluis().zoeksleutel(), f"inlogdienst {uitgever} {sub}".encode(), hashlib.sha256).hexdigest()


def _geldig(bewijs: Bewijs) -> tuple[int, uuid.UUID]:
    """For which person and household this invitation holds. Raises ``NietGevonden``."""
    stand = probeer(link=bewijs.link, bewijs=bewijs)
    if stand.uitkomst != "klopt" or stand.huishouden is None:
        raise NietGevonden
    return stand.persoon, stand.huishouden


def _open(
    bewijs: Bewijs, voor: tuple[int, uuid.UUID], naam: str, sleutel: Callable[[User], None], taal: str, merk: str = ""
) -> User:
    """Open the account with its new key; every key that was there before is gone."""
    persoon, huishouden = voor
    with deur.schrijf(door=Ledenactor(persoon, 0), wat="account maken", huishouden=huishouden) as sessie:
        if _vraag(bewijs.link, bewijs, gebruik=True).uitkomst != "klopt":
            raise NietGevonden
        account = _account(persoon, naam, sessie.nu)
        sleutel(account)
        account.is_active = True
        account.save()
        _sleutels_weg(account)
        if merk:
            SocialAccount.objects.create(user=account, provider=DIENST, uid=merk, extra_data={})
        Portaalaccount.objects.update_or_create(
            persoon_id=persoon,
            defaults={"account": account, "gemaakt_op": sessie.nu, "gesloten_op": None, "taal": taal},
        )
        sessie.gebeurtenis("portaal_geopend", niet_zichtbaar_voor=sessie.anderen())
    return account


def _sleutels_weg(account: User) -> None:
    """Whatever else opened this account opens it no more."""
    Authenticator.objects.filter(user=account).delete()
    SocialAccount.objects.filter(user=account).delete()


def _account(persoon: int, naam: str, nu: datetime) -> User:
    """The account of this person under the chosen name. Raises ``Ongeldig`` for a name that somebody else has."""
    eerder = Portaalaccount.objects.filter(persoon_id=persoon).select_related("account").first()
    account: User = eerder.account if eerder else User(date_joined=nu)
    if User.objects.filter(username__iexact=naam).exclude(pk=account.pk).exists():
        raise Ongeldig(naam="Deze naam kan niet. Kies een andere.")
    account.username = naam
    return account


def sluit_account(*, door: Ledenactor) -> None:
    """Somebody saw the account: close it with all its sessions at once, and tell the fixed face of every household."""
    nu = timezone.now()
    with transaction.atomic():
        Portaalaccount.objects.filter(persoon_id=door.persoon).update(gesloten_op=nu)
        account = User.objects.select_for_update().get(pk=door.account)
        account.is_active = False
        account.set_unusable_password()
        account.save(update_fields=["is_active", "password"])
        _sleutels_weg(account)
    for huishouden, _weg in mijn_huishoudens(door=door):
        with deur.schrijf(door=door, wat="account sluiten", huishouden=huishouden) as sessie:
            anderen = sessie.anderen()
            stop_in(sessie)  # who saw the account may have chosen the address
            zet_werk(sessie, sessie.ik, soort=GEZIEN, bij_soort="lid", bij=sessie.ik, dagen=0, niet_voor=anderen)
            sessie.gebeurtenis("portaal_gesloten", niet_zichtbaar_voor=anderen)


def mijn_huishoudens(*, door: Ledenactor) -> list[tuple[uuid.UUID, bool]]:
    """Return the households of this person, and whether they left; those of now first. Public ids, no content."""
    nu = tijdstip()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT openbaar, weg FROM tandem_mijn_huishoudens(%s, %s)", [door.persoon, timezone.localdate(nu)]
        )
        return list(cursor.fetchall())


@dataclass(frozen=True)
class Mijndossier:
    """One file of a person. ``naam``: what the household is called; empty for who left: they hear nothing new."""

    huishouden: uuid.UUID
    naam: str
    weg: bool


def lees_mijn_dossiers(*, door: Ledenactor) -> tuple[Mijndossier, ...]:
    """Return the files among which this person chooses, those of now first."""
    alle = mijn_huishoudens(door=door)
    return tuple(Mijndossier(een, "" if weg else _naam(door, een), weg) for een, weg in alle)


def _naam(door: Ledenactor, huishouden: uuid.UUID) -> str:
    with deur.lees(door=door, wat="mijn dossiers", huishouden=huishouden) as sessie:
        return lees_portaalkop(sessie, huishouden).kop.naam
