"""Coming in and going out: the demo's "log in als", the capacity in which one works, log-out."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tandem.acties.portaal.demo import demoleden, demolidaccount, is_demolid
from tandem.acties.rechten.account import demoaccount, demomensen
from tandem.acties.rechten.wie import hoedanigheden
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.pagina import Verzoek, Wie, pagina


@pagina("inloggen/", "inloggen", wie=Wie.IEDEREEN, uitleg="Inloggen; in de demo kiest u als wie.")
def inloggen(request: HttpRequest) -> HttpResponse:
    """Show whom the demo offers; with real accounts go on to the log-in itself."""
    verder = veilig_verder(request)
    if not settings.DEMO:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': verder})}")
    mensen = demomensen()
    eerst = [mens for mens in mensen if mens.begin]
    context = {
        "eerst": eerst,
        "mensen": sorted(mensen, key=lambda mens: mens.team),
        "leden": demoleden(),
        "verder": verder,
    }
    return render(request, "rechten/inloggen.html", context)


@pagina(
    "inloggen/als/", "inloggen_als", wie=Wie.DEMO, methoden=("POST",), uitleg="In de demo: verder als deze persoon."
)
def inloggen_als(request: HttpRequest) -> HttpResponse:
    """Log in as one of the demo's people, without a password; outside demo mode there is nothing here."""
    code = request.POST.get("code", "")
    nummer = demolidaccount(code=code) if is_demolid(code) else demoaccount(code=code)
    account = get_user_model().objects.get(pk=nummer)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(veilig_verder(request))


@pagina("uitloggen/", "uitloggen", wie=Wie.IEDEREEN, methoden=("POST",), uitleg="Afmelden.")
def uitloggen(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("inloggen")


@pagina(
    "rol/", "hoedanigheid", wie=Wie.INGELOGD, methoden=("GET", "POST"), uitleg="Kiezen voor wie en als wat u werkt."
)
def hoedanigheid(request: Verzoek) -> HttpResponse:
    """Show or choose the capacity in which one works; powers do not travel from one to the other."""
    keuzes = hoedanigheden(account=request.user.pk or 0)
    if request.method == "POST":
        gekozen = next((keus for keus in keuzes if str(keus.lidmaatschap) == request.POST.get("lidmaatschap")), None)
        if gekozen is None:
            raise NietGevonden
        request.session["lidmaatschap"] = gekozen.lidmaatschap
        return redirect("start")
    nu = request.actor.lidmaatschap if request.actor else None
    return render(request, "rechten/hoedanigheid.html", {"keuzes": keuzes, "nu": nu})


def veilig_verder(request: HttpRequest) -> str:
    """Return where to go after log-in: only an address of this site."""
    gevraagd = request.POST.get("next") or request.GET.get("next") or "/"
    hier = url_has_allowed_host_and_scheme(gevraagd, {request.get_host()}, require_https=request.is_secure())
    return gevraagd if hier else "/"
