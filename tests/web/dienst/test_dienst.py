"""The duty page and the roster: who may, what it holds, and that nobody gives themselves keys."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import sleutelfeiten
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.regio.rooster import lees_rooster, plan_dienst
from tandem.acties.regio.waarneming import lees_waarnemingen
from tandem.models import Rolrecht
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

UUR = timedelta(hours=1)


def op(stap):
    return timezone.localtime(timezone.now() + stap).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def team():
    return wereld.team()


@pytest.fixture
def amal(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def leider(team):
    return wereld.professional("teamleider", in_team=team)


@pytest.fixture
def robin(team):
    return wereld.professional("dienstdoende", in_team=team)


@pytest.fixture
def gezin(amal):
    return wereld.gezin(amal)


@pytest.fixture
def op_dienst(leider, robin):
    nu = timezone.now()
    return plan_dienst(door=leider, medewerker=robin.medewerker, van=nu - UUR, tot=nu + 8 * UUR)


def test_without_a_duty_there_is_no_duty_page(robin, gezin):
    client = ingelogd(robin)
    for pad in ("/dienst/", f"/dienst/{gezin.openbaar}/", f"/dienst/{gezin.openbaar}/vastleggen/"):
        assert client.get(pad).status_code == 404


def test_searching_and_the_safety_page(robin, amal, gezin, op_dienst):
    leg_contactgegeven_vast(
        door=amal, huishouden=gezin.openbaar, invoer=Contactinvoer(soort="telefoon", waarde="06 98 76 54 32")
    )
    leg_contactgegeven_vast(
        door=amal,
        huishouden=gezin.openbaar,
        invoer=Contactinvoer(soort="adres", waarde="Dreef 1, Rotterdam", veilig=False),
    )
    client = ingelogd(robin)
    assert "Samira" not in tekst(client.get("/dienst/"))
    gevonden = tekst(client.get("/dienst/?q=0698765432"))
    assert f"/dienst/{gezin.openbaar}/" in gevonden
    blad = tekst(client.get(f"/dienst/{gezin.openbaar}/"))
    assert "06 98 76 54 32" in blad
    assert blad.index("Hier niet contact zoeken") < blad.index("Dreef 1, Rotterdam")
    assert client.get(f"/dienst/?q={'x' * 900}").status_code == 200


def test_noting_what_was_done(robin, amal, gezin, op_dienst):
    client, pad = ingelogd(robin), f"/dienst/{gezin.openbaar}/vastleggen/"
    assert client.get(pad).status_code == 200
    leeg = client.post(pad, {"tekst": "", "wanneer": op(-UUR)})
    assert leeg.status_code == 422
    velden = {"tekst": "Politie gebeld", "wanneer": op(-UUR / 2), "verzoek": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(pad, velden).status_code == 302
    contacten = tekst(ingelogd(amal).get(f"/huishoudens/{gezin.openbaar}/contacten/"))
    assert contacten.count("Politie gebeld") == 1


def _geef_dienst_afgeschermd():
    """Give the duty what the content gives it (rollen.yaml): it may open shielded items."""
    Rolrecht.objects.get_or_create(
        rol_id="dienstdoende", doel="dienst", laag=5, reikwijdte="dienst", defaults={"waarom": ""}
    )
    sleutelfeiten._rechten.clear()


def test_opening_a_secret_address_asks_why(robin, amal, gezin, op_dienst):
    leg_contactgegeven_vast(
        door=amal,
        huishouden=gezin.openbaar,
        invoer=Contactinvoer(soort="adres", waarde="Geheime laan 5", afgeschermd=True),
    )
    _geef_dienst_afgeschermd()
    client, blad = ingelogd(robin), f"/dienst/{gezin.openbaar}/"
    pagina = tekst(client.get(blad))
    assert "Geheime laan 5" not in pagina
    pad = re.search(r'href="([^"]+/openen/[^"]+)"', pagina)
    assert client.post(pad[1], {"reden": ""}).status_code == 422
    assert client.post(pad[1], {"reden": "De politie staat voor de verkeerde deur"}).status_code == 302
    assert "Geheime laan 5" in tekst(client.get(blad))


def test_households_of_other_teams_stay_closed(robin, op_dienst):
    ander = wereld.gezin(wereld.professional())
    client = ingelogd(robin)
    assert client.get(f"/dienst/{ander.openbaar}/").status_code == 404
    assert client.get(f"/dienst/{ander.openbaar}/openen/{uuid.uuid4()}/").status_code == 404


def test_the_leader_plans_and_a_professional_hands_over(leider, robin, amal):
    client = ingelogd(leider)
    velden = {"medewerker": robin.medewerker, "van": op(UUR), "tot": op(9 * UUR)}
    assert client.get("/rooster/dienst/").status_code == 200
    assert client.post("/rooster/dienst/", velden).status_code == 302
    assert client.post("/rooster/dienst/", {**velden, "tot": op(-UUR)}).status_code == 422
    (dienst,) = lees_rooster(door=leider).diensten
    assert ingelogd(amal).get(f"/rooster/dienst/{dienst.id}/geven/").status_code == 404
    assert ingelogd(robin).get(f"/rooster/dienst/{dienst.id}/geven/").status_code == 200
    assert ingelogd(robin).post(f"/rooster/dienst/{dienst.id}/geven/", {"naar": amal.medewerker}).status_code == 302
    assert [een.naam for een in lees_rooster(door=leider).diensten] == [amal.naam]
    (dienst,) = lees_rooster(door=leider).diensten
    assert ingelogd(amal).post(f"/rooster/dienst/{dienst.id}/schrappen/").status_code == 403
    assert client.post(f"/rooster/dienst/{dienst.id}/schrappen/").status_code == 302
    assert lees_rooster(door=leider).diensten == ()


def test_who_does_not_lead_plans_no_duty(amal):
    assert ingelogd(amal).get("/rooster/dienst/").status_code == 404
    assert "Dienst plannen" not in tekst(ingelogd(amal).get("/rooster/"))


def test_arranging_who_stands_in(amal, leider, team, gezin):
    joris = wereld.professional(in_team=team)
    client = ingelogd(amal)
    velden = {
        "voor": amal.medewerker, "door": joris.medewerker, "van": op(-UUR), "tot": op(48 * UUR), "reden": "verlof",
    }  # fmt: skip
    assert client.get("/rooster/waarneming/").status_code == 200
    assert client.post("/rooster/waarneming/", {**velden, "tot": op(-2 * UUR)}).status_code == 422
    assert client.post("/rooster/waarneming/", {**velden, "voor": joris.medewerker}).status_code == 422
    pagina = tekst(client.post("/rooster/waarneming/", velden, follow=True))
    assert "Bij 1 huishouden" in pagina
    assert f"{joris.naam}</bdi> neemt waar voor" in pagina
    assert ingelogd(joris).get(f"/huishoudens/{gezin.openbaar}/betrokkenen/").status_code == 200
    (regel,) = lees_waarnemingen(door=leider).regels
    assert ingelogd(joris).post(f"/rooster/waarneming/{regel.id}/stoppen/").status_code == 403
    assert client.post(f"/rooster/waarneming/{regel.id}/stoppen/").status_code == 302
    assert ingelogd(joris).get(f"/huishoudens/{gezin.openbaar}/betrokkenen/").status_code == 403
