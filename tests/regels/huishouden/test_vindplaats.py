"""Addresses and numbers are found however they are written."""

import pytest

from tandem.regels.huishouden.vindplaats import (
    Contactsoort,
    adressleutels,
    bezwaren_contact,
    telefoonsleutel,
    zoekbaar_als,
)

A, T, E = Contactsoort.ADRES, Contactsoort.TELEFOON, Contactsoort.EMAIL


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Lange Nieuwstraat 12-b, 3111 AB Schiedam", "lange nieuwstr. 12"),
        ("Lange Nieuwstraat 12-b, 3111 AB Schiedam", "3111ab 12"),
        ("3111 AB 12b", "Schiedam, Lange Nieuwstraat 12, 3111AB"),
        ("Prins Hendriklaan 3", "prins hendrikln 3 hs"),
        ("Évertsenweg 9", "EVERTSENWG 9"),
        ("s-Gravendijkwal 100", "'s-Gravendijkwal 100, Rotterdam"),
    ],
)
def test_two_ways_of_writing_an_address_share_a_key(een, ander):
    assert adressleutels(een) & adressleutels(ander)


@pytest.mark.parametrize(
    ("een", "ander"),
    [("Lange Nieuwstraat 12", "Lange Nieuwstraat 21"), ("3111 AB 12", "3111 AC 12"), ("Dorpsstraat", "Dorpsstraat")],
)
def test_other_addresses_do_not(een, ander):
    assert not adressleutels(een) & adressleutels(ander)


@pytest.mark.parametrize(
    "nummer", ["06 12345678", "+31 6 12345678", "0031612345678", "(06) 1234-5678", "+31 (0)6 12345678"]
)
def test_a_dutch_number_is_the_same_however_it_is_written(nummer):
    assert telefoonsleutel(nummer) == "612345678"


@pytest.mark.parametrize(("nummer", "sleutel"), [("+49 30 1234567", "49301234567"), ("112", ""), ("", "")])
def test_numbers_from_abroad_keep_their_country_and_short_ones_are_not_found(nummer, sleutel):
    assert telefoonsleutel(nummer) == sleutel


@pytest.mark.parametrize(
    ("soort", "waarde", "goed"),
    [
        (A, "ergens bij de brug", True),
        (A, "", False),
        (A, "x" * 301, False),
        (T, "06-12345678", True),
        (T, "٠٦١٢٣٤٥٦٧٨", True),
        (T, "bel me", False),
        (E, "naam@voorbeeld.nl", True),
        (E, "naam@voorbeeld", False),
        (E, "naam voorbeeld.nl", False),
    ],
)
def test_what_is_an_address_number_or_mail(soort, waarde, goed):
    assert (not bezwaren_contact(soort, waarde)) is goed


@pytest.mark.parametrize(
    ("vraag", "soorten"),
    [("0612345678", {T}), ("Dorpsstraat 1", {A}), ("Samira", set()), ("3111AB 12", {A}), ("T-2026-000123", set())],
)
def test_what_a_search_text_can_be(vraag, soorten):
    assert zoekbaar_als(vraag) - {A} == soorten - {A}
    assert soorten <= zoekbaar_als(vraag)
