"""Keeping a file: how long each part of it, from which day, on which article, and what holds it (domein.md, B9).

A file has parts: what an organisation of one kind keeps under one law. Each part has its terms (content:
``inhoud/bewaartermijnen.yaml``); the longest counts. A household goes as a whole, when its last part lapses. A term
that nobody verified lapses nothing and refers to a human (design, section 5).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur
from tandem.regels.huishouden.leeftijd import Geboorte, Geboortesoort, geboren_op, wordt_meerderjarig_op
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum

NAAR_EEN_MENS = "Tandem vernietigt dit niet. Vraag het de archivaris of een jurist."
OP_VERZOEK = "Iedereen in dit dossier vroeg om het te vernietigen, en kreeg ja."
LOGBOEK = "toegangslog"
"""The part that is no file: the access log, with a term of its own for each of its lines."""


class Bewaarklok(Soort):
    """From which day a term counts."""

    LAATSTE_WIJZIGING = "laatste_wijziging", "na de laatste wijziging"
    MEERDERJARIG = "meerderjarig", "nadat het jongste kind 18 is geworden"
    GEBOORTE = "geboorte", "na de geboorte van het jongste kind"
    VASTLEGGING = "vastlegging", "na het schrijven van de logregel"
    NOOIT = "nooit", "altijd: dit wordt niet vernietigd"


class Wanneer(Soort):
    """When a part exists, beside that an organisation of its kinds was involved."""

    ALTIJD = "altijd", "als een organisatie van deze soort betrokken was"
    MET_KINDEREN = "met_kinderen", "als er ook kinderen in het huishouden waren"
    MAATREGEL = "maatregel", "als er ook een van deze maatregelen was"
    LOGBOEK = "logboek", "voor elke regel van het logboek"


@dataclass(frozen=True, slots=True)
class Dossierdeel:
    """A part of a file: which organisations keep it, and when it exists."""

    code: str
    naam: str
    organisatiesoorten: frozenset[Organisatiesoort]
    wanneer: Wanneer
    bron: Bron
    maatregelen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """How long these organisations keep one part. ``duur`` None: until the very day of the clock."""

    deel: str
    organisatiesoorten: frozenset[Organisatiesoort]
    klok: Bewaarklok
    duur: Duur | None
    artikel: str
    bron: Bron
    uitleg: str = ""

    @property
    def in_woorden(self) -> str:
        """The term in plain words: ``20 jaar na de laatste wijziging``."""
        if self.duur is not None:
            return f"{self.duur.in_woorden} {self.klok.omschrijving}"
        return self.klok.omschrijving.replace("nadat", "tot") if self.klok is not Bewaarklok.NOOIT else "altijd"


@dataclass(frozen=True, slots=True)
class Maatregelfeit:
    """A measure that there was: its kind, and the birth of the child that it was about."""

    soort: str
    geboorte: Geboorte


@dataclass(frozen=True, slots=True)
class Vasthouding:
    """A dated hold: nothing goes from ``van`` on, until it is lifted (``tot``)."""

    soort: str
    van: date
    tot: date | None = None

    def geldt(self, dag: date) -> bool:
        """Whether it holds on this day. The day of lifting is free."""
        return self.van <= dag and (self.tot is None or dag < self.tot)


class Vasthoudgrond(Soort):
    """Why a file is held."""

    KLACHT = "klacht", "er loopt een klacht"
    RECHTSZAAK = "rechtszaak", "er loopt een rechtszaak"
    INSPECTIE = "inspectie", "er loopt een onderzoek van de inspectie"
    VERZOEK = "verzoek", "er loopt een verzoek van iemand uit het huishouden"
    ANDERS = "anders", "er is een andere reden om te wachten"


@dataclass(frozen=True, slots=True)
class Dossierfeiten:
    """The plain facts of one file. ``organisaties``: the kind of each that was involved, by number.

    ``kinderen``: births of everybody who was a minor while they lived here; also those that are not known.
    ``in_gebruik``: a case is open, somebody is involved, or a measure or power is in force.
    """

    organisaties: Mapping[int, Organisatiesoort]
    laatste_wijziging: date
    kinderen: tuple[Geboorte, ...] = ()
    maatregelen: tuple[Maatregelfeit, ...] = ()
    in_gebruik: bool = False
    vasthoudingen: tuple[Vasthouding, ...] = ()
    verzocht_op: date | None = None
    """Everybody in the file asked to have it destroyed and was granted that: the day of the last request."""


@dataclass(frozen=True, slots=True)
class Deeloordeel:
    """When one part lapses (None: not by this rule), why, and on which article."""

    deel: str
    naam: str
    organisatie: int
    vervalt_op: date | None
    waarom: str
    artikel: str = ""


@dataclass(frozen=True, slots=True)
class Bewaaroordeel:
    """When a household goes: the day of its last part, None as long as one part does not lapse; what holds it now."""

    delen: tuple[Deeloordeel, ...]
    vervalt_op: date | None
    houdt_vast: tuple[str, ...]
    mag_weg: bool


def oordeel_bewaren(
    feiten: Dossierfeiten, delen: Collection[Dossierdeel], termijnen: Collection[Bewaartermijn], dag: date
) -> Bewaaroordeel:
    """Judge a file on ``dag``. An organisation without any part that is known here keeps it from lapsing.

    What everybody in it asked for and was granted goes before the terms (Jeugdwet 7.3.9); holds still hold it.
    """
    if feiten.verzocht_op is not None:
        return _op_verzoek(feiten, feiten.verzocht_op, dag)
    gevonden = tuple(_delen(feiten, delen))
    geoordeeld = tuple(_oordeel_deel(feiten, deel, nummer, termijnen) for nummer, deel in gevonden)
    kaal = set(feiten.organisaties) - {nummer for nummer, _ in gevonden}
    geoordeeld += tuple(_zonder_deel(feiten.organisaties[nummer], nummer) for nummer in sorted(kaal))
    dagen = [een.vervalt_op for een in geoordeeld]
    bekend = [een for een in dagen if een is not None]
    vervalt_op = max(bekend) if bekend and len(bekend) == len(dagen) else None
    houdt_vast = _houdt_vast(feiten, dag)
    mag_weg = vervalt_op is not None and vervalt_op <= dag and not houdt_vast
    return Bewaaroordeel(geoordeeld, vervalt_op, houdt_vast, mag_weg)


def _op_verzoek(feiten: Dossierfeiten, op: date, dag: date) -> Bewaaroordeel:
    delen = tuple(
        Deeloordeel("op_verzoek", "Op verzoek", nummer, op, OP_VERZOEK, "Jeugdwet artikel 7.3.9")
        for nummer in sorted(feiten.organisaties)
    )
    houdt_vast = _houdt_vast(feiten, dag)
    return Bewaaroordeel(delen, op, houdt_vast, op <= dag and not houdt_vast)


def _houdt_vast(feiten: Dossierfeiten, dag: date) -> tuple[str, ...]:
    zinnen = ["Het dossier is nog in gebruik."] if feiten.in_gebruik else []
    for een in feiten.vasthoudingen:
        if een.geldt(dag):
            zinnen.append(f"Sinds {datum(een.van)}: {Vasthoudgrond(een.soort).omschrijving}.")
    return tuple(zinnen)


def _delen(feiten: Dossierfeiten, delen: Iterable[Dossierdeel]) -> Iterable[tuple[int, Dossierdeel]]:
    """Which parts there are, each with the organisation that keeps it."""
    alle = tuple(delen)
    soorten = {een.soort for een in feiten.maatregelen}
    for nummer, organisatie in sorted(feiten.organisaties.items()):
        for deel in alle:
            bestaat = {
                Wanneer.ALTIJD: True,
                Wanneer.MET_KINDEREN: bool(feiten.kinderen),
                Wanneer.MAATREGEL: bool(soorten & deel.maatregelen),
                Wanneer.LOGBOEK: False,
            }[deel.wanneer]
            if bestaat and organisatie in deel.organisatiesoorten:
                yield nummer, deel


def _oordeel_deel(
    feiten: Dossierfeiten, deel: Dossierdeel, nummer: int, termijnen: Iterable[Bewaartermijn]
) -> Deeloordeel:
    """The longest of the terms for this part; one that is not verified, or does not end, keeps it."""
    soort = feiten.organisaties[nummer]
    geldend = [een for een in termijnen if een.deel == deel.code and soort in een.organisatiesoorten]
    if not geldend:
        zin = f"Voor {deel.naam.lower()} bij {soort.omschrijving} is geen termijn bekend. {NAAR_EEN_MENS}"
        return Deeloordeel(deel.code, deel.naam, nummer, None, zin)
    oordelen = [_oordeel_termijn(feiten, deel, nummer, een) for een in geldend]
    open_ = next((een for een in oordelen if een.vervalt_op is None), None)
    return open_ or max(oordelen, key=lambda een: een.vervalt_op or date.min)


def _oordeel_termijn(feiten: Dossierfeiten, deel: Dossierdeel, nummer: int, termijn: Bewaartermijn) -> Deeloordeel:
    def zeg(waarom: str, vervalt_op: date | None = None) -> Deeloordeel:
        return Deeloordeel(deel.code, deel.naam, nummer, vervalt_op, waarom, termijn.artikel)

    if not termijn.bron.geverifieerd:
        return zeg(f"Deze termijn is niet nagegaan ({termijn.in_woorden}). {NAAR_EEN_MENS}")
    if termijn.klok in (Bewaarklok.NOOIT, Bewaarklok.VASTLEGGING):
        return zeg("Dit deel wordt altijd bewaard.")
    begin = _begin(termijn.klok, feiten.laatste_wijziging, _kinderen_van(feiten, deel))
    if begin is None:
        return zeg(f"Van een kind is de geboortedag niet bekend. {NAAR_EEN_MENS}")
    einde = termijn.duur.na(begin) if termijn.duur else begin
    return zeg(f"{termijn.in_woorden.capitalize()}: tot {datum(einde)}.", einde)


def _kinderen_van(feiten: Dossierfeiten, deel: Dossierdeel) -> tuple[Geboorte, ...]:
    """A part that rests on a measure is about the children of those measures; any other about all children."""
    if deel.wanneer is Wanneer.MAATREGEL:
        return tuple(een.geboorte for een in feiten.maatregelen if een.soort in deel.maatregelen)
    return feiten.kinderen


def _begin(klok: Bewaarklok, laatste_wijziging: date, kinderen: Collection[Geboorte]) -> date | None:
    """The day from which the term counts; None where a birth does not tell. An estimated birth counts as its latest."""
    if klok is Bewaarklok.LAATSTE_WIJZIGING:
        return laatste_wijziging
    dagen = [_laatste_dag(een) for een in kinderen]
    bekend = [dag for dag in dagen if dag is not None]
    if not bekend or len(bekend) < len(dagen):
        return None
    jongste = max(bekend)
    return jongste if klok is Bewaarklok.GEBOORTE else wordt_meerderjarig_op(geboren_op(jongste))


def _laatste_dag(geboorte: Geboorte) -> date | None:
    """The latest day on which somebody may be born; None where nobody knows, and for who was expected."""
    return None if geboorte.soort is Geboortesoort.ONGEBOREN else geboorte.laatst


def _zonder_deel(soort: Organisatiesoort, nummer: int) -> Deeloordeel:
    zin = f"Voor {soort.omschrijving} is niet bekend hoe lang een dossier bewaard blijft. {NAAR_EEN_MENS}"
    return Deeloordeel("onbekend", "Overig", nummer, None, zin)


def logregels_tot(
    termijnen: Collection[Bewaartermijn], soorten: Collection[Organisatiesoort], dag: date
) -> date | None:
    """Lines of the access log from before this day have lapsed; None: none has.

    One log serves all organisations, so each kind needs a verified term, and the longest counts.
    """
    grenzen: list[date] = []
    for soort in soorten:
        geldend = [een for een in termijnen if een.deel == LOGBOEK and soort in een.organisatiesoorten]
        if not geldend or not all(een.bron.geverifieerd and een.duur for een in geldend):
            return None
        grenzen += [een.duur.voor(dag) for een in geldend if een.duur]
    return min(grenzen, default=None)
