import pytest

from tandem.regels.huishouden.naamgeving import Genoemde, noem_huishouden

SAMIRA, TOM, NOOR, ALI, LIN = (Genoemde(naam) for naam in ("Samira", "Tom", "Noor", "Ali", "Lin"))
ONGEBOREN, ONBEKEND = Genoemde(ongeboren=True), Genoemde()


@pytest.mark.parametrize(
    ("gekozen", "leden", "naam"),
    [
        ("  Wij van  de   Singel ", [SAMIRA, TOM], "Wij van de Singel"),
        ("", [SAMIRA], "Samira"),
        ("   ", [SAMIRA, TOM], "Samira en Tom"),
        ("", [SAMIRA, TOM, NOOR], "Samira, Tom en Noor"),
        ("", [SAMIRA, ONGEBOREN], "Samira en ongeboren kind"),
        ("", [SAMIRA, ONGEBOREN, ONGEBOREN], "Samira en 2 ongeboren kinderen"),
        ("", [ONBEKEND, SAMIRA], "Samira en onbekende persoon"),
        ("", [SAMIRA, TOM, NOOR, ALI], "Samira, Tom, Noor en Ali"),
        ("", [SAMIRA, TOM, NOOR, ALI, LIN], "Samira, Tom en 3 anderen"),
        ("", [SAMIRA, TOM, NOOR, ALI, ONGEBOREN, ONBEKEND], "Samira, Tom en 4 anderen"),
        ("", [ONBEKEND, SAMIRA, ONBEKEND, ONBEKEND, ONBEKEND], "Samira en 4 anderen"),
        ("", [ONBEKEND] * 5, "5 onbekende personen"),
        ("", [ONBEKEND], "onbekende persoon"),
        ("", [], "huishouden zonder naam"),
    ],
)
def test_what_a_household_is_called(gekozen: str, leden: list[Genoemde], naam: str) -> None:
    assert noem_huishouden(gekozen, leden) == naam
