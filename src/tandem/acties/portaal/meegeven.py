"""Handing over a copy to who holds authority over a child and never was a member of the household.

They have no account. A professional who reads the whole file makes the copy through the narrow door (``afschrift.py``),
and every time it is recorded for whom.
"""

from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_heel
from tandem.acties.portaal.afschrift import Afschrift, Stukbestand, lees_afschrift_voor, stuk_in
from tandem.acties.rechten.afschriftstuk import meegegeven_bij
from tandem.acties.rechten.verzoek import meld_verzoek
from tandem.acties.rechten.verzoekbeeld import Verzoekbeeld, beelden_in
from tandem.acties.rechten.verzoeklezen import overhandigen_in
from tandem.models import Rechtsverzoek
from tandem.regels.rechten.actor import Actor, Buitendrager
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig

HEEL = (Laag.CONTACT, Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID)
"""What somebody must read of the whole household to make this copy: else it would be less, and nobody would know."""


def _te_overhandigen(sessie: Sessie, rechtsverzoek: UUID) -> tuple[Rechtsverzoek, Verzoekbeeld]:
    """Return a granted request from outside, for who reads all that the copy can hold. Raises as its callers say."""
    sessie.eis(*HEEL)
    eis_heel(sessie)
    if sessie.bos.namens:
        raise Geweigerd("U bent hier namens iemand uit het huishouden. Vraag het vaste gezicht om deze kopie.")
    rij = sessie.een(Rechtsverzoek, rechtsverzoek)
    (beeld,) = beelden_in(sessie, [rij])
    over = overhandigen_in(sessie, rij, beeld)
    if over is None:
        raise NietGevonden
    if over.kan_niet:
        raise Ongeldig(**{"": over.kan_niet})
    return rij, beeld


def geef_afschrift_mee(*, door: Actor, huishouden: UUID, rechtsverzoek: UUID, als_pdf: bool = True) -> Afschrift:
    """Make the copy for who asked from outside, and record that it was handed over and to whom.

    ``als_pdf``: to read and print. Raises ``Geweigerd`` for who does not read everything, ``Ongeldig`` when the
    authority ended, ``NietGevonden`` also for a form that this kind of request does not give.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="kopie voor wie gezag heeft van buiten", huishouden=huishouden
    ) as sessie:
        rij, beeld = _te_overhandigen(sessie, rechtsverzoek)
        if als_pdf and not beeld.als_pdf:
            raise NietGevonden
        mee = meegegeven_bij(sessie, [rij.openbaar]).get(rij.openbaar, ())
        meld_verzoek(sessie, "verzoek_kopie_mee", rij, voor=beeld.buiten.naam if beeld.buiten else "")
        als = Buitendrager(0, 0, actor=door, lid=0, verzoek=rij.pk)
        over = rij.lid_id
    return lees_afschrift_voor(door=als, huishouden=huishouden, over=over, gevraagd=(beeld,), mee=mee)


def geef_stuk_mee(*, door: Actor, huishouden: UUID, rechtsverzoek: UUID, stuk: UUID) -> Stukbestand:
    """Return a document that goes with that copy, and record that it was handed over and to whom.

    Raises as ``geef_afschrift_mee``; ``NietGevonden`` for any other document, or one that is given no more.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="document voor wie gezag heeft van buiten", huishouden=huishouden
    ) as sessie:
        rij, beeld = _te_overhandigen(sessie, rechtsverzoek)
        bestand = stuk_in(sessie, rechtsverzoek, stuk)
        meld_verzoek(sessie, "verzoek_stuk_mee", rij, voor=beeld.buiten.naam if beeld.buiten else "")
        return bestand
