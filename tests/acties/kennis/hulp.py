"""Files of figures for tests. Fictitious figures; every test has a table of its own."""

import itertools
from dataclasses import replace
from datetime import date

from tandem.acties.kennis.laden import Cijferbestand

_nummers = itertools.count(10_000)
INWONERS = """RegioS;Perioden;Inwoners
GM0599;2023JJ00;660000
GM0599;2024JJ00;670000
GM0622;2024JJ00;75000
GM0606;2024JJ00;80000
GM0556;2024JJ00;35000
GM1930;2024JJ00;85000
GM0502;2024JJ00;70000
"""
MELDINGEN = """RegioS;Perioden;RegioNaam;Meldingen;Adviezen
GM0622;2022JJ00;Vlaardingen;500;.
GM0622;2023JJ00;Vlaardingen;.;0
GM0622;2024JJ00;Vlaardingen;600;
GM0606;2024JJ00;Schiedam;400;5
GM1930;2024JJ00;Nissewaard;.;5
GM0502;2024JJ00;Capelle aan den IJssel;350;5
GM0599;2024JJ00;Rotterdam;6000;5
"""


def bestand(tekst: str = MELDINGEN, **anders: object) -> Cijferbestand:
    """Return a file of a table that no other test has."""
    vast = Cijferbestand(
        inhoud=tekst.encode(),
        tabel=f"T{next(_nummers)}",
        titel="Meldingen (verzonnen)",
        thema="geweld_thuis",
        bron="verzonnen voor een test",
        gepubliceerd_op=date(2026, 3, 1),
        vijftallen=True,
    )
    return replace(vast, **anders)  # type: ignore[arg-type]
