"""The first page of a household, and the page about its people: what is known, for reading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.afgeschermd import Afgeschermd, lees_afgeschermd
from tandem.acties.huishouden.basis import WIJZIGEN, is_heel
from tandem.acties.huishouden.contactwijze import WIJZEN, Wijzebeeld, vastgelegde_wijzen
from tandem.acties.huishouden.gezag import GEZAG, Gezagsbeeld, lees_gezag
from tandem.acties.huishouden.kaarten import (
    CONTACT,
    VERBLIJF,
    Contactkaart,
    Persoonskaart,
    Relatiekaart,
    lees_contact,
    lees_leden,
    lees_relaties,
    maak_kaarten,
)
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.tijdlijn import LAATSTE_VOORVALLEN, Voorval, laatste_voorvallen
from tandem.acties.huishouden.vragen import BETROKKENEN, HUISHOUDEN
from tandem.acties.naslag import rolnamen
from tandem.acties.vraag import Vraag, vooraf_bij
from tandem.models import Betrokkenheid, Casusverwijzing, Opvolging
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.sleutels import in_kracht

Deel = Callable[[Sessie, Dossierkop], Any]
"""A read of another capability that works in an open session."""


_OPVOLGING = Vraag(Opvolging)


@dataclass(frozen=True)
class Betrokkene:
    """A professional who is involved now, with the number to call."""

    naam: str
    rol: str
    organisatie: str
    telefoon: str
    vast_gezicht: bool
    sinds: date


@dataclass(frozen=True)
class Verwijzing:
    """This file refers to another, after a split or a merge."""

    soort: str
    richting: str
    ander: UUID
    op: date


@dataclass(frozen=True)
class Overzicht:
    """The first page of a household."""

    kop: Dossierkop
    versie: int
    eigen_naam: str
    stand: str
    mag_wijzigen: bool
    personen: tuple[Persoonskaart, ...]
    gezag: tuple[Gezagsbeeld, ...]
    betrokkenen: tuple[Betrokkene, ...]
    contact: tuple[Contactkaart, ...]
    bereiken: tuple[Wijzebeeld, ...]
    afgeschermd: tuple[Afgeschermd, ...]
    verwijzingen: tuple[Verwijzing, ...]
    laatste: tuple[Voorval, ...]
    delen: dict[str, Any]


@dataclass(frozen=True)
class Personen:
    """The page about the people of a household."""

    kop: Dossierkop
    mag_wijzigen: bool
    mag_toevoegen: bool
    hier: tuple[Persoonskaart, ...]
    eerder: tuple[Persoonskaart, ...]
    relaties: tuple[Relatiekaart, ...]
    eerdere_relaties: tuple[Relatiekaart, ...]
    gezag: tuple[Gezagsbeeld, ...]
    contact: tuple[Contactkaart, ...]
    bereiken: tuple[Wijzebeeld, ...]
    eerder_contact: tuple[Contactkaart, ...]
    afgeschermd: tuple[Afgeschermd, ...]
    ook_elders: tuple[tuple[int, UUID], ...]


_VOORAF = (CONTACT, WIJZEN, VERBLIJF, GEZAG, _OPVOLGING, LAATSTE_VOORVALLEN)


def lees_overzicht(
    *, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP, delen: Mapping[str, Deel] | None = None
) -> Overzicht:
    """Return the first page. The number of queries does not depend on how much there is.

    ``delen``: reads of other capabilities, carried out in the same session; their answers stand in ``Overzicht.delen``.
    """
    with deur.lees(door=door, doel=doel, wat="overzicht", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie, *_VOORAF, *(vraag for deel in (delen or {}).values() for vraag in vooraf_bij(deel)))
        (rij,) = sessie.vraag(HUISHOUDEN)
        leden = lees_leden(sessie)
        contact = lees_contact(sessie, kop)
        return Overzicht(
            kop=kop,
            versie=rij.versie,
            eigen_naam=rij.eigen_naam or "",
            stand=rij.stand,
            mag_wijzigen=doel is Doel.HULP and sessie.ziet(WIJZIGEN),
            personen=tuple(kaart for kaart in maak_kaarten(sessie, leden) if kaart.hier),
            gezag=lees_gezag(sessie, leden),
            betrokkenen=_betrokkenen(sessie),
            contact=tuple(een for een in contact if een.tot is None),
            bereiken=vastgelegde_wijzen(sessie, kop),
            afgeschermd=lees_afgeschermd(sessie),
            verwijzingen=tuple(Verwijzing(o.soort, o.richting, o.ander, o.op) for o in sessie.vraag(_OPVOLGING)),
            laatste=laatste_voorvallen(sessie, kop, 5),
            delen={naam: deel(sessie, kop) for naam, deel in (delen or {}).items()},
        )


def lees_personen(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Personen:
    """Return the page about the people, their relations, who decides, and how they are reached."""
    with deur.lees(door=door, doel=doel, wat="personen", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        leden = lees_leden(sessie)
        kaarten = maak_kaarten(sessie, leden)
        relaties = lees_relaties(sessie, kop)
        contact = lees_contact(sessie, kop)
        elders = sessie.van(Casusverwijzing)
        return Personen(
            kop=kop,
            mag_wijzigen=doel is Doel.HULP and sessie.ziet(WIJZIGEN),
            mag_toevoegen=doel is Doel.HULP and sessie.ziet(WIJZIGEN) and is_heel(sessie),
            hier=tuple(kaart for kaart in kaarten if kaart.hier),
            eerder=tuple(kaart for kaart in kaarten if not kaart.hier),
            relaties=tuple(een for een in relaties if een.tot is None),
            eerdere_relaties=tuple(een for een in relaties if een.tot is not None),
            gezag=lees_gezag(sessie, leden),
            contact=tuple(een for een in contact if een.tot is None),
            bereiken=vastgelegde_wijzen(sessie, kop),
            eerder_contact=tuple(een for een in contact if een.tot is not None),
            afgeschermd=lees_afgeschermd(sessie),
            ook_elders=tuple((een.kind_id, een.ander) for een in elders),
        )


def _betrokkenen(sessie: Sessie) -> tuple[Betrokkene, ...]:
    nu = [rij for rij in sessie.vraag(BETROKKENEN) if in_kracht(rij.van, rij.tot, sessie.vandaag)]
    rollen = rolnamen(rij.rol for rij in nu)
    return tuple(
        Betrokkene(
            naam=rij.medewerker.naam if rij.medewerker else (rij.naam_buiten or "naam onbekend"),
            rol=rollen.get(rij.rol, rij.rol.replace("_", " ")),
            organisatie=rij.organisatie.naam,
            telefoon=_telefoon(rij),
            vast_gezicht=rij.vast_gezicht,
            sinds=rij.van,
        )
        for rij in nu
    )


def _telefoon(rij: Betrokkenheid) -> str:
    eigen = rij.medewerker.telefoon if rij.medewerker else (rij.telefoon_buiten or "")
    return eigen or (rij.team.telefoon if rij.team else "")
