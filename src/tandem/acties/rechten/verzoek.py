"""Requests about one's own data: making one, and every step until the answer. One way for all who ask.

The rule is ``regels/rechten/verzoek.py``; what follows from granting is ``acties/rechten/verzoekgevolg.py``. A request
is about one member, lies in the layer of the analysis, and is hidden from every other member but who asks. The work
list tells only that there is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from tandem.acties import deur
from tandem.acties.casus.eigen import regel_voor, zet_werk
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik, geboorte_van, kies_lid
from tandem.acties.keuring import keur, kies
from tandem.acties.rechten.afschriftstuk import WACHT as UITVOEREN
from tandem.acties.rechten.afschriftstuk import stukken_wachten
from tandem.acties.rechten.verzoekbeeld import bij_regel, feit_van, uiterlijk, verzoekregel
from tandem.acties.rechten.verzoekgevolg import voer_uit, zet_erbij
from tandem.acties.termijn import rond_termijn_af
from tandem.koppelingen.inhoud import catalogus, zeggenschapstabel
from tandem.models import Gezag, Lid, Rechtsverzoek, Rechtsverzoekstap, Regel, Vertegenwoordiging
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten import verzoek as regels
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Botsing, Ongeldig, Oordeel
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.verzoek import EIGEN_LAAG, OVERGANGEN, Verzoeksoort, Verzoekstand, Verzoekstap, Zet
from tandem.regels.rechten.verzoekbuiten import Houderfeit, hoedanigheid_van_buiten
from tandem.regels.rechten.zeggenschap import Hoedanigheid, als_houder, leeftijdsgroep
from tandem.regels.tekst import datum

KIJKEN, BESLISSEN = "verzoek_bekijken", "verzoek_beslissen"
"""What stands on the work list: somebody confirms it, there is an answer; then what was granted is done."""
METEEN = "Dit staat er nu bij. U hoeft niets meer te doen."
INGETROKKEN = "Wie dit vroeg, trok het in."


@dataclass(frozen=True)
class Verzoekinvoer:
    """A request as entered: what, in which words, about which line (public id), received when (None: today)."""

    soort: str
    tekst: str = ""
    regel: UUID | None = None
    ontvangen_op: date | None = None


Vrager = Lid | Gezag
"""Who asks: a member, or the holder of an authority who is no member."""


def feit_van_houder(rij: Gezag) -> Houderfeit:
    """Return an authority as the rule about holders from outside judges it."""
    return Houderfeit(
        Gezagssoort(rij.soort), rij.van, rij.tot, rij.drager_id is not None, rij.drager_organisatie_id is not None
    )


def hoedanigheden_in(sessie: Sessie, vrager: Vrager, voor: Lid) -> tuple[frozenset[Hoedanigheid], bool]:
    """As what somebody acts for a member today, and whether that member agreed in so many words (*gemachtigde*)."""
    if isinstance(vrager, Gezag):
        als_houder_ = hoedanigheid_van_buiten(feit_van_houder(vrager), sessie.vandaag)
        return frozenset({als_houder_} if als_houder_ and vrager.kind_id == voor.pk else ()), False
    if vrager.pk == voor.pk:
        return frozenset({Hoedanigheid.ZELF}), False
    gezag = sessie.van(Gezag).filter(kind_id=voor.pk, drager_id=vrager.pk)
    als = {als_houder(Gezagssoort(rij.soort)) for rij in gezag if in_kracht(rij.van, rij.tot, sessie.vandaag)}
    namens = sessie.van(Vertegenwoordiging).filter(voor_id=voor.pk, door_id=vrager.pk)
    als |= {Hoedanigheid(rij.soort) for rij in namens if in_kracht(rij.van, rij.tot, sessie.vandaag)}
    return frozenset(als), Hoedanigheid.GEMACHTIGDE in als


def mag_in(sessie: Sessie, soort: Verzoeksoort, vrager: Vrager, voor: Lid) -> Oordeel:
    """Whether somebody may ask this about a member (or themselves) today, by the table of who may decide."""
    als, gemachtigd = hoedanigheden_in(sessie, vrager, voor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_kan_wegen(%s, %s, %s)", [voor.huishouden_id, voor.pk, sessie.nu])
        ((kan_wegen,),) = cursor.fetchall()
    groep = leeftijdsgroep(geboorte_van(voor), sessie.vandaag)
    return regels.mag_vragen(
        zeggenschapstabel(), soort=soort, leeftijd=groep, als=als, kan_wegen=kan_wegen, toestemming_zelf=gemachtigd
    )


def dien_in(
    sessie: Sessie, invoer: Verzoekinvoer, *, vrager: Vrager, voor: Lid, bij: Regel | None = None, **meer: Any
) -> UUID:
    """Store a request in an open session: the one way in, for members and for professionals on their behalf.

    ``bij``: the line that it is about; ``meer``: other columns of the request. Raises ``Ongeldig`` for who may not ask,
    and for the same that still runs.
    """
    soort = kies(Verzoeksoort, invoer.soort, "soort")
    oordeel = mag_in(sessie, soort, vrager, voor)
    if not oordeel.toegestaan:
        raise Ongeldig(soort=oordeel.reden)
    wat, op = verzoekregel(soort), invoer.ontvangen_op or sessie.vandaag
    keur(
        regels.bezwaren_verzoek(
            wat, tekst=invoer.tekst, heeft_tekst=bij is not None, ontvangen=op, vandaag=sessie.vandaag
        )
    )
    if bij is not None and voor.pk not in bij.betreft:
        raise Ongeldig(regel="Deze tekst gaat over een ander. Kies een tekst over de persoon om wie het gaat.")
    if bij is not None and _is_verborgen(bij, vrager):
        raise Ongeldig(regel="Deze tekst is verborgen voor wie dit vraagt. Kies een andere, of kies er geen.")
    _weiger_dubbel(sessie, soort, vrager, voor, bij)
    rij = _bewaar(sessie, invoer, soort, vrager=vrager, voor=voor, bij=bij, op=op, **meer)
    meld_verzoek(sessie, "verzoek_gedaan", rij)
    if wat.meteen:
        _doe_meteen(sessie, rij)
    else:
        _zet_op_lijst(sessie, rij)
    sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _is_verborgen(bij: Regel, vrager: Vrager) -> bool:
    """From somebody who is no member nobody could hide a line, so what is hidden from anybody is hidden from them."""
    return bool(bij.niet_zichtbaar_voor) if isinstance(vrager, Gezag) else vrager.pk in bij.niet_zichtbaar_voor


def _wie_vraagt(vrager: Vrager) -> dict[str, Any]:
    return {"gezag_id": vrager.pk} if isinstance(vrager, Gezag) else {"vrager_id": vrager.pk}


def _weiger_dubbel(sessie: Sessie, soort: Verzoeksoort, vrager: Vrager, voor: Lid, bij: Regel | None) -> None:
    lopend = [stand.value for stand in regels.LOOPT]
    wie = {**_wie_vraagt(vrager), **bij_regel(bij.pk if bij else None)}
    eerder = sessie.van(Rechtsverzoek).filter(soort=soort.value, lid_id=voor.pk, stand__in=lopend, **wie)
    if rij := eerder.order_by("id").first():
        raise Ongeldig(soort=f"Dit is al gevraagd op {datum(rij.ontvangen_op)}. Het antwoord komt nog.")


def _bewaar(
    sessie: Sessie,
    invoer: Verzoekinvoer,
    soort: Verzoeksoort,
    *,
    vrager: Vrager,
    voor: Lid,
    bij: Regel | None,
    op: date,
    **meer: Any,
) -> Rechtsverzoek:
    weten = [voor.pk] if isinstance(vrager, Gezag) else [vrager.pk, voor.pk]
    verborgen = sessie.van(Lid).exclude(pk__in=weten).values_list("pk", flat=True)
    stand = Verzoekstand.TOEGEWEZEN if verzoekregel(soort).meteen else Verzoekstand.ONTVANGEN
    return sessie.bewaar(
        Rechtsverzoek(
            laag=EIGEN_LAAG, betreft=[voor.pk], niet_zichtbaar_voor=sorted(verborgen), lid_id=voor.pk,
            soort=soort.value, tekst=invoer.tekst.strip() or None,
            regel_id=bij.pk if bij else None, ontvangen_op=op, stand=stand.value,
            uiterlijk=uiterlijk(verzoekregel(soort).termijn, op), **_wie_vraagt(vrager), **meer,
        )
    )  # fmt: skip


def _zet_op_lijst(sessie: Sessie, rij: Rechtsverzoek) -> None:
    """Somebody confirms it soon; and there is an answer by the day of the law, where that was verified."""
    _werk(sessie, rij, KIJKEN, regels.KIJKEN_BINNEN)
    if rij.uiterlijk is not None:
        _werk(sessie, rij, BESLISSEN, (rij.uiterlijk - sessie.vandaag).days)


def _werk(sessie: Sessie, rij: Rechtsverzoek, soort: str, dagen: int) -> None:
    zet_werk(
        sessie, rij.lid_id, soort=soort, bij_soort="rechtsverzoek", bij=rij.pk, dagen=dagen, laag=Laag.PLAN,
        niet_voor=rij.niet_zichtbaar_voor,
    )  # fmt: skip


def _doe_meteen(sessie: Sessie, rij: Rechtsverzoek) -> None:
    """There is nothing to decide: the own words stand beside the text at once."""
    zet_erbij(sessie, rij)
    _noteer(sessie, rij, Zet(Verzoekstap.WIJS_TOE, METEEN))
    meld_verzoek(sessie, "verzoek_toegewezen", rij)


def _noteer(sessie: Sessie, rij: Rechtsverzoek, zet: Zet) -> None:
    sessie.bewaar(
        Rechtsverzoekstap(
            laag=rij.laag, betreft=list(rij.betreft), niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
            verzoek_id=rij.pk, soort=zet.stap.value, tekst=zet.tekst.strip(), op=sessie.nu,
            grond=zet.grond.code if zet.grond and zet.stap is Verzoekstap.WEIGER else "",
        )
    )  # fmt: skip


def trek_in(sessie: Sessie, rij: Rechtsverzoek) -> None:
    """Withdraw a request in the open session of who made it; it leaves the work list."""
    zet = Zet(Verzoekstap.TREK_IN, INGETROKKEN)
    _verander(sessie, rij, zet)
    _noteer(sessie, rij, zet)
    _na_de_stap(sessie, rij, zet.stap)
    sessie.uitkomst = str(rij.openbaar)


def meld_verzoek(sessie: Sessie, soort: str, rij: Rechtsverzoek, **meer: str) -> None:
    """Record an event about a request, about and hidden as the request is."""
    feiten = {"soort": Verzoeksoort(rij.soort).omschrijving, **meer}
    sessie.gebeurtenis(
        soort, laag=EIGEN_LAAG, betreft=list(rij.betreft), niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
        feiten=feiten,
    )  # fmt: skip


def regel_bij(sessie: Sessie, openbaar: UUID, leden: Iterable[int]) -> Regel:
    """Return the line that a request is about: one that stands on the pages of a member, about one of these.

    Raises ``NietGevonden`` for any other.
    """
    return sessie.van(Regel).get(pk=regel_voor(sessie, openbaar, list(leden)).id)


def leg_verzoek_vast(
    *, door: Actor, huishouden: UUID, vrager: UUID, voor: UUID, invoer: Verzoekinvoer, verzoek: UUID | None = None
) -> UUID:
    """Record a request that a member made by word or letter. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="verzoek vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN, EIGEN_LAAG)
        eis_in_gebruik(sessie)
        wie, over = kies_lid(sessie, vrager, "vrager"), kies_lid(sessie, voor, "voor")
        leden = sessie.van(Lid).values_list("pk", flat=True)
        bij = regel_bij(sessie, invoer.regel, leden) if invoer.regel else None
        return dien_in(sessie, invoer, vrager=wie, voor=over, bij=bij)


@dataclass(frozen=True)
class Stapinvoer:
    """A step as entered. ``grond``: code of a ground; ``verborgen``: members (ids) from whom the line is hidden."""

    stap: str
    tekst: str
    grond: str = ""
    nieuw: str = ""
    verborgen: tuple[int, ...] = ()


def zet_verzoekstap(
    *, door: Actor, huishouden: UUID, rechtsverzoek: UUID, invoer: Stapinvoer, versie: int, verzoek: UUID | None = None
) -> None:
    """Do something with a request; granting carries it out in the same transaction.

    Raises ``Ongeldig``, ``Botsing`` when somebody else did something meanwhile, ``Geweigerd``, ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="verzoek behandelen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN, EIGEN_LAAG)
        rij = sessie.een(Rechtsverzoek, rechtsverzoek)
        if rij.versie != versie:
            raise Botsing(wie="Een collega", wanneer="net", hun={}, versie=rij.versie)
        stap = kies(Verzoekstap, invoer.stap, "stap")
        zet = Zet(
            stap, invoer.tekst, catalogus().weigergronden.get(invoer.grond), invoer.nieuw, _gekozen(sessie, rij, invoer)
        )
        keur(regels.bezwaren_zet(feit_van(sessie, rij), zet, rol=door.rol, vandaag=sessie.vandaag))
        _verander(sessie, rij, zet)
        _noteer(sessie, rij, zet)
        voer_uit(sessie, rij, zet)
        _na_de_stap(sessie, rij, stap)


def _gekozen(sessie: Sessie, rij: Rechtsverzoek, invoer: Stapinvoer) -> tuple[int, ...]:
    """From whom to hide: members of this household, never who asked or whom it is about."""
    bekend = set(sessie.van(Lid).values_list("pk", flat=True)) - {rij.lid_id, rij.vrager_id}
    if not set(invoer.verborgen) <= bekend:
        raise Ongeldig(verborgen="Kies uit de lijst.")
    return tuple(sorted(invoer.verborgen))


def _verander(sessie: Sessie, rij: Rechtsverzoek, zet: Zet) -> None:
    rij.stand = OVERGANGEN[Verzoekstand(rij.stand)][zet.stap].value
    if zet.stap is Verzoekstap.VERLENG and rij.uiterlijk is not None:
        uitstel = verzoekregel(Verzoeksoort(rij.soort)).verlenging
        rij.uiterlijk, rij.verlengd = uiterlijk(uitstel, rij.uiterlijk) or rij.uiterlijk, True
    rij.versie += 1
    sessie.bewaar(rij)


_GEBEURTENIS = {
    Verzoekstap.BEVESTIG: "verzoek_bevestigd",
    Verzoekstap.VERLENG: "verzoek_verlengd",
    Verzoekstap.WIJS_TOE: "verzoek_toegewezen",
    Verzoekstap.WEIGER: "verzoek_geweigerd",
    Verzoekstap.TREK_IN: "verzoek_ingetrokken",
    Verzoekstap.HEF_OP: "verzoek_gestopt",
}


def _na_de_stap(sessie: Sessie, rij: Rechtsverzoek, stap: Verzoekstap) -> None:
    """The work list follows: what was done leaves it, a later day takes the place of the first."""
    if stap is Verzoekstap.BEVESTIG:
        rond_termijn_af(sessie, rij, soort=KIJKEN)
    else:
        rond_termijn_af(sessie, rij)
    if stap is Verzoekstap.VERLENG and rij.uiterlijk is not None:
        _werk(sessie, rij, BESLISSEN, (rij.uiterlijk - sessie.vandaag).days)
        meld_verzoek(sessie, "verzoek_verlengd", rij, tot=rij.uiterlijk.isoformat())
        return
    uitvoering = verzoekregel(Verzoeksoort(rij.soort)).uitvoering
    klaar = uiterlijk(uitvoering, rij.ontvangen_op) if stap is Verzoekstap.WIJS_TOE else None
    if stap is Verzoekstap.WIJS_TOE and stukken_wachten(sessie, rij):
        klaar = rij.uiterlijk
    if klaar is not None:
        _werk(sessie, rij, UITVOEREN, (klaar - sessie.vandaag).days)
    meld_verzoek(sessie, _GEBEURTENIS[stap], rij)
