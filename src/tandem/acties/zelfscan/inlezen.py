"""Reading earlier waves from a sheet: looked at first, then kept as established waves of the own municipality.

A sheet may hold more municipalities: only the own one's answers are kept, for nobody writes another's results. Any
fault in any row refuses the whole file. How many people answered is not known, so others find these results secret.
A workbook with a sheet ``Meting`` holds one wave as it was, and comes in as that (`afname_inlezen`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.afname_inlezen import Metingbeeld, beeld_van, bewaar_antwoord, bewaar_meting, lees_meting
from tandem.acties.zelfscan.bestand import Bestand, bladen_van
from tandem.acties.zelfscan.eigen import neem_over
from tandem.acties.zelfscan.instrumenten import instrument
from tandem.acties.zelfscan.uitkomst import leg_uitkomst_vast
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Afname, Gemeente, Organisatie
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tabel import Bladen
from tandem.regels.zelfscan.afname import Afnamesoort, Afnamestand
from tandem.regels.zelfscan.afnameblad import is_afnameblad
from tandem.regels.zelfscan.eigen import is_eigen
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.kolomvoorstel import Voorstel, stel_voor
from tandem.regels.zelfscan.metingblad import (
    ANTWOORDEN,
    Ingelezen,
    Kolomkaart,
    Meting,
    lees_blad,
    lees_met_kaart,
)

_SLOT = 20_260_103


@dataclass(frozen=True)
class Jaarbeeld:
    """What would be kept of one year. ``bestaat``: there is a wave of that year already."""

    jaar: int
    antwoorden: int
    vragen: int
    bestaat: bool


@dataclass(frozen=True)
class Inleesbeeld:
    """What is in a file. ``eigen_indeling``: it needs no map of its columns. ``andere``: other municipalities in it.

    ``meting``: it holds one wave as it was.
    """

    bladen: tuple[str, ...]
    voorstel: Voorstel | None
    eigen_indeling: bool
    jaren: tuple[Jaarbeeld, ...] = ()
    andere: int = 0
    fouten: tuple[str, ...] = ()
    meting: Metingbeeld | None = None

    @property
    def klaar(self) -> bool:
        """Whether it can be kept as it is."""
        return bool(self.jaren or self.meting) and not self.fouten


def lees_inleeskop(*, door: Actor, code: str, versie: str) -> tuple[Organisatiekop, Instrument]:
    """Return the head of the page. Raises ``NietGevonden``, and ``Geweigerd`` for who keeps no results."""
    with lees_organisatie(door=door, wat="eerdere meting inlezen") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        sessie.geen_gegevens()
        return lees_organisatiekop(sessie), instrument(code, versie, sessie)


def bekijk_bestand(
    *,
    door: Actor,
    code: str,
    versie: str,
    bestand: Bestand,
    blad: str = "",
    kop: int = 0,
    kaart: Kolomkaart | None = None,
) -> Inleesbeeld:
    """Look at a file without keeping anything; ``blad`` and ``kop`` say where to look when it needs a map.

    Raises ``Geweigerd``, and ``Ongeldig`` at ``bestand`` when it cannot be read at all.
    """
    with lees_organisatie(door=door, wat="eerdere meting bekijken") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        sessie.inzage()
        lijst = instrument(code, versie, sessie)
        bladen = bladen_van(bestand)
        if is_afnameblad(bladen):
            return _bekijk_meting(sessie, bladen, lijst)
        open_ = {een.naam: een for een in bladen if not een.verborgen}
        gekozen = open_.get(kaart.blad if kaart else blad) or next(iter(open_.values()), None)
        voorstel = stel_voor(gekozen, lijst, kaart.kop if kaart else kop) if gekozen else None
        eigen = _eigen_indeling(bladen)
        if kaart is None and not eigen:
            return Inleesbeeld(tuple(open_), voorstel, False)
        gelezen = _lees(bladen, lijst, kaart)
        onze, andere = _gesplitst(sessie, gelezen)
        bestaat = _jaren(sessie, lijst)
        vragen = len(lijst.per_code)
        jaren = tuple(Jaarbeeld(een.jaar, len(een.antwoorden), vragen, een.jaar in bestaat) for een in onze)
        fouten = [str(fout) for fout in gelezen.fouten] or _bezwaren(sessie, onze, andere)
        return Inleesbeeld(tuple(open_), voorstel, eigen, jaren, andere, tuple(fouten))


def lees_metingen_in(
    *,
    door: Actor,
    code: str,
    versie: str,
    bestand: Bestand,
    kaart: Kolomkaart | None = None,
    verzoek: UUID | None = None,
) -> int:
    """Keep every year of the own municipality in a file as an established wave; returns how many.

    Raises ``Geweigerd``, and ``Ongeldig`` at ``bestand`` with any fault: then nothing is kept. Twice: ``AlGedaan``.
    """
    with schrijf_organisatie(door=door, wat="eerdere meting inlezen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.UITKOMST)
        _een_tegelijk(sessie)
        lijst = instrument(code, versie, sessie)
        bladen = bladen_van(bestand)
        if is_afnameblad(bladen):
            _lees_meting_in(sessie, bladen, lijst, bestand.naam)
            return 1
        gelezen = _lees(bladen, lijst, kaart)
        onze, andere = _gesplitst(sessie, gelezen)
        fouten = [str(fout) for fout in gelezen.fouten] or _bezwaren(sessie, onze, andere)
        if dubbel := sorted({een.jaar for een in onze} & _jaren(sessie, lijst)):
            fouten = [*fouten, f"Van {dubbel[0]} is er al een meting met deze vragenlijst."]
        if fouten:
            raise Ongeldig(bestand=f"Er is niets ingelezen. {fouten[0]}")
        for een in sorted(onze, key=lambda meting: meting.jaar):
            _bewaar(sessie, lijst, een, bestand.naam)
        sessie.uitkomst = str(len(onze))
    return len(onze)


def _bekijk_meting(sessie: Organisatiesessie, bladen: Bladen, lijst: Instrument) -> Inleesbeeld:
    gelezen, fouten = lees_meting(sessie, bladen, lijst, _gemeenten())
    namen = tuple(een.naam for een in bladen if not een.verborgen)
    meting = beeld_van(gelezen.meting, lijst) if gelezen.meting else None
    return Inleesbeeld(namen, None, True, fouten=tuple(fouten), meting=meting)


def _lees_meting_in(sessie: Organisatiesessie, bladen: Bladen, lijst: Instrument, uit: str) -> None:
    gelezen, fouten = lees_meting(sessie, bladen, lijst, _gemeenten())
    if fouten or gelezen.meting is None:
        raise Ongeldig(bestand=f"Er is niets ingelezen. {fouten[0]}")
    bewaar_meting(sessie, lijst, gelezen.meting, uit)
    sessie.uitkomst = "1"


def _een_tegelijk(sessie: Organisatiesessie) -> None:
    """Two who read in the same file for one municipality do so one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SLOT, sessie.organisatie])


def _eigen_indeling(bladen: Bladen) -> bool:
    """Our own layout: one sheet with our name, or a single sheet whose headings are ours."""
    koppen = {cel.strip().casefold() for cel in bladen[0].rijen[0]} if bladen[0].rijen else set()
    return any(een.naam == ANTWOORDEN for een in bladen) or {"gemeente", "jaar", "vraag", "antwoord"} <= koppen


def _lees(bladen: Bladen, lijst: Instrument, kaart: Kolomkaart | None) -> Ingelezen:
    if kaart is not None:
        return lees_met_kaart(bladen, kaart, lijst, _gemeenten())
    blad = next((een for een in bladen if een.naam == ANTWOORDEN), bladen[0])
    return lees_blad(blad, lijst, _gemeenten())


def _gemeenten() -> Mapping[str, str]:
    """The code of a municipality by each name that a sheet may use: its name, its code, that of the statistics."""
    uit = {}
    for een in Gemeente.objects.all():
        vorm = catalogus().gemeenten.get(een.code)
        for naam in (een.code, een.naam, vorm.cbs_code if vorm else None):
            if naam:
                uit[naam.casefold()] = een.code
    return uit


def _gesplitst(sessie: Organisatiesessie, gelezen: Ingelezen) -> tuple[list[Meting], int]:
    """Our own waves, and how many other municipalities there are in the sheet."""
    rij = Organisatie.objects.select_related("gemeente").get(pk=sessie.organisatie)
    onze = rij.gemeente.code if rij.gemeente else ""
    eigen = [een for een in gelezen.metingen if een.gemeente == onze]
    return eigen, len({een.gemeente for een in gelezen.metingen} - {onze})


def _bezwaren(sessie: Organisatiesessie, onze: list[Meting], andere: int) -> list[str]:
    if not onze:
        return ["In dit bestand staat niets van uw gemeente."] if andere else []
    straks = [een.jaar for een in onze if een.jaar > sessie.vandaag.year]
    return [f"Het jaar {straks[0]} moet nog komen."] if straks else []


def _jaren(sessie: Organisatiesessie, lijst: Instrument) -> set[int]:
    rijen = sessie.mijn(Afname).filter(instrument=lijst.code, team=None, stand=Afnamestand.VASTGESTELD.value)
    return {een.invullen_tot.year for een in rijen}


def _bewaar(sessie: Organisatiesessie, lijst: Instrument, meting: Meting, uit: str) -> None:
    op = min(date(meting.jaar, 12, 31), sessie.vandaag)
    soort = Afnamesoort.HERHALING if _jaren(sessie, lijst) else Afnamesoort.NULMETING
    afname = sessie.bewaar(
        Afname(
            instrument=lijst.code,
            instrument_versie=lijst.versie,
            lijst=neem_over(sessie, lijst.code, lijst.versie) if is_eigen(lijst.code) else None,
            soort=soort.value,
            stand=Afnamestand.VASTGESTELD.value,
            leider_id=sessie.door.medewerker,
            geopend_door_id=sessie.door.medewerker,
            geopend_op=sessie.nu,
            invullen_tot=op,
            gesprek_op=sessie.nu,
            afgerond_op=sessie.nu,
            ingelezen_op=sessie.nu,
            ingelezen_uit=uit,
        )
    )
    for code, antwoord in meting.antwoorden.items():
        bewaar_antwoord(sessie, afname, lijst.vraag(code), antwoord, {})
    leg_uitkomst_vast(sessie, afname, lijst, meting.antwoorden, op=op)
    sessie.gebeurtenis(
        "afname_geimporteerd", feiten={"instrument": f"{lijst.naam}, {meting.jaar}"}, over=afname.openbaar
    )
