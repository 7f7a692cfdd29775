"""Filling a household, the second half: the veiligheidskaart, and thinking together with others."""

from datetime import timedelta
from typing import Any

from tandem.acties import deur
from tandem.acties.analyse import veiligheidskaart
from tandem.acties.casus.afspraak import Afspraakinvoer
from tandem.acties.casus.bespreking import (
    Besluitinvoer,
    Besprekinginvoer,
    leg_besluiten_vast,
    plan_bespreking,
    voeg_overwegingen_toe,
)
from tandem.acties.casus.consultatie import Vraaginvoer, beantwoord_consultatie, vraag_consultatie
from tandem.acties.casus.document import Documentinvoer, voeg_document_toe
from tandem.acties.casus.uitnodiging import Gastinvoer, lees_uitnodigblad, nodig_uit
from tandem.management.sonde.vulling import Vulling

DAG = timedelta(days=1)
WEEK = timedelta(days=7)


EEN_PDF = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Title(%s)>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%%%EOF\n"
)


def vul_kaart(v: Vulling) -> None:
    weg: dict[str, Any] = {"niet_zichtbaar_voor": v.nummers(("papa",))}
    dicht: dict[str, Any] = {"niet_voor": {"papa"}}
    veiligheidskaart.beoordeel(
        **v.ding,
        invoer=veiligheidskaart.Oordeelinvoer(
            v.lid("kind"),
            v.vandaag,
            score_zelf=2,
            woord_zelf="onveilig",
            tekst_zelf=v.k("veiligheid", "oordeel.tekst_zelf", betreft={"kind"}, **dicht),
            oordeel="onveilig",
            tekst=v.k("veiligheid", "oordeel.tekst", betreft={"kind"}, **dicht),
            **weg,
        ),
    )
    veiligheidskaart.leg_incident_vast(
        **v.ding,
        op=v.vandaag,
        soort="ruzie",
        tekst=v.k("veiligheid", "incident", betreft={"mama", "klein"}),
        betreft=v.nummers(("mama", "klein")),
    )
    veiligheidskaart.leg_incident_vast(
        **v.ding,
        op=v.vandaag,
        soort="bedreiging",
        tekst=v.k("veiligheid", "incident verborgen", betreft={"mama"}, **dicht),
        betreft=v.nummers(("mama",)),
        **weg,
    )
    _kaart_vervolg(v, dicht, weg)


def _kaart_vervolg(v: Vulling, dicht: dict[str, Any], weg: dict[str, Any]) -> None:
    veiligheidskaart.leg_factor_vast(
        **v.ding,
        soort="wapens",
        van=v.vandaag,
        lid=v.lid("kind"),
        tekst=v.k("veiligheid", "factor", betreft={"kind"}, **dicht),
        **weg,
    )
    veiligheidskaart.maak_noodplan(
        **v.ding,
        tekst=v.k("veiligheid", "noodplan", betreft={"mama"}, **dicht),
        bellen=v.k("veiligheid", "noodplan.bellen", betreft={"mama"}, **dicht),
        voor=v.lid("mama"),
        **weg,
    )
    veiligheidskaart.spreek_af(
        **v.ding,
        invoer=Afspraakinvoer(
            v.k("veiligheid", "veiligheidsafspraak", betreft={"klein"}),
            v.vandaag + WEEK,
            soort="veiligheid",
            lid=v.lid("klein"),
        ),
    )


def vul_document(v: Vulling) -> None:
    """A letter for who has the plan, one that is hidden from a member, and a statement of a child that is shielded."""
    for soort, laag, over, niet_voor in (
        ("brief", "plan", "mama", ()),
        ("brief", "plan", "kind", ("papa",)),
        ("verklaring_kind", "afgeschermd", "kind", ("papa",)),
    ):
        eigen: dict[str, Any] = {"betreft": {over}, "niet_voor": set(niet_voor)}
        eigen |= {"geopend_voor": {v.wie}} if laag == "afgeschermd" else {}
        naam = v.b.k(v.plek.naam, laag, "document.bestandsnaam", **eigen)
        invoer = Documentinvoer(
            soort=soort,
            titel=v.k(laag, "document.titel", **eigen),
            bron="professional",
            ontvangen_op=v.vandaag,
            naam=f"{naam}.pdf",
            inhoud=EEN_PDF % v.b.k(v.plek.naam, laag, "document.inhoud", **eigen).encode(),
            van_wie=v.k(laag, "document.van_wie", **eigen),
            betreft=v.nummers((over,)),
            niet_zichtbaar_voor=v.nummers(niet_voor),
        )
        voeg_document_toe(**v.ding, invoer=invoer)


def vul_overleg(v: Vulling) -> None:
    rond = {"mama", "kind"}
    vraag = v.k("analyse", "bespreking.vraag", betreft=rond, voor_gast=True)
    toelichting = v.k("analyse", "bespreking.toelichting", betreft=rond)
    samen = v.nummers(("mama", "kind"))
    open_ = v.regel("analyse", "overweging voor gast", over="mama", voor_gast=True)
    dicht = v.regel("analyse", "overweging", over="kind")
    with deur.op_tijdstip(v.nu - timedelta(hours=2)):
        wanneer = v.nu - timedelta(hours=1)
        invoer = Besprekinginvoer("casusbespreking", wanneer, vraag, "deels", toelichting, samen, betreft=samen)
        ding = {**v.ding, "bespreking": plan_bespreking(**v.ding, invoer=invoer)}
        voeg_overwegingen_toe(**ding, regels=[open_, dicht])
        _nodig_uit(v, ding, open_.tekst)
    waarom = v.k("plan", "besluit.overweging", betreft=rond)
    besluit = Besluitinvoer(v.k("plan", "besluit", betreft=rond), waarom, v.vandaag + WEEK, lid=v.lid("mama"))
    leg_besluiten_vast(**ding, besluiten=[besluit])


def _nodig_uit(v: Vulling, ding: dict[str, Any], tekst: str) -> None:
    """Invite a guest for the talk, who may read one line of it."""
    eigen = {"betreft": {"mama", "kind"}, "voor_gast": True}
    stukken = lees_uitnodigblad(**ding).stukken
    gast = Gastinvoer(
        naam=v.b.k(v.plek.naam, "analyse", "gast.naam", **eigen),
        organisatie=v.b.k(v.plek.naam, "analyse", "gast.organisatie", **eigen),
        taak=v.k("analyse", "gast.taak", **eigen),
        telefoon="010 000 00 00",
        vervalt_op=v.nu + 3 * DAG,
        items=tuple(stuk.openbaar for stuk in stukken if stuk.tekst == tekst),
    )
    bewijs = nodig_uit(**ding, invoer=gast)
    if not v.b.gastlink:
        v.b.gastlink, v.b.gastcode, v.b.wereld.gasthuis = bewijs.link, bewijs.code, v.plek.naam


def vul_consultatie(v: Vulling) -> None:
    over = {"betreft": {"kind"}}
    invoer = Vraaginvoer(
        v.k("analyse", "consultatie.vraag", **over),
        v.b.actor("jos").organisatie,
        v.k("analyse", "consultatie.adviseur", **over),
        False,
        v.vandaag,
        v.vandaag + DAG,
        betreft=v.nummers(("kind",)),
    )
    antwoord, positie = v.k("analyse", "consultatie.antwoord", **over), v.k("analyse", "consultatie.positie", **over)
    vraag = vraag_consultatie(**v.ding, invoer=invoer)
    beantwoord_consultatie(**v.ding, consultatie=vraag, antwoord=antwoord, positie=positie, op=v.vandaag)
