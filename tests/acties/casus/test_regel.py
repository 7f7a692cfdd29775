"""Lines about people: what a line needs, that it is corrected and never overwritten, and who sees which version."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.regel import Regelinvoer, bewaar_regels, lees_regels
from tandem.acties.casus.regelversies import corrigeer, lees_regelgeschiedenis
from tandem.models import Casus
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, NietGevonden, Ongeldig
from tests import wereld

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _bewaar(actor, gezin, *regels, bij_soort="test"):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        rijen = bewaar_regels(sessie, regels, bij_soort=bij_soort, bij=1, laag=Laag.PLAN)
        sessie.gebeurtenis("test")
    return rijen


def _lees(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return lees_regels(sessie, bij_soort="test", bij=[1]).get(1, [])


def _regel(gezin, **anders):
    gegevens = {"soort": "waarneming", "tekst": "Tom had een blauwe plek.", "op": timezone.localdate()}
    return Regelinvoer(**{**gegevens, "betreft": (gezin.leden["Tom"],), **anders})


def _corrigeer(actor, gezin, regel, **anders):
    gegevens = {"soort": "waarneming", "tekst": "Tom had een schaafwond.", "op": timezone.localdate()}
    gegevens = {**gegevens, "betreft": (gezin.leden["Tom"],), "verzoek": uuid.uuid4(), **anders}
    return corrigeer(door=actor, huishouden=gezin.openbaar, regel=regel, **gegevens)


def test_lines_come_back_in_order_and_empty_ones_are_no_lines(actor, gezin):
    _bewaar(actor, gezin, _regel(gezin, tekst="een"), _regel(gezin, tekst="  "), _regel(gezin, tekst="twee"))
    assert [regel.tekst for regel in _lees(actor, gezin)] == ["een", "twee"]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "mening"}, "soort"),
        ({"op": date(2999, 1, 1)}, "op"),
        ({"tekst": "x" * 5001}, "tekst"),
        ({"betreft": ()}, "betreft"),
        ({"betreft": (1,)}, "betreft"),
        ({"niet_zichtbaar_voor": (1,)}, "niet_zichtbaar_voor"),
        ({"soort": "feit"}, "bron"),
        ({"soort": "stem"}, "stem"),
        ({"soort": "stem", "stem": 1}, "betreft"),
    ],
)
def test_a_line_that_is_not_in_order_is_refused_at_its_field_and_nothing_is_stored(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _bewaar(actor, gezin, _regel(gezin), _regel(gezin, **anders))
    assert list(fout.value.fouten) == [f"regels-1-{veld}"]
    assert _lees(actor, gezin) == []


def test_a_member_of_another_household_is_no_member_here(actor, gezin):
    ander = wereld.gezin(actor, ("Anna",))
    with pytest.raises(Ongeldig, match="uit dit huishouden"):
        _bewaar(actor, gezin, _regel(gezin, betreft=(ander.leden["Anna"],)))


def test_a_voice_is_about_whoever_speaks(actor, gezin):
    _bewaar(actor, gezin, _regel(gezin, soort="stem", stem=gezin.leden["Noor"]))
    (regel,) = _lees(actor, gezin)
    assert set(regel.betreft) == {gezin.leden["Tom"], gezin.leden["Noor"]}


def test_a_closed_case_takes_no_new_lines_but_a_signal_still_comes_in(actor, gezin):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(afgerond_op=sessie.vandaag, afrondsoort="blijvend_veilig")
        sessie.gebeurtenis("test")
    with pytest.raises(Ongeldig, match="afgerond op"):
        _bewaar(actor, gezin, _regel(gezin))
    assert _bewaar(actor, gezin, _regel(gezin), bij_soort="signaal")


def test_correcting_keeps_the_old_version_and_shows_the_new_one(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    nieuw = _corrigeer(actor, gezin, oud.openbaar)
    assert [(r.openbaar, r.tekst) for r in _lees(actor, gezin)] == [(nieuw, "Tom had een schaafwond.")]
    stand = lees_regelgeschiedenis(door=actor, huishouden=gezin.openbaar, regel=oud.openbaar)
    assert [versie.tekst for versie in stand.versies] == ["Tom had een schaafwond.", "Tom had een blauwe plek."]
    assert stand.nieuwste.openbaar == nieuw


def test_the_same_correction_twice_happens_once(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    verzoek = uuid.uuid4()
    nieuw = _corrigeer(actor, gezin, oud.openbaar, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        _corrigeer(actor, gezin, oud.openbaar, verzoek=verzoek)
    assert eerder.value.uitkomst == str(nieuw)


def test_whoever_corrects_an_old_version_is_told_and_sees_theirs(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    _corrigeer(actor, gezin, oud.openbaar)
    with pytest.raises(Botsing) as botsing:
        _corrigeer(actor, gezin, oud.openbaar, tekst="Mijn versie.")
    assert botsing.value.hun["tekst"] == "Tom had een schaafwond."


def test_a_correction_that_changes_nothing_is_no_version(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    with pytest.raises(Ongeldig, match="niets veranderd"):
        _corrigeer(actor, gezin, oud.openbaar, tekst=" Tom had een blauwe plek. ")


def test_whom_the_new_version_is_hidden_from_does_not_read_the_old_one_either(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    _corrigeer(actor, gezin, oud.openbaar, ook_niet_voor=(gezin.leden["Samira"],))
    namens = wereld.professional()
    wereld.betrek(gezin, namens, door=actor, namens_id=gezin.leden["Samira"])
    with pytest.raises(NietGevonden):
        lees_regelgeschiedenis(door=namens, huishouden=gezin.openbaar, regel=oud.openbaar)


def test_who_looks_along_for_somebody_hides_nothing_from_that_very_person(actor, gezin):
    samira = gezin.leden["Samira"]
    namens = wereld.professional()
    wereld.betrek(gezin, namens, door=actor, namens_id=samira)
    with pytest.raises(Ongeldig, match="namens") as fout:
        _bewaar(namens, gezin, _regel(gezin, niet_zichtbaar_voor=(samira,)))
    assert list(fout.value.fouten) == [""]
    assert _lees(actor, gezin) == []


def test_a_stranger_finds_no_line(actor, gezin):
    (oud,) = _bewaar(actor, gezin, _regel(gezin))
    vreemde = wereld.professional()
    with pytest.raises(NietGevonden):
        _corrigeer(vreemde, gezin, oud.openbaar)
    with pytest.raises(NietGevonden):
        lees_regelgeschiedenis(door=vreemde, huishouden=gezin.openbaar, regel=oud.openbaar)


def test_a_line_about_yesterday_may_be_written_today(actor, gezin):
    assert _bewaar(actor, gezin, _regel(gezin, op=timezone.localdate() - timedelta(days=1)))
