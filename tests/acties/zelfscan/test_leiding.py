"""Another session leader: nobody reads an answer without that respondent's yes, by both walls."""

import pytest

from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie
from tandem.acties.zelfscan import afname, gesprek, leiding, vragenlijst
from tandem.models import Antwoord
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import afnamewereld as meet
from tests import organisatiewereld as org

pytestmark = pytest.mark.usefixtures("db")


def _leest(door):
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.geen_gegevens()
        return {rij.deelnemer_id for rij in sessie.van(Antwoord)}


@pytest.mark.parametrize("filtert", [True, False], ids=["both walls", "wall 2 alone"])
def test_the_old_leader_reads_nothing_more_and_the_new_one_only_what_is_handed_in_anew(monkeypatch, filtert):
    meting = meet.meting(2)
    for nummer in (0, 1):
        meet.vul_in(meting.toegang(nummer))
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    assert len(_leest(meting.leider)) == 2
    nieuw = meting.gemeente.actor()
    for _ in range(2):  # twice is once
        leiding.vervang_leider(door=meting.leider, afname=meting.openbaar, leider=nieuw.medewerker)
    assert _leest(meting.leider) == set()
    assert _leest(nieuw) == set()
    lijst = vragenlijst.lees_vragenlijst(toegang=meting.toegang(0))
    assert (lijst.overgenomen_van, lijst.ingeleverd_op, lijst.leider) == (meting.leider.naam, None, nieuw.naam)
    with pytest.raises(Ongeldig, match="Nog niemand"):
        gesprek.begin_gesprek(door=nieuw, afname=meting.openbaar)
    vragenlijst.lever_in(toegang=meting.toegang(0))
    assert vragenlijst.lees_vragenlijst(toegang=meting.toegang(0)).overgenomen_van == ""
    assert vragenlijst.lees_vragenlijst(toegang=meting.toegang(1)).overgenomen_van == meting.leider.naam
    assert len(_leest(nieuw)) == 1
    assert _leest(meting.leider) == set()
    gesprek.begin_gesprek(door=nieuw, afname=meting.openbaar)
    vraag = meet.eerste().code
    assert len(gesprek.lees_ieders_antwoord(door=nieuw, afname=meting.openbaar, vraag=vraag)) == 1
    assert gesprek.lees_gesprek(door=nieuw, afname=meting.openbaar).deelnemers == 1
    with pytest.raises(Geweigerd):
        gesprek.lees_ieders_antwoord(door=meting.leider, afname=meting.openbaar, vraag=vraag)


def test_who_takes_over_in_the_session_works_with_the_spread_alone():
    meting = meet.meting(5)
    for nummer in range(5):
        meet.vul_in(meting.toegang(nummer))
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    nieuw = meting.gemeente.actor()
    leiding.vervang_leider(door=meting.leider, afname=meting.openbaar, leider=nieuw.medewerker)
    blad = gesprek.lees_gesprek(door=nieuw, afname=meting.openbaar)
    assert (blad.leest_ieder, blad.deelnemers, blad.leider) == (False, 5, nieuw.naam)
    assert not blad.delen[0].vragen[0].ist.spreiding.geheim
    for wie in (nieuw, meting.leider):
        with pytest.raises(Geweigerd):
            gesprek.lees_ieders_antwoord(door=wie, afname=meting.openbaar, vraag=meet.eerste().code)
        assert _leest(wie) == set()
    assert vragenlijst.lees_vragenlijst(toegang=meting.toegang(0)).overgenomen_van == ""  # what counted, counts


def test_only_who_runs_the_wave_replaces_and_only_by_who_can_lead():
    meting = meet.meting(1)
    nieuw = meting.gemeente.actor()
    for rol in ("teamleider", "bestuurder"):
        with pytest.raises((Geweigerd, NietGevonden)):
            leiding.vervang_leider(door=meting.gemeente.actor(rol), afname=meting.openbaar, leider=nieuw.medewerker)
    with pytest.raises(NietGevonden):
        leiding.vervang_leider(door=org.gemeente().actor(), afname=meting.openbaar, leider=nieuw.medewerker)
    for fout in (None, org.gemeente().actor().medewerker, meting.gemeente.actor("bestuurder").medewerker):
        with pytest.raises(Ongeldig, match="Kies iemand uit de lijst"):
            leiding.vervang_leider(door=meting.leider, afname=meting.openbaar, leider=fout)
    leiding.vervang_leider(door=meting.leider, afname=meting.openbaar, leider=meting.leider.medewerker)
    assert afname.lees_afname(door=meting.leider, afname=meting.openbaar).leidt
    afname.stop_afname(door=meting.leider, afname=meting.openbaar)
    with pytest.raises(Ongeldig, match="Dit kan niet meer"):
        leiding.vervang_leider(door=meting.leider, afname=meting.openbaar, leider=nieuw.medewerker)
