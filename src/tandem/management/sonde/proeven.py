"""Which requests are made: every route and every reading action x method x visitor x household x kind of id."""

import inspect
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, get_type_hints
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.urls import URLPattern
from django.urls.converters import StringConverter

from tandem import acties
from tandem.acties.casus.gast import bewijs, lees_gastpagina
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.orakel import Orakel
from tandem.management.sonde.plaats import eigenaar
from tandem.management.sonde.wereld import BEZOEKERS
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Doel
from tandem.web.huishouden.zoeken import ZOUT
from tandem.web.pagina import REGISTER, Beleid, paden

VEILIG = ("GET", "HEAD", "OPTIONS")
ONVEILIG = ("POST", "PUT", "PATCH", "DELETE")
GAST = "gast"
MISVORMD = ("geen-nummer", "0", "-1", "9" * 30, "%00", "..%2F..", "' OR 1=1 --", "\u202e")
MISVORMERS = ("rosa", "wes", "anoniem")
"""Who sends what is no number: it reaches no household, so it does not matter who else does."""
ONBEKEND_NUMMER = 2**62
VULLINGEN = 4
"""So many objects of a household's own are asked for at each address."""
_TABEL = {
    "bespreking": "casusbespreking",
    "contact": "contactmoment",
    "vraag": "meekijkverzoek",
    "gegeven": "contactgegeven",
    "hulp": "hulpvraag",
    "stap": "actie",
    "uitnodiging": "genodigde",
    "check": "datalekcheck",
    "item": "contactgegeven",
    "dwang": "maatregel",
    "plan": "noodplan",
    "punt": "markeerpunt",
    "versie": "plan",
    "sluiting_id": "teamsluiting",
    "gezag_einde": "gezag",
    "relatie_einde": "relatie",
    "dienst_openen": "contactgegeven",
    "dienst_geven": "dienst",
    "dienst_schrappen": "dienst",
    "waarneming_stoppen": "waarneming",
    "bericht": "regel",
    "werk": "termijn",
    "stuk": "regel",
    "nood_openen": "contactgegeven",
    **dict.fromkeys(("nood_bevestigen", "nood_doorgaan", "toezicht_vraag"), "toezichtvraag"),
    **dict.fromkeys(("klacht", "klacht_stap"), "klacht"),
}
"""Names in addresses and signatures that differ from the name of the table; a route goes before a name."""
ANTWOORDBRIEF = "verzoek_antwoordbrief"
MEEGEVEN = ("verzoek_meegeven", "verzoek_stuk_meegeven", ANTWOORDBRIEF)
"""Handing over to who has authority and never was a member: asked for by a form, and answered with a file."""
_WOORDEN = {
    "vorm": ("pdf", "json"),
    "doel": ("hulp",),
    "formulier": ("casus-regels",),
    "wat": ("regel", "lid", "regel", "lid"),
    "soort": ("blijvend_veilig", "niet_bevestigd", "verhuisd"),
}
"""What can stand at a place for a word."""
_ZONDER_HUIS = {"regio_register_organisatie": "gemeente"}
"""The word in an address that is about no household."""
ROOSTER = "rooster"
"""The kind of number of a duty, a period of standing in, a question of supervision, a complaint: of no household."""
VRAAG = "vraag"
"""An address with a question behind it: a search, or the proof of one."""


@dataclass(frozen=True)
class Proef:
    """One request. ``klasse``: whose id stands in it (eigen, vreemd, onbekend, misvormd, geen)."""

    wie: str
    route: str
    methode: str
    huis: str
    klasse: str
    doelen: frozenset[str]
    pad: str = ""
    roep: Callable[..., Any] | None = field(default=None, compare=False)
    waarden: tuple[tuple[str, Any], ...] = ()

    @property
    def over_huis(self) -> bool:
        """Whether it names a household that exists."""
        return bool(self.huis) and self.klasse in ("geen", "eigen", "vreemd")


@dataclass
class Voorraad:
    """Which rows there are, per household and table: public id and number."""

    per_huis: dict[str, dict[str, list[tuple[uuid.UUID, int]]]] = field(default_factory=dict)
    van_wie: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Public id -> household and layer (1 where the table has none)."""
    van_buiten: set[uuid.UUID] = field(default_factory=set)
    """Requests, and documents beside them, of who has authority and never was a member."""
    merken: set[str] = field(default_factory=set)
    """Marks of a household with somebody whom many people know."""
    nummers: dict[int, uuid.UUID] = field(default_factory=dict)
    """Number of a household -> its public id."""

    def van(self, huis: str, naam: str, route: str = "") -> list[tuple[uuid.UUID, int]]:
        """Rows that a name in an address can mean; where no table has that name, one of each table."""
        tabellen = self.per_huis.get(huis, {})
        gezocht = tabellen.get(_TABEL.get(route) or _TABEL.get(naam, naam))
        return gezocht or [rijen[0] for rijen in tabellen.values() if rijen]


_VAN_BUITEN = """
    SELECT openbaar FROM tandem_rechtsverzoek WHERE gezag_id IS NOT NULL
    UNION SELECT s.openbaar FROM tandem_afschriftstuk s JOIN tandem_rechtsverzoek v ON v.id = s.verzoek_id
           WHERE v.gezag_id IS NOT NULL
"""


def lees_voorraad(b: Bouwer, database: str) -> Voorraad:
    """Read, as the owner, every public id of every household."""
    voorraad, huizen = Voorraad(), {}
    with eigenaar(database) as verbinding:
        for nr, openbaar in verbinding.execute("SELECT id, openbaar FROM tandem_huishouden"):
            naam = next((naam for naam, adres in b.wereld.adressen.items() if adres == openbaar), "")
            huizen[nr], voorraad.nummers[nr] = naam, openbaar
            voorraad.van_wie[str(openbaar)] = (naam, 1)
        for tabel in ("dienst", "waarneming"):
            nummers = verbinding.execute(f"SELECT id FROM tandem_{tabel} ORDER BY id").fetchall()  # noqa: S608
            voorraad.per_huis.setdefault("", {})[tabel] = [(uuid.UUID(int=7), nr) for (nr,) in nummers]
        for tabel in ("toezichtvraag", "klacht"):
            rijen_los = verbinding.execute(f"SELECT openbaar, id FROM tandem_{tabel} ORDER BY id")  # noqa: S608
            voorraad.per_huis[""][tabel] = rijen_los.fetchall()
        voorraad.van_buiten = {rij for (rij,) in verbinding.execute(_VAN_BUITEN)}
        voorraad.merken = {str(rij) for (rij,) in verbinding.execute("SELECT openbaar FROM tandem_publiekmerk")}
        for model in apps.get_app_config("tandem").get_models():
            kolommen = {veld.column for veld in model._meta.local_concrete_fields}
            if {"openbaar", "huishouden_id"} - kolommen:
                continue
            laag = "laag" if "laag" in kolommen else "1"
            vraag = f"SELECT huishouden_id, openbaar, id, {laag} FROM {model._meta.db_table} ORDER BY id"  # noqa: S608
            for huis, openbaar, nr, diepte in verbinding.execute(vraag):
                rijen = voorraad.per_huis.setdefault(huizen[huis], {})
                rijen.setdefault(model._meta.model_name or "", []).append((openbaar, nr))
                voorraad.van_wie[str(openbaar)] = (huizen[huis], diepte)
    return voorraad


def alle_proeven(
    b: Bouwer, voorraad: Voorraad, *, bezoekers: tuple[str, ...] = BEZOEKERS, routes: Collection[str] = ()
) -> Iterator[Proef]:
    """Every probe, route by route, in a fixed order; ``routes``: of these routes and actions only."""
    import_module(settings.ROOT_URLCONF)  # pages are in the register once they have been imported
    patronen = {patroon.name: patroon for patroon in paden()}
    opent = Orakel(b.wereld).mag_in
    for naam, beleid in sorted(REGISTER.items()):
        if not routes or naam in routes:
            doelen = frozenset(doel.value for doel in beleid.doelen)
            binnen = {huis: {wie for wie in bezoekers if opent(wie, huis, doelen)} for huis in b.huizen}
            yield from _van_route(b, voorraad, beleid, patronen[naam], (bezoekers, binnen))
    bijzonder = (*_van_zoeken(b, bezoekers), *_van_nieuw(b, bezoekers), *_van_gast(b), *_van_gastpagina(b))
    yield from (proef for proef in bijzonder if not routes or proef.route in routes)
    for actie in leesacties():
        if not routes or actie.naam in routes:
            yield from _van_actie(b, voorraad, actie, bezoekers)


def _van_gast(b: Bouwer) -> Iterator[Proef]:
    """The guest of a discussion, by link and code; also with a code that is not theirs."""
    for klasse, code in (("eigen", b.gastcode), ("onbekend", "000000")):
        waarden = (("bewijs", bewijs(b.gastlink, code)),)
        huis, doelen = b.wereld.gasthuis, frozenset({Doel.HULP.value})
        yield Proef(
            GAST, "casus.gast.lees_gastpagina", "LEES", huis, klasse, doelen, roep=lees_gastpagina, waarden=waarden
        )


def _van_gastpagina(b: Bouwer) -> Iterator[Proef]:
    """The same guest in a browser, and somebody who has the link and not the code."""
    doelen = frozenset({Doel.HULP.value})
    for wie in (GAST, "anoniem"):
        yield Proef(wie, "gast", "GET", "", "link", doelen, f"/gast/{b.gastlink}/")


def _van_nieuw(b: Bouwer, bezoekers: tuple[str, ...]) -> Iterator[Proef]:
    """The pages for a new file, which open after a search; also with the proof of somebody else's search."""
    for naam in ("huishouden_nieuw", "signaal_nieuw_huishouden"):
        beleid = REGISTER[naam]
        for wie in bezoekers:
            for zoeker in (wie, "wes"):
                nummer = b.actor(zoeker).medewerker if zoeker in b.wereld.mensen else 0
                vraag = urlencode({"gezocht": signing.dumps(nummer, salt=ZOUT)})
                doelen = frozenset(doel.value for doel in beleid.doelen)
                for methode in ("GET", "POST"):
                    yield Proef(wie, naam, methode, "", VRAAG, doelen, f"/{beleid.pad}?{vraag}")


def _van_zoeken(b: Bouwer, bezoekers: tuple[str, ...]) -> Iterator[Proef]:
    """Searching for names, addresses and numbers of every household, in one's own files."""
    doelen = frozenset({Doel.ZOEKEN.value})
    for kanarie in b.wereld.kanaries.values():
        if kanarie.wat in ("voornaam", "achternaam", "eigen_naam", "adres", "geheim adres", "casus.nummer"):
            for wie in bezoekers:
                pad = f"/zoeken/?{urlencode({'q': kanarie.woord})}"
                yield Proef(wie, "zoeken", "GET", "", VRAAG, doelen, pad, waarden=(("q", kanarie.woord),))


Binnen = dict[str, set[str]]
"""Per household for whom it opens."""


def _van_route(
    b: Bouwer, voorraad: Voorraad, beleid: Beleid, patroon: URLPattern, wie_waar: tuple[tuple[str, ...], Binnen]
) -> Iterator[Proef]:
    """The probes of one route. ``wie_waar``: all visitors, and for whom each household opens."""
    bezoekers, binnen = wie_waar
    doelen = frozenset(doel.value for doel in beleid.doelen)
    woorden = {naam: isinstance(soort, StringConverter) for naam, soort in patroon.pattern.converters.items()}
    geprobeerd: Counter[tuple[str, str]] = Counter()
    for huis, klasse, waarden in _adressen(b, voorraad, woorden, beleid.naam):
        pad, eerder = "/" + _vul_in(beleid.pad, waarden), geprobeerd[huis, klasse]
        methoden = beleid.methoden if beleid.naam in MEEGEVEN and eerder else _methoden(beleid, klasse, huis, eerder)
        geprobeerd[huis, klasse] += 1
        gaan = [wie for wie in bezoekers if klasse != "misvormd" or wie in MISVORMERS]
        if klasse == "eigen" and eerder:
            gaan = [wie for wie in gaan if wie in MISVORMERS or wie in binnen[huis]]
        for wie in gaan:
            for methode in methoden:
                yield Proef(wie, beleid.naam, methode, huis, klasse, doelen, pad)


def _methoden(beleid: Beleid, klasse: str, huis: str, eerder: int) -> tuple[str, ...]:
    """Which methods, at which filling of an address.

    All seven at the first filling, where there is no household, and for what is unknown or malformed; what a route
    takes (and reading) with the number of another household; reading alone with further objects.
    """
    if not huis or (klasse in ("geen", "eigen") and not eerder):
        return (*VEILIG, *ONVEILIG)
    if klasse == "onbekend" or eerder:
        return ("GET",)
    return tuple(dict.fromkeys(("GET", *beleid.methoden)))


def _vul_in(pad: str, waarden: dict[str, Any]) -> str:
    for naam, waarde in waarden.items():
        for omzetter in ("uuid", "int", "str", "slug", "path"):
            pad = pad.replace(f"<{omzetter}:{naam}>", str(waarde[omzetter == "int"]))
    return pad


Waarde = tuple[Any, Any]
"""What stands at a place in an address: as public id or text, and as number."""


def _adressen(
    b: Bouwer, voorraad: Voorraad, namen: dict[str, bool], route: str
) -> Iterator[tuple[str, str, dict[str, Waarde]]]:
    """Every filling of an address: household, kind of id, and the values. ``namen``: whether a word stands there."""
    objecten = {naam: woord for naam, woord in namen.items() if naam != "huishouden"}
    if not namen:
        yield "", "geen", {}
        return
    for plaats, huis in enumerate(b.huizen.values() if "huishouden" in namen else []):
        vast: dict[str, Waarde] = {"huishouden": (huis.openbaar, huis.openbaar)}
        ander = list(b.huizen)[(plaats + 1) % len(b.huizen)]
        if not objecten:
            yield huis.naam, "geen", vast
            continue
        for nummer in range(VULLINGEN):
            yield huis.naam, "eigen", vast | _kies_alle(b, voorraad, huis.naam, objecten, (route, nummer))
        yield huis.naam, "vreemd", vast | _kies_alle(b, voorraad, ander, objecten, (route, 0))
        yield huis.naam, "onbekend", vast | {n: (uuid.UUID(int=7), ONBEKEND_NUMMER) for n in objecten}
    for openbaar, nr in voorraad.per_huis[""].get(_TABEL.get(route, ""), ()):
        yield "", ROOSTER, dict.fromkeys(namen, (openbaar, nr))
    if route in _ZONDER_HUIS:
        yield "", "geen", dict.fromkeys(namen, (_ZONDER_HUIS[route], _ZONDER_HUIS[route]))
    yield "", "onbekend", {n: (uuid.UUID(int=7), ONBEKEND_NUMMER) for n in namen}
    for woord in MISVORMD:
        yield "", "misvormd", dict.fromkeys(namen, (woord, woord))


def _kies_alle(
    b: Bouwer, voorraad: Voorraad, huis: str, objecten: dict[str, bool], plek: tuple[str, int]
) -> dict[str, Waarde]:
    """The values at each place: a word that can stand there, another household, or a row of this one."""
    gekozen: dict[str, Waarde] = {}
    route, nummer = plek
    for naam, woord in objecten.items():
        woorden = _WOORDEN.get(naam, ("geen-woord",))
        waarde = woorden[nummer % len(woorden)]
        if woord:
            gekozen[naam] = (waarde, waarde)
        elif naam == "naar":
            ander = b.huizen["A" if huis == "C" else "C"]
            gekozen[naam] = (ander.openbaar, ander.openbaar)
        else:
            soort = _WOORDEN["wat"][nummer] if route.startswith("verkeerd") else naam
            rijen = voorraad.van(huis, soort, route)
            if route.startswith(("analyse_", "mijn_", "portaalpost_")):  # the newest, and what members wrote last
                rijen = rijen[::-1]
            gekozen[naam] = _kies(voorraad, rijen, route, nummer)
    return gekozen


def _kies(voorraad: Voorraad, rijen: list[tuple[uuid.UUID, int]], route: str, nummer: int) -> Waarde:
    """A row for this filling; what was asked from outside the household comes last, and alone where it is handed over.

    So a request and the document beside it belong together.
    """
    buiten = [rij for rij in rijen if rij[0] in voorraad.van_buiten]
    if buiten and (route in MEEGEVEN or nummer == VULLINGEN - 1):
        return buiten[-1]
    over = [rij for rij in rijen if rij not in buiten] or rijen
    return over[nummer % len(over)] if over else (uuid.UUID(int=7), ONBEKEND_NUMMER)


# -- reading actions --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Leesactie:
    """A permitted read: what pages are made of, probed by itself as well, with the objects that it asks for."""

    naam: str
    roep: Callable[..., Any]
    heeft_doel: bool
    doelen: tuple[Doel, ...]
    objecten: tuple[str, ...]
    van_leden: bool = False
    """Through the door of members: for who acts as one."""


def leesacties() -> list[Leesactie]:
    """Find every public ``lees_*`` that takes an actor and a household."""
    gevonden = []
    for module in _modules():
        for naam, roep in vars(import_module(module)).items():
            if naam.startswith("lees_") and inspect.isfunction(roep) and roep.__module__ == module:
                gevonden.append(_leesactie(roep))
    return sorted((een for een in gevonden if een), key=lambda een: een.naam)


@cache
def _modules() -> tuple[str, ...]:
    return tuple(module.name for module in walk_packages(acties.__path__, "tandem.acties."))


@cache
def _leesactie(roep: Callable[..., Any]) -> Leesactie | None:
    velden = inspect.signature(roep).parameters
    if not {"door", "huishouden"} <= set(velden):
        return None
    soorten = get_type_hints(roep)
    objecten = [n for n, v in velden.items() if v.default is v.empty and n not in ("door", "huishouden")]
    if any(soorten[naam] not in (uuid.UUID, int) for naam in objecten):
        return None
    heeft_doel = soorten.get("doel") is Doel
    eigen = tuple(doel for doel in Doel if f"Doel.{doel.name}" in inspect.getsource(roep)) or (Doel.HULP,)
    van_leden = soorten["door"] is Ledenactor
    doelen = (Doel.HULP, Doel.TEAMLEIDING, Doel.DIENST) if heeft_doel else (Doel.EIGEN,) if van_leden else eigen
    naam = f"{roep.__module__.removeprefix('tandem.acties.')}.{roep.__name__}"
    return Leesactie(naam, roep, heeft_doel, doelen, tuple(objecten), van_leden)


def _van_actie(b: Bouwer, voorraad: Voorraad, actie: Leesactie, bezoekers: tuple[str, ...]) -> Iterator[Proef]:
    soorten = get_type_hints(actie.roep)
    for huis, klasse, waarden in _adressen(
        b, voorraad, dict.fromkeys(("huishouden", *actie.objecten), False), actie.naam
    ):
        if klasse == "misvormd":
            continue
        gekozen = tuple((n, waarde[soorten[n] is int]) for n, waarde in waarden.items())
        for doel in actie.doelen if actie.heeft_doel else (None,):
            extra = (("doel", doel),) if doel else ()
            plek = frozenset(een.value for een in ((doel,) if doel else actie.doelen))
            for wie in bezoekers:
                mens = b.wereld.mensen.get(wie)
                if wie in b.leden if actie.van_leden else mens and mens.rol:
                    yield Proef(wie, actie.naam, "LEES", huis, klasse, plek, roep=actie.roep, waarden=gekozen + extra)
