"""How something is moved from one file to another: written anew under the other key, made unreadable here, traced.

Used inside the session of ``vergissing``, which decides what goes where.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from tandem.acties.deur import Sessie
from tandem.acties.documentinhoud import bewaar_inhoud, lees_inhoud, wis_inhoud
from tandem.acties.huishouden.afgeschermd import lees_afgeschermd
from tandem.acties.huishouden.basis import in_dossier, noem_opnieuw
from tandem.acties.huishouden.datalek import betrokken_nu, wie_zagen
from tandem.acties.huishouden.splitsing import neem_over
from tandem.acties.huishouden.wijzers import ververs_contact, wis_van_lid
from tandem.acties.termijn import zet_termijn
from tandem.models import (
    Afschriftstuk,
    Contactgegeven,
    Document,
    Gezag,
    Huishouden,
    Lid,
    Persoon,
    Regel,
    Relatie,
    Verblijf,
    Verplaatsing,
)
from tandem.regels.huishouden.leeftijd import Geboortesoort
from tandem.regels.rechten.lagen import Laag, sleutel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.verzoek import EIGEN_LAAG

VERPLAATST = "(verplaatst: dit hoorde niet in dit dossier)"
IN_WOORDEN = {"regel": "een regel", "lid": "een persoon", "document": "een document"}
REGELS_NAKIJKEN = "regels_nakijken"


@dataclass(frozen=True)
class Route:
    """From where to where, why, and whether who saw it should not have (not when it comes from a hand-over)."""

    van: Huishouden
    naar: Huishouden
    reden: str


@dataclass(frozen=True)
class Spoor:
    """What stays: a trace in the file that it came from, and one in the file where it belongs."""

    hier: Verplaatsing
    daar: Verplaatsing


@dataclass(frozen=True)
class Waarover:
    """Whom something is about, and from whom it is hidden (ids of members)."""

    betreft: Sequence[int]
    niet_voor: Sequence[int] = ()


def verplaats_regel_in(sessie: Sessie, route: Route, regel: Regel, daar: Waarover, stem: Lid | None = None) -> Spoor:
    """Move one line with all its versions. Return the trace."""
    spoor = _spoor_van(sessie, route, "regel", regel, daar)
    with in_dossier(sessie, route.van.pk):
        versies = _versies(sessie, regel)
    with in_dossier(sessie, route.naar.pk):
        _schrijf_over(sessie, versies, spoor.daar, daar, stem)
    with in_dossier(sessie, route.van.pk):
        for versie in versies:
            _maak_onleesbaar(sessie, versie)
    return spoor


def verplaats_document_in(sessie: Sessie, route: Route, document: Document, daar: Waarover) -> Spoor:
    """Move a document with its content, written anew under the other key. Return the trace."""
    spoor = _spoor_van(sessie, route, "document", document, daar)
    with in_dossier(sessie, route.van.pk):
        inhoud = lees_inhoud(sessie, document)
    with in_dossier(sessie, route.naar.pk):
        bewaar_inhoud(sessie, sessie.bewaar(_document_daar(document, daar)), inhoud)
    with in_dossier(sessie, route.van.pk):
        wis_inhoud(sessie, document)
        document.titel, document.bestandsnaam, document.van_wie = VERPLAATST, VERPLAATST, None
        document.vervallen_op, document.versie = sessie.nu, document.versie + 1
        sessie.bewaar(document)
        _neem_terug(sessie, document, spoor.hier)
    return spoor


def _neem_terug(sessie: Sessie, document: Document, spoor: Verplaatsing) -> None:
    """Empty what was given of it with a copy of this file; what a member fetched already is for a human to follow up.

    Raises ``Ongeldig`` for who cannot see requests: it would stay to be fetched, and nobody would know.
    """
    if not sessie.ziet(EIGEN_LAAG):
        zin = "Dit document kan met een kopie zijn meegegeven. Vraag het vaste gezicht om het te verplaatsen."
        raise Ongeldig(**{"": zin})
    gegeven = list(sessie.van(Afschriftstuk).filter(document_id=document.pk, vervallen_op=None))
    for stuk in gegeven:
        wis_inhoud(sessie, stuk)
        stuk.titel, stuk.vervallen_op, stuk.versie = VERPLAATST, sessie.nu, stuk.versie + 1
        sessie.bewaar(stuk)
    if any(stuk.mime for stuk in gegeven):
        reden = "Dit document is met een kopie meegegeven. Ga na wie het kreeg, en meld het als dat een ander is."
        zet_termijn(sessie, spoor, soort=REGELS_NAKIJKEN, vervalt_op=sessie.vandaag, reden=reden)


def _document_daar(oud: Document, daar: Waarover) -> Document:
    return Document(
        laag=oud.laag,
        betreft=sorted(daar.betreft),
        niet_zichtbaar_voor=sorted(daar.niet_voor),
        auteur_id=oud.auteur_id,
        vastgelegd_op=oud.vastgelegd_op,
        soort=oud.soort,
        titel=oud.titel,
        van_wie=oud.van_wie,
        bron=oud.bron,
        gedateerd_op=oud.gedateerd_op,
        ontvangen_op=oud.ontvangen_op,
        bestandsnaam=oud.bestandsnaam,
        mime=oud.mime,
        grootte=oud.grootte,
    )


def _spoor_van(sessie: Sessie, route: Route, wat: str, rij: Regel | Document, daar: Waarover) -> Spoor:
    """The trace of a line or a document. Raises ``Ongeldig`` where its layer is not open in the right file."""
    if sleutel(route.naar.pk, rij.laag) not in sessie.bos.sleutels:
        raise Ongeldig(ander="In dat dossier kunt u deze laag niet openen. Geef het over aan een collega daar.")
    zagen = _zagen(sessie, route, laag=rij.laag, leden=rij.betreft, sinds=rij)
    van = Waarover(rij.betreft, rij.niet_zichtbaar_voor)
    return _spoor(sessie, route, wat, rij.laag, zagen, van=van, naar=daar)


def verplaats_lid_in(sessie: Sessie, route: Route, lid: Lid, als: Lid | None) -> Spoor:
    """Move a member with contact details, and with lines and documents about them alone.

    ``als``: who they already are there. Relations, authority and stay end here and are recorded
    anew there. Raises ``Ongeldig`` while something shielded of this person is not open.
    """
    with in_dossier(sessie, route.van.pk):
        _eis_alles_open(sessie, lid)
        regels = [r for r in sessie.van(Regel).filter(vervallen_op=None) if r.betreft == [lid.pk]]
        documenten = [d for d in sessie.van(Document).filter(vervallen_op=None) if d.betreft == [lid.pk]]
        gegevens = list(sessie.van(Contactgegeven).filter(lid_id=lid.pk))
        gedeeld = sum(lid.pk in r.betreft for r in sessie.van(Regel).filter(vervallen_op=None)) - len(regels)
    zagen = _zagen(sessie, route, laag=Laag.CONTACT, leden=[lid.pk], sinds=lid)
    with in_dossier(sessie, route.naar.pk):
        hier = als or neem_over(sessie, lid, van=lid.van)
    spoor = _spoor(sessie, route, "lid", Laag.VEILIGHEID, zagen, van=Waarover([lid.pk]), naar=Waarover([hier.pk]))
    for regel in regels:
        verplaats_regel_in(sessie, route, regel, Waarover([hier.pk]), hier if regel.stem_id == lid.pk else None)
    for document in documenten:
        verplaats_document_in(sessie, route, document, Waarover([hier.pk]))
    with in_dossier(sessie, route.naar.pk):
        for gegeven in gegevens:
            _schrijf_gegeven_over(sessie, gegeven, hier)
        ververs_contact(sessie, hier.pk)
        noem_opnieuw(sessie)
    with in_dossier(sessie, route.van.pk):
        _haal_weg(sessie, lid, gegevens)
        if gedeeld:
            reden = f"{gedeeld} regels gaan ook over anderen en bleven hier. Kijk na wat hier hoort."
            zet_termijn(sessie, spoor.hier, soort=REGELS_NAKIJKEN, vervalt_op=sessie.vandaag, reden=reden)
    return spoor


def _eis_alles_open(sessie: Sessie, lid: Lid) -> None:
    if any(lid.pk in een.betreft and een.open_tot is None for een in lees_afgeschermd(sessie)):
        zin = "Er zijn afgeschermde gegevens van deze persoon. Open die eerst, stuk voor stuk; dan gaan ze mee."
        raise Ongeldig(**{"": zin})


def _zagen(
    sessie: Sessie, route: Route, *, laag: int, leden: Sequence[int], sinds: Regel | Document | Lid
) -> list[int]:
    """Who read it in the wrong file and is not involved with the right one."""
    moment = route.van.aangemaakt_op if isinstance(sinds, Lid) else sinds.vastgelegd_op
    with in_dossier(sessie, route.van.pk):
        gezien = wie_zagen(sessie, laag=laag, leden=leden, sinds=moment)
    with in_dossier(sessie, route.naar.pk):
        return sorted(gezien - betrokken_nu(sessie))


def _spoor(
    sessie: Sessie, route: Route, wat: str, laag: int, zagen: list[int], *, van: Waarover, naar: Waarover
) -> Spoor:
    """The trace in both files."""

    def leg(dossier: Huishouden, ander: Huishouden, richting: str, waarover: Waarover) -> Verplaatsing:
        with in_dossier(sessie, dossier.pk):
            rij = sessie.bewaar(
                Verplaatsing(
                    laag=min(laag, Laag.VEILIGHEID),
                    betreft=sorted(waarover.betreft),
                    niet_zichtbaar_voor=sorted(waarover.niet_voor),
                    richting=richting,
                    wat=wat,
                    ander=ander.openbaar,
                    gezien_door=zagen,
                    reden=route.reden,
                )
            )
            sessie.gebeurtenis(
                "verplaatst_hierheen" if richting == "in" else "verplaatst_hiervandaan",
                laag=Laag(rij.laag),
                betreft=rij.betreft,
                niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
                feiten={"wat": IN_WOORDEN[wat], "aantal_zagen": len(zagen)},
            )
        return rij

    daar = leg(route.naar, route.van, "in", naar)
    return Spoor(hier=leg(route.van, route.naar, "uit", van), daar=daar)


def _versies(sessie: Sessie, regel: Regel) -> list[Regel]:
    """All versions of a line, the oldest first."""
    keten = [regel]
    while keten[0].vervangt_id:
        keten.insert(0, sessie.van(Regel).get(pk=keten[0].vervangt_id))
    return keten


def _schrijf_over(
    sessie: Sessie, versies: Sequence[Regel], bij: Verplaatsing, daar: Waarover, stem: Lid | None
) -> None:
    vorige: Regel | None = None
    for oud in versies:
        nieuw = Regel(
            laag=oud.laag,
            betreft=sorted({*daar.betreft, *([stem.pk] if stem else [])}),
            niet_zichtbaar_voor=sorted(daar.niet_voor),
            auteur_id=oud.auteur_id,
            vastgelegd_op=oud.vastgelegd_op,
            soort=oud.soort,
            tekst=oud.tekst,
            op=oud.op,
            bron=oud.bron,
            stem=stem,
            bij_soort="verplaatsing",
            bij=bij.pk,
            domein=oud.domein,
            aard=oud.aard,
            volgorde=oud.volgorde,
            vervangt=vorige,
            vervallen_op=oud.vervallen_op,
        )
        vorige = sessie.bewaar(nieuw)


def _maak_onleesbaar(sessie: Sessie, versie: Regel) -> None:
    versie.tekst, versie.bron = VERPLAATST, None
    versie.vervallen_op = versie.vervallen_op or sessie.nu
    versie.versie += 1
    sessie.bewaar(versie)


def _schrijf_gegeven_over(sessie: Sessie, oud: Contactgegeven, hier: Lid) -> None:
    sessie.bewaar(
        Contactgegeven(
            laag=oud.laag,
            betreft=[hier.pk],
            auteur_id=oud.auteur_id,
            vastgelegd_op=oud.vastgelegd_op,
            lid=hier,
            soort=oud.soort,
            waarde=oud.waarde,
            veilig=oud.veilig,
            toelichting=oud.toelichting,
            van=oud.van,
            tot=oud.tot,
        )
    )


def _haal_weg(sessie: Sessie, lid: Lid, gegevens: Sequence[Contactgegeven]) -> None:
    """What is left here of a member who never belonged here: a row without a name, and nobody's identity."""
    for gegeven in gegevens:
        gegeven.waarde, gegeven.toelichting, gegeven.tot = VERPLAATST, None, gegeven.tot or sessie.vandaag
        sessie.bewaar(gegeven)
    _beeindig_banden(sessie, lid)
    lid.persoon_id = Persoon.objects.create(aangemaakt_op=sessie.nu).pk
    lid.voornaam = lid.achternaam = lid.bsn = lid.geboortedatum = lid.uitgerekend_op = None
    lid.geboortedatum_soort, lid.taal = Geboortesoort.ONBEKEND.value, ""
    lid.tot, lid.versie = lid.tot or max(sessie.vandaag, lid.van), lid.versie + 1
    sessie.bewaar(lid)
    wis_van_lid(sessie, lid.pk)
    noem_opnieuw(sessie)


def _beeindig_banden(sessie: Sessie, lid: Lid) -> None:
    banden: list[Relatie | Gezag | Verblijf] = [
        *sessie.van(Relatie).filter(Q(van_lid_id=lid.pk) | Q(naar_lid_id=lid.pk), tot=None),
        *sessie.van(Gezag).filter(Q(kind_id=lid.pk) | Q(drager_id=lid.pk), tot=None),
        *sessie.van(Verblijf).filter(lid_id=lid.pk, tot=None),
    ]
    for band in banden:
        band.tot = max(sessie.vandaag, band.van or sessie.vandaag)
        sessie.bewaar(band)
