"""Invitations: an administrator prints a link that works once; with it a professional chooses a password."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from tandem.acties.rechten.account import account_voor
from tandem.models import Medewerker, Organisatie, Rol, Team, Teamlidmaatschap
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig


def nodig_uit(*, code: str, naam: str = "", nieuwe_factor: bool = False) -> tuple[str, str]:
    """Return the two parts of a one-time link for a professional, who is made when there is none with this code.

    Earlier links stop working once a password is chosen, and after a week. ``nieuwe_factor`` removes the second
    factors, for who lost a telephone. Raises ``Ongeldig`` for a new professional without a name.
    """
    with transaction.atomic():
        mens = Medewerker.objects.filter(code=code).first()
        if mens is None:
            if not naam.strip():
                raise Ongeldig(naam=f"Er is nog geen medewerker met de code {code}. Geef ook een naam op.")
            mens = Medewerker.objects.create(code=code, naam=naam.strip())
        account = User.objects.get(pk=account_voor(medewerker=mens.pk))
        if nieuwe_factor:
            Authenticator.objects.filter(user=account).delete()
    return urlsafe_base64_encode(str(account.pk).encode()), default_token_generator.make_token(account)


def geef_rol(*, code: str, team: str, rol: str, organisatie: str = "", van: date | None = None) -> None:
    """Give a professional a capacity: a role in a team, for a mother organisation (else that of the team).

    Raises ``Ongeldig`` naming what is not known. Doing it twice changes nothing.
    """
    mens = _zoek(Medewerker, code, "medewerker")
    groep = _zoek(Team, team, "team")
    moeder = _zoek(Organisatie, organisatie, "organisatie").pk if organisatie else groep.organisatie_id
    if not Rol.objects.filter(code=rol).exists():
        raise Ongeldig(rol=f"De rol {rol} bestaat niet.")
    Teamlidmaatschap.objects.get_or_create(
        medewerker=mens,
        team=groep,
        organisatie_id=moeder,
        rol_id=rol,
        tot=None,
        defaults={"van": van or timezone.localdate()},
    )


def uitgenodigde(*, wie: str, bewijs: str) -> str:
    """Return the user name that an invitation is for. Raises ``NietGevonden`` when it does not hold any more."""
    return _account(wie, bewijs).username


def neem_uitnodiging_aan(*, wie: str, bewijs: str, wachtwoord: str) -> None:
    """Choose the password; the link works no more. Raises ``NietGevonden``, or ``Ongeldig`` for a weak password."""
    account = _account(wie, bewijs)
    try:
        validate_password(wachtwoord, account)
    except ValidationError as fout:
        raise Ongeldig(wachtwoord=" ".join(fout.messages)) from fout
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])


def _account(wie: str, bewijs: str) -> User:
    try:
        nummer = int(urlsafe_base64_decode(wie))
    except ValueError as fout:
        raise NietGevonden from fout
    account = User.objects.filter(pk=nummer, is_active=True).first() if nummer < 2**31 else None
    if account is None or not default_token_generator.check_token(account, bewijs):
        raise NietGevonden
    return account


def _zoek(model: Any, code: str, woord: str) -> Any:
    rij = model.objects.filter(code=code).first()
    if rij is None:
        raise Ongeldig(**{woord: f"Er is geen {woord} met de code {code}."})
    return rij
