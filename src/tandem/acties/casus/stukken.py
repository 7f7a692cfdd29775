"""The pieces of the case that can be shared: who is involved, lines about people, agreements, names of documents."""

from collections.abc import Iterator

from tandem.acties.deur import Sessie
from tandem.acties.stuk import Stuk, stuk_van
from tandem.models import Afspraak, Betrokkenheid, Document, Regel
from tandem.regels.rechten.sleutels import in_kracht


def betrokkenen_kort(sessie: Sessie) -> tuple[str, ...]:
    """Who is involved today: name, organisation. Of the household as a whole, so for who may see any of it."""
    rijen = sessie.van(Betrokkenheid).select_related("medewerker", "organisatie").order_by("van", "id")
    return tuple(
        f"{rij.medewerker.naam if rij.medewerker else rij.naam_buiten or 'naam niet bekend'}, {rij.organisatie.naam}"
        for rij in rijen
        if in_kracht(rij.van, rij.tot, sessie.vandaag)
    )


def stukken_van_casus(sessie: Sessie) -> Iterator[Stuk]:
    """Yield the lines that hold now, agreements that run, and of documents the title: a file is not opened so."""
    for regel in sessie.van(Regel).filter(vervallen_op=None).order_by("op", "id"):
        yield stuk_van(regel, regel.soort, regel.tekst, regel.op)
    for afspraak in sessie.van(Afspraak).filter(beeindigd_op=None).order_by("op", "id"):
        yield stuk_van(afspraak, "afspraak", afspraak.tekst, afspraak.op)
    for document in sessie.van(Document).filter(vervallen_op=None).order_by("ontvangen_op", "id"):
        yield stuk_van(document, "document", document.titel, document.ontvangen_op)
