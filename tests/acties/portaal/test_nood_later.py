"""Emergency access that may not be told yet: no member meets it, by name, in the time line or in the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur as gewone_deur
from tandem.acties.portaal import deur
from tandem.acties.rechten.noodlezen import lees_keren, lees_noodblad, leg_nood_vast, vertel
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.models import Contactmoment, Gebeurtenis, Inzage, Noodtoegang
from tandem.regels.rechten.actor import Ledenactor
from tests import wereld
from tests.acties.rechten import noodhulp
from tests.conftest import DATABASE
from tests.kalender import vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def amal(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def achternaam():
    return noodhulp.naam()


@pytest.fixture
def huis(amal, achternaam):
    return noodhulp.thuis(amal, achternaam)


@pytest.fixture
def samira(huis):
    with eigenaar(DATABASE) as verbinding:
        rij = verbinding.execute(
            "SELECT l.persoon_id FROM tandem_lid l JOIN tandem_huishouden h ON h.id = l.huishouden_id"
            " WHERE h.openbaar = %s AND l.rol = 'ouder'",
            [huis],
        ).fetchone()
    return Ledenactor(rij[0], 0)


def _ziet(samira, huis):
    """What this member meets of it: the access, events under it, log lines under it, the note."""
    with deur.lees(door=samira, wat="mijn dossier", huishouden=huis) as sessie:
        sessie.inzage(leden=[sessie.ik])
        return (
            sessie.van(Noodtoegang).count(),
            sessie.van(Gebeurtenis).filter(grondslag="noodtoegang").count(),
            sessie.van(Inzage).filter(doel="nood").count(),
            sessie.van(Contactmoment).count(),
        )


def _keek(achternaam, huis, **anders):
    nol = wereld.professional("jeugdbeschermer")
    noodhulp.krijg(nol, achternaam, **anders)
    lees_noodblad(door=nol, huishouden=huis)
    leg_nood_vast(door=nol, huishouden=huis, tekst="Bij oma gebracht.", wanneer=timezone.now())


def test_where_telling_is_safe_it_is_seen_at_once(samira, huis, achternaam):
    assert _ziet(samira, huis) == (0, 0, 0, 0)
    _keek(achternaam, huis)
    toegang, gebeurd, log, _ = _ziet(samira, huis)
    assert (toegang, gebeurd > 0, log > 0) == (1, True, True)


@pytest.mark.parametrize("muur", ["alleen de app", "alleen de database"])
def test_each_wall_keeps_it_by_itself(samira, huis, achternaam, monkeypatch, muur):
    """Role ``eigenaar`` passes every policy; without the app's filters only the policies are left."""
    later = {"vertellen_op": vandaag() + timedelta(days=4), "later_grond": "Dan is zij niet veilig."}
    _keek(achternaam, huis, later=True, **later)
    if muur == "alleen de database":
        monkeypatch.setattr(gewone_deur, "APP_FILTERT", False)
        assert _ziet(samira, huis) == (0, 0, 0, 0)
    else:
        with op_database(DATABASE, "eigenaar"):
            assert _ziet(samira, huis) == (0, 0, 0, 0)


def test_where_it_is_not_nothing_tells_until_somebody_told(samira, huis, achternaam, amal):
    later = {"vertellen_op": vandaag() + timedelta(days=4), "later_grond": "Dan is zij niet veilig."}
    _keek(achternaam, huis, later=True, **later)
    assert _ziet(samira, huis) == (0, 0, 0, 0)
    (keer,) = lees_keren(door=amal, huishouden=huis).keren
    vertel(door=amal, huishouden=huis, noodtoegang=keer.openbaar, verteld_op=vandaag())
    toegang, gebeurd, log, notitie = _ziet(samira, huis)
    assert (toegang, gebeurd > 0, log > 0, notitie) == (1, True, True, 0)
