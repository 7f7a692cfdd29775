"""Truth tables: how somebody is reached without danger, and by which way an account may be activated."""

import pytest

from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten.portaal import (
    PERSOONLIJK,
    Plek,
    Wijze,
    bezwaren_activering,
    bezwaren_inlognaam,
    bezwaren_wijze,
    gedeeld,
)

IK, ANDER = 1, 2
T, E, A = Contactsoort.TELEFOON, Contactsoort.EMAIL, Contactsoort.ADRES
EIGEN = Plek("eigen", T, "06 1234 5678", IK)
POST = Plek("post", E, "Samira@voorbeeld.nl", IK)
ONVEILIG = Plek("onveilig", T, "06 8765 4321", IK, veilig=False)
ADRES = Plek("adres", A, "Lange Nieuwstraat 12, 3111 AB Schiedam", IK)
VAN_ANDER = Plek("van_ander", T, "06 1111 2222", ANDER)
GOED = Wijze(hoe="sms")


def _bezwaren(link, code, *meer, wijze=GOED):
    plekken = [EIGEN, POST, ONVEILIG, ADRES, VAN_ANDER, *meer]
    return [een.veld for een in bezwaren_activering(wijze, lid=IK, link=link, code=code, plekken=plekken)]


@pytest.mark.parametrize(
    ("link", "code", "velden"),
    [
        (PERSOONLIJK, PERSOONLIJK, []),
        ("eigen", PERSOONLIJK, []),
        ("post", "eigen", []),
        (PERSOONLIJK, "eigen", []),
        ("eigen", "eigen", ["code_via"]),
        ("onveilig", PERSOONLIJK, ["link_via"]),
        ("adres", PERSOONLIJK, ["link_via"]),
        ("van_ander", PERSOONLIJK, ["link_via"]),
        ("bestaat niet", PERSOONLIJK, ["link_via"]),
        ("eigen", "post", ["code_via"]),
        ("onveilig", "van_ander", ["link_via", "code_via"]),
    ],
)
def test_by_which_way_link_and_code_go(link, code, velden):
    assert _bezwaren(link, code) == velden


@pytest.mark.parametrize(
    ("plek", "ander", "zelfde"),
    [
        (EIGEN, Plek("x", T, "+31 6 12345678", ANDER), True),
        (EIGEN, Plek("x", T, "0031612345678", None), True),
        (EIGEN, Plek("x", T, "06 1234 5679", ANDER), False),
        (EIGEN, Plek("x", T, "06-12345678", IK), False),
        (POST, Plek("x", E, " samira@VOORBEELD.nl ", ANDER), True),
        (POST, Plek("x", E, "tom@voorbeeld.nl", ANDER), False),
        (ADRES, Plek("x", A, "Lange Nieuwstr. 12-b 3111AB", ANDER), True),
        (Plek("x", T, "06 1234 5678", None), EIGEN, True),
    ],
)
def test_a_way_that_somebody_else_uses_is_shared(plek, ander, zelfde):
    assert gedeeld(plek, [plek, ander]) is zelfde


def test_never_through_a_way_that_another_member_shares():
    assert _bezwaren("eigen", PERSOONLIJK, Plek("x", T, "+31612345678", ANDER)) == ["link_via"]
    assert _bezwaren("post", PERSOONLIJK, Plek("x", E, "SAMIRA@voorbeeld.nl", ANDER)) == ["link_via"]
    assert _bezwaren(PERSOONLIJK, "eigen", Plek("x", T, "0612345678", None)) == ["code_via"]


@pytest.mark.parametrize("wijze", [None, Wijze(niet_benaderen=True), Wijze("sms", niet_benaderen=True)])
def test_nobody_is_invited_before_it_is_known_to_be_safe(wijze):
    assert _bezwaren(PERSOONLIJK, PERSOONLIJK, wijze=wijze) == [""]


@pytest.mark.parametrize(
    ("wijze", "goed"),
    [
        (Wijze(), False),
        (Wijze(hoe="  "), False),
        (Wijze(wanneer="'s ochtends"), False),
        (Wijze(hoe="bellen"), True),
        (Wijze(niet_benaderen=True), True),
    ],
)
def test_a_safe_way_says_how(wijze, goed):
    assert (not bezwaren_wijze(wijze)) is goed


@pytest.mark.parametrize(
    ("naam", "goed"),
    [
        ("blauw-paard", True),
        ("appel1", True),
        ("appel", False),
        ("a" * 31, False),
        ("met spatie", False),
        ("café123", False),
    ],
)
def test_a_name_to_log_in_with(naam, goed):
    assert (not bezwaren_inlognaam(naam)) is goed
