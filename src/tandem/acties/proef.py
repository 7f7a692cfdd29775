"""Doing something to see what would come of it: the action runs as it is, and nothing of it is kept.

Not a second writing of what an action does: its own code says which rows it stores, in which layer, about whom and
hidden from whom. The door (``acties.deur``) ends the transaction at the last moment.
"""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

from tandem.models.basis import Item

Reken = Callable[[Any, Sequence[Item]], Any]
"""What is to be known, computed while the rows are there: from the session of the door and what it would store."""
_reken: ContextVar[Reken | None] = ContextVar("proef", default=None)


class Proefuitkomst(Exception):  # noqa: N818 - no fault: it carries the answer out of a transaction that ends here
    """The answer of a trial; whoever meets it in a transaction rolls that back."""

    def __init__(self, uitkomst: Any) -> None:
        """Carry the answer."""
        super().__init__()
        self.uitkomst = uitkomst


def proefdraai(doe: Callable[[], Any], reken: Reken) -> Any:
    """Run an action as a trial and return what ``reken`` says of it; raises what the action raises.

    Raises ``RuntimeError`` for an action that writes nothing through the door: of that there is nothing to ask.
    """
    merk = _reken.set(reken)
    try:
        doe()
    except Proefuitkomst as proef:
        return proef.uitkomst
    finally:
        _reken.reset(merk)
    raise RuntimeError("this action writes nothing through the door; it cannot be tried")


def beeindig_proef(sessie: Any, bewaard: Sequence[Item]) -> None:
    """While a trial runs: end it here, with its answer. Raises ``Proefuitkomst``."""
    reken = _reken.get()
    if reken is not None:
        raise Proefuitkomst(reken(sessie, bewaard))
