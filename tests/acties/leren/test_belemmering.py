"""Obstacles: reported in a minute, dealt with, sent up, and known to nobody whom they do not concern."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.leren.belemmering import meld_belemmering, zet_stap
from tandem.acties.leren.lezen import lees_belemmering, lees_belemmeringen
from tandem.acties.leren.regio import lees_doorgegeven, lees_tellingen, zet_regiostap
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.acties.organisatie.openstellen import lees_verbeteren
from tandem.models import Belemmering, Belemmermelding, Belemmerstap
from tandem.regels.leren.belemmering import Melding, Regiostand, Regiostap, Stand, Stap, Zet
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as ow
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")
WAT = "Voor deze hulp was eerst een beschikking nodig."


@pytest.fixture
def gemeente():
    """A municipality where somebody deals with obstacles."""
    plek = ow.gemeente()
    plek.verdeler = plek.actor("beleidsadviseur")
    return plek


def meld(door, soort="regels_gemeente", *, bekend=False, **anders):
    return meld_belemmering(door=door, melding=Melding(soort, WAT), bekend=bekend, **anders)


def pak_op(verdeler, nummer, *, versie=1, **anders):
    dag = timezone.localdate() + timedelta(days=30)
    zet = Zet(Stap.PAK_OP, "Ik zoek uit of dit anders kan.", eigenaar=verdeler.medewerker, uiterlijk=dag)
    zet_stap(door=verdeler, belemmering=nummer, zet=zet, versie=versie, **anders)


def geef_door(verdeler, nummer, *, versie=1):
    zet = Zet(Stap.GEEF_DOOR, "De regio kijkt ernaar.", voor_regio="Beschikking vooraf kost weken.")
    zet_stap(door=verdeler, belemmering=nummer, zet=zet, versie=versie)


@pytest.mark.parametrize("rol", ["casusregisseur", "teamlid_lokaal_team", "gedragswetenschapper", "teamleider"])
def test_who_does_the_work_reports_and_hears_what_becomes_of_it(gemeente, rol):
    melder = gemeente.actor(rol)
    nummer = meld(melder)
    (mijn,) = lees_belemmeringen(door=melder).van_mij
    assert (mijn.openbaar, mijn.stand, mijn.wat) == (nummer, Stand.NIEUW, WAT)
    assert mijn.hoort_op == timezone.localdate() + timedelta(days=14)
    pak_op(gemeente.verdeler, nummer)
    blad = lees_belemmering(door=melder, belemmering=nummer)
    assert blad.regel.stand is Stand.OPGEPAKT
    assert [een.tekst for een in blad.stappen] == ["Ik zoek uit of dit anders kan."]
    assert blad.regel.eigenaar == gemeente.verdeler.naam


def test_the_name_of_the_reporter_is_told_only_when_they_let_it(gemeente):
    melder = gemeente.actor("casusregisseur")
    stil, bekend = meld(melder), meld(melder, bekend=True)
    assert lees_belemmering(door=gemeente.verdeler, belemmering=stil).melder == ""
    assert lees_belemmering(door=gemeente.verdeler, belemmering=bekend).melder == melder.naam
    zinnen = [een.zin for een in lees_verbeteren(door=gemeente.verdeler).verhaal]
    assert not [zin for zin in zinnen if melder.naam in zin]


def test_a_colleague_knows_nothing_of_the_report_of_another(gemeente):
    nummer = meld(gemeente.actor("casusregisseur"))
    collega = gemeente.actor("casusregisseur")
    assert lees_belemmeringen(door=collega).van_mij == ()
    with pytest.raises(NietGevonden):
        lees_belemmering(door=collega, belemmering=nummer)
    with pytest.raises(Geweigerd):
        pak_op(collega, nummer)


@pytest.mark.parametrize("rol", ["bestuurder", "clientenraadslid"])
def test_who_does_not_do_the_work_reports_nothing(gemeente, rol):
    with pytest.raises(Geweigerd):
        meld(gemeente.actor(rol))


def test_a_report_that_nobody_would_read_is_refused():
    with pytest.raises(Geweigerd):
        meld(ow.gemeente().actor("casusregisseur"))


@pytest.mark.parametrize("rol", ["functioneel_beheerder", "privacyfunctionaris"])
def test_a_role_without_a_part_in_this_work_finds_nothing(gemeente, rol):
    ow.laad_rechten()
    with pytest.raises(NietGevonden):
        lees_belemmeringen(door=wereld.professional(rol, in_team=gemeente.beleid))


def test_what_may_be_about_a_person_is_asked_about_first(gemeente):
    melder = gemeente.actor("casusregisseur")
    wat = "Samira moest wachten tot haar verjaardag op 3 mei 2026."
    with pytest.raises(Ongeldig) as fout:
        meld_belemmering(door=melder, melding=Melding("wachttijd", wat), bekend=False)
    assert 'de naam "Samira"' in fout.value.fouten["nagekeken"]
    assert meld_belemmering(door=melder, melding=Melding("wachttijd", wat, nagekeken=True), bekend=False)


def test_the_same_request_twice_reports_once(gemeente):
    melder, verzoek = gemeente.actor("casusregisseur"), uuid.uuid4()
    nummer = meld(melder, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        meld(melder, verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)
    assert len(lees_belemmeringen(door=melder).van_mij) == 1


def test_two_who_deal_with_it_at_once_are_told(gemeente):
    nummer = meld(gemeente.actor("casusregisseur"))
    pak_op(gemeente.verdeler, nummer)
    with pytest.raises(Botsing) as botsing:
        pak_op(gemeente.actor("teamleider"), nummer)
    assert botsing.value.wie == gemeente.verdeler.naam
    assert botsing.value.versie == 2
    assert botsing.value.hun == {"tekst": "Ik zoek uit of dit anders kan."}


def test_somebody_of_elsewhere_is_not_given_an_obstacle(gemeente):
    nummer = meld(gemeente.actor("casusregisseur"))
    elders = ow.gemeente().actor("beleidsadviseur")
    zet = Zet(Stap.PAK_OP, "Ja.", eigenaar=elders.medewerker, uiterlijk=timezone.localdate())
    with pytest.raises(Geweigerd):
        zet_stap(door=gemeente.verdeler, belemmering=nummer, zet=zet, versie=1)


def test_what_is_sent_up_reaches_the_region_only_when_the_municipality_shows_it(gemeente):
    regio = ow.programma()
    nummer = meld(gemeente.actor("casusregisseur"))
    with pytest.raises(Ongeldig) as fout:
        geef_door(gemeente.verdeler, nummer)
    assert "stap" in fout.value.fouten
    ow.open_laag(gemeente.verdeler, Werklaag.BELEMMERING)
    geef_door(gemeente.verdeler, nummer)
    (regel,) = [een for een in lees_doorgegeven(door=regio).regels if een.openbaar == nummer]
    assert (regel.voor_regio, regel.stand) == ("Beschikking vooraf kost weken.", Regiostand.BINNEN)
    assert WAT not in repr(regel)


def test_the_region_answers_and_the_municipality_reads_it(gemeente):
    regio = ow.programma()
    nummer = meld(gemeente.actor("casusregisseur"))
    ow.open_laag(gemeente.verdeler, Werklaag.BELEMMERING)
    ow.open_laag(regio, Werklaag.BELEMMERING)
    geef_door(gemeente.verdeler, nummer)
    vast = {"door": regio, "belemmering": nummer, "tekst": "Dit gaat naar de landelijke agenda."}
    zet_regiostap(stap=Regiostap.LOBBY, versie=0, **vast)
    with pytest.raises(Botsing):
        zet_regiostap(stap=Regiostap.ANTWOORD, versie=0, **vast)
    zet_regiostap(stap=Regiostap.ANTWOORD, versie=1, **vast)
    blad = lees_belemmering(door=gemeente.verdeler, belemmering=nummer)
    assert [een.van_regio for een in blad.stappen] == [False, True, True]
    (regel,) = [een for een in lees_doorgegeven(door=regio).regels if een.openbaar == nummer]
    assert regel.stand is Regiostand.BEANTWOORD


def test_only_the_region_takes_the_steps_of_the_region(gemeente):
    nummer = meld(gemeente.actor("casusregisseur"))
    ow.open_laag(gemeente.verdeler, Werklaag.BELEMMERING)
    geef_door(gemeente.verdeler, nummer)
    elders = ow.gemeente().actor("beleidsadviseur")
    for wie in (elders, gemeente.verdeler):
        with pytest.raises(NietGevonden):
            zet_regiostap(door=wie, belemmering=nummer, stap=Regiostap.PAK_OP, tekst="Ja.", versie=0)
        with pytest.raises(NietGevonden):
            lees_doorgegeven(door=wie)


def test_counts_of_another_are_shown_when_opened_and_never_small(gemeente):
    ander = ow.gemeente(gemeente.gemeente)
    ander.actor("beleidsadviseur")
    kijker = ander.actor("beleidsadviseur")
    melder = gemeente.actor("casusregisseur")
    for soort in ("tijd", "tijd", "tijd", "wachttijd"):
        meld(melder, soort)

    def rij(door):
        beeld = lees_tellingen(door=door)
        gevonden = next(een for een in beeld.rijen if een.naam == gemeente.organisatie.naam)
        codes = [soort.code for soort in beeld.soorten]
        return gevonden.tellingen and dict(zip(codes, [een.in_woorden for een in gevonden.tellingen], strict=True))

    assert rij(kijker) is None
    ow.open_laag(gemeente.verdeler, Werklaag.BELEMMERING)
    assert (rij(kijker)["tijd"], rij(kijker)["wachttijd"], rij(kijker)["protocol"]) == ("3", "minder dan 3", "0")
    assert rij(gemeente.verdeler)["wachttijd"] == "1"


def test_wall_two_alone_keeps_another_out_and_the_report_with_who_may_read_it(gemeente, monkeypatch):
    melder = gemeente.actor("casusregisseur")
    nummer = meld(melder)
    pak_op(gemeente.verdeler, nummer)
    ander = ow.gemeente(gemeente.gemeente)
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    for wie, ziet in (
        (ander.actor("beleidsadviseur"), (0, 0, 0)),
        (ow.programma(), (0, 0, 0)),
        (gemeente.actor("casusregisseur"), (1, 0, 1)),
        (melder, (1, 1, 1)),
        (gemeente.actor("teamleider"), (1, 1, 1)),
    ):
        with lees_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            gezien = (
                sessie.van(Belemmering).filter(openbaar=nummer).count(),
                sessie.van(Belemmermelding).filter(belemmering__openbaar=nummer).count(),
                sessie.van(Belemmerstap).filter(over=nummer).count(),
            )
        assert gezien == ziet, wie.rol
