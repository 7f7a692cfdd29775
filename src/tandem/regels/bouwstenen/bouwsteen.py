"""One of the five bouwstenen of the region, with everything that its source names (Bouwstenen, maart 2025).

A municipality begins where its energy is; the order is free (Inleiding, vierde alinea). Beginning somewhere may show
that an earlier bouwsteen needs work as well; and learning together lies under all of them (Bouwstenen, slot).
``rust_op`` says which those are, the nearest first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.soort import Soort


class Laag(Soort):
    """On which level a bouwsteen or a learning question works."""

    STRATEGISCH = "strategisch", "strategisch: bestuurders"
    TACTISCH = "tactisch", "tactisch: beleid en management"
    OPERATIONEEL = "operationeel", "operationeel: professionals"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A goal, action, instrument, party, document, example, working form or learning question of a bouwsteen.

    ``kern`` quotes the first words of its place in the source. ``onder`` is the code of the part that it belongs
    under; ``naar`` a bouwsteen, ``instrument`` an instrument, ``gemeente`` a municipality and ``document`` a document
    that it points to. Empty means: none.
    """

    code: str
    naam: str
    tekst: str
    bron: Bron
    kern: str = ""
    onder: str = ""
    naar: str = ""
    instrument: str = ""
    gemeente: str = ""
    document: str = ""
    laag: Laag | None = None


@dataclass(frozen=True, slots=True)
class Bouwsteen:
    """A bouwsteen. ``laag`` is None where the source puts it under all levels."""

    code: str
    nummer: int
    naam: str
    omschrijving: str
    bron: Bron
    laag: Laag | None = None
    rust_op: tuple[str, ...] = ()
    doelen: tuple[Onderdeel, ...] = ()
    context: tuple[Onderdeel, ...] = ()
    acties: tuple[Onderdeel, ...] = ()
    middelen: tuple[Onderdeel, ...] = ()
    partijen: tuple[Onderdeel, ...] = ()
    documenten: tuple[Onderdeel, ...] = ()
    voorbeelden: tuple[Onderdeel, ...] = ()
    werkvormen: tuple[Onderdeel, ...] = ()
    leervragen: tuple[Onderdeel, ...] = ()

    @property
    def hoofdacties(self) -> tuple[Onderdeel, ...]:
        """The actions that stand by themselves; those under another one come from `onder`."""
        return tuple(actie for actie in self.acties if not actie.onder)

    def onder(self, code: str) -> tuple[Onderdeel, ...]:
        """Return the actions and working forms that belong under the action `code`, in order."""
        return tuple(deel for deel in (*self.acties, *self.werkvormen) if deel.onder == code)

    def actie(self, code: str) -> Onderdeel | None:
        """Return the action with this code, or None."""
        return next((actie for actie in self.acties if actie.code == code), None)

    def onderdelen(self) -> Iterator[Onderdeel]:
        """Yield everything in this bouwsteen."""
        yield from self.doelen
        yield from self.context
        yield from self.acties
        yield from self.middelen
        yield from self.partijen
        yield from self.documenten
        yield from self.voorbeelden
        yield from self.werkvormen
        yield from self.leervragen
