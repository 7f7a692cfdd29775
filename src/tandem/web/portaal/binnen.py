"""Coming to the portal and leaving it: invitation, log-in, the quick way out, closing an account that was seen."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tandem.acties.casus.gastdeur import Bewijs, bewijs
from tandem.acties.portaal.binnen import (
    Uitnodigingstand,
    kies_taal,
    lees_mijn_dossiers,
    mijn_huishoudens,
    neem_aan,
    probeer,
    sluit_account,
)
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.web import taal
from tandem.web.formulier import behandel
from tandem.web.ledendeur import NEUTRAAL
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal import inlogdienst
from tandem.web.portaal.basis import BEIDE, EIGEN
from tandem.web.portaal.formulieren import Account, Code

_DICHT = gettext_lazy("Deze link werkt niet meer. Vraag een nieuwe aan wie u de link gaf.")


@pagina("mijn/inloggen/", "mijn_inloggen", wie=Wie.IEDEREEN, methoden=BEIDE, uitleg="Inloggen door een gezinslid.")
def inloggen(request: HttpRequest) -> HttpResponse:
    """Log in on a page that tells nothing."""
    if not request.user.is_authenticated:
        request.session[NEUTRAAL] = True
    antwoord: HttpResponse = LoginView.as_view(
        template_name="portaal/inloggen.html", extra_context=inlogdienst.dienst()
    )(request)
    return antwoord


@pagina(
    "mijn/uitnodiging/<str:link>/",
    "mijn_uitnodiging",
    wie=Wie.IEDEREEN,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Een uitnodiging voor Mijn Tandem: eerst de code, dan een eigen naam en wachtwoord.",
)
def uitnodiging(request: HttpRequest, link: str) -> HttpResponse:
    """Ask the code; with the right one choose a name and a password. One sentence for every link that is closed."""
    gegeven = _gegeven(request, link)
    if gegeven is None:
        return _vraag_code(request, link)

    def actie(velden: dict[str, Any], _verzoek: UUID) -> str:
        neem_aan(bewijs=gegeven, naam=velden["naam"], wachtwoord=velden["wachtwoord"], taal=get_language() or "")
        request.session.pop(inlogdienst.BEWIJS, None)
        request.session["mijn_klaar"] = True
        return reverse("mijn_inloggen")

    try:
        return behandel(
            request, formulier=Account, actie=actie, sjabloon="portaal/account.html", context=inlogdienst.dienst()
        )
    except NietGevonden:
        request.session.pop(inlogdienst.BEWIJS, None)
        return _dicht(request)


def _gegeven(request: HttpRequest, link: str) -> Bewijs | None:
    """The code that this browser showed with this link; judged anew when it is used."""
    bewijs = inlogdienst.getoond(request)
    return bewijs if bewijs and bewijs.link == link else None


def _vraag_code(request: HttpRequest, link: str) -> HttpResponse:
    invoer = Code(data=request.POST if request.method == "POST" else None)
    getypt = bewijs(link, invoer.cleaned_data["code"]) if invoer.is_bound and invoer.is_valid() else None
    stand = probeer(link=link, bewijs=getypt)
    if stand.uitkomst == "klopt" and getypt is not None:
        request.session[inlogdienst.BEWIJS] = {"link": link, "code": signing.dumps(getypt.code_merk.hex())}
        request.session[NEUTRAAL] = True
        return redirect(request.path)
    if stand.uitkomst == "dicht":
        return _dicht(request)
    if getypt is not None or stand.uitkomst == "wacht":
        invoer.add_error("code", _zin(stand)) if invoer.is_bound else None
    context = {"form": invoer, "wacht": _zin(stand) if stand.uitkomst == "wacht" else ""}
    return render(request, "portaal/code.html", context, status=422 if invoer.is_bound else 200)


def _zin(stand: Uitnodigingstand) -> str:
    if stand.wacht_tot is None:
        return _("Deze code klopt niet. Kijk de cijfers na.")
    fout = stand.uitkomst == "fout"
    waarom = _("Deze code klopt niet.") if fout else _("Er is te vaak een verkeerde code ingevuld.")
    verder = _("Probeer het weer na %(moment)s. Wie u uitnodigde, krijgt hiervan bericht.")
    return f"{waarom} {verder % {'moment': taal.moment(stand.wacht_tot)}}"


def _dicht(request: HttpRequest) -> HttpResponse:
    return render(request, "portaal/dicht.html", {"zin": _DICHT}, status=410)


@pagina("mijn/weg/", "mijn_weg", wie=Wie.IEDEREEN, uitleg="Snel weg: afmelden en naar een gewone site.")
def weg(request: HttpRequest) -> HttpResponse:
    """Leave at once: the session ends, and an everyday site opens. A link, so that it always works.

    A page elsewhere that hides the link in a picture logs nobody out.
    """
    if request.headers.get("Sec-Fetch-Site") != "cross-site":
        logout(request)
    return redirect(settings.TANDEM_WEGSITE)


@pagina("mijn/", "mijn", wie=Wie.LID, doelen=EIGEN, uitleg="Kiezen welk dossier, voor wie in meer huishoudens leeft.")
def mijn(request: Verzoek) -> HttpResponse:
    """Go to the one file, or choose."""
    alle = mijn_huishoudens(door=request.lid)
    if len(alle) == 1:
        return redirect("mijn_begin", alle[0][0])
    return render(request, "portaal/kiezen.html", {"dossiers": lees_mijn_dossiers(door=request.lid)})


@pagina("mijn/taal/", "mijn_taal", wie=Wie.LID, methoden=("POST",), uitleg="Kiezen in welke taal iemand leest.")
def kies(request: Verzoek) -> HttpResponse:
    """Read on in another language, on the same page; it is remembered with the account."""
    gekozen = request.POST.get(taal.TAAL, "")
    with suppress(Ongeldig):  # a language that went away since the page was opened: nothing changes
        kies_taal(door=request.lid, taal=gekozen)
        request.session[taal.TAAL] = gekozen
    terug = request.POST.get("terug", "")
    return redirect(terug if url_has_allowed_host_and_scheme(terug, allowed_hosts=None) else "mijn")


@pagina(
    "mijn/gezien/",
    "mijn_gezien",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Iemand heeft het account gezien: alles in één keer dicht.",
)
def gezien(request: Verzoek) -> HttpResponse:
    """Close the account and all its sessions in one act."""
    if request.method != "POST":
        return render(request, "portaal/gezien.html")
    sluit_account(door=request.lid)
    logout(request)
    request.session[NEUTRAAL] = True
    request.session[taal.TAAL] = get_language()
    return redirect("mijn_dicht")


@pagina("mijn/dicht/", "mijn_dicht", wie=Wie.IEDEREEN, uitleg="Het account is dicht.")
def dicht(request: HttpRequest) -> HttpResponse:
    """Say that it is closed, and what comes now, without telling what it was."""
    return render(request, "portaal/gesloten.html")
