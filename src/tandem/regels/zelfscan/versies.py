"""From one version of an instrument to another, so that waves stay comparable and nothing is compared that changed.

A comparison is made per *group*: the questions that came in the place of each other. Questions that were split or
merged are compared only where the content says how (``wijze``); what was dropped or is new is never compared.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.zelfscan.instrument import Deel, Instrument, Overzetregel, Overzetsoort, Scorewijze, Vraag
from tandem.regels.zelfscan.score import samen
from tandem.regels.zelfscan.telwaarden import Telwaarden, samengenomen

_EEN, _MEER, _GEEN = "1", "2+", "0"
#: Of each kind how many questions it has before and after.
_AANTALLEN = {
    Overzetsoort.ZELFDE: (_EEN, _EEN),
    Overzetsoort.HERFORMULEERD: (_EEN, _EEN),
    Overzetsoort.GESPLITST: (_EEN, _MEER),
    Overzetsoort.SAMENGEVOEGD: (_MEER, _EEN),
    Overzetsoort.HERVERDEELD: (_MEER, _MEER),
    Overzetsoort.VERVALLEN: (_EEN, _GEEN),
    Overzetsoort.NIEUW: (_GEEN, _EEN),
}
_NIET_TE_VERGELIJKEN = (Overzetsoort.VERVALLEN, Overzetsoort.NIEUW)
_EEN_OP_EEN = (Overzetsoort.ZELFDE, Overzetsoort.HERFORMULEERD)

Overzetting = tuple[Overzetregel, ...]


@dataclass(frozen=True, slots=True)
class Groepsvergelijking:
    """One group in two waves. ``was`` and ``nu`` are None where unknown; compare only when ``vergelijkbaar``."""

    regel: Overzetregel
    was: Decimal | None
    nu: Decimal | None
    vergelijkbaar: bool

    @property
    def verschil(self) -> Decimal | None:
        """How much higher it is now; None where there is nothing to compare."""
        return self.nu - self.was if self.vergelijkbaar and self.was is not None and self.nu is not None else None


@dataclass(frozen=True, slots=True)
class Deelvergelijking:
    """A part in two waves, over the ``over`` of its ``telt`` questions that can be compared and were answered twice.

    The scores are those over these questions alone, so they may differ from the score of the whole part.
    """

    deel: str
    was: Decimal | None
    nu: Decimal | None
    over: int
    telt: int
    herformuleerd: tuple[str, ...] = ()

    @property
    def verschil(self) -> Decimal | None:
        """How much higher the part is now; None where nothing can be compared."""
        return None if self.was is None or self.nu is None else self.nu - self.was


def _inhoud(vraag: Vraag) -> tuple[object, ...]:
    opties = tuple((optie.code, optie.naam, optie.beschrijving, optie.waarde) for optie in vraag.opties)
    return vraag.tekst, vraag.soort, opties, vraag.eenheid


def overzetting(oud: Instrument, nieuw: Instrument) -> Overzetting:
    """Return what became of every question of ``oud`` in ``nieuw``, its next version: what the content says, and for
    the questions that it does not name and that stayed exactly as they were, that they did."""
    regels = nieuw.vorige.regels if nieuw.vorige else ()
    genoemd = {code for regel in regels for code in (*regel.van, *regel.naar)}
    zelfde = (
        Overzetregel(Overzetsoort.ZELFDE, (code,), (code,))
        for code, vraag in nieuw.per_code.items()
        if code not in genoemd and code in oud.per_code and _inhoud(oud.vraag(code)) == _inhoud(vraag)
    )
    return (*regels, *zelfde)


def bezwaren_overzetting(oud: Instrument, nieuw: Instrument) -> Bezwaren:
    """Return what is wrong with how ``nieuw`` says that it follows ``oud``; ``veld`` is the code of a question."""
    regels = overzetting(oud, nieuw)
    vormfouten = tuple(bezwaar for regel in regels for bezwaar in _vorm(regel, oud, nieuw))
    oude = _eenmaal([code for regel in regels for code in regel.van], oud, "de vorige versie")
    nieuwe = _eenmaal([code for regel in regels for code in regel.naar], nieuw, "deze versie")
    return (*vormfouten, *oude, *nieuwe)


def _eenmaal(genoemd: Sequence[str], instrument: Instrument, waar: str) -> Iterator[Bezwaar]:
    keren = Counter(genoemd)
    for code in instrument.per_code:
        if not keren[code]:
            yield Bezwaar(code, f'Vraag "{code}" van {waar}: zeg wat ermee gebeurde, want er is iets aan veranderd.')
    for code, aantal in keren.items():
        if code not in instrument.per_code:
            yield Bezwaar(code, f'Vraag "{code}" bestaat niet in {waar}.')
        elif aantal > 1:
            yield Bezwaar(code, f'Vraag "{code}" van {waar} staat in {aantal} regels; één keer is genoeg.')


def _past(aantal: int, hoort: str) -> bool:
    return aantal >= 2 if hoort == _MEER else aantal == int(hoort)


def _vorm(regel: Overzetregel, oud: Instrument, nieuw: Instrument) -> Iterator[Bezwaar]:
    veld = (*regel.naar, *regel.van, "vorige")[0]
    van, naar = _AANTALLEN[regel.soort]
    if not (_past(len(regel.van), van) and _past(len(regel.naar), naar)):
        zin = f'"{regel.soort}" gaat van {van} naar {naar} vragen; hier staat {len(regel.van)} naar {len(regel.naar)}.'
        yield Bezwaar(veld, zin)
    if regel.wijze and (regel.soort in _NIET_TE_VERGELIJKEN or regel.soort in _EEN_OP_EEN):
        yield Bezwaar(veld, f'Bij "{regel.soort}" hoort geen wijze van vergelijken.')
    elif regel.wijze and not _een_schaal(regel, oud, nieuw):
        yield Bezwaar(
            veld, "Deze vragen hebben niet dezelfde schaal; laat de wijze weg, dan worden zij niet vergeleken."
        )


def _vragen(codes: tuple[str, ...], instrument: Instrument) -> list[Vraag]:
    return [instrument.per_code[code] for code in codes if code in instrument.per_code]


def _een_schaal(regel: Overzetregel, oud: Instrument, nieuw: Instrument) -> bool:
    schalen = {vraag.schaal for vraag in (*_vragen(regel.van, oud), *_vragen(regel.naar, nieuw))}
    return len(schalen) == 1 and None not in schalen


def vergelijkbaar(regel: Overzetregel, oud: Instrument, nieuw: Instrument) -> bool:
    """Whether the two sides of a group may be compared: one scale, and for several questions a way to join them."""
    if regel.soort in _NIET_TE_VERGELIJKEN:
        return False
    return (regel.soort in _EEN_OP_EEN or regel.wijze is not None) and _een_schaal(regel, oud, nieuw)


def _waarde(regel: Overzetregel, codes: tuple[str, ...], instrument: Instrument, waarden: Telwaarden) -> Decimal | None:
    """The value of one side of a group: known only when every question in it that is asked was answered."""
    gevonden = samengenomen(codes, waarden)
    if not gevonden:
        return None
    paren = [(waarde, instrument.vraag(code).gewicht) for code, waarde in gevonden if code in instrument.per_code]
    return samen(regel.wijze or Scorewijze.GEMIDDELDE, paren) if paren else None


def vergelijk(
    regels: Overzetting, oud: tuple[Instrument, Telwaarden], nieuw: tuple[Instrument, Telwaarden]
) -> tuple[Groepsvergelijking, ...]:
    """Return every group in two waves; each wave is its version of the instrument with what its questions counted."""
    return tuple(
        Groepsvergelijking(
            regel,
            _waarde(regel, regel.van, *oud),
            _waarde(regel, regel.naar, *nieuw),
            vergelijkbaar(regel, oud[0], nieuw[0]),
        )
        for regel in regels
    )


def vergelijk_delen(
    regels: Overzetting, oud: tuple[Instrument, Telwaarden], nieuw: tuple[Instrument, Telwaarden]
) -> tuple[Deelvergelijking, ...]:
    """Return every part of the new version that has a score, in two waves, over what can be compared."""
    groepen = vergelijk(regels, oud, nieuw)
    return tuple(_deel(deel, groepen) for deel in nieuw[0].delen if deel.tellende_vragen)


def _deel(deel: Deel, groepen: tuple[Groepsvergelijking, ...]) -> Deelvergelijking:
    gewicht = {vraag.code: vraag.gewicht for vraag in deel.tellende_vragen}
    was: list[tuple[Decimal, Decimal]] = []
    nu: list[tuple[Decimal, Decimal]] = []
    anders: list[str] = []
    codes = 0
    for groep in groepen:
        binnen = groep.regel.naar and all(code in gewicht for code in groep.regel.naar)
        if not binnen or groep.verschil is None or groep.was is None or groep.nu is None:
            continue
        zwaar = sum((gewicht[code] for code in groep.regel.naar), Decimal(0))
        was.append((groep.was, zwaar))
        nu.append((groep.nu, zwaar))
        codes += len(groep.regel.naar)
        if groep.regel.soort is not Overzetsoort.ZELFDE:
            anders.extend(groep.regel.naar)
    if not was or deel.score is None:
        return Deelvergelijking(deel.code, None, None, 0, len(gewicht))
    wijze = deel.score.wijze
    return Deelvergelijking(deel.code, samen(wijze, was), samen(wijze, nu), codes, len(gewicht), tuple(anders))


def keten(eerste: Overzetting, tweede: Overzetting) -> Overzetting:
    """Join two steps: from the version before ``eerste`` to the version after ``tweede``."""
    return tuple(
        regel
        for knoop in _knopen(eerste, tweede)
        for regel in _samengevat([eerste[i] for i in knoop[0]], [tweede[i] for i in knoop[1]])
    )


def _knopen(eerste: Overzetting, tweede: Overzetting) -> Iterator[tuple[list[int], list[int]]]:
    """The rules that hang together by the questions of the version in between; each knot once, in order."""
    nog_eerste, nog_tweede = list(range(len(eerste))), list(range(len(tweede)))
    while nog_eerste or nog_tweede:
        a, b = ([nog_eerste.pop(0)], []) if nog_eerste else ([], [nog_tweede.pop(0)])
        groeit = True
        while groeit:
            midden = {code for i in a for code in eerste[i].naar} | {code for i in b for code in tweede[i].van}
            erbij_a = [i for i in nog_eerste if midden & set(eerste[i].naar)]
            erbij_b = [i for i in nog_tweede if midden & set(tweede[i].van)]
            groeit = bool(erbij_a or erbij_b)
            a, b = a + erbij_a, b + erbij_b
            nog_eerste = [i for i in nog_eerste if i not in erbij_a]
            nog_tweede = [i for i in nog_tweede if i not in erbij_b]
        yield a, b


def _samengevat(eerste: list[Overzetregel], tweede: list[Overzetregel]) -> list[Overzetregel]:
    """One knot as one rule; or, where something came or went on the way, as dropped and new: not to be compared."""
    alle = eerste + tweede
    van = tuple(code for regel in eerste for code in regel.van)
    naar = tuple(code for regel in tweede for code in regel.naar)
    if any(regel.soort in _NIET_TE_VERGELIJKEN for regel in alle) or not van or not naar:
        weg = [Overzetregel(Overzetsoort.VERVALLEN, (code,)) for code in van]
        return weg + [Overzetregel(Overzetsoort.NIEUW, naar=(code,)) for code in naar]
    if all(regel.soort is Overzetsoort.ZELFDE for regel in alle):
        return [Overzetregel(Overzetsoort.ZELFDE, van, naar)]
    wijzen = {regel.wijze for regel in alle if regel.soort not in _EEN_OP_EEN}
    return [Overzetregel(_soort(van, naar), van, naar, wijzen.pop() if len(wijzen) == 1 else None)]


def _soort(van: tuple[str, ...], naar: tuple[str, ...]) -> Overzetsoort:
    if len(van) == 1:
        return Overzetsoort.HERFORMULEERD if len(naar) == 1 else Overzetsoort.GESPLITST
    return Overzetsoort.SAMENGEVOEGD if len(naar) == 1 else Overzetsoort.HERVERDEELD


def pad(van: Instrument, naar: Instrument, versies: Mapping[str, Instrument]) -> Overzetting | None:
    """Return how ``naar`` follows ``van``, through the versions between; None when no line leads there.

    ``versies`` holds the versions of this instrument by their version.
    """
    if van.versie == naar.versie:
        return tuple(Overzetregel(Overzetsoort.ZELFDE, (code,), (code,)) for code in naar.per_code)
    stap, gevolgd, gezien = naar, None, {naar.versie}
    while stap.vorige and stap.vorige.versie in versies and stap.vorige.versie not in gezien:
        eerder = versies[stap.vorige.versie]
        gezien.add(eerder.versie)
        hier = overzetting(eerder, stap)
        gevolgd = hier if gevolgd is None else keten(hier, gevolgd)
        if eerder.versie == van.versie:
            return gevolgd
        stap = eerder
    return None
