"""Who wrote a line: named, unless it is somebody who is there for another member alone."""

import pytest
from django.urls import reverse

from tandem.acties import deur
from tandem.models import Regel
from tandem.regels.rechten.lagen import Doel, Laag
from tests import wereld
from tests.web.hulp import tekst
from tests.web.portaal.hulp import als_lid

pytestmark = pytest.mark.usefixtures("db", "inhoud")


def _schrijf(wie, gezin, betreft, woorden, door):
    """A line of this author; the row as somebody with keys puts it there."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.bewaar(
            Regel(
                laag=Laag.ANALYSE, betreft=[gezin.leden[betreft]], tekst=woorden, op=sessie.vandaag, soort="waarneming",
                bij_soort="casus", bij=gezin.casus, auteur_id=wie.medewerker,
            )
        )  # fmt: skip
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.ANALYSE)


def _blad(gezin, naam):
    return tekst(als_lid(gezin.leden[naam]).get(reverse("mijn_geschreven", args=[gezin.openbaar])))


@pytest.mark.parametrize(
    ("banden", "genoemd"), [(("Tom",), False), (("Samira",), True), ((None,), True), (("Tom", "Samira"), True)]
)
def test_who_is_there_for_another_alone_is_not_named_beside_a_line(rosa, gezin, banden, genoemd):
    opvang = wereld.professional("aanbieder")
    for voor in banden:
        wereld.betrek(gezin, opvang, door=rosa, namens_id=gezin.leden[voor] if voor else None)
    _schrijf(opvang, gezin, "Samira", "Zij belde hierheen.", rosa)
    _schrijf(opvang, gezin, "Tom", "Hij slaapt goed.", rosa)
    blad = _blad(gezin, "Samira")
    assert "Zij belde hierheen." in blad
    assert (opvang.naam in blad) is genoemd
    assert rosa.naam in blad
    if banden == ("Tom",):
        assert opvang.naam in _blad(gezin, "Tom")


def test_an_author_without_a_tie_is_named(rosa, gezin):
    nacht = wereld.professional("aanbieder")
    _schrijf(nacht, gezin, "Samira", "Zij belde vannacht.", rosa)
    assert nacht.naam in _blad(gezin, "Samira")
