"""The colleague's answer: agree, or not; and taking the question back."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.fase import stem_in_met_fase
from tandem.acties.casus.meekijken import (
    INGESTEMD,
    INGETROKKEN,
    NIET_INGESTEMD,
    OPEN,
    Meekijkbeeld,
    Onderwerp,
    sluit_verzoek,
    toon_verzoek,
)
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Meekijkverzoek
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig


@dataclass(frozen=True)
class Meekijkblad:
    """The page of one question to look along; ``stap`` is the step in words."""

    kop: Dossierkop
    vraag: Meekijkbeeld
    stap: str


def lees_meekijken(*, door: Actor, huishouden: UUID, vraag: UUID) -> Meekijkblad:
    """Return one question. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="meekijken lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie)
        rij = sessie.een(Meekijkverzoek, vraag)
        sessie.inzage(laag=Laag.PLAN)
        return Meekijkblad(kop, toon_verzoek(sessie, rij), stap_in_woorden(rij.onderwerp, rij.keuze))


def stap_in_woorden(onderwerp: str, keuze: str) -> str:
    """Return the step that a question is about, in words."""
    if onderwerp == Onderwerp.FASE:
        fase = catalogus().fasen.get(keuze)
        return f"naar de fase {fase.naam.lower()}" if fase else keuze
    soort = catalogus().afrondsoorten.get(keuze)
    return f"afronden: {soort.naam.lower()}" if soort else keuze


def antwoord(
    *, door: Actor, huishouden: UUID, vraag: UUID, verzoek: UUID, akkoord: bool, toelichting: str = ""
) -> None:
    """Answer a question: only who was asked. Agreeing to a phase carries the move out; a no needs its reason.

    Raises ``Geweigerd`` for anybody else, ``Ongeldig`` when it was answered already or the step cannot be made now.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="meekijken", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.PLAN)
        rij = _open(sessie, vraag)
        if rij.gevraagd_aan_id != door.medewerker:
            raise Geweigerd(f"Deze vraag is voor {rij.gevraagd_aan.naam}. Alleen die collega geeft antwoord.")
        if not akkoord and not toelichting.strip():
            raise Ongeldig(toelichting="Schrijf op waarom u het niet eens bent, en wat er eerst nodig is.")
        sluit_verzoek(sessie, rij, INGESTEMD if akkoord else NIET_INGESTEMD, toelichting)
        if akkoord and rij.onderwerp == Onderwerp.FASE:
            stem_in_met_fase(sessie, rij.casus, rij.keuze, reden=rij.reden, vrager=rij.gevraagd_door_id)
        _meld(sessie, rij, "meegekeken" if akkoord else "meegekeken_niet_eens", toelichting)


def trek_in(*, door: Actor, huishouden: UUID, vraag: UUID, verzoek: UUID) -> None:
    """Take a question back: only who asked it. Raises ``Geweigerd``, ``Ongeldig`` when it was answered already."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="meekijken intrekken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        rij = _open(sessie, vraag)
        if rij.gevraagd_door_id != door.medewerker:
            raise Geweigerd(f"{rij.gevraagd_door.naam} heeft dit gevraagd en kan het intrekken.")
        sluit_verzoek(sessie, rij, INGETROKKEN)
        _meld(sessie, rij, "meekijken_ingetrokken", "")


def _open(sessie: Sessie, vraag: UUID) -> Meekijkverzoek:
    rij = sessie.een(Meekijkverzoek, vraag)
    if rij.stand != OPEN:
        raise Ongeldig(**{"": "Deze vraag is al beantwoord of ingetrokken."})
    return rij


def _meld(sessie: Sessie, rij: Meekijkverzoek, soort: str, toelichting: str) -> None:
    feiten = {
        "onderwerp": kies(Onderwerp, rij.onderwerp, "").omschrijving,
        "stap": stap_in_woorden(rij.onderwerp, rij.keuze),
        "toelichting": toelichting.strip(),
    }
    sessie.gebeurtenis(soort, laag=Laag.PLAN, casus=rij.casus_id, feiten=feiten)
