"""What changes while somebody is logged in: a birthday at midnight, a removed member, guardians who disagree, a no."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.leden import laat_vertrekken
from tandem.acties.rechten.delen import deel_met_toestemming
from tandem.models import Regel
from tandem.regels.rechten.lagen import Doel, Laag
from tests.acties.rechten.toestemminghulp import maak_zaak
from tests.kalender import jaren_geleden
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, eigenaar_verbinding, lid_openbaar
from tests.web.portaal.test_toestemming_klacht import _stuur

pytestmark = pytest.mark.usefixtures("db", "rechten")


@pytest.fixture
def zaak():
    """Samira with authority over Tom, who was born so that he turns sixteen at midnight."""
    zaak = maak_zaak()
    zaak.geboren("Tom", jaren_geleden(16) + timedelta(days=1))
    zaak.gezag("Tom", "Samira")
    return zaak


def _regel(zaak, naam, woorden):
    """A line about one of them."""
    with deur.schrijf(door=zaak.ik, doel=Doel.HULP, wat="test", huishouden=zaak.gezin.openbaar) as sessie:
        lid = zaak.gezin.leden[naam]
        vast = {"soort": "waarneming", "bij_soort": "casus", "bij": zaak.gezin.casus, "op": sessie.vandaag}
        sessie.bewaar(Regel(laag=Laag.ANALYSE, betreft=[lid], tekst=woorden, **vast))
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.ANALYSE, betreft=[lid])


def _om(uur, minuut, *, dagen=0):
    dag = timezone.localdate() + timedelta(days=dagen)
    return deur.op_tijdstip(datetime.combine(dag, time(uur, minuut), timezone.get_current_timezone()))


def test_at_midnight_a_child_of_sixteen_is_no_longer_read_by_a_parent(zaak):
    _regel(zaak, "Tom", "Tom zei iets over school.")
    samira, pagina = als_lid(zaak.gezin.leden["Samira"]), reverse("mijn_geschreven", args=[zaak.gezin.openbaar])
    with _om(23, 59):
        assert "Tom zei iets over school." in tekst(samira.get(pagina))
    with _om(0, 1, dagen=1):
        assert "Tom zei iets over school." not in tekst(samira.get(pagina))
        tom = als_lid(zaak.gezin.leden["Tom"])
        assert "Tom zei iets over school." in tekst(tom.get(pagina))


def test_who_left_reads_nothing_new_in_the_session_that_was_open(zaak):
    samira, pagina = als_lid(zaak.gezin.leden["Samira"]), reverse("mijn_geschreven", args=[zaak.gezin.openbaar])
    _regel(zaak, "Samira", "Samira vertelde dat het beter gaat.")
    assert "Samira vertelde" in tekst(samira.get(pagina))
    lid = lid_openbaar(zaak.ik, zaak.gezin, "Samira")
    laat_vertrekken(door=zaak.ik, huishouden=zaak.gezin.openbaar, lid=lid, op=timezone.localdate())
    with eigenaar_verbinding() as verbinding:  # authority goes on after leaving: here it ended as well
        vraag = "UPDATE tandem_gezag SET tot = current_date WHERE huishouden_id = %s"
        verbinding.execute(vraag, [zaak.gezin.id])
    _regel(zaak, "Tom", "Er is een nieuw adres.")
    gelezen = tekst(samira.get(pagina))
    assert "Samira vertelde" in gelezen
    assert "Er is een nieuw adres." not in gelezen


@pytest.mark.parametrize(("vader", "leest"), [("gegeven", True), ("geweigerd", False), (None, False)])
def test_guardians_who_disagree_or_are_silent_give_no_consent(zaak, vader, leest):
    """Both hold authority over a boy of eight; only two times yes lets the helper read."""
    for naam, dag in (("Tom", jaren_geleden(8)), ("Noor", jaren_geleden(40))):
        zaak.geboren(naam, dag)
    zaak.gezag("Tom", "Noor")
    vraag, huis = zaak.vraag("Tom"), zaak.gezin.openbaar
    assert _stuur(als_lid(zaak.gezin.leden["Samira"]), "mijn_toestemming_antwoord", huis, vraag, antwoord="gegeven")
    if vader:
        _stuur(als_lid(zaak.gezin.leden["Noor"]), "mijn_toestemming_antwoord", huis, vraag, antwoord=vader)
    status = ingelogd(zaak.ander).get(reverse("gedeeld_dossier", args=[huis])).status_code
    assert status == (200 if leest else 404)


def test_a_yes_taken_back_holds_from_the_next_request_of_who_was_reading(zaak):
    vraag, huis = zaak.vraag("Samira"), zaak.gezin.openbaar
    samira, ander = als_lid(zaak.gezin.leden["Samira"]), ingelogd(zaak.ander)
    _stuur(samira, "mijn_toestemming_antwoord", huis, vraag, antwoord="gegeven")
    deel_met_toestemming(**zaak.ding, toestemming=vraag, wat="het plan")
    pagina = reverse("gedeeld_dossier", args=[huis])
    assert ander.get(pagina).status_code == 200
    _stuur(samira, "mijn_toestemming_antwoord", huis, vraag, antwoord="ingetrokken")
    assert ander.get(pagina).status_code == 403  # once read, so the refusal may say why
