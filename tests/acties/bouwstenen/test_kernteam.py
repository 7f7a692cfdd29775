"""The kernteam: kept by who writes the plan, read by the own people, never by others; its agenda from what is open."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.acties.bouwstenen.inhoud import actiecodes
from tandem.acties.bouwstenen.kernteam import Lidinvoer, bewaar_lid, lees_kernteam
from tandem.acties.bouwstenen.regels import leg_voortgang_vast, voeg_regel_toe
from tandem.acties.bouwstenen.standen import markeer_actie
from tandem.regels.bouwstenen.kernteam import Agendadeel, Teamlid, Teamrol
from tandem.regels.rechten.oordeel import Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_plan import INVOER
from tests.kalender import over

pytestmark = pytest.mark.usefixtures("db")

SINDS = date(2026, 3, 2)
LID = Lidinvoer(Teamlid("Lid een", Teamrol.BELEID_JEUGD, SINDS, uren=4.5))


@pytest.fixture
def gemeente():
    return org.gemeente()


def test_members_hours_and_the_delegate(gemeente):
    adviseur = gemeente.actor()
    bewaar_lid(door=adviseur, invoer=LID)
    voorzitter = Teamlid("Lid twee", Teamrol.ANDERS, SINDS, rol_anders="adviseur gezondheid", coordineert=True)
    twee = bewaar_lid(door=adviseur, invoer=Lidinvoer(voorzitter, afgevaardigd_sinds=SINDS))
    weg = replace(LID.lid, naam="Lid drie", sinds=SINDS - timedelta(days=9), tot=SINDS - timedelta(days=1))
    bewaar_lid(door=adviseur, invoer=Lidinvoer(weg))
    blad = lees_kernteam(door=gemeente.actor("teamleider"))
    assert [een.lid.naam for een in blad.leden] == ["Lid twee", "Lid een"]
    assert [een.lid.naam for een in blad.vroeger] == ["Lid drie"]
    assert (blad.uren, blad.zonder_uren) == (4.5, 1)
    assert [een.afgevaardigd for een in blad.leden] == [True, False]
    assert blad.lid(twee).lid == voorzitter


def test_who_does_not_write_the_plan_does_not_keep_the_team(gemeente):
    lid = bewaar_lid(door=gemeente.actor(), invoer=LID)
    for rol in ("casusregisseur", "teamleider", "bestuurder"):
        with pytest.raises(Geweigerd):
            bewaar_lid(door=gemeente.actor(rol), invoer=LID, lid=lid)
    with pytest.raises(Geweigerd):
        lees_kernteam(door=gemeente.actor("teamleider"), om_te_wijzigen=True)
    with pytest.raises(NietGevonden):
        lees_kernteam(door=gemeente.actor("bestuurder"))


def test_what_does_not_hold_is_refused_at_its_field_and_a_conflict_is_told(gemeente):
    adviseur = gemeente.actor()
    for invoer, veld in (
        (replace(LID, lid=replace(LID.lid, naam="")), "naam"),
        (replace(LID, lid=replace(LID.lid, tot=SINDS - timedelta(days=1))), "tot"),
        (replace(LID, afgevaardigd_tot=SINDS), "afgevaardigd_sinds"),
    ):
        with pytest.raises(Ongeldig) as fout:
            bewaar_lid(door=adviseur, invoer=invoer)
        assert list(fout.value.fouten) == [veld]
    lid = bewaar_lid(door=adviseur, invoer=LID)
    bewaar_lid(door=adviseur, invoer=replace(LID, lid=replace(LID.lid, uren=8)), lid=lid, versie=1)
    with pytest.raises(Botsing) as botsing:
        bewaar_lid(door=adviseur, invoer=LID, lid=lid, versie=1)
    assert botsing.value.hun["uren"] == "8.0"


def test_the_agenda_is_made_from_what_is_open(gemeente):
    adviseur = gemeente.actor()
    laat = replace(INVOER, regel=replace(INVOER.regel, wat="laat", eind=over(-1)))
    voeg_regel_toe(door=adviseur, invoer=laat)
    regel = voeg_regel_toe(door=adviseur, invoer=INVOER)
    leg_voortgang_vast(door=adviseur, regel=regel, stand="bezig")
    markeer_actie(door=adviseur, code=actiecodes()["sturing"][0], stand="loopt_vast", uitleg="x")
    delen = lees_kernteam(door=adviseur).agenda
    assert [deel for deel, _ in delen] == [Agendadeel.TE_LAAT, Agendadeel.LOOPT_VAST, Agendadeel.BEZIG]
    assert delen[0][1][0].regel.regel.wat == "laat"
    assert delen[1][1][0].actie.uitleg == "x"


def test_a_team_is_nobody_elses(gemeente):
    lid = bewaar_lid(door=gemeente.actor(), invoer=LID)
    ander = org.gemeente(gemeente.gemeente).actor()
    assert lees_kernteam(door=ander).leden == ()
    with pytest.raises(NietGevonden):
        lees_kernteam(door=ander).lid(lid)
    with pytest.raises(NietGevonden):
        bewaar_lid(door=ander, invoer=LID, lid=lid)
