"""Who looked, as members read it: "opvang X looked" never reaches the one from whom somebody is in hiding."""

import psycopg
import pytest

from tandem.acties import deur
from tandem.acties.huishouden.overzicht import lees_personen
from tandem.acties.portaal import deur as portaaldeur
from tandem.acties.portaal.lezen import lees_wie_keek
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Inzage
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module")
def eigenaar(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        yield verbinding


@pytest.fixture
def regisseur():
    return wereld.professional()


@pytest.fixture
def gezin(eigenaar, regisseur):
    """Samira, her former partner Tom (an adult), and Noor."""
    gezin = wereld.gezin(regisseur)
    eigenaar.execute("UPDATE tandem_lid SET geboortedatum = '1985-03-02' WHERE id = %s", [gezin.leden["Tom"]])
    return gezin


@pytest.fixture
def opvang(gezin, regisseur):
    """Somebody who is there for Samira, and sees the household as far as she does."""
    wie = wereld.professional("teamlid_lokaal_team", organisatie=wereld.organisatie("vrouwenopvang"))
    wereld.betrek(gezin, wie, door=regisseur, namens_id=gezin.leden["Samira"])
    return wie


def _lid(eigenaar, gezin, naam):
    (persoon,) = eigenaar.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [gezin.leden[naam]]).fetchone()
    return Ledenactor(persoon, 0)


def _keken(lid, gezin):
    return {blik.wie for blik in lees_wie_keek(door=lid, huishouden=gezin.openbaar).regels}


def test_who_is_there_for_one_member_is_not_told_to_another(eigenaar, gezin, regisseur, opvang):
    for wie in (regisseur, opvang):
        lees_personen(door=wie, huishouden=gezin.openbaar)
    assert {regisseur.naam, opvang.naam} <= _keken(_lid(eigenaar, gezin, "Samira"), gezin)
    gezien = _keken(_lid(eigenaar, gezin, "Tom"), gezin)
    assert regisseur.naam in gezien
    assert opvang.naam not in gezien


@pytest.mark.parametrize("filtert", [True, False], ids=["both walls", "wall 2 alone"])
def test_either_wall_keeps_it_from_who_looks_for_a_child_too(eigenaar, gezin, regisseur, opvang, filtert, monkeypatch):
    """Tom has authority over Noor: what is about her is his to read, not who is there for her mother."""
    _gezag(eigenaar, gezin)
    lees_personen(door=opvang, huishouden=gezin.openbaar)
    lees_personen(door=regisseur, huishouden=gezin.openbaar)
    monkeypatch.setattr(deur, "APP_FILTERT", filtert)
    with portaaldeur.lees(door=_lid(eigenaar, gezin, "Tom"), wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.geen_huishouddata()
        over_noor = set(sessie.van(Inzage).filter(lid=[gezin.leden["Noor"]]).values_list("medewerker", flat=True))
    assert regisseur.medewerker in over_noor
    assert opvang.medewerker not in over_noor


def _gezag(eigenaar, gezin):
    eigenaar.execute(
        "INSERT INTO tandem_gezag (openbaar, huishouden_id, kind_id, drager_id, soort, grond, van, vastgelegd_op)"
        " VALUES (gen_random_uuid(), %s, %s, %s, 'ouderlijk', 'uitspraak', '2024-01-01', now())",
        [gezin.id, gezin.leden["Noor"], gezin.leden["Tom"]],
    )


def test_being_there_for_somebody_elsewhere_hides_nothing_here(eigenaar, gezin, regisseur, opvang):
    """One list over two households: only in the one in which the reader is there for a member is it hidden."""
    ander = wereld.gezin(regisseur)
    eigenaar.execute("UPDATE tandem_lid SET geboortedatum = '1985-03-02' WHERE id = %s", [ander.leden["Tom"]])
    wereld.betrek(ander, opvang, door=regisseur)
    with deur.lees(door=opvang, doel=Doel.ZOEKEN, wat="lijst") as sessie:
        for huis in (gezin, ander):
            sessie.inzage(huishouden=huis.id, leden=huis.leden.values())
    assert opvang.naam in _keken(_lid(eigenaar, ander, "Tom"), ander)
    assert opvang.naam not in _keken(_lid(eigenaar, gezin, "Tom"), gezin)
