"""What a member reads: what comes next, the plan, agreements, what was written, who is involved, who looked, rights.

Everything through the members' door, each read logged; the same rows as the pages of professionals, fewer of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties.casus.afspraak import Afspraakweergave, lees_afspraken
from tandem.acties.casus.betrokkenheid import Betrokkene, betrokkenen_in
from tandem.acties.casus.eigen import (
    KIJK,
    NIET_HERKEND,
    VRAAG,
    antwoorden_op,
    dagen_die_komen,
    eigen_regels,
    regel_voor,
    regels_over,
)
from tandem.acties.casus.regel import Regelweergave
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.regime import regimefeiten_in
from tandem.acties.plan.beeld import Planblad
from tandem.acties.plan.lezen import plan_in
from tandem.acties.portaal import deur
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.acties.portaal.toestemming import Wachtvraag, wachtende_vragen
from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.models import Gezag, Inzage, Lid, Medewerker, Organisatie, Rol
from tandem.regels.casus.afspraak import Afspraaksoort
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.ledensleutels import wet_voor
from tandem.regels.rechten.regime import Persoonsregime, regimes_op
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.zeggenschap import (
    Antwoord,
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    als_houder,
    antwoord,
    leeftijdsgroep,
)

STRAKS = {
    "volgend_contact": "Er is weer contact",
    "eerste_contact": "Er is een eerste gesprek",
    "plan_evalueren": "Samen terugkijken op het plan",
    "afspraak_nakijken": "Samen kijken hoe een afspraak gaat",
    "overleg": "Er is een overleg",
    "plan_stap": "Een stap uit het plan",
    "regime_einde": "Een maatregel of bevoegdheid stopt, of er komt een besluit",
    "nazorgmoment": "Iemand vraagt hoe het gaat",
    "veiligheid_opnieuw": "Opnieuw bespreken hoe veilig het is",
    "portaal_vraag": "Er komt een antwoord op een vraag",
}
"""The kinds of date that a household hears; others are the work of professionals (a signal, a safeguard)."""
ZONDER_NAAM = ("Iemand met een verkeerde code", "Een gast bij een overleg", "Iemand uit het huishouden", "Tandem zelf")
"""How who is no professional stands in the list of who looked."""
MEESTE_REGELS = 300
MEESTE_INZAGE = 2000


@dataclass(frozen=True)
class Straks:
    """Something that comes: when, and what in words."""

    op: date
    wat: str


@dataclass(frozen=True)
class Vraagbeeld:
    """A question of mine, with the answer when it came."""

    tekst: str
    op: date
    antwoord: str
    wie: str


@dataclass(frozen=True)
class Eerste:
    """The first page."""

    kop: Portaalkop
    wacht: tuple[Wachtvraag, ...]
    straks: tuple[Straks, ...]
    bellen: tuple[Betrokkene, ...]
    regime: Persoonsregime
    vragen: tuple[Vraagbeeld, ...]


def lees_eerste(*, door: Ledenactor, huishouden: UUID) -> Eerste:
    """Return what comes next, whom to call, and the own regime: since when and why."""
    with deur.lees(door=door, wat="mijn eerste pagina", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        return Eerste(
            kop,
            wachtende_vragen(sessie, kop),
            _straks(sessie),
            nu_betrokken(sessie, kop),
            regime_van(sessie, kop.ik.id),
            vragen_van(sessie),
        )


def _straks(sessie: Ledensessie) -> tuple[Straks, ...]:
    rijen = dagen_die_komen(sessie, STRAKS, 20)
    return tuple(dict.fromkeys(Straks(rij.vervalt_op, STRAKS[rij.soort]) for rij in rijen))


def nu_betrokken(sessie: Ledensessie, kop: Portaalkop) -> tuple[Betrokkene, ...]:
    """Return who is involved now, who is on the bike first; nobody for who left."""
    if kop.weg:
        return ()
    return tuple(sorted(betrokkenen_in(sessie, alleen_nu=True), key=lambda een: not een.op_de_fiets))


def regime_van(sessie: Ledensessie, lid: int) -> Persoonsregime:
    """Return the regime of one member today."""
    feiten = regimefeiten_in(sessie, sessie.van(Lid).filter(pk=lid))
    return regimes_op([lid], feiten, sessie.vandaag)[0]


def vragen_van(sessie: Ledensessie) -> tuple[Vraagbeeld, ...]:
    """Return my questions with their answers, the newest first."""
    mijn = [regel for _, regel in eigen_regels(sessie, sessie.ik, bij_soort=VRAAG, bij=[sessie.ik])][::-1]
    antwoorden = antwoorden_op(sessie, [regel.id for regel in mijn])
    return tuple(_vraag(regel, antwoorden.get(regel.id)) for regel in mijn)


def _vraag(vraag: Regelweergave, gegeven: Regelweergave | None) -> Vraagbeeld:
    if gegeven is None:
        return Vraagbeeld(vraag.tekst, vraag.op, "", "")
    return Vraagbeeld(vraag.tekst, vraag.op, gegeven.tekst, gegeven.auteur)


@dataclass(frozen=True)
class Mijnplan:
    """My plan and my agreements; ``plan`` None: there is none, or none that opens."""

    kop: Portaalkop
    plan: Planblad | None
    afspraken: tuple[Afspraakweergave, ...]
    veiligheid: tuple[Afspraakweergave, ...]


def lees_mijn_plan(*, door: Ledenactor, huishouden: UUID) -> Mijnplan:
    """Return the plan with my goals and steps, the agreements, and those about safety."""
    with deur.lees(door=door, wat="mijn plan", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        blad = plan_in(sessie, kop.kop) if kop.kop.casus else None
        alle = [een for een in lees_afspraken(sessie) if een.beeindigd_op is None]
        veilig = tuple(een for een in alle if een.soort == Afspraaksoort.VEILIGHEID)
        return Mijnplan(kop, blad, tuple(een for een in alle if een not in veilig), veilig)


@dataclass(frozen=True)
class Eigenwoord:
    """My own view beside a line. ``niet_herkend``: I said that I do not recognise it."""

    tekst: str
    op: date
    niet_herkend: bool


@dataclass(frozen=True)
class Geschreven:
    """One line about me: what, by whom, when, about whom else, and what I said of it."""

    openbaar: UUID
    soort: str
    tekst: str
    op: date
    bron: str
    wie: str
    mee: str
    voor: str
    van_mij: bool
    woorden: tuple[Eigenwoord, ...]
    beperkt_op: date | None


@dataclass(frozen=True)
class Opgeschreven:
    """What was written about me, the newest first; ``meer``: there is older that does not fit on the page."""

    kop: Portaalkop
    regels: tuple[Geschreven, ...]
    meer: bool


def lees_geschreven(*, door: Ledenactor, huishouden: UUID) -> Opgeschreven:
    """Return what was written about me, and about the children for whom I may look, and by whom."""
    with deur.lees(door=door, wat="wat over mij is opgeschreven", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        rijen = regels_over(sessie, sessie.bos.leden, MEESTE_REGELS + 1)
        regels = toon_geschreven(sessie, kop, rijen[:MEESTE_REGELS])
        return Opgeschreven(kop, regels, len(rijen) > MEESTE_REGELS)


def lees_regel(*, door: Ledenactor, huishouden: UUID, regel: UUID) -> tuple[Portaalkop, Geschreven]:
    """Return one line about me, for writing beside it. Raises ``NietGevonden``."""
    with deur.lees(door=door, wat="wat over mij is opgeschreven", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        rij = regel_over_mij(sessie, regel)
        return kop, toon_geschreven(sessie, kop, [rij])[0]


def regel_over_mij(sessie: Ledensessie, regel: UUID) -> Regelweergave:
    """Return a line that stands on my pages. Raises ``NietGevonden`` for any other."""
    return regel_voor(sessie, regel, sessie.bos.leden)


def toon_geschreven(sessie: Ledensessie, kop: Portaalkop, rijen: list[Regelweergave]) -> tuple[Geschreven, ...]:
    """Return lines as a member reads them, with what this member said of each. One query more."""
    woorden: dict[int, list[Eigenwoord]] = {}
    for bij, een in eigen_regels(sessie, sessie.ik, bij_soort=KIJK, bij=[rij.id for rij in rijen]):
        woorden.setdefault(bij, []).append(Eigenwoord(een.tekst, een.op, een.aard == NIET_HERKEND))
    return tuple(
        Geschreven(
            openbaar=rij.openbaar,
            soort=rij.soort,
            tekst=rij.tekst,
            op=rij.op,
            bron=rij.bron,
            wie=rij.auteur,
            mee=kop.wie(rij.betreft),
            voor="" if kop.ik.id in rij.betreft else kop.kop.namen(rij.betreft),
            van_mij=rij.stem == sessie.ik,
            woorden=tuple(woorden.get(rij.id, ())),
            beperkt_op=rij.beperkt_op,
        )
        for rij in rijen
    )


@dataclass(frozen=True)
class Mensen:
    """Who is involved now: whom I can call, for what, since when."""

    kop: Portaalkop
    mensen: tuple[Betrokkene, ...]


def lees_mensen(*, door: Ledenactor, huishouden: UUID) -> Mensen:
    """Return who is involved with me; helpers of another member alone are not among them."""
    with deur.lees(door=door, wat="wie bij mij betrokken is", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        return Mensen(kop, nu_betrokken(sessie, kop))


@dataclass(frozen=True)
class Blik:
    """Somebody looked at my data on a day: who, for which organisation, in which role, why, at what."""

    dag: date
    wie: str
    organisatie: str
    rol: str
    waarom: str
    laag: str
    ikzelf: bool


@dataclass(frozen=True)
class Keken:
    """Who looked at my data, the newest first."""

    kop: Portaalkop
    regels: tuple[Blik, ...]


def lees_wie_keek(*, door: Ledenactor, huishouden: UUID) -> Keken:
    """Return who looked at lines about me, and why; one line per person, day and purpose."""
    with deur.lees(door=door, wat="wie naar mijn gegevens keek", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        rijen = list(sessie.van(Inzage).filter(lid__contains=[sessie.ik]).order_by("-tijd", "-id")[:MEESTE_INZAGE])
        return Keken(kop, tuple(blikken(rijen, door)))


def blikken(rijen: list[Inzage], door: Ledenactor) -> Iterable[Blik]:
    """Return lines of the log as read by a member: one per person, day and purpose."""
    groepen: dict[tuple[object, ...], list[Inzage]] = {}
    for rij in rijen:
        sleutel = (timezone.localdate(rij.tijd), rij.medewerker, rij.organisatie, rij.rol, rij.doel, rij.grondslag)
        groepen.setdefault(sleutel, []).append(rij)
    eersten = [groep[0] for groep in groepen.values()]
    namen = dict(Medewerker.objects.filter(pk__in={r.medewerker for r in eersten}).values_list("pk", "naam"))
    organisaties = dict(Organisatie.objects.filter(pk__in={r.organisatie for r in eersten}).values_list("pk", "naam"))
    rollen = dict(Rol.objects.filter(pk__in={r.rol for r in eersten}).values_list("pk", "naam"))
    for groep in groepen.values():
        rij = groep[0]
        zelf = rij.taak == deur.TAAK and rij.grondslag == str(door.persoon)
        yield Blik(
            dag=timezone.localdate(rij.tijd),
            wie=namen.get(rij.medewerker or 0, "") or _zonder_naam(rij),
            organisatie=organisaties.get(rij.organisatie or 0, ""),
            rol=rollen.get(rij.rol, "") if rij.medewerker else "",
            waarom=Doel(rij.doel).omschrijving if rij.doel in set(Doel) else "",
            laag=Laag(max(een.laag for een in groep)).omschrijving,
            ikzelf=zelf,
        )


def _zonder_naam(rij: Inzage) -> str:
    """Who is no professional: a guest of a talk, or somebody of the household at the own file."""
    verkeerd, gast, huisgenoot, tandem = ZONDER_NAAM
    if rij.taak == "uitnodiging" and rij.rol == "huishoudlid":
        return verkeerd
    return {"gast": gast, "huishoudlid": huisgenoot}.get(rij.rol, tandem)


@dataclass(frozen=True)
class Recht:
    """One right, here and now: what, for whom, and the answer in one word with the sentence and the article."""

    wat: str
    antwoord: Antwoord
    uitleg: str
    artikel: str


@dataclass(frozen=True)
class Rechten:
    """My rights: for myself, and for each child for whom I may act."""

    kop: Portaalkop
    zelf: tuple[Recht, ...]
    voor: tuple[tuple[str, tuple[Recht, ...]], ...]


def lees_rechten(*, door: Ledenactor, huishouden: UUID) -> Rechten:
    """Return what I may ask, by the table of who may decide; what nobody verified says: ask it."""
    with deur.lees(door=door, wat="mijn rechten", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        anderen = sessie.van(Lid).filter(pk__in=sessie.bos.leden - {sessie.ik}).order_by("geboortedatum", "id")
        ik = sessie.van(Lid).get(pk=sessie.ik)
        kan_wegen = Laag.ANALYSE in kop.lagen or kop.kind
        voor = tuple((kop.kop.namen([rij.pk]), _voor_ander(sessie, rij)) for rij in anderen)
        return Rechten(kop, _rechten(sessie, ik, Hoedanigheid.ZELF, kan_wegen=kan_wegen), voor)


def _voor_ander(sessie: Ledensessie, lid: Lid) -> tuple[Recht, ...]:
    """What I may ask for a child under sixteen over whom I have authority; for anybody else: ask it."""
    houdt = sessie.van(Gezag).filter(kind_id=lid.pk, drager_id=sessie.ik).order_by("-van")
    soort = next((rij.soort for rij in houdt if in_kracht(rij.van, rij.tot, sessie.vandaag)), "")
    jong = (Leeftijdsgroep.ONDER_12, Leeftijdsgroep.VAN_12)
    if not soort or leeftijdsgroep(geboorte_van(lid), sessie.vandaag) not in jong:
        return ()
    return _rechten(sessie, lid, als_houder(Gezagssoort(soort)))


def _rechten(sessie: Ledensessie, lid: Lid, als: Hoedanigheid, *, kan_wegen: bool = True) -> tuple[Recht, ...]:
    groep = leeftijdsgroep(geboorte_van(lid), sessie.vandaag)
    return tuple(_recht(handeling, groep, als, kan_wegen) for handeling in Handeling) if groep else ()


def _recht(handeling: Handeling, groep: Leeftijdsgroep, als: Hoedanigheid, kan_wegen: bool) -> Recht:
    geval = Geval(wet_voor(groep), handeling, groep, als, kan_wegen)
    cel = zeggenschapstabel().get(geval)
    return Recht(
        handeling.omschrijving,
        antwoord(zeggenschapstabel(), geval),
        cel.uitleg if cel and cel.geverifieerd else "",
        cel.artikel if cel and cel.geverifieerd else "",
    )
