"""Progress of a long command: one line that rewrites itself on a terminal, a line a second elsewhere."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

Meld = Callable[[str], None]
"""Where a long command says how far it is."""


class Voortgang:
    """Shows the latest message; called with each."""

    def __init__(self, uit: Any) -> None:
        """``uit``: where to write, as of a Django command."""
        self._uit, self._laatst = uit, 0.0
        self._levend = uit.isatty()

    def __call__(self, tekst: str) -> None:
        """Show a message, at most one a second where lines stay."""
        if self._levend:
            self._uit.write(f"\r\033[K{tekst}", ending="")
        elif time.monotonic() - self._laatst > 1:
            self._uit.write(tekst)
            self._laatst = time.monotonic()
        self._uit.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if self._levend:
            self._uit.write("")
