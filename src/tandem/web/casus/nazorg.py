"""Pages after and beside a case: aftercare, and two cases about one child that refer to each other."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.casus.casus import lees_casus
from tandem.acties.casus.nazorg import lees_nazorg, leg_nazorg_vast
from tandem.acties.casus.verwijzing import verwijs
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.casus.afrondformulieren import Nazorgformulier, Verwijsformulier
from tandem.web.casus.casus import CASUS
from tandem.web.casus.doel import bij_een_casus
from tandem.web.casus.signaalbeeld import termijnrij
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regelbeeld import toon_regels


@pagina(
    f"{CASUS}nazorg/",
    "nazorg",
    doelen=(Doel.HULP,),
    lagen=(Laag.PLAN,),
    methoden=("GET", "POST"),
    uitleg="Vragen hoe het gaat, na het afronden.",
)
@bij_een_casus
def nazorg(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record how it goes after the ending."""
    blad = lees_nazorg(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        goed = velden["gaat_goed"] == "ja"
        leg_nazorg_vast(
            door=request.actor, huishouden=huishouden, verzoek=verzoek, gaat_goed=goed, regels=velden["regels"]
        )
        if goed:
            messages.success(request, "De nazorg is vastgelegd.")
            return reverse("casus", args=[huishouden])
        messages.warning(request, "Er is weer hulp nodig. Open een nieuwe casus; die verwijst naar de vorige.")
        return reverse("casus_openen", args=[huishouden])

    return behandel(
        request,
        formulier=partial(Nazorgformulier, leden=blad.kop.leden, vandaag=blad.kop.vandaag),
        actie=actie,
        sjabloon="casus/nazorg.html",
        context={
            **dossiercontext(blad.kop, "huishouden"),
            "nummer": blad.nummer,
            "momenten": [termijnrij(een, blad.kop) for een in blad.momenten],
            "eerder": toon_regels(blad.regels, blad.kop),
            "kan": any(een.afgerond_op is None for een in blad.momenten),
        },
        plek=Conceptplek(huishouden, "nazorg"),
        na_eerder=lambda _: reverse("casus", args=[huishouden]),
    )


@pagina(
    f"{CASUS}verwijzing/",
    "casus_verwijzing",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Twee casussen over één kind naar elkaar laten verwijzen.",
)
def verwijzing(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Let two cases about one child refer to each other."""
    blad = lees_casus(door=request.actor, huishouden=huishouden)
    terug = reverse("casus", args=[huishouden])

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("nummer", "grond", "toelichting")}
        verwijs(door=request.actor, huishouden=huishouden, verzoek=verzoek, kind=UUID(velden["kind"]), **gegevens)
        messages.success(request, "De twee casussen verwijzen nu naar elkaar.")
        return terug

    leden = [(str(lid.openbaar), lid.naam) for lid in blad.kop.leden if not lid.weg]
    context = {**dossiercontext(blad.kop, "huishouden"), "titel": "Verwijzen naar een andere casus", "terug_url": terug}
    context |= {
        "knop": "Laat de casussen verwijzen",
        "uitleg": (
            "Loopt er over dit kind ook een casus in een ander huishouden? "
            "Beide huishoudens zien dat, en op welke grond. Meer niet."
        ),
    }
    formulier = partial(Verwijsformulier, leden=leden)
    return behandel(request, formulier=formulier, actie=actie, sjabloon="casus/formulier.html", context=context)
