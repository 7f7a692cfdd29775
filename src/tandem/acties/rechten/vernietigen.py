"""The job of destroying (role ``taak``, as *Tandem zelf*): propose what lapsed, and carry out what was agreed.

Carrying out goes in an order in which every step can be done again: begin (the database counts the four eyes and the
holds once more), the key of the household, the key above it, and then in one transaction the signed certificate with
the tombstones and the rows. A run that was killed is finished by the next.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tandem.acties.inzage import Inzageregel, schrijf_inzage
from tandem.acties.rechten.bewaarfeiten import Dossier, dossier, dossiers
from tandem.acties.rechten.zegel import Bron, begraaf
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import kluis
from tandem.models import Vernietigingsstem, Vernietigingsvoorstel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.bewaren import Deeloordeel
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.vernietigen import Stem, Stemsoort, Voorstelsoort, aktefeiten, geldende_stemmen

TANDEM = Actor(0, "Tandem zelf", 0, 0, "", 0, "", "taak_bewaren", "Tandem zelf")
"""The named system actor of this job; it has no account, no organisation and one purpose."""
_SLOT = 7_513_000_001
"""One job at a time: the key of an advisory lock."""


@dataclass(frozen=True)
class Voorgesteld:
    """What a run of proposing did: files looked at, new on the list, and taken off it again."""

    bekeken: int
    nieuw: int
    vervallen: int


@dataclass(frozen=True)
class Uitgevoerd:
    """What a run of destroying did: files that went, and those that turned out not to go."""

    vernietigd: tuple[int, ...]
    niet: tuple[int, ...]


def stel_voor(*, nu: datetime | None = None) -> Voorgesteld:
    """Put every file whose last part has lapsed on the list; take off what turns out to be kept longer."""
    moment = nu or timezone.now()
    dag, bekeken, nieuw = timezone.localdate(moment), 0, 0
    with alleen_wij():
        open_ = {rij.dossier: rij for rij in _open_voorstellen()}
        vervallen = [rij for rij in open_.values() if not _gaat_nog(rij, dossier(rij.dossier, dag))]
        Vernietigingsvoorstel.objects.filter(pk__in=[rij.pk for rij in vervallen]).update(vervallen_op=moment)
        staat = open_.keys() - {rij.dossier for rij in vervallen}
        regels: list[Inzageregel] = [Inzageregel(None, 1, None, [], "gelezen")]
        for een in dossiers(dag):
            bekeken += 1
            if een.oordeel.mag_weg and een.nummer not in staat:
                _zet_op_lijst(een, moment)
                regels.append(Inzageregel(een.nummer, 1, None, [], "gelezen"))
                nieuw += 1
        noteer("bewaartermijnen nagaan", regels, moment)
    return Voorgesteld(bekeken, nieuw, len(vervallen))


def _open_voorstellen() -> list[Vernietigingsvoorstel]:
    rijen = Vernietigingsvoorstel.objects.filter(soort=Voorstelsoort.DOSSIER, vervallen_op=None, vernietigd_op=None)
    return list(rijen.order_by("pk"))


def _gaat_nog(rij: Vernietigingsvoorstel, een: Dossier | None) -> bool:
    """Whether a proposal still stands: begun or done, or the same verdict as when people were asked.

    A hold does not take it off the list: it says there why it waits.
    """
    if rij.begonnen_op is not None or een is None:
        return rij.begonnen_op is not None
    oordeel = een.oordeel
    zelfde = oordeel.vervalt_op == rij.vervalt_op and _delen(oordeel.delen) == rij.delen
    return zelfde and not een.feiten.in_gebruik


def _zet_op_lijst(een: Dossier, moment: datetime) -> None:
    Vernietigingsvoorstel(
        nummer=een.nummer,
        gemeente=een.gemeente,
        organisaties=sorted(een.feiten.organisaties),
        casusnummers=list(een.casusnummers),
        opgesteld_op=moment,
        laatste_wijziging=een.feiten.laatste_wijziging,
        vervalt_op=een.oordeel.vervalt_op or timezone.localdate(moment),
        delen=_delen(een.oordeel.delen),
        inhoudversie=catalogus().versies["bewaartermijnen.yaml"],
    ).save(force_insert=True)


def _delen(delen: tuple[Deeloordeel, ...]) -> list[dict[str, Any]]:
    return [
        {
            "deel": een.deel, "naam": een.naam, "organisatie": een.organisatie, "waarom": een.waarom,
            "artikel": een.artikel, "vervalt_op": een.vervalt_op.isoformat() if een.vervalt_op else None,
        }
        for een in delen
    ]  # fmt: skip


def voer_uit(*, bron: Bron, nu: datetime | None = None) -> Uitgevoerd:
    """Destroy everything that two people agreed on and nothing holds, and finish what an earlier run began.

    ``bron``: the key that signs certificates and where they are kept. Raises ``Ongeldig`` for a key that nobody would
    believe: then nothing was touched.
    """
    bron.tekenaar()
    moment = nu or timezone.now()
    with alleen_wij():
        begonnen, niet = _begin(moment)
        for rij in begonnen:
            kluis().vernietig(rij.dossier)
        if begonnen:
            kluis().roteer()
        for rij in begonnen:
            _maak_af(rij, bron, moment)
    return Uitgevoerd(tuple(rij.dossier for rij in begonnen), tuple(niet))


def _begin(moment: datetime) -> tuple[list[Vernietigingsvoorstel], list[int]]:
    """Everything that is begun now or was before; and what was agreed but is kept longer after all."""
    begonnen, niet, dag = [], [], timezone.localdate(moment)
    for rij in _open_voorstellen():
        if not _gaat_nog(rij, dossier(rij.dossier, dag)):
            Vernietigingsvoorstel.objects.filter(pk=rij.pk).update(vervallen_op=moment)
            niet.append(rij.dossier)
        elif vraag("SELECT tandem_begin_vernietiging(%s, %s)", rij.pk, moment):
            rij.refresh_from_db()
            begonnen.append(rij)
    return begonnen, niet


def _maak_af(rij: Vernietigingsvoorstel, bron: Bron, moment: datetime) -> None:
    """Certificate, tombstones and rows, in one transaction. A certificate of a run that was cut off is the same one."""
    with transaction.atomic():
        akte = begraaf(
            bron=bron, akte=rij.akte, feiten=_feiten(rij),
            rijen={"gebeurtenis": vraag("SELECT tandem_vernietig_nummers(%s)", rij.pk)},
        )  # fmt: skip
        vraag("SELECT tandem_vernietig_rijen(%s, %s)", rij.pk, moment)
        kop = akte.inhoud()
        Vernietigingsvoorstel.objects.filter(pk=rij.pk).update(
            kop=kop.decode(), handtekening=bron.tekenaar().teken(kop), vernietigd_op=moment
        )
        noteer("dossier vernietigen", [Inzageregel(rij.dossier, 1, None, [], "geschreven")], moment)


def _feiten(rij: Vernietigingsvoorstel) -> dict[str, Any]:
    return aktefeiten(
        nummer=rij.dossier,
        begonnen_op=rij.begonnen_op or rij.opgesteld_op,
        vervallen_op=rij.vervalt_op,
        gronden=rij.delen,
        akkoord=wie_akkoord(rij),
    )


def wie_akkoord(rij: Vernietigingsvoorstel) -> list[int]:
    """Return who agreed, by number."""
    stemmen = Vernietigingsstem.objects.filter(voorstel=rij).order_by("pk")
    geldend = geldende_stemmen(Stem(een.medewerker, Stemsoort(een.soort)) for een in stemmen)
    return [wie for wie, soort in geldend.items() if soort is Stemsoort.AKKOORD]


def noteer(wat: str, regels: list[Inzageregel], moment: datetime) -> None:
    """Write in the access log what this job did."""
    schrijf_inzage(door=TANDEM, doel=Doel.BEWAREN, wat=wat, verzoek=uuid.uuid4(), regels=regels, nu=moment)


@contextmanager
def alleen_wij() -> Iterator[None]:
    """One run at a time, over several transactions. Raises ``Ongeldig`` when another one is at work."""
    if not vraag("SELECT pg_try_advisory_lock(%s)", _SLOT):
        raise Ongeldig(**{"": "Er loopt al een opdracht die dossiers voorstelt of vernietigt. Wacht tot die klaar is."})
    try:
        yield
    finally:
        vraag("SELECT pg_advisory_unlock(%s)", _SLOT)


def vraag(opdracht: str, *waarden: Any) -> Any:
    """Ask the database one thing: a function, or a lock."""
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        (antwoord,) = cursor.fetchone()
    return antwoord
