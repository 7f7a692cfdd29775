"""The pages of the impact analysis: allowed, refused, typed in and found again, in the plan and back, as a workbook."""

import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.impact.bestand import maak_bestand
from tandem.acties.impact.lezen import lees_impact
from tandem.acties.impact.schrijven import begin_analyse
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.acties.impact.test_analyse import DEEL, gevuld, vastgesteld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def gemeente():
    return org.gemeente()


def _adressen(analyse):
    delen = [reverse("impact_deel", args=[analyse, DEEL])]
    delen += [reverse("impact_cijfers", args=[analyse, soort.value]) for soort in Cijfersoort]
    delen += [reverse(naam, args=[analyse]) for naam in ("impact_vaststellen", "impact_inlezen")]
    return [*delen, reverse("impact_naar_plan", args=[analyse, f"deel-{DEEL}"])]


def _stuur(client, adres, **velden):
    """Fill in the form at an address as a browser does: with its hidden fields."""
    verborgen = dict(re.findall(r'type="hidden" name="(verzoek|versie)" value="([^"]*)"', tekst(client.get(adres))))
    return client.post(adres, verborgen | velden)


def _bedoeld(tekst_):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst_))


def test_before_there_is_one_the_adviser_begins_and_others_read_what_will_come(gemeente):
    bo = ingelogd(gemeente.actor())
    assert "Een impactanalyse beginnen" in tekst(bo.get(reverse("impact")))
    antwoord = _stuur(bo, reverse("impact_beginnen"))
    assert antwoord.status_code == 302
    bladzijde = tekst(bo.get(antwoord.url))
    assert "Verder met: Eén vast gezicht voor het gezin" in bladzijde
    assert "Het wat, in de hele regio hetzelfde" in bladzijde
    assert "De bronnen zeggen hier niets over." in bladzijde
    wethouder = tekst(ingelogd(gemeente.actor("bestuurder")).get(reverse("impact")))
    assert "Nog geen impactanalyse" in wethouder
    assert reverse("impact_beginnen") not in wethouder


def test_every_page_opens_for_who_works_on_it_and_for_nobody_else(gemeente):
    analyse = gevuld(gemeente)
    bo, buur = ingelogd(gemeente.actor()), ingelogd(org.gemeente().actor())
    casus, wethouder = (ingelogd(gemeente.actor(rol)) for rol in ("casusregisseur", "bestuurder"))
    for adres in _adressen(analyse):
        assert bo.get(adres).status_code == 200, adres
        assert buur.get(adres).status_code == 404, adres
        for ander in (casus, wethouder):
            assert ander.get(adres).status_code in (403, 404), adres
            assert ander.post(adres, {}).status_code in (403, 404), adres
    for naam in ("impactanalyse", "impact_rekenblad"):
        assert bo.get(reverse(naam, args=[analyse])).status_code == 200
        assert wethouder.get(reverse(naam, args=[analyse])).status_code == 404


def test_words_are_typed_in_and_found_again_also_after_a_mistake(gemeente):
    analyse = gevuld(gemeente)
    bo, adres = ingelogd(gemeente.actor()), reverse("impact_deel", args=[analyse, "doelgroep"])
    mis = _stuur(bo, adres, niveau="ergens", nu="Alleen jeugd")
    assert mis.status_code == 422
    assert "Alleen jeugd" in tekst(mis)
    goed = _stuur(bo, adres, niveau="regionaal", keuze="", nu="Alleen\r\njeugd", straks="0-100", verschil="Samen")
    assert goed.status_code == 302
    blad = lees_impact(door=gemeente.actor())
    assert (blad.deel("doelgroep").nu, blad.deel("doelgroep").niveau) == ("Alleen\njeugd", "regionaal")


@pytest.mark.parametrize(
    ("nu", "status", "zin"),
    [
        ("", 302, ""),
        ("0", 302, ""),
        (".", 302, ""),
        ("1,25", 302, ""),
        ("1,255", 422, "hoogstens twee cijfers"),
        ("veel", 422, "Vul een getal in"),
        ("-1", 422, "van 0 tot en met"),
        ("1e9", 422, "van 0 tot en met"),
        ("nan", 422, "van 0 tot en met"),
    ],
)
def test_zero_unknown_and_secret_are_typed_apart(gemeente, nu, status, zin):
    analyse = gevuld(gemeente)
    bo, adres = ingelogd(gemeente.actor()), reverse("impact_cijfers", args=[analyse, "formatie"])
    velden = {"nu_generalist": nu, "nodig_generalist": "7", "bron": "telling", "op": timezone.localdate().isoformat()}
    antwoord = _stuur(bo, adres, **velden)
    assert antwoord.status_code == status
    assert zin in tekst(antwoord)
    if status == 302:
        rij = re.search(r"Generalist in het lokale team ([^%]*?) Casusregisseur", _bedoeld(tekst(bo.get(antwoord.url))))
        verwacht = {"": "niet bekend", ".": "geheim"}.get(nu, nu)
        assert rij
        assert verwacht in rij[1]


def test_words_without_a_figure_are_not_lost(gemeente):
    analyse = begin_analyse(door=gemeente.actor())
    bo, adres = ingelogd(gemeente.actor()), reverse("impact_cijfers", args=[analyse, "competentie"])
    mis = _stuur(bo, adres, toelichting="Elk jaar een dag training")
    assert mis.status_code == 422
    assert "Elk jaar een dag training" in tekst(mis)
    goed = {"nu_abc": "2", "nodig_abc": "8", "bron": "t", "op": timezone.localdate().isoformat()}
    antwoord = _stuur(bo, adres, toelichting="Elk jaar een dag training", basis_abc="ja", **goed)
    assert "Elk jaar een dag training" in tekst(bo.get(antwoord.url))


def test_a_row_that_nobody_touched_keeps_its_own_source(gemeente):
    analyse = gevuld(gemeente)
    bo, adres = ingelogd(gemeente.actor()), reverse("impact_cijfers", args=[analyse, "formatie"])
    vandaag = timezone.localdate().isoformat()
    zelfde = {"nu_casusregisseur": "3", "nodig_casusregisseur": "5", "bron": "Opgave van het team", "op": vandaag}
    _stuur(bo, adres, **zelfde, nu_generalist="2")
    _stuur(bo, adres, **(zelfde | {"bron": "Nieuwe telling"}), nu_generalist="2")
    cijfers = lees_impact(door=gemeente.actor()).inhoud.cijfers
    assert {een.bron for plek, een in cijfers.items() if plek.soort is Cijfersoort.FORMATIE} == {"Nieuwe telling"}


def test_established_it_is_read_and_not_changed(gemeente):
    analyse = gevuld(gemeente)
    bo = ingelogd(gemeente.actor())
    adres = reverse("impact_vaststellen", args=[analyse])
    straks = (timezone.localdate() + timedelta(days=1)).isoformat()
    mis = _stuur(bo, adres, door="het college", op=straks)
    assert "Deze dag is nog niet geweest." in tekst(mis)
    assert _stuur(bo, adres, door="het college", op=timezone.localdate().isoformat()).status_code == 302
    assert bo.get(reverse("impact_deel", args=[analyse, DEEL])).status_code == 403
    wethouder = tekst(ingelogd(gemeente.actor("bestuurder")).get(reverse("impact")))
    assert "door het college" in wethouder
    assert "Wisselende mensen" in wethouder
    begin_analyse(door=gemeente.actor())
    assert "Wat veranderde sinds analyse 1" in tekst(bo.get(reverse("impact")))


def test_a_gap_goes_to_the_plan_and_both_lead_to_each_other(gemeente):
    analyse = gevuld(gemeente)
    bo, adres = ingelogd(gemeente.actor()), reverse("impact_naar_plan", args=[analyse, f"deel-{DEEL}"])
    velden = {
        "wat": "Vaste mensen aanwijzen", "bouwsteen": "inrichting", "actie": "", "eigenaar": "teammanager",
        "niveau": "lokaal", "begin": "", "eind": (timezone.localdate() + timedelta(days=9)).isoformat(), "uren": "",
        "euro": "", "effect": "Eén gezicht", "waaraan": "Het rooster",
    }  # fmt: skip
    assert "Vaste mensen aanwijzen" in tekst(bo.get(adres))
    for _ in range(2):
        assert _stuur(bo, adres, **velden).status_code == 302
    (regel,) = lees_plan(door=gemeente.actor()).regels
    assert "Impactanalyse: Eén vast gezicht voor het gezin" in tekst(bo.get(reverse("verbeterplan")))
    assert f"#regel-{regel.openbaar}" in tekst(bo.get(reverse("impact")))


def test_the_workbook_goes_out_and_comes_back_in_and_a_mistake_changes_nothing(gemeente):
    analyse, door = gevuld(gemeente), gemeente.actor()
    bo, adres = ingelogd(door), reverse("impact_inlezen", args=[analyse])
    boek = openpyxl.load_workbook(BytesIO(maak_bestand(door=door, analyse=analyse)))
    blad = boek["Onderdelen"]
    for rij in blad.iter_rows(min_row=2):
        if rij[0].value == "doelgroep":
            rij[6].value = "Uit het rekenblad"
    assert _stuur(bo, adres, bestand=_als_bestand(boek)).status_code == 302
    assert lees_impact(door=door).deel("doelgroep").nu == "Uit het rekenblad"
    boek["Getallen"]["F3"].value = "veel"
    blad["A2"].value = "bestaat_niet"
    mis = _stuur(bo, adres, bestand=_als_bestand(boek))
    assert mis.status_code == 422
    zinnen = tekst(mis)
    assert "blad &quot;Getallen&quot;, rij 3, kolom F" in zinnen
    assert "blad &quot;Onderdelen&quot;, rij 2, kolom A" in zinnen
    leeg = bo.post(adres, {"bestand": SimpleUploadedFile("leeg.xlsx", b"")})
    assert "leeg" in tekst(leeg)


def _als_bestand(boek):
    uit = BytesIO()
    boek.save(uit)
    return SimpleUploadedFile("impactanalyse.xlsx", uit.getvalue())


def test_the_region_shows_what_was_opened_by_name_and_what_is_missing(gemeente):
    dicht = org.gemeente()
    for een in (gemeente, dicht):
        vastgesteld(een)
    org.open_laag(gemeente.actor(), Werklaag.UITKOMST, Kring.REGIO)
    rik = ingelogd(org.programma())
    for soort in Cijfersoort:
        bladzijde = tekst(rik.get(reverse("impact_regio"), {"soort": soort.value}))
        koppen = re.findall(r'<th scope="col"[^>]*>([^<]*)', bladzijde)
        assert gemeente.organisatie.naam in koppen
        assert dicht.organisatie.naam not in koppen
        assert dicht.organisatie.naam in bladzijde.split("Van wie nog niets te zien is")[1]
    assert rik.get(reverse("impact_regio"), {"soort": "iets"}).status_code == 404
    assert ingelogd(dicht.actor()).get(reverse("impact_regio")).status_code == 200


def test_a_team_that_is_not_of_here_is_not_found_and_a_team_manager_has_the_own(gemeente):
    analyse, hun = gevuld(gemeente), org.gemeente()
    adres = reverse("impact_deel", args=[analyse, DEEL])
    assert ingelogd(gemeente.actor()).get(adres, {"team": hun.lokaal.code}).status_code == 404
    leider = ingelogd(gemeente.actor("teamleider"))
    assert leider.get(adres, {"team": gemeente.lokaal.code}).status_code == 200
    assert leider.get(adres).status_code == 403
    bladzijde = tekst(leider.get(reverse("impact")))
    assert gemeente.lokaal.naam in bladzijde
    assert reverse("impact_vaststellen", args=[analyse]) not in bladzijde
