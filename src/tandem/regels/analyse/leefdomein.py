"""Life domains: optional corners to look into, never a form to fill."""

from dataclasses import dataclass

from tandem.regels.bron import Bron


@dataclass(frozen=True, slots=True)
class Leefdomein:
    """One life domain, as content gives it.

    No domain is ever compulsory: recording all of them for everybody does not meet necessity (domein.md B4, Autoriteit
    Persoonsgegevens). ``doel`` says what asking may serve; ``vraag`` is an opening question in plain Dutch.
    """

    code: str
    naam: str
    vraag: str
    doel: str
    bron: Bron
