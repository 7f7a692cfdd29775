"""Leaks in every place of an answer where a word can hide: headers, cookies, file names, choices, what script reads.

Planted as a careless middleware would: in the answer of a page about no household, for who is nobody's helper.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from django.db import models
from django.http import HttpResponse
from django.test import Client

from tandem.models import Afspraak, Casus, Contactgegeven, Document, Doel, Gebeurtenis, Huishouden, Lid, Regel
from tests.sonde.lekken import lek

Woorden = Callable[[], Iterable[str]]
Zetter = Callable[[HttpResponse, str], None]


def _kolom(model: type[models.Model], veld: str) -> Woorden:
    return lambda: (str(getattr(rij, veld) or "") for rij in model._default_manager.all())


def _feiten() -> Iterable[str]:
    return chain.from_iterable(map(str, (rij.feiten or {}).values()) for rij in Gebeurtenis.objects.all())


def _kop(naam: str, vorm: str = "{}") -> Zetter:
    def zet(antwoord: HttpResponse, tekst: str) -> None:
        antwoord.headers[naam] = vorm.format(tekst)

    return zet


def _lijf(vorm: str) -> Zetter:
    def zet(antwoord: HttpResponse, tekst: str) -> None:
        antwoord.content = antwoord.content.replace(b"</body>", vorm.format(tekst).encode() + b"</body>")

    return zet


_PLEKKEN: list[tuple[str, str, Zetter, Woorden]] = [
    ("etag_uit_de_inhoud", "kop", _kop("ETag", 'W/"{}"'), _kolom(Regel, "tekst")),
    ("zaaknummer_in_de_kop", "kop", _kop("X-Request", "{}"), _kolom(Casus, "nummer")),
    ("woorden_van_iemand_in_een_voorbeeld", "pagina", _lijf("<details>{}</details>"), _kolom(Afspraak, "tekst")),
    ("bestandsnaam_in_de_kop", "bestandsnaam", _kop("Content-Disposition", 'filename="{}"'), _kolom(Document, "titel")),
    ("verwijzing_in_de_kop", "doorverwijzing", _kop("Refresh", "9; url=/?q={}"), _kolom(Lid, "achternaam")),
    ("voorladen_van_een_pagina", "kop", _kop("Link", "</h/{}/>; rel=preload"), _kolom(Huishouden, "openbaar")),
    ("sleutel_van_de_voorraad", "voorraad", _kop("X-Cache-Key", "plan:{}"), _kolom(Doel, "tekst")),
    ("tijdmeting_met_woorden", "foutmelding", _kop("Server-Timing", 'db;desc="{}"'), _kolom(Afspraak, "tekst")),
    ("commentaar_in_de_pagina", "pagina", _lijf("<!-- {} -->"), _kolom(Regel, "tekst")),
    ("verborgen_veld", "formulier", _lijf('<input type="hidden" name="wie" value="{}">'), _kolom(Lid, "voornaam")),
    ("aanvullen_bij_typen", "aanvullen", _lijf('<datalist><option value="{}"></datalist>'), _kolom(Lid, "achternaam")),
    ("keuzelijst_met_anderen", "keuzelijst", _lijf("<select><option>{}</option></select>"), _kolom(Casus, "nummer")),
    ("onthouden_voor_script", "pagina", _lijf('<script type="application/json">"{}"</script>'), _kolom(Doel, "tekst")),
    ("tekst_voor_de_voorleessoftware", "pagina", _lijf('<p aria-label="{}"></p>'), _kolom(Contactgegeven, "waarde")),
    ("onderschrift_van_een_afbeelding", "pagina", _lijf('<img alt="{}">'), _kolom(Document, "titel")),
    ("melding_van_een_ander", "bericht", _lijf('<p role="status">Er is iets nieuws: {}</p>'), _feiten),
    ("kop_van_de_afdruk", "afdruk", _lijf("<p>Afdruk van {}</p>"), _kolom(Huishouden, "weergavenaam")),
    ("regels_voor_een_rekenblad", "uitvoer", _lijf("<pre>naam;adres\n{}</pre>"), _kolom(Contactgegeven, "waarde")),
    ("nummer_van_een_huishouden", "nummer", _lijf('<a href="/h/{}/">verder</a>'), _kolom(Huishouden, "openbaar")),
]  # fmt: skip
"""What it is, where it hides, how it gets there, and from which rows it comes. Wall 2 gives none of them."""


def _plant(zet: Zetter, woorden: Woorden) -> Callable[..., None]:
    def plant(mp, _):
        echt = Client.request

        def met(zelf, **verzoek):
            antwoord = echt(zelf, **verzoek)
            tekst = " ".join(woord.replace("\n", " ") for woord in woorden() if woord)
            zet(antwoord, tekst.encode("ascii", "ignore").decode())
            return antwoord

        mp.setattr(Client, "request", met)

    return plant


for _naam, _plek, _zet, _woorden in _PLEKKEN:
    _planter = _plant(_zet, _woorden)
    _planter.__name__ = _naam
    lek(wie=("kas",), routes=("regio_open",), muur2=True, plek=_plek, samen=True)(_planter)
