"""Items of every kind as one: found by their public id, put in words, and laid before the key rule."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Value

from tandem.acties.deur import Sessie
from tandem.models.basis import Item
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.lezers import Voorwerp
from tandem.regels.rechten.oordeel import NietGevonden

LANGST = 60
"""Characters of an item's own words that are shown to recognise it by."""
WOORDEN = {
    "afschriftstuk": "wat er met een document bij een kopie gebeurde",
    "actie": "de stap",
    "afspraak": "de afspraak",
    "berichtwens": "hoe iemand bericht wil krijgen",
    "bevoegdheid": "de inzet van een bevoegdheid",
    "brief": "de brief",
    "casusbespreking": "het overleg",
    "casusverwijzing": "dat iemand ook in een ander huishouden bekend is",
    "consultatie": "de vraag om mee te denken",
    "contactgegeven": "het contactgegeven",
    "contactmoment": "dat dit contact er was",
    "contactwijze": "hoe iemand veilig te bereiken is",
    "datalekcheck": "de beoordeling of er iets is gelekt",
    "deling": "wat er is gedeeld",
    "document": "het document",
    "doel": "het doel",
    "drukmelding": "dat iemand zich onder druk voelde",
    "evaluatie": "de evaluatie",
    "factor": "wat beschermt of gevaar geeft",
    "genodigde": "de uitnodiging",
    "herkenning": "wat iemand van de analyse vindt",
    "hulpvraag": "de hulp",
    "incident": "wat er gebeurde",
    "instemming": "of iemand het eens is met het plan",
    "maatregel": "de maatregel",
    "melder": "wie er meldde",
    "noodplan": "het noodplan",
    "rechtsverzoek": "wat iemand vraagt over de eigen gegevens",
    "rechtsverzoekstap": "wat er met dat verzoek gebeurde",
    "regel": "de regel",
    "schaalscore": "het cijfer",
    "signaal": "het signaal",
    "terugkoppeling": "wat de melder hoorde",
    "toestemming": "de vraag om toestemming",
    "toestemmingsantwoord": "het antwoord op de vraag om toestemming",
    "veiligheidsoordeel": "hoe veilig het is",
    "verband": "het verband",
    "verplaatsing": "wat er is verplaatst",
    "wilsoordeel": "of iemand dit zelf kan wegen",
}
"""What an item of each kind is called in a sentence."""
VOLGT = frozenset({"afschriftstukdeel", "documentdeel", "gebeurtenis", "markeerpunt", "termijn", "waarborg"})
"""Kinds that only say something about another item, or about the work: nobody asks who reads them by themselves."""
_TEKST = {"document": "titel", "contactgegeven": "waarde"}
"""The field by which an item is recognised, where that is not ``tekst``."""


def voorwerp_van(item: Item) -> Voorwerp:
    """The item as the key rule looks at it."""
    muur: Any = type(item).muur
    eigen = getattr(item, "lid_id", None) if _naam(item) == "contactgegeven" else None
    return Voorwerp(
        huishouden=item.huishouden_id,
        laag=Laag(item.laag),
        betreft=frozenset(item.betreft),
        niet_voor=frozenset(item.niet_zichtbaar_voor),
        in_portaal="SELECT" in muur.portaal.split(", "),
        eigen_van=eigen,
    )


def vraagbaar(items: Iterable[Item]) -> list[Item]:
    """Of what an action stores, that of which people ask who reads it: kinds with a name, versions that stand."""
    return [een for een in items if _naam(een) in WOORDEN and getattr(een, "vervallen_op", None) is None]


def beschrijf(item: Item) -> str:
    """What it is in words, with the beginning of its own text to recognise it by."""
    woord, tekst = WOORDEN.get(_naam(item), "dit"), getattr(item, _TEKST.get(_naam(item), "tekst"), "") or ""
    kort = tekst if len(tekst) <= LANGST else f"{tekst[: LANGST - 1].rstrip()}…"
    return f"{woord}: {kort}" if kort else woord


def _naam(item: Item) -> str:
    return item._meta.model_name or ""


@cache
def _soorten() -> dict[str, type[Item]]:
    modellen = apps.get_app_config("tandem").get_models()
    return {naam: m for m in modellen if issubclass(m, Item) and (naam := m._meta.model_name or "") in WOORDEN}


def _met_naam(sessie: Sessie, naam: str, model: type[Item], openbaar: UUID) -> Any:
    rijen = sessie.van(model).filter(openbaar=openbaar).order_by().annotate(soort_item=Value(naam, CharField()))
    return rijen.values_list("soort_item", "pk")


def vind_item(sessie: Sessie, openbaar: UUID) -> Item:
    """Return an item of any kind by its public id, as far as the reader sees it. Raises ``NietGevonden``."""
    eerste, *rest = (_met_naam(sessie, naam, model, openbaar) for naam, model in sorted(_soorten().items()))
    gevonden = next(iter(eerste.union(*rest, all=True)), None)
    if gevonden is None:
        raise NietGevonden
    naam, nummer = gevonden
    return sessie.van(_soorten()[naam]).get(pk=nummer)
