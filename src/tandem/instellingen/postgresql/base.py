"""Django's PostgreSQL, with a lighter way to see whether a kept connection still stands."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """The same database; asked before every request whether it is still there."""

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
