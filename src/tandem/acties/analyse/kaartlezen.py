"""Reading the veiligheidskaart: everything about safety over time, and whether the phase fits what is seen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import noteer
from tandem.acties.casus.afspraak import Afspraakweergave, lees_afspraken
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.veiligheidsstand import beelden_nu, stand_van
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Bevoegdheid, Factor, Incident, Lid, Maatregel, Noodplan, Veiligheidsoordeel
from tandem.regels.analyse.veiligheidskaart import Persoonsbeeld, Veiligheidsstand
from tandem.regels.casus.fase import Fase, fase_past
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag


@dataclass(frozen=True)
class Oordeelweergave:
    """One judgement; the words are those of the content. ``stand``: the mark of the professional's word."""

    openbaar: UUID
    lid: int
    op: date
    score_zelf: int | None
    waarom_geen_score: str
    woord_zelf: str
    stand_zelf: Veiligheidsstand | None
    tekst_zelf: str
    oordeel: str
    stand: Veiligheidsstand | None
    tekst: str
    auteur: str
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]


@dataclass(frozen=True)
class Incidentweergave:
    """Something that happened."""

    openbaar: UUID
    op: date
    naam: str
    tekst: str
    auteur: str
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]


@dataclass(frozen=True)
class Factorweergave:
    """A risk or a protection for a while; ``lid`` None: the whole household."""

    openbaar: UUID
    lid: int | None
    risico: bool
    naam: str
    tekst: str
    van: date
    tot: date | None
    versie: int
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]


@dataclass(frozen=True)
class Maatregelweergave:
    """A measure (``zwaar``) or a power in use, for one member."""

    lid: int
    naam: str
    zwaar: bool
    van: date
    tot: date | None


@dataclass(frozen=True)
class Noodplanweergave:
    """What to do when it goes wrong."""

    openbaar: UUID
    voor: int | None
    tekst: str
    bellen: str
    auteur: str
    vastgelegd_op: datetime
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]


@dataclass(frozen=True)
class Kaart:
    """The card as a reader may see it. ``past_niet``: why the phase does not fit; empty when it does."""

    kop: Dossierkop
    oordelen: tuple[Oordeelweergave, ...]
    beelden: Mapping[int, Persoonsbeeld]
    incidenten: tuple[Incidentweergave, ...]
    factoren: tuple[Factorweergave, ...]
    afspraken: tuple[Afspraakweergave, ...]
    maatregelen: tuple[Maatregelweergave, ...]
    noodplannen: tuple[Noodplanweergave, ...]
    past_niet: str
    voor: int | None = None
    """The member to whom a print goes: it names nobody else."""

    @property
    def leeg(self) -> bool:
        """Whether nothing about safety was recorded yet."""
        return not (self.oordelen or self.incidenten or self.factoren or self.afspraken or self.noodplannen)


def lees_kaart(
    *, door: Actor, huishouden: UUID, voor: UUID | None = None, wat: str = "veiligheidskaart lezen"
) -> Kaart:
    """Return the card. A constant number of queries. ``voor``: the member to whom a print goes.

    Raises ``Geweigerd`` without a key to safety, ``NietGevonden`` for another household's member.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat=wat, huishouden=huishouden) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        kaart = lees_kaart_in(sessie, lees_kop(sessie))
        if voor is not None:
            kaart = _zonder(kaart, sessie.een(Lid, voor).pk)
        _noteer(sessie, kaart)
        return kaart


def lees_kaart_in(sessie: Sessie, kop: Dossierkop) -> Kaart:
    """Return the card within the session of another action (which notes what was read)."""
    rijen = list(sessie.van(Veiligheidsoordeel).select_related("auteur").order_by("op", "id"))
    hier = [lid.id for lid in kop.leden if not lid.weg and not lid.overleden]
    beelden = beelden_nu(sessie, hier, rijen)
    standen = {lid: beeld.geldend for lid, beeld in beelden.items()}
    fase = Fase(kop.casus.fase) if kop.casus and kop.casus.afgerond_op is None else None
    return Kaart(
        kop=kop,
        oordelen=tuple(_oordeel(rij) for rij in rijen),
        beelden=beelden,
        incidenten=_incidenten(sessie),
        factoren=_factoren(sessie),
        afspraken=tuple(lees_afspraken(sessie, soorten=["veiligheid"])),
        maatregelen=_maatregelen(sessie),
        noodplannen=_noodplannen(sessie),
        past_niet=fase_past(fase, standen) if fase else "",
    )


def _oordeel(rij: Veiligheidsoordeel) -> Oordeelweergave:
    return Oordeelweergave(
        openbaar=rij.openbaar,
        lid=rij.lid_id,
        op=rij.op,
        score_zelf=rij.score_zelf,
        waarom_geen_score=rij.waarom_geen_score,
        woord_zelf=_woord(rij.woord_zelf),
        stand_zelf=stand_van(rij.woord_zelf) if rij.woord_zelf else None,
        tekst_zelf=rij.tekst_zelf or "",
        oordeel=_woord(rij.oordeel),
        stand=stand_van(rij.oordeel) if rij.oordeel else None,
        tekst=rij.tekst or "",
        auteur=rij.auteur.naam if rij.auteur else "",
        betreft=tuple(rij.betreft),
        niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
    )


def _woord(code: str) -> str:
    vorm = catalogus().oordeelwoorden.get(code)
    return vorm.naam if vorm else code.replace("_", " ")


def _incidenten(sessie: Sessie) -> tuple[Incidentweergave, ...]:
    soorten = catalogus().incidentsoorten
    return tuple(
        Incidentweergave(
            openbaar=rij.openbaar,
            op=rij.op,
            naam=soorten[rij.soort].naam if rij.soort in soorten else rij.soort,
            tekst=rij.tekst,
            auteur=rij.auteur.naam if rij.auteur else "",
            betreft=tuple(rij.betreft),
            niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        )
        for rij in sessie.van(Incident).select_related("auteur").order_by("op", "id")
    )


def _factoren(sessie: Sessie) -> tuple[Factorweergave, ...]:
    soorten = catalogus().factoren
    return tuple(
        Factorweergave(
            openbaar=rij.openbaar,
            lid=rij.lid_id,
            risico=rij.aard == "risico",
            naam=soorten[rij.soort].naam if rij.soort in soorten else rij.soort,
            tekst=rij.tekst or "",
            van=rij.van,
            tot=rij.tot,
            versie=rij.versie,
            betreft=tuple(rij.betreft),
            niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        )
        for rij in sessie.van(Factor).order_by("van", "id")
    )


def _maatregelen(sessie: Sessie) -> tuple[Maatregelweergave, ...]:
    namen = {code: vorm.naam for code, vorm in catalogus().maatregelen.items()}
    namen |= {code: vorm.naam for code, vorm in catalogus().bevoegdheden.items()}
    rijen = [(rij, True) for rij in sessie.van(Maatregel)] + [(rij, False) for rij in sessie.van(Bevoegdheid)]
    return tuple(
        Maatregelweergave(rij.lid_id, namen.get(rij.soort, rij.soort.replace("_", " ")), zwaar, rij.van, rij.tot)
        for rij, zwaar in sorted(rijen, key=lambda paar: (paar[0].van, paar[0].pk))
    )


def _noodplannen(sessie: Sessie) -> tuple[Noodplanweergave, ...]:
    rijen = sessie.van(Noodplan).filter(vervallen_op=None).select_related("auteur").order_by("vastgelegd_op")
    return tuple(
        Noodplanweergave(
            openbaar=rij.openbaar,
            voor=rij.voor_id,
            tekst=rij.tekst,
            bellen=rij.bellen or "",
            auteur=rij.auteur.naam if rij.auteur else "",
            vastgelegd_op=rij.vastgelegd_op,
            betreft=tuple(rij.betreft),
            niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        )
        for rij in rijen
    )


def _zonder(kaart: Kaart, lid: int) -> Kaart:
    """What may go to one member on paper. Of what is only about others it shows nothing: safety is per person."""

    def open_(een: Oordeelweergave | Incidentweergave | Factorweergave | Noodplanweergave) -> bool:
        return lid not in een.niet_zichtbaar_voor and lid in een.betreft

    return replace(
        kaart,
        voor=lid,
        oordelen=tuple(een for een in kaart.oordelen if open_(een)),
        beelden={nummer: beeld for nummer, beeld in kaart.beelden.items() if nummer == lid},
        incidenten=tuple(een for een in kaart.incidenten if open_(een)),
        factoren=tuple(een for een in kaart.factoren if open_(een)),
        afspraken=tuple(een for een in kaart.afspraken if lid in een.betreft and lid not in een.niet_zichtbaar_voor),
        maatregelen=tuple(een for een in kaart.maatregelen if een.lid == lid),
        noodplannen=tuple(een for een in kaart.noodplannen if open_(een)),
        past_niet="",
    )


def _noteer(sessie: Sessie, kaart: Kaart) -> None:
    sessie.inzage(laag=Laag.VEILIGHEID)
    noteer(sessie, Laag.VEILIGHEID, [*kaart.oordelen, *kaart.incidenten, *kaart.factoren, *kaart.noodplannen])
    sessie.inzage(laag=Laag.CONTACT, leden=sorted({een.lid for een in kaart.maatregelen}))
