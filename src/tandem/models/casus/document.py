"""Documents: court orders, letters, reports, photos."""

from django.db import models

from tandem.models.basis import Item, Muur, codeveld
from tandem.models.casus.casus import Casus
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst


class Document(Item):
    """A document as an item: layer, whom it concerns, source, date, received from."""

    casus = BinnenHuishouden(Casus, null=True)
    soort = codeveld(help_text="beschikking, brief, verslag, foto, ... (inhoud/documentsoorten.yaml)")
    titel = VersleuteldeTekst()
    van_wie = VersleuteldeTekst(null=True, help_text="Received from.")
    bron = codeveld(help_text="huishouden, professional, rechtbank, ...")
    gedateerd_op = models.DateField(null=True)
    ontvangen_op = models.DateField()
    bestandsnaam = VersleuteldeTekst()
    mime = codeveld(80, help_text="As sniffed from the content, not as claimed.")
    grootte = models.PositiveIntegerField(help_text="Bytes of the plain file.")
    vervallen_op = models.DateTimeField(null=True)


class Documentdeel(Item):
    """The encrypted content of a document, apart from its list so that lists stay light; same layer and persons.

    Content is never rewritten; it can only be emptied, when it went to another file (*verkeerd dossier*).
    """

    muur = Muur(laag=None, leden=("betreft",), rechten="SELECT, INSERT, UPDATE (inhoud)")

    document = BinnenHuishouden(Document)
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.BinaryField(help_text="AES-GCM under the household's key.")
