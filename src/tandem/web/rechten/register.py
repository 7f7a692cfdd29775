"""The register of processing activities, and per kind of organisation what it may see. No household data."""

from django.http import HttpResponse

from tandem.acties.rechten.register import LEDEN, OVERIGE_BETROKKENEN, organisatieblad, register
from tandem.web.onderdelen import Kop
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regio import afdruk, toon

_WAT = "Het register van verwerkingen, gemaakt uit de regels die Tandem zelf gebruikt."


@pagina("regio/register/", "regio_register", uitleg=_WAT)
def verwerkingen(request: Verzoek) -> HttpResponse:
    """Show every purpose with its data, receivers, grounds and terms, for the privacy officer to review and print."""
    kop = Kop("Register van verwerkingen", status="Welke gegevens, van wie, waarvoor, voor wie en hoe lang.")
    context = {
        "register": register(),
        "betrokkenen": (LEDEN, *OVERIGE_BETROKKENEN),
        "afdruk": afdruk(request),
    }
    return toon(request, "regio_register", kop, context)


@pagina(
    "regio/register/<slug:soort>/",
    "regio_register_organisatie",
    uitleg="Wat een soort organisatie mag zien, van wie en waarom.",
)
def organisatie(request: Verzoek, soort: str) -> HttpResponse:
    """Show what one kind of organisation may see of whom, and why."""
    blad = organisatieblad(soort)
    kop = Kop(blad.naam, status="Wat deze organisatie mag zien, van wie en waarom.")
    return toon(request, "regio_register_organisatie", kop, {"blad": blad, "afdruk": afdruk(request)}, "regio_register")
