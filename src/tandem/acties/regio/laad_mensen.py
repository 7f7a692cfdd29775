"""The fictitious professionals of the demo: accounts, capacities, a stand-in and duties. Never outside the demo."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from tandem.acties.regio.laad import Laadverslag, wacht_op_beurt
from tandem.acties.regio.stem_af import Telling
from tandem.koppelingen.inhoud import Catalogus, Demomedewerker, moederorganisatie
from tandem.models import Dienst, Medewerker, Organisatie, Team, Teamlidmaatschap, Waarneming


def laad_mensen(*, inhoud: Catalogus, mensen: Mapping[str, Demomedewerker], demo: bool) -> Laadverslag:
    """Add the demo professionals that are not there yet. Loading again on the same day changes nothing.

    Raises `RuntimeError` outside demo mode: these accounts open without a password there.
    """
    if not demo:
        raise RuntimeError("demo professionals are only for demo mode")
    nu = timezone.now()
    with transaction.atomic():
        wacht_op_beurt()
        nummer = {code: _medewerker(mens) for code, mens in mensen.items()}
        wie = {code: rij.pk for code, (rij, _) in nummer.items()}
        tellingen = [
            Telling("Medewerker", nieuw=sum(nieuw for _, nieuw in nummer.values())),
            _voeg_toe(Teamlidmaatschap, _lidmaatschappen(inhoud, mensen, wie, nu)),
            _voeg_toe(Dienst, _diensten(mensen, wie, nu)),
            _waarnemingen(mensen, wie, nu),
        ]
    return Laadverslag(tuple(tellingen))


def _medewerker(mens: Demomedewerker) -> tuple[Medewerker, bool]:
    accounts: Any = get_user_model().objects
    account, nieuw = accounts.get_or_create(username=mens.code, defaults={"first_name": mens.naam, "password": "!"})
    rij, _ = Medewerker.objects.update_or_create(
        code=mens.code, defaults={"naam": mens.naam, "telefoon": mens.telefoon, "account": account}
    )
    return rij, nieuw


def _voeg_toe(model: Any, rijen: Iterator[tuple[dict[str, Any], dict[str, Any]]]) -> Telling:
    uitkomsten = [model.objects.get_or_create(**sleutel, defaults=verder)[1] for sleutel, verder in rijen]
    return Telling(model.__name__, nieuw=sum(uitkomsten), gelijk=len(uitkomsten) - sum(uitkomsten))


def _lidmaatschappen(
    inhoud: Catalogus, mensen: Mapping[str, Demomedewerker], wie: Mapping[str, int], nu: datetime
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Capacities, keyed without their dates: a demo that is loaded again tomorrow keeps the one of today."""
    vandaag = timezone.localdate(nu)
    team, organisatie = _op_code(Team), _op_code(Organisatie)
    for code, mens in mensen.items():
        for lid in mens.lidmaatschappen:
            gestopt = lid.gestopt_dagen_geleden
            sleutel = {
                "medewerker_id": wie[code],
                "team_id": team[lid.team],
                "organisatie_id": organisatie[moederorganisatie(inhoud, lid)],
                "rol_id": lid.rol,
            }
            yield (
                sleutel,
                {
                    "van": vandaag - timedelta(days=lid.sinds_dagen),
                    "tot": None if gestopt is None else vandaag - timedelta(days=gestopt),
                },
            )


def _diensten(
    mensen: Mapping[str, Demomedewerker], wie: Mapping[str, int], nu: datetime
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Duties from yesterday (a night that is still going on) to some days ahead."""
    vandaag, team = timezone.localdate(nu), _op_code(Team)
    for code, mens in mensen.items():
        for dienst in mens.diensten:
            for dag in range(-1, dienst.dagen_vooruit):
                lokaal = datetime.combine(vandaag + timedelta(days=dag), time.fromisoformat(dienst.begint))
                van = timezone.make_aware(lokaal)
                sleutel = {"medewerker_id": wie[code], "team_id": team[dienst.team], "van": van}
                yield sleutel, {"tot": van + timedelta(hours=dienst.uren)}


def _waarnemingen(mensen: Mapping[str, Demomedewerker], wie: Mapping[str, int], nu: datetime) -> Telling:
    """Somebody stands in now; where that runs already, it stays as it is."""
    organisatie, nieuw, gelijk = _op_code(Organisatie), 0, 0
    for code, mens in mensen.items():
        if (afwezig := mens.afwezig) is None:
            continue
        paar = {
            "voor_id": wie[code],
            "door_id": wie[afwezig.waarnemer],
            "organisatie_id": organisatie[afwezig.organisatie],
        }
        if Waarneming.objects.filter(**paar, tot__gt=nu).exists():
            gelijk += 1
            continue
        van = nu - timedelta(days=afwezig.begon_dagen_geleden)
        tot = van + timedelta(days=afwezig.duurt_dagen)
        Waarneming.objects.create(**paar, van=van, tot=tot, reden=afwezig.reden)
        nieuw += 1
    return Telling("Waarneming", nieuw=nieuw, gelijk=gelijk)


def _op_code(model: Any) -> dict[str, int]:
    return dict(model.objects.values_list("code", "pk"))
