"""What was true a request ago is asked anew: session, account and role hold from the very next request."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tandem.acties.rechten.account import account_voor
from tandem.koppelingen.database import beheerverbinding
from tandem.models import Teamlidmaatschap
from tests import wereld
from tests.web.hulp import ingelogd

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def client(actor):
    """Somebody who works: the process has seen their session before."""
    client = ingelogd(actor)
    for _ in range(2):
        assert client.get("/").status_code == 200
    return client


def mens(actor):
    return get_user_model().objects.get(pk=account_voor(medewerker=actor.medewerker))


def test_session_account_and_capacities_are_one_question(client):
    with CaptureQueriesContext(connection) as gevraagd:
        client.get("/regio/")
    over = [een["sql"] for een in gevraagd if "django_session" in een["sql"] or "auth_user" in een["sql"]]
    assert len(over) == 1


def test_a_session_that_ended_holds_at_once(client):
    Session.objects.get(pk=client.cookies["sessionid"].value).delete()
    assert client.get("/").status_code == 302


def test_a_session_past_its_day_is_none(client):
    Session.objects.filter(pk=client.cookies["sessionid"].value).update(
        expire_date=timezone.now() - timedelta(seconds=1)
    )
    assert client.get("/").status_code == 302


def test_another_password_ends_the_session(client, actor):
    account = mens(actor)
    account.set_password("een heel ander wachtwoord")
    account.save()
    assert client.get("/").status_code == 302


def test_a_closed_account_ends_the_session(client, actor):
    account = mens(actor)
    account.is_active = False
    account.save()
    assert client.get("/").status_code == 302


def test_a_role_that_ended_is_gone(client, actor):
    vandaag = timezone.localdate()
    lid = Teamlidmaatschap.objects.get(pk=actor.lidmaatschap)
    lid.van, lid.tot = vandaag - timedelta(days=1), vandaag
    lid.save()
    assert client.get("/").status_code == 403


def test_the_chosen_capacity_counts_and_else_the_first(client, actor):
    leider = Teamlidmaatschap.objects.get(pk=wereld.professional("teamleider").lidmaatschap)
    leider.medewerker_id = actor.medewerker
    leider.save()
    assert client.get("/").wsgi_request.actor.lidmaatschap == actor.lidmaatschap
    sessie = client.session
    sessie["lidmaatschap"] = leider.pk
    sessie.save()
    verzoek = client.get("/regio/").wsgi_request
    assert (verzoek.actor.lidmaatschap, verzoek.actor.rol) == (leider.pk, "teamleider")
    sessie["lidmaatschap"] = 0
    sessie.save()
    assert client.get("/regio/").wsgi_request.actor.lidmaatschap == actor.lidmaatschap


def test_a_session_of_somebody_else_under_a_known_key_is_theirs(client, actor):
    """A guess about whose session it is never decides: the session itself does."""
    ander = wereld.professional()
    vreemd = ingelogd(ander)
    Session.objects.filter(pk=client.cookies["sessionid"].value).update(
        session_data=Session.objects.get(pk=vreemd.cookies["sessionid"].value).session_data
    )
    antwoord = client.get("/")
    assert antwoord.wsgi_request.user.pk == mens(ander).pk
    assert antwoord.wsgi_request.actor.medewerker == ander.medewerker


def test_a_session_that_was_tampered_with_is_nobodys(client):
    Session.objects.filter(pk=client.cookies["sessionid"].value).update(session_data="verzonnen:1:x")
    assert client.get("/").status_code == 302


def test_an_unknown_session_is_nobodys():
    client = Client()
    client.cookies["sessionid"] = "z" * 32
    assert client.get("/").status_code == 302


def test_a_connection_that_postgresql_ended_is_seen_without_a_question():
    connection.ensure_connection()
    with CaptureQueriesContext(connection) as gevraagd:
        assert connection.is_usable()
    assert not gevraagd.captured_queries
    nummer = connection.connection.info.backend_pid
    with beheerverbinding() as beheer:
        beheer.execute("SELECT pg_terminate_backend(%s, 5000)", [nummer])
    assert not connection.is_usable()
    connection.close()
    connection.ensure_connection()
    assert connection.is_usable()
