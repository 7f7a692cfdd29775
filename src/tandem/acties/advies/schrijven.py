"""Writing advice as a council: a draft for that council alone, a second look, and sending; then it is fixed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.advies.partijen import (
    botsing,
    eis_niet_ingetrokken,
    eis_raad,
    houd_stuk_vast,
    houd_vast,
    ingetrokken,
    mogelijk_over_iemand,
    namen_van,
    ontvangers,
)
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Advies as Adviesrij
from tandem.models import Adviespunt, Adviesvraag
from tandem.regels.advies.advies import Advies, Datumgrond, Gehoord, bezwaren_concept, bezwaren_versturen
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig


@dataclass(frozen=True)
class Schrijfblad:
    """What writing needs: to whom it can go, the request that it answers, and the draft as it is."""

    kop: Organisatiekop
    ontvangers: tuple[tuple[int, str], ...]
    vraag: UUID | None
    vraag_onderwerp: str
    vraag_van: int | None
    reageert_voor: date | None
    concept: UUID | None
    advies: Advies | None
    vermoedens: tuple[str, ...]
    versie: int
    vandaag: date


def lees_schrijfblad(*, door: Actor, vraag: UUID | None = None, concept: UUID | None = None) -> Schrijfblad:
    """Return what writing an advice needs. Raises ``Geweigerd`` for who is no council, and ``NietGevonden``."""
    with lees_organisatie(door=door, wat="advies schrijven") as sessie:
        eis_raad(sessie)
        rij = _concept(sessie, concept) if concept else None
        gevraagd = _vraag(sessie, rij.vraag if rij else vraag)
        if gevraagd is not None and ingetrokken(sessie, [gevraagd.openbaar]):
            gevraagd = None
        sessie.inzage(sessie.organisatie, *([gevraagd.organisatie_id] if gevraagd else []))
        advies = advies_van(sessie, rij) if rij else None
        return Schrijfblad(
            kop=lees_organisatiekop(sessie),
            ontvangers=tuple(ontvangers(sessie).items()),
            vraag=gevraagd.openbaar if gevraagd else None,
            vraag_onderwerp=gevraagd.onderwerp if gevraagd else "",
            vraag_van=gevraagd.organisatie_id if gevraagd else None,
            reageert_voor=gevraagd.reageert_voor if gevraagd else None,
            concept=rij.openbaar if rij else None,
            advies=advies,
            vermoedens=mogelijk_over_iemand(advies.woorden) if advies else (),
            versie=rij.versie if rij else 0,
            vandaag=sessie.vandaag,
        )


def schrijf_advies(*, door: Actor, advies: Advies, vraag: UUID | None = None, verzoek: UUID | None = None) -> UUID:
    """Begin a draft; returns its public id. Raises ``Geweigerd``, ``Ongeldig`` and ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="advies schrijven", verzoek=verzoek) as sessie:
        eis_raad(sessie)
        gevraagd = _vraag(sessie, vraag)
        if gevraagd is not None:
            eis_niet_ingetrokken(sessie, gevraagd.openbaar)
        rij = Adviesrij(vraag=gevraagd.openbaar if gevraagd else None, schrijver_id=door.medewerker)
        _bewaar(sessie, rij, advies)
        sessie.gebeurtenis("advies_geschreven", feiten={"onderwerp": rij.onderwerp}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def wijzig_advies(*, door: Actor, concept: UUID, advies: Advies, versie: int, verzoek: UUID | None = None) -> None:
    """Change a draft. Raises as ``schrijf_advies``, and ``Botsing`` when somebody else changed it since it was read."""
    with schrijf_organisatie(door=door, wat="advies wijzigen", verzoek=verzoek) as sessie:
        eis_raad(sessie)
        rij = _open(sessie, concept, versie)
        _laat_los(sessie, rij)
        rij.schrijver_id, rij.versie = door.medewerker, rij.versie + 1
        _bewaar(sessie, rij, advies)
        sessie.gebeurtenis("advies_geschreven", feiten={"onderwerp": rij.onderwerp}, over=rij.openbaar)
        sessie.uitkomst = str(concept)


def verstuur_advies(*, door: Actor, concept: UUID, nagekeken: bool, versie: int, verzoek: UUID | None = None) -> None:
    """Send a draft to whom it is for; from then on it is fixed.

    Raises ``Geweigerd``, ``Ongeldig`` with what is still missing, ``NietGevonden`` and ``Botsing``.
    """
    with schrijf_organisatie(door=door, wat="advies versturen", verzoek=verzoek) as sessie:
        eis_raad(sessie)
        rij = _open(sessie, concept, versie)
        _laat_los(sessie, rij)
        advies = advies_van(sessie, rij)
        _eis_vrager_erbij(sessie, rij)
        keur(
            bezwaren_versturen(
                advies,
                gevraagd=rij.vraag is not None,
                vermoedens=mogelijk_over_iemand(advies.woorden),
                nagekeken=nagekeken,
                vandaag=sessie.vandaag,
            )
        )
        for punt in _punten(sessie, rij):
            punt.aan = rij.voor
            sessie.bewaar(punt)
        rij.aan, rij.verstuurd_op = rij.voor, sessie.vandaag
        sessie.bewaar(rij)
        namen = ", ".join(sorted(namen_van(rij.aan).values()))
        sessie.gebeurtenis("advies_verstuurd", feiten={"onderwerp": rij.onderwerp, "aan": namen}, over=concept)
        sessie.uitkomst = str(concept)


def begin_nieuwe_versie(*, door: Actor, advies: UUID, verzoek: UUID | None = None) -> UUID:
    """Begin a draft that will replace a sent advice; returns its public id, also when there is one already.

    Raises ``Geweigerd``, and ``NietGevonden`` for an advice that this council did not send.
    """
    with schrijf_organisatie(door=door, wat="advies verbeteren", verzoek=verzoek) as sessie:
        eis_raad(sessie)
        houd_vast(sessie)
        oud = sessie.mijn(Adviesrij).filter(openbaar=advies).exclude(aan=[]).first()
        if oud is None:
            raise NietGevonden
        eis_niet_ingetrokken(sessie, advies)
        al = sessie.mijn(Adviesrij).filter(volgt_op=advies).first()
        if al is not None:
            sessie.geen_gegevens()
            return al.openbaar
        rij = Adviesrij(vraag=oud.vraag, volgt_op=advies, nummer=oud.nummer + 1, schrijver_id=door.medewerker)
        _bewaar(sessie, rij, advies_van(sessie, oud))
        sessie.gebeurtenis("advies_nieuwe_versie", feiten={"onderwerp": rij.onderwerp}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _laat_los(sessie: Organisatiesessie, rij: Adviesrij) -> None:
    """A draft on a request that was withdrawn goes on as advice that nobody asked for.

    A new version of an advice that was withdrawn meanwhile is not sent. Raises ``Ongeldig``.
    """
    if rij.volgt_op is not None:
        eis_niet_ingetrokken(sessie, rij.volgt_op)
    if rij.vraag is not None:
        houd_stuk_vast(sessie, rij.vraag)
        if ingetrokken(sessie, [rij.vraag]):
            rij.vraag = None


def _eis_vrager_erbij(sessie: Organisatiesessie, rij: Adviesrij) -> None:
    """Who asked gets the answer. Raises ``Ongeldig``."""
    gevraagd = _vraag(sessie, rij.vraag)
    if gevraagd is not None and gevraagd.organisatie_id not in rij.voor:
        naam = namen_van([gevraagd.organisatie_id])[gevraagd.organisatie_id]
        raise Ongeldig(voor=f"Dit advies is het antwoord op een vraag van {naam}. Kies ook {naam}.")


def _vraag(sessie: Organisatiesessie, vraag: UUID | None) -> Adviesvraag | None:
    if vraag is None:
        return None
    rij = sessie.van(Adviesvraag).filter(openbaar=vraag, aan__contains=[sessie.organisatie]).first()
    if rij is None:
        raise NietGevonden
    return rij


def _concept(sessie: Organisatiesessie, openbaar: UUID) -> Adviesrij:
    """A draft of the own council. Raises ``NietGevonden``; what was sent is not written at any more."""
    rijen = sessie.mijn(Adviesrij).filter(openbaar=openbaar, aan=[])
    rij = (rijen.select_for_update(of=("self",)) if sessie.schrijft else rijen).first()
    if rij is None:
        raise NietGevonden
    return rij


def _open(sessie: Organisatiesessie, openbaar: UUID, versie: int) -> Adviesrij:
    rij = _concept(sessie, openbaar)
    if rij.versie != versie:
        hun = {"onderwerp": rij.onderwerp, "inleiding": rij.inleiding}
        raise botsing(rij.schrijver_id, rij.versie, hun)
    return rij


def _punten(sessie: Organisatiesessie, rij: Adviesrij) -> list[Adviespunt]:
    return list(sessie.mijn(Adviespunt).filter(advies=rij).order_by("nummer"))


def _bewaar(sessie: Organisatiesessie, rij: Adviesrij, advies: Advies) -> None:
    advies = advies.opgeschoond()
    keur(bezwaren_concept(advies))
    if rij.volgt_op is None and not set(advies.voor) <= set(ontvangers(sessie)):
        raise Ongeldig(voor="Kies organisaties uit de lijst.")
    rij.onderwerp, rij.inleiding, rij.voor = advies.onderwerp, advies.inleiding, sorted(advies.voor)
    rij.leden, rij.ervaring, rij.hoe = advies.gehoord.leden, advies.gehoord.ervaring, advies.gehoord.hoe.strip()
    rij.reageren_voor, rij.grond, rij.afspraak = advies.reageren_voor, advies.grond.value, advies.afspraak.strip()
    sessie.bewaar(rij)
    for oud in _punten(sessie, rij):
        sessie.verwijder(oud)
    for nummer, tekst in enumerate(advies.punten, start=1):
        sessie.bewaar(Adviespunt(advies=rij, nummer=nummer, tekst=tekst))


def advies_van(sessie: Organisatiesessie, rij: Adviesrij) -> Advies:
    """Return an advice of the own council as it was written."""
    return Advies(
        onderwerp=rij.onderwerp,
        inleiding=rij.inleiding,
        punten=tuple(punt.tekst for punt in _punten(sessie, rij)),
        voor=tuple(rij.voor),
        gehoord=Gehoord(rij.leden, rij.ervaring, rij.hoe),
        reageren_voor=rij.reageren_voor,
        grond=Datumgrond(rij.grond),
        afspraak=rij.afspraak or "",
    )
