"""Aftercare: on the agreed days somebody asks how it goes; when it does not go well, a new case opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.afronden import NAZORG
from tandem.acties.casus.inhoudstermijn import Termijnstaat, toon_termijnen
from tandem.acties.casus.regel import Regelinvoer, Regelweergave, bewaar_regels, lees_regels
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.models import Betrokkenheid, Casus, Termijn
from tandem.regels.casus.afronding import NAZORGMOMENT
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Nazorgblad:
    """The page of aftercare: the moments, and what was said at each."""

    kop: Dossierkop
    nummer: str
    momenten: tuple[Termijnstaat, ...]
    regels: tuple[Regelweergave, ...]


def lees_nazorg(*, door: Actor, huishouden: UUID) -> Nazorgblad:
    """Return the aftercare of the case that ended last. Raises ``Ongeldig`` when there is none."""
    with deur.lees(door=door, doel=Doel.HULP, wat="nazorg lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop, casus = lees_kop(sessie), _casus(sessie)
        regels = lees_regels(sessie, bij_soort=NAZORG, bij=[casus.pk]).get(casus.pk, [])
        sessie.inzage(laag=Laag.PLAN)
        return Nazorgblad(kop, casus.nummer, toon_termijnen(_momenten(sessie, casus)), tuple(regels))


def leg_nazorg_vast(
    *, door: Actor, huishouden: UUID, verzoek: UUID, gaat_goed: bool, regels: Sequence[Regelinvoer]
) -> None:
    """Record how it goes, at the first moment that is open. The last moment ends the key that was kept for it.

    Raises ``Ongeldig`` without a line, or when no moment is open.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="nazorg vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        casus = _casus(sessie)
        open_rijen = [rij for rij in _momenten(sessie, casus) if rij.afgerond_op is None]
        if not open_rijen:
            raise Ongeldig(**{"": "Alle momenten van nazorg zijn geweest."})
        if not any(regel.tekst.strip() for regel in regels):
            raise Ongeldig(**{"": "Schrijf ten minste één regel op: hoe gaat het, en wie zegt dat?"})
        rijen = bewaar_regels(sessie, regels, bij_soort=NAZORG, bij=casus.pk, laag=Laag.PLAN)
        open_rijen[0].afgerond_op, open_rijen[0].uitkomst = sessie.vandaag, "gedaan"
        sessie.bewaar(open_rijen[0])
        if len(open_rijen) == 1:
            _einde(sessie, casus)
        betreft = sorted({lid for regel in rijen for lid in regel.betreft})
        feiten = {"gaat_goed": gaat_goed, "nog_te_doen": len(open_rijen) - 1}
        sessie.gebeurtenis("nazorg_vastgelegd", laag=Laag.PLAN, betreft=betreft, casus=casus.pk, feiten=feiten)


def _casus(sessie: Sessie) -> Casus:
    rij = sessie.van(Casus).order_by("-geopend_op", "-id").first()
    if rij is None or rij.afgerond_op is None:
        raise Ongeldig(**{"": "Er is geen afgeronde casus met nazorg."})
    return rij


def _momenten(sessie: Sessie, casus: Casus) -> list[Termijn]:
    rijen = sessie.van(Termijn).filter(soort=NAZORGMOMENT, bij_soort="casus", bij=casus.pk)
    return list(rijen.select_related("eigenaar").order_by("vervalt_op", "id"))


def _einde(sessie: Sessie, casus: Casus) -> None:
    morgen = sessie.vandaag + timedelta(days=1)
    for rij in sessie.van(Betrokkenheid).filter(casus=casus, taak=NAZORG, tot__gt=morgen):
        rij.tot = max(morgen, rij.van)
        sessie.bewaar(rij)
