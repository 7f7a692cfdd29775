"""Terms from content (``inhoud/termijnen.yaml``) at an event: set where the text was checked, shown where it was not.

A term binds only the kinds of organisation that it names. One that nobody checked gets no date: it is shown as *niet
geverifieerd*, and a person sets a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tandem.acties.casus.betrokkenheid import soort_van
from tandem.acties.casus.termijn import zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.vraag import Openvraag
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Teamlidmaatschap, Termijn
from tandem.models.basis import Huishoudenrij
from tandem.regels.casus.termijn import Begingebeurtenis, Termijnsoort, bereken_termijn, termijnen_bij
from tandem.regels.casus.werk import in_woorden
from tandem.regels.rechten.actor import Actor
from tandem.regels.regio.organisatie import Organisatiesoort


@dataclass(frozen=True)
class Termijnuitleg:
    """A term of content in words. ``uiterlijk`` only where it binds; ``voorstel`` is a working agreement's day."""

    code: str
    naam: str
    duur: str
    geverifieerd: bool
    uiterlijk: date | None
    voorstel: date | None
    uitleg: str
    bron: str


@dataclass(frozen=True)
class Termijnstaat:
    """A due date of a row, for its page."""

    soort: str
    naam: str
    vervalt_op: date
    afgerond_op: date | None
    uitkomst: str
    eigenaar: str

    def te_laat(self, vandaag: date) -> bool:
        """Whether it should have happened before today."""
        return self.afgerond_op is None and self.vervalt_op < vandaag


_LIDMAATSCHAP = Openvraag(
    Teamlidmaatschap, lambda rijen, nummer: rijen.filter(pk=nummer).select_related("organisatie", "team")
)


def organisatiesoort(door: Actor) -> Organisatiesoort:
    """Return the kind of organisation for which somebody acts; an unknown kind counts as another organisation."""
    (lidmaatschap,) = _LIDMAATSCHAP.haal(nummer=door.lidmaatschap)
    return soort_van(lidmaatschap.organisatie, lidmaatschap.team)


def leg_uit(gebeurtenis: Begingebeurtenis, organisatie: Organisatiesoort, op: date) -> tuple[Termijnuitleg, ...]:
    """Return the terms that start with an event on a day for this kind of organisation, checked or not."""
    soorten = termijnen_bij(gebeurtenis, organisatie, catalogus().termijnen.values())
    return tuple(_uitleg(soort, op) for soort in soorten)


def _uitleg(soort: Termijnsoort, op: date) -> Termijnuitleg:
    termijn = bereken_termijn(soort, op)
    return Termijnuitleg(
        code=soort.code,
        naam=soort.naam,
        duur=soort.duur.in_woorden,
        geverifieerd=soort.geverifieerd,
        uiterlijk=termijn.uiterlijk if termijn.bindend else None,
        voorstel=None if termijn.bindend else termijn.uiterlijk,
        uitleg=termijn.uitleg,
        bron=soort.bron.in_woorden,
    )


def zet_inhoudstermijnen(
    sessie: Sessie,
    bij: Huishoudenrij,
    gebeurtenis: Begingebeurtenis,
    *,
    organisatie: Organisatiesoort,
    op: date,
    casus: int | None = None,
) -> tuple[Termijnuitleg, ...]:
    """Set a due date for every checked term that starts here; return all of them, the unchecked ones without a date."""
    gevonden = leg_uit(gebeurtenis, organisatie, op)
    for een in gevonden:
        if een.uiterlijk is not None:
            zet_termijn(sessie, bij, soort=een.code, begon_op=op, vervalt_op=een.uiterlijk, casus=casus)
    return gevonden


def lees_termijnen(sessie: Sessie, bij: Huishoudenrij) -> tuple[Termijnstaat, ...]:
    """Return the due dates of a row, first those that are open."""
    rijen = sessie.van(Termijn).filter(bij_soort=type(bij).__name__.lower(), bij=bij.pk).select_related("eigenaar")
    return toon_termijnen(rijen)


def toon_termijnen(rijen: Iterable[Termijn]) -> tuple[Termijnstaat, ...]:
    """Return due dates as shown, first those that are open."""
    staten = [_staat(rij) for rij in rijen]
    return tuple(sorted(staten, key=lambda staat: (staat.afgerond_op is not None, staat.vervalt_op, staat.soort)))


def _staat(rij: Termijn) -> Termijnstaat:
    soort = catalogus().termijnen.get(rij.soort)
    zin = in_woorden(rij.soort, soort.naam if soort else "").zin
    eigenaar = rij.eigenaar.naam if rij.eigenaar else ""
    return Termijnstaat(
        rij.soort, f"{zin}: {rij.reden}" if rij.reden else zin, rij.vervalt_op, rij.afgerond_op, rij.uitkomst, eigenaar
    )
