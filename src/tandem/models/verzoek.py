"""Requests about one's own data, and what was done with them."""

from django.db import models

from tandem.models.basis import Item, Muur, codeveld
from tandem.models.casus.regel import Regel
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst


class Rechtsverzoek(Item):
    """Somebody asks for access, a copy, correction, ...: about whom, who asks and as what, and where it stands.

    About (``betreft``) the member concerned alone; hidden from every other member but who asks.
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT")

    lid = BinnenHuishouden(Lid, help_text="About whom.")
    vrager = BinnenHuishouden(Lid, help_text="Who asks: the member, or who acts for the member.")
    soort = codeveld(help_text="regels.rechten.verzoek.Verzoeksoort")
    tekst = VersleuteldeTekst(null=True)
    regel = BinnenHuishouden(Regel, null=True, help_text="The line that it is about.")
    ontvangen_op = models.DateField()
    stand = codeveld(help_text="regels.rechten.verzoek.Verzoekstand")
    uiterlijk = models.DateField(null=True, help_text="By when there is an answer; none where nobody verified a term.")
    verlengd = models.BooleanField(default=False)


class Rechtsverzoekstap(Item):
    """One step: confirmed, put off, granted, refused with a ground, withdrawn, lifted. Only ever added to."""

    muur = Muur(laag=None, leden=("betreft",), rechten="SELECT, INSERT", portaal="SELECT, INSERT")

    verzoek = BinnenHuishouden(Rechtsverzoek)
    soort = codeveld(help_text="regels.rechten.verzoek.Verzoekstap")
    tekst = VersleuteldeTekst(help_text="The answer, as who asked reads it.")
    grond = codeveld(blank=True, help_text="inhoud/verzoeken.yaml, weigergronden")
    op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["huishouden", "verzoek"], name="rechtsverzoekstap_bij")]
