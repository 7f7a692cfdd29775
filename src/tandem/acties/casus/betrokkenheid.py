"""Who is involved with a household: read as one picture, with telephone numbers, and as the rules need it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.contactwijze import Wijzebeeld, vastgelegde_wijzen
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.acties.huishouden.vragen import BETROKKENEN
from tandem.acties.sleutelfilter import reeks
from tandem.acties.vraag import Openvraag
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Drukmelding, Organisatie, Team, Waarneming
from tandem.regels.casus import betrokkenheid as regel
from tandem.regels.casus.betrokkenheid import Rol
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, Geboorte, geboren_op, geboren_rond, ongeboren
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.regio.organisatie import OP_DE_FIETS, Organisatiesoort

LOKAAL_TEAM = "lokaal_team"
TANDEMROL = "tandempartner_rvt"


@dataclass(frozen=True)
class Betrokkene:
    """Somebody who is or was involved. ``plaats`` is the rule's role (vast_gezicht, tandempartner, ...)."""

    openbaar: UUID
    id: int
    medewerker: int | None
    naam: str
    telefoon: str
    organisatie: str
    organisatiesoort: str
    team: str
    plaats: Rol
    rol: str
    rolnaam: str
    taak: str
    taaknaam: str
    taak_wat: str
    domein: str
    domeinnaam: str
    leden: tuple[int, ...]
    op_maatregel: bool
    namens: int | None
    van: date
    tot: date | None
    aangekondigd_op: date | None
    op_de_fiets: bool
    waarnemer: str
    toestemming_van: tuple[int, ...]
    reden: str
    einde_reden: str
    van_mij: bool
    versie: int

    @property
    def met_account(self) -> bool:
        """Whether this person logs in themselves."""
        return self.medewerker is not None

    @property
    def moet_aangekondigd(self) -> bool:
        """Whether the household still has to be told, before the first contact."""
        zwijgt = (Rol.VAST_GEZICHT, Rol.CONSULTATIE)
        return self.aangekondigd_op is None and self.plaats not in zwijgt and not self.op_de_fiets


@dataclass(frozen=True)
class Druk:
    """A member said: I felt pressed."""

    lid: int
    betrokkenheid: int | None
    op: date
    tekst: str


@dataclass(frozen=True)
class Betrokkenen:
    """The page 'Wie is er betrokken': who now, who comes, who was; how often the face changed; who felt pressed."""

    kop: Dossierkop
    nu: tuple[Betrokkene, ...]
    straks: tuple[Betrokkene, ...]
    eerder: tuple[Betrokkene, ...]
    wisselingen: int
    druk: tuple[Druk, ...]
    mag_betrekken: bool
    bereiken: tuple[Wijzebeeld, ...]

    @property
    def vast_gezicht(self) -> Betrokkene | None:
        """The one vast gezicht of today."""
        return next((b for b in self.nu if b.plaats is Rol.VAST_GEZICHT), None)

    @property
    def op_de_fiets(self) -> tuple[Betrokkene, ...]:
        """The local team beside the vast gezicht."""
        return tuple(b for b in self.nu if b.op_de_fiets and b.plaats is not Rol.VAST_GEZICHT)

    @property
    def in_tandem(self) -> tuple[Betrokkene, ...]:
        """The tandem partners: beside, never instead of."""
        return tuple(b for b in self.nu if b.plaats is Rol.TANDEMPARTNER)

    @property
    def anderen(self) -> tuple[Betrokkene, ...]:
        """Everybody else around the household."""
        return tuple(b for b in self.nu if not b.op_de_fiets and b.plaats not in (Rol.VAST_GEZICHT, Rol.TANDEMPARTNER))


def lees_betrokkenen(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Betrokkenen:
    """Return who is involved with a household. Raises ``NietGevonden`` or ``Geweigerd``."""
    with deur.lees(door=door, doel=doel, wat="wie is er betrokken", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        alle = betrokkenen_in(sessie)
        druk = _druk(sessie)
        return Betrokkenen(
            kop=kop,
            nu=tuple(b for b in alle if b.van <= sessie.vandaag and _loopt(b, sessie.vandaag)),
            straks=tuple(b for b in alle if b.van > sessie.vandaag),
            eerder=tuple(b for b in alle if b.van <= sessie.vandaag and not _loopt(b, sessie.vandaag)),
            wisselingen=regel.aantal_wisselingen(als_regels(sessie)),
            druk=druk,
            mag_betrekken=mag_betrekken(door, doel),
            bereiken=vastgelegde_wijzen(sessie, kop),
        )


def _loopt(een: Betrokkene, vandaag: date) -> bool:
    return een.tot is None or een.tot > vandaag


def betrokkenen_in(sessie: Sessie, *, alleen_nu: bool = False) -> list[Betrokkene]:
    """Return everybody's involvement with the open household, the vast gezicht first. Two queries."""
    gevonden = sorted(sessie.vraag(BETROKKENEN), key=lambda rij: (rij.van, rij.pk))
    if alleen_nu:
        gevonden = [r for r in gevonden if r.van <= sessie.vandaag and (r.tot is None or r.tot > sessie.vandaag)]
    weg = _waarnemers(sessie, gevonden)
    getoond = [_toon(sessie, rij, weg.get((rij.medewerker_id, rij.organisatie_id), "")) for rij in gevonden]
    volgorde = list(Rol)
    return sorted(getoond, key=lambda b: (volgorde.index(b.plaats), b.van, b.id))


def _waarnemers(sessie: Sessie, rijen: Iterable[Betrokkenheid]) -> dict[tuple[int | None, int], str]:
    """Who stands in now, for whom of these."""
    wie = {rij.medewerker_id for rij in rijen if rij.medewerker_id}
    lopend = _LOPENDE_WAARNEMINGEN.haal(wie=reeks(wie), nu=sessie.nu) if wie else []
    return {(w.voor_id, w.organisatie_id): w.door.naam for w in lopend}


_LOPENDE_WAARNEMINGEN = Openvraag(
    Waarneming,
    lambda rijen, wie, nu: rijen.filter(voor_id__in_reeks=wie, van__lte=nu, tot__gt=nu).select_related("door"),
)


def _toon(sessie: Sessie, rij: Betrokkenheid, waarnemer: str) -> Betrokkene:
    inhoud = catalogus()
    taak, domein, rol = inhoud.taken.get(rij.taak), inhoud.leefdomeinen.get(rij.domein), inhoud.rollen.get(rij.rol)
    return Betrokkene(
        openbaar=rij.openbaar,
        id=rij.pk,
        medewerker=rij.medewerker_id,
        naam=rij.medewerker.naam if rij.medewerker else rij.naam_buiten or "naam onbekend",
        telefoon=_telefoon(rij),
        organisatie=rij.organisatie.naam,
        organisatiesoort=rij.organisatie.soort,
        team=rij.team.naam if rij.team else "",
        plaats=plaats_van(rij),
        rol=rij.rol,
        rolnaam=rol.naam if rol else rij.rol.replace("_", " "),
        taak=rij.taak,
        taaknaam=taak.naam if taak else rij.taak.replace("_", " "),
        taak_wat=taak.wat if taak else "",
        domein=rij.domein,
        domeinnaam=domein.naam if domein else rij.domein,
        leden=tuple(rij.leden),
        op_maatregel=rij.maatregel_id is not None,
        namens=rij.namens_id,
        van=rij.van,
        tot=rij.tot,
        aangekondigd_op=rij.aangekondigd_op,
        op_de_fiets=soort_van(rij.organisatie, rij.team) in OP_DE_FIETS,
        waarnemer=waarnemer,
        toestemming_van=tuple(rij.toestemming_van),
        reden=rij.reden or "",
        einde_reden=rij.einde_reden or "",
        van_mij=rij.medewerker_id == sessie.door.medewerker,
        versie=rij.versie,
    )


def _telefoon(rij: Betrokkenheid) -> str:
    eigen = rij.medewerker.telefoon if rij.medewerker else rij.telefoon_buiten
    return eigen or (rij.team.telefoon if rij.team else "")


def soort_van(organisatie: Organisatie, team: Team | None) -> Organisatiesoort:
    """The kind of organisation for the rules: a municipality's own people in a local team count as local team.

    Who sits with a local team for another mother organisation (a GI's consultation hours) keeps the kind of that one.
    """
    eigen = organisatie.soort == Organisatiesoort.GEMEENTE and team is not None and team.soort == LOKAAL_TEAM
    soort = LOKAAL_TEAM if eigen else organisatie.soort
    return next((een for een in Organisatiesoort if een.value == soort), Organisatiesoort.OVERIG)


def plaats_van(rij: Betrokkenheid) -> Rol:
    """The place of an involvement in the tandem, from what was recorded."""
    if rij.vast_gezicht:
        return Rol.VAST_GEZICHT
    if rij.taak == regel.IN_TANDEM or rij.rol == TANDEMROL:
        return Rol.TANDEMPARTNER
    if rij.rol == Rol.ERVARINGSDESKUNDIGE:
        return Rol.ERVARINGSDESKUNDIGE
    return Rol.CONSULTATIE if rij.taak in regel.MEEDENKEN else Rol.PROFESSIONAL


def als_regels(sessie: Sessie) -> list[regel.Betrokkenheid]:
    """Every involvement of the open household as the rules take it (one that lasted no day is left out)."""
    rijen = sessie.van(Betrokkenheid).select_related("organisatie", "team")
    return [als_regel(rij) for rij in rijen if rij.tot is None or rij.tot > rij.van]


def als_regel(rij: Betrokkenheid) -> regel.Betrokkenheid:
    """One involvement as the rules take it; somebody without an account is told apart by the row."""
    return regel.Betrokkenheid(
        medewerker=rij.medewerker_id or -(rij.pk or 0),
        rol=plaats_van(rij),
        moederorganisatie=rij.organisatie_id,
        soort=soort_van(rij.organisatie, rij.team),
        taak=rij.taak,
        tijdvak=Tijdvak(rij.van, rij.tot),
        domein=rij.domein,
        aangekondigd_op=rij.aangekondigd_op,
    )


def _druk(sessie: Sessie) -> tuple[Druk, ...]:
    rijen = sessie.van(Drukmelding).order_by("-op", "-id")
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return tuple(Druk(rij.lid_id, rij.betrokkenheid_id, rij.op, rij.tekst or "") for rij in rijen)


def mag_betrekken(door: Actor, doel: Doel = Doel.HULP) -> bool:
    """Whether this actor may involve others: who sits on the bike, or leads the team that does."""
    if doel is Doel.TEAMLEIDING:
        return True
    organisatie, team = Organisatie.objects.get(pk=door.organisatie), Team.objects.get(pk=door.team)
    return soort_van(organisatie, team) in OP_DE_FIETS


def geboorte_van(lid: LidKort) -> Geboorte:
    """A member's birth as the rules take it; of an estimate only the year counts."""
    if lid.geboortedatum_soort == "ongeboren":
        return ongeboren()
    if lid.geboortedatum is None:
        return GEBOORTE_ONBEKEND
    return (
        geboren_rond(lid.geboortedatum.year) if lid.geboortedatum_soort == "geschat" else geboren_op(lid.geboortedatum)
    )


def geboortes(leden: Iterable[LidKort]) -> Mapping[int, Geboorte]:
    """The births of the members who are here now."""
    return {lid.id: geboorte_van(lid) for lid in leden if not lid.weg and not lid.overleden}
