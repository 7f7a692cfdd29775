"""Requests about one's own data: who may ask what for whom, by when there is an answer, and which step leads where.

Access, copy, correction, own statement, shielding, destruction, restriction and transfer. Who may ask is the table of
``zeggenschap``; terms, deciding roles and grounds of refusal are content (``inhoud/verzoeken.yaml``). What nobody
verified gives no date and no refusal, and refers to a human. Issue *Rights*, d; AVG articles 12 and 15 to 20.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.ledensleutels import wet_voor
from tandem.regels.rechten.oordeel import Oordeel
from tandem.regels.rechten.zeggenschap import (
    NAAR_EEN_MENS,
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Tabel,
    zeggenschap,
)
from tandem.regels.soort import Soort

KORTSTE, LANGSTE = 10, 5000
KIJKEN_BINNEN = 7
"""Days within which somebody confirms that a request came; own choice, as for everything from the portal."""
EIGEN_LAAG = Laag.ANALYSE
"""Where a request lies: with who works with the whole story. Own choice."""


class Verzoeksoort(Soort):
    """What can be asked."""

    INZAGE = "inzage", "lezen wat er staat"
    KOPIE = "kopie", "een kopie"
    CORRECTIE = "correctie", "verbeteren wat niet klopt"
    VERKLARING = "verklaring", "het eigen verhaal erbij"
    AFSCHERMEN = "afschermen", "afschermen"
    VERNIETIGING = "vernietiging", "vernietigen"
    BEPERKING = "beperking", "minder gebruiken"
    OVERDRACHT = "overdracht", "meenemen"


_S = Verzoeksoort
HANDELING = {
    _S.INZAGE: Handeling.INZIEN,
    _S.KOPIE: Handeling.AFSCHRIFT,
    _S.CORRECTIE: Handeling.CORRIGEREN,
    _S.VERKLARING: Handeling.VERKLAREN,
    _S.AFSCHERMEN: Handeling.AFSCHERMEN,
    _S.VERNIETIGING: Handeling.VERNIETIGEN,
    _S.BEPERKING: Handeling.BEPERKEN,
    _S.OVERDRACHT: Handeling.OVERDRAGEN,
}
"""Which act of the table of who may decide each request is."""
ALS_PDF = frozenset({_S.INZAGE, _S.KOPIE})
ALS_BESTAND = ALS_PDF | {_S.OVERDRACHT}
"""What a granted request lets the member download: to read and print, and for a computer."""


class Verzoekstand(Soort):
    """Where a request stands."""

    ONTVANGEN = "ontvangen", "ontvangen"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    TOEGEWEZEN = "toegewezen", "toegewezen"
    GEWEIGERD = "geweigerd", "geweigerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    OPGEHEVEN = "opgeheven", "toegewezen, en weer gestopt"


LOOPT = frozenset({Verzoekstand.ONTVANGEN, Verzoekstand.IN_BEHANDELING})
"""There is no answer yet."""


class Verzoekstap(Soort):
    """What a professional does with a request."""

    BEVESTIG = "bevestig", "de ontvangst bevestigen"
    VERLENG = "verleng", "vertellen dat het langer duurt"
    WIJS_TOE = "wijs_toe", "toewijzen en uitvoeren"
    WEIGER = "weiger", "weigeren"
    TREK_IN = "trek_in", "vastleggen dat het niet meer hoeft"
    HEF_OP = "hef_op", "de beperking stoppen"


_D, _T = Verzoekstand, Verzoekstap
_BESLISSEN = {_T.WIJS_TOE: _D.TOEGEWEZEN, _T.WEIGER: _D.GEWEIGERD, _T.TREK_IN: _D.INGETROKKEN}
OVERGANGEN: dict[Verzoekstand, dict[Verzoekstap, Verzoekstand]] = {
    _D.ONTVANGEN: {_T.BEVESTIG: _D.IN_BEHANDELING, _T.VERLENG: _D.IN_BEHANDELING, **_BESLISSEN},
    _D.IN_BEHANDELING: {_T.VERLENG: _D.IN_BEHANDELING, **_BESLISSEN},
    _D.TOEGEWEZEN: {_T.HEF_OP: _D.OPGEHEVEN},
    _D.GEWEIGERD: {},
    _D.INGETROKKEN: {},
    _D.OPGEHEVEN: {},
}
"""Which step leads where. What is not here cannot be done."""
STAP_GEDAAN = {
    _T.BEVESTIG: "Wij hebben het verzoek gelezen",
    _T.VERLENG: "Het duurt langer",
    _T.WIJS_TOE: "Ja, toegewezen",
    _T.WEIGER: "Nee, geweigerd",
    _T.TREK_IN: "Het hoeft niet meer",
    _T.HEF_OP: "De beperking is gestopt",
}
"""How who asked reads each step."""


@dataclass(frozen=True, slots=True)
class Verzoekregel:
    """What content says of one kind. ``termijn`` None: nobody verified one. ``meteen``: there is nothing to decide."""

    soort: Verzoeksoort
    naam: str
    uitleg: str
    artikel: str
    beslist: tuple[str, ...]
    bron: Bron
    bij_regel: bool = False
    meteen: bool = False
    termijn: str = ""
    verlenging: str = ""
    uitvoering: str = ""


@dataclass(frozen=True, slots=True)
class Weigergrond:
    """A ground on which a request may be refused; one that is not verified refuses nothing."""

    code: str
    soorten: tuple[Verzoeksoort, ...]
    naam: str
    uitleg: str
    artikel: str
    bron: Bron


GEEN_BAND = "U treedt hier niet op voor deze persoon. Vraag aan uw vaste gezicht wie dit wel kan vragen."


def mag_vragen(
    tabel: Tabel,
    *,
    soort: Verzoeksoort,
    leeftijd: Leeftijdsgroep | None,
    als: Collection[Hoedanigheid],
    kan_wegen: bool,
    toestemming_zelf: bool = False,
) -> Oordeel:
    """Whether somebody in these capacities may ask this about a person of this age; the refusal says why.

    ``kan_wegen``: the person concerned weighs the own interests. ``toestemming_zelf``: that person agreed. One capacity
    that may is enough; of several refusals one with an article goes before *ask a human*.
    """
    if leeftijd is None:
        return Oordeel(False, f"De leeftijd is niet bekend. {NAAR_EEN_MENS}")
    if not als:
        return Oordeel(False, GEEN_BAND)
    gevallen = [Geval(wet_voor(leeftijd), HANDELING[soort], leeftijd, een, kan_wegen) for een in sorted(als)]
    oordelen = [zeggenschap(tabel, geval, toestemming_zelf=toestemming_zelf) for geval in gevallen]
    return max(oordelen, key=lambda een: (een.toegestaan, bool(een.grondslag)))


def bezwaren_verzoek(regel: Verzoekregel, *, tekst: str, heeft_tekst: bool, ontvangen: date, vandaag: date) -> Bezwaren:
    """Why a request cannot be recorded like this. ``heeft_tekst``: a line of the file was chosen."""
    uit: Bezwaren = ()
    if ontvangen > vandaag:
        uit += (Bezwaar("ontvangen_op", "Deze dag moet nog komen."),)
    if regel.bij_regel and len(tekst.strip()) < KORTSTE:
        uit += (Bezwaar("tekst", "Schrijf op wat er anders moet. Eén zin is genoeg."),)
    if len(tekst) > LANGSTE:
        uit += (Bezwaar("tekst", f"Dit is te lang. Gebruik hoogstens {LANGSTE} tekens."),)
    if regel.soort in (_S.AFSCHERMEN, _S.VERKLARING) and not heeft_tekst:
        uit += (Bezwaar("regel", "Kies over welke tekst het gaat."),)
    return uit


def bezwaren_intrekken(stand: Verzoekstand, *, zelf_gevraagd: bool) -> Bezwaren:
    """Why a member cannot withdraw a request: somebody else made it, or there is an answer."""
    if not zelf_gevraagd:
        return (Bezwaar("", "Een ander vroeg dit. Alleen wie het vroeg, kan het intrekken."),)
    if stand not in LOOPT:
        return (Bezwaar("", "Hier is al op geantwoord. Intrekken kan niet meer."),)
    return ()


@dataclass(frozen=True, slots=True)
class Zet:
    """A step as entered: the answer that is read, the ground of a refusal, the new words of a corrected line."""

    stap: Verzoekstap
    tekst: str
    grond: Weigergrond | None = None
    nieuw: str = ""
    verborgen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verzoekfeit:
    """A request as it stands, for the rule. ``oud``: the words of the line now, None when it names none.

    ``staat_in_de_weg``: why the file cannot be destroyed yet (sentences).
    """

    regel: Verzoekregel
    stand: Verzoekstand
    verlengd: bool
    uiterlijk: date | None
    oud: str | None = None
    staat_in_de_weg: tuple[str, ...] = ()


def mogelijk(feit: Verzoekfeit, rol: str) -> tuple[Verzoekstap, ...]:
    """The steps that somebody in this role can take from here, in their order."""
    return tuple(stap for stap in OVERGANGEN[feit.stand] if not _stap_kan_niet(feit, stap, rol))


def _stap_kan_niet(feit: Verzoekfeit, stap: Verzoekstap, rol: str) -> str:
    """Why a step is not open here; empty when it is."""
    if stap not in OVERGANGEN[feit.stand]:
        return f"Dit kan nu niet: het verzoek is {feit.stand.omschrijving}."
    if stap is _T.HEF_OP and feit.regel.soort is not _S.BEPERKING:
        return "Alleen een beperking kan stoppen."
    if stap is _T.VERLENG and feit.verlengd:
        return "Het antwoord is al een keer uitgesteld. Vaker mag niet."
    if stap is _T.VERLENG and (feit.uiterlijk is None or not feit.regel.verlenging):
        return f"Voor dit verzoek is geen uitstel nagegaan. {NAAR_EEN_MENS}"
    if stap is not _T.BEVESTIG and rol not in feit.regel.beslist:
        return "Hierover beslist een andere rol. Vraag het vaste gezicht."
    return ""


def bezwaren_zet(feit: Verzoekfeit, zet: Zet, *, rol: str, vandaag: date) -> Bezwaren:
    """What stands in the way of a step."""
    dicht = _stap_kan_niet(feit, zet.stap, rol)
    if dicht:
        return (Bezwaar("stap", dicht),)
    uit: Bezwaren = ()
    if len(zet.tekst.strip()) < KORTSTE:
        uit += (Bezwaar("tekst", "Schrijf op wat u antwoordt, in gewone woorden. Eén zin is genoeg."),)
    if len(zet.tekst) > LANGSTE:
        uit += (Bezwaar("tekst", f"Dit is te lang. Gebruik hoogstens {LANGSTE} tekens."),)
    if zet.stap is _T.VERLENG and feit.uiterlijk is not None and vandaag > feit.uiterlijk:
        uit += (Bezwaar("stap", "Uitstel moet verteld zijn voordat de eerste termijn voorbij is. Dat is te laat."),)
    return uit + _bezwaren_besluit(feit, zet)


def _bezwaren_besluit(feit: Verzoekfeit, zet: Zet) -> Bezwaren:
    if zet.stap is _T.WEIGER:
        return _bezwaren_grond(feit.regel.soort, zet.grond)
    if zet.stap is not _T.WIJS_TOE:
        return ()
    if feit.regel.soort is _S.VERNIETIGING and feit.staat_in_de_weg:
        return (Bezwaar("stap", " ".join(feit.staat_in_de_weg)),)
    if feit.regel.soort is _S.CORRECTIE and feit.oud is not None:
        if not zet.nieuw.strip():
            return (Bezwaar("nieuw", "Schrijf op hoe de tekst wordt."),)
        if zet.nieuw.strip() == feit.oud.strip():
            return (Bezwaar("nieuw", "De tekst is nog hetzelfde. Pas hem aan, of weiger met een grond."),)
    if feit.regel.soort is _S.AFSCHERMEN and not zet.verborgen:
        return (Bezwaar("verborgen", "Kies voor wie de tekst niet meer te lezen is."),)
    return ()


def _bezwaren_grond(soort: Verzoeksoort, grond: Weigergrond | None) -> Bezwaren:
    if grond is None or soort not in grond.soorten:
        return (Bezwaar("grond", "Weigeren kan alleen met een grond. Kies er een uit de lijst."),)
    if not grond.bron.geverifieerd:
        return (Bezwaar("grond", f"Deze grond is niet nagegaan ({grond.artikel}). {NAAR_EEN_MENS}"),)
    return ()


def staat_vernietigen_in_de_weg(*, in_gebruik: bool, zonder_verzoek: Collection[str]) -> tuple[str, ...]:
    """Why a file cannot go at the request of one of its members. One key opens it, so it goes whole or not.

    ``zonder_verzoek``: other members who did not ask for it themselves (or for whom nobody did).
    """
    zinnen = ["Het dossier is nog in gebruik. Vernietigen kan als alles is afgerond."] if in_gebruik else []
    if zonder_verzoek:
        wie = ", ".join(sorted(zonder_verzoek))
        zinnen.append(f"Het dossier gaat ook over {wie}. Zolang die daar niet om vragen, kan het niet weg.")
    return tuple(zinnen)
