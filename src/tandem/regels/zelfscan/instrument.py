"""An instrument: parts with questions, as its content file declares it. Nothing about it is known to the program.

What counts, how much it counts and how a part gets its score stand in the content, with the source or as
``voorbeeldinhoud``. An instrument without a rule for a score gives none (Bouwstenen, bijlage 1: a guide for a
conversation, not a test).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tandem.regels.bron import Bron
from tandem.regels.soort import Soort


class Instrumentsoort(Soort):
    """What kind of instrument this is."""

    ZELFSCAN = "zelfscan", "een zelfscan: waar staan we, en waar willen we heen"
    CHECKLIST = "checklist", "een checklist: wat is er, en wat nog niet"
    ZELFEVALUATIE = "zelfevaluatie", "een zelfevaluatie: hoe goed doen we wat we moeten kunnen"
    VRAGENLIJST = "vragenlijst", "een vragenlijst"


class Vraagsoort(Soort):
    """How a question is answered."""

    NIVEAUS = "niveaus", "kies het niveau waarvan de beschrijving het best past"
    JA_DEELS_NEE = "ja_deels_nee", "ja, deels of nee"
    GETAL = "getal", "een getal"
    KEUZE = "keuze", "kies er één"
    LIJST = "lijst", "een lijstje: zo veel regels als u wilt"
    OPEN = "open", "in eigen woorden"


class Scorewijze(Soort):
    """How the score of a part comes from the values of its answers."""

    GEMIDDELDE = "gemiddelde", "het gemiddelde van de antwoorden, elk naar zijn gewicht"
    LAAGSTE = "laagste", "het laagste antwoord"


class Bijontbreken(Soort):
    """What a score is while questions that count are not answered. Never: as if the answer were zero."""

    ONBEKEND = "onbekend", "de score is onbekend tot alles is beantwoord"
    OVER_WAT_ER_IS = "over_wat_er_is", "de score gaat over wat is beantwoord, en zegt hoeveel dat is"


class Overzetsoort(Soort):
    """What became of questions from one version of an instrument to the next."""

    ZELFDE = "zelfde", "dezelfde vraag"
    HERFORMULEERD = "herformuleerd", "dezelfde vraag, anders verwoord"
    GESPLITST = "gesplitst", "één vraag werd er meer"
    SAMENGEVOEGD = "samengevoegd", "meer vragen werden er één"
    HERVERDEELD = "herverdeeld", "meer vragen werden anders verdeeld"
    VERVALLEN = "vervallen", "deze vraag is er niet meer"
    NIEUW = "nieuw", "deze vraag is nieuw"


#: The three answers of ``JA_DEELS_NEE`` with their words on the screen.
JA_DEELS_NEE = {"ja": "Ja", "deels": "Deels", "nee": "Nee"}


@dataclass(frozen=True, slots=True)
class Optie:
    """One answer that can be chosen: a level, a choice, or yes, partly or no.

    ``waarde`` is what it counts for; None where the content gives it no value.
    """

    code: str
    naam: str
    beschrijving: str = ""
    waarde: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A question is asked only when question ``vraag``, earlier in the instrument, has one of these answers."""

    vraag: str
    antwoorden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question. ``onder``: the code of the question that it belongs under on paper.

    ``opties`` are the levels or choices, in order; of ``JA_DEELS_NEE`` the three words with the value that the content
    gives them. A number has its unit and bounds. ``gewicht`` is how heavy the answer counts in the score of its part.
    ``streven``: whether it also asks where one wants to be (Soll). ``helpt``: actions of the bouwstenen that help here.
    ``ingetrokken``: withdrawn while people fill in; not asked any more, and no answer to it counts.
    """

    code: str
    tekst: str
    soort: Vraagsoort
    bron: Bron
    uitleg: str = ""
    onder: str = ""
    opties: tuple[Optie, ...] = ()
    eenheid: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    voorwaarde: Voorwaarde | None = None
    gewicht: Decimal = Decimal(1)
    streven: bool = False
    helpt: tuple[str, ...] = ()
    kern: str = ""
    ingetrokken: bool = False

    def optie(self, code: str) -> Optie | None:
        """Return the option with this code, or None."""
        return next((optie for optie in self.opties if optie.code == code), None)

    @property
    def telt_mee(self) -> bool:
        """Whether an answer has a value that counts."""
        return self.kan_tellen and not self.ingetrokken

    @property
    def kan_tellen(self) -> bool:
        """Whether the content gives a value to each option, withdrawn or not."""
        return bool(self.opties) and all(optie.waarde is not None for optie in self.opties)

    @property
    def schaal(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest value of an answer; None where answers have no value."""
        waarden = [optie.waarde for optie in self.opties if optie.waarde is not None]
        return (min(waarden), max(waarden)) if self.telt_mee else None


@dataclass(frozen=True, slots=True)
class Scoreregel:
    """How a part is scored, as the content declares it."""

    wijze: Scorewijze
    bij_ontbreken: Bijontbreken


@dataclass(frozen=True, slots=True)
class Deel:
    """A part: some questions about one subject. ``hoofdstuk`` groups parts on paper; ``score`` None: no score."""

    code: str
    naam: str
    vragen: tuple[Vraag, ...]
    hoofdstuk: str = ""
    inleiding: str = ""
    score: Scoreregel | None = None
    helpt: tuple[str, ...] = ()

    @property
    def tellende_vragen(self) -> tuple[Vraag, ...]:
        """The questions that count for the score of this part; none without a rule for a score."""
        return tuple(vraag for vraag in self.vragen if vraag.telt_mee) if self.score else ()

    @property
    def schaal(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest score that this part can have, or None without a score."""
        schalen = [schaal for vraag in self.tellende_vragen if (schaal := vraag.schaal)]
        return (min(laag for laag, _ in schalen), max(hoog for _, hoog in schalen)) if schalen else None


@dataclass(frozen=True, slots=True)
class Overzetregel:
    """What became of the questions ``van``, and which questions ``naar`` came in their place.

    ``wijze`` says how several questions on one side make one value to compare; None: they are not compared.
    """

    soort: Overzetsoort
    van: tuple[str, ...] = ()
    naar: tuple[str, ...] = ()
    wijze: Scorewijze | None = None


@dataclass(frozen=True, slots=True)
class Vorige:
    """The version before this one, and what changed since. Questions that stayed exactly the same need no line."""

    versie: str
    regels: tuple[Overzetregel, ...] = ()


@dataclass(frozen=True)
class Instrument:
    """One version of an instrument. ``sleutel`` names it among all versions of all instruments."""

    code: str
    versie: str
    naam: str
    soort: Instrumentsoort
    waarvoor: str
    delen: tuple[Deel, ...]
    bron: Bron
    gebruik: tuple[str, ...] = ()
    vorige: Vorige | None = None

    @property
    def sleutel(self) -> str:
        """Code and version together."""
        return f"{self.code} / {self.versie}"

    @cached_property
    def per_code(self) -> dict[str, Vraag]:
        """All questions by their code, in order."""
        return {vraag.code: vraag for vraag in self.vragen()}

    def vragen(self) -> Iterator[Vraag]:
        """Yield all questions in order."""
        for deel in self.delen:
            yield from deel.vragen

    def vraag(self, code: str) -> Vraag:
        """Return the question with this code; raises ``KeyError`` when there is none."""
        return self.per_code[code]

    def deel_van(self, code: str) -> Deel:
        """Return the part that holds question ``code``; raises ``KeyError`` when there is none."""
        for deel in self.delen:
            if any(vraag.code == code for vraag in deel.vragen):
                return deel
        raise KeyError(code)
