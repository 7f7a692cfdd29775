"""The plan in short, for the overview of a household."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.plan.beeld import Doelbeeld
from tandem.acties.plan.lezen import plan_in
from tandem.regels.plan.plan import Doelstand, Instemming
from tandem.regels.rechten.lagen import Laag
from tandem.regels.tekst import opsomming


@dataclass(frozen=True)
class Doelkort:
    """A goal in short; ``cijfer`` is the latest that the household itself gave."""

    tekst: str
    van: str
    cijfer: int | None
    goed_genoeg: int | None
    genoeg: bool
    stappen_open: int


@dataclass(frozen=True)
class Planoverzicht:
    """The plan in short. ``versie`` 0: there is none. ``wachtend``: for which help somebody waits, in words."""

    huishouden: UUID
    versie: int
    stand: str
    evalueren_op: date | None
    doelen: tuple[Doelkort, ...]
    oneens: str
    aantal_oneens: int
    wachtend: str


def plan_in_het_kort(sessie: Sessie, kop: Dossierkop) -> Planoverzicht | None:
    """Return the plan in short within an open session; None without a key to the plan."""
    if not sessie.ziet(Laag.PLAN):
        return None
    blad = plan_in(sessie, kop)
    tegen = [a.naam for a in blad.antwoorden if a.antwoord in (Instemming.NEE, Instemming.DEELS)]
    wachtend = [f"{hulp.naam} ({hulp.wacht})" for hulp in blad.hulp if hulp.wachtend]
    return Planoverzicht(
        huishouden=kop.huishouden,
        versie=blad.plan.nummer if blad.plan else 0,
        stand=blad.plan.standwoord if blad.plan else "",
        evalueren_op=blad.evalueren_op,
        doelen=tuple(_kort(doel) for doel in blad.doelen if doel.losgelaten_op is None),
        oneens=opsomming(tegen),
        aantal_oneens=len(tegen),
        wachtend=opsomming(wachtend),
    )


def _kort(doel: Doelbeeld) -> Doelkort:
    eigen = [score.cijfer for score in doel.scores if score.stemsoort == "lid"]
    return Doelkort(
        tekst=doel.tekst,
        van=doel.van,
        cijfer=eigen[-1] if eigen else None,
        goed_genoeg=doel.goed_genoeg,
        genoeg=doel.stand is Doelstand.GOED_GENOEG,
        stappen_open=sum(stap.loopt for stap in doel.stappen),
    )
