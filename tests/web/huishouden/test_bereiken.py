"""How somebody is reached without danger stands on every page with a telephone number, before the number."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
from tandem.acties.regio.laad import laad_inhoud
from tandem.acties.regio.rooster import plan_dienst
from tandem.koppelingen.inhoud import catalogus
from tandem.regels.rechten.portaal import Wijze
from tests import wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import lid_openbaar

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def team(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())
    return wereld.team()


@pytest.fixture
def rosa(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def gezin(rosa):
    gezin = wereld.gezin(rosa)
    lid = lid_openbaar(rosa, gezin, "Samira")
    vast = {"door": rosa, "huishouden": gezin.openbaar}
    leg_contactwijze_vast(**vast, lid=lid, wijze=Wijze(hoe="Alleen een sms, nooit bellen."))
    leg_contactgegeven_vast(**vast, invoer=Contactinvoer("telefoon", "06 1234 5678", lid=lid))
    return gezin


def _pagina(wie, gezin, deel):
    return tekst(ingelogd(wie).get(f"/huishoudens/{gezin.openbaar}/{deel}"))


@pytest.mark.parametrize("deel", ["", "personen/", "contacten/nieuw/"])
def test_it_stands_before_the_number(rosa, gezin, deel):
    pagina = _pagina(rosa, gezin, deel)
    assert "Alleen een sms, nooit bellen." in pagina
    nummer = pagina.find("06 1234 5678")
    assert nummer == -1 or pagina.index("Alleen een sms, nooit bellen.") < nummer


def test_it_stands_where_the_household_is_told_who_comes_along(rosa, gezin):
    partner = wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("veilig_thuis"))
    wereld.betrek(gezin, partner, door=rosa)
    betrokkenen = _pagina(rosa, gezin, "betrokkenen/")
    adres = betrokkenen[: betrokkenen.index("/aankondigen/")].rsplit("/", 1)[1]
    assert "Alleen een sms, nooit bellen." in _pagina(rosa, gezin, f"betrokkenen/{adres}/aankondigen/")


def test_it_stands_before_the_number_on_the_page_of_the_night(team, gezin):
    robin = wereld.professional("dienstdoende", in_team=team)
    nu = timezone.now()
    leider = wereld.professional("teamleider", in_team=team)
    plan_dienst(door=leider, medewerker=robin.medewerker, van=nu - timedelta(hours=1), tot=nu + timedelta(hours=8))
    pagina = tekst(ingelogd(robin).get(f"/dienst/{gezin.openbaar}/"))
    assert pagina.index("Alleen een sms, nooit bellen.") < pagina.index("06 1234 5678")
