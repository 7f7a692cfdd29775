"""A trial of an action that does more than one thing: every act is answered, nothing is kept, every read is logged."""

import sqlite3
import uuid
from datetime import date

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.casus import voeg_regels_toe
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.rechten.lezers import wie_leest_straks
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import kluis
from tandem.models import Inzage, Regel
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden
from tests import wereld
from tests.acties.huishouden import hulp
from tests.web.portaal.hulp import eigenaar_verbinding

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def rosa(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())
    return wereld.professional()


@pytest.fixture
def gezin(rosa):
    return wereld.gezin(rosa)


def _voeg_toe(rosa, gezin, wie, *, verborgen=()):
    regel = Regelinvoer(
        "waarneming", f"Over {wie}.", timezone.localdate(), betreft=(gezin.leden[wie],),
        niet_zichtbaar_voor=tuple(gezin.leden[een] for een in verborgen),
    )  # fmt: skip
    voeg_regels_toe(door=rosa, huishouden=gezin.openbaar, regels=[regel], verzoek=uuid.uuid4())


def _rijen(tabel, huishouden):
    with eigenaar_verbinding() as verbinding:
        vraag = f"SELECT count(*) FROM {tabel} WHERE huishouden_id = %s"  # noqa: S608 - own names
        return verbinding.execute(vraag, [huishouden]).fetchone()[0]


def test_every_act_is_answered_and_none_is_kept(rosa, gezin):
    def doe():
        _voeg_toe(rosa, gezin, "Samira")
        _voeg_toe(rosa, gezin, "Tom", verborgen=("Samira",))

    eerst = [_rijen(tabel, gezin.id) for tabel in ("tandem_regel", "tandem_gebeurtenis")]
    gelezen = _rijen("tandem_inzage", gezin.id)
    antwoorden = wie_leest_straks(doe)
    assert [een.wat for een in antwoorden] == [("de regel: Over Samira.",), ("de regel: Over Tom.",)]
    lezers = [{lezer.wie for lezer in een.mensen} for een in antwoorden]
    assert "Samira" in lezers[0]
    assert "Samira" not in lezers[1]
    assert [_rijen(tabel, gezin.id) for tabel in ("tandem_regel", "tandem_gebeurtenis")] == eerst
    assert _rijen("tandem_inzage", gezin.id) > gelezen
    doe()
    assert _rijen("tandem_regel", gezin.id) == eerst[0] + 2


def test_a_second_act_sees_what_the_first_would_have_stored(rosa, gezin):
    gezien = []

    def doe():
        _voeg_toe(rosa, gezin, "Samira")
        with deur.lees(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
            sessie.inzage()
            gezien.extend(rij.tekst for rij in sessie.van(Regel))
        _voeg_toe(rosa, gezin, "Tom")

    assert len(wie_leest_straks(doe)) == 2
    assert gezien == ["Over Samira."]


def test_a_refusal_in_a_later_act_is_raised_and_logged_and_nothing_is_kept(rosa, gezin):
    vreemd = wereld.gezin(wereld.professional())

    def doe():
        _voeg_toe(rosa, gezin, "Samira")
        _voeg_toe(rosa, vreemd, "Samira")

    eerst = _rijen("tandem_regel", gezin.id)
    with pytest.raises(NietGevonden):
        wie_leest_straks(doe)
    assert _rijen("tandem_regel", gezin.id) == eerst
    with eigenaar_verbinding() as verbinding:
        vraag = "SELECT count(*) FROM tandem_inzage WHERE medewerker = %s AND uitkomst = 'niet_gevonden'"
        assert verbinding.execute(vraag, [rosa.medewerker]).fetchone() == (1,)


def test_a_trial_of_a_new_household_leaves_no_key_behind(rosa):
    def sleutels():
        with sqlite3.connect(kluis()._bestand) as db:
            return db.execute("SELECT count(*) FROM sleutel").fetchone()[0]

    kluis().zoeksleutel()  # made at first use
    eerst, invoer = sleutels(), Lidinvoer("ouder", "Samira", "Voorbeeld", geboortedatum=date(1990, 5, 4))
    wie_leest_straks(lambda: hulp.maak(rosa, invoer))
    assert sleutels() == eerst
    assert kluis()._geleend == {}
    huis = hulp.maak(rosa, invoer)
    assert sleutels() == eerst + 1
    assert huis


def test_outside_a_trial_the_log_is_written_at_once(rosa, gezin):
    eerst = _rijen("tandem_inzage", gezin.id)
    with deur.lees(door=rosa, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        assert Inzage.objects.filter(huishouden_id=gezin.id).count() <= eerst
    assert _rijen("tandem_inzage", gezin.id) == eerst + 1
