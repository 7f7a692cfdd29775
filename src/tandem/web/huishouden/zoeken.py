"""Search before create: in one's own files, and outside them only whether somebody is known."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.huishouden.zoeken import Bekend, Treffer, zoek, zoek_buiten
from tandem.regels.huishouden.dossier import TAAK_BIJ_ROL, ZOEKEN_PER_DAG, ZOEKEN_PER_UUR
from tandem.regels.rechten.lagen import Doel, Reikwijdte
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.web.adressen import adres_van
from tandem.web.huishouden.formulieren import Buiten
from tandem.web.onderdelen import Rij
from tandem.web.pagina import Verzoek, mijn_bereik, pagina

ZOUT = "tandem.gezocht"
GEZOCHT_GELDT = 60 * 60
"""Seconds in which a new file may follow a search. Own choice."""


@pagina("zoeken/", "zoeken", doelen=(Doel.ZOEKEN,), uitleg="Zoeken in uw eigen huishoudens.")
def zoeken(request: Verzoek) -> HttpResponse:
    """Search in one's own files; then show how to ask outside them and how to begin a new file."""
    vraag, fout, rijen, meer = request.GET.get("q", ""), "", [], 0
    try:
        uitslag = zoek(door=request.actor, vraag=vraag)
        rijen, meer = [_rij(een) for een in uitslag.treffers], uitslag.meer
    except Ongeldig as bezwaar:
        fout = " ".join(bezwaar.fouten.values())
    context = {
        "zoekterm": vraag,
        "rijen": rijen,
        "meer": meer,
        "fout": fout,
        "gezocht": bool(vraag.strip()) and not fout,
    }
    return render(request, "huishouden/zoeken.html", {**_kader(request), **context, "buiten": _buiten(request)})


@pagina(
    "zoeken/elders/",
    "zoeken_elders",
    doelen=(Doel.ZOEKEN,),
    methoden=("GET", "POST"),
    uitleg="Vragen of iemand elders bekend is.",
)
def zoeken_elders(request: Verzoek) -> HttpResponse:
    """Ask whether somebody is known outside one's own files. The answer looks the same for shielded and unknown."""
    form = Buiten(data=request.POST) if request.method == "POST" else _buiten(request)
    bekend = None
    if request.method == "POST" and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("voornaam", "achternaam", "geboortedatum")}
        try:
            bekend = zoek_buiten(door=request.actor, **velden)
        except Ongeldig as bezwaar:
            for veld, zin in bezwaar.fouten.items():
                form.add_error(veld if veld in form.fields else None, zin)
    context = {**_kader(request), "form": form, "antwoord": antwoord(bekend) if bekend else ()}
    if bekend:
        context |= _begin_urls(request, form.cleaned_data)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "huishouden/zoeken_elders.html", context, status=status)


def antwoord(bekend: Bekend) -> tuple[str, ...]:
    """Return the answer in sentences; without a team it is the same for nobody and for somebody who is shielded."""
    if not bekend.teams:
        return ("Wij kunnen u over deze persoon niets melden.",)
    return tuple(f"Mogelijk al bekend: vraag {team}." for team in bekend.teams)


def mag_beginnen(rol: str) -> bool:
    """Whether this role may begin a file at all."""
    return rol in TAAK_BIJ_ROL


def heeft_gezocht(request: Verzoek) -> bool:
    """Whether the address of the new-file page comes from a search by this professional, less than an hour ago."""
    try:
        wie = signing.loads(request.GET.get("gezocht", ""), salt=ZOUT, max_age=GEZOCHT_GELDT)
    except signing.BadSignature:
        return False
    return bool(wie == request.actor.medewerker)


def _kader(request: Verzoek) -> dict[str, Any]:
    return {
        "mag_beginnen": mag_beginnen(request.actor.rol),
        **_begin_urls(request, {}),
        "nood_url": adres_van("nood") if (Doel.NOOD, Reikwijdte.NOOD) in mijn_bereik(request) else "",
        "grens_uur": ZOEKEN_PER_UUR,
        "grens_dag": ZOEKEN_PER_DAG,
        "waarom": ["U zoekt alleen in huishoudens waarbij u betrokken bent.", "Wat u vindt, staat in het logboek."],
    }


def _begin_urls(request: Verzoek, velden: dict[str, Any]) -> dict[str, str]:
    """The ways to begin after searching: with a file, or with a signal and a file at once."""
    merk = signing.dumps(request.actor.medewerker, salt=ZOUT)
    bekend = {naam: str(velden[naam]) for naam in ("voornaam", "achternaam", "geboortedatum") if velden.get(naam)}
    vraag = urlencode({"gezocht": merk, **bekend})
    paden = {"nieuw_url": "huishouden_nieuw", "signaal_url": "signaal_nieuw_huishouden"}
    return {naam: f"{reverse(route)}?{vraag}" for naam, route in paden.items()}


def _buiten(request: Verzoek) -> Buiten:
    """The form for outside, with what was searched inside as a first guess of the name."""
    delen = request.GET.get("q", "").split()
    begin = {"voornaam": delen[0], "achternaam": " ".join(delen[1:])} if len(delen) > 1 else {}
    return Buiten(initial=begin)


def _rij(een: Treffer) -> Rij:
    return Rij(
        titel=een.naam,
        url=adres_van("huishouden", UUID(een.huishouden)),
        nummer=een.nummer,
        tekst="; ".join(een.leden),
        mee=(f"gevonden op: {een.waarom}",),
        merk="" if een.zelfde else "klinkt zo",
    )
