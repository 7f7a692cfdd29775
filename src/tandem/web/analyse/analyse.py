"""The integral analysis: the page of a version, and everything that one can do with it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.analyse import inhoud, versie
from tandem.acties.analyse.herkennen import leg_herkenning_vast
from tandem.acties.analyse.keuzes import leefdomeinen
from tandem.acties.analyse.lezen import Analysebeeld, lees_analyse
from tandem.acties.analyse.vergelijken import vergelijk_met_vorige
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.analyse import formulieren as vorm
from tandem.web.analyse.beeld import adres, domeinbeelden, herkenbeelden, regelbeeld, stemverlopen
from tandem.web.analyse.hulp import Blad, afdrukkop, afdrukvragen, formulierblad
from tandem.web.analyse.patroonbeeld import samenhang
from tandem.web.dossier import dossiercontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regelbeeld import toon_regels

PAD = "huishoudens/<uuid:huishouden>/analyse/"
EEN = f"{PAD}<uuid:analyse>/"
HULP: dict[str, Any] = {"doelen": (Doel.HULP,)}
VORM: dict[str, Any] = {"doelen": (Doel.HULP,), "methoden": ("GET", "POST")}


@pagina(PAD, "analyse", **HULP, lagen=(Laag.ANALYSE,), uitleg="De gezamenlijke analyse: de nieuwste versie.")
def nieuwste(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the newest version, or how to begin."""
    return _toon(request, lees_analyse(door=request.actor, huishouden=huishouden))


@pagina(EEN, "analyse_versie", **HULP, uitleg="Eén versie van de gezamenlijke analyse.")
def een_versie(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Show one version."""
    return _toon(request, lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse))


def _toon(request: Verzoek, beeld: Analysebeeld) -> HttpResponse:
    return render(request, "analyse/analyse.html", {**dossiercontext(beeld.kop, "analyse"), **_inhoud(beeld)})


def _inhoud(beeld: Analysebeeld, *, papier: bool = False) -> dict[str, Any]:
    return {
        "beeld": beeld,
        "domeinen": domeinbeelden(beeld, papier=papier),
        "stemmen": stemverlopen(beeld),
        "samenhang": samenhang(beeld),
        "herkenningen": herkenbeelden(beeld),
        "papier": papier,
    }


@pagina(f"{PAD}beginnen/", "analyse_beginnen", **VORM, uitleg="Een nieuwe versie van de analyse beginnen.")
def beginnen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Begin a version: what for, and which domains are needed."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden)
    eerder = beeld.versie
    blad = Blad(
        titel="Een nieuwe versie beginnen" if eerder else "Samen een analyse beginnen",
        knop="Begin",
        terug=adres("analyse", huishouden),
        uitleg=OPZETUITLEG,
        concept="analyse-beginnen",
    )

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {"waarvoor": velden["waarvoor"], "domeinen": vorm.domeinen_uit(velden)}
        return versie.begin_analyse(door=request.actor, huishouden=huishouden, verzoek=verzoek, **keuze)

    opzet = partial(vorm.Opzet, domeinen=leefdomeinen())
    return formulierblad(request, beeld.kop, blad, formulier=opzet, actie=actie, begin=_opzet(beeld))


OPZETUITLEG = (
    "Kies alleen de onderwerpen die nodig zijn, en schrijf bij elk op waarom. Wat u leeg laat, hoort niet bij deze "
    "analyse. Geen onderwerp is verplicht."
)


def _opzet(beeld: Analysebeeld) -> dict[str, Any]:
    if beeld.versie is None:
        return {}
    redenen = {f"{vorm.WAAROM}{domein.code}": domein.waarom for domein in beeld.domeinen}
    return {"waarvoor": beeld.versie.waarvoor, "versie": beeld.versie.versie, **redenen}


@pagina(f"{EEN}opzet/", "analyse_opzet", **VORM, uitleg="Wijzigen waarvoor de analyse is en welke onderwerpen.")
def opzet(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Change what a version is for."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    blad = Blad("Waar de analyse over gaat", "Vastleggen", _terug(beeld), OPZETUITLEG, f"analyse-opzet-{analyse}")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {"waarvoor": velden["waarvoor"], "domeinen": vorm.domeinen_uit(velden), "versie": velden["versie"]}
        return versie.wijzig_opzet(door=request.actor, huishouden=huishouden, analyse=analyse, verzoek=verzoek, **keuze)

    formulier = partial(vorm.Opzet, domeinen=leefdomeinen())
    return formulierblad(request, beeld.kop, blad, formulier=formulier, actie=actie, begin=_opzet(beeld))


@pagina(f"{EEN}regels/", "analyse_regels", **VORM, uitleg="Samen opschrijven: zorgen en krachten, met wie het zegt.")
def regels(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Write lines into a version."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    uitleg = "Schrijf op wat ieder zegt, in eigen woorden. Wat goed gaat hoort erbij, net als wat zorgen geeft."
    blad = Blad("Samen opschrijven", "Vastleggen", _terug(beeld), uitleg, f"analyse-regels-{analyse}")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        return inhoud.voeg_regels_toe(
            door=request.actor, huishouden=huishouden, analyse=analyse, regels=velden["regels"], verzoek=verzoek
        )

    formulier = partial(vorm.Analyseregels, beeld=beeld)
    return formulierblad(request, beeld.kop, blad, formulier=formulier, actie=actie, met_regels=True)


@pagina(f"{EEN}regels/<uuid:regel>/weg/", "analyse_regel_weg", **VORM, uitleg="Een regel uit de analyse halen.")
def regel_weg(request: Verzoek, huishouden: UUID, analyse: UUID, regel: UUID) -> HttpResponse:
    """Take a line out of a version in the making."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    gekozen = [een for een in beeld.regels if een.regel.openbaar == regel]
    if not gekozen:
        raise NietGevonden
    uitleg = (
        "Deze regel gaat uit deze versie, met de verbanden die eraan vastzitten. In eerdere versies blijft zij staan."
    )
    blad = Blad("Een regel uit de analyse halen", "Haal weg", _terug(beeld), uitleg)

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        return inhoud.haal_regel_weg(
            door=request.actor, huishouden=huishouden, analyse=analyse, regel=regel, reden=velden["reden"],
            verzoek=verzoek,
        )  # fmt: skip

    nu = [regelbeeld(gekozen[0], beeld, papier=True)]
    return formulierblad(request, beeld.kop, blad, formulier=vorm.Reden, actie=actie, regels=nu)


@pagina(f"{EEN}verband/", "analyse_verband", **VORM, uitleg="Tekenen hoe twee regels samenhangen.")
def verband(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Link two lines."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    uitleg = "Lees het hardop als één zin. Klopt hij voor wie erbij zit?"
    blad = Blad("Tekenen hoe het samenhangt", "Teken dit verband", _terug(beeld), uitleg, f"analyse-verband-{analyse}")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("soort", "uitleg")}
        keuze |= {naam: UUID(velden[naam]) for naam in ("van", "naar")}
        return inhoud.leg_verband(door=request.actor, huishouden=huishouden, analyse=analyse, verzoek=verzoek, **keuze)

    return formulierblad(request, beeld.kop, blad, formulier=partial(vorm.Verband, beeld=beeld), actie=actie)


@pagina(f"{EEN}verband/<uuid:verband>/weg/", "analyse_verband_weg", **VORM, uitleg="Een verband weghalen.")
def verband_weg(request: Verzoek, huishouden: UUID, analyse: UUID, verband: UUID) -> HttpResponse:
    """Take a link away."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    tekening = samenhang(beeld)
    zinnen = [zin for zin in (tekening.zinnen if tekening else ()) if zin[0].openbaar == verband]
    if not zinnen:
        raise NietGevonden
    _, van, soort, naar = zinnen[0]
    blad = Blad("Een verband weghalen", "Haal weg", _terug(beeld), f"“{van}” {soort} “{naar}”.")

    def actie(_: dict[str, Any], verzoek: UUID) -> UUID:
        return inhoud.haal_verband_weg(
            door=request.actor, huishouden=huishouden, analyse=analyse, verband=verband, verzoek=verzoek
        )

    return formulierblad(request, beeld.kop, blad, formulier=vorm.Formulier, actie=actie)


@pagina(f"{EEN}cijfer/", "analyse_cijfer", **VORM, uitleg="Vragen hoe het gaat, van 0 tot 10, per stem.")
def cijfer(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Ask one voice how it goes."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    uitleg = (
        "Een cijfer opent een gesprek: wat maakt dat het geen lager cijfer is, en wat helpt om één punt hoger te komen?"
    )
    blad = Blad("Hoe gaat het nu?", "Vastleggen", _terug(beeld), uitleg, f"analyse-cijfer-{analyse}")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("wie", "op", "score", "geen_cijfer", "tekst")}
        keuze |= {**vorm.Cijfer.als_stem(velden["stem"]), "niet_zichtbaar_voor": tuple(velden["niet_zichtbaar_voor"])}
        gegeven = inhoud.Cijferinvoer(**keuze)
        return inhoud.geef_cijfer(
            door=request.actor, huishouden=huishouden, analyse=analyse, invoer=gegeven, verzoek=verzoek
        )

    formulier = partial(vorm.Cijfer, leden=beeld.kop.leden, vandaag=beeld.kop.vandaag)
    return formulierblad(request, beeld.kop, blad, formulier=formulier, actie=actie)


@pagina(f"{EEN}voorleggen/", "analyse_voorleggen", **VORM, uitleg="De analyse voorleggen aan het huishouden.")
def voorleggen(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Lay a version before the household."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    uitleg = (
        "Iedereen vanaf 12 jaar hoort: herken ik me hierin? Ook een nee telt, en komt naast de analyse te staan. "
        "Zolang de analyse voorligt, verandert zij niet."
    )
    blad = Blad("Voorleggen aan het huishouden", "Leg voor", _terug(beeld), uitleg)

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("vragen_voor", "versie")}
        return versie.leg_voor(door=request.actor, huishouden=huishouden, analyse=analyse, verzoek=verzoek, **keuze)

    begin = {"versie": beeld.versie.versie if beeld.versie else None}
    te_vragen = beeld.kop.namen(beeld.moet_gevraagd)
    context = {"te_vragen": te_vragen, "aandacht": beeld.aandacht}
    return formulierblad(request, beeld.kop, blad, formulier=vorm.Voorleggen, actie=actie, begin=begin, **context)


@pagina(f"{EEN}terughalen/", "analyse_terughalen", **VORM, uitleg="De analyse terughalen om haar aan te passen.")
def terughalen(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Take a version back to change it."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    uitleg = "Daarna vraagt u iedereen opnieuw: herken ik me hierin? Wat mensen al antwoordden, blijft bewaard."
    blad = Blad("Terughalen om aan te passen", "Haal terug", _terug(beeld), uitleg)

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("reden", "versie")}
        return versie.haal_terug(door=request.actor, huishouden=huishouden, analyse=analyse, verzoek=verzoek, **keuze)

    begin = {"versie": beeld.versie.versie if beeld.versie else None}
    return formulierblad(request, beeld.kop, blad, formulier=vorm.Reden, actie=actie, begin=begin)


@pagina(f"{EEN}herkenning/<uuid:lid>/", "analyse_herkenning", **VORM, uitleg="Vragen: herken ik me hierin?")
def herkenning(request: Verzoek, huishouden: UUID, analyse: UUID, lid: UUID) -> HttpResponse:
    """Ask one member whether they recognise this."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    mens = next((een for een in beeld.kop.leden if een.openbaar == lid), None)
    if mens is None:
        raise NietGevonden
    blad = Blad(f"Vraag {mens.roepnaam}: herken ik me hierin?", "Vastleggen", _terug(beeld),
                concept=f"analyse-herkenning-{analyse}-{mens.id}")  # fmt: skip

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("gevraagd_op", "antwoord", "tekst")}
        keuze |= {"lid": mens.id, "niet_zichtbaar_voor": tuple(velden["niet_zichtbaar_voor"])}
        return leg_herkenning_vast(door=request.actor, huishouden=huishouden, analyse=analyse, verzoek=verzoek, **keuze)

    formulier = partial(vorm.Herken, leden=beeld.kop.leden, vandaag=beeld.kop.vandaag)
    return formulierblad(request, beeld.kop, blad, formulier=formulier, actie=actie)


@pagina(f"{EEN}vaststellen/", "analyse_vaststellen", **VORM, uitleg="De analyse vaststellen.")
def vaststellen(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Establish a version."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    uitleg = "Een vastgestelde analyse verandert niet meer. Later maakt u een nieuwe versie, die met deze begint."
    blad = Blad("De analyse vaststellen", "Stel vast", _terug(beeld), uitleg)

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        stand = velden["versie"]
        return versie.stel_vast(
            door=request.actor, huishouden=huishouden, analyse=analyse, versie=stand, verzoek=verzoek
        )

    begin = {"versie": beeld.versie.versie if beeld.versie else None}
    context = {"herkenningen": herkenbeelden(beeld)}
    return formulierblad(request, beeld.kop, blad, formulier=vorm.Formulier, actie=actie, begin=begin, **context)


@pagina(f"{EEN}vergelijken/", "analyse_vergelijken", **HULP, uitleg="Een versie naast die ervoor.")
def vergelijken(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Show what changed since the version before."""
    verschil = vergelijk_met_vorige(door=request.actor, huishouden=huishouden, analyse=analyse)
    kop = verschil.kop
    context = {
        **dossiercontext(kop, "analyse"),
        "verschil": verschil,
        "nieuw": toon_regels(verschil.nieuw, kop, corrigeren=False),
        "weg": toon_regels(verschil.weg, kop, corrigeren=False),
        "gewijzigd": [toon_regels(paar, kop, corrigeren=False) for paar in verschil.gewijzigd],
        "terug_url": adres("analyse_versie", huishouden, analyse),
    }
    return render(request, "analyse/vergelijken.html", context)


@pagina(f"{EEN}afdrukken/", "analyse_afdrukken", **HULP, uitleg="De analyse op papier, voor wie haar krijgt.")
def afdrukken(request: Verzoek, huishouden: UUID, analyse: UUID) -> HttpResponse:
    """Print a version, after asking for whom and whether it can lie at home."""
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse)
    terug = _terug(beeld)
    voor, thuis, vragen = afdrukvragen(request, beeld.kop, tab="analyse", terug=terug)
    if vragen is not None:
        return vragen
    beeld = lees_analyse(door=request.actor, huishouden=huishouden, analyse=analyse, voor=voor, wat="analyse afdrukken")
    mens = next((een.roepnaam for een in beeld.kop.leden if een.openbaar == voor), "")
    zin = f"Deze afdruk is voor {mens}." if mens else "Deze afdruk is niet om mee te geven."
    kop = afdrukkop(request.actor, uitsluitingen=zin, thuis=thuis)
    context = {**dossiercontext(beeld.kop, "analyse"), **_inhoud(beeld, papier=True), "afdruk": kop, "terug_url": terug}
    return render(request, "analyse/analyse_afdruk.html", context)


def _terug(beeld: Analysebeeld) -> str:
    if beeld.versie is None:
        return adres("analyse", beeld.kop.huishouden)
    return adres("analyse_versie", beeld.kop.huishouden, beeld.versie.openbaar)
