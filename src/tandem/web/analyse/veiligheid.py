"""The veiligheidskaart: the picture over time, and the forms that fill it."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.analyse import veiligheidskaart as acties
from tandem.acties.analyse.kaartlezen import Kaart, Noodplanweergave, lees_kaart
from tandem.acties.analyse.veiligheidskaart import Oordeelinvoer
from tandem.acties.casus.afspraak import Afspraakinvoer
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.analyse import veiligheidsformulieren as vorm
from tandem.web.analyse.beeld import adres
from tandem.web.analyse.formulieren import Reden
from tandem.web.analyse.hulp import Blad, afdrukkop, afdrukvragen, formulierblad
from tandem.web.analyse.kaartbeeld import BREED, SMAL, bijschrift, teken_kaart, vinding
from tandem.web.analyse.kaarttabel import afspraakbeelden, nu_per_persoon, tabellen
from tandem.web.dossier import dossiercontext, wie_ziet_url
from tandem.web.onderdelen import Stap
from tandem.web.pagina import Verzoek, pagina

PAD = "huishoudens/<uuid:huishouden>/veiligheid/"
HULP: dict[str, Any] = {"doelen": (Doel.HULP,)}
VORM: dict[str, Any] = {"doelen": (Doel.HULP,), "methoden": ("GET", "POST")}


@dataclass(frozen=True)
class Noodplanbeeld:
    """A plan for trouble in steps."""

    plan: Noodplanweergave
    voor: str
    stappen: tuple[Stap, ...]
    bellen: tuple[Stap, ...]
    verborgen_voor: str
    wie_url: str


@pagina(
    PAD,
    "veiligheid",
    **HULP,
    lagen=(Laag.VEILIGHEID,),
    uitleg="De veiligheidskaart: hoe veilig het is, voor wie, en door de tijd.",
)
def kaart(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the card."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    return render(request, "analyse/veiligheid.html", _context(gelezen))


def _context(gelezen: Kaart, *, papier: bool = False) -> dict[str, Any]:
    kop = gelezen.kop
    return {
        **dossiercontext(kop, "veiligheid"),
        "kaart": gelezen,
        "vinding": vinding(gelezen),
        "bijschrift": bijschrift(gelezen),
        "smal": teken_kaart(gelezen, SMAL),
        "breed": teken_kaart(gelezen, BREED),
        "nu": nu_per_persoon(gelezen, papier=papier),
        "tabellen": tabellen(gelezen, papier=papier),
        "afspraken": afspraakbeelden(gelezen),
        "lopend": [een for een in gelezen.factoren if een.tot is None],
        "noodplannen": [_noodplan(een, gelezen) for een in gelezen.noodplannen],
        "open": kop.casus is not None and kop.casus.afgerond_op is None,
        "papier": papier,
    }


def _noodplan(plan: Noodplanweergave, gelezen: Kaart) -> Noodplanbeeld:
    mens = gelezen.kop.lid(plan.voor) if plan.voor else None
    return Noodplanbeeld(
        plan=plan,
        voor=mens.roepnaam if mens else "het hele huishouden",
        stappen=tuple(Stap(regel.strip()) for regel in plan.tekst.splitlines() if regel.strip()),
        bellen=tuple(_belregel(regel.strip()) for regel in plan.bellen.splitlines() if regel.strip()),
        verborgen_voor=gelezen.kop.namen(plan.niet_zichtbaar_voor),
        wie_url=wie_ziet_url(gelezen.kop, plan.openbaar),
    )


_NUMMER = re.compile(r"\+?[\d][\d\s()-]{1,}$")


def _belregel(regel: str) -> Stap:
    """A name and a number, when the line ends in one."""
    nummer = _NUMMER.search(regel)
    if nummer is None:
        return Stap(regel)
    wie = regel[: nummer.start()].strip(" :,-") or "dit nummer"
    return Stap("", telefoon=nummer[0].strip(), wie=wie)


@pagina(f"{PAD}oordeel/", "veiligheid_oordeel", **VORM, uitleg="Vastleggen hoe veilig het is voor één persoon.")
def oordeel(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record how safe it is for one person."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    uitleg = "Vraag het eerst aan de persoon zelf. Twee meningen mogen verschillen: ze staan naast elkaar."
    blad = _blad(huishouden, "Hoe veilig is het?", uitleg, concept="veiligheid-oordeel")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in Oordeelinvoer.__dataclass_fields__ if naam in velden}
        keuze |= {"lid": int(velden["lid"]), "niet_zichtbaar_voor": tuple(velden["niet_zichtbaar_voor"])}
        invoer = Oordeelinvoer(**keuze)
        return acties.beoordeel(door=request.actor, huishouden=huishouden, invoer=invoer, verzoek=verzoek)

    gekozen = next((lid.id for lid in gelezen.kop.leden if str(lid.openbaar) == request.GET.get("lid")), None)
    begin = {"lid": gekozen} if gekozen else {}
    return formulierblad(request, gelezen.kop, blad, formulier=_met(vorm.Oordeel, gelezen), actie=actie, begin=begin)


@pagina(f"{PAD}incident/", "veiligheid_incident", **VORM, uitleg="Vastleggen wat er gebeurde.")
def incident(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record something that happened."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    blad = _blad(huishouden, "Wat gebeurde er?", concept="veiligheid-incident")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("op", "soort", "tekst")} | _mensen(velden)
        return acties.leg_incident_vast(door=request.actor, huishouden=huishouden, verzoek=verzoek, **keuze)

    return formulierblad(request, gelezen.kop, blad, formulier=_met(vorm.Incident, gelezen), actie=actie)


@pagina(f"{PAD}factor/", "veiligheid_factor", **VORM, uitleg="Vastleggen wat het onveilig maakt of wat beschermt.")
def factor(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record what makes it unsafe or what protects."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    uitleg = "Een hulp bij het gesprek. Er komt geen score uit en er is geen grens."
    blad = _blad(huishouden, "Wat maakt het onveilig, wat beschermt?", uitleg, concept="veiligheid-factor")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("soort", "van", "tot", "tekst")}
        keuze |= {"lid": vorm.als_lid(velden["lid"]), "niet_zichtbaar_voor": tuple(velden["niet_zichtbaar_voor"])}
        return acties.leg_factor_vast(door=request.actor, huishouden=huishouden, verzoek=verzoek, **keuze)

    return formulierblad(request, gelezen.kop, blad, formulier=_met(vorm.Factor, gelezen), actie=actie)


@pagina(
    f"{PAD}factor/<uuid:factor>/einde/", "veiligheid_factor_einde", **VORM, uitleg="Zeggen tot wanneer iets er was."
)
def factor_einde(request: Verzoek, huishouden: UUID, factor: UUID) -> HttpResponse:
    """Say until when a factor was there."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    gekozen = next((een for een in gelezen.factoren if een.openbaar == factor), None)
    if gekozen is None:
        raise NietGevonden
    blad = _blad(huishouden, f"Voorbij: {gekozen.naam}")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("tot", "versie")}
        return acties.beeindig_factor(
            door=request.actor, huishouden=huishouden, factor=factor, verzoek=verzoek, **keuze
        )

    begin = {"versie": gekozen.versie, "tot": gelezen.kop.vandaag}
    return formulierblad(request, gelezen.kop, blad, formulier=vorm.Factoreinde, actie=actie, begin=begin)


@pagina(f"{PAD}afspraak/", "veiligheid_afspraak", **VORM, uitleg="Een veiligheidsafspraak maken.")
def afspraak(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Make a safety agreement."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    uitleg = "Wie doet wat, zodat het veilig is? Wat iemand zelf kan en wil doen, houdt het best stand."
    blad = _blad(huishouden, "Een veiligheidsafspraak maken", uitleg, concept="veiligheid-afspraak")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        wie = velden["wie"]
        invoer = Afspraakinvoer(
            tekst=velden["tekst"],
            nakijken_op=velden["nakijken_op"],
            soort="veiligheid",
            lid=int(wie) if wie.isdecimal() else None,
            medewerker=request.actor.medewerker if wie == "ik" else None,
            wie_anders=velden["wie_anders"] if wie == "anders" else "",
            betreft=tuple(velden["betreft"]),
            niet_zichtbaar_voor=tuple(velden["niet_zichtbaar_voor"]),
        )
        return acties.spreek_af(door=request.actor, huishouden=huishouden, invoer=invoer, verzoek=verzoek)

    return formulierblad(request, gelezen.kop, blad, formulier=_met(vorm.Veiligheidsafspraak, gelezen), actie=actie)


@pagina(f"{PAD}noodplan/", "veiligheid_noodplan", **VORM, uitleg="Opschrijven wat te doen als het misgaat.")
def noodplan(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Write a plan for trouble."""
    return _noodplanblad(request, lees_kaart(door=request.actor, huishouden=huishouden), None)


@pagina(f"{PAD}noodplan/<uuid:plan>/", "veiligheid_noodplan_nieuw", **VORM, uitleg="Een noodplan vervangen.")
def noodplan_nieuw(request: Verzoek, huishouden: UUID, plan: UUID) -> HttpResponse:
    """Write a plan that takes the place of another."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    oud = next((een for een in gelezen.noodplannen if een.openbaar == plan), None)
    if oud is None and request.method != "POST":
        raise NietGevonden
    return _noodplanblad(request, gelezen, plan, oud)


def _noodplanblad(
    request: Verzoek, gelezen: Kaart, vervangt: UUID | None, oud: Noodplanweergave | None = None
) -> HttpResponse:
    huishouden = gelezen.kop.huishouden
    uitleg = "Samen bedacht, in eigen woorden. Iedereen die het aangaat, weet wat te doen."
    concept = f"veiligheid-noodplan-{vervangt}" if vervangt else "veiligheid-noodplan"
    blad = _blad(huishouden, "Wat te doen als het misgaat", uitleg, concept=concept)

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        keuze = {naam: velden[naam] for naam in ("tekst", "bellen")}
        keuze |= {"voor": vorm.als_lid(velden["voor"]), "niet_zichtbaar_voor": tuple(velden["niet_zichtbaar_voor"])}
        return acties.maak_noodplan(
            door=request.actor, huishouden=huishouden, vervangt=vervangt, verzoek=verzoek, **keuze
        )

    begin: dict[str, Any] = {}
    if oud is not None:
        begin = {naam: getattr(oud, naam) for naam in ("tekst", "bellen", "niet_zichtbaar_voor")}
        begin["voor"] = oud.voor or vorm.IEDEREEN
    return formulierblad(request, gelezen.kop, blad, formulier=_met(vorm.Noodplan, gelezen), actie=actie, begin=begin)


@pagina(f"{PAD}noodplan/<uuid:plan>/weg/", "veiligheid_noodplan_weg", **VORM, uitleg="Een noodplan laten vervallen.")
def noodplan_weg(request: Verzoek, huishouden: UUID, plan: UUID) -> HttpResponse:
    """Say that a plan for trouble no longer holds."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    blad = _blad(huishouden, "Dit plan geldt niet meer", "Het plan blijft bewaard, maar staat niet meer op de kaart.")

    def actie(velden: dict[str, Any], verzoek: UUID) -> UUID:
        return acties.laat_noodplan_vervallen(
            door=request.actor, huishouden=huishouden, noodplan=plan, reden=velden["reden"], verzoek=verzoek
        )

    return formulierblad(request, gelezen.kop, blad, formulier=Reden, actie=actie)


@pagina(f"{PAD}afdrukken/", "veiligheid_afdrukken", **HULP, uitleg="De veiligheidskaart op papier.")
def afdrukken(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Print the card, after asking for whom and whether it can lie at home."""
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden)
    terug = adres("veiligheid", huishouden)
    voor, thuis, vragen = afdrukvragen(request, gelezen.kop, tab="veiligheid", terug=terug)
    if vragen is not None:
        return vragen
    gelezen = lees_kaart(door=request.actor, huishouden=huishouden, voor=voor, wat="veiligheidskaart afdrukken")
    mens = next((een.roepnaam for een in gelezen.kop.leden if een.openbaar == voor), "")
    alleen = f"Deze afdruk is voor {mens}, en gaat alleen over {mens} en over het hele huishouden."
    zin = alleen if mens else "Deze afdruk is niet om mee te geven."
    kop = afdrukkop(request.actor, uitsluitingen=zin, thuis=thuis)
    context = {**_context(gelezen, papier=True), "afdruk": kop, "terug_url": terug}
    return render(request, "analyse/veiligheid_afdruk.html", context)


def _blad(huishouden: UUID, titel: str, uitleg: str = "", concept: str = "") -> Blad:
    return Blad(titel, "Vastleggen", adres("veiligheid", huishouden), uitleg, concept, tab="veiligheid")


def _met(formulier: type[vorm.MetLeden], gelezen: Kaart) -> "partial[vorm.MetLeden]":
    leden = [lid for lid in gelezen.kop.leden if not lid.overleden]
    return partial(formulier, leden=leden, vandaag=gelezen.kop.vandaag)


def _mensen(velden: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    return {naam: tuple(velden[naam]) for naam in ("betreft", "niet_zichtbaar_voor")}
