"""Loading a file of figures: as a whole or not at all, once, and with where it comes from."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Cijfer, Cijferlevering
from tandem.regels.kennis.cijfers import NAAM, Cijferrij, Fout, Tabel, lees_tabel
from tandem.regels.kennis.thema import LADERS
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig

GROOTSTE = 5 * 1024 * 1024
"""Bytes of a file of figures; a table of all municipalities over twenty years is far below it. Own choice."""
GEEN_LADER = (
    "Cijfers laden doet de functioneel beheerder of de regionale projectleider: één bestand geldt voor iedereen."
)
_TABEL = re.compile(r"[A-Za-z0-9-]{3,20}")
_SLOT = 20_260_102


@dataclass(frozen=True)
class Cijferbestand:
    """A file as offered, with what the reader of its figures must be able to check."""

    inhoud: bytes
    tabel: str
    titel: str
    thema: str
    bron: str
    gepubliceerd_op: date
    vijftallen: bool


class Bestandsfouten(Ongeldig):
    """A file that is refused, with every fault by its row and column."""

    def __init__(self, fouten: tuple[Fout, ...]) -> None:
        """Keep the faults beside the sentence at the field."""
        aantal = "staat één fout" if len(fouten) == 1 else f"staan {len(fouten)} fouten"
        super().__init__(bestand=f"Er is niets geladen: in dit bestand {aantal}. Hierboven staat waar.")
        self.plaatsen = tuple(fout.in_woorden for fout in fouten)


def mag_laden(door: Actor) -> bool:
    """Whether this role loads figures."""
    return door.rol in LADERS


def laad_cijfers(*, door: Actor, bestand: Cijferbestand, verzoek: UUID | None = None) -> UUID:
    """Load a file; the earlier file of the same table is kept, and no longer shown. Returns its public id.

    Raises ``Geweigerd`` for another role, ``Ongeldig`` with sentences at the fields, ``Bestandsfouten`` with places.
    """
    if not mag_laden(door):
        raise Geweigerd(GEEN_LADER)
    with deur.schrijf(door=door, doel=Doel.BEHEER, wat="cijfers laden", verzoek=verzoek) as sessie:
        _keur(bestand, sessie.vandaag)
        tabel = lees_tabel(bestand.inhoud, vijftallen=bestand.vijftallen)
        fouten = tabel.fouten or tuple(_verkeerde_namen(tabel))
        if fouten:
            raise Bestandsfouten(fouten)
        levering = _bewaar(sessie, bestand, tabel)
        sessie.geen_huishouddata()
        sessie.uitkomst = str(levering.openbaar)
    return levering.openbaar


def _keur(bestand: Cijferbestand, vandaag: date) -> None:
    fouten = {}
    if not _TABEL.fullmatch(bestand.tabel):
        fouten["tabel"] = "Gebruik alleen letters, cijfers en streepjes, zoals in 85361NED."
    if bestand.thema not in catalogus().cijferthemas:
        fouten["thema"] = "Kies waar de cijfers over gaan."
    if bestand.gepubliceerd_op > vandaag:
        fouten["gepubliceerd_op"] = "Deze dag moet nog komen."
    if len(bestand.inhoud) > GROOTSTE:
        fouten["bestand"] = f"Dit bestand is te groot. Hoogstens {GROOTSTE // 1024 // 1024} MB past."
    if fouten:
        raise Ongeldig(**fouten)


def _verkeerde_namen(tabel: Tabel) -> Iterator[Fout]:
    """A name in the file that is not the name we have for that code: one of the two is wrong, so nothing is loaded."""
    onze = {een.cbs_code: een.naam for een in catalogus().gemeenten.values() if een.cbs_code}
    gezien = dict[str, tuple[int, str]]()
    for nummer, rij in enumerate(tabel.rijen, start=2):
        gezien.setdefault(rij.regio, (nummer, rij.naam))
    for code, (nummer, naam) in gezien.items():
        if naam and code in onze and naam.removesuffix(" (gemeente)") != onze[code]:
            yield Fout(nummer, NAAM, f'bij {code} staat "{naam}". In Tandem is dat {onze[code]}. Zoek uit wat klopt.')


def _bewaar(sessie: Sessie, bestand: Cijferbestand, tabel: Tabel) -> Cijferlevering:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])  # two who load at once, load one after the other
    handtekening = hashlib.sha256(bestand.inhoud).hexdigest()
    geldig = Cijferlevering.objects.filter(tabel=bestand.tabel, vervallen_op=None).first()
    if geldig is not None and geldig.handtekening == handtekening:
        raise Ongeldig(bestand="Dit bestand is al geladen. Er is niets veranderd.")
    if geldig is not None and geldig.gepubliceerd_op > bestand.gepubliceerd_op:
        raise Ongeldig(gepubliceerd_op="Van deze tabel is al een latere versie geladen.")
    Cijferlevering.objects.filter(tabel=bestand.tabel, vervallen_op=None).update(vervallen_op=sessie.nu)
    levering = Cijferlevering.objects.create(
        tabel=bestand.tabel,
        titel=bestand.titel,
        thema=bestand.thema,
        bron=bestand.bron,
        gepubliceerd_op=bestand.gepubliceerd_op,
        vijftallen=bestand.vijftallen,
        maten=list(tabel.maten),
        namen={rij.regio: rij.naam for rij in tabel.rijen if rij.naam},
        handtekening=handtekening,
        door_id=sessie.door.medewerker,
        geladen_op=sessie.nu,
    )
    Cijfer.objects.bulk_create(_cijfers(levering.pk, tabel.rijen), batch_size=2_000)
    return levering


def _cijfers(levering: int, rijen: tuple[Cijferrij, ...]) -> Iterator[Cijfer]:
    for rij in rijen:
        for maat, waarde in enumerate(rij.waarden):
            yield Cijfer(
                levering_id=levering,
                regio=rij.regio,
                jaar=rij.jaar,
                maat=maat,
                stand=waarde.stand.value,
                getal=waarde.getal,
            )
