"""Requests about one's own data, and what was done with them."""

from django.db import models

from tandem.models.basis import Item, Muur, codeveld
from tandem.models.casus.document import Document
from tandem.models.casus.regel import Regel
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst


class Rechtsverzoek(Item):
    """Somebody asks for access, a copy, correction, ...: about whom, who asks and as what, and where it stands.

    About (``betreft``) the member concerned alone; hidden from every other member but who asks. ``gezag``: who asks
    holds this authority and is no member; then it is kept how and when it was made sure who that was.
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT, UPDATE")

    lid = BinnenHuishouden(Lid, help_text="About whom.")
    vrager = BinnenHuishouden(Lid, null=True, help_text="Who asks: the member, or who acts for the member.")
    gezag = BinnenHuishouden("tandem.Gezag", null=True, help_text="Who asks holds this authority and is no member.")
    nagekeken = codeveld(blank=True, help_text="regels.rechten.verzoekbuiten.Nagekeken")
    nagekeken_op = models.DateField(null=True)
    soort = codeveld(help_text="regels.rechten.verzoek.Verzoeksoort")
    tekst = VersleuteldeTekst(null=True)
    regel = BinnenHuishouden(Regel, null=True, help_text="The line that it is about.")
    ontvangen_op = models.DateField()
    stand = codeveld(help_text="regels.rechten.verzoek.Verzoekstand")
    uiterlijk = models.DateField(null=True, help_text="By when there is an answer; none where nobody verified a term.")
    verlengd = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vrager=None) ^ models.Q(gezag=None), name="rechtsverzoek_een_vrager"
            ),
            models.CheckConstraint(
                condition=models.Q(gezag=None) | (~models.Q(nagekeken="") & models.Q(nagekeken_op__isnull=False)),
                name="rechtsverzoek_nagekeken",
            ),
        ]


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


class Afschriftstuk(Item):
    """What was decided about one document beside a copy, and the file as it was given; about and hidden as the request.

    Kept as it was given, as letters are: what was given out can be shown later. Decided anew, the former falls out of
    sight and its file is emptied.
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    verzoek = BinnenHuishouden(Rechtsverzoek)
    document = BinnenHuishouden(Document)
    keuze = codeveld(help_text="regels.rechten.afschriftstuk.Stukkeuze")
    grond = codeveld(blank=True, help_text="inhoud/verzoeken.yaml, weigergronden")
    titel = VersleuteldeTekst(help_text="As the member reads it.")
    mime = codeveld(80, blank=True, help_text="As sniffed from the content.")
    grootte = models.PositiveIntegerField(default=0, help_text="Bytes of the plain file.")
    op = models.DateTimeField()
    vervallen_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["huishouden", "verzoek"], name="afschriftstuk_bij")]


class Afschriftstukdeel(Item):
    """The encrypted content of what was given, in parts; never rewritten, only emptied."""

    muur = Muur(laag=None, leden=("betreft",), rechten="SELECT, INSERT, UPDATE (inhoud)", portaal="SELECT")

    stuk = BinnenHuishouden(Afschriftstuk)
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.BinaryField(help_text="AES-GCM under the household's key.")
