"""In the demo one can come in as a member of a fictitious household; outside it there is nothing of the kind."""

from uuid import uuid4

import pytest
from django.test import Client

from tandem.acties import deur
from tandem.acties.portaal.binnen import lid_van
from tandem.acties.portaal.demo import demoleden, demolidaccount, maak_demolid
from tandem.models import Lid
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.portaal import bezwaren_inlognaam
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def lid(settings) -> str:
    """A member of a fictitious household, as the demo offers them."""
    settings.DEMO = True
    maker = wereld.professional()
    gezin = wereld.gezin(maker)
    with deur.lees(door=maker, doel=Doel.HULP, wat="proef", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        wie = sessie.van(Lid).order_by("pk").first()
    maak_demolid(door=maker, huishouden=gezin.openbaar, lid=wie.openbaar, wie="moeder")
    (code,) = (een.code for een in demoleden() if str(wie.openbaar) in een.code)
    return code


def test_a_member_of_the_demo_comes_to_their_own_pages(lid):
    assert lid_van(account=demolidaccount(code=lid)) is not None
    client = Client()
    assert lid in client.get("/inloggen/").content.decode()
    antwoord = client.post("/inloggen/als/", {"code": lid, "next": "/"}, follow=True)
    assert antwoord.request["PATH_INFO"].startswith("/mijn/")
    assert antwoord.status_code == 200


def test_outside_the_demo_nobody_comes_in_like_that(lid, settings):
    settings.DEMO = False
    assert demoleden() == []
    with pytest.raises(NietGevonden):
        demolidaccount(code=lid)
    with pytest.raises(NietGevonden):
        maak_demolid(door=wereld.professional(), huishouden=uuid4(), lid=uuid4(), wie="moeder")
    assert Client().post("/inloggen/als/", {"code": lid}).status_code == 404


def test_a_code_that_is_no_member_of_the_demo_finds_nothing(lid):
    assert Client().post("/inloggen/als/", {"code": "gezin@bestaat-niet"}).status_code == 404


def test_nobody_can_choose_a_name_that_the_demo_offers_without_a_password(lid):
    assert bezwaren_inlognaam(lid[:20])
