"""Triage: each outcome has its consequence, decided by who may decide it; the reporter's answer is watched."""

import uuid

import pytest

from tandem.acties import deur
from tandem.acties.casus.melder import Melderinvoer
from tandem.acties.casus.signaal import ACUUT, BEOORDELEN, lees_signaal
from tandem.acties.casus.terugkoppeling import koppel_terug
from tandem.acties.casus.triage import Triageinvoer, beoordeel_signaal, lees_triage
from tandem.models import Betrokkenheid, Casus, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, Ongeldig
from tests import wereld
from tests.acties.casus.hulp import opening, signaal
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor, met_casus=False)


def _beoordeel(actor, gezin, nummer, uitkomst, *, verzoek=None, **anders):
    invoer = Triageinvoer(uitkomst, **{"reden": "Omdat.", "terugkoppelen_op": over(3), **anders})
    wie = {"door": actor, "huishouden": gezin.openbaar, "signaal": nummer}
    return beoordeel_signaal(**wie, verzoek=verzoek or uuid.uuid4(), invoer=invoer)


def _open_termijnen(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return {rij.soort: rij.vervalt_op for rij in sessie.van(Termijn).filter(afgerond_op=None)}


def _lees(actor, gezin, nummer):
    return lees_signaal(door=actor, huishouden=gezin.openbaar, signaal=nummer)


def test_the_sheet_says_which_outcomes_are_for_this_organisation(actor, gezin):
    blad = lees_triage(door=actor, huishouden=gezin.openbaar, signaal=signaal(actor, gezin))
    mag = {keuze.code for keuze in blad.uitkomsten if keuze.mag}
    assert "casus_lokaal_team" in mag
    assert "onderzoek_veilig_thuis" not in mag
    assert blad.moet_terugkoppelen


def test_an_outcome_that_opens_a_case_opens_it_in_the_same_act(actor, gezin):
    nummer = signaal(actor, gezin)
    casus = _beoordeel(actor, gezin, nummer, "casus_lokaal_team", opening=opening(actor))
    gelezen = _lees(actor, gezin, nummer)
    assert gelezen.triage_naam == "Het lokale team gaat verder"
    assert gelezen.casusnummer.startswith(f"T-{vandaag().year}-")
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        assert sessie.een(Casus, casus).fase == "verkenning"
        assert sessie.van(Betrokkenheid).get(vast_gezicht=True, tot=None).medewerker_id == actor.medewerker


def test_assessing_ends_its_term_and_sets_the_day_on_which_the_reporter_hears(actor, gezin):
    nummer = signaal(actor, gezin)
    assert BEOORDELEN in _open_termijnen(actor, gezin)
    _beoordeel(actor, gezin, nummer, "beeindigd")
    assert _open_termijnen(actor, gezin) == {"terugkoppelen_signaal_beoordeeld": over(3)}
    koppel_terug(
        door=actor, huishouden=gezin.openbaar, signaal=nummer, moment="signaal_beoordeeld", gegeven_op=vandaag(),
        inhoud=["beoordeeld"], wijze="telefoon",
    )  # fmt: skip
    assert _open_termijnen(actor, gezin) == {}


def test_a_reporter_who_left_nothing_cannot_be_told_back(actor, gezin):
    nummer = signaal(actor, gezin, melder=Melderinvoer("anoniem", "niet_gevraagd"))
    _beoordeel(actor, gezin, nummer, "beeindigd", terugkoppelen_op=None)
    assert _open_termijnen(actor, gezin) == {}


def test_a_running_case_takes_the_signal_and_a_second_case_is_refused(actor):
    gezin = wereld.gezin(actor)
    nummer = signaal(actor, gezin)
    with pytest.raises(Ongeldig, match="Er loopt al een casus"):
        _beoordeel(actor, gezin, nummer, "casus_lokaal_team", opening=opening(actor))
    assert _beoordeel(actor, gezin, nummer, "bij_lopende_casus") is None
    assert _lees(actor, gezin, nummer).triage_uitkomst == "bij_lopende_casus"


def test_somebody_outside_goes_on_and_on_a_day_we_look_whether_they_did(actor, gezin):
    nummer = signaal(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        _beoordeel(actor, gezin, nummer, "betrokken_professional", nagaan_op=over(7))
    assert list(fout.value.fouten) == ["wie_verder"]
    _beoordeel(actor, gezin, nummer, "betrokken_professional", wie_verder="Juf Anke", nagaan_op=over(7))
    assert _open_termijnen(actor, gezin)["nagaan_of_opgepakt"] == over(7)
    assert "Juf Anke" in _lees(actor, gezin, nummer).triage_reden


@pytest.mark.parametrize(
    ("uitkomst", "anders", "veld"),
    [
        ("weglopen", {}, "uitkomst"),
        ("onderzoek_veilig_thuis", {}, "uitkomst"),
        ("bij_lopende_casus", {}, "uitkomst"),
        ("beeindigd", {"reden": " "}, "reden"),
        ("beeindigd", {"terugkoppelen_op": None}, "terugkoppelen_op"),
        ("beeindigd", {"terugkoppelen_op": lambda: over(-1)}, "terugkoppelen_op"),
        ("betrokken_professional", {"wie_verder": "Juf"}, "nagaan_op"),
        ("casus_lokaal_team", {}, "team"),
    ],
)
def test_what_is_missing_is_asked_at_its_field_and_nothing_is_decided(actor, gezin, uitkomst, anders, veld):
    nummer = signaal(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        _beoordeel(actor, gezin, nummer, uitkomst, **van_nu(anders))
    assert veld in fout.value.fouten
    assert not _lees(actor, gezin, nummer).triage_uitkomst


def test_nobody_walks_away_from_an_acute_signal(actor, gezin):
    nummer = signaal(actor, gezin, acuut=True, wat_nu="Politie gebeld.")
    with pytest.raises(Ongeldig) as fout:
        _beoordeel(actor, gezin, nummer, "beeindigd")
    assert list(fout.value.fouten) == ["niet_meer_acuut"]
    _beoordeel(actor, gezin, nummer, "beeindigd", niet_meer_acuut=True)
    assert ACUUT not in _open_termijnen(actor, gezin)
    assert not _lees(actor, gezin, nummer).acuut


def test_an_acute_signal_opens_a_case_only_with_a_day_on_which_somebody_goes(actor, gezin):
    nummer = signaal(actor, gezin, acuut=True, wat_nu="Politie gebeld.")
    with pytest.raises(Ongeldig) as fout:
        _beoordeel(actor, gezin, nummer, "casus_lokaal_team", opening=opening(actor))
    assert list(fout.value.fouten) == ["eerste_contact"]
    _beoordeel(actor, gezin, nummer, "casus_lokaal_team", opening=opening(actor, eerste_contact=vandaag()))
    termijnen = _open_termijnen(actor, gezin)
    assert ACUUT not in termijnen
    assert termijnen["eerste_contact"] == vandaag()


def test_only_veilig_thuis_concludes_that_it_investigates_and_says_why(actor, gezin):
    vt = wereld.professional("casusregisseur", organisatie=wereld.organisatie("veilig_thuis"))
    wereld.betrek(gezin, vt, door=actor)
    nummer = signaal(vt, gezin, beoordelen_uiterlijk=None)
    with pytest.raises(Ongeldig) as fout:
        _beoordeel(vt, gezin, nummer, "onderzoek_veilig_thuis", opening=opening(actor))
    assert list(fout.value.fouten) == ["onderzoeksgrond"]
    _beoordeel(vt, gezin, nummer, "onderzoek_veilig_thuis", opening=opening(actor), onderzoeksgrond="ontkenning")
    assert "ontkennen" in _lees(vt, gezin, nummer).triage_reden


def test_a_signal_is_decided_once(actor, gezin):
    nummer, verzoek = signaal(actor, gezin), uuid.uuid4()
    casus = _beoordeel(actor, gezin, nummer, "casus_lokaal_team", opening=opening(actor), verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        _beoordeel(actor, gezin, nummer, "casus_lokaal_team", opening=opening(actor), verzoek=verzoek)
    assert eerder.value.uitkomst == str(casus)
    with pytest.raises(Ongeldig, match="al besloten"):
        _beoordeel(actor, gezin, nummer, "beeindigd")


def test_without_a_key_to_safety_nobody_decides(actor, gezin):
    nummer = signaal(actor, gezin)
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        _beoordeel(aanbieder, gezin, nummer, "beeindigd")
