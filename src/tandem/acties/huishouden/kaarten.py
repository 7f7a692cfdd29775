"""What is known of people, as cards for pages: persons, ways to reach them, relations."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.huishouden.verblijf import Verblijfsoort
from tandem.acties.huishouden.vragen import LEDEN
from tandem.acties.vraag import Vraag
from tandem.models import Contactgegeven, Lid, Relatie, Verblijf
from tandem.regels.huishouden.leeftijd import Zekerheid, is_minderjarig, leeftijd_in_woorden
from tandem.regels.huishouden.lid import TALEN, Lidrol
from tandem.regels.huishouden.relatie import Relatiesoort
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten.lagen import Laag
from tandem.regels.tekst import afgezonderd


@dataclass(frozen=True)
class Persoonskaart:
    """A member as shown: name, age in words, role, and what is known besides."""

    id: int
    openbaar: UUID
    naam: str
    leeftijd: str
    rol: str
    minderjarig: bool
    taal: str
    overleden_op: date | None
    van: date
    tot: date | None
    verblijf: str
    heeft_bsn: bool
    ongeboren: bool

    @property
    def hier(self) -> bool:
        """Whether this person belongs to the household now."""
        return self.tot is None and self.overleden_op is None


@dataclass(frozen=True)
class Contactkaart:
    """A way to reach somebody. ``van_wie`` empty: of the whole household."""

    openbaar: UUID
    soort: str
    waarde: str
    van_wie: str
    lid: int | None
    veilig: bool
    toelichting: str
    afgeschermd: bool
    verborgen_voor: str
    tot: date | None


@dataclass(frozen=True)
class Relatiekaart:
    """A relation as a sentence."""

    openbaar: UUID
    van: int
    naar: int
    soort: str
    zin: str
    sinds: date | None
    tot: date | None


VERBLIJF = Vraag(Verblijf, lambda rijen: rijen.filter(tot=None))
CONTACT = Vraag(Contactgegeven, lambda rijen: rijen.order_by("soort", "van", "id"))


def lees_leden(sessie: Sessie) -> list[Lid]:
    """Return the members, the oldest first."""
    return sessie.vraag(LEDEN)


def maak_kaarten(sessie: Sessie, leden: list[Lid]) -> tuple[Persoonskaart, ...]:
    """Return members as shown. One query."""
    verblijf = {rij.lid_id: rij for rij in sessie.vraag(VERBLIJF)}
    return tuple(_kaart(sessie, lid, verblijf.get(lid.pk)) for lid in leden)


def _kaart(sessie: Sessie, lid: Lid, verblijf: Verblijf | None) -> Persoonskaart:
    geboorte = geboorte_van(lid)
    naam = f"{lid.voornaam or ''} {lid.achternaam or ''}".strip()
    ongeboren = lid.geboortedatum_soort == "ongeboren"
    woon = Verblijfsoort(verblijf.soort).omschrijving if verblijf else ""
    if verblijf and verblijf.toelichting:
        woon = f"{woon}: {verblijf.toelichting}"
    return Persoonskaart(
        id=lid.pk,
        openbaar=lid.openbaar,
        naam=naam or ("ongeboren kind" if ongeboren else "naam onbekend"),
        leeftijd=leeftijd_in_woorden(geboorte, lid.overleden_op or sessie.vandaag),
        rol=Lidrol(lid.rol).omschrijving if lid.rol in set(Lidrol) else lid.rol,
        minderjarig=is_minderjarig(geboorte, sessie.vandaag) is Zekerheid.JA,
        taal=TALEN.get(lid.taal, lid.taal) if lid.taal else "",
        overleden_op=lid.overleden_op,
        van=lid.van,
        tot=lid.tot,
        verblijf=woon,
        heeft_bsn=bool(lid.bsn),
        ongeboren=ongeboren,
    )


def lees_contact(sessie: Sessie, kop: Dossierkop) -> tuple[Contactkaart, ...]:
    """Return the ways to reach people; shielded ones only while they are open, and noted as such."""
    rijen = sessie.vraag(CONTACT)
    geheim = [rij for rij in rijen if rij.laag == Laag.AFGESCHERMD]
    if geheim:
        leden = {nummer for rij in geheim for nummer in rij.betreft}
        sessie.inzage(laag=Laag.AFGESCHERMD, leden=sorted(leden))
    return tuple(_contactkaart(rij, kop) for rij in rijen)


def _contactkaart(rij: Contactgegeven, kop: Dossierkop) -> Contactkaart:
    return Contactkaart(
        openbaar=rij.openbaar,
        soort=Contactsoort(rij.soort).omschrijving,
        waarde=rij.waarde,
        van_wie=kop.namen([rij.lid_id]) if rij.lid_id else "",
        lid=rij.lid_id,
        veilig=rij.veilig,
        toelichting=rij.toelichting or "",
        afgeschermd=rij.laag == Laag.AFGESCHERMD,
        verborgen_voor=kop.namen(rij.niet_zichtbaar_voor),
        tot=rij.tot,
    )


def lees_relaties(sessie: Sessie, kop: Dossierkop) -> tuple[Relatiekaart, ...]:
    """Return the relations among members that this reader may see."""
    uit = []
    for rij in sessie.van(Relatie).order_by("id"):
        van, naar = kop.lid(rij.van_lid_id), kop.lid(rij.naar_lid_id)
        if van and naar:
            soort = Relatiesoort(rij.soort)
            zin = f"{afgezonderd(van.roepnaam)} is {soort.omschrijving} {afgezonderd(naar.roepnaam)}"
            uit.append(Relatiekaart(rij.openbaar, van.id, naar.id, rij.soort, zin, rij.van, rij.tot))
    return tuple(uit)
