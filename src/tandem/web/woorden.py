"""Numbers and days in words, the same on every page."""

from datetime import date, datetime

from django.utils import timezone

_MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()


def datum(dag: date) -> str:
    """Return "3 mei 2026"."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def dag_in(dag: date, vandaag: date) -> str:
    """Return a day as people say it now: "3 mei" in this year, "3 mei 2025" in another."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]}" if dag.year == vandaag.year else datum(dag)


def moment(tijd: datetime) -> str:
    """Return "3 mei 2026 om 14:02", in Dutch time."""
    hier = timezone.localtime(tijd)
    return f"{datum(hier.date())} om {hier:%H:%M}"


def dagen_tot(dag: date, vandaag: date) -> str:
    """Return how long until a day, or how much too late: "vandaag", "nog 3 dagen", "2 dagen te laat"."""
    verschil = (dag - vandaag).days
    if verschil == 0:
        return "vandaag"
    if verschil > 0:
        return "morgen" if verschil == 1 else f"nog {verschil} dagen"
    return "1 dag te laat" if verschil == -1 else f"{-verschil} dagen te laat"


def aantal_woorden(getal: int) -> str:
    """Return a number as people write it: "1.250"."""
    return f"{getal:,}".replace(",", ".")


def kort_datum(dag: date) -> str:
    """Return "3 mei '26": for labels in a picture, where there is little room."""
    return f"{dag.day} {_MAANDEN[dag.month - 1][:3] if dag.month != 3 else 'mrt'} '{dag:%y}"
