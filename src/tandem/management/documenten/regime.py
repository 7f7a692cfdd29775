"""`docs/gegenereerd/regime.md`: which regime follows from which records, and the measures and powers of the content."""

from datetime import date
from itertools import product

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel
from tandem.regels.duur import Duur
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.rechten.maatregel import Bevoegdheidsoort, Maatregelsoort
from tandem.regels.rechten.regime import Regime, Regimefeit, regime_op

KOP = """# Regimes

Generated from `src/tandem/regels/rechten/` and `src/tandem/inhoud/` (`python -m tandem.management.documenteer`).
The three regimes are those of S4 §3.2.3.2 note 15. A regime is of **one person**, on a day: the heaviest record in
force for that very person, else consent. A record of a sibling or parent counts for nothing.

"""
EIGEN, BROER = 1, 2
DAG = date(2026, 1, 1)


def regime() -> str:
    """The document as text."""
    inhoud = lees_catalogus()
    maatregelen = tabel(
        ["code", "naam", "artikel", "voor wie", "besluit door", "langste duur", "in totaal", "nagegaan", "bron"],
        map(_maatregel, inhoud.maatregelen.values()),
    )
    bevoegdheden = tabel(
        ["code", "naam", "van", "artikel", "brengt in regime 2", "nagegaan"],
        map(_bevoegdheid, inhoud.bevoegdheden.values()),
    )
    return f"{KOP}{_waarheidstabel()}\n## Measures\n\n{_uitleg()}{maatregelen}\n## Powers\n\n{bevoegdheden}"


def _waarheidstabel() -> str:
    rijen = []
    for bevoegdheid, maatregel, van_broer in product((False, True), repeat=3):
        feiten = [
            Regimefeit(persoon, soort, Tijdvak(DAG), "", "", "")
            for persoon, soort, er in (
                (EIGEN, Regime.MET_BEVOEGDHEDEN, bevoegdheid),
                (EIGEN, Regime.MET_MAATREGEL, maatregel),
                (BROER, Regime.MET_MAATREGEL, van_broer),
            )
            if er
        ]
        uitkomst = regime_op(EIGEN, feiten, DAG).regime
        rijen.append([*map(ja_nee, (bevoegdheid, maatregel, van_broer)), uitkomst.omschrijving])
    return tabel(["power in force", "measure in force", "measure on a sibling", "regime of this person"], rijen)


def _uitleg() -> str:
    return "A dash for a duration means that no source was seen; it does not mean without end.\n\n"


def _maatregel(soort: Maatregelsoort) -> list[str]:
    besluit = ", ".join(organisatie.value for organisatie in soort.besluit_door)
    duren = [_duur(soort.langste_duur), _duur(soort.langste_totaal)]
    wie = soort.voor_wie.value
    return [soort.code, soort.naam, soort.artikel, wie, besluit, *duren, ja_nee(soort.geverifieerd), _bron(soort)]


def _bron(soort: Maatregelsoort) -> str:
    return soort.bron.verwijzing


def _duur(duur: Duur | None) -> str:
    return duur.in_woorden if duur else ""


def _bevoegdheid(soort: Bevoegdheidsoort) -> list[str]:
    telt, nagegaan = ja_nee(soort.telt_als_inzet), ja_nee(soort.geverifieerd)
    return [soort.code, soort.naam, soort.organisatiesoort.value, soort.artikel, telt, nagegaan]
