"""Generated documents equal what would be generated now (`./tandem manage documenten` writes them)."""

from tandem.management.controles import sluit_af
from tandem.management.lanceer.plaatsen import PROJECT


def verouderd() -> list[str]:
    """The documents that differ from what the code would write."""
    import django

    django.setup()
    from tandem.management.documenten import DOCUMENTEN

    fouten = []
    for naam, schrijf in DOCUMENTEN.items():
        pad = PROJECT / "docs" / naam
        if not pad.exists() or pad.read_text(encoding="utf-8") != schrijf():
            fouten.append(f"docs/{naam} is niet bij; draai ./tandem manage documenten")
    return fouten


if __name__ == "__main__":
    sluit_af(verouderd())
