"""A household splits, or two become one. The old file stays as it was; keys are never inherited; rights over one's own
period stay. Both files refer to each other (``Opvolging``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import (
    eis_heel,
    eis_wijzigen,
    in_dossier,
    noem_opnieuw,
    schrijf_in_twee,
    woont_er,
)
from tandem.acties.huishouden.leden import beeindig_lidmaatschap
from tandem.acties.huishouden.maken import begin_dossier
from tandem.acties.huishouden.publiek import neem_publiek_over
from tandem.acties.huishouden.sluiting import keur_reden
from tandem.acties.huishouden.wijzers import ververs_lid
from tandem.acties.keuring import keur
from tandem.acties.termijn import zet_termijn
from tandem.models import Casus, Gezag, Huishouden, Lid, Opvolging, Organisatie, Relatie
from tandem.regels.huishouden.dossier import (
    Dossierstand,
    Samenvoeging,
    bezwaren_aanmaken,
    bezwaren_samenvoeging,
    bezwaren_splitsing,
)
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig

NIEUWE_CASUS = "casus_overwegen"
"""The kind of ``Termijn`` that asks, in a file that begins by a split, whether a case is needed there."""


@dataclass(frozen=True)
class Splitsing:
    """As entered: who goes (public ids), where they live now, since when, why."""

    leden: tuple[UUID, ...]
    gemeente: str
    op: date
    reden: str
    eigen_naam: str = ""


def splits(*, door: Actor, huishouden: UUID, invoer: Splitsing, verzoek: UUID | None = None) -> UUID:
    """Begin a file for those who go; return its public id. The actor is involved with it, nobody else.

    The case stays with the old file. Along go: names, births, relations among those who go, and who decides about the
    children. No address goes along. Raises ``Ongeldig``, ``Geweigerd``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="huishouden splitsen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        oud = eis_wijzigen(sessie)
        eis_heel(sessie)
        keur(bezwaren_aanmaken(door.rol, Organisatie.objects.get(pk=door.organisatie).soort, 1))
        keur_reden(invoer.reden)
        keur(bezwaar_in_de_toekomst("op", invoer.op, sessie.vandaag))
        leden = list(sessie.van(Lid))
        gaan = _kies(leden, invoer.leden, sessie.vandaag)
        meegenomen = _wat_meegaat(sessie, gaan, leden)
        for lid in gaan:
            beeindig_lidmaatschap(sessie, lid, max(invoer.op, lid.van))
        noem_opnieuw(sessie)
        nieuw = begin_dossier(
            sessie, gemeente=invoer.gemeente, eigen_naam=invoer.eigen_naam, soort="huishouden_ontstaan"
        )
        _vul_nieuw(sessie, (oud, nieuw), gaan, meegenomen, invoer)
        with in_dossier(sessie, oud.pk):
            _verwijs(sessie, "splitsing", "naar", nieuw.openbaar, invoer.op, invoer.reden)
            sessie.gebeurtenis("huishouden_gesplitst", betreft=[lid.pk for lid in gaan])
        sessie.inzage(huishouden=oud.pk, leden=[lid.pk for lid in leden], uitkomst="geschreven")
        sessie.uitkomst = str(nieuw.openbaar)
        return nieuw.openbaar


@dataclass(frozen=True)
class _Meegenomen:
    relaties: tuple[Relatie, ...]
    gezag: tuple[Gezag, ...]
    namen: dict[int, str]


def _kies(leden: Sequence[Lid], gekozen: tuple[UUID, ...], op: date) -> list[Lid]:
    aanwezig = [lid for lid in leden if woont_er(lid, op)]
    gaan = [lid for lid in aanwezig if lid.openbaar in gekozen]
    if len(gaan) != len(set(gekozen)):
        raise Ongeldig(leden="Kies alleen mensen die nu bij dit huishouden horen.")
    keur(bezwaren_splitsing(len(gaan), len(aanwezig)))
    return gaan


def _wat_meegaat(sessie: Sessie, gaan: Sequence[Lid], leden: Sequence[Lid]) -> _Meegenomen:
    nummers = {lid.pk for lid in gaan}
    relaties = tuple(r for r in sessie.van(Relatie) if {r.van_lid_id, r.naar_lid_id} <= nummers)
    gezag = tuple(g for g in sessie.van(Gezag).filter(tot=None) if g.kind_id in nummers)
    namen = {lid.pk: f"{lid.voornaam or ''} {lid.achternaam or ''}".strip() for lid in leden}
    return _Meegenomen(relaties, gezag, namen)


def _vul_nieuw(
    sessie: Sessie, van_naar: tuple[Huishouden, Huishouden], gaan: Sequence[Lid], mee: _Meegenomen, invoer: Splitsing
) -> None:
    oud, nieuw = van_naar
    with in_dossier(sessie, nieuw.pk):
        over = {lid.pk: neem_over(sessie, lid, van=max(invoer.op, lid.van)) for lid in gaan}
        for relatie in mee.relaties:
            sessie.bewaar(
                Relatie(
                    van_lid=over[relatie.van_lid_id],
                    naar_lid=over[relatie.naar_lid_id],
                    soort=relatie.soort,
                    van=relatie.van,
                    tot=relatie.tot,
                    vastgelegd_op=sessie.nu,
                )
            )
        for gezag in mee.gezag:
            _neem_gezag_over(sessie, gezag, over, mee.namen)
        noem_opnieuw(sessie)
        neem_publiek_over(sessie, oud)
        verwijzing = _verwijs(sessie, "splitsing", "uit", oud.openbaar, invoer.op, invoer.reden)
        zet_termijn(
            sessie,
            verwijzing,
            soort=NIEUWE_CASUS,
            vervalt_op=sessie.vandaag,
            reden="Dit dossier begon na een splitsing. Beslis of hier een eigen casus nodig is.",
        )


def neem_over(sessie: Sessie, lid: Lid, *, van: date) -> Lid:
    """Store in the open file the same person as a member: name, birth, role and language; nothing else goes along."""
    nieuw = sessie.bewaar(
        Lid(
            persoon_id=lid.persoon_id,
            voornaam=lid.voornaam,
            achternaam=lid.achternaam,
            geboortedatum=lid.geboortedatum,
            geboortedatum_soort=lid.geboortedatum_soort,
            uitgerekend_op=lid.uitgerekend_op,
            taal=lid.taal,
            rol=lid.rol,
            van=van,
        )
    )
    ververs_lid(sessie, nieuw)
    sessie.gebeurtenis("lid_toegevoegd", betreft=[nieuw.pk])
    return nieuw


def _neem_gezag_over(sessie: Sessie, gezag: Gezag, over: dict[int, Lid], namen: dict[int, str]) -> None:
    """Who decides about a child is true wherever the child lives; who stayed behind is known here by name only."""
    drager = over.get(gezag.drager_id) if gezag.drager_id else None
    elders = namen.get(gezag.drager_id) if gezag.drager_id and drager is None else None
    sessie.bewaar(
        Gezag(
            kind=over[gezag.kind_id],
            drager=drager,
            drager_organisatie_id=gezag.drager_organisatie_id,
            drager_buiten=gezag.drager_buiten
            or elders
            or ("iemand anders" if gezag.drager_id and not drager else None),
            soort=gezag.soort,
            grond=gezag.grond,
            van=gezag.van,
            vastgelegd_op=sessie.nu,
        )
    )


def voeg_samen(
    *, door: Actor, huishouden: UUID, ander: UUID, op: date, reden: str, verzoek: UUID | None = None
) -> UUID:
    """End this file in favour of another that the actor may also open; return the other.

    Its members go on there (who was known there already, once). This file stays readable for who had keys; nobody gets
    keys to the other by it. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``.
    """
    with schrijf_in_twee(door=door, wat="huishoudens samenvoegen", een=huishouden, ander=ander, verzoek=verzoek) as (
        sessie,
        weg,
        blijft,
    ):
        keur_reden(reden)
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        keur(bezwaren_samenvoeging(_feiten(sessie, weg, blijft)))
        for dossier in (weg, blijft):
            with in_dossier(sessie, dossier.pk):
                eis_wijzigen(sessie)
                eis_heel(sessie)
        gaan = _sluit_af(sessie, weg, blijft.openbaar, op, reden)
        _neem_op(sessie, (weg, blijft), gaan, op, reden)
        sessie.inzage(huishouden=weg.pk, leden=[lid.pk for lid in gaan], uitkomst="geschreven")
        sessie.inzage(huishouden=blijft.pk, uitkomst="geschreven")
        sessie.uitkomst = str(blijft.openbaar)
        return blijft.openbaar


def _feiten(sessie: Sessie, weg: Huishouden, blijft: Huishouden) -> Samenvoeging:
    lopend = set(
        sessie.van(Casus)
        .filter(huishouden_id__in=[weg.pk, blijft.pk], afgerond_op=None)
        .values_list("huishouden_id", flat=True)
    )
    return Samenvoeging(weg.pk == blijft.pk, weg.pk in lopend, blijft.pk in lopend)


def _sluit_af(sessie: Sessie, weg: Huishouden, ander: UUID, op: date, reden: str) -> list[Lid]:
    with in_dossier(sessie, weg.pk):
        gaan = [lid for lid in sessie.van(Lid) if woont_er(lid, sessie.vandaag)]
        for lid in gaan:
            beeindig_lidmaatschap(sessie, lid, max(op, lid.van))
        weg.stand, weg.versie = Dossierstand.SAMENGEVOEGD.value, weg.versie + 1
        sessie.bewaar(weg)
        _verwijs(sessie, "samenvoeging", "naar", ander, op, reden)
        sessie.gebeurtenis("huishouden_samengevoegd", betreft=[lid.pk for lid in gaan])
    return gaan


def _neem_op(
    sessie: Sessie, van_naar: tuple[Huishouden, Huishouden], gaan: Sequence[Lid], op: date, reden: str
) -> None:
    weg, blijft = van_naar
    with in_dossier(sessie, blijft.pk):
        bekend = {lid.persoon_id: lid for lid in sessie.van(Lid)}
        for lid in gaan:
            hier = bekend.get(lid.persoon_id)
            if hier is None:
                neem_over(sessie, lid, van=max(op, lid.van))
            elif hier.tot is not None:
                hier.tot, hier.versie = None, hier.versie + 1
                sessie.bewaar(hier)
        noem_opnieuw(sessie)
        neem_publiek_over(sessie, weg)
        _verwijs(sessie, "samenvoeging", "uit", weg.openbaar, op, reden)
        sessie.gebeurtenis("huishouden_uitgebreid", feiten={"aantal": len(gaan)})


def _verwijs(sessie: Sessie, soort: str, richting: str, ander: UUID, op: date, reden: str) -> Opvolging:
    return sessie.bewaar(
        Opvolging(
            soort=soort, richting=richting, ander=ander, op=op, reden=reden.strip() or None, vastgelegd_op=sessie.nu
        )
    )
