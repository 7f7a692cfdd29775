"""Two waves with different versions of an instrument beside each other, over the questions that stayed comparable."""

from collections.abc import Mapping

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.acties.zelfscan.instrumenten import instrument, versies_van
from tandem.models import Uitkomst
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.zelfscan.versies import Deelvergelijking, pad, vergelijk_delen


def vergeleken_delen(
    sessie: Organisatiesessie, nu: Mapping[str, Uitkomst], toen: Mapping[str, Uitkomst]
) -> dict[str, Deelvergelijking]:
    """Return each part of the newer version as far as it can be compared, from the stored results of both waves.

    Empty where the same was asked in both, and where no line leads from the one version to the other.
    """
    een, ander = next(iter(nu.values())), next(iter(toen.values()))
    ingekort = any(rij.ingekort for rij in (*nu.values(), *toen.values()))
    if een.instrument_versie == ander.instrument_versie and not ingekort:
        return {}
    try:
        nieuw = instrument(een.instrument, een.instrument_versie, sessie)
        oud = instrument(ander.instrument, ander.instrument_versie, sessie)
    except NietGevonden:
        return {}
    regels = pad(oud, nieuw, versies_van(een.instrument, sessie))
    if regels is None:
        return {}
    return {d.deel: d for d in vergelijk_delen(regels, (oud, _waarden(toen)), (nieuw, _waarden(nu)))}


def _waarden(rijen: Mapping[str, Uitkomst]) -> dict[str, str]:
    return {code: waarde for rij in rijen.values() for code, waarde in rij.waarden.items()}
