"""Days for tests. Ask them inside a test: what is asked when its file is imported may be of the day before."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone


def vandaag() -> date:
    """Return today in the Netherlands."""
    return timezone.localdate()


def over(dagen: int) -> date:
    """Return the day that many days from now; before zero: ago."""
    return vandaag() + timedelta(days=dagen)


def jaren_geleden(jaren: int, *, dagen: int = 0) -> date:
    """Return a day of birth of who turned so many years old so many days ago, or a few more at the end of a month."""
    dag = over(-dagen)
    return dag.replace(year=dag.year - jaren, day=min(dag.day, 28))


def van_nu(velden: Mapping[str, object]) -> dict[str, object]:
    """Return fields of ``pytest.mark.parametrize``, in which a value that hangs on the clock waits as a lambda."""
    return {naam: waarde() if callable(waarde) else waarde for naam, waarde in velden.items()}
