from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.casus.betrokkenheid import (
    Betrokkenheid,
    Rol,
    Wissel,
    Wisselreden,
    aantal_wisselingen,
    bezwaren_betrokkenheid,
    bezwaren_eerste_contact,
    bezwaren_einde,
    bezwaren_wissel,
    vast_gezicht_op,
)
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.regio.organisatie import Organisatiesoort as Org

JAN, MRT, MEI = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1)
GEZICHT = Betrokkenheid(1, Rol.VAST_GEZICHT, 10, Org.LOKAAL_TEAM, "casusregie", Tijdvak(JAN))
TANDEM = Betrokkenheid(2, Rol.TANDEMPARTNER, 20, Org.GI, "samen optrekken", Tijdvak(MRT), aangekondigd_op=MRT)
ARTS = Betrokkenheid(3, Rol.PROFESSIONAL, 30, Org.VGGZ, "behandeling", Tijdvak(MRT), domein="ggz")


@pytest.mark.parametrize(
    ("nieuw", "bestaande", "velden"),
    [
        (GEZICHT, [], []),
        (TANDEM, [GEZICHT], []),
        (ARTS, [], []),
        (TANDEM, [], ["van"]),
        (TANDEM, [replace(GEZICHT, tijdvak=Tijdvak(JAN, MRT))], ["van"]),
        (replace(TANDEM, soort=Org.LOKAAL_TEAM), [GEZICHT], ["medewerker"]),
        (replace(GEZICHT, soort=Org.GI), [], ["medewerker"]),
        (replace(GEZICHT, soort=Org.RVT), [], ["medewerker"]),
        (replace(GEZICHT, medewerker=9), [GEZICHT], ["van"]),
        (replace(GEZICHT, medewerker=9, tijdvak=Tijdvak(MEI)), [replace(GEZICHT, tijdvak=Tijdvak(JAN, MEI))], []),
        (replace(ARTS, moederorganisatie=None), [], ["moederorganisatie"]),
        (replace(ARTS, taak=" "), [], ["taak"]),
        (ARTS, [ARTS], ["medewerker"]),
        (replace(ARTS, domein="schulden"), [ARTS], []),
        (replace(ARTS, medewerker=4), [ARTS], []),
        (replace(ARTS, medewerker=4, rol=Rol.REGIE), [replace(ARTS, rol=Rol.REGIE)], ["van"]),
        (replace(TANDEM, medewerker=5), [GEZICHT, TANDEM], []),
    ],
)
def test_who_can_be_involved(nieuw: Betrokkenheid, bestaande: list[Betrokkenheid], velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_betrokkenheid(nieuw, bestaande)] == velden


@pytest.mark.parametrize(
    ("betrokkenheid", "contact_op", "mag"),
    [
        (TANDEM, MRT, True),
        (replace(TANDEM, aangekondigd_op=None), MRT, False),
        (replace(TANDEM, aangekondigd_op=MEI), MRT, False),
        (ARTS, MRT, False),
        (GEZICHT, JAN, True),
        (replace(ARTS, rol=Rol.CONSULTATIE, aangekondigd_op=JAN), MRT, False),
    ],
)
def test_who_comes_along_was_announced_before(betrokkenheid: Betrokkenheid, contact_op: date, mag: bool) -> None:
    assert (bezwaren_eerste_contact(betrokkenheid, contact_op) == ()) is mag


NIEUW = replace(GEZICHT, medewerker=9, tijdvak=Tijdvak(MEI))
WISSEL = Wissel(GEZICHT, NIEUW, MEI, Wisselreden.ANDER_WERK, aangekondigd_op=MRT)


@pytest.mark.parametrize(
    ("wissel", "velden"),
    [
        (WISSEL, []),
        (replace(WISSEL, reden=None), ["reden"]),
        (replace(WISSEL, reden=Wisselreden.ANDERS), ["toelichting"]),
        (replace(WISSEL, reden=Wisselreden.ANDERS, toelichting="op eigen verzoek"), []),
        (replace(WISSEL, aangekondigd_op=None), ["aangekondigd_op"]),
        (replace(WISSEL, aangekondigd_op=date(2026, 5, 2)), ["aangekondigd_op"]),
        (replace(WISSEL, naar=replace(NIEUW, medewerker=1)), ["naar"]),
        (replace(WISSEL, naar=replace(NIEUW, soort=Org.GI)), ["medewerker"]),
        (replace(WISSEL, naar=replace(NIEUW, tijdvak=Tijdvak(date(2026, 5, 3)))), ["op"]),
        (replace(WISSEL, van=replace(GEZICHT, tijdvak=Tijdvak(MEI))), ["op"]),
    ],
)
def test_a_change_of_face_is_an_event_with_a_reason(wissel: Wissel, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_wissel(wissel)] == velden


@pytest.mark.parametrize(
    ("weg", "bekend", "casus_loopt", "mag"),
    [
        (GEZICHT, [GEZICHT, TANDEM], True, False),
        (GEZICHT, [GEZICHT, NIEUW], True, True),
        (GEZICHT, [GEZICHT], False, True),
        (TANDEM, [GEZICHT, TANDEM], True, True),
    ],
)
def test_a_running_case_always_has_a_face(
    weg: Betrokkenheid, bekend: list[Betrokkenheid], casus_loopt: bool, mag: bool
) -> None:
    assert (bezwaren_einde(weg, MEI, bekend, casus_loopt=casus_loopt) == ()) is mag


def test_changes_of_face_are_counted_and_returning_is_one_too() -> None:
    eerst = replace(GEZICHT, tijdvak=Tijdvak(JAN, MRT))
    daarna = replace(NIEUW, tijdvak=Tijdvak(MRT, MEI))
    terug = replace(GEZICHT, tijdvak=Tijdvak(MEI))
    assert aantal_wisselingen([]) == aantal_wisselingen([eerst]) == aantal_wisselingen([GEZICHT, TANDEM]) == 0
    assert aantal_wisselingen([terug, daarna, eerst, TANDEM]) == 2
    assert vast_gezicht_op(MRT, [terug, daarna, eerst]) == daarna
