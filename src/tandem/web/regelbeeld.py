"""Lines about people as pages show them: label, text, source, day, author, about whom, and hidden from whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from tandem.acties.casus.regel import Regelweergave
from tandem.acties.huishouden.kop import Dossierkop
from tandem.web.dossier import Opent, wie_ziet_url
from tandem.web.woorden import datum, moment

SOORTWOORD = {"feit": "Feit", "waarneming": "Waarneming", "oordeel": "Oordeel", "stem": "Stem"}


@dataclass(frozen=True)
class Regelbeeld:
    """One line for ``onderdelen/regels.html``; everything in it is words."""

    openbaar: UUID
    soort: str
    soortwoord: str
    tekst: str
    wie: str
    dag: str
    over: str
    verborgen_voor: str
    vastgelegd: str
    afgeschermd: bool
    gecorrigeerd: bool
    domein: str
    aard: str
    corrigeer_url: str
    versies_url: str
    wie_url: str
    kijken: tuple[tuple[str, str], ...] = ()
    beperkt: str = ""
    """Since when it may not be used, in words."""


def toon_regels(regels: Iterable[Regelweergave], kop: Dossierkop, *, corrigeren: bool = True) -> list[Regelbeeld]:
    """Return lines in words; ``corrigeren`` adds the way to correct each."""
    return [toon_regel(regel, kop, corrigeren=corrigeren) for regel in regels]


def toon_regel(regel: Regelweergave, kop: Dossierkop, *, corrigeren: bool = True) -> Regelbeeld:
    """Return one line in words."""
    plaats = [kop.huishouden, regel.openbaar]
    return Regelbeeld(
        openbaar=regel.openbaar,
        soort=regel.soort,
        soortwoord=SOORTWOORD.get(regel.soort, regel.soort),
        tekst=regel.tekst,
        wie=_wie(regel, kop),
        dag=datum(regel.op),
        over=kop.namen(regel.betreft),
        verborgen_voor=kop.namen(regel.niet_zichtbaar_voor),
        vastgelegd=f"{regel.auteur or 'Tandem'}, {moment(regel.vastgelegd_op)}",
        afgeschermd=regel.laag == 5,
        gecorrigeerd=regel.gecorrigeerd,
        domein=regel.domein,
        aard=regel.aard,
        corrigeer_url=reverse("regel_corrigeren", args=plaats) if corrigeren and Opent(kop)["regel_corrigeren"] else "",
        versies_url=reverse("regel_versies", args=plaats) if regel.gecorrigeerd else "",
        wie_url=wie_ziet_url(kop, regel.openbaar) if corrigeren else "",
        kijken=tuple((kop.namen([lid]) if lid else bron, tekst) for lid, bron, tekst in regel.kijken),
        beperkt=datum(regel.beperkt_op) if regel.beperkt_op else "",
    )


def _wie(regel: Regelweergave, kop: Dossierkop) -> str:
    """Whose words they are, or where the line comes from; the author when nothing else was said."""
    lid = kop.lid(regel.stem) if regel.stem else None
    if lid is not None:
        return lid.roepnaam
    return regel.bron or regel.auteur
