"""What professionals do around the portal: the safe way to reach somebody, inviting, and what members wrote."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.casus.post import beantwoord, handel_af, lees_post
from tandem.acties.huishouden.contactwijze import lees_contactwijze, leg_contactwijze_vast
from tandem.acties.portaal.uitnodigen import lees_toegang, nodig_lid_uit, trek_in
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tandem.regels.rechten.portaal import Wijze
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, formulierpagina
from tandem.web.pagina import Verzoek, pagina
from tandem.web.portaal.formulieren import Antwoord, Contactwijze, Uitnodigen
from tandem.web.woorden import moment

LID = f"{HIER}personen/<uuid:lid>/"
PLAN = (Laag.PLAN,)
STAND = {
    "open": "wacht tot de link wordt gebruikt",
    "gebruikt": "gebruikt",
    "ingetrokken": "ingetrokken",
    "verlopen": "verlopen",
    "dicht": "dicht: te vaak een verkeerde code",
}


@pagina(
    f"{LID}bereiken/",
    "contactwijze",
    doelen=HULP,
    lagen=PLAN,
    methoden=BEIDE,
    uitleg="Vastleggen hoe iemand veilig te bereiken is.",
)
def contactwijze(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Record how somebody is reached without danger."""
    blad = lees_contactwijze(door=request.actor, huishouden=huishouden, lid=lid)
    nu = blad.beeld.wijze or Wijze()
    laatste: list[Contactwijze] = []

    def formulier(**opties: Any) -> Contactwijze:
        laatste[:] = [Contactwijze(**opties)]
        return laatste[0]

    def actie(_: dict[str, Any], verzoek: UUID) -> str:
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "lid": lid, "verzoek": verzoek}
        leg_contactwijze_vast(**vast, wijze=laatste[0].wijze())
        messages.success(request, "Vastgelegd. Dit staat bovenaan waar iemand contact wil opnemen.")
        return adres("lid", huishouden, lid)

    return formulierpagina(
        request, blad.kop, titel=f"{blad.beeld.naam} veilig bereiken", knop="Vastleggen",
        uitleg="Anderen uit het huishouden lezen dit niet, ook niet in Mijn Tandem.",
        terug=adres("lid", huishouden, lid), formulier=formulier, actie=actie, concept=f"bereiken-{lid}",
        begin={naam: getattr(nu, naam) for naam in ("hoe", "wanneer", "voicemail", "niet_benaderen")},
    )  # fmt: skip


@pagina(
    f"{LID}mijn-tandem/",
    "portaaltoegang",
    doelen=HULP,
    lagen=PLAN,
    methoden=BEIDE,
    uitleg="Iemand uitnodigen voor Mijn Tandem.",
)
def toegang(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Invite somebody. The answer holds link and code, once: so it is the answer to the form, not another page."""
    blad = lees_toegang(door=request.actor, huishouden=huishouden, lid=lid)
    context = {
        **dossiercontext(blad.kop, "personen"),
        "blad": blad,
        "lid": lid,
        "stand": [(een, STAND[een.stand]) for een in blad.uitnodigingen],
        "open": any(een.stand == "open" for een in blad.uitnodigingen),
        "wijze": blad.wijze,
    }
    if request.method != "POST":
        return render(request, "portaal/toegang.html", {**context, "form": Uitnodigen(blad=blad)})
    invoer = Uitnodigen(blad=blad, data=request.POST)
    if invoer.is_valid():
        try:
            gegeven = nodig_lid_uit(
                door=request.actor,
                huishouden=huishouden,
                lid=lid,
                link_via=invoer.cleaned_data["link_via"],
                code_via=invoer.cleaned_data["code_via"],
                verzoek=invoer.cleaned_data["verzoek"] or uuid4(),
            )
            link = request.build_absolute_uri(reverse("mijn_uitnodiging", args=[gegeven.link]))
            meer = {"link": link, "code": gegeven.code, "tot": moment(gegeven.vervalt_op)}
            return render(request, "portaal/uitgenodigd.html", {**context, **meer})
        except AlGedaan:
            messages.warning(request, "Deze uitnodiging is al gemaakt. Link en code zijn maar één keer te zien.")
            return redirect(request.path)
        except Ongeldig as fout:
            for veld, zin in fout.fouten.items():
                invoer.add_error(veld if veld in invoer.fields else None, zin)
    return render(request, "portaal/toegang.html", {**context, "form": invoer}, status=422)


@pagina(
    f"{LID}mijn-tandem/intrekken/",
    "portaal_intrekken",
    doelen=HULP,
    lagen=PLAN,
    methoden=("POST",),
    uitleg="Een uitnodiging voor Mijn Tandem intrekken.",
)
def intrekken(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Withdraw the open invitation."""
    try:
        trek_in(door=request.actor, huishouden=huishouden, lid=lid)
        messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    return redirect("portaaltoegang", huishouden, lid)


@pagina(
    f"{HIER}mijn-tandem/",
    "portaalpost",
    doelen=HULP,
    lagen=PLAN,
    uitleg="Wat mensen uit het huishouden schreven in Mijn Tandem.",
)
def post(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what is dangerous first, then what members wrote."""
    gelezen = lees_post(door=request.actor, huishouden=huishouden)
    tab = dossiercontext(gelezen.kop, "huishouden")
    return render(request, "portaal/post.html", {**tab, "let_op": gelezen.let_op, "berichten": gelezen.berichten})


@pagina(
    f"{HIER}mijn-tandem/<uuid:bericht>/",
    "portaalpost_antwoord",
    doelen=HULP,
    lagen=PLAN,
    methoden=BEIDE,
    uitleg="Een vraag uit Mijn Tandem beantwoorden.",
)
def antwoord(request: Verzoek, huishouden: UUID, bericht: UUID) -> HttpResponse:
    """Answer one question."""
    gelezen = lees_post(door=request.actor, huishouden=huishouden)
    hier = next((een for een in gelezen.berichten if een.openbaar == bericht and een.soort == "portaalvraag"), None)
    terug = adres("portaalpost", huishouden)
    if hier is None:
        raise NietGevonden

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        beantwoord(**vast, bericht=bericht, tekst=v["tekst"])
        return terug

    return formulierpagina(
        request, gelezen.kop, titel=f"{hier.wie} vraagt", knop="Antwoord geven", uitleg=hier.tekst, terug=terug,
        formulier=Antwoord, actie=actie, concept=f"antwoord-{bericht}", tab="huishouden",
    )  # fmt: skip


@pagina(
    f"{HIER}mijn-tandem/<uuid:bericht>/gelezen/",
    "portaalpost_gelezen",
    doelen=HULP,
    lagen=PLAN,
    methoden=("POST",),
    uitleg="Vastleggen dat is gelezen wat iemand schreef.",
)
def gelezen(request: Verzoek, huishouden: UUID, bericht: UUID) -> HttpResponse:
    """Say that it was read."""
    try:
        beantwoord(door=request.actor, huishouden=huishouden, bericht=bericht)
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    return redirect("portaalpost", huishouden)


@pagina(
    f"{HIER}mijn-tandem/let-op/<uuid:werk>/",
    "portaalpost_bereikt",
    doelen=HULP,
    lagen=PLAN,
    methoden=("POST",),
    uitleg="Vastleggen dat iemand veilig is bereikt, nadat een account is gezien of een code geraden.",
)
def bereikt(request: Verzoek, huishouden: UUID, werk: UUID) -> HttpResponse:
    """Say that this person was reached."""
    handel_af(door=request.actor, huishouden=huishouden, werk=werk)
    return redirect("portaalpost", huishouden)
