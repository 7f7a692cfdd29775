"""The pieces of the case that can be shared: who is involved, lines about people, agreements, documents."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from tandem.acties.deur import Sessie
from tandem.acties.stuk import Bestandkort, Stuk, stuk_van
from tandem.koppelingen.bestanden import SOORTEN
from tandem.models import Afspraak, Betrokkenheid, Document, Regel
from tandem.regels.casus.document import in_mb
from tandem.regels.rechten.delen import bestand_gaat_mee
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.sleutels import in_kracht


def betrokkenen_kort(sessie: Sessie, leden: Collection[int]) -> tuple[str, ...]:
    """Who is involved today with these members or with the whole household: name and organisation.

    Not who is there for somebody else in it, nor the name of who does not work here.
    """
    rijen = sessie.van(Betrokkenheid).select_related("medewerker", "organisatie", "maatregel").order_by("van", "id")
    return tuple(
        dict.fromkeys(
            f"{rij.medewerker.naam}, {rij.organisatie.naam}" if rij.medewerker else rij.organisatie.naam
            for rij in rijen
            if in_kracht(rij.van, rij.tot, sessie.vandaag) and _ook_over(rij).issubset(leden)
        )
    )


def _ook_over(rij: Betrokkenheid) -> set[int]:
    """The members for whom somebody is there; none for the household as a whole."""
    van_maatregel = [rij.maatregel.lid_id] if rij.maatregel else []
    return {*rij.leden, *van_maatregel, *([rij.namens_id] if rij.namens_id else [])}


def stukken_van_casus(sessie: Sessie) -> Iterator[Stuk]:
    """Yield the lines that hold now, agreements that run, and documents: the title, and that there is a file."""
    for regel in sessie.van(Regel).filter(vervallen_op=None).order_by("op", "id"):
        yield stuk_van(regel, regel.soort, regel.tekst, regel.op)
    for afspraak in sessie.van(Afspraak).filter(beeindigd_op=None).order_by("op", "id"):
        yield stuk_van(afspraak, "afspraak", afspraak.tekst, afspraak.op)
    for document in sessie.van(Document).filter(vervallen_op=None).order_by("ontvangen_op", "id"):
        yield replace(stuk_van(document, "document", document.titel, document.ontvangen_op), bestand=_bestand(document))


def _bestand(rij: Document) -> Bestandkort | None:
    """The file of a document as it is named; what may not be opened so is not named either."""
    if not bestand_gaat_mee(Laag(rij.laag), vervallen=rij.vervallen_op is not None, grootte=rij.grootte):
        return None
    soort = SOORTEN.get(rij.mime)
    return Bestandkort(rij.openbaar, f"{soort.naam if soort else rij.mime}, {in_mb(rij.grootte)}")
