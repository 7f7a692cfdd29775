"""Logging in through an issuer of OpenID Connect (DigiD's route): off unless the settings name one.

django-allauth speaks the protocol (state, PKCE). What is stricter here: an account comes only from an invitation whose
code was shown in this very session, the signature of the token is always checked and so is its nonce, and of what the
issuer tells nothing is kept but a keyed mark of ``sub``.
"""

import hmac
import secrets
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from tandem.acties.casus.gastdeur import Bewijs
from tandem.acties.portaal.binnen import DIENST, lid_van, merk_van, neem_aan_met_dienst
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.ledendeur import NEUTRAAL
from tandem.web.pagina import Wie, pagina
from tandem.web.portaal.basis import EIGEN

BEWIJS = "mijn_uitnodiging"
"""In the session: link and code of the invitation that was shown here."""


def getoond(request: HttpRequest) -> Bewijs | None:
    """Return the invitation whose code this browser showed; it is judged anew when it is used."""
    bewaard = request.session.get(BEWIJS)
    return Bewijs(bewaard["link"], bytes.fromhex(signing.loads(bewaard["code"]))) if bewaard else None


def dienst() -> dict[str, str]:
    """Return what pages need to offer the issuer; nothing when there is none."""
    if not settings.TANDEM_OIDC_UITGEVER:
        return {}
    return {"dienst_url": reverse("openid_connect_login", args=[DIENST]), "dienst_naam": settings.TANDEM_OIDC_NAAM}


class Dienst(OpenIDConnectOAuth2Adapter):
    """How the answer of the issuer is read. ``nonce``: what this browser sent along when it went there."""

    nonce = ""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """Keep the mark of ``sub``, and for this request how well the issuer knows who it is; forget the rest."""
        login = super().complete_login(request, app, token, **kwargs)
        zegt = login.account.extra_data["id_token"]
        if not self.nonce or not hmac.compare_digest(str(zegt.get("nonce", "")).encode(), self.nonce.encode()):
            raise PermissionDenied  # OpenID Connect Core 1.0, 3.1.3.7, step 11: made for another log-in
        request.dienst_acr = zegt.get("acr")  # type: ignore[attr-defined]
        login.account.uid = merk_van(uitgever=zegt["iss"], sub=zegt["sub"])
        login.account.extra_data = {}
        return login

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """Check the signature too: TLS alone says who sent the token, not who made it."""
        zegt: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return zegt


class Terug(OAuth2CallbackView):
    """The way back: what was kept in the session when this browser left goes to who reads the answer."""

    adapter: Dienst

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        stand, antwoord = super()._get_state(request, provider)
        self.adapter.nonce = (stand or {}).get("nonce", "")
        return stand, antwoord


class Dienstadapter(DefaultSocialAccountAdapter):
    """Who comes from the issuer: a member who was coupled before, or who holds an invitation; nobody else."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Couple with the invitation of this session, or let in who is coupled; refuse anybody else."""
        bewijs = getoond(request)
        if bewijs is None:
            if not sociallogin.is_existing or lid_van(account=sociallogin.user.pk) is None:
                _weiger(request)
            return
        request.session.pop(BEWIJS)
        try:
            merk = sociallogin.account.uid
            sociallogin.user = neem_aan_met_dienst(bewijs=bewijs, merk=merk, taal=get_language() or "")
        except NietGevonden:
            _weiger(request)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - its signature
        """Nobody makes an account themselves."""
        return False

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        """Say that it did not work, whatever went wrong: stopped half-way, a forged answer, an issuer that is away."""
        _weiger(request)


def _weiger(request: HttpRequest) -> NoReturn:
    raise ImmediateHttpResponse(render(request, "portaal/dienst_niet.html", dienst(), status=403))


@pagina(
    "mijn/dienst/<str:provider_id>/",
    "openid_connect_login",
    wie=Wie.IEDEREEN,
    uitleg="Inloggen met een inlogdienst, zoals DigiD.",
)
def naar_dienst(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the issuer; nothing of the address that was asked goes along."""
    request.session[NEUTRAAL] = True
    request.GET = QueryDict()
    aanbieder = _adapter(request, provider_id).get_provider()
    nonce = secrets.token_urlsafe(24)
    erbij = {**aanbieder.get_auth_params(), "nonce": nonce}
    antwoord: HttpResponse = aanbieder.redirect(
        request, AuthProcess.LOGIN, next_url=reverse("mijn"), auth_params=erbij, nonce=nonce
    )
    return antwoord


@pagina(
    "mijn/dienst/<str:provider_id>/terug/",
    "openid_connect_callback",
    wie=Wie.IEDEREEN,
    doelen=EIGEN,
    uitleg="Terug van de inlogdienst: inloggen, of een account maken met een uitnodiging.",
)
def van_dienst(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Judge the answer of the issuer."""
    antwoord: HttpResponse = Terug.adapter_view(_adapter(request, provider_id))(request)
    return antwoord


def _adapter(request: HttpRequest, naam: str) -> Dienst:
    if naam != DIENST or not settings.TANDEM_OIDC_UITGEVER:
        raise NietGevonden
    return Dienst(request, naam)
