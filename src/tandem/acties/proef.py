"""Doing something to see what would come of it: the action runs as it is, and nothing of it is kept.

Not a second writing of what an action does: its own code says which rows it stores, in which layer, about whom and
hidden from whom. One transaction lies around all of its acts and ends without a trace; what was read for the answer is
logged afterwards, before the answer leaves.
"""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from tandem.models.basis import Item

Reken = Callable[[Any, Sequence[Item]], Any]
"""What is to be known, computed while the rows are there: from the session of the door and what it would store."""


@dataclass
class _Proef:
    reken: Reken
    antwoorden: list[Any] = field(default_factory=list)
    na_afloop: list[Callable[[], None]] = field(default_factory=list)


_proef: ContextVar[_Proef | None] = ContextVar("proef", default=None)


def proefdraai(doe: Callable[[], Any], reken: Reken) -> list[Any]:
    """Run an action as a trial and return what ``reken`` says of each of its acts; raises what the action raises.

    Raises ``RuntimeError`` for an action that writes nothing through the door: of that there is nothing to ask.
    """
    proef = _Proef(reken)
    merk = _proef.set(proef)
    try:
        with transaction.atomic(durable=True):
            doe()
            transaction.set_rollback(True)
    finally:
        _proef.reset(merk)
        for doe_nog in proef.na_afloop:
            doe_nog()
    if not proef.antwoorden:
        raise RuntimeError("this action writes nothing through the door; it cannot be tried")
    return proef.antwoorden


def loopt_proef() -> bool:
    """Whether what happens now is a trial."""
    return _proef.get() is not None


def antwoord_van_proef(sessie: Any, bewaard: Sequence[Item]) -> None:
    """While a trial runs: say what comes of this act, at its end."""
    proef = _proef.get()
    if proef is not None:
        proef.antwoorden.append(proef.reken(sessie, bewaard))


def buiten_proef(doe: Callable[[], None]) -> None:
    """Do what must stay whatever happens, as a line of the log: at once, or after the trial that runs."""
    proef = _proef.get()
    if proef is None:
        doe()
    else:
        proef.na_afloop.append(doe)
