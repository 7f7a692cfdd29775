"""What was sent can be withdrawn until it was answered; every fact in turn, for each thing that is sent."""

import itertools

import pytest

from tandem.regels.advies.advies import LANGSTE
from tandem.regels.advies.intrekken import Stuk, Stukstand, bezwaren_intrekking, waarom_niet


@pytest.mark.parametrize(
    ("stuk", "verstuurd", "ingetrokken", "beantwoord", "vervangen"),
    list(itertools.product(Stuk, *[(False, True)] * 4)),
)
def test_what_was_sent_and_not_answered_replaced_or_withdrawn_can_be(
    stuk, verstuurd, ingetrokken, beantwoord, vervangen
):
    stand = Stukstand(verstuurd, ingetrokken, beantwoord, vervangen)
    kan = verstuurd and not (ingetrokken or beantwoord or vervangen)
    assert (waarom_niet(stuk, stand) == "") is kan
    assert (bezwaren_intrekking(stuk, stand, reden="Een vergissing.") == ()) is kan


@pytest.mark.parametrize("stuk", Stuk)
def test_each_says_what_answered_it(stuk):
    assert waarom_niet(stuk, Stukstand(True, beantwoord=True)) not in {
        waarom_niet(ander, Stukstand(True, beantwoord=True)) for ander in Stuk if ander is not stuk
    }


@pytest.mark.parametrize("reden", ["", "  ", "x" * (LANGSTE + 1)])
def test_who_received_it_reads_why(reden):
    (bezwaar,) = bezwaren_intrekking(Stuk.ADVIES, Stukstand(True), reden=reden)
    assert bezwaar.veld == "reden"
