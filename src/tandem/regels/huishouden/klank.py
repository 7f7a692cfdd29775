"""From a written word to how it sounds: one table of rewritings, and what to do where a spelling has two readings.

The consonants carry the word, because vowels are what spellings (and scripts) differ in: Mohammed, Muhammad and the
Arabic spelling all become ``mhmt``. A word with at most two consonants keeps its vowels in three classes as well, so
that Jan is not Jon. It is better to find one name too many than to miss a child who is known.
"""

import re
from itertools import product

#: A spelling with two sounds, and what it may stand for. Each choice gives a key of its own.
TWEE_LEZINGEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"ch(?!t)", ("s", "h")),  # Rachid and Rashid, Achmed and Ahmed
    (r"c(?=[eiy])", ("s", "k", "j")),  # Cecile, Cees, Cemile
    (r"(?<=[a-z])dj", ("J", "di")),  # Khadidja, Nadja
    (r"(?<=[aeiou])j(?=[aeiou])", ("i", "J")),  # Maja, Khadija
)

#: From spelling to sound, in this order. ``J`` is a j that stays a consonant.
HERSCHRIJVINGEN: tuple[tuple[str, str], ...] = (
    (r"dzj|dzh|^dj", "j"),  # Dzjamila, Djamila: Jamila
    (r"tsch|tsj|tch|^tj", "s"),  # Sjevtsjenko, Tchaikovsky
    (r"sch|sh|sj|zh|zj", "s"),  # Visscher, Rashid, Sjaak
    (r"cht", "gt"),  # Achterberg
    (r"ck", "k"),  # Hendrickx
    (r"kh", "h"),  # Khalid
    (r"([gtdb])h|(r)h(?=[aeiou])", r"\1\2"),  # Thijs, Ghali, Rhita
    (r"ph", "f"),  # Sophie
    (r"x", "ks"),  # Dierckx
    (r"qu", "kv"),
    (r"[qc]", "k"),
    (r"z", "s"),  # Yilmaz, Zeynep
    (r"^(?:ou|oe|u)(?=[aeiou])", "v"),  # Ouassim: Wassim
    (r"(?:ou|oe|u)(?=a)|ou(?=e)", "v"),  # Marouane: Marwan
    (r"[wf]", "v"),  # de Fries, Iwanow
    (r"ij", "i"),  # Van Dijk: Van Dyk
    (r"^y(?=[aeiou])|^i(?=[aeou])", "j"),  # Yilmaz and Jilmaz, Yusuf and Joessoef
    (r"y", "i"),
    (r"(?<=[^aeiou])j(?=[aeiou])", "i"),  # Sonja: Sonia
    (r"(?<=[^e])en$", "e"),  # Jansen: Janse
    (r"h$", ""),  # Sarah, Fatimah
    (r"d?t$|d$", "t"),  # Ahmed: Ahmet, Schmidt: Smit
    (r"b$", "p"),
)
_KLINKERKLASSEN = ((r"[ae][iy]", "I"), (r"oe|[ou]+", "U"), (r"[ei]+", "I"), (r"a+", "A"))

#: Arabic letters of which anyascii makes no usable letter. Waw and ya are a consonant at the beginning of a word.
_ARABISCH = str.maketrans(
    {"ع": "a", "أ": "a", "إ": "i", "آ": "a", "ا": "a", "ى": "a", "ة": "a", "ء": "", "ئ": "i", "ؤ": "o"}
)
_WAW_KLINKER = str.maketrans({"و": "o", "ي": "i"})


def arabische_lezingen(naam: str) -> tuple[str, ...]:
    """The readings of a name in Arabic script (a waw inside a word is a vowel or a w); any other name as it is."""
    if not re.search("[\u0600-\u06ff]", naam):
        return (naam,)
    kaal = re.sub("[\u064b-\u065f\u0640]", "", naam)
    klinkers = re.sub(r"\b(\w)(\w*)", lambda woord: woord[1] + woord[2].translate(_WAW_KLINKER), kaal)
    return tuple(dict.fromkeys(lezing.translate(_ARABISCH) for lezing in (klinkers, kaal)))


def klankvormen(woord: str) -> tuple[str, ...]:
    """How a flat word may sound, at most six forms, the first spelling rule first. Never empty for a word."""
    vormen = (_medeklinkers(_herschrijf(lezing)) for lezing in _lezingen(woord))
    return tuple(dict.fromkeys(vorm or woord for vorm in vormen))[:6]


def _lezingen(woord: str) -> tuple[str, ...]:
    """The word with each doubtful spelling replaced by one of its sounds, the same choice throughout."""
    gevonden = [(patroon, keuzes) for patroon, keuzes in TWEE_LEZINGEN if re.search(patroon, woord)]
    lezingen = []
    for keuze in product(*(keuzes for _, keuzes in gevonden)):
        lezing = woord
        for (patroon, _), klank in zip(gevonden, keuze, strict=True):
            lezing = re.sub(patroon, klank, lezing)
        lezingen.append(lezing)
    return tuple(lezingen)


def _herschrijf(woord: str) -> str:
    for patroon, klank in HERSCHRIJVINGEN:
        woord = re.sub(patroon, klank, woord)
    return re.sub(r"(.)\1+", r"\1", woord).lower()


def _medeklinkers(woord: str) -> str:
    """The consonants, with ``a`` for a vowel at the beginning; the classes of vowels behind it when it is short."""
    skelet = ("a" if woord[:1] in tuple("aeiou") else "") + re.sub("[aeiou]", "", woord)
    return skelet if len(skelet) > 2 or not woord else f"{skelet}:{_klinkers(woord)}"


def _klinkers(woord: str) -> str:
    for patroon, klasse in _KLINKERKLASSEN:
        woord = re.sub(patroon, klasse, woord)
    return re.sub(r"(.)\1+", r"\1", re.sub("[^AIU]", "", woord))
