"""Public figures about municipalities. Nobody's secret and about no household, so no wall; loaded from a file."""

import uuid

from django.db import models

from tandem.models.basis import codeveld
from tandem.models.regio import Medewerker


class Cijferlevering(models.Model):
    """A file of figures as it was loaded: which table, of which day, by whom. A later one of the table replaces it."""

    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    tabel = codeveld(help_text="Number of the table at the statistics office, like 85361NED.")
    titel = models.CharField(max_length=200)
    thema = codeveld(help_text="inhoud/cijfers.yaml")
    bron = models.CharField(max_length=200, help_text="Who delivers it, as the reader may check it.")
    gepubliceerd_op = models.DateField(help_text="Day of the table, as it says itself.")
    vijftallen = models.BooleanField(help_text="Rounded to five.")
    maten = models.JSONField(help_text="Names of the measures, in the order of the file.")
    namen = models.JSONField(help_text="Names of municipalities by code, where the file gives them.")
    handtekening = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    geladen_op = models.DateTimeField()
    vervallen_op = models.DateTimeField(null=True, help_text="When a later file of the same table replaced it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tabel"], condition=models.Q(vervallen_op=None), name="cijferlevering_een_geldig"
            )
        ]


class Cijfer(models.Model):
    """One figure: of a municipality, in a year, of a measure. Secret and unknown have no number."""

    levering = models.ForeignKey(Cijferlevering, models.PROTECT, related_name="cijfers", db_index=False)
    regio = models.CharField(max_length=6, help_text="Code of the municipality, like GM0599.")
    jaar = models.PositiveSmallIntegerField()
    maat = models.PositiveSmallIntegerField(help_text="Place of the measure in the file, from zero.")
    stand = codeveld(help_text="regels.kennis.cijfers.Stand")
    getal = models.DecimalField(max_digits=14, decimal_places=4, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["levering", "maat", "regio", "jaar"], name="cijfer_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(stand="bekend", getal__isnull=False)
                | models.Q(stand__in=["geheim", "onbekend"], getal=None),
                name="cijfer_getal_als_bekend",
            ),
        ]
