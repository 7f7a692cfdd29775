"""Whom, for which organisation and task one can involve: the choices of the page, per way of joining."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.betrekken import eis_mag_betrekken
from tandem.acties.casus.betrokkenheid import LOKAAL_TEAM, TANDEMROL, Betrokkene, betrokkenen_in, geboortes
from tandem.acties.casus.mensen import LOKAAL_ALS_TEAM
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Maatregel, Organisatie, Teamlidmaatschap
from tandem.regels.casus.betrokkenheid import IN_TANDEM, MEEDENKEN, UITVOERING, Rol, toestemming_nodig_van
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort

_LEEST = models.Q(rol__rechten__doel=Doel.HULP.value) & models.Q(rol__rechten__laag=1)
"""A role that opens households at all."""


class Komst(Soort):
    """The ways in which somebody can join."""

    COLLEGA = "collega", "een collega van het lokale team"
    TANDEM = "tandem", "een tandempartner, naast het vaste gezicht"
    PROFESSIONAL = "professional", "een andere professional die ook in Tandem werkt"
    MAATREGEL = "maatregel", "wie een maatregel van de rechter uitvoert"
    BUITEN = "buiten", "iemand die niet in Tandem werkt: school, huisarts, hulpverlener"
    ERVARING = "ervaring", "een ervaringsdeskundige"
    STEUN = "steun", "iemand die één persoon steunt: cliëntondersteuner of advocaat"


@dataclass(frozen=True)
class Mens:
    """A professional in one capacity, to choose from."""

    lidmaatschap: int
    naam: str
    rol: str
    organisatie: str
    team: str


@dataclass(frozen=True)
class Taakkeuze:
    """A task and at which kinds of organisation it can be held."""

    code: str
    naam: str
    wat: str
    soorten: tuple[Organisatiesoort, ...]


@dataclass(frozen=True)
class Betrekblad:
    """What the page to involve somebody needs."""

    kop: Dossierkop
    komst: Komst
    mensen: tuple[Mens, ...]
    organisaties: tuple[tuple[int, str, str], ...]
    taken: tuple[Taakkeuze, ...]
    domeinen: tuple[tuple[str, str], ...]
    maatregelen: tuple[tuple[UUID, str], ...]
    leden: tuple[LidKort, ...]
    toestemming_nodig: frozenset[int]
    betrokkenen: tuple[Betrokkene, ...]


def lees_betrekblad(*, door: Actor, huishouden: UUID, komst: Komst, doel: Doel = Doel.HULP) -> Betrekblad:
    """Return the choices for one way of joining. Raises ``Geweigerd`` for who may not involve others."""
    with deur.lees(door=door, doel=doel, wat="iemand betrekken", huishouden=huishouden) as sessie:
        eis_mag_betrekken(door, doel)
        kop = lees_kop(sessie)
        hier = tuple(lid for lid in kop.leden if not lid.weg and not lid.overleden)
        maatregelen = [
            (rij.openbaar, f"{_maatregelnaam(rij.soort)} voor {kop.namen([rij.lid_id])}")
            for rij in sessie.van(Maatregel)
            if in_kracht(rij.van, rij.tot, sessie.vandaag)
        ]
        betrokken = betrokkenen_in(sessie, alleen_nu=True)
        return Betrekblad(
            kop=kop,
            komst=komst,
            mensen=_mensen(door, komst, {een.medewerker for een in betrokken}),
            organisaties=_organisaties(komst),
            taken=_taken(komst),
            domeinen=tuple((een.code, een.naam) for een in catalogus().leefdomeinen.values()),
            maatregelen=tuple(maatregelen),
            leden=hier,
            toestemming_nodig=toestemming_nodig_van(geboortes(hier), sessie.vandaag),
            betrokkenen=tuple(betrokken),
        )


def _maatregelnaam(code: str) -> str:
    vorm = catalogus().maatregelen.get(code)
    return vorm.naam if vorm else code.replace("_", " ")


def _mensen(door: Actor, komst: Komst, al: set[int | None]) -> tuple[Mens, ...]:
    vandaag = timezone.localdate()
    rijen = Teamlidmaatschap.objects.filter(_wie(door, komst), van__lte=vandaag).exclude(tot__lte=vandaag)
    rijen = rijen.exclude(medewerker_id__in=[nummer for nummer in al if nummer])
    gevonden = rijen.select_related("medewerker", "rol", "organisatie", "team")
    return tuple(
        Mens(rij.pk, rij.medewerker.naam, rij.rol.naam, rij.organisatie.naam, rij.team.naam)
        for rij in gevonden.order_by("organisatie__naam", "medewerker__naam")
    )


def _wie(door: Actor, komst: Komst) -> models.Q:
    if komst is Komst.COLLEGA:
        return models.Q(team_id=door.team)
    if komst is Komst.TANDEM:
        return models.Q(rol_id=TANDEMROL) & ~models.Q(organisatie__soort=LOKAAL_TEAM)
    if komst is Komst.ERVARING:
        return models.Q(rol_id=Rol.ERVARINGSDESKUNDIGE.value)
    if komst is Komst.STEUN:
        return models.Q(organisatie__soort=Organisatiesoort.CLIENTONDERSTEUNING.value)
    if komst is Komst.BUITEN:
        return models.Q(pk__in=())
    if komst is Komst.MAATREGEL:
        return models.Q(organisatie__soort=Organisatiesoort.GI.value) & ~models.Q(rol_id=TANDEMROL) & _LEEST
    zonder = models.Q(rol_id__in=[TANDEMROL, Rol.ERVARINGSDESKUNDIGE.value, "dienstdoende", "teamleider"])
    return ~zonder & ~LOKAAL_ALS_TEAM & _LEEST


def _organisaties(komst: Komst) -> tuple[tuple[int, str, str], ...]:
    """Organisations under the name of their kind, for somebody without an account."""
    if komst not in (Komst.BUITEN, Komst.STEUN, Komst.ERVARING, Komst.MAATREGEL):
        return ()
    namen = {code: vorm.naam for code, vorm in catalogus().organisatiesoorten.items()}
    soorten = {
        Komst.STEUN: [Organisatiesoort.CLIENTONDERSTEUNING.value, Organisatiesoort.OVERIG.value],
        Komst.ERVARING: [Organisatiesoort.ERVARINGSDESKUNDIGEN.value],
        Komst.MAATREGEL: [Organisatiesoort.GI.value],
    }.get(komst)
    rijen = Organisatie.objects.filter(tot=None)
    if soorten is not None:
        rijen = rijen.filter(soort__in=soorten)
    gevonden = [(rij.pk, rij.naam, namen.get(rij.soort, rij.soort)) for rij in rijen]
    return tuple(sorted(gevonden, key=lambda een: (een[2], een[1])))


def _taken(komst: Komst) -> tuple[Taakkeuze, ...]:
    vast = {
        Komst.COLLEGA: {"hulp_lokaal_team", "meekijken"},
        Komst.TANDEM: {IN_TANDEM},
        Komst.ERVARING: {"steun_ervaring"},
        Komst.STEUN: {"clientondersteuning"},
        Komst.MAATREGEL: {UITVOERING},
    }.get(komst)
    buiten = {"casusregie", IN_TANDEM, "beheer", "toezicht_privacy", "bereikbaarheidsdienst", UITVOERING, *MEEDENKEN}
    return tuple(
        Taakkeuze(een.code, een.naam, een.wat, een.organisatiesoorten)
        for een in catalogus().taken.values()
        if (een.code in vast if vast is not None else een.code not in buiten)
    )


def rol_buiten(organisatie: int | None) -> str:
    """The role of somebody without an account: the first of the content that fits the kind of their organisation."""
    rij = Organisatie.objects.filter(pk=organisatie or 0).first()
    rollen = catalogus().rollen.values()
    past = [een.code for een in rollen if rij and rij.soort in een.organisatiesoorten and een.code not in _GEEN_ROL]
    return past[0] if past else "aanbieder"


_GEEN_ROL = frozenset(
    {"casusregisseur", "teamleider", "dienstdoende", "waarnemer", "gast", "onderzoeker", TANDEMROL}
    | {"functioneel_beheerder", "privacyfunctionaris"}
)
