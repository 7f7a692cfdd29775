"""The palette of interventions by field of law: of the region, and for one person in a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.rechten.palet import lees_palet, palet
from tandem.web.dossier import dossiercontext
from tandem.web.onderdelen import Kop
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten.regime import HULP, PAD
from tandem.web.regio import afdruk, toon


@pagina("regio/palet/", "regio_palet", uitleg="Wat er kan zonder toestemming, per rechtsgebied, met de bronnen.")
def regio_palet(request: Verzoek) -> HttpResponse:
    """Show every intervention by field of law, beside voluntary help, for a lawyer to review and print."""
    kop = Kop("Wat kan er?", status="Vrijwillige hulp, en wat er kan zonder toestemming, per rechtsgebied.")
    return toon(request, "regio_palet", kop, {"palet": palet(), "afdruk": afdruk(request)})


@pagina(
    f"{PAD}personen/<int:lid>/palet/",
    "palet",
    doelen=HULP,
    uitleg="Wat er voor één persoon kan: eerst vrijwillig, dan per rechtsgebied.",
)
def persoonspalet(request: Verzoek, huishouden: UUID, lid: int) -> HttpResponse:
    """Show what can be done about one person, for weighing what is the least heavy thing that helps."""
    blad = lees_palet(door=request.actor, huishouden=huishouden, lid=lid)
    context = {
        **dossiercontext(blad.kop),
        "wie": blad.kop.namen([lid]),
        "lid": lid,
        "jong": blad.jong,
        "palet": blad.palet,
    }
    return render(request, "rechten/palet.html", context)
