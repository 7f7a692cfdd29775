"""The one idiom of the rules: a rule returns what stands in the way. An empty tuple means that it may."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One thing that stands in the way: the field that it belongs to and a Dutch sentence that says what to do."""

    veld: str
    zin: str


Bezwaren = tuple[Bezwaar, ...]
