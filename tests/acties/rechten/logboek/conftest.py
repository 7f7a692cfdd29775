"""A world with old lines of the log, in a database of its own: other tests leave lines of long ago, and no seal."""

import pytest

from tandem.management.sonde.plaats import op_database
from tests import wereld
from tests.acties.rechten.bewaarhulp import archivaris
from tests.acties.rechten.logboek.loghulp import NAAM, OUD, log_termijn, logregels, verifieer, voorgesteld
from tests.kalender import over
from tests.sjabloon import maak_testdatabase
from tests.zegelhulp import bron as maak_bron


@pytest.fixture(scope="module")
def eigen_database(database_gereed):  # noqa: ARG001 - the server first
    maak_testdatabase(NAAM)


@pytest.fixture
def db(eigen_database):  # noqa: ARG001 - made first
    with op_database(NAAM):
        yield


@pytest.fixture
def werker(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def gezin(werker):
    return wereld.gezin(werker)


@pytest.fixture
def oude(werker, gezin):
    """Seven old lines on one household."""
    return logregels(NAAM, organisatie=werker.organisatie, huishouden=gezin.id, dag=over(OUD), aantal=7)


@pytest.fixture
def eerste(werker):
    return archivaris(werker.organisatie)


@pytest.fixture
def tweede(werker):
    return archivaris(werker.organisatie)


@pytest.fixture
def gezien(monkeypatch, db):  # noqa: ARG001 - the database first
    verifieer(monkeypatch, log_termijn(5))


@pytest.fixture
def voorstel(gezien, oude, werker):  # noqa: ARG001 - verified, and lines
    return voorgesteld(NAAM, werker.organisatie)


@pytest.fixture
def bron(tmp_path):
    return maak_bron(tmp_path)
