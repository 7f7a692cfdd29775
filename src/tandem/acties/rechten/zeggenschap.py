"""Who may decide for one member: the table of ``regels.rechten.zeggenschap`` asked for the people of this household.

Beside it what the table asks for: whether somebody can weigh the own interests, and who acts for whom.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import WIJZIGEN, eis_wijzigen, geboorte_van, kies_lid
from tandem.acties.huishouden.gezag import Gezagsbeeld, lees_gezag
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.acties.huishouden.vragen import LEDEN
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.models import Lid, Vertegenwoordiging, Wilsoordeel
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst, bezwaren_tijdvak
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.ledensleutels import wet_voor
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.zeggenschap import (
    Antwoord,
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Stem,
    Toestemmingsoordeel,
    Vertegenwoordigsoort,
    Wet,
    als_houder,
    antwoord,
    leeftijdsgroep,
    toestemming,
)


@dataclass(frozen=True)
class Persoon:
    """Somebody who may have a say: how called, in which capacity, the member (if one)."""

    naam: str
    hoedanigheid: Hoedanigheid
    lid: int | None = None


@dataclass(frozen=True)
class Vak:
    """One answer for one person, with the sentence and the article; ``bron`` says where it was seen."""

    persoon: Persoon
    antwoord: Antwoord
    uitleg: str
    artikel: str
    bron: str


@dataclass(frozen=True)
class Regel:
    """One act, with the answer for everybody who may have a say."""

    handeling: Handeling
    vakken: tuple[Vak, ...]


@dataclass(frozen=True)
class Wilsbeeld:
    """What was recorded about weighing the own interests, in force today."""

    openbaar: UUID
    kan_wegen: bool
    toelichting: str
    van: date
    tot: date | None
    door: str


@dataclass(frozen=True)
class Vertegenwoordigbeeld:
    """Somebody acts for this person by a decision or because they want it."""

    openbaar: UUID
    naam: str
    soort: str
    van: date
    tot: date | None


@dataclass(frozen=True)
class Zeggenschapblad:
    """The page: who may decide what for this person, under one law, and who must consent to sharing."""

    kop: Dossierkop
    lid: LidKort
    leeftijd: Leeftijdsgroep | None
    wet: Wet
    wetten: tuple[Wet, ...]
    kan_wegen: bool
    wil: Wilsbeeld | None
    vertegenwoordigers: tuple[Vertegenwoordigbeeld, ...]
    gezag_bekend: bool
    regels: tuple[Regel, ...]
    toestemming: Toestemmingsoordeel
    nodig: tuple[str, ...]
    mag_wijzigen: bool


def lees_zeggenschap(*, door: Actor, huishouden: UUID, lid: UUID, wet: str = "") -> Zeggenschapblad:
    """Return who may decide for a member today, under a law (else the one that fits the age). Raises ``NietGevonden``.

    The answers come from the table alone; an age that is not known, a cell that nobody verified, or no cell: a human.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat="wie mag beslissen", huishouden=huishouden) as sessie:
        rij = sessie.een(Lid, lid)
        kop = lees_kop(sessie)
        groep = leeftijdsgroep(geboorte_van(rij), sessie.vandaag)
        wetten = (Wet.AVG, Wet.WGBO) if groep is Leeftijdsgroep.VOLWASSEN else (Wet.JEUGDWET, Wet.WGBO)
        gekozen = next((een for een in wetten if een.value == wet), wet_voor(groep) if groep else wetten[0])
        wil = _wil(sessie, rij)
        kan_wegen = wil.kan_wegen if wil else True
        gezag = next((een for een in lees_gezag(sessie, sessie.vraag(LEDEN)) if een.kind == rij.pk), None)
        mensen = tuple(_mensen(sessie, kop, rij, gezag))
        oordeel = _toestemming(mensen, gekozen, groep, kan_wegen=kan_wegen)
        return Zeggenschapblad(
            kop=kop,
            lid=next(een for een in kop.leden if een.id == rij.pk),
            leeftijd=groep,
            wet=gekozen,
            wetten=wetten,
            kan_wegen=kan_wegen,
            wil=wil,
            vertegenwoordigers=_vertegenwoordigers(sessie, kop, rij),
            gezag_bekend=gezag is None or gezag.bekend,
            regels=_regels(mensen, gekozen, groep, kan_wegen=kan_wegen) if groep else (),
            toestemming=oordeel,
            nodig=tuple(mensen[plek].naam for plek in oordeel.nog_nodig),
            mag_wijzigen=sessie.ziet(WIJZIGEN),
        )


def _wil(sessie: Sessie, lid: Lid) -> Wilsbeeld | None:
    rijen = sessie.van(Wilsoordeel).filter(lid_id=lid.pk).select_related("auteur").order_by("-van", "-id")
    rij = next((een for een in rijen if in_kracht(een.van, een.tot, sessie.vandaag)), None)
    if rij is None:
        return None
    sessie.inzage(laag=Laag(rij.laag), leden=[lid.pk], niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    wie = rij.auteur.naam if rij.auteur else ""
    return Wilsbeeld(rij.openbaar, rij.kan_wegen, rij.toelichting, rij.van, rij.tot, wie)


def _lopende(sessie: Sessie, lid: Lid) -> list[Vertegenwoordiging]:
    rijen = sessie.van(Vertegenwoordiging).filter(voor_id=lid.pk).order_by("van", "id")
    return [rij for rij in rijen if in_kracht(rij.van, rij.tot, sessie.vandaag)]


def _vertegenwoordigers(sessie: Sessie, kop: Dossierkop, lid: Lid) -> tuple[Vertegenwoordigbeeld, ...]:
    return tuple(
        Vertegenwoordigbeeld(
            rij.openbaar, kop.namen([rij.door_id]), Vertegenwoordigsoort(rij.soort).omschrijving, rij.van, rij.tot
        )
        for rij in _lopende(sessie, lid)
    )


def _mensen(sessie: Sessie, kop: Dossierkop, lid: Lid, gezag: Gezagsbeeld | None) -> Iterator[Persoon]:
    """The person, who holds authority now, who represents; a parent in the household without authority last."""
    yield Persoon(kop.namen([lid.pk]), Hoedanigheid.ZELF, lid.pk)
    houders = gezag.nu if gezag else ()
    for houder in houders:
        yield Persoon(houder.houder, als_houder(houder.code), houder.houder_lid)
    for rij in _lopende(sessie, lid):
        yield Persoon(kop.namen([rij.door_id]), Hoedanigheid(rij.soort), rij.door_id)
    if gezag is None:
        return
    met = {houder.houder_lid for houder in houders}
    for ander in sessie.vraag(LEDEN):
        if ander.rol == "ouder" and ander.pk not in met | {lid.pk}:
            yield Persoon(kop.namen([ander.pk]), Hoedanigheid.OUDER_ZONDER_GEZAG, ander.pk)


def _regels(mensen: Sequence[Persoon], wet: Wet, groep: Leeftijdsgroep, *, kan_wegen: bool) -> tuple[Regel, ...]:
    return tuple(
        Regel(handeling, tuple(_vak(een, Geval(wet, handeling, groep, een.hoedanigheid, kan_wegen)) for een in mensen))
        for handeling in Handeling
    )


def _vak(persoon: Persoon, geval: Geval) -> Vak:
    cel = zeggenschapstabel().get(geval)
    if cel is None:
        return Vak(persoon, Antwoord.MENS, "Voor deze situatie is geen regel bekend.", "", "")
    return Vak(persoon, antwoord(zeggenschapstabel(), geval), cel.uitleg, cel.artikel, cel.bron.in_woorden)


def _toestemming(
    mensen: Sequence[Persoon], wet: Wet, groep: Leeftijdsgroep | None, *, kan_wegen: bool
) -> Toestemmingsoordeel:
    """Whose consent is needed to share, before anybody was asked."""
    soorten = (Hoedanigheid.OUDER_ZONDER_GEZAG, Hoedanigheid.GEMACHTIGDE)
    stemmen = [Stem(nr, een.hoedanigheid) for nr, een in enumerate(mensen) if een.hoedanigheid not in soorten]
    return toestemming(zeggenschapstabel(), wet=wet, leeftijd=groep, wilsbekwaam=kan_wegen, stemmen=stemmen)


@dataclass(frozen=True)
class Wilsinvoer:
    """As entered: can this person weigh it, who judged that and why, from when until when."""

    kan_wegen: bool
    toelichting: str
    van: date | None = None
    tot: date | None = None


def leg_wilsoordeel_vast(
    *, door: Actor, huishouden: UUID, lid: UUID, invoer: Wilsinvoer, verzoek: UUID | None = None
) -> UUID:
    """Record whether somebody can weigh the own interests; a newer judgement goes before an older one.

    Raises ``Ongeldig`` without a reason, for a day still to come, or a period that cannot be.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="wilsoordeel vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        wie = kies_lid(sessie, lid, "lid")
        if not invoer.toelichting.strip():
            raise Ongeldig(toelichting="Schrijf op wie dit beoordeelde en waarom. Zonder reden telt het niet.")
        van = invoer.van or sessie.vandaag
        keur(bezwaren_tijdvak(van, invoer.tot))
        keur(bezwaar_in_de_toekomst("van", van, sessie.vandaag))
        rij = sessie.bewaar(
            Wilsoordeel(
                laag=Laag.CONTACT,
                betreft=[wie.pk],
                lid=wie,
                kan_wegen=invoer.kan_wegen,
                toelichting=invoer.toelichting.strip(),
                van=van,
                tot=invoer.tot,
            )
        )
        sessie.gebeurtenis("wilsoordeel_vastgelegd", betreft=[wie.pk])
        return rij.openbaar


@dataclass(frozen=True)
class Vertegenwoordiginvoer:
    """As entered: who acts, as what, on what ground, from when until when."""

    wie: UUID | None
    soort: str
    grond: str
    van: date | None = None
    tot: date | None = None


def leg_vertegenwoordiging_vast(
    *, door: Actor, huishouden: UUID, lid: UUID, invoer: Vertegenwoordiginvoer, verzoek: UUID | None = None
) -> UUID:
    """Record that one member acts for another. Raises ``Ongeldig`` for oneself, without a ground, or for bad days."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="vertegenwoordiging vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        voor, wie = kies_lid(sessie, lid, "lid"), kies_lid(sessie, invoer.wie, "wie")
        soort = kies(Vertegenwoordigsoort, invoer.soort, "soort")
        if voor.pk == wie.pk:
            raise Ongeldig(wie="Iemand vertegenwoordigt niet zichzelf. Kies een ander.")
        if not invoer.grond.strip():
            raise Ongeldig(grond="Schrijf op waarop dit rust: een beslissing van de rechter, of wat is afgesproken.")
        van = invoer.van or sessie.vandaag
        keur(bezwaren_tijdvak(van, invoer.tot))
        rij = Vertegenwoordiging(
            voor=voor, door=wie, soort=soort.value, grond=invoer.grond.strip(), van=van, tot=invoer.tot,
            vastgelegd_op=sessie.nu,
        )  # fmt: skip
        sessie.bewaar(rij)
        feiten = {"soort": soort.omschrijving, "van": rij.van.isoformat()}
        sessie.gebeurtenis("vertegenwoordiging_vastgelegd", betreft=[voor.pk, wie.pk], feiten=feiten)
        return rij.openbaar


def beeindig_vertegenwoordiging(
    *, door: Actor, huishouden: UUID, vertegenwoordiging: UUID, verzoek: UUID | None = None
) -> None:
    """End it from today; it stays in the history. Raises ``NietGevonden``, ``Ongeldig`` when it ended already."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="vertegenwoordiging stoppen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = sessie.een(Vertegenwoordiging, vertegenwoordiging)
        if rij.tot is not None and rij.tot <= sessie.vandaag:
            raise Ongeldig(**{"": "Dit is al gestopt."})
        rij.tot = max(rij.van, sessie.vandaag)
        sessie.bewaar(rij)
        sessie.gebeurtenis("vertegenwoordiging_gestopt", betreft=[rij.voor_id, rij.door_id])
