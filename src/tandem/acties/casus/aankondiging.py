"""Telling the household who comes along, before the first contact; and asking each member: did you feel pressed?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrekken import AANKONDIGEN, meld, open_betrokkenheid
from tandem.acties.casus.termijn import rond_termijn_af
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.models import Betrokkenheid, Drukmelding, Lid
from tandem.regels.casus import betrokkenheid as regel
from tandem.regels.casus.betrokkenheid import Drukantwoord
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Drukinvoer:
    """What one member answered, in their own words if they want. ``zichtbaar``: other members may read it."""

    antwoord: str = Drukantwoord.NIET_GEVRAAGD
    tekst: str = ""
    zichtbaar: bool = False


@dataclass(frozen=True)
class Aankondiginvoer:
    """The household was told on a day who comes along; per member the answer."""

    op: date
    antwoorden: Mapping[int, Drukinvoer] = field(default_factory=dict)


def kondig_aan(
    *,
    door: Actor,
    huishouden: UUID,
    betrokkenheid: UUID,
    invoer: Aankondiginvoer,
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Record that the household was told who comes along, for which organisation and task; count who felt pressed.

    Raises ``Ongeldig`` (a day to come, somebody of another household) and ``Botsing``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="betrokkene aankondigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = open_betrokkenheid(sessie, betrokkenheid, versie)
        keur(regel.bezwaren_aankondiging(invoer.op, rij.van, sessie.vandaag))
        antwoorden = _antwoorden(sessie, invoer.antwoorden)
        rij.aangekondigd_op, rij.versie = invoer.op, rij.versie + 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=AANKONDIGEN, op=invoer.op)
        gevraagd = sum(antwoord is not Drukantwoord.NIET_GEVRAAGD for antwoord in antwoorden.values())
        meld(sessie, "betrokkene_aangekondigd", rij, feiten={"op": str(invoer.op), "gevraagd": gevraagd})
        for lid, antwoord in antwoorden.items():
            if antwoord is Drukantwoord.JA:
                _noteer(sessie, lid, invoer.antwoorden[lid], op=invoer.op, bij=rij)
        sessie.uitkomst = str(rij.openbaar)
    return betrokkenheid


def meld_druk(
    *,
    door: Actor,
    huishouden: UUID,
    lid: int,
    op: date,
    tekst: str = "",
    zichtbaar: bool = False,
    betrokkenheid: UUID | None = None,
    verzoek: UUID | None = None,
) -> None:
    """Record at any other moment that a member felt pressed. Raises ``Ongeldig``."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="druk melden", huishouden=huishouden, verzoek=verzoek) as sessie:
        if op > sessie.vandaag:
            raise Ongeldig(op="Deze dag moet nog komen.")
        _antwoorden(sessie, {lid: Drukinvoer(Drukantwoord.JA)})
        bij = sessie.een(Betrokkenheid, betrokkenheid) if betrokkenheid else None
        _noteer(sessie, lid, Drukinvoer(Drukantwoord.JA, tekst, zichtbaar), op=op, bij=bij)


def _antwoorden(sessie: Sessie, gegeven: Mapping[int, Drukinvoer]) -> dict[int, Drukantwoord]:
    bekend = set(sessie.van(Lid).values_list("pk", flat=True))
    if not gegeven.keys() <= bekend:
        raise Ongeldig(lid="Kies iemand uit dit huishouden.")
    return {lid: kies(Drukantwoord, invoer.antwoord, f"druk-{lid}") for lid, invoer in gegeven.items()}


def _noteer(sessie: Sessie, lid: int, invoer: Drukinvoer, *, op: date, bij: Betrokkenheid | None) -> None:
    """Keep what a member said; other members do not read it unless the member wants that."""
    anderen = sessie.van(Lid).exclude(pk=lid).values_list("pk", flat=True)
    verborgen = [] if invoer.zichtbaar else sorted(anderen)
    sessie.eis(Laag.PLAN)
    sessie.bewaar(
        Drukmelding(
            laag=Laag.PLAN,
            betreft=[lid],
            niet_zichtbaar_voor=verborgen,
            lid_id=lid,
            betrokkenheid_id=bij.pk if bij else None,
            op=op,
            tekst=invoer.tekst.strip() or None,
        )
    )
    naam = (bij.medewerker.naam if bij.medewerker else bij.naam_buiten) if bij else ""
    sessie.gebeurtenis(
        "druk_gemeld",
        laag=Laag.PLAN,
        betreft=[lid],
        niet_zichtbaar_voor=verborgen,
        casus=bij.casus_id if bij else None,
        feiten={"op": str(op), "bij": naam or ""},
    )
