"""What a guest of a joint talk can do: read the listed items, and add lines of their own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties.casus.gastdeur import Bewijs, Gastsessie, bewijs, gastdeur
from tandem.acties.casus.regel import toon_regel
from tandem.acties.keuring import keur, kies
from tandem.models import Afspraak, Casusbespreking, Genodigde, Regel
from tandem.regels.casus.bespreking import REGELS_BIJ, Besprekingsoort
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.regel import Regel as Aangeboden
from tandem.regels.regel import Regelsoort, bezwaren_regel

__all__ = ["Bewijs", "Gastpagina", "Gaststuk", "bewijs", "klopt", "lees_gastpagina", "schrijf_gastregel"]


@dataclass(frozen=True)
class Gaststuk:
    """One listed item as the guest sees it; ``over``: first names, as far as the inviter gave them."""

    openbaar: UUID
    soort: str
    tekst: str
    van: str
    over: str


@dataclass(frozen=True)
class Gastpagina:
    """All that a guest sees."""

    naam: str
    organisatie: str
    taak: str
    soort: str
    vraag: str
    op: datetime
    vervalt_op: datetime
    stukken: tuple[Gaststuk, ...]
    eigen: tuple[Gaststuk, ...]
    soorten: tuple[str, ...]
    open: bool


def klopt(*, bewijs: Bewijs) -> bool:
    """Whether link and code open an invitation now; a wrong code is counted. For the page that asks the code."""
    try:
        with gastdeur(bewijs=bewijs, wat="uitnodiging openen") as sessie:
            sessie.inzage(laag=Laag.CONTACT)
    except NietGevonden:
        return False
    return True


def lees_gastpagina(*, bewijs: Bewijs) -> Gastpagina:
    """Return the listed items. Raises ``NietGevonden`` for everything that does not open."""
    with gastdeur(bewijs=bewijs, wat="stukken van het overleg lezen") as sessie:
        zelf, overleg = sessie.van(Genodigde).get(), sessie.van(Casusbespreking).get()
        regels = list(sessie.van(Regel).filter(vervallen_op=None).order_by("id"))
        afspraken = list(sessie.van(Afspraak).order_by("id"))
        namen: dict[str, str] = zelf.namen
        for rij in (overleg, *regels, *afspraken):
            sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return Gastpagina(
            naam=zelf.naam,
            organisatie=zelf.organisatie,
            taak=zelf.taak or "",
            soort=overleg.soort,
            vraag=overleg.vraag,
            op=timezone.localtime(overleg.op),
            vervalt_op=timezone.localtime(zelf.vervalt_op),
            stukken=(
                *(_regel(rij, namen) for rij in regels if rij.gast != sessie.gast),
                *(
                    Gaststuk(a.openbaar, "afspraak", a.tekst, a.wie_anders or "", _over(a.betreft, namen))
                    for a in afspraken
                ),
            ),
            eigen=tuple(_regel(rij, namen) for rij in regels if rij.gast == sessie.gast),
            soorten=REGELS_BIJ[kies(Besprekingsoort, overleg.soort, "")],
            open=overleg.afgerond_op is None,
        )


def _regel(rij: Regel, namen: dict[str, str]) -> Gaststuk:
    getoond = toon_regel(rij)
    stem = namen.get(str(getoond.stem), "") if getoond.stem else ""
    return Gaststuk(rij.openbaar, getoond.soort, getoond.tekst, stem or getoond.bron, _over(rij.betreft, namen))


def _over(betreft: list[int], namen: dict[str, str]) -> str:
    return ", ".join(namen[str(lid)] for lid in betreft if namen.get(str(lid)))


def schrijf_gastregel(*, bewijs: Bewijs, soort: str, tekst: str, verzoek: UUID | None = None) -> UUID:
    """Add a consideration of the guest's own. Raises ``Ongeldig``, ``AlGedaan`` and ``NietGevonden``."""
    with gastdeur(bewijs=bewijs, wat="overweging van een gast", schrijft=True, verzoek=verzoek) as sessie:
        zelf, overleg = sessie.van(Genodigde).get(), sessie.van(Casusbespreking).get()
        rij = _gastregel(sessie, zelf, overleg, soort, tekst)
        sessie.bewaar(rij)
        sessie.gebeurtenis(
            "gast_schreef",
            laag=Laag(rij.laag),
            betreft=rij.betreft,
            niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
            casus=overleg.casus_id,
            feiten={"naam": zelf.naam, "organisatie": zelf.organisatie, "regel": str(rij.openbaar)},
        )
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _gastregel(sessie: Gastsessie, zelf: Genodigde, overleg: Casusbespreking, soort: str, tekst: str) -> Regel:
    if overleg.afgerond_op is not None:
        raise Ongeldig(**{"": "Dit overleg is afgerond. Er kan niets meer bij."})
    gekozen = kies(Regelsoort, soort, "soort")
    if gekozen not in REGELS_BIJ[kies(Besprekingsoort, overleg.soort, "")]:
        raise Ongeldig(soort="Een oordeel wacht. Schrijf eerst op wat er is gezien, nagegaan en gezegd.")
    wie = f"{zelf.naam} ({zelf.organisatie}), gast"
    keur(bezwaren_regel(Aangeboden(gekozen, tekst, tuple(overleg.betreft), sessie.vandaag, wie, wie), sessie.vandaag))
    return Regel(
        laag=overleg.laag,
        betreft=list(overleg.betreft),
        niet_zichtbaar_voor=list(overleg.niet_zichtbaar_voor),
        soort=gekozen,
        tekst=tekst.strip(),
        op=sessie.vandaag,
        bron=wie,
        bij_soort="casusbespreking",
        bij=overleg.pk,
    )
