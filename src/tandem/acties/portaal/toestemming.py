"""Consent at the portal: what I was asked, about myself or about whom I decide for, and my own answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tandem.acties.casus.eigen import zet_werk
from tandem.acties.keuring import kies
from tandem.acties.portaal import deur
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.acties.rechten.ontvangers import ontvanger_van
from tandem.acties.rechten.toestemming import ANTWOORD_GEGEVEN, Toestemmingsbeeld, bewaar_antwoord, zaak_in
from tandem.acties.rechten.toestemmingsblad import beelden_in
from tandem.acties.rechten.toestemmingsfeiten import zaak_van
from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.models import Lid, Toestemming, Toestemmingsantwoord
from tandem.regels.rechten import toestemming as regel
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.toestemming import Antwoordsoort, Vastlegwijze


@dataclass(frozen=True)
class Mijnvraag:
    """One request, and whether my answer counts now: to give it, or to take my yes back."""

    beeld: Toestemmingsbeeld
    over: str
    kan_antwoorden: bool
    kan_intrekken: bool


@dataclass(frozen=True)
class Wachtvraag:
    """A request that waits for my answer: with whom, and about whom when that is not me."""

    openbaar: UUID
    ontvanger: str
    over: str


@dataclass(frozen=True)
class Mijntoestemmingen:
    """The page: what was asked about me and about whom I decide for."""

    kop: Portaalkop
    vragen: tuple[Mijnvraag, ...]


def mijn_toestemmingen(*, door: Ledenactor, huishouden: UUID) -> Mijntoestemmingen:
    """Return what was asked about me and about whom I decide for, as far as my keys reach. Raises ``NietGevonden``."""
    with deur.lees(door=door, wat="mijn toestemmingen", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        leden = {rij.pk: rij.voornaam or "" for rij in sessie.van(Lid)}
        sessie.inzage(laag=Laag.CONTACT, leden=leden)
        vragen = ((lid, beeld) for lid in sorted(leden) for beeld in beelden_in(sessie, leden, lid))
        return Mijntoestemmingen(kop, tuple(_vraag(kop, leden, lid, beeld) for lid, beeld in vragen))


def _vraag(kop: Portaalkop, leden: Mapping[int, str], lid: int, beeld: Toestemmingsbeeld) -> Mijnvraag:
    ik = str(kop.ik.openbaar)
    kan_intrekken = ik in dict(beeld.trekkers)
    kan_antwoorden = ik in dict(beeld.gevers) and not kan_intrekken
    return Mijnvraag(beeld, "" if lid == kop.ik.id else leden[lid], kan_antwoorden, kan_intrekken)


def antwoord_zelf(
    *, door: Ledenactor, huishouden: UUID, toestemming: UUID, antwoord: str, toelichting: str = "",
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say yes or no, or take a yes back: oneself, or for whom one decides. Raises ``Ongeldig``, ``NietGevonden``."""
    with deur.schrijf(door=door, wat="antwoord op toestemming", huishouden=huishouden, verzoek=verzoek) as sessie:
        over = zaak_in(sessie, toestemming)
        gever = next((een for een in over[1].iedereen if een.lid == sessie.ik), None)
        if gever is None:
            raise NietGevonden
        soort = kies(Antwoordsoort, antwoord, "antwoord")
        nieuw = bewaar_antwoord(sessie, over, gever, soort, wijze=Vastlegwijze.PORTAAL, toelichting=toelichting)
        _zet_op_lijst(sessie, over[0])
        return nieuw


LEZEN_BINNEN = 2
"""Days within which somebody reads the answer; own choice: a yes was asked for a reason, and a no may not wait."""


def _zet_op_lijst(sessie: Ledensessie, rij: Toestemming) -> None:
    """Say on the work list that there is an answer; once for each whom it is about, however often they answer."""
    zet_werk(
        sessie, sessie.ik, soort=ANTWOORD_GEGEVEN, bij_soort="lid", bij=rij.lid_id, dagen=LEZEN_BINNEN,
        niet_voor={*sessie.anderen(), *rij.niet_zichtbaar_voor}, eenmaal=True,
    )  # fmt: skip


def wachtende_vragen(sessie: Ledensessie, kop: Portaalkop) -> tuple[Wachtvraag, ...]:
    """Return the requests that need my answer and to which I said nothing yet; notes that they were read."""
    rijen = sessie.van(Toestemming).filter(tot__gt=sessie.vandaag).order_by("van", "id")
    open_ = list(rijen.select_related("organisatie", "team", "lidmaatschap__medewerker", "lid"))
    if not open_:
        return ()
    gezegd = sessie.van(Toestemmingsantwoord).filter(gever_id=sessie.ik, toestemming_id__in=[rij.pk for rij in open_])
    klaar = set(gezegd.values_list("toestemming_id", flat=True))
    wacht = [rij for rij in open_ if rij.pk not in klaar and _wacht_op_mij(sessie, rij)]
    for rij in wacht:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return tuple(_wachtvraag(kop, rij) for rij in wacht)


def _wacht_op_mij(sessie: Ledensessie, rij: Toestemming) -> bool:
    zaak = zaak_van(sessie, rij, rij.lid)
    nodig = regel.nog_nodig(zaak.feit, zeggenschapstabel(), vandaag=sessie.vandaag)
    return any(een.lid == sessie.ik and een.plek in nodig for een in zaak.gevers)


def _wachtvraag(kop: Portaalkop, rij: Toestemming) -> Wachtvraag:
    over = "" if rij.lid_id == kop.ik.id else (rij.lid.voornaam or "")
    return Wachtvraag(rij.openbaar, ontvanger_van(rij).naam, over)
