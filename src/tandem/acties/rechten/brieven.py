"""Letters at a marked point: made for one person, kept as they were made, given by a human. Nothing is ever sent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.contactwijze import Wijzebeeld, heeft_account, wijzen_in
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur
from tandem.acties.rechten.brieffeiten import Ontvanger, Zaak, feiten_voor, ontvangers, teksten_voor, zaak_van
from tandem.acties.waarborgrij import anderen_dan, geef_alsnog, lopende_casus
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Brief, Markeerpunt, Waarborg
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.rechten import brief as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.brief import Brieftekst, als_gegevens, bezwaren_brief, stel_brief_op, uit_gegevens
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.waarborg import Aard, Gegeven, Waarborgstand

TALEN = {"nl": "Nederlands", "en": "Nederlands, met uitleg in het Engels"}


@dataclass(frozen=True)
class Briefinvoer:
    """A letter as asked for: for whom, in which language, whether it can lie at home, how it gets there."""

    voor: int
    taal: str = "nl"
    thuis: str = ""
    weg: str = ""


@dataclass(frozen=True)
class Briefkandidaat:
    """A member for whom a letter can be made; ``wijze``: how to reach this person without danger."""

    lid: int
    naam: str
    portaal: bool
    wijze: Wijzebeeld


@dataclass(frozen=True)
class Briefkeuzes:
    """Who may get a letter about this point, and who not: they could not read it at the portal either."""

    kop: Dossierkop
    wel: tuple[Briefkandidaat, ...]
    niet: tuple[str, ...]


@dataclass(frozen=True)
class Briefbeeld:
    """A letter as it was made. ``punt`` None: at the portal, where a letter may tell of what lies deeper."""

    openbaar: UUID
    punt: UUID | None
    voor: int
    naam: str
    taal: str
    teksten: str
    tekst: Brieftekst
    thuis: str
    weg: str
    gemaakt_op: date
    gegeven_op: date | None
    versie: int


def lees_briefkeuzes(*, door: Actor, huishouden: UUID, punt: UUID) -> Briefkeuzes:
    """Return for whom a letter can be made at this point, with the safe way to reach each. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="brief voorbereiden", huishouden=huishouden) as sessie:
        rij, kop = _punt(sessie, punt), lees_kop(sessie)
        mensen = ontvangers(sessie, zaak_van(sessie, rij))
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        wijzen = {een.lid: een for een in wijzen_in(sessie, [een.lid.pk for een in mensen], kop)}
        wel = [een for een in mensen if een.mag]
        return Briefkeuzes(
            kop=kop,
            wel=tuple(
                Briefkandidaat(een.lid.pk, kop.namen([een.lid.pk]), heeft_account(een.lid), wijzen[een.lid.pk])
                for een in wel
            ),
            niet=tuple(kop.namen([een.lid.pk]) for een in mensen if not een.mag),
        )


def _punt(sessie: Sessie, punt: UUID) -> Markeerpunt:
    rij = sessie.een(Markeerpunt, punt)
    sessie.eis(Laag(rij.laag))
    return rij


def maak_brief(*, door: Actor, huishouden: UUID, punt: UUID, invoer: Briefinvoer, verzoek: UUID | None = None) -> UUID:
    """Make the letter for one member and keep its words. Raises ``Ongeldig`` (``voor``, ``taal``, ``thuis``, ``weg``).

    It says no more than this member could read at the portal, and is hidden from everybody else at home.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="brief maken", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = _punt(sessie, punt)
        zaak = zaak_van(sessie, rij)
        wie = _ontvanger(sessie, zaak, invoer)
        kop = lees_kop(sessie)
        teksten = teksten_voor(zaak, rij.soort, jong=wie.jong, taal=invoer.taal)
        feiten = feiten_voor(sessie, kop, rij, zaak, wie, teksten)
        brief = Brief(markeerpunt=rij, voor=wie.lid, taal=invoer.taal, teksten=teksten.versies)
        brief.inhoud, brief.thuis, brief.weg = als_gegevens(stel_brief_op(feiten)), invoer.thuis, invoer.weg
        brief.laag, brief.betreft = Laag(rij.laag) if feiten.grond else zaak.laag, [wie.lid.pk]
        brief.niet_zichtbaar_voor = anderen_dan(sessie, wie.lid.pk)
        sessie.bewaar(brief)
        _meld(sessie, brief, "brief_gemaakt")
        sessie.uitkomst = str(brief.openbaar)
    return brief.openbaar


def _ontvanger(sessie: Sessie, zaak: Zaak, invoer: Briefinvoer) -> Ontvanger:
    wie = next((een for een in ontvangers(sessie, zaak) if een.lid.pk == invoer.voor and een.mag), None)
    if wie is None:
        raise Ongeldig(voor="Voor deze persoon kan hierover geen brief worden gemaakt.")
    if invoer.taal not in TALEN:
        raise Ongeldig(taal="Kies een taal uit de lijst.")
    (wijze,) = wijzen_in(sessie, [wie.lid.pk], lees_kop(sessie))
    niet_benaderen = bool(wijze.wijze and wijze.wijze.niet_benaderen)
    vast = {"heeft_portaal": heeft_account(wie.lid), "niet_benaderen": niet_benaderen}
    keur(bezwaren_brief(invoer.thuis, invoer.weg, **vast))
    return wie


def lees_brief(*, door: Actor, huishouden: UUID, brief: UUID) -> tuple[Dossierkop, Briefbeeld]:
    """Return a letter as it was made. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="brief lezen", huishouden=huishouden) as sessie:
        kop, rij = lees_kop(sessie), sessie.een(Brief, brief)
        punt = _punt_van(sessie, rij)
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return kop, toon_brief(rij, kop, punt.openbaar)


def _punt_van(sessie: Sessie, rij: Brief) -> Markeerpunt:
    """The marked point of a letter: without a key to it a letter is not found either."""
    punt = sessie.van(Markeerpunt).filter(pk=rij.markeerpunt_id).first()
    if punt is None:
        raise NietGevonden
    return punt


def toon_brief(rij: Brief, kop: Dossierkop, punt: UUID | None = None) -> Briefbeeld:
    """Return a stored letter as shown."""
    return Briefbeeld(
        openbaar=rij.openbaar,
        punt=punt,
        voor=rij.voor_id,
        naam=kop.namen([rij.voor_id]),
        taal=rij.taal,
        teksten=rij.teksten,
        tekst=uit_gegevens(rij.inhoud),
        thuis=rij.thuis,
        weg=rij.weg,
        gemaakt_op=timezone.localdate(rij.vastgelegd_op),
        gegeven_op=rij.gegeven_op,
        versie=rij.versie,
    )


def brieven_bij(sessie: Sessie, punt: Markeerpunt, kop: Dossierkop) -> tuple[Briefbeeld, ...]:
    """Return the letters of a marked point that this reader sees, the newest first."""
    rijen = sessie.van(Brief).filter(markeerpunt=punt).order_by("-id")
    return tuple(toon_brief(rij, kop, punt.openbaar) for rij in rijen)


def geef_brief(*, door: Actor, huishouden: UUID, brief: UUID, op: date, verzoek: UUID | None = None) -> UUID:
    """Record that somebody gave or read out a letter; the safeguard *bericht* of this person is done with it.

    Raises ``Ongeldig`` when that was recorded already, or for a day to come.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="brief geven", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = sessie.een(Brief, brief)
        sessie.eis(Laag(_punt_van(sessie, rij).laag))
        if rij.gegeven_op is not None:
            raise Ongeldig(**{"": "Dat de brief is gegeven, staat er al."})
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        rij.gegeven_op, rij.versie = op, rij.versie + 1
        sessie.bewaar(rij)
        _meld(sessie, rij, "brief_gegeven")
        _bericht_gedaan(sessie, rij, op)
        sessie.uitkomst = str(rij.openbaar)
    return brief


def _bericht_gedaan(sessie: Sessie, brief: Brief, op: date) -> None:
    berichten = [code for code, soort in catalogus().waarborgen.items() if soort.aard is Aard.BERICHT]
    open_ = sessie.van(Waarborg).filter(
        markeerpunt_id=brief.markeerpunt_id, lid_id=brief.voor_id, soort__in=berichten, stand=Waarborgstand.ACHTERAF
    )
    weg = regel.Weg(brief.weg).omschrijving
    for rij in open_:
        geef_alsnog(sessie, rij, Gegeven(rij.soort, Waarborgstand.GEDAAN, rij.lid_id, f"Een brief: {weg}."), op)


def _meld(sessie: Sessie, rij: Brief, soort: str) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=lopende_casus(sessie),
        feiten={"titel": str(rij.inhoud["titel"]), "weg": regel.Weg(rij.weg).omschrijving},
    )
