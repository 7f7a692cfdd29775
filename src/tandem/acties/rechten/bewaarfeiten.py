"""The facts from which the terms of keeping count, for the job: dates and codes of files, no names and no text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from tandem.koppelingen.inhoud import catalogus
from tandem.models import Organisatie, Teamlidmaatschap, Vasthouding
from tandem.regels.huishouden.leeftijd import Geboorte, Zekerheid, is_minderjarig
from tandem.regels.huishouden.lid import geboorte_uit
from tandem.regels.rechten import bewaren
from tandem.regels.rechten.bewaren import Bewaaroordeel, Dossierfeiten, Maatregelfeit, Vasthoudgrond, oordeel_bewaren
from tandem.regels.rechten.logregels import Logoordeel, oordeel_log
from tandem.regels.regio.organisatie import Organisatiesoort

PER_KEER = 500
"""Files fetched at once."""


@dataclass(frozen=True)
class Dossier:
    """One file by its number: whose it is, its facts, and the verdict on them."""

    nummer: int
    gemeente: int
    casusnummers: tuple[str, ...]
    feiten: Dossierfeiten
    oordeel: Bewaaroordeel


def dossiers(dag: date) -> Iterator[Dossier]:
    """Yield every file with its verdict on ``dag``, in the order of their numbers."""
    na, soorten = 0, _soorten()
    while deel := _haal(na, PER_KEER, None, dag, soorten):
        yield from deel
        na = deel[-1].nummer


def dossier(nummer: int, dag: date) -> Dossier | None:
    """Return one file; None when it is not there any more."""
    return next(iter(_haal(nummer - 1, 1, nummer, dag, _soorten())), None)


def _soorten() -> dict[int, Organisatiesoort]:
    bekend = {soort.value: soort for soort in Organisatiesoort}
    rijen = Organisatie.objects.values_list("pk", "soort")
    return {nummer: bekend.get(soort, Organisatiesoort.OVERIG) for nummer, soort in rijen}


def logoordeel(dag: date) -> Logoordeel:
    """Judge the access log: up to which day its lines have lapsed, for every kind of organisation that reads here."""
    leest, soorten = Teamlidmaatschap.objects.values_list("organisatie", flat=True).distinct(), _soorten()
    return oordeel_log(tuple(catalogus().bewaartermijnen.values()), {soorten[nummer] for nummer in leest}, dag)


def _haal(
    na: int, hoogstens: int, alleen: int | None, dag: date, soorten: Mapping[int, Organisatiesoort]
) -> list[Dossier]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tandem_bewaarfeiten(%s, %s, %s, %s)", [na, hoogstens, alleen, dag])
        rijen = cursor.fetchall()
    vast: dict[int, list[bewaren.Vasthouding]] = {}
    for rij in Vasthouding.objects.filter(nummer__in=[rij[0] for rij in rijen]):
        vast.setdefault(rij.nummer, []).append(bewaren.Vasthouding(rij.soort, rij.van, rij.tot))
    return [_dossier(rij, tuple(vast.get(rij[0], ())), dag, soorten) for rij in rijen]


def _dossier(
    rij: tuple[Any, ...],
    vast: tuple[bewaren.Vasthouding, ...],
    dag: date,
    soorten: Mapping[int, Organisatiesoort],
) -> Dossier:
    nummer, gemeente, casusnummers, organisaties, laatste, leden, maatregelen, in_gebruik, klacht_sinds, verzocht = rij
    klacht = (bewaren.Vasthouding(Vasthoudgrond.KLACHT, klacht_sinds),) if klacht_sinds else ()
    feiten = Dossierfeiten(
        organisaties={een: soorten.get(een, Organisatiesoort.OVERIG) for een in organisaties},
        laatste_wijziging=timezone.localdate(laatste),
        kinderen=tuple(g for lid in _lijst(leden) if _was_kind(g := _geboorte(lid), date.fromisoformat(lid["van"]))),
        maatregelen=tuple(Maatregelfeit(een["maatregel"], _geboorte(een)) for een in _lijst(maatregelen)),
        in_gebruik=in_gebruik,
        vasthoudingen=(*vast, *klacht),
        verzocht_op=verzocht,
    )
    inhoud = catalogus()
    oordeel = oordeel_bewaren(feiten, tuple(inhoud.dossierdelen.values()), tuple(inhoud.bewaartermijnen.values()), dag)
    return Dossier(nummer, gemeente, tuple(casusnummers), feiten, oordeel)


def _lijst(waarde: Any) -> list[dict[str, Any]]:
    lijst: list[dict[str, Any]] = json.loads(waarde) if isinstance(waarde, str) else waarde
    return lijst


def _geboorte(feit: Mapping[str, Any]) -> Geboorte:
    return geboorte_uit(feit["soort"], date.fromisoformat(feit["op"]) if feit["op"] else None)


def _was_kind(geboorte: Geboorte, van: date) -> bool:
    """Whether somebody was a minor when they came; whose birth is not known may have been."""
    return is_minderjarig(geboorte, van) is not Zekerheid.NEE
