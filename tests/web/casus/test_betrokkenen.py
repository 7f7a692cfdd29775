"""Pages about who is involved: the picture, joining in each way, changing, ending, telling, another face."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.casus.betrekkeuzes import Komst
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tests import wereld
from tests.kalender import vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def team():
    return wereld.team()


@pytest.fixture
def actor(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


@pytest.fixture
def partner():
    return wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("veilig_thuis"))


def _pad(gezin, rest=""):
    return f"/huishoudens/{gezin.openbaar}/betrokkenen/{rest}"


def _tandem(actor, gezin, partner, dagen=0):
    van = (timezone.localdate() - timedelta(days=dagen)).isoformat()
    velden = {"lidmaatschap": partner.lidmaatschap, "taak": "samen_optrekken", "van": van}
    antwoord = ingelogd(actor).post(_pad(gezin, "nieuw/?soort=tandem"), velden)
    assert antwoord.status_code == 302
    return lees_betrokkenen(door=actor, huishouden=gezin.openbaar).in_tandem[0]


def test_the_page_shows_everybody_with_organisation_task_and_telephone(actor, gezin, partner):
    _tandem(actor, gezin, partner)
    pagina = tekst(ingelogd(actor).get(_pad(gezin)))
    for woord in (actor.naam, partner.naam, partner.organisatie_naam, "Samen optrekken in tandem", "Fietst mee"):
        assert woord in pagina
    assert "Het huishouden hoorde dit nog niet" in pagina


@pytest.mark.parametrize("komst", list(Komst))
def test_each_way_of_joining_has_its_form(actor, gezin, komst):
    assert ingelogd(actor).get(_pad(gezin, f"nieuw/?soort={komst.value}")).status_code == 200


def test_somebody_without_an_account_joins_by_name(actor, gezin):
    school = wereld.organisatie("onderwijs")
    client = ingelogd(actor)
    leeg = client.post(_pad(gezin, "nieuw/?soort=buiten"), {"taak": "signaleren", "van": vandaag()})
    assert leeg.status_code == 422
    assert "Vul in hoe deze persoon heet" in tekst(leeg)
    velden = {"naam": "Juf Voorbeeld", "organisatie": school.pk, "taak": "signaleren", "van": vandaag()}
    assert client.post(_pad(gezin, "nieuw/?soort=buiten"), velden).status_code == 302
    assert "Juf Voorbeeld" in tekst(client.get(_pad(gezin)))


def test_a_task_that_does_not_belong_to_the_organisation_is_said_at_the_task(actor, gezin):
    school = wereld.organisatie("onderwijs")
    velden = {"naam": "Juf", "organisatie": school.pk, "taak": "raadsonderzoek", "van": vandaag()}
    antwoord = ingelogd(actor).post(_pad(gezin, "nieuw/?soort=buiten"), velden)
    assert antwoord.status_code == 422
    assert "hoort niet bij de school" in tekst(antwoord)


def test_an_ervaringsdeskundige_without_consent_is_refused_at_the_question(actor, gezin):
    organisatie = wereld.organisatie("ervaringsdeskundigen")
    velden = {"naam": "Ervaren Voorbeeld", "organisatie": organisatie.pk, "taak": "steun_ervaring", "van": vandaag()}
    client, pad = ingelogd(actor), _pad(gezin, "nieuw/?soort=ervaring")
    assert "nog niet gevraagd" in tekst(client.post(pad, velden))
    ja = {f"toestemming-{lid}": "ja" for lid in gezin.leden.values()}
    assert client.post(pad, {**velden, **ja}).status_code == 302


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": "morgen"}, "geldige datum"),
        ({"van": "2026-01-02", "tot": "2026-01-01"}, "Het einde ligt vóór het begin"),
        ({"taak": "verzonnen"}, "geen beschikbare keuze"),
        ({"lidmaatschap": "999999999"}, "geen beschikbare keuze"),
        ({"leden": ["1"]}, "geen beschikbare keuze"),
        ({"aangekondigd_op": "2999-01-01"}, "moet nog komen"),
        ({"reden": "x" * 2000}, "te lang"),
    ],
)
def test_bad_input_is_said_at_its_field(actor, gezin, partner, anders, zin):
    velden = {"lidmaatschap": partner.lidmaatschap, "taak": "samen_optrekken", "van": vandaag(), **anders}
    antwoord = ingelogd(actor).post(_pad(gezin, "nieuw/?soort=tandem"), velden)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)


def test_telling_the_household_and_who_felt_pressed(actor, gezin, partner):
    naast, client = _tandem(actor, gezin, partner), ingelogd(actor)
    pad = _pad(gezin, f"{naast.openbaar}/aankondigen/")
    vraag = tekst(client.get(pad))
    assert "Samira: voelde u zich onder druk gezet" in vraag
    assert "Tom: voelde je je onder druk gezet" in vraag
    velden = {f"druk-{lid}": "niet_gevraagd" for lid in gezin.leden.values()}
    velden |= {f"druk-{gezin.leden['Samira']}": "ja", f"druk-{gezin.leden['Samira']}-tekst": "Ik durfde niet"}
    assert client.post(pad, {**velden, "op": vandaag(), "versie": "1"}).status_code == 302
    pagina = tekst(client.get(_pad(gezin)))
    assert "Ik durfde niet" in pagina
    assert "Verteld aan het huishouden" in pagina
    assert client.post(pad, {**velden, "op": vandaag(), "versie": "1"}).status_code == 409


def test_saying_at_any_moment_that_one_felt_pressed(actor, gezin):
    client = ingelogd(actor)
    assert client.get(_pad(gezin, "druk/")).status_code == 200
    velden = {"lid": gezin.leden["Tom"], "op": vandaag(), "tekst": "Iedereen keek naar mij"}
    assert client.post(_pad(gezin, "druk/"), velden).status_code == 302
    assert "Iedereen keek naar mij" in tekst(client.get(_pad(gezin)))
    assert client.post(_pad(gezin, "druk/"), {**velden, "op": "2999-01-01"}).status_code == 422


def test_changing_and_ending(actor, gezin, partner):
    naast, client = _tandem(actor, gezin, partner, dagen=1), ingelogd(actor)
    pad = _pad(gezin, f"{naast.openbaar}/")
    assert client.post(f"{pad}wijzigen/", {"domein": "geld", "versie": "1"}).status_code == 302
    botsing = client.post(f"{pad}wijzigen/", {"domein": "wonen", "versie": "1"})
    assert botsing.status_code == 409
    assert client.post(f"{pad}beeindigen/", {"tot": vandaag(), "reden": ""}).status_code == 422
    assert client.post(f"{pad}beeindigen/", {"tot": vandaag(), "reden": "Klaar"}).status_code == 302
    assert "Klaar" in tekst(client.get(_pad(gezin)))
    assert ingelogd(partner).get(_pad(gezin)).status_code == 403


def test_another_face(actor, gezin, team):
    collega, client = wereld.professional(in_team=team), ingelogd(actor)
    pad = f"/huishoudens/{gezin.openbaar}/vast-gezicht/"
    assert collega.naam in tekst(client.get(pad))
    velden = {"naar": collega.lidmaatschap, "op": vandaag(), "reden": "ziekte"}
    zonder = client.post(pad, velden)
    assert zonder.status_code == 422
    assert "Vertel het huishouden eerst" in tekst(zonder)
    assert client.post(pad, {**velden, "aangekondigd_op": vandaag()}).status_code == 302
    assert "1 keer gewisseld" in tekst(ingelogd(collega).get(_pad(gezin)))


def test_the_team_leader_sees_and_changes_the_face(actor, gezin, team):
    leider, collega = wereld.professional("teamleider", in_team=team), wereld.professional(in_team=team)
    client = ingelogd(leider)
    assert actor.naam in tekst(client.get(_pad(gezin)))
    velden = {"naar": collega.lidmaatschap, "op": vandaag(), "reden": "ziekte", "aangekondigd_op": vandaag()}
    assert client.post(f"/huishoudens/{gezin.openbaar}/vast-gezicht/", velden).status_code == 302


def test_who_may_not(actor, gezin, partner):
    naast = _tandem(actor, gezin, partner)
    vreemde = ingelogd(wereld.professional())
    for rest in ("", "nieuw/", "nieuw/?soort=tandem", "druk/", f"{naast.openbaar}/wijzigen/"):
        assert vreemde.get(_pad(gezin, rest)).status_code == 404
    naast_client = ingelogd(partner)
    assert naast_client.get(_pad(gezin, "nieuw/?soort=tandem")).status_code == 403
    assert "Alleen het lokale team" in tekst(naast_client.get(_pad(gezin, "nieuw/")))
    assert ingelogd(actor).get(_pad(gezin, f"{uuid.uuid4()}/wijzigen/")).status_code == 404


def test_a_face_does_not_just_stop(actor, gezin):
    vast = lees_betrokkenen(door=actor, huishouden=gezin.openbaar).vast_gezicht
    pad = _pad(gezin, f"{vast.openbaar}/beeindigen/")
    antwoord = ingelogd(actor).post(pad, {"tot": vandaag(), "reden": "weg"})
    assert "Kies &#x27;wisselen&#x27;" in tekst(antwoord)


def test_the_number_of_queries_does_not_grow_with_people(actor, gezin):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            lees_betrokkenen(door=actor, huishouden=gezin.openbaar)
        return len(gesteld)

    eerst = vragen()
    for _ in range(5):
        wereld.betrek(gezin, wereld.professional("aanbieder"), door=actor, van=timezone.localdate() - timedelta(days=9))
    assert vragen() == eerst
