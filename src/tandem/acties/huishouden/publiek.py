"""A household of somebody whom many people know: who opens its file is looked at (``Toezichtsoort.PUBLIEK``).

For who works with the safety of the whole household. No member meets it, neither the mark nor its events.
"""

from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import WIJZIGEN, eis_heel, eis_wijzigen
from tandem.acties.huishouden.sluiting import keur_reden
from tandem.acties.keuring import keur
from tandem.models import Huishouden, Lid
from tandem.regels.huishouden.dossier import bezwaren_publiek
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd


def mag_weten(sessie: Sessie) -> bool:
    """Whether this reader of the open household may meet the mark: works with safety, and is there for no member."""
    return sessie.ziet(WIJZIGEN) and all(nummer != sessie.huishouden for nummer, _ in sessie.bos.namens_in)


def merk_publiek(*, door: Actor, huishouden: UUID, publiek: bool, reden: str, verzoek: UUID | None = None) -> None:
    """Say from today that many people know somebody in this household, or that it is so no more.

    Raises ``Ongeldig`` without a reason or when it is so already, ``Geweigerd``, ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="extra toezicht op dit dossier", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        eis_heel(sessie)
        if not mag_weten(sessie):
            raise Geweigerd("U bent hier namens iemand uit het huishouden. Vraag het vaste gezicht.")
        rij = sessie.een(Huishouden, huishouden)  # held: of two at once the second meets what the first did
        keur(bezwaren_publiek(rij.publiek_sinds, publiek=publiek))
        keur_reden(reden)
        rij.publiek_sinds = sessie.vandaag if publiek else None
        rij.versie += 1
        sessie.bewaar(rij)
        sessie.uitkomst = str(huishouden)
        _meld(sessie, "dossier_publiek" if publiek else "dossier_niet_meer_publiek", reden)


def neem_publiek_over(sessie: Sessie, van: Huishouden) -> None:
    """Mark the open file too when ``van`` is marked: after a split or a merger somebody whom many know may be in it."""
    rij = sessie.van(Huishouden).get()
    if van.publiek_sinds is not None and rij.publiek_sinds is None:
        rij.publiek_sinds = sessie.vandaag
        sessie.bewaar(rij)
        _meld(sessie, "dossier_publiek", "")


def _meld(sessie: Sessie, soort: str, reden: str) -> None:
    """The event: about all members and hidden from all, so that who comes to live there later does not meet it either.

    The log line names nobody: members read lines that name them.
    """
    leden = list(sessie.van(Lid).values_list("pk", flat=True))
    feiten = {"reden": reden.strip()}
    sessie.gebeurtenis(soort, laag=WIJZIGEN, betreft=leden, niet_zichtbaar_voor=leden, feiten=feiten)
    sessie.inzage(laag=WIJZIGEN, niet_zichtbaar_voor=leden, uitkomst="geschreven")
