"""Inviting a guest to a joint talk, and the page of that guest: no account, a link and a code, listed items only."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.casus.gast import Bewijs, klopt, lees_gastpagina, schrijf_gastregel
from tandem.acties.casus.uitnodiging import lees_uitnodigblad, nodig_uit, trek_uitnodiging_in
from tandem.regels.casus.bespreking import NAAFLOOP
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Ongeldig
from tandem.web.casus.bespreking import EEN, SOORT, adres
from tandem.web.casus.overlegformulieren import Gastregelformulier, Uitnodigformulier
from tandem.web.dossier import dossiercontext
from tandem.web.linkcode import Linkpagina
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.woorden import moment

TOEGANG = Linkpagina("tandem_gast", "casus/gast_code.html", lambda een: klopt(bewijs=een))


@pagina(
    f"{EEN}uitnodigen/",
    "gast_uitnodigen",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Een gast zonder account uitnodigen voor een overleg.",
)
def uitnodigen(request: Verzoek, huishouden: UUID, bespreking: UUID) -> HttpResponse:
    """Invite a guest. The answer holds link and code, once: so it is the answer to the form, not another page."""
    blad = lees_uitnodigblad(door=request.actor, huishouden=huishouden, bespreking=bespreking)
    context = {**dossiercontext(blad.kop, "huishouden"), "blad": blad, "terug_url": adres(huishouden, bespreking)}
    if request.method != "POST":
        invoer = Uitnodigformulier(blad=blad, initial={"rol": "partner", "vervalt_op": blad.op + NAAFLOOP / 7})
        return render(request, "casus/gast_uitnodigen.html", {**context, "form": invoer})
    invoer = Uitnodigformulier(blad=blad, data=request.POST)
    if invoer.is_valid():
        try:
            gegeven = nodig_uit(
                door=request.actor,
                huishouden=huishouden,
                bespreking=bespreking,
                invoer=invoer.invoer(),
                verzoek=invoer.cleaned_data["verzoek"] or uuid4(),
            )
            link = request.build_absolute_uri(reverse("gast", args=[gegeven.link]))
            meer = {"link": link, "code": gegeven.code, "naam": invoer.cleaned_data["naam"]}
            meer["telefoon"] = invoer.cleaned_data["telefoon"]
            return render(request, "casus/gast_uitgenodigd.html", {**context, **meer})
        except AlGedaan:
            tekst = "Deze uitnodiging is al gemaakt. Link en code zijn maar één keer te zien. Kwijt? Trek haar in."
            messages.warning(request, tekst)
            return redirect(adres(huishouden, bespreking))
        except Ongeldig as fout:
            for veld, zin in fout.fouten.items():
                if not invoer.zet_fout(veld, zin):
                    invoer.add_error(veld if veld in invoer.fields else None, zin)
    return render(request, "casus/gast_uitnodigen.html", {**context, "form": invoer}, status=422)


@pagina(
    f"{EEN}gasten/<uuid:uitnodiging>/intrekken/",
    "uitnodiging_intrekken",
    doelen=(Doel.HULP,),
    methoden=("POST",),
    uitleg="Een uitnodiging intrekken.",
)
def intrekken(request: Verzoek, huishouden: UUID, bespreking: UUID, uitnodiging: UUID) -> HttpResponse:
    """Withdraw an invitation."""
    try:
        trek_uitnodiging_in(door=request.actor, huishouden=huishouden, uitnodiging=uitnodiging)
        messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    return redirect(adres(huishouden, bespreking))


@pagina(
    "gast/<str:link>/",
    "gast",
    wie=Wie.IEDEREEN,
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="De pagina van een gast: met link en code, alleen de stukken op de lijst.",
)
def gast(request: HttpRequest, link: str) -> HttpResponse:
    """Show the guest's page, or ask the code. Unknown, expired, withdrawn and wrong look the same."""
    return TOEGANG.toon(request, link, lambda een: _pagina(request, een))


def _pagina(request: HttpRequest, een: Bewijs) -> HttpResponse:
    gelezen = lees_gastpagina(bewijs=een)
    invoer = Gastregelformulier(soorten=gelezen.soorten, data=request.POST if request.method == "POST" else None)
    if invoer.is_bound and invoer.is_valid():
        try:
            velden = invoer.cleaned_data
            schrijf_gastregel(
                bewijs=een, soort=velden["soort"], tekst=velden["tekst"], verzoek=velden["verzoek"] or uuid4()
            )
            return redirect(request.path)
        except AlGedaan:
            return redirect(request.path)
        except Ongeldig as fout:
            for veld, zin in fout.fouten.items():
                invoer.add_error(veld if veld in invoer.fields else None, zin)
    context: dict[str, Any] = {
        "gast": gelezen,
        "form": invoer,
        "soort": SOORT.get(gelezen.soort, ""),
        "wanneer": moment(gelezen.op),
        "tot": moment(gelezen.vervalt_op),
    }
    return render(request, "casus/gast.html", context, status=422 if invoer.is_bound else 200)
