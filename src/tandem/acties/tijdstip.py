"""When what is done now happens: now, unless a history is being replayed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_nu: ContextVar[datetime | None] = ContextVar("nu", default=None)


def tijdstip() -> datetime:
    """Return the moment at which what is done now happens."""
    return _nu.get() or timezone.now()


@contextmanager
def op_tijdstip(nu: datetime) -> Iterator[None]:
    """Let what happens inside happen at an earlier time: for replaying fictitious histories and for tests only."""
    merk = _nu.set(nu)
    try:
        yield
    finally:
        _nu.reset(merk)
