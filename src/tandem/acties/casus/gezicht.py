"""The one vast gezicht: the first, and every change, which is an event with a reason, announced and counted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrekken import eis_mag_betrekken, hoedanigheid_in_kracht, meld
from tandem.acties.casus.betrokkenheid import als_regel, als_regels
from tandem.acties.casus.termijn import rond_termijn_af
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.models import Betrokkenheid, Casus, Teamlidmaatschap, Termijn
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus import betrokkenheid as regel
from tandem.regels.casus.betrokkenheid import Wissel, Wisselreden
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel

CASUSREGIE = "casusregie"
MEEHELPEN = "hulp_lokaal_team"
GEZICHT_KIEZEN = "vast_gezicht_kiezen"
"""The kind of ``Termijn`` for a case that opened without a face: its team still has to choose one."""


@dataclass(frozen=True)
class Wisselinvoer:
    """Another face: who (a capacity), from which day, why, when the household was told, and until when the old one
    walks along (``loopt_mee_tot``)."""

    naar: int
    op: date
    reden: str
    toelichting: str = ""
    aangekondigd_op: date | None = None
    loopt_mee_tot: date | None = None


def wissel_vast_gezicht(
    *, door: Actor, huishouden: UUID, invoer: Wisselinvoer, verzoek: UUID | None = None, doel: Doel = Doel.HULP
) -> UUID:
    """Give the household another vast gezicht, or its first; return the public id of the new involvement.

    The open terms of the old face go to the new one. Raises ``Ongeldig`` and ``Geweigerd``.
    """
    with deur.schrijf(
        door=door, doel=doel, wat="vast gezicht wisselen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_mag_betrekken(door, doel)
        komt = hoedanigheid_in_kracht(invoer.naar, sessie.vandaag)
        gaat = sessie.van(Betrokkenheid).filter(vast_gezicht=True, tot=None).first()
        nieuw = _nieuw(sessie, komt, invoer)
        if gaat is None:
            keur(regel.bezwaren_betrokkenheid(als_regel(nieuw), als_regels(sessie)), velden=_VELDEN)
        else:
            _wissel(sessie, gaat, nieuw, invoer)
        sessie.bewaar(nieuw)
        if gaat is None:
            _gekozen(sessie, nieuw)
        _vertel(sessie, gaat, nieuw, invoer)
        sessie.uitkomst = str(nieuw.openbaar)
    return nieuw.openbaar


_VELDEN = {"medewerker": "naar", "van": "op"}


def _nieuw(sessie: Sessie, komt: Teamlidmaatschap, invoer: Wisselinvoer) -> Betrokkenheid:
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    return Betrokkenheid(
        casus_id=casus.pk if casus else None,
        medewerker=komt.medewerker,
        organisatie=komt.organisatie,
        team=komt.team,
        rol=komt.rol_id,
        taak=CASUSREGIE,
        vast_gezicht=True,
        van=invoer.op,
        reden=invoer.toelichting.strip() or None,
        aangekondigd_op=invoer.aangekondigd_op,
    )


def _gekozen(sessie: Sessie, nieuw: Betrokkenheid) -> None:
    """The team chose its face: the place that it held by its name alone ends, and so does the day for choosing."""
    for plaats in sessie.van(Betrokkenheid).filter(medewerker=None, taak=CASUSREGIE, tot=None, maatregel=None):
        plaats.tot = max(nieuw.van, plaats.van)
        sessie.bewaar(plaats)
    if nieuw.casus is not None:
        rond_termijn_af(sessie, nieuw.casus, soort=GEZICHT_KIEZEN)


def _wissel(sessie: Sessie, gaat: Betrokkenheid, nieuw: Betrokkenheid, invoer: Wisselinvoer) -> None:
    """Check and record the change: the old face stops on the day that the new one begins, and can walk along."""
    reden = kies(Wisselreden, invoer.reden, "reden") if invoer.reden else None
    wissel = Wissel(als_regel(gaat), als_regel(nieuw), invoer.op, reden, invoer.toelichting, invoer.aangekondigd_op)
    keur(regel.bezwaren_wissel(wissel) + _te_ver(sessie, invoer) + _meelopen(invoer), velden=_VELDEN)
    nieuw.wisselreden = invoer.reden
    gaat.tot, gaat.versie = invoer.op, gaat.versie + 1
    gaat.einde_reden = invoer.toelichting.strip() or (reden.omschrijving if reden else None)
    sessie.bewaar(gaat)
    if invoer.loopt_mee_tot is not None:
        _loop_mee(sessie, gaat, invoer)
    werk = sessie.van(Termijn).filter(afgerond_op=None, eigenaar_id=gaat.medewerker_id)
    if invoer.op > sessie.vandaag:
        werk = werk.filter(vervalt_op__gte=invoer.op)
    werk.update(eigenaar_id=nieuw.medewerker_id)


def _te_ver(sessie: Sessie, invoer: Wisselinvoer) -> tuple[Bezwaar, ...]:
    """A change further ahead than its announcement can be checked is a typing mistake; a past day is not."""
    if (invoer.op - sessie.vandaag).days > 366:
        return (Bezwaar("op", "Dat is meer dan een jaar vooruit. Kijk het jaartal na."),)
    if invoer.aangekondigd_op is not None and invoer.aangekondigd_op > sessie.vandaag:
        return (Bezwaar("aangekondigd_op", "Deze dag moet nog komen. Leg vast als u het hebt verteld."),)
    return ()


def _meelopen(invoer: Wisselinvoer) -> tuple[Bezwaar, ...]:
    if invoer.loopt_mee_tot is not None and invoer.loopt_mee_tot <= invoer.op:
        return (Bezwaar("loopt_mee_tot", "Kies een dag na de wissel."),)
    return ()


def _loop_mee(sessie: Sessie, gaat: Betrokkenheid, invoer: Wisselinvoer) -> None:
    """The old face stays beside the new one for a while, so that nobody has to tell their story twice."""
    mee = Betrokkenheid(
        casus_id=gaat.casus_id,
        medewerker_id=gaat.medewerker_id,
        organisatie_id=gaat.organisatie_id,
        team_id=gaat.team_id,
        rol=gaat.rol,
        taak=MEEHELPEN,
        van=invoer.op,
        tot=invoer.loopt_mee_tot,
        aangekondigd_op=invoer.aangekondigd_op,
    )
    sessie.bewaar(mee)


def _vertel(sessie: Sessie, gaat: Betrokkenheid | None, nieuw: Betrokkenheid, invoer: Wisselinvoer) -> None:
    if gaat is None:
        meld(sessie, "vast_gezicht_begonnen", nieuw, feiten={"op": str(invoer.op)})
        return
    feiten = {
        "van": gaat.medewerker.naam if gaat.medewerker else gaat.naam_buiten or "",
        "op": str(invoer.op),
        "reden": str(invoer.reden),
        "toelichting": invoer.toelichting.strip(),
        "aangekondigd_op": str(invoer.aangekondigd_op or ""),
        "wisseling": regel.aantal_wisselingen(als_regels(sessie)),
    }
    meld(sessie, "vast_gezicht_gewisseld", nieuw, feiten=feiten)
