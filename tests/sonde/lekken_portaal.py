"""Leaks at the portal, where a professional looks as a member, and where it says who reads something."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpResponse

from tandem.acties.casus.eigen import NIET_HIER
from tandem.acties.documentinhoud import lees_inhoud
from tandem.acties.portaal import afschrift
from tandem.acties.portaal import deur as ledendeur
from tandem.acties.portaal.afschrift import Stukbestand
from tandem.acties.rechten import lezers
from tandem.models import Afschriftstuk, Huishouden, Lid, Regel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web import fouten
from tandem.web.portaal import meekijken, paginas, verzoek
from tests.sonde.lekken import _bestaat, lek

KIJK = ("kijk_begin", "kijk_plan", "kijk_geschreven")


def _met_bos(mp, verander: Callable) -> None:
    """Let the app's own filter of members work with other keys than those that were judged."""
    echt = ledendeur.zichtbaar
    mp.setattr(ledendeur, "zichtbaar", lambda rijen, model, bos, huis: echt(rijen, model, verander(bos, huis), huis))


@lek(wie=("zeventien", "dertien"), routes=("mijn_geschreven",), muur2=True, plek="portaal")
def regels_over_de_andere_leden(mp, _):
    iedereen = frozenset(range(1, 500))
    _met_bos(mp, lambda bos, _: replace(bos, leden=iedereen))
    echt = ledendeur._open

    def ruim(*waarden):
        sessie = echt(*waarden)
        sessie.bos = replace(sessie.bos, leden=iedereen)
        return sessie

    mp.setattr(ledendeur, "_open", ruim)


@lek(wie=("ex",), routes=("mijn_geschreven", "mijn_plan"), muur2=False, plek="verwarde lezer")
def de_pagina_van_een_ander_lid(mp, terrein):
    ander = terrein.b.leden["zeventien"]
    for naam in ("lees_geschreven", "lees_mijn_plan"):
        mp.setattr(paginas, naam, _als(getattr(paginas, naam), ander))


def _als(echt, ander):
    return lambda *, huishouden, **_: echt(door=ander, huishouden=huishouden)


@lek(wie=("zeventien", "ex"), routes=("mijn_geschreven",), muur2=False, plek="voorraad")
def voorraad_per_huishouden_aan_het_portaal(mp, _):
    bewaard, echt = {}, paginas.lees_geschreven

    def uit_voorraad(*, door, huishouden):
        if huishouden not in bewaard:
            bewaard[huishouden] = echt(door=door, huishouden=huishouden)
        return bewaard[huishouden]

    mp.setattr(paginas, "lees_geschreven", uit_voorraad)


@lek(wie=("moeder", "ex"), routes=("mijn_plan",), muur2=True, plek="foutmelding")
def fout_aan_het_portaal_die_een_huishouden_noemt(mp, _):
    def met_naam(request, exception=None):
        rij = Huishouden.objects.filter(openbaar=request.resolver_match.kwargs.get("huishouden")).first()
        return HttpResponse(f"Niet gevonden. {rij.weergavenaam if rij else ''}", status=404)

    mp.setattr(fouten, "niet_gevonden", met_naam)


def _andere_weigering(mp, antwoord: Callable[[], HttpResponse]) -> None:
    echt = fouten.niet_gevonden

    def anders(request, exception=None):
        return antwoord() if _bestaat(request) else echt(request)

    mp.setattr(fouten, "niet_gevonden", anders)


@lek(wie=("moeder",), routes=("mijn_plan",), muur2=False, soort="toegang", plek="bestaan")
def weg_aan_het_portaal(mp, _):
    _andere_weigering(mp, lambda: HttpResponse(status=410))


@lek(wie=("moeder",), routes=("mijn_plan",), muur2=False, soort="niet gevonden verschilt", plek="bestaan")
def een_letter_verschil_aan_het_portaal(mp, _):
    _andere_weigering(mp, lambda: HttpResponse("Niet gevonden.", status=404))


@lek(wie=("wes", "bea"), routes=("plan",), muur2=False, soort="toegang", plek="bestaan")
def weg_in_plaats_van_nooit_geweest(mp, _):
    _andere_weigering(mp, lambda: HttpResponse("Niet gevonden.", status=410))


@lek(wie=("wes", "bea"), routes=("plan",), muur2=False, soort="niet gevonden verschilt", plek="bestaan")
def langer_waar_iets_is(mp, _):
    echt = fouten.niet_gevonden

    def langer(request, exception=None):
        antwoord = echt(request)
        antwoord.content += b" " * 100 if _bestaat(request) else b""
        return antwoord

    mp.setattr(fouten, "niet_gevonden", langer)


@lek(wie=("elf", "dertien", "ex"), routes=("mijn_stuk",), muur2=True, plek="document bij een kopie")
def een_document_dat_een_ander_kreeg(mp, _):
    def open_(*, door, huishouden, **_):
        with ledendeur.lees(door=door, wat="lek", huishouden=huishouden) as sessie:
            sessie.inzage()
            for rij in Afschriftstuk.objects.filter(vervallen_op=None).exclude(keuze="niet"):
                return Stukbestand(1, "pdf", rij.mime, lees_inhoud(_Alles(), rij))
            raise NietGevonden

    mp.setattr(verzoek, "open_stuk", open_)


class _Alles:
    """A session whose first wall is gone."""

    def van(self, model):
        return model.objects.all()


@lek(wie=("zeventien",), routes=("mijn_verzoek_bestand", "mijn_verzoek_pdf"), muur2=True, plek="kopie")
def een_kopie_met_wat_over_de_anderen_gaat(mp, _):
    echt = afschrift._geschreven

    def ruim(sessie, kop, lid):
        yield from echt(sessie, kop, lid)
        anderen = Regel.objects.filter(huishouden_id=sessie.huishouden).exclude(bij_soort__in=NIET_HIER)
        yield from (afschrift.Stuk("", rij.tekst) for rij in anderen)

    mp.setattr(afschrift, "_geschreven", ruim)


@lek(wie=("rosa", "sam"), routes=KIJK, muur2=True, plek="meekijken")
def meekijken_zonder_het_lid(mp, _):
    mp.setattr(ledendeur, "zichtbaar", lambda rijen, *_: rijen)


@lek(wie=("nel", "aad"), routes=KIJK, muur2=True, plek="meekijken")
def meekijken_met_meer_dan_eigen_sleutels(mp, _):
    mp.setattr(ledendeur, "gefilterd", lambda rijen, *_: rijen)


@lek(wie=("nel", "aad"), routes=KIJK, muur2=False, plek="meekijken")
def meekijken_als_het_lid_zelf(mp, _):
    """The member's own door instead of the intersection."""
    echt = meekijken.lees_meekijken

    def als_lid(**waar):
        wie = echt(**waar)
        return replace(wie, als=paginas.Ledenactor(wie.als.persoon, 0))

    mp.setattr(meekijken, "lees_meekijken", als_lid)
    mp.setattr(ledendeur.deur, "controleer_verklaard", lambda _: None)


@lek(wie=("nel", "aad"), routes=("wie_ziet",), muur2=True, plek="wie leest")
def wie_ziet_van_een_stuk_dat_verborgen_is(mp, _):
    def vind(_, openbaar):
        rij = Regel.objects.filter(openbaar=openbaar).first()
        if rij is None:
            raise NietGevonden
        return rij

    mp.setattr(lezers, "vind_item", vind)


@lek(wie=("aad", "jos"), routes=("wie_ziet",), muur2=True, plek="wie leest")
def wie_ziet_met_leden_die_men_niet_kent(mp, _):
    echt = lezers.toon_lid

    def allemaal(rij, *, op):
        namen = " ".join(lid.voornaam or "" for lid in Lid.objects.all())
        return replace(echt(rij, op=op), voornaam=namen)

    mp.setattr(lezers, "toon_lid", allemaal)
