"""The case: reading it as one picture, who has the regie, and lines that belong to the case itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.inhoudstermijn import Termijnstaat, Termijnuitleg, leg_uit, organisatiesoort, toon_termijnen
from tandem.acties.casus.mensen import Collega, lokale_teams, vaste_gezichten
from tandem.acties.casus.openen import MAG_OPENEN, dagen_sinds_vorige
from tandem.acties.casus.regel import Regelinvoer, Regelweergave, bewaar_regels, eis_niet_afgerond, lees_regels
from tandem.acties.casus.verwijzing import VERWIJZINGEN, Verwijzingbeeld, lees_verwijzingen
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.vragen import CASUSSEN
from tandem.acties.keuring import keur, kies
from tandem.acties.vraag import Vraag, vooraf
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Fasewisseling, Meekijkverzoek, Signaal, Termijn
from tandem.regels.casus.casus import Regie, bezwaren_regie
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.regio.organisatie import Organisatiesoort


@dataclass(frozen=True)
class Fasestap:
    """One move of the case, for its history."""

    van: str
    naar: str
    op: date
    reden: str
    instemming_van: str
    open_afspraken: int


@dataclass(frozen=True)
class Casusbeeld:
    """A case as read: its state, its history, its terms and its own lines."""

    id: int
    openbaar: UUID
    nummer: str
    versie: int
    fase: str
    fase_sinds: date
    geopend_op: date
    afgerond_op: date | None
    afrondnaam: str
    afrondreden: str
    regie: str
    regie_toelichting: str
    vorige: UUID | None
    vorige_nummer: str
    dagen_sinds_vorige: int | None
    stappen: tuple[Fasestap, ...]
    termijnen: tuple[Termijnstaat, ...]
    regels: tuple[Regelweergave, ...]

    @property
    def loopt(self) -> bool:
        """Whether the case is not closed."""
        return self.afgerond_op is None


@dataclass(frozen=True)
class Casusblad:
    """The page of the case: the one that is shown (None: there never was one) and the others."""

    kop: Dossierkop
    casus: Casusbeeld | None
    andere: tuple[tuple[UUID, str, date, date | None], ...]
    verwijzingen: tuple[Verwijzingbeeld, ...]
    mag_openen: bool


@dataclass(frozen=True)
class Openblad:
    """What the page to open a case needs."""

    kop: Dossierkop
    lopend: str
    gezichten: tuple[Collega, ...]
    teams: tuple[tuple[int, str], ...]
    termijnen: tuple[Termijnuitleg, ...]

    @property
    def voorstel(self) -> date | None:
        """The day that a working agreement suggests for the first contact."""
        return next((een.voorstel for een in self.termijnen if een.voorstel), None)


@dataclass(frozen=True)
class Casuskort:
    """The case in short, for the overview of a household. ``signalen``: how many wait for a decision, None: no key."""

    kop: Dossierkop
    casus: UUID | None
    nummer: str
    fase: str
    sinds: date | None
    loopt: bool
    regie: str
    signalen: int | None
    acuut: bool
    vraag_aan_mij: UUID | None
    mag_openen: bool


_WACHTEND = Vraag(Signaal, lambda rijen: rijen.filter(triage_uitkomst=""))
_MEEKIJKEN = Vraag(Meekijkverzoek, lambda rijen, wie: rijen.filter(gevraagd_aan_id=wie, stand="open"))


@vooraf(_WACHTEND)
def casuskort_in(sessie: Sessie, kop: Dossierkop) -> Casuskort | None:
    """Return the case in short, with what waits, within an open session; None without a key to the plan."""
    if not sessie.ziet(Laag.PLAN):
        return None
    rij = next(iter(sessie.vraag(CASUSSEN)), None)
    wachten = sessie.vraag(_WACHTEND) if sessie.ziet(Laag.VEILIGHEID) else None
    vraag = next(iter(sessie.vraag(_MEEKIJKEN, wie=sessie.door.medewerker)), None)
    sessie.inzage(laag=Laag.PLAN)
    for een in wachten or ():
        sessie.inzage(laag=Laag.VEILIGHEID, leden=een.betreft, niet_zichtbaar_voor=een.niet_zichtbaar_voor)
    return Casuskort(
        kop=kop,
        casus=rij.openbaar if rij else None,
        nummer=rij.nummer if rij else "",
        fase=rij.fase if rij else "",
        sinds=rij.fase_sinds if rij else None,
        loopt=rij is not None and rij.afgerond_op is None,
        regie=kies(Regie, rij.regie, "regie").omschrijving if rij else "",
        signalen=None if wachten is None else len(wachten),
        acuut=any(een.acuut for een in wachten or ()),
        vraag_aan_mij=vraag.openbaar if vraag else None,
        mag_openen=organisatiesoort(sessie.door) in MAG_OPENEN,
    )


def lees_casus(*, door: Actor, huishouden: UUID, casus: UUID | None = None, doel: Doel = Doel.HULP) -> Casusblad:
    """Return a case: the one that is asked for, else the one that runs, else the last.

    Raises ``Geweigerd`` without a key to the plan, ``NietGevonden`` for a case that is not of this household.
    """
    with deur.lees(door=door, doel=doel, wat="casus lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie, *_BLAD)
        alle = sessie.vraag(_ALLE)
        gekozen = _kies(alle, casus)
        sessie.inzage(laag=Laag.PLAN)
        andere = tuple(
            (rij.openbaar, rij.nummer, rij.geopend_op, rij.afgerond_op) for rij in alle if rij is not gekozen
        )
        beeld = _beeld(sessie, gekozen) if gekozen else None
        return Casusblad(kop, beeld, andere, lees_verwijzingen(sessie), organisatiesoort(door) in MAG_OPENEN)


_ALLE = Vraag(Casus, lambda rijen: rijen.select_related("vorige").order_by("-geopend_op", "-id"))
_STAPPEN = Vraag(Fasewisseling, lambda rijen: rijen.select_related("instemming_van").order_by("op", "id"))
_TERMIJNEN = Vraag(Termijn, lambda rijen: rijen.filter(bij_soort="casus").select_related("eigenaar"))
_BLAD = (_ALLE, _STAPPEN, _TERMIJNEN, VERWIJZINGEN)
"""What the page of a case asks; of every case of the household, which seldom has more than one."""


def _kies(alle: Sequence[Casus], gevraagd: UUID | None) -> Casus | None:
    if gevraagd is None:
        return next((rij for rij in alle if rij.afgerond_op is None), alle[0] if alle else None)
    for rij in alle:
        if rij.openbaar == gevraagd:
            return rij
    raise NietGevonden


def _beeld(sessie: Sessie, rij: Casus) -> Casusbeeld:
    soort = catalogus().afrondsoorten.get(rij.afrondsoort)
    return Casusbeeld(
        id=rij.pk,
        openbaar=rij.openbaar,
        nummer=rij.nummer,
        versie=rij.versie,
        fase=rij.fase,
        fase_sinds=rij.fase_sinds,
        geopend_op=rij.geopend_op,
        afgerond_op=rij.afgerond_op,
        afrondnaam=soort.naam if soort else rij.afrondsoort.replace("_", " "),
        afrondreden=rij.afrondreden or "",
        regie=rij.regie,
        regie_toelichting=rij.regie_toelichting or "",
        vorige=rij.vorige.openbaar if rij.vorige else None,
        vorige_nummer=rij.vorige.nummer if rij.vorige else "",
        dagen_sinds_vorige=dagen_sinds_vorige(rij),
        stappen=fasestappen(sessie, rij),
        termijnen=toon_termijnen(een for een in sessie.vraag(_TERMIJNEN) if een.bij == rij.pk),
        regels=tuple(_lees_regels(sessie, rij)),
    )


def _lees_regels(sessie: Sessie, rij: Casus) -> list[Regelweergave]:
    regels = lees_regels(sessie, bij_soort="casus", bij=[rij.pk]).get(rij.pk, [])
    for regel in regels:
        sessie.inzage(laag=Laag(regel.laag), leden=regel.betreft, niet_zichtbaar_voor=regel.niet_zichtbaar_voor)
    return regels


def fasestappen(sessie: Sessie, casus: Casus) -> tuple[Fasestap, ...]:
    """Return every move of a case, oldest first. One query."""
    rijen = [rij for rij in sessie.vraag(_STAPPEN) if rij.casus_id == casus.pk]
    return tuple(
        Fasestap(
            rij.van,
            rij.naar,
            rij.op,
            rij.reden or "",
            rij.instemming_van.naam if rij.instemming_van else "",
            rij.open_afspraken,
        )
        for rij in rijen
    )


def lees_openen(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Openblad:
    """Return what is needed to open a case. Raises ``Geweigerd`` without a key to the plan."""
    with deur.lees(door=door, doel=doel, wat="casus openen voorbereiden", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie)
        lopend = kop.casus.nummer if kop.casus and kop.casus.afgerond_op is None else ""
        return Openblad(kop, lopend, vaste_gezichten(), lokale_teams(), opentermijnen(sessie.vandaag))


def opentermijnen(op: date) -> tuple[Termijnuitleg, ...]:
    """Return the terms that start for the local team when a case opens."""
    return leg_uit(Begingebeurtenis.CASUS_GESTART, Organisatiesoort.LOKAAL_TEAM, op)


def wijzig_regie(
    *, door: Actor, huishouden: UUID, verzoek: UUID, versie: int | None, regie: str, toelichting: str
) -> None:
    """Change who has the regie: an event, with an explanation that the household reads.

    Raises ``Ongeldig`` (nothing changes, no explanation, no running case), ``Botsing`` when a colleague was first.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="regie wijzigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        rij = lopende_casus(sessie)
        naar = kies(Regie, regie, "regie")
        zelfde_versie(sessie, rij, versie)
        nu = kies(Regie, rij.regie, "regie")
        keur(
            bezwaren_regie(naar, toelichting, nu, rij.regie_toelichting or ""),
            velden={"regie_toelichting": "toelichting"},
        )
        van, rij.regie, rij.regie_toelichting = rij.regie, naar, toelichting.strip() or None
        rij.versie += 1
        sessie.bewaar(rij)
        feiten = {"van": van, "naar": naar.value, "naar_woord": naar.omschrijving, "toelichting": toelichting.strip()}
        sessie.gebeurtenis("regie_gewijzigd", laag=Laag.PLAN, casus=rij.pk, feiten=feiten)


def zelfde_versie(sessie: Sessie, rij: Casus, versie: int | None) -> None:
    """Refuse (``Botsing``) when the case was changed since it was read; shows who has the regie and the phase now."""
    hun = {"regie": kies(Regie, rij.regie, "regie").omschrijving, "toelichting": rij.regie_toelichting or ""}
    eis_zelfde_versie(sessie, rij, versie, hun)


def lopende_casus(sessie: Sessie) -> Casus:
    """Return the case that runs. Raises ``Ongeldig`` in a sentence when there is none."""
    rij = eis_niet_afgerond(sessie)
    if rij is None:
        raise Ongeldig(**{"": "Er loopt geen casus voor dit huishouden. Open eerst een casus."})
    return rij


def voeg_regels_toe(*, door: Actor, huishouden: UUID, verzoek: UUID, regels: Sequence[Regelinvoer]) -> None:
    """Add lines to the running case. Raises ``Ongeldig`` per line, and for a closed case in a sentence."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="regels bij casus", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        rij = lopende_casus(sessie)
        if not any(regel.tekst.strip() for regel in regels):
            raise Ongeldig(**{"": "Schrijf ten minste één regel op."})
        rijen = bewaar_regels(sessie, regels, bij_soort="casus", bij=rij.pk, laag=Laag.PLAN)
        for verborgen in {tuple(regel.niet_zichtbaar_voor) for regel in rijen}:
            samen = [regel for regel in rijen if tuple(regel.niet_zichtbaar_voor) == verborgen]
            sessie.gebeurtenis(
                "regels_toegevoegd",
                laag=Laag.PLAN,
                betreft=sorted({lid for regel in samen for lid in regel.betreft}),
                niet_zichtbaar_voor=verborgen,
                casus=rij.pk,
                feiten={"aantal": len(samen)},
            )
