"""A traject is led by who releases lessons, observed by who does the work, and read by others after an opening."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.bouwstenen.inhoud import acties as bouwsteenacties
from tandem.acties.bouwstenen.regels import Regelinvoer, voeg_regel_toe
from tandem.acties.leren import traject as daden
from tandem.acties.leren.lessen import lees_les, lees_schrijfblad, schrijf_les
from tandem.acties.leren.raakt import lessen_bij_bouwsteen, lessen_bij_meting, lessen_bij_planregels
from tandem.acties.leren.trajectlezen import lees_traject, lees_trajecten
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.acties.zelfscan.instrumenten import nieuwste
from tandem.models import Afname, Leerafspraak, Leertraject, Observatie, Uitkomst
from tandem.regels.bouwstenen.plan import Planregel
from tandem.regels.leren.les import Herkomst, Oorsprong
from tandem.regels.leren.traject import Afspraak, Leerdaad, Leerstap, Trajectstand, Trajectzet
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as ow
from tests.acties.leren.test_lessen import LES, deel

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def plek():
    uit = ow.gemeente()
    uit.lezer, uit.schrijver = uit.actor("teamleider"), uit.actor("casusregisseur")
    return uit


def begin(door, niveau="operationeel", **anders):
    vast = {"titel": "Eerder bellen", "aanleiding": "Wij wachten op elkaar.", "vraag": "Hoe bellen wij eerder?"}
    return daden.begin_traject(door=door, niveau=niveau, **(vast | anders))


def afspraak(**anders):
    vast = {
        "wie": "het wijkteam",
        "wat": "Wij bellen eerst.",
        "waaraan": "Minder wachten.",
        "wanneer": timezone.localdate(),
    }
    return Afspraak(**(vast | anders))


def gezien(**anders):
    vast = {"soort": "succes", "op": timezone.localdate(), "wat": "Bellen hielp.", "gevolg": "Het ging sneller."}
    return daden.Gezien(**(vast | anders))


def terugblik(**anders):
    vast = {
        "op": timezone.localdate(),
        "vorm": "samen",
        "orde": "tweede",
        "wie": "het team",
        "uitkomst": "Eerst bellen.",
    }
    return daden.Terugblik(**(vast | anders))


def stap(plek, nummer, naar, *, versie, door=None):
    daden.ga_naar_stap(door=door or plek.lezer, traject=nummer, naar=naar, opbrengst="Een beeld.", versie=versie)


def test_a_traject_goes_through_its_steps_and_back(plek):
    nummer = begin(plek.lezer)
    for versie, naar in enumerate(
        (Leerstap.ANDERS, Leerstap.PLAN, Leerstap.UITVOEREN, Leerstap.PLAN, Leerstap.UITVOEREN, Leerstap.EVALUEREN), 1
    ):
        stap(plek, nummer, naar, versie=versie)
    blad = lees_traject(door=plek.schrijver, traject=nummer)
    assert (blad.regel.stap, blad.eerst_nog, blad.mag_leiden) == (Leerstap.EVALUEREN, Leerdaad.REFLECTIE, False)
    assert [len(een.opbrengsten) for een in blad.stappen] == [1, 1, 2, 2, 0]
    with pytest.raises(Ongeldig):
        stap(plek, nummer, Leerstap.EVALUEREN, versie=7)
    with pytest.raises(Botsing):
        stap(plek, nummer, Leerstap.BEELD, versie=3)


def test_it_pauses_ends_with_what_was_learned_and_goes_on(plek):
    nummer = begin(plek.lezer)
    vast = {"door": plek.lezer, "traject": nummer}
    with pytest.raises(Ongeldig):
        daden.zet_traject(zet=Trajectzet.PAUZEER, tekst=" ", versie=1, **vast)
    daden.zet_traject(zet=Trajectzet.PAUZEER, tekst="Geen tijd.", versie=1, **vast)
    with pytest.raises(Ongeldig) as fout:
        daden.stel_leervraag(vraag="Hoe dan?", **vast)
    assert "gepauzeerd" in fout.value.fouten[""]
    daden.zet_traject(zet=Trajectzet.HERVAT, tekst="", versie=2, **vast)
    daden.zet_traject(zet=Trajectzet.ROND_AF, tekst="Bellen helpt.", versie=3, **vast)
    blad = lees_traject(door=plek.schrijver, traject=nummer)
    assert (blad.regel.stand, blad.geleerd, blad.reden) == (Trajectstand.AFGEROND, "Bellen helpt.", "")


def test_who_leads_and_who_observes(plek):
    nummer = begin(plek.lezer)
    for daad in (
        lambda: begin(plek.schrijver),
        lambda: stap(plek, nummer, Leerstap.ANDERS, versie=1, door=plek.schrijver),
        lambda: daden.spreek_af(door=plek.schrijver, traject=nummer, afspraak=afspraak()),
        lambda: daden.leg_reflectie_vast(door=plek.actor("bestuurder"), traject=nummer, terugblik=terugblik()),
        lambda: daden.observeer(door=plek.actor("bestuurder"), traject=nummer, gezien=gezien()),
    ):
        with pytest.raises(Geweigerd):
            daad()
    daden.observeer(door=plek.schrijver, traject=nummer, gezien=gezien())
    assert len(lees_traject(door=plek.lezer, traject=nummer).observaties) == 1
    assert lees_traject(door=plek.actor("bestuurder"), traject=nummer).observaties is None


def test_a_name_is_refused_where_others_may_read_and_asked_about_where_not(plek):
    nummer = begin(plek.lezer)
    with pytest.raises(Ongeldig) as fout:
        begin(plek.lezer, titel="Samira belt")
    assert "Samira" in fout.value.fouten["titel"]
    with pytest.raises(Ongeldig):
        daden.spreek_af(door=plek.lezer, traject=nummer, afspraak=afspraak(wie="Samira"))
    with pytest.raises(Ongeldig) as fout:
        daden.observeer(door=plek.schrijver, traject=nummer, gezien=gezien(wat="Samira belde."))
    assert set(fout.value.fouten) == {"nagekeken"}
    daden.observeer(door=plek.schrijver, traject=nummer, gezien=gezien(wat="Samira belde.", nagekeken=True))


def test_a_line_of_the_plan_is_late_and_done_once(plek):
    nummer = begin(plek.lezer)
    daden.spreek_af(door=plek.lezer, traject=nummer, afspraak=afspraak())
    gisteren = timezone.localdate() - timedelta(days=1)
    with deur.schrijf_organisatie(door=plek.lezer, wat="test") as sessie:
        sessie.mijn(Leerafspraak).update(wanneer=gisteren)
        sessie.geen_gegevens()
    (regel,) = lees_trajecten(door=plek.schrijver).eigen
    assert regel.te_laat == 1
    (een,) = lees_traject(door=plek.lezer, traject=nummer).afspraken
    assert daden.rond_afspraak_af(door=plek.lezer, afspraak=een.openbaar, gezien="Het hielp.") == nummer
    with pytest.raises(Ongeldig):
        daden.rond_afspraak_af(door=plek.lezer, afspraak=een.openbaar, gezien="Nog eens.")
    assert lees_trajecten(door=plek.schrijver).eigen[0].te_laat == 0


def test_a_question_goes_up_and_an_answer_comes_down(plek):
    onder, boven = begin(plek.lezer), begin(plek.lezer, "strategisch")
    vast = {"door": plek.lezer, "traject": onder, "soort": "vraag", "tekst": "Mogen wij zelf beslissen?"}
    with pytest.raises(Ongeldig):
        daden.geef_door(naar=begin(plek.lezer), **vast)
    daden.geef_door(naar=boven, **vast)
    (binnen,) = lees_traject(door=plek.lezer, traject=boven).overdrachten
    assert (binnen.naar_ons, binnen.ander, lees_trajecten(door=plek.lezer).eigen[0].wacht) == (True, onder, 1)
    with pytest.raises(Geweigerd):
        daden.beantwoord(door=plek.schrijver, overdracht=binnen.openbaar, antwoord="Ja.")
    daden.beantwoord(door=plek.lezer, overdracht=binnen.openbaar, antwoord="Ja, tot een bedrag.")
    with pytest.raises(Ongeldig):
        daden.beantwoord(door=plek.lezer, overdracht=binnen.openbaar, antwoord="Toch niet.")
    (terug,) = lees_traject(door=plek.schrijver, traject=onder).overdrachten
    assert (terug.naar_ons, terug.antwoord) == (False, "Ja, tot een bedrag.")


def test_a_reflection_becomes_a_lesson_and_is_walked_both_ways(plek):
    nummer = begin(plek.lezer)
    bron = Oorsprong(
        Herkomst.REFLECTIE, daden.leg_reflectie_vast(door=plek.lezer, traject=nummer, terugblik=terugblik())
    )
    blad = lees_schrijfblad(door=plek.schrijver, uit=bron)
    assert (blad.uit.begin["inzicht"], blad.uit.begin["orde"]) == ("Eerst bellen.", "tweede")
    les = schrijf_les(door=plek.schrijver, les=LES, uit=bron, nagekeken=False)
    assert lees_traject(door=plek.lezer, traject=nummer).lessen == ()
    deel(plek, les)
    (terug,) = lees_traject(door=plek.lezer, traject=nummer).lessen
    assert terug.openbaar == les
    assert lees_les(door=plek.schrijver, openbaar=les)[1].uit.pad == nummer
    steen = bouwsteenacties()[LES.acties[0]][0].code
    assert [een.openbaar for een in lessen_bij_bouwsteen(door=plek.schrijver, steen=steen)] == [les]
    ander = ow.gemeente().actor("teamleider")
    assert lessen_bij_bouwsteen(door=ander, steen=steen) == ()
    with pytest.raises(NietGevonden):
        schrijf_les(door=ander, les=LES, uit=bron, nagekeken=False)


def test_the_same_request_twice_begins_one(plek):
    verzoek = uuid.uuid4()
    nummer = begin(plek.lezer, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        begin(plek.lezer, verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)
    assert len(lees_trajecten(door=plek.lezer).eigen) == 1


def test_another_municipality_reads_it_after_an_opening_alone_by_both_walls(plek, monkeypatch):
    nummer = begin(plek.lezer)
    daden.observeer(door=plek.schrijver, traject=nummer, gezien=gezien())
    ander = ow.gemeente(plek.gemeente).actor("teamleider")

    def ziet(wie=ander):
        with lees_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            trajecten = sessie.van(Leertraject).filter(openbaar=nummer)
            zagen = sessie.van(Observatie).filter(organisatie_id=plek.organisatie.pk)
            return trajecten.count(), zagen.count()

    monkeypatch.setattr(deur, "APP_FILTERT", False)
    assert (ziet(), ziet(plek.schrijver), ziet(plek.actor("bestuurder"))) == ((0, 0), (1, 1), (1, 0))
    ow.open_laag(plek.actor("beleidsadviseur"), Werklaag.LES)
    assert ziet() == (1, 0)
    monkeypatch.setattr(deur, "APP_FILTERT", True)
    blad = lees_traject(door=ander, traject=nummer)
    assert (blad.mag_leiden, blad.mag_zien, blad.observaties) == (False, False, None)
    with pytest.raises(NietGevonden):
        stap(plek, nummer, Leerstap.ANDERS, versie=1, door=ander)
    with pytest.raises(NietGevonden):
        lees_traject(door=ow.gemeente().actor("casusregisseur"), traject=uuid.uuid4())


def test_a_lesson_from_a_part_of_a_scan_is_walked_to_it_and_back(plek):
    beleid = plek.actor("beleidsadviseur")
    vast = {"instrument": "zelfscan_veiligheid", "instrument_versie": nieuwste("zelfscan_veiligheid").versie}
    code, soort = nieuwste("zelfscan_veiligheid").delen[0].code, {"soort": "nulmeting"}
    with deur.schrijf_organisatie(door=beleid, wat="test") as sessie:
        wie = {"leider_id": beleid.medewerker, "geopend_door_id": beleid.medewerker, "geopend_op": sessie.nu}
        afname = sessie.bewaar(Afname(stand="vastgesteld", invullen_tot=sessie.vandaag, **wie, **soort, **vast))
        laag = {"laag": int(Werklaag.UITKOMST), "op": sessie.vandaag, "laatste": True, "meting": afname.openbaar}
        sessie.bewaar(Uitkomst(afname=afname, onderdeel=code, **laag, **soort, **vast))
        sessie.geen_gegevens()
    meting = afname.openbaar
    les = replace(LES, delen=(f"zelfscan_veiligheid.{code}",))
    nummer = schrijf_les(door=plek.schrijver, les=les, uit=Oorsprong(Herkomst.METING, meting, code), nagekeken=False)
    deel(plek, nummer)
    per_deel = lessen_bij_meting(door=beleid, meting=meting, instrument="zelfscan_veiligheid", delen=[code])
    assert [een.openbaar for een in per_deel[code]] == [nummer]
    beeld = lees_les(door=beleid, openbaar=nummer)[1]
    assert (beeld.uit.pad, beeld.geraakt[0].openbaar, beeld.geraakt[0].deel) == (meting, meting, code)
    with pytest.raises(NietGevonden):
        schrijf_les(door=plek.schrijver, les=LES, uit=Oorsprong(Herkomst.METING, meting, "weg"), nagekeken=False)
    with pytest.raises(Ongeldig):
        schrijf_les(door=ow.gemeente().actor("teamleider"), les=les, uit=None, nagekeken=False)


def test_a_lesson_that_changed_a_line_of_the_plan_is_found_at_that_line(plek):
    beleid = plek.actor("beleidsadviseur")
    planregel = Planregel("Bellen", "beleid", timezone.localdate(), "informatie", effect="x", waaraan="y")
    regel = voeg_regel_toe(door=beleid, invoer=Regelinvoer(planregel))
    nummer = schrijf_les(door=plek.schrijver, les=replace(LES, planregels=(str(regel),)), uit=None, nagekeken=False)
    deel(plek, nummer)
    (een,) = lessen_bij_planregels(door=beleid, regels=[regel])[regel]
    assert een.openbaar == nummer
    assert [(raak.naam, raak.openbaar) for raak in lees_les(door=beleid, openbaar=nummer)[1].geraakt] == [
        ("Verbeterplan: Bellen", regel)
    ]
    with pytest.raises(Ongeldig):
        schrijf_les(door=ow.gemeente().actor("teamleider"), les=replace(LES, planregels=(str(regel),)), uit=None,
                    nagekeken=False)  # fmt: skip
