"""Finding people by name, however it is spelled: Dutch and migrant names, any script, any order.

Names are stored encrypted, so they are found through keys: ``naamsleutels`` gives a small set of forms of a name, of
which the store keeps only the HMAC. Two spellings meet when they share a key for each word. That brings candidates;
``Gezocht.vergelijk`` then judges the names themselves, so a key may be generous. How words become keys: ``klank``.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import jellyfish
from anyascii import anyascii

from tandem.regels.huishouden.klank import arabische_lezingen, klankvormen
from tandem.regels.soort import Soort

#: Words between names that people leave out, join or abbreviate: Dutch, Arabic, Romance and German.
TUSSENVOEGSELS = frozenset(
    """van de der den het t s te ter ten op in aan bij tot uit voor onder over v d vd vdr
    el al ul bin ibn bint ben ait oulad ould bou abu
    da das do dos di del della du la le les los von zu zum zur y e""".split()  # noqa: SIM905
)
#: Of these, the ones that are also somebody's first name: they are kept among the keys.
OOK_ROEPNAAM = frozenset({"ben", "al", "bou", "abu", "ait"})
#: What is written in one word with the name that follows: Vandenberg, Devries, Elamrani, Benali.
_VASTGEPLAKT = re.compile(r"(?:van(?:de[nr]?)?|de[nr]?|te[nr]|el|al|ben|bou|ait|oul[ae]d)(?P<rest>.{4,})")
_VASTGEPLAKT_KORT = re.compile(r"(?:ben|bou|ait)(?P<rest>.{3})")
#: Abdelkarim, Abdul Karim, Abderrahman: 'servant of' and the name that follows. Abdullah is a word of its own.
_ABD = re.compile(r"abd(?:(?:e|a|u|ou|oe)?[lr])?(?P<rest>(?!l?ah$).{4,})")
_ABD_LOS = re.compile(r"abd(?:(?:e|a|u|ou|oe)[lr])?")


class Overeenkomst(Soort):
    """How well a name that somebody looks for fits a name that is known."""

    ZELFDE = "zelfde", "dezelfde naam"
    KLINKT_ALS = "klinkt_als", "een naam die zo klinkt of anders geschreven is"
    GEEN = "geen", "een andere naam"


def vlakke_vorm(naam: str) -> str:
    """The name in small ASCII letters, words apart by one space: no accents, capitals, dashes or apostrophes."""
    return _vlak(arabische_lezingen(naam)[0])


def sorteervorm(naam: str) -> str:
    """The name as it sorts in a list: capitals and accents do not matter. Cheap, for thousands of names at a time."""
    if naam.isascii():
        return naam.casefold()
    ontleed = unicodedata.normalize("NFKD", naam).casefold()
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def _vlak(naam: str) -> str:
    heel = unicodedata.normalize("NFC", naam)
    letters = "".join(teken if _hoort_bij_naam(teken) else _rand(teken) for teken in heel)
    ascii_letters = anyascii(letters).lower()
    return " ".join(re.sub("[^a-z ]", "", ascii_letters.replace("-", " ")).split())


def _hoort_bij_naam(teken: str) -> bool:
    return unicodedata.category(teken)[0] in "LM"


def _rand(teken: str) -> str:
    """A space for what separates words; nothing for apostrophes, digits, pictures and the like."""
    return " " if unicodedata.category(teken) in ("Zs", "Cc", "Pd", "Po", "Pc") and teken not in "'’`" else ""


def woorden(naam: str) -> tuple[str, ...]:
    """The words of a name in flat form, tussenvoegsels left out (unless there is nothing else)."""
    return _dragende_woorden(vlakke_vorm(naam))


def _dragende_woorden(vlak: str) -> tuple[str, ...]:
    alle = tuple(vlak.split())
    return tuple(woord for woord in alle if woord not in TUSSENVOEGSELS) or alle


def sleutels_van_woord(woord: str) -> frozenset[str]:
    """The keys of one flat word: how it sounds, also without a prefix that was written on to it."""
    if _ABD_LOS.fullmatch(woord):
        return frozenset({"abd"})
    los = [vast["rest"] for patroon in (_VASTGEPLAKT, _VASTGEPLAKT_KORT) if (vast := patroon.fullmatch(woord))]
    if dienaar := _ABD.fullmatch(woord):
        los.append(dienaar["rest"])
    return frozenset(vorm for deel in (woord, *los) for vorm in klankvormen(deel))


def naamsleutels(naam: str) -> frozenset[str]:
    """The keys of the words of a name. Their order does not matter."""
    return frozenset(sleutel for lezing in arabische_lezingen(naam) for sleutel in _sleutels(_vlak(lezing)))


def _sleutels(vlak: str) -> set[str]:
    sleutels: set[str] = set()
    for woord in {*_dragende_woorden(vlak), *OOK_ROEPNAAM.intersection(vlak.split())}:
        sleutels |= sleutels_van_woord(woord)
        if _ABD.fullmatch(woord):
            sleutels.add("abd")
    return sleutels


def zoeksleutels(naam: str) -> frozenset[str]:
    """The keys to store with a name and to look up: its ``naamsleutels``, and neighbouring words written as one.

    So *Anne Marie* meets *Annemarie*, and *Nour Eddine* meets *Noureddine*.
    """
    samen = (sleutels_van_woord(eerste + tweede) for eerste, tweede in pairwise(woorden(naam)))
    return naamsleutels(naam).union(*samen)


def volledige_naamsleutel(naam: str) -> str:
    """One key for the whole name, for an exact search on full name and date of birth: the words, sorted."""
    return " ".join(sorted(min(sleutels_van_woord(woord)) for woord in woorden(naam)))


@dataclass(frozen=True)
class Naamvorm:
    """A known name as it is compared: all its flat words, those that carry it, and its keys."""

    vlak: frozenset[str]
    woorden: tuple[str, ...]
    sleutels: frozenset[str]


def naamvorm(naam: str) -> Naamvorm:
    """A known name, worked out to be compared."""
    vlak = vlakke_vorm(naam)
    return Naamvorm(frozenset(vlak.split()), _dragende_woorden(vlak), zoeksleutels(naam))


class Gezocht:
    """A name that somebody looks for, worked out once to be held against many."""

    def __init__(self, naam: str) -> None:
        """Work out its words and their keys, in every reading of its script."""
        self.woorden = woorden(naam)
        self.sleutels = zoeksleutels(naam)
        self._lezingen = [_zoekwoorden(_dragende_woorden(_vlak(lezing))) for lezing in arabische_lezingen(naam)]

    def kan_passen(self, sleutels: Collection[str]) -> bool:
        """Whether a name that has these of the keys sought can fit at all; the index tells without opening the name."""
        return any(
            all(sleutels_van.intersection(sleutels) for woord, sleutels_van in lezing if _in_de_index(woord))
            for lezing in self._lezingen
        )

    def vergelijk(self, bekend: Naamvorm) -> Overeenkomst:
        """Whether this fits a known name: each word sought must be found, in any order.

        A single letter is an initial: ``J. de Vries`` fits every de Vries whose name has a word with a J.
        """
        if bekend.vlak.issuperset(self.woorden):
            return Overeenkomst.ZELFDE if self.woorden else Overeenkomst.GEEN
        if any(all(_woord_past(*een, bekend) for een in lezing) for lezing in self._lezingen):
            return Overeenkomst.KLINKT_ALS
        return Overeenkomst.GEEN

    def gelijkenis(self, bekend: Naamvorm) -> float:
        """From 0 to 1, to put the likeliest first. Words are sorted, so their order does not matter (Jaro-Winkler)."""
        een, twee = (" ".join(sorted(delen)) for delen in (self.woorden, bekend.woorden))
        return jellyfish.jaro_winkler_similarity(een, twee)


def _zoekwoorden(delen: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each word with the keys by which it is found: its own, and those of itself written as one with a neighbour."""
    eigen = [frozenset() if len(deel) == 1 else sleutels_van_woord(deel) for deel in delen]
    for plek, (een, ander) in enumerate(pairwise(delen)):
        samen = sleutels_van_woord(een + ander)
        eigen[plek], eigen[plek + 1] = eigen[plek] | samen, eigen[plek + 1] | samen
    return tuple(zip(delen, eigen, strict=True))


def _in_de_index(woord: str) -> bool:
    """Whether a name with this word always has it among its keys: an initial and a tussenvoegsel it may not."""
    return len(woord) > 1 and woord not in TUSSENVOEGSELS


def _woord_past(woord: str, sleutels: frozenset[str], bekend: Naamvorm) -> bool:
    if not sleutels.isdisjoint(bekend.sleutels):
        return True
    return len(woord) == 1 and any(ander.startswith(woord) for ander in bekend.woorden)
