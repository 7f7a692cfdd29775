"""Sessions in the database, read together with the account and its capacities: one question a request."""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from tandem.acties.rechten.binnen import Binnenkomst, kom_binnen

_MEESTE = 10_000
_vermoed: dict[str, int] = {}
"""Whose session this was the last time that this process saw it. No more than a guess at what to ask along: who it
is, the session itself says."""


class SessionStore(db.SessionStore):
    """Django's sessions; what was read along stands in ``binnen``."""

    binnen: Binnenkomst | None = None

    def load(self) -> dict[str, Any]:
        """Read the session, and the account that it names."""
        sleutel = self.session_key or ""
        vermoed = _vermoed.get(sleutel)
        self.binnen = kom_binnen(sleutel=sleutel, account=vermoed)
        if self.binnen is None:
            self._session_key = None
            return {}
        gegevens: dict[str, Any] = self.decode(self.binnen.sessie)
        account = _nummer(gegevens.get(auth.SESSION_KEY))
        if account is not None and account != vermoed:
            _onthoud(sleutel, account)
            self.binnen = kom_binnen(sleutel=sleutel, account=account)
        return gegevens


def _onthoud(sleutel: str, account: int) -> None:
    if len(_vermoed) >= _MEESTE:
        _vermoed.clear()
    _vermoed[sleutel] = account


def _nummer(tekst: object) -> int | None:
    return int(tekst) if isinstance(tekst, str) and tekst.isdecimal() else None


class Aanmelding(AuthenticationMiddleware):
    """Puts the account on the request, as Django does, without asking for it a second time."""

    def process_request(self, request: HttpRequest) -> None:
        """Who it is, is looked up when somebody asks."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _gebruiker(request))  # type: ignore[assignment]


def _gebruiker(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    if not hasattr(request, "_cached_user"):
        request._cached_user = _vlot(request) or auth.get_user(request)  # type: ignore[attr-defined]
    return request._cached_user  # type: ignore[attr-defined, no-any-return]


def _vlot(request: HttpRequest) -> AbstractBaseUser | None:
    """Return the account that was read with the session when all is as it should be; whatever else is for Django."""
    sessie = request.session
    aangemeld = sessie.get(auth.SESSION_KEY)
    account = sessie.binnen.account if aangemeld and sessie.binnen else None  # type: ignore[attr-defined]
    if account is None or str(account.pk) != aangemeld or not account.is_active:
        return None
    if sessie.get(auth.BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    klopt = constant_time_compare(sessie.get(auth.HASH_SESSION_KEY) or "", account.get_session_auth_hash())
    return account if klopt else None
