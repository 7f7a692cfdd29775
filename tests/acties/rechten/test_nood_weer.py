"""Emergency access that is asked again while it is open or waits: one hour, one review, one thing to tell."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from tandem.acties.casus.werklijst import lees_werklijst
from tandem.acties.rechten.nood import bevestig, vraag_noodtoegang
from tandem.acties.rechten.noodlezen import lees_keren, lees_noodblad, lees_noodlijst
from tandem.acties.rechten.toezicht import lees_toezicht
from tandem.models import Gebeurtenis, Team
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.toezicht import Toezichtsoort
from tests import wereld
from tests.acties.huishouden import hulp
from tests.acties.rechten import noodhulp
from tests.acties.rechten.noodhulp import krijg, vraag
from tests.kalender import vandaag

pytestmark = pytest.mark.usefixtures("db")
VEILIG = "Dan is zij niet veilig."


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
def nol(db):  # noqa: ARG001 - the database first
    return wereld.professional("jeugdbeschermer")


@pytest.fixture
def pia(nol):
    return noodhulp.functionaris(nol.organisatie)


@pytest.fixture
def collega(nol):
    return wereld.professional("jeugdbeschermer", in_team=Team.objects.get(pk=nol.team))


@pytest.fixture
def te_laat(nol, amal):
    """A review of another file is overdue, so the next asking needs a colleague."""
    anders = noodhulp.naam()
    noodhulp.thuis(amal, anders)
    krijg(nol, anders)
    noodhulp.maak_te_laat(nol)


def _vertellen(amal):
    return [een for een in lees_werklijst(door=amal).punten if een.soort.code == "noodtoegang_vertellen"]


def _soorten(pia):
    return sorted(een.soort for een in lees_toezicht(door=pia).open)


def test_asked_again_while_it_is_open_goes_on_in_the_same_hour(amal, nol, pia, huis, achternaam):
    eerste = krijg(nol, achternaam)
    tot = lees_noodblad(door=nol, huishouden=huis).tot
    weer = krijg(nol, achternaam, reden="Ik moet nog eens kijken.")
    assert (eerste.liep_al, weer.liep_al, weer.huishouden) == (False, True, huis)
    assert lees_noodblad(door=nol, huishouden=huis).tot == tot
    assert len(lees_keren(door=amal, huishouden=huis).keren) == 1
    assert (len(_vertellen(amal)), _soorten(pia)) == (1, [Toezichtsoort.NOODTOEGANG])
    assert [een.soort for een in hulp.rijen(amal, huis, Gebeurtenis)].count("noodtoegang_geopend") == 1


def test_after_the_hour_asking_is_a_new_one(amal, nol, pia, huis, achternaam):
    krijg(nol, achternaam)
    noodhulp.voorbij(nol)
    assert not krijg(nol, achternaam).liep_al
    assert lees_noodblad(door=nol, huishouden=huis).minuten == 60
    assert len(lees_keren(door=amal, huishouden=huis).keren) == 2
    assert _soorten(pia) == [Toezichtsoort.NOODTOEGANG] * 2


def test_a_colleague_who_asks_gets_an_own_hour(amal, nol, collega, huis, achternaam):
    krijg(nol, achternaam)
    assert not krijg(collega, achternaam).liep_al
    assert {een.wie for een in lees_keren(door=amal, huishouden=huis).keren} == {nol.naam, collega.naam}


def test_another_household_opens_beside_it(amal, nol, huis, achternaam):
    krijg(nol, achternaam)
    anders = noodhulp.naam()
    ander = noodhulp.thuis(amal, anders)
    assert krijg(nol, anders).huishouden == ander
    assert len(lees_noodlijst(door=nol).mijn) == 2
    assert krijg(nol, achternaam).huishouden == huis


def test_that_telling_is_unsafe_counts_from_when_it_is_said_and_is_not_taken_back(amal, nol, huis, achternaam):
    later = vandaag() + timedelta(days=9)
    krijg(nol, achternaam)
    krijg(nol, achternaam, later=True, vertellen_op=later, later_grond=VEILIG)
    krijg(nol, achternaam)
    (keer,) = lees_keren(door=amal, huishouden=huis).keren
    assert keer.later_grond == VEILIG
    (punt,) = _vertellen(amal)
    assert (punt.vervalt_op, punt.van_mij) == (later, True)


def test_two_askings_at_once_are_one(amal, nol, pia, huis, achternaam):
    uitkomsten, hek = [], threading.Barrier(3)

    def vraag_het():
        try:
            hek.wait()
            uitkomsten.append(vraag_noodtoegang(door=nol, vraag=vraag(achternaam)))
        finally:
            connection.close()

    draden = [threading.Thread(target=vraag_het) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert [een.huishouden for een in uitkomsten] == [huis] * 3
    assert sorted(een.liep_al for een in uitkomsten) == [False, True, True]
    assert len(lees_keren(door=amal, huishouden=huis).keren) == 1
    assert _soorten(pia) == [Toezichtsoort.NOODTOEGANG]


# -- while it waits for a second professional ------------------------------------------------------------------------


def test_asked_again_while_it_waits_is_one_question_to_the_colleague(nol, collega, te_laat, huis, achternaam):  # noqa: ARG001
    eerste = krijg(nol, achternaam, tweede=collega.medewerker)
    weer = krijg(nol, achternaam, tweede=collega.medewerker)
    assert (weer.wacht_op, weer.huishouden, weer.liep_al) == (eerste.wacht_op, None, True)
    assert [een.vraag for een in lees_noodlijst(door=collega).bevestigen] == [eerste.wacht_op]
    bevestig(door=collega, vraag=eerste.wacht_op, akkoord=True)
    assert lees_noodblad(door=nol, huishouden=huis).minuten == 60


def test_asking_somebody_else_takes_the_question_away_from_the_first(nol, collega, te_laat, huis, achternaam):  # noqa: ARG001
    ander = wereld.professional("jeugdbeschermer", in_team=Team.objects.get(pk=nol.team))
    eerste = krijg(nol, achternaam, tweede=collega.medewerker)
    bevestig(door=collega, vraag=eerste.wacht_op, akkoord=False)
    assert krijg(nol, achternaam, tweede=ander.medewerker).wacht_op == eerste.wacht_op
    assert not lees_noodlijst(door=collega).bevestigen
    with pytest.raises((NietGevonden, Ongeldig)):
        bevestig(door=collega, vraag=eerste.wacht_op, akkoord=True)
    bevestig(door=ander, vraag=eerste.wacht_op, akkoord=True)
    assert lees_noodblad(door=nol, huishouden=huis).minuten == 60


def test_nobody_there_after_all_goes_on_and_is_reviewed_once_more(amal, nol, pia, collega, te_laat, huis, achternaam):  # noqa: ARG001
    krijg(nol, achternaam, tweede=collega.medewerker)
    for _ in range(2):
        assert krijg(nol, achternaam, niemand=True).huishouden == huis
    assert len(lees_keren(door=amal, huishouden=huis).keren) == 1
    assert _soorten(pia).count(Toezichtsoort.ZONDER_TWEEDE) == 1
    assert not lees_noodlijst(door=collega).bevestigen
