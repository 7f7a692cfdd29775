"""Signals: recording what somebody reports, and reading it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import soort_van
from tandem.acties.casus.inhoudstermijn import (
    Termijnstaat,
    Termijnuitleg,
    lees_termijnen,
    leg_uit,
    organisatiesoort,
    zet_inhoudstermijnen,
)
from tandem.acties.casus.melder import (
    Melderinvoer,
    Melderweergave,
    bewaar_melder,
    lees_melder,
    meldersoort,
)
from tandem.acties.casus.regel import Regelinvoer, Regelweergave, bewaar_regels, lees_regels
from tandem.acties.casus.termijn import zet_termijn
from tandem.acties.casus.terugkoppeling import Terugkoppelweergave, lees_terugkoppelingen
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Signaal
from tandem.regels.casus.signaal import Ontvangst, bezwaren_ontvangst
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

ACUUT = "acuut_signaal"
BEOORDELEN = "signaal_beoordelen"
NU_GEDAAN = "nu_gedaan"
"""The ``domein`` of the line that says what was done at once."""


@dataclass(frozen=True)
class Signaalinvoer:
    """A signal as entered. ``beoordelen_uiterlijk``: the day that a person sets where no checked term binds."""

    ontvangen_op: datetime
    acuut: bool
    melder: Melderinvoer
    regels: tuple[Regelinvoer, ...]
    wat_nu: str = ""
    beoordelen_uiterlijk: date | None = None


@dataclass(frozen=True)
class Signaalkort:
    """A signal in a list."""

    openbaar: UUID
    ontvangen_op: datetime
    acuut: bool
    meldersoort: str
    eerste_regel: str
    uitkomst: str
    triage_op: date | None
    casusnummer: str


@dataclass(frozen=True)
class Signaallijst:
    """The signals of a household, newest first."""

    kop: Dossierkop
    signalen: tuple[Signaalkort, ...]


@dataclass(frozen=True)
class Nieuwblad:
    """What the page to record a signal needs: whom it can be about, and which terms start."""

    kop: Dossierkop
    termijnen: tuple[Termijnuitleg, ...]

    @property
    def voorstel(self) -> date | None:
        """The day that a working agreement suggests for assessing, when no term binds."""
        return next((een.voorstel for een in self.termijnen if een.voorstel), None)


@dataclass(frozen=True)
class Signaalweergave:
    """One signal with everything that belongs to it."""

    kop: Dossierkop
    openbaar: UUID
    ontvangen_op: datetime
    ontvangen_door: str
    acuut: bool
    melder: Melderweergave
    regels: tuple[Regelweergave, ...]
    nu_gedaan: tuple[Regelweergave, ...]
    triage_uitkomst: str
    triage_naam: str
    triage_op: date | None
    triage_reden: str
    casusnummer: str
    termijnen: tuple[Termijnstaat, ...]
    termijnuitleg: tuple[Termijnuitleg, ...]
    terugkoppelingen: tuple[Terugkoppelweergave, ...]


def lees_nieuw(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Nieuwblad:
    """Return what is needed to record a signal. Raises ``Geweigerd`` without a key to the layer of safety."""
    with deur.lees(door=door, doel=doel, wat="signaal voorbereiden", huishouden=huishouden) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        return Nieuwblad(lees_kop(sessie), signaaltermijnen(door=door, op=sessie.vandaag))


def signaaltermijnen(*, door: Actor, op: date) -> tuple[Termijnuitleg, ...]:
    """Return the terms that start for this actor's organisation when a signal comes in. No household data."""
    return leg_uit(Begingebeurtenis.SIGNAAL_ONTVANGEN, organisatiesoort(door), op)


def leg_signaal_vast(
    *, door: Actor, huishouden: UUID, verzoek: UUID, invoer: Signaalinvoer, doel: Doel = Doel.HULP
) -> UUID:
    """Record a signal for a household that the actor works with; return its public id.

    Raises ``Ongeldig`` per field, ``Geweigerd`` without a key to the layer of safety.
    """
    with deur.schrijf(door=door, doel=doel, wat="signaal vastleggen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = bewaar_signaal(sessie, invoer)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def bewaar_signaal(sessie: Sessie, invoer: Signaalinvoer) -> Signaal:
    """Store a signal in an open session: itself, its reporter, its lines, its terms and its event."""
    _keur(sessie, invoer)
    rij = sessie.bewaar(
        Signaal(
            laag=Laag.VEILIGHEID,
            betreft=_betreft(invoer.regels),
            meldersoort=invoer.melder.soort,
            ontvangen_op=invoer.ontvangen_op,
            acuut=invoer.acuut,
            ontvangen_door_id=sessie.door.organisatie,
            casus_id=_lopende_casus(sessie),
        )
    )
    bewaar_melder(sessie, rij, invoer.melder)
    bewaar_regels(sessie, _alle_regels(sessie, invoer), bij_soort="signaal", bij=rij.pk, laag=Laag.VEILIGHEID)
    _zet_termijnen(sessie, rij, invoer)
    sessie.gebeurtenis(
        "signaal_ontvangen",
        laag=Laag.VEILIGHEID,
        betreft=rij.betreft,
        casus=rij.casus_id,
        gebeurd_op=rij.ontvangen_op,
        feiten={"signaal": str(rij.openbaar), "acuut": rij.acuut, "regels": len(invoer.regels)},
    )
    return rij


def _keur(sessie: Sessie, invoer: Signaalinvoer) -> None:
    op = timezone.localdate(invoer.ontvangen_op)
    keur(bezwaren_ontvangst(Ontvangst(op, invoer.acuut, invoer.wat_nu, len(invoer.regels)), sessie.vandaag))
    if invoer.ontvangen_op > sessie.nu:
        raise Ongeldig(ontvangen_op="Dit tijdstip moet nog komen.")
    if invoer.beoordelen_uiterlijk is not None and invoer.beoordelen_uiterlijk < op:
        raise Ongeldig(beoordelen_uiterlijk="Deze dag ligt voor de dag waarop het signaal binnenkwam.")


def _betreft(regels: Sequence[Regelinvoer]) -> list[int]:
    return sorted({lid for regel in regels for lid in (*regel.betreft, *([regel.stem] if regel.stem else ()))})


def _alle_regels(sessie: Sessie, invoer: Signaalinvoer) -> list[Regelinvoer]:
    """The lines of the report, and after them what was done at once: a line of the author."""
    if not invoer.wat_nu.strip():
        return list(invoer.regels)
    over = tuple(_betreft(invoer.regels))
    gedaan = Regelinvoer("waarneming", invoer.wat_nu, sessie.vandaag, betreft=over, domein=NU_GEDAAN)
    return [*invoer.regels, gedaan]


def _zet_termijnen(sessie: Sessie, rij: Signaal, invoer: Signaalinvoer) -> None:
    """Acute: now, on top of the work list. Assessing: by a checked term, else by the day that a person set."""
    op = timezone.localdate(rij.ontvangen_op)
    if rij.acuut:
        zet_termijn(sessie, rij, soort=ACUUT, begon_op=op, vervalt_op=op, casus=rij.casus_id)
    soort = organisatiesoort(sessie.door)
    gezet = zet_inhoudstermijnen(
        sessie, rij, Begingebeurtenis.SIGNAAL_ONTVANGEN, organisatie=soort, op=op, casus=rij.casus_id
    )
    if any(een.uiterlijk for een in gezet):
        return
    if invoer.beoordelen_uiterlijk is None:
        zin = "Geen nagegane termijn bindt uw organisatie. Vul zelf in op welke dag u dit uiterlijk beoordeelt."
        raise Ongeldig(beoordelen_uiterlijk=zin)
    dag = invoer.beoordelen_uiterlijk
    zet_termijn(sessie, rij, soort=BEOORDELEN, begon_op=op, vervalt_op=dag, casus=rij.casus_id)


def _lopende_casus(sessie: Sessie) -> int | None:
    return sessie.van(Casus).filter(afgerond_op=None).values_list("pk", flat=True).first()


def lees_signalen(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Signaallijst:
    """Return the signals of a household, newest first. Raises ``Geweigerd`` without a key to the layer of safety."""
    with deur.lees(door=door, doel=doel, wat="signalen lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        kop = lees_kop(sessie)
        return Signaallijst(kop, signalen_in(sessie))


def signalen_in(sessie: Sessie) -> tuple[Signaalkort, ...]:
    """Return the signals of the open household in short; notes what was read. Three queries."""
    rijen = list(sessie.van(Signaal).select_related("casus").order_by("-ontvangen_op", "-id"))
    regels = lees_regels(sessie, bij_soort="signaal", bij=[rij.pk for rij in rijen])
    for rij in rijen:
        sessie.inzage(laag=Laag.VEILIGHEID, leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return tuple(_kort(rij, regels.get(rij.pk, [])) for rij in rijen)


def _kort(rij: Signaal, regels: Sequence[Regelweergave]) -> Signaalkort:
    melding = [regel for regel in regels if regel.domein != NU_GEDAAN]
    return Signaalkort(
        openbaar=rij.openbaar,
        ontvangen_op=rij.ontvangen_op,
        acuut=rij.acuut,
        meldersoort="Professional" if meldersoort(rij.meldersoort).beroepsmatig else "Geen professional",
        eerste_regel=melding[0].tekst if melding else "",
        uitkomst=_uitkomst(rij.triage_uitkomst),
        triage_op=rij.triage_op,
        casusnummer=rij.casus.nummer if rij.casus else "",
    )


def _uitkomst(code: str) -> str:
    gevonden = catalogus().triage_uitkomsten.get(code)
    return gevonden.naam if gevonden else code.replace("_", " ").capitalize()


def lees_signaal(*, door: Actor, huishouden: UUID, signaal: UUID, doel: Doel = Doel.HULP) -> Signaalweergave:
    """Return one signal. Raises ``NietGevonden`` when the reader may not see it."""
    with deur.lees(door=door, doel=doel, wat="signaal lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        kop = lees_kop(sessie)
        rij = sessie.een(Signaal, signaal)
        sessie.inzage(laag=Laag.VEILIGHEID, leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return _weergave(sessie, kop, rij)


def _weergave(sessie: Sessie, kop: Dossierkop, rij: Signaal) -> Signaalweergave:
    regels = lees_regels(sessie, bij_soort="signaal", bij=[rij.pk]).get(rij.pk, [])
    op = timezone.localdate(rij.ontvangen_op)
    return Signaalweergave(
        kop=kop,
        openbaar=rij.openbaar,
        ontvangen_op=rij.ontvangen_op,
        ontvangen_door=rij.ontvangen_door.naam,
        acuut=rij.acuut,
        melder=lees_melder(sessie, rij),
        regels=_zonder(regels, NU_GEDAAN),
        nu_gedaan=tuple(regel for regel in regels if regel.domein == NU_GEDAAN),
        triage_uitkomst=rij.triage_uitkomst,
        triage_naam=_uitkomst(rij.triage_uitkomst) if rij.triage_uitkomst else "",
        triage_op=rij.triage_op,
        triage_reden=rij.triage_reden or "",
        casusnummer=rij.casus.nummer if rij.casus else "",
        termijnen=lees_termijnen(sessie, rij),
        termijnuitleg=leg_uit(Begingebeurtenis.SIGNAAL_ONTVANGEN, soort_van(rij.ontvangen_door, None), op),
        terugkoppelingen=lees_terugkoppelingen(sessie, rij),
    )


def _zonder(regels: Iterable[Regelweergave], domein: str) -> tuple[Regelweergave, ...]:
    return tuple(regel for regel in regels if regel.domein != domein)
