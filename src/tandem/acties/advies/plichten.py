"""The duties to react to advices, as far as a reader may know of them; a fixed number of questions for any number."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from tandem.acties.advies.beelden import Adviesregel, Intrekbeeld, Plichtbeeld, Uitstelbeeld
from tandem.acties.advies.partijen import geldige_reacties, ingetrokken, mensen, namen_van
from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Advies, Adviesduiding, Adviesgevolg, Intrekking, Reactie, Reactieuitstel, Rol
from tandem.regels.advies.reactie import plicht

Sleutel = tuple[UUID, int]
"""An advice and the organisation that reacts to it."""


@dataclass(frozen=True)
class _Stof:
    """What was read for a number of advices at once."""

    namen: dict[int, str]
    reacties: dict[Sleutel, Reactie]
    uitstel: dict[Sleutel, list[Reactieuitstel]]
    vervangen: frozenset[UUID | None]
    weg: dict[UUID, Intrekking]
    wie: dict[int | None, str]
    rollen: dict[str, str]


def regels_van(sessie: Organisatiesessie, rijen: list[Advies]) -> tuple[Adviesregel, ...]:
    """Return advices as lines, each with its duties."""
    stof, te_duiden = _lees(sessie, rijen), _te_duiden(sessie, rijen)
    return tuple(
        Adviesregel(
            openbaar=rij.openbaar,
            onderwerp=rij.onderwerp,
            raad=stof.namen[rij.organisatie_id],
            van_ons=rij.organisatie_id == sessie.organisatie,
            aan_ons=sessie.organisatie in rij.aan,
            gevraagd=rij.vraag is not None,
            nummer=rij.nummer,
            verstuurd_op=rij.verstuurd_op,
            plichten=tuple(_plicht(sessie, rij, nr, stof) for nr in rij.aan),
            te_duiden=te_duiden[rij.openbaar],
            ingetrokken=intrekbeeld(stof.weg.get(rij.openbaar)),
        )
        for rij in rijen
    )


def intrekbeeld(rij: Intrekking | None) -> Intrekbeeld | None:
    """Return when and why something was withdrawn; None where it was not."""
    return Intrekbeeld(rij.op, rij.reden) if rij else None


def _lees(sessie: Organisatiesessie, rijen: list[Advies]) -> _Stof:
    nummers = [rij.openbaar for rij in rijen]
    vast = geldige_reacties(sessie).filter(advies__in=nummers).exclude(aan=[])
    reacties = {(een.advies, een.organisatie_id): een for een in vast}
    uitstel: dict[Sleutel, list[Reactieuitstel]] = defaultdict(list)
    for een in sessie.van(Reactieuitstel).filter(advies__in=nummers).order_by("nummer"):
        uitstel[een.advies, een.organisatie_id].append(een)
    opvolgers = sessie.van(Advies).filter(volgt_op__in=nummers).exclude(aan=[])
    return _Stof(
        namen=namen_van([nr for rij in rijen for nr in (rij.organisatie_id, *rij.aan)]),
        reacties=reacties,
        uitstel=uitstel,
        weg=ingetrokken(sessie, nummers),
        vervangen=frozenset(opvolgers.values_list("volgt_op", flat=True)),
        wie=mensen(een.vastgesteld_door_id for een in reacties.values()),
        rollen=dict(Rol.objects.values_list("code", "naam")),
    )


def _te_duiden(sessie: Organisatiesessie, rijen: list[Advies]) -> dict[UUID, int]:
    """Per advice, how many changes the council said nothing of yet."""
    gevolgen = dict(
        sessie.van(Adviesgevolg).filter(advies__in=[rij.openbaar for rij in rijen]).values_list("openbaar", "advies")
    )
    geduid = set(sessie.van(Adviesduiding).filter(gevolg__in=gevolgen).values_list("gevolg", flat=True))
    uit: dict[UUID, int] = defaultdict(int)
    for gevolg, advies in gevolgen.items():
        uit[advies] += gevolg not in geduid
    return uit


def _plicht(sessie: Organisatiesessie, rij: Advies, nr: int, stof: _Stof) -> Plichtbeeld:
    """One duty. Who is neither of the two parties does not know whether a reaction is still to come."""
    reactie, uitstel = stof.reacties.get((rij.openbaar, nr)), stof.uitstel.get((rij.openbaar, nr), [])
    voor, tot = rij.reageren_voor or sessie.vandaag, uitstel[-1].tot if uitstel else None
    op = reactie.vastgesteld_op if reactie else None
    weet = reactie is not None or sessie.organisatie in (rij.organisatie_id, nr)
    stand = plicht(
        voor=voor,
        uitgesteld_tot=tot,
        gereageerd_op=op,
        vervangen=rij.openbaar in stof.vervangen,
        ingetrokken=rij.openbaar in stof.weg,
        vandaag=sessie.vandaag,
    )
    return Plichtbeeld(
        organisatie=nr,
        naam=stof.namen.get(nr, "een organisatie"),
        van_ons=nr == sessie.organisatie,
        stand=stand if weet else None,
        voor=voor,
        uiterlijk=tot or voor,
        uitstel=tuple(Uitstelbeeld(een.tot, een.reden, een.op) for een in uitstel),
        gereageerd_op=op,
        wie=stof.wie.get(reactie.vastgesteld_door_id, "") if reactie else "",
        rol=stof.rollen.get(reactie.rol, reactie.rol) if reactie else "",
        inleiding=reactie.inleiding if reactie else "",
    )
