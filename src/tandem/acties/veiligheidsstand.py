"""How safe it is for each person now, from the veiligheidskaart: for the card itself and for the phase of the case."""

from collections.abc import Iterable, Mapping

from tandem.acties.deur import Sessie
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Lid
from tandem.models import Veiligheidsoordeel as Rij
from tandem.regels.analyse.veiligheidskaart import (
    Kijker,
    Persoonsbeeld,
    Veiligheidsoordeel,
    Veiligheidsstand,
    beeld_op,
)


def lees_standen(sessie: Sessie) -> Mapping[int, Veiligheidsstand]:
    """Return for every member who is here the stand that counts; nobody judged is unknown, never safe. Two queries.

    Works inside the session of another action, which notes what was read. Needs the layer of safety: see to that first.
    """
    hier = [lid.pk for lid in sessie.van(Lid) if lid.overleden_op is None and (not lid.tot or lid.tot > sessie.vandaag)]
    beelden = beelden_nu(sessie, hier, sessie.van(Rij))
    return {lid: beeld.geldend for lid, beeld in beelden.items()}


def beelden_nu(sessie: Sessie, leden: Iterable[int], rijen: Iterable[Rij]) -> Mapping[int, Persoonsbeeld]:
    """Return per member the latest judgement of each voice. Rows of one day count in the order of recording."""
    op_volgorde = sorted(rijen, key=lambda rij: (rij.op, rij.pk))
    return beeld_op(leden, [oordeel for rij in op_volgorde for oordeel in als_oordelen(rij)], sessie.vandaag)


def als_oordelen(rij: Rij) -> list[Veiligheidsoordeel]:
    """Return the one or two voices of a row. A figure alone has no stand: no source says which figure is safe."""
    stemmen = ((Kijker.ZELF, rij.woord_zelf, rij.tekst_zelf), (Kijker.PROFESSIONAL, rij.oordeel, rij.tekst))
    return [
        Veiligheidsoordeel(rij.lid_id, kijker, stand_van(woord), rij.op, tekst or "")
        for kijker, woord, tekst in stemmen
        if woord
    ]


def stand_van(woord: str) -> Veiligheidsstand:
    """Return the mark of a word of the card; a word that the content no longer has is unknown."""
    vorm = catalogus().oordeelwoorden.get(woord)
    return Veiligheidsstand(vorm.mark) if vorm else Veiligheidsstand.ONBEKEND
