"""Who could read this, asked in a form: the form comes back as it was typed, with the answer, and nothing is stored."""

import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tandem.acties.analyse.veiligheidskaart import maak_noodplan
from tandem.acties.plan.hulp import Hulpinvoer, vraag_hulp
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tests import wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import eigenaar_verbinding, vul

pytestmark = pytest.mark.usefixtures("db")

KIJK = {"voorbeeld": "1"}
LIJST = {"regels-TOTAL_FORMS": "1", "regels-INITIAL_FORMS": "0"}


@pytest.fixture(scope="module", autouse=True)
def inhoud(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())


@pytest.fixture
def rosa():
    return wereld.professional()


@pytest.fixture
def gezin(rosa):
    return wereld.gezin(rosa)


def _regel(gezin, **anders):
    vandaag = timezone.localdate().isoformat()
    velden = {"soort": "waarneming", "tekst": "Het was rustig", "op": vandaag, "betreft": [str(gezin.leden["Samira"])]}
    return {**LIJST, **{f"regels-0-{naam}": waarde for naam, waarde in {**velden, **anders}.items()}}


def _aantallen(gezin):
    """How many rows every table has: nothing may be added but lines of the log."""
    with eigenaar_verbinding() as db:
        tabellen = [naam for (naam,) in db.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'tandem_%'")]
        telbaar = [naam for naam in tabellen if naam != "tandem_inzage"]
        return {naam: db.execute(f"SELECT count(*) FROM {naam}").fetchone()[0] for naam in telbaar}  # noqa: S608


def _contact(gezin):
    vast = {f"kind-{gezin.leden[naam]}": "alleen" for naam in ("Tom", "Noor")}
    wanneer = timezone.localtime(timezone.now() - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M")
    return {
        **_regel(gezin, betreft=[]), **vast, "wanneer": wanneer, "wijze": "huisbezoek", "vervolg": "7",
        "met": [gezin.leden["Samira"]], "teruggelezen": "ja", "afspraken-TOTAL_FORMS": "1",
        "afspraken-INITIAL_FORMS": "0",
    }  # fmt: skip


def _document(_gezin):
    bestand = SimpleUploadedFile("brief.txt", b"Een brief.", content_type="text/plain")
    vandaag = timezone.localdate().isoformat()
    return {"soort": "brief", "titel": "Brief van school", "bron": "professional", "ontvangen_op": vandaag,
            "bestand": bestand}  # fmt: skip


def _doel(gezin):
    return {"tekst": "Rust in huis", "van_lid": gezin.leden["Samira"]}


def _incident(gezin):
    return {"op": timezone.localdate().isoformat(), "soort": "ruzie", "tekst": "Er was ruzie.",
            "betreft": [gezin.leden["Samira"]]}  # fmt: skip


FORMULIEREN = [
    ("casus/regels/", _regel, "de regel: Het was rustig"),
    ("contacten/nieuw/", _contact, "dat dit contact er was"),
    ("documenten/nieuw/", _document, "het document: Brief van school"),
    ("plan/doel/", _doel, "het doel: Rust in huis"),
    ("veiligheid/incident/", _incident, "wat er gebeurde: Er was ruzie."),
]


@pytest.mark.parametrize(("pad", "velden", "wat"), FORMULIEREN, ids=[een[0] for een in FORMULIEREN])
def test_a_form_tells_who_could_read_it_and_keeps_nothing(pad, velden, wat, rosa, gezin):
    client, verzoek = ingelogd(rosa), str(uuid.uuid4())
    eerst, pad = _aantallen(gezin), f"/huishoudens/{gezin.openbaar}/{pad}"
    antwoord = client.post(pad, {**velden(gezin), "verzoek": verzoek, **KIJK})
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200, pagina[:3000]
    assert wat in pagina
    assert f"{rosa.naam} (u)" in pagina
    assert f'value="{verzoek}"' in pagina
    assert not list(get_messages(antwoord.wsgi_request))
    assert _aantallen(gezin) == eerst
    assert client.post(pad, {**velden(gezin), "verzoek": verzoek}).status_code == 302
    assert _aantallen(gezin) != eerst


def _blok(pagina, vanaf, tot):
    return pagina.split(vanaf, 1)[1].split(tot, 1)[0]


def test_who_is_ticked_stands_among_who_does_not_read_it(rosa, gezin):
    verborgen = {"niet_zichtbaar_voor": [str(gezin.leden["Samira"])]}
    pad = f"/huishoudens/{gezin.openbaar}/casus/regels/"
    open_ = tekst(ingelogd(rosa).post(pad, {**_regel(gezin), **KIJK}))
    dicht = tekst(ingelogd(rosa).post(pad, {**_regel(gezin, **verborgen), **KIJK}))
    assert "<bdi>Samira</bdi></strong>, in Mijn Tandem" in open_
    assert "Niemand uit het huishouden." in dicht
    assert "het is verborgen voor deze persoon" in _blok(dicht, "Dit leest niet mee", "</section>")


def test_what_is_not_in_order_is_said_and_nothing_is_lost(rosa, gezin):
    antwoord = ingelogd(rosa).post(
        f"/huishoudens/{gezin.openbaar}/casus/regels/", {**_regel(gezin, soort="feit", tekst="Nagegaan"), **KIJK}
    )
    assert antwoord.status_code == 422
    assert "Hierboven klopt nog iets niet" in tekst(antwoord)
    assert "Nagegaan" in tekst(antwoord)


def test_a_form_that_hides_from_nobody_does_not_offer_it(rosa, gezin):
    client = ingelogd(rosa)
    assert 'name="voorbeeld"' in tekst(client.get(f"/huishoudens/{gezin.openbaar}/casus/regels/"))
    assert 'name="voorbeeld"' not in tekst(client.get(f"/huishoudens/{gezin.openbaar}/sluiten/"))


def test_the_page_of_an_item_tells_it_afterwards_and_its_line_leads_there(rosa, gezin):
    client = ingelogd(rosa)
    client.post(f"/huishoudens/{gezin.openbaar}/casus/regels/", _regel(gezin))
    casus = tekst(client.get(f"/huishoudens/{gezin.openbaar}/casus/"))
    adres = _blok(casus, f"/huishoudens/{gezin.openbaar}/wie-ziet-dit/", '"')
    pagina = tekst(client.get(f"/huishoudens/{gezin.openbaar}/wie-ziet-dit/{adres}"))
    assert "Dit kunnen nu lezen" in pagina
    assert "de regel: Het was rustig" in pagina
    vreemde = ingelogd(wereld.professional())
    assert vreemde.get(f"/huishoudens/{gezin.openbaar}/wie-ziet-dit/{adres}").status_code == 404


def test_steps_help_and_plans_for_trouble_lead_to_who_reads_them(rosa, gezin):
    stukken = {een: str(rij.openbaar) for een, rij in vul(rosa, gezin).items()}
    vast = {"door": rosa, "huishouden": gezin.openbaar}
    vorm = next(iter(catalogus().hulpvormen))
    voor = (gezin.leden["Samira"],)
    hulp = vraag_hulp(**vast, invoer=Hulpinvoer(hulpvorm=vorm, gevraagd_op=timezone.localdate(), voor=voor))
    noodplan = maak_noodplan(**vast, tekst="Ga naar de buren.", voor=voor[0])
    client = ingelogd(rosa)
    for pad, stuk, woord in (
        ("plan/", stukken["stap"], "de stap: Bel de huisarts"),
        ("plan/", hulp, "de hulp"),
        ("veiligheid/", noodplan, "het noodplan: Ga naar de buren."),
    ):
        adres = f"/huishoudens/{gezin.openbaar}/wie-ziet-dit/{stuk}/"
        assert adres in tekst(client.get(f"/huishoudens/{gezin.openbaar}/{pad}"))
        assert woord in tekst(client.get(adres))
    for afdruk in ("plan/afdrukken/", "veiligheid/afdrukken/"):
        assert "wie-ziet-dit" not in tekst(client.get(f"/huishoudens/{gezin.openbaar}/{afdruk}"))


@pytest.mark.parametrize("pad", ["contacten/nieuw/", "plan/doel/", "documenten/nieuw/"])
def test_enter_keeps_what_was_typed_and_does_not_look(rosa, gezin, pad):
    """A browser presses the first button on Enter: not one that keeps a draft, or looks who could read it."""
    pagina = tekst(ingelogd(rosa).get(f"/huishoudens/{gezin.openbaar}/{pad}"))
    formulier = pagina[pagina.index("data-tandem-formulier") :]
    knoppen = re.findall(r'<button[^>]*type="submit"[^>]*>', formulier)
    assert "name=" not in knoppen[0]
    assert "formaction=" not in knoppen[0]
    assert any('name="voorbeeld"' in knop for knop in knoppen)
