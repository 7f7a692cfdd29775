"""The reporter of a signal: shielded or not, opened one by one, and told back no more than is meant for them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Melder, Signaal
from tandem.regels.casus.signaal import (
    Afscherming,
    Anonimiteitsgrond,
    Meldersoort,
    Naambekend,
    bezwaren_afscherming,
    is_afgeschermd,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig

ANONIMITEIT = "anonimiteit_eindigt"
OPEN_MINUTEN = 30
"""How long an opened reporter stays open for who opened it; own choice."""
_VELDEN = {"grond": "anoniem_grond", "tot": "anoniem_tot", "afscherming": "naam_bekend"}


@dataclass(frozen=True)
class Melderinvoer:
    """Who reported, and whether the household may hear it. ``grond`` and ``tot``: for a professional who may not."""

    soort: str
    naam_bekend: str
    naam: str = ""
    organisatie: str = ""
    contact: str = ""
    grond: str = ""
    tot: date | None = None


@dataclass(frozen=True)
class Melderweergave:
    """The reporter as this reader may see them. ``afgeschermd``: there is a name, behind a door with a reason.

    The kind of reporter is part of what is shielded: "a child of the house" names that child.
    """

    beroepsmatig: bool
    afgeschermd: bool
    open: bool
    mag_openen: bool
    soort: str = ""
    soortnaam: str = ""
    naam: str = ""
    organisatie: str = ""
    contact: str = ""
    grond: str = ""
    tot: date | None = None


def meldersoort(code: str) -> Meldersoort:
    """Return a kind of reporter from content. Raises ``Ongeldig`` at its field when content does not know it."""
    soort = catalogus().melders.get(code)
    if soort is None:
        raise Ongeldig(meldersoort="Kies wie er meldt.")
    return soort


def melder_van(signaal: UUID) -> UUID:
    """Return the public id of a signal's reporter: it follows from the signal, so it can be opened without a list."""
    return uuid.uuid5(signaal, "melder")


def bewaar_melder(sessie: Sessie, signaal: Signaal, invoer: Melderinvoer) -> Melder:
    """Store the reporter: a private one shielded by default, a professional only on a ground and until a day.

    Raises ``Ongeldig`` per field.
    """
    soort = meldersoort(invoer.soort)
    if soort.beroepsmatig and not (invoer.naam.strip() or invoer.organisatie.strip()):
        raise Ongeldig(melder_naam="Vul de naam of de organisatie van de professional in.")
    op = timezone.localdate(signaal.ontvangen_op)
    afscherming = _keur_afscherming(soort, invoer, op)
    rij = Melder(openbaar=melder_van(signaal.openbaar), signaal=signaal, betreft=[])
    rij.naam, rij.organisatie = invoer.naam.strip() or None, invoer.organisatie.strip() or None
    rij.contact = invoer.contact.strip() or None
    _zet_afscherming(sessie, rij, soort, afscherming)
    sessie.bewaar(rij)
    _bewaak_einde(sessie, signaal, rij)
    return rij


def _keur_afscherming(soort: Meldersoort, invoer: Melderinvoer, op: date) -> Afscherming:
    bekend = kies(Naambekend, invoer.naam_bekend, "naam_bekend")
    if invoer.grond:
        kies(Anonimiteitsgrond, invoer.grond, "anoniem_grond")
    gevraagd = bekend is Naambekend.NEE
    afscherming = Afscherming(gevraagd, bekend is Naambekend.JA, invoer.grond, invoer.tot)
    keur(bezwaren_afscherming(soort, afscherming, op), velden=_VELDEN)
    return afscherming


def _zet_afscherming(sessie: Sessie, rij: Melder, soort: Meldersoort, afscherming: Afscherming) -> None:
    """Lay the reporter in the layer that goes with it; where nothing is known, nothing is shielded."""
    bekend = bool(rij.naam or rij.organisatie or rij.contact)
    dicht = bekend and is_afgeschermd(soort, afscherming, sessie.vandaag)
    rij.laag = Laag.AFGESCHERMD if dicht else Laag.VEILIGHEID
    tijdelijk = dicht and not soort.standaard_afgeschermd
    rij.anoniem_grond = afscherming.grond if tijdelijk else ""
    rij.anoniem_tot = afscherming.tot if tijdelijk else None


def _bewaak_einde(sessie: Sessie, signaal: Signaal, rij: Melder) -> None:
    if rij.anoniem_tot is not None:
        zet_termijn(sessie, signaal, soort=ANONIMITEIT, vervalt_op=rij.anoniem_tot, casus=signaal.casus_id)


def lees_melder(sessie: Sessie, signaal: Signaal) -> Melderweergave:
    """Return the reporter of a signal in an open session; notes that it was read. One query."""
    soort = meldersoort(signaal.meldersoort)
    mag_openen = sessie.ziet(Laag.AFGESCHERMD)
    rij = sessie.van(Melder).filter(signaal=signaal).first()
    if rij is None:  # every signal has a reporter row: what does not show is shielded
        return Melderweergave(soort.beroepsmatig, afgeschermd=True, open=False, mag_openen=mag_openen)
    if rij.laag == Laag.AFGESCHERMD:
        sessie.inzage(laag=Laag.AFGESCHERMD)
    grond = kies(Anonimiteitsgrond, rij.anoniem_grond, "").omschrijving if rij.anoniem_grond else ""
    return Melderweergave(
        beroepsmatig=soort.beroepsmatig,
        afgeschermd=rij.laag == Laag.AFGESCHERMD,
        open=True,
        mag_openen=mag_openen,
        soort=soort.code,
        soortnaam=soort.naam,
        naam=rij.naam or "",
        organisatie=rij.organisatie or "",
        contact=rij.contact or "",
        grond=grond,
        tot=rij.anoniem_tot,
    )


def open_melder(
    *, door: Actor, huishouden: UUID, signaal: UUID, reden: str, verzoek: UUID | None = None, doel: Doel = Doel.HULP
) -> None:
    """Open the shielded reporter of one signal for this actor, for half an hour, with a reason that is kept.

    Raises ``Geweigerd`` when the role may not open shielded items, ``Ongeldig`` without a reason.
    """
    with deur.schrijf(door=door, doel=doel, wat="melder openen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.VEILIGHEID, Laag.AFGESCHERMD)
        rij = sessie.een(Signaal, signaal)
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom u de naam nodig heeft. Dit wordt bewaard.")
        sessie.ontsluit(melder_van(rij.openbaar), reden=reden.strip(), minuten=OPEN_MINUTEN)
        geopende_melder(sessie, rij)
        sessie.gebeurtenis(
            "afgeschermd_geopend",
            laag=Laag.VEILIGHEID,
            betreft=rij.betreft,
            casus=rij.casus_id,
            feiten={"gegeven": "melder", "signaal": str(rij.openbaar)},
        )
        sessie.inzage(laag=Laag.AFGESCHERMD, leden=rij.betreft)


def geopende_melder(sessie: Sessie, signaal: Signaal) -> Melder:
    """Return the reporter, when it is open to this actor. Raises ``Geweigerd`` with the way to open it."""
    try:
        return sessie.een(Melder, melder_van(signaal.openbaar))
    except NietGevonden:
        zin = "De melder is afgeschermd. Open eerst de melder bij het signaal, met een reden."
        raise Geweigerd(zin) from None


def wijzig_afscherming(
    *,
    door: Actor,
    huishouden: UUID,
    signaal: UUID,
    naam_bekend: str,
    grond: str = "",
    tot: date | None = None,
    verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> None:
    """Make the reporter's name known, shield it, or shield it longer. The reporter must be open to the actor.

    Raises ``Geweigerd`` when it is not, ``Ongeldig`` per field.
    """
    with deur.schrijf(door=door, doel=doel, wat="afscherming wijzigen", huishouden=huishouden, verzoek=verzoek) as s:
        s.eis(Laag.VEILIGHEID, Laag.AFGESCHERMD)
        sig = s.een(Signaal, signaal)
        rij, soort = geopende_melder(s, sig), meldersoort(sig.meldersoort)
        afscherming = _keur_afscherming(soort, Melderinvoer(soort.code, naam_bekend, grond=grond, tot=tot), s.vandaag)
        _zet_afscherming(s, rij, soort, afscherming)
        rij.versie += 1
        s.bewaar(rij)
        rond_termijn_af(s, sig, soort=ANONIMITEIT)
        _bewaak_einde(s, sig, rij)
        s.gebeurtenis(
            "melder_afgeschermd" if rij.laag == Laag.AFGESCHERMD else "melder_bekend_gemaakt",
            laag=Laag.VEILIGHEID,
            betreft=sig.betreft,
            casus=sig.casus_id,
            feiten={"tot": str(rij.anoniem_tot or "")},
        )


def soorten_melders() -> Sequence[tuple[str, str]]:
    """Return the kinds of reporters to choose from: code and name."""
    return [(soort.code, soort.naam) for soort in catalogus().melders.values()]
