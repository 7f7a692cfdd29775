"""*Do I recognise this?* Asked to each member from 12; the answer, also the no, stands beside the analysis."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import eis_leden
from tandem.acties.deur import Sessie
from tandem.acties.keuring import kies
from tandem.models import Analyse, Herkenning
from tandem.regels.analyse import analyse as regel
from tandem.regels.analyse.analyse import Analysestaat
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Herkenningweergave:
    """What one member answered. ``geldt``: about the words as they stand now, not about an earlier reading."""

    openbaar: UUID
    lid: int
    gevraagd_op: date
    antwoord: str
    tekst: str
    auteur: str
    vastgelegd_op: datetime
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]
    geldt: bool


def leg_herkenning_vast(
    *,
    door: Actor,
    huishouden: UUID,
    analyse: UUID,
    lid: int,
    gevraagd_op: date,
    antwoord: str = "",
    tekst: str = "",
    niet_zichtbaar_voor: tuple[int, ...] = (),
    verzoek: UUID | None = None,
) -> UUID:
    """Record that a member was asked, and the answer if one came (empty: no answer yet). A later answer is a new row.

    Raises ``Ongeldig`` unless the version lies before the household.
    """
    wat = "analyse: herkenning vragen"
    with deur.schrijf(door=door, doel=Doel.HULP, wat=wat, huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.ANALYSE)
        rij = sessie.een(Analyse, analyse)
        if rij.stand != Analysestaat.VOORGELEGD or rij.voorgelegd_op is None:
            raise Ongeldig(**{"": "Leg deze versie eerst voor aan het huishouden. Dan kunt u dit vragen."})
        eis_leden(sessie, [lid, *niet_zichtbaar_voor], "lid")
        _keur(sessie, rij.voorgelegd_op, gevraagd_op, antwoord, tekst)
        nieuw = sessie.bewaar(
            Herkenning(
                laag=Laag.ANALYSE,
                betreft=[lid],
                niet_zichtbaar_voor=sorted(niet_zichtbaar_voor),
                analyse=rij,
                lid_id=lid,
                gevraagd_op=gevraagd_op,
                antwoord=antwoord,
                beantwoord_op=sessie.vandaag if antwoord else None,
                tekst=tekst.strip() or None,
            )
        )
        _meld(sessie, rij, nieuw)
        sessie.uitkomst = str(rij.openbaar)
    return nieuw.openbaar


def _meld(sessie: Sessie, rij: Analyse, nieuw: Herkenning) -> None:
    sessie.gebeurtenis(
        "analyse_herkenning_gevraagd",
        laag=Laag.ANALYSE,
        betreft=nieuw.betreft,
        niet_zichtbaar_voor=nieuw.niet_zichtbaar_voor,
        casus=rij.casus_id,
        feiten={"analyse": str(rij.openbaar), "nummer": rij.versienummer, "antwoord": nieuw.antwoord},
    )


def _keur(sessie: Sessie, voorgelegd_op: datetime, gevraagd_op: date, antwoord: str, tekst: str) -> None:
    if antwoord:
        kies(regel.Herkenning, antwoord, "antwoord")
    elif tekst.strip():
        raise Ongeldig(antwoord="Kies ook een antwoord bij deze woorden.")
    if gevraagd_op > sessie.vandaag:
        raise Ongeldig(gevraagd_op="Deze dag moet nog komen.")
    if gevraagd_op < timezone.localdate(voorgelegd_op):
        raise Ongeldig(gevraagd_op="Deze versie is daarna pas voorgelegd. Kies de dag waarop u dit vroeg.")


def lees_herkenningen(sessie: Sessie, analyse: Analyse) -> list[Herkenningweergave]:
    """Return all answers about a version, the newest first."""
    rijen = sessie.van(Herkenning).filter(analyse=analyse).select_related("auteur").order_by("-vastgelegd_op", "-id")
    return [_toon(rij, analyse.voorgelegd_op) for rij in rijen]


def _toon(rij: Herkenning, voorgelegd_op: datetime | None) -> Herkenningweergave:
    return Herkenningweergave(
        openbaar=rij.openbaar,
        lid=rij.lid_id,
        gevraagd_op=rij.gevraagd_op,
        antwoord=rij.antwoord,
        tekst=rij.tekst or "",
        auteur=rij.auteur.naam if rij.auteur else "",
        vastgelegd_op=rij.vastgelegd_op,
        betreft=tuple(rij.betreft),
        niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        geldt=voorgelegd_op is not None and rij.vastgelegd_op >= voorgelegd_op,
    )


def antwoorden_op(sessie: Sessie, analyse: Analyse) -> list[regel.Antwoord]:
    """Return the answers as the rules judge them: those about an earlier reading count for an earlier version."""
    return als_antwoorden(lees_herkenningen(sessie, analyse), analyse.versienummer)


def als_antwoorden(gelezen: list[Herkenningweergave], versienummer: int) -> list[regel.Antwoord]:
    """Return what was read as the rules judge it."""
    return [
        regel.Antwoord(
            lid=een.lid,
            versie=versienummer if een.geldt else versienummer - 1,
            gevraagd_op=een.gevraagd_op,
            herkenning=regel.Herkenning(een.antwoord) if een.antwoord else None,
            eigen_woorden=een.tekst,
        )
        for een in gelezen
    ]
