"""The pages of the instruments: who may come, what they say of their source, and the workbook that comes back."""

import pytest
from django.urls import reverse

from tandem.acties.zelfscan.instrumenten import alle_nieuwste, instrument
from tandem.koppelingen.rekenblad import lees
from tandem.regels.zelfscan.instrumentlezer import uit_bladen
from tests import organisatiewereld as org
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

CHECKLIST = ("checklist_sturing", "2025-03")


@pytest.fixture
def client():
    return ingelogd(org.gemeente().actor("bestuurder"))


def test_the_list_names_version_source_and_what_is_an_example(client):
    gezien = tekst(client.get(reverse("vragenlijsten")))
    for een in alle_nieuwste():
        assert een.naam in gezien
        assert f"Versie {een.versie}" in gezien
    assert gezien.count("Voorbeeldinhoud") >= sum(een.bron.voorbeeldinhoud for een in alle_nieuwste()) == 2
    assert "bijlage 1" in gezien


def test_a_guide_holds_every_question_under_its_chapter_with_its_condition(client):
    gezien = tekst(client.get(reverse("vragenlijst_lezen", args=CHECKLIST)))
    for vraag in instrument(*CHECKLIST).vragen():
        assert f'id="{vraag.code}"' in gezien
        assert vraag.tekst in gezien
    assert gezien.index("Deel I<") < gezien.index("Deel II<")
    assert gezien.count("Deel I<") == 1
    assert "Alleen bij Ja of Deels op: Heeft het bestuur (prestatie)afspraken met Veilig Thuis?" in gezien
    assert "tandem-schrijfregel" in gezien


def test_levels_are_described_and_helping_actions_named(client):
    gezien = tekst(client.get(reverse("vragenlijst_lezen", args=["zelfscan_veiligheid", "2026-11"])))
    assert "De visie is vastgesteld en bepaalt wat wij doen." in gezien
    assert "Schrijf de opdracht aan het lokale team" in gezien
    assert "Voorbeeldinhoud" in gezien


@pytest.mark.parametrize("plek", [("checklist_sturing", "1900"), ("bestaat_niet", "1")])
@pytest.mark.parametrize("naam", ["vragenlijst_lezen", "vragenlijst_rekenblad"])
def test_an_instrument_that_is_not_there_is_not_found(client, naam, plek):
    assert client.get(reverse(naam, args=plek)).status_code == 404


def test_the_workbook_is_a_file_and_holds_the_same_instrument(client):
    antwoord = client.get(reverse("vragenlijst_rekenblad", args=CHECKLIST))
    assert antwoord["Content-Disposition"] == 'attachment; filename="checklist_sturing-2025-03.xlsx"'
    gelezen = uit_bladen(lees(antwoord.content, "x.xlsx")).instrument
    assert gelezen == instrument(*CHECKLIST)


@pytest.mark.parametrize("naam", ["vragenlijsten", "vragenlijst_lezen", "vragenlijst_rekenblad"])
def test_who_has_no_part_in_improving_finds_nothing(naam):
    vreemd = ingelogd(wereld.professional("gast"))
    assert vreemd.get(reverse(naam, args=() if naam == "vragenlijsten" else CHECKLIST)).status_code in (403, 404)
