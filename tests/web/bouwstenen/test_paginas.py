"""The pages of bouwstenen, plan and kernteam: allowed, refused, typed in and found again, and nothing of another."""

import re
import uuid
from io import BytesIO

import docx
import openpyxl
import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties.bouwstenen.inhoud import actiecodes, bouwstenen
from tandem.acties.bouwstenen.kernteam import bewaar_lid, lees_kernteam
from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.bouwstenen.regels import stop_regel, voeg_regel_toe
from tandem.acties.bouwstenen.standen import markeer_actie
from tandem.acties.bouwstenen.voorbeelden import bewaar_voorbeeld
from tandem.acties.bouwstenen.woorden import bewaar_woord, lees_woorden
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests import wereld
from tests.acties.bouwstenen.test_kernteam import LID
from tests.acties.bouwstenen.test_plan import INVOER
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

STEEN = "sturing"
ACTIE = actiecodes()[STEEN][0]
REGEL = {
    "wat": "Een gesprek met het college",
    "bouwsteen": STEEN,
    "actie": ACTIE,
    "eigenaar": "projectleider",
    "niveau": "lokaal",
    "begin": "",
    "eind": "2099-12-31",
    "uren": "12",
    "euro": "",
    "effect": "Het college kiest.",
    "waaraan": "Er is een besluit.",
}


@pytest.fixture
def gemeente():
    return org.gemeente()


def _stuur(client, adres, **velden):
    """Fill in the form at an address as a browser does: with its hidden fields."""
    bladzijde = tekst(client.get(adres))
    verborgen = dict(re.findall(r'type="hidden" name="(verzoek|versie|afname|deel)" value="([^"]*)"', bladzijde))
    return client.post(adres, verborgen | velden)


def _gevuld(gemeente):
    adviseur = gemeente.actor()
    markeer_actie(door=adviseur, code=ACTIE, stand="loopt_vast", uitleg="Geen opdracht van hen")
    woord = bewaar_woord(door=adviseur, begrip="lokaal team", eigen="Wijkploeg van hen")
    voorbeeld = bewaar_voorbeeld(door=adviseur, bouwsteen=STEEN, titel="Voorbeeld van hen", tekst="Tekst van hen")
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER)
    lid = bewaar_lid(door=adviseur, invoer=LID)
    return {
        "woord": woord,
        "voorbeeld": voorbeeld,
        "regel": regel,
        "lid": lid,
        "plan": lees_plan(door=adviseur).plan,
    }


def _adressen(van, *, alleen_lezen=False):
    lezen = [
        reverse("bouwstenen"),
        reverse("bouwsteen", args=[STEEN]),
        reverse("eigen_woorden"),
        reverse("verbeterplan"),
        reverse("plan_uit_meting"),
        *(reverse("verbeterplan_document", args=[vorm]) for vorm in ("word", "pdf", "rekenblad")),
    ]
    vormen = ("planregel", "planregel_voortgang", "planregel_stoppen")
    return lezen if alleen_lezen else [
        reverse("kernteam"),
        *lezen,
        reverse("plan_van_ander", args=[van["plan"]]),
        reverse("bouwsteen_actie", args=[STEEN, ACTIE]),
        reverse("voorbeeld_nieuw", args=[STEEN]),
        reverse("voorbeeld_wijzigen", args=[STEEN, van["voorbeeld"]]),
        reverse("voorbeeld_weghalen", args=[STEEN, van["voorbeeld"]]),
        reverse("eigen_woord_nieuw"),
        reverse("eigen_woord", args=[van["woord"]]),
        reverse("eigen_woord_weghalen", args=[van["woord"]]),
        reverse("verbeterplan_inleiding"),
        reverse("planregel_nieuw"),
        *(reverse(naam, args=[van["regel"]]) for naam in vormen),
        reverse("kernteamlid_nieuw"),
        reverse("kernteamlid", args=[van["lid"]]),
    ]  # fmt: skip


def test_an_adviser_opens_every_page(gemeente):
    client = ingelogd(gemeente.actor())
    van = _gevuld(gemeente)
    assert [adres for adres in _adressen(van) if client.get(adres).status_code != 200] == []


def test_an_alderman_reads_and_finds_no_form(gemeente):
    client = ingelogd(gemeente.actor("bestuurder"))
    van = _gevuld(gemeente)
    lezen = _adressen(van, alleen_lezen=True)
    assert [adres for adres in lezen if client.get(adres).status_code != 200] == []
    bladzijde = tekst(client.get(reverse("verbeterplan")))
    assert "Stoppen" not in bladzijde
    assert "Een actie in het plan zetten" not in bladzijde
    dicht = [adres for adres in _adressen(van) if adres not in (*lezen, reverse("plan_van_ander", args=[van["plan"]]))]
    assert {client.get(adres).status_code for adres in dicht} == {403, 404}
    assert client.get(reverse("planregel_nieuw")).status_code == 403


def test_another_municipality_finds_nothing_of_theirs_through_any_page(gemeente):
    van = _gevuld(gemeente)
    ander = org.gemeente(gemeente.gemeente)
    client = ingelogd(ander.actor())
    for adres in _adressen(van):
        antwoord = client.get(adres)
        if any(str(van[naam]) in adres for naam in van):
            assert antwoord.status_code == 404, adres
        else:
            assert antwoord.status_code == 200, adres
            assert "van hen" not in _woorden_van(antwoord), adres
            assert INVOER.regel.wat not in _woorden_van(antwoord), adres
    org.open_laag(gemeente.actor(), Werklaag.PLAN, Kring.SUBREGIO)
    assert INVOER.regel.wat in tekst(client.get(reverse("plan_van_ander", args=[van["plan"]])))
    for vorm in ("word", "pdf"):
        assert INVOER.regel.wat not in _woorden_van(client.get(reverse("verbeterplan_document", args=[vorm])))


def _woorden_van(antwoord):
    soort = antwoord.headers["Content-Type"]
    if soort == "application/pdf":
        return "".join(blad.extract_text() for blad in pypdf.PdfReader(BytesIO(antwoord.content)).pages)
    if "spreadsheetml" in soort:
        bladen = openpyxl.load_workbook(BytesIO(antwoord.content)).worksheets
        return "\n".join(str(cel) for blad in bladen for rij in blad.values for cel in rij)
    if "wordprocessingml" in soort:
        stuk = docx.Document(BytesIO(antwoord.content))
        cellen = [cel.text for tabel in stuk.tables for rij in tabel.rows for cel in rij.cells]
        return "\n".join([*(alinea.text for alinea in stuk.paragraphs), *cellen])
    return tekst(antwoord)


def test_who_has_no_role_in_it_finds_no_way_in():
    client = ingelogd(wereld.professional("archivaris"))
    for naam in ("bouwstenen", "eigen_woorden", "verbeterplan", "kernteam", "planregel_nieuw"):
        assert client.get(reverse(naam)).status_code == 404


def test_marking_an_action_shows_where_to_look_when_it_is_stuck(gemeente):
    client = ingelogd(gemeente.actor())
    adres = reverse("bouwsteen_actie", args=[STEEN, ACTIE])
    bladzijde = tekst(_stuur(client, adres, stand="loopt_vast", uitleg=""))
    assert "Schrijf op wat er in de weg staat." in bladzijde
    antwoord = _stuur(client, adres, stand="loopt_vast", uitleg="Niemand kent de opdracht.")
    assert antwoord.headers["Location"] == f"{reverse('bouwsteen', args=[STEEN])}#{ACTIE}"
    bladzijde = tekst(client.get(reverse("bouwsteen", args=[STEEN])))
    assert "Niemand kent de opdracht." in bladzijde
    assert "Misschien is eerst iets anders nodig" in bladzijde
    assert "1 loopt vast" in tekst(client.get(reverse("bouwstenen")))


def test_every_action_of_the_source_can_be_marked_and_names_its_place(gemeente):
    client = ingelogd(gemeente.actor())
    for steen in bouwstenen():
        bladzijde = tekst(client.get(reverse("bouwsteen", args=[steen.code])))
        for actie in steen.hoofdacties:
            assert reverse("bouwsteen_actie", args=[steen.code, actie.code]) in bladzijde
        assert bladzijde.count("implementatie-acties, ") >= len(steen.hoofdacties)


def test_from_an_action_to_a_line_of_the_plan(gemeente):
    client = ingelogd(gemeente.actor())
    adres = f"{reverse('planregel_nieuw')}?actie={ACTIE}"
    assert f'value="{ACTIE}" selected' in tekst(client.get(adres))
    bladzijde = tekst(_stuur(client, adres, **REGEL | {"eind": "", "uren": "veel"}))
    assert "Een gesprek met het college" in bladzijde
    assert bladzijde.count("Vul een heel getal in") or bladzijde.count("geheel getal")
    assert _stuur(client, adres, **REGEL).headers["Location"] == reverse("verbeterplan")
    bladzijde = tekst(client.get(reverse("verbeterplan")))
    assert "Samen 12 uur en € 0. Nog niet ingevuld: van 1 actie het geld." in bladzijde
    assert "Het plan in de tijd" in bladzijde


def test_of_two_who_change_a_line_the_second_sees_both(gemeente):
    regel = voeg_regel_toe(door=gemeente.actor(), invoer=INVOER)
    adres = reverse("planregel", args=[regel])
    een, twee = ingelogd(gemeente.actor()), ingelogd(gemeente.actor())
    oud = {"versie": "1", "verzoek": str(uuid.uuid4())}
    assert _stuur(een, adres, **REGEL | {"eigenaar": "Een ander"}).status_code == 302
    bladzijde = tekst(twee.post(adres, REGEL | oud | {"actie": ""}))
    assert "was u voor" in bladzijde
    assert "Een ander" in bladzijde
    assert lees_plan(door=gemeente.actor()).regel(regel).regel.eigenaar == "Een ander"


def test_progress_and_dropping_with_a_reason(gemeente):
    client = ingelogd(gemeente.actor())
    regel = voeg_regel_toe(door=gemeente.actor(), invoer=INVOER)
    _stuur(client, reverse("planregel_voortgang", args=[regel]), stand="bezig", tekst="Het loopt.")
    assert "Het loopt." in tekst(client.get(reverse("verbeterplan")))
    adres = reverse("planregel_stoppen", args=[regel])
    assert _stuur(client, adres, waarom="").status_code == 422
    assert lees_plan(door=gemeente.actor()).lopend
    _stuur(client, adres, waarom="De regio doet het.")
    bladzijde = tekst(client.get(reverse("verbeterplan")))
    assert "Waarmee is gestopt" in bladzijde
    assert "De regio doet het." in bladzijde
    assert client.get(adres).status_code == 404


def test_words_and_members_are_written_changed_and_taken_away(gemeente):
    adviseur = gemeente.actor()
    client = ingelogd(adviseur)
    _stuur(client, reverse("eigen_woord_nieuw"), begrip="lokaal team", eigen="wijkteam")
    (woord,) = lees_woorden(door=adviseur).woorden
    assert "wijkteam" in tekst(client.get(reverse("bouwsteen", args=[STEEN])))
    _stuur(client, reverse("eigen_woord_weghalen", args=[woord.openbaar]))
    assert lees_woorden(door=adviseur).woorden == ()
    velden = {"naam": "Lid een", "rol": "anders", "rol_anders": "", "sinds": timezone.localdate().isoformat()}
    assert "Schrijf op welke rol dit is." in tekst(_stuur(client, reverse("kernteamlid_nieuw"), **velden))
    _stuur(client, reverse("kernteamlid_nieuw"), **velden | {"rol": "gi", "uren": "2.5", "coordineert": "on"})
    (lid,) = lees_kernteam(door=adviseur).leden
    assert "samen 2,5 uur per week" in tekst(client.get(reverse("kernteam")))
    _stuur(client, reverse("kernteamlid", args=[lid.openbaar]), **velden | {"rol": "gi", "uren": ""})
    assert lees_kernteam(door=adviseur).zonder_uren == 1


def test_an_own_example_is_shared_and_taken_back(gemeente):
    adviseur = gemeente.actor()
    client, adres = ingelogd(adviseur), reverse("bouwsteen", args=[STEEN])
    _stuur(client, reverse("voorbeeld_nieuw", args=[STEEN]), titel="Samen fietsen", tekst="Elke week.")
    bladzijde = tekst(client.get(adres))
    assert "Samen fietsen" in bladzijde
    voorbeeld = re.search(r"voorbeelden/([0-9a-f-]{36})/", bladzijde)[1]
    _stuur(client, reverse("voorbeeld_wijzigen", args=[STEEN, voorbeeld]), titel="Samen lopen", tekst="Elke dag.")
    assert "Samen lopen" in tekst(client.get(adres))
    _stuur(client, reverse("voorbeeld_weghalen", args=[STEEN, voorbeeld]))
    assert "Samen lopen" not in tekst(client.get(adres))


def test_the_introduction_establishes_the_plan(gemeente):
    client, adres = ingelogd(gemeente.actor()), reverse("verbeterplan_inleiding")
    velden = {"aanleiding": "De scan.", "doel": "Veilig.", "vastgesteld_op": timezone.localdate().isoformat()}
    assert "Vul in wie het plan heeft vastgesteld." in tekst(_stuur(client, adres, **velden))
    _stuur(client, adres, **velden | {"vastgesteld_door": "het college"})
    assert "door het college." in tekst(client.get(reverse("verbeterplan")))


def test_the_documents_hold_the_plan_as_it_is(gemeente):
    adviseur = gemeente.actor()
    _gevuld(gemeente)
    weg = voeg_regel_toe(door=adviseur, invoer=INVOER)
    stop_regel(door=adviseur, regel=weg, waarom="De subregio doet dit nu.")
    for vorm in ("word", "pdf"):
        antwoord = ingelogd(adviseur).get(reverse("verbeterplan_document", args=[vorm]))
        assert antwoord.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in antwoord.headers["Content-Security-Policy"]
        woorden = re.sub(r"\s+", " ", _woorden_van(antwoord))
        for stuk in (
            gemeente.organisatie.naam, INVOER.regel.wat, INVOER.regel.effect, "De subregio doet dit nu.",
            "Geen opdracht van hen", "Wijkploeg van hen", LID.lid.naam, "niet ingevuld", "implementatie-acties",
        ):  # fmt: skip
            assert stuk in woorden, (vorm, stuk)
    assert LID.lid.naam not in _woorden_van(
        ingelogd(gemeente.actor("bestuurder")).get(reverse("verbeterplan_document", args=["word"]))
    )
    assert ingelogd(adviseur).get(reverse("verbeterplan_document", args=["spel"])).status_code == 404
