"""The duty: a roster from which keys follow, a minimal safety page, and a note that comes back to the vast gezicht."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.analyse.veiligheidskaart import maak_noodplan
from tandem.acties.casus.afspraak import Afspraakinvoer, maak_afspraken
from tandem.acties.casus.contactlijst import lees_contacten
from tandem.acties.casus.dienstnotitie import TERUGKOPPELEN
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.regio.dienst import lees_dienst, lees_veiligheidsblad, leg_dienst_vast
from tandem.acties.regio.rooster import geef_dienst, lees_rooster, mijn_diensten, plan_dienst, schrap_dienst
from tandem.models import Casus, Dienst, Gebeurtenis, Inzage, Lid, Termijn
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import van_nu

pytestmark = pytest.mark.usefixtures("db")

UUR = timedelta(hours=1)


@pytest.fixture
def team():
    return wereld.team()


@pytest.fixture
def amal(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def leider(team):
    return wereld.professional("teamleider", in_team=team)


@pytest.fixture
def robin(team):
    return wereld.professional("dienstdoende", in_team=team)


@pytest.fixture
def gezin(amal):
    return wereld.gezin(amal)


def _plan(leider, wie, **velden):
    nu = timezone.now()
    gegevens = {"van": nu - UUR, "tot": nu + 8 * UUR, **velden}
    return plan_dienst(door=leider, medewerker=wie.medewerker, **gegevens)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_without_a_duty_there_is_nothing(robin, gezin):
    with pytest.raises(NietGevonden):
        lees_dienst(door=robin)
    with pytest.raises(NietGevonden):
        lees_veiligheidsblad(door=robin, huishouden=gezin.openbaar)


def test_the_safety_page_holds_what_is_needed_at_night(leider, robin, amal, gezin):
    for soort, waarde, veilig in (("telefoon", "0612345678", True), ("adres", "Dreef 1, Rotterdam", False)):
        invoer = Contactinvoer(soort=soort, waarde=waarde, veilig=veilig)
        leg_contactgegeven_vast(door=amal, huishouden=gezin.openbaar, invoer=invoer)
    with deur.schrijf(door=amal, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        wat = Afspraakinvoer("Bel 112", timezone.localdate(), soort="veiligheid", lid=gezin.leden["Samira"])
        maak_afspraken(sessie, [wat], bij=sessie.van(Casus).get(), casus=gezin.casus)
    maak_noodplan(door=amal, huishouden=gezin.openbaar, tekst="Ga naar oma", bellen="oma", voor=None)
    _plan(leider, robin)
    blad = lees_veiligheidsblad(door=robin, huishouden=gezin.openbaar)
    assert [een.waarde for een in blad.bellen] == ["0612345678"]
    assert [een.waarde for een in blad.mijden] == ["Dreef 1, Rotterdam"]
    assert [een.tekst for een in blad.afspraken] == ["Bel 112"]
    assert [een.tekst for een in blad.noodplannen] == ["Ga naar oma"]
    assert [een.naam for een in blad.betrokkenen] == [amal.naam]


def test_reading_it_is_logged_for_the_purpose_of_duty(leider, robin, amal, gezin):
    _plan(leider, robin)
    lees_veiligheidsblad(door=robin, huishouden=gezin.openbaar)
    regels = _rijen(amal, gezin, Inzage, wat="veiligheidsblad voor de dienst")
    assert {(regel.medewerker, regel.doel) for regel in regels} == {(robin.medewerker, "dienst")}
    assert {lid for regel in regels for lid in regel.lid} == set(gezin.leden.values())


def test_only_households_of_the_teams_on_duty_and_only_while_it_lasts(leider, robin, gezin):
    ander = wereld.gezin(wereld.professional())
    nummer = _plan(leider, robin)
    with pytest.raises(NietGevonden):
        lees_veiligheidsblad(door=robin, huishouden=ander.openbaar)
    Dienst.objects.filter(pk=nummer).update(tot=timezone.now() - timedelta(seconds=1))
    with pytest.raises((NietGevonden, Geweigerd)):
        lees_veiligheidsblad(door=robin, huishouden=gezin.openbaar)


def test_plan_and_analysis_stay_closed_to_the_duty(leider, robin, gezin):
    _plan(leider, robin)
    with deur.lees(door=robin, doel=Doel.DIENST, wat="test", huishouden=gezin.openbaar) as sessie:
        assert sessie.van(Lid).count() == 3
        assert sessie.van(Termijn).filter(laag__in=(2, 3)).count() == 0
        sessie.inzage()


def test_what_was_done_comes_back_to_the_vast_gezicht_on_the_next_working_day(leider, robin, amal, gezin):
    _plan(leider, robin)
    leg_dienst_vast(
        door=robin, huishouden=gezin.openbaar, tekst="Politie gebeld, iedereen is veilig", wanneer=timezone.now()
    )
    (termijn,) = _rijen(amal, gezin, Termijn, soort=TERUGKOPPELEN)
    morgen = WETTELIJKE_KALENDER.tel_werkdagen(timezone.localdate(), 1)
    assert (termijn.eigenaar_id, termijn.vervalt_op) == (amal.medewerker, morgen)
    (contact,) = lees_contacten(door=amal, huishouden=gezin.openbaar).contacten
    assert contact.wijze == "bij de bereikbaarheidsdienst"
    assert [regel.tekst for regel in contact.regels] == ["Politie gebeld, iedereen is veilig"]
    assert len(_rijen(amal, gezin, Gebeurtenis, soort="dienst_gedaan")) == 1


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"tekst": " "}, {"tekst"}),
        ({"wanneer": lambda: timezone.now() + timedelta(days=1)}, {"wanneer"}),
        ({"met": (0,)}, {"met"}),
    ],
)
def test_bad_notes(leider, robin, gezin, velden, fouten):
    _plan(leider, robin)
    gegevens = {"tekst": "x", "wanneer": timezone.now(), **van_nu(velden)}
    with pytest.raises(Ongeldig) as fout:
        leg_dienst_vast(door=robin, huishouden=gezin.openbaar, **gegevens)
    assert set(fout.value.fouten) == fouten


def test_the_same_note_twice_is_one(leider, robin, amal, gezin):
    _plan(leider, robin)
    verzoek = uuid.uuid4()
    ding = {"door": robin, "huishouden": gezin.openbaar, "tekst": "x", "wanneer": timezone.now(), "verzoek": verzoek}
    leg_dienst_vast(**ding)
    with pytest.raises(AlGedaan):
        leg_dienst_vast(**ding)
    assert len(_rijen(amal, gezin, Termijn, soort=TERUGKOPPELEN)) == 1


def test_nobody_gives_themselves_a_duty(amal, robin):
    with pytest.raises(Geweigerd):
        _plan(amal, amal)


@pytest.mark.parametrize("uren", [-9, 30 * 24])
def test_bad_duties(leider, robin, uren):
    with pytest.raises(Ongeldig) as fout:
        _plan(leider, robin, tot=timezone.now() + uren * UUR)
    assert set(fout.value.fouten) == {"tot"}


def test_one_duty_at_a_time_and_only_for_the_own_team(leider, robin):
    _plan(leider, robin)
    with pytest.raises(Ongeldig):
        _plan(leider, robin)
    with pytest.raises(Ongeldig) as fout:
        _plan(leider, wereld.professional())
    assert set(fout.value.fouten) == {"medewerker"}


def test_a_duty_is_handed_to_a_colleague_and_its_keys_go_along(leider, robin, amal, gezin):
    nummer = _plan(leider, robin)
    geef_dienst(door=robin, dienst=nummer, naar=amal.medewerker)
    assert mijn_diensten(door=robin) == ()
    assert [een.naam for een in mijn_diensten(door=amal)] == [amal.naam]
    with pytest.raises((NietGevonden, Geweigerd)):
        lees_veiligheidsblad(door=robin, huishouden=gezin.openbaar)


def test_somebody_elses_duty_is_not_handed_over_and_only_the_leader_takes_one_back(leider, robin, amal):
    nummer = _plan(leider, robin)
    with pytest.raises(NietGevonden):
        geef_dienst(door=amal, dienst=nummer, naar=amal.medewerker)
    with pytest.raises(Geweigerd):
        schrap_dienst(door=robin, dienst=nummer)
    schrap_dienst(door=leider, dienst=nummer)
    assert lees_rooster(door=leider).diensten == ()


def test_search_finds_within_the_teams_on_duty_only(leider, robin, amal, gezin):
    buiten = wereld.professional()
    ander = wereld.gezin(buiten)
    for actor, huis in ((amal, gezin), (buiten, ander)):
        invoer = Contactinvoer(soort="telefoon", waarde="06 98 76 54 32")
        leg_contactgegeven_vast(door=actor, huishouden=huis.openbaar, invoer=invoer)
    _plan(leider, robin)
    lijst = lees_dienst(door=robin, vraag="0698765432")
    assert [een.huishouden for een in lijst.uitslag.treffers] == [str(gezin.openbaar)]
    assert [een.team for een in lijst.diensten] == [robin.team_naam]
    assert lees_dienst(door=robin).uitslag.treffers == ()
