"""Obstacles from organisations that are no municipality: with the region at once, and for nobody else."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tandem.acties.leren.belemmering import meld_belemmering, zet_stap
from tandem.acties.leren.lessen import lees_les, schrijf_les
from tandem.acties.leren.lezen import lees_belemmering, lees_belemmeringen, lees_meldblad
from tandem.acties.leren.regio import NIET_GEMEENTE, lees_doorgegeven, lees_tellingen
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.openstellen import lees_verbeteren
from tandem.acties.tijdstip import op_tijdstip
from tandem.management.vullen.leren import _bij_de_regio
from tandem.management.vullen.metingen import actoren
from tandem.models import Belemmering, Belemmermelding, Belemmerstap, Teamlidmaatschap
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import Melding, Niveau, Stand, Stap, Zet
from tandem.regels.leren.les import Herkomst, Leerorde, Les, Oorsprong
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as ow

pytestmark = pytest.mark.usefixtures("db")
WAT = "De verwijzing bleef twee weken liggen."
ROLLEN = ("medewerker_veilig_thuis", "jeugdbeschermer", "tandempartner_rvt", "raadsonderzoeker")


@pytest.fixture
def keten():
    """An organisation that is no municipality, and the project leader of the region."""
    plek = ow.ketenpartner()
    plek.regio = ow.regio()
    return plek


def meld(door, soort="wachttijd", *, bekend=False, **anders):
    return meld_belemmering(door=door, melding=Melding(soort, WAT), bekend=bekend, **anders)


def zet(stap, regio, tekst="Ik bel de directie."):
    dag = timezone.localdate() + timedelta(days=30)
    return Zet(stap, tekst, eigenaar=regio.medewerker, uiterlijk=dag)


def _ook_in(wie, plek):
    """The same person in another capacity: caseworker of a local team."""
    lid = Teamlidmaatschap.objects.create(
        medewerker_id=wie.medewerker, team=plek.lokaal, organisatie=plek.lokaal.organisatie, rol_id="casusregisseur",
        van=timezone.localdate() - timedelta(days=9),
    )  # fmt: skip
    huis = plek.lokaal.organisatie
    return replace(wie, lidmaatschap=lid.pk, organisatie=huis.pk, team=plek.lokaal.pk, rol="casusregisseur")


@pytest.mark.parametrize("rol", ROLLEN)
def test_a_report_lies_with_the_region_at_once_and_its_reporter_hears_what_becomes_of_it(keten, rol):
    melder, regio = keten.actor(rol), keten.regio
    loket = lees_meldblad(door=melder).loket
    assert (loket.organisatie, loket.niveau, loket.elders) == (regio.organisatie, Niveau.REGIONAAL, True)
    nummer = meld(melder)
    (mijn,) = lees_belemmeringen(door=melder).van_mij
    assert (mijn.openbaar, mijn.stand, mijn.wat, mijn.bij) == (nummer, Stand.NIEUW, WAT, regio.organisatie_naam)
    assert mijn.hoort_op == timezone.localdate() + timedelta(days=14)
    (bij_regio,) = [een for een in lees_belemmeringen(door=regio).te_doen if een.openbaar == nummer]
    assert (bij_regio.namens, bij_regio.bij) == (keten.organisatie.naam, "")
    zet_stap(door=regio, belemmering=nummer, zet=zet(Stap.PAK_OP, regio), versie=1)
    blad = lees_belemmering(door=melder, belemmering=nummer)
    assert (blad.regel.stand, blad.regel.eigenaar, blad.kan) == (Stand.OPGEPAKT, regio.naam, ())
    assert [(een.tekst, een.wie) for een in blad.stappen] == [("Ik bel de directie.", regio.organisatie_naam)]


def test_it_goes_on_to_the_land_and_keeps_an_owner_and_a_day(keten):
    nummer, regio = meld(keten.actor()), keten.regio
    blad = lees_belemmering(door=regio, belemmering=nummer)
    assert Stap.GEEF_DOOR not in blad.kan
    assert {Stap.LOBBY, Stap.JURIDISCH} <= set(blad.kan)
    with pytest.raises(Ongeldig) as fout:
        zet_stap(door=regio, belemmering=nummer, zet=Zet(Stap.LOBBY, "Naar Den Haag."), versie=1)
    assert set(fout.value.fouten) == {"eigenaar", "uiterlijk"}
    zet_stap(door=regio, belemmering=nummer, zet=zet(Stap.LOBBY, regio), versie=1)
    with op_tijdstip(timezone.now() + timedelta(days=31)):
        regel = lees_belemmering(door=regio, belemmering=nummer).regel
    assert (regel.stand, regel.te_laat) == (Stand.BIJ_LAND, True)
    assert nummer not in [een.openbaar for een in lees_doorgegeven(door=regio).regels]


def test_the_name_of_the_reporter_is_told_only_when_they_let_it(keten):
    melder = keten.actor()
    stil, bekend = meld(melder), meld(melder, bekend=True)
    assert lees_belemmering(door=keten.regio, belemmering=stil).melder == ""
    assert lees_belemmering(door=keten.regio, belemmering=bekend).melder == melder.naam
    zinnen = [een.zin for wie in (keten.actor(), keten.regio) for een in lees_verbeteren(door=wie).verhaal]
    assert not [zin for zin in zinnen if melder.naam in zin]


def test_a_colleague_a_municipality_and_another_capacity_of_the_reporter_find_nothing(keten):
    melder = keten.actor()
    nummer = meld(melder)
    elders = ow.ketenpartner().actor()
    for wie in (keten.actor(), elders, ow.gemeente().actor(), ow.programma(), _ook_in(melder, ow.gemeente())):
        assert nummer not in [een.openbaar for een in lees_belemmeringen(door=wie).van_mij]
        with pytest.raises(NietGevonden):
            lees_belemmering(door=wie, belemmering=nummer)
    with pytest.raises(Geweigerd):
        zet_stap(door=melder, belemmering=nummer, zet=zet(Stap.PAK_OP, keten.regio), versie=1)


def test_where_somebody_deals_with_it_it_stays_there(keten):
    leider, melder = keten.actor("teamleider"), keten.actor()
    assert lees_meldblad(door=melder).loket.organisatie == keten.organisatie.pk
    nummer = meld(melder)
    assert [een.openbaar for een in lees_belemmeringen(door=leider).te_doen] == [nummer]
    assert nummer not in [een.openbaar for een in lees_belemmeringen(door=keten.regio).te_doen]


def test_what_lies_with_the_region_is_not_for_a_leader_who_comes_later(keten):
    nummer = meld(keten.actor())
    lijst = lees_belemmeringen(door=keten.actor("teamleider"))
    assert not [een for een in (*lijst.te_doen, *lijst.klaar) if een.openbaar == nummer]


def test_a_municipality_where_nobody_deals_with_it_is_not_sent_past(keten):
    with pytest.raises(Geweigerd):
        meld(ow.gemeente().actor("casusregisseur"))


def test_what_the_region_reports_itself_begins_with_the_region(keten):
    nummer = meld(keten.regio)
    assert Stap.LOBBY in lees_belemmering(door=keten.regio, belemmering=nummer).kan


def test_the_same_request_twice_reports_once_and_two_at_once_are_told(keten):
    melder, verzoek, regio = keten.actor(), uuid.uuid4(), keten.regio
    nummer = meld(melder, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        meld(melder, verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)
    zet_stap(door=regio, belemmering=nummer, zet=zet(Stap.PAK_OP, regio), versie=1)
    with pytest.raises(Botsing):
        zet_stap(door=ow.regio(), belemmering=nummer, zet=zet(Stap.PAK_OP, regio), versie=1)


def test_counts_stand_with_the_region_exactly_for_itself_and_never_small_for_others(keten):
    def rij(door):
        (gevonden,) = [een for een in lees_tellingen(door=door).rijen if een.naam == NIET_GEMEENTE]
        soorten = [soort.code for soort in lees_tellingen(door=door).soorten]
        return gevonden.tellingen and dict(zip(soorten, gevonden.tellingen, strict=True))

    melder = keten.actor()
    voor = rij(keten.regio)["tijd"].aantal
    meld(melder, "tijd")
    assert rij(keten.regio)["tijd"].aantal == voor + 1
    assert rij(melder) is None
    adviseur = ow.gemeente().actor()
    assert rij(adviseur) is None
    opening = ow.open_laag(keten.regio, Werklaag.BELEMMERING)
    klein = [een.aantal for een in rij(adviseur).values() if een.aantal is not None]
    assert not {1, 2} & set(klein)
    ow.sluit_laag(keten.regio, opening)


def test_a_lesson_from_it_leads_back_for_who_may_know_it_alone(keten):
    melder = keten.actor()
    nummer = meld(melder)
    les = Les("Wij wachtten op een brief.", "Bellen helpt.", "Wij bellen.", Leerorde.EERSTE, Laag.OPERATIONEEL)
    geschreven = schrijf_les(door=melder, les=les, nagekeken=True, uit=Oorsprong(Herkomst.BELEMMERING, nummer))
    assert lees_les(door=melder, openbaar=geschreven)[1].uit.pad == nummer
    with pytest.raises(NietGevonden):
        schrijf_les(door=keten.actor(), les=les, nagekeken=True, uit=Oorsprong(Herkomst.BELEMMERING, nummer))


def test_wall_two_alone_shows_it_to_the_region_and_the_report_to_its_reporter(keten, monkeypatch):
    melder, regio = keten.actor(), keten.regio
    nummer = meld(melder)
    zet_stap(door=regio, belemmering=nummer, zet=zet(Stap.PAK_OP, regio), versie=1)
    ow_open = ow.open_laag(regio, Werklaag.BELEMMERING)
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    for wie, ziet in (
        (melder, (1, 1, 1)),
        (regio, (1, 1, 1)),
        (keten.actor(), (1, 0, 1)),  # as in a municipality: a colleague, no report
        (keten.actor("teamleider"), (1, 0, 1)),
        (ow.ketenpartner().actor(), (0, 0, 0)),
        (ow.programma(), (1, 0, 0)),  # the codes alone, as of every organisation that opened them
        (ow.gemeente().actor("casusregisseur"), (0, 0, 0)),
    ):
        with lees_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            gezien = (
                sessie.van(Belemmering).filter(openbaar=nummer).count(),
                sessie.van(Belemmermelding).filter(belemmering__openbaar=nummer).count(),
                sessie.van(Belemmerstap).filter(over=nummer).count(),
            )
        assert gezien == ziet, wie.rol
    monkeypatch.undo()
    ow.sluit_laag(regio, ow_open)


def test_wall_two_takes_a_report_for_the_own_organisation_to_the_programme_and_nothing_else(keten):
    melder, regio, ander = keten.actor(), keten.regio, ow.gemeente()
    vast = {"soort": "tijd", "stand": "nieuw", "gemeld_op": timezone.localdate(), "niveau": "regionaal"}
    for huis, namens in (
        (ander.organisatie.pk, keten.organisatie.pk),  # to another than the programme
        (regio.organisatie, ander.organisatie.pk),  # for another than the own
        (regio.organisatie, None),
    ):
        rij = Belemmering(organisatie_id=huis, namens_id=namens, **vast)
        with schrijf_organisatie(door=melder, wat="test") as sessie:
            sessie.geen_gegevens()
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                rij.save()
    nummer = meld(melder)
    with schrijf_organisatie(door=melder, wat="test") as sessie:
        sessie.geen_gegevens()
        assert Belemmering.objects.filter(openbaar=nummer).update(stand="opgelost") == 0
        muur = pytest.raises(DatabaseError, match="row-level security")
        with muur, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO tandem_belemmerstap (openbaar, organisatie_id, namens_id, laag, over, nummer, stap, tekst,"
                " door_id, op) VALUES (gen_random_uuid(), %s, %s, 1, %s, 1, 'vertel', '', %s, now())",
                [regio.organisatie, keten.organisatie.pk, nummer, melder.medewerker],
            )


def test_the_demo_tells_of_one_and_again_changes_nothing(keten):
    keten.actor()
    for _ in range(2):
        _bij_de_regio()
    melder = actoren("medewerker_veilig_thuis")[0]
    voorbeelden = [
        een for een in lees_belemmeringen(door=melder).van_mij if een.wat.startswith("Voorbeeld: elke gemeente")
    ]
    assert len(voorbeelden) <= 1
    assert lees_belemmeringen(door=melder).van_mij
