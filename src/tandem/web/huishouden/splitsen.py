"""A household splits, or two become one: own pages that say what follows and for whom."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tandem.acties.huishouden import splitsing
from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.keuzes import gemeente_van, gemeenten, mijn_dossiers
from tandem.regels.huishouden.dossier import TAAK_BIJ_ROL
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, formulierpagina, kies_uit
from tandem.web.huishouden.formulieren import Samenvoegen, Splitsing
from tandem.web.pagina import Verzoek, pagina

SPLITSEN_GEVOLGEN = [
    {"wie": "wie weggaat", "wat": "Krijgt een nieuw, leeg dossier. Rechten op de eigen tijd in dit dossier blijven."},
    {"wie": "wie blijft", "wat": "Dit dossier gaat verder, met de casus en alles wat er al staat."},
    {
        "wie": "de kinderen",
        "wat": "Gezag gaat mee naar het nieuwe dossier. Adressen en telefoonnummers gaan niet mee.",
    },
    {
        "wie": "professionals",
        "wat": "Alleen u kunt het nieuwe dossier openen. Betrek daar wie nodig is. Beslis of er een eigen casus komt.",
    },
]
SAMENVOEGEN_GEVOLGEN = [
    {"wie": "het huishouden", "wat": "Het andere dossier gaat verder. In dit dossier komt niets nieuws meer."},
    {"wie": "professionals", "wat": "Wie alleen bij dit dossier betrokken is, kan het andere daardoor niet openen."},
    {"wie": "iedereen", "wat": "Wat in dit dossier staat, blijft hier staan en gaat niet mee."},
]


@pagina(
    f"{HIER}dossier/splitsen/",
    "splitsen",
    doelen=HULP,
    methoden=BEIDE,
    rollen=tuple(TAAK_BIJ_ROL),
    uitleg="Een huishouden gaat in tweeën.",
)
def splitsen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Begin a file of their own for who goes."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        leden = tuple(UUID(een) for een in v["leden"])
        invoer = splitsing.Splitsing(leden, v["gemeente"], v["op"], v["reden"], v["eigen_naam"])
        nieuw = splitsing.splits(door=request.actor, huishouden=huishouden, invoer=invoer, verzoek=verzoek)
        return adres("huishouden", nieuw)

    vorm = partial(Splitsing, leden=kies_uit(kop.leden), gemeenten=gemeenten())
    return formulierpagina(
        request, kop, titel="Huishouden splitsen", knop="Splitsen", terug=adres("dossier", huishouden), tab="",
        formulier=vorm, actie=actie, begin={"gemeente": gemeente_van(request.actor), "op": kop.vandaag},
        sjabloon="bevestigen.html", gevolgen=SPLITSEN_GEVOLGEN,
    )  # fmt: skip


@pagina(
    f"{HIER}dossier/samenvoegen/",
    "samenvoegen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Twee huishoudens worden één.",
)
def samenvoegen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """End this file in favour of another."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop
    dossiers = mijn_dossiers(door=request.actor, zonder=huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        ander = splitsing.voeg_samen(
            door=request.actor,
            huishouden=huishouden,
            ander=UUID(v["ander"]),
            op=v["op"],
            reden=v["reden"],
            verzoek=verzoek,
        )
        return adres("huishouden", ander)

    return formulierpagina(
        request, kop, titel="Samenvoegen met een ander huishouden", knop="Samenvoegen", tab="",
        terug=adres("dossier", huishouden), formulier=partial(Samenvoegen, dossiers=dossiers), actie=actie,
        sjabloon="bevestigen.html", gevolgen=SAMENVOEGEN_GEVOLGEN,
    )  # fmt: skip
