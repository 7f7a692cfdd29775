"""What every page of a household shows around its main thing: head, tabs, and why one may see this."""

from typing import Any, Protocol
from uuid import UUID

from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.casus.fase import Fase
from tandem.regels.rechten.lagen import Doel
from tandem.web.adressen import adres_van
from tandem.web.onderdelen import Fase as Fasemerk
from tandem.web.onderdelen import Kop, Regime, Tab
from tandem.web.pagina import REGISTER
from tandem.web.woorden import datum

TABS = (
    ("huishouden", "Overzicht"),
    ("tijdlijn", "Tijdlijn"),
    ("analyse", "Analyse"),
    ("veiligheid", "Veiligheid"),
    ("plan", "Plan"),
    ("documenten", "Documenten"),
    ("personen", "Personen"),
)
_STAP: dict[str, int] = {Fase.VERKENNING: 0, Fase.DIRECTE_VEILIGHEID: 1, Fase.STABIELE_VEILIGHEID: 2}
REGIME_IN_WOORDEN = ("met toestemming", "een organisatie gebruikt een bevoegdheid", "met een maatregel")
FASE_IN_WOORDEN = {
    "verkenning": "verkenning",
    "directe_veiligheid": "directe veiligheid",
    "stabiele_veiligheid": "stabiele veiligheid",
    "herstel": "herstel",
    "nazorg": "nazorg",
    "afgerond": "afgerond",
}


def dossiercontext(kop: Dossierkop, actief: str = "") -> dict[str, Any]:
    """Return the context that ``basis.html`` needs for a page of a household; ``actief`` is the name of the tab."""
    return {
        "kop": paginakop(kop),
        "tabs": [tab for naam, tekst in TABS if (tab := _tab(kop, naam, tekst, actief))],
        "waarom": [kop.waarom, "Dat u dit opent, staat in het logboek. Het huishouden mag vragen wie er keek."],
        "dossier": kop,
        "opent": Opent(kop),
    }


class Lezing(Protocol):
    """For which purpose and by which role something is read, and which layers of its household are open."""

    @property
    def doel(self) -> Doel:
        """The purpose."""

    @property
    def lagen(self) -> frozenset[int]:
        """The open layers."""

    @property
    def rol(self) -> str:
        """The role of who reads."""


class Opent:
    """Which pages of a file open for its reader: a template asks ``{% if opent.fase %}`` before it leads there."""

    def __init__(self, bij: Lezing) -> None:
        """Take what knows the purpose, the open layers and the role of who reads."""
        self.bij = bij

    def __getitem__(self, naam: str) -> bool:
        """Whether the route declares this purpose and role, and no layer that is closed; no route never opens."""
        beleid = REGISTER.get(naam)
        if beleid is None or self.bij.doel not in beleid.doelen:
            return False
        return beleid.lagen <= self.bij.lagen and (not beleid.rollen or self.bij.rol in beleid.rollen)


def wie_ziet_url(kop: Dossierkop, stuk: UUID) -> str:
    """Return where it says who reads one item now; nothing where that page does not open for this reader."""
    return adres_van("wie_ziet", kop.huishouden, stuk) if Opent(kop)["wie_ziet"] else ""


def paginakop(kop: Dossierkop) -> Kop:
    """Return the head: the household's name, one sentence of status, phase and regime as words."""
    casus = kop.casus
    fase = Fasemerk(FASE_IN_WOORDEN.get(casus.fase, casus.fase), _STAP.get(casus.fase, 3)) if casus else None
    return Kop(
        titel=kop.naam,
        nummer=casus.nummer if casus else "",
        status=_status(kop),
        fase=fase,
        regime=Regime(REGIME_IN_WOORDEN[kop.zwaarte], kop.zwaarte),
        beperkt=_beperkt(kop),
    )


def _beperkt(kop: Dossierkop) -> str:
    """Whose data may not be used, as a request asked (AVG article 18)."""
    wie = [f"{lid.roepnaam} (sinds {datum(lid.beperkt_op)})" for lid in kop.leden if lid.beperkt_op]
    return f"Gebruik beperkt op verzoek: {', '.join(wie)}. Bewaar de gegevens, en gebruik ze niet." if wie else ""


def _status(kop: Dossierkop) -> str:
    casus = kop.casus
    if casus is None:
        return "Er loopt nu geen casus."
    if casus.afgerond_op:
        return f"Afgerond op {datum(casus.afgerond_op)}."
    gezicht = f" Vast gezicht: {kop.vast_gezicht}." if kop.vast_gezicht else " Er is nog geen vast gezicht."
    return f"Samen werken aan {FASE_IN_WOORDEN.get(casus.fase, casus.fase)} sinds {datum(casus.fase_sinds)}.{gezicht}"


def _tab(kop: Dossierkop, naam: str, tekst: str, actief: str) -> Tab | None:
    """A tab, for who opens the file for a purpose that its page declares; else it would lead nowhere."""
    if not Opent(kop)[naam]:
        return None
    return Tab(tekst, adres_van(naam, kop.huishouden), actief=naam == actief)
