"""Complaints, outside every file: no key opens them, so who is complained about meets them nowhere.

They hold the number of the household and no reference; their words are under the household's key and go with it. Their
wall is their own (``models/muren/klacht.py``).
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import codeveld
from tandem.models.velden import VersleuteldeTekst


class Klacht(models.Model):
    """Somebody of a household is not content. ``over``: the professionals it is about; it may be about none."""

    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    nummer = models.BigIntegerField(help_text="Number of the household; no reference, the row outlives it.")
    lid = models.BigIntegerField(null=True, help_text="Whose complaint it is, where that is a member.")
    klager = VersleuteldeTekst(help_text="Who complains, as they want to be called.")
    bereiken = VersleuteldeTekst(null=True, help_text="How to reach them safely.")
    organisatie = models.BigIntegerField(help_text="Where it is handled now.")
    over = ArrayField(models.BigIntegerField(), default=list)
    gedeeld_met = ArrayField(models.BigIntegerField(), default=list, help_text="With whom the handler shared it.")
    tekst = VersleuteldeTekst()
    wens = VersleuteldeTekst(null=True, help_text="What should happen.")
    ingediend_op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.BigIntegerField(null=True, help_text="The professional who wrote it down; none: a member.")
    samen_met = models.BigIntegerField(null=True, help_text="The trust person who files along.")
    stand = codeveld(help_text="regels.rechten.klacht.Klachtstand")
    behandelaar = models.BigIntegerField(null=True)
    uiterlijk = models.DateField(null=True, help_text="None where nobody verified the term: a person sets it.")
    verdaagd = models.BooleanField(default=False)
    uitkomst = codeveld(blank=True)
    afgehandeld_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    @property
    def huishouden_id(self) -> int:
        """Under whose key the words are encrypted."""
        return self.nummer

    class Meta:
        indexes = [
            models.Index(fields=["organisatie", "stand"], name="klacht_bij"),
            models.Index(fields=["nummer"], name="klacht_nummer"),
        ]


class Klachtregel(models.Model):
    """What happened with a complaint, in order. Only ever added to."""

    klacht = models.ForeignKey(Klacht, models.PROTECT, related_name="+")
    nummer = models.BigIntegerField()
    stap = codeveld(help_text="regels.rechten.klacht.Klachtstap; empty: it was received")
    tekst = VersleuteldeTekst(null=True)
    op = models.DateTimeField()
    door = models.BigIntegerField(null=True)

    @property
    def huishouden_id(self) -> int:
        """Under whose key the words are encrypted."""
        return self.nummer
