"""Where a figure stands in a picture of a scan."""

from decimal import Decimal

_RAND = Decimal(3)
"""Percent at both ends that stays free, so that a dot is never cut off."""


def in_beeld(procent: Decimal | None) -> str:
    """Return the place in a picture, as a percentage of its size, of a place on the scale; empty without one."""
    return "" if procent is None else f"{_RAND + procent * (100 - 2 * _RAND) / 100:.1f}%"
