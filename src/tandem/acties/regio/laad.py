"""Loading content into the tables of the region: all of it in one transaction, and a second time nothing changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from tandem.acties.regio.stem_af import Rij, Telling, stem_af
from tandem.koppelingen.inhoud import Catalogus
from tandem.models import (
    Gemeente,
    Inzagerecht,
    Organisatie,
    Organisatierecht,
    Regiolidmaatschap,
    Rol,
    Rolrecht,
    Team,
    Tegenspraak,
)
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.organisatie import Werklaag, Wijze
from tandem.regels.rechten.zeggenschap import Handeling

SLOT = 20_260_101
"""Number of the database lock: two processes that start at once load one after the other."""


@dataclass(frozen=True)
class Laadverslag:
    """What loading did, table by table."""

    tellingen: tuple[Telling, ...]

    @property
    def iets_veranderd(self) -> bool:
        """Whether anything was written."""
        return any(telling.iets_veranderd for telling in self.tellingen)

    @property
    def losgeraakt(self) -> tuple[str, ...]:
        """What stands in a table but no longer in content, as `Team: code`."""
        return tuple(f"{telling.wat}: {plek}" for telling in self.tellingen for plek in telling.losgeraakt)

    @property
    def in_woorden(self) -> str:
        """One Dutch line about what happened."""
        if not self.iets_veranderd:
            return "De inhoud is al geladen; er is niets veranderd."
        som = {naam: sum(getattr(t, naam) for t in self.tellingen) for naam in ("nieuw", "gewijzigd", "verwijderd")}
        return "Inhoud geladen: " + ", ".join(f"{aantal} {naam}" for naam, aantal in som.items()) + "."


def laad_inhoud(*, inhoud: Catalogus) -> Laadverslag:
    """Bring municipalities, memberships, contradictions, organisations, teams, roles and rights to what content says.

    Runs as `eigenaar`. A right that content no longer gives is gone at once. Municipalities, organisations, teams and
    roles are never deleted, because people and households rest on them: they are reported as `losgeraakt`.
    """
    with transaction.atomic():
        wacht_op_beurt()
        tellingen = [stem_af(Gemeente, ("code",), _gemeenten(inhoud), ruim_op=False)]
        gemeente = _nummers(Gemeente)
        leden = _lidmaatschappen(inhoud, gemeente)
        tellingen.append(stem_af(Regiolidmaatschap, ("gemeente_id", "verband", "lezing", "van"), leden, ruim_op=True))
        tellingen.append(stem_af(Tegenspraak, ("code",), _tegenspraken(inhoud), ruim_op=True))
        tellingen.append(stem_af(Organisatie, ("code",), _organisaties(inhoud, gemeente), ruim_op=False))
        tellingen.append(stem_af(Team, ("code",), _teams(inhoud, gemeente, _nummers(Organisatie)), ruim_op=False))
        tellingen.append(stem_af(Rol, ("code",), _rollen(inhoud), ruim_op=False))
        tellingen.append(stem_af(Rolrecht, ("rol_id", "doel", "laag", "reikwijdte"), _rechten(inhoud), ruim_op=True))
        rechten = _organisatierechten(inhoud)
        tellingen.append(stem_af(Organisatierecht, ("rol_id", "laag", "wijze"), rechten, ruim_op=True))
        plek = ("handeling", "wet", "leeftijd", "hoedanigheid", "kan_wegen")
        tellingen.append(stem_af(Inzagerecht, plek, _inzagerechten(inhoud), ruim_op=True))
    return Laadverslag(tuple(tellingen))


def wacht_op_beurt() -> None:
    """Take the lock of loading until the end of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])


def _nummers(model: Any) -> dict[str, int]:
    return dict(model.objects.values_list("code", "pk"))


def _gemeenten(inhoud: Catalogus) -> Iterator[Rij]:
    for code, gemeente in inhoud.gemeenten.items():
        yield {"code": code, "naam": gemeente.naam, "bron": inhoud.herkomst(gemeente)}


def _lidmaatschappen(inhoud: Catalogus, gemeente: dict[str, int]) -> Iterator[Rij]:
    for verband in inhoud.verbanden.values():
        for lid in verband.leden:
            yield {
                "gemeente_id": gemeente[lid.gemeente],
                "verband": verband.code,
                "centrum_id": gemeente[verband.centrumgemeente] if verband.centrumgemeente else None,
                "van": lid.van,
                "tot": lid.tot,
                "lezing": lid.lezing,
                "bron": inhoud.herkomst(lid),
            }


def _tegenspraken(inhoud: Catalogus) -> Iterator[Rij]:
    for code, punt in inhoud.tegenspraken.items():
        lezingen = [
            {"lezing": lezing.zegt, "bron": inhoud.in_woorden(lezing.bron), "plaatsen": _plaatsen(inhoud, lezing.bron)}
            for lezing in punt.lezingen
        ]
        yield {"code": code, "onderwerp": punt.onderwerp, "lezingen": lezingen, "gevolg": punt.gevolg}


def _plaatsen(inhoud: Catalogus, bron: tuple[Any, ...]) -> list[dict[str, str]]:
    return [{"plaats": inhoud.in_woorden((plek,)), "citaat": plek.citaat or ""} for plek in bron]


def _organisaties(inhoud: Catalogus, gemeente: dict[str, int]) -> Iterator[Rij]:
    for code, organisatie in inhoud.organisaties.items():
        yield {
            "code": code,
            "naam": organisatie.naam,
            "soort": organisatie.soort.value,
            "gemeente_id": gemeente[organisatie.gemeente] if organisatie.gemeente else None,
            "bron": inhoud.herkomst(organisatie),
        }


def _teams(inhoud: Catalogus, gemeente: dict[str, int], organisatie: dict[str, int]) -> Iterator[Rij]:
    for code, team in inhoud.teams.items():
        yield {
            "code": code,
            "naam": team.naam,
            "soort": team.soort,
            "organisatie_id": organisatie[team.organisatie],
            "gemeente_id": gemeente[team.gemeente] if team.gemeente else None,
            "van": team.van,
            "bron": inhoud.herkomst(team),
        }


def _rollen(inhoud: Catalogus) -> Iterator[Rij]:
    for code, rol in inhoud.rollen.items():
        yield {"code": code, "naam": rol.naam, "uitleg": rol.wat, "bron": inhoud.herkomst(rol)}


def _rechten(inhoud: Catalogus) -> Iterator[Rij]:
    for recht in inhoud.rechten.values():
        for laag in recht.lagen:
            yield {
                "rol_id": recht.rol,
                "doel": Doel(recht.doel).value,
                "laag": int(Laag[laag.upper()]),
                "reikwijdte": Reikwijdte(recht.bereik).value,
                "waarom": recht.waarom,
            }


def _organisatierechten(inhoud: Catalogus) -> Iterator[Rij]:
    for recht in inhoud.organisatierechten.values():
        for laag in recht.lagen:
            wijze = Wijze(recht.wijze).value
            yield {"rol_id": recht.rol, "laag": int(Werklaag[laag.upper()]), "wijze": wijze, "waarom": recht.waarom}


def _inzagerechten(inhoud: Catalogus) -> Iterator[Rij]:
    """The cells by which a file may be seen and shared; what nobody verified stays out: the database refuses it too."""
    for cel in (cel for cellen in inhoud.zeggenschap.values() for cel in cellen):
        if cel.geverifieerd and cel.geval.handeling in (Handeling.INZIEN, Handeling.TOESTEMMEN):
            yield {
                "handeling": cel.geval.handeling.value,
                "wet": cel.geval.wet.value,
                "leeftijd": cel.geval.leeftijd.value,
                "hoedanigheid": cel.geval.hoedanigheid.value,
                "kan_wegen": cel.geval.wilsbekwaam,
                "uitkomst": cel.uitkomst.value,
            }
