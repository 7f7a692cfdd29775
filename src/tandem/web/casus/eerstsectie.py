"""What comes first, on the overview of a household."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from tandem.acties.casus.werklijst import Werkpunt, werk_in_het_kort
from tandem.regels.tekst import opsomming
from tandem.web import onderdelen as o
from tandem.web.casus.werklijst import stap_url
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie
from tandem.web.woorden import dagen_tot, datum


@sectie("casus/_overzicht_eerst.html", plaats=90, deel=werk_in_het_kort)
def eerst(_request: Verzoek, _huishouden: UUID, punten: tuple[Werkpunt, ...]) -> dict[str, Any]:
    """Return the section; the same thing for several people on one day is one row."""
    per_ding: dict[tuple[str, str, date], list[Werkpunt]] = {}
    for punt in punten:
        per_ding.setdefault((punt.soort.zin, punt.reden, punt.vervalt_op), []).append(punt)
    return {"rijen": [_rij(samen, timezone.localdate()) for samen in per_ding.values()]}


def _rij(punten: list[Werkpunt], vandaag: date) -> o.Rij:
    een = punten[0]
    voor = opsomming(list(dict.fromkeys(naam for punt in punten for naam in punt.voor)))
    return o.Rij(
        titel=een.soort.zin,
        url=stap_url(een),
        tekst=een.reden,
        mee=tuple(deel for deel in (f"voor {voor}" if voor else "", datum(een.vervalt_op)) if deel),
        merk=dagen_tot(een.vervalt_op, vandaag),
        toon="let-op" if een.vervalt_op <= vandaag else "",
    )
