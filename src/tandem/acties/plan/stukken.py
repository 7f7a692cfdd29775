"""The pieces of the plan that can be shared: goals that still count, and who does what."""

from collections.abc import Iterator

from tandem.acties.deur import Sessie
from tandem.acties.stuk import Stuk, stuk_van
from tandem.models import Actie, Doel


def stukken_van_plan(sessie: Sessie) -> Iterator[Stuk]:
    """Yield the goals and actions in the plan that holds now, as far as this session sees them."""
    nu = {"plan__stand__in": ("concept", "afgesproken")}
    for doel in sessie.van(Doel).filter(**nu, bereikt_op=None, losgelaten_op=None).order_by("volgorde", "id"):
        yield stuk_van(doel, "doel", doel.tekst)
    for actie in sessie.van(Actie).filter(**nu, gedaan_op=None, vervallen_op=None).order_by("id"):
        yield stuk_van(actie, "wie wat doet", actie.tekst)
