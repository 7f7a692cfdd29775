"""Due dates: set when something must happen by a day, ended when it did. The work list is computed from these."""

from datetime import date

from tandem.acties.deur import Sessie
from tandem.models import Termijn
from tandem.models.basis import Huishoudenrij, Item
from tandem.regels.rechten.lagen import Laag


def zet_termijn(
    sessie: Sessie,
    bij: Huishoudenrij,
    *,
    soort: str,
    vervalt_op: date,
    begon_op: date | None = None,
    casus: int | None = None,
    laag: Laag | None = None,
    betreft: tuple[int, ...] = (),
    eigenaar: int | None = None,
    reden: str = "",
) -> Termijn:
    """Say that something must happen by ``vervalt_op`` for a row; an ``Item`` lends its layer and persons."""
    van = bij if isinstance(bij, Item) else None
    return sessie.bewaar(
        Termijn(
            laag=laag or (van.laag if van else Laag.CONTACT),
            betreft=sorted(betreft) or (list(van.betreft) if van else []),
            niet_zichtbaar_voor=list(van.niet_zichtbaar_voor) if van else [],
            soort=soort,
            casus_id=casus,
            bij_soort=type(bij).__name__.lower(),
            bij=bij.pk,
            begon_op=begon_op or sessie.vandaag,
            vervalt_op=vervalt_op,
            eigenaar_id=eigenaar or sessie.door.medewerker,
            reden=reden or None,
        )
    )


def rond_termijn_af(
    sessie: Sessie, bij: Huishoudenrij, *, soort: str = "", uitkomst: str = "gedaan", op: date | None = None
) -> int:
    """End the open terms of a row (of one kind, or all); return how many."""
    open_rijen = sessie.van(Termijn).filter(bij_soort=type(bij).__name__.lower(), bij=bij.pk, afgerond_op=None)
    if soort:
        open_rijen = open_rijen.filter(soort=soort)
    return open_rijen.update(afgerond_op=op or sessie.vandaag, uitkomst=uitkomst)
