"""Every address declares its policy; one that goes round the register is named."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import include, path

from tandem.management.controles.beleid import zonder_beleid
from tandem.web.pagina import REGISTER
from tandem.web.urls import urlpatterns

BEKEND = {"werk": SimpleNamespace(pad="werk/")}


def weergave(request):
    return HttpResponse()


def test_every_address_declares_its_policy() -> None:
    assert zonder_beleid(urlpatterns, REGISTER) == []


def test_there_are_addresses_to_judge() -> None:
    assert len(urlpatterns) > 5


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
