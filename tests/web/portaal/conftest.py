"""A household with words in it, for every test of the portal."""

import pytest

from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tests import wereld
from tests.web.portaal.hulp import vul


@pytest.fixture(scope="module")
def rechten(database_gereed):  # noqa: ARG001 - the database must stand
    """The content, with the age table that says who may read what."""
    laad_inhoud(inhoud=catalogus())


@pytest.fixture
def rosa(rechten):  # noqa: ARG001 - as above
    return wereld.professional()


@pytest.fixture
def gezin(rosa):
    return wereld.gezin(rosa)


@pytest.fixture
def inhoud(rosa, gezin):
    return vul(rosa, gezin)
