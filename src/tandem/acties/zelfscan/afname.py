"""Waves of my municipality: opening one, inviting respondents, following who is ready, prolonging and stopping."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties.keuring import keur, kies
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.basis import Herkomst, een_afname, herkomst_van, naam_van, te_beheren, voeg_toe
from tandem.acties.zelfscan.eigen import neem_over
from tandem.acties.zelfscan.instrumenten import alle_nieuwste, bij_afname, nieuwste, versies_van
from tandem.acties.zelfscan.mensen import Persoonkeuze, Teamkeuze, leiders, mensen, teams
from tandem.models import Afname, Deelnemer
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import (
    Afnamesoort,
    Afnamestand,
    Afnamevoorstel,
    Deelnemersgroep,
    Deelnemerstand,
    bezwaren_afname,
    bezwaren_einde,
    waarom_niet_naar,
)
from tandem.regels.zelfscan.eigen import is_eigen
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.versiewissel import BLIJFT, kan_wisselen

LOPEND = (Afnamestand.VERZAMELEN.value, Afnamestand.GESPREK.value)


@dataclass(frozen=True)
class Afnameregel:
    """A wave in the list of my municipality."""

    openbaar: UUID
    instrument: str
    soort: Afnamesoort
    stand: Afnamestand
    voor: str
    leider: str
    invullen_tot: date
    afgerond_op: date | None
    deelnemers: int
    ingeleverd: int


@dataclass(frozen=True)
class Afnamelijst:
    """The waves of my municipality, and whether I may open one."""

    kop: Organisatiekop
    afnames: tuple[Afnameregel, ...]
    mag_openen: bool


@dataclass(frozen=True)
class Openblad:
    """What to choose from when opening a wave."""

    kop: Organisatiekop
    instrumenten: tuple[Instrument, ...]
    leiders: tuple[Persoonkeuze, ...]
    mensen: tuple[Persoonkeuze, ...]
    teams: tuple[Teamkeuze, ...]


@dataclass(frozen=True)
class Afnameinvoer:
    """A wave as it is offered. ``medewerkers``: respondents with an account, by number, with their group."""

    instrument: str
    soort: str
    leider: int | None
    invullen_tot: date | None
    team: int | None = None
    medewerkers: Collection[tuple[int, str]] = ()


@dataclass(frozen=True)
class Deelnemerregel:
    """A respondent as those who run the wave see them: how far, never what."""

    openbaar: UUID
    naam: str
    groep: Deelnemersgroep
    stand: Deelnemerstand
    met_link: bool
    link_tot: datetime | None
    pogingen: int
    ingetrokken: bool


@dataclass(frozen=True)
class Afnameblad:
    """One wave with its respondents."""

    kop: Organisatiekop
    regel: Afnameregel
    instrument: Instrument
    nieuwere_versie: str
    kan_wisselen: bool
    deelnemers: tuple[Deelnemerregel, ...]
    mensen: tuple[Persoonkeuze, ...]
    leiders: tuple[Persoonkeuze, ...]
    leidt: bool
    beheert: bool
    waarom_geen_gesprek: str
    herkomst: Herkomst | None


def lees_afnames(*, door: Actor) -> Afnamelijst:
    """Return the waves of my own municipality, the newest first."""
    with lees_organisatie(door=door, wat="metingen") as sessie:
        sessie.inzage()
        rijen = list(
            sessie.mijn(Afname).select_related("leider", "team", "organisatie", "lijst").order_by("-geopend_op", "-id")
        )
        tellingen = _tellingen(sessie, [rij.pk for rij in rijen])
        return Afnamelijst(
            kop=lees_organisatiekop(sessie),
            afnames=tuple(_regel(rij, *tellingen.get(rij.pk, (0, 0))) for rij in rijen),
            mag_openen=sessie.mag(Werklaag.UITKOMST),
        )


def _tellingen(sessie: Organisatiesessie, afnames: list[int]) -> dict[int, tuple[int, int]]:
    uit: dict[int, tuple[int, int]] = {}
    rijen = sessie.mijn(Deelnemer).filter(afname_id__in=afnames, ingetrokken_op=None)
    for afname, ingeleverd in rijen.values_list("afname_id", "ingeleverd_op"):
        allen, klaar = uit.get(afname, (0, 0))
        uit[afname] = (allen + 1, klaar + (ingeleverd is not None))
    return uit


def _regel(rij: Afname, deelnemers: int, ingeleverd: int) -> Afnameregel:
    return Afnameregel(
        openbaar=rij.openbaar,
        instrument=naam_van(rij),
        soort=Afnamesoort(rij.soort),
        stand=Afnamestand(rij.stand),
        voor=rij.team.naam if rij.team else rij.organisatie.naam,
        leider=rij.leider.naam,
        invullen_tot=rij.invullen_tot,
        afgerond_op=timezone.localdate(rij.afgerond_op) if rij.afgerond_op else None,
        deelnemers=deelnemers,
        ingeleverd=rij.deelnemers if rij.deelnemers is not None else ingeleverd,
    )


def lees_openblad(*, door: Actor) -> Openblad:
    """Return what to choose from. Raises ``Geweigerd`` for a role that opens no wave."""
    with lees_organisatie(door=door, wat="meting openen") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        sessie.inzage()
        return Openblad(
            lees_organisatiekop(sessie),
            alle_nieuwste(sessie, te_openen=True),
            leiders(sessie),
            mensen(sessie),
            teams(sessie),
        )


def open_afname(*, door: Actor, invoer: Afnameinvoer, verzoek: UUID | None = None) -> UUID:
    """Open a wave with its respondents. Raises ``Ongeldig``, ``Geweigerd`` and ``AlGedaan``."""
    with schrijf_organisatie(door=door, wat="meting openen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.UITKOMST)
        soort = kies(Afnamesoort, invoer.soort, "soort") if invoer.soort else None
        keur(bezwaren_afname(_voorstel(sessie, invoer, soort), sessie.vandaag))
        _controleer_keuzes(sessie, invoer)
        if invoer.invullen_tot is None or invoer.leider is None or soort is None:
            raise AssertionError("the rule lets nothing pass without a leader, a day and a kind")
        lijst = nieuwste(invoer.instrument, sessie)
        rij = sessie.bewaar(
            Afname(
                instrument=lijst.code,
                instrument_versie=lijst.versie,
                lijst=neem_over(sessie, lijst.code, lijst.versie) if is_eigen(lijst.code) else None,
                soort=soort.value,
                stand=Afnamestand.VERZAMELEN.value,
                team_id=invoer.team,
                leider_id=invoer.leider,
                geopend_door_id=door.medewerker,
                geopend_op=sessie.nu,
                invullen_tot=invoer.invullen_tot,
            )
        )
        voeg_toe(sessie, rij, invoer.medewerkers)
        sessie.gebeurtenis("afname_geopend", feiten={"instrument": lijst.naam}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _voorstel(sessie: Organisatiesessie, invoer: Afnameinvoer, soort: Afnamesoort | None) -> Afnamevoorstel:
    eerder = sessie.mijn(Afname).filter(instrument=invoer.instrument, team=invoer.team)
    standen = list(eerder.values_list("stand", "soort"))
    return Afnamevoorstel(
        instrument=invoer.instrument,
        soort=soort,
        leider=invoer.leider,
        invullen_tot=invoer.invullen_tot,
        eerdere=[Afnamesoort(welke) for stand, welke in standen if stand == Afnamestand.VASTGESTELD],
        loopt_al=any(stand in LOPEND for stand, _ in standen),
    )


def _controleer_keuzes(sessie: Organisatiesessie, invoer: Afnameinvoer) -> None:
    """What is chosen is on the lists; a number that is typed elsewhere tells nothing about who exists."""
    if not any(een.code == invoer.instrument for een in alle_nieuwste(sessie, te_openen=True)):
        raise Ongeldig(instrument="Kies een vragenlijst uit de lijst.")
    if not any(een.medewerker == invoer.leider for een in leiders(sessie)):
        raise Ongeldig(leider="Kies iemand uit de lijst.")
    if invoer.team is not None and not any(een.nummer == invoer.team for een in teams(sessie)):
        raise Ongeldig(team="Kies een team uit de lijst.")


def lees_afname(*, door: Actor, afname: UUID) -> Afnameblad:
    """Return one wave with its respondents: how far they are, never what they answered. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="meting") as sessie:
        rij = een_afname(sessie, afname)
        sessie.inzage()
        deelnemers = list(sessie.mijn(Deelnemer).filter(afname_id=rij.pk).order_by("id"))
        mee = [een for een in deelnemers if een.ingetrokken_op is None]
        klaar = sum(een.ingeleverd_op is not None for een in mee)
        stand, lijst = Afnamestand(rij.stand), bij_afname(rij, sessie)
        versies = versies_van(rij.instrument, sessie)
        nieuw = next(reversed(versies.values()), lijst)
        return Afnameblad(
            kop=lees_organisatiekop(sessie),
            regel=_regel(rij, len(mee), klaar),
            instrument=lijst,
            nieuwere_versie=nieuw.versie if nieuw.versie != lijst.versie and stand is Afnamestand.VERZAMELEN else "",
            kan_wisselen=kan_wisselen(lijst, nieuw, versies),
            deelnemers=tuple(_deelnemer(een) for een in deelnemers),
            mensen=mensen(sessie),
            leiders=tuple(een for een in leiders(sessie) if een.medewerker != rij.leider_id),
            leidt=rij.leider_id == door.medewerker,
            beheert=sessie.mag(Werklaag.UITKOMST),
            waarom_geen_gesprek=waarom_niet_naar(stand, Afnamestand.GESPREK, ingeleverd=klaar, zonder_antwoord=0),
            herkomst=herkomst_van(rij),
        )


def _deelnemer(rij: Deelnemer) -> Deelnemerregel:
    stand = Deelnemerstand.KLAAR if rij.ingeleverd_op else Deelnemerstand.BEZIG
    return Deelnemerregel(
        openbaar=rij.openbaar,
        naam=rij.naam,
        groep=Deelnemersgroep(rij.groep),
        stand=stand if rij.begonnen_op or rij.ingeleverd_op else Deelnemerstand.UITGENODIGD,
        met_link=rij.medewerker_id is None,
        link_tot=timezone.localtime(rij.vervalt_op) if rij.vervalt_op else None,
        pogingen=rij.pogingen,
        ingetrokken=rij.ingetrokken_op is not None,
    )


def verleng(*, door: Actor, afname: UUID, invullen_tot: date | None) -> None:
    """Let respondents fill in longer (or shorter). Links never outlive their own term. Raises ``Ongeldig``."""
    with schrijf_organisatie(door=door, wat="langer invullen") as sessie:
        rij = te_beheren(sessie, afname)
        keur(bezwaren_einde(invullen_tot, sessie.vandaag))
        if invullen_tot is None or invullen_tot == rij.invullen_tot:
            sessie.geen_gegevens()
            return
        rij.invullen_tot = invullen_tot
        sessie.bewaar(rij)
        sessie.gebeurtenis("afname_verlengd", feiten={"tot": invullen_tot.isoformat()}, over=rij.openbaar)


def stop_afname(*, door: Actor, afname: UUID) -> None:
    """Stop a wave without a result; nothing is thrown away. Raises ``Geweigerd`` when the answers already stand."""
    with schrijf_organisatie(door=door, wat="meting stoppen") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        rij = een_afname(sessie, afname)
        if reden := waarom_niet_naar(Afnamestand(rij.stand), Afnamestand.GESTOPT, ingeleverd=0, zonder_antwoord=0):
            raise Geweigerd(reden)
        rij.stand, rij.afgerond_op = Afnamestand.GESTOPT.value, sessie.nu
        sessie.bewaar(rij)
        sessie.gebeurtenis("afname_gestopt", over=rij.openbaar)


def neem_nieuwe_versie(*, door: Actor, afname: UUID) -> None:
    """Go on with the newest version of the instrument while respondents fill in (``versiewissel.REGEL``).

    Once the session began the wave stays on its version. Raises ``Geweigerd``, ``NietGevonden``, and ``Ongeldig`` when
    no line says what became of each question.
    """
    with schrijf_organisatie(door=door, wat="nieuwe versie van de vragenlijst") as sessie:
        rij = te_beheren(sessie, afname)
        versies = versies_van(rij.instrument, sessie)
        nieuw = next(reversed(versies.values()), None)
        if nieuw is None or nieuw.versie == rij.instrument_versie:
            sessie.geen_gegevens()
            return
        if not kan_wisselen(bij_afname(rij, sessie), nieuw, versies):
            raise Ongeldig(**{"": BLIJFT})
        rij.instrument_versie = nieuw.versie
        rij.lijst = neem_over(sessie, nieuw.code, nieuw.versie) if is_eigen(nieuw.code) else None
        sessie.bewaar(rij)
        sessie.gebeurtenis("afname_nieuwe_versie", feiten={"versie": nieuw.versie}, over=rij.openbaar)
