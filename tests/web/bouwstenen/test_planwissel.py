"""The pages on which a plan is closed and the next begins: allowed, refused, what was typed, and where links lead."""

import re
import uuid
from datetime import timedelta
from io import BytesIO

import docx
import openpyxl
import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.bouwstenen.kernteam import bewaar_lid
from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.bouwstenen.planwissel import begin_plan
from tandem.acties.bouwstenen.regels import voeg_regel_toe
from tandem.acties.leren.lessen import schrijf_les
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.bouwstenen.plan import Regelstand
from tandem.regels.leren.les import Leerorde, Les
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_kernteam import LID
from tests.acties.bouwstenen.test_plan import INVOER
from tests.acties.bouwstenen.test_planwissel import BRACHT, gesloten, sluit
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def gemeente():
    return org.gemeente()


def _verborgen(client, adres):
    namen = "verzoek|versie|afname|deel|plan"
    return dict(re.findall(rf'type="hidden" name="({namen})" value="([^"]*)"', tekst(client.get(adres))))


def _stuur(client, adres, **velden):
    """Fill in the form at an address as a browser does: with its hidden fields."""
    return client.post(adres, _verborgen(client, adres) | velden)


def test_from_closing_to_the_next_plan(gemeente):
    adviseur = gemeente.actor()
    client, regel = ingelogd(adviseur), voeg_regel_toe(door=adviseur, invoer=INVOER)
    plan, vandaag = lees_plan(door=adviseur).plan, timezone.localdate().isoformat()
    adres = reverse("verbeterplan_sluiten", args=[plan])
    assert adres in tekst(client.get(reverse("verbeterplan")))
    assert "Nu staat 1 actie nog open." in tekst(client.get(adres))
    leeg = _stuur(client, adres, opbrengst="", op=(timezone.localdate() + timedelta(days=1)).isoformat())
    assert leeg.status_code == 422
    morgen = _stuur(client, adres, opbrengst="Minder wachten.", op="2099-01-01")
    assert "Deze dag is nog niet geweest." in tekst(morgen)
    assert "Minder wachten." in tekst(morgen)
    assert _stuur(client, adres, opbrengst="Minder wachten.", op=vandaag).headers["Location"] == reverse("verbeterplan")
    tussen = tekst(client.get(reverse("verbeterplan")))
    assert "Er loopt nu geen plan" in tussen
    assert reverse("plan_van_ander", args=[plan]) in tussen
    assert client.get(adres).headers["Location"] == reverse("plan_van_ander", args=[plan])
    begin = reverse("verbeterplan_beginnen")
    fout = _stuur(client, begin, naam="", mee=[str(regel)])
    assert fout.status_code == 422
    assert "checked" in tekst(fout)
    assert _stuur(client, begin, naam="Plan 2027", mee=[str(regel)]).status_code == 302
    nu = tekst(client.get(reverse("verbeterplan")))
    assert "<h1" in nu
    assert "Plan 2027" in nu
    assert "Gaat verder uit" in nu
    assert client.get(begin).headers["Location"] == reverse("verbeterplan")
    oud = tekst(client.get(reverse("plan_van_ander", args=[plan])))
    for stuk in ("Minder wachten.", INVOER.regel.wat, "Gaat verder in", "Plan 2027", "1 stond nog open"):
        assert stuk in oud, stuk
    assert "Hoe staat het ermee?<" not in oud


@pytest.mark.parametrize("rol", ["bestuurder", "casusregisseur"])
def test_who_only_reads_finds_no_way_to_close_or_begin(gemeente, rol):
    adviseur = gemeente.actor()
    voeg_regel_toe(door=adviseur, invoer=INVOER)
    client, plan = ingelogd(gemeente.actor(rol)), lees_plan(door=adviseur).plan
    adres = reverse("verbeterplan_sluiten", args=[plan])
    assert client.get(adres).status_code == 403
    assert client.post(adres, {"opbrengst": "x"}).status_code == 403
    assert adres not in tekst(client.get(reverse("verbeterplan")))
    sluit(adviseur, plan)
    bladzijde = tekst(client.get(reverse("verbeterplan")))
    assert "Er loopt nu geen plan" in bladzijde
    assert reverse("verbeterplan_beginnen") not in bladzijde
    assert client.get(reverse("verbeterplan_beginnen")).status_code == 403
    assert client.get(reverse("plan_van_ander", args=[plan])).status_code == 200
    assert client.get(reverse("eerder_plan_document", args=[plan, "word"])).status_code == 200


def test_another_municipality_finds_no_earlier_plan_and_closes_none():
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    schrijver, client = hun.actor(), ingelogd(centrum.actor())
    plan, _ = gesloten(schrijver)
    nieuw = begin_plan(door=schrijver, naam="Plan van hen")
    dicht = [
        reverse("eerder_plan_document", args=[plan, "word"]),
        reverse("verbeterplan_sluiten", args=[nieuw]),
        reverse("verbeterplan_sluiten", args=[plan]),
    ]
    assert {client.get(adres).status_code for adres in [*dicht, reverse("plan_van_ander", args=[plan])]} == {404}
    org.open_laag(schrijver, Werklaag.PLAN, Kring.SUBREGIO)
    assert {client.get(adres).status_code for adres in dicht} == {404}
    assert client.post(dicht[1], {"opbrengst": "x", "op": "2026-01-01"}).status_code == 404
    lopend = tekst(client.get(reverse("plan_van_ander", args=[nieuw])))
    assert "Andere plannen van deze gemeente" in lopend
    assert reverse("plan_van_ander", args=[plan]) in lopend
    oud = tekst(client.get(reverse("plan_van_ander", args=[plan])))
    assert BRACHT in oud
    assert "Als document" not in oud


def test_a_form_of_a_plan_that_somebody_closed_says_so_and_loses_nothing(gemeente):
    adviseur, collega = gemeente.actor(), gemeente.actor()
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER)
    client, plan = ingelogd(adviseur), lees_plan(door=adviseur).plan
    adressen = {
        reverse("planregel_voortgang", args=[regel]): {"stand": "klaar", "tekst": "Wat ik typte."},
        reverse("planregel_stoppen", args=[regel]): {"waarom": "Wat ik typte."},
        reverse("verbeterplan_inleiding"): {"aanleiding": "Wat ik typte."},
        reverse("verbeterplan_sluiten", args=[plan]): {"opbrengst": "Wat ik typte.", "op": "2026-01-01"},
    }
    velden = {adres: _verborgen(client, adres) | typt for adres, typt in adressen.items()}
    sluit(collega, plan)
    begin_plan(door=collega, naam="Plan 2")
    for adres, typt in velden.items():
        antwoord = client.post(adres, typt)
        assert antwoord.status_code == 422, adres
        assert f"{collega.naam} heeft dit plan gesloten" in tekst(antwoord)
        assert "Wat ik typte." in tekst(antwoord)
    assert client.get(reverse("planregel", args=[regel])).status_code == 403


def test_between_two_plans_who_writes_is_led_to_the_next(gemeente):
    adviseur = gemeente.actor()
    gesloten(adviseur)
    client = ingelogd(adviseur)
    for naam in ("planregel_nieuw", "verbeterplan_inleiding"):
        antwoord = client.get(reverse(naam), follow=True)
        assert antwoord.redirect_chain[-1][0] == reverse("verbeterplan_beginnen")
        assert "Begin eerst een nieuw plan." in tekst(antwoord)
    assert client.get(reverse("verbeterplan_document", args=["pdf"])).status_code == 200
    assert client.get(reverse("kernteam")).status_code == 200
    assert client.get(reverse("verbeteren")).status_code == 200


def _woorden(inhoud):
    if inhoud.startswith(b"%PDF"):
        return re.sub(r"\s+", " ", " ".join(blad.extract_text() for blad in pypdf.PdfReader(BytesIO(inhoud)).pages))
    stuk = docx.Document(BytesIO(inhoud))
    cellen = (cel.text for tabel in stuk.tables for rij in tabel.rows for cel in rij.cells)
    return " ".join([*(alinea.text for alinea in stuk.paragraphs), *cellen])


def test_the_documents_of_a_closed_plan_hold_it_as_it_was(gemeente):
    adviseur = gemeente.actor()
    bewaar_lid(door=adviseur, invoer=LID)
    plan, regels = gesloten(adviseur)
    begin_plan(door=adviseur, naam="Plan 2027", mee=[regels[Regelstand.BEZIG]])
    client = ingelogd(adviseur)
    for vorm in ("word", "pdf"):
        antwoord = client.get(reverse("eerder_plan_document", args=[plan, vorm]))
        assert antwoord.headers["Content-Disposition"].startswith("attachment")
        woorden = _woorden(antwoord.content)
        for stuk in (BRACHT, "gesloten op", "bezig: gaat verder in Plan 2027", "Het kan niet."):
            assert stuk in woorden, (vorm, stuk)
        for stuk in (LID.lid.naam, "Waar wij staan met de vijf bouwstenen"):
            assert stuk not in woorden, (vorm, stuk)
        nu = _woorden(client.get(reverse("verbeterplan_document", args=[vorm])).content)
        assert "Gaat verder uit" in nu
        assert BRACHT not in nu
    blad = openpyxl.load_workbook(
        BytesIO(client.get(reverse("eerder_plan_document", args=[plan, "rekenblad"])).content)
    )
    assert blad.sheetnames == ["Plan", "Acties", "Uren en geld", "Gestopt"]
    assert blad["Plan"]["B4"].value == BRACHT
    assert client.get(reverse("eerder_plan_document", args=[plan, "spel"])).status_code == 404
    assert client.get(reverse("eerder_plan_document", args=[uuid.uuid4(), "word"])).status_code == 404


def test_a_lesson_leads_to_the_plan_in_which_its_line_stands(gemeente):
    adviseur = gemeente.actor()
    plan, regels = gesloten(adviseur)
    begin_plan(door=adviseur, naam="Plan 2027", mee=[regels[Regelstand.BEZIG]])
    (nieuw,) = lees_plan(door=adviseur).regels
    gekozen = (str(regels[Regelstand.KLAAR]), str(nieuw.openbaar))
    les = Les("Iets.", "Dat.", "Zo.", Leerorde.EERSTE, Laag.TACTISCH, (), gekozen, ())
    nummer = schrijf_les(door=adviseur, les=les, uit=None, nagekeken=False)
    bladzijde = tekst(ingelogd(adviseur).get(reverse("les", args=[nummer])))
    assert f"{reverse('plan_van_ander', args=[plan])}#regel-{regels[Regelstand.KLAAR]}" in bladzijde
    assert f"{reverse('verbeterplan')}#regel-{nieuw.openbaar}" in bladzijde
    assert "gesloten)" in bladzijde
    schrijven = tekst(ingelogd(adviseur).get(reverse("les_schrijven")))
    assert f'value="{regels[Regelstand.KLAAR]}"' in schrijven
