"""Reading the regime: of everybody, of one person, one measure or power with its marked points, and what is owed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur, waarborgrij
from tandem.acties.casus.betrokkenheid import betrokkenen_in
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.regime import als_maatregel, besluiter, loopt_ooit, regimefeiten_in
from tandem.acties.huishouden.vragen import BEVOEGDHEDEN, LEDEN, MAATREGELEN, OPEN_TERMIJNEN
from tandem.acties.markering import FASE, VOORBEREIDING, vereisten_bij
from tandem.acties.rechten import bevoegdheden, maatregelen
from tandem.acties.rechten.markeerpunt import NAKIJKEN
from tandem.acties.vraag import Vraag, vooraf
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Lid, Maatregel, Markeerpunt, Medewerker, Organisatie, Termijn, Waarborg
from tandem.regels.rechten import maatregel as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.regime import Persoonsregime, regimes_op
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.voorbereiding import Voorbereiding
from tandem.regels.rechten.waarborg import Aanbodantwoord, PerWie, Vereiste, Waarborgstand


@dataclass(frozen=True)
class Waarborgbeeld:
    """A safeguard as it stands. ``uiterlijk``/``eigenaar`` while it is still owed."""

    openbaar: UUID
    soort: str
    aard: str
    naam: str
    lid: int | None
    stand: str
    op: date | None
    tekst: str
    antwoord: str
    antwoordcode: str
    regelen: bool
    uiterlijk: date | None
    eigenaar: str
    eigenaar_id: int | None
    versie: int

    @property
    def aan_collega(self) -> bool:
        """Whether a colleague was asked to review it."""
        return self.stand == Waarborgstand.GEVRAAGD


@dataclass(frozen=True)
class Puntbeeld:
    """One marked point with its safeguards. ``waarborgen`` None: this reader has no key to safety."""

    openbaar: UUID
    soort: str
    wat: str
    op: date
    grond: str
    waarborgen: tuple[Waarborgbeeld, ...] | None


@dataclass(frozen=True)
class Dwangbeeld:
    """One measure or power as shown. ``soort`` *maatregel* or *bevoegdheid*."""

    openbaar: UUID
    soort: str
    code: str
    naam: str
    uitleg: str
    artikel: str
    geverifieerd: bool
    bron: str
    lid: int
    wie_besliste: str
    besloten_op: date | None
    uitvoerder: str
    uitvoerder_id: int | None
    van: date
    tot: date | None
    loopt: bool
    dossiernummer: str
    aandacht: tuple[str, ...]
    punten: tuple[Puntbeeld, ...]
    versie: int

    @property
    def open_waarborgen(self) -> tuple[Waarborgbeeld, ...]:
        """What is still owed at any of its marked points."""
        alle = (een for punt in self.punten for een in punt.waarborgen or ())
        return tuple(een for een in alle if een.stand in ("achteraf", "gevraagd"))


@dataclass(frozen=True)
class Regimeblad:
    """The regime of everybody that this reader sees, with the measures and powers, those in force first."""

    kop: Dossierkop
    regimes: tuple[Persoonsregime, ...]
    dwang: tuple[Dwangbeeld, ...]
    voorbereid: tuple[tuple[int, Puntbeeld], ...]
    ziet_veiligheid: bool

    def van(self, lid: int) -> Persoonsregime:
        """Return one member's regime. Raises ``NietGevonden`` for somebody whom this reader does not see."""
        gevonden = next((een for een in self.regimes if een.persoon == lid), None)
        if gevonden is None:
            raise NietGevonden
        return gevonden


@dataclass(frozen=True)
class Vereistbeeld:
    """A safeguard that will be asked, for the form and the list beforehand."""

    veld: str
    code: str
    lid: int | None
    naam: str
    vraag: str
    wie: str
    verplicht: bool
    altijd: bool
    bron: str
    aard: str
    keuzes: tuple[tuple[str, str], ...] = ()


def lees_regime(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> Regimeblad:
    """Return the regime page. A fixed number of queries; raises ``NietGevonden``, ``Geweigerd``."""
    with deur.lees(door=door, doel=doel, wat="regime lezen", huishouden=huishouden) as sessie:
        return regime_in(sessie, lees_kop(sessie))


_MARKEERPUNTEN = Vraag(Markeerpunt, lambda rijen: rijen.order_by("-op", "-id"))
_WAARBORGEN = Vraag(Waarborg, lambda rijen: rijen.order_by("id"))


@vooraf(_MARKEERPUNTEN, _WAARBORGEN, OPEN_TERMIJNEN)
def regime_in(sessie: Sessie, kop: Dossierkop) -> Regimeblad:
    """Return the regime within an open session."""
    leden = sessie.vraag(LEDEN)
    punten = _punten(sessie)
    dwang = [*_maatregelen(sessie, leden, punten), *_bevoegdheden(sessie, punten)]
    los = [(lid, punt) for sleutel, rij in punten.items() if sleutel[0] == "los" for lid, punt in rij]
    aanwezig = [lid.id for lid in kop.leden if not lid.weg]
    return Regimeblad(
        kop=kop,
        regimes=regimes_op(aanwezig, regimefeiten_in(sessie, leden), sessie.vandaag),
        dwang=tuple(sorted(dwang, key=lambda een: (not een.loopt, -een.van.toordinal()))),
        voorbereid=tuple(los),
        ziet_veiligheid=sessie.ziet(Laag.VEILIGHEID),
    )


Punten = Mapping[tuple[str, int], list[tuple[int, Puntbeeld]]]


def _punten(sessie: Sessie) -> Punten:
    """Marked points per measure and power (and those without: what we prepared), with their safeguards. 3 queries."""
    if not sessie.ziet(Laag.VEILIGHEID):
        return {}
    rijen = [rij for rij in sessie.vraag(_MARKEERPUNTEN) if rij.soort != FASE]
    for rij in rijen:
        sessie.inzage(laag=Laag.VEILIGHEID, leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    gegeven: dict[int, list[Waarborgbeeld]] = {}
    termijnen = {
        t.bij: t
        for t in sessie.vraag(OPEN_TERMIJNEN)
        if t.soort in (waarborgrij.ACHTERAF, waarborgrij.REGELEN, NAKIJKEN)
    }
    for waarborg in sessie.vraag(_WAARBORGEN):
        beeld = toon_waarborg(waarborg, termijnen.get(waarborg.pk))
        gegeven.setdefault(waarborg.markeerpunt_id, []).append(beeld)
    uit: dict[tuple[str, int], list[tuple[int, Puntbeeld]]] = {}
    for rij in rijen:
        bij = ("maatregel", rij.maatregel_id) if rij.maatregel_id else ("bevoegdheid", rij.bevoegdheid_id or 0)
        if not rij.maatregel_id and not rij.bevoegdheid_id:
            bij = ("los", 0)
        lid = rij.betreft[0] if rij.betreft else 0
        uit.setdefault(bij, []).append((lid, _punt(rij, gegeven.get(rij.pk, []))))
    return uit


def _punt(rij: Markeerpunt, gegeven: Iterable[Waarborgbeeld]) -> Puntbeeld:
    wat = next((een.omschrijving for een in Voorbereiding if een.value == rij.wat), "")
    return Puntbeeld(rij.openbaar, rij.soort, wat, rij.op, rij.toelichting or "", tuple(gegeven))


def toon_waarborg(rij: Waarborg, termijn: Termijn | None) -> Waarborgbeeld:
    """Return a safeguard as it stands; ``termijn``: its open due date."""
    soort = catalogus().waarborgen.get(rij.soort)
    return Waarborgbeeld(
        openbaar=rij.openbaar,
        soort=rij.soort,
        aard=soort.aard.value if soort else "",
        naam=waarborgrij.naam_van(rij.soort),
        lid=rij.lid_id,
        stand=rij.stand,
        op=rij.op,
        tekst=rij.tekst or "",
        antwoord=waarborgrij.antwoord_in_woorden(rij),
        antwoordcode=rij.antwoord,
        regelen=rij.antwoord == Aanbodantwoord.REGELEN,
        uiterlijk=termijn.vervalt_op if termijn else None,
        eigenaar=termijn.eigenaar.naam if termijn and termijn.eigenaar else "",
        eigenaar_id=termijn.eigenaar_id if termijn else None,
        versie=rij.versie,
    )


def _maatregelen(sessie: Sessie, leden: Iterable[Lid], punten: Punten) -> list[Dwangbeeld]:
    geboortes = {lid.pk: geboorte_van(lid) for lid in leden}
    rijen = sessie.vraag(MAATREGELEN)
    bekend = {rij.pk: als_maatregel(rij) for rij in rijen if rij.soort in catalogus().maatregelen and loopt_ooit(rij)}
    uit = []
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft)
        als_regel = bekend.get(rij.pk)
        aandacht: tuple[str, ...] = ()
        if als_regel and rij.lid_id in geboortes and in_kracht(rij.van, rij.tot, sessie.vandaag):
            ander = [een for nummer, een in bekend.items() if nummer != rij.pk]
            aandacht = regel.aandacht_maatregel(als_regel, geboortes[rij.lid_id], ander, sessie.vandaag)
        uit.append(_maatregelbeeld(sessie, rij, aandacht, punten))
    return uit


def _maatregelbeeld(sessie: Sessie, rij: Maatregel, aandacht: tuple[str, ...], punten: Punten) -> Dwangbeeld:
    soort = catalogus().maatregelen.get(rij.soort)
    return Dwangbeeld(
        openbaar=rij.openbaar,
        soort="maatregel",
        code=rij.soort,
        naam=maatregelen.naam_van(rij.soort),
        uitleg=soort.omschrijving if soort else "",
        artikel=soort.artikel if soort else "",
        geverifieerd=soort.geverifieerd if soort else False,
        bron=soort.bron.in_woorden if soort else "",
        lid=rij.lid_id,
        wie_besliste=besluiter(rij.besloten_door).omschrijving,
        besloten_op=rij.besloten_op,
        uitvoerder=rij.uitvoerder.naam if rij.uitvoerder else "",
        uitvoerder_id=rij.uitvoerder_id,
        van=rij.van,
        tot=rij.tot,
        loopt=in_kracht(rij.van, rij.tot, sessie.vandaag),
        dossiernummer=rij.dossiernummer or "",
        aandacht=aandacht,
        punten=tuple(punt for _, punt in punten.get(("maatregel", rij.pk), [])),
        versie=rij.versie,
    )


def _bevoegdheden(sessie: Sessie, punten: Punten) -> list[Dwangbeeld]:
    uit = []
    for rij in sessie.vraag(BEVOEGDHEDEN):
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft)
        soort = catalogus().bevoegdheden.get(rij.soort)
        uit.append(
            Dwangbeeld(
                openbaar=rij.openbaar, soort="bevoegdheid", code=rij.soort, naam=bevoegdheden.naam_van(rij.soort),
                uitleg=soort.omschrijving if soort else "", artikel=soort.artikel if soort else "",
                geverifieerd=soort.geverifieerd if soort else False, bron=soort.bron.in_woorden if soort else "",
                lid=rij.lid_id, wie_besliste=rij.organisatie.naam, besloten_op=None, uitvoerder=rij.organisatie.naam,
                uitvoerder_id=rij.organisatie_id, van=rij.van, tot=rij.tot,
                loopt=in_kracht(rij.van, rij.tot, sessie.vandaag), dossiernummer="", aandacht=(),
                punten=tuple(punt for _, punt in punten.get(("bevoegdheid", rij.pk), [])), versie=rij.versie,
            )
        )  # fmt: skip
    return uit


def lees_vereisten(
    *, door: Actor, huishouden: UUID, lid: int, punt: str, over: str = "", doel: Doel = Doel.HULP
) -> tuple[Regimeblad, tuple[Vereistbeeld, ...]]:
    """Return what will be asked at a marked point about a member, before anybody takes the step.

    ``punt``: begin, wijziging, einde, voorbereiding; ``over``: maatregel or bevoegdheid, for the explanations. Raises
    ``NietGevonden`` for a member whom this reader does not see, ``Geweigerd`` without a key to safety.
    """
    with deur.lees(door=door, doel=doel, wat="waarborgen lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        blad = regime_in(sessie, lees_kop(sessie))
        blad.van(lid)
        sessie.inzage(laag=Laag.VEILIGHEID, leden=[lid])
        vereist = vereisten_bij(sessie, lid, punt, sessie.vandaag)
        over, moment = (punt, "begin") if punt == VOORBEREIDING else (over, punt)
        return blad, toon_vereist(blad.kop, vereist, over=over, punt=moment)


def toon_vereist(
    kop: Dossierkop, vereist: Iterable[Vereiste], *, over: str = "", punt: str = ""
) -> tuple[Vereistbeeld, ...]:
    """Return what is owed, for a form, with the explanations that belong to it."""
    return tuple(
        Vereistbeeld(
            veld=f"waarborg-{een.veld}",
            code=een.soort.code,
            lid=een.lid,
            naam=een.soort.naam,
            vraag=een.soort.vraag,
            wie=_wie(kop, een.lid),
            verplicht=een.soort.verplicht,
            altijd=een.soort.per_wie is PerWie.ELK_KIND_VANAF,
            bron=een.soort.bron.in_woorden,
            aard=een.soort.aard.value,
            keuzes=tuple(waarborgrij.uitlegkeuzes(een.soort.code, over=over, punt=punt).items()),
        )
        for een in vereist
    )


def _wie(kop: Dossierkop, lid: int | None) -> str:
    if lid is None:
        return ""
    return kop.namen([lid]) or "een ouder of voogd"


def lees_dwang(
    *, door: Actor, huishouden: UUID, openbaar: UUID, doel: Doel = Doel.HULP
) -> tuple[Regimeblad, Dwangbeeld]:
    """Return one measure or power with its marked points. Raises ``NietGevonden``, also for what may not be seen."""
    blad = lees_regime(door=door, huishouden=huishouden, doel=doel)
    gevonden = next((een for een in blad.dwang if een.openbaar == openbaar), None)
    if gevonden is None:
        raise NietGevonden
    return blad, gevonden


def keuzes_dwang() -> tuple[Mapping[str, str], Mapping[str, tuple[str, str]]]:
    """Return the kinds of measure, and the powers with the kind of organisation that has them, for the forms."""
    inhoud = catalogus()
    machten = {code: (een.naam, een.organisatiesoort.omschrijving) for code, een in inhoud.bevoegdheden.items()}
    return {code: een.naam for code, een in inhoud.maatregelen.items()}, machten


def organisaties(voor: str) -> tuple[tuple[int, str], ...]:
    """Return the organisations that carry out measures (*maatregel*) or have powers (*bevoegdheid*), for a form."""
    inhoud = catalogus()
    if voor == "maatregel":
        soorten = {str(s) for een in inhoud.maatregelen.values() for s in een.uitvoering_door}
    else:
        soorten = {str(een.organisatiesoort) for een in inhoud.bevoegdheden.values()}
    return tuple((rij.pk, rij.naam) for rij in Organisatie.objects.filter(soort__in=soorten).order_by("naam"))


def eigenaren(*, door: Actor, huishouden: UUID, doel: Doel = Doel.HULP) -> tuple[tuple[int, str], ...]:
    """Return who can do a safeguard afterwards: the professionals with an account who are involved now, and you."""
    with deur.lees(door=door, doel=doel, wat="waarborgen lezen", huishouden=huishouden) as sessie:
        sessie.inzage()
        mensen = {b.medewerker: b.naam for b in betrokkenen_in(sessie, alleen_nu=True) if b.medewerker}
    mensen[door.medewerker] = Medewerker.objects.get(pk=door.medewerker).naam
    eerst = mensen.pop(door.medewerker)
    return ((door.medewerker, eerst), *sorted(mensen.items(), key=lambda paar: paar[1]))
