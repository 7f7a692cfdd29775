"""The result of a wave: established from the shared answers, per part with Ist, Soll and gap, and what changed.

The result of fewer than ``MINST_AANTAL`` respondents stays in the own layer; what others find there says that it is
secret, and holds no figure (wall 2 does not know it either).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.acties.keuring import keur, kies
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.basis import Herkomst, een_afname, herkomst_van
from tandem.acties.zelfscan.instrumenten import bij_afname, instrument
from tandem.acties.zelfscan.overversies import vergeleken_delen
from tandem.acties.zelfscan.waarden import is_antwoord, lees_alle
from tandem.models import Afname, GezamenlijkAntwoord, Uitkomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import Afnamesoort, Afnamestand, Oorzaak, bezwaren_toelichting, waarom_niet_naar
from tandem.regels.zelfscan.antwoord import Antwoorden, gevraagd
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, Cijferstand, bekend
from tandem.regels.zelfscan.instrument import Deel, Instrument
from tandem.regels.zelfscan.score import Score, standen
from tandem.regels.zelfscan.telwaarden import deelwaarden
from tandem.regels.zelfscan.vergelijken import Uitkomst as Stand
from tandem.regels.zelfscan.vergelijken import Verandering, deel_gelijk, voor_anderen
from tandem.regels.zelfscan.versies import Deelvergelijking


@dataclass(frozen=True)
class Onderdeel:
    """A part of the result: where we are, where we want to be, what changed and what caused it."""

    code: str
    naam: str
    stand: Stand
    vorige: Verandering | None
    oorzaak: Oorzaak | None
    oorzaak_tekst: str
    helpt: tuple[str, ...]


@dataclass(frozen=True)
class Uitkomstblad:
    """The result of one wave. ``vorige_op``: of the wave with which it is compared."""

    kop: Organisatiekop
    openbaar: UUID
    instrument: Instrument
    soort: Afnamesoort
    voor: str
    op: date
    vorige_op: date | None
    deelnemers: int | None
    alleen_eigen: bool
    onderdelen: tuple[Onderdeel, ...]
    mag_wijzigen: bool
    herkomst: Herkomst | None


def stel_vast(*, door: Actor, afname: UUID) -> None:
    """Let the shared answers stand and keep the result per part. Twice is once.

    Raises ``Geweigerd`` (role), ``NietGevonden``, and ``Ongeldig`` when questions have no shared answer yet.
    """
    with schrijf_organisatie(door=door, wat="uitkomst vaststellen") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        rij = een_afname(sessie, afname)
        if rij.stand == Afnamestand.VASTGESTELD:
            sessie.geen_gegevens()
            return
        lijst = bij_afname(rij, sessie)
        rijen = {een.vraag: een for een in sessie.mijn(GezamenlijkAntwoord).filter(afname_id=rij.pk)}
        antwoorden = lees_alle(lijst, rijen.values())
        zonder = sum(not is_antwoord(rijen[vraag.code]) for vraag in gevraagd(lijst, antwoorden) if vraag.code in rijen)
        if reden := waarom_niet_naar(
            Afnamestand(rij.stand), Afnamestand.VASTGESTELD, ingeleverd=rij.deelnemers or 0, zonder_antwoord=zonder
        ):
            raise Ongeldig(**{"": reden})
        rij.stand, rij.afgerond_op = Afnamestand.VASTGESTELD.value, sessie.nu
        sessie.bewaar(rij)
        leg_uitkomst_vast(sessie, rij, lijst, antwoorden, op=sessie.vandaag)
        sessie.gebeurtenis("afname_vastgesteld", over=rij.openbaar)


def leg_uitkomst_vast(
    sessie: Organisatiesessie, afname: Afname, lijst: Instrument, antwoorden: Antwoorden, *, op: date
) -> None:
    """Store the result per part: for others too, or for the own organisation with "secret" for others."""
    eerder = sessie.mijn(Uitkomst).filter(instrument=lijst.code, team=afname.team_id, laatste=True)
    nieuwste = not eerder.filter(op__gt=op).exists()
    if nieuwste:
        eerder.update(laatste=False)
    delen = {deel.code: deel for deel in lijst.delen}
    for stand in standen(lijst, antwoorden):
        deel = delen[stand.deel]
        ist, soll = _cijfer(stand.nu), _cijfer(stand.streven)
        open_ = voor_anderen(ist, afname.deelnemers or 0).stand is not Cijferstand.GEHEIM
        lagen = (Werklaag.UITKOMST,) if open_ else (Werklaag.UITKOMST, Werklaag.WERK)
        for laag in lagen:
            geheim = not open_ and laag is Werklaag.UITKOMST
            sessie.bewaar(
                Uitkomst(
                    laag=int(laag),
                    afname=afname,
                    meting=afname.openbaar,
                    soort=afname.soort,
                    instrument=lijst.code,
                    instrument_versie=lijst.versie,
                    team_id=afname.team_id,
                    onderdeel=stand.deel,
                    op=op,
                    ist=None if geheim else ist.getal,
                    soll=None if geheim else soll.getal,
                    kloof=None if geheim or stand.kloof is None else bekend(stand.kloof).getal,
                    geheim=geheim,
                    waarden={} if geheim else deelwaarden(lijst, deel, antwoorden),
                    ingekort=any(vraag.ingetrokken and vraag.kan_tellen for vraag in deel.vragen),
                    deelnemers=None if geheim else afname.deelnemers,
                    laatste=nieuwste,
                )
            )


def _cijfer(score: Score) -> Cijfer:
    return ONBEKEND if score.waarde is None else bekend(score.waarde)


def lees_uitkomst(*, door: Actor, afname: UUID) -> Uitkomstblad:
    """Return the result of a wave of my own municipality beside the wave before. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="uitkomst van een meting") as sessie:
        per_deel = zichtbaar(sessie.mijn(Uitkomst).filter(meting=afname).select_related("team", "organisatie"))
        if not per_deel:
            raise NietGevonden
        sessie.inzage()
        een = next(iter(per_deel.values()))
        lijst = instrument(een.instrument, een.instrument_versie, sessie)
        vorige = _vorige(sessie, een)
        over = vergeleken_delen(sessie, per_deel, vorige) if vorige else {}
        return Uitkomstblad(
            kop=lees_organisatiekop(sessie),
            openbaar=een.meting,
            instrument=lijst,
            soort=Afnamesoort(een.soort),
            voor=een.team.naam if een.team else een.organisatie.naam,
            op=een.op,
            vorige_op=next(iter(vorige.values())).op if vorige else None,
            deelnemers=een.deelnemers,
            alleen_eigen=een.laag == Werklaag.WERK,
            onderdelen=tuple(
                _onderdeel(sessie, deel, per_deel[deel.code], vorige.get(deel.code), over.get(deel.code))
                for deel in lijst.delen
                if deel.code in per_deel
            ),
            mag_wijzigen=sessie.mag(Werklaag.UITKOMST),
            herkomst=herkomst_van(sessie.mijn(Afname).filter(openbaar=afname).first()),
        )


def zichtbaar(rijen: "QuerySet[Uitkomst]") -> dict[str, Uitkomst]:
    """One row per part of one wave: the figures where one may see them, else that they are secret."""
    return {rij.onderdeel: rij for rij in rijen.order_by("-laag", "id")}


def _vorige(sessie: Organisatiesessie, een: Uitkomst) -> dict[str, Uitkomst]:
    """The result of the wave before, of the same instrument and the same team; empty for the first."""
    ouder = sessie.mijn(Uitkomst).filter(instrument=een.instrument, team=een.team_id).exclude(meting=een.meting)
    voor = ouder.filter(Q(op__lt=een.op) | Q(op=een.op, afname_id__lt=een.afname_id)).order_by("-op", "-afname_id")
    laatste = voor.values_list("meting", flat=True).first()
    return zichtbaar(ouder.filter(meting=laatste)) if laatste else {}


def stand_van(deel: Deel, rij: Uitkomst) -> Stand:
    """A stored result as the rules know it, on the scale of its part."""
    laagst, hoogst = deel.schaal or (Decimal(0), Decimal(0))
    ist, soll, kloof = (cijfer_van(rij, getal) for getal in (rij.ist, rij.soll, rij.kloof))
    return Stand(ist, soll, kloof, laagst, hoogst)


def cijfer_van(rij: Uitkomst, getal: Decimal | None) -> Cijfer:
    """A stored figure: known, unknown or secret."""
    if rij.geheim:
        return GEHEIM
    return ONBEKEND if getal is None else bekend(getal)


def _onderdeel(
    sessie: Organisatiesessie, deel: Deel, rij: Uitkomst, eerder: Uitkomst | None, over: Deelvergelijking | None
) -> Onderdeel:
    stand = stand_van(deel, rij)
    vorige = None
    if over is not None and over.was is not None and over.nu is not None:
        vorige = Verandering(bekend(over.nu), bekend(over.was), True, (over.over, over.telt))
    elif eerder is not None:
        gelijk = zelfde_vragen(sessie, rij.instrument, deel, rij.instrument_versie, eerder.instrument_versie)
        gelijk = gelijk and not (rij.ingekort or eerder.ingekort)
        vorige = Verandering(stand.ist, cijfer_van(eerder, eerder.ist), gelijk)
    return Onderdeel(
        code=deel.code,
        naam=deel.naam,
        stand=stand,
        vorige=vorige,
        oorzaak=Oorzaak(rij.oorzaak) if rij.oorzaak else None,
        oorzaak_tekst=rij.oorzaak_tekst or "",
        helpt=deel.helpt,
    )


def zelfde_vragen(sessie: Organisatiesessie, code: str, deel: Deel, nu: str, toen: str) -> bool:
    """Whether what counts in a part was the same in an earlier version; not when that version is gone."""
    if nu == toen:
        return True
    try:
        oud = instrument(code, toen, sessie)
    except NietGevonden:
        return False
    return any(deel_gelijk(een, deel) for een in oud.delen if een.code == deel.code)


def zet_oorzaak(*, door: Actor, afname: UUID, onderdeel: str, oorzaak: str, tekst: str) -> None:
    """Write down what caused the change of a part since the wave before; for who may read the result.

    Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``. The same once more changes nothing.
    """
    with schrijf_organisatie(door=door, wat="oorzaak van een verandering") as sessie:
        sessie.eis(Werklaag.UITKOMST)
        rijen = sessie.mijn(Uitkomst).filter(meting=afname, onderdeel=onderdeel, geheim=False)
        rij = rijen.select_for_update(of=("self",)).order_by("-laag").first()
        if rij is None:
            raise NietGevonden
        gekozen = kies(Oorzaak, oorzaak, "oorzaak").value if oorzaak else ""
        keur(bezwaren_toelichting(tekst=tekst))
        if not gekozen and tekst.strip():
            raise Ongeldig(oorzaak="Kies eerst wat voor oorzaak het is.")
        if (rij.oorzaak, rij.oorzaak_tekst or "") == (gekozen, tekst.strip()):
            sessie.geen_gegevens()
            return
        rij.oorzaak, rij.oorzaak_tekst = gekozen, tekst.strip() or None
        sessie.bewaar(rij)
        sessie.gebeurtenis("oorzaak_vastgelegd", over=rij.meting, feiten={"onderdeel": onderdeel})
