"""An instrument as the sheets of a workbook: ``Instrument``, ``Delen``, ``Vragen``, ``Antwoorden``, ``Vorige versie``.

The layout stands in docs/uitleg/rekenbladen.md; `instrumentlezer` reads it back.
"""

from collections.abc import Iterable
from decimal import Decimal

from tandem.regels.bron import Bron
from tandem.regels.tabel import Blad, Bladen
from tandem.regels.zelfscan.antwoord import in_cijfers
from tandem.regels.zelfscan.instrument import Deel, Instrument, Vraag, Vraagsoort

INSTRUMENT, DELEN, VRAGEN, ANTWOORDEN, VORIGE = "Instrument", "Delen", "Vragen", "Antwoorden", "Vorige versie"
BRONKOLOMMEN = ("bron", "adres", "gezien", "voorbeeldinhoud", "opmerking")
KENMERKEN = ("code", "versie", "naam", "soort", "waarvoor", "gebruik", *BRONKOLOMMEN, "vorige versie")
VERPLICHT = ("code", "versie", "naam", "soort", "waarvoor", "bron")
DEELKOLOMMEN = ("code", "naam", "hoofdstuk", "inleiding", "score", "bij ontbreken", "helpt")
VRAAGKOLOMMEN = (
    *("deel", "code", "tekst", "soort", "uitleg", "onder", "eenheid", "minimum", "maximum"),
    *("alleen als vraag", "antwoord is", "gewicht", "streven", "helpt", "plaats", *BRONKOLOMMEN),
)
ANTWOORDKOLOMMEN = ("vraag", "code", "naam", "beschrijving", "waarde")
VORIGEKOLOMMEN = ("soort", "van", "naar", "wijze")


def als_bladen(instrument: Instrument) -> Bladen:
    """Return the sheets of an instrument; `instrumentlezer.uit_bladen` gives the same instrument back."""
    vragen = [(deel, vraag) for deel in instrument.delen for vraag in deel.vragen]
    regels = instrument.vorige.regels if instrument.vorige else ()
    return (
        Blad(INSTRUMENT, (("kenmerk", "waarde"), *_kenmerken(instrument))),
        Blad(DELEN, (DEELKOLOMMEN, *(_deelrij(deel) for deel in instrument.delen))),
        Blad(VRAGEN, (VRAAGKOLOMMEN, *(_vraagrij(deel, vraag, instrument.bron) for deel, vraag in vragen))),
        Blad(ANTWOORDEN, (ANTWOORDKOLOMMEN, *(rij for _, vraag in vragen for rij in _optierijen(vraag)))),
        Blad(
            VORIGE,
            (VORIGEKOLOMMEN, *((r.soort.value, " ".join(r.van), " ".join(r.naar), r.wijze or "") for r in regels)),
        ),
    )


def _ja(waarde: bool) -> str:
    return "ja" if waarde else "nee"


def _getal(waarde: Decimal | None) -> str:
    return "" if waarde is None else in_cijfers(waarde)


def _bronrij(bron: Bron) -> tuple[str, ...]:
    return bron.verwijzing, bron.adres, _ja(bron.geverifieerd), _ja(bron.voorbeeldinhoud), bron.opmerking


def _kenmerken(instrument: Instrument) -> Iterable[tuple[str, str]]:
    yield "code", instrument.code
    yield "versie", instrument.versie
    yield "naam", instrument.naam
    yield "soort", instrument.soort.value
    yield "waarvoor", instrument.waarvoor
    yield from (("gebruik", zin) for zin in instrument.gebruik)
    yield from zip(BRONKOLOMMEN, _bronrij(instrument.bron), strict=True)
    if instrument.vorige:
        yield "vorige versie", instrument.vorige.versie


def _deelrij(deel: Deel) -> tuple[str, ...]:
    score = (deel.score.wijze.value, deel.score.bij_ontbreken.value) if deel.score else ("", "")
    return deel.code, deel.naam, deel.hoofdstuk, deel.inleiding, *score, " ".join(deel.helpt)


def _vraagrij(deel: Deel, vraag: Vraag, van_instrument: Bron) -> tuple[str, ...]:
    voorwaarde = (vraag.voorwaarde.vraag, " ".join(vraag.voorwaarde.antwoorden)) if vraag.voorwaarde else ("", "")
    bron = ("",) * len(BRONKOLOMMEN) if vraag.bron == van_instrument else _bronrij(vraag.bron)
    return (
        *(deel.code, vraag.code, vraag.tekst, vraag.soort.value, vraag.uitleg, vraag.onder, vraag.eenheid),
        *(_getal(vraag.minimum), _getal(vraag.maximum), *voorwaarde, in_cijfers(vraag.gewicht), _ja(vraag.streven)),
        *(" ".join(vraag.helpt), vraag.kern, *bron),
    )


def _optierijen(vraag: Vraag) -> Iterable[tuple[str, ...]]:
    if vraag.soort is Vraagsoort.JA_DEELS_NEE and not vraag.telt_mee:
        return
    for optie in vraag.opties:
        yield vraag.code, optie.code, optie.naam, optie.beschrijving, _getal(optie.waarde)


def sjabloon() -> Bladen:
    """Return the sheets of an empty workbook to fill in: the headings, and the features without a value."""
    kenmerken = tuple((naam, "") for naam in KENMERKEN if naam != "vorige versie")
    koppen = {DELEN: DEELKOLOMMEN, VRAGEN: VRAAGKOLOMMEN, ANTWOORDEN: ANTWOORDKOLOMMEN, VORIGE: VORIGEKOLOMMEN}
    return (
        Blad(INSTRUMENT, (("kenmerk", "waarde"), *kenmerken)),
        *(Blad(naam, (kolommen,)) for naam, kolommen in koppen.items()),
    )


def is_eigen_indeling(bladen: Bladen) -> bool:
    """Whether these sheets are laid out as ours: two or more of them have our names."""
    namen = {naam.casefold() for naam in (INSTRUMENT, DELEN, VRAGEN)}
    return sum(blad.naam.casefold() in namen for blad in bladen) > 1
