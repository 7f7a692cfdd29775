"""Truth tables of the duty to react, and of what stands in the way of a reaction."""

import uuid
from datetime import date

import pytest

from tandem.regels.advies.reactie import (
    Bedoeld,
    Gevolgsoort,
    Plicht,
    Puntbesluit,
    Puntreactie,
    bezwaren_duiding,
    bezwaren_gevolg,
    bezwaren_reactie,
    bezwaren_uitstel,
    plicht,
)

VOOR, LATER = date(2026, 3, 1), date(2026, 4, 1)
A, B = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.mark.parametrize(
    ("uitstel", "op", "vervangen", "vandaag", "stand"),
    [
        (None, None, False, date(2026, 2, 1), Plicht.WACHT),
        (None, None, False, VOOR, Plicht.WACHT),
        (None, None, False, date(2026, 3, 2), Plicht.LAAT),
        (LATER, None, False, date(2026, 3, 2), Plicht.WACHT),
        (LATER, None, False, date(2026, 4, 2), Plicht.LAAT),
        (None, VOOR, False, LATER, Plicht.OP_TIJD),
        (LATER, VOOR, False, LATER, Plicht.OP_TIJD),
        (LATER, date(2026, 3, 2), False, LATER, Plicht.NA_UITSTEL),
        (LATER, date(2026, 4, 2), False, date(2026, 5, 1), Plicht.TE_LAAT),
        (None, date(2026, 3, 2), False, LATER, Plicht.TE_LAAT),
        (None, None, True, date(2026, 3, 2), Plicht.VERVANGEN),
        (None, VOOR, True, LATER, Plicht.OP_TIJD),
    ],
)
def test_where_the_duty_stands(uitstel, op, vervangen, vandaag, stand):
    assert plicht(voor=VOOR, uitgesteld_tot=uitstel, gereageerd_op=op, vervangen=vervangen, vandaag=vandaag) is stand


@pytest.mark.parametrize(
    ("reacties", "velden"),
    [
        ({}, {"besluit_1", "besluit_2"}),
        ({A: Puntreactie(Puntbesluit.OVERGENOMEN, "")}, {"besluit_2"}),
        ({A: Puntreactie(None, "x"), B: Puntreactie(Puntbesluit.OVERGENOMEN, "")}, {"besluit_1"}),
        ({A: Puntreactie(Puntbesluit.NIET, " "), B: Puntreactie(Puntbesluit.DEELS, "")}, {"reden_1", "reden_2"}),
        ({A: Puntreactie(Puntbesluit.NIET, "x"), B: Puntreactie(Puntbesluit.OVERGENOMEN, "")}, set()),
        (
            {A: Puntreactie(Puntbesluit.NIET, "x" * 4001), B: Puntreactie(Puntbesluit.OVERGENOMEN, "")},
            {"inleiding"},
        ),
    ],
)
def test_every_point_gets_an_answer_with_a_reason_where_it_is_not_followed(reacties, velden):
    assert {een.veld for een in bezwaren_reactie(reacties, punten=[A, B], inleiding="")} == velden


@pytest.mark.parametrize(
    ("tot", "reden", "velden"),
    [
        (LATER, "de raad vergadert later", set()),
        (VOOR, "x", {"tot"}),
        (date(2026, 2, 1), "x", {"tot"}),
        (LATER, "  ", {"reden"}),
    ],
)
def test_a_postponement_has_a_later_day_and_a_reason(tot, reden, velden):
    vandaag = date(2026, 2, 15)
    assert {een.veld for een in bezwaren_uitstel(uiterlijk=VOOR, tot=tot, reden=reden, vandaag=vandaag)} == velden


@pytest.mark.parametrize(
    ("soort", "verwijst", "tekst", "velden"),
    [
        (Gevolgsoort.BESLUIT, "", "Er is een besluit.", set()),
        (Gevolgsoort.PLAN, "", "x", {"verwijst"}),
        (Gevolgsoort.ACTIE, "code", "x", set()),
        (Gevolgsoort.ANDERS, "", " ", {"tekst"}),
    ],
)
def test_a_change_says_what_and_where(soort, verwijst, tekst, velden):
    assert {een.veld for een in bezwaren_gevolg(soort, verwijst=verwijst, tekst=tekst)} == velden


@pytest.mark.parametrize(
    ("bedoeld", "toelichting", "velden"),
    [(Bedoeld.JA, "", set()), (Bedoeld.DEELS, "", {"toelichting"}), (Bedoeld.NEE, "x", set())],
)
def test_what_was_meant_is_said_where_it_is_not_this(bedoeld, toelichting, velden):
    assert {een.veld for een in bezwaren_duiding(bedoeld, toelichting)} == velden
