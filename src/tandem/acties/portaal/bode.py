"""The job that brings notices (role ``taak``, as *Tandem zelf*): to members who chose so, to professionals who want it.

For each it opens that reader's own door, with both walls, and asks one thing: is there something new. So what is hidden
from somebody gives no mail either. A notice is a row before it is a mail: it is claimed, handed over after the commit,
and marked. A run that was killed in between begins no notice again; what the mail server refused is tried anew.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from tandem.acties import deur as poort
from tandem.acties.casus.werklijst import wacht_er_werk
from tandem.acties.inzage import Inzageregel, schrijf_inzage
from tandem.acties.portaal import deur
from tandem.acties.portaal.bericht import BEVESTIGEN, NIEUWS, als_wens, bereik_van, wens_van
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.rechten.wie import actor_voor, hoedanigheden
from tandem.koppelingen.kluis import SleutelVernietigd, kluis
from tandem.koppelingen.post import PostMislukt, stuur
from tandem.models import Bericht, Berichtwens, Gebeurtenis, Werkbericht
from tandem.models.velden import ontsleutel
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten import bericht as regel
from tandem.regels.rechten.actor import Actor, Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.portaal import Plek

TANDEM = Actor(0, "Tandem zelf", 0, 0, "", 0, "", "taak_berichten", "Tandem zelf")
"""The named system actor of this job; it has no account, no organisation and one purpose."""
WAT = "bericht sturen dat er iets nieuws is"
WERK = "werk"


@dataclass(frozen=True)
class Brenging:
    """One mail to write: ``soort`` (bevestigen, nieuws, werk), in which language, and what its link needs."""

    soort: str
    taal: str = ""
    huishouden: uuid.UUID | None = None
    bewijs: str = ""


@dataclass(frozen=True)
class Gebracht:
    """What a run did: notices to members, to professionals, and those that the mail server did not take."""

    leden: int
    medewerkers: int
    mislukt: int


Schrijver = Callable[[Brenging], tuple[str, str]]
"""Gives subject and text of a mail; the floor of the pages writes them."""


@dataclass(frozen=True)
class _Lezer:
    """A member who wants notices, in one household."""

    huishouden: uuid.UUID
    actor: Ledenactor


@dataclass(frozen=True)
class _Klaar:
    """A notice that was claimed: from here on it is sent once or not at all."""

    rij: int
    aan: str
    brenging: Brenging
    regel: Inzageregel


def breng(*, schrijf: Schrijver, nu: datetime | None = None) -> Gebracht:
    """Send every notice for which it is time; twice at once sends none twice."""
    moment = nu or timezone.now()
    leden = [_naar_lid(lezer, schrijf, moment) for lezer in _lezers(timezone.localdate(moment))]
    wie = list(Werkbericht.objects.select_related("medewerker"))
    nood = [_naar_toezicht(rij, schrijf, moment) for rij in wie]
    werk = [_naar_medewerker(rij, schrijf, moment) for rij in wie]
    with transaction.atomic():
        _log([Inzageregel(None, int(Laag.CONTACT), None, [], "gelezen")], moment)
    alle = [*leden, *nood, *werk]
    return Gebracht(leden.count(True), nood.count(True) + werk.count(True), alle.count(False))


def _log(regels: list[Inzageregel], nu: datetime) -> None:
    schrijf_inzage(door=TANDEM, doel=Doel.EIGEN, wat=WAT, verzoek=uuid.uuid4(), regels=regels, nu=nu)


# -- members ----------------------------------------------------------------------------------------------------------


def _lezers(dag: date) -> list[_Lezer]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT huishouden, persoon, account, taal FROM tandem_berichtwensen(%s)", [dag])
        return [_Lezer(huishouden, Ledenactor(*wie)) for huishouden, *wie in cursor.fetchall()]


@contextmanager
def _als_lid(lezer: _Lezer, nu: datetime) -> Iterator[Ledensessie]:
    """The member's own door, in one transaction; what is sent leaves its line in the log."""
    kluis().ververs()
    with transaction.atomic(durable=True):
        yield deur._open(lezer.actor, WAT, lezer.huishouden, nu)


def _naar_lid(lezer: _Lezer, schrijf: Schrijver, nu: datetime) -> bool | None:
    """Send the notice for which it is time: whether the mail server took it; None without one."""
    try:
        with _als_lid(lezer, nu) as sessie:
            klaar = _eis_op(sessie, lezer)
    except (NietGevonden, SleutelVernietigd):  # left, or destroyed, between asking and opening
        return None
    if klaar is None:
        return None
    gelukt = _stuur(klaar.aan, klaar.brenging, schrijf)
    with _als_lid(lezer, nu) as sessie:
        rijen = sessie.van(Bericht).filter(pk=klaar.rij)
        if gelukt:
            rijen.update(verzonden_op=nu)
            _log([klaar.regel], nu)
        else:
            rijen.update(begonnen_op=None, pogingen=F("pogingen") + 1)
    return gelukt


def _stuur(aan: str, brenging: Brenging, schrijf: Schrijver) -> bool:
    onderwerp, tekst = schrijf(brenging)
    try:
        stuur(aan=aan, onderwerp=onderwerp, tekst=tekst)
    except PostMislukt:
        return False
    return True


def _eis_op(sessie: Ledensessie, lezer: _Lezer) -> _Klaar | None:
    """Claim the notice for which it is time, made now where there is news; None without one."""
    gekozen = wens_van(sessie)
    rij = sessie.van(Berichtwens).select_for_update().filter(pk=gekozen.pk).first() if gekozen else None
    if rij is None or not _mag(sessie, rij):
        return None
    wacht = sessie.van(Bericht).filter(wens=rij, begonnen_op=None, pogingen__lt=regel.HOOGSTENS_POGINGEN).first()
    if wacht is None and rij.bevestigd_op and _is_nieuws(sessie, rij.bevestigd_op):
        wacht = sessie.bewaar(Bericht(lid_id=sessie.ik, wens=rij, soort=NIEUWS, gemaakt_op=sessie.nu))
    if wacht is None:
        return None
    sessie.van(Bericht).filter(pk=wacht.pk).update(begonnen_op=sessie.nu)
    bewijs = rij.bewijs if wacht.soort == BEVESTIGEN else ""
    brenging = Brenging(wacht.soort, lezer.actor.taal, lezer.huishouden, bewijs)
    gelezen = Inzageregel(sessie.huishouden, int(Laag.CONTACT), sessie.ik, sessie.anderen(), "gelezen")
    return _Klaar(wacht.pk, rij.adres, brenging, gelezen)


def _mag(sessie: Ledensessie, rij: Berichtwens) -> bool:
    """Whether anything may go to this address at this hour."""
    wens = als_wens(rij)
    bereik = bereik_van(sessie, _alle_plekken(sessie._huishouden()))
    bevestigt = rij.bevestigd_op is None
    return regel.waarom_niet(wens, bereik, bevestigt=bevestigt) is None and regel.past(
        wens, timezone.localtime(sessie.nu)
    )


def _alle_plekken(huishouden: int) -> list[Plek]:
    """Every e-mail of the household, also what is kept from this member: only compared, and told to nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT lid, waarde, plek, veilig FROM tandem_berichtplekken(%s)", [huishouden])
        rijen = cursor.fetchall()
    return [
        Plek("", Contactsoort.EMAIL, ontsleutel(waarde, huishouden=huishouden, plek=plek).decode(), lid, veilig)
        for lid, waarde, plek, veilig in rijen
    ]


def _is_nieuws(sessie: Ledensessie, bevestigd_op: datetime) -> bool:
    """Whether somebody at work changed something that this member sees, since the last notice."""
    eerder = sessie.van(Bericht).filter(lid_id=sessie.ik, soort=NIEUWS).order_by("-gemaakt_op").first()
    if eerder is not None and not regel.mag_weer(eerder.gemaakt_op, sessie.nu):
        return False
    sinds = max(bevestigd_op, eerder.gemaakt_op - regel.BEZINKEN) if eerder else bevestigd_op
    gebeurd = sessie.van(Gebeurtenis).filter(soort__in=regel.NIEUWS, actor__isnull=False)
    return gebeurd.filter(vastgelegd_op__gt=sinds, vastgelegd_op__lte=sessie.nu - regel.BEZINKEN).exists()


# -- professionals ----------------------------------------------------------------------------------------------------


def _naar_toezicht(rij: Werkbericht, schrijf: Schrijver, nu: datetime) -> bool | None:
    """Tell a privacy officer that emergency access was asked for: at once, at any hour, once (design, section 3)."""
    with connection.cursor() as cursor:
        grens = nu - regel.NOODRUST
        cursor.execute("SELECT tandem_nood_nieuw(%s, %s, %s)", [rij.medewerker_id, rij.nood_tot, grens])
        (tot,) = cursor.fetchone()
    mijn = Werkbericht.objects.filter(pk=rij.pk, adres=rij.adres)
    if tot is None or not mijn.filter(nood_tot=rij.nood_tot).update(nood_tot=tot):
        return None
    gelukt = _stuur(rij.adres, Brenging(WERK), schrijf)
    if not gelukt:
        mijn.filter(nood_tot=tot).update(nood_tot=rij.nood_tot)
    return gelukt


def _naar_medewerker(rij: Werkbericht, schrijf: Schrijver, nu: datetime) -> bool | None:
    """Send the morning's notice of work: whether the mail server took it; None where nothing waits, or not now."""
    vandaag, eerder = timezone.localdate(nu), rij.laatste_op
    if not regel.past_werk(timezone.localtime(nu)) or not _wacht_werk(rij.medewerker.account_id, nu):
        return None
    nog_niet = Werkbericht.objects.filter(pk=rij.pk, adres=rij.adres).exclude(laatste_op=vandaag)
    if not nog_niet.update(laatste_op=vandaag):
        return None
    gelukt = _stuur(rij.adres, Brenging(WERK), schrijf)
    if not gelukt:
        Werkbericht.objects.filter(pk=rij.pk).update(laatste_op=eerder)
    return gelukt


def _wacht_werk(account: int | None, nu: datetime) -> bool:
    """Whether work waits that is theirs, in any capacity that is in force, behind their own door."""
    for een in hoedanigheden(account=account or 0):
        actor = actor_voor(account=account or 0, lidmaatschap=een.lidmaatschap)
        with transaction.atomic(durable=True):
            if actor and wacht_er_werk(poort._open(actor, Doel.HULP, WAT, None, nu, timezone.localdate(nu))):
                return True
    return False
