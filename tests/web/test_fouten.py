"""Pages for when something does not go."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from tandem.instellingen.middleware import Deurwachter
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.web import fouten
from tests import wereld
from tests.web.hulp import ingelogd, tekst

GETYPT = {"tekst": "Noor is vandaag gezien.", "verzoek": "0b8ee7e8-0000-4000-8000-000000000000", "wachtwoord": "geheim"}


@pytest.mark.usefixtures("db")
def test_unknown_and_not_allowed_look_the_same():
    client = ingelogd(wereld.professional())
    onbekend, mag_niet = client.get("/bestaat-niet/"), client.post("/rol/", {"lidmaatschap": "0"})
    assert (onbekend.status_code, mag_niet.status_code) == (404, 404)
    assert len(onbekend.content) == len(mag_niet.content)
    assert "Niet gevonden" in tekst(onbekend)


@pytest.mark.parametrize("fout", [OperationalError("weg"), InterfaceError("dicht")])
def test_a_database_that_is_away_keeps_what_was_typed(fout):
    verzoek = RequestFactory().post("/huishoudens/x/contact/", GETYPT)
    antwoord = Deurwachter(lambda _: None).process_exception(verzoek, fout)
    assert antwoord.status_code == 503
    assert GETYPT["tekst"] in tekst(antwoord)
    assert GETYPT["verzoek"] in tekst(antwoord)
    assert "geheim" not in tekst(antwoord)


def test_a_refusal_says_why_and_an_unknown_fault_is_left_to_django():
    assert "sinds 1 juni" in tekst(fouten.vertaal(_bezoek(), Geweigerd("U bent sinds 1 juni niet meer betrokken.")))
    assert fouten.vertaal(_bezoek(), NietGevonden()).status_code == 404
    assert fouten.vertaal(_bezoek(), ValueError()) is None


def test_a_form_sent_after_the_session_ended_keeps_its_text():
    antwoord = Client().post("/rol/", GETYPT)
    assert antwoord.status_code == 401
    assert GETYPT["tekst"] in tekst(antwoord)


def test_a_form_without_the_mark_of_this_site_is_refused_and_keeps_its_text():
    antwoord = Client(enforce_csrf_checks=True).post("/uitloggen/", GETYPT)
    assert antwoord.status_code == 403
    assert GETYPT["tekst"] in tekst(antwoord)


@pytest.mark.usefixtures("db")
def test_more_than_the_server_takes_gets_a_clear_sentence(settings):
    client = ingelogd(wereld.professional(), enforce_csrf_checks=True)
    client.get("/rol/")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    antwoord = client.post("/rol/", {"tekst": "a" * 2000})
    assert antwoord.status_code == 413
    assert "groter dan 30 MB" in tekst(antwoord)


def test_a_fault_of_ours_shows_no_details_and_keeps_the_text():
    try:
        raise KeyError("geheim detail")
    except KeyError:
        antwoord = fouten.fout(RequestFactory().post("/x/", GETYPT))
    assert antwoord.status_code == 500
    assert "geheim detail" not in tekst(antwoord)
    assert GETYPT["tekst"] in tekst(antwoord)


def _bezoek():
    return RequestFactory().get("/x/")
