"""What the actions of this capability share: two files at once, whole keys, versions, and the name of a household."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.models import Huishouden, Lid
from tandem.regels.huishouden.dossier import GESLOTEN_STANDEN
from tandem.regels.huishouden.leeftijd import Geboorte, Geboortesoort
from tandem.regels.huishouden.lid import geboorte_uit
from tandem.regels.huishouden.naamgeving import Genoemde, noem_huishouden
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag, sleutel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig

WIJZIGEN = Laag.VEILIGHEID
"""Who says who lives here, and who decides, works with the safety of the whole household. Own choice."""


def geboorte_van(lid: Lid) -> Geboorte:
    """The birth of a member, for the rules about age."""
    return geboorte_uit(lid.geboortedatum_soort, lid.geboortedatum, lid.uitgerekend_op)


def eis_wijzigen(sessie: Sessie) -> Huishouden:
    """Return the open household if the actor may change it. Raises ``Geweigerd``, or ``Ongeldig`` for a closed file."""
    sessie.eis(Laag.CONTACT, WIJZIGEN)
    return eis_in_gebruik(sessie)


def eis_in_gebruik(sessie: Sessie) -> Huishouden:
    """Return the open household. Raises ``Ongeldig`` when its file was merged into another and takes nothing new."""
    huishouden = sessie.van(Huishouden).get()
    if huishouden.stand in GESLOTEN_STANDEN:
        raise Ongeldig(**{"": "Dit dossier is samengegaan met een ander. Leg dit vast in het andere dossier."})
    return huishouden


def is_heel(sessie: Sessie) -> bool:
    """Whether the actor is involved with all members, those who come later included."""
    return sessie.huishouden is None or sleutel(sessie.huishouden, Laag.CONTACT) not in sessie.bos.deel


def eis_heel(sessie: Sessie) -> None:
    """Refuse an actor who is involved with only some of the members: this touches everybody."""
    if not is_heel(sessie):
        raise Geweigerd(
            "U bent betrokken bij een deel van dit huishouden. Dit raakt iedereen: vraag het vaste gezicht."
        )


def zoek_lid(sessie: Sessie, openbaar: UUID) -> Lid:
    """Return a member of the open household. Raises ``NietGevonden``."""
    return sessie.een(Lid, openbaar)


def kies_lid(sessie: Sessie, openbaar: UUID | None, veld: str) -> Lid:
    """Return the member chosen in a form. Raises ``Ongeldig`` at the field for nobody or somebody from elsewhere."""
    rij = sessie.van(Lid).filter(openbaar=openbaar).first() if openbaar else None
    if rij is None:
        raise Ongeldig(**{veld: "Kies iemand uit dit huishouden."})
    return rij


def woont_er(lid: Lid, op: date) -> bool:
    """Whether a member belongs to the household on a day, and is alive."""
    weg = lid.tot is not None and lid.tot <= op
    return not weg and (lid.overleden_op is None or lid.overleden_op > op)


def noem_opnieuw(sessie: Sessie) -> None:
    """Keep what the household is called in step with who lives there (regels.huishouden.naamgeving).

    Who reaches some members only cannot tell: then the name waits for somebody who reaches them all.
    """
    if sessie.huishouden is not None and sleutel(sessie.huishouden, Laag.CONTACT) in sessie.bos.deel:
        return
    huishouden = sessie.van(Huishouden).get()
    leden = [lid for lid in sessie.van(Lid) if woont_er(lid, sessie.vandaag)]
    naam = noem_huishouden(huishouden.eigen_naam or "", genoemden(leden, sessie.vandaag))
    if naam != huishouden.weergavenaam:
        huishouden.weergavenaam = naam
        sessie.bewaar(huishouden)


def namen_voor(sessie: Sessie, huishoudens: Iterable[Huishouden]) -> dict[int, str]:
    """What each household is called for this reader, by its number.

    Who is involved with some members only does not read the first names of the others in it (one query more).
    """
    alle = list(huishoudens)
    deel = {nummer // FACTOR for nummer in sessie.bos.deel if nummer % FACTOR == Laag.CONTACT}
    leden: dict[int, list[Lid]] = {rij.pk: [] for rij in alle if rij.pk in deel and not rij.eigen_naam}
    for lid in sessie.van(Lid).filter(huishouden_id__in=list(leden)) if leden else ():
        if woont_er(lid, sessie.vandaag):
            leden[lid.huishouden_id].append(lid)
    return {
        rij.pk: noem_huishouden("", genoemden(leden[rij.pk], sessie.vandaag)) if rij.pk in leden else rij.weergavenaam
        for rij in alle
    }


def genoemden(leden: list[Lid], op: date) -> list[Genoemde]:
    """Members in the order in which a household is named: by age, the oldest first, who is not born yet last."""
    volgorde = sorted(leden, key=lambda lid: (lid.geboortedatum or op, lid.pk or 0))
    return [Genoemde(lid.voornaam or "", lid.geboortedatum_soort == Geboortesoort.ONGEBOREN) for lid in volgorde]


@contextmanager
def schrijf_in_twee(
    *, door: Actor, wat: str, een: UUID, ander: UUID, verzoek: UUID | None
) -> Iterator[tuple[Sessie, Huishouden, Huishouden]]:
    """Open the door for one act on two files. Raises ``NietGevonden`` when the actor has no key to one of them."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat=wat, verzoek=verzoek) as sessie:
        gevonden = {rij.openbaar: rij for rij in sessie.van(Huishouden).filter(openbaar__in=[een, ander])}
        if een not in gevonden:
            raise NietGevonden
        if ander not in gevonden:
            raise Ongeldig(ander="Dit dossier kunt u niet openen. Kies een dossier waarbij u zelf betrokken bent.")
        yield sessie, gevonden[een], gevonden[ander]


@contextmanager
def in_dossier(sessie: Sessie, nummer: int) -> Iterator[Sessie]:
    """Work for a moment in one of the files that this session may open."""
    eerder, sessie.huishouden = sessie.huishouden, nummer
    try:
        yield sessie
    finally:
        sessie.huishouden = eerder
