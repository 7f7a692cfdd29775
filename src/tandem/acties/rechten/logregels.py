"""The job on lines of the access log past their own term (role ``taak``, as *Tandem zelf*): propose, and carry out.

The machinery of destroying a file, for lines: the same list, the same four eyes, certificates and tombstones. Carrying
out goes in batches: first it is written down which lines go and under which certificate, then in one transaction the
certificate, the tombstones and the lines. A run that was killed takes up its batch. What is held when a batch is chosen
stays, and comes on the list again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.inzage import Inzageregel
from tandem.acties.rechten.bewaarfeiten import logoordeel
from tandem.acties.rechten.vernietigen import alleen_wij, noteer, vraag, wie_akkoord
from tandem.acties.rechten.zegel import Bron, begraaf
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Logpartij, Organisatie, Vernietigingsvoorstel
from tandem.regels.rechten.bewaren import LOGBOEK
from tandem.regels.rechten.logregels import Logoordeel, Logvervolg, logaktefeiten, vervolg_van
from tandem.regels.rechten.vernietigen import Voorstelsoort

PER_PARTIJ = 10_000
"""Lines under one certificate, in one transaction (own choice): seconds of work, a megabyte of certificate."""
Melding = Callable[[int, int], None]
"""Hears after each batch how many lines of one proposal are gone, and of how many."""


@dataclass(frozen=True)
class Logvoorgesteld:
    """What a run of proposing did; ``waarom``: up to which day lines have lapsed, or why none has."""

    waarom: str
    nieuw: int = 0
    vervallen: int = 0


@dataclass(frozen=True)
class Loguitgevoerd:
    """How many lines went, and of how many proposals it turned out that they do not go."""

    regels: int
    niet: int


@dataclass(frozen=True)
class _Telling:
    """Of the lines that readers of one organisation left, up to a day: what may go, and what is held."""

    regels: int = 0
    huishoudens: int = 0
    vast: int = 0
    toezicht: int = 0


def stel_logregels_voor(*, nu: datetime | None = None) -> Logvoorgesteld:
    """Put lines past their term on the list, per organisation; take off what does not stand any more.

    As long as a term is not verified nothing is put on it.
    """
    moment = nu or timezone.now()
    oordeel, nieuw = logoordeel(timezone.localdate(moment)), 0
    with alleen_wij():
        open_ = _open_voorstellen()
        weg = [rij.pk for rij in open_ if _vervolg(rij, oordeel, moment) is Logvervolg.VERVALT]
        Vernietigingsvoorstel.objects.filter(pk__in=weg).update(vervallen_op=moment)
        staat = {rij.organisaties[0] for rij in open_ if rij.pk not in weg}
        for organisatie, telling in _tel(oordeel.tot, moment).items():
            if telling.regels and organisatie not in staat:
                _zet_op_lijst(organisatie, telling, oordeel, moment)
                nieuw += 1
        noteer("logboek: termijn nagaan", [Inzageregel(None, 1, None, [], "gelezen")], moment)
    return Logvoorgesteld(oordeel.waarom, nieuw, len(weg))


def _open_voorstellen() -> list[Vernietigingsvoorstel]:
    rijen = Vernietigingsvoorstel.objects.filter(soort=Voorstelsoort.LOGBOEK, vervallen_op=None, vernietigd_op=None)
    return list(rijen.order_by("pk"))


def _tel(tot: date | None, moment: datetime) -> dict[int, _Telling]:
    if tot is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tandem_logfeiten(%s, %s)", [tot, moment])
        return {organisatie: _Telling(*getallen) for organisatie, *getallen in cursor.fetchall()}


def _vervolg(rij: Vernietigingsvoorstel, oordeel: Logoordeel, moment: datetime) -> Logvervolg:
    if rij.begonnen_op is not None:
        return Logvervolg.BLIJFT
    tot = _tot(rij)
    vrij = _tel(tot, moment).get(rij.organisaties[0], _Telling()).regels
    return vervolg_van(tot=tot, gevraagd=(rij.aantallen or {})["regels"], oordeel_tot=oordeel.tot, vrij=vrij)


def _tot(rij: Vernietigingsvoorstel) -> date:
    """Lines from before this day."""
    return rij.laatste_wijziging + timedelta(days=1)


def _zet_op_lijst(organisatie: int, telling: _Telling, oordeel: Logoordeel, moment: datetime) -> None:
    tot = oordeel.tot or timezone.localdate(moment)
    vervalt_op = oordeel.vervalt_op or timezone.localdate(moment)
    deel = {
        "deel": LOGBOEK, "naam": "Logboek van inzien", "organisatie": organisatie, "waarom": oordeel.waarom,
        "artikel": oordeel.artikel, "vervalt_op": vervalt_op.isoformat(),
    }  # fmt: skip
    Vernietigingsvoorstel(
        soort=Voorstelsoort.LOGBOEK,
        gemeente=Organisatie.objects.filter(pk=organisatie).values_list("gemeente_id", flat=True).first(),
        organisaties=[organisatie],
        casusnummers=[],
        opgesteld_op=moment,
        laatste_wijziging=tot - timedelta(days=1),
        vervalt_op=vervalt_op,
        delen=[deel],
        aantallen=vars(telling),
        inhoudversie=catalogus().versies["bewaartermijnen.yaml"],
    ).save(force_insert=True)


def voer_logregels_uit(
    *, bron: Bron, nu: datetime | None = None, per_partij: int = PER_PARTIJ, meld: Melding | None = None
) -> Loguitgevoerd:
    """Remove the lines that two people agreed on and nothing holds, and finish what an earlier run began.

    Raises ``Ongeldig`` for a key that nobody would believe: then nothing was touched.
    """
    bron.tekenaar()
    moment, regels, niet = nu or timezone.now(), 0, 0
    oordeel = logoordeel(timezone.localdate(moment))
    with alleen_wij():
        for rij in _open_voorstellen():
            vervolg = _vervolg(rij, oordeel, moment)
            if vervolg is Logvervolg.VERVALT:
                Vernietigingsvoorstel.objects.filter(pk=rij.pk).update(vervallen_op=moment)
                niet += 1
            elif vervolg is Logvervolg.BLIJFT and vraag("SELECT tandem_begin_vernietiging(%s, %s)", rij.pk, moment):
                rij.refresh_from_db()
                regels += _maak_af(rij, bron, moment, per_partij, meld or (lambda _weg, _van: None))
    return Loguitgevoerd(regels, niet)


def _maak_af(rij: Vernietigingsvoorstel, bron: Bron, moment: datetime, per_partij: int, meld: Melding) -> int:
    """Batch after batch, until none is left. Returns how many lines this run removed."""
    weg = 0
    while (partij := vraag("SELECT tandem_logpartij(%s, %s, %s)", rij.pk, per_partij, moment)) is not None:
        weg += _partij_weg(rij, partij, bron, moment)
        meld(weg, (rij.aantallen or {})["regels"])
    with transaction.atomic():
        Vernietigingsvoorstel.objects.filter(pk=rij.pk).update(vernietigd_op=moment)
        noteer("logregels vernietigen", [Inzageregel(None, 1, None, [], "geschreven")], moment)
    return weg


def _partij_weg(rij: Vernietigingsvoorstel, nummer: int, bron: Bron, moment: datetime) -> int:
    """Certificate, tombstones and lines of one batch, in one transaction; the same lines give the same certificate."""
    with transaction.atomic():
        partij = Logpartij.objects.get(pk=nummer)
        feiten = _feiten(rij, partij)
        akte = begraaf(bron=bron, akte=partij.akte, feiten=feiten, rijen={"inzage": partij.nummers})
        aantal = int(vraag("SELECT tandem_vernietig_logregels(%s, %s)", partij.pk, moment))
        kop = akte.inhoud()
        Logpartij.objects.filter(pk=nummer).update(kop=kop.decode(), handtekening=bron.tekenaar().teken(kop))
    return aantal


def _feiten(rij: Vernietigingsvoorstel, partij: Logpartij) -> dict[str, Any]:
    return logaktefeiten(
        organisatie=rij.organisaties[0],
        tot=_tot(rij),
        partij=partij.volgnummer,
        begonnen_op=partij.begonnen_op.astimezone(UTC).isoformat(),
        gronden=rij.delen,
        akkoord=wie_akkoord(rij),
    )
