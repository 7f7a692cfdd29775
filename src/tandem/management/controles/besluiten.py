"""Decision records: numbered without gaps, the number in the title that of the file, and its parts there."""

import re
from pathlib import Path

from tandem.management.controles import sluit_af
from tandem.management.lanceer.plaatsen import PROJECT

KOPJES = ("Status: ", "**Question.**", "**Choice.**", "**Why.**")
LANGSTE = 60


def fouten_in_besluiten(map_: Path) -> list[str]:
    """Everything in this folder of records that breaks the form, with the name of the file."""
    paden = sorted(map_.glob("*.md"))
    fouten = []
    for volgnummer, pad in enumerate(paden, start=1):
        tekst = pad.read_text(encoding="utf-8")
        naam = re.match(r"(\d{4})-[a-z0-9-]+\.md$", pad.name)
        titel = re.match(r"# (\d{4})\. \S", tekst)
        if not naam or int(naam[1]) != volgnummer:
            fouten.append(f"{pad.name}: verwacht was een naam die met {volgnummer:04d}- begint")
        elif not titel or titel[1] != naam[1]:
            fouten.append(f"{pad.name}: de titel begint niet met `# {naam[1]}. `")
        fouten += [f"{pad.name}: het deel `{kopje}` ontbreekt" for kopje in KOPJES if f"\n{kopje}" not in tekst]
        if len(tekst.splitlines()) > LANGSTE:
            fouten.append(f"{pad.name}: langer dan een bladzijde ({LANGSTE} regels)")
    return fouten


if __name__ == "__main__":
    sluit_af(fouten_in_besluiten(PROJECT / "docs" / "besluiten"))
