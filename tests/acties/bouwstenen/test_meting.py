"""From a gap to an action, and what was measured and answered together in the documents of the plan."""

from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pytest

from tandem.acties.bouwstenen.meting import lees_checklist, lees_metingen
from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.bouwstenen.planmeting import WEINIG
from tandem.acties.bouwstenen.planstuk import Stukvorm, maak_planstuk
from tandem.acties.bouwstenen.regels import leg_voortgang_vast, stop_regel, voeg_regel_toe
from tandem.acties.bouwstenen.standen import markeer_actie
from tandem.acties.zelfscan import gesprek, vragenlijst
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld
from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_plan import INVOER

pytestmark = pytest.mark.usefixtures("db")


def _woorden(inhoud):
    stuk = docx.Document(BytesIO(inhoud))
    cellen = [cel.text for tabel in stuk.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in stuk.paragraphs), *cellen])


def test_a_gap_leads_to_actions_that_help_and_are_not_done():
    gemeente = org.gemeente()
    meting = meet.afgerond(gemeente, keuze=1)
    adviseur = gemeente.actor()
    (een,) = lees_metingen(door=adviseur)
    assert (een.meting, een.alleen_eigen) == (meting.openbaar, False)
    kloven = [float(deel.kloof.replace(",", ".")) for deel in een.delen if deel.kloof[0].isdigit()]
    assert kloven == sorted(kloven, reverse=True)
    eerste = next(deel for deel in een.delen if deel.helpt)
    markeer_actie(door=adviseur, code=eerste.helpt[0].actie.code, stand="klaar")
    (weer,) = lees_metingen(door=adviseur)
    nu = next(deel for deel in weer.delen if deel.deel == eerste.deel)
    assert eerste.helpt[0].actie.code not in [beeld.actie.code for beeld in nu.helpt]
    assert lees_metingen(door=org.gemeente(gemeente.gemeente).actor()) == ()


def test_the_documents_tell_what_was_measured_and_from_which_gap_a_line_came():
    gemeente = org.gemeente()
    meet.afgerond(gemeente, keuze=1)
    (een,) = lees_metingen(door=gemeente.actor())
    deel = een.delen[0]
    voeg_regel_toe(door=gemeente.actor(), invoer=replace(INVOER, afname=een.meting, deel=deel.deel))
    woorden = _woorden(maak_planstuk(door=gemeente.actor("bestuurder"), vorm=Stukvorm.WORD).inhoud)
    assert "Waar wij staan volgens de meting" in woorden
    assert f"{een.instrument}: {deel.naam}" in woorden
    assert f"{deel.naam}\n{deel.ist}\n{deel.soll}\n{deel.kloof}" in woorden
    assert "voorbeeldinhoud" in woorden


def test_figures_of_few_respondents_stand_in_no_document():
    gemeente = org.gemeente()
    meet.afgerond(gemeente, deelnemers=2)
    (een,) = lees_metingen(door=gemeente.actor())
    assert een.alleen_eigen
    woorden = _woorden(maak_planstuk(door=gemeente.actor(), vorm=Stukvorm.WORD).inhoud)
    assert WEINIG in woorden
    assert f"{een.delen[0].naam}\n{een.delen[0].ist}" not in woorden


def test_the_answers_to_the_checklist_carry_over():
    gemeente = org.gemeente()
    meting = meet.meting(1, gemeente=gemeente, instrument="checklist_sturing")
    ik, vraag = meting.toegang(0), next(iter(meet.instrument("checklist_sturing").vragen()))
    vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=Ingevuld(GEEN_IDEE), versie=0)
    vragenlijst.lever_in(toegang=ik)
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    zet = {"door": meting.leider, "afname": meting.openbaar, "versie": 0}
    keuze = next(een for een in meet.instrument("checklist_sturing").vragen() if een.opties and not een.voorwaarde)
    typ = Ingevuld(keuze.opties[0].code, toelichting="Zie het besluit van maart.")
    gesprek.zet_gezamenlijk(vraag=keuze.code, typ=typ, **zet)
    meet.stel_vast(meting, 0)
    checklist = lees_checklist(door=gemeente.actor())
    antwoorden = {antwoord for _, vragen in checklist.delen for _, antwoord, _ in vragen}
    assert antwoorden == {"weten wij niet", keuze.opties[0].naam}
    woorden = _woorden(maak_planstuk(door=gemeente.actor(), vorm=Stukvorm.WORD).inhoud)
    assert checklist.naam in woorden
    assert f"{keuze.tekst}\n{keuze.opties[0].naam}\nZie het besluit van maart." in woorden
    assert all(vraag in woorden for _, vragen in checklist.delen for vraag, _, _ in vragen)
    assert lees_checklist(door=gemeente.actor("bestuurder")) is None
    assert lees_checklist(door=org.gemeente(gemeente.gemeente).actor()) is None


def test_the_workbook_holds_numbers_that_add_up_and_no_formula():
    gemeente = org.gemeente()
    adviseur = gemeente.actor()
    regel = voeg_regel_toe(door=adviseur, invoer=replace(INVOER, regel=replace(INVOER.regel, wat="=1+1")))
    weg = voeg_regel_toe(door=adviseur, invoer=INVOER)
    leg_voortgang_vast(door=adviseur, regel=regel, stand="bezig", tekst="Het loopt.")
    stop_regel(door=adviseur, regel=weg, waarom="Niet meer nodig.")
    stuk = maak_planstuk(door=adviseur, vorm=Stukvorm.REKENBLAD)
    boek = openpyxl.load_workbook(BytesIO(stuk.inhoud))
    acties, sommen = boek["Acties"], boek["Uren en geld"]
    assert (acties["B2"].value, acties["B2"].data_type) == ("=1+1", "s")
    assert (acties["I2"].value, acties["J2"].value) == (40, None)
    assert acties["N2"].value.endswith("Het loopt.")
    assert [cel.value for cel in sommen[5]] == ["Samen", 1, 40, 0, 0, 1]
    assert boek["Gestopt"]["C2"].value == "Niet meer nodig."
    assert boek["Bouwstenen"].max_row > 30
    assert lees_plan(door=adviseur).som.uren == 40
