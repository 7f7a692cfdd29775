"""Content as data: reads `inhoud/*.yaml` (and a user's own folder) into one frozen, sourced catalogue."""

from .catalogus import Catalogus, catalogus, lees_catalogus, zeggenschapstabel
from .fouten import InhoudOnbruikbaar, Inhoudsfout
from .mensen import lees_mensen, moederorganisatie
from .vormen_mensen import Demomedewerker

__all__ = [
    "Catalogus",
    "Demomedewerker",
    "InhoudOnbruikbaar",
    "Inhoudsfout",
    "catalogus",
    "lees_catalogus",
    "lees_mensen",
    "moederorganisatie",
    "zeggenschapstabel",
]
