"""Every kind of event, with its sentence for the time line. One module per capability; add yours there, sorted.

``GEBEURTENISSEN[code]`` is a ``Gebeurtenissoort``. A test holds that every kind that an action writes has an entry.
"""

from collections.abc import Mapping
from types import MappingProxyType

from tandem.regels.gebeurtenissen.analyse import ANALYSE
from tandem.regels.gebeurtenissen.casus import CASUS
from tandem.regels.gebeurtenissen.huishouden import HUISHOUDEN
from tandem.regels.gebeurtenissen.plan import PLAN
from tandem.regels.gebeurtenissen.rechten import RECHTEN
from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort, Groep, onbekende_soort, zin_van

GEBEURTENISSEN: Mapping[str, Gebeurtenissoort] = MappingProxyType({**HUISHOUDEN, **CASUS, **ANALYSE, **PLAN, **RECHTEN})

__all__ = ["GEBEURTENISSEN", "Gebeurtenissoort", "Groep", "onbekende_soort", "zin_van"]
