"""Signals, cases, phases, contacts, involvement, documents."""

from tandem.models.casus.bespreking import Casusbespreking, Consultatie, Genodigde
from tandem.models.casus.casus import (
    Betrokkenheid,
    Casus,
    Casusverwijzing,
    Drukmelding,
    Fasewisseling,
    Meekijkverzoek,
)
from tandem.models.casus.contact import Afspraak, Contactaanwezige, Contactmoment
from tandem.models.casus.document import Document, Documentdeel
from tandem.models.casus.regel import Regel, Termijn
from tandem.models.casus.signaal import Melder, Signaal, Terugkoppeling

__all__ = [
    "Afspraak",
    "Betrokkenheid",
    "Casus",
    "Casusbespreking",
    "Casusverwijzing",
    "Consultatie",
    "Contactaanwezige",
    "Contactmoment",
    "Document",
    "Documentdeel",
    "Drukmelding",
    "Fasewisseling",
    "Genodigde",
    "Meekijkverzoek",
    "Melder",
    "Regel",
    "Signaal",
    "Termijn",
    "Terugkoppeling",
]
