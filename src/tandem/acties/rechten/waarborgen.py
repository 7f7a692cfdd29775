"""Safeguards that were still owed: done after all, one by one or those of a marked point together; support arranged."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.acties.markering import BESPREKEN, vereisten_bij
from tandem.acties.termijn import rond_termijn_af
from tandem.acties.waarborgrij import (
    REGELEN,
    Waarborginvoer,
    bewaar_waarborg,
    geef_alsnog,
    keur_een,
    keur_gegeven,
    meld_waarborg,
)
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Markeerpunt, Termijn, Waarborg
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.waarborg import Aanbodantwoord, Gegeven, Vereiste, Waarborgstand


def rond_waarborg_af(
    *, door: Actor, huishouden: UUID, waarborg: UUID, op: date, tekst: str = "", antwoord: str = "",
    versie: int | None = None, verzoek: UUID | None = None, doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record that a safeguard was given after all, or that support was arranged; its due date ends.

    ``antwoord``: what was said to an offer, or which text was given (``code:taal``). A review is never recorded so.
    Raises ``Ongeldig``, ``Botsing``.
    """
    with deur.schrijf(door=door, doel=doel, wat="waarborg nakomen", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = sessie.een(Waarborg, waarborg)
        sessie.eis(Laag(rij.laag))
        eis_zelfde_versie(sessie, rij, versie, {"op": str(rij.op or "")})
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        if rij.antwoord == Aanbodantwoord.REGELEN:
            _regel(sessie, rij, op, tekst)
        else:
            _doe_alsnog(sessie, rij, op, tekst, antwoord)
        sessie.uitkomst = str(rij.openbaar)
    return waarborg


def _regel(sessie: Sessie, rij: Waarborg, op: date, tekst: str) -> None:
    """Support that somebody wanted is there now."""
    rij.antwoord, rij.versie = str(Aanbodantwoord.AANGENOMEN), rij.versie + 1
    rij.tekst = " ".join(deel for deel in (rij.tekst or "", tekst.strip()) if deel) or None
    sessie.bewaar(rij)
    rond_termijn_af(sessie, rij, soort=REGELEN, op=op)
    meld_waarborg(sessie, rij, "steun_geregeld", op)


def _doe_alsnog(sessie: Sessie, rij: Waarborg, op: date, tekst: str, antwoord: str) -> None:
    if rij.stand == Waarborgstand.GEVRAAGD:
        raise Ongeldig(**{"": "Dit is aan een collega gevraagd. Die geeft zelf antwoord."})
    if rij.stand != Waarborgstand.ACHTERAF:
        raise Ongeldig(**{"": "Dit is al in orde gemaakt."})
    gegeven = Gegeven(rij.soort, Waarborgstand.GEDAAN, rij.lid_id, tekst, antwoord=antwoord)
    if soort := catalogus().waarborgen.get(rij.soort):
        try:
            keur_een(Vereiste(soort, rij.lid_id), gegeven, "antwoord")
        except Ongeldig as fout:
            raise Ongeldig(**_naar_velden(fout.fouten)) from None
    geef_alsnog(sessie, rij, gegeven, op)
    _sluit_bespreken(sessie, rij.markeerpunt)


def _naar_velden(fouten: dict[str, str]) -> dict[str, str]:
    return {"tekst" if veld.endswith("-tekst") else veld: zin for veld, zin in fouten.items()}


def vul_punt_aan(
    *, door: Actor, huishouden: UUID, punt: UUID, waarborgen: Sequence[Waarborginvoer], op: date,
    verzoek: UUID | None = None,
) -> int:  # fmt: skip
    """Record together what was given of what a marked point still asks; return how much is still owed.

    What stays empty stays owed. Raises ``Ongeldig`` at ``waarborg-<code>[-<lid>]``, also when nothing was filled in.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="markeerpunt aanvullen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Markeerpunt, punt)
        sessie.eis(Laag(rij.laag))
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        vereist = open_vereisten(sessie, rij)
        gegeven = keur_gegeven(vereist, [een for een in waarborgen if een.stand != Waarborgstand.ACHTERAF])
        if not gegeven:
            raise Ongeldig(**{"": "Vul ten minste één ding in dat nu is gedaan."})
        bestaand = {(w.soort, w.lid_id): w for w in sessie.van(Waarborg).filter(markeerpunt=rij)}
        for wat in gegeven:
            vereiste = next(een for een in vereist if (een.soort.code, een.lid) == (wat.code, wat.lid))
            _vul_een(sessie, rij, vereiste, wat, bestaand.get((wat.code, wat.lid)), op)
        over = _sluit_bespreken(sessie, rij)
        sessie.uitkomst = str(rij.openbaar)
    return over


def _vul_een(
    sessie: Sessie, punt: Markeerpunt, vereiste: Vereiste, wat: Gegeven, rij: Waarborg | None, op: date
) -> None:
    if rij is None:
        bewaar_waarborg(sessie, punt, vereiste, wat, op=op)
    else:
        geef_alsnog(sessie, rij, wat, op)


def open_vereisten(sessie: Sessie, punt: Markeerpunt) -> tuple[Vereiste, ...]:
    """Return what a marked point still asks, also what is not compulsory; without what a colleague was asked."""
    lid = punt.betreft[0] if punt.betreft else None
    rijen = {(rij.soort, rij.lid_id): rij.stand for rij in sessie.van(Waarborg).filter(markeerpunt=punt)}
    klaar = {sleutel for sleutel, stand in rijen.items() if stand != Waarborgstand.ACHTERAF}
    owed = vereisten_bij(sessie, lid, punt.soort, punt.op)
    return tuple(een for een in owed if (een.soort.code, een.lid) not in klaar)


def _sluit_bespreken(sessie: Sessie, punt: Markeerpunt) -> int:
    """End the one thing to do of a new phase once nothing compulsory is owed; return how much still is."""
    over = sum(een.soort.verplicht for een in open_vereisten(sessie, punt))
    if not over and sessie.van(Termijn).filter(soort=BESPREKEN, bij=punt.pk, afgerond_op=None).exists():
        rond_termijn_af(sessie, punt, soort=BESPREKEN)
    return over
