"""Lines about people, and terms: the two kinds of row that all capabilities share."""

from django.db import models

from tandem.models.basis import Item, Muur, codeveld
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst


class Regel(Item):
    """One line about people: a feit, waarneming, oordeel or stem, with source, date and author.

    Corrected by a new version (``vervangt``), never overwritten. ``bij_soort``/``bij`` say what it belongs to: a
    signal, contact, analysis, discussion, ...
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT", buiten=True)

    soort = codeveld(help_text="feit, waarneming, oordeel, stem")
    tekst = VersleuteldeTekst()
    op = models.DateField(help_text="The day that the line is about.")
    bron = VersleuteldeTekst(null=True, help_text="Where it comes from, in words.")
    stem = BinnenHuishouden(Lid, null=True, help_text="Whose words, for a stem of a member.")
    bij_soort = codeveld()
    bij = models.BigIntegerField(help_text="Id of the row that it belongs to, in this household.")
    domein = codeveld(blank=True, help_text="Life domain (inhoud), optional.")
    aard = codeveld(blank=True, help_text="zorg, kracht")
    volgorde = models.PositiveSmallIntegerField(default=0)
    vervangt = BinnenHuishouden("self", null=True)
    komt_van = BinnenHuishouden("self", null=True, help_text="The line of an earlier analysis that this one continues.")
    gast = models.BigIntegerField(null=True, help_text="The Genodigde who wrote it, where the author has no account.")
    vervallen_op = models.DateTimeField(null=True, help_text="When a new version took its place, or it was moved.")
    beperkt_op = models.DateField(null=True, help_text="Its use is restricted since (AVG article 18).")

    class Meta:
        indexes = [models.Index(fields=["huishouden", "bij_soort", "bij"], name="regel_bij")]


class Termijn(Item):
    """Something that must happen by a day: the one place where due dates live. The work list is computed from these.

    ``soort`` is a code of ``inhoud/termijnen.yaml`` or of an own agreement; ``bij_soort``/``bij`` say what for.
    """

    muur = Muur(
        laag=None,
        leden=("betreft",),
        over_huishoudens=True,
        lopend="afgerond_op IS NULL",
        portaal="SELECT, INSERT, UPDATE",
    )

    soort = codeveld()
    casus = BinnenHuishouden("tandem.Casus", null=True)
    bij_soort = codeveld()
    bij = models.BigIntegerField()
    begon_op = models.DateField()
    vervalt_op = models.DateField()
    afgerond_op = models.DateField(null=True)
    uitkomst = codeveld(blank=True, help_text="gedaan, vervallen, niet_gelukt")
    eigenaar = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    reden = VersleuteldeTekst(null=True, help_text="The reason in words, where the kind does not say enough.")

    class Meta:
        indexes = [
            models.Index(fields=["huishouden", "bij_soort", "bij"], name="termijn_bij"),
        ]
