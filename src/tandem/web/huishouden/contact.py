"""Ways to reach people, what is shielded, and the BSN."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden import bsn as bsnacties
from tandem.acties.huishouden import contactgegevens
from tandem.acties.huishouden.afgeschermd import MINUTEN, open_afgeschermd
from tandem.acties.huishouden.bladen import lees_contactblad, lees_dossierblad, lees_lid
from tandem.acties.huishouden.contactgegevens import Contactinvoer
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import behandel
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, als_uuid, formulierpagina, kies_uit
from tandem.web.huishouden.formulieren import Bevestiging, Bsn, Bsnbekijken, Contact, Openen
from tandem.web.pagina import Verzoek, pagina

CONTACT = f"{HIER}contactgegevens/"


def invoer_uit(v: dict[str, Any]) -> Contactinvoer:
    """Return the cleaned values as input for the action."""
    return Contactinvoer(
        soort=v["soort"],
        waarde=v["waarde"],
        lid=als_uuid(v["lid"]),
        veilig=v["veilig"],
        toelichting=v["toelichting"],
        afgeschermd=v["afgeschermd"],
        niet_voor=tuple(UUID(een) for een in v["niet_voor"]),
    )


@pagina(
    f"{CONTACT}nieuw/", "contactgegeven_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Een contactgegeven vastleggen."
)
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record an address, number or e-mail."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop
    terug = adres("personen", huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        contactgegevens.leg_contactgegeven_vast(
            door=request.actor, huishouden=huishouden, invoer=invoer_uit(v), verzoek=verzoek
        )
        return terug

    return formulierpagina(
        request, kop, titel="Adres, telefoon of e-mail", knop="Vastleggen", terug=terug, actie=actie,
        formulier=partial(Contact, leden=kies_uit(kop.leden)), concept="contact-nieuw",
    )  # fmt: skip


@pagina(
    f"{CONTACT}<uuid:gegeven>/", "contact_wijzigen", doelen=HULP, methoden=BEIDE, uitleg="Een contactgegeven wijzigen."
)
def wijzigen(request: Verzoek, huishouden: UUID, gegeven: UUID) -> HttpResponse:
    """Change it; another value ends the old one."""
    blad = lees_contactblad(door=request.actor, huishouden=huishouden, gegeven=gegeven)
    terug = adres("personen", huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        contactgegevens.wijzig_contactgegeven(
            door=request.actor,
            huishouden=huishouden,
            gegeven=gegeven,
            invoer=invoer_uit(v),
            versie=v["versie"],
            verzoek=verzoek,
        )
        return terug

    namen = ("soort", "waarde", "veilig", "toelichting", "afgeschermd", "versie")
    begin = {naam: getattr(blad, naam) for naam in namen}
    begin |= {"lid": str(blad.lid or ""), "niet_voor": [str(een) for een in blad.niet_voor]}
    return formulierpagina(
        request, blad.kop, titel="Contactgegeven wijzigen", knop="Wijzigingen vastleggen", terug=terug, actie=actie,
        formulier=partial(Contact, leden=kies_uit(blad.kop.leden, ook_weg=True)), begin=begin,
        sjabloon="huishouden/contact_wijzigen.html", einde_url=adres("contact_einde", huishouden, gegeven),
    )  # fmt: skip


@pagina(
    f"{CONTACT}<uuid:gegeven>/einde/",
    "contact_einde",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een contactgegeven beëindigen.",
)
def einde(request: Verzoek, huishouden: UUID, gegeven: UUID) -> HttpResponse:
    """Say that it no longer holds."""
    blad = lees_contactblad(door=request.actor, huishouden=huishouden, gegeven=gegeven)
    terug = adres("personen", huishouden)

    def actie(_: dict[str, Any], verzoek: UUID) -> str:
        contactgegevens.beeindig_contactgegeven(
            door=request.actor, huishouden=huishouden, gegeven=gegeven, verzoek=verzoek
        )
        return terug

    return formulierpagina(
        request, blad.kop, titel="Dit klopt niet meer", knop="Laten vervallen", terug=terug, actie=actie,
        uitleg=f"{blad.waarde} vervalt vandaag. Het blijft in de geschiedenis staan.", formulier=Bevestiging,
    )  # fmt: skip


@pagina(
    f"{HIER}afgeschermd/<uuid:item>/",
    "afgeschermd_openen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een afgeschermd gegeven openen, met een reden.",
)
def openen(request: Verzoek, huishouden: UUID, item: UUID) -> HttpResponse:
    """Open one shielded item, with a reason, for an hour."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop
    terug = adres("personen", huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        open_afgeschermd(door=request.actor, huishouden=huishouden, item=item, reden=v["reden"], verzoek=verzoek)
        return terug

    return formulierpagina(
        request, kop, titel="Afgeschermd gegeven openen", knop="Openen voor een uur", terug=terug, actie=actie,
        uitleg=f"Dit is afgeschermd omdat het in verkeerde handen gevaar kan geven. Het gaat alleen voor u open, "
        f"{MINUTEN} minuten. Dat u het opent, en waarom, staat in het logboek.",
        formulier=Openen,
    )  # fmt: skip


@pagina(f"{HIER}personen/<uuid:lid>/bsn/", "bsn", doelen=HULP, methoden=BEIDE, uitleg="Een BSN vastleggen of weghalen.")
def bsn(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Record or remove a BSN; what stands there is not shown."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)
    terug = adres("lid", huishouden, lid)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        bsnacties.leg_bsn_vast(door=request.actor, huishouden=huishouden, lid=lid, bsn=v["bsn"], verzoek=verzoek)
        return terug

    return formulierpagina(
        request, blad.kop, titel=f"BSN van {blad.kaart.naam}", knop="Vastleggen", terug=terug, actie=actie,
        uitleg="Leg een BSN alleen vast als u het nodig heeft voor hulp of een bericht.", formulier=Bsn,
    )  # fmt: skip


@pagina(
    f"{HIER}personen/<uuid:lid>/bsn/bekijken/",
    "bsn_bekijken",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een BSN bekijken, met een reden.",
)
def bsn_bekijken(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Show a BSN on a chosen ground, on this page only."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)
    gezien: list[str] = []

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        gezien.append(
            bsnacties.bekijk_bsn(door=request.actor, huishouden=huishouden, lid=lid, grond=v["grond"], verzoek=verzoek)
        )
        return adres("lid", huishouden, lid)

    context = {
        **dossiercontext(blad.kop, "personen"),
        "titel": f"BSN van {blad.kaart.naam} bekijken",
        "knop": "BSN tonen",
        "terug_url": adres("lid", huishouden, lid),
        "uitleg": "Kies waarvoor u het nodig heeft. Dat staat in het logboek.",
    }
    antwoord = behandel(
        request,
        formulier=Bsnbekijken,
        actie=actie,
        sjabloon="huishouden/formulier.html",
        context=context,
        na_eerder=lambda _: adres("bsn_bekijken", huishouden, lid),
    )
    return render(request, "huishouden/bsn.html", {**context, "nummer": gezien[0]}) if gezien else antwoord
