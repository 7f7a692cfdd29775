"""Own instruments: looking at a workbook, taking it into use as a new one or a new version, and withdrawing.

Every fault is told by sheet, row and column, and with any fault nothing is kept. What came into use never changes, so
who is filling in and what was measured keep their questions; withdrawing is added beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.bestand import Bestand, bladen_van
from tandem.acties.zelfscan.instrumenten import als_opslag, eigen_rijen, lees_rij
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Instrumentversie
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tabel import Bladen
from tandem.regels.zelfscan.eigen import (
    Wijziging,
    bezwaren_in_gebruik,
    eigen_code,
    hangt_eraan,
    kale_code,
    wijzigingen,
)
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.instrumentblad import als_bladen, is_eigen_indeling
from tandem.regels.zelfscan.instrumentkaart import (
    Instrumentkaart,
    Instrumentvoorstel,
    lees_instrument_met_kaart,
    stel_kaart_voor,
)
from tandem.regels.zelfscan.instrumentlezer import Gelezen, uit_bladen

_SLOT = 20_260_104


@dataclass(frozen=True)
class Instrumentbeeld:
    """What is in a workbook. ``eigen_indeling``: it needs no map. ``vorige``: the version that it would follow."""

    bladen: tuple[str, ...]
    voorstel: Instrumentvoorstel | None
    eigen_indeling: bool
    instrument: Instrument | None = None
    vorige: str = ""
    wijzigingen: tuple[Wijziging, ...] = ()
    fouten: tuple[str, ...] = ()

    @property
    def klaar(self) -> bool:
        """Whether it can come into use as it is."""
        return self.instrument is not None and not self.fouten


@dataclass(frozen=True)
class Intrekblad:
    """What can be withdrawn of one version. ``mee``: of each question those that are withdrawn along with it."""

    kop: Organisatiekop
    instrument: Instrument
    ingetrokken: bool
    weg: frozenset[str]
    mee: Mapping[str, tuple[str, ...]]


def lees_opneemkop(*, door: Actor) -> Organisatiekop:
    """Return the head of the page. Raises ``Geweigerd`` for who makes no instruments."""
    with lees_organisatie(door=door, wat="eigen vragenlijst opnemen") as sessie:
        sessie.eis(Werklaag.INSTRUMENT)
        sessie.geen_gegevens()
        return lees_organisatiekop(sessie)


def bekijk_instrument(
    *, door: Actor, bestand: Bestand, blad: str = "", kop: int = 0, kaart: Instrumentkaart | None = None
) -> Instrumentbeeld:
    """Look at a workbook without keeping anything; ``blad`` and ``kop`` say where to look when it needs a map.

    Raises ``Geweigerd``, and ``Ongeldig`` at ``bestand`` when it cannot be read at all.
    """
    with lees_organisatie(door=door, wat="eigen vragenlijst bekijken") as sessie:
        sessie.eis(Werklaag.INSTRUMENT)
        sessie.inzage()
        bladen = bladen_van(bestand)
        open_ = {een.naam: een for een in bladen if not een.verborgen}
        gekozen = open_.get(kaart.blad if kaart else blad) or next(iter(open_.values()), None)
        voorstel = stel_kaart_voor(gekozen, kaart.kop if kaart else kop) if gekozen else None
        eigen = is_eigen_indeling(bladen)
        if kaart is None and not eigen:
            return Instrumentbeeld(tuple(open_), voorstel, False)
        gelezen, versies = _lees(sessie, bladen, kaart)
        fouten = [str(fout) for fout in _fouten(gelezen, versies)]
        vorige = next(reversed(versies.values()), None)
        anders = wijzigingen(vorige, gelezen.instrument) if vorige and gelezen.instrument and not fouten else ()
        return Instrumentbeeld(
            tuple(open_),
            voorstel,
            eigen,
            gelezen.instrument,
            vorige.versie if vorige else "",
            anders,
            tuple(fouten),
        )


def neem_in_gebruik(
    *, door: Actor, bestand: Bestand, kaart: Instrumentkaart | None = None, verzoek: UUID | None = None
) -> tuple[str, str]:
    """Take an instrument into use; returns its code and version.

    Raises ``Geweigerd``, and ``Ongeldig`` at ``bestand`` with any fault: then nothing is kept. Twice: ``AlGedaan``.
    """
    with schrijf_organisatie(door=door, wat="eigen vragenlijst opnemen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.INSTRUMENT)
        _een_tegelijk(sessie)
        gelezen, versies = _lees(sessie, bladen_van(bestand), kaart)
        fouten = _fouten(gelezen, versies)
        lijst = gelezen.instrument
        if fouten or lijst is None:
            raise Ongeldig(bestand=f"Er is niets opgenomen. {fouten[0]}")
        code = eigen_code(lijst.code, sessie.organisatie)
        rij = sessie.bewaar(
            Instrumentversie(
                code=code,
                versie=lijst.versie,
                nummer=len(versies) + 1,
                naam=lijst.naam,
                inhoud=als_opslag(als_bladen(lijst)),
                maker_id=sessie.organisatie,
                opgenomen_op=sessie.nu,
                opgenomen_door_id=door.medewerker,
            )
        )
        feiten = {"naam": lijst.naam, "versie": lijst.versie}
        sessie.gebeurtenis("instrument_opgenomen", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = f"{code} {lijst.versie}"
    return code, lijst.versie


def _een_tegelijk(sessie: Organisatiesessie) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SLOT, sessie.organisatie])


def _lees(
    sessie: Organisatiesessie, bladen: Bladen, kaart: Instrumentkaart | None
) -> tuple[Gelezen, dict[str, Instrument]]:
    """What is in the sheets, and the own versions of the same instrument, with the bare code as the sheets have it."""
    gelezen = uit_bladen(bladen) if kaart is None else lees_instrument_met_kaart(bladen, kaart)
    if gelezen.instrument is None:
        return gelezen, {}
    code = eigen_code(gelezen.instrument.code, sessie.organisatie)
    rijen = sessie.mijn(Instrumentversie).filter(code=code).order_by("nummer")
    return gelezen, {rij.versie: lees_rij(rij) for rij in rijen}


def _fouten(gelezen: Gelezen, versies: Mapping[str, Instrument]) -> list[str]:
    if gelezen.instrument is None:
        return [str(fout) for fout in gelezen.fouten]
    acties = {actie.code for steen in catalogus().bouwstenen.values() for actie in steen.acties}
    return [str(fout) for fout in bezwaren_in_gebruik(gelezen.instrument, gelezen.plekken, versies, acties)]


def neem_over(sessie: Organisatiesessie, code: str, versie: str) -> Instrumentversie:
    """Return the own organisation's row of a version; what another opened is copied, with all versions before it.

    So a wave keeps its questions whatever the other does later. Raises ``NietGevonden``.
    """
    gekozen = None
    for rij in eigen_rijen(sessie, code):
        eigen = rij if rij.organisatie_id == sessie.organisatie else _kopie(sessie, rij)
        if rij.versie == versie:
            gekozen = eigen
            break
    if gekozen is None:
        raise NietGevonden
    return gekozen


def _kopie(sessie: Organisatiesessie, rij: Instrumentversie) -> Instrumentversie:
    sessie.inzage(rij.organisatie_id)
    return sessie.bewaar(
        Instrumentversie(
            code=rij.code,
            versie=rij.versie,
            nummer=rij.nummer,
            naam=rij.naam,
            inhoud=rij.inhoud,
            maker_id=rij.maker_id,
            opgenomen_op=sessie.nu,
            opgenomen_door_id=sessie.door.medewerker,
            ingetrokken_vragen=rij.ingetrokken_vragen,
        )
    )


def lees_intrekblad(*, door: Actor, code: str, versie: str) -> Intrekblad:
    """Return what can be withdrawn. Raises ``Geweigerd``, and ``NietGevonden`` for what is not used here."""
    with lees_organisatie(door=door, wat="vragenlijst intrekken") as sessie:
        sessie.eis(Werklaag.INSTRUMENT)
        rij = _eigen_rij(sessie, code, versie)
        sessie.inzage()
        lijst = lees_rij(rij)
        mee = {een.code: tuple(v.tekst for v in hangt_eraan(lijst, een.code)) for een in lijst.vragen()}
        weg = frozenset(rij.ingetrokken_vragen)
        return Intrekblad(lees_organisatiekop(sessie), lijst, rij.ingetrokken_op is not None, weg, mee)


def _eigen_rij(sessie: Organisatiesessie, code: str, versie: str) -> Instrumentversie:
    rijen = sessie.mijn(Instrumentversie).filter(code=code, versie=versie)
    rij = (rijen.select_for_update(of=("self",)) if sessie.schrijft else rijen).first()
    if rij is None:
        raise NietGevonden
    return rij


def trek_vraag_in(*, door: Actor, code: str, versie: str, vraag: str) -> None:
    """Withdraw a question with those that hang on it: in waves that run it is asked and counted no more.

    Answers stay stored and readable for who gave them; waves that ended stay as they were. Twice is once. Raises
    ``Geweigerd``, ``NietGevonden``, and ``Ongeldig`` at ``vraag``.
    """
    with schrijf_organisatie(door=door, wat="vraag intrekken") as sessie:
        sessie.eis(Werklaag.INSTRUMENT)
        rij = _eigen_rij(sessie, code, versie)
        lijst = lees_rij(rij)
        if vraag not in lijst.per_code:
            raise Ongeldig(vraag="Kies een vraag uit de lijst.")
        codes = [vraag, *(een.code for een in hangt_eraan(lijst, vraag))]
        nieuw = {een: sessie.nu.isoformat() for een in codes if een not in rij.ingetrokken_vragen}
        if not nieuw:
            sessie.geen_gegevens()
            return
        rij.ingetrokken_vragen = rij.ingetrokken_vragen | nieuw
        sessie.bewaar(rij)
        feiten = {"naam": lijst.naam, "vraag": lijst.vraag(vraag).tekst}
        sessie.gebeurtenis("vraag_ingetrokken", feiten=feiten, over=rij.openbaar)


def trek_instrument_in(*, door: Actor, code: str, versie: str) -> None:
    """Withdraw a version: no wave is opened with it any more; those that run go on. Twice is once.

    Raises ``Geweigerd`` and ``NietGevonden``.
    """
    with schrijf_organisatie(door=door, wat="vragenlijst intrekken") as sessie:
        sessie.eis(Werklaag.INSTRUMENT)
        rij = _eigen_rij(sessie, code, versie)
        if rij.ingetrokken_op is not None:
            sessie.geen_gegevens()
            return
        rij.ingetrokken_op = sessie.nu
        sessie.bewaar(rij)
        sessie.gebeurtenis("instrument_ingetrokken", feiten={"naam": rij.naam, "versie": versie}, over=rij.openbaar)


def bladen_om_mee_te_nemen(lijst: Instrument) -> Bladen:
    """Return the sheets of an instrument; of an own one with the bare code, as it came in."""
    return als_bladen(replace(lijst, code=kale_code(lijst.code)))
