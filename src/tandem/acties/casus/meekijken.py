"""A second pair of eyes: a colleague is asked to look along before a step, and answers on their own work list.

Two people. Who is asked gets a key to look (a dated involvement with the task *meekijken*) for as long as the question
is open, and loses it with the answer.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from tandem.acties.casus.betrekken import hoedanigheid_in_kracht, meld
from tandem.acties.casus.mensen import meekijkers
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.models import Betrokkenheid, Casus, Meekijkverzoek
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.soort import Soort

MEEKIJKEN = "meekijken"
OPEN, INGESTEMD, NIET_INGESTEMD, INGETROKKEN = "open", "ingestemd", "niet_ingestemd", "ingetrokken"


class Onderwerp(Soort):
    """For which step a colleague is asked to look along."""

    FASE = "fase", "een fase verder gaan"
    AFRONDEN = "afronden", "de casus afronden"


@dataclass(frozen=True)
class Meekijkvraag:
    """Who is asked (a capacity), why, and by when an answer is needed."""

    collega: int
    reden: str
    uiterlijk: date


@dataclass(frozen=True)
class Meekijkbeeld:
    """A question to look along, as shown."""

    openbaar: UUID
    onderwerp: str
    keuze: str
    reden: str
    gevraagd_door: str
    gevraagd_aan: str
    gevraagd_op: datetime
    stand: str
    antwoord: str
    aan_mij: bool
    van_mij: bool


def vraag_mee_te_kijken(
    sessie: Sessie, casus: Casus, onderwerp: Onderwerp, keuze: str, vraag: Meekijkvraag
) -> Meekijkverzoek:
    """Ask a colleague of one's own team. Raises ``Ongeldig`` (nobody, oneself, no reason, a day that has been)."""
    _keur(sessie, casus, onderwerp, vraag)
    collega = hoedanigheid_in_kracht(vraag.collega, sessie.vandaag)
    rij = Meekijkverzoek(casus=casus, onderwerp=onderwerp, keuze=keuze, reden=vraag.reden.strip())
    rij.gevraagd_door_id, rij.gevraagd_aan, rij.gevraagd_op = sessie.door.medewerker, collega.medewerker, sessie.nu
    rij.betrokkenheid = geef_meekijksleutel(sessie, casus.pk, vraag.collega, vraag.uiterlijk)
    sessie.bewaar(rij)
    zet_termijn(
        sessie, rij, soort=MEEKIJKEN, vervalt_op=vraag.uiterlijk, casus=casus.pk, eigenaar=collega.medewerker_id,
        reden=onderwerp.omschrijving,
    )  # fmt: skip
    feiten = {"onderwerp": onderwerp.omschrijving, "keuze": keuze, "aan": collega.medewerker.naam}
    sessie.gebeurtenis("meekijken_gevraagd", casus=casus.pk, feiten=feiten)
    return rij


def _keur(sessie: Sessie, casus: Casus, onderwerp: Onderwerp, vraag: Meekijkvraag) -> None:
    if vraag.collega not in {een.lidmaatschap for een in meekijkers(sessie.door, sessie.vandaag)}:
        raise Ongeldig(collega="Kies een collega uit uw eigen team.")
    if not vraag.reden.strip():
        raise Ongeldig(reden="Schrijf op waarom u dit wilt. Uw collega en het huishouden lezen het.")
    if vraag.uiterlijk < sessie.vandaag:
        raise Ongeldig(uiterlijk="Deze dag is al geweest.")
    if open_verzoek(sessie, casus, onderwerp) is not None:
        raise Ongeldig(collega="Er ligt al een vraag bij een collega. Trek die eerst in.")


def geef_meekijksleutel(sessie: Sessie, casus: int | None, lidmaatschap: int, uiterlijk: date) -> Betrokkenheid | None:
    """Involve the colleague to look along until the day after the answer is due, unless involved already."""
    collega = hoedanigheid_in_kracht(lidmaatschap, sessie.vandaag)
    bestaand = sessie.van(Betrokkenheid).filter(medewerker=collega.medewerker, rol=collega.rol_id, leden=[])
    if any(in_kracht(rij.van, rij.tot, sessie.vandaag) and rij.maatregel_id is None for rij in bestaand):
        return None
    rij = Betrokkenheid(casus_id=casus, medewerker=collega.medewerker, organisatie=collega.organisatie)
    rij.team, rij.rol, rij.taak = collega.team, collega.rol_id, MEEKIJKEN
    rij.van, rij.tot = sessie.vandaag, uiterlijk + timedelta(days=1)
    sessie.bewaar(rij)
    meld(sessie, "betrokkenheid_begonnen", rij, feiten={"van": str(rij.van)})
    return rij


def open_verzoek(sessie: Sessie, casus: Casus, onderwerp: Onderwerp) -> Meekijkverzoek | None:
    """Return the question that is still open, if any."""
    return sessie.van(Meekijkverzoek).filter(casus=casus, onderwerp=onderwerp, stand=OPEN).first()


def sluit_verzoek(sessie: Sessie, rij: Meekijkverzoek, stand: str, antwoord: str = "") -> None:
    """End a question: its due date is done and the key that went with it ends today."""
    rij.stand, rij.antwoord, rij.beantwoord_op = stand, antwoord.strip() or None, sessie.nu
    sessie.bewaar(rij)
    rond_termijn_af(sessie, rij, soort=MEEKIJKEN, uitkomst="vervallen" if stand == INGETROKKEN else "gedaan")
    sleutel = rij.betrokkenheid
    if sleutel is not None and (sleutel.tot is None or sleutel.tot > sessie.vandaag):
        sleutel.tot = sessie.vandaag + timedelta(days=1)  # today still: to read back what was answered
        sessie.bewaar(sleutel)


def toon_verzoek(sessie: Sessie, rij: Meekijkverzoek) -> Meekijkbeeld:
    """Return a question as shown."""
    return Meekijkbeeld(
        openbaar=rij.openbaar,
        onderwerp=rij.onderwerp,
        keuze=rij.keuze,
        reden=rij.reden,
        gevraagd_door=rij.gevraagd_door.naam,
        gevraagd_aan=rij.gevraagd_aan.naam,
        gevraagd_op=rij.gevraagd_op,
        stand=rij.stand,
        antwoord=rij.antwoord or "",
        aan_mij=rij.gevraagd_aan_id == sessie.door.medewerker,
        van_mij=rij.gevraagd_door_id == sessie.door.medewerker,
    )


def laatste_verzoek(sessie: Sessie, casus: Casus, onderwerp: Onderwerp) -> Meekijkbeeld | None:
    """Return the newest question about a step, open or answered. One query."""
    rijen = sessie.van(Meekijkverzoek).select_related("gevraagd_door", "gevraagd_aan")
    rij = rijen.filter(casus=casus, onderwerp=onderwerp).order_by("-gevraagd_op", "-id").first()
    return toon_verzoek(sessie, rij) if rij else None
