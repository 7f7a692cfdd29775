"""An earlier wave that was read in opens on the pages of waves, like one that was held here."""

import pytest
from django.urls import reverse

from tandem.acties.zelfscan.afname import lees_afnames
from tandem.acties.zelfscan.inlezen import Bestand, lees_metingen_in
from tests import organisatiewereld as org
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def test_a_wave_that_was_read_in_opens_on_the_pages_of_waves():
    gemeente = org.gemeente()
    adviseur = gemeente.actor()
    blad = f"gemeente;jaar;vraag;antwoord\n{gemeente.gemeente.naam};2023;visie_veiligheid;Op weg\n"
    lees_metingen_in(
        door=adviseur, code="zelfscan_veiligheid", versie="2026-11", bestand=Bestand(blad.encode(), "m.csv")
    )
    client = ingelogd(adviseur)
    (meting,) = lees_afnames(door=adviseur).afnames
    assert "Zelfscan Werken aan veiligheid" in tekst(client.get(reverse("metingen")))
    for naam in ("meting", "uitkomst"):
        antwoord = client.get(reverse(naam, args=[meting.openbaar]), follow=True)
        assert antwoord.status_code == 200, naam
    assert "3,0" in tekst(antwoord)
