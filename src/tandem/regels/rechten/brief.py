"""A letter at a marked point: plain Dutch, for one person, and how it reaches that person without danger.

It says what was decided, by whom, on which article, from when until when, what it means, what one can do, and whom to
call. What was not verified is said so, never left out. Pure: the words follow from the facts alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum

VERSIE = "1"
"""Of the fixed sentences below: raise it when one changes. Each letter keeps it."""


class Thuis(Soort):
    """Whether paper can lie at home, as asked of the person."""

    JA = "ja", "ja, deze brief kan thuis liggen"
    NEE = "nee", "nee, dat is niet veilig"
    WEET_NIET = "weet_niet", "dat weten we niet"


class Weg(Soort):
    """How a letter reaches the person. Nothing is ever sent by itself."""

    SAMEN = "samen", "samen lezen; de brief gaat niet mee"
    PAPIER = "papier", "op papier meegeven"
    PORTAAL = "portaal", "lezen in Mijn Tandem"


@dataclass(frozen=True, slots=True)
class Brieffeiten:
    """What a letter tells. ``over``: the first name of the child it is about; empty when it is about the reader.

    ``grond``: why, in the words of who recorded it; empty where this reader may not know them.
    """

    aan: str
    jong: bool
    op: date
    soort: str
    punt: str
    naam: str
    wat: str
    over: str = ""
    beslist_door: str = ""
    besloten_op: date | None = None
    voert_uit: str = ""
    artikel: str = ""
    geverifieerd: bool = False
    van: date | None = None
    tot: date | None = None
    grond: str = ""
    uitleg: str = ""
    rechten: str = ""
    middelen: tuple[str, ...] = ()
    klachtwegen: tuple[str, ...] = ()
    gezicht: str = ""
    telefoon: str = ""
    vertaling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefdeel:
    """One part of a letter: a heading and its sentences."""

    kop: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brieftekst:
    """A letter in words."""

    titel: str
    aanhef: str
    delen: tuple[Briefdeel, ...]
    slot: str


def stel_brief_op(f: Brieffeiten) -> Brieftekst:
    """Return the letter in words, from the facts alone: the same facts give the same letter."""
    delen = (
        Briefdeel("Wat is er besloten?", _besluit(f)),
        Briefdeel("Waarom?", (f.grond,) if f.grond else ()),
        Briefdeel("Waar rust dit op?", _grondslag(f)),
        Briefdeel("Vanaf wanneer, en tot wanneer?", _duur(f)),
        Briefdeel(f"Wat betekent dit voor {'jou' if f.jong else 'u'}?", (f.uitleg,) if f.uitleg else ()),
        Briefdeel(f"Wat {'kun je' if f.jong else 'kunt u'} doen?", _doen(f)),
        Briefdeel(f"Wie {'kun je' if f.jong else 'kunt u'} bellen?", _bellen(f)),
        Briefdeel("In English", f.vertaling),
    )
    slot = "Snap je iets niet? Bel, of vraag het." if f.jong else "Is iets niet duidelijk? Bel, of vraag het."
    return Brieftekst(_titel(f), f"Beste {f.aan},", tuple(deel for deel in delen if deel.zinnen), slot)


def _titel(f: Brieffeiten) -> str:
    if f.soort == "fase":
        return "We gaan naar een andere fase"
    if f.soort == "voorbereiding":
        return "Wij willen een stap zetten"
    return {"begin": "Er is een besluit", "wijziging": "Er verandert iets", "einde": "Er stopt iets"}.get(
        f.punt, "Er is een besluit"
    )


def _besluit(f: Brieffeiten) -> tuple[str, ...]:
    over = f" Dit gaat over {f.over}." if f.over else ""
    if f.soort == "fase":
        return (f"We gaan naar de fase: {f.naam.lower()}.{over}", f.wat) if f.wat else (f"We gaan naar: {f.naam}.",)
    if f.soort == "voorbereiding":
        return (f"Wij willen dit doen: {f.naam}.{over}", "Dit is nog geen besluit. Een ander beslist.")
    dag = f" op {datum(f.besloten_op)}" if f.besloten_op else ""
    wie = f"{f.beslist_door[:1].upper()}{f.beslist_door[1:]}"
    zin = {
        ("maatregel", "begin"): f"{wie} heeft{dag} iets besloten: {f.naam}.",
        ("maatregel", "wijziging"): f"Aan dit besluit is iets veranderd: {f.naam}.",
        ("bevoegdheid", "begin"): f"{wie} gebruikt een bevoegdheid: {f.naam}.",
        ("bevoegdheid", "wijziging"): f"Hieraan is iets veranderd: {f.naam}.",
    }.get((f.soort, f.punt), f"Dit stopt: {f.naam}.")
    uitvoering = f"{f.voert_uit} voert het uit." if f.voert_uit and f.punt != "einde" else ""
    return tuple(deel for deel in (f"{zin}{over}", f.wat if f.punt != "einde" else "", uitvoering) if deel)


def _grondslag(f: Brieffeiten) -> tuple[str, ...]:
    if f.soort in ("fase", "voorbereiding"):
        return ()
    vraag = "Vraag het aan een advocaat, of lees het in het besluit."
    if not f.artikel:
        return (f"Op welk artikel dit rust, is niet nagegaan. {vraag}",)
    if not f.geverifieerd:
        return (f"Op {f.artikel}. Dat is niet nagegaan. {vraag}",)
    return (f"Op {f.artikel}.",)


def _duur(f: Brieffeiten) -> tuple[str, ...]:
    if f.van is None:
        return ()
    if f.punt == "einde":
        return (f"Dit geldt niet meer vanaf {datum(f.tot or f.van)}.",)
    if f.soort in ("fase", "voorbereiding"):
        return (f"Vanaf {datum(f.van)}.",)
    tot = f"Tot {datum(f.tot)}." if f.tot else "Er staat geen einddatum in. Vraag wanneer het opnieuw wordt bekeken."
    return (f"Vanaf {datum(f.van)}. {tot}",)


def _doen(f: Brieffeiten) -> tuple[str, ...]:
    beroep = "Hoe lang de tijd is om iets tegen het besluit te doen, staat in het besluit zelf. Lees dat samen."
    wegen = f"{'Je kunt' if f.jong else 'U kunt'} klagen bij: {'; '.join(f.klachtwegen)}." if f.klachtwegen else ""
    met_besluit = f.soort in ("maatregel", "bevoegdheid") and f.punt != "einde"
    return tuple(zin for zin in (f.rechten, *f.middelen, beroep if met_besluit else "", wegen) if zin)


def _bellen(f: Brieffeiten) -> tuple[str, ...]:
    if not f.gezicht:
        return ("Er is nog geen vast gezicht. Bel het lokale team.",)
    nummer = f", {f.telefoon}" if f.telefoon else ""
    return (f"{f.gezicht}{nummer}. {'Jouw' if f.jong else 'Uw'} vaste gezicht.", "Is er nu gevaar? Bel 112.")


def bezwaren_brief(thuis: str, weg: str, *, heeft_portaal: bool, niet_benaderen: bool) -> Bezwaren:
    """How a letter may not go: on paper where it cannot lie at home, to the portal without an account, or at all."""
    bezwaren: list[Bezwaar] = []
    if thuis not in set(Thuis):
        bezwaren.append(Bezwaar("thuis", "Vraag eerst of de brief thuis kan liggen."))
    if weg not in set(Weg):
        bezwaren.append(Bezwaar("weg", "Kies hoe de brief bij deze persoon komt."))
    elif weg == Weg.PAPIER and thuis in (Thuis.NEE, Thuis.WEET_NIET):
        zin = "De brief kan niet mee op papier: het is niet zeker dat dat veilig is. Lees hem samen."
        bezwaren.append(Bezwaar("weg", zin))
    elif weg == Weg.PORTAAL and not heeft_portaal:
        bezwaren.append(Bezwaar("weg", "Deze persoon heeft geen account voor Mijn Tandem."))
    elif weg == Weg.PAPIER and niet_benaderen:
        bezwaren.append(Bezwaar("weg", "Deze persoon mag nu niet worden benaderd. Overleg met uw collega."))
    return tuple(bezwaren)


def als_gegevens(brief: Brieftekst) -> dict[str, object]:
    """Return a letter as what is stored: plain words, nothing to be computed again."""
    delen = [{"kop": deel.kop, "zinnen": list(deel.zinnen)} for deel in brief.delen]
    return {"titel": brief.titel, "aanhef": brief.aanhef, "delen": delen, "slot": brief.slot}


def uit_gegevens(gegevens: dict[str, object]) -> Brieftekst:
    """Return the letter as it was stored."""
    rijen: Sequence[dict[str, object]] = gegevens["delen"]  # type: ignore[assignment]
    delen = tuple(Briefdeel(str(rij["kop"]), tuple(rij["zinnen"])) for rij in rijen)  # type: ignore[arg-type]
    return Brieftekst(str(gegevens["titel"]), str(gegevens["aanhef"]), delen, str(gegevens["slot"]))
