"""Search before create.

Inside one's keys: by name in any spelling, address, telephone, BSN and case number, in one indexed query on the blind
index. Outside them: only on full name and day of birth, limited and logged, and the answer is at most *mogelijk al
bekend: vraag team X*. A shielded file gives the same answer as no file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van, namen_voor, woont_er
from tandem.acties.huishouden.kop import LidKort, toon_lid
from tandem.acties.huishouden.wijzers import BSN, KLANK, merk, merk_volledig, merken_van_contact
from tandem.acties.keuring import keur
from tandem.acties.sleutelfilter import merkreeks
from tandem.acties.vraag import Vraag
from tandem.koppelingen.kluis import kluis
from tandem.models import Casus, Huishouden, Lid, Zoekpoging, Zoekwijzer
from tandem.regels.huishouden.bsn import bezwaren_bsn, normaliseer_bsn
from tandem.regels.huishouden.dossier import bezwaren_zoekpoging
from tandem.regels.huishouden.leeftijd import bezwaren_geboorte, geboren_op, leeftijd_in_woorden
from tandem.regels.huishouden.lid import bezwaren_naam
from tandem.regels.huishouden.naam import Gezocht, Overeenkomst, naamvorm, woorden
from tandem.regels.huishouden.vindplaats import zoekbaar_als
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.tekst import afgezonderd

LANGST = 200
"""Characters of a search text. Own choice."""
MEEST_GETOOND = 50
"""Households in one answer; with more, the page asks to search more precisely. Own choice."""
_WIJZERS = Vraag(
    Zoekwijzer,
    lambda rijen, merken: rijen.filter(merk__in_reeks=merken).values_list("huishouden_id", "lid_id", "merk"),
)
_HUISHOUDENS = Vraag(Huishouden)
_LEDEN = Vraag(Lid)
_CASUSSEN = Vraag(Casus, lambda rijen: rijen.order_by("geopend_op"))
_CASUSNUMMER = re.compile(r"[A-Z]{1,4}-[0-9]{4}-[0-9]{3,}|T-[0-9]+-[0-9a-f]+", re.IGNORECASE)


@dataclass(frozen=True)
class Treffer:
    """One household that was found: why, and who in it."""

    huishouden: str
    naam: str
    nummer: str
    stand: str
    waarom: str
    leden: tuple[str, ...]
    zelfde: bool


@dataclass(frozen=True)
class Uitslag:
    """What a search found; ``meer``: how many were left out."""

    vraag: str
    treffers: tuple[Treffer, ...]
    meer: int


@dataclass
class _Gevonden:
    waarom: str = ""
    zelfde: bool = False
    punten: float = 0.0


def zoek(*, door: Actor, vraag: str, doel: Doel = Doel.ZOEKEN) -> Uitslag:
    """Search in the files that the actor has keys to for this purpose (beside ``ZOEKEN``: a duty); the likeliest first.

    Raises ``Ongeldig`` for too long a text.
    """
    vraag = " ".join(vraag.split())
    if len(vraag) > LANGST:
        raise Ongeldig(q=f"Zoek met hoogstens {LANGST} tekens.")
    with deur.lees(door=door, doel=doel, wat="zoeken") as sessie:
        if not vraag:
            sessie.geen_huishouddata()
            return Uitslag("", (), 0)
        treffers, meer = _doorzoek(sessie, vraag)
        if not treffers:
            sessie.inzage(uitkomst="niets gevonden")
        return Uitslag(vraag, treffers, meer)


def _doorzoek(sessie: Sessie, vraag: str) -> tuple[tuple[Treffer, ...], int]:
    """Candidates from the blind index, then judged on what they really are called; the likeliest, and how many more."""
    gezocht = Gezocht(vraag)
    gevonden, kandidaten = _aangewezen(sessie, vraag, gezocht)
    gevonden |= {nummer: _Gevonden("casusnummer", True, 3.0) for nummer in _op_casusnummer(sessie, vraag)}
    sessie.beperk({*gevonden, *kandidaten})
    sessie.alvast(_HUISHOUDENS, _LEDEN, _CASUSSEN)
    huishoudens = {rij.pk: rij for rij in sessie.vraag(_HUISHOUDENS)}
    leden: dict[int, list[Lid]] = {nummer: [] for nummer in huishoudens}
    for lid in sessie.vraag(_LEDEN):
        leden[lid.huishouden_id].append(lid)
    kluis().haal(huishoudens)
    for nummer in kandidaten.keys() - gevonden.keys():
        oordeel = _beoordeel(gezocht, kandidaten[nummer], leden[nummer], huishoudens[nummer])
        if oordeel.punten > 0:
            gevonden[nummer] = oordeel
    volgorde = sorted(gevonden, key=lambda nummer: (-gevonden[nummer].punten, nummer))
    getoond = {nummer: gevonden[nummer] for nummer in volgorde[:MEEST_GETOOND]}
    return _toon(sessie, getoond, huishoudens, leden), max(0, len(volgorde) - MEEST_GETOOND)


def _aangewezen(
    sessie: Sessie, vraag: str, gezocht: Gezocht
) -> tuple[dict[int, _Gevonden], dict[int, set[int | None]]]:
    """What the index points at: households found exactly, and those that may be called so, with which members may.

    No name is opened that cannot fit: of each word sought the index must know a key. No member (None) is the name that
    the household chose.
    """
    vast, op_naam = _vaste_merken(vraag), {merk(KLANK, sleutel): sleutel for sleutel in gezocht.sleutels}
    gevonden: dict[int, _Gevonden] = {}
    raak: dict[int, dict[int | None, set[str]]] = {}
    for huishouden, lid, bytes_ in sessie.vraag(_WIJZERS, merken=merkreeks([*vast, *op_naam])):
        een = bytes(bytes_)
        if een in vast:
            gevonden[huishouden] = _Gevonden(vast[een], True, 2.0)
        else:
            raak.setdefault(huishouden, {}).setdefault(lid, set()).add(op_naam[een])
    return gevonden, {
        nummer: {lid for lid, sleutels in wie.items() if gezocht.kan_passen(sleutels)}
        for nummer, wie in raak.items()
        if gezocht.kan_passen(set().union(*wie.values()))
    }


def _vaste_merken(vraag: str) -> dict[bytes, str]:
    """Marks that are found exactly, with what they are: telephone, address, BSN."""
    uit = {}
    for soort in zoekbaar_als(vraag):
        for een in merken_van_contact(soort.value, vraag):
            uit[een] = soort.omschrijving
    bsn = normaliseer_bsn(vraag)
    if bsn and not bezwaren_bsn(vraag):
        uit[merk(BSN, bsn)] = "BSN"
    return uit


def _beoordeel(gezocht: Gezocht, wie: set[int | None], leden: Sequence[Lid], huishouden: Huishouden) -> _Gevonden:
    """How well a household fits: by the name of somebody in it or its own; if none fits, by all names together."""
    namen = {lid.pk: f"{lid.voornaam or ''} {lid.achternaam or ''}".strip() for lid in leden}
    kansrijk = [namen[lid] for lid in wie if lid in namen]
    if None in wie:
        kansrijk.append(huishouden.eigen_naam or "")
    beste = _beste(gezocht, kansrijk)
    return beste if beste.punten or len(gezocht.woorden) == 1 else _beste(gezocht, [" ".join(namen.values())])


def _beste(gezocht: Gezocht, namen: Iterable[str]) -> _Gevonden:
    beste = _Gevonden()
    for vorm in map(naamvorm, namen):
        overeenkomst = gezocht.vergelijk(vorm)
        if overeenkomst is Overeenkomst.GEEN:
            continue
        zelfde = overeenkomst is Overeenkomst.ZELFDE
        punten = gezocht.gelijkenis(vorm) + zelfde
        if punten > beste.punten:
            beste = _Gevonden(overeenkomst.omschrijving, zelfde, punten)
    return beste


def _op_casusnummer(sessie: Sessie, vraag: str) -> Iterable[int]:
    if not _CASUSNUMMER.fullmatch(vraag):
        return ()
    return sessie.van(Casus).filter(nummer__in=[vraag, vraag.upper()]).values_list("huishouden_id", flat=True)


def _toon(
    sessie: Sessie, getoond: dict[int, _Gevonden], huishoudens: dict[int, Huishouden], leden: dict[int, list[Lid]]
) -> tuple[Treffer, ...]:
    nummers = {casus.huishouden_id: casus.nummer for casus in sessie.vraag(_CASUSSEN)}
    namen = namen_voor(sessie, [huishoudens[nummer] for nummer in getoond])
    return tuple(
        _treffer(sessie, huishoudens[nummer], namen[nummer], gevonden, leden[nummer], nummers.get(nummer, ""))
        for nummer, gevonden in getoond.items()
    )


def _treffer(
    sessie: Sessie, rij: Huishouden, naam: str, gevonden: _Gevonden, leden: Sequence[Lid], nummer: str
) -> Treffer:
    sessie.inzage(huishouden=rij.pk, leden=[lid.pk for lid in leden])
    aanwezig = [lid for lid in leden if woont_er(lid, sessie.vandaag)]
    return Treffer(
        huishouden=str(rij.openbaar),
        naam=naam,
        nummer=nummer,
        stand=rij.stand,
        waarom=gevonden.waarom,
        leden=tuple(_in_woorden(toon_lid(lid, op=sessie.vandaag), lid, sessie.vandaag) for lid in aanwezig),
        zelfde=gevonden.zelfde,
    )


def _in_woorden(kort: LidKort, lid: Lid, op: date) -> str:
    return f"{afgezonderd(kort.naam)}, {leeftijd_in_woorden(geboorte_van(lid), op)}"


@dataclass(frozen=True)
class Bekend:
    """The answer to a search outside one's keys: the names of local teams to ask, often none."""

    teams: tuple[str, ...]


def zoek_buiten(*, door: Actor, voornaam: str, achternaam: str, geboortedatum: date) -> Bekend:
    """Ask whether anybody knows this person. Logged, also in the file that is met; counted and limited.

    Raises ``Ongeldig`` without a full name, with an impossible day, or after too many attempts.
    """
    keur(bezwaren_naam("voornaam", voornaam) + bezwaren_naam("achternaam", achternaam))
    if not woorden(voornaam) or not woorden(achternaam):
        leeg = "voornaam" if not woorden(voornaam) else "achternaam"
        raise Ongeldig(**{leeg: "Vul de hele naam in. Op een deel van een naam zoeken we niet buiten uw huishoudens."})
    with deur.lees(door=door, doel=Doel.ZOEKEN, wat="zoeken buiten eigen huishoudens") as sessie:
        keur(bezwaren_geboorte(geboren_op(geboortedatum), sessie.vandaag))
        _tel(sessie)
        volledig = merk_volledig(f"{voornaam} {achternaam}", geboortedatum)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tandem_bekend_bij(%s, %s, %s, %s, %s, %s)",
                [volledig, door.medewerker, door.organisatie, door.rol, sessie.nu, sessie.verzoek],
            )
            teams = tuple(team for (team,) in cursor.fetchall())
        Zoekpoging.objects.create(medewerker=door.medewerker, op=sessie.nu, gevonden=bool(teams))
        sessie.inzage(uitkomst="gezocht")
        return Bekend(teams)


def _tel(sessie: Sessie) -> None:
    """Refuse after too many attempts; one at a time per professional, so that nobody slips past the count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [33, sessie.door.medewerker])
    pogingen = Zoekpoging.objects.filter(medewerker=sessie.door.medewerker)
    dag = pogingen.filter(op__gt=sessie.nu - timedelta(days=1))
    keur(bezwaren_zoekpoging(dag.filter(op__gt=sessie.nu - timedelta(hours=1)).count(), dag.count()))
