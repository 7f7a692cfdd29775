"""Goals, figures, steps and help: one form each."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from tandem.acties.plan import hulp as hulpacties
from tandem.acties.plan import stap as stapacties
from tandem.acties.plan.beeld import Doelbeeld, Hulpbeeld, Planblad, Stapbeeld
from tandem.acties.plan.doel import Doelinvoer, laat_doel_los, leg_doel_vast, schaal_doel, wijzig_doel
from tandem.acties.plan.hulp import Hulpinvoer, vraag_hulp
from tandem.acties.plan.lezen import lees_keuzes, lees_plan
from tandem.acties.plan.stap import Stapinvoer, spreek_stap_af
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.plan import formulieren as f
from tandem.web.plan.plan import BEIDE, HULP, PAD, formuliercontext, plan_url


def _pagina(
    request: Verzoek, blad: Planblad, formulier: Any, actie: Any, *, titel: str, knop: str, concept: str,
    uitleg: str = "", begin: dict[str, Any] | None = None, **opties: Any,
) -> HttpResponse:  # fmt: skip
    huishouden = blad.kop.huishouden

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        actie(velden, {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek})
        return plan_url(huishouden)

    return behandel(
        request,
        formulier=partial(formulier, blad=blad, **opties),
        actie=doe,
        sjabloon="dossierformulier.html",
        context=formuliercontext(blad, titel, knop, uitleg),
        begin=begin,
        plek=Conceptplek(huishouden, concept),
        na_eerder=partial(plan_url, huishouden),
    )


def _doelinvoer(velden: dict[str, Any]) -> Doelinvoer:
    return Doelinvoer(velden["tekst"], velden["van_lid"], velden["goed_genoeg"], tuple(velden["niet_zichtbaar_voor"]))


@pagina(f"{PAD}doel/", "plan_doel_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Een nieuw doel in het plan.")
def doel_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Add a goal."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        leg_doel_vast(**wie, invoer=_doelinvoer(velden))

    return _pagina(request, blad, f.Doelformulier, actie, titel="Een doel", knop="Doel vastleggen", concept="plan-doel")


def _doel(blad: Planblad, doel: UUID) -> Doelbeeld:
    return _een([een for een in blad.doelen if een.openbaar == doel])


def _een(gevonden: list[Any]) -> Any:
    if not gevonden:
        raise NietGevonden
    return gevonden[0]


@pagina(f"{PAD}doel/<uuid:doel>/", "plan_doel", doelen=HULP, methoden=BEIDE, uitleg="Een doel veranderen.")
def doel_wijzigen(request: Verzoek, huishouden: UUID, doel: UUID) -> HttpResponse:
    """Change a goal while the plan is being made."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)
    nu = _doel(blad, doel)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        wijzig_doel(**wie, doel=doel, invoer=_doelinvoer(velden), versie=velden["versie"])

    begin = {
        "tekst": nu.tekst,
        "van_lid": nu.van_lid,
        "goed_genoeg": nu.goed_genoeg,
        "niet_zichtbaar_voor": list(nu.verborgen_voor),
        "versie": nu.versie,
    }
    return _pagina(
        request, blad, f.Doelformulier, actie, titel="Doel wijzigen", knop="Doel vastleggen",
        concept=f"plan-doel-{doel}", begin=begin,
    )  # fmt: skip


class Loslaten(f.Planformulier):
    """Why a goal is let go."""

    reden = forms.CharField(
        label="Waarom laten jullie dit doel los?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


@pagina(f"{PAD}doel/<uuid:doel>/loslaten/", "plan_doel_los", doelen=HULP, methoden=BEIDE, uitleg="Een doel loslaten.")
def doel_loslaten(request: Verzoek, huishouden: UUID, doel: UUID) -> HttpResponse:
    """Let a goal go."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)
    nu = _doel(blad, doel)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        laat_doel_los(**wie, doel=doel, reden=velden["reden"], versie=velden["versie"])

    return _pagina(
        request, blad, Loslaten, actie, titel="Doel loslaten", knop="Doel loslaten", concept=f"plan-los-{doel}",
        uitleg=f"“{nu.tekst}” Het doel blijft te lezen, met de reden erbij.", begin={"versie": nu.versie},
    )  # fmt: skip


@pagina(f"{PAD}doel/<uuid:doel>/cijfer/", "plan_cijfer", doelen=HULP, methoden=BEIDE, uitleg="Een cijfer bij een doel.")
def cijfer(request: Verzoek, huishouden: UUID, doel: UUID) -> HttpResponse:
    """Record a figure for a goal."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)
    nu = _doel(blad, doel)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        stem = velden["stem"]
        lid = int(stem.removeprefix("lid-")) if stem.startswith("lid-") else None
        gegevens = {naam: velden[naam] for naam in ("score", "op", "tekst")}
        schaal_doel(**wie, doel=doel, lid=lid, professional=stem == "ik", **gegevens)

    return _pagina(
        request, blad, f.Cijferformulier, actie, titel="Hoe gaat het met dit doel?", knop="Cijfer vastleggen",
        concept=f"plan-cijfer-{doel}", uitleg=f"“{nu.tekst}”",
    )  # fmt: skip


@pagina(f"{PAD}stap/", "plan_stap_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Een nieuwe stap: wie doet wat, wanneer.")
def stap_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Add a step; ``?doel=`` chooses its goal."""
    blad, collegas = lees_keuzes(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        soort, _, nummer = velden["wie"].partition("-")
        invoer = Stapinvoer(
            tekst=velden["tekst"],
            uiterlijk=velden["uiterlijk"],
            lid=int(nummer) if soort == "lid" else None,
            medewerker=int(nummer) if soort == "collega" else None,
            wie_anders=velden["wie_anders"] if soort == "anders" else "",
            doel=velden["doel"],
            niet_zichtbaar_voor=tuple(velden["niet_zichtbaar_voor"]),
        )
        spreek_stap_af(**wie, invoer=invoer)

    return _pagina(
        request, blad, f.Stapformulier, actie, titel="Een stap", knop="Stap vastleggen", concept="plan-stap",
        begin={"doel": request.GET.get("doel", "")[:36]}, collegas=collegas,
    )  # fmt: skip


def _stap(blad: Planblad, stap: UUID) -> Stapbeeld:
    alle = [*blad.losse_stappen, *(een for doel in blad.doelen for een in doel.stappen)]
    gevonden: Stapbeeld = _een([een for een in alle if een.openbaar == stap])
    return gevonden


@pagina(f"{PAD}stap/<uuid:stap>/", "plan_stap", doelen=HULP, methoden=BEIDE, uitleg="Hoe het staat met een stap.")
def stap(request: Verzoek, huishouden: UUID, stap: UUID) -> HttpResponse:
    """Say that a step was done, comes later, or is not needed."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)
    nu = _stap(blad, stap)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        vast = {**wie, "stap": stap, "versie": velden["versie"], "reden": velden["reden"]}
        if velden["wat"] == "later":
            stapacties.verzet_stap(**vast, uiterlijk=velden["uiterlijk"])
        else:
            stapacties.rond_stap_af(**vast, op=velden["op"], gedaan=velden["wat"] == "gedaan")

    return _pagina(
        request, blad, f.Stapvervolg, actie, titel="Hoe staat het met deze stap?", knop="Vastleggen",
        concept=f"plan-stap-{stap}", uitleg=nu.tekst, begin={"versie": nu.versie},
    )  # fmt: skip


@pagina(f"{PAD}hulp/", "plan_hulp_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Hulp die is gevraagd.")
def hulp_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record that help was asked for."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        gegevens = {naam: velden[naam] for naam in velden if naam not in ("verzoek", "versie")}
        meer: dict[str, Any] = {naam: tuple(gegevens.pop(naam)) for naam in ("voor", "niet_zichtbaar_voor")}
        vraag_hulp(**wie, invoer=Hulpinvoer(**gegevens, **meer))

    return _pagina(
        request, blad, f.Hulpformulier, actie, titel="Hulp vragen", knop="Hulp vastleggen", concept="plan-hulp"
    )


@pagina(f"{PAD}hulp/<uuid:hulp>/", "plan_hulp", doelen=HULP, methoden=BEIDE, uitleg="Hoe het staat met hulp.")
def hulp(request: Verzoek, huishouden: UUID, hulp: UUID) -> HttpResponse:
    """Record what became of help: it began, somebody still waits, or it stopped."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)
    nu: Hulpbeeld = _een([een for een in blad.hulp if een.openbaar == hulp])

    def actie(velden: dict[str, Any], wie: dict[str, Any]) -> None:
        vast = {**wie, "hulp": hulp, "versie": velden["versie"]}
        if velden["wat"] == "begonnen":
            hulpacties.start_hulp(**vast, gestart_op=velden["op"])
        elif velden["wat"] == "wacht":
            hulpacties.vraag_hulp_na(**vast, navragen_op=velden["navragen_op"])
        else:
            hulpacties.stop_hulp(**vast, gestopt_op=velden["op"], stopreden=velden["stopreden"])

    return _pagina(
        request, blad, f.Hulpvervolg, actie, titel=f"Hoe staat het met: {nu.naam}?", knop="Vastleggen",
        concept=f"plan-hulp-{hulp}", begin={"versie": nu.versie},
    )  # fmt: skip
