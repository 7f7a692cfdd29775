"""Pages that show the improvement plan: the own one, another's that was opened, and the own one as a document."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.bouwstenen.meting import Gatbeeld, herkomst_van, lees_metingen
from tandem.acties.bouwstenen.plan import (
    Planblad,
    Plannaam,
    Regelbeeld,
    Regelplek,
    lees_andere_plannen,
    lees_plan,
    lees_plan_van,
)
from tandem.acties.bouwstenen.planhoofdstukken import EERDER, LEEG
from tandem.acties.bouwstenen.planstuk import Planstuk, Stukvorm, maak_planstuk
from tandem.acties.impact.inhoud import gatnaam
from tandem.acties.leren.raakt import lessen_bij_planregels
from tandem.regels.bouwstenen.plan import Regelstand, Som, stand_in_woorden
from tandem.regels.bouwstenen.planwissel import gaat_verder, plannaam
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import aantal, getal
from tandem.web.bouwstenen.beeld import BREED, SMAL, planbeeld
from tandem.web.onderdelen import Cel, Gegeven, Kolom, Rij, Toon
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "verbeteren/plan/"
KOLOMMEN = [
    Kolom("Wat"),
    Kolom("Wie"),
    Kolom("Begint"),
    Kolom("Klaar"),
    Kolom("Uren", getal=True),
    Kolom("Euro", getal=True),
    Kolom("Hoe staat het ermee"),
]
Herkomst = dict[tuple[UUID, str], str]
"""Per wave and part: its name."""


@pagina(PAD, "verbeterplan", doelen=VERBETEREN, uitleg="Het verbeterplan van de eigen gemeente.")
def verbeterplan(request: Verzoek) -> HttpResponse:
    """Show the own plan."""
    blad = lees_plan(door=request.actor)
    andere = [(een.van, reverse("plan_van_ander", args=[een.plan])) for een in lees_andere_plannen(door=request.actor)]
    mag = Werklaag.PLAN in blad.kop.werkt
    uit_metingen = any(een.gat for een in blad.lopend)
    herkomst = herkomst_van(lees_metingen(door=request.actor)) if uit_metingen else {}
    context = werkcontext(blad.kop, "verbeterplan", titel=_heet(blad), status=_status(blad))
    context |= _plancontext(blad, herkomst, mag=mag) | {"andere": andere, "mag": mag}
    context["sluit_url"] = reverse("verbeterplan_sluiten", args=[blad.plan]) if mag and blad.plan else ""
    if blad.lopend and Werklaag.LES in blad.kop.ziet:
        lessen = lessen_bij_planregels(door=request.actor, regels=[een.openbaar for een in blad.lopend])
        for rij in context["regels"]:
            rij["lessen"] = lessen.get(rij["beeld"].openbaar, ())
    context["ziet_impact"] = Werklaag.UITKOMST in blad.kop.ziet
    return render(request, "bouwstenen/plan.html", context)


@pagina(
    "verbeteren/plannen/<uuid:plan>/",
    "plan_van_ander",
    doelen=VERBETEREN,
    uitleg="Een eerder verbeterplan, of het plan van een gemeente die het laat zien.",
)
def plan_van_ander(request: Verzoek, plan: UUID) -> HttpResponse:
    """Show a plan by its id: an own closed one, or one that another municipality opened."""
    blad = lees_plan_van(door=request.actor, plan=plan)
    uit_metingen = blad.eigen and any(een.gat for een in blad.lopend)
    herkomst = herkomst_van(lees_metingen(door=request.actor)) if uit_metingen else {}
    titel = _heet(blad) if blad.eigen else f"Verbeterplan van {blad.van}"
    context = werkcontext(blad.kop, "verbeterplan", titel=titel, status=_status(blad))
    context |= _plancontext(blad, herkomst, mag=False) | {"apart": True, "van_ander": not blad.eigen}
    return render(request, "bouwstenen/plan.html", context)


def _heet(blad: Planblad) -> str:
    """How an own plan is called on its page: a closed one without a name by its first day."""
    if blad.gesloten_op and blad.begonnen_op:
        return plannaam(blad.naam, blad.begonnen_op)
    return blad.naam or "Verbeterplan"


def _status(blad: Planblad) -> str:
    if blad.plan is None:
        return "Er loopt nu geen plan." if blad.andere else "Er is nog geen plan."
    laat = sum(een.te_laat for een in blad.regels)
    if blad.gesloten_op:
        open_ = sum(gaat_verder(een.regel.stand) for een in blad.lopend)
        naam = f"{blad.naam}. " if blad.naam and not blad.eigen else ""
        acties = aantal(len(blad.lopend), "actie", "acties")
        stond = f"{open_} {'stond' if open_ == 1 else 'stonden'} nog open"
        return f"{naam}Gesloten op {datum(blad.gesloten_op)}. {acties}, {stond}."
    stand = f"Vastgesteld op {datum(blad.vastgesteld_op)} door {blad.vastgesteld_door}." if blad.vastgesteld_op else ""
    regels = f"{aantal(len(blad.lopend), 'actie', 'acties')}{f', {laat} te laat' if laat else ''}."
    return f"{stand or 'Concept.'} {regels}"


def _plancontext(blad: Planblad, herkomst: Herkomst, *, mag: bool) -> dict[str, Any]:
    lopend = blad.lopend
    return {
        "blad": blad,
        "regels": [_regelrij(een, blad, herkomst, mag=mag) for een in lopend],
        "gestopt": blad.gestopt,
        "smal": planbeeld(lopend, blad.vandaag, SMAL),
        "breed": planbeeld(lopend, blad.vandaag, BREED),
        "kolommen": KOLOMMEN,
        "rijen": [_tabelrij(een, blad) for een in lopend],
        "som": som_in_woorden(blad.som, "Niet ingevuld" if blad.gesloten_op else "Nog niet ingevuld"),
        "gesloten_op": datum(blad.gesloten_op) if blad.gesloten_op else "",
        "plannen": [_planrij(een, eigen=blad.eigen) for een in blad.andere],
    }


def _planrij(een: Plannaam, *, eigen: bool) -> Rij:
    """Another plan of the same municipality; the own one that runs has its own page."""
    loopt = een.gesloten_op is None
    url = reverse("verbeterplan") if loopt and eigen else reverse("plan_van_ander", args=[een.plan])
    tot = "loopt nu" if loopt or een.gesloten_op is None else f"gesloten op {datum(een.gesloten_op)}"
    return Rij(een.naam, url, mee=[f"begonnen op {datum(een.begonnen_op)}", tot])


def regeladres(plek: Regelplek, *, eigen: bool = True) -> str:
    """Return where a line is read: on the page of the own plan, or on that of the plan in which it stands."""
    pad = reverse("plan_van_ander", args=[plek.plan]) if plek.gesloten or not eigen else reverse("verbeterplan")
    return f"{pad}#regel-{plek.openbaar}"


def _regelrij(een: Regelbeeld, blad: Planblad, herkomst: Herkomst, *, mag: bool) -> dict[str, Any]:
    toon: Toon = "goed" if een.regel.stand is Regelstand.KLAAR else "let-op" if een.te_laat else ""
    regel = een.regel
    laatste = een.notities[0] if een.notities else None
    return {
        "beeld": een,
        "stand": stand_in_woorden(regel, blad.vandaag),
        "toon": toon,
        "klaar": datum(regel.eind) if regel.eind else "",
        "laatste": f"{datum(laatste.op)}: {laatste.tekst or laatste.stand.omschrijving}" if laatste else "",
        "gegevens": _gegevens(een, herkomst, eigen=blad.eigen),
        "verder": (een.verder.plannaam, regeladres(een.verder, eigen=blad.eigen)) if een.verder else None,
        "urls": {naam: reverse(naam, args=[een.openbaar]) for naam in _KNOPPEN} if mag else {},
    }


_KNOPPEN = ("planregel", "planregel_voortgang", "planregel_stoppen")


def _gegevens(een: Regelbeeld, herkomst: Herkomst, *, eigen: bool) -> list[Gegeven]:
    regel, gat = een.regel, een.gat
    uit = []
    if een.eerder:
        uit.append(Gegeven("Gaat verder uit", een.eerder.plannaam, url=regeladres(een.eerder, eigen=eigen)))
    uit += [Gegeven("Komt uit", herkomst.get((gat.afname, gat.deel), EERDER))] if gat else []
    if een.impact:
        naar = reverse("impactanalyse", args=[een.impact.analyse])
        uit.append(Gegeven("Komt uit", f"Impactanalyse: {gatnaam(een.impact.gat)}", url=naar))
    return [
        *uit,
        Gegeven("Bouwsteen", een.bouwsteennaam),
        Gegeven("Actie", een.actienaam, onbekend="geen actie uit de lijst"),
        Gegeven("Wie zorgt ervoor", regel.eigenaar),
        Gegeven("Waar", regel.niveau.omschrijving if regel.niveau else ""),
        Gegeven("Begint", datum(regel.begin) if regel.begin else "", onbekend=LEEG),
        Gegeven("Uren", "" if regel.uren is None else getal(regel.uren), onbekend=LEEG),
        Gegeven("Geld", "" if regel.euro is None else f"€ {getal(regel.euro)}", onbekend=LEEG),
        Gegeven("Wat wordt er anders", regel.effect),
        Gegeven("Waaraan ziet u dat", regel.waaraan),
        *(Gegeven(datum(een.op), _notitie(een)) for een in een.notities),
    ]


def _notitie(notitie: Any) -> str:
    return f"{notitie.stand.omschrijving}. {notitie.tekst}".rstrip(". ") + "."


def _tabelrij(een: Regelbeeld, blad: Planblad) -> list[Cel]:
    regel = een.regel
    return [
        Cel(regel.wat),
        Cel(regel.eigenaar),
        Cel(datum(regel.begin) if regel.begin else LEEG),
        Cel(datum(regel.eind) if regel.eind else LEEG),
        Cel(LEEG if regel.uren is None else getal(regel.uren), getal=True),
        Cel(LEEG if regel.euro is None else getal(regel.euro), getal=True),
        Cel(stand_in_woorden(regel, blad.vandaag)),
    ]


def som_in_woorden(som: Som, leeg: str = "Nog niet ingevuld") -> str:
    """Return hours and money of a plan as one sentence, and how many lines do not say them."""
    zonder = [
        f"van {aantal(n, 'actie', 'acties')} {wat}"
        for n, wat in ((som.zonder_uren, "de uren"), (som.zonder_euro, "het geld"))
        if n
    ]
    rest = f" {leeg}: {' en '.join(zonder)}." if zonder else ""
    return f"Samen {getal(som.uren)} uur en € {getal(som.euro)}.{rest}"


@pagina(
    f"{PAD}document/<slug:vorm>/",
    "verbeterplan_document",
    doelen=VERBETEREN,
    uitleg="Het verbeterplan als Word-document, PDF of rekenblad.",
)
def document(request: Verzoek, vorm: str) -> HttpResponse:
    """Give the own plan as a file."""
    if vorm not in list(Stukvorm):
        raise NietGevonden
    return _als_bestand(maak_planstuk(door=request.actor, vorm=Stukvorm(vorm)))


@pagina(
    "verbeteren/plannen/<uuid:plan>/document/<slug:vorm>/",
    "eerder_plan_document",
    doelen=VERBETEREN,
    uitleg="Een eigen verbeterplan dat is gesloten, als Word-document, PDF of rekenblad.",
)
def eerder_document(request: Verzoek, plan: UUID, vorm: str) -> HttpResponse:
    """Give an own plan, also a closed one, as a file."""
    if vorm not in list(Stukvorm):
        raise NietGevonden
    return _als_bestand(maak_planstuk(door=request.actor, vorm=Stukvorm(vorm), plan=plan))


def _als_bestand(stuk: Planstuk) -> HttpResponse:
    antwoord = HttpResponse(stuk.inhoud, content_type=stuk.soort)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{stuk.naam}"'
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


@pagina(
    f"{PAD}uit-meting/",
    "plan_uit_meting",
    doelen=VERBETEREN,
    uitleg="Van een verschil in de laatste meting naar acties die helpen.",
)
def uit_meting(request: Verzoek) -> HttpResponse:
    """Show the gaps of the newest results, each with the actions that help."""
    blad = lees_plan(door=request.actor)
    context = werkcontext(blad.kop, "verbeterplan", titel="Van meting naar actie") | {
        "metingen": [
            (een, datum(een.op), [_gat(deel) for deel in een.delen]) for een in lees_metingen(door=request.actor)
        ],
        "mag": Werklaag.PLAN in blad.kop.werkt,
    }
    return render(request, "bouwstenen/uit_meting.html", context)


def _gat(een: Gatbeeld) -> dict[str, Any]:
    nieuw, uit = reverse("planregel_nieuw"), urlencode({"afname": een.meting, "deel": een.deel})
    acties = [(actie, f"{nieuw}?{urlencode({'actie': actie.actie.code})}&{uit}") for actie in een.helpt]
    return {"gat": een, "acties": acties, "zelf_url": f"{nieuw}?{uit}"}
