"""Two cases about one child refer to each other, with consent or on a ground; each household sees only that.

A child in two households has a member in both; that they are one person is shielded. So only who works with both
households lays the reference, and what is explained in one file stays in that file.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.acties.vraag import Vraag
from tandem.models import Casus, Casusverwijzing, Huishouden, Lid
from tandem.regels.casus.casus import Verwijsgrond, bezwaren_verwijzing
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, sleutel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig

NIET_TE_VINDEN = (
    "Deze casus kunt u niet openen, of dit kind hoort er niet bij. Werkt u zelf niet met die casus? "
    "Vraag het vaste gezicht daar om samen de verwijzing te leggen."
)


@dataclass(frozen=True)
class Verwijzingbeeld:
    """That another case runs about a child, and on which ground the two refer to each other."""

    kind: int
    grond: str
    toelichting: str
    vastgelegd_op: datetime


def verwijs(
    *, door: Actor, huishouden: UUID, verzoek: UUID, kind: UUID, nummer: str, grond: str, toelichting: str
) -> None:
    """Let the running case of this household and the case with that number refer to each other, about one child.

    Raises ``Ongeldig`` with the same sentence whether the other case does not exist, is not open to the actor or is not
    about this child; ``NietGevonden`` and ``Geweigerd`` for this household.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="casussen verwijzen", verzoek=verzoek) as sessie:
        hier = sessie.van(Huishouden).filter(openbaar=huishouden).first()
        if hier is None:
            raise NietGevonden
        if sleutel(hier.pk, Laag.PLAN) not in sessie.bos.sleutels:
            raise Geweigerd(f"Uw rol geeft voor dit doel geen toegang tot {Laag.PLAN.omschrijving}.")
        gekozen = kies(Verwijsgrond, grond, "grond")
        keur(bezwaren_verwijzing(gekozen, toelichting))
        lid = sessie.van(Lid).filter(huishouden=hier, openbaar=kind).first()
        if lid is None:
            raise Ongeldig(kind="Kies een kind uit dit huishouden.")
        ander = _ander(sessie, hier, lid, nummer)
        if sessie.van(Casusverwijzing).filter(huishouden=hier, kind=lid, ander=ander.huishouden.openbaar).exists():
            raise Ongeldig(nummer="Deze twee casussen verwijzen al naar elkaar.")
        _leg(sessie, lid, ander.huishouden.openbaar, gekozen, toelichting.strip())
        _leg(sessie, ander, hier.openbaar, gekozen, "")


def _ander(sessie: Sessie, hier: Huishouden, lid: Lid, nummer: str) -> Lid:
    """The same child as a member of the household of the other case, or the one refusal for all reasons."""
    casus = sessie.van(Casus).filter(nummer__iexact=nummer.strip()).exclude(huishouden=hier).first()
    if casus is None or sleutel(casus.huishouden_id, Laag.PLAN) not in sessie.bos.sleutels:
        raise Ongeldig(nummer=NIET_TE_VINDEN)
    leden = sessie.van(Lid).filter(huishouden_id=casus.huishouden_id, persoon_id=lid.persoon_id)
    gevonden = leden.select_related("huishouden").first()
    if gevonden is None:
        raise Ongeldig(nummer=NIET_TE_VINDEN)
    return gevonden


def _leg(sessie: Sessie, lid: Lid, ander: UUID, grond: Verwijsgrond, toelichting: str) -> None:
    """One side: this household learns that another case runs about the child, and the ground; no more."""
    rij = Casusverwijzing(huishouden_id=lid.huishouden_id, laag=Laag.PLAN, betreft=[lid.pk], kind=lid, ander=ander)
    rij.grondslag, rij.toelichting = grond, toelichting or None
    sessie.bewaar(rij)
    sessie.inzage(laag=Laag.PLAN, leden=[lid.pk], huishouden=lid.huishouden_id, uitkomst="geschreven")
    sessie.gebeurtenis(
        "casus_verwezen",
        huishouden=lid.huishouden_id,
        laag=Laag.PLAN,
        betreft=[lid.pk],
        grondslag=grond.value,
        feiten={"grond": grond.omschrijving},
    )


VERWIJZINGEN = Vraag(Casusverwijzing, lambda rijen: rijen.filter(laag=Laag.PLAN).order_by("-vastgelegd_op", "-id"))


def lees_verwijzingen(sessie: Sessie) -> tuple[Verwijzingbeeld, ...]:
    """Return the references of the open household, newest first. One query.

    That a child lives in two households is a shielded reference on another ground, and has a page of its own.
    """
    rijen = sessie.vraag(VERWIJZINGEN)
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return tuple(
        Verwijzingbeeld(
            rij.kind_id, kies(Verwijsgrond, rij.grondslag, "").omschrijving, rij.toelichting or "", rij.vastgelegd_op
        )
        for rij in rijen
    )
