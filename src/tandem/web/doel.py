"""For which purpose somebody opens a household, on pages that more than one role uses."""

from tandem.regels.rechten.lagen import Doel, Reikwijdte
from tandem.web.pagina import Verzoek, mijn_bereik

_VOLGORDE = ((Doel.HULP, Reikwijdte.EIGEN), (Doel.TEAMLEIDING, Reikwijdte.TEAM), (Doel.DIENST, Reikwijdte.DIENST))
WERK = (Doel.HULP, Doel.TEAMLEIDING, Doel.DIENST)
"""The purposes that a page declares when the team leader and who is on duty may read it too."""


def doel_voor(request: Verzoek) -> Doel:
    """Return the one purpose of this role among those of the route: helping, leading the team, or being on duty."""
    bereik = mijn_bereik(request)
    mogelijk = (doel for doel, via in _VOLGORDE if (doel, via) in bereik and doel in request.beleid.doelen)
    return next(mogelijk, Doel.HULP)
