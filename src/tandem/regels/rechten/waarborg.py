"""Safeguards at a marked point: what people are owed when a regime begins, changes or ends."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.huishouden.leeftijd import (
    MENING_VRAGEN,
    Geboorte,
    Geboortesoort,
    Zekerheid,
    heeft_leeftijd,
    is_minderjarig,
)
from tandem.regels.soort import Soort


class Markeerpunt(Soort):
    """The marked points (S4 §3.2.4.3: 'belangrijke markeerpunten waarbij een andere fase ingaat')."""

    BEGIN = "begin", "de maatregel of bevoegdheid begint"
    WIJZIGING = "wijziging", "de maatregel of bevoegdheid verandert"
    EINDE = "einde", "de maatregel of bevoegdheid stopt"
    FASE = "fase", "de casus gaat naar een andere fase"


class PerWie(Soort):
    """For whom a safeguard is owed."""

    EENMAAL = "eenmaal", "één keer bij het besluit"
    ELK_KIND_VANAF = "elk_kind_vanaf", "voor elk kind vanaf een leeftijd"
    ELK_KIND_ONDER = "elk_kind_onder", "voor elk kind onder die leeftijd, zo mogelijk"
    ELKE_GEZAGHOUDER = "elke_gezaghouder", "voor elke ouder of voogd met gezag"
    ELKE_VOLWASSENE = "elke_volwassene", "voor elke volwassene over wie het gaat"
    ELKE_BETROKKENE = "elke_betrokkene", "voor iedereen over wie het gaat"


class Aard(Soort):
    """What kind of act a safeguard is: what must be recorded to say that it was done follows from it."""

    UITLEG = "uitleg", "uitgelegd, met welke tekst en in welke taal"
    AANBOD = "aanbod", "aangeboden, met het antwoord"
    MENING = "mening", "gevraagd, in eigen woorden"
    NAGEKEKEN = "nagekeken", "nagekeken door een ander, onder de eigen naam"
    BERICHT = "bericht", "een bericht dat te begrijpen is"
    VASTGELEGD = "vastgelegd", "bekend en vastgelegd"


class Aanbodantwoord(Soort):
    """What somebody said to an offer of support."""

    AANGENOMEN = "aangenomen", "aangeboden en aangenomen"
    NIET_GEWILD = "niet_gewild", "aangeboden, maar wil dit niet"
    REGELEN = "regelen", "wil dit; het moet nog worden geregeld"


class Nakijkantwoord(Soort):
    """What the second person found."""

    EENS = "eens", "is het ermee eens"
    NIET_EENS = "niet_eens", "is het er niet mee eens"


EIGEN_WOORDEN = "eigen_woorden"
"""Explained without a text of the content: then what was said is written down."""
REGELEN_BINNEN = timedelta(days=7)
"""Within which time support that somebody wants is arranged. Own choice; no source gives a norm."""
BESPREKEN_BINNEN = timedelta(days=7)
"""Within which time a new phase is talked over with everybody. Own choice; no source gives a norm."""


@dataclass(frozen=True, slots=True)
class Waarborgsoort:
    """One safeguard, as content gives it: which marked points ask for it and for whom.

    ``verplicht``: without it what we prepare ourselves is refused; otherwise its absence is only shown.
    ``leeftijd`` goes with the two per-child values of ``per_wie`` (12: their view *must* be asked).
    """

    code: str
    naam: str
    vraag: str
    bij: tuple[Markeerpunt, ...]
    per_wie: PerWie
    bron: Bron
    verplicht: bool = True
    leeftijd: int | None = None
    aard: Aard = Aard.VASTGELEGD


class Waarborgstand(Soort):
    """Where one safeguard stands."""

    GEDAAN = "gedaan", "gedaan"
    ACHTERAF = "achteraf", "nog niet gedaan; het gebeurt achteraf"
    GEVRAAGD = "gevraagd", "gevraagd aan een collega"
    NIET_VAN_TOEPASSING = "niet_van_toepassing", "kan hier niet, met de reden erbij"


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """Somebody whom a marked point is about, or who decides about a child: who is owed what follows from this."""

    lid: int
    geboorte: Geboorte
    gaat_over: bool
    heeft_gezag: bool = False


@dataclass(frozen=True, slots=True)
class Vereiste:
    """One safeguard that is owed at this marked point: once, or to one member."""

    soort: Waarborgsoort
    lid: int | None = None

    @property
    def veld(self) -> str:
        """The name of its field: the code, with the member's number where it is owed to somebody."""
        return self.soort.code if self.lid is None else f"{self.soort.code}-{self.lid}"


@dataclass(frozen=True, slots=True)
class Gegeven:
    """What was recorded of one safeguard: done, or afterwards with reason, owner and day.

    ``reden``: why not, or what was said. ``antwoord``: to an offer, of the second person, or the text that was given.
    """

    code: str
    stand: Waarborgstand
    lid: int | None = None
    reden: str = ""
    eigenaar: int | None = None
    uiterlijk: date | None = None
    antwoord: str = ""


def vereisten(
    soorten: Iterable[Waarborgsoort], punt: Markeerpunt, betrokkenen: Collection[Betrokkene], op: date
) -> tuple[Vereiste, ...]:
    """Every safeguard that is owed at this marked point, in the order of the content, one line per person."""
    return tuple(
        vereiste for soort in soorten if punt in soort.bij for vereiste in _per_persoon(soort, betrokkenen, op)
    )


def _per_persoon(soort: Waarborgsoort, betrokkenen: Collection[Betrokkene], op: date) -> tuple[Vereiste, ...]:
    if soort.per_wie is PerWie.EENMAAL:
        return (Vereiste(soort),)
    return tuple(Vereiste(soort, iemand.lid) for iemand in betrokkenen if _komt_toe(soort, iemand, op))


def _komt_toe(soort: Waarborgsoort, iemand: Betrokkene, op: date) -> bool:
    """Whether this safeguard is owed to this person. An age that is not known never takes a safeguard away."""
    match soort.per_wie:
        case PerWie.ELKE_GEZAGHOUDER:
            return iemand.heeft_gezag
        case PerWie.ELK_KIND_VANAF:
            return _kind(iemand, op) and heeft_leeftijd(iemand.geboorte, _grens(soort), op) is not Zekerheid.NEE
        case PerWie.ELK_KIND_ONDER:
            geboren = iemand.geboorte.soort is not Geboortesoort.ONGEBOREN
            jonger = heeft_leeftijd(iemand.geboorte, _grens(soort), op) is Zekerheid.NEE
            return _kind(iemand, op) and geboren and jonger
        case PerWie.ELKE_BETROKKENE:
            return iemand.gaat_over and iemand.geboorte.soort is not Geboortesoort.ONGEBOREN
        case PerWie.ELKE_VOLWASSENE:
            return iemand.gaat_over and is_minderjarig(iemand.geboorte, op) is not Zekerheid.JA
        case PerWie.EENMAAL:
            return False


def _kind(iemand: Betrokkene, op: date) -> bool:
    return iemand.gaat_over and is_minderjarig(iemand.geboorte, op) is not Zekerheid.NEE


def _grens(soort: Waarborgsoort) -> int:
    return MENING_VRAGEN if soort.leeftijd is None else soort.leeftijd


def is_vervuld(vereiste: Vereiste, gegeven: Iterable[Gegeven]) -> bool:
    """Whether a safeguard was given. *Afterwards* is not yet; *cannot be* counts with its reason.

    That a child of the age to be asked could not be asked never counts: asked without an answer does.
    """
    for wat in gegeven:
        if (wat.code, wat.lid) != (vereiste.soort.code, vereiste.lid):
            continue
        if wat.stand is Waarborgstand.GEDAAN:
            return True
        kan_niet = wat.stand is Waarborgstand.NIET_VAN_TOEPASSING and bool(wat.reden.strip())
        if kan_niet and vereiste.soort.per_wie is not PerWie.ELK_KIND_VANAF:
            return True
    return False


def ontbrekend(vereist: Iterable[Vereiste], gegeven: Collection[Gegeven]) -> tuple[Vereiste, ...]:
    """What is still owed: shown beforehand, and on top of the work list afterwards."""
    return tuple(vereiste for vereiste in vereist if not is_vervuld(vereiste, gegeven))


def bezwaren_voorbereiden(vereist: Iterable[Vereiste], gegeven: Collection[Gegeven]) -> Bezwaren:
    """What we prepare ourselves is refused while a compulsory safeguard is missing; each is named at its field."""
    return tuple(
        Bezwaar(vereiste.veld, f"{vereiste.soort.naam} ontbreekt. {vereiste.soort.vraag}")
        for vereiste in na_te_doen(vereist, gegeven)
    )


def na_te_doen(vereist: Iterable[Vereiste], gegeven: Collection[Gegeven]) -> tuple[Vereiste, ...]:
    """What others decided is recorded at once; this is what must then be done afterwards (never a reason to refuse).

    What a colleague was asked to review is not among it: it stands on the work list of that colleague.
    """
    gevraagd = {(wat.code, wat.lid) for wat in gegeven if wat.stand is Waarborgstand.GEVRAAGD}
    return tuple(
        vereiste
        for vereiste in ontbrekend(vereist, gegeven)
        if vereiste.soort.verplicht and (vereiste.soort.code, vereiste.lid) not in gevraagd
    )


def bezwaren_gedaan(soort: Waarborgsoort, wat: Gegeven, teksten: Collection[str]) -> Bezwaren:
    """What is missing to say that a safeguard was given: the answer, the text, or the own words; by its kind.

    ``teksten``: the explanations that content has, as ``code:language``. A review is never said by who recorded it.
    """
    if wat.stand is not Waarborgstand.GEDAAN:
        return ()
    leeg = not wat.reden.strip()
    match soort.aard:
        case Aard.NAGEKEKEN:
            return (Bezwaar("", "Dit doet een collega, onder de eigen naam. Kies wie meekijkt."),)
        case Aard.AANBOD if wat.antwoord not in set(Aanbodantwoord):
            return (Bezwaar("", "Kies wat het antwoord op het aanbod was."),)
        case Aard.UITLEG if wat.antwoord == EIGEN_WOORDEN:
            return (Bezwaar("tekst", "Schrijf op wat u hebt verteld."),) if leeg else ()
        case Aard.UITLEG if wat.antwoord not in teksten:
            return (Bezwaar("", "Kies welke uitleg is gegeven, en in welke taal."),)
        case Aard.MENING if leeg:
            zin = "Schrijf in eigen woorden op wat deze persoon zei. Ook als iemand niets wilde zeggen."
            return (Bezwaar("tekst", zin),)
        case _:
            return ()


class Voorstelstand(Soort):
    """Where a step stands that we prepare: nobody takes it alone."""

    WACHT = "wacht", "wacht op de collega die meekijkt"
    KAN = "kan", "een collega keek mee en is het ermee eens"
    TERUG = "terug", "een collega keek mee en is het er niet mee eens: deze stap wordt niet gezet"


def stand_van_voorstel(stand: str, antwoord: str) -> Voorstelstand:
    """Return where a step of ours stands, by what became of the review."""
    if stand != Waarborgstand.GEDAAN:
        return Voorstelstand.WACHT
    return Voorstelstand.TERUG if antwoord == Nakijkantwoord.NIET_EENS else Voorstelstand.KAN


def bezwaren_nakijken(
    *, nakijker: int, gevraagd: int | None, vastgelegd_door: int | None, antwoord: str, woorden: str
) -> Bezwaren:
    """Who may review: the colleague who was asked, never who recorded it; a *no* says why."""
    if nakijker == vastgelegd_door:
        return (Bezwaar("", "U hebt dit zelf vastgelegd. Een collega kijkt het na."),)
    if nakijker != gevraagd:
        return (Bezwaar("", "Dit is aan een andere collega gevraagd. Alleen die collega geeft antwoord."),)
    if antwoord not in set(Nakijkantwoord):
        return (Bezwaar("antwoord", "Kies of u het ermee eens bent."),)
    if antwoord == Nakijkantwoord.NIET_EENS and not woorden.strip():
        return (Bezwaar("woorden", "Schrijf op waarom niet, en wat er eerst nodig is."),)
    return ()


def bezwaren_gegeven(wat: Gegeven, besloten_op: date) -> Bezwaren:
    """What the record of one safeguard lacks: *afterwards* has a reason, an owner and a day; *cannot be* a reason."""
    bezwaren: list[Bezwaar] = []
    if wat.stand is not Waarborgstand.GEDAAN and not wat.reden.strip():
        bezwaren.append(Bezwaar("reden", "Schrijf op waarom dit niet is gedaan."))
    if wat.stand is not Waarborgstand.ACHTERAF:
        return tuple(bezwaren)
    if wat.eigenaar is None:
        bezwaren.append(Bezwaar("eigenaar", "Kies wie dit alsnog doet."))
    if wat.uiterlijk is None:
        bezwaren.append(Bezwaar("uiterlijk", "Vul in wanneer dit uiterlijk is gedaan."))
    elif wat.uiterlijk < besloten_op:
        bezwaren.append(Bezwaar("uiterlijk", "Deze dag ligt vóór de beslissing."))
    return tuple(bezwaren)
