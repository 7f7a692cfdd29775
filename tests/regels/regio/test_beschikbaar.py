"""Standing in and duty: not for oneself, not in the past, not twice, and not by somebody who is away."""

from datetime import UTC, datetime, timedelta

import pytest

from tandem.regels.regio.beschikbaar import Periode, bezwaren_dienst, bezwaren_waarneming

NU = datetime(2026, 6, 10, 12, tzinfo=UTC)
UUR, DAG = timedelta(hours=1), timedelta(days=1)
AMAL, JORIS, DAAN = 1, 2, 3


def _velden(bezwaren):
    return [bezwaar.veld for bezwaar in bezwaren]


@pytest.mark.parametrize(
    ("nieuw", "bestaand", "velden"),
    [
        (Periode(JORIS, NU, NU + DAG, AMAL), [], []),
        (Periode(JORIS, NU - DAG, NU + DAG, AMAL), [], []),
        (Periode(AMAL, NU, NU + DAG, AMAL), [], ["door"]),
        (Periode(JORIS, NU, NU, AMAL), [], ["tot"]),
        (Periode(JORIS, NU + DAG, NU, AMAL), [], ["tot"]),
        (Periode(JORIS, NU - DAG, NU - UUR, AMAL), [], ["tot"]),
        (Periode(JORIS, NU, NU + 400 * DAG, AMAL), [], ["tot"]),
        (Periode(JORIS, NU, NU + DAG, AMAL), [Periode(DAAN, NU + UUR, NU + 2 * DAG, AMAL)], ["van"]),
        (Periode(JORIS, NU, NU + DAG, AMAL), [Periode(DAAN, NU + DAG, NU + 2 * DAG, AMAL)], []),
        (Periode(JORIS, NU, NU + DAG, AMAL), [Periode(DAAN, NU, NU + DAG, JORIS)], ["door"]),
        (Periode(JORIS, NU, NU + DAG, AMAL), [Periode(JORIS, NU, NU + DAG, DAAN)], []),
    ],
)
def test_standing_in(nieuw, bestaand, velden):
    assert _velden(bezwaren_waarneming(nieuw, bestaand, NU)) == velden


@pytest.mark.parametrize(
    ("nieuw", "bestaand", "velden"),
    [
        (Periode(AMAL, NU, NU + 12 * UUR), [], []),
        (Periode(AMAL, NU, NU + 8 * DAG), [], ["tot"]),
        (Periode(AMAL, NU - DAG, NU - UUR), [], ["tot"]),
        (Periode(AMAL, NU, NU + UUR), [Periode(AMAL, NU - UUR, NU + UUR)], ["van"]),
        (Periode(AMAL, NU, NU + UUR), [Periode(JORIS, NU, NU + UUR)], []),
        (Periode(AMAL, NU, NU + UUR), [Periode(AMAL, NU + UUR, NU + 2 * UUR)], []),
    ],
)
def test_duty(nieuw, bestaand, velden):
    assert _velden(bezwaren_dienst(nieuw, bestaand, NU)) == velden
