"""A new version starts from the last: its lines and links come along, each line saying which one it continues."""

from tandem.acties.deur import Sessie
from tandem.models import Analyse, Regel, Verband

_MEE = (
    "laag", "betreft", "niet_zichtbaar_voor", "auteur_id", "vastgelegd_op", "soort", "tekst", "op", "bron", "stem_id",
    "bij_soort", "domein", "aard", "volgorde", "gast",
)  # fmt: skip
"""What a line takes along unchanged: whoever wrote it, wrote it then."""


def kopieer(sessie: Sessie, oud: Analyse, nieuw: Analyse) -> None:
    """Copy the current lines and links of a version to a new one."""
    nummers: dict[int, int] = {}
    for rij in sessie.van(Regel).filter(bij_soort="analyse", bij=oud.pk, vervallen_op=None).order_by("volgorde", "id"):
        velden = {naam: getattr(rij, naam) for naam in _MEE}
        nummers[rij.pk] = sessie.bewaar(Regel(**velden, bij=nieuw.pk, komt_van_id=rij.pk)).pk
    opvolgers = opgevolgd(sessie, oud)
    for verband in sessie.van(Verband).filter(analyse=oud, vervallen_op=None).order_by("id"):
        van, naar = (nummers.get(opvolgers.get(een, een)) for een in (verband.van_regel_id, verband.naar_regel_id))
        if van and naar:
            sessie.bewaar(
                Verband(
                    laag=verband.laag,
                    betreft=verband.betreft,
                    niet_zichtbaar_voor=verband.niet_zichtbaar_voor,
                    auteur_id=verband.auteur_id,
                    vastgelegd_op=verband.vastgelegd_op,
                    analyse=nieuw,
                    van_regel_id=van,
                    naar_regel_id=naar,
                    soort=verband.soort,
                    uitleg=verband.uitleg,
                )
            )


def opgevolgd(sessie: Sessie, analyse: Analyse) -> dict[int, int]:
    """Return for every corrected line of a version the line that stands in its place now."""
    paren = sessie.van(Regel).filter(bij_soort="analyse", bij=analyse.pk).exclude(vervangt=None)
    volgende = dict(paren.values_list("vervangt_id", "pk"))
    uit: dict[int, int] = {}
    for begin in volgende:
        eind = begin
        while eind in volgende:
            eind = volgende[eind]
        uit[begin] = eind
    return uit
