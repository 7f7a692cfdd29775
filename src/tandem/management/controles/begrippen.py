"""The glossary is complete: every model class has its own line in `docs/begrippen.md`, with a source and a gloss."""

import re
from collections.abc import Iterable

from tandem.management.controles import sluit_af
from tandem.management.lanceer.plaatsen import PROJECT

GLOSSARIUM = PROJECT / "docs" / "begrippen.md"
KOLOMMEN = 4


def fouten_in_begrippen(klassen: Iterable[str], tekst: str) -> list[str]:
    """Model classes without a line, lines with an empty cell, and terms that stand there twice."""
    rijen = _rijen(tekst)
    termen = [rij[0] for rij in rijen]
    zonder = [f"{klasse} staat niet in docs/begrippen.md" for klasse in sorted(klassen) if klasse not in termen]
    leeg = [f"{rij[0]}: vul alle {KOLOMMEN} kolommen" for rij in rijen if len(rij) != KOLOMMEN or not all(rij)]
    dubbel = [f"{term} staat er twee keer" for term in sorted({t for t in termen if termen.count(t) > 1})]
    return [*zonder, *leeg, *dubbel]


def _rijen(tekst: str) -> list[list[str]]:
    """The cells of the table rows, without heading and rule; a term loses its back-ticks."""
    regels = [regel.strip() for regel in tekst.splitlines() if regel.startswith("|")]
    cellen = [[cel.strip().strip("`") for cel in regel.strip("|").split("|")] for regel in regels]
    return [rij for rij in cellen if not re.fullmatch(r":?-+:?", rij[0]) and rij[0] != "term"]


def modelklassen() -> list[str]:
    """The names of the model classes of Tandem itself."""
    import django
    from django.apps import apps

    django.setup()
    return [model.__name__ for model in apps.get_app_config("tandem").get_models()]


if __name__ == "__main__":
    sluit_af(fouten_in_begrippen(modelklassen(), GLOSSARIUM.read_text(encoding="utf-8")))
