"""Every address of the register in a browser, with something on it: axe at two widths, nothing outside at 320 px.

A new page is walked by itself; one that cannot be reached in this small world fails until the world holds what it
shows (``alles.py``), or until it is named below with where else it is seen.
"""

import itertools
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern
from playwright.sync_api import ConsoleMessage, Page

from tandem.management.sonde.plaats import eigenaar
from tandem.regels.rechten.actor import Actor
from tandem.web.pagina import REGISTER
from tandem.web.urls import urlpatterns
from tests.conftest import DATABASE
from tests.reizen.alles import Alles, bouw
from tests.reizen.axe import bezwaren, bezwaren_anders, onthoud_beeld

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]

BREEDTES = (1280, 360)
SMALST = 320
"""WCAG 2.2, 1.4.10 (reflow): no scrolling sideways at 320 CSS pixels."""
ELDERS = {
    "account_login": "before log-in: test_werk",
    "account_inactive": "before log-in: test_werk",
    "uitnodiging": "before log-in: test_werk",
    "inloggen": "only in the demo: test_werk",
    "mfa_login_webauthn": "data for the script of the log-in page",
    "mfa_authenticate": "half-way a log-in: test_passkey",
    "mfa_view_recovery_codes": "once, after a passkey: test_passkey",
    "openid_connect_login": "leads to an issuer: tests/web/portaal/test_inlogdienst.py",
    "openid_connect_callback": "comes from an issuer: tests/web/portaal/test_inlogdienst.py",
    **dict.fromkeys(
        (
            "metingen",
            "meting_openen",
            "meting",
            "vragenlijst",
            "deelnemen",
            "gesprek",
            "ieders_antwoord",
            "uitkomst",
            "vergelijken",
            "vergelijken_onderdeel",
        ),
        "the work of a municipality: test_zelfscan",
    ),
    **dict.fromkeys(
        ("vragenlijst_opnemen", "vragenlijst_intrekken"), "an instrument of one's own: test_eigen_vragenlijst"
    ),
    "vragenlijst_leeg": "a file",
    "laten_zien": "for a policy adviser: test_verbeteren",
    "document_beeld": "a picture",
    "document_bestand": "a file",
    "mijn_verzoek_bestand": "a file",
    **dict.fromkeys(("mijn_stuk", "mijn_verzoek_pdf", "gedeeld_document"), "a file"),
    **dict.fromkeys(("verbeterplan_document", "eerder_plan_document"), "a file"),
    **dict.fromkeys(
        (
            "bouwsteen",
            "bouwsteen_actie",
            "bouwstenen",
            "eigen_woord",
            "eigen_woord_nieuw",
            "eigen_woord_weghalen",
            "eigen_woorden",
            "kernteam",
            "kernteamlid",
            "kernteamlid_nieuw",
            "plan_uit_meting",
            "plan_van_ander",
            "planregel",
            "planregel_nieuw",
            "planregel_stoppen",
            "planregel_voortgang",
            "verbeterplan",
            "verbeterplan_beginnen",
            "verbeterplan_inleiding",
            "verbeterplan_sluiten",
            "voorbeeld_nieuw",
            "voorbeeld_weghalen",
            "voorbeeld_wijzigen",
        ),
        "the work of a municipality: test_verbeterplan",
    ),
    **dict.fromkeys(
        (
            "advies",
            "advies_duiden",
            "advies_gevolg",
            "advies_intrekken",
            "advies_nieuwe_versie",
            "advies_overzicht",
            "advies_schrijven",
            "advies_versturen",
            "advies_vragen",
            "advies_wijzigen",
            "adviesvraag",
            "adviezen",
            "ervaring",
            "ervaring_erbij",
            "ervaring_wijzigen",
            "reactie_schrijven",
            "reactie_uitstellen",
            "reactie_vaststellen",
            "vraag_intrekken",
        ),
        "a council and a municipality: test_advies",
    ),
    "advies_pdf": "a file",
    **dict.fromkeys(
        (
            "impact",
            "impact_beginnen",
            "impact_cijfers",
            "impact_deel",
            "impact_inlezen",
            "impact_naar_plan",
            "impact_regio",
            "impact_rekenblad",
            "impact_vaststellen",
            "impactanalyse",
        ),
        "an impact analysis: test_impact",
    ),
    **dict.fromkeys(
        (
            "bewaren",
            "bewaren_voorstel",
            "bewaren_akkoord",
            "bewaren_bezwaar",
            "bewaren_terug",
            "bewaren_vasthouden",
            "bewaren_akte",
        ),
        "needs a proposal of the job and two archivists: test_bewaren",
    ),
    **dict.fromkeys(
        (
            "mijn",
            "mijn_begin",
            "mijn_bericht",
            "mijn_bericht_klopt",
            "mijn_cijfer",
            "mijn_dicht",
            "mijn_geschreven",
            "mijn_gezien",
            "mijn_inloggen",
            "mijn_kant",
            "mijn_keken",
            "mijn_klacht",
            "mijn_mensen",
            "mijn_plan",
            "mijn_rechten",
            "mijn_stap",
            "mijn_steun",
            "mijn_toestemming",
            "mijn_toestemming_antwoord",
            "mijn_uitnodiging",
            "mijn_verzoek_intrekken",
            "mijn_verzoek_nieuw",
            "mijn_verzoeken",
            "mijn_vraag",
            "mijn_weg",
            "portaalpost_antwoord",
        ),
        "for members of a household, and what they wrote: test_portaal",
    ),
    **dict.fromkeys(
        (
            "markeerpunt",
            "markeerpunt_aanvullen",
            "nakijken",
            "nakijken_vragen",
            "brief_nieuw",
            "brief",
            "brief_gegeven",
            "palet",
        ),
        "a marked point with a letter, and a colleague who looks along: test_markeerpunt",
    ),
    **dict.fromkeys(("brief_pdf", "mijn_brief_pdf"), "a file"),
    **dict.fromkeys(("mijn_brieven", "mijn_brief"), "for whom the letter is: tests/web/portaal/test_brieven.py"),
    **dict.fromkeys(
        (
            "toestemming_antwoord",
            "toestemming_intrekken",
            "delen",
            "deling_vertellen",
            "deling_ontvangen",
            "gedeeld_dossier",
        ),
        "what was asked, shared and received: test_delen",
    ),
    **dict.fromkeys(
        ("verzoek", "verzoek_stap", "verzoek_stukken", "verzoek_stuk"), "what a member asked: test_verzoek"
    ),
    **dict.fromkeys(
        (
            "belemmeringen",
            "belemmering",
            "belemmering_melden",
            "belemmering_stap",
            "belemmeringen_regio",
            "belemmering_regiostap",
            "belemmeringen_tellingen",
        ),
        "a municipality with people who report and deal with it: test_belemmering",
    ),
    **dict.fromkeys(
        (
            "leertrajecten",
            "leertraject",
            "leertraject_beginnen",
            "leertraject_stap",
            "leertraject_stand",
            "leertraject_erbij",
            "leerafspraak",
            "leeroverdracht",
        ),
        "a traject that runs: test_leertraject",
    ),
    **dict.fromkeys(
        ("lessen", "les", "les_schrijven", "les_aanpassen", "les_nalezen"), "a lesson and a second reader: test_lessen"
    ),
    **dict.fromkeys(("vragenlijst_lezen", "meting_inlezen"), "by code and version: test_vragenlijsten"),
    **dict.fromkeys(("vragenlijst_rekenblad", "metingen_rekenblad", "meting_rekenblad"), "a file"),
    **dict.fromkeys(("regio_cijfer", "regio_cijfers_laden"), "a table that somebody loaded: test_cijfers"),
    **dict.fromkeys(
        (
            "nood",
            "nood_vragen",
            "nood_huishouden",
            "nood_vastleggen",
            "nood_openen",
            "nood_bevestigen",
            "nood_doorgaan",
            "noodtoegang_vertellen",
            "toezicht",
            "toezicht_vraag",
            "klachten",
            "klacht",
            "klacht_stap",
            "klacht_nieuw",
        ),
        "emergency access, and what stands beside the files: test_nood_klacht",
    ),
}
"""Addresses that are not walked here, and where they are seen."""
TABELLEN = {
    "bespreking": "casusbespreking", "contact": "contactmoment", "vraag": "meekijkverzoek", "gegeven": "contactgegeven",
    "hulp": "hulpvraag", "stap": "actie", "check": "datalekcheck", "item": "contactgegeven", "dwang": "maatregel",
    "sluiting_id": "teamsluiting", "versie": "plan", "uitnodiging": "genodigde", "plan": "noodplan",
    "factor": "factor", "rij": "gezag", "stuk": "regel",
}  # fmt: skip
"""Names in addresses that differ from the name of the table."""


def _capaciteit(patroon: URLPattern) -> str:
    """The folder of a page: ``casus``, ``plan``, ..."""
    delen = patroon.callback.__module__.split(".")
    return delen[2] if delen[:2] == ["tandem", "web"] else "account"


PAGINAS = {
    patroon.name: patroon
    for patroon in urlpatterns
    if "GET" in REGISTER[patroon.name or ""].methoden and patroon.name not in ELDERS
}
GROEPEN = sorted({_capaciteit(patroon) for patroon in PAGINAS.values()})


@pytest.fixture(scope="module")
def wereldje(database_gereed: None) -> Alles:
    """The small world, made once."""
    return bouw()


@pytest.fixture
def schoon(page: Page) -> Iterator[Page]:
    """A page in whose console nothing may complain."""
    klachten: list[str] = []

    def klacht(bericht: ConsoleMessage) -> None:
        if bericht.type == "error":
            klachten.append(bericht.text)

    page.on("console", klacht)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    yield page
    assert klachten == []


@cache
def _rijen() -> dict[str, list[tuple[str, str, int]]]:
    """Per table: the household, the public id and the number of every row, as the owner sees them."""
    uit: dict[str, list[tuple[str, str, int]]] = {}
    with eigenaar(DATABASE) as verbinding:
        huizen = dict(verbinding.execute("SELECT id, openbaar::text FROM tandem_huishouden").fetchall())
        for model in apps.get_app_config("tandem").get_models():
            kolommen = {veld.column for veld in model._meta.local_concrete_fields}
            if {"openbaar", "huishouden_id"} <= kolommen:
                vraag = f"SELECT huishouden_id, openbaar::text, id FROM {model._meta.db_table} ORDER BY id DESC"
                rijen = [(huizen[huis], openbaar, nr) for huis, openbaar, nr in verbinding.execute(vraag)]
                uit[model._meta.model_name or ""] = rijen
    return uit


def _waarden(wereldje: Alles, naam: str, soort: str, huis: str) -> list[Any]:
    """What can stand in one place of an address."""
    if naam == "huishouden":
        return [huis]
    if naam in wereldje.los:
        return wereldje.los[naam]
    tabel = _rijen().get(TABELLEN.get(naam, naam), [])
    if naam in ("item", "rij", "dwang"):
        tabel = [*tabel, *(rij for extra in ("relatie", "bevoegdheid", "regel") for rij in _rijen().get(extra, []))]
    return [nr if soort == "int" else openbaar for van, openbaar, nr in tabel if van == huis]


def _kandidaten(wereldje: Alles, patroon: URLPattern) -> Iterator[tuple[Actor, str]]:
    """Who could open it, and with which address; the fullest household first."""
    soorten = {
        deel.partition(":")[2].partition(">")[0]: deel.partition("<")[2].partition(":")[0]
        for deel in REGISTER[patroon.name or ""].pad.split("/")
        if "<" in deel
    }
    for actor, huizen in wereldje.huizen.items():
        for huis in map(str, huizen if "huishouden" in soorten else huizen[:1]):
            keuzes = [_waarden(wereldje, naam, soort, huis)[:6] for naam, soort in soorten.items()]
            for waarden in itertools.product(*keuzes):
                pad = f"/{REGISTER[patroon.name or ''].pad}"
                for (naam, soort), waarde in zip(soorten.items(), waarden, strict=True):
                    pad = pad.replace(f"<{soort}:{naam}>", str(waarde))
                yield actor, pad + wereldje.vraag.get(patroon.name or "", "")


def _vind(wereldje: Alles, clienten: dict[Actor, Client], patroon: URLPattern) -> tuple[Actor, str] | None:
    """The first address that answers with a page."""
    for actor, pad in _kandidaten(wereldje, patroon):
        client = clienten.get(actor) or clienten.setdefault(actor, wereldje.log_in(actor))
        if client.get(pad).status_code == 200:
            return actor, pad
    return None


def _bekijk(page: Page, waar: str) -> list[str]:
    """What is wrong with a page, at each width."""
    mis = []
    page.set_viewport_size({"width": BREEDTES[0], "height": 900})
    page.goto(waar)
    mis += [f"{BREEDTES[0]} px: {zin}" for zin in bezwaren(page)]
    onthoud_beeld(page)
    page.set_viewport_size({"width": BREEDTES[1], "height": 900})
    mis += [f"{BREEDTES[1]} px: {zin}" for zin in bezwaren_anders(page)]
    page.set_viewport_size({"width": SMALST, "height": 900})
    buiten = page.evaluate("document.documentElement.scrollWidth") - SMALST
    return [*mis, f"{buiten} px buiten beeld op {SMALST} px"] if buiten > 0 else mis


@pytest.mark.parametrize("groep", GROEPEN)
def test_every_page_of_the_register_is_in_order(schoon: Page, adres: str, wereldje: Alles, groep: str) -> None:
    clienten: dict[Actor, Client] = {}
    gevonden: dict[str, list[str]] = {}
    ingelogd_als: Actor | None = None
    for naam, patroon in PAGINAS.items():
        if _capaciteit(patroon) != groep:
            continue
        plek = _vind(wereldje, clienten, patroon)
        if plek is None:
            gevonden[naam] = ["niet te bereiken in deze wereld"]
            continue
        if plek[0] != ingelogd_als:
            ingelogd_als = plek[0]
            sleutel = clienten[ingelogd_als].cookies["sessionid"].value
            schoon.context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
        for vraag in ("", *wereldje.varianten.get(naam, ())):
            if mis := _bekijk(schoon, adres + plek[1] + vraag):
                gevonden[f"{naam} {plek[1]}{vraag}"] = mis
    assert gevonden == {}


def test_what_is_not_walked_here_exists() -> None:
    assert set(ELDERS) <= set(REGISTER)
    assert len(PAGINAS) > 100
