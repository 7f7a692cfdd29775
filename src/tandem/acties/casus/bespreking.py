"""Joint case discussion and joint fact-finding: a question, who is there, considerations side by side, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.afspraak import Afspraakinvoer, Afspraakweergave, lees_afspraken, maak_afspraken
from tandem.acties.casus.betrokkenheid import Betrokkene, betrokkenen_in
from tandem.acties.casus.regel import Regelinvoer, Regelweergave, bewaar_regels, eis_niet_afgerond, lees_regels
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.casus.uitgenodigden import Uitgenodigde, uitgenodigden
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur, kies
from tandem.models import Afspraak, Betrokkenheid, Casus, Casusbespreking, Lid
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus import bespreking as regel
from tandem.regels.casus.afspraak import Afspraaksoort
from tandem.regels.casus.bespreking import REGELS_BIJ, Besluitregel, Besprekingsoort, GezinErbij
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

OVERLEG = "overleg"
"""The kind of ``Termijn`` of a talk that is planned: it stands on the work list until it is rounded off."""


@dataclass(frozen=True)
class Besprekinginvoer:
    """A joint talk as entered. ``aanwezigen``: public ids of involvements; ``betreft`` empty: the whole household."""

    soort: str
    op: datetime
    vraag: str
    gezin_erbij: str
    gezin_toelichting: str = ""
    aanwezige_leden: tuple[int, ...] = ()
    aanwezigen: tuple[UUID, ...] = ()
    betreft: tuple[int, ...] = ()


@dataclass(frozen=True)
class Besluitinvoer:
    """A decision as entered: what, why, who does it and by when."""

    wat: str
    overweging: str
    uiterlijk: date | None
    lid: int | None = None
    medewerker: int | None = None
    wie_anders: str = ""
    rij: int = 0


@dataclass(frozen=True)
class BesprekingKort:
    """A joint talk in the list."""

    openbaar: UUID
    soort: str
    op: datetime
    vraag: str
    gezin_erbij: str
    afgerond_op: date | None


@dataclass(frozen=True)
class Bespreking:
    """One joint talk, with everything that was said and decided."""

    kop: Dossierkop
    kort: BesprekingKort
    gezin_toelichting: str
    aanwezige_leden: tuple[int, ...]
    aanwezigen: tuple[Betrokkene, ...]
    overwegingen: tuple[Regelweergave, ...]
    besluiten: tuple[Afspraakweergave, ...]
    waarom: Mapping[int, str]
    gasten: tuple[Uitgenodigde, ...]
    versie: int


def plan_bespreking(*, door: Actor, huishouden: UUID, invoer: Besprekinginvoer, verzoek: UUID | None = None) -> UUID:
    """Plan a joint talk, or record one that was held; return its public id. Raises ``Ongeldig`` and ``Geweigerd``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="overleg plannen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        eis_niet_afgerond(sessie)
        _keur(sessie, invoer)
        rij = _bewaar(sessie, invoer)
        if rij.op > sessie.nu:
            zet_termijn(sessie, rij, soort=OVERLEG, vervalt_op=timezone.localdate(rij.op), casus=rij.casus_id)
        _meld(sessie, "overleg_gepland" if rij.op > sessie.nu else "overleg_gehouden", rij)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur(sessie: Sessie, invoer: Besprekinginvoer) -> None:
    soort = kies(Besprekingsoort, invoer.soort, "soort")
    erbij = kies(GezinErbij, invoer.gezin_erbij, "gezin_erbij")
    aangeboden = regel.Bespreking(
        soort, invoer.op, invoer.vraag, erbij, invoer.gezin_toelichting, frozenset(invoer.aanwezige_leden)
    )
    bezwaren = regel.bezwaren_bespreking(aangeboden, sessie.nu)
    leden = set(sessie.van(Lid).values_list("pk", flat=True))
    for veld, gekozen in (("aanwezige_leden", invoer.aanwezige_leden), ("betreft", invoer.betreft)):
        if not set(gekozen) <= leden:
            bezwaren += (Bezwaar(veld, "Kies alleen mensen uit dit huishouden."),)
    keur(bezwaren)


def _bewaar(sessie: Sessie, invoer: Besprekinginvoer) -> Casusbespreking:
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    erbij = dict(sessie.van(Betrokkenheid).filter(openbaar__in=invoer.aanwezigen).values_list("openbaar", "pk"))
    if len(erbij) != len(set(invoer.aanwezigen)):
        raise Ongeldig(aanwezigen="Kies alleen mensen die bij dit huishouden betrokken zijn.")
    betreft = invoer.betreft or tuple(sessie.van(Lid).values_list("pk", flat=True))
    rij = Casusbespreking(
        laag=Laag.ANALYSE,
        betreft=sorted(betreft),
        casus_id=casus.pk if casus else None,
        soort=invoer.soort,
        op=invoer.op,
        vraag=invoer.vraag.strip(),
        gezin_erbij=invoer.gezin_erbij,
        gezin_toelichting=invoer.gezin_toelichting.strip() or None,
        aanwezige_leden=sorted(invoer.aanwezige_leden),
        aanwezigen=sorted(erbij.values()),
    )
    return sessie.bewaar(rij)


def _meld(sessie: Sessie, soort: str, rij: Casusbespreking, **feiten: object) -> None:
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=rij.casus_id,
        feiten={
            "overleg": str(rij.openbaar),
            "soort": rij.soort,
            "op": str(timezone.localdate(rij.op)),
            "gezin_erbij": rij.gezin_erbij,
            **feiten,
        },
    )


def voeg_overwegingen_toe(
    *, door: Actor, huishouden: UUID, bespreking: UUID, regels: Sequence[Regelinvoer], verzoek: UUID | None = None
) -> int:
    """Add considerations, each as a line of somebody; return how many. Raises ``Ongeldig`` at ``regels-<n>-<veld>``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="overweging toevoegen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = _open_bespreking(sessie, bespreking)
        gevuld = [een for een in regels if een.tekst.strip()]
        if not gevuld:
            raise Ongeldig(regels="Schrijf ten minste één overweging op.")
        _mag_hier(rij, gevuld)
        over = tuple(rij.betreft)
        volledig = [een if een.betreft or een.stem else _over(een, over) for een in gevuld]
        bewaard = bewaar_regels(sessie, volledig, bij_soort="casusbespreking", bij=rij.pk, laag=Laag(rij.laag))
        _meld(sessie, "overwegingen_toegevoegd", rij, aantal=len(bewaard))
        sessie.uitkomst = str(rij.openbaar)
    return len(bewaard)


def _over(een: Regelinvoer, betreft: tuple[int, ...]) -> Regelinvoer:
    return replace(een, betreft=betreft)


def _mag_hier(rij: Casusbespreking, regels: Sequence[Regelinvoer]) -> None:
    mag = REGELS_BIJ[kies(Besprekingsoort, rij.soort, "")]
    fouten = {
        f"regels-{nummer}-soort": "Een oordeel wacht. Schrijf eerst op wat er is gezien, nagegaan en gezegd."
        for nummer, een in enumerate(regels)
        if een.soort not in mag
    }
    if fouten:
        raise Ongeldig(**fouten)


def _open_bespreking(sessie: Sessie, openbaar: UUID) -> Casusbespreking:
    rij = sessie.een(Casusbespreking, openbaar)
    if rij.afgerond_op is not None:
        raise Ongeldig(**{"": "Dit overleg is afgerond. Plan een nieuw overleg."})
    return rij


def leg_besluiten_vast(
    *, door: Actor, huishouden: UUID, bespreking: UUID, besluiten: Sequence[Besluitinvoer], verzoek: UUID | None = None
) -> int:
    """Record decisions; each becomes an agreement with its term. Raises ``Ongeldig`` at ``besluiten-<n>-<veld>``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="besluit vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = _open_bespreking(sessie, bespreking)
        if not besluiten:
            raise Ongeldig(**{"": "Schrijf ten minste één besluit op."})
        _keur_besluiten(besluiten, timezone.localdate(rij.op))
        gemaakt = maak_afspraken(
            sessie, [_afspraak(een, rij) for een in besluiten], bij=rij, casus=rij.casus_id, lijst="besluiten"
        )
        for afspraak, besluit in zip(gemaakt, besluiten, strict=True):
            waarom = Regelinvoer("oordeel", besluit.overweging, sessie.vandaag, betreft=tuple(afspraak.betreft))
            bewaar_regels(sessie, [waarom], bij_soort="afspraak", bij=afspraak.pk, laag=Laag(afspraak.laag))
        _meld(sessie, "besluiten_genomen", rij, aantal=len(gemaakt), besluiten=[een.wat.strip() for een in besluiten])
        sessie.uitkomst = str(rij.openbaar)
    return len(gemaakt)


def _keur_besluiten(besluiten: Sequence[Besluitinvoer], op: date) -> None:
    bezwaren: tuple[Bezwaar, ...] = ()
    for een in besluiten:
        wie = een.lid or een.medewerker or (0 if een.wie_anders.strip() else None)
        for bezwaar in regel.bezwaren_besluit(Besluitregel(een.wat, een.overweging, wie, een.uiterlijk), op):
            bezwaren += (Bezwaar(f"besluiten-{een.rij}-{bezwaar.veld}", bezwaar.zin),)
    keur(bezwaren)


def _afspraak(een: Besluitinvoer, rij: Casusbespreking) -> Afspraakinvoer:
    return Afspraakinvoer(
        tekst=een.wat,
        nakijken_op=een.uiterlijk,
        soort=Afspraaksoort.BESLUIT,
        lid=een.lid,
        medewerker=een.medewerker,
        wie_anders=een.wie_anders,
        betreft=tuple(rij.betreft),
        rij=een.rij,
    )


def rond_bespreking_af(
    *, door: Actor, huishouden: UUID, bespreking: UUID, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Close a joint talk: nothing can be added any more, also not by guests. Raises ``Ongeldig`` and ``Botsing``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="overleg afronden", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = _open_bespreking(sessie, bespreking)
        eis_zelfde_versie(sessie, rij, versie, {})
        if rij.op > sessie.nu:
            raise Ongeldig(**{"": "Dit overleg moet nog komen."})
        rij.afgerond_op, rij.versie = sessie.vandaag, rij.versie + 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=OVERLEG)
        _meld(sessie, "overleg_afgerond", rij)
        sessie.uitkomst = str(rij.openbaar)
    return bespreking


def lees_besprekingen(*, door: Actor, huishouden: UUID) -> tuple[Dossierkop, tuple[BesprekingKort, ...]]:
    """Return the joint talks of a household, the last first."""
    with deur.lees(door=door, doel=Doel.HULP, wat="overleggen lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        rijen = list(sessie.van(Casusbespreking).order_by("-op", "-id"))
        for rij in rijen:
            sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return kop, tuple(kort(rij) for rij in rijen)


def kort(rij: Casusbespreking) -> BesprekingKort:
    """Return a talk as in the list."""
    return BesprekingKort(
        rij.openbaar, rij.soort, timezone.localtime(rij.op), rij.vraag, rij.gezin_erbij, rij.afgerond_op
    )


def lees_bespreking(*, door: Actor, huishouden: UUID, bespreking: UUID) -> Bespreking:
    """Return one joint talk with its considerations, decisions and guests. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="overleg lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        rij = sessie.een(Casusbespreking, bespreking)
        overwegingen = lees_regels(sessie, bij_soort="casusbespreking", bij=[rij.pk]).get(rij.pk, [])
        besluiten = _besluiten(sessie, rij)
        over = {*rij.betreft, *(lid for een in overwegingen for lid in een.betreft)}
        sessie.inzage(laag=Laag(rij.laag), leden=sorted(over), niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return Bespreking(
            kop=kop,
            kort=kort(rij),
            gezin_toelichting=rij.gezin_toelichting or "",
            aanwezige_leden=tuple(rij.aanwezige_leden),
            aanwezigen=tuple(een for een in betrokkenen_in(sessie) if een.id in rij.aanwezigen),
            overwegingen=tuple(overwegingen),
            besluiten=tuple(besluiten),
            waarom=_waarom(sessie, [een.id for een in besluiten]),
            gasten=tuple(uitgenodigden(sessie, rij)),
            versie=rij.versie,
        )


def _besluiten(sessie: Sessie, rij: Casusbespreking) -> list[Afspraakweergave]:
    if not sessie.ziet(Laag.PLAN):
        return []
    nummers = sessie.van(Afspraak).filter(bij_soort="casusbespreking", bij=rij.pk).values_list("pk", flat=True)
    return lees_afspraken(sessie, nummers=list(nummers))


def _waarom(sessie: Sessie, afspraken: list[int]) -> dict[int, str]:
    """The consideration that belongs to each decision."""
    regels = lees_regels(sessie, bij_soort="afspraak", bij=afspraken)
    return {nummer: rijen[0].tekst for nummer, rijen in regels.items() if rijen}
