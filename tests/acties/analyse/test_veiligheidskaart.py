"""The veiligheidskaart: two voices, incidents, factors, agreements, plans for trouble, and the phase that fits."""

import uuid
from datetime import date

import pytest

from tandem.acties import deur
from tandem.acties.analyse import veiligheidskaart as kaart
from tandem.acties.analyse.kaartlezen import lees_kaart
from tandem.acties.analyse.veiligheidskaart import Oordeelinvoer
from tandem.acties.casus.afspraak import Afspraakinvoer
from tandem.acties.veiligheidsstand import lees_standen
from tandem.models import Casus, Termijn
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

S = Veiligheidsstand


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def oordeel(actor, gezin, naam="Tom", verzoek=None, **anders):
    gegevens = {"lid": gezin.leden.get(naam, 1), "op": vandaag(), "oordeel": "veilig", "tekst": "Rustig.", **anders}
    return kaart.beoordeel(door=actor, huishouden=gezin.openbaar, invoer=Oordeelinvoer(**gegevens), verzoek=verzoek)


def lees(actor, gezin, **anders):
    return lees_kaart(door=actor, huishouden=gezin.openbaar, **anders)


def _standen(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return lees_standen(sessie)


def _zet_fase(actor, gezin, fase):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(fase=fase)
        sessie.gebeurtenis("test")


def test_two_voices_stand_beside_each_other_and_the_least_safe_counts(actor, gezin):
    oordeel(actor, gezin, score_zelf=2, woord_zelf="onveilig", tekst_zelf="Ik slaap niet.")
    (een,) = lees(actor, gezin).oordelen
    assert (een.score_zelf, een.stand_zelf, een.stand) == (2, S.ONVEILIG, S.GOED)
    standen = _standen(actor, gezin)
    assert standen[gezin.leden["Tom"]] is S.ONVEILIG
    assert standen[gezin.leden["Noor"]] is S.ONBEKEND


def test_a_figure_alone_says_nothing_about_the_phase(actor, gezin):
    oordeel(actor, gezin, oordeel="", tekst="", score_zelf=9)
    assert _standen(actor, gezin)[gezin.leden["Tom"]] is S.ONBEKEND


def test_of_two_judgements_on_one_day_the_last_recorded_counts(actor, gezin):
    oordeel(actor, gezin, oordeel="veilig")
    oordeel(actor, gezin, oordeel="nu_gevaar")
    assert _standen(actor, gezin)[gezin.leden["Tom"]] is S.ONVEILIG


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": "niemand"}, "lid"),
        ({"op": lambda: over(1)}, "op"),
        ({"op": date(2000, 1, 1)}, "op"),
        ({"score_zelf": 11}, "score_zelf"),
        ({"waarom_geen_score": "geen zin"}, "waarom_geen_score"),
        ({"woord_zelf": "super"}, "woord_zelf"),
        ({"oordeel": "super"}, "oordeel"),
        ({"oordeel": "", "tekst": ""}, "oordeel"),
        ({"tekst": " "}, "tekst"),
        ({"opnieuw_op": vandaag}, "opnieuw_op"),
        ({"niet_zichtbaar_voor": (1,)}, "niet_zichtbaar_voor"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_and_nothing_is_stored(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        oordeel(actor, gezin, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]
    assert lees(actor, gezin).oordelen == ()


def test_the_same_judgement_sent_twice_happens_once(actor, gezin):
    verzoek = uuid.uuid4()
    oordeel(actor, gezin, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        oordeel(actor, gezin, verzoek=verzoek)
    assert len(lees(actor, gezin).oordelen) == 1


def test_looking_again_is_a_due_date_that_the_next_judgement_ends(actor, gezin):
    oordeel(actor, gezin, opnieuw_op=over(1))
    oordeel(actor, gezin, naam="Noor", opnieuw_op=over(1))
    oordeel(actor, gezin)
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        wie = [een.betreft for een in sessie.van(Termijn).filter(soort=kaart.OPNIEUW, afgerond_op=None)]
    assert wie == [[gezin.leden["Noor"]]]


def test_the_card_says_when_the_phase_does_not_fit(actor, gezin):
    _zet_fase(actor, gezin, "herstel")
    for naam in gezin.leden:
        oordeel(actor, gezin, naam=naam)
    assert lees(actor, gezin).past_niet == ""
    oordeel(actor, gezin, oordeel="wisselend")
    assert "Daar past stabiele veiligheid bij." in lees(actor, gezin).past_niet


def test_what_is_hidden_from_a_member_stays_hidden_in_pages_and_prints(actor, gezin):
    samira, tom = gezin.leden["Samira"], gezin.leden["Tom"]
    oordeel(actor, gezin, niet_zichtbaar_voor=(samira,))
    _incident(actor, gezin, betreft=(samira, tom), niet_zichtbaar_voor=(samira,))
    kaart.maak_noodplan(door=actor, huishouden=gezin.openbaar, tekst="Ga naar oma.", niet_zichtbaar_voor=(samira,))
    _factor(actor, gezin, lid=None, niet_zichtbaar_voor=(samira,))
    _afspraak(actor, gezin, lid=tom, betreft=(samira,), niet_zichtbaar_voor=(samira,))
    namens = wereld.professional()
    wereld.betrek(gezin, namens, door=actor, namens_id=samira)
    assert lees(namens, gezin).leeg
    leden = {lid.roepnaam: lid.openbaar for lid in lees(actor, gezin).kop.leden}
    assert lees(actor, gezin, voor=leden["Samira"]).leeg
    voor_tom = lees(actor, gezin, voor=leden["Tom"])
    assert [len(een) for een in (voor_tom.oordelen, voor_tom.incidenten, voor_tom.noodplannen)] == [1, 1, 1]
    assert lees(actor, gezin, voor=leden["Noor"]).oordelen == ()


def _incident(actor, gezin, **anders):
    gegevens = {"op": vandaag(), "soort": "ruzie", "tekst": "Met deuren gegooid.", **anders}
    gegevens.setdefault("betreft", (gezin.leden["Tom"],))
    return kaart.leg_incident_vast(door=actor, huishouden=gezin.openbaar, **gegevens)


def _factor(actor, gezin, **anders):
    gegevens = {"soort": "middelen", "van": over(-9), "lid": gezin.leden["Samira"], **anders}
    return kaart.leg_factor_vast(door=actor, huishouden=gezin.openbaar, **gegevens)


def _afspraak(actor, gezin, **anders):
    gegevens = {"tekst": "Tom belt oma.", "nakijken_op": over(1), "soort": "veiligheid", **anders}
    return kaart.spreek_af(door=actor, huishouden=gezin.openbaar, invoer=Afspraakinvoer(**gegevens))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "onbekend"}, "soort"),
        ({"tekst": ""}, "tekst"),
        ({"betreft": ()}, "betreft"),
        ({"betreft": (1,)}, "betreft"),
        ({"op": lambda: over(1)}, "op"),
    ],
)
def test_bad_incidents_are_refused(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _incident(actor, gezin, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "onbekend"}, "soort"),
        ({"van": lambda: over(1)}, "van"),
        ({"tot": lambda: over(-10)}, "tot"),
        ({"tot": lambda: over(1)}, "tot"),
        ({"lid": 1}, "lid"),
    ],
)
def test_bad_factors_are_refused(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        _factor(actor, gezin, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]


def test_a_factor_ends_and_whoever_ends_it_at_the_same_time_is_told(actor, gezin):
    factor = _factor(actor, gezin)
    eind = {"door": actor, "huishouden": gezin.openbaar, "factor": factor, "versie": 1}
    with pytest.raises(Ongeldig):
        kaart.beeindig_factor(**eind, tot=over(-10))
    kaart.beeindig_factor(**eind, tot=over(-1))
    with pytest.raises(Botsing):
        kaart.beeindig_factor(**eind, tot=vandaag())
    (een,) = lees(actor, gezin).factoren
    assert (een.risico, een.tot) == (True, over(-1))


def test_a_safety_agreement_names_who_and_when_it_is_checked(actor, gezin):
    with pytest.raises(Ongeldig) as fout:
        _afspraak(actor, gezin, nakijken_op=None)
    assert set(fout.value.fouten) == {"wie", "nakijken_op"}
    _afspraak(actor, gezin, lid=gezin.leden["Tom"])
    (een,) = lees(actor, gezin).afspraken
    assert (een.wie, een.nakijken_op) == ("Tom", over(1))


def test_a_plan_for_trouble_is_replaced_and_lapses_once(actor, gezin):
    plan = {"door": actor, "huishouden": gezin.openbaar}
    with pytest.raises(Ongeldig) as fout:
        kaart.maak_noodplan(**plan, tekst=" ")
    assert list(fout.value.fouten) == ["tekst"]
    eerste = kaart.maak_noodplan(**plan, tekst="Bel oma.", voor=gezin.leden["Noor"])
    tweede = kaart.maak_noodplan(**plan, tekst="Bel de buurvrouw.", voor=gezin.leden["Noor"], vervangt=eerste)
    assert [een.tekst for een in lees(actor, gezin).noodplannen] == ["Bel de buurvrouw."]
    with pytest.raises(Botsing):
        kaart.maak_noodplan(**plan, tekst="Bel opa.", vervangt=eerste)
    with pytest.raises(Ongeldig):
        kaart.laat_noodplan_vervallen(**plan, noodplan=tweede, reden="")
    kaart.laat_noodplan_vervallen(**plan, noodplan=tweede, reden="Verhuisd.")
    assert lees(actor, gezin).noodplannen == ()


def test_strangers_find_nothing_and_who_has_no_key_to_safety_is_told(actor, gezin):
    with pytest.raises(NietGevonden):
        lees(wereld.professional(), gezin)
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        lees(aanbieder, gezin)
    with pytest.raises(Geweigerd):
        oordeel(aanbieder, gezin)


def test_a_closed_case_takes_nothing_new(actor, gezin):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(afgerond_op=sessie.vandaag, afrondsoort="blijvend_veilig")
        sessie.gebeurtenis("test")
    with pytest.raises(Ongeldig, match="afgerond"):
        oordeel(actor, gezin)
