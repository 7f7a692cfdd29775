"""Safety and the analysis in short: as much as the reader's layers show."""

import pytest
from django.urls import reverse

from tandem.acties.analyse.overzicht import in_het_kort
from tandem.acties.huishouden.overzicht import lees_overzicht
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.regels.rechten.oordeel import NietGevonden
from tests import wereld
from tests.acties.analyse.hulp import begin
from tests.acties.analyse.test_veiligheidskaart import oordeel
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def _kort(actor, gezin):
    return lees_overzicht(door=actor, huishouden=gezin.openbaar, delen={"kort": in_het_kort}).delen["kort"]


def test_it_shows_how_safe_it_is_per_person_and_the_newest_analysis():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    leeg = _kort(actor, gezin)
    assert {een.stand for een in leeg.veiligheid.standen} == {Veiligheidsstand.ONBEKEND}
    assert leeg.analyse is None
    oordeel(actor, gezin, oordeel="nu_gevaar")
    begin(actor, gezin)
    kort = _kort(actor, gezin)
    standen = {een.naam: een.stand for een in kort.veiligheid.standen}
    assert standen["Tom"] is Veiligheidsstand.ONVEILIG
    assert kort.veiligheid.past_niet
    assert kort.analyse.nummer == 1


def test_who_has_no_key_to_a_layer_gets_none_of_it():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    begin(actor, gezin)
    aanbieder, alleen_veiligheid = wereld.professional("aanbieder"), wereld.professional("aandachtsfunctionaris")
    for wie in (aanbieder, alleen_veiligheid):
        wereld.betrek(gezin, wie, door=actor)
    assert (_kort(aanbieder, gezin).veiligheid, _kort(aanbieder, gezin).analyse) == (None, None)
    assert _kort(alleen_veiligheid, gezin).veiligheid is not None
    assert _kort(alleen_veiligheid, gezin).analyse_open is False
    with pytest.raises(NietGevonden):
        _kort(wereld.professional(), gezin)


def test_the_overview_of_a_household_shows_both():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    pagina = tekst(ingelogd(actor).get(reverse("huishouden", args=[gezin.openbaar])))
    assert "Naar de veiligheidskaart" in pagina
    assert "Naar de analyse" in pagina
