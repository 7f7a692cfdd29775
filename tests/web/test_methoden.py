"""A route answers the methods that it declares. What only writes does nothing for HEAD and OPTIONS.

Both pass the check on forged requests (CSRF), as GET does: a view that writes may not run for them.
"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from tandem.web.pagina import REGISTER, Beleid, Wie, _bewaak


@pytest.mark.parametrize(
    ("methoden", "methode", "status", "draait"),
    [
        (("POST",), "POST", 200, True),
        (("POST",), "HEAD", 405, False),
        (("POST",), "GET", 405, False),
        (("POST",), "OPTIONS", 204, False),
        (("GET",), "HEAD", 200, True),
        (("GET", "POST"), "HEAD", 200, True),
        (("GET", "POST"), "OPTIONS", 204, False),
        (("GET", "POST"), "PUT", 405, False),
    ],
)
def test_a_view_runs_for_the_methods_that_its_route_declares(methoden, methode, status, draait):
    gedraaid = []

    def weergave(request):
        gedraaid.append(request.method)
        return HttpResponse()

    beleid = Beleid("x", "x/", Wie.IEDEREEN, frozenset(), methoden, "", frozenset(), frozenset())
    verzoek = RequestFactory().generic(methode, "/x/")
    verzoek.user = AnonymousUser()
    antwoord = _bewaak(weergave, beleid)(verzoek)
    assert (antwoord.status_code, bool(gedraaid)) == (status, draait)


def test_options_names_what_a_route_takes(client):
    antwoord = client.options("/inloggen/")
    assert antwoord.headers["Allow"] == ", ".join((*REGISTER["inloggen"].methoden, "HEAD", "OPTIONS"))


def test_some_routes_only_write():
    assert sum("GET" not in beleid.methoden for beleid in REGISTER.values()) > 5
