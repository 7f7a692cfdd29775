"""Consent as a member sees it: what was asked, what it opens, and the own answer."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tandem.acties.portaal.toestemming import antwoord_zelf, mijn_toestemmingen
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tekst import afgezonderd
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal.basis import BEIDE, EIGEN, MIJN, portaalcontext, portaalformulier
from tandem.web.portaal.formulieren import Toestemmingsantwoord
from tandem.web.templatetags.talen import alle_vertaald


@pagina(
    f"{MIJN}toestemming/",
    "mijn_toestemming",
    wie=Wie.LID,
    doelen=EIGEN,
    uitleg="Met wie er gedeeld mag worden.",
)
def toestemmingen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show every request about this person and about whom they decide for."""
    gelezen = mijn_toestemmingen(door=request.lid, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_rechten"), "vragen": gelezen.vragen}
    return render(request, "portaal/toestemming.html", context)


@pagina(
    f"{MIJN}toestemming/<uuid:toestemming>/",
    "mijn_toestemming_antwoord",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Ja of nee zeggen tegen delen, of mijn ja intrekken.",
)
def antwoord(request: Verzoek, huishouden: UUID, toestemming: UUID) -> HttpResponse:
    """Say yes or no, or take the yes back."""
    gelezen = mijn_toestemmingen(door=request.lid, huishouden=huishouden)
    hier = next((een for een in gelezen.vragen if een.beeld.openbaar == toestemming), None)
    if hier is None or not (hier.kan_antwoorden or hier.kan_intrekken):
        raise NietGevonden

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        vast: dict[str, Any] = {"door": request.lid, "huishouden": huishouden, "toestemming": toestemming}
        antwoord_zelf(**vast, antwoord=v["antwoord"], toelichting=v["toelichting"], verzoek=verzoek)

    uitleg = format_html(
        _("Met {wie}. Het gaat om: {lagen}. Horen er documenten bij? Die gaan mee. Nee zeggen mag altijd."),
        wie=afgezonderd(hier.beeld.ontvanger),
        lagen=alle_vertaald(hier.beeld.lagen),
    )
    return portaalformulier(
        request, gelezen.kop, titel=_("Mag dit worden gedeeld?"), knop=_("Dit is mijn antwoord"), actie=actie,
        terug="mijn_toestemming", formulier=partial(Toestemmingsantwoord, intrekken=hier.kan_intrekken),
        over=hier.beeld.waarvoor, uitleg=uitleg,
    )  # fmt: skip
