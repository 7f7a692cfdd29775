"""The job of supervision (role ``taak``, as *Tandem zelf*): read the log day by day, and put what is unusual before the
privacy officer.

Each day in one transaction, with the mark that it is done: a run that was killed goes on where it ended, and running
twice asks nothing twice. Only whole days. Rules: ``inhoud/toezicht.yaml``.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.inzage import Inzageregel, schrijf_inzage
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Toezichtdag, Toezichtvraag
from tandem.regels.casus.termijn import bereken_termijn
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.toezicht import Leesfeit, Toezichtregel, Toezichtsoort, merk_van, ongewoon

TANDEM = Actor(0, "Tandem zelf", 0, 0, "", 0, "", "taak_toezicht", "Tandem zelf")
"""The named system actor of this job; it has no account, no organisation and one purpose."""
TERUG = 31
"""Days back that a first run, or one after a long silence, looks. Own choice."""
NAKIJKEN = "ongewoon_lezen_nakijken"


@dataclass(frozen=True)
class Nagekeken:
    """What a run did: whole days of the log, and questions put before an officer."""

    dagen: int
    gevonden: int


def kijk_log_na(*, nu: datetime | None = None, terug: int = TERUG) -> Nagekeken:
    """Look at every whole day of the log that was not looked at, at most ``terug`` days back.

    Lines of a day that nobody looked at are not removed, however old: looking further back sets them free.
    """
    moment = nu or timezone.now()
    gevonden = [_kijk_dag_na(dag, moment) for dag in _dagen(timezone.localdate(moment), terug)]
    return Nagekeken(len(gevonden), sum(gevonden))


def _dagen(vandaag: date, terug: int) -> Iterator[date]:
    eerste = vandaag - timedelta(days=terug)
    klaar = set(Toezichtdag.objects.filter(dag__gte=eerste).values_list("dag", flat=True))
    alle = (eerste + timedelta(days=stap) for stap in range(terug))
    return (dag for dag in alle if dag not in klaar)


def _kijk_dag_na(dag: date, moment: datetime) -> int:
    regels = {regel.soort: regel for regel in catalogus().toezichtregels.values()}
    with transaction.atomic():
        rijen = {merk_van(feit, dag): (feit, rest) for feit, rest in _feiten(dag, regels.get(Toezichtsoort.NACHT))}
        opvallend = {merk_van(feit, dag) for feit in ongewoon((feit for feit, _ in rijen.values()), regels)}
        bekend = set(Toezichtvraag.objects.filter(merk__in=opvallend).values_list("merk", flat=True))
        vragen = [_vraag(merk, *rijen[merk], moment) for merk in sorted(opvallend - bekend)]
        Toezichtvraag.objects.bulk_create(vragen, ignore_conflicts=True)
        Toezichtdag.objects.bulk_create(
            [Toezichtdag(dag=dag, klaar_op=moment, gevonden=len(vragen))], ignore_conflicts=True
        )
        regel = Inzageregel(None, 1, None, [], "gelezen")
        schrijf_inzage(
            door=TANDEM, doel=Doel.TOEZICHT, wat="logboek nakijken", verzoek=uuid.uuid4(), regels=[regel], nu=moment
        )
    return len(vragen)


def _feiten(dag: date, nacht: Toezichtregel | None) -> Iterator[tuple[Leesfeit, dict[str, Any]]]:
    """What the log says of a day; with whose officer may judge it."""
    uren = [nacht.van_uur, nacht.tot_uur] if nacht else [24, 0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tandem_toezichtfeiten(%s, %s, %s)", [dag, *uren])
        rijen = cursor.fetchall()
    for soort, medewerker, organisatie, rol, nummer, gemeente, organisaties, aantal, sinds in rijen:
        rest = {"organisatie": organisatie, "rol": rol, "gemeente": gemeente, "sinds": sinds}
        yield (
            Leesfeit(Toezichtsoort(soort), medewerker, aantal, nummer),
            {**rest, "organisaties": sorted(set(organisaties) - {0})},
        )


def _vraag(merk: str, feit: Leesfeit, rest: dict[str, Any], moment: datetime) -> Toezichtvraag:
    dag = timezone.localdate(moment)
    uiterlijk = bereken_termijn(catalogus().termijnen[NAKIJKEN], dag).uiterlijk
    return Toezichtvraag(
        soort=feit.soort.value, merk=merk, medewerker=feit.medewerker, nummer=feit.huishouden, aantal=feit.aantal,
        gevraagd_op=moment, uiterlijk=uiterlijk or WETTELIJKE_KALENDER.tel_werkdagen(dag, 10), **rest,
    )  # fmt: skip
