"""A sample of the probes: spread evenly over route, method and kind of id."""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from tandem.management.sonde.proeven import Proef


def steekproef(proeven: Iterator[Proef], aantal: int, zaad: int) -> list[Proef]:
    """Choose so many probes: every route in turn, and within it every method and kind of id in turn."""
    toeval = random.Random(zaad)  # noqa: S311 - a sample, not a secret
    groepen: dict[str, dict[tuple[str, str], list[Proef]]] = defaultdict(lambda: defaultdict(list))
    for proef in proeven:
        groepen[proef.route][proef.methode, proef.klasse].append(proef)
    per_route = [_om_en_om(list(soorten.values()), toeval) for soorten in groepen.values()]
    return _om_en_om(per_route, toeval, schud=False)[:aantal]


def _om_en_om(lijsten: list[list[Proef]], toeval: random.Random, *, schud: bool = True) -> list[Proef]:
    """One of each list in turn, the lists (and what is in them) in an order by chance."""
    toeval.shuffle(lijsten)
    for lijst in lijsten if schud else ():
        toeval.shuffle(lijst)
    return [proef for ronde in zip_longest(*lijsten) for proef in ronde if proef is not None]
