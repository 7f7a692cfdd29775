"""What stands in the tables of the crawler's second world where a field asks for a code, a day or another row."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tandem.regels.rechten.organisatie import Werklaag

RAAD = "raad"
AAN: dict[str, tuple[str, ...]] = {"noord": ("raad",), "oost": (), "zuid": ("raad", "oost"), "raad": ("noord",)}
"""To whom each sent its advice, reactions and the like; what oost has is a draft."""


@dataclass(frozen=True)
class Van:
    """Somebody of the municipality, by role."""

    rol: str


@dataclass(frozen=True)
class Openbaar:
    """The public id of the municipality's row in another table; ``van_raad``: for who sends to the council, its row.

    ``welke``: the first or the second of them (``NOG_EEN``).
    """

    tabel: str
    van_raad: bool = False
    welke: int = 0

    def bij(self, gemeente: str) -> tuple[str, str]:
        """Return whose row it is, and in which table."""
        return (RAAD if self.van_raad and gemeente in AAN[RAAD] else gemeente), self.tabel


@dataclass(frozen=True)
class Tweede:
    """The number of the municipality's second row in another table (``NOG_EEN``)."""

    tabel: str


@dataclass(frozen=True)
class Huis:
    """The number of the municipality's organisation."""


@dataclass(frozen=True)
class MetNaam:
    """A code with the name of the municipality behind it, so that nobody's is another's."""

    begin: str


@dataclass(frozen=True)
class Vragenlijst:
    """The sheets of an instrument, with a word of this world in its question."""

    def bladen(self, woord: str) -> list[Any]:
        """Return the sheets as they are stored."""
        kenmerken = {"code": "eigen", "versie": "1", "naam": "Eigen lijst", "soort": "vragenlijst"}
        kenmerken |= {"waarvoor": "proef", "bron": "voorbeeld"}
        return [
            ["Instrument", [["kenmerk", "waarde"], *map(list, kenmerken.items())]],
            ["Delen", [["code", "naam"], ["deel", "Deel"]]],
            ["Vragen", [["deel", "code", "tekst", "soort"], ["deel", "vraag", woord, "open"]]],
        ]


WAARDEN: dict[str, dict[str, Any]] = {
    "instrumentversie": {
        "code": MetNaam("eigen-"),
        "versie": "2025-03",
        "nummer": 1,
        "naam": "Eigen lijst",
        "inhoud": Vragenlijst(),
        "maker": Huis(),
        "opgenomen_door": Van("beleidsadviseur"),
    },
    "afname": {
        "lijst": None,
        "instrument": "checklist_sturing",
        "instrument_versie": "2025-03",
        "soort": "nulmeting",
        "stand": "vastgesteld",
        "afgerond_op": datetime(2026, 1, 5, 12, tzinfo=UTC),
        "ingelezen_op": datetime(2026, 1, 6, 12, tzinfo=UTC),
        "leider": Van("teamleider"),
        "geopend_door": Van("beleidsadviseur"),
    },
    "deelnemer": {"medewerker": Van("casusregisseur"), "groep": "uitvoering"},
    "antwoord": {"vraag": "rol_wie", "instrument_versie": "2025-03", "leider": Van("teamleider")},
    "gezamenlijkantwoord": {"vraag": "rol_wie", "spreiding": {}},
    "uitkomst": {
        "laag": int(Werklaag.UITKOMST),
        "meting": Openbaar("afname"),
        "soort": "nulmeting",
        "instrument": "checklist_sturing",
        "instrument_versie": "2025-03",
        "onderdeel": "rollen",
        "oorzaak": "eigen_actie",
    },
    "belemmering": {"soort": "regels_gemeente", "stand": "opgepakt"},
    "belemmermelding": {"melder": Van("casusregisseur"), "bekend": False},
    "belemmerstap": {
        "laag": int(Werklaag.WERK),
        "stap": "vertel",
        "nummer": 1,
        "over": uuid.UUID(int=9),
        "door": Van("teamleider"),
    },
    "les": {
        "laag": int(Werklaag.LES),
        "stand": "gedeeld",
        "orde": "eerste",
        "niveau": "operationeel",
        "schrijver": Van("casusregisseur"),
    },
    "leertraject": {"niveau": "tactisch", "stap": "uitvoeren", "stand": "loopt"},
    "leerstapnotitie": {"stap": "plan", "naar": "uitvoeren"},
    "observatie": {"soort": "dilemma", "auteur": Van("casusregisseur")},
    "reflectie": {"vorm": "samen", "orde": "tweede"},
    "leeroverdracht": {"soort": "vraag"},
    "bouwsteenstand": {"actie": "informatie_kaders", "stand": "loopt_vast"},
    "voorbeeld": {"bouwsteen": "informatie"},
    "verbeterplan": {"nummer": 2, "opbrengst": None},
    "verbeterregel": {"bouwsteen": "informatie", "niveau": "lokaal", "stand": "bezig"},
    "voortgangsnotitie": {"stand": "bezig"},
    "kernteamlid": {"rol": "beleid_jeugd"},
    "impactanalyse": {"laag": int(Werklaag.WERK), "nummer": 1},
    "impactdeel": {"laag": int(Werklaag.WERK), "onderdeel": "vast_gezicht"},
    "impactcijfer": {
        "laag": int(Werklaag.WERK),
        "soort": "formatie",
        "code": "casusregisseur",
        "nu_stand": "onbekend",
        "nodig_stand": "geheim",
    },
    "adviesvraag": {"moment": "ontwerp", "steller": Van("beleidsadviseur")},
    "advies": {
        "vraag": Openbaar("adviesvraag"),
        "grond": "gevraagd",
        "schrijver": Van("clientenraadslid"),
        "reageren_voor": date(2030, 1, 1),
        "verstuurd_op": date(2026, 1, 1),
    },
    "adviespunt": {"nummer": 1},
    "reactie": {"advies": Openbaar("advies", van_raad=True), "opsteller": Van("beleidsadviseur"), "rol": "bestuurder"},
    "puntreactie": {"punt": Openbaar("adviespunt", van_raad=True), "besluit": "deels"},
    "reactieuitstel": {"advies": Openbaar("advies", van_raad=True), "nummer": 1, "door": Van("beleidsadviseur")},
    "adviesgevolg": {
        "advies": Openbaar("advies", van_raad=True),
        "punt": Openbaar("adviespunt", van_raad=True),
        "soort": "besluit",
        "door": Van("beleidsadviseur"),
    },
    "adviesduiding": {"gevolg": Openbaar("adviesgevolg"), "bedoeld": "ja", "door": Van("clientenraadslid")},
    "intrekking": {"stuk": "vraag", "over": Openbaar("adviesvraag", welke=1), "door": Van("beleidsadviseur")},
    "ervaringsinzet": {"stand": "doet_mee"},
}
"""What stands in fields for codes, per table."""
NOG_EEN: dict[str, dict[str, Any]] = {
    "adviesvraag": {"moment": "ontwerp", "steller": Van("beleidsadviseur")},
    "verbeterplan": {"nummer": 1, "gesloten_op": date(2026, 1, 1)},
    "verbeterregel": {"plan": Tweede("verbeterplan"), "bouwsteen": "informatie", "niveau": "lokaal", "stand": "klaar"},
}
"""Tables with a second row of each municipality, and what stands in it: a plan that was closed, and its line; a request
that was withdrawn."""
ALLEEN: dict[str, tuple[str, ...]] = {
    "antwoord": ("casusregisseur", "teamleider"),
    "belemmermelding": ("casusregisseur", "teamleider", "beleidsadviseur"),
    **dict.fromkeys(("impactanalyse", "impactdeel", "impactcijfer"), ("teamleider", "beleidsadviseur")),
}
"""Tables of which a row is not for the whole organisation: for whom of it, by role."""
EIGEN = ("ervaringsinzet",)
"""Tables that are never for another organisation, however much it opened."""
NIET = ("openstelling", "organisatiegebeurtenis", "organisatieinzage")
"""Tables that the door fills by itself."""
