"""The check whether data came to somebody who should not have it: begun by *verkeerd dossier*, ends in a judgement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.keuring import kies
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Datalekcheck, Inzage, Medewerker, Verplaatsing
from tandem.regels.casus.termijn import bereken_termijn
from tandem.regels.huishouden.vergissing import Lekuitkomst, uiterlijk_melden
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.tekst import datum

DATALEK_MELDEN = "datalek_melden"
"""The kind of ``Termijn``: inhoud/termijnen.yaml, AVG article 33(1)."""


@dataclass(frozen=True)
class Check:
    """One check as shown. ``zagen``: names of who saw what was moved; ``uiterlijk``: the moment by which to report."""

    openbaar: UUID
    gestart_op: datetime
    uiterlijk: datetime
    zagen: tuple[str, ...]
    uitkomst: str
    toelichting: str
    afgehandeld_op: date | None


def begin_check(sessie: Sessie, verplaatsing: Verplaatsing) -> Datalekcheck:
    """Begin the check in the open file, with its term: 72 hours from now, owned by the actor."""
    check = sessie.bewaar(
        Datalekcheck(
            laag=Laag.CONTACT,
            betreft=verplaatsing.betreft,
            niet_zichtbaar_voor=verplaatsing.niet_zichtbaar_voor,
            gestart_op=sessie.nu,
            aanleiding=f"verplaatsing:{verplaatsing.openbaar}"[:40],
            aantal_zagen=len(verplaatsing.gezien_door),
        )
    )
    vervalt_op, wanneer = _uiterlijk(sessie)
    reden = f"Iets stond in een verkeerd dossier. Beslis {wanneer} of het een datalek is dat gemeld moet worden."
    zet_termijn(sessie, check, soort=DATALEK_MELDEN, vervalt_op=vervalt_op, reden=reden)
    feiten = {"aantal": len(verplaatsing.gezien_door), "check": str(check.openbaar)}
    sessie.gebeurtenis("datalekcheck_begonnen", betreft=check.betreft, feiten=feiten)
    return check


def _uiterlijk(sessie: Sessie) -> tuple[date, str]:
    """The day and the words of the term; today when the content no longer holds a verified one: a human decides."""
    soort = catalogus().termijnen.get(DATALEK_MELDEN)
    termijn = bereken_termijn(soort, sessie.vandaag) if soort else None
    if soort is None or termijn is None or termijn.uiterlijk is None:
        return sessie.vandaag, "vandaag, en vraag de privacyfunctionaris hoeveel tijd er is,"
    uur = timezone.localtime(uiterlijk_melden(sessie.nu))
    return termijn.uiterlijk, f"uiterlijk {datum(termijn.uiterlijk)} om {uur:%H:%M} ({soort.artikel})"


def wie_zagen(sessie: Sessie, *, laag: int, leden: Iterable[int], sinds: datetime) -> set[int]:
    """Return the professionals who read this layer, about these members, in the open file since a moment."""
    gezocht = set(leden)
    rijen = sessie.van(Inzage).filter(tijd__gte=sinds, laag__gte=laag, uitkomst="gelezen").exclude(medewerker=None)
    return {
        rij.medewerker
        for rij in rijen
        if rij.medewerker is not None and (not rij.lid or not gezocht or gezocht.intersection(rij.lid))
    }


def betrokken_nu(sessie: Sessie) -> set[int]:
    """Return the professionals who are involved with the open file today: they may know."""
    return {
        rij.medewerker_id
        for rij in sessie.van(Betrokkenheid).exclude(medewerker=None)
        if rij.medewerker_id is not None and in_kracht(rij.van, rij.tot, sessie.vandaag)
    }


def lees_checks(sessie: Sessie) -> tuple[Check, ...]:
    """Return the checks of the open file, the newest first."""
    verplaatsingen = {str(rij.openbaar)[:27]: rij for rij in sessie.van(Verplaatsing)}
    uit = []
    for rij in sessie.van(Datalekcheck).order_by("-gestart_op"):
        bij = verplaatsingen.get(rij.aanleiding.removeprefix("verplaatsing:"))
        namen = Medewerker.objects.filter(pk__in=bij.gezien_door).order_by("naam") if bij else []
        uit.append(
            Check(
                rij.openbaar,
                rij.gestart_op,
                uiterlijk_melden(rij.gestart_op),
                tuple(mens.naam for mens in namen),
                Lekuitkomst(rij.uitkomst).omschrijving if rij.uitkomst else "",
                rij.toelichting or "",
                rij.afgehandeld_op,
            )
        )
    return tuple(uit)


def rond_check_af(
    *, door: Actor, huishouden: UUID, check: UUID, uitkomst: str, toelichting: str, verzoek: UUID | None = None
) -> None:
    """Record how the check ended, and why. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="datalekcheck afronden", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT)
        rij = sessie.een(Datalekcheck, check)
        gekozen = kies(Lekuitkomst, uitkomst, "uitkomst")
        if rij.uitkomst:
            raise Ongeldig(**{"": "Deze vraag is al beantwoord."})
        if len(toelichting.strip()) < 10:
            raise Ongeldig(toelichting="Schrijf op waarom dit de uitkomst is.")
        rij.uitkomst, rij.toelichting, rij.afgehandeld_op = gekozen.value, toelichting.strip(), sessie.vandaag
        rij.versie += 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=DATALEK_MELDEN)
        sessie.gebeurtenis("datalekcheck_afgerond", betreft=rij.betreft, feiten={"uitkomst": gekozen.omschrijving})
