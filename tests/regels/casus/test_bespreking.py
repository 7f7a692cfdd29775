from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.regels.casus.bespreking import (
    HOOGSTENS_FOUT,
    Besluitregel,
    Gaststand,
    Uitnodiging,
    bezwaren_besluit,
    bezwaren_ervaringsdeskundige,
    bezwaren_uitnodiging,
    gaststand,
)

NU = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
DAG = timedelta(days=1)
UITNODIGING = Uitnodiging(NU + 5 * DAG, NU + 8 * DAG, frozenset({1, 2}), 30, "denkt mee over schulden", "0612345678")


@pytest.mark.parametrize(
    ("uitnodiging", "velden"),
    [
        (UITNODIGING, []),
        (replace(UITNODIGING, organisatie=None), ["organisatie"]),
        (replace(UITNODIGING, taak=""), ["taak"]),
        (replace(UITNODIGING, stukken=frozenset()), ["stukken"]),
        (replace(UITNODIGING, stukken=frozenset({9})), ["stukken"]),
        (replace(UITNODIGING, telefoon=" "), ["telefoon"]),
        (replace(UITNODIGING, verloopt_op=NU + 4 * DAG), ["verloopt_op"]),
        (replace(UITNODIGING, verloopt_op=NU + 13 * DAG), ["verloopt_op"]),
        (replace(UITNODIGING, verloopt_op=NU + 12 * DAG), []),
        (replace(UITNODIGING, bespreking_op=NU, verloopt_op=NU + DAG), ["bespreking_op"]),
    ],
)
def test_an_invitation_says_what_it_lacks(uitnodiging: Uitnodiging, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_uitnodiging(uitnodiging, NU, {1, 2, 3})] == velden


@pytest.mark.parametrize(
    ("uitnodiging", "nu", "tweede_stap", "stand"),
    [
        (UITNODIGING, NU + 5 * DAG, True, Gaststand.GELDIG),
        (UITNODIGING, NU + 5 * DAG, False, Gaststand.TWEEDE_STAP),
        (UITNODIGING, NU - 2 * DAG, True, Gaststand.GELDIG),
        (UITNODIGING, NU - 2 * DAG - timedelta(seconds=1), True, Gaststand.NOG_NIET),
        (UITNODIGING, NU + 8 * DAG - timedelta(seconds=1), True, Gaststand.GELDIG),
        (UITNODIGING, NU + 8 * DAG, True, Gaststand.VERLOPEN),
        (replace(UITNODIGING, ingetrokken_op=NU), NU, True, Gaststand.INGETROKKEN),
        (replace(UITNODIGING, ingetrokken_op=NU + DAG), NU, True, Gaststand.GELDIG),
        (replace(UITNODIGING, foute_codes=HOOGSTENS_FOUT - 1), NU, True, Gaststand.GELDIG),
        (replace(UITNODIGING, foute_codes=HOOGSTENS_FOUT), NU, True, Gaststand.GEBLOKKEERD),
    ],
)
def test_when_a_link_opens_something(
    uitnodiging: Uitnodiging, nu: datetime, tweede_stap: bool, stand: Gaststand
) -> None:
    assert gaststand(uitnodiging, nu, tweede_stap_gedaan=tweede_stap) is stand


@pytest.mark.parametrize(
    ("toestemmingen", "mag"),
    [({1: True, 2: True}, True), ({1: True, 2: None}, False), ({1: True, 2: False}, False), ({}, False)],
)
def test_an_ervaringsdeskundige_joins_only_with_consent(toestemmingen: dict[int, bool | None], mag: bool) -> None:
    assert (bezwaren_ervaringsdeskundige(toestemmingen) == ()) is mag


BESLUIT = Besluitregel("Hulp bij schulden", "De huur is drie maanden te laat.", 4, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("besluit", "velden"),
    [
        (BESLUIT, []),
        (replace(BESLUIT, wat=" "), ["wat"]),
        (replace(BESLUIT, overweging=""), ["overweging"]),
        (replace(BESLUIT, wie=None), ["wie"]),
        (replace(BESLUIT, uiterlijk=None), ["uiterlijk"]),
        (replace(BESLUIT, uiterlijk=date(2026, 5, 5)), ["uiterlijk"]),
    ],
)
def test_a_decision_becomes_an_action(besluit: Besluitregel, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_besluit(besluit, date(2026, 5, 6))] == velden
