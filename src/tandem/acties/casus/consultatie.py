"""*Consultatie & advies*: asking, whether it is traceable to persons, the adviser's place, the answer, its day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.regel import eis_niet_afgerond
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Consultatie, Lid, Organisatie, Termijn
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus import consultatie as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

ANTWOORD = "consultatie_antwoord"


@dataclass(frozen=True)
class Vraaginvoer:
    """A question as entered. ``betreft`` empty: about the whole household."""

    vraag: str
    organisatie: int | None
    adviseur: str
    herleidbaar: bool
    gevraagd_op: date
    antwoord_voor: date | None
    grondslag: str = ""
    betreft: tuple[int, ...] = ()


@dataclass(frozen=True)
class Consult:
    """A consultation as shown. ``antwoord_voor`` is None when it was answered."""

    openbaar: UUID
    gevraagd_op: date
    door: str
    aan: str
    adviseur: str
    herleidbaar: bool
    grondslag: str
    vraag: str
    positie: str
    antwoord: str
    beantwoord_op: date | None
    antwoord_voor: date | None
    betreft: tuple[int, ...]
    versie: int
    te_laat: bool


def vraag_consultatie(*, door: Actor, huishouden: UUID, invoer: Vraaginvoer, verzoek: UUID | None = None) -> UUID:
    """Ask somebody of another organisation to think along; return the public id. Raises ``Ongeldig``, ``Geweigerd``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="consultatie vragen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        eis_niet_afgerond(sessie)
        organisatie = _keur(sessie, invoer)
        casus = sessie.van(Casus).filter(afgerond_op=None).first()
        rij = Consultatie(
            laag=Laag.ANALYSE,
            betreft=sorted(invoer.betreft or sessie.van(Lid).values_list("pk", flat=True)),
            casus_id=casus.pk if casus else None,
            gevraagd_op=invoer.gevraagd_op,
            gevraagd_aan=organisatie,
            adviseur=invoer.adviseur.strip() or None,
            herleidbaar=invoer.herleidbaar,
            grondslag=invoer.grondslag if invoer.herleidbaar else "",
            vraag=invoer.vraag.strip(),
        )
        sessie.bewaar(rij)
        if invoer.antwoord_voor is not None:
            zet_termijn(sessie, rij, soort=ANTWOORD, vervalt_op=invoer.antwoord_voor, casus=rij.casus_id)
        _meld(sessie, "consultatie_gevraagd", rij)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur(sessie: Sessie, invoer: Vraaginvoer) -> Organisatie:
    leden = list(sessie.van(Lid))
    namen = [naam for lid in leden for naam in (lid.voornaam, lid.achternaam) if naam]
    gronden = [code for code, grond in catalogus().grondslagen.items() if grond.geverifieerd]
    aangeboden = regel.Consultatie(
        invoer.vraag, invoer.herleidbaar, invoer.grondslag, invoer.gevraagd_op, invoer.antwoord_voor
    )
    bezwaren = regel.bezwaren_consultatie(aangeboden, namen, gronden, sessie.vandaag)
    if not set(invoer.betreft) <= {lid.pk for lid in leden}:
        bezwaren += (Bezwaar("betreft", "Kies alleen mensen uit dit huishouden."),)
    organisatie = Organisatie.objects.filter(pk=invoer.organisatie or 0).first()
    if organisatie is None:
        bezwaren += (Bezwaar("organisatie", "Kies aan welke organisatie u het vraagt."),)
    keur(bezwaren)
    if organisatie is None:
        raise AssertionError("keur lets nothing pass without an organisation")
    return organisatie


def _meld(sessie: Sessie, soort: str, rij: Consultatie) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=rij.casus_id,
        grondslag=rij.grondslag,
        feiten={
            "consultatie": str(rij.openbaar),
            "aan": rij.gevraagd_aan.naam,
            "herleidbaar": "met namen" if rij.herleidbaar else "zonder namen",
        },
    )


def beantwoord_consultatie(
    *,
    door: Actor,
    huishouden: UUID,
    consultatie: UUID,
    antwoord: str,
    positie: str,
    op: date,
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Record the answer, and from which place the adviser speaks. Raises ``Ongeldig`` and ``Botsing``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="consultatie beantwoorden", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Consultatie, consultatie)
        eis_zelfde_versie(sessie, rij, versie, {"antwoord": rij.antwoord or "", "positie": rij.positie or ""})
        if rij.beantwoord_op is not None:
            raise Ongeldig(**{"": "Deze vraag is al beantwoord."})
        keur(regel.bezwaren_antwoord(antwoord, positie, op, rij.gevraagd_op, sessie.vandaag))
        rij.antwoord, rij.positie, rij.beantwoord_op = antwoord.strip(), positie.strip(), op
        rij.versie += 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=ANTWOORD, op=op)
        _meld(sessie, "consultatie_beantwoord", rij)
        sessie.uitkomst = str(rij.openbaar)
    return consultatie


def lees_consultaties(*, door: Actor, huishouden: UUID) -> tuple[Dossierkop, tuple[Consult, ...]]:
    """Return all consultations of a household: the open ones first. Raises ``Geweigerd``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="consultaties lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        voor = {
            t.bij: t.vervalt_op
            for t in sessie.van(Termijn).filter(soort=ANTWOORD, bij_soort="consultatie", afgerond_op=None)
        }
        rijen = sessie.van(Consultatie).select_related("auteur", "gevraagd_aan").order_by("-gevraagd_op", "-id")
        getoond = [_toon(sessie, rij, voor.get(rij.pk)) for rij in rijen]
        return kop, tuple(sorted(getoond, key=lambda een: een.beantwoord_op is not None))


def _toon(sessie: Sessie, rij: Consultatie, voor: date | None) -> Consult:
    sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    grond = catalogus().grondslagen.get(rij.grondslag)
    return Consult(
        openbaar=rij.openbaar,
        gevraagd_op=rij.gevraagd_op,
        door=rij.auteur.naam if rij.auteur else "",
        aan=rij.gevraagd_aan.naam,
        adviseur=rij.adviseur or "",
        herleidbaar=rij.herleidbaar,
        grondslag=grond.naam if grond else rij.grondslag,
        vraag=rij.vraag,
        positie=rij.positie or "",
        antwoord=rij.antwoord or "",
        beantwoord_op=rij.beantwoord_op,
        antwoord_voor=voor,
        betreft=tuple(rij.betreft),
        versie=rij.versie,
        te_laat=voor is not None and voor < sessie.vandaag,
    )


@dataclass(frozen=True)
class Vraagblad:
    """What the page to ask needs: organisations by kind, and the grounds that somebody verified."""

    kop: Dossierkop
    organisaties: tuple[tuple[int, str, str], ...]
    gronden: tuple[tuple[str, str], ...]


def lees_vraagblad(*, door: Actor, huishouden: UUID) -> Vraagblad:
    """Return the choices of the page to ask. Raises ``Geweigerd``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="consultatie vragen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        namen = {code: vorm.naam for code, vorm in catalogus().organisatiesoorten.items()}
        rijen = Organisatie.objects.filter(tot=None).exclude(pk=door.organisatie)
        organisaties = sorted((namen.get(rij.soort, rij.soort), rij.naam, rij.pk) for rij in rijen)
        gronden = [
            (code, f"{grond.naam} ({grond.artikel})" if grond.artikel else grond.naam)
            for code, grond in catalogus().grondslagen.items()
            if grond.geverifieerd and grond.soort in ("delen", "verwerken")
        ]
        return Vraagblad(kop, tuple((nr, naam, soort) for soort, naam, nr in organisaties), tuple(gronden))
