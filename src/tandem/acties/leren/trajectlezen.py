"""Reading learning trajects: the list, and one as a whole, with what was planned, seen, learned and handed on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.inhoud import bouwsteen_van
from tandem.acties.leren.lessen import Lesbeeld, lessen_met
from tandem.acties.leren.traject import STEEN, werkvormen
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import (
    Leerafspraak,
    Leeroverdracht,
    Leerstapnotitie,
    Leertraject,
    Leervraag,
    Medewerker,
    Observatie,
    Reflectie,
)
from tandem.regels.bouwstenen.bouwsteen import Laag, Onderdeel
from tandem.regels.leren.les import Leerorde
from tandem.regels.leren.traject import (
    Leerdaad,
    Leerstap,
    Observatiesoort,
    Overdrachtsoort,
    Reflectievorm,
    Trajectfeiten,
    Trajectstand,
    eerst_nog,
    is_te_laat,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag

PER_BLAD = 200
"""Trajects on a list; the newest first. Own choice."""


@dataclass(frozen=True)
class Trajectregel:
    """A traject on a list. ``te_laat``: lines of its learning plan; ``wacht``: handed to it and not answered."""

    openbaar: UUID
    titel: str
    niveau: Laag
    stap: Leerstap
    stand: Trajectstand
    sinds: date
    organisatie: str
    eigen: bool
    te_laat: int
    wacht: int


@dataclass(frozen=True)
class Trajectlijst:
    """The own trajects and those that others show. ``mag_beginnen``: who releases lessons begins them."""

    kop: Organisatiekop
    eigen: tuple[Trajectregel, ...]
    van_anderen: tuple[Trajectregel, ...]
    mag_beginnen: bool


@dataclass(frozen=True)
class Stapbeeld:
    """One of the five steps: what the source says of it, and what it brought so far."""

    stap: Leerstap
    uitleg: Onderdeel
    werkvormen: tuple[Onderdeel, ...]
    opbrengsten: tuple[tuple[date, str, str], ...]
    """Day, working form and what it brought; the newest first."""


@dataclass(frozen=True)
class Afspraakbeeld:
    """A line of the learning plan."""

    openbaar: UUID
    wie: str
    wat: str
    waaraan: str
    werkvorm: str
    wanneer: date
    klaar_op: date | None
    gezien: str
    te_laat: bool


@dataclass(frozen=True)
class Observatiebeeld:
    """What somebody saw."""

    openbaar: UUID
    soort: Observatiesoort
    op: date
    wat: str
    gevolg: str
    auteur: str


@dataclass(frozen=True)
class Reflectiebeeld:
    """A reflection, and the shared lessons that came from it."""

    openbaar: UUID
    op: date
    vorm: Reflectievorm
    orde: Leerorde
    wie: str
    uitkomst: str


@dataclass(frozen=True)
class Overdrachtbeeld:
    """What was handed between two levels, seen from one of them. ``naar_ons``: it waits for our answer."""

    openbaar: UUID
    soort: Overdrachtsoort
    ander: UUID
    ander_titel: str
    ander_niveau: Laag
    naar_ons: bool
    tekst: str
    op: date
    antwoord: str
    antwoord_op: date | None


@dataclass(frozen=True)
class Trajectblad:
    """One traject as a whole. ``observaties`` is None for who does not read own work."""

    kop: Organisatiekop
    regel: Trajectregel
    aanleiding: str
    begonnen_op: date
    reden: str
    geleerd: str
    richting: Onderdeel | None
    stappen: tuple[Stapbeeld, ...]
    vragen: tuple[str, ...]
    afspraken: tuple[Afspraakbeeld, ...]
    observaties: tuple[Observatiebeeld, ...] | None
    reflecties: tuple[Reflectiebeeld, ...]
    overdrachten: tuple[Overdrachtbeeld, ...]
    lessen: tuple[Lesbeeld, ...]
    anderen: tuple[tuple[UUID, str], ...]
    eerst_nog: Leerdaad | None
    mag_leiden: bool
    mag_zien: bool
    versie: int


def lees_trajecten(*, door: Actor) -> Trajectlijst:
    """Return the trajects that this actor may read. Raises ``NietGevonden`` for a role that has no part in lessons."""
    with lees_organisatie(door=door, wat="leertrajecten") as sessie:
        if not sessie.ziet(Werklaag.LES):
            raise NietGevonden
        rijen = list(sessie.van(Leertraject).select_related("organisatie").order_by("-begonnen_op", "-pk")[:PER_BLAD])
        regels = _regels(sessie, rijen)
        sessie.inzage(sessie.organisatie, *{rij.organisatie_id for rij in rijen})
        return Trajectlijst(
            kop=lees_organisatiekop(sessie),
            eigen=tuple(sorted((een for een in regels if een.eigen), key=_dringend)),
            van_anderen=tuple(een for een in regels if not een.eigen),
            mag_beginnen=sessie.mag(Werklaag.LES),
        )


def _dringend(een: Trajectregel) -> tuple[bool, bool, int]:
    """What ended comes last, what is late or waited for first."""
    return een.stand is Trajectstand.AFGEROND, not (een.te_laat or een.wacht), -list(Laag).index(een.niveau)


def _regels(sessie: Organisatiesessie, rijen: list[Leertraject]) -> list[Trajectregel]:
    nummers = [rij.pk for rij in rijen]
    laat: dict[int, int] = {}
    afspraken = sessie.van(Leerafspraak).filter(traject__in=nummers, klaar_op=None, wanneer__lt=sessie.vandaag)
    for nummer in afspraken.values_list("traject_id", flat=True):
        laat[nummer] = laat.get(nummer, 0) + 1
    wacht: dict[int, int] = {}
    for nummer in (
        sessie.van(Leeroverdracht).filter(naar__in=nummers, antwoord_op=None).values_list("naar_id", flat=True)
    ):
        wacht[nummer] = wacht.get(nummer, 0) + 1
    return [_regel(sessie, rij, laat.get(rij.pk, 0), wacht.get(rij.pk, 0)) for rij in rijen]


def _regel(sessie: Organisatiesessie, rij: Leertraject, laat: int, wacht: int) -> Trajectregel:
    stand = Trajectstand(rij.stand)
    loopt = stand is Trajectstand.LOOPT
    return Trajectregel(
        openbaar=rij.openbaar,
        titel=rij.titel,
        niveau=Laag(rij.niveau),
        stap=Leerstap(rij.stap),
        stand=stand,
        sinds=rij.stap_sinds if loopt else rij.stand_sinds,
        organisatie=rij.organisatie.naam,
        eigen=rij.organisatie_id == sessie.organisatie,
        te_laat=laat if loopt else 0,
        wacht=wacht if stand is not Trajectstand.AFGEROND else 0,
    )


def lees_traject(*, door: Actor, traject: UUID) -> Trajectblad:
    """Return one traject, of the own organisation or opened by another. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="een leertraject") as sessie:
        rij = sessie.van(Leertraject).select_related("organisatie").filter(openbaar=traject).first()
        if rij is None:
            raise NietGevonden
        sessie.inzage(sessie.organisatie, rij.organisatie_id)
        return _blad(sessie, rij)


def _blad(sessie: Organisatiesessie, rij: Leertraject) -> Trajectblad:
    (regel,) = _regels(sessie, [rij])
    afspraken, reflecties = _afspraken(sessie, rij), _reflecties(sessie, rij)
    observaties = _observaties(sessie, rij)
    vragen = tuple(een.vraag for een in sessie.van(Leervraag).filter(traject=rij.pk).order_by("pk"))
    steen = bouwsteen_van(STEEN)
    feiten = Trajectfeiten(
        vragen=len(vragen),
        afspraken=len(afspraken),
        observaties=sum(een.op >= rij.stap_sinds for een in observaties or ()),
        reflecties=sum(een.op >= rij.stap_sinds for een in reflecties),
    )
    return Trajectblad(
        kop=lees_organisatiekop(sessie),
        regel=regel,
        aanleiding=rij.aanleiding,
        begonnen_op=rij.begonnen_op,
        reden=rij.reden or "",
        geleerd=rij.geleerd or "",
        richting=next((een for een in steen.leervragen if een.laag is regel.niveau), None),
        stappen=_stappen(sessie, rij),
        vragen=vragen,
        afspraken=afspraken,
        observaties=observaties,
        reflecties=reflecties,
        overdrachten=_overdrachten(sessie, rij),
        lessen=_lessen(sessie, rij, reflecties, observaties or ()),
        anderen=_anderen(sessie, rij) if regel.eigen else (),
        eerst_nog=eerst_nog(regel.stap, feiten),
        mag_leiden=regel.eigen and sessie.mag(Werklaag.LES),
        mag_zien=regel.eigen and sessie.mag(Werklaag.WERK),
        versie=rij.versie,
    )


def _stappen(sessie: Organisatiesessie, rij: Leertraject) -> tuple[Stapbeeld, ...]:
    steen, vormen = bouwsteen_van(STEEN), werkvormen()
    notities = list(sessie.van(Leerstapnotitie).filter(traject=rij.pk).order_by("-pk"))
    uit = []
    for stap in Leerstap:
        uitleg = next(een for een in steen.acties if een.code == stap.code)
        opbrengsten = tuple(
            (een.op, vormen[een.werkvorm].naam if een.werkvorm in vormen else "", een.opbrengst)
            for een in notities
            if een.stap == stap
        )
        uit.append(Stapbeeld(stap, uitleg, tuple(v for v in vormen.values() if v.onder == stap.code), opbrengsten))
    return tuple(uit)


def _afspraken(sessie: Organisatiesessie, rij: Leertraject) -> tuple[Afspraakbeeld, ...]:
    vormen, stand = werkvormen(), Trajectstand(rij.stand)
    return tuple(
        Afspraakbeeld(
            openbaar=een.openbaar,
            wie=een.wie,
            wat=een.wat,
            waaraan=een.waaraan,
            werkvorm=vormen[een.werkvorm].naam if een.werkvorm in vormen else "",
            wanneer=een.wanneer,
            klaar_op=een.klaar_op,
            gezien=een.gezien or "",
            te_laat=is_te_laat(een.wanneer, een.klaar_op, sessie.vandaag, stand),
        )
        for een in sessie.van(Leerafspraak).filter(traject=rij.pk).order_by("wanneer", "pk")
    )


def _observaties(sessie: Organisatiesessie, rij: Leertraject) -> tuple[Observatiebeeld, ...] | None:
    """What people saw; None for another's traject and for who does not read own work."""
    if rij.organisatie_id != sessie.organisatie or not sessie.ziet(Werklaag.WERK):
        return None
    rijen = list(sessie.mijn(Observatie).filter(traject=rij.pk).order_by("-op", "-pk"))
    namen = dict(Medewerker.objects.filter(pk__in={een.auteur_id for een in rijen}).values_list("pk", "naam"))
    return tuple(
        Observatiebeeld(een.openbaar, Observatiesoort(een.soort), een.op, een.wat, een.gevolg, namen[een.auteur_id])
        for een in rijen
    )


def _reflecties(sessie: Organisatiesessie, rij: Leertraject) -> tuple[Reflectiebeeld, ...]:
    return tuple(
        Reflectiebeeld(een.openbaar, een.op, Reflectievorm(een.vorm), Leerorde(een.orde), een.wie, een.uitkomst)
        for een in sessie.van(Reflectie).filter(traject=rij.pk).order_by("-op", "-pk")
    )


def _overdrachten(sessie: Organisatiesessie, rij: Leertraject) -> tuple[Overdrachtbeeld, ...]:
    rijen = sessie.van(Leeroverdracht).select_related("van", "naar").order_by("pk")
    uit = []
    for een in [*rijen.filter(van=rij.pk), *rijen.filter(naar=rij.pk)]:
        naar_ons = een.naar_id == rij.pk
        ander = een.van if naar_ons else een.naar
        waarden = (een.openbaar, Overdrachtsoort(een.soort), ander.openbaar, ander.titel, Laag(ander.niveau), naar_ons)
        uit.append(Overdrachtbeeld(*waarden, een.tekst, een.op, een.antwoord or "", een.antwoord_op))
    return tuple(uit)


def _lessen(
    sessie: Organisatiesessie,
    rij: Leertraject,
    reflecties: tuple[Reflectiebeeld, ...],
    observaties: tuple[Observatiebeeld, ...],
) -> tuple[Lesbeeld, ...]:
    """The shared lessons that came from this traject, or from a reflection or observation in it."""
    if rij.organisatie_id != sessie.organisatie:
        return ()
    nummers = [rij.openbaar, *(een.openbaar for een in reflecties), *(een.openbaar for een in observaties)]
    return lessen_met(sessie, uit__in=nummers)


def _anderen(sessie: Organisatiesessie, rij: Leertraject) -> tuple[tuple[UUID, str], ...]:
    """The other trajects of the own organisation to which something can be handed: on another level, not ended."""
    rijen = sessie.mijn(Leertraject).exclude(niveau=rij.niveau).exclude(stand=Trajectstand.AFGEROND.value)
    return tuple((een.openbaar, f"{een.titel} ({een.niveau})") for een in rijen.order_by("-pk")[:PER_BLAD])


def lees_afspraak(*, door: Actor, afspraak: UUID) -> tuple[Trajectblad, Afspraakbeeld]:
    """Return a line of the learning plan with its traject, for who leads it. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="een leerafspraak") as sessie:
        rij = sessie.mijn(Leerafspraak).select_related("traject__organisatie").filter(openbaar=afspraak).first()
        blad = _om_te_leiden(sessie, rij.traject if rij else None)
        return blad, next(een for een in blad.afspraken if een.openbaar == afspraak)


def lees_overdracht(*, door: Actor, overdracht: UUID) -> tuple[Trajectblad, Overdrachtbeeld]:
    """Return what was handed over, with the traject that must answer. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="wat een niveau doorgaf") as sessie:
        rij = sessie.mijn(Leeroverdracht).select_related("naar__organisatie").filter(openbaar=overdracht).first()
        blad = _om_te_leiden(sessie, rij.naar if rij else None)
        return blad, next(een for een in blad.overdrachten if een.openbaar == overdracht)


def _om_te_leiden(sessie: Organisatiesessie, rij: Leertraject | None) -> Trajectblad:
    if rij is None or not sessie.mag(Werklaag.LES):
        raise NietGevonden
    sessie.inzage()
    return _blad(sessie, rij)
