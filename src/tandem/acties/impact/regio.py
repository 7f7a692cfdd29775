"""The impact analyses that municipalities opened, side by side and added up; who opened nothing is named as missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.impact.inhoud import onderdelen, posten
from tandem.acties.impact.rijen import inhouden_van, teams_per, totaal_van
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.organisatie.regio import gemeenten_van_regio
from tandem.models import Impactanalyse
from tandem.regels.impact.analyse import Deelplek, Deelwoorden, Inhoud
from tandem.regels.impact.getal import Som, som
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.cijfer import ONBEKEND, Cijfer


@dataclass(frozen=True)
class Gemeentekolom:
    """The newest established analysis of one municipality, with what it has and needs of each thing."""

    naam: str
    eigen: bool
    analyse: UUID
    op: date | None
    inhoud: Inhoud
    getallen: dict[str, tuple[Som, Som]]

    def deel(self, code: str) -> Deelwoorden:
        """Return the words of a part."""
        return self.inhoud.delen.get(Deelplek(code), Deelwoorden())


@dataclass(frozen=True)
class Regiorij:
    """One thing that is counted: how much there is and is needed over the municipalities that opened it."""

    code: str
    naam: str
    nu: Som
    nodig: Som


@dataclass(frozen=True)
class Regioblad:
    """What this reader may see of the region. ``ontbreekt``: municipalities without an analysis that is open."""

    kop: Organisatiekop
    soort: Cijfersoort
    gemeenten: int
    kolommen: tuple[Gemeentekolom, ...]
    rijen: tuple[Regiorij, ...]
    ontbreekt: tuple[str, ...]


def lees_regio(*, door: Actor, soort: Cijfersoort = Cijfersoort.OMVANG) -> Regioblad:
    """Return the sums and the table of one kind of figures. Raises ``NietGevonden`` for who reads no results."""
    with lees_organisatie(door=door, wat="impactanalyses van de regio") as sessie:
        if not sessie.ziet(Werklaag.UITKOMST):
            raise NietGevonden
        namen = dict(gemeenten_van_regio(sessie))
        laatste = _laatste(sessie, namen)
        sessie.inzage(sessie.organisatie, *(een.organisatie_id for een in laatste))
        kolommen = _kolommen(sessie, laatste, soort)
        open_ = {een.organisatie_id for een in laatste}
        ontbreekt = sorted(naam for nummer, naam in namen.items() if nummer not in open_)
        return Regioblad(
            kop=lees_organisatiekop(sessie),
            soort=soort,
            gemeenten=len(namen),
            kolommen=tuple(sorted(kolommen, key=lambda een: (not een.eigen, een.naam))),
            rijen=tuple(_rij(code, een.naam, kolommen, len(namen)) for code, een in posten(soort).items()),
            ontbreekt=tuple(ontbreekt),
        )


def _laatste(sessie: Organisatiesessie, namen: Iterable[int]) -> list[Impactanalyse]:
    """The newest established one of each municipality of the region that this reader may see."""
    rijen = sessie.van(Impactanalyse).filter(vast=True, laag=Werklaag.UITKOMST, organisatie_id__in=list(namen))
    nieuwste = {een.organisatie_id: een for een in rijen.select_related("organisatie").order_by("nummer")}
    return list(nieuwste.values())


def _kolommen(sessie: Organisatiesessie, laatste: list[Impactanalyse], soort: Cijfersoort) -> list[Gemeentekolom]:
    inhouden = inhouden_van(sessie, laatste, samen=True)
    teams = teams_per(een.organisatie_id for een in laatste)
    return [
        Gemeentekolom(
            naam=een.organisatie.naam,
            eigen=een.organisatie_id == sessie.organisatie,
            analyse=een.openbaar,
            op=een.vastgesteld_op,
            inhoud=inhouden[een.pk],
            getallen={
                code: totaal_van(inhouden[een.pk], soort, code, teams[een.organisatie_id]) for code in posten(soort)
            },
        )
        for een in laatste
    ]


def _rij(code: str, naam: str, kolommen: list[Gemeentekolom], gemeenten: int) -> Regiorij:
    """A municipality of which only some teams are known counts as not known: its figure would be too low."""
    nu = [_heel(een.getallen[code][0]) for een in kolommen]
    nodig = [_heel(een.getallen[code][1]) for een in kolommen]
    return Regiorij(code, naam, som(nu, gemeenten), som(nodig, gemeenten))


def _heel(een: Som) -> Cijfer:
    return een.cijfer if een.compleet or een.getal is None else ONBEKEND


def onderdeelnamen() -> dict[str, str]:
    """Return the parts by code, in order, for the table of municipalities."""
    return {code: een.naam for code, een in onderdelen().items()}
