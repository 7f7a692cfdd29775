"""Consent: asking for it, recording what each answered or letting members answer themselves, and reading the ledger.

The rule is ``regels.rechten.toestemming``. Nothing is changed afterwards: a new answer stands beside the one before,
and the last of each counts. The key rule reads these rows in every transaction: what stops, stops at the next request.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.inhoudstermijn import organisatiesoort
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik, kies_lid
from tandem.acties.keuring import keur, kies
from tandem.acties.rechten.ontvangers import Ontvanger, kies_ontvanger, ontvanger_van
from tandem.acties.rechten.toestemmingsfeiten import Gever, Zaak, nieuwe_zaak, zaak_van
from tandem.acties.termijn import rond_termijn_af
from tandem.koppelingen.inhoud import catalogus, zeggenschapstabel
from tandem.models import Lid, Termijn, Toestemming, Toestemmingsantwoord
from tandem.regels.rechten import toestemming as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.toestemming import Antwoordsoort, Stand, Vastlegwijze

MET_TOESTEMMING = "toestemming_jeugdhulp"
"""The ground on which is shared with consent (``inhoud/grondslagen.yaml``)."""
ANTWOORD_GEGEVEN = "portaal_toestemming"
"""On the work list: somebody answered at the portal."""
_NAMENS = "U bent hier namens iemand uit het huishouden. Vraag het vaste gezicht om iets te delen."


@dataclass(frozen=True)
class Vraaginvoer:
    """As entered: for what, which layers, with whom (a code of ``ontvangers``), until when, hidden from whom."""

    waarvoor: str
    lagen: tuple[int, ...]
    ontvanger: str
    tot: date | None
    niet_zichtbaar_voor: tuple[int, ...] = ()


@dataclass(frozen=True)
class Antwoordinvoer:
    """As entered: who answered (``Gever.code``), what, and how that is known."""

    gever: str
    antwoord: str
    wijze: str
    toelichting: str = ""


def vraag_toestemming(
    *, door: Actor, huishouden: UUID, lid: UUID, invoer: Vraaginvoer, verzoek: UUID | None = None
) -> UUID:
    """Record that consent is asked to share what is about one member. Raises ``Ongeldig``, ``Geweigerd``.

    Refused where the table of who may decide does not say for certain who must consent, and for an organisation whose
    ground nobody verified. Nobody asks to share what is closed to themselves.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="toestemming vragen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_in_gebruik(sessie)
        lagen = _gekozen(invoer.lagen)
        eis_delen(sessie, lagen)
        wie = kies_lid(sessie, lid, "lid")
        ontvanger = kies_ontvanger(invoer.ontvanger, door) if invoer.ontvanger else None
        bezwaren = regel.bezwaren_vraag(
            waarvoor=invoer.waarvoor, lagen=[Laag(laag) for laag in invoer.lagen], van=sessie.vandaag, tot=invoer.tot,
            ontvangers=1 if ontvanger else 0,
        )  # fmt: skip
        keur(bezwaren)
        if ontvanger is None or invoer.tot is None:
            raise Ongeldig(ontvanger="Kies met wie u wilt delen.")
        eis_grondslag(door)
        zaak = nieuwe_zaak(sessie, wie, lagen=lagen, tot=invoer.tot)
        _eis_zeker(zaak, invoer, sessie.vandaag)
        rij = sessie.bewaar(_rij(wie, invoer, invoer.tot, lagen, ontvanger, sessie.vandaag))
        feiten = {"ontvanger": ontvanger.naam, "tot": invoer.tot.isoformat()}
        _meld(sessie, "toestemming_gevraagd", rij, feiten)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _gekozen(nummers: tuple[int, ...]) -> frozenset[Laag]:
    bekend = {int(laag) for laag in Laag}
    if not set(nummers) <= bekend:
        raise Ongeldig(lagen="Kies uit de lijst wat u wilt delen.")
    return regel.gekozen_lagen(Laag(nummer) for nummer in nummers)


def eis_delen(sessie: Sessie, lagen: frozenset[Laag]) -> None:
    """Refuse who acts for one member, and who does not see the layers that would be shared."""
    if sessie.bos.namens:
        raise Geweigerd(_NAMENS)
    sessie.eis(*sorted(lagen))


def eis_grondslag(door: Actor) -> None:
    """Refuse where nobody verified on which article this kind of organisation shares with consent."""
    grond = catalogus().grondslagen[MET_TOESTEMMING]
    if organisatiesoort(door).value not in grond.organisatiesoorten:
        zin = "Niet nagegaan is op welk artikel uw organisatie met toestemming deelt. Vraag de privacyfunctionaris."
        raise Ongeldig(**{"": zin})


def _eis_zeker(zaak: Zaak, invoer: Vraaginvoer, vandaag: date) -> None:
    """Somebody can give it, and nobody who must consent is one from whom the asking is hidden."""
    tabel = zeggenschapstabel()
    nodig = regel.nog_nodig(zaak.feit, tabel, vandaag=vandaag)
    if not nodig:
        raise Ongeldig(**{"": regel.oordeel(zaak.feit, tabel, vandaag=vandaag).reden})
    if {een.lid for een in zaak.gevers if een.plek in nodig} & set(invoer.niet_zichtbaar_voor):
        raise Ongeldig(niet_voor="Wie toestemming moet geven, moet dit ook kunnen zien. Haal het vinkje weg.")


def _rij(
    lid: Lid, invoer: Vraaginvoer, tot: date, lagen: frozenset[Laag], ontvanger: Ontvanger, vandaag: date
) -> Toestemming:
    return Toestemming(
        laag=Laag.CONTACT,
        betreft=[lid.pk],
        niet_zichtbaar_voor=sorted(invoer.niet_zichtbaar_voor),
        lid=lid,
        waarvoor=invoer.waarvoor.strip(),
        lagen=sorted(int(laag) for laag in lagen),
        organisatie=ontvanger.organisatie,
        team=ontvanger.team,
        lidmaatschap=ontvanger.lidmaatschap,
        van=vandaag,
        tot=tot,
    )


def _meld(sessie: Sessie, soort: str, rij: Toestemming, feiten: dict[str, str]) -> None:
    verborgen = list(rij.niet_zichtbaar_voor)
    sessie.gebeurtenis(soort, betreft=list(rij.betreft), niet_zichtbaar_voor=verborgen, feiten=feiten)


def leg_antwoord_vast(
    *, door: Actor, huishouden: UUID, toestemming: UUID, invoer: Antwoordinvoer, verzoek: UUID | None = None
) -> UUID:
    """Record what somebody said who must consent, or that they take their yes back. Raises ``Ongeldig``.

    A yes or no counts only of whom the table names today; taking back is open to everybody who said yes.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="antwoord op toestemming", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_in_gebruik(sessie)
        wijze = kies(Vastlegwijze, invoer.wijze, "wijze")
        if wijze is Vastlegwijze.PORTAAL:
            raise Ongeldig(wijze="Dit kiest alleen iemand die zelf antwoord geeft in Mijn Tandem.")
        rij, zaak = zaak_in(sessie, toestemming)
        gever = next((een for een in zaak.iedereen if een.code and een.code == invoer.gever), None)
        if gever is None:
            raise Ongeldig(gever="Kies wie het antwoord gaf.")
        antwoord = kies(Antwoordsoort, invoer.antwoord, "antwoord")
        return bewaar_antwoord(sessie, (rij, zaak), gever, antwoord, wijze=wijze, toelichting=invoer.toelichting)


def zaak_in(sessie: Sessie, openbaar: UUID) -> tuple[Toestemming, Zaak]:
    """Return a request that this session sees, with its facts. Raises ``NietGevonden``."""
    rijen = sessie.van(Toestemming).select_related("organisatie", "team", "lidmaatschap__medewerker", "lid")
    rij = rijen.filter(openbaar=openbaar).first()
    if rij is None:
        raise NietGevonden
    return rij, zaak_van(sessie, rij, rij.lid)


_GEBEURTENIS = {
    Antwoordsoort.GEGEVEN: "toestemming_gegeven",
    Antwoordsoort.GEWEIGERD: "toestemming_geweigerd",
    Antwoordsoort.INGETROKKEN: "toestemming_ingetrokken",
}


def bewaar_antwoord(
    sessie: Sessie,
    over: tuple[Toestemming, Zaak],
    gever: Gever,
    antwoord: Antwoordsoort,
    *,
    wijze: Vastlegwijze,
    toelichting: str,
) -> UUID:
    """Store one answer after the rule; say with a yes whether it made the consent whole."""
    rij, zaak = over
    vandaag, tabel = sessie.vandaag, zeggenschapstabel()
    keur(regel.bezwaar_antwoord(antwoord, _vorige(sessie, rij, gever)))
    if antwoord is not Antwoordsoort.INGETROKKEN:
        mag = regel.mag_antwoorden(zaak.feit, tabel, gever.plek, vandaag=vandaag)
        if not mag.toegestaan:
            raise Ongeldig(gever=mag.reden)
        if vandaag >= rij.tot:
            raise Ongeldig(**{"": "De termijn van deze vraag is voorbij. Vraag opnieuw toestemming."})
    geldt_al = regel.telt(zaak.feit, tabel, vandaag=vandaag)
    heel = antwoord is Antwoordsoort.GEGEVEN and regel.telt(zaak.met(gever, ja=True), tabel, vandaag=vandaag)
    bewaard = sessie.bewaar(
        Toestemmingsantwoord(
            laag=Laag.CONTACT, betreft=list(rij.betreft), niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
            toestemming=rij, gever_id=gever.lid, gezag_id=gever.gezag, hoedanigheid=gever.hoedanigheid.value,
            antwoord=antwoord.value, wijze=wijze.value, op=sessie.nu, volledig=heel and not geldt_al,
            toelichting=toelichting.strip() or None,
        )
    )  # fmt: skip
    feiten = {"ontvanger": ontvanger_van(rij).naam, "gever": gever.hoedanigheid.omschrijving}
    _meld(sessie, _GEBEURTENIS[antwoord], rij, feiten)
    sessie.uitkomst = str(bewaard.openbaar)
    return bewaard.openbaar


def _vorige(sessie: Sessie, rij: Toestemming, gever: Gever) -> Antwoordsoort | None:
    """What this one said last, as the rows say it."""
    van_wie = {"gever_id": gever.lid} if gever.lid else {"gezag_id": gever.gezag}
    eerder = sessie.van(Toestemmingsantwoord).filter(toestemming_id=rij.pk, op__lte=sessie.nu, **van_wie)
    laatste = eerder.order_by("-op", "-id").values_list("antwoord", flat=True).first()
    return Antwoordsoort(laatste) if laatste else None


def heeft_nieuw_antwoord(sessie: Sessie, lid: Lid) -> bool:
    """Whether somebody answered at the portal about this member, and nobody at work read it yet."""
    wacht = sessie.van(Termijn).filter(soort=ANTWOORD_GEGEVEN, bij_soort="lid", bij=lid.pk, afgerond_op=None)
    return wacht.exists()


def antwoord_gezien(*, door: Actor, huishouden: UUID, lid: UUID, verzoek: UUID | None = None) -> None:
    """Say that the answers about this member were read; it leaves the work list.

    Raises ``NietGevonden``, and ``Ongeldig`` where nothing waits any more.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="antwoord op toestemming gezien", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Lid, lid)
        if not rond_termijn_af(sessie, rij, soort=ANTWOORD_GEGEVEN):
            raise Ongeldig(**{"": "Dit was al gelezen."})
        sessie.gebeurtenis("portaal_gelezen", betreft=[rij.pk])


@dataclass(frozen=True)
class Antwoordbeeld:
    """One answer, as shown."""

    wie: str
    als: str
    antwoord: Antwoordsoort
    wijze: str
    op: date
    toelichting: str


@dataclass(frozen=True)
class Toestemmingsbeeld:
    """One request, as shown: with whom, what for, what, until when, how things are, who said what, who must still."""

    openbaar: UUID
    ontvanger: str
    waarvoor: str
    lagen: tuple[str, ...]
    van: date
    tot: date
    stand: Stand
    reden: str
    artikel: str
    antwoorden: tuple[Antwoordbeeld, ...]
    nog_nodig: tuple[str, ...]
    werkt_hier: bool
    gevers: tuple[tuple[str, str], ...]
    """Whose answer can be recorded now: code and name."""
    trekkers: tuple[tuple[str, str], ...]
    """Who said yes and can take it back: code and name."""
