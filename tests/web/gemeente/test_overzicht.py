"""The page of a municipality and of the region: what each role meets there, and what waits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.acties.kennis.laden import laad_cijfers
from tandem.acties.leren import traject as daden
from tandem.acties.leren.lessen import lees_na, schrijf_les
from tandem.acties.organisatie.deur import schrijf_organisatie
from tandem.models import Bouwsteenstand, Gemeente, Organisatie, Verbeterplan, Verbeterregel
from tandem.regels.rechten.organisatie import TE_OPENEN, Kring, Werklaag
from tandem.web.organisatie.basis import GROEPEN, TABS
from tests import organisatiewereld as org
from tests import wereld
from tests.acties.kennis.hulp import bestand
from tests.acties.leren.test_lessen import LES
from tests.acties.leren.test_traject import begin
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
LAGEN = len(TE_OPENEN)


def _plan_dat_te_laat_is(gemeente):
    with schrijf_organisatie(door=gemeente.actor(), wat="test") as sessie:
        sessie.geen_gegevens()
        vandaag = sessie.vandaag
        plan = sessie.bewaar(Verbeterplan(nummer=1, begonnen_op=vandaag))
        vast = {"bouwsteen": "informatie", "niveau": "lokaal", "stand": "bezig"}
        woorden = dict.fromkeys(("wat", "eigenaar", "effect", "waaraan"), "Voorbeeld")
        sessie.bewaar(Verbeterregel(plan=plan, eind=vandaag - timedelta(days=1), **vast, **woorden))
        sessie.bewaar(Bouwsteenstand(actie="informatie_kaders", stand="loopt_vast", uitleg="Geen tijd", sinds=vandaag))


def test_an_adviser_begins_with_the_own_municipality():
    gemeente = org.gemeente()
    client = ingelogd(gemeente.actor())
    assert client.get("/").headers["Location"] == reverse("verbeteren")
    bladzijde = tekst(client.get(reverse("verbeteren")))
    assert f"<bdi>{gemeente.organisatie.naam}</bdi>" in bladzijde
    assert "Niets is te laat" in bladzijde
    assert bladzijde.count("alleen voor uzelf") == LAGEN


def test_what_is_late_or_stuck_stands_first_and_leads_there():
    gemeente = org.gemeente()
    _plan_dat_te_laat_is(gemeente)
    bladzijde = tekst(ingelogd(gemeente.actor("bestuurder")).get(reverse("verbeteren")))
    assert "1 actie uit het plan is te laat" in bladzijde
    assert "1 actie van een bouwsteen loopt vast" in bladzijde
    assert "Wijzigen wie wat ziet" not in bladzijde
    assert "Wie keek er?" not in bladzijde


def test_who_has_no_part_in_it_finds_nothing():
    client = ingelogd(wereld.professional("archivaris"))
    assert client.get(reverse("verbeteren")).status_code == 404
    assert client.get(reverse("verbeteren_regio")).status_code == 404


def test_the_region_tells_who_shows_what_and_no_more():
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    org.open_laag(hun.actor(), Werklaag.LES)
    bladzijde = tekst(ingelogd(centrum.actor()).get(reverse("verbeteren_regio")))
    rij = bladzijde.split(hun.organisatie.naam)[1].split("</tr>")[0]
    assert rij.count("</svg>ja") == 1
    assert rij.count("nee<") == LAGEN - 2  # one is open, and own instruments have no column
    assert f"{centrum.organisatie.naam} (uzelf)" in bladzijde


def test_learning_stands_on_the_page_with_what_waits_first():
    gemeente = org.gemeente()
    leider = gemeente.actor("teamleider")
    onder, boven = begin(leider), begin(leider, "strategisch", titel="Sturen op rust")
    daden.geef_door(door=leider, traject=onder, naar=boven, soort="vraag", tekst="Mogen wij dit zelf?")
    les = schrijf_les(door=gemeente.actor("casusregisseur"), les=LES, uit=None, nagekeken=False)
    bladzijde = tekst(ingelogd(leider).get(reverse("verbeteren")))
    assert "1 vraag van een ander niveau wacht op antwoord" in bladzijde
    assert "1 les wacht op een tweede lezer" in bladzijde
    assert "Eerder bellen" in bladzijde
    lees_na(door=leider, openbaar=les, deelt=True, opmerking="", versie=1)
    assert LES.inzicht in tekst(ingelogd(gemeente.actor("bestuurder")).get(reverse("verbeteren")))


def test_the_page_of_the_region_shows_what_others_opened_of_their_learning_alone():
    centrum = org.gemeente()
    hun, dicht = org.gemeente(centrum.gemeente), org.gemeente(centrum.gemeente)
    for een, titel in ((hun, "Open traject"), (dicht, "Dicht traject")):
        begin(een.actor("teamleider"), titel=titel)
    org.open_laag(hun.actor(), Werklaag.LES, Kring.SUBREGIO)
    bladzijde = tekst(ingelogd(centrum.actor()).get(reverse("verbeteren_regio")))
    assert "Open traject" in bladzijde
    assert "Dicht traject" not in bladzijde


def test_the_own_figures_stand_there_with_source_and_day():
    gemeente = org.gemeente()
    echt, _ = Gemeente.objects.get_or_create(code="vlaardingen", defaults={"naam": "Vlaardingen", "bron": "test"})
    Organisatie.objects.filter(pk=gemeente.organisatie.pk).update(gemeente=echt)
    bron = wereld.uniek("Verzonnen bron")
    laad_cijfers(door=org.programma(), bestand=bestand(bron=bron, titel="0 de eerste van het thema"))
    assert bron in tekst(ingelogd(gemeente.actor()).get(reverse("verbeteren")))
    assert bron not in tekst(ingelogd(org.gemeente().actor()).get(reverse("verbeteren")))


def test_every_page_stands_under_one_question_and_the_questions_fit():
    namen = [naam for _, pagina in GROEPEN for naam in pagina]
    assert sorted(namen) == sorted(naam for naam, *_ in TABS)
    assert len(GROEPEN) <= len(TABS) / 2
