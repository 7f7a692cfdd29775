"""`docs/gegenereerd/register.md`: the register of processing activities, for a privacy officer to review."""

from tandem.acties.rechten.register import LEDEN, OVERIGE_BETROKKENEN, Organisatieblad, Recht, organisatieblad, register
from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel

KOP = """# Register of processing activities

Generated from `src/tandem/inhoud/` (`python -m tandem.management.documenteer`); AVG, article 30. The controller, its
contact details and its data protection officer are for each municipality to add. Tandem itself sends no data out of
the installation. The measures that protect the data are in `docs/uitleg/muren.md` and `SECURITY.md`.

A ground or term that was **not checked** is shown and not relied on.

"""


def documenttekst() -> str:
    """The document as text."""
    inhoud = lees_catalogus()
    alles = register(inhoud)
    betrokkenen = ", ".join((LEDEN, *OVERIGE_BETROKKENEN))
    delen = [KOP, f"About whom: {betrokkenen}.\n\n## Purposes\n\n"]
    for een in alles.verwerkingen:
        delen.append(f"### {een.naam}\n\n{een.wat} Data: {', '.join(een.lagen) or 'none of households'}.\n\n")
        delen.append(_rechten(een.ontvangers))
    delen.append("## Grounds\n\n")
    kop = ["ground", "kind", "article", "rule", "checked", "source"]
    gronden = [[g.naam, g.soort, g.artikel, g.regel, ja_nee(g.geverifieerd), g.herkomst] for g in alles.gronden]
    delen += [tabel(kop, gronden), "\n## What each kind of organisation may see\n\n"]
    delen += [_organisatie(organisatieblad(code, inhoud)) for code, _ in alles.organisaties]
    return "".join(delen).rstrip("\n") + "\n"


def _organisatie(blad: Organisatieblad) -> str:
    taken = ", ".join(naam for naam, _ in blad.taken) or "none named"
    return f"### {blad.naam}\n\nTasks: {taken}.\n\n{_rechten(blad.rechten)}"


def _rechten(rechten: tuple[Recht, ...]) -> str:
    if not rechten:
        return ""
    kop = ["role", "purpose", "data", "of whom", "why", "held at"]
    rijen = [
        [een.rol, een.doel, ", ".join(een.lagen), een.bereik, een.waarom, ", ".join(een.organisaties)]
        for een in rechten
    ]
    return tabel(kop, rijen) + "\n"
