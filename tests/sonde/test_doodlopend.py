"""No dead ends: every link that a page shows opens for who sees it."""

import pytest

from tandem.acties import deur
from tests.sonde.links import doodlopend

WIE = ("rosa", "lia", "dirk", "vera", "jos", "aad", "nel", "cor", "gwen", "piet", "pia")
"""One for each way to use Tandem: own work, leading, duty, tandem, a measure, a part, for one member, no households."""


@pytest.mark.parametrize("wie", WIE)
def test_every_link_opens_for_who_sees_it(terrein, op_kopie, wie):
    with op_kopie(), deur.op_tijdstip(terrein.b.nu):
        dicht, soorten = doodlopend(terrein.kruiper().client(wie))
    assert not dicht, "\n".join(dicht)
    assert soorten > 3
