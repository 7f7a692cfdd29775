"""What every page about an organisation's work shows around its main thing: head, tabs, and why one may see this."""

from typing import Any

from tandem.acties.organisatie.kop import Organisatiekop
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.organisatie import Werklaag
from tandem.web.adressen import adres_van
from tandem.web.onderdelen import Kop, Tab

VERBETEREN = (Doel.VERBETEREN,)
TABS: tuple[tuple[str, str, Werklaag | None], ...] = (
    ("verbeteren", "Overzicht", None),
    ("metingen", "Zelfscan", Werklaag.WERK),
    ("vragenlijsten", "Vragenlijsten", None),
    ("vergelijken", "Vergelijken", Werklaag.UITKOMST),
    ("bouwstenen", "Bouwstenen", Werklaag.PLAN),
    ("verbeterplan", "Verbeterplan", Werklaag.PLAN),
    ("kernteam", "Kernteam", Werklaag.WERK),
    ("belemmeringen", "Belemmeringen", Werklaag.BELEMMERING),
    ("leertrajecten", "Leertrajecten", Werklaag.LES),
    ("lessen", "Lessen", Werklaag.LES),
    ("adviezen", "Advies", Werklaag.ADVIES),
    ("verbeteren_regio", "Regio", None),
)
"""Route, words, and the layer that a role must be able to read for it (None: everybody with the purpose)."""
GROEPEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Overzicht", ("verbeteren",)),
    ("Waar staan we?", ("metingen", "vragenlijsten", "vergelijken")),
    ("Wat doen we?", ("bouwstenen", "verbeterplan", "kernteam")),
    ("Wat leren we?", ("leertrajecten", "lessen", "belemmeringen")),
    ("Advies", ("adviezen",)),
    ("Regio", ("verbeteren_regio",)),
)
"""The question that each page answers; every page of ``TABS`` stands under exactly one."""
WAAROM = (
    "U ziet het werk van de gemeente of organisatie waarvoor u werkt. Hier staat niets over huishoudens.",
    "Van een ander ziet u alleen wat die ander zelf laat zien of aan u stuurt. Dat u keek, staat in hun logboek.",
)


def werkcontext(kop: Organisatiekop, actief: str = "", *, titel: str = "", status: str = "") -> dict[str, Any]:
    """Return the context that ``basis.html`` needs; ``actief`` is the route of the tab, ``titel`` replaces the name."""
    groepen = wegwijzer(kop, actief)
    hier = next((een for _, een in groepen if any(tab.actief for tab in een)), [])
    return {
        "kop": Kop(titel=titel or kop.naam, status=status or (kop.naam if titel else "")),
        "tabs": [Tab(naam, een[0].url, actief=een is hier) for naam, een in groepen] if len(groepen) > 1 else [],
        "ondertabs": hier if len(hier) > 1 else [],
        "tabsnaam": "Vragen bij verbeteren",
        "waarom": list(WAAROM),
        "organisatie": kop,
    }


def wegwijzer(kop: Organisatiekop, actief: str = "") -> list[tuple[str, list[Tab]]]:
    """Return the pages that this role can read, each under its question; a question without pages is left out."""
    pagina = {
        naam: Tab(tekst, adres_van(naam), actief=naam == actief)
        for naam, tekst, laag in TABS
        if laag is None or laag in kop.ziet
    }
    groepen = [(kopje, [pagina[naam] for naam in namen if naam in pagina]) for kopje, namen in GROEPEN]
    return [(kopje, tabs) for kopje, tabs in groepen if tabs]
