"""Contact on the first page of a household: the last ones, the next one, and what was agreed."""

from typing import Any
from uuid import UUID

from tandem.acties.casus.contactlijst import ContactKort, contact_in_het_kort
from tandem.web.casus.contactbeeld import afspraken_beeld, contactrij
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie
from tandem.web.woorden import dagen_tot, datum

MEESTE_AFSPRAKEN = 4


@sectie("casus/_overzicht_contact.html", plaats=10, deel=contact_in_het_kort, bij="contacten")
def contact_kort(_request: Verzoek, huishouden: UUID, kort: ContactKort | None) -> dict[str, Any] | None:
    """Return the section; nothing for who may not read the plan."""
    if kort is None:
        return None
    dag = kort.volgend_contact
    return {
        "huishouden": huishouden,
        "rijen": [contactrij(een, kort.kop) for een in kort.laatste],
        "volgend": f"{datum(dag)} ({dagen_tot(dag, kort.kop.vandaag)})" if dag else "",
        "afspraken": afspraken_beeld(kort.afspraken[:MEESTE_AFSPRAKEN], kort.kop),
        "meer": max(0, len(kort.afspraken) - MEESTE_AFSPRAKEN),
    }
