"""Pages about signals: the list, one signal, recording one, the reporter, and telling the reporter back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.casus.inhoudstermijn import Termijnuitleg
from tandem.acties.casus.melder import Melderinvoer, open_melder, wijzig_afscherming
from tandem.acties.casus.signaal import Signaalinvoer, Signaalweergave, lees_nieuw, lees_signaal, leg_signaal_vast
from tandem.acties.casus.signaal import lees_signalen as lees_lijst
from tandem.acties.casus.terugkoppeling import keuzes_terugkoppeling, koppel_terug
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd
from tandem.web.casus.doel import WERK, doel_voor
from tandem.web.casus.signaalbeeld import signaalcontext, signaalrij
from tandem.web.casus.signaalformulieren import Afscherming, Openen, Signaalformulier, Terugkoppelformulier
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina

SIGNALEN = "huishoudens/<uuid:huishouden>/signalen/"
EEN = f"{SIGNALEN}<uuid:signaal>/"


@pagina(SIGNALEN, "signalen", doelen=WERK, lagen=(Laag.VEILIGHEID,), uitleg="De signalen over dit huishouden.")
def signalen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the signals of a household."""
    lijst = lees_lijst(door=request.actor, huishouden=huishouden, doel=doel_voor(request))
    rijen = [signaalrij(een, lijst.kop) for een in lijst.signalen]
    return render(request, "casus/signalen.html", {**dossiercontext(lijst.kop, "huishouden"), "rijen": rijen})


@pagina(
    f"{SIGNALEN}nieuw/",
    "signaal_nieuw",
    doelen=(Doel.HULP, Doel.DIENST),
    methoden=("GET", "POST"),
    uitleg="Een signaal over dit huishouden vastleggen.",
)
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record a signal for this household."""
    doel = doel_voor(request)
    blad = lees_nieuw(door=request.actor, huishouden=huishouden, doel=doel)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = signaalinvoer(velden)
        nummer = leg_signaal_vast(door=request.actor, huishouden=huishouden, verzoek=verzoek, invoer=invoer, doel=doel)
        return adres(huishouden, nummer)

    return behandel(
        request,
        formulier=partial(Signaalformulier, leden=blad.kop.leden, vandaag=blad.kop.vandaag),
        actie=actie,
        sjabloon="casus/signaal_nieuw.html",
        context={**dossiercontext(blad.kop, "huishouden"), **termijncontext(blad.termijnen)},
        begin={"beoordelen_uiterlijk": blad.voorstel},
        plek=Conceptplek(huishouden, "signaal", doel),
        na_eerder=partial(adres, huishouden),
    )


def signaalinvoer(velden: dict[str, Any]) -> Signaalinvoer:
    """Return what the form holds as the action takes it."""
    melder = Melderinvoer(
        soort=velden["meldersoort"],
        naam_bekend=velden["naam_bekend"],
        naam=velden["melder_naam"],
        organisatie=velden["melder_organisatie"],
        contact=velden["melder_contact"],
        grond=velden["anoniem_grond"],
        tot=velden["anoniem_tot"],
    )
    return Signaalinvoer(
        ontvangen_op=velden["ontvangen_op"],
        acuut=velden["acuut"] == "ja",
        melder=melder,
        regels=velden["regels"],
        wat_nu=velden["wat_nu"],
        beoordelen_uiterlijk=velden["beoordelen_uiterlijk"],
    )


def termijncontext(termijnen: tuple[Termijnuitleg, ...]) -> dict[str, Any]:
    """Return the terms that start here, and whether one of them binds (else a person sets the day)."""
    return {"termijnen": termijnen, "gebonden": any(een.uiterlijk for een in termijnen)}


@pagina(EEN, "signaal", doelen=WERK, uitleg="Eén signaal, met wie het meldde en wat ermee gebeurt.")
def signaal(request: Verzoek, huishouden: UUID, signaal: UUID) -> HttpResponse:
    """Show one signal."""
    gelezen = _lees(request, huishouden, signaal)
    return render(
        request, "casus/signaal.html", {**dossiercontext(gelezen.kop, "huishouden"), **signaalcontext(gelezen)}
    )


@pagina(
    f"{EEN}melder/",
    "signaal_melder",
    doelen=(Doel.HULP, Doel.DIENST),
    methoden=("GET", "POST"),
    uitleg="De afgeschermde melder openen, met een reden die bewaard blijft.",
)
def melder(request: Verzoek, huishouden: UUID, signaal: UUID) -> HttpResponse:
    """Open the shielded reporter."""
    gelezen = _lees(request, huishouden, signaal)
    if gelezen.melder.open:
        return redirect(adres(huishouden, signaal))
    if not gelezen.melder.mag_openen:
        raise Geweigerd("Uw rol mag niet zien wie dit meldde. Vraag het vaste gezicht om contact met de melder.")

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        open_melder(
            door=request.actor,
            huishouden=huishouden,
            signaal=signaal,
            reden=velden["reden"],
            verzoek=verzoek,
            doel=doel_voor(request),
        )
        return adres(huishouden, signaal)

    context = {**_kader(gelezen), "knop": "Melder openen"}
    return behandel(request, formulier=Openen, actie=actie, sjabloon="casus/signaal_melder.html", context=context)


@pagina(
    f"{EEN}afscherming/",
    "signaal_afscherming",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="De naam van de melder bekendmaken, afschermen of langer afschermen.",
)
def afscherming(request: Verzoek, huishouden: UUID, signaal: UUID) -> HttpResponse:
    """Change whether the reporter's name is shielded."""
    gelezen = _met_open_melder(request, huishouden, signaal)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("naam_bekend", "grond", "tot")}
        wijzig_afscherming(door=request.actor, huishouden=huishouden, signaal=signaal, verzoek=verzoek, **gegevens)
        return adres(huishouden, signaal)

    context = {**_kader(gelezen), "knop": "Afscherming wijzigen"}
    return behandel(request, formulier=Afscherming, actie=actie, sjabloon="formulierpagina.html", context=context)


@pagina(
    f"{EEN}terugkoppelen/",
    "signaal_terugkoppelen",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Vastleggen wat de melder heeft gehoord.",
)
def terugkoppelen(request: Verzoek, huishouden: UUID, signaal: UUID) -> HttpResponse:
    """Record what the reporter was told."""
    gelezen = _met_open_melder(request, huishouden, signaal)
    mag = keuzes_terugkoppeling(door=request.actor, soort=gelezen.melder.soort)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("moment", "gegeven_op", "inhoud", "wijze")}
        koppel_terug(door=request.actor, huishouden=huishouden, signaal=signaal, verzoek=verzoek, **gegevens)
        return adres(huishouden, signaal)

    context = {**_kader(gelezen), **signaalcontext(gelezen), "knop": "Terugkoppeling vastleggen"}
    formulier = partial(Terugkoppelformulier, mag=mag)
    return behandel(request, formulier=formulier, actie=actie, sjabloon="casus/terugkoppelen.html", context=context)


def adres(huishouden: UUID, signaal: UUID | str) -> str:
    """Return the address of a signal."""
    return reverse("signaal", args=[huishouden, signaal])


def _lees(request: Verzoek, huishouden: UUID, nummer: UUID) -> Signaalweergave:
    return lees_signaal(door=request.actor, huishouden=huishouden, signaal=nummer, doel=doel_voor(request))


def _met_open_melder(request: Verzoek, huishouden: UUID, nummer: UUID) -> Signaalweergave:
    gelezen = _lees(request, huishouden, nummer)
    if not gelezen.melder.open:
        raise Geweigerd("De melder is afgeschermd. Open eerst de melder bij het signaal, met een reden.")
    return gelezen


def _kader(gelezen: Signaalweergave) -> dict[str, Any]:
    return {**dossiercontext(gelezen.kop, "huishouden"), "terug_url": adres(gelezen.kop.huishouden, gelezen.openbaar)}
