"""Reading in one wave as it was: with its spread, day, kind and causes, marked as read in and from which file.

It comes from a workbook, so nobody here saw the answers. Who leads nothing reads nothing: no respondent is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.acties.zelfscan.afnamewerkmap import VELDEN
from tandem.acties.zelfscan.eigen import neem_over
from tandem.acties.zelfscan.instrumenten import bij_afname
from tandem.acties.zelfscan.mensen import teams
from tandem.acties.zelfscan.spreidingopslag import naar_opslag
from tandem.acties.zelfscan.uitkomst import leg_uitkomst_vast
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld, vul
from tandem.models import Afname, GezamenlijkAntwoord, Organisatie, Uitkomst
from tandem.regels.tabel import Bladen
from tandem.regels.zelfscan.afname import Afnamesoort, Afnamestand
from tandem.regels.zelfscan.afnameblad import Afnamemeting
from tandem.regels.zelfscan.afnamelezer import Gelezen, Leeskader, lees_afname
from tandem.regels.zelfscan.antwoord import Antwoord, als_opslag, in_woorden
from tandem.regels.zelfscan.eigen import is_eigen
from tandem.regels.zelfscan.instrument import Instrument, Vraag


@dataclass(frozen=True)
class Metingbeeld:
    """What would be kept of one wave. Of ``met_spreiding`` questions a spread is shown, of ``geheim`` it is secret."""

    soort: Afnamesoort
    dag: date
    team: str
    deelnemers: int | None
    antwoorden: int
    vragen: int
    met_spreiding: int
    geheim: int
    oorzaken: int


def beeld_van(meting: Afnamemeting, lijst: Instrument) -> Metingbeeld:
    """Return what people look at before they keep it."""
    kanten = [list(een.values()) for een in meting.spreiding.values()]
    return Metingbeeld(
        meting.soort,
        meting.dag,
        meting.team,
        meting.deelnemers,
        sum(een != Antwoord() for een in meting.antwoorden.values()),
        len(lijst.per_code),
        sum(any(not beeld.spreiding.geheim for beeld in een) for een in kanten),
        sum(bool(een) and all(beeld.spreiding.geheim for beeld in een) for een in kanten),
        len(meting.oorzaken),
    )


def lees_meting(
    sessie: Organisatiesessie, bladen: Bladen, lijst: Instrument, gemeenten: Mapping[str, str]
) -> tuple[Gelezen, list[str]]:
    """Return the wave in the sheets, and every reason why it cannot be kept."""
    onze = Organisatie.objects.select_related("gemeente").get(pk=sessie.organisatie).gemeente
    namen = [een.naam for een in teams(sessie)]
    kader = Leeskader(gemeenten, onze.code if onze else "", namen, sessie.nu, sessie.vandaag)
    gelezen = lees_afname(bladen, lijst, kader)
    if gelezen.meting is None:
        return gelezen, [str(fout) for fout in gelezen.fouten]
    return gelezen, _bezwaren(sessie, lijst, gelezen.meting)


def _bezwaren(sessie: Organisatiesessie, lijst: Instrument, meting: Afnamemeting) -> list[str]:
    vast = {"instrument": lijst.code, "team": _team(sessie, meting), "stand": Afnamestand.VASTGESTELD.value}
    eerder = list(sessie.mijn(Afname).filter(**vast).values_list("invullen_tot", "soort"))
    if meting.ingevuld_tot.year in {tot.year for tot, _ in eerder}:
        return [f"Van {meting.ingevuld_tot.year} is er al een meting met deze vragenlijst."]
    nulmeting = Afnamesoort.NULMETING
    if meting.soort is nulmeting and any(soort == nulmeting for _, soort in eerder):
        return ["Er is al een nulmeting met deze vragenlijst."]
    return []


def _team(sessie: Organisatiesessie, meting: Afnamemeting) -> int | None:
    return next((een.nummer for een in teams(sessie) if een.naam == meting.team), None) if meting.team else None


def bewaar_meting(sessie: Organisatiesessie, lijst: Instrument, meting: Afnamemeting, uit: str) -> None:
    """Keep one wave without faults as an established one; ``uit``: the name of the file that it comes from."""
    rij = sessie.bewaar(
        Afname(
            instrument=lijst.code,
            instrument_versie=lijst.versie,
            lijst=neem_over(sessie, lijst.code, lijst.versie) if is_eigen(lijst.code) else None,
            soort=meting.soort.value,
            stand=Afnamestand.VASTGESTELD.value,
            team_id=_team(sessie, meting),
            leider_id=sessie.door.medewerker,
            geopend_door_id=sessie.door.medewerker,
            geopend_op=sessie.nu,
            invullen_tot=meting.ingevuld_tot,
            gesprek_op=meting.vastgesteld,
            afgerond_op=meting.vastgesteld,
            deelnemers=meting.deelnemers,
            ingelezen_op=sessie.nu,
            ingelezen_uit=uit,
        )
    )
    toen = bij_afname(rij, sessie)
    for code, antwoord in meting.antwoorden.items():
        beelden: dict[str, Any] = {VELDEN[kant]: naar_opslag(beeld) for kant, beeld in meting.spreiding[code].items()}
        bewaar_antwoord(sessie, rij, toen.vraag(code), antwoord, beelden)
    leg_uitkomst_vast(sessie, rij, toen, meting.antwoorden, op=meting.dag)
    for onderdeel, (oorzaak, tekst) in meting.oorzaken.items():
        rijen = sessie.mijn(Uitkomst).filter(meting=rij.openbaar, onderdeel=onderdeel, geheim=False)
        for uitkomst in rijen.order_by("-laag")[:1]:
            uitkomst.oorzaak, uitkomst.oorzaak_tekst = oorzaak.value, tekst or None
            sessie.bewaar(uitkomst)
    feiten = {"instrument": f"{lijst.naam}, {meting.ingevuld_tot.year}"}
    sessie.gebeurtenis("afname_geimporteerd", feiten=feiten, over=rij.openbaar)


def bewaar_antwoord(
    sessie: Organisatiesessie, afname: Afname, vraag: Vraag, antwoord: Antwoord, spreiding: dict[str, Any]
) -> None:
    """Keep one shared answer that was read in, with the spread beside it; nothing in ``spreiding``: not known."""
    rij = GezamenlijkAntwoord(
        afname=afname,
        vraag=vraag.code,
        spreiding=spreiding,
        door_id=sessie.door.medewerker,
        gewijzigd_op=sessie.nu,
    )
    waarde = als_opslag(antwoord.waarde) if vraag.opties else in_woorden(vraag, antwoord.waarde)
    typ = Ingevuld(
        GEEN_IDEE if antwoord.weet_niet else waarde,
        GEEN_IDEE if antwoord.streven_weet_niet else als_opslag(antwoord.streven),
        antwoord.toelichting,
        antwoord.bewijs,
    )
    vul(rij, vraag, typ)
    sessie.bewaar(rij)
