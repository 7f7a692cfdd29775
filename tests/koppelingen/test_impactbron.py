"""Each quote of the impact analysis is what its source says, at the place that is named beside it."""

import json

import pytest

from tests import impactbron
from tests.bronregels import WOORDEN

BEWAARD = json.loads(impactbron.LIJST.read_text(encoding="utf-8"))
CITATEN = impactbron.citaten()


@pytest.mark.parametrize("plaats", sorted({*BEWAARD, *CITATEN}))
def test_the_quotes_of_a_place_are_the_words_of_the_source(plaats):
    """The kept list was made from the source: another word in a quote, or at another place, is not in it."""
    onze = impactbron.merken({plaats: CITATEN.get(plaats, [])})[plaats]
    assert onze == BEWAARD.get(plaats, [])


def test_the_kept_list_is_what_the_sources_say():
    """Where the sources are at hand (`TANDEM_BRONNEN`), every kept quote stands in the lines of its place."""
    teksten = impactbron.bronnen()
    assert set(BEWAARD) == set(impactbron.PLAATSEN)
    assert teksten is None or impactbron.ontbrekend(BEWAARD, teksten) == []


def test_quotes_are_short():
    assert all(1 <= len(een.split()) <= WOORDEN for alle in CITATEN.values() for een in alle)


def test_a_word_more_or_another_word_is_found():
    """The oracle can see: a quote with another word has another hash, and does not stand in the source."""
    (plaats, alle) = next(iter(CITATEN.items()))
    assert impactbron.merken({plaats: [f"{alle[0]} anders"]}) != impactbron.merken({plaats: alle[:1]})
    regels = "\n".join(alle[0] for _ in range(400))
    document = plaats.split(" / ")[0]
    assert impactbron.ontbrekend(impactbron.merken({plaats: alle[:1]}), {document: regels}) == []
    assert impactbron.ontbrekend(impactbron.merken({plaats: ["Dit staat er niet"]}), {document: regels})
