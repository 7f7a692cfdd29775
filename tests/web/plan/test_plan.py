"""The pages of the plan: one allowed and one refused for each, bad input at its field, the sheet for at home."""

import uuid

import pytest
from django.urls import reverse

from tests import wereld
from tests.acties.plan.test_plan import _doel, _hulp, _ieder_antwoordt, _lees, _spreek_af, _stap
from tests.kalender import over, van_nu, vandaag
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _adressen(actor, gezin):
    doel, stap, hulp = _doel(actor, gezin), _stap(actor, gezin), _hulp(actor, gezin)
    plan = _lees(actor, gezin).plan.openbaar
    return {
        "plan": [], "plan_versie": [plan], "plan_doel_nieuw": [], "plan_doel": [doel], "plan_doel_los": [doel],
        "plan_cijfer": [doel], "plan_stap_nieuw": [], "plan_stap": [stap], "plan_hulp_nieuw": [], "plan_hulp": [hulp],
        "plan_antwoord": [gezin.leden["Tom"]], "plan_afspreken": [], "plan_evalueren": [], "plan_thuis": [],
    }  # fmt: skip


def test_every_page_opens_for_who_is_involved_and_is_not_found_by_others(actor, gezin):
    zelf, ander = ingelogd(actor), ingelogd(wereld.professional())
    for naam, delen in _adressen(actor, gezin).items():
        adres = reverse(naam, args=[gezin.openbaar, *delen])
        assert zelf.get(adres).status_code == 200, naam
        assert ander.get(adres).status_code == 404, naam


def test_without_a_plan_the_page_says_how_to_begin(actor, gezin):
    assert "Eerste doel opschrijven" in tekst(ingelogd(actor).get(reverse("plan", args=[gezin.openbaar])))


def test_a_goal_is_written_in_the_browser(actor, gezin):
    client, adres = ingelogd(actor), reverse("plan_doel_nieuw", args=[gezin.openbaar])
    invoer = {"tekst": "Wij eten <b>samen</b>", "van_lid": "", "goed_genoeg": "7", "verzoek": str(uuid.uuid4())}
    een, twee = client.post(adres, invoer), client.post(adres, invoer)
    assert een.url == twee.url == reverse("plan", args=[gezin.openbaar])
    pagina = tekst(client.get(een.url))
    assert "Wij eten &lt;b&gt;samen&lt;/b&gt;" in pagina
    assert len(_lees(actor, gezin).doelen) == 1


@pytest.mark.parametrize(
    ("naam", "invoer", "velden"),
    [
        ("plan_doel_nieuw", {"tekst": "", "goed_genoeg": "12"}, {"tekst", "goed_genoeg"}),
        ("plan_doel_nieuw", {"tekst": "x" * 3000}, {"tekst"}),
        ("plan_stap_nieuw", {"tekst": "x", "wie": "anders", "uiterlijk": lambda: over(2)}, {"wie_anders"}),
        ("plan_stap_nieuw", {"tekst": "x", "wie": "lid-99999999", "uiterlijk": "morgen"}, {"wie", "uiterlijk"}),
        ("plan_hulp_nieuw", {"hulpvorm": "toverij", "gevraagd_op": vandaag}, {"hulpvorm"}),
        ("plan_hulp_nieuw", {"hulpvorm": "vggz", "gevraagd_op": lambda: over(5)}, {"gevraagd_op"}),
        ("plan_thuis", {"antwoord": "misschien"}, {"antwoord"}),
    ],
)
def test_bad_input_comes_back_at_its_field(actor, gezin, naam, invoer, velden):
    _doel(actor, gezin)
    antwoord = ingelogd(actor).post(reverse(naam, args=[gezin.openbaar]), van_nu(invoer))
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == velden


def test_help_that_begins_before_it_was_asked_says_so_at_its_day(actor, gezin):
    hulp = _hulp(actor, gezin)
    adres = reverse("plan_hulp", args=[gezin.openbaar, hulp])
    antwoord = ingelogd(actor).post(adres, {"wat": "begonnen", "op": over(-90)})
    assert set(antwoord.context["form"].errors) == {"op"}
    assert ingelogd(actor).post(adres, {"wat": "begonnen", "op": over(-1)}).status_code == 302


def test_the_no_of_a_child_stands_on_the_page_as_large_as_a_yes(actor, gezin):
    _doel(actor, gezin)
    client, tom = ingelogd(actor), gezin.leden["Tom"]
    adres = reverse("plan_antwoord", args=[gezin.openbaar, tom])
    client.post(adres, {"antwoord": "nee", "tekst": "Ik wil naar papa", "op": vandaag()})
    pagina = tekst(client.get(reverse("plan", args=[gezin.openbaar])))
    assert "Ik wil naar papa" in pagina
    assert "niet eens met het plan" in pagina


def test_agreeing_and_looking_back_in_the_browser(actor, gezin):
    _doel(actor, gezin)
    client = ingelogd(actor)
    afspreken = reverse("plan_afspreken", args=[gezin.openbaar])
    weigering = client.post(afspreken, {"op": vandaag(), "evalueren_op": over(30)})
    assert weigering.status_code == 422
    assert "nog niet gevraagd" in tekst(weigering)
    _ieder_antwoordt(actor, gezin)
    assert client.post(afspreken, {"op": vandaag(), "evalueren_op": over(30)}).status_code == 302
    terug = reverse("plan_evalueren", args=[gezin.openbaar])
    assert client.post(terug, {"op": vandaag(), "besluit": "bijstellen"}).status_code == 302
    assert _lees(actor, gezin).plan.nummer == 2


def test_a_form_that_was_read_before_somebody_else_saved_shows_both(actor, gezin):
    doel = _doel(actor, gezin)
    client, adres = ingelogd(actor), reverse("plan_doel", args=[gezin.openbaar, doel])
    client.post(adres, {"tekst": "De eerste", "versie": "1"})
    antwoord = client.post(adres, {"tekst": "De tweede", "versie": "1"})
    assert antwoord.status_code == 409
    assert "De eerste" in tekst(antwoord)
    assert "De tweede" in tekst(antwoord)


def test_the_sheet_for_at_home_comes_after_the_question(actor, gezin):
    _doel(actor, gezin, "Rustig slapen")
    _doel(actor, gezin, "Weg bij Samira", niet_zichtbaar_voor=(gezin.leden["Samira"],))
    _ieder_antwoordt(actor, gezin, Tom="nee")
    _spreek_af(actor, gezin)
    client, adres = ingelogd(actor), reverse("plan_afdruk", args=[gezin.openbaar])
    assert client.get(adres).url == reverse("plan_thuis", args=[gezin.openbaar])
    antwoord = client.post(reverse("plan_thuis", args=[gezin.openbaar]), {"antwoord": "ja"})
    assert antwoord.url == adres
    blad = tekst(client.get(adres))
    assert "Rustig slapen" in blad
    assert "ik ben het er niet mee eens" in blad
    assert actor.naam in blad
    assert "Weg bij Samira" not in blad
    assert actor.team_naam not in blad.split("<article")[1]


def test_the_number_of_queries_does_not_grow_with_the_plan(actor, gezin):
    client, adres = ingelogd(actor), reverse("plan", args=[gezin.openbaar])

    def tel():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as gevraagd:
            assert client.get(adres).status_code == 200
        return len(gevraagd)

    doel = _doel(actor, gezin)
    _stap(actor, gezin, doel=str(doel))
    _hulp(actor, gezin)
    tel()
    een = tel()
    for nummer in range(4):
        _stap(actor, gezin, doel=str(_doel(actor, gezin, f"Doel {nummer}")))
        _hulp(actor, gezin)
    assert tel() == een
