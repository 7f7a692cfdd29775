"""What an ending is judged by, read from the records and from what is entered; and what is shown beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import geboorte_van
from tandem.acties.casus.casus import lopende_casus
from tandem.acties.casus.fasefeiten import verzamel
from tandem.acties.casus.meekijken import INGESTEMD, Meekijkbeeld, Onderwerp, laatste_verzoek
from tandem.acties.casus.mensen import Collega, meekijkers
from tandem.acties.casus.overdracht import Overdracht, lees_overdracht
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.acties.keuring import kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Casus, Maatregel
from tandem.regels.casus.afronding import (
    TE_BEVESTIGEN,
    Afrondfeiten,
    Afrondsoort,
    Vastgelegd,
    Voorwaarde,
    bevestigd_door,
    bezwaren_afronden,
    is_vervuld,
    nazorgmomenten,
)
from tandem.regels.casus.fase import Fase
from tandem.regels.huishouden.leeftijd import MENING_VRAGEN, Geboortesoort, Zekerheid, heeft_leeftijd
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.sleutels import in_kracht

JA, NEE, TE_JONG = "ja", "nee", "te_jong"


@dataclass(frozen=True)
class Lidoordeel:
    """What one member says about lasting safety: ``antwoord`` ja, nee, te_jong or empty (not asked), and own words."""

    antwoord: str = ""
    woorden: str = ""


@dataclass(frozen=True)
class Voorwaardebeeld:
    """One condition of an ending: met by what was recorded, still missing, or to be confirmed with words."""

    code: str
    zin: str
    vervuld: bool
    te_bevestigen: bool


@dataclass(frozen=True)
class Afrondkeuze:
    """A kind of ending: whether the phase allows it, and its conditions."""

    code: str
    naam: str
    kan: bool
    waarom_niet: str
    voorwaarden: tuple[Voorwaardebeeld, ...]
    nazorg: tuple[date, ...]


@dataclass(frozen=True)
class Afrondblad:
    """The page of ending: the kinds with what is missing, and what is needed to ask."""

    kop: Dossierkop
    casus: UUID
    nummer: str
    fase: str
    versie: int
    keuzes: tuple[Afrondkeuze, ...]
    te_vragen: tuple[LidKort, ...]
    te_jong_mag: frozenset[int]
    vraag: Meekijkbeeld | None
    collegas: tuple[Collega, ...]
    overdracht: Overdracht | None

    def keuze(self, code: str) -> Afrondkeuze:
        """Return one kind of ending. Raises ``NietGevonden`` for a kind that content does not know."""
        for een in self.keuzes:
            if een.code == code:
                return een
        raise NietGevonden


@dataclass(frozen=True)
class Beantwoord:
    """What is entered about the conditions: per member, the fixed face, and a line per condition that needs one."""

    oordelen: Mapping[int, Lidoordeel] = field(default_factory=dict)
    vast_gezicht: bool | None = None
    bevestigd: Mapping[Voorwaarde, str] = field(default_factory=dict)


def lees_afronden(*, door: Actor, huishouden: UUID) -> Afrondblad:
    """Return the ways in which the running case can end, with what is missing. Raises ``Ongeldig`` without a case."""
    with deur.lees(door=door, doel=Doel.HULP, wat="afronden voorbereiden", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN, Laag.VEILIGHEID)
        kop, casus = lees_kop(sessie), lopende_casus(sessie)
        sessie.inzage(laag=Laag.VEILIGHEID)
        return Afrondblad(
            kop=kop,
            casus=casus.openbaar,
            nummer=casus.nummer,
            fase=casus.fase,
            versie=casus.versie,
            keuzes=tuple(_keuze(sessie, kop, casus, soort) for soort in catalogus().afrondsoorten.values()),
            te_vragen=te_vragen(kop),
            te_jong_mag=te_jong_mag(kop),
            vraag=laatste_verzoek(sessie, casus, Onderwerp.AFRONDEN),
            collegas=meekijkers(door),
            overdracht=lees_overdracht(sessie, casus),
        )


def _keuze(sessie: Sessie, kop: Dossierkop, casus: Casus, soort: Afrondsoort) -> Afrondkeuze:
    feiten = verzamel_feiten(sessie, kop, casus, soort, Beantwoord())
    bezwaren = bezwaren_afronden(soort, kies(Fase, casus.fase, ""), feiten)
    waarom_niet = next((bezwaar.zin for bezwaar in bezwaren if bezwaar.veld == "fase"), "")
    voorwaarden = tuple(
        Voorwaardebeeld(
            code=voorwaarde.value,
            zin=voorwaarde.omschrijving,
            vervuld=is_vervuld(voorwaarde, feiten),
            te_bevestigen=voorwaarde in TE_BEVESTIGEN,
        )
        for voorwaarde in soort.voorwaarden
    )
    momenten = nazorgmomenten(soort, sessie.vandaag)
    return Afrondkeuze(soort.code, soort.naam, not waarom_niet, waarom_niet, voorwaarden, momenten)


def verzamel_feiten(
    sessie: Sessie, kop: Dossierkop, casus: Casus, soort: Afrondsoort, gegeven: Beantwoord
) -> Afrondfeiten:
    """Return the facts by which one kind of ending is judged: the records, with what is entered."""
    verzoek = laatste_verzoek(sessie, casus, Onderwerp.AFRONDEN)
    overdracht = lees_overdracht(sessie, casus)
    vastgelegd = Vastgelegd(
        nieuw_team_sinds=overdracht.van if overdracht else None,
        collega_eens=verzoek is not None and verzoek.stand == INGESTEMD and verzoek.keuze == soort.code,
        overleden=any(lid.overleden for lid in kop.leden),
    )
    met_woorden = {voorwaarde for voorwaarde, tekst in gegeven.bevestigd.items() if tekst.strip()}
    return Afrondfeiten(
        oordelen=_oordelen(kop, gegeven),
        vast_gezicht=gegeven.vast_gezicht,
        afspraken=verzamel(sessie).afspraakstanden,
        lopende_maatregelen=_lopende_maatregelen(sessie),
        bevestigd=bevestigd_door(vastgelegd, met_woorden, sessie.vandaag),
    )


def te_vragen(kop: Dossierkop) -> tuple[LidKort, ...]:
    """Return whom to ask whether it is safe for good: everybody who lives here and was born."""
    return tuple(
        lid
        for lid in kop.leden
        if not lid.weg and not lid.overleden and geboorte_van(lid).soort is not Geboortesoort.ONGEBOREN
    )


def te_jong_mag(kop: Dossierkop) -> frozenset[int]:
    """Return who may be too young to ask: only who is certainly under twelve. From twelve everybody is asked."""
    return frozenset(
        lid.id
        for lid in te_vragen(kop)
        if heeft_leeftijd(geboorte_van(lid), MENING_VRAGEN, kop.vandaag) is Zekerheid.NEE
    )


def _oordelen(kop: Dossierkop, gegeven: Beantwoord) -> dict[int, bool | None]:
    antwoord: dict[str, bool | None] = {JA: True, NEE: False}
    jong = te_jong_mag(kop)
    uit: dict[int, bool | None] = {}
    for lid in te_vragen(kop):
        gezegd = gegeven.oordelen.get(lid.id, Lidoordeel()).antwoord
        if gezegd != TE_JONG or lid.id not in jong:
            uit[lid.id] = antwoord.get(gezegd)
    return uit


def _lopende_maatregelen(sessie: Sessie) -> int:
    maatregelen = [rij for rij in sessie.van(Maatregel) if in_kracht(rij.van, rij.tot, sessie.vandaag)]
    bevoegdheden = [rij for rij in sessie.van(Bevoegdheid) if in_kracht(rij.van, rij.tot, sessie.vandaag)]
    return len(maatregelen) + len(bevoegdheden)
