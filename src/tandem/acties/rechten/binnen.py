"""Coming in with a session: the session, its account and the capacities in force, in one question. No household data.

Asked anew for every request: a session that ended, another password, a closed account and a role that was taken away
hold from the very next one.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Reikwijdte

Bereik = frozenset[tuple[Doel, Reikwijdte]]

_ACCOUNT = [veld.column for veld in User._meta.concrete_fields]
_VRAAG = f"""
    SELECT s.session_data, {", ".join(f"u.{kolom}" for kolom in _ACCOUNT)},
           m.id, m.naam, l.id, o.id, o.naam, t.id, t.naam, r.code, r.naam,
           ARRAY(SELECT DISTINCT recht.doel || ' ' || recht.reikwijdte FROM tandem_rolrecht recht
                  WHERE recht.rol_id = l.rol_id)
           || ARRAY(SELECT 'verbeteren organisatie' WHERE EXISTS (
                     SELECT 1 FROM tandem_organisatierecht recht WHERE recht.rol_id = l.rol_id))
      FROM django_session s
      LEFT JOIN auth_user u ON u.id = %(account)s
      LEFT JOIN tandem_medewerker m ON m.account_id = u.id
      LEFT JOIN tandem_teamlidmaatschap l
             ON l.medewerker_id = m.id AND l.van <= %(vandaag)s AND (l.tot IS NULL OR l.tot > %(vandaag)s)
      LEFT JOIN tandem_organisatie o ON o.id = l.organisatie_id
      LEFT JOIN tandem_team t ON t.id = l.team_id
      LEFT JOIN tandem_rol r ON r.code = l.rol_id
     WHERE s.session_key = %(sleutel)s AND s.expire_date > %(nu)s
     ORDER BY l.id
"""  # noqa: S608 - the columns are Django's own


@dataclass(frozen=True)
class Binnenkomst:
    """What one question tells: the signed session, the account (if it is there), and its capacities, oldest first."""

    sessie: str
    account: User | None
    hoedanigheden: tuple[tuple[Actor, Bereik], ...]

    def als(self, lidmaatschap: int | None) -> tuple[Actor, Bereik] | None:
        """Return the chosen capacity (else the first) and for what it opens households; None without one."""
        gekozen = (een for een in self.hoedanigheden if een[0].lidmaatschap == lidmaatschap)
        return next(gekozen, self.hoedanigheden[0] if self.hoedanigheden else None)


def kom_binnen(*, sleutel: str, account: int | None) -> Binnenkomst | None:
    """Return what belongs to a session that has not ended, and to an account; None without such a session."""
    nu = timezone.now()
    waarden = {"sleutel": sleutel, "account": account, "nu": nu, "vandaag": timezone.localdate(nu)}
    with connection.cursor() as cursor:
        cursor.execute(_VRAAG, waarden)
        rijen = cursor.fetchall()
    return _binnenkomst(rijen) if rijen else None


def _binnenkomst(rijen: list[tuple[Any, ...]]) -> Binnenkomst:
    eerste, na = rijen[0], 1 + len(_ACCOUNT)
    account = User.from_db(connection.alias, [veld.attname for veld in User._meta.concrete_fields], eerste[1:na])
    hoedanigheden = tuple(_hoedanigheid(rij[na:]) for rij in rijen if rij[na + 2] is not None)
    return Binnenkomst(eerste[0], account if account.pk is not None else None, hoedanigheden)


def _hoedanigheid(rij: tuple[Any, ...]) -> tuple[Actor, Bereik]:
    bereik = frozenset(_recht(woorden) for woorden in rij[-1])
    return Actor(*rij[:-1]), bereik


def _recht(woorden: str) -> tuple[Doel, Reikwijdte]:
    doel, reikwijdte = woorden.split()
    return Doel(doel), Reikwijdte(reikwijdte)
