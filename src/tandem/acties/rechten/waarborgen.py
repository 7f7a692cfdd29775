"""Safeguards that were still owed: done after all."""

from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.keuring import keur
from tandem.acties.rechten.markeerpunt import ACHTERAF, lopende_casus
from tandem.acties.termijn import rond_termijn_af
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Waarborg
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.waarborg import Waarborgstand


def rond_waarborg_af(
    *, door: Actor, huishouden: UUID, waarborg: UUID, op: date, tekst: str = "", versie: int | None = None,
    verzoek: UUID | None = None, doel: Doel = Doel.HULP,
) -> UUID:  # fmt: skip
    """Record that a safeguard was given after all; its due date ends. Raises ``Ongeldig``, ``Botsing``."""
    with deur.schrijf(door=door, doel=doel, wat="waarborg nakomen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = sessie.een(Waarborg, waarborg)
        eis_zelfde_versie(sessie, rij, versie, {"op": str(rij.op or "")})
        if rij.stand != Waarborgstand.ACHTERAF:
            raise Ongeldig(**{"": "Dit is al in orde gemaakt."})
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        rij.stand, rij.op, rij.versie = str(Waarborgstand.GEDAAN), op, rij.versie + 1
        rij.tekst = tekst.strip() or rij.tekst
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=ACHTERAF, op=op)
        sessie.gebeurtenis(
            "waarborg_gedaan",
            laag=Laag(rij.laag),
            betreft=rij.betreft,
            niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
            casus=lopende_casus(sessie),
            feiten={"waarborg": naam_van(rij.soort), "op": str(op)},
        )
        sessie.uitkomst = str(rij.openbaar)
    return waarborg


def naam_van(soort: str) -> str:
    """Return what a safeguard is called; the code in words when content no longer knows it."""
    bekend = catalogus().waarborgen.get(soort)
    return bekend.naam if bekend else soort.replace("_", " ")
