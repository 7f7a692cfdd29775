"""Loading: households in batches, each batch one transaction with one COPY per table, every constraint on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from psycopg import sql

from tandem.koppelingen.kluis import kluis
from tandem.management.vullen.bezetten import Verdeler
from tandem.management.vullen.kopie import ZOEKKOLOMMEN, ZOEKTABEL, Plaatsing, kopieer
from tandem.management.vullen.rol import Deel
from tandem.management.vullen.sjabloon import NUMMERS, Sjabloon
from tandem.management.vullen.spelers import Speler
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.uitlezen import kolomlijst, kolommen, modellen, verbind


@dataclass
class Lader:
    """Loads parts of a filling; lives in a process of its own."""

    database: str
    vulling: Vulling
    sjablonen: Sequence[Sequence[Sjabloon]]
    spelers: dict[Deel, list[Speler]]

    @cached_property
    def verdeler(self) -> Verdeler:
        """Who gets which history."""
        return Verdeler(self.vulling, self.sjablonen, self.spelers)

    def laad(self, van: int, tot: int) -> int:
        """Load the households from ``van`` up to ``tot``; return how many rows. What was loaded already is skipped."""
        v = self.vulling
        with verbind(self.database) as verbinding:
            telling = verbinding.execute(
                "SELECT count(*) AS n FROM tandem_huishouden WHERE id >= %s AND id < %s", [v.basis + van, v.basis + tot]
            ).fetchone()
            if telling and telling["n"]:
                return 0
            teksten, rijen = self._teksten(range(van, tot))
            tabellen = [(model._meta.db_table, kolommen(model)) for model in modellen()]
            for tabel, namen in (*tabellen, (ZOEKTABEL, ZOEKKOLOMMEN)):
                if tabel in teksten:
                    opdracht = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(tabel), kolomlijst(namen))
                    with verbinding.cursor().copy(opdracht) as stroom:
                        stroom.write("".join(teksten[tabel]))
        return rijen

    def _teksten(self, nummers: range) -> tuple[dict[str, list[str]], int]:
        v = self.vulling
        huishoudens = [v.basis + nummer for nummer in nummers]
        kluis().maak(huishoudens)
        sleutels = kluis().haal(huishoudens)
        teksten: dict[str, list[str]] = defaultdict(list)
        rijen = 0
        for nummer in nummers:
            rol = self.verdeler.bezet(nummer)
            plek = Plaatsing(nummer, v.basis + nummer, v.nummers + nummer * NUMMERS, rol.gemeente_id, rol.bezetting)
            for tabel, tekst in kopieer(rol.sjabloon, plek, v.zaad, sleutels[plek.huishouden]).items():
                teksten[tabel].append(tekst)
                rijen += tekst.count("\n") if tabel == ZOEKTABEL else 0
            rijen += rol.sjabloon.rijen
        return teksten, rijen


_lader: Lader | None = None


def stel_in(lader: Lader) -> None:
    """Give this process its loader: templates travel once, not with every batch."""
    global _lader
    _lader = lader


def laad_deel(van: int, tot: int) -> int:
    """Load a part with the loader of this process."""
    if _lader is None:
        raise RuntimeError("no loader was set in this process")
    return _lader.laad(van, tot)
