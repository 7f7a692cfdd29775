"""Coming in: the demo's log-in, the capacity, log-out."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from tandem.acties.regio.laad_mensen import laad_mensen
from tandem.koppelingen.inhoud import catalogus, lees_mensen
from tandem.models import Medewerker, Rol, Teamlidmaatschap
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def demo(settings):
    settings.DEMO = True


@pytest.fixture
def demomens():
    inhoud = catalogus()
    laad_mensen(inhoud=inhoud, mensen=lees_mensen(inhoud), demo=True)
    return Medewerker.objects.get(code="amal")


@pytest.mark.usefixtures("demo")
def test_the_demo_lets_you_in_without_a_password(demomens):
    client = Client()
    assert demomens.naam in tekst(client.get("/inloggen/"))
    antwoord = client.post("/inloggen/als/", {"code": demomens.code, "next": "/rol/"})
    assert (antwoord.status_code, antwoord.url) == (302, "/rol/")
    assert demomens.naam in tekst(client.get("/rol/"))


def test_outside_the_demo_nobody_is_offered_and_nobody_gets_in(demomens):
    client = Client()
    assert demomens.naam not in tekst(client.get("/inloggen/", follow=True))
    assert client.post("/inloggen/als/", {"code": demomens.code}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demo")
def test_only_people_of_the_demo_can_be_chosen():
    ander = Medewerker.objects.get(pk=wereld.professional().medewerker)
    client = Client()
    assert client.post("/inloggen/als/", {"code": ander.code}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demo")
def test_after_log_in_one_never_lands_on_another_site(demomens):
    antwoord = Client().post("/inloggen/als/", {"code": demomens.code, "next": "https://elders.example/"})
    assert antwoord.url == "/"


@pytest.mark.usefixtures("demo")
def test_the_command_prints_the_demo_logins(demomens, capsys):
    call_command("demologins")
    assert demomens.naam in capsys.readouterr().out


def test_the_command_prints_nobody_outside_the_demo(demomens, capsys):
    call_command("demologins")
    assert demomens.naam not in capsys.readouterr().out


def test_a_visitor_is_asked_to_log_in_and_comes_back():
    antwoord = Client().get("/rol/?a=1")
    assert (antwoord.status_code, antwoord.url) == (302, "/inloggen/?next=%2Frol%2F%3Fa%3D1")


def test_who_has_two_roles_chooses_and_the_top_bar_says_which():
    actor = wereld.professional()
    teamleider = Rol.objects.get(code="teamleider")
    tweede = Teamlidmaatschap.objects.create(
        medewerker_id=actor.medewerker,
        team_id=actor.team,
        organisatie_id=actor.organisatie,
        rol=teamleider,
        van=date(2021, 1, 1),
    )
    client = ingelogd(actor)
    assert f"U werkt hier als {actor.rol_naam}" in tekst(client.get("/rol/"))
    assert client.post("/rol/", {"lidmaatschap": tweede.pk}).status_code == 302
    assert f"U werkt hier als {teamleider.naam}" in tekst(client.get("/rol/"))


def test_the_role_of_somebody_else_cannot_be_chosen():
    client, ander = ingelogd(wereld.professional()), wereld.professional()
    assert client.post("/rol/", {"lidmaatschap": ander.lidmaatschap}).status_code == 404


def test_an_account_without_a_role_gets_a_calm_explanation():
    client = ingelogd(wereld.professional())
    Teamlidmaatschap.objects.filter(medewerker__account__pk=client.session["_auth_user_id"]).update(
        van=date(2020, 1, 1), tot=date(2020, 2, 1)
    )
    antwoord = client.get("/")
    assert antwoord.status_code == 403
    assert "nog geen rol in een team" in tekst(antwoord)


def test_a_role_that_ended_is_no_longer_offered():
    actor = wereld.professional()
    Teamlidmaatschap.objects.filter(pk=actor.lidmaatschap).update(tot=date(2024, 1, 1))
    assert "nog geen rol in een team" in tekst(ingelogd(actor).get("/"))


def test_log_out_ends_the_session():
    client = ingelogd(wereld.professional())
    assert client.post("/uitloggen/").status_code == 302
    assert client.get("/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_get_does_not_log_out():
    client = ingelogd(wereld.professional())
    assert client.get("/uitloggen/").status_code == 405
    assert "_auth_user_id" in client.session
