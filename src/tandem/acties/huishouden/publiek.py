"""A household of somebody whom many people know: who opens its file is looked at (``Toezichtsoort.PUBLIEK``).

For who works with the safety of the whole household. No member meets it, neither the mark nor its events.
"""

from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import WIJZIGEN, eis_heel, eis_wijzigen, in_dossier
from tandem.acties.huishouden.sluiting import keur_reden
from tandem.acties.keuring import keur
from tandem.models import Huishouden, Lid, Publiekmerk
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
        sessie.een(Huishouden, huishouden)  # held: of two at once the second meets what the first did
        merk = staand_merk(sessie)
        keur(bezwaren_publiek(merk.van if merk else None, publiek=publiek))
        keur_reden(reden)
        if merk is None:
            _begin(sessie)
        else:
            merk.tot = sessie.vandaag
            sessie.bewaar(merk)
        sessie.uitkomst = str(huishouden)
        _meld(sessie, "dossier_publiek" if publiek else "dossier_niet_meer_publiek", reden)


def staand_merk(sessie: Sessie) -> Publiekmerk | None:
    """Return the mark of the open household while it stands. For who may know it (``mag_weten``)."""
    return sessie.van(Publiekmerk).filter(tot=None).first()


def _begin(sessie: Sessie) -> None:
    sessie.bewaar(Publiekmerk(van=sessie.vandaag, vastgelegd_op=sessie.nu))


def neem_publiek_over(sessie: Sessie, van: Huishouden) -> None:
    """Mark the open file too when ``van`` is marked: after a split or a merger somebody whom many know may be in it."""
    with in_dossier(sessie, van.pk):
        gemerkt = staand_merk(sessie) is not None
    if gemerkt and staand_merk(sessie) is None:
        _begin(sessie)
        _meld(sessie, "dossier_publiek", "")


def _meld(sessie: Sessie, soort: str, reden: str) -> None:
    """The event: about all members and hidden from all, so that who comes to live there later does not meet it either.

    The log line names nobody: members read lines that name them.
    """
    leden = list(sessie.van(Lid).values_list("pk", flat=True))
    feiten = {"reden": reden.strip()}
    sessie.gebeurtenis(soort, laag=WIJZIGEN, betreft=leden, niet_zichtbaar_voor=leden, feiten=feiten)
    sessie.inzage(laag=WIJZIGEN, niet_zichtbaar_voor=leden, uitkomst="geschreven")
