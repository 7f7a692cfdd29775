"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.instellingen.settings")
application = get_wsgi_application()


def _weiger_zonder_muren() -> None:
    """Refuse to serve from a database whose walls do not stand; then let go of the connection before forking."""
    from tandem.models.muren import ontbrekende_muren

    if weg := ontbrekende_muren(connection):
        raise RuntimeError(f"No wall around {', '.join(weg)}: run ./tandem manage opbouwen as the owner.")
    connection.close()


def _weiger_verkeerde_inhoud() -> None:
    """Refuse to serve with content that is wrong (every fault is told); read it once, before forking."""
    from tandem.koppelingen.inhoud import catalogus

    catalogus()


_weiger_zonder_muren()
_weiger_verkeerde_inhoud()


def _bevries() -> None:
    """Leave what was read before forking out of every later collection: it stays, and its pages stay shared."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


_bevries()
