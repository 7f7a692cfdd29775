"""Opening a case: one at a time, with a number, a vast gezicht, and the way back to an earlier one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from tandem.acties import deur
from tandem.acties.casus.betrekken import hoedanigheid_in_kracht, meld
from tandem.acties.casus.betrokkenheid import als_regel, als_regels, soort_van
from tandem.acties.casus.gezicht import CASUSREGIE, GEZICHT_KIEZEN
from tandem.acties.casus.inhoudstermijn import organisatiesoort, zet_inhoudstermijnen
from tandem.acties.casus.mensen import GEZICHTROL
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Casus, Signaal, Team, Teamlidmaatschap, Termijn
from tandem.models.muren import NUMMERREEKS
from tandem.regels.casus import afronding
from tandem.regels.casus.betrokkenheid import bezwaren_betrokkenheid
from tandem.regels.casus.casus import Opening, Regie, bezwaren_openen, casusnummer
from tandem.regels.casus.fase import Fase
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig
from tandem.regels.regio.organisatie import Organisatiesoort

EERSTE_CONTACT = "eerste_contact"
MAG_OPENEN = frozenset({Organisatiesoort.LOKAAL_TEAM, Organisatiesoort.GEMEENTE, Organisatiesoort.VEILIG_THUIS})
"""Who may open a case: who may conclude from a signal that one is needed (``inhoud/triage.yaml``)."""
_VELDEN = {"medewerker": "gezicht", "van": "geopend_op"}


@dataclass(frozen=True)
class Openinginvoer:
    """A case as entered: ``gezicht`` is the capacity (Teamlidmaatschap) of the vast gezicht, or None: not yet."""

    geopend_op: date
    regie: str = Regie.HUISHOUDEN
    regie_toelichting: str = ""
    gezicht: int | None = None
    gezicht_uiterlijk: date | None = None
    team: int | None = None
    eerste_contact: date | None = None


def open_casus(*, door: Actor, huishouden: UUID, verzoek: UUID, invoer: Openinginvoer, doel: Doel = Doel.HULP) -> UUID:
    """Open a case directly; return its public id.

    Raises ``Ongeldig`` (a case runs already, no vast gezicht and no day for one, ...) and ``Geweigerd`` (only who may
    conclude that a case is needed opens one).
    """
    with deur.schrijf(door=door, doel=doel, wat="casus openen", huishouden=huishouden, verzoek=verzoek) as sessie:
        casus = open_in(sessie, invoer)
        sessie.uitkomst = str(casus.openbaar)
    return casus.openbaar


def open_in(sessie: Sessie, invoer: Openinginvoer, *, signaal: Signaal | None = None, fase: str = "") -> Casus:
    """Open a case in an open session: number, vast gezicht, terms, event. Signals without a case join it."""
    sessie.eis(Laag.PLAN)
    if organisatiesoort(sessie.door) not in MAG_OPENEN:
        raise Geweigerd("Een casus openen doet het lokale team, de gemeente of Veilig Thuis.")
    regie = kies(Regie, invoer.regie, "regie")
    keur(bezwaren_openen(_opening(sessie, invoer, regie), sessie.vandaag))
    casus = _bewaar(sessie, invoer, regie, fase or Fase.VERKENNING)
    _beeindig_nazorg(sessie)
    sessie.van(Signaal).filter(casus=None).update(casus=casus)
    sessie.van(Betrokkenheid).filter(casus=None, tot=None).update(casus=casus)
    naam = _zet_gezicht(sessie, casus, invoer)
    op = invoer.geopend_op
    zet_inhoudstermijnen(
        sessie, casus, Begingebeurtenis.CASUS_GESTART, organisatie=Organisatiesoort.LOKAAL_TEAM, op=op, casus=casus.pk
    )
    _meld(sessie, casus, naam, signaal)
    return casus


def _beeindig_nazorg(sessie: Sessie) -> None:
    """Who comes back is not asked any more how it goes after the case before: the work list would ask for ever."""
    open_rijen = sessie.van(Termijn).filter(soort=afronding.NAZORGMOMENT, afgerond_op=None)
    open_rijen.update(afgerond_op=sessie.vandaag, uitkomst="vervallen")


def _opening(sessie: Sessie, invoer: Openinginvoer, regie: Regie) -> Opening:
    lopend = sessie.van(Casus).filter(afgerond_op=None).first()
    return Opening(
        geopend_op=invoer.geopend_op,
        regie=regie,
        regie_toelichting=invoer.regie_toelichting,
        lopend=lopend.nummer if lopend else "",
        gezicht=invoer.gezicht,
        gezicht_uiterlijk=invoer.gezicht_uiterlijk,
        team=invoer.team,
        eerste_contact=invoer.eerste_contact,
    )


def _bewaar(sessie: Sessie, invoer: Openinginvoer, regie: Regie, fase: str) -> Casus:
    """Store the case; the database holds that there is one at a time, also when two people open one together."""
    casus = Casus(
        nummer=casusnummer(sessie.vandaag.year, _volgnummer()),
        fase=fase,
        fase_sinds=invoer.geopend_op,
        geopend_op=invoer.geopend_op,
        vorige_id=_vorige(sessie),
        regie=regie,
        regie_toelichting=invoer.regie_toelichting.strip() or None,
    )
    try:
        with transaction.atomic():
            return sessie.bewaar(casus)
    except IntegrityError as fout:
        if "een_casus_tegelijk" not in str(fout):
            raise
        zin = "Er loopt al een casus: een collega was u net voor. Een huishouden heeft één casus tegelijk."
        raise Ongeldig(**{"": zin}) from None


def _volgnummer() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [NUMMERREEKS])
        return int(cursor.fetchone()[0])


def _vorige(sessie: Sessie) -> int | None:
    """The case before this one, whatever its ending; whether it counts as a relapse is for ``dagen_sinds_vorige``."""
    return sessie.van(Casus).order_by("-afgerond_op", "-id").values_list("pk", flat=True).first()


def dagen_sinds_vorige(casus: Casus) -> int | None:
    """How many days lie between the earlier case and this one, when that counts as a relapse; else None."""
    eerder = casus.vorige
    soort = catalogus().afrondsoorten.get(eerder.afrondsoort) if eerder else None
    if eerder is None or soort is None or eerder.afgerond_op is None:
        return None
    terug = afronding.terugval([(eerder.pk, soort, eerder.afgerond_op)], casus.geopend_op)
    return terug.dagen_ertussen if terug else None


def _zet_gezicht(sessie: Sessie, casus: Casus, invoer: Openinginvoer) -> str:
    """Record the vast gezicht, or which team gives one and by when; return the name."""
    if invoer.gezicht is not None:
        return zet_vast_gezicht(
            sessie, casus, invoer.gezicht, op=invoer.geopend_op, eerste_contact=invoer.eerste_contact
        )
    team = Team.objects.filter(pk=invoer.team or 0).select_related("organisatie").first()
    lokaal = team is not None and soort_van(team.organisatie, team) is Organisatiesoort.LOKAAL_TEAM
    if team is None or not lokaal or invoer.gezicht_uiterlijk is None:
        raise Ongeldig(team="Kies een lokaal team uit de lijst.")
    rij = Betrokkenheid(casus=casus, team=team, organisatie=team.organisatie, naam_buiten=team.naam)
    rij.rol, rij.taak, rij.van = GEZICHTROL, CASUSREGIE, invoer.geopend_op
    sessie.bewaar(rij)
    zet_termijn(sessie, casus, soort=GEZICHT_KIEZEN, vervalt_op=invoer.gezicht_uiterlijk, casus=casus.pk)
    return ""


def zet_vast_gezicht(
    sessie: Sessie, casus: Casus, lidmaatschap: int, *, op: date, eerste_contact: date | None = None
) -> str:
    """Record the vast gezicht of a new case from a day on; return the name. Raises ``Ongeldig`` at ``gezicht``."""
    komt = _hoedanigheid(sessie, lidmaatschap)
    rij = Betrokkenheid(casus=casus, medewerker=komt.medewerker, organisatie=komt.organisatie, team=komt.team)
    rij.rol, rij.taak, rij.van, rij.vast_gezicht = komt.rol_id, CASUSREGIE, op, True
    for oud in sessie.van(Betrokkenheid).filter(medewerker=komt.medewerker, organisatie=komt.organisatie):
        if oud.tot is None or oud.tot > op:  # the same person, from now on in another place on the bike
            oud.tot = max(op, oud.van)
            sessie.bewaar(oud)
    keur(bezwaren_betrokkenheid(als_regel(rij), als_regels(sessie)), velden=_VELDEN)
    sessie.bewaar(rij)
    meld(sessie, "vast_gezicht_begonnen", rij, feiten={"op": str(op)})
    if eerste_contact is not None:
        wie = komt.medewerker_id
        zet_termijn(
            sessie, casus, soort=EERSTE_CONTACT, begon_op=op, vervalt_op=eerste_contact, casus=casus.pk, eigenaar=wie
        )
    rond_termijn_af(sessie, casus, soort=GEZICHT_KIEZEN)
    return komt.medewerker.naam


def _hoedanigheid(sessie: Sessie, lidmaatschap: int) -> Teamlidmaatschap:
    try:
        komt = hoedanigheid_in_kracht(lidmaatschap, sessie.vandaag)
    except Ongeldig as fout:
        raise Ongeldig(gezicht=fout.fouten["lidmaatschap"]) from None
    if soort_van(komt.organisatie, komt.team) is not Organisatiesoort.LOKAAL_TEAM:
        raise Ongeldig(gezicht="Het vaste gezicht komt uit het lokale team. Een ander fietst mee ernaast.")
    return komt


def _meld(sessie: Sessie, casus: Casus, gezicht: str, signaal: Signaal | None) -> None:
    sessie.gebeurtenis(
        "casus_geopend",
        casus=casus.pk,
        feiten={
            "casus": str(casus.openbaar),
            "nummer": casus.nummer,
            "gezicht": gezicht,
            "regie": casus.regie,
            "signaal": str(signaal.openbaar) if signaal else "",
            "vorige": casus.vorige.nummer if casus.vorige else "",
            "dagen_sinds_vorige": dagen_sinds_vorige(casus),
        },
    )
