"""Addresses, telephones, e-mail: safe to use or not, shielded or not. A new value never overwrites the old one."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik, kies_lid
from tandem.acties.huishouden.wijzers import ververs_contact
from tandem.acties.keuring import keur, kies
from tandem.models import Contactgegeven, Lid
from tandem.regels.huishouden.vindplaats import Contactsoort, bezwaren_contact
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

LANGSTE_TOELICHTING = 500


@dataclass(frozen=True)
class Contactinvoer:
    """As entered. ``lid`` empty: of the whole household. ``niet_voor``: public ids of members who may not see it."""

    soort: str
    waarde: str
    lid: UUID | None = None
    veilig: bool = True
    toelichting: str = ""
    afgeschermd: bool = False
    niet_voor: tuple[UUID, ...] = ()


def leg_contactgegeven_vast(
    *, door: Actor, huishouden: UUID, invoer: Contactinvoer, verzoek: UUID | None = None
) -> UUID:
    """Record a way to reach somebody. Shielded: an item that opens one by one. Raises ``Ongeldig``, ``Geweigerd``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="contactgegeven vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        _eis(sessie, afgeschermd=invoer.afgeschermd)
        rij = _bewaar_nieuw(sessie, invoer)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def wijzig_contactgegeven(
    *,
    door: Actor,
    huishouden: UUID,
    gegeven: UUID,
    invoer: Contactinvoer,
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> None:
    """Change it. Another value, kind or person ends the old row and begins a new one; shielding keeps the row.

    Raises ``Ongeldig``, ``Botsing``, ``Geweigerd``, ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="contactgegeven wijzigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Contactgegeven, gegeven)
        _eis(sessie, afgeschermd=invoer.afgeschermd or rij.laag == Laag.AFGESCHERMD)
        _zelfde(rij, versie, sessie)
        lid, verborgen = _keur(sessie, invoer)
        was = rij.lid_id
        if (rij.soort, rij.waarde, rij.lid_id) != (invoer.soort, invoer.waarde.strip(), lid.pk if lid else None):
            _beeindig(sessie, rij)
            rij = _bewaar_nieuw(sessie, invoer)
        else:
            _pas_aan(sessie, rij, invoer, verborgen)
        _meld(sessie, "contactgegeven_gewijzigd", rij)
        for nummer in {was, rij.lid_id}:
            ververs_contact(sessie, nummer)


def beeindig_contactgegeven(*, door: Actor, huishouden: UUID, gegeven: UUID, verzoek: UUID | None = None) -> None:
    """Say that this no longer holds; it stays in the history. Raises ``Ongeldig`` when it had ended."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="contactgegeven beëindigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Contactgegeven, gegeven)
        _eis(sessie, afgeschermd=rij.laag == Laag.AFGESCHERMD)
        if rij.tot is not None:
            raise Ongeldig(**{"": "Dit gegeven is al vervallen."})
        _beeindig(sessie, rij)
        ververs_contact(sessie, rij.lid_id)
        _meld(sessie, "contactgegeven_vervallen", rij)


def _eis(sessie: Sessie, *, afgeschermd: bool) -> None:
    sessie.eis(Laag.CONTACT, Laag.PLAN)
    if afgeschermd:
        sessie.eis(Laag.AFGESCHERMD)
    eis_in_gebruik(sessie)


def _keur(sessie: Sessie, invoer: Contactinvoer) -> tuple[Lid | None, list[int]]:
    soort = kies(Contactsoort, invoer.soort, "soort")
    keur(bezwaren_contact(soort, invoer.waarde))
    if len(invoer.toelichting) > LANGSTE_TOELICHTING:
        raise Ongeldig(toelichting=f"Dit is te lang. Gebruik hoogstens {LANGSTE_TOELICHTING} tekens.")
    lid = kies_lid(sessie, invoer.lid, "lid") if invoer.lid else None
    verborgen = list(sessie.van(Lid).filter(openbaar__in=invoer.niet_voor).values_list("pk", flat=True))
    if len(verborgen) != len(set(invoer.niet_voor)):
        raise Ongeldig(niet_voor="Kies alleen mensen uit dit huishouden.")
    if lid and lid.pk in verborgen:
        raise Ongeldig(niet_voor="Dit gegeven is van deze persoon zelf. Kies iemand anders.")
    return lid, sorted(verborgen)


def _bewaar_nieuw(sessie: Sessie, invoer: Contactinvoer) -> Contactgegeven:
    lid, verborgen = _keur(sessie, invoer)
    rij = Contactgegeven(
        laag=Laag.AFGESCHERMD if invoer.afgeschermd else Laag.CONTACT,
        betreft=[lid.pk] if lid else [],
        niet_zichtbaar_voor=verborgen,
        lid=lid,
        soort=invoer.soort,
        waarde=invoer.waarde.strip(),
        veilig=invoer.veilig,
        toelichting=invoer.toelichting.strip() or None,
        van=sessie.vandaag,
    )
    sessie.bewaar(rij)
    ververs_contact(sessie, rij.lid_id)
    _meld(sessie, "contactgegeven_vastgelegd", rij)
    return rij


def _pas_aan(sessie: Sessie, rij: Contactgegeven, invoer: Contactinvoer, verborgen: list[int]) -> None:
    nieuwe_laag = Laag.AFGESCHERMD if invoer.afgeschermd else Laag.CONTACT
    if nieuwe_laag is Laag.AFGESCHERMD and rij.laag != nieuwe_laag:
        sessie.ontsluit(rij.openbaar, reden="zelf afgeschermd", minuten=60)
    rij.laag, rij.niet_zichtbaar_voor, rij.veilig = nieuwe_laag, verborgen, invoer.veilig
    rij.toelichting, rij.versie = invoer.toelichting.strip() or None, rij.versie + 1
    sessie.bewaar(rij)


def _beeindig(sessie: Sessie, rij: Contactgegeven) -> None:
    rij.tot, rij.versie = max(rij.van, sessie.vandaag), rij.versie + 1
    sessie.bewaar(rij)


def _zelfde(rij: Contactgegeven, versie: int | None, sessie: Sessie) -> None:
    hun = {"waarde": rij.waarde, "veilig": "ja" if rij.veilig else "nee", "toelichting": rij.toelichting or ""}
    eis_zelfde_versie(sessie, rij, versie, hun)


def _meld(sessie: Sessie, soort: str, rij: Contactgegeven) -> None:
    woord = Contactsoort(rij.soort).omschrijving.capitalize()
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        feiten={"soort": woord},
    )
