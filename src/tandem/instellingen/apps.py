"""Start-up: where keys come from, and refusing a database role that would pass the second wall."""

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


class TandemConfig(AppConfig):
    """The one app of the project."""

    name = "tandem"
    label = "tandem"
    verbose_name = "Tandem"

    def ready(self) -> None:
        """Wire the key store to the encrypted fields and watch every new database connection."""
        from tandem.instellingen import account
        from tandem.koppelingen.kluis import kluis
        from tandem.models import velden

        velden.gebruik(kluis)
        account.luister()
        connection_created.connect(weiger_te_sterke_rol, dispatch_uid="weiger_te_sterke_rol")
        connection_created.connect(houd_voorbereid, dispatch_uid="houd_voorbereid")


VOORBEREID = 400
"""Statements that a connection keeps prepared; all pages together ask some three hundred different ones."""


def houd_voorbereid(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Let a connection keep every statement that our pages ask; psycopg's own hundred would push each other out."""
    connection.connection.prepared_max = VOORBEREID


def weiger_te_sterke_rol(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Refuse to work with a role that bypasses row-level security, except for the owner's own commands.

    Superusers and BYPASSRLS pass every policy without a word (design, section 3, traps).
    """
    from django.conf import settings

    if settings.ROL == "eigenaar":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls, rolname FROM pg_roles WHERE rolname = current_user")
        te_sterk, rol = cursor.fetchone()
    if te_sterk:
        connection.close()
        raise RuntimeError(f"Database role {rol!r} bypasses row-level security; connect as app, taak or teller.")
