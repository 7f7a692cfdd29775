"""A signal about people who are not known yet: both or neither."""

import uuid
from dataclasses import replace

import pytest

from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.signaal import Signaalinvoer, lees_signaal
from tandem.acties.casus.signaal_nieuw import leg_signaal_vast_voor_nieuw_huishouden
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.models import Huishouden
from tandem.regels.rechten.oordeel import AlGedaan, Ongeldig
from tests import wereld
from tests.acties.casus.hulp import BUUR
from tests.kalender import over, vandaag

pytestmark = pytest.mark.usefixtures("db")
SAMIRA = Lidinvoer("ouder", "Samira", geboortedatum_soort="onbekend")
TOM = Lidinvoer("kind", "Tom", geboortedatum_soort="onbekend")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gemeente():
    return wereld.gemeente().code


def _invoer(*regels):
    from django.utils import timezone

    regel = Regelinvoer("stem", "Er wordt geslagen.", vandaag(), "buurvrouw", betreft=(-2,), niet_zichtbaar_voor=(-1,))
    return Signaalinvoer(timezone.now(), False, BUUR, regels or (regel,), beoordelen_uiterlijk=over(3))


def _leg_vast(actor, gemeente, invoer=None, *, verzoek=None, leden=None):
    return leg_signaal_vast_voor_nieuw_huishouden(
        door=actor,
        verzoek=verzoek or uuid.uuid4(),
        gemeente=gemeente,
        leden=leden or (SAMIRA, TOM),
        invoer=invoer or _invoer(),
    )


def test_household_and_signal_are_there_and_the_lines_are_about_the_right_people(actor, gemeente):
    nieuw = _leg_vast(actor, gemeente)
    gelezen = lees_signaal(door=actor, huishouden=nieuw.huishouden, signaal=nieuw.signaal)
    (regel,) = gelezen.regels
    assert gelezen.kop.namen(regel.betreft) == "Tom"
    assert gelezen.kop.namen(regel.niet_zichtbaar_voor) == "Samira"


def test_sent_twice_is_one_household_with_one_signal(actor, gemeente):
    verzoek = uuid.uuid4()
    nieuw = _leg_vast(actor, gemeente, verzoek=verzoek)
    with pytest.raises(AlGedaan) as eerder:
        _leg_vast(actor, gemeente, verzoek=verzoek)
    assert eerder.value.uitkomst == f"{nieuw.huishouden}/{nieuw.signaal}"


@pytest.mark.parametrize("wie", [-3, 0, 1, 2**40])
def test_a_line_about_somebody_who_was_not_entered_is_refused_at_its_field(actor, gemeente, wie):
    regel = Regelinvoer("waarneming", "x", vandaag(), betreft=(wie,))
    with pytest.raises(Ongeldig) as fout:
        _leg_vast(actor, gemeente, _invoer(regel))
    assert list(fout.value.fouten) == ["regels-0-betreft"]


def test_when_the_signal_is_not_in_order_there_is_no_household_either(actor, gemeente):
    from tandem.acties import deur
    from tandem.regels.rechten.lagen import Doel

    with pytest.raises(Ongeldig):
        _leg_vast(actor, gemeente, replace(_invoer(), beoordelen_uiterlijk=None))
    with pytest.raises(Ongeldig):
        _leg_vast(actor, gemeente, leden=(SAMIRA, replace(TOM, rol="draak")))
    with deur.lees(door=actor, doel=Doel.HULP, wat="test") as sessie:
        sessie.geen_huishouddata()
        assert not sessie.van(Huishouden).exists()


def test_only_who_may_begin_a_file_does_so(gemeente):
    with pytest.raises(Ongeldig):
        _leg_vast(wereld.professional("aanbieder", organisatie=wereld.organisatie("jeugdhulp")), gemeente)
