"""Making seals: what is in events and access logs and not yet under a seal is sealed, outside the database first.

Runs as role ``taak``. A seal is written outside before the database knows it: killed in between, the next run finds it
there, sees that its rows are still what they were, and enters it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone

from tandem.acties.rechten.zegelrijen import LAAGST, Rij, al_verzegeld, bladen, hoogste, multireeks, schrijvers_klaar
from tandem.koppelingen.zegelmap import Zegelmap
from tandem.koppelingen.zegelsleutel import Vertrouwd, Zegelsleutel
from tandem.models import Grafsteen, Zegel, Zegeldeel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.zegel import (
    HOOGSTENS,
    TABELLEN,
    VORM,
    Akte,
    Blad,
    Herstel,
    Onleesbaar,
    Stuk,
    Zegelkop,
    kophash,
    lees_kop,
    lees_stuk,
    reeksen,
    wortel,
)
from tandem.regels.rechten.zegelvergelijk import draagt, sluit_aan

_SLOT = 7_209_340_131
"""One sealing job at a time: any number of our own, the key of an advisory lock."""
_ONGELIJK = (
    "De zegels in de database en die erbuiten lopen niet gelijk. Kijk eerst wat er is: ./tandem zegel controleer. "
    "Is er een reservekopie teruggezet? Ga dan verder met: ./tandem zegel maak --na-herstel REDEN"
)


@dataclass(frozen=True)
class Bron:
    """Outside the database: the folder, the keys that we believe, and the key that signs (only who seals has it)."""

    map: Zegelmap
    vertrouwd: Vertrouwd
    sleutel: Zegelsleutel | None = None

    def tekenaar(self) -> Zegelsleutel:
        """Return the key that signs. Raises ``Ongeldig`` when nobody would believe its signature."""
        if self.sleutel is None or self.sleutel.vingerafdruk not in self.vertrouwd.sleutels:
            raise Ongeldig(**{"": "De sleutel waarmee u tekent, hoort niet bij de publieke sleutels die wij kennen."})
        return self.sleutel


@dataclass(frozen=True)
class Gemaakt:
    """What a run did: the new seals, how many rows they hold, and a seal of an earlier run that was entered."""

    zegels: tuple[int, ...] = ()
    rijen: int = 0
    afgemaakt: int | None = None


@dataclass(frozen=True)
class _Stand:
    """Where sealing stands: the last seal outside, and what is known of the rows that were sealed."""

    nummer: int = 0
    kop: bytes | None = None
    gesloten: Mapping[str, int] = field(default_factory=dict)
    bij_tot: datetime | None = None


def maak_zegels(*, bron: Bron, na_herstel: str = "", using: str = "default") -> Gemaakt:
    """Seal everything that is not under a seal yet; nothing new gives no seal.

    ``na_herstel``: the reason by which a restored backup is accepted; the seals that it does not know are from then on
    declared lost. Raises ``Ongeldig`` (another key, a run under way, database and folder do not agree).
    """
    bron.tekenaar()
    afgemaakt = _maak_af(bron, using)
    nummers, rijen, reden = [], 0, na_herstel
    while (kop := _een_zegel(bron, reden, using)) is not None:
        nummers.append(kop.nummer)
        rijen, reden = rijen + kop.aantal, ""
    return Gemaakt(tuple(nummers), rijen, afgemaakt)


def begraaf(
    *, bron: Bron, akte: UUID, feiten: Mapping[str, Any], rijen: Mapping[str, list[int]], using: str = "default"
) -> Akte:
    """Sign a destruction certificate for rows that are about to go, keep it outside, and lay their tombstones.

    Call it in the transaction that removes the rows, before they go. ``feiten``: what the certificate says beside the
    leaves (ground, who agreed, when); no names. ``rijen``: numbers per table. Raises ``Ongeldig`` (another key).
    """
    weg = tuple(
        Blad(tabel, rij, hash_)
        for tabel in TABELLEN
        if (nummers := sorted(rijen.get(tabel, ())))
        for rij, _, hash_ in bladen(
            using, tabel, na=nummers[0] - 1, tot=nummers[-1], alleen=multireeks(reeksen(nummers))
        )
    )
    document = Akte(str(akte), weg, feiten)
    inhoud = document.inhoud()
    bron.map.schrijf_akte(str(akte), Stuk(inhoud, bron.tekenaar().teken(inhoud), weg).tekst())
    Grafsteen.objects.using(using).bulk_create(
        [Grafsteen(tabel=blad.tabel, rij=blad.rij, blad=blad.hash, akte=akte) for blad in weg]
    )
    return document


def _een_zegel(bron: Bron, na_herstel: str, using: str) -> Zegelkop | None:
    """Make one seal in a transaction of its own; None when there is nothing to seal."""
    with transaction.atomic(using=using):
        _alleen_wij(using)
        stand, herstel = _stand(bron, na_herstel, using)
        nu = timezone.now()
        rijen, gesloten, vol = _te_verzegelen(stand, using)
        if not rijen and herstel is None:
            return None
        kop = Zegelkop(
            nummer=stand.nummer + 1,
            gemaakt_op=nu,
            bij_tot=stand.bij_tot if vol else nu,
            aantal=len(rijen),
            wortel=wortel(rijen).hex(),
            vorige=kophash(stand.kop) if stand.kop is not None else "",
            sleutel=bron.tekenaar().vingerafdruk,
            bladvorm=VORM,
            gesloten=gesloten,
            herstel=herstel,
        )
        stuk = Stuk(kop.inhoud(), bron.tekenaar().teken(kop.inhoud()), tuple(rijen))
        bron.map.schrijf_zegel(kop.nummer, stuk.tekst())
        _schrijf_in(kop, stuk, using)
        return kop


def _alleen_wij(using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SLOT])
        if cursor.fetchone() == (False,):
            raise Ongeldig(**{"": "Er wordt op dit moment al een zegel gemaakt. Probeer het straks nog eens."})


def _te_verzegelen(stand: _Stand, using: str) -> tuple[list[Blad], dict[str, int], bool]:
    """Return the leaves of what is not under a seal, up to which number each table is closed, and whether more waits.

    What can be seen is sealed, whoever else is still writing; a part of a table is *closed* only once nobody can still
    come with a lower number.
    """
    uit: list[Blad] = []
    gesloten, vol = dict(stand.gesloten), False
    for tabel in TABELLEN:
        na, hoog = stand.gesloten.get(tabel, LAAGST), hoogste(using, tabel)
        rustig, ruimte = schrijvers_klaar(using, tabel), HOOGSTENS - len(uit)
        rijen = bladen(using, tabel, na=na, zonder=al_verzegeld(using, tabel, na), hoogstens=ruimte)
        uit += [Blad(tabel, rij, hash_) for rij, _, hash_ in rijen]
        meer = len(rijen) == ruimte
        vol |= meer
        if rustig and hoog is not None:
            gesloten[tabel] = max(na, min(hoog, _laatste(rijen, na)) if meer else hoog)
    return uit, gesloten, vol


def _laatste(rijen: list[Rij], anders: int) -> int:
    return rijen[-1][0] if rijen else anders


def _schrijf_in(kop: Zegelkop, stuk: Stuk, using: str) -> None:
    """Enter a seal that lies outside in the database: its heading, and which rows it holds."""
    zegel = Zegel(nummer=kop.nummer, gemaakt_op=kop.gemaakt_op, kop=stuk.kop.decode(), handtekening=stuk.handtekening)
    zegel.save(using=using, force_insert=True)
    delen = []
    for tabel in TABELLEN:
        nummers = [blad.rij for blad in stuk.bladen if blad.tabel == tabel]
        if nummers:
            van, tot = zip(*reeksen(nummers), strict=True)
            delen.append(Zegeldeel(zegel_id=kop.nummer, tabel=tabel, hoogste=nummers[-1], van=list(van), tot=list(tot)))
    Zegeldeel.objects.using(using).bulk_create(delen)


def _stand(bron: Bron, na_herstel: str, using: str) -> tuple[_Stand, Herstel | None]:
    """Return where sealing stands. Raises ``Ongeldig`` when database and folder do not know the same last seal."""
    buiten, binnen = max(bron.map.zegels(), default=0), _laatste_binnen(using)
    if buiten < binnen or (buiten > binnen and not na_herstel):
        raise Ongeldig(**{"": _ONGELIJK})
    herstel = Herstel(binnen, na_herstel) if buiten > binnen else None
    if not buiten:
        return _Stand(), None
    bekend = _lees(bron, binnen, using)[1] if binnen else None
    laatste = bron.map.lees_zegel(buiten)
    kop = lees_stuk(laatste).kop if laatste else None
    return _Stand(buiten, kop, bekend.gesloten if bekend else {}, _bij_tot(bekend)), herstel


def _bij_tot(bekend: Zegelkop | None) -> datetime | None:
    """Up to when nothing was left unsealed in any table; never yet, when the last seal did not hold all of them."""
    return bekend.bij_tot if bekend and all(bekend.bij(tabel) for tabel in TABELLEN) else None


def _laatste_binnen(using: str) -> int:
    return Zegel.objects.using(using).order_by("-nummer").values_list("nummer", flat=True).first() or 0


def _lees(bron: Bron, nummer: int, using: str) -> tuple[Stuk, Zegelkop]:
    """Read a seal from outside that we believe, and that is the same inside. Raises ``Ongeldig``."""
    binnen = Zegel.objects.using(using).filter(nummer=nummer).values_list("kop", flat=True).first()
    try:
        stuk = lees_stuk(bron.map.lees_zegel(nummer) or b"")
        kop = lees_kop(stuk.kop)
    except Onleesbaar as fout:
        raise Ongeldig(**{"": f"Zegel {nummer} buiten de database is niet te lezen: {fout}."}) from fout
    if not bron.vertrouwd.klopt(stuk.kop, stuk.handtekening) or not draagt(kop, stuk.bladen):
        raise Ongeldig(**{"": f"Zegel {nummer} is veranderd of met een andere sleutel ondertekend. {_ONGELIJK}"})
    if kop.nummer != nummer or (binnen is not None and binnen.encode() != stuk.kop):
        raise Ongeldig(**{"": _ONGELIJK})
    return stuk, kop


def _maak_af(bron: Bron, using: str) -> int | None:
    """Enter the seal of a run that was killed after writing it outside: only when every row is still what it was."""
    with transaction.atomic(using=using):
        _alleen_wij(using)
        nummers, binnen = bron.map.zegels(), _laatste_binnen(using)
        if not nummers or nummers[-1] != binnen + 1:
            return None
        stuk, kop = _lees(bron, nummers[-1], using)
        vorige = _lees(bron, binnen, using)[0].kop if binnen else None
        if not sluit_aan(vorige, kop) or not zelfde_rijen(stuk, using):
            return None
        _schrijf_in(kop, stuk, using)
        return kop.nummer


def zelfde_rijen(stuk: Stuk, using: str) -> bool:
    """Whether every row under a seal stands in the database as it was sealed."""
    for tabel in TABELLEN:
        verwacht = {blad.rij: blad.hash for blad in stuk.bladen if blad.tabel == tabel}
        if verwacht:
            nu = bladen(using, tabel, na=min(verwacht) - 1, tot=max(verwacht), alleen=multireeks(reeksen(verwacht)))
            if {rij: hash_ for rij, _, hash_ in nu} != verwacht:
                return False
    return True
