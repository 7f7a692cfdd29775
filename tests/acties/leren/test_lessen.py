"""A lesson leaves only after a second reader, is walked to and from what it came from, and another needs an opening."""

import uuid
from dataclasses import replace

import pytest

from tandem.acties.bouwstenen.inhoud import acties as bouwsteenacties
from tandem.acties.leren.lessen import lees_les, lees_lessen, lees_na, pas_les_aan, schrijf_les
from tandem.acties.leren.lezen import lees_belemmering
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.models import Les as Lesrij
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.les import Herkomst, Leerorde, Les, Lesstand, Oorsprong
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as ow
from tests.acties.leren.test_belemmering import meld

pytestmark = pytest.mark.usefixtures("db")
ACTIE = next(iter(bouwsteenacties()))
LES = Les(
    "Wij wachtten op elkaar.",
    "Bellen is sneller.",
    "Wij bellen nu eerst.",
    Leerorde.TWEEDE,
    Laag.OPERATIONEEL,
    (ACTIE,),
)


@pytest.fixture
def plek():
    uit = ow.gemeente()
    uit.lezer, uit.schrijver = uit.actor("teamleider"), uit.actor("casusregisseur")
    return uit


def schrijf(plek, les=LES, **anders):
    return schrijf_les(door=plek.schrijver, les=les, uit=anders.pop("uit", None), nagekeken=False, **anders)


def deel(plek, nummer, *, deelt=True, opmerking="", versie=1):
    lees_na(door=plek.lezer, openbaar=nummer, deelt=deelt, opmerking=opmerking, versie=versie)


def test_a_lesson_is_shared_by_a_second_reader_and_walked_both_ways(plek):
    belemmering = meld(plek.schrijver)
    nummer = schrijf(plek, uit=Oorsprong(Herkomst.BELEMMERING, belemmering))
    assert lees_belemmering(door=plek.lezer, belemmering=belemmering).lessen == ()
    deel(plek, nummer)
    _, beeld = lees_les(door=plek.schrijver, openbaar=nummer)
    assert (beeld.stand, beeld.uit.pad, beeld.gewijzigd[0].code) == (Lesstand.GEDEELD, belemmering, ACTIE)
    (terug,) = lees_belemmering(door=plek.lezer, belemmering=belemmering).lessen
    assert terug.openbaar == nummer
    collega = plek.actor("casusregisseur")
    assert lees_les(door=collega, openbaar=nummer)[1].uit is None  # who may not know the report, gets no way to it


def test_until_then_only_the_writer_and_who_may_release_it_read_it(plek):
    nummer = schrijf(plek)
    with pytest.raises(NietGevonden):
        lees_les(door=plek.actor("casusregisseur"), openbaar=nummer)
    assert lees_lessen(door=plek.actor("casusregisseur")).gedeeld == ()
    assert [een.openbaar for een in lees_lessen(door=plek.lezer).na_te_lezen] == [nummer]
    assert [een.openbaar for een in lees_lessen(door=plek.schrijver).van_mij] == [nummer]


def test_the_writer_never_releases_it_nor_does_a_role_that_does_not_release(plek):
    nummer = schrijf_les(door=plek.lezer, les=LES, uit=None, nagekeken=False)
    with pytest.raises(Ongeldig):
        deel(plek, nummer)
    with pytest.raises(Geweigerd):
        lees_na(door=plek.schrijver, openbaar=nummer, deelt=True, opmerking="", versie=1)


def test_given_back_it_is_changed_and_offered_again(plek):
    nummer = schrijf(plek)
    deel(plek, nummer, deelt=False, opmerking="Haal de school weg.")
    vast = {"door": plek.schrijver, "openbaar": nummer, "nagekeken": False}
    with pytest.raises(Botsing):
        pas_les_aan(les=LES, versie=1, **vast)
    pas_les_aan(les=replace(LES, anders="Wij bellen altijd eerst."), versie=2, **vast)
    deel(plek, nummer, versie=3)
    with pytest.raises(NietGevonden):
        pas_les_aan(les=LES, versie=4, **vast)


def test_a_name_is_asked_about_and_an_obstacle_of_another_is_not_found(plek):
    with pytest.raises(Ongeldig) as fout:
        schrijf(plek, replace(LES, aanleiding="Samira wachtte."))
    assert 'de naam "Samira"' in fout.value.fouten["nagekeken"]
    with pytest.raises(NietGevonden):
        schrijf(plek, uit=Oorsprong(Herkomst.BELEMMERING, meld(plek.actor("casusregisseur"))))


def test_the_same_request_twice_writes_one_lesson(plek):
    verzoek = uuid.uuid4()
    nummer = schrijf(plek, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        schrijf(plek, verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)
    assert len(lees_lessen(door=plek.schrijver).van_mij) == 1


def test_another_municipality_reads_shared_lessons_after_an_opening_alone_by_both_walls(plek, monkeypatch):
    concept, gedeeld = schrijf(plek), schrijf(plek)
    deel(plek, gedeeld)
    ander = ow.gemeente(plek.gemeente).actor("casusregisseur")

    def ziet(wie=ander):
        with lees_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            return set(sessie.van(Lesrij).filter(openbaar__in=[concept, gedeeld]).values_list("openbaar", flat=True))

    monkeypatch.setattr(deur, "APP_FILTERT", False)
    assert ziet() == set()
    assert ziet(plek.actor("casusregisseur")) == {gedeeld}
    assert ziet(plek.schrijver) == ziet(plek.lezer) == {concept, gedeeld}
    ow.open_laag(plek.actor("beleidsadviseur"), Werklaag.LES)
    assert ziet() == {gedeeld}
    monkeypatch.setattr(deur, "APP_FILTERT", True)
    _, beeld = lees_les(door=ander, openbaar=gedeeld)
    assert (beeld.schrijver, beeld.kan_nalezen) == ("", False)
