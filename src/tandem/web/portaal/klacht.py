"""Complaining at the portal: about whom, what, and how earlier complaints stand."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.acties.portaal.klacht import klaag, lees_klachtplek
from tandem.acties.rechten.klacht import Klachtinvoer
from tandem.acties.rechten.klachtbeeld import klachtroutes
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal.basis import BEIDE, EIGEN, MIJN, portaalformulier
from tandem.web.portaal.formulieren import Klacht

_UITLEG = gettext_lazy(
    "De klachtenfunctionaris leest dit, en belt of schrijft u. Over wie de klacht gaat, leest dit niet, tot de "
    "klachtenfunctionaris dat met u heeft besproken."
)


@pagina(
    f"{MIJN}klacht/",
    "mijn_klacht",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Een klacht indienen.",
)
def klacht(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the own complaints, and take a new one."""
    plek = lees_klachtplek(door=request.lid, huishouden=huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        over, rest = tuple(v.get("over") or ()), {naam: v[naam] for naam in ("wens", "bereiken")}
        invoer = Klachtinvoer(v["tekst"], v["organisatie"], plek.kop.vandaag, over=over, **rest)
        klaag(door=request.lid, huishouden=huishouden, invoer=invoer, verzoek=verzoek)

    return portaalformulier(
        request, plek.kop, titel=_("Een klacht"), knop=_("Dien de klacht in"), terug="mijn_klacht", uitleg=str(_UITLEG),
        formulier=partial(Klacht, plek=plek), actie=actie, klachten=plek.klachten, routes=klachtroutes(),
        sjabloon="portaal/klacht.html", terug_url=reverse("mijn_rechten", args=[huishouden]),
    )  # fmt: skip
