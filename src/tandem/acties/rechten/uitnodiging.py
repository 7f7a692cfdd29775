"""Coming and going: an administrator prints a link that works once, gives a role, and ends it when somebody leaves."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
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
        if not account.is_active:  # somebody who left and comes back
            User.objects.filter(pk=account.pk).update(is_active=True)
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


def beeindig_rollen(*, code: str, team: str = "", rol: str = "", tot: date | None = None) -> tuple[int, bool]:
    """End the capacities of a professional who leaves: all, or those of one team or role; ``tot`` is the first day off.

    Return how many ended, and whether the account was closed because none is left: an open browser then stops at its
    next request. Raises ``Ongeldig`` naming what is not known, or for a day on which a capacity had not begun.
    """
    mens, dag = _zoek(Medewerker, code, "medewerker"), tot or timezone.localdate()
    lopend = Teamlidmaatschap.objects.filter(medewerker=mens, tot=None)
    gekozen = lopend.filter(team=_zoek(Team, team, "team")) if team else lopend
    gekozen = gekozen.filter(rol=_zoek(Rol, rol, "rol")) if rol else gekozen
    if gekozen.filter(van__gte=dag).exists():
        raise Ongeldig(tot="Deze rol begon niet eerder dan die dag. Kies een latere dag.")
    with transaction.atomic():
        aantal = gekozen.update(tot=dag)
        weg = (
            dag <= timezone.localdate()
            and not Teamlidmaatschap.objects.filter(_loopt_na(dag), medewerker=mens).exists()
        )
        if weg:
            User.objects.filter(pk=account_voor(medewerker=mens.pk)).update(is_active=False)
    return aantal, weg


def _loopt_na(dag: date) -> Q:
    return Q(tot=None) | Q(tot__gt=dag)


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
