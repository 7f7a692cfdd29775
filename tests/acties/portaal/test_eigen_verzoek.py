"""What a member does with an own request: withdrawing it; and asking for a child from another home."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from tandem.acties.huishouden.leden import laat_vertrekken
from tandem.acties.portaal import deur
from tandem.acties.portaal.afschrift import lees_afschrift
from tandem.acties.portaal.verzoek import lees_mijn_verzoeken, lees_verzoekkeuzes, trek_zelf_in
from tandem.models import Rechtsverzoek
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tandem.regels.rechten.verzoek import Verzoekstand
from tests.acties.rechten.verzoekhulp import maak_vraagt

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def v():
    return maak_vraagt()


def _trek_in(v, naam, nummer, **meer):
    trek_zelf_in(**v.als(naam), rechtsverzoek=nummer, **meer)


def _mijn(v, naam):
    return {een.beeld.openbaar: een for een in lees_mijn_verzoeken(**v.als(naam)).verzoeken}


@pytest.mark.parametrize("bevestigd", [False, True])
def test_who_asked_withdraws_and_it_leaves_the_work_list(v, bevestigd):
    nummer = v.vraag("Samira", "kopie")
    if bevestigd:
        v.stap(nummer, "bevestig")
    assert _mijn(v, "Samira")[nummer].kan_intrekken
    _trek_in(v, "Samira", nummer)
    beeld = v.beeld(nummer)
    assert (beeld.stand, beeld.stappen[-1].stap.value, beeld.stappen[-1].wie) == (
        Verzoekstand.INGETROKKEN, "trek_in", "",
    )  # fmt: skip
    assert v.termijnen() == {}
    assert not _mijn(v, "Samira")[nummer].kan_intrekken
    assert v.vraag("Samira", "kopie") != nummer  # it does not stand in the way of asking again


def test_what_was_answered_or_withdrawn_is_not_withdrawn(v):
    nummer = v.vraag("Samira", "kopie")
    v.stap(nummer, "wijs_toe")
    with pytest.raises(Ongeldig, match="al op geantwoord"):
        _trek_in(v, "Samira", nummer)
    ander = v.vraag("Samira", "overdracht")
    verzoek = uuid.uuid4()
    _trek_in(v, "Samira", ander, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _trek_in(v, "Samira", ander, verzoek=verzoek)
    with pytest.raises(Ongeldig):
        _trek_in(v, "Samira", ander)
    assert len(v.beeld(ander).stappen) == 1


def test_only_who_asked_and_for_others_it_is_not_there(v):
    v.gezag("Noor", "Samira")
    van_tom = v.vraag("Tom", "kopie")
    with pytest.raises(NietGevonden):
        _trek_in(v, "Samira", van_tom)
    voor_noor = v.vraag("Samira", "kopie", voor="Noor")
    assert _mijn(v, "Samira")[voor_noor].kan_intrekken
    with pytest.raises(NietGevonden):
        _trek_in(v, "Tom", voor_noor)
    v.word("Noor", 13)
    if voor_noor in _mijn(v, "Noor"):  # it is about her; it is not hers to withdraw
        assert not _mijn(v, "Noor")[voor_noor].kan_intrekken
        with pytest.raises(Ongeldig, match="Een ander vroeg dit"):
            _trek_in(v, "Noor", voor_noor)


def test_the_database_lets_a_member_change_nothing_but_the_own_request_that_runs(v):
    mijn, van_tom = v.vraag("Samira", "kopie"), v.vraag("Tom", "kopie")
    v.stap(mijn, "wijs_toe")
    with deur.schrijf(**v.als("Samira"), wat="test") as sessie:
        sessie.geen_huishouddata()
        assert Rechtsverzoek.objects.filter(openbaar__in=[mijn, van_tom]).update(stand="ingetrokken") == 0
    ander = v.vraag("Samira", "overdracht")
    with pytest.raises(DatabaseError):
        _wijs_zelf_toe(v, ander)
    connection.close()


def _wijs_zelf_toe(v, nummer):
    with deur.schrijf(**v.als("Samira"), wat="test") as sessie:
        sessie.geen_huishouddata()
        Rechtsverzoek.objects.filter(openbaar=nummer).update(stand="toegewezen")


def _vertrek(v, naam):
    lid = v.lid(naam)
    laat_vertrekken(**v.ding, lid=lid, op=timezone.localdate() - timedelta(days=2))


def test_who_holds_authority_from_another_home_asks_for_a_child_and_gets_the_copy(v):
    v.gezag("Noor", "Samira")
    _vertrek(v, "Samira")
    keuzes = lees_verzoekkeuzes(**v.als("Samira"))
    assert {een.naam for een in keuzes.wie if een.mag} >= {"Noor"}
    nummer = v.vraag("Samira", "kopie", voor="Noor")
    v.stap(nummer, "wijs_toe")
    afschrift = lees_afschrift(**v.als("Samira"), rechtsverzoek=nummer)
    assert afschrift.over.startswith("Noor")
    alles = repr(afschrift)
    assert "Tom zei iets over school." not in alles
    assert "Samira vertelde" not in alles


def test_who_left_without_authority_asks_for_nobody_but_themselves(v):
    _vertrek(v, "Samira")
    keuzes = lees_verzoekkeuzes(**v.als("Samira"))
    assert {een.naam for een in keuzes.wie if een.mag} <= {"Samira"}
    with pytest.raises((Ongeldig, NietGevonden)):
        v.vraag("Samira", "kopie", voor="Noor")
