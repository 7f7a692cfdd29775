"""Content as data: reads `inhoud/*.yaml` (and a user's own folder) into one frozen, sourced catalogue."""

from .basis import Bronnenlijst
from .catalogus import Catalogus, catalogus, lees_catalogus
from .fouten import InhoudOnbruikbaar, Inhoudsfout

__all__ = ["Bronnenlijst", "Catalogus", "InhoudOnbruikbaar", "Inhoudsfout", "catalogus", "lees_catalogus"]
