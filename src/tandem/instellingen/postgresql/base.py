"""Django's PostgreSQL: a lighter way to see whether a kept connection still stands, and room for its statements."""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus

_VOORBEREIDE_VRAGEN = 400
"""Statements that a connection keeps prepared (psycopg's own 100 are fewer than the pages have: it would prepare them
anew in turn); some tens of kB each in PostgreSQL."""


class DatabaseWrapper(base.DatabaseWrapper):
    """The same database; asked before every request whether it is still there."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Make one that keeps all that a worker asks prepared."""
        verbinding = super().get_new_connection(conn_params)
        verbinding.prepared_max = _VOORBEREIDE_VRAGEN
        return verbinding

    def is_usable(self) -> bool:
        """Whether the connection stands: on one that PostgreSQL closed there is something to read.

        A quiet socket needs no question; anything else gets Django's (``SELECT 1``).
        """
        verbinding = self.connection
        if verbinding is None or verbinding.pgconn.status != ConnStatus.OK:
            return False
        luisteraar = select.poll()
        luisteraar.register(verbinding.pgconn.socket, select.POLLIN | select.POLLERR | select.POLLHUP)
        return not luisteraar.poll(0) or super().is_usable()
