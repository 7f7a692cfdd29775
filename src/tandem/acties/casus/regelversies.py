"""A line and its versions: correcting it, and reading how it read before (design, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.regel import Regelinvoer, Regelweergave, bezwaren_van, corrigeer_regel, toon_regel
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.models import Regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Botsing, Ongeldig
from tandem.regels.tekst import datum


@dataclass(frozen=True)
class Regelgeschiedenis:
    """A line with all its versions, the newest first; ``gevraagd`` is the one that the address names."""

    kop: Dossierkop
    gevraagd: Regelweergave
    versies: tuple[Regelweergave, ...]

    @property
    def nieuwste(self) -> Regelweergave:
        """The version that holds now."""
        return self.versies[0]


def lees_regelgeschiedenis(*, door: Actor, huishouden: UUID, regel: UUID) -> Regelgeschiedenis:
    """Return a line with its versions. Raises ``NietGevonden`` when the reader may not see the line."""
    with deur.lees(door=door, doel=Doel.HULP, wat="versies van een regel lezen", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        gevraagd = sessie.een(Regel, regel)
        versies = _versies(sessie, gevraagd)
        sessie.inzage(
            laag=Laag(gevraagd.laag), leden=gevraagd.betreft, niet_zichtbaar_voor=gevraagd.niet_zichtbaar_voor
        )
        return Regelgeschiedenis(kop, toon_regel(gevraagd), tuple(toon_regel(rij) for rij in versies))


def corrigeer(
    *,
    door: Actor,
    huishouden: UUID,
    regel: UUID,
    verzoek: UUID,
    soort: str,
    tekst: str,
    op: date,
    bron: str = "",
    betreft: Iterable[int] = (),
    ook_niet_voor: Iterable[int] = (),
) -> UUID:
    """Correct a line: a new version takes its place, the old one is kept. Returns the new version.

    Raises ``Ongeldig`` when the new version is not in order or says the same, ``Botsing`` when somebody else corrected
    it meanwhile. Correcting is possible in a closed case too: a mistake may always be mended (AVG, art. 16).
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="regel corrigeren", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        oud = sessie.een(Regel, regel)
        _weiger_botsing(sessie, oud)
        over, verborgen = tuple(betreft), tuple(ook_niet_voor)
        invoer = Regelinvoer(soort, tekst, op, bron, oud.stem_id, over, verborgen)
        fouten = bezwaren_van(sessie, invoer)
        if fouten:
            raise Ongeldig(**fouten)
        _weiger_hetzelfde(oud, invoer)
        nieuw = corrigeer_regel(
            sessie, oud, tekst=tekst, soort=soort, op=op, bron=bron, betreft=over, ook_niet_voor=verborgen
        )
        sessie.uitkomst = str(nieuw.openbaar)
    return nieuw.openbaar


def _versies(sessie: Sessie, regel: Regel) -> list[Regel]:
    """All versions of a line, newest first: they share what they belong to, so one query finds the chain."""
    buren = sessie.van(Regel).filter(bij_soort=regel.bij_soort, bij=regel.bij).select_related("auteur")
    op_nummer = {rij.pk: rij for rij in buren}
    opvolger = {rij.vervangt_id: rij for rij in op_nummer.values() if rij.vervangt_id}
    nieuwste = regel
    while nieuwste.pk in opvolger:
        nieuwste = opvolger[nieuwste.pk]
    keten = [op_nummer.get(nieuwste.pk, nieuwste)]
    while keten[-1].vervangt_id in op_nummer:
        keten.append(op_nummer[keten[-1].vervangt_id])
    return keten


def _weiger_botsing(sessie: Sessie, oud: Regel) -> None:
    if oud.vervallen_op is None:
        return
    nieuwste = _versies(sessie, oud)[0]
    wie = nieuwste.auteur.naam if nieuwste.auteur else ""
    raise Botsing(
        wie=wie,
        wanneer=datum(timezone.localdate(nieuwste.vastgelegd_op)),
        hun={"tekst": nieuwste.tekst, "soort": nieuwste.soort, "bron": nieuwste.bron or ""},
    )


def _weiger_hetzelfde(oud: Regel, nieuw: Regelinvoer) -> None:
    ongewijzigd = (oud.soort, oud.tekst, oud.op, oud.bron or "") == (
        nieuw.soort,
        nieuw.tekst.strip(),
        nieuw.op,
        nieuw.bron,
    )
    over = set(nieuw.betreft) | ({oud.stem_id} if oud.stem_id else set())
    if ongewijzigd and over == set(oud.betreft) and set(nieuw.niet_zichtbaar_voor) <= set(oud.niet_zichtbaar_voor):
        raise Ongeldig(tekst="Er is niets veranderd. Pas de regel aan, of ga terug.")
