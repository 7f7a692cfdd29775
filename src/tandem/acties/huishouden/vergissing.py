"""*Verkeerd dossier*: one act moves a line, a document or a person to the right file.

What stood here wrongly becomes unreadable here (all versions of it), the trace stays in both files with who saw it, and
the check whether data came to somebody who should not have it begins, with its 72 hours (AVG art. 33).

Who has no key to the right file hands it over to a colleague who has: it then waits in a small file of its own, of
which only that colleague holds the keys, and which stands on top of their work list.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_wijzigen, in_dossier, schrijf_in_twee, zoek_lid
from tandem.acties.huishouden.datalek import begin_check
from tandem.acties.huishouden.sluiting import keur_reden
from tandem.acties.huishouden.verplaatsen import (
    Route,
    Spoor,
    Waarover,
    verplaats_document_in,
    verplaats_lid_in,
    verplaats_regel_in,
)
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.models import Betrokkenheid, Document, Huishouden, Lid, Regel, Teamlidmaatschap, Verplaatsing
from tandem.regels.huishouden.dossier import TAAK_BIJ_ROL, Dossierstand
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import in_kracht

ONTVANGEN = "verplaatsing_ontvangen"
"""The kind of ``Termijn`` in a handed-over file: put this where it belongs, today."""
NAAM_VAN_OVERDRACHT = "Hoort in een ander dossier"


@dataclass(frozen=True)
class Bestemming:
    """Where to: the right file, whom it is about there and from whom hidden (public ids), who a person is there."""

    naar: UUID
    reden: str
    betreft: tuple[UUID, ...] = ()
    niet_voor: tuple[UUID, ...] = ()
    stem: UUID | None = None
    als: UUID | None = None


def verplaats_regel(
    *, door: Actor, huishouden: UUID, regel: UUID, bestemming: Bestemming, verzoek: UUID | None = None
) -> UUID:
    """Move a line to the right file; return that file. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``."""
    with _tussen(door, huishouden, bestemming, verzoek) as (sessie, route):
        with in_dossier(sessie, route.van.pk):
            rij = _huidige_regel(sessie, regel)
        with in_dossier(sessie, route.naar.pk):
            waarover = _waarover(sessie, bestemming)
            stem = _leden(sessie, (bestemming.stem,))[0] if bestemming.stem else None
        spoor = verplaats_regel_in(sessie, route, rij, waarover, stem)
        _rond_af(sessie, route, spoor)
        return route.naar.openbaar


def verplaats_document(
    *, door: Actor, huishouden: UUID, document: UUID, bestemming: Bestemming, verzoek: UUID | None = None
) -> UUID:
    """Move a document with its content to the right file; return that file.

    Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``.
    """
    with _tussen(door, huishouden, bestemming, verzoek) as (sessie, route):
        with in_dossier(sessie, route.van.pk):
            rij = _dit_document(sessie, document)
        with in_dossier(sessie, route.naar.pk):
            waarover = _waarover(sessie, bestemming)
        spoor = verplaats_document_in(sessie, route, rij, waarover)
        _rond_af(sessie, route, spoor)
        return route.naar.openbaar


def verplaats_lid(
    *, door: Actor, huishouden: UUID, lid: UUID, bestemming: Bestemming, verzoek: UUID | None = None
) -> UUID:
    """Move a person to the right file, with what was recorded about them alone; return that file.

    Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``.
    """
    with _tussen(door, huishouden, bestemming, verzoek) as (sessie, route):
        with in_dossier(sessie, route.van.pk):
            rij = zoek_lid(sessie, lid)
        with in_dossier(sessie, route.naar.pk):
            als = _leden(sessie, (bestemming.als,))[0] if bestemming.als else None
        spoor = verplaats_lid_in(sessie, route, rij, als)
        _rond_af(sessie, route, spoor)
        return route.naar.openbaar


def geef_over(
    *, door: Actor, huishouden: UUID, wat: str, item: UUID, aan: int, reden: str, verzoek: UUID | None = None
) -> None:
    """Hand a line (``wat="regel"``), document or person (``"lid"``) over to a colleague who knows where it belongs.

    ``aan`` is a capacity (Teamlidmaatschap) in a local team. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="verkeerd dossier: overgeven", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        bron = eis_wijzigen(sessie)
        keur_reden(reden)
        ontvanger = _ontvanger(sessie, aan)
        rij = _dit(sessie, wat, item)
        schaal = _maak_schaal(sessie, bron, ontvanger)
        spoor = _geef_door(sessie, Route(bron, schaal, reden.strip()), rij)
        with in_dossier(sessie, bron.pk):
            begin_check(sessie, spoor.hier)
        with in_dossier(sessie, schaal.pk):
            _wacht_op_ontvangst(sessie, ontvanger, spoor.daar)
        sessie.inzage(huishouden=bron.pk, leden=spoor.hier.betreft, uitkomst="geschreven")


def _dit(sessie: Sessie, wat: str, item: UUID) -> Regel | Document | Lid:
    if wat == "regel":
        return _huidige_regel(sessie, item)
    if wat == "document":
        return _dit_document(sessie, item)
    if wat == "lid":
        return zoek_lid(sessie, item)
    raise NietGevonden


def _geef_door(sessie: Sessie, route: Route, rij: Regel | Document | Lid) -> Spoor:
    if isinstance(rij, Regel):
        return verplaats_regel_in(sessie, route, rij, Waarover(()))
    if isinstance(rij, Document):
        return verplaats_document_in(sessie, route, rij, Waarover(()))
    return verplaats_lid_in(sessie, route, rij, None)


@contextmanager
def _tussen(
    door: Actor, huishouden: UUID, bestemming: Bestemming, verzoek: UUID | None
) -> Iterator[tuple[Sessie, Route]]:
    with schrijf_in_twee(
        door=door, wat="verkeerd dossier: verplaatsen", een=huishouden, ander=bestemming.naar, verzoek=verzoek
    ) as (sessie, van, naar):
        keur_reden(bestemming.reden)
        if van.pk == naar.pk:
            raise Ongeldig(ander="Dit is hetzelfde dossier. Kies een ander.")
        for dossier in (van, naar):
            with in_dossier(sessie, dossier.pk):
                eis_wijzigen(sessie)
        yield sessie, Route(van, naar, bestemming.reden.strip())
        sessie.inzage(huishouden=van.pk, uitkomst="geschreven")
        sessie.inzage(huishouden=naar.pk, uitkomst="geschreven")
        sessie.uitkomst = str(naar.openbaar)


def _rond_af(sessie: Sessie, route: Route, spoor: Spoor) -> None:
    """Begin the check, in the file of the people whose data it is; a handed-over file has had its check, and closes."""
    if route.van.stand == Dossierstand.OVERDRACHT:
        with in_dossier(sessie, route.van.pk):
            _sluit_schaal(sessie, route.van)
        return
    with in_dossier(sessie, route.naar.pk):
        begin_check(sessie, spoor.daar)


def _huidige_regel(sessie: Sessie, openbaar: UUID) -> Regel:
    rij = sessie.een(Regel, openbaar)
    if rij.vervallen_op is not None:
        raise Ongeldig(**{"": "Van deze regel is al een nieuwere versie, of hij is al verplaatst. Kies de nieuwste."})
    return rij


def _dit_document(sessie: Sessie, openbaar: UUID) -> Document:
    rij = sessie.een(Document, openbaar)
    if rij.vervallen_op is not None:
        raise Ongeldig(**{"": "Dit document is al weggehaald of verplaatst."})
    return rij


def _waarover(sessie: Sessie, bestemming: Bestemming) -> Waarover:
    betreft, niet_voor = _leden(sessie, bestemming.betreft), _leden(sessie, bestemming.niet_voor)
    return Waarover([lid.pk for lid in betreft], [lid.pk for lid in niet_voor])


def _leden(sessie: Sessie, gekozen: Sequence[UUID]) -> list[Lid]:
    leden = list(sessie.van(Lid).filter(openbaar__in=gekozen))
    if len(leden) != len(set(gekozen)):
        raise Ongeldig(betreft="Kies alleen mensen uit het goede dossier.")
    return leden


def _ontvanger(sessie: Sessie, aan: int) -> Teamlidmaatschap:
    rij = Teamlidmaatschap.objects.select_related("medewerker", "team").filter(pk=aan, rol_id__in=TAAK_BIJ_ROL).first()
    if rij is None or not in_kracht(rij.van, rij.tot, sessie.vandaag):
        raise Ongeldig(aan="Kies een collega van een lokaal team uit de lijst.")
    if rij.medewerker_id == sessie.door.medewerker:
        raise Ongeldig(aan="Dit bent u zelf. Kies het goede dossier, of een collega.")
    return rij


def _maak_schaal(sessie: Sessie, bron: Huishouden, ontvanger: Teamlidmaatschap) -> Huishouden:
    nummer = sessie.nieuw_huishouden()
    schaal = Huishouden(
        id=nummer,
        gemeente_id=bron.gemeente_id,
        weergavenaam=NAAM_VAN_OVERDRACHT,
        eigen_naam=NAAM_VAN_OVERDRACHT,
        stand=Dossierstand.OVERDRACHT.value,
        afgeschermd=True,
        aangemaakt_op=sessie.nu,
    )
    schaal.save(force_insert=True)
    sessie.bewaar(
        Betrokkenheid(
            medewerker_id=ontvanger.medewerker_id,
            organisatie_id=ontvanger.organisatie_id,
            team_id=ontvanger.team_id,
            rol=ontvanger.rol_id,
            taak=TAAK_BIJ_ROL[ontvanger.rol_id],
            van=sessie.vandaag,
        )
    )
    sessie.gebeurtenis("verplaatsing_gevraagd")
    return schaal


def _wacht_op_ontvangst(sessie: Sessie, ontvanger: Teamlidmaatschap, bij: Verplaatsing) -> None:
    zet_termijn(
        sessie,
        bij,
        soort=ONTVANGEN,
        vervalt_op=sessie.vandaag,
        eigenaar=ontvanger.medewerker_id,
        reden=f"{sessie.door.naam} ({sessie.door.organisatie_naam}) vond dit in een verkeerd dossier. Zet het goed.",
    )


def _sluit_schaal(sessie: Sessie, schaal: Huishouden) -> None:
    """When nothing is left in a handed-over file: its term is done, and its only keys end."""
    regels, documenten = sessie.van(Regel).filter(vervallen_op=None), sessie.van(Document).filter(vervallen_op=None)
    if regels.exists() or documenten.exists() or sessie.van(Lid).filter(tot=None).exists():
        return
    for spoor in sessie.van(Verplaatsing).filter(richting="in"):
        rond_termijn_af(sessie, spoor, soort=ONTVANGEN)
    schaal.stand, schaal.versie = Dossierstand.LEEG.value, schaal.versie + 1
    sessie.bewaar(schaal)
    for band in sessie.van(Betrokkenheid).filter(tot=None):
        band.tot = sessie.vandaag
        sessie.bewaar(band)
