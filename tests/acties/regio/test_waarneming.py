"""Standing in: keys follow for a while, every household is told, and it ends at once."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tandem.acties.regio.waarneming import Waarneeminvoer, lees_waarnemingen, regel_waarneming, stop_waarneming
from tandem.models import Gebeurtenis, Waarneming
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import van_nu

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def team():
    return wereld.team()


@pytest.fixture
def amal(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def joris(team):
    return wereld.professional(in_team=team)


def _regel(door, voor, waarnemer, *, verzoek=None, **velden):
    nu = timezone.now()
    gegevens = {"van": nu - timedelta(minutes=1), "tot": nu + 7 * DAG, "reden": "verlof", **velden}
    invoer = Waarneeminvoer(voor=voor.medewerker, door=waarnemer.medewerker, **gegevens)
    return regel_waarneming(door=door, invoer=invoer, verzoek=verzoek)


def _gebeurtenissen(actor, gezin, soort):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(Gebeurtenis).filter(soort=soort))


def test_the_bike_is_handed_over_and_each_household_is_told(amal, joris):
    een, ander = wereld.gezin(amal), wereld.gezin(amal)
    with pytest.raises(NietGevonden):
        lees_betrokkenen(door=joris, huishouden=een.openbaar)
    assert _regel(amal, amal, joris) == 2
    assert lees_betrokkenen(door=joris, huishouden=een.openbaar).vast_gezicht.waarnemer == joris.naam
    for gezin in (een, ander):
        (gebeurtenis,) = _gebeurtenissen(amal, gezin, "waarneming_geregeld")
        assert (gebeurtenis.feiten["naam"], gebeurtenis.feiten["waarnemer"]) == (amal.naam, joris.naam)


def test_stopping_takes_the_keys_back_at_once_and_tells(amal, joris):
    gezin = wereld.gezin(amal)
    _regel(amal, amal, joris)
    (regel,) = lees_waarnemingen(door=amal).regels
    assert stop_waarneming(door=amal, waarneming=regel.id) == 1
    with pytest.raises((NietGevonden, Geweigerd)):
        lees_betrokkenen(door=joris, huishouden=gezin.openbaar)
    assert len(_gebeurtenissen(amal, gezin, "waarneming_gestopt")) == 1
    assert lees_waarnemingen(door=amal).regels == ()


def test_a_household_in_which_one_is_not_involved_any_more_is_not_told(amal, joris):
    gezin = wereld.gezin(joris)
    wereld.betrek(gezin, amal, door=joris, tot=timezone.localdate() - DAG)
    assert _regel(amal, amal, joris) == 0
    assert _gebeurtenissen(joris, gezin, "waarneming_geregeld") == []


def test_who_leads_the_team_can_arrange_it_for_somebody_who_is_ill(amal, joris, team):
    gezin = wereld.gezin(amal)
    leider = wereld.professional("teamleider", in_team=team)
    assert _regel(leider, amal, joris, reden="ziekte") == 1
    assert lees_betrokkenen(door=joris, huishouden=gezin.openbaar).vast_gezicht.waarnemer == joris.naam


def test_a_colleague_does_not_arrange_it_for_another(amal, joris):
    with pytest.raises(Geweigerd):
        _regel(joris, amal, joris)
    (rij_voor, _) = (_regel(amal, amal, joris), None)
    assert rij_voor == 0
    (regel,) = lees_waarnemingen(door=joris).regels
    assert not regel.mag_stoppen
    with pytest.raises(Geweigerd):
        stop_waarneming(door=joris, waarneming=regel.id)


def test_somebody_of_another_team_or_organisation_is_refused(amal):
    buiten = wereld.professional()
    with pytest.raises(Ongeldig) as fout:
        _regel(amal, amal, buiten)
    assert set(fout.value.fouten) == {"door"}
    _regel_van_buiten = Waarneming.objects.create(
        voor_id=buiten.medewerker, door_id=amal.medewerker, organisatie_id=buiten.organisatie,
        van=timezone.now(), tot=timezone.now() + DAG, reden="verlof",
    )  # fmt: skip
    with pytest.raises(NietGevonden):
        stop_waarneming(door=amal, waarneming=_regel_van_buiten.pk)


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"reden": "verzonnen"}, {"reden"}),
        ({"tot": lambda: timezone.now() - 2 * DAG}, {"tot"}),
        ({"van": lambda: timezone.now() - 3 * DAG, "tot": lambda: timezone.now() - 2 * DAG}, {"tot"}),
    ],
)
def test_bad_input(amal, joris, velden, fouten):
    with pytest.raises(Ongeldig) as fout:
        _regel(amal, amal, joris, **van_nu(velden))
    assert set(fout.value.fouten) == fouten


def test_twice_the_same_is_one(amal, joris):
    verzoek = uuid.uuid4()
    _regel(amal, amal, joris, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        _regel(amal, amal, joris, verzoek=verzoek)
    with pytest.raises(Ongeldig):
        _regel(amal, amal, joris)
