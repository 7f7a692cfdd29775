"""Leaks planted on purpose, each of another kind: what the crawler must find, and what wall 2 alone would stop."""

import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client

from tandem.acties import deur, sleutelfilter
from tandem.acties.casus import document as documentactie
from tandem.acties.casus import gastdeur
from tandem.acties.casus import lijst as lijstactie
from tandem.acties.casus.document import Bestand
from tandem.acties.huishouden import kop as kopactie
from tandem.acties.huishouden import overzicht, tijdlijn
from tandem.acties.plan import afdruk
from tandem.acties.rechten import concept
from tandem.models import Concept, Contactgegeven, Document, Huishouden, Lid
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.sleutels import Recht
from tandem.web import formulier, fouten
from tandem.web.casus import lijst as lijstpagina
from tandem.web.huishouden import tijdlijn as tijdlijnpagina
from tandem.web.plan import plan as planpagina
from tests.sonde.conftest import Terrein

Planten = Callable[[pytest.MonkeyPatch, Terrein], None]


@dataclass(frozen=True)
class Lek:
    """One leak: how to plant it, who walks where to meet it, and whether wall 2 alone stops it.

    ``plek``: where it hides, the kind that it is. ``samen``: only reads a page, so that many share one copy.
    ``methode``: POST for what a form hands over; empty for what is read.
    """

    naam: str
    plant: Planten
    wie: tuple[str, ...]
    routes: tuple[str, ...]
    muur2: bool
    soort: str = "lek"
    plek: str = ""
    samen: bool = False
    methode: str = ""

    def __str__(self) -> str:
        return self.naam


LEKKEN: list[Lek] = []


def lek(
    *,
    wie: tuple[str, ...],
    routes: tuple[str, ...],
    muur2: bool,
    soort: str = "lek",
    plek: str = "",
    samen: bool = False,
    methode: str = "",
) -> Callable[[Planten], Planten]:
    """Keep a planter in the list, by its own name; its kind is its own unless ``plek`` names one."""

    def bewaar(plant: Planten) -> Planten:
        LEKKEN.append(Lek(plant.__name__, plant, wie, routes, muur2, soort, plek or plant.__name__, samen, methode))
        return plant

    return bewaar


def _zonder_bewaarde_vragen(mp):
    """Let every question be built anew: texts that were kept hold the filter as it was."""
    mp.setattr(
        deur.Sessie, "_antwoord", lambda zelf, vraag, waarden: list(vraag.bouw(zelf.van(vraag.model), **waarden))
    )
    mp.setattr(deur.Sessie, "alvast", lambda *_, **__: None)


@lek(wie=("sam",), routes=("huishoudens",), muur2=True)
def lijst_zonder_filter(mp, _):
    _zonder_bewaarde_vragen(mp)
    mp.setattr(sleutelfilter, "_van_alle_huishoudens", lambda rijen, *_: rijen)


@lek(wie=("rosa",), routes=("document", "signaal", "regel_versies"), muur2=True)
def stuk_op_nummer(mp, _):
    def een(sessie, model, openbaar):
        rij = model._default_manager.filter(openbaar=openbaar).first()
        if rij is None:
            raise NietGevonden
        return rij

    mp.setattr(deur.Sessie, "een", een)


@lek(wie=("rosa", "sam"), routes=("zoeken",), muur2=True)
def zoeken_overal(mp, _):
    _zonder_bewaarde_vragen(mp)
    mp.setattr(sleutelfilter, "_van_alle_huishoudens", lambda rijen, *_: rijen)


@lek(wie=("nel",), routes=("plan", "casus", "tijdlijn", "analyse.lezen.lees_analyse"), muur2=True)
def verborgen_regels_voor_wie_namens_iemand_komt(mp, _):
    mp.setattr(sleutelfilter, "_heeft", lambda *_: False)


@lek(wie=("jos", "aad"), routes=("personen", "wie_keek", "huishouden"), muur2=True)
def leden_buiten_het_eigen_deel(mp, _):
    mp.setattr(sleutelfilter, "_over_leden", lambda *_: models.Q())


@lek(wie=("aad",), routes=("plan", "huishouden"), muur2=False)
def naam_van_het_huishouden_met_alle_voornamen(mp, _):
    mp.setattr(kopactie, "namen_voor", lambda _, huizen: {een.pk: een.weergavenaam for een in huizen})


@lek(wie=("lia",), routes=("analyse", "analyse.lezen.lees_analyse", "casus.casus.lees_casus"), muur2=True)
def recht_zonder_doel(mp, _):
    def alles(doel):
        return [Recht("teamleider", doel, laag, Reikwijdte.TEAM) for laag in Laag]

    mp.setattr(deur, "rechten", alles)


@lek(wie=("rosa", "nel", "aad"), routes=("plan",), muur2=False)
def voorraad_zonder_lezer(mp, _):
    bewaard, echt = {}, planpagina.lees_plan

    def uit_voorraad(*, door, huishouden, **meer):
        if huishouden not in bewaard:
            bewaard[huishouden] = echt(door=door, huishouden=huishouden, **meer)
        return bewaard[huishouden]

    mp.setattr(planpagina, "lees_plan", uit_voorraad)


@lek(wie=("rosa",), routes=("plan_afdruk",), muur2=False)
def afdruk_voor_thuis_met_wat_verborgen_is(mp, _):
    mp.setattr(afdruk, "voor_thuis", lambda blad: blad)


@lek(wie=("teun",), routes=("casus_regels",), muur2=True)
def concept_van_een_ander(mp, _):
    def lees(*, door, doel, huishouden, formulier):
        with deur.concepten(door=door, doel=doel, huishouden=huishouden) as sessie:
            rij = sessie.van(Concept).filter(formulier=formulier).first()
            return concept.Bewaard(rij.velden, rij.bewaard_op) if rij else None

    mp.setattr(formulier.concept, "lees_concept", lees)


@lek(wie=("sam",), routes=("document_bestand",), muur2=True)
def bestand_en_bestandsnaam(mp, _):
    def open_(*, door, huishouden, document):
        with deur.lees(door=door, doel=Doel.HULP, wat="lek") as sessie:
            sessie.inzage()
            rij = Document.objects.filter(openbaar=document).first()
            if rij is None:
                raise NietGevonden
            return Bestand(rij.bestandsnaam, "application/pdf", b"leeg")

    mp.setattr(documentactie, "open_document", open_)


@lek(wie=("teun",), routes=("huishouden.overzicht.lees_overzicht",), muur2=True)
def dat_er_iets_afgeschermd_is(mp, _):
    echt = overzicht.lees_overzicht

    @functools.wraps(echt)
    def met_afgeschermd(*, door, huishouden, doel=Doel.HULP):
        blad = echt(door=door, huishouden=huishouden, doel=doel)
        with deur.lees(door=door, doel=doel, wat="lek", huishouden=huishouden) as sessie:
            sessie.inzage()
            nummers = list(Contactgegeven.objects.filter(laag=Laag.AFGESCHERMD).values_list("openbaar", flat=True))
        return blad, [str(nummer) for nummer in nummers]

    mp.setattr(overzicht, "lees_overzicht", met_afgeschermd)


@lek(wie=("wes", "bea"), routes=("plan",), muur2=True)
def fout_die_een_huishouden_noemt(mp, _):
    def met_naam(request, exception=None):
        nummer = request.resolver_match.kwargs.get("huishouden")
        rij = Huishouden.objects.filter(openbaar=nummer).first()
        return HttpResponse(f"Niet gevonden. {rij.weergavenaam if rij else ''}", status=404)

    mp.setattr(fouten, "niet_gevonden", met_naam)


def _bestaat(request) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_huishoudnummer(%s)", [request.resolver_match.kwargs.get("huishouden")])
        return cursor.fetchone()[0] is not None


@lek(wie=("wes", "bea"), routes=("plan",), muur2=False, soort="toegang")
def doorverwijzing_die_verschilt(mp, _):
    echt = fouten.niet_gevonden

    def wijs_door(request, exception=None):
        return HttpResponse(status=302, headers={"Location": "/"}) if _bestaat(request) else echt(request)

    mp.setattr(fouten, "niet_gevonden", wijs_door)


@lek(wie=("wes", "bea"), routes=("plan",), muur2=False, soort="niet gevonden verschilt")
def niet_gevonden_met_een_andere_tekst(mp, _):
    def andere(request, exception=None):
        return HttpResponse("Niet gevonden. " if _bestaat(request) else "Niet gevonden.", status=404)

    mp.setattr(fouten, "niet_gevonden", andere)


@lek(wie=("toe", "bea", "oli"), routes=("plan", "casus"), muur2=False, soort="toegang")
def weigering_die_zegt_dat_het_dossier_er_is(mp, _):
    mp.setattr(deur, "hield_sleutel", lambda feiten, *_, **__: bool(feiten))


@lek(wie=("gast",), routes=("casus.gast.lees_gastpagina",), muur2=True)
def gast_die_meer_ziet(mp, _):
    mp.setattr(gastdeur.Gastsessie, "van", lambda zelf, model, **meer: deur.Sessie.van(zelf, model, **meer))


@lek(wie=("kas", "piet", "anoniem"), routes=("regio_open",), muur2=True)
def kop_van_het_antwoord(mp, _):
    echt = Client.request

    def met_kop(zelf, **verzoek):
        antwoord = echt(zelf, **verzoek)
        antwoord.headers["X-Laatste"] = ",".join(lid.voornaam or "" for lid in Lid.objects.all())
        return antwoord

    mp.setattr(Client, "request", met_kop)


@lek(wie=("jos", "aad"), routes=("tijdlijn", "huishouden.tijdlijn.lees_tijdlijn"), muur2=False)
def tijdlijn_van_een_ander(mp, terrein):
    """A view with the rights of somebody else: the confused deputy."""
    echt, rosa = tijdlijn.lees_tijdlijn, terrein.b.actor("rosa")

    @functools.wraps(echt)
    def namens(*, door, huishouden, **meer):
        echt(door=door, huishouden=huishouden)
        return echt(door=rosa, huishouden=huishouden, **meer)

    mp.setattr(tijdlijn, "lees_tijdlijn", namens)
    mp.setattr(tijdlijnpagina, "lees_tijdlijn", namens)


@lek(wie=("fem",), routes=("huishoudens",), muur2=True, soort="verschil")
def telling_over_alles(mp, _):
    echt = lijstactie.lees_huishoudens

    def geteld(**meer):
        lijst = echt(**meer)
        with deur.lees(door=meer["door"], doel=Doel.HULP, wat="lek") as sessie:
            sessie.inzage()
            return dataclasses.replace(lijst, totaal=Huishouden.objects.count())

    mp.setattr(lijstpagina, "lees_huishoudens", geteld)


@lek(wie=("sam",), routes=("start",), muur2=True, plek="werklijst")
def werk_van_andere_gezinnen(mp, _):
    _zonder_bewaarde_vragen(mp)
    mp.setattr(sleutelfilter, "_van_alle_huishoudens", lambda rijen, *_: rijen)
