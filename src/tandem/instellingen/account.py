"""How django-allauth fits in: no sign-up, no mail, secrets encrypted, and which session has shown a second factor."""

import base64
import hashlib
import hmac
import secrets
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest

from tandem.acties.portaal.binnen import lid_van
from tandem.koppelingen.kluis import kluis

TWEEDE_FACTOR = "tweede_factor"
"""In the session: the account that has shown, or set up, a second factor in it."""
NEUTRALE_NAAM = "Mijn pagina"
_ECHT = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Accountadapter(DefaultAccountAdapter):
    """Accounts come by invitation only, and nothing is ever sent by mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody makes an account themselves."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask again before something that matters, unless the log-in itself was minutes ago (setting up, first day)."""
        records = get_authentication_records(self.request, self.request.user)
        net_ingelogd = any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)
        return not net_ingelogd and bool(super().is_reauthentication_required(app=app))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: mail is no factor and carries no content (veiligheid.md, section 1: Kenter)."""


class Factoradapter(DefaultMFAAdapter):
    """Second factors: their secrets encrypted outside the database's reach, the last one cannot be removed."""

    def encrypt(self, text: str) -> str:
        """Encrypt a secret under a key from the key store."""
        nonce = secrets.token_bytes(12)
        return base64.b64encode(nonce + AESGCM(_sleutel()).encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt what ``encrypt`` made. Raises ``InvalidTag`` when it was not made here."""
        ruw = base64.b64decode(encrypted_text)
        return AESGCM(_sleutel()).decrypt(ruw[:12], ruw[12:], None).decode()

    def get_totp_issuer(self) -> str:
        """What the app on a telephone shows; to a member of a household nothing that tells."""
        return NEUTRALE_NAAM if _is_lid() else str(super().get_totp_issuer())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What a passkey is called on a telephone; as above."""
        entiteit: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entiteit, "name": NEUTRALE_NAAM} if _is_lid() else entiteit

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another second factor stays behind."""
        anderen = Authenticator.objects.filter(user=authenticator.user, type__in=_ECHT).exclude(pk=authenticator.pk)
        return anderen.exists()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002 - its name
        """Propose a name for a new passkey."""
        aantal = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {aantal + 1}"


def heeft_tweede_factor(account: int | None) -> bool:
    """Whether an account has a second factor other than recovery codes."""
    return Authenticator.objects.filter(user_id=account, type__in=_ECHT).exists()


def _is_lid() -> bool:
    """Whether the one who sets up a factor is a member of a household."""
    gebruiker = getattr(allauth_context.request, "user", None)
    return gebruiker is not None and gebruiker.is_authenticated and lid_van(account=gebruiker.pk) is not None


def luister() -> None:
    """Note in the session when a second factor was shown or set up; called once at start-up."""
    authenticator_used.connect(_onthoud, dispatch_uid="tweede_factor_gebruikt")
    authenticator_added.connect(_onthoud, dispatch_uid="tweede_factor_erbij")
    user_logged_in.connect(_dienst_telt, dispatch_uid="inlogdienst_als_tweede_factor")


def _onthoud(request: HttpRequest, user: Any, **_: object) -> None:
    request.session[TWEEDE_FACTOR] = user.pk


def _dienst_telt(request: HttpRequest, user: Any, sociallogin: object = None, **_: object) -> None:
    """A log-in through the issuer is a second factor when its own word (``acr``) is one that the settings name."""
    if sociallogin is not None and getattr(request, "dienst_acr", None) in settings.TANDEM_OIDC_ACR:
        request.session[TWEEDE_FACTOR] = user.pk


def _sleutel() -> bytes:
    return hmac.new(kluis().zoeksleutel(), b"tweede factor", hashlib.sha256).digest()
