"""Search before create.

Inside one's keys: by name in any spelling, address, telephone, BSN and case number, in one indexed query on the blind
index. Outside them: only on full name and day of birth, limited and logged, and the answer is at most *mogelijk al
bekend: vraag team X*. A shielded file gives the same answer as no file.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van, namen_voor, woont_er
from tandem.acties.huishouden.kop import LidKort, toon_lid
from tandem.acties.huishouden.wijzers import BSN, merk, merk_volledig, merken_van_contact, merken_van_naam
from tandem.acties.keuring import keur
from tandem.models import Casus, Huishouden, Lid, Zoekpoging, Zoekwijzer
from tandem.regels.huishouden.bsn import bezwaren_bsn, normaliseer_bsn
from tandem.regels.huishouden.dossier import bezwaren_zoekpoging
from tandem.regels.huishouden.leeftijd import bezwaren_geboorte, geboren_op, leeftijd_in_woorden
from tandem.regels.huishouden.lid import bezwaren_naam
from tandem.regels.huishouden.naam import Overeenkomst, gelijkenis, vergelijk, woorden
from tandem.regels.huishouden.vindplaats import zoekbaar_als
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.tekst import afgezonderd

LANGST = 200
"""Characters of a search text. Own choice."""
MEEST_GETOOND = 50
"""Households in one answer; with more, the page asks to search more precisely. Own choice."""
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
        leden, gevonden = _doorzoek(sessie, vraag)
        volgorde = sorted(gevonden, key=lambda nummer: (-gevonden[nummer].punten, nummer))
        treffers = _toon(sessie, volgorde[:MEEST_GETOOND], gevonden, leden)
        if not treffers:
            sessie.inzage(uitkomst="niets gevonden")
        return Uitslag(vraag, treffers, max(0, len(volgorde) - MEEST_GETOOND))


def _doorzoek(sessie: Sessie, vraag: str) -> tuple[dict[int, list[Lid]], dict[int, _Gevonden]]:
    """Candidates from the blind index, then judged on what they really are called."""
    vast = _vaste_merken(vraag)
    op_naam = merken_van_naam(vraag)
    rijen = list(sessie.van(Zoekwijzer).filter(merk__in=[*vast, *op_naam]).values_list("huishouden_id", "merk"))
    raak: dict[int, set[bytes]] = defaultdict(set)
    for huishouden, een in rijen:
        raak[huishouden].add(bytes(een))
    leden: dict[int, list[Lid]] = defaultdict(list)
    for lid in sessie.van(Lid).filter(huishouden_id__in=list(raak)):
        leden[lid.huishouden_id].append(lid)
    huishoudens = {rij.pk: rij for rij in sessie.van(Huishouden).filter(pk__in=list(raak))}
    gevonden: dict[int, _Gevonden] = {}
    for nummer, merken in raak.items():
        oordeel = _beoordeel(vraag, merken, vast, leden[nummer], huishoudens.get(nummer))
        if oordeel.punten > 0:
            gevonden[nummer] = oordeel
    for casus in _op_casusnummer(sessie, vraag):
        gevonden[casus.huishouden_id] = _Gevonden("casusnummer", True, 3.0)
    return leden, gevonden


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


def _beoordeel(
    vraag: str, merken: set[bytes], vast: dict[bytes, str], leden: Sequence[Lid], huishouden: Huishouden | None
) -> _Gevonden:
    exact = [vast[een] for een in merken if een in vast]
    if exact:
        return _Gevonden(exact[0], True, 2.0)
    beste = _Gevonden()
    namen = [f"{lid.voornaam or ''} {lid.achternaam or ''}".strip() for lid in leden]
    eigen = huishouden.eigen_naam if huishouden else None
    for naam in [*filter(None, namen), *filter(None, [eigen]), " ".join(namen)]:
        overeenkomst = vergelijk(vraag, naam)
        punten = gelijkenis(vraag, naam) + (overeenkomst is Overeenkomst.ZELFDE)
        if overeenkomst is not Overeenkomst.GEEN and punten > beste.punten:
            beste = _Gevonden(overeenkomst.omschrijving, overeenkomst is Overeenkomst.ZELFDE, punten)
    return beste


def _op_casusnummer(sessie: Sessie, vraag: str) -> Iterable[Casus]:
    if not _CASUSNUMMER.fullmatch(vraag):
        return ()
    return sessie.van(Casus).filter(nummer__in=[vraag, vraag.upper()])


def _toon(
    sessie: Sessie, nummers: Sequence[int], gevonden: dict[int, _Gevonden], leden: dict[int, list[Lid]]
) -> tuple[Treffer, ...]:
    if not nummers:
        return ()
    ontbreekt = [nummer for nummer in nummers if nummer not in leden]
    for lid in sessie.van(Lid).filter(huishouden_id__in=ontbreekt):
        leden[lid.huishouden_id].append(lid)
    rijen = {rij.pk: rij for rij in sessie.van(Huishouden).filter(pk__in=nummers)}
    casus = {
        rij.huishouden_id: rij for rij in sessie.van(Casus).filter(huishouden_id__in=nummers).order_by("geopend_op")
    }
    namen = namen_voor(sessie, rijen.values())
    return tuple(
        _treffer(sessie, rijen[nummer], namen[nummer], gevonden[nummer], leden[nummer], casus.get(nummer))
        for nummer in nummers
    )


def _treffer(
    sessie: Sessie, rij: Huishouden, naam: str, gevonden: _Gevonden, leden: Sequence[Lid], casus: Casus | None
) -> Treffer:
    sessie.inzage(huishouden=rij.pk, leden=[lid.pk for lid in leden])
    aanwezig = [lid for lid in leden if woont_er(lid, sessie.vandaag)]
    return Treffer(
        huishouden=str(rij.openbaar),
        naam=naam,
        nummer=casus.nummer if casus else "",
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
