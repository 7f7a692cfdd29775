"""What may be about a person is noticed; ordinary words of the work are left alone."""

import pytest

from tandem.koppelingen.inhoud import catalogus
from tandem.regels.leren.persoon import vermoedens

NAMEN = next(iter(catalogus().voornamenlijsten.values())).namen


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Bsn 111222333 stond erbij", ("een burgerservicenummer",)),
        ("nummer 1112.22.333", ("een burgerservicenummer",)),
        ("Geboren op 3-5-2014", ("een datum",)),
        ("Geboren op 3 mei 2014", ("een datum",)),
        ("Mail naar a.b@voorbeeld.nl", ("een e-mailadres",)),
        ("Bel 06-12345678", ("een telefoonnummer",)),
        ("Bel +31 6 12345678", ("een telefoonnummer",)),
        ("Op 3011 AB woont", ("een postcode",)),
        ("Woont Dorpsstraat 12", ("een adres",)),
        ("Ik sprak met Samira en Tom. Samira wilde niet.", ('de naam "Samira"', 'de naam "Tom"')),
        ("Jan werd 18 en Wesley niet.", ('de naam "Jan"', 'de naam "Wesley"')),
        ("Mevrouw de Vries belde, en dhr. Pietersen ook.", ('de naam "Mevrouw de Vries"', 'de naam "dhr. Pietersen"')),
        ("Het gezin El Amrani wacht.", ('de naam "gezin El Amrani"',)),
        ("Fatima, 06 12 34 56 78", ("een telefoonnummer", 'de naam "Fatima"')),
    ],
)
def test_what_may_be_about_a_person_is_named_once(tekst, gevonden):
    assert vermoedens(tekst, NAMEN) == gevonden


@pytest.mark.parametrize(
    "tekst",
    [
        "De beschikking duurde 12 weken en kostte 1500 euro.",
        "Sinds 2024 lukt het niet meer om voor 18-jarigen hulp te krijgen.",
        "De Jeugdwet artikel 7.3.8 staat in de weg.",
        "Wij belden drie keer en kregen geen antwoord.",
        "In tabel 85361NED staat 127340.",
        "mark en sam zijn hier geen namen",
        "Elk gezin wacht. Familie en netwerk ook. Een mevrouw van het loket hielp.",
        "",
    ],
)
def test_words_of_the_work_are_no_person(tekst):
    assert vermoedens(tekst, NAMEN) == ()
