"""The phase of a case: going forward, falling back, and what is missing, shown beforehand (design, section 6)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.casus import Fasestap, fasestappen, lopende_casus, zelfde_versie
from tandem.acties.casus.fasefeiten import Fasefeiten, verzamel
from tandem.acties.casus.meekijken import (
    INGETROKKEN,
    Meekijkbeeld,
    Meekijkvraag,
    Onderwerp,
    laatste_verzoek,
    open_verzoek,
    sluit_verzoek,
    vraag_mee_te_kijken,
)
from tandem.acties.casus.mensen import Collega, meekijkers
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur, kies
from tandem.acties.markering import laatste_fasepunt, markeer_fase
from tandem.acties.veiligheidsstand import lees_standen
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Fasewisseling, Termijn
from tandem.regels.analyse.veiligheidskaart import ZORGELIJK
from tandem.regels.casus.fase import (
    OVERGANGEN,
    Fase,
    Overgang,
    Overgangsfeiten,
    Overgangsoort,
    beoordeel_overgang,
    staande_toets,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

TERUG = "terug_naar_directe_veiligheid"
_MET_ZIJN_TWEEEN = frozenset({"reden", "instemming_van"})
"""Fields of the rule that are asked on the form when there is a concern; what else it says stands in the way."""


@dataclass(frozen=True)
class Stapkeuze:
    """A phase to go to: what it means, whether it is back, and what stands in the way."""

    fase: str
    naam: str
    uitleg: str
    terug: bool
    belet: tuple[str, ...]
    met_collega: bool

    @property
    def mag(self) -> bool:
        """Whether nothing stands in the way that the form itself does not ask."""
        return not self.belet


@dataclass(frozen=True)
class Faseblad:
    """The page of the phase."""

    kop: Dossierkop
    nummer: str
    versie: int
    fase: str
    sinds: date
    klaar_als: str
    keuzes: tuple[Stapkeuze, ...]
    feiten: Fasefeiten
    waarschuwing: str
    vraag: Meekijkbeeld | None
    collegas: tuple[Collega, ...]
    stappen: tuple[Fasestap, ...]
    punt: UUID | None


@dataclass(frozen=True)
class Faseinvoer:
    """A move as entered. ``collega`` and ``uiterlijk``: whom to ask, by when, where a safety agreement is a concern."""

    naar: str
    reden: str = ""
    collega: int | None = None
    uiterlijk: date | None = None
    versie: int | None = None


def lees_fase(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Faseblad:
    """Return where the case stands and where it can go, with what is missing. Raises ``Ongeldig`` without a case."""
    with deur.lees(door=door, doel=doel, wat="fase lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN, Laag.VEILIGHEID)
        kop, casus = lees_kop(sessie), lopende_casus(sessie)
        sessie.inzage(laag=Laag.VEILIGHEID)
        feiten = verzamel(sessie)
        fase = kies(Fase, casus.fase, "fase")
        return Faseblad(
            kop=kop,
            nummer=casus.nummer,
            versie=casus.versie,
            fase=fase,
            sinds=casus.fase_sinds,
            klaar_als=catalogus().fasen[fase].klaar_als,
            keuzes=tuple(_keuze(sessie, fase, naar, feiten) for naar in OVERGANGEN[fase] if naar is not Fase.AFGEROND),
            feiten=feiten,
            waarschuwing=staande_toets(fase, feiten.standen),
            vraag=laatste_verzoek(sessie, casus, Onderwerp.FASE),
            collegas=meekijkers(door),
            stappen=fasestappen(sessie, casus),
            punt=laatste_fasepunt(sessie),
        )


def _keuze(sessie: Sessie, van: Fase, naar: Fase, feiten: Fasefeiten) -> Stapkeuze:
    oordeel = _beoordeel(sessie, van, naar, feiten)
    inhoud = catalogus().fasen[naar]
    belet = tuple(bezwaar.zin for bezwaar in oordeel.bezwaren if bezwaar.veld not in _MET_ZIJN_TWEEEN)
    terug = oordeel.soort is Overgangsoort.TERUG
    return Stapkeuze(naar, inhoud.naam, inhoud.uitleg, terug, belet, oordeel.toon_aan_huishouden)


def _beoordeel(
    sessie: Sessie, van: Fase, naar: Fase, feiten: Fasefeiten, *, reden: str = "", instemming_van: int | None = None
) -> Overgang:
    door = sessie.door.medewerker
    overgangsfeiten = Overgangsfeiten(feiten.standen, feiten.afspraakstanden, door, reden, instemming_van)
    return beoordeel_overgang(van, naar, overgangsfeiten)


def ga_naar_fase(*, door: Actor, huishouden: UUID, verzoek: UUID, invoer: Faseinvoer) -> str:
    """Move the case, or ask a colleague first; return ``gegaan`` or ``gevraagd``.

    Forward while a safety agreement is unmet or unchecked: a reason, and a colleague is asked, who answers on their own
    work list. Back: at once, with a reason. Raises ``Ongeldig`` with what stands in the way, ``Botsing``.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="fase wijzigen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.PLAN, Laag.VEILIGHEID)
        casus = lopende_casus(sessie)
        zelfde_versie(sessie, casus, invoer.versie)
        van, naar = kies(Fase, casus.fase, "naar"), kies(Fase, invoer.naar, "naar")
        feiten = verzamel(sessie)
        oordeel = _beoordeel(sessie, van, naar, feiten, reden=invoer.reden)
        keur(tuple(b for b in oordeel.bezwaren if b.veld != "instemming_van"), velden={"fase": "naar"})
        if oordeel.soort is Overgangsoort.TERUG and not invoer.reden.strip():
            raise Ongeldig(reden="Schrijf op waarom u teruggaat. Teruggaan mag altijd; het hoort erbij.")
        uitkomst = _ga_of_vraag(sessie, casus, naar, invoer, met_collega=oordeel.toon_aan_huishouden)
        sessie.uitkomst = uitkomst
    return uitkomst


def _ga_of_vraag(sessie: Sessie, casus: Casus, naar: Fase, invoer: Faseinvoer, *, met_collega: bool) -> str:
    if not met_collega:
        _verplaats(sessie, casus, naar, reden=invoer.reden)
        return "gegaan"
    if invoer.collega is None:
        raise Ongeldig(collega="Vraag een collega om mee te kijken.")
    uiterlijk = invoer.uiterlijk or sessie.vandaag
    vraag_mee_te_kijken(sessie, casus, Onderwerp.FASE, naar, Meekijkvraag(invoer.collega, invoer.reden, uiterlijk))
    return "gevraagd"


def stem_in_met_fase(sessie: Sessie, casus: Casus, naar: str, *, reden: str, vrager: int) -> None:
    """Carry out a move to which a colleague (the actor) agreed. Raises ``Ongeldig`` when it cannot be made any more."""
    feiten = verzamel(sessie)
    van, doel = kies(Fase, casus.fase, ""), kies(Fase, naar, "")
    overgangsfeiten = Overgangsfeiten(feiten.standen, feiten.afspraakstanden, vrager, reden, sessie.door.medewerker)
    keur(beoordeel_overgang(van, doel, overgangsfeiten).bezwaren, velden={"fase": "", "instemming_van": ""})
    open_afspraken = sum(stand in ZORGELIJK for stand in feiten.afspraakstanden)
    _verplaats(sessie, casus, doel, reden=reden, instemming_van=sessie.door.medewerker, open_afspraken=open_afspraken)


def _verplaats(
    sessie: Sessie,
    casus: Casus,
    naar: Fase,
    *,
    reden: str = "",
    instemming_van: int | None = None,
    open_afspraken: int = 0,
) -> None:
    """Store the move and its event; an open question about another move falls away."""
    van = casus.fase
    wissel = Fasewisseling(casus=casus, van=van, naar=naar, op=sessie.vandaag, reden=reden.strip() or None)
    wissel.instemming_van_id, wissel.open_afspraken, wissel.vastgelegd_op = instemming_van, open_afspraken, sessie.nu
    sessie.bewaar(wissel)
    markeer_fase(sessie, wissel)
    casus.fase, casus.fase_sinds, casus.versie = naar, sessie.vandaag, casus.versie + 1
    sessie.bewaar(casus)
    vraag = open_verzoek(sessie, casus, Onderwerp.FASE)
    if vraag is not None:
        sluit_verzoek(sessie, vraag, INGETROKKEN)
    if naar is Fase.DIRECTE_VEILIGHEID:
        rond_termijn_af(sessie, casus, soort=TERUG)
    sessie.gebeurtenis(
        "fase_gewijzigd",
        laag=Laag.PLAN,
        casus=casus.pk,
        feiten={
            "van": van,
            "naar": naar.value,
            "reden": reden.strip(),
            "open_afspraken": open_afspraken or None,
            "met_collega": wissel.instemming_van.naam if wissel.instemming_van else "",
        },
    )


def bewaak_directe_veiligheid(sessie: Sessie) -> str:
    """The standing check, in every phase: put *go back* on top of the work list when it is not safe now.

    To be called after a judgement of safety was recorded; returns why, empty when nothing needs to be done.
    """
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    if casus is None:
        return ""
    waarom = staande_toets(kies(Fase, casus.fase, ""), lees_standen(sessie))
    al_gezet = sessie.van(Termijn).filter(soort=TERUG, bij_soort="casus", bij=casus.pk, afgerond_op=None).exists()
    if waarom and not al_gezet:
        zet_termijn(sessie, casus, soort=TERUG, vervalt_op=sessie.vandaag, casus=casus.pk)
    if not waarom and al_gezet:
        rond_termijn_af(sessie, casus, soort=TERUG, uitkomst="vervallen")
    return waarom
