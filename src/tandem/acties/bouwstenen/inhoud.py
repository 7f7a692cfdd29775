"""The five bouwstenen as the content gives them, with what the actions look up in them."""

from collections.abc import Mapping

from tandem.koppelingen.inhoud import catalogus
from tandem.regels.bouwstenen.bouwsteen import Bouwsteen, Onderdeel
from tandem.regels.rechten.oordeel import NietGevonden


def bouwstenen() -> tuple[Bouwsteen, ...]:
    """Return the bouwstenen in the order in which the source numbers them."""
    return tuple(sorted(catalogus().bouwstenen.values(), key=lambda een: een.nummer))


def bouwsteen_van(code: str) -> Bouwsteen:
    """Return one bouwsteen. Raises ``NietGevonden``."""
    gevonden = catalogus().bouwstenen.get(code)
    if gevonden is None:
        raise NietGevonden
    return gevonden


def acties() -> dict[str, tuple[Bouwsteen, Onderdeel]]:
    """Return every action that can be marked, with its bouwsteen, by its code."""
    return {actie.code: (steen, actie) for steen in bouwstenen() for actie in steen.hoofdacties}


def actiecodes() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the actions per bouwsteen."""
    return {steen.code: tuple(actie.code for actie in steen.hoofdacties) for steen in bouwstenen()}


def bouwsteennaam(code: str) -> str:
    """Return the name of a bouwsteen, or its code when the content no longer holds it."""
    gevonden = catalogus().bouwstenen.get(code)
    return gevonden.naam if gevonden else code


def actienaam(code: str) -> str:
    """Return the name of an action, or its code when the content no longer holds it."""
    gevonden = acties().get(code)
    return gevonden[1].naam if gevonden else code
