"""Pages that show impact analyses: the own newest, any version, the region; and one as a workbook."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.bouwstenen.plan import Regelbeeld
from tandem.acties.impact.bestand import NAAM, SOORT, maak_bestand
from tandem.acties.impact.inhoud import DEEL, gat_van, onderdeelnaam, onderdelen, posten, postnaam
from tandem.acties.impact.lezen import Analyseblad, lees_impact, lees_planregels
from tandem.acties.impact.naarplan import heeft_kloof
from tandem.regels.impact.analyse import BASIS, Cijferplek, Cijferregel, Deelplek, Verandering
from tandem.regels.impact.getal import Som, in_woorden, kloof
from tandem.regels.impact.onderdeel import Cijfersoort, Deelsoort, Impactonderdeel
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import aantal
from tandem.web.impact.beeld import BREED, SMAL, Balk, balkenbeeld
from tandem.web.onderdelen import Cel, Gegeven, Kolom
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "verbeteren/impact/"
EEN = f"{PAD}<uuid:analyse>/"
LEEG = "niet ingevuld"
TEAMS = "lokale teams"
ERBIJ = {Cijfersoort.FORMATIE: "Toelichting", Cijfersoort.COMPETENTIE: "Training"}
KOPPEN = {Cijfersoort.FORMATIE: "Formatie", Cijfersoort.COMPETENTIE: "Weten en kunnen"}


@pagina(PAD, "impact", doelen=VERBETEREN, uitleg="De laatste impactanalyse van de eigen gemeente.")
def impact(request: Verzoek) -> HttpResponse:
    """Show the newest analysis of the own municipality."""
    return _toon(request, lees_impact(door=request.actor))


@pagina(EEN, "impactanalyse", doelen=VERBETEREN, uitleg="Eén impactanalyse, ook van een gemeente die haar laat zien.")
def impactanalyse(request: Verzoek, analyse: UUID) -> HttpResponse:
    """Show one analysis."""
    return _toon(request, lees_impact(door=request.actor, analyse=analyse))


def _toon(request: Verzoek, blad: Analyseblad) -> HttpResponse:
    plan = lees_planregels(door=request.actor) if blad.eigen and Werklaag.PLAN in blad.kop.ziet else {}
    titel = "Impactanalyse" if blad.eigen else f"Impactanalyse van {blad.van}"
    context = werkcontext(blad.kop, "verbeterplan", titel=titel, status=_status(blad)) | {
        "blad": blad,
        "groepen": [
            (soort.omschrijving, [_deel(een, blad, plan) for een in onderdelen().values() if een.soort is soort])
            for soort in Deelsoort
        ],
        "getallen": [_getallen(soort, blad, plan) for soort in KOPPEN],
        "veranderd": [_verandering(een, blad) for een in blad.veranderd],
        "veranderkolommen": [Kolom(kop) for kop in ("Wat", "Voor", "Veld", "Toen", "Nu")],
        "versies": [_versie(een, blad) for een in blad.versies],
        "mag_beginnen": _mag_beginnen(blad),
        "mag_vaststellen": blad.mag and blad.mag_alles,
        "volgende": (onderdeelnaam(blad.volgende), _naar_deel(blad, blad.volgende))
        if blad.mag and blad.volgende
        else None,
    }
    return render(request, "impact/analyse.html", context)


def _mag_beginnen(blad: Analyseblad) -> bool:
    mag = blad.eigen and blad.kop.is_gemeente and Werklaag.UITKOMST in blad.kop.werkt
    return mag and (blad.analyse is None or (blad.vast and blad.nummer == blad.versies[0].nummer))


def _status(blad: Analyseblad) -> str:
    if blad.analyse is None:
        return "Er is nog geen impactanalyse."
    klaar = f"{blad.klaar} van {aantal(len(onderdelen()), 'onderdeel', 'onderdelen')} ingevuld."
    if blad.vast and blad.vastgesteld_op:
        return (
            f"Analyse {blad.nummer}, vastgesteld op {datum(blad.vastgesteld_op)} door {blad.vastgesteld_door}. {klaar}"
        )
    return f"Analyse {blad.nummer}, nog niet vastgesteld. {klaar}"


def _versie(een: Any, blad: Analyseblad) -> dict[str, Any]:
    stand = f"vastgesteld op {datum(een.vastgesteld_op)}" if een.vastgesteld_op else "nog niet vastgesteld"
    return {
        "tekst": f"Analyse {een.nummer}, {stand}",
        "url": reverse("impactanalyse", args=[een.analyse]),
        "deze": een.analyse == blad.analyse,
    }


def _naar_deel(blad: Analyseblad, code: str, team: str = "") -> str:
    adres = reverse("impact_deel", args=[blad.analyse, code])
    return f"{adres}?{urlencode({'team': team})}" if team else adres


def _deel(een: Impactonderdeel, blad: Analyseblad, plan: dict[str, Regelbeeld]) -> dict[str, Any]:
    woorden = blad.deel(een.code)
    gat = gat_van(DEEL, een.code)
    return {
        "een": een,
        "woorden": woorden,
        "gegevens": [
            Gegeven("Waar", woorden.niveau.omschrijving if woorden.niveau else "", onbekend="nog niet gekozen"),
            Gegeven("Onze keuze (het hoe)", woorden.keuze, onbekend=LEEG),
            Gegeven("Nu (Ist)", woorden.nu, onbekend=LEEG),
            Gegeven("Straks (Soll)", woorden.straks, onbekend=LEEG),
            Gegeven("Verschil", woorden.verschil, onbekend=LEEG),
            *_omvang(een.code, blad),
        ],
        "teams": [
            (naam, blad.deel(een.code, code)) for code, naam in blad.teams.items() if _heeft(blad, een.code, code)
        ],
        "url": _naar_deel(blad, een.code) if blad.mag and blad.mag_alles else "",
        "team_urls": [
            (naam, _naar_deel(blad, een.code, code))
            for code, naam in blad.teams.items()
            if blad.mag and code in blad.eigen_teams
        ],
        **_planlink(gat, blad, plan, kan=not woorden.leeg),
    }


def _heeft(blad: Analyseblad, onderdeel: str, team: str) -> bool:
    return Deelplek(onderdeel, team) in blad.inhoud.delen


def _omvang(code: str, blad: Analyseblad) -> list[Gegeven]:
    nu, straks = blad.sommen(Cijfersoort.OMVANG, code)
    regel = blad.inhoud.cijfers.get(Cijferplek(Cijfersoort.OMVANG, code), Cijferregel())
    zin = f"nu {nu.in_woorden(TEAMS)}, straks {straks.in_woorden(TEAMS)}"
    bron = f" Bron: {regel.bron}, {datum(regel.op)}." if regel.bron and regel.op else ""
    return [Gegeven("Huishoudens per jaar", f"{zin}.{bron}")]


def _planlink(gat: str, blad: Analyseblad, plan: dict[str, Regelbeeld], *, kan: bool) -> dict[str, Any]:
    """The line of the plan that came from a gap, or the way to make one."""
    regel = plan.get(gat)
    if regel is not None:
        return {"plan": regel.regel.wat, "plan_url": f"{reverse('verbeterplan')}#regel-{regel.openbaar}"}
    mag = blad.eigen and Werklaag.PLAN in blad.kop.werkt and kan
    return {"naar_plan": reverse("impact_naar_plan", args=[blad.analyse, gat]) if mag else ""}


def _getallen(soort: Cijfersoort, blad: Analyseblad, plan: dict[str, Regelbeeld]) -> dict[str, Any]:
    sommen = {code: blad.sommen(soort, code) for code in posten(soort)}
    balken = [Balk(postnaam(soort, code), nu.cijfer, nodig.cijfer) for code, (nu, nodig) in sommen.items()]
    smal, breed = balkenbeeld(balken, SMAL), balkenbeeld(balken, BREED)
    ingevuld = [code for code, kanten in sommen.items() if any(een.getal is not None for een in kanten)]
    return {
        "kop": KOPPEN[soort],
        "soort": soort,
        "smal": smal,
        "breed": breed,
        "kolommen": _kolommen(soort),
        "rijen": [_rij(soort, code, kanten, blad) for code, kanten in sommen.items()],
        "plannen": [
            (postnaam(soort, code), _planlink(gat_van(soort.value, code), blad, plan, kan=True))
            for code in ingevuld
            if heeft_kloof(blad, soort, code) or gat_van(soort.value, code) in plan
        ],
        "urls": _cijferurls(soort, blad),
    }


def _kolommen(soort: Cijfersoort) -> list[Kolom]:
    basis = [Kolom("Minimale basis")] if soort is Cijfersoort.COMPETENTIE else []
    eenheid = soort.omschrijving
    getallen = [Kolom(f"{woord} ({eenheid})", getal=True) for woord in ("Nu", "Nodig", "Verschil")]
    return [Kolom(KOPPEN[soort]), *basis, *getallen, Kolom(ERBIJ[soort]), Kolom("Bron")]


def _rij(soort: Cijfersoort, code: str, kanten: tuple[Som, Som], blad: Analyseblad) -> list[Any]:
    nu, nodig = kanten
    regels = [een for plek, een in blad.inhoud.cijfers.items() if (plek.soort, plek.code) == (soort, code)]
    bronnen = dict.fromkeys(f"{een.bron}, {datum(een.op)}" if een.op else een.bron for een in regels if een.bron)
    basis = next((BASIS[een.basis] for een in regels if een.basis is not None), "") or "nog niet gekozen"
    return [
        postnaam(soort, code),
        *([basis] if soort is Cijfersoort.COMPETENTIE else []),
        Cel(nu.in_woorden(TEAMS), getal=True),
        Cel(nodig.in_woorden(TEAMS), getal=True),
        Cel(in_woorden(kloof(nu, nodig)), getal=True),
        "; ".join(dict.fromkeys(een.toelichting for een in regels if een.toelichting)),
        "; ".join(bronnen),
    ]


def _cijferurls(soort: Cijfersoort, blad: Analyseblad) -> list[tuple[str, str]]:
    if not blad.mag:
        return []
    adres = reverse("impact_cijfers", args=[blad.analyse, soort.value])
    heel = [("de hele gemeente", adres)] if blad.mag_alles else []
    teams = [
        (naam, f"{adres}?{urlencode({'team': code})}") for code, naam in blad.teams.items() if code in blad.eigen_teams
    ]
    return heel + teams


def _verandering(een: Verandering, blad: Analyseblad) -> list[str]:
    plek = een.plek
    if isinstance(plek, Deelplek):
        wat = onderdeelnaam(plek.onderdeel)
    else:
        wat = f"{plek.soort.value.capitalize()}: {postnaam(plek.soort, plek.code)}"
    voor = blad.teams.get(plek.team, "") if plek.team else "de hele gemeente"
    return [wat, voor, een.veld, een.toen or LEEG, een.nu or LEEG]


@pagina(f"{EEN}rekenblad/", "impact_rekenblad", doelen=VERBETEREN, uitleg="Een impactanalyse als rekenblad.")
def rekenblad(request: Verzoek, analyse: UUID) -> HttpResponse:
    """Give an analysis as a workbook."""
    antwoord = HttpResponse(maak_bestand(door=request.actor, analyse=analyse), content_type=SOORT)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{NAAM}"'
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
