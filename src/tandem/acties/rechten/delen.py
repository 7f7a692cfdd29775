"""Sharing: with consent, or without it on a ground; what the other would see beforehand, the receipt afterwards."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.stukken import stukken_van_analyse
from tandem.acties.casus.stukken import betrokkenen_kort, stukken_van_casus
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik, kies_lid
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.acties.keuring import keur
from tandem.acties.plan.stukken import stukken_van_plan
from tandem.acties.rechten.ontvangers import Ontvanger, ontvanger_van, sleutels_bij
from tandem.acties.rechten.toestemming import ANTWOORD_GEGEVEN, MET_TOESTEMMING, eis_delen, eis_grondslag
from tandem.acties.rechten.toestemmingsfeiten import zaak_van
from tandem.acties.stuk import Stuk
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Contactgegeven, Deling, Lid, Maatregel, Organisatie, Toestemming
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.delen import ALLEEN_BIJ, Grond, Zonder, bezwaren_vertellen, bezwaren_zonder
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import Sleutelbos, in_kracht
from tandem.regels.rechten.toestemming import Stand

OPNIEUW = "delen_niet_verteld"
"""The kind of ``Termijn`` for what was shared and not told yet."""
ZELF, GEMELD = "zelf", "gemeld"


@dataclass(frozen=True)
class Inhoud:
    """What a receiver sees: who is involved, the names of members, and the pieces per layer."""

    mensen: tuple[str, ...]
    betrokken: tuple[str, ...]
    stukken: tuple[Stuk, ...]


def inhoud_voor(sessie: Sessie, bos: Sleutelbos | None = None) -> Inhoud:
    """What this session sees of the open household and, for a preview, another's keys open as well.

    The page of who receives, and the preview of who shares, are this one list. Shielded pieces open one by one, so
    they are never in it.
    """
    alles = [*_contact(sessie), *stukken_van_casus(sessie), *stukken_van_plan(sessie), *stukken_van_analyse(sessie)]
    leden = list(sessie.van(Lid).order_by("geboortedatum", "id"))
    stukken = [stuk for stuk in alles if stuk.tekst and stuk.laag is not Laag.AFGESCHERMD]
    if bos is not None:
        nummer = sessie.huishouden or 0
        leden = [lid for lid in leden if bos.ziet(nummer, Laag.CONTACT, [lid.pk])]
        stukken = [een for een in stukken if bos.ziet(nummer, een.laag, een.betreft, een.niet_zichtbaar_voor)]
    for lid in leden:
        diepst = max((stuk.laag for stuk in stukken if lid.pk in stuk.betreft), default=Laag.CONTACT)
        sessie.inzage(laag=diepst, leden=[lid.pk])
    mensen = tuple(f"{lid.voornaam or ''} {lid.achternaam or ''}".strip() or "naam onbekend" for lid in leden)
    betrokken = betrokkenen_kort(sessie, {lid.pk for lid in leden}) if leden else ()
    return Inhoud(mensen, betrokken, tuple(sorted(stukken, key=lambda stuk: stuk.laag)))


def _contact(sessie: Sessie) -> list[Stuk]:
    rijen = sessie.van(Contactgegeven).filter(laag__lt=int(Laag.AFGESCHERMD), tot=None).order_by("soort", "id")
    return [
        Stuk(
            Laag(rij.laag), rij.soort if rij.veilig else f"{rij.soort} (niet veilig)", rij.waarde, None,
            tuple(rij.betreft), tuple(rij.niet_zichtbaar_voor),
        )
        for rij in rijen
    ]  # fmt: skip


@dataclass(frozen=True)
class Voorbeeld:
    """Beforehand: with whom, on which ground, until when, and exactly what they would see."""

    kop: Dossierkop
    lid: LidKort
    ontvanger: str
    werkt_hier: bool
    waarvoor: str
    grond: str
    artikel: str
    tot: date
    geldt: bool
    inhoud: Inhoud


def lees_voorbeeld(*, door: Actor, huishouden: UUID, toestemming: UUID) -> Voorbeeld:
    """Return what the receiver of this request would see if everybody says yes, by the receiver's own keys.

    Raises ``NietGevonden``; ``Geweigerd`` for who does not see those layers themselves.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat="bekijken wat een ander ziet", huishouden=huishouden) as sessie:
        rij = _vraag(sessie, toestemming)
        eis_delen(sessie, frozenset(Laag(laag) for laag in rij.lagen))
        kop, ontvanger = lees_kop(sessie), ontvanger_van(rij)
        grond = catalogus().grondslagen[MET_TOESTEMMING]
        bos = sleutels_bij(sessie, ontvanger, lid=rij.lid_id, lagen=frozenset(rij.lagen))
        return Voorbeeld(
            kop, next(een for een in kop.leden if een.id == rij.lid_id), ontvanger.naam, ontvanger.werkt_hier,
            rij.waarvoor, grond.naam, grond.artikel or "", rij.tot, _geldt(sessie, rij), inhoud_voor(sessie, bos),
        )  # fmt: skip


def _vraag(sessie: Sessie, openbaar: UUID) -> Toestemming:
    rijen = sessie.van(Toestemming).select_related("organisatie", "team", "lidmaatschap__medewerker", "lid")
    rij = rijen.filter(openbaar=openbaar).first()
    if rij is None:
        raise NietGevonden
    return rij


def _geldt(sessie: Sessie, rij: Toestemming) -> bool:
    return zaak_van(sessie, rij, rij.lid).stand(sessie.vandaag) is Stand.GELDT


def deel_met_toestemming(
    *, door: Actor, huishouden: UUID, toestemming: UUID, wat: str = "", verzoek: UUID | None = None
) -> UUID:
    """Record that this was shared. Raises ``Ongeldig`` where the consent does not count now.

    Who works here reads it by an own key, which follows from the consent; to somebody else it is handed over, and
    ``wat`` says what was.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="delen met toestemming", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_in_gebruik(sessie)
        rij = _vraag(sessie, toestemming)
        eis_delen(sessie, frozenset(Laag(laag) for laag in rij.lagen))
        eis_grondslag(door)
        ontvanger = ontvanger_van(rij)
        if not _geldt(sessie, rij):
            raise Ongeldig(**{"": "Deze toestemming geldt nu niet. Er is dus niets gedeeld."})
        if not ontvanger.werkt_hier and not wat.strip():
            raise Ongeldig(wat="Schrijf op wat u hebt gegeven, niet meer dan waarvoor toestemming is.")
        deling = _bewaar(sessie, rij, ontvanger, wat)
        rond_termijn_af(sessie, rij.lid, soort=ANTWOORD_GEGEVEN)  # who shares on it has read it
        _meld(sessie, "gedeeld_met_toestemming", deling, {"ontvanger": ontvanger.naam})
        sessie.uitkomst = str(deling.openbaar)
        return deling.openbaar


def _bewaar(sessie: Sessie, rij: Toestemming, ontvanger: Ontvanger, wat: str) -> Deling:
    lagen = ", ".join(Laag(laag).omschrijving for laag in rij.lagen)
    return sessie.bewaar(
        Deling(
            laag=Laag.CONTACT, betreft=list(rij.betreft), niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
            lid=rij.lid, toestemming=rij, grondslag=MET_TOESTEMMING, organisatie=ontvanger.organisatie,
            wie=ontvanger.naam, wat=wat.strip() or f"Te lezen in Tandem: {lagen}", op=sessie.nu,
        )
    )  # fmt: skip


def _meld(sessie: Sessie, soort: str, deling: Deling, feiten: dict[str, str]) -> None:
    verborgen = list(deling.niet_zichtbaar_voor)
    sessie.gebeurtenis(
        soort, laag=Laag(deling.laag), betreft=list(deling.betreft), niet_zichtbaar_voor=verborgen, feiten=feiten
    )


@dataclass(frozen=True)
class Zonderinvoer:
    """As entered: the ground, with which organisation and whom there, what, why; told when, or why not yet."""

    grondslag: str
    organisatie: int | None
    wie: str
    wat: str
    afweging: str
    verteld_op: date | None = None
    niet_verteld: str = ""
    opnieuw_op: date | None = None
    niet_zichtbaar_voor: tuple[int, ...] = ()


def gronden_zonder_toestemming() -> tuple[tuple[str, str], ...]:
    """Return the grounds of the content for sharing without consent: code, and words that say if it was checked."""
    return tuple(
        (code, grond.naam if grond.geverifieerd else f"{grond.naam} (niet nagegaan)")
        for code, grond in catalogus().grondslagen.items()
        if grond.soort == "delen" and code != MET_TOESTEMMING
    )


def _grond(code: str) -> Grond | None:
    grond = catalogus().grondslagen.get(code)
    if grond is None or grond.soort != "delen" or code == MET_TOESTEMMING:
        return None
    soorten = tuple(str(soort) for soort in grond.organisatiesoorten)
    return Grond(code, grond.geverifieerd, soorten, ALLEEN_BIJ.get(code, ()))


def deel_zonder_toestemming(
    *, door: Actor, huishouden: UUID, lid: UUID, invoer: Zonderinvoer, verzoek: UUID | None = None
) -> UUID:
    """Record that something about a member was shared without consent. Raises ``Ongeldig`` (``regels.rechten.delen``).

    It opens nothing here: whoever reads in Tandem does so by an own key. As long as the person was not told, it is
    hidden from them, and a date in the work list says when that is looked at again.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="delen zonder toestemming", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_in_gebruik(sessie)
        eis_delen(sessie, frozenset({Laag.VEILIGHEID}))
        wie = kies_lid(sessie, lid, "lid")
        organisatie = Organisatie.objects.filter(pk=invoer.organisatie).first() if invoer.organisatie else None
        if organisatie is None:
            raise Ongeldig(organisatie="Kies met welke organisatie u deelt.")
        zonder = _zonder(sessie, wie, organisatie, invoer)
        keur(bezwaren_zonder(_grond(invoer.grondslag), zonder, vandaag=sessie.vandaag))
        deling = sessie.bewaar(_rij(sessie, wie, organisatie, invoer))
        _herinner(sessie, deling, invoer.opnieuw_op)
        _meld(sessie, "gedeeld_zonder_toestemming", deling, {"ontvanger": organisatie.naam})
        sessie.uitkomst = str(deling.openbaar)
        return deling.openbaar


def _zonder(sessie: Sessie, lid: Lid, organisatie: Organisatie, invoer: Zonderinvoer) -> Zonder:
    maatregelen = [
        rij.soort
        for rij in sessie.van(Maatregel).filter(lid_id=lid.pk)
        if in_kracht(rij.van, rij.tot, sessie.vandaag) and rij.uitvoerder_id in (None, organisatie.pk)
    ]
    return Zonder(
        organisatie.soort, maatregelen, invoer.wat, invoer.afweging, invoer.verteld_op, invoer.niet_verteld,
        invoer.opnieuw_op,
    )  # fmt: skip


def _rij(sessie: Sessie, lid: Lid, organisatie: Organisatie, invoer: Zonderinvoer) -> Deling:
    verborgen = set(invoer.niet_zichtbaar_voor) | (set() if invoer.verteld_op else {lid.pk})
    return Deling(
        laag=Laag.VEILIGHEID, betreft=[lid.pk], niet_zichtbaar_voor=sorted(verborgen), lid=lid,
        grondslag=invoer.grondslag, organisatie=organisatie, wie=invoer.wie.strip() or None, wat=invoer.wat.strip(),
        op=sessie.nu, afweging=invoer.afweging.strip(), verteld_op=invoer.verteld_op,
        niet_verteld=None if invoer.verteld_op else invoer.niet_verteld.strip(),
    )  # fmt: skip


def _herinner(sessie: Sessie, deling: Deling, op: date | None) -> None:
    """Set the day on which is looked at again whether the person can be told; none when they know."""
    rond_termijn_af(sessie, deling, soort=OPNIEUW)
    if deling.verteld_op is None and op is not None:
        zet_termijn(sessie, deling, soort=OPNIEUW, vervalt_op=op)


@dataclass(frozen=True)
class Vertelinvoer:
    """As entered: told when, or why still not and until when."""

    verteld_op: date | None = None
    niet_verteld: str = ""
    opnieuw_op: date | None = None


def leg_vertellen_vast(
    *, door: Actor, huishouden: UUID, deling: UUID, invoer: Vertelinvoer, verzoek: UUID | None = None
) -> None:
    """Record that the person was told, or why still not and until when. Raises ``Ongeldig``; ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="vertellen dat er is gedeeld", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Deling, deling)
        if rij.toestemming_id is not None or rij.verteld_op is not None:
            raise Ongeldig(**{"": "Deze persoon weet dit al. Hier hoeft niets meer bij."})
        zonder = Zonder("", (), rij.wat, "", invoer.verteld_op, invoer.niet_verteld, invoer.opnieuw_op)
        keur(bezwaren_vertellen(zonder, vandaag=sessie.vandaag))
        if invoer.verteld_op is not None:
            rij.niet_zichtbaar_voor = [nummer for nummer in rij.niet_zichtbaar_voor if nummer != rij.lid_id]
        rij.verteld_op = invoer.verteld_op
        rij.niet_verteld = None if invoer.verteld_op else invoer.niet_verteld.strip()
        rij.versie += 1
        sessie.bewaar(rij)
        _herinner(sessie, rij, invoer.opnieuw_op)
        soort = "deling_verteld" if invoer.verteld_op else "deling_nog_niet_verteld"
        _meld(sessie, soort, rij, {"ontvanger": rij.organisatie.naam})


def leg_ontvangst_vast(*, door: Actor, huishouden: UUID, deling: UUID, verzoek: UUID | None = None) -> None:
    """Record that the receiver said to have received it. Raises ``Ongeldig`` when that stands there already."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="ontvangst vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        bevestig(sessie, sessie.een(Deling, deling), GEMELD)


def bevestig(sessie: Sessie, rij: Deling, hoe: str) -> None:
    """Put the receipt beside what was shared, once, with its event."""
    if rij.ontvangen_op is not None:
        raise Ongeldig(**{"": "De ontvangst staat er al."})
    rij.ontvangen_op, rij.ontvangen_hoe, rij.versie = sessie.nu, hoe, rij.versie + 1
    sessie.bewaar(rij)
    _meld(sessie, "deling_ontvangen", rij, {"ontvanger": rij.wie or rij.organisatie.naam})
