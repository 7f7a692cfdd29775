"""Asking advice and giving it: what is still missing before it is sent, and what may be about a person.

Early and late: Wmo 2015, article 2.1.3(3)(b) ("vroegtijdig", asked and unasked). The document of the region gives the
council the same task (bouwstenen, Lerend ontwikkelen, good example 2). No source gives a term within which a
municipality must react: a date is promised, agreed or asked for, and it says which.
"""

from dataclasses import dataclass, replace
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.leren.belemmering import persoonszin
from tandem.regels.soort import Soort

KORT = 200
"""Characters of a subject or of where a date comes from. Own choice."""
LANGSTE = 4000
"""Characters of a text; longer is a report that one attaches elsewhere. Own choice."""
MEESTE_PUNTEN = 20
"""Points of one advice; each gets a reaction of its own. Own choice."""


class Moment(Soort):
    """How far a decision is when advice is asked."""

    VERKENNEN = "verkennen", "er zijn nog geen keuzes gemaakt"
    ONTWERP = "ontwerp", "er ligt een ontwerp, en alles kan nog anders"
    VOORSTEL = "voorstel", "er ligt een voorstel voor het bestuur, en het kan nog anders"
    BESLOTEN = "besloten", "het besluit is al genomen"

    @property
    def te_laat(self) -> bool:
        """Whether advice cannot change the decision any more."""
        return self is Moment.BESLOTEN


class Datumgrond(Soort):
    """Where the date by which somebody reacts comes from."""

    TOEGEZEGD = "toegezegd", "toegezegd bij de adviesvraag"
    AFGESPROKEN = "afgesproken", "samen afgesproken"
    GEVRAAGD = "gevraagd", "gevraagd door de cliëntenraad, niet afgesproken"


@dataclass(frozen=True, slots=True)
class Vraag:
    """A request for advice as entered. ``besluit_op``: when it is decided, as far as known."""

    onderwerp: str
    vraag: str
    achtergrond: str
    moment: Moment
    advies_voor: date
    besluit_op: date | None
    reageert_voor: date


@dataclass(frozen=True, slots=True)
class Gehoord:
    """How people were heard: numbers and a way, never names."""

    leden: int
    ervaring: int
    hoe: str


@dataclass(frozen=True, slots=True)
class Advies:
    """An advice as entered. ``voor``: to which organisations. ``afspraak``: by whom and when the date was agreed."""

    onderwerp: str
    inleiding: str
    punten: tuple[str, ...]
    voor: tuple[int, ...]
    gehoord: Gehoord
    reageren_voor: date | None = None
    grond: Datumgrond = Datumgrond.GEVRAAGD
    afspraak: str = ""

    @property
    def woorden(self) -> str:
        """All that was written, for the warning."""
        return "\n".join((self.onderwerp, self.inleiding, *self.punten, self.gehoord.hoe, self.afspraak))

    def opgeschoond(self) -> "Advies":
        """Return it without empty points and without space around the words."""
        punten = tuple(punt.strip() for punt in self.punten if punt.strip())
        return replace(self, onderwerp=self.onderwerp.strip(), inleiding=self.inleiding.strip(), punten=punten)


def bezwaren_vraag(vraag: Vraag, *, vandaag: date) -> Bezwaren:
    """Why advice cannot be asked like this."""
    bezwaren = [
        *_tekst("onderwerp", vraag.onderwerp, "Schrijf op waarover u advies vraagt.", KORT),
        *_tekst("vraag", vraag.vraag, "Schrijf op wat u van de raad wilt weten.", LANGSTE),
        *_tekst("achtergrond", vraag.achtergrond, "", LANGSTE),
    ]
    if vraag.advies_voor <= vandaag:
        bezwaren.append(Bezwaar("advies_voor", "Kies een dag na vandaag, zodat de raad tijd heeft."))
    if vraag.moment.te_laat:
        bezwaren.append(Bezwaar("moment", "Vraag advies voordat het besluit is genomen. Daarna telt het niet mee."))
    if vraag.besluit_op is not None and vraag.besluit_op < vraag.advies_voor:
        bezwaren.append(Bezwaar("besluit_op", "Dit is voor de dag waarop het advies komt. Zet het besluit later."))
    if vraag.reageert_voor < vraag.advies_voor:
        bezwaren.append(Bezwaar("reageert_voor", "Kies een dag na de dag waarop het advies komt."))
    return tuple(bezwaren)


def bezwaren_concept(advies: Advies) -> Bezwaren:
    """Why a draft cannot be kept like this: it has no subject, or more words than fit."""
    return (
        *_tekst("onderwerp", advies.onderwerp, "Schrijf op waarover dit advies gaat.", KORT),
        *_tekst("inleiding", advies.inleiding, "", LANGSTE),
        *_tekst("hoe", advies.gehoord.hoe, "", LANGSTE),
        *_tekst("afspraak", advies.afspraak, "", KORT),
        *(een for punt in advies.punten for een in _tekst("punten", punt, "", LANGSTE)),
        *_te_veel(advies.punten),
    )


def _te_veel(punten: tuple[str, ...]) -> Bezwaren:
    if len(punten) <= MEESTE_PUNTEN:
        return ()
    return (Bezwaar("punten", f"Dit zijn {len(punten)} punten. Er passen er {MEESTE_PUNTEN} in één advies."),)


def bezwaren_versturen(
    advies: Advies, *, gevraagd: bool, vermoedens: tuple[str, ...], nagekeken: bool, vandaag: date
) -> Bezwaren:
    """Why an advice cannot be sent yet. ``vermoedens``: what in it may be about a person."""
    bezwaren = list(bezwaren_concept(advies))
    if not advies.punten:
        bezwaren.append(Bezwaar("punten", "Zet er ten minste één punt in. Op elk punt komt een reactie."))
    if not advies.voor:
        bezwaren.append(Bezwaar("voor", "Kies voor wie dit advies is."))
    if advies.reageren_voor is None or advies.reageren_voor <= vandaag:
        bezwaren.append(Bezwaar("reageren_voor", "Kies een dag na vandaag waarop de reactie er moet zijn."))
    if advies.grond is Datumgrond.AFGESPROKEN and not advies.afspraak.strip():
        bezwaren.append(Bezwaar("afspraak", "Schrijf op wie dit met wie heeft afgesproken, en wanneer."))
    if advies.grond is Datumgrond.TOEGEZEGD and not gevraagd:
        bezwaren.append(Bezwaar("grond", "Er was geen adviesvraag. Kies waar de datum dan vandaan komt."))
    if vermoedens and not nagekeken:
        bezwaren.append(Bezwaar("nagekeken", persoonszin(vermoedens)))
    return tuple(bezwaren)


def _tekst(veld: str, tekst: str, leeg: str, langste: int) -> Bezwaren:
    if leeg and not tekst.strip():
        return (Bezwaar(veld, leeg),)
    if len(tekst) > langste:
        return (Bezwaar(veld, f"Deze tekst is {len(tekst)} tekens. Er passen er {langste}. Kort de tekst in."),)
    return ()
