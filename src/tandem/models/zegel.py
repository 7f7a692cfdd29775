"""Seals over events and access logs, and what is left of a row that was destroyed. No names, no households.

The proof itself lies outside the database (``koppelingen/zegelmap``); these tables say which rows it already covers.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import codeveld


class Zegel(models.Model):
    """One seal: the signed heading (``regels.rechten.zegel.Zegelkop``) as it also lies outside the database."""

    nummer = models.PositiveIntegerField(primary_key=True)
    gemaakt_op = models.DateTimeField()
    kop = models.TextField(help_text="The exact bytes that were signed.")
    handtekening = models.BinaryField(help_text="Ed25519 over the heading.")


class Zegeldeel(models.Model):
    """Which rows of one table a seal holds: ranges of numbers, so that a million rows cost a few bytes."""

    zegel = models.ForeignKey(Zegel, models.PROTECT, related_name="+", db_index=False)
    tabel = codeveld(help_text="regels.rechten.zegel.TABELLEN")
    hoogste = models.BigIntegerField(db_index=True)
    van = ArrayField(models.BigIntegerField(), help_text="Where each range begins, inclusive.")
    tot = ArrayField(models.BigIntegerField(), help_text="Where each range ends, inclusive.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zegel", "tabel"], name="zegeldeel_eenmaal")]


class Grafsteen(models.Model):
    """What is left of a destroyed row: its leaf hash, and the destruction certificate that accounts for it."""

    tabel = codeveld(help_text="regels.rechten.zegel.TABELLEN")
    rij = models.BigIntegerField()
    blad = models.BinaryField(help_text="The leaf hash of the row as it was sealed.")
    akte = models.UUIDField(help_text="The certificate outside the database that names this row.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tabel", "rij"], name="grafsteen_eenmaal")]
