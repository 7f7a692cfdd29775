"""Members of a household: as what somebody lives here, which names can be stored, which dates can be true."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.huishouden.leeftijd import (
    GEBOORTE_ONBEKEND,
    Geboorte,
    Geboortesoort,
    bezwaren_geboorte,
    geboren_op,
    geboren_rond,
    ongeboren,
)
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst, bezwaar_voor_geboorte
from tandem.regels.soort import Soort

LANGSTE_NAAM = 100
"""Characters of one name; own choice, longer than any name in a Dutch register."""
VROEGSTE_DAG = date(1880, 1, 1)
"""No day about a member lies before this: it is a typing mistake. Own choice."""


class Lidrol(Soort):
    """As what somebody lives here. What they are to each other is a relation (``relatie``)."""

    OUDER = "ouder", "ouder"
    KIND = "kind", "kind"
    PARTNER = "partner", "partner"
    STIEFOUDER = "stiefouder", "stiefouder"
    STIEFKIND = "stiefkind", "stiefkind"
    PLEEGOUDER = "pleegouder", "pleegouder"
    PLEEGKIND = "pleegkind", "pleegkind"
    GROOTOUDER = "grootouder", "opa of oma"
    FAMILIE = "familie", "andere familie"
    HUISGENOOT = "huisgenoot", "huisgenoot"
    BEWONER = "bewoner", "woont alleen of met een partner"


#: Roles of a child in the household; only such a member can be unborn.
KINDROLLEN = frozenset({Lidrol.KIND, Lidrol.STIEFKIND, Lidrol.PLEEGKIND})

#: Languages to talk together in, for the choice in forms (BCP 47, ISO 639-1); not a list of who people are.
TALEN: Mapping[str, str] = MappingProxyType(
    {
        "": "Nederlands of niet gevraagd", "ar": "Arabisch", "ber": "Berbers (Tamazight)", "bg": "Bulgaars",
        "zh": "Chinees", "prs": "Dari", "de": "Duits", "en": "Engels", "fr": "Frans", "hu": "Hongaars",
        "it": "Italiaans", "kea": "Kaapverdisch", "ku": "Koerdisch", "nsl": "Nederlandse Gebarentaal",
        "uk": "Oekraïens", "pap": "Papiaments", "ps": "Pasjtoe", "fa": "Perzisch (Farsi)", "pl": "Pools",
        "pt": "Portugees", "pa": "Punjabi", "ro": "Roemeens", "ru": "Russisch", "hns": "Sarnami", "so": "Somalisch",
        "es": "Spaans", "srn": "Surinaams (Sranan)", "ta": "Tamil", "ti": "Tigrinya", "tr": "Turks", "ur": "Urdu",
        "vi": "Vietnamees", "anders": "een andere taal",
    }
)  # fmt: skip

#: Invisible marks that turn the reading direction of all that follows: a name with these can pose as another.
_OMKEERDERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def schone_naam(naam: str) -> str:
    """A name as it is stored: composed characters (NFC), one space between words, none around."""
    return " ".join(unicodedata.normalize("NFC", naam).split())


def bezwaren_naam(veld: str, naam: str) -> Bezwaren:
    """What is wrong with a typed name. Every script, emoji and right-to-left writing are fine."""
    if len(schone_naam(naam)) > LANGSTE_NAAM:
        return (Bezwaar(veld, f"Deze naam is te lang. Gebruik hoogstens {LANGSTE_NAAM} tekens."),)
    if any(unicodedata.category(teken) in ("Cc", "Cs", "Co") for teken in schone_naam(naam)):
        return (Bezwaar(veld, "In deze naam staan tekens die niet te lezen zijn. Typ de naam opnieuw."),)
    if _OMKEERDERS.intersection(naam):
        return (Bezwaar(veld, "In deze naam staan onzichtbare tekens die de leesrichting omdraaien. Typ hem opnieuw."),)
    return ()


def geboorte_uit(soort: str, dag: date | None, uitgerekend_op: date | None = None) -> Geboorte:
    """The birth from what is stored of a member; what does not fit together counts as unknown."""
    if soort == Geboortesoort.ONGEBOREN:
        return ongeboren(uitgerekend_op)
    if dag is None:
        return GEBOORTE_ONBEKEND
    return geboren_rond(dag.year) if soort == Geboortesoort.GESCHAT else geboren_op(dag)


def bezwaren_lid(
    *, rol: Lidrol, voornaam: str, achternaam: str, soort: Geboortesoort, dag: date | None,
    uitgerekend_op: date | None, van: date, vandaag: date,
) -> Bezwaren:  # fmt: skip
    """Everything that stands in the way of recording a member like this."""
    bezwaren = bezwaren_naam("voornaam", voornaam) + bezwaren_naam("achternaam", achternaam)
    if soort in (Geboortesoort.EXACT, Geboortesoort.GESCHAT) and dag is None:
        zin = "Vul de geboortedatum in, of kies 'niet bekend'."
        return (*bezwaren, Bezwaar("geboortedatum", zin))
    if soort is Geboortesoort.ONGEBOREN and rol not in KINDROLLEN:
        bezwaren += (Bezwaar("rol", "Alleen een kind kan nog niet geboren zijn. Kies een andere rol."),)
    geboorte = geboorte_uit(soort, dag, uitgerekend_op)
    veld = "uitgerekend_op" if soort is Geboortesoort.ONGEBOREN else "geboortedatum"
    onmogelijk = tuple(Bezwaar(veld, b.zin) for b in bezwaren_geboorte(geboorte, vandaag))
    if onmogelijk:
        return bezwaren + onmogelijk
    if soort is Geboortesoort.ONGEBOREN and uitgerekend_op and (vandaag - uitgerekend_op).days > 60:
        bezwaren += (Bezwaar("uitgerekend_op", "Deze datum is al even voorbij. Is het kind al geboren?"),)
    return bezwaren + bezwaren_dag("van", van, geboorte, vandaag)


def bezwaren_dag(veld: str, dag: date, geboorte: Geboorte, vandaag: date) -> Bezwaren:
    """What is wrong with a day on which something happened to a member: in the future, before birth, or long ago."""
    if dag < VROEGSTE_DAG:
        return (Bezwaar(veld, f"Deze dag kan niet kloppen. Kijk het jaartal na ({dag.year})."),)
    return bezwaar_in_de_toekomst(veld, dag, vandaag) or bezwaar_voor_geboorte(veld, dag, geboorte.vroegst)


def bezwaren_vertrek(op: date, *, lid_sinds: date, al_weg: bool, vandaag: date) -> Bezwaren:
    """Why a member cannot have left on this day."""
    if al_weg:
        return (Bezwaar("op", "Deze persoon hoort al niet meer bij dit huishouden."),)
    if op < lid_sinds:
        return (Bezwaar("op", "Deze dag ligt voor de dag waarop deze persoon bij het huishouden kwam."),)
    return bezwaar_in_de_toekomst("op", op, vandaag)


def bezwaren_overlijden(op: date, *, geboorte: Geboorte, al_overleden: bool, vandaag: date) -> Bezwaren:
    """Why a death cannot have been on this day."""
    if al_overleden:
        return (Bezwaar("op", "Dit overlijden is al vastgelegd."),)
    return bezwaren_dag("op", op, geboorte, vandaag)


def bezwaren_geboren(op: date, *, geboorte: Geboorte, vandaag: date) -> Bezwaren:
    """Why an unborn child cannot have been born on this day."""
    if geboorte.soort is not Geboortesoort.ONGEBOREN:
        return (Bezwaar("op", "Dit kind is al geboren."),)
    if bezwaren := bezwaar_in_de_toekomst("op", op, vandaag):
        return bezwaren
    if geboorte.laatst and abs((op - geboorte.laatst).days) > 150:
        return (Bezwaar("op", "Deze dag ligt ver van de uitgerekende datum. Kijk het jaartal na."),)
    return ()
