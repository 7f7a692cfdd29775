"""A signal about people who are not known yet: the household and the signal in one act, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.signaal import Signaalinvoer, bewaar_signaal
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import noem_opnieuw
from tandem.acties.huishouden.leden import Lidinvoer, bewaar_nieuw_lid
from tandem.acties.huishouden.maken import MEESTE_LEDEN, begin_dossier
from tandem.acties.keuring import keur
from tandem.models import Organisatie
from tandem.regels.huishouden.dossier import bezwaren_aanmaken
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Nieuwsignaal:
    """What was made: the household and its signal, by public id."""

    huishouden: UUID
    signaal: UUID


def leg_signaal_vast_voor_nieuw_huishouden(
    *,
    door: Actor,
    verzoek: UUID,
    gemeente: str,
    leden: Sequence[Lidinvoer],
    invoer: Signaalinvoer,
    eigen_naam: str = "",
) -> Nieuwsignaal:
    """Begin a file and record the signal in it, in one act.

    In the lines a member is named by its place in ``leden``, counted from -1 down: -1 is the first. Raises ``Ongeldig``
    (fields of a member as ``leden-<number>-<field>``) when the household or the signal is not in order; then there is
    neither.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="signaal over nieuw huishouden", verzoek=verzoek) as sessie:
        soort = Organisatie.objects.get(pk=door.organisatie).soort
        keur(bezwaren_aanmaken(door.rol, soort, len(leden)))
        if len(leden) > MEESTE_LEDEN:
            raise Ongeldig(**{"": f"Zet er hoogstens {MEESTE_LEDEN} mensen in. De anderen kunt u daarna toevoegen."})
        dossier = begin_dossier(sessie, gemeente=gemeente, eigen_naam=eigen_naam, reden="een signaal")
        nummers = [_lid(sessie, een, plaats) for plaats, een in enumerate(leden)]
        noem_opnieuw(sessie)
        signaal = bewaar_signaal(sessie, _met_nummers(invoer, nummers))
        sessie.uitkomst = f"{dossier.openbaar}/{signaal.openbaar}"
    return Nieuwsignaal(dossier.openbaar, signaal.openbaar)


def _lid(sessie: Sessie, invoer: Lidinvoer, plaats: int) -> int:
    try:
        return int(bewaar_nieuw_lid(sessie, invoer).pk)
    except Ongeldig as fout:
        velden = {f"leden-{plaats}-{veld}" if veld else "": zin for veld, zin in fout.fouten.items()}
        raise Ongeldig(**velden) from fout


def _met_nummers(invoer: Signaalinvoer, nummers: Sequence[int]) -> Signaalinvoer:
    """Write the members of the lines as the numbers that they got."""
    return replace(invoer, regels=tuple(_regel(een, nummers, plaats) for plaats, een in enumerate(invoer.regels)))


def _regel(regel: Regelinvoer, nummers: Sequence[int], plaats: int) -> Regelinvoer:
    try:
        return replace(
            regel,
            betreft=tuple(_nummer(een, nummers) for een in regel.betreft),
            niet_zichtbaar_voor=tuple(_nummer(een, nummers) for een in regel.niet_zichtbaar_voor),
            stem=_nummer(regel.stem, nummers) if regel.stem is not None else None,
        )
    except IndexError:
        zin = "U kiest hier iemand die hierboven nog niet is ingevuld."
        raise Ongeldig(**{f"regels-{plaats}-betreft": zin}) from None


def _nummer(plaats: int, nummers: Sequence[int]) -> int:
    if plaats >= 0:
        raise IndexError(plaats)
    return nummers[-plaats - 1]
