"""A question whose text is kept gives what the query builder gives, for every shape of keys, and is put once."""

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from tandem.acties import deur
from tandem.acties.huishouden import vragen
from tandem.acties.sleutelfilter import Plek, vorm_van
from tandem.acties.vraag import Openvraag, Vraag
from tandem.models import Lid, Termijn
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen

pytestmark = pytest.mark.usefixtures("db")
ALLE = [een for een in vars(vragen).values() if isinstance(een, Vraag)]


def _bewaard(vraag, sessie):
    """The text that is kept for these keys, with its places filled: wall 1 is seen here, where wall 2 hides nothing."""
    vorm, plekken = vorm_van(vraag.model, sessie.bos, sessie.huishouden, sessie.alleen)
    tekst = vraag.tekst(vorm, plekken)
    if tekst is None:
        return None
    return tekst.sql.replace("= (%s)", "= %s"), [
        plekken[een.naam] if isinstance(een, Plek) else een for een in tekst.parameters
    ]


def _gebouwd(vraag, sessie):
    """What the query builder makes for the same keys."""
    try:
        sql, parameters = vraag.bouw(sessie.van(vraag.model)).query.get_compiler("default").as_sql()
    except EmptyResultSet:
        return None
    return sql, list(parameters)


def _gelijk(sessie):
    """Every shared question, answered both ways."""
    sessie.geen_huishouddata()
    for vraag in ALLE:
        gebouwd = [rij.pk for rij in vraag.bouw(sessie.van(vraag.model))]
        assert sorted(rij.pk for rij in sessie.vraag(vraag)) == sorted(gebouwd), vraag.model
        if not sessie.bos.deel:
            assert _bewaard(vraag, sessie) == _gebouwd(vraag, sessie)
    return [rij.pk for rij in sessie.vraag(vragen.LEDEN)]


@pytest.mark.parametrize("rol", ["casusregisseur", "aanbieder", "jeugdbeschermer"])
def test_the_same_rows_as_the_query_builder_for_one_household_and_for_all(rol):
    maker, actor = wereld.professional(), wereld.professional(rol)
    gezin, ander = wereld.gezin(maker), wereld.gezin(maker)
    termijnen(maker, gezin, -1, 3)
    wereld.betrek(gezin, actor, door=maker)
    with deur.lees(door=actor, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
        een = _gelijk(sessie)
    with deur.lees(door=actor, doel=Doel.HULP, wat="proef") as sessie:
        alle = _gelijk(sessie)
        sessie.beperk([ander.id])
        assert _gelijk(sessie) == []  # fewer keys: what was answered before is forgotten
    assert een
    assert sorted(alle) == sorted(een)


def test_who_is_involved_with_one_member_sees_that_member_only():
    maker, actor = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(maker)
    eerste = next(iter(gezin.leden.values()))
    wereld.betrek(gezin, actor, door=maker, leden=[eerste])
    for wie in (maker, actor, maker):
        with deur.lees(door=wie, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
            gezien = _gelijk(sessie)
        assert (gezien == [eerste]) is (wie is actor)


@pytest.mark.parametrize("leden", [[], [0]], ids=["the household", "one member"])
def test_questions_put_together_are_answered_as_one_by_one(leden):
    maker, actor = wereld.professional(), wereld.professional()
    gezin = wereld.gezin(maker)
    wereld.betrek(gezin, actor, door=maker, leden=[list(gezin.leden.values())[plaats] for plaats in leden])
    termijnen(maker, gezin, -1, 3)

    def gelezen(wie, *, samen):
        with deur.lees(door=wie, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
            sessie.geen_huishouddata()
            if samen:
                sessie.alvast(*ALLE, *ALLE)
            return {vraag: [vars(rij) | {"_state": None} for rij in sessie.vraag(vraag)] for vraag in ALLE}

    assert gelezen(actor, samen=True) == gelezen(actor, samen=False)
    assert any(gelezen(actor, samen=True).values())
    assert not any(_buiten(gezin, vraag) for vraag in ALLE)


def _buiten(gezin, vraag):
    """What somebody without a key to this household gets of it."""
    with deur.lees(door=wereld.professional(), doel=Doel.HULP, wat="proef") as sessie:
        sessie.geen_huishouddata()
        sessie.alvast(vraag)
        return [rij for rij in sessie.vraag(vraag) if rij.huishouden_id == gezin.id]


def test_questions_put_together_are_not_put_again():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    with deur.lees(door=actor, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        sessie.alvast(*vragen.KOP)
        with CaptureQueriesContext(connection) as gevraagd:
            sessie.alvast(*vragen.KOP)
            leden = sessie.vraag(vragen.LEDEN)
    assert leden
    assert not gevraagd.captured_queries


def test_a_question_that_fails_among_others_is_an_error_of_the_database():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    fout = Vraag(Lid, lambda rijen: rijen.extra(where=["1/(id-id) = 1"]))
    with pytest.raises(DataError), deur.lees(door=actor, doel=Doel.HULP, wat="x", huishouden=gezin.openbaar) as sessie:
        sessie.alvast(vragen.LEDEN, fout)


def test_a_question_is_put_once_while_reading_and_every_time_while_writing():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    for opening, keren in ((deur.lees, 1), (deur.schrijf, 2)):
        with opening(door=actor, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
            sessie.geen_huishouddata()
            with CaptureQueriesContext(connection) as gesteld:
                assert [rij.pk for rij in sessie.vraag(vragen.LEDEN)] == [rij.pk for rij in sessie.vraag(vragen.LEDEN)]
            assert len(gesteld) == keren


def test_values_that_change_are_asked_anew():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    een, twee = list(gezin.leden.values())[:2]
    vraag = Vraag(Lid, lambda rijen, nummer: rijen.filter(pk=nummer).values_list("pk", flat=True))
    with deur.lees(door=actor, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        assert [sessie.vraag(vraag, nummer=nummer) for nummer in (een, twee, 0, een)] == [[een], [twee], [], [een]]


def test_a_table_with_household_data_is_not_asked_round_the_door():
    with pytest.raises(TypeError, match="Termijn"):
        Openvraag(Termijn, lambda rijen: rijen)
