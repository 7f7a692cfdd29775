"""Comparing only by permission: what another opened, and nothing of who did not, in any count or middle."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tandem.acties.bouwstenen.voorbeelden import bewaar_voorbeeld
from tandem.acties.gemeente.vergelijken import lees_onderdeel, lees_vergelijking
from tandem.acties.organisatie.openstellen import lees_wie_keek
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tandem.regels.zelfscan.cijfer import bekend
from tests import afnamewereld as meet
from tests import organisatiewereld as org

pytestmark = pytest.mark.usefixtures("db")


def _in_een_regio(aantal, *, keuze=2, deelnemers=5):
    """A municipality, and others in its region that measured themselves and opened nothing yet."""
    wij = org.gemeente()
    anderen = [org.gemeente(wij.gemeente) for _ in range(aantal)]
    return wij, [meet.afgerond(een, keuze=keuze, deelnemers=deelnemers) for een in anderen]


def _ziet(door, hun):
    return hun.gemeente.organisatie.naam in {
        een.naam for een in lees_vergelijking(door=door, instrument=meet.ZELFSCAN).regels
    }


def test_another_is_there_from_opening_to_closing_and_the_log_names_the_reader():
    wij, (hun,) = _in_een_regio(1)
    lezer, deel = wij.actor(), meet.instrument().delen[0].code
    assert not _ziet(lezer, hun)
    org.open_laag(hun.leider, Werklaag.UITKOMST, Kring.SUBREGIO)
    assert _ziet(lezer, hun)
    assert not _ziet(org.gemeente().actor(), hun)
    blad = lees_onderdeel(door=lezer, instrument=meet.ZELFSCAN, onderdeel=deel)
    (regel,) = [een for een in blad.regels if een.organisatie == hun.gemeente.organisatie.pk]
    assert regel.cijfers[deel] == bekend(3)
    wie_keek = lees_wie_keek(door=hun.leider)[1]
    assert {een.organisatie for een in wie_keek} == {wij.organisatie.naam}


def test_a_result_of_few_is_secret_for_others_in_the_picture_too():
    wij, (hun,) = _in_een_regio(1, deelnemers=4)
    org.open_laag(hun.leider, Werklaag.UITKOMST)
    regels = lees_vergelijking(door=wij.actor(), instrument=meet.ZELFSCAN).regels
    (regel,) = [een for een in regels if een.organisatie == hun.gemeente.organisatie.pk]
    assert {cijfer.in_woorden for cijfer in regel.cijfers.values()} == {"geheim"}
    eigen = lees_vergelijking(door=hun.leider, instrument=meet.ZELFSCAN).regels[0]
    assert {cijfer.in_woorden for cijfer in eigen.cijfers.values()} == {"3,0"}


def test_striking_differences_and_who_does_this_well():
    wij, anderen = _in_een_regio(4, keuze=3)
    meet.afgerond(wij, keuze=1)
    for hun in anderen:
        org.open_laag(hun.leider, Werklaag.UITKOMST)
    hun = anderen[2]
    org.open_laag(hun.leider, Werklaag.VOORBEELD)
    deel = next(een for een in meet.instrument().delen if een.helpt or any(v.helpt for v in een.vragen))
    for steen in ("informatie", "sturing", "inrichting", "weten", "leren"):
        bewaar_voorbeeld(
            door=hun.leider, bouwsteen=steen, titel=f"Zo doen wij {steen}", tekst="Samen.", contact="de balie"
        )
    blad = lees_vergelijking(door=wij.actor(), instrument=meet.ZELFSCAN)
    assert {een.afstand for een in blad.opvallend} <= {bekend(-2).getal, bekend("-1.5").getal, bekend(-1).getal}
    assert blad.opvallend
    (eerst, *_) = lees_onderdeel(door=wij.actor(), instrument=meet.ZELFSCAN, onderdeel=deel.code).wegwijzers
    assert eerst.naam == hun.gemeente.organisatie.naam
    assert eerst.voorbeelden[0].contact == "de balie"


def test_the_number_of_queries_does_not_grow_with_municipalities():
    wij, anderen = _in_een_regio(3)
    lezer, tellingen = wij.actor(), []
    deel = meet.instrument().delen[0].code
    for hun in anderen:
        org.open_laag(hun.leider, Werklaag.UITKOMST)
        with CaptureQueriesContext(connection) as vragen:
            lees_vergelijking(door=lezer, instrument=meet.ZELFSCAN)
            lees_onderdeel(door=lezer, instrument=meet.ZELFSCAN, onderdeel=deel)
        tellingen.append(len(vragen))
    assert tellingen[1] == tellingen[2], tellingen


def test_what_is_no_part_of_a_scan_is_not_found():
    lezer = org.gemeente().actor()
    for instrument, onderdeel in ((meet.ZELFSCAN, "weg"), ("weg", "visie"), ("checklist_sturing", "rollen")):
        with pytest.raises(NietGevonden):
            lees_onderdeel(door=lezer, instrument=instrument, onderdeel=onderdeel)
    with pytest.raises(NietGevonden):
        lees_vergelijking(door=lezer, instrument="checklist_sturing")
