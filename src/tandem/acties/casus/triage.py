"""Triage: what becomes of a signal, decided by who may decide it, each outcome with what follows from it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.inhoudstermijn import Termijnuitleg, leg_uit, organisatiesoort, zet_inhoudstermijnen
from tandem.acties.casus.openen import Openinginvoer, open_in
from tandem.acties.casus.signaal import ACUUT, BEOORDELEN, Signaalweergave, lees_signaal
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.casus.terugkoppeling import TERUGKOPPELEN, momenten_van
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Casus, Melder, Signaal
from tandem.regels.casus.signaal import ONDERZOEK, Onderzoeksgrond, Triage, bezwaren_triage
from tandem.regels.casus.termijn import Begingebeurtenis
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

BIJ_CASUS = "bij_lopende_casus"
ANDER_GAAT_VERDER = frozenset({"betrokken_professional"})
"""Outcomes after which somebody outside goes on: who, is asked, and whether they did, is looked at on a day."""
NAGAAN = "nagaan_of_opgepakt"
_ONTVANGEN, _BEOORDEELD = Begingebeurtenis.SIGNAAL_ONTVANGEN, Begingebeurtenis.SIGNAAL_BEOORDEELD


@dataclass(frozen=True)
class Triageinvoer:
    """What becomes of a signal. ``opening``: the case, for an outcome that opens one.

    ``niet_meer_acuut``: the signal was acute and is not any more; ``reden`` then says why.
    ``wie_verder`` and ``nagaan_op``: for an outcome after which somebody outside goes on.
    """

    uitkomst: str
    reden: str = ""
    niet_meer_acuut: bool = False
    opening: Openinginvoer | None = None
    onderzoeksgrond: str = ""
    wie_verder: str = ""
    nagaan_op: date | None = None
    terugkoppelen_op: date | None = None


@dataclass(frozen=True)
class Uitkomstkeuze:
    """An outcome to choose from: what it is, whether this organisation may conclude it, and what follows."""

    code: str
    naam: str
    uitleg: str
    mag: bool
    opent_casus: bool


@dataclass(frozen=True)
class Triageblad:
    """What the page of triage shows: the signal, the outcomes, and the term for telling the reporter back."""

    signaal: Signaalweergave
    uitkomsten: tuple[Uitkomstkeuze, ...]
    terugkoppeltermijnen: tuple[Termijnuitleg, ...]
    moet_terugkoppelen: bool


def lees_triage(*, door: Actor, huishouden: UUID, signaal: UUID, doel: Doel = Doel.HULP) -> Triageblad:
    """Return what is needed to decide about a signal. Raises as ``lees_signaal``."""
    gelezen = lees_signaal(door=door, huishouden=huishouden, signaal=signaal, doel=doel)
    soort = organisatiesoort(door)
    uitkomsten = tuple(
        Uitkomstkeuze(u.code, u.naam, u.uitleg, soort in u.door, u.opent_casus)
        for u in catalogus().triage_uitkomsten.values()
    )
    termijnen = leg_uit(_BEOORDEELD, soort, gelezen.kop.vandaag)
    return Triageblad(gelezen, uitkomsten, termijnen, _BEOORDEELD in momenten_van(door))


def beoordeel_signaal(
    *, door: Actor, huishouden: UUID, signaal: UUID, verzoek: UUID, invoer: Triageinvoer, doel: Doel = Doel.HULP
) -> UUID | None:
    """Decide what becomes of a signal; return the public id of the case that it opened, if any.

    Raises ``Ongeldig`` (decided already, not for this organisation to decide, something missing), ``Geweigerd``.
    """
    with deur.schrijf(door=door, doel=doel, wat="signaal beoordelen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = sessie.een(Signaal, signaal)
        if rij.triage_uitkomst:
            raise Ongeldig(
                **{"": "Over dit signaal is al besloten. Komt er iets nieuws bij? Leg een nieuw signaal vast."}
            )
        _keur(sessie, rij, invoer)
        casus = _voer_uit(sessie, rij, invoer)
        _rond_af(sessie, rij, invoer)
        sessie.uitkomst = str(casus.openbaar) if casus else ""
    return casus.openbaar if casus else None


def _keur(sessie: Sessie, signaal: Signaal, invoer: Triageinvoer) -> None:
    uitkomst = catalogus().triage_uitkomsten.get(invoer.uitkomst)
    if uitkomst is None:
        raise Ongeldig(uitkomst="Kies wat er na dit signaal gebeurt.")
    opening = invoer.opening
    aanbod = Triage(
        door=organisatiesoort(sessie.door),
        acuut=signaal.acuut and not invoer.niet_meer_acuut,
        reden=invoer.reden,
        team=(opening.gezicht or opening.team) if opening else None,
        onderzoeksgrond=kies(Onderzoeksgrond, invoer.onderzoeksgrond, "onderzoeksgrond")
        if invoer.onderzoeksgrond
        else None,
    )
    keur(bezwaren_triage(uitkomst, aanbod), velden={"acuut": "niet_meer_acuut"})
    if invoer.uitkomst in ANDER_GAAT_VERDER and not invoer.wie_verder.strip():
        raise Ongeldig(wie_verder="Schrijf op wie er verdergaat, en dat die dat weet.")
    if invoer.uitkomst in ANDER_GAAT_VERDER and invoer.nagaan_op is None:
        raise Ongeldig(nagaan_op="Kies wanneer u nagaat of het is opgepakt.")
    _keur_dagen(sessie, aanbod.acuut and uitkomst.opent_casus, invoer)


def _keur_dagen(sessie: Sessie, meteen: bool, invoer: Triageinvoer) -> None:
    """Days are not behind us; an acute signal that opens a case says when somebody goes."""
    if meteen and (invoer.opening is None or invoer.opening.eerste_contact is None):
        raise Ongeldig(eerste_contact="Dit signaal is acuut. Kies op welke dag iemand gaat.")
    for veld, dag in (("nagaan_op", invoer.nagaan_op), ("terugkoppelen_op", invoer.terugkoppelen_op)):
        if dag is not None and dag < sessie.vandaag:
            raise Ongeldig(**{veld: "Deze dag is al geweest."})


def _voer_uit(sessie: Sessie, signaal: Signaal, invoer: Triageinvoer) -> Casus | None:
    """What follows from the outcome: a case, a place in the running one, or somebody to look after."""
    lopend = sessie.van(Casus).filter(afgerond_op=None).first()
    if catalogus().triage_uitkomsten[invoer.uitkomst].opent_casus:
        if lopend is not None:
            zin = f"Er loopt al een casus ({lopend.nummer}). Kies: het hoort bij een casus die al loopt."
            raise Ongeldig(uitkomst=zin)
        nieuw = open_in(sessie, invoer.opening or Openinginvoer(sessie.vandaag), signaal=signaal)
        signaal.casus = nieuw
        return nieuw
    if invoer.uitkomst == BIJ_CASUS:
        if lopend is None:
            raise Ongeldig(uitkomst="Er loopt geen casus voor dit huishouden. Kies iets anders.")
        signaal.casus = lopend
    if invoer.nagaan_op is not None and invoer.uitkomst in ANDER_GAAT_VERDER:
        reden = invoer.wie_verder.strip()
        zet_termijn(sessie, signaal, soort=NAGAAN, vervalt_op=invoer.nagaan_op, casus=signaal.casus_id, reden=reden)
    return None


def _rond_af(sessie: Sessie, signaal: Signaal, invoer: Triageinvoer) -> None:
    signaal.triage_uitkomst, signaal.triage_op = invoer.uitkomst, sessie.vandaag
    delen = [invoer.reden.strip(), f"Verder met: {invoer.wie_verder.strip()}." if invoer.wie_verder.strip() else ""]
    if invoer.onderzoeksgrond:
        delen.append(f"Grond: {kies(Onderzoeksgrond, invoer.onderzoeksgrond, 'onderzoeksgrond').omschrijving}.")
    signaal.triage_reden = " ".join(deel for deel in delen if deel) or None
    was_acuut, signaal.versie = signaal.acuut, signaal.versie + 1
    signaal.acuut = signaal.acuut and not invoer.niet_meer_acuut
    sessie.bewaar(signaal)
    _rond_termijnen_af(sessie, signaal, invoer, was_acuut=was_acuut)
    sessie.gebeurtenis(
        "signaal_beoordeeld",
        laag=Laag.VEILIGHEID,
        betreft=signaal.betreft,
        casus=signaal.casus_id,
        feiten={
            "signaal": str(signaal.openbaar),
            "uitkomst": invoer.uitkomst,
            "naam": catalogus().triage_uitkomsten[invoer.uitkomst].naam,
            "niet_meer_acuut": invoer.niet_meer_acuut,
        },
    )


def _rond_termijnen_af(sessie: Sessie, signaal: Signaal, invoer: Triageinvoer, *, was_acuut: bool) -> None:
    """Assessing is done. Acute stays on the work list until somebody says that it is over, or a case takes it on."""
    soort = organisatiesoort(sessie.door)
    for code in (BEOORDELEN, *(een.code for een in leg_uit(_ONTVANGEN, soort, sessie.vandaag))):
        rond_termijn_af(sessie, signaal, soort=code)
    if was_acuut and (invoer.niet_meer_acuut or signaal.casus_id):
        rond_termijn_af(sessie, signaal, soort=ACUUT)
    if invoer.uitkomst == ONDERZOEK:
        begin = Begingebeurtenis.ONDERZOEK_BEGONNEN
        zet_inhoudstermijnen(sessie, signaal, begin, organisatie=soort, op=sessie.vandaag, casus=signaal.casus_id)
    _zet_terugkoppeling(sessie, signaal, invoer)


def _zet_terugkoppeling(sessie: Sessie, signaal: Signaal, invoer: Triageinvoer) -> None:
    """Telling the reporter back gets its day: from a checked term, else from the person who decides."""
    if _BEOORDEELD not in momenten_van(sessie.door) or not _bereikbaar(sessie, signaal):
        return
    soort = organisatiesoort(sessie.door)
    gezet = zet_inhoudstermijnen(
        sessie, signaal, _BEOORDEELD, organisatie=soort, op=sessie.vandaag, casus=signaal.casus_id
    )
    if any(een.uiterlijk for een in gezet):
        return
    if invoer.terugkoppelen_op is None:
        raise Ongeldig(terugkoppelen_op="Kies op welke dag de melder dit uiterlijk van u hoort.")
    soort_dag = f"{TERUGKOPPELEN}_{_BEOORDEELD.value}"
    zet_termijn(sessie, signaal, soort=soort_dag, vervalt_op=invoer.terugkoppelen_op, casus=signaal.casus_id)


def _bereikbaar(sessie: Sessie, signaal: Signaal) -> bool:
    """Whether the reporter may be reached: a shielded one may be, one who left nothing cannot."""
    rij = sessie.van(Melder).filter(signaal=signaal).first()
    return rij is None or bool(rij.naam or rij.organisatie or rij.contact)
