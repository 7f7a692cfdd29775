"""Parental authority: who decides about a child, since when, on what ground. At 18 it ends by rule, not by a job."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_wijzigen, geboorte_van, kies_lid
from tandem.acties.keuring import keur, kies
from tandem.acties.termijn import rond_termijn_af
from tandem.acties.vraag import Vraag
from tandem.models import Gezag, Lid, Organisatie
from tandem.regels.huishouden import gezag as regel
from tandem.regels.huishouden.gezag import Gezagsgrond, Gezagssoort, Houder
from tandem.regels.huishouden.leeftijd import Geboorte, Zekerheid, is_minderjarig
from tandem.regels.huishouden.lid import bezwaren_naam, schone_naam
from tandem.regels.huishouden.tijdvak import Tijdvak, bezwaar_in_de_toekomst, bezwaren_tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.regio.organisatie import Organisatiesoort


@dataclass(frozen=True)
class Gezagsinvoer:
    """As entered; the holder is exactly one of a member, an organisation (its code), or somebody else by name."""

    kind: UUID | None
    soort: str
    grond: str
    van: date | None
    tot: date | None = None
    houder: UUID | None = None
    organisatie: str = ""
    buiten: str = ""


@dataclass(frozen=True)
class Gezagsregel:
    """One holder of authority over one child, as shown. ``nu``: whether it holds today (never after 18)."""

    openbaar: UUID
    kind: int
    houder: str
    houder_lid: int | None
    soort: str
    grond: str
    van: date
    tot: date | None
    nu: bool
    code: Gezagssoort


@dataclass(frozen=True)
class Gezagsbeeld:
    """Who decides about one child: in words, the holders, and what there was before."""

    kind: int
    bekend: bool
    uitleg: str
    nu: tuple[Gezagsregel, ...]
    eerder: tuple[Gezagsregel, ...]


def leg_gezag_vast(*, door: Actor, huishouden: UUID, invoer: Gezagsinvoer, verzoek: UUID | None = None) -> UUID:
    """Record who holds authority over a child. Raises ``Ongeldig`` for what cannot be (regels.gezag)."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="gezag vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        kind = kies_lid(sessie, invoer.kind, "kind")
        rij = _rij(sessie, kind, invoer)
        keur(bezwaren_tijdvak(invoer.van, invoer.tot))
        keur(bezwaar_in_de_toekomst("van", rij.van, sessie.vandaag))
        leden = {lid.pk: lid for lid in sessie.van(Lid)}
        bestaande = [_als_regel(een, leden) for een in _van_kind(sessie, kind.pk)]
        nieuw = _als_regel(rij, leden)
        if nieuw is not None:
            keur(regel.bezwaren_gezag(nieuw, geboorte_van(kind), [een for een in bestaande if een]))
        sessie.bewaar(rij)
        rond_termijn_af(sessie, kind, soort="gezag_nakijken")
        feiten = {"houder": naam_van_houder(rij, leden), "soort": Gezagssoort(rij.soort).omschrijving}
        sessie.gebeurtenis("gezag_vastgelegd", betreft=[kind.pk], feiten={**feiten, "van": rij.van.isoformat()})
        return rij.openbaar


def beeindig_gezag(*, door: Actor, huishouden: UUID, gezag: UUID, op: date, verzoek: UUID | None = None) -> None:
    """Say until when somebody held authority; it stays in the history. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="gezag beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = sessie.een(Gezag, gezag)
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        if rij.tot is not None:
            raise Ongeldig(op="Dit gezag is al geëindigd.")
        if op < rij.van:
            raise Ongeldig(op="Deze dag ligt voor het begin van het gezag.")
        rij.tot = op
        sessie.bewaar(rij)
        leden = {lid.pk: lid for lid in sessie.van(Lid)}
        feiten = {"houder": naam_van_houder(rij, leden), "tot": op.isoformat()}
        sessie.gebeurtenis("gezag_beeindigd", betreft=[rij.kind_id], feiten=feiten)


GEZAG = Vraag(Gezag, lambda rijen: rijen.select_related("drager_organisatie").order_by("van", "id"))


def lees_gezag(sessie: Sessie, leden: Sequence[Lid]) -> tuple[Gezagsbeeld, ...]:
    """Return per minor who decides, from all that was recorded; who turned 18 decides alone. One query."""
    per_kind: dict[int, list[Gezag]] = {}
    for rij in sessie.vraag(GEZAG):
        per_kind.setdefault(rij.kind_id, []).append(rij)
    bij_id = {lid.pk: lid for lid in leden}
    return tuple(
        _beeld(sessie, lid, per_kind.get(lid.pk, []), bij_id)
        for lid in leden
        if lid.pk in per_kind or is_minderjarig(geboorte_van(lid), sessie.vandaag) is Zekerheid.JA
    )


def _beeld(sessie: Sessie, kind: Lid, rijen: list[Gezag], leden: dict[int, Lid]) -> Gezagsbeeld:
    geboorte = geboorte_van(kind)
    paren = [(rij, _als_regel(rij, leden)) for rij in rijen]
    beeld = regel.gezag_op(geboorte, sessie.vandaag, [een for _, een in paren if een])
    regels = [
        Gezagsregel(
            openbaar=rij.openbaar,
            kind=kind.pk,
            houder=naam_van_houder(rij, leden),
            houder_lid=rij.drager_id,
            soort=Gezagssoort(rij.soort).omschrijving,
            grond=Gezagsgrond(rij.grond).omschrijving,
            van=rij.van,
            tot=_einde(een, geboorte) or rij.tot,
            nu=een in beeld.houders,
            code=Gezagssoort(rij.soort),
        )
        for rij, een in paren
    ]
    nu = tuple(een for een in regels if een.nu)
    return Gezagsbeeld(kind.pk, beeld.bekend, beeld.uitleg, nu, tuple(een for een in regels if not een.nu))


def _einde(een: regel.Gezag | None, geboorte: Geboorte) -> date | None:
    werkelijk = regel.werkelijk_tijdvak(een, geboorte) if een else None
    return werkelijk.tot if werkelijk else None


def _van_kind(sessie: Sessie, kind: int) -> Iterable[Gezag]:
    return sessie.van(Gezag).select_related("drager_organisatie").filter(kind_id=kind)


def _rij(sessie: Sessie, kind: Lid, invoer: Gezagsinvoer) -> Gezag:
    gekozen = [bool(invoer.houder), bool(invoer.organisatie), bool(invoer.buiten.strip())]
    if sum(gekozen) != 1:
        raise Ongeldig(houder="Kies één houder: iemand uit het huishouden, een organisatie, of een naam.")
    keur(bezwaren_naam("buiten", invoer.buiten))
    organisatie = Organisatie.objects.filter(code=invoer.organisatie).first() if invoer.organisatie else None
    if invoer.organisatie and organisatie is None:
        raise Ongeldig(organisatie="Kies een organisatie uit de lijst.")
    return Gezag(
        kind=kind,
        drager=kies_lid(sessie, invoer.houder, "houder") if invoer.houder else None,
        drager_organisatie=organisatie,
        drager_buiten=schone_naam(invoer.buiten) or None,
        soort=kies(Gezagssoort, invoer.soort, "soort").value,
        grond=kies(Gezagsgrond, invoer.grond, "grond").value,
        van=invoer.van or sessie.vandaag,
        tot=invoer.tot,
        vastgelegd_op=sessie.nu,
    )


def _als_regel(rij: Gezag, leden: dict[int, Lid]) -> regel.Gezag | None:
    """The row as the rule judges it; None for one that ended on the day it began."""
    if rij.tot is not None and rij.tot <= rij.van:
        return None
    organisatie = rij.drager_organisatie
    drager = leden.get(rij.drager_id) if rij.drager_id else None
    houder = Houder(
        lid=rij.drager_id,
        buiten=rij.drager_buiten or "",
        organisatie=organisatie.pk if organisatie else None,
        organisatiesoort=Organisatiesoort(organisatie.soort) if organisatie else None,
        geboorte=geboorte_van(drager) if drager else None,
    )
    tijdvak = Tijdvak(rij.van, rij.tot)
    return regel.Gezag(rij.kind_id, houder, Gezagssoort(rij.soort), Gezagsgrond(rij.grond), tijdvak)


def naam_van_houder(rij: Gezag, leden: Mapping[int, Lid]) -> str:
    """Who holds an authority, in words."""
    if rij.drager_organisatie is not None:
        return rij.drager_organisatie.naam
    lid = leden.get(rij.drager_id) if rij.drager_id else None
    naam = f"{lid.voornaam or ''} {lid.achternaam or ''}".strip() if lid else ""
    return naam or rij.drager_buiten or "iemand uit het huishouden"
