"""Letters in Mijn Tandem: each for the person it was made for, not for who looks along."""

import pytest
from django.urls import reverse

from tests.acties.rechten.test_maatregelen import actor, gezin
from tests.acties.rechten.test_markeerpunten import _brief, punt
from tests.web.hulp import tekst
from tests.web.portaal.hulp import als_lid, word

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["actor", "gezin", "punt"]


def _adres(naam, gezin, *delen):
    return reverse(naam, args=[gezin.openbaar, *delen])


@pytest.fixture
def brief(actor, gezin, punt):
    return _brief(actor, gezin, punt, "Tom", thuis="nee", weg="samen")


def test_who_it_is_for_reads_it_and_keeps_it_as_a_file(gezin, brief):
    tom = als_lid(gezin.leden["Tom"])
    assert _adres("mijn_brief", gezin, brief) in tekst(tom.get(_adres("mijn_brieven", gezin)))
    assert _adres("mijn_brieven", gezin) in tekst(tom.get(_adres("mijn_begin", gezin)))
    pagina = tekst(tom.get(_adres("mijn_brief", gezin, brief)))
    assert "Jij hebt niets fout gedaan" in pagina
    assert "Wat kun je doen?" in pagina
    pdf = tom.get(_adres("mijn_brief_pdf", gezin, brief))
    assert (pdf["Content-Type"], pdf.content[:5], pdf["Cache-Control"]) == ("application/pdf", b"%PDF-", "no-store")


@pytest.mark.parametrize("wie", ["Samira", "Noor"])
def test_nobody_else_at_home_meets_it(gezin, brief, wie):
    ander = als_lid(gezin.leden[wie])
    assert "Er is geen brief" in tekst(ander.get(_adres("mijn_brieven", gezin)))
    for naam in ("mijn_brief", "mijn_brief_pdf"):
        assert ander.get(_adres(naam, gezin, brief)).status_code == 404
    assert str(brief) not in tekst(ander.get(_adres("mijn_begin", gezin)))


def test_a_young_child_reads_the_own_letter_without_the_ground(actor, gezin, punt):
    word(gezin.leden["Tom"], 9)
    nummer = _brief(actor, gezin, punt, "Tom", thuis="nee", weg="samen")
    pagina = tekst(als_lid(gezin.leden["Tom"]).get(_adres("mijn_brief", gezin, nummer)))
    assert "Voorlopige ondertoezichtstelling" in pagina
    assert "Waarom?" not in pagina
