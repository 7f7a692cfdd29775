"""The palette of interventions: by field of law, voluntary help first, for one person without what cannot be."""

import pytest
from django.utils import timezone

from tandem.acties.rechten.palet import lees_palet, palet
from tandem.koppelingen.inhoud import lees_catalogus
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND
from tandem.regels.rechten.oordeel import NietGevonden
from tests import wereld

INHOUD = lees_catalogus()


def _codes(van, gebied=None):
    return {een.code for groep in van.groepen for een in groep.interventies if gebied in (None, groep.code)}


def test_everything_that_can_be_recorded_stands_in_it_once():
    alles = [een.code for groep in palet(INHOUD).groepen for een in groep.interventies]
    machten = [code for code, een in INHOUD.bevoegdheden.items() if een.telt_als_inzet]
    assert sorted(alles) == sorted([*INHOUD.maatregelen, *machten])


def test_voluntary_help_comes_first_and_the_fields_are_those_of_the_plan():
    alles = palet(INHOUD)
    assert ("Schulden", ("Schuldhulp", "Hulp bij inkomen en uitkering")) in alles.vrijwillig
    codes = [groep.code for groep in alles.groepen]
    assert codes == ["bestuursrechtelijk", "strafrechtelijk", "civielrechtelijk", "overig"]
    assert "tijdelijk_huisverbod" in _codes(alles, "bestuursrechtelijk")
    assert "gedragsaanwijzing" in _codes(alles, "strafrechtelijk")
    assert "ondertoezichtstelling" in _codes(alles, "civielrechtelijk")
    assert _codes(alles, "overig") == {"andere_maatregel"}


@pytest.mark.parametrize(
    ("code", "einde"),
    [
        ("voorlopige_ondertoezichtstelling", "Daarna kan het niet worden verlengd. Het stopt als iemand 18 wordt."),
        ("tijdelijk_huisverbod", "Daarna kan het worden verlengd, tot hoogstens 4 weken bij elkaar."),
        ("crisismaatregel", "Of het verlengd kan worden, is niet nagegaan."),
        ("voogdij_gi", "Het stopt als iemand 18 wordt."),
        ("vt_onderzoek", ""),
    ],
)
def test_how_it_ends_is_said_as_far_as_content_knows(code, einde):
    (een,) = (een for groep in palet(INHOUD).groepen for een in groep.interventies if een.code == code)
    assert een.einde == einde


@pytest.mark.usefixtures("db")
def test_for_one_person_what_cannot_be_is_left_out_and_an_unknown_age_leaves_nothing_out():
    actor = wereld.professional()
    gezin = wereld.gezin(actor)
    vast = {"door": actor, "huishouden": gezin.openbaar}
    kind = lees_palet(**vast, lid=gezin.leden["Tom"])
    ouder = lees_palet(**vast, lid=gezin.leden["Samira"])
    assert (kind.jong, ouder.jong) == ("een kind", "een volwassene")
    assert "tijdelijk_huisverbod" in _codes(ouder.palet) - _codes(kind.palet)
    assert {"ondertoezichtstelling", "gi_schriftelijke_aanwijzing"} <= _codes(kind.palet) - _codes(ouder.palet)
    onzeker = palet(INHOUD, geboorte=GEBOORTE_ONBEKEND, op=timezone.localdate())
    assert _codes(onzeker) == _codes(palet(INHOUD))


@pytest.mark.usefixtures("db")
def test_a_stranger_and_somebody_of_another_household_are_not_found():
    actor = wereld.professional()
    gezin, ander = wereld.gezin(actor), wereld.gezin(wereld.professional())
    for wie, lid in ((wereld.professional(), gezin.leden["Tom"]), (actor, ander.leden["Tom"])):
        with pytest.raises(NietGevonden):
            lees_palet(door=wie, huishouden=gezin.openbaar, lid=lid)
