"""Withdrawing what was sent: allowed, refused, twice, at the same moment; and what each wall still shows."""

import threading
import uuid
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tandem.acties.advies import gevolg, lezen, overzicht, reageren, schrijven, stuk, vragen
from tandem.acties.advies.intrekken import lees_intrekblad, trek_in
from tandem.acties.gemeente.overzicht import lees_gemeente
from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.acties.tijdstip import op_tijdstip
from tandem.koppelingen import database
from tandem.models import Advies, Adviespunt, Adviesvraag, Intrekking, Puntreactie, Reactie
from tandem.regels.advies.advies import Datumgrond
from tandem.regels.advies.intrekken import Stuk
from tandem.regels.advies.reactie import Gevolgsoort, Plicht, Puntbesluit
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as org
from tests.acties.advies.test_advies import (
    NIET,
    OVER,
    _advies,
    _alle,
    _gemeente,
    _gereageerd,
    _punten,
    _verstuurd,
    _vraag,
)
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
REDEN = "De cijfers klopten niet."
PLEK = gevolg.Plek(Gevolgsoort.ANDERS, "", "iets anders")


def _gevraagd(raad, beleid):
    return vragen.vraag_advies(door=beleid, raad=raad.organisatie, vraag=_vraag())


def test_a_request_is_withdrawn_and_the_council_sees_that_when_and_why():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    vraag = _gevraagd(raad, beleid)
    assert lees_gemeente(door=raad).te_adviseren == 1
    assert lees_intrekblad(door=beleid, stuk=Stuk.VRAAG, openbaar=vraag).onderwerp == "Terugbellen"
    trek_in(door=beleid, stuk=Stuk.VRAAG, openbaar=vraag, reden=REDEN)
    for wie in (raad, beleid):
        lijst = lezen.lees_adviezen(door=wie)
        assert (lijst.vragen, [een.openbaar for een in lijst.ingetrokken]) == ((), [vraag])
        beeld = vragen.lees_adviesvraag(door=wie, openbaar=vraag)
        assert (beeld.ingetrokken, beeld.waarom, beeld.vraag.onderwerp) == (timezone.localdate(), REDEN, "Terugbellen")
        assert (beeld.kan_antwoorden, beeld.kan_intrekken) == (False, False)
    assert lees_gemeente(door=raad).te_adviseren == 0
    with pytest.raises(Ongeldig, match="ingetrokken"):
        schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk), vraag=vraag)


def test_a_draft_on_a_request_that_was_withdrawn_goes_on_as_advice_nobody_asked_for():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    vraag = _gevraagd(raad, beleid)
    heel = _advies(gemeente.organisatie.pk, grond=Datumgrond.TOEGEZEGD)
    concept = schrijven.schrijf_advies(door=raad, advies=heel, vraag=vraag)
    trek_in(door=beleid, stuk=Stuk.VRAAG, openbaar=vraag, reden=REDEN)
    assert schrijven.lees_schrijfblad(door=raad, concept=concept).vraag is None
    with pytest.raises(Ongeldig) as fout:
        schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=1)
    assert set(fout.value.fouten) == {"grond"}
    schrijven.wijzig_advies(door=raad, concept=concept, advies=_advies(gemeente.organisatie.pk), versie=1)
    schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=2)
    assert not lezen.lees_advies(door=beleid, openbaar=concept).regel.gevraagd


def test_who_asked_is_among_who_gets_the_answer():
    (raad,), gemeente, ander = org.raad(), _gemeente(), _gemeente()
    vraag = _gevraagd(raad, gemeente.actor())
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(ander.organisatie.pk), vraag=vraag)
    with pytest.raises(Ongeldig) as fout:
        schrijven.verstuur_advies(door=raad, concept=concept, nagekeken=False, versie=1)
    assert gemeente.organisatie.naam in fout.value.fouten["voor"]


def test_an_advice_is_withdrawn_and_the_duty_to_react_ends():
    (raad,), gemeente, ander = org.raad(), _gemeente(), _gemeente()
    beleid = gemeente.actor()
    nummer = _verstuurd(raad, gemeente.organisatie.pk, ander.organisatie.pk)
    reageren.bewaar_reactie(door=beleid, advies=nummer, inleiding="Dank.", reacties={}, versie=0)
    with op_tijdstip(timezone.now() + timedelta(days=50)):
        assert lees_gemeente(door=beleid).reactie_laat == 1
        trek_in(door=raad, stuk=Stuk.ADVIES, openbaar=nummer, reden=REDEN)
        assert (lees_gemeente(door=beleid).reactie_laat, lees_gemeente(door=raad).reactie_niet_gekomen) == (0, 0)
        assert not [een for een in overzicht.lees_adviesoverzicht(door=beleid).tellingen if een.raad == raad.naam]
        blad = lezen.lees_advies(door=beleid, openbaar=nummer)
    assert {een.stand for een in blad.regel.plichten if een.van_ons} == {Plicht.INGETROKKEN}
    assert (blad.regel.ingetrokken.reden, len(blad.punten)) == (REDEN, 2)  # the text stays to be read
    assert (blad.kan_reageren, blad.concept) == (False, None)
    assert not lezen.lees_advies(door=raad, openbaar=nummer).kan_verbeteren
    for daad in (
        lambda: reageren.bewaar_reactie(door=beleid, advies=nummer, inleiding="", reacties={}, versie=1),
        lambda: reageren.stel_reactie_uit(door=beleid, advies=nummer, tot=_over(90), reden="x"),
        lambda: reageren.stel_reactie_vast(door=gemeente.actor("bestuurder"), advies=nummer, versie=1),
        lambda: schrijven.begin_nieuwe_versie(door=raad, advies=nummer),
    ):
        with pytest.raises(Ongeldig, match="ingetrokken"):
            daad()
    assert stuk.maak_adviesstuk(door=beleid, openbaar=nummer).startswith(b"%PDF")


def _over(dagen):
    return timezone.localdate() + timedelta(days=dagen)


def test_a_reaction_is_withdrawn_and_a_new_one_is_due():
    (raad,), gemeente = org.raad(), _gemeente()
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    beleid, wethouder = _gereageerd(gemeente, nummer, OVER, NIET)
    with pytest.raises(Geweigerd):
        trek_in(door=beleid, stuk=Stuk.REACTIE, openbaar=nummer, reden=REDEN)
    assert lezen.lees_advies(door=wethouder, openbaar=nummer).kan_reactie_intrekken
    trek_in(door=wethouder, stuk=Stuk.REACTIE, openbaar=nummer, reden=REDEN)
    blad = lezen.lees_advies(door=raad, openbaar=nummer)
    (weg,) = blad.ingetrokken_reacties
    assert (weg.weg.reden, weg.inleiding) == (REDEN, "Dank.")
    assert [besluit for _, besluit, _ in weg.punten] == [Puntbesluit.OVERGENOMEN, Puntbesluit.NIET]
    assert blad.regel.plichten[0].stand is Plicht.WACHT
    assert not any(punt.antwoorden for punt in blad.punten)
    with pytest.raises(Geweigerd, match="Reageer eerst"):
        gevolg.leg_gevolg_vast(door=beleid, advies=nummer, punt=_punten(raad, nummer)[0], plek=PLEK, tekst="x")
    _gereageerd(gemeente, nummer, OVER, OVER)
    (telling,) = [
        een for een in overzicht.lees_adviesoverzicht(door=raad).tellingen if een.bij == gemeente.organisatie.naam
    ]
    assert (telling.standen, telling.punten) == ({Plicht.OP_TIJD: 1}, {Puntbesluit.OVERGENOMEN: 2})
    assert len(lezen.lees_advies(door=raad, openbaar=nummer).ingetrokken_reacties) == 1


def test_what_was_answered_is_not_withdrawn_any_more():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    vraag = _gevraagd(raad, beleid)
    heel = _advies(gemeente.organisatie.pk, grond=Datumgrond.TOEGEZEGD)
    nummer = schrijven.schrijf_advies(door=raad, advies=heel, vraag=vraag)
    schrijven.verstuur_advies(door=raad, concept=nummer, nagekeken=False, versie=1)
    _weigert(beleid, Stuk.VRAAG, vraag, "al een advies")
    beleid, wethouder = _gereageerd(gemeente, nummer, OVER, NIET)
    _weigert(raad, Stuk.ADVIES, nummer, "al een reactie")
    gevolg.leg_gevolg_vast(
        door=beleid, advies=nummer, punt=_punten(raad, nummer)[0], plek=PLEK, tekst="Er wordt gebeld."
    )
    _weigert(wethouder, Stuk.REACTIE, nummer, "al vastgelegd")


def _weigert(door, wat, openbaar, waarom):
    assert waarom in lees_intrekblad(door=door, stuk=wat, openbaar=openbaar).waarom_niet
    with pytest.raises(Ongeldig, match=waarom):
        trek_in(door=door, stuk=wat, openbaar=openbaar, reden=REDEN)


def test_an_older_version_is_not_withdrawn_and_a_new_one_of_a_withdrawn_is_not_sent():
    (raad,), gemeente = org.raad(), _gemeente()
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    nieuw = schrijven.begin_nieuwe_versie(door=raad, advies=nummer)
    schrijven.verstuur_advies(door=raad, concept=nieuw, nagekeken=False, versie=1)
    _weigert(raad, Stuk.ADVIES, nummer, "nieuwere versie")
    derde = schrijven.begin_nieuwe_versie(door=raad, advies=nieuw)
    trek_in(door=raad, stuk=Stuk.ADVIES, openbaar=nieuw, reden=REDEN)
    with pytest.raises(Ongeldig, match="ingetrokken"):
        schrijven.verstuur_advies(door=raad, concept=derde, nagekeken=False, versie=1)


def test_only_the_sender_withdraws_and_says_why():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    vraag, nummer = _gevraagd(raad, beleid), _verstuurd(raad, gemeente.organisatie.pk)
    for wie, wat, openbaar, fout in (
        (raad, Stuk.VRAAG, vraag, Geweigerd),
        (beleid, Stuk.ADVIES, nummer, Geweigerd),
        (org.raad()[0], Stuk.ADVIES, nummer, NietGevonden),
        (_gemeente().actor(), Stuk.VRAAG, vraag, NietGevonden),
        (gemeente.actor("casusregisseur"), Stuk.VRAAG, vraag, Geweigerd),
        (gemeente.actor("bestuurder"), Stuk.REACTIE, nummer, NietGevonden),
    ):
        with pytest.raises(fout):
            trek_in(door=wie, stuk=wat, openbaar=openbaar, reden=REDEN)
    with pytest.raises(Ongeldig) as zonder:
        trek_in(door=beleid, stuk=Stuk.VRAAG, openbaar=vraag, reden=" ")
    assert set(zonder.value.fouten) == {"reden"}
    with lees_organisatie(door=beleid, wat="test") as sessie:
        sessie.geen_gegevens()
        assert not sessie.van(Intrekking).filter(over__in=(vraag, nummer)).exists()


def test_twice_is_once():
    (raad,), gemeente, verzoek = org.raad(), _gemeente(), uuid.uuid4()
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    vast = {"door": raad, "stuk": Stuk.ADVIES, "openbaar": nummer, "reden": REDEN}
    trek_in(**vast, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        trek_in(**vast, verzoek=verzoek)
    assert eerder.value.uitkomst == str(nummer)
    with pytest.raises(Ongeldig, match="al ingetrokken"):
        trek_in(**vast)


def test_withdrawing_waits_for_an_answer_that_is_under_way_and_is_then_refused(monkeypatch):
    """The alderman establishes and has not finished; the council withdraws at that moment, and must not win as well."""
    (raad,), gemeente = org.raad(), _gemeente()
    beleid, wethouder = gemeente.actor(), gemeente.actor("bestuurder")
    nummer = _verstuurd(raad, gemeente.organisatie.pk)
    reacties = dict.fromkeys(_punten(beleid, nummer), OVER)
    reageren.bewaar_reactie(door=beleid, advies=nummer, inleiding="", reacties=reacties, versie=0)
    bezig, verder, gezegd = threading.Event(), threading.Event(), []
    _houd_op(monkeypatch, "reactie_vastgesteld", bezig, verder)
    eerst = _draad(lambda: reageren.stel_reactie_vast(door=wethouder, advies=nummer, versie=1), gezegd)
    assert bezig.wait(30)
    dan = _draad(lambda: trek_in(door=raad, stuk=Stuk.ADVIES, openbaar=nummer, reden=REDEN), gezegd)
    _wacht_op_slot()
    verder.set()
    for draad in (eerst, dan):
        draad.join(30)
    (zin,) = [een for een in gezegd if een]
    assert "al een reactie" in zin
    assert lezen.lees_advies(door=raad, openbaar=nummer).regel.plichten[0].stand is Plicht.OP_TIJD


def _houd_op(monkeypatch, soort, bezig, verder):
    """Let an action wait just before it ends, with everything written and nothing committed."""
    echt = deur.Organisatiesessie.gebeurtenis

    def wacht(sessie, wat, **rest):
        if wat == soort:
            bezig.set()
            verder.wait(30)
        return echt(sessie, wat, **rest)

    monkeypatch.setattr(deur.Organisatiesessie, "gebeurtenis", wacht)


def _draad(daad, gezegd):
    """Do something in a thread of its own; what was refused is said, and done is an empty sentence."""

    def doe():
        try:
            daad()
            gezegd.append("")
        except Ongeldig as fout:
            gezegd.append(fout.fouten[""])
        finally:
            connection.close()

    draad = threading.Thread(target=doe)
    draad.start()
    return draad


def _wacht_op_slot():
    """Until somebody in this database waits for a lock of this kind."""
    vraag = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        for _ in range(20_000):
            if verbinding.execute(vraag).fetchone()[0]:
                return
    raise AssertionError("nobody waits")


def _reactie(door, advies):
    """The one reaction to this advice: others open theirs to everybody in this database."""
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.geen_gegevens()
        return sessie.van(Reactie).get(advies=advies).openbaar


def test_who_had_it_opened_to_them_reads_it_no_more_by_either_wall(monkeypatch):
    (raad,), gemeente, derde = org.raad(), _gemeente(), _gemeente()
    nummer, weg = _verstuurd(raad, gemeente.organisatie.pk), _verstuurd(raad, gemeente.organisatie.pk)
    beantwoord = _verstuurd(raad, gemeente.organisatie.pk)
    beleid, wethouder = _gereageerd(gemeente, beantwoord, OVER, NIET)
    for wie in (raad, beleid):
        org.open_laag(wie, Werklaag.ADVIES)
    lezer = derde.actor()
    reactie = _reactie(wethouder, beantwoord)
    assert {nummer, weg} <= _alle(lezer, Advies)
    trek_in(door=raad, stuk=Stuk.ADVIES, openbaar=weg, reden=REDEN)
    trek_in(door=wethouder, stuk=Stuk.REACTIE, openbaar=beantwoord, reden=REDEN)
    with pytest.raises(NietGevonden):
        lezen.lees_advies(door=lezer, openbaar=weg)
    for filtert in (True, False):
        monkeypatch.setattr(deur, "APP_FILTERT", filtert)
        assert {nummer, weg} & _alle(lezer, Advies) == {nummer}
        assert {nummer, weg} <= _alle(raad, Advies) & _alle(beleid, Advies)
        assert reactie not in _alle(lezer, Reactie)
        assert reactie in _alle(raad, Reactie) & _alle(wethouder, Reactie)
        with lees_organisatie(door=lezer, wat="test") as sessie:
            sessie.geen_gegevens()
            assert not sessie.van(Adviespunt).filter(advies__openbaar=weg).exists()
            assert not sessie.van(Puntreactie).filter(reactie__openbaar=reactie).exists()
        with lees_organisatie(door=raad, wat="test") as sessie:
            sessie.geen_gegevens()
            assert sessie.van(Adviespunt).filter(advies__openbaar=weg).count() == 2
            assert sessie.van(Puntreactie).filter(reactie__openbaar=reactie).count() == 2


def test_wall_one_alone_says_the_same_of_points():
    (raad,), gemeente, derde = org.raad(), _gemeente(), _gemeente()
    weg = _verstuurd(raad, gemeente.organisatie.pk)
    org.open_laag(raad, Werklaag.ADVIES)
    trek_in(door=raad, stuk=Stuk.ADVIES, openbaar=weg, reden=REDEN)
    for wie, aantal in ((derde.actor(), 0), (gemeente.actor(), 2), (raad, 2)):
        with lees_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            rijen = sessie.van(Adviespunt).filter(advies__openbaar=weg)
            vraag, waarden = rijen.values_list("pk").query.sql_with_params()
        with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as zonder_muur:
            assert len(zonder_muur.execute(vraag, waarden).fetchall()) == aantal


def _rij(stuk_, over, aan, door, **anders):
    vast = {"stuk": stuk_.value, "over": over, "aan": aan, "reden": "x", "door_id": door.medewerker}
    return Intrekking(**vast, op=timezone.localdate(), **anders)


def test_wall_two_withdraws_nothing_that_was_answered_or_is_of_another():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    huis, nummer, open_ = gemeente.organisatie.pk, *(_verstuurd(raad, gemeente.organisatie.pk) for _ in range(2))
    vraag = _gevraagd(raad, beleid)
    _gereageerd(gemeente, nummer, OVER, NIET)
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(huis))
    for wie, rij in (
        (raad, _rij(Stuk.ADVIES, nummer, [huis], raad)),  # answered
        (raad, _rij(Stuk.ADVIES, concept, [], raad)),  # a draft
        (raad, _rij(Stuk.ADVIES, open_, [], raad)),  # told to nobody
        (raad, _rij(Stuk.VRAAG, vraag, [huis], raad)),  # of another
        (beleid, _rij(Stuk.ADVIES, open_, [raad.organisatie], beleid)),
        (beleid, _rij(Stuk.REACTIE, uuid.uuid4(), [raad.organisatie], beleid, advies=nummer)),
    ):
        with schrijf_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                sessie.bewaar(rij)
    with schrijf_organisatie(door=raad, wat="test") as sessie:
        sessie.geen_gegevens()
        sessie.bewaar(_rij(Stuk.ADVIES, open_, [huis], raad))
        with pytest.raises(DatabaseError, match="intrekking_eenmaal"), transaction.atomic():
            sessie.bewaar(_rij(Stuk.ADVIES, open_, [huis], raad))
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Intrekking.objects.filter(over=open_).update(stuk="vraag")


def test_wall_two_answers_nothing_that_was_withdrawn():
    (raad,), gemeente = org.raad(), _gemeente()
    beleid = gemeente.actor()
    vraag, nummer = _gevraagd(raad, beleid), _verstuurd(raad, gemeente.organisatie.pk)
    concept = schrijven.schrijf_advies(door=raad, advies=_advies(gemeente.organisatie.pk), vraag=vraag)
    reageren.bewaar_reactie(door=beleid, advies=nummer, inleiding="", reacties={}, versie=0)
    trek_in(door=beleid, stuk=Stuk.VRAAG, openbaar=vraag, reden=REDEN)
    trek_in(door=raad, stuk=Stuk.ADVIES, openbaar=nummer, reden=REDEN)
    for wie, model, waar, aan in (
        (raad, Advies, {"openbaar": concept}, [gemeente.organisatie.pk]),
        (beleid, Reactie, {"advies": nummer}, [raad.organisatie]),
    ):
        with schrijf_organisatie(door=wie, wat="test") as sessie:
            sessie.geen_gegevens()
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                model.objects.filter(**waar).update(aan=aan)
    with schrijf_organisatie(door=beleid, wat="test") as sessie:
        sessie.geen_gegevens()
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Adviesvraag.objects.filter(openbaar=vraag).update(moment="besloten")
