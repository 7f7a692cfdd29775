"""Every address declares its policy; one that goes round the register is named."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import include, path

from tandem.management.controles.beleid import zonder_beleid
from tandem.web.pagina import REGISTER, Wie
from tandem.web.urls import urlpatterns

VOOR_IEDEREEN = {
    "account_inactive",
    "account_login",
    "account_logout",
    "deelnemen",  # its own door: a link and a code, for the own answers of one wave only
    "galerij",
    "gast",  # its own door: a link and a second factor, for listed items only
    "inloggen",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mijn_dicht",
    "mijn_inloggen",
    "mijn_uitnodiging",  # its own door: a link that expires and a code, before there is an account
    "mijn_weg",
    "openid_connect_login",
    "openid_connect_callback",  # lets in who is coupled, or who showed link and code
    "uitloggen",
    "uitnodiging",
}
BEKEND = {"werk": SimpleNamespace(pad="werk/")}


def weergave(request):
    return HttpResponse()


def test_every_address_declares_its_policy() -> None:
    assert zonder_beleid(urlpatterns, REGISTER) == []


def test_there_are_addresses_to_judge() -> None:
    assert len(urlpatterns) > 5


def test_every_address_says_what_it_is_for() -> None:
    assert [naam for naam, beleid in REGISTER.items() if not beleid.uitleg.strip()] == []


def test_only_the_log_in_and_the_gallery_are_open_to_everybody() -> None:
    """Who adds a page for everybody, names it here: no household data may ever stand there."""
    open_ = {naam for naam, beleid in REGISTER.items() if beleid.wie is Wie.IEDEREEN}
    assert open_ - VOOR_IEDEREEN == set()
    # each behind a link and a code of its own
    assert {naam for naam in open_ if REGISTER[naam].doelen} == {
        "deelnemen",
        "gast",
        "mijn_uitnodiging",
        "openid_connect_callback",
    }


def test_declared_address_passes() -> None:
    assert zonder_beleid([path("werk/", weergave, name="werk")], BEKEND) == []


@pytest.mark.parametrize(
    "patroon",
    [
        path("lek/", weergave),
        path("lek/", weergave, name="lek"),
        path("lek/", weergave, name="werk"),
        path("api/", include([path("lek/", weergave, name="werk")])),
    ],
)
def test_address_round_the_register_is_named(patroon) -> None:
    (fout,) = zonder_beleid([patroon], BEKEND)
    assert "lek/" in fout


def test_name_used_twice_is_named() -> None:
    dubbel = [path("werk/", weergave, name="werk"), path("werk/", weergave, name="werk")]
    assert zonder_beleid(dubbel, BEKEND) == ["/werk/ (werk) staat er twee keer"]
