"""Involving people against the real database: who may, for which task, and that keys follow and end."""

import uuid
from datetime import timedelta

import pytest

from tandem.acties import deur
from tandem.acties.casus.betrekken import (
    AANKONDIGEN,
    Betrokkeninvoer,
    beeindig_betrokkenheid,
    betrek,
    wijzig_betrokkenheid,
)
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tandem.models import Gebeurtenis, Lid, Maatregel, Termijn
from tandem.regels.casus.betrokkenheid import Rol
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


@pytest.fixture
def partner():
    return wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("veilig_thuis"))


def _betrek(actor, gezin, wie=None, **velden):
    gegevens = {"taak": "samen_optrekken", "van": vandaag(), **velden}
    if wie is not None:
        gegevens["lidmaatschap"] = wie.lidmaatschap
    return betrek(door=actor, huishouden=gezin.openbaar, invoer=Betrokkeninvoer(**gegevens))


def _fout(*args, **velden):
    with pytest.raises(Ongeldig) as fout:
        _betrek(*args, **velden)
    return set(fout.value.fouten)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_a_tandem_partner_stands_beside_with_organisation_and_task(actor, gezin, partner):
    _betrek(actor, gezin, partner)
    beeld = lees_betrokkenen(door=partner, huishouden=gezin.openbaar)
    (naast,) = beeld.in_tandem
    assert (naast.naam, naast.organisatie, naast.taaknaam) == (
        partner.naam, partner.organisatie_naam, "Samen optrekken in tandem",
    )  # fmt: skip
    assert naast.moet_aangekondigd
    assert beeld.vast_gezicht is not None
    assert beeld.vast_gezicht.naam == actor.naam


def test_the_event_and_the_term_to_tell_the_household_follow(actor, gezin, partner):
    _betrek(actor, gezin, partner)
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="betrokkenheid_begonnen")
    assert gebeurtenis.feiten["organisatie"] == partner.organisatie_naam
    assert gebeurtenis.feiten["taak"] == "Samen optrekken in tandem"
    (termijn,) = _rijen(actor, gezin, Termijn, soort=AANKONDIGEN)
    assert termijn.eigenaar_id == actor.medewerker


def test_a_task_of_another_kind_of_organisation_is_refused(actor, gezin, partner):
    assert _fout(actor, gezin, partner, taak="raadsonderzoek") == {"taak"}
    assert _fout(actor, gezin, partner, taak="bestaat-niet") == {"taak"}


def test_without_a_vast_gezicht_nobody_joins_in_tandem(partner):
    eerste = wereld.professional("teamlid_lokaal_team")
    gezin = wereld.gezin(eerste)
    assert _fout(eerste, gezin, partner) == {"van"}


def test_only_who_is_on_the_bike_involves_others(actor, gezin, partner):
    _betrek(actor, gezin, partner)
    with pytest.raises(Geweigerd):
        _betrek(partner, gezin, wereld.professional("aanbieder", organisatie=wereld.organisatie("jeugdhulp")))
    with pytest.raises(NietGevonden):
        _betrek(wereld.professional(), gezin, partner)


def test_the_same_person_is_not_involved_twice(actor, gezin, partner):
    _betrek(actor, gezin, partner)
    assert _fout(actor, gezin, partner) == {"lidmaatschap"}


def test_a_capacity_that_ended_or_does_not_exist_is_refused(actor, gezin):
    assert _fout(actor, gezin, lidmaatschap=2**40) == {"lidmaatschap"}


def test_somebody_without_an_account_has_a_name_and_an_organisation(actor, gezin):
    school = wereld.organisatie("onderwijs")
    assert _fout(actor, gezin, taak="signaleren") == {"naam", "organisatie", "rol"}
    _betrek(
        actor, gezin, taak="signaleren", naam="Juf Voorbeeld", organisatie=school.pk, rol="aanbieder",
        telefoon="010 000 00 00",
    )  # fmt: skip
    beeld = lees_betrokkenen(door=actor, huishouden=gezin.openbaar)
    (juf,) = beeld.anderen
    assert (juf.naam, juf.telefoon, juf.met_account) == ("Juf Voorbeeld", "010 000 00 00", False)


def test_a_measure_opens_only_its_own_child(actor, gezin):
    gi = wereld.organisatie("gi")
    bescherm = wereld.professional("jeugdbeschermer", organisatie=gi)
    assert _fout(actor, gezin, bescherm, taak="uitvoering_maatregel") == {"maatregel"}
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        maatregel = Maatregel(
            laag=Laag.CONTACT, betreft=[gezin.leden["Tom"]], lid_id=gezin.leden["Tom"], soort="ots",
            besloten_door="kinderrechter", besloten_op=vandaag(), van=vandaag(),
        )  # fmt: skip
        sessie.bewaar(maatregel)
        sessie.gebeurtenis("test")
    _betrek(actor, gezin, bescherm, taak="uitvoering_maatregel", maatregel=maatregel.openbaar)
    assert [lid.voornaam for lid in _rijen(bescherm, gezin, Lid)] == ["Tom"]
    assert _fout(actor, gezin, bescherm, taak="uitvoering_maatregel", maatregel=uuid.uuid4()) == {"maatregel"}


def test_members_of_another_household_are_refused(actor, gezin, partner):
    ander = wereld.gezin(wereld.professional())
    assert _fout(actor, gezin, partner, leden=(ander.leden["Tom"],)) == {"leden"}
    assert _fout(actor, gezin, partner, namens=ander.leden["Tom"]) == {"namens"}


def test_an_ervaringsdeskundige_joins_only_when_everybody_from_twelve_agrees(actor, gezin):
    wie = wereld.professional("ervaringsdeskundige", organisatie=wereld.organisatie("ervaringsdeskundigen"))
    samira, tom = gezin.leden["Samira"], gezin.leden["Tom"]
    ding = {"taak": "steun_ervaring"}
    assert _fout(actor, gezin, wie, **ding) == {"toestemming"}
    assert _fout(actor, gezin, wie, **ding, toestemming={tom: True}) == {"toestemming"}
    assert _fout(actor, gezin, wie, **ding, toestemming={samira: False}) == {"toestemming"}
    _betrek(actor, gezin, wie, **ding, toestemming=dict.fromkeys(gezin.leden.values(), True))
    (erbij,) = lees_betrokkenen(door=actor, huishouden=gezin.openbaar).anderen
    assert erbij.plaats is Rol.ERVARINGSDESKUNDIGE
    assert samira in erbij.toestemming_van


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"tot": lambda: vandaag() - DAG}, {"tot"}),
        ({"aangekondigd_op": lambda: vandaag() + DAG}, {"aangekondigd_op"}),
        ({"domein": lambda: "verzonnen"}, {"domein"}),
    ],
)
def test_bad_input_comes_back_at_its_field(actor, gezin, partner, velden, fouten):
    assert _fout(actor, gezin, partner, **{veld: maak() for veld, maak in velden.items()}) == fouten


def test_ending_closes_the_keys_and_explains_since_when(actor, gezin, partner):
    openbaar = _betrek(actor, gezin, partner, van=vandaag() - 3 * DAG)
    beeindig_betrokkenheid(
        door=actor, huishouden=gezin.openbaar, betrokkenheid=openbaar, tot=vandaag(), reden="Klaar met meekijken"
    )
    with pytest.raises(Geweigerd):
        lees_betrokkenen(door=partner, huishouden=gezin.openbaar)
    (weg,) = lees_betrokkenen(door=actor, huishouden=gezin.openbaar).eerder
    assert weg.einde_reden == "Klaar met meekijken"


def test_who_came_and_went_on_one_day_leaves_no_period_but_a_trace(actor, gezin, partner):
    openbaar = _betrek(actor, gezin, partner)
    beeindig_betrokkenheid(
        door=actor, huishouden=gezin.openbaar, betrokkenheid=openbaar, tot=vandaag(), reden="Toch niet"
    )
    assert [weg.einde_reden for weg in lees_betrokkenen(door=actor, huishouden=gezin.openbaar).eerder] == ["Toch niet"]


def test_the_only_vast_gezicht_does_not_just_leave(actor, gezin):
    beeld = lees_betrokkenen(door=actor, huishouden=gezin.openbaar)
    with pytest.raises(Ongeldig) as fout:
        beeindig_betrokkenheid(
            door=actor, huishouden=gezin.openbaar, betrokkenheid=beeld.vast_gezicht.openbaar, tot=vandaag(), reden="weg"
        )
    assert set(fout.value.fouten) == {"tot"}


def test_who_comes_along_may_end_it_themselves_but_not_others(actor, gezin, partner):
    openbaar = _betrek(actor, gezin, partner)
    vast = lees_betrokkenen(door=actor, huishouden=gezin.openbaar).vast_gezicht
    with pytest.raises(Geweigerd):
        beeindig_betrokkenheid(
            door=partner, huishouden=gezin.openbaar, betrokkenheid=vast.openbaar, tot=vandaag(), reden="x"
        )
    beeindig_betrokkenheid(
        door=partner, huishouden=gezin.openbaar, betrokkenheid=openbaar, tot=vandaag() + DAG, reden="klaar"
    )


def test_two_who_change_at_once_the_second_is_told(actor, gezin, partner):
    ding = {"door": actor, "huishouden": gezin.openbaar, "betrokkenheid": _betrek(actor, gezin, partner), "versie": 1}
    wijzig_betrokkenheid(**ding, domein="geld")
    with pytest.raises(Botsing) as botsing:
        wijzig_betrokkenheid(**ding, domein="wonen")
    assert botsing.value.hun["domein"] == "geld"


def test_the_same_request_twice_involves_once(actor, gezin, partner):
    verzoek = uuid.uuid4()
    invoer = Betrokkeninvoer(taak="samen_optrekken", van=vandaag(), lidmaatschap=partner.lidmaatschap)
    eerste = betrek(door=actor, huishouden=gezin.openbaar, invoer=invoer, verzoek=verzoek)
    with pytest.raises(AlGedaan) as fout:
        betrek(door=actor, huishouden=gezin.openbaar, invoer=invoer, verzoek=verzoek)
    assert fout.value.uitkomst == str(eerste)
    assert len(lees_betrokkenen(door=actor, huishouden=gezin.openbaar).in_tandem) == 1
