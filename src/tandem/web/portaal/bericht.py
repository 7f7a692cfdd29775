"""Hearing by mail that there is something new: choosing it, confirming the address, stopping it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tandem.acties.portaal.bericht import (
    Berichtblad,
    Keuzeinvoer,
    bevestig_bericht,
    kies_bericht,
    lees_berichtkeus,
    lees_bevestiging,
    stop_bericht,
)
from tandem.regels.rechten.bericht import Dagdeel, Waaromniet, Weekdag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.web.formulier import Formulier
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal.basis import BEIDE, EIGEN, MIJN, portaalformulier
from tandem.web.portaal.formulieren import Berichtformulier
from tandem.web.taal import zin
from tandem.web.templatetags.talen import alle_vertaald


@pagina(
    f"{MIJN}bericht/",
    "mijn_bericht",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Kiezen om per mail te horen dat er iets nieuws is.",
)
def bericht(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what was chosen, and choose."""
    blad = lees_berichtkeus(door=request.lid, huishouden=huishouden)
    keus = blad.keus

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        invoer = Keuzeinvoer(v["adres"], v["dagen"], v["dagdelen"], v["alleen_ik"])
        kies_bericht(door=request.lid, huishouden=huishouden, invoer=invoer, verzoek=verzoek)

    dagen, delen = (keus.dagen, keus.dagdelen) if keus else (tuple(Weekdag), tuple(Dagdeel))
    return portaalformulier(
        request, blad.kop, titel=_("Een mail als er iets nieuws is"), knop=_("Stuur mij mail"), terug="mijn_bericht",
        formulier=Berichtformulier, actie=actie, sjabloon="portaal/bericht.html", keus=keus,
        begin={"dagen": [dag.value for dag in dagen], "dagdelen": [deel.value for deel in delen]}, stand=_stand(blad),
        wanneer=alle_vertaald(een.omschrijving for een in (*dagen, *delen)),
    )  # fmt: skip


def _stand(blad: Berichtblad) -> str:
    """In one sentence whether mail comes now."""
    if blad.keus is None:
        return _("Er komt nu geen mail.")
    if blad.keus.waarom_niet is Waaromniet.NIET_BENADEREN:
        return _("Er komt nu geen mail. Er is afgesproken dat wij geen contact zoeken.")
    if blad.keus.waarom_niet is Waaromniet.ANDERS_AFGESPROKEN:
        return _("Er komt nu geen mail. Later is iets anders afgesproken over contact. Kies het hier opnieuw.")
    if blad.keus.waarom_niet is not None:
        return _("Er komt nu geen mail. Een ander heeft dit adres ook, of het is niet veilig. Kies een ander adres.")
    if not blad.keus.bevestigd:
        return _("Er komt een mail om te zien of het adres klopt. Open de link. Komt die niet? Kies een ander adres.")
    return _("Er komt een mail als er iets nieuws is.")


@pagina(
    f"{MIJN}bericht/stop/",
    "mijn_bericht_stop",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=("POST",),
    uitleg="Geen mail meer krijgen.",
)
def stop(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """End it at once."""
    try:
        stop_bericht(door=request.lid, huishouden=huishouden)
    except Ongeldig as fout:
        messages.warning(request, " ".join(zin(een) for een in fout.fouten.values()))
    return redirect("mijn_bericht", huishouden)


@pagina(
    f"{MIJN}bericht/<str:bewijs>/",
    "mijn_bericht_klopt",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Zeggen dat de mail aankwam waar alleen ik lees.",
)
def klopt(request: Verzoek, huishouden: UUID, bewijs: str) -> HttpResponse:
    """Confirm the address with the link that was in the mail."""
    kop = lees_bevestiging(door=request.lid, huishouden=huishouden, bewijs=bewijs)

    def actie(_velden: dict[str, Any], verzoek: UUID) -> None:
        bevestig_bericht(door=request.lid, huishouden=huishouden, bewijs=bewijs, verzoek=verzoek)

    return portaalformulier(
        request, kop, titel=_("Leest alleen u deze mail?"), knop=_("Ja, alleen ik"), terug="mijn_bericht",
        formulier=Formulier, actie=actie, uitleg=_("Leest iemand anders mee? Kies dan niets, en sluit deze pagina."),
    )  # fmt: skip
