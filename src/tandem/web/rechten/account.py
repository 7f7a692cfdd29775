"""The account: log-in with password and second factor, passkeys, recovery codes, invitations.

The views are django-allauth's own, each declared here with its policy; what is not declared here has no address
(no sign-up, no e-mail, no password by mail).
"""

from uuid import UUID

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.rechten.uitnodiging import neem_uitnodiging_aan, uitgenodigde
from tandem.acties.rechten.werkbericht import kies_werkbericht, lees_werkbericht
from tandem.acties.rechten.wie import hoedanigheden
from tandem.web.formulier import behandel
from tandem.web.pagina import Verzoek, Weergave, Wie, pagina
from tandem.web.rechten.accountformulieren import Uitnodiging, Werkbericht

_BEIDE = ("GET", "POST")
_ROUTES: tuple[tuple[str, str, Weergave, Wie, str], ...] = (
    ("account/inloggen/", "account_login", account.login, Wie.IEDEREEN, "Inloggen met wachtwoord of passkey."),
    ("account/afmelden/", "account_logout", account.logout, Wie.IEDEREEN, "Afmelden, ook halverwege het inloggen."),
    ("account/gesloten/", "account_inactive", account.account_inactive, Wie.IEDEREEN, "Dit account is gesloten."),
    ("account/opnieuw/", "account_reauthenticate", account.reauthenticate, Wie.INGELOGD, "Het wachtwoord opnieuw."),
    (
        "account/wachtwoord/",
        "account_change_password",
        account.password_change,
        Wie.INGELOGD,
        "Een ander wachtwoord kiezen.",
    ),
    (
        "account/wachtwoord/kiezen/",
        "account_set_password",
        account.password_set,
        Wie.INGELOGD,
        "Een wachtwoord kiezen.",
    ),
    ("account/tweede-stap/", "mfa_index", mfa.index, Wie.INGELOGD, "Welke tweede stap u gebruikt bij het inloggen."),
    ("account/tweede-stap/code/", "mfa_authenticate", mfa.authenticate, Wie.IEDEREEN, "De tweede stap bij inloggen."),
    (
        "account/tweede-stap/opnieuw/",
        "mfa_reauthenticate",
        mfa.reauthenticate,
        Wie.INGELOGD,
        "De tweede stap opnieuw.",
    ),
    (
        "account/tweede-stap/app/",
        "mfa_activate_totp",
        totp.activate_totp,
        Wie.INGELOGD,
        "Een app met codes aanzetten.",
    ),
    (
        "account/tweede-stap/app/weg/",
        "mfa_deactivate_totp",
        totp.deactivate_totp,
        Wie.INGELOGD,
        "Een app met codes weghalen.",
    ),
    (
        "account/tweede-stap/herstelcodes/",
        "mfa_view_recovery_codes",
        herstelcodes.view_recovery_codes,
        Wie.INGELOGD,
        "Uw herstelcodes, één keer te zien.",
    ),
    (
        "account/tweede-stap/herstelcodes/nieuw/",
        "mfa_generate_recovery_codes",
        herstelcodes.generate_recovery_codes,
        Wie.INGELOGD,
        "Nieuwe herstelcodes maken.",
    ),
    (
        "account/tweede-stap/passkeys/",
        "mfa_list_webauthn",
        webauthn.list_webauthn,
        Wie.INGELOGD,
        "Uw passkeys.",
    ),
    (
        "account/tweede-stap/passkeys/erbij/",
        "mfa_add_webauthn",
        webauthn.add_webauthn,
        Wie.INGELOGD,
        "Een passkey toevoegen.",
    ),
    (
        "account/tweede-stap/passkeys/opnieuw/",
        "mfa_reauthenticate_webauthn",
        webauthn.reauthenticate_webauthn,
        Wie.INGELOGD,
        "De passkey opnieuw.",
    ),
    (
        "account/tweede-stap/passkeys/<int:pk>/naam/",
        "mfa_edit_webauthn",
        webauthn.edit_webauthn,
        Wie.INGELOGD,
        "Een passkey een andere naam geven.",
    ),
    (
        "account/tweede-stap/passkeys/<int:pk>/weg/",
        "mfa_remove_webauthn",
        webauthn.remove_webauthn,
        Wie.INGELOGD,
        "Een passkey weghalen.",
    ),
    (
        "account/passkey/",
        "mfa_login_webauthn",
        webauthn.login_webauthn,
        Wie.IEDEREEN,
        "Inloggen met een passkey.",
    ),
)
for _pad, _naam, _weergave, _wie, _uitleg in _ROUTES:
    pagina(_pad, _naam, wie=_wie, methoden=("POST",) if _naam == "account_logout" else _BEIDE, uitleg=_uitleg)(
        _weergave
    )


@pagina("account/", "account", wie=Wie.INGELOGD, uitleg="Uw eigen gegevens: rollen, wachtwoord, tweede stap.")
def overzicht(request: Verzoek) -> HttpResponse:
    """Show who one is here, and how the account is protected."""
    return render(request, "rechten/account.html", {"rollen": hoedanigheden(account=request.user.pk or 0)})


@pagina("account/bericht/", "werkbericht", methoden=_BEIDE, uitleg="Kiezen om 's ochtends te horen dat er werk wacht.")
def werkbericht(request: Verzoek) -> HttpResponse:
    """Choose where to hear by mail that work waits, or nowhere."""

    def actie(velden: dict[str, str], _verzoek: UUID) -> str:
        kies_werkbericht(door=request.actor, adres=velden["adres"])
        messages.success(request, "Vastgelegd." if velden["adres"].strip() else "U krijgt geen mail meer.")
        return reverse("account")

    begin = {"adres": lees_werkbericht(door=request.actor)}
    return behandel(request, formulier=Werkbericht, actie=actie, sjabloon="rechten/werkbericht.html", begin=begin)


@pagina(
    "uitnodiging/<str:wie>/<str:bewijs>/",
    "uitnodiging",
    wie=Wie.IEDEREEN,
    methoden=_BEIDE,
    uitleg="Een uitnodiging aannemen: een wachtwoord kiezen.",
)
def uitnodiging(request: HttpRequest, wie: str, bewijs: str) -> HttpResponse:
    """Choose a password with a one-time link; then log in with it."""
    naam = uitgenodigde(wie=wie, bewijs=bewijs)

    def actie(velden: dict[str, str], _verzoek: UUID) -> str:
        neem_uitnodiging_aan(wie=wie, bewijs=bewijs, wachtwoord=velden["wachtwoord"])
        messages.success(request, "Uw wachtwoord is gekozen. Log er nu mee in.")
        return reverse("account_login")

    if request.user.is_authenticated:
        return redirect("account")
    return behandel(
        request,
        formulier=Uitnodiging,
        actie=actie,
        sjabloon="rechten/uitnodiging.html",
        context={"naam": naam},
    )
