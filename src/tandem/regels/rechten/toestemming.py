"""Consent to share: who must say yes, what counts now, and what stands in the way of asking, answering, sharing.

Whether consent counts is asked of the table of who may decide (``zeggenschap``) at every request: with the age, the
authority and the ability to weigh of *that* day. So what parents gave stops counting on the day on which the child has
to say yes as well, or alone; and what a parent gave, when authority is lost. Silence is no, and so is a cell that
nobody verified. Giving is for a purpose, to somebody, about one person, until a day. domein.md B9, B10; the second
writing is ``models/muren/toestemming.sql``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import Geboorte
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.ledensleutels import wet_voor
from tandem.regels.rechten.oordeel import Oordeel
from tandem.regels.rechten.zeggenschap import NAAR_EEN_MENS, Hoedanigheid, Stem, Tabel, leeftijdsgroep, toestemming
from tandem.regels.soort import Soort


class Antwoordsoort(Soort):
    """What somebody said who was asked for consent."""

    GEGEVEN = "gegeven", "ja, dat is goed"
    GEWEIGERD = "geweigerd", "nee, dat wil ik niet"
    INGETROKKEN = "ingetrokken", "ik trek mijn ja in"


class Vastlegwijze(Soort):
    """How it is known that somebody said so."""

    GESPREK = "gesprek", "in een gesprek"
    TELEFOON = "telefoon", "aan de telefoon"
    SCHRIFTELIJK = "schriftelijk", "op papier, met een handtekening"
    PORTAAL = "portaal", "zelf, in Mijn Tandem"


class Stand(Soort):
    """How things are with one request for consent, today."""

    GEVRAAGD = "gevraagd", "gevraagd, nog niet van iedereen een antwoord"
    GELDT = "geldt", "gegeven"
    GEWEIGERD = "geweigerd", "geweigerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    VERLOPEN = "verlopen", "verlopen"
    VERVALLEN = "vervallen", "telt niet meer: wie moet toestemmen, is veranderd"
    ONZEKER = "onzeker", "kan nu niet: niet zeker is wie moet toestemmen"


@dataclass(frozen=True, slots=True)
class Toestemmingsfeit:
    """One request as recorded: about whom (with what decides who must say yes), what, until when, and the answers.

    ``tot``: the first day on which it holds no longer. ``volledig_op``: since when everybody whom the table named at
    that moment had said yes.
    """

    lagen: frozenset[Laag]
    geboorte: Geboorte
    kan_wegen: bool
    van: date
    tot: date
    stemmen: tuple[Stem, ...]
    volledig_op: datetime | None = None
    gestopt_op: datetime | None = None


MEEBESLISSERS = frozenset(Hoedanigheid) - {Hoedanigheid.OUDER_ZONDER_GEZAG, Hoedanigheid.GEMACHTIGDE}
"""Capacities that are put before the table when somebody's consent is asked. Who has a written mandate acts on the yes
of the person, so that is not a voice beside it."""


def telt(feit: Toestemmingsfeit, tabel: Tabel, *, vandaag: date) -> bool:
    """Whether this consent counts today: in its period, and everybody whom the table names today said yes."""
    return feit.van <= vandaag < feit.tot and oordeel(feit, tabel, vandaag=vandaag).toegestaan


def oordeel(feit: Toestemmingsfeit, tabel: Tabel, *, vandaag: date) -> Oordeel:
    """Whether everybody who must consent today did; the sentence for people; the articles. The period is apart."""
    leeftijd = leeftijdsgroep(feit.geboorte, vandaag)
    if leeftijd is None:
        return Oordeel(False, f"De leeftijd is niet zeker. {NAAR_EEN_MENS}")
    uit = toestemming(
        tabel, wet=wet_voor(leeftijd), leeftijd=leeftijd, wilsbekwaam=feit.kan_wegen, stemmen=feit.stemmen
    )
    return Oordeel(uit.gegeven, uit.reden, "; ".join(uit.artikelen))


def nog_nodig(feit: Toestemmingsfeit, tabel: Tabel, *, vandaag: date) -> tuple[int, ...]:
    """Whose answer is still needed (``Stem.wie``), of those whom the table names today."""
    leeftijd = leeftijdsgroep(feit.geboorte, vandaag)
    if leeftijd is None:
        return ()
    wet = wet_voor(leeftijd)
    return toestemming(tabel, wet=wet, leeftijd=leeftijd, wilsbekwaam=feit.kan_wegen, stemmen=feit.stemmen).nog_nodig


def mag_antwoorden(feit: Toestemmingsfeit, tabel: Tabel, wie: int, *, vandaag: date) -> Oordeel:
    """Whether the answer of this voice counts today, by the table; else why not. Taking back is never asked this."""
    leeftijd = leeftijdsgroep(feit.geboorte, vandaag)
    if leeftijd is None:
        return Oordeel(False, f"De leeftijd is niet zeker. {NAAR_EEN_MENS}")
    alleen = tuple(Stem(stem.wie, stem.hoedanigheid) for stem in feit.stemmen)
    wet = wet_voor(leeftijd)
    uit = toestemming(tabel, wet=wet, leeftijd=leeftijd, wilsbekwaam=feit.kan_wegen, stemmen=alleen)
    if not uit.nog_nodig:
        return Oordeel(False, uit.reden)
    if wie not in uit.nog_nodig:
        return Oordeel(False, "Deze persoon geeft hier geen toestemming. Kijk bij “Wie mag beslissen”.")
    return Oordeel(True, uit.reden, "; ".join(uit.artikelen))


def stand(feit: Toestemmingsfeit, tabel: Tabel, *, vandaag: date, ingetrokken: bool) -> Stand:
    """How things are today. ``ingetrokken``: the last no was somebody taking back an earlier yes."""
    if vandaag >= feit.tot:
        return Stand.VERLOPEN
    if telt(feit, tabel, vandaag=vandaag):
        return Stand.GELDT
    if feit.gestopt_op is not None and ingetrokken:
        return Stand.INGETROKKEN
    if any(stem.ja is False for stem in feit.stemmen):
        return Stand.GEWEIGERD
    if feit.volledig_op is not None:
        return Stand.VERVALLEN
    return Stand.GEVRAAGD if nog_nodig(feit, tabel, vandaag=vandaag) else Stand.ONZEKER


def gekozen_lagen(lagen: Iterable[Laag]) -> frozenset[Laag]:
    """What is asked for, with who is involved, which belongs to every sharing. Shielded things are never shared so."""
    return (frozenset(lagen) | {Laag.CONTACT}) - {Laag.AFGESCHERMD}


def bezwaren_vraag(*, waarvoor: str, lagen: Collection[Laag], van: date, tot: date | None, ontvangers: int) -> Bezwaren:
    """What stands in the way of asking. Exactly one receiver: a professional or team here, or an organisation."""
    bezwaren: list[Bezwaar] = []
    if not waarvoor.strip():
        bezwaren.append(Bezwaar("waarvoor", "Schrijf op waarvoor de ander dit nodig heeft."))
    if Laag.AFGESCHERMD in lagen:
        bezwaren.append(Bezwaar("lagen", "Wat afgeschermd is, kunt u zo niet delen."))
    if tot is None:
        bezwaren.append(Bezwaar("tot", "Kies tot welke dag de toestemming geldt."))
    elif tot <= van:
        bezwaren.append(Bezwaar("tot", "Deze dag ligt niet na vandaag. Kies een latere dag."))
    if ontvangers != 1:
        bezwaren.append(Bezwaar("ontvanger", "Kies met wie u wilt delen."))
    return tuple(bezwaren)


def bezwaar_antwoord(nieuw: Antwoordsoort, vorige: Antwoordsoort | None) -> Bezwaren:
    """What stands in the way of this answer after the one before of the same person."""
    if nieuw is Antwoordsoort.INGETROKKEN and vorige is not Antwoordsoort.GEGEVEN:
        return (Bezwaar("", "Er is geen ja om in te trekken."),)
    if nieuw is vorige:
        return (Bezwaar("antwoord", "Dit antwoord staat er al."),)
    return ()
