"""A professional says that somebody is family, a colleague or a friend."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.regels.rechten.lagen import Doel
from tandem.web import onderdelen as o
from tandem.web.formulier import behandel
from tandem.web.huishouden import formulieren
from tandem.web.huishouden.basis import BEIDE
from tandem.web.pagina import Verzoek, pagina


@pagina(
    "mijn/bekenden/",
    "bekende_melden",
    doelen=(Doel.ZOEKEN,),
    methoden=BEIDE,
    uitleg="Zeggen wie familie of een collega van u is, zodat u die dossiers niet kunt openen.",
)
def melden(request: Verzoek) -> HttpResponse:
    """Say who it is; whether they are known here stays unsaid."""

    def actie(v: dict[str, Any], verzoek: UUID) -> str:  # noqa: ARG001 - saying it twice is saying it once
        gegevens = {naam: v[naam] for naam in ("voornaam", "achternaam", "geboortedatum", "soort")}
        meld_bekende(door=request.actor, invoer=Bekende(**gegevens))
        messages.success(
            request, "Dit is vastgelegd. Komt deze persoon in een dossier voor, dan kunt u dat niet openen."
        )
        return reverse("bekende_melden")

    context = {
        "kop": o.Kop("Familie, collega's en bekenden", status="U ziet nooit een dossier van iemand die u goed kent."),
        "uitleg": "Vul in wie het is. U krijgt niet te horen of deze persoon hier bekend is.",
        "knop": "Vastleggen",
        "terug_url": reverse("start"),
        "terug_tekst": "Terug",
    }
    return behandel(
        request, formulier=formulieren.Bekende, actie=actie, sjabloon="formulierpagina.html", context=context
    )
