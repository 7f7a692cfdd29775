"""Pages about who takes part from experience: the list, and one line."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import localize

from tandem.acties.advies.ervaring import Inzetbeeld, lees_ervaring, leg_inzet_vast, wijzig_inzet
from tandem.regels.advies.ervaring import Inzetstand
from tandem.web.advies.formulieren import Inzetformulier, inzet_uit
from tandem.web.formulier import behandel
from tandem.web.onderdelen import Rij
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

PAD = "verbeteren/ervaring/"
FORM = ("GET", "POST")


@pagina(PAD, "ervaring", doelen=VERBETEREN, uitleg="Wie meedoet vanuit eigen ervaring.")
def ervaring(request: Verzoek) -> HttpResponse:
    """Show who takes part, in what, and what was done with what they said."""
    lijst = lees_ervaring(door=request.actor)
    context = werkcontext(lijst.kop, "adviezen", titel="Wie doet mee vanuit ervaring?")
    return render(request, "advies/ervaring.html", context | {"rijen": [_rij(een) for een in lijst.regels]})


def _rij(een: Inzetbeeld) -> Rij:
    inzet = een.inzet
    uren = "geen uren afgesproken" if inzet.uren is None else f"{localize(inzet.uren)} uur"
    mee = [inzet.wie, uren, inzet.vergoeding or "geen vergoeding vastgelegd"]
    gedaan = f"Wat ermee is gedaan: {inzet.gedaan}" if inzet.gedaan else ""
    klaar = inzet.stand is Inzetstand.KLAAR
    url = reverse("ervaring_wijzigen", args=[een.openbaar])
    return Rij(inzet.waarbij, url, tekst=gedaan, mee=mee, merk=inzet.stand.omschrijving, toon="goed" if klaar else "")


@pagina(f"{PAD}erbij/", "ervaring_erbij", doelen=VERBETEREN, methoden=FORM, uitleg="Vastleggen dat iemand meedoet.")
def erbij(request: Verzoek) -> HttpResponse:
    """Record that somebody takes part."""
    lijst = lees_ervaring(door=request.actor)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        leg_inzet_vast(door=request.actor, inzet=inzet_uit(velden), nagekeken=velden["nagekeken"], verzoek=verzoek)
        return reverse("ervaring")

    context = werkcontext(lijst.kop, "adviezen", titel="Iemand doet mee") | {"terug_url": reverse("ervaring")}
    return behandel(
        request, formulier=Inzetformulier, actie=actie, sjabloon="advies/inzet.html", context=context,
        begin={"stand": Inzetstand.UITGENODIGD.value}, na_eerder=lambda _nummer: reverse("ervaring"),
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:ervaring>/", "ervaring_wijzigen", doelen=VERBETEREN, methoden=FORM,
    uitleg="Vastleggen hoe het meedoen ging, en wat ermee is gedaan.",
)  # fmt: skip
def wijzigen(request: Verzoek, ervaring: UUID) -> HttpResponse:
    """Change a line: how far it is, and what was done."""
    lijst = lees_ervaring(door=request.actor)
    regel = lijst.regel(ervaring)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        wijzig_inzet(
            door=request.actor, openbaar=ervaring, inzet=inzet_uit(velden), nagekeken=velden["nagekeken"],
            versie=velden["versie"] or 0, verzoek=verzoek,
        )  # fmt: skip
        return reverse("ervaring")

    namen = ("wie", "waarbij", "uren", "vergoeding", "gezegd", "gedaan")
    begin: dict[str, Any] = {naam: getattr(regel.inzet, naam) for naam in namen} | {"versie": regel.versie}
    context = werkcontext(lijst.kop, "adviezen", titel="Meedoen vanuit ervaring") | {"terug_url": reverse("ervaring")}
    return behandel(
        request, formulier=Inzetformulier, actie=actie, sjabloon="advies/inzet.html", context=context,
        begin=begin | {"stand": regel.inzet.stand.value}, na_eerder=lambda _nummer: reverse("ervaring"),
    )  # fmt: skip
