"""Keeping and destroying: the proposals, what people said about them, and what holds a file.

These rows outlive the file, so they hold its bare number and no reference to it, codes and dates and no name. Reasons
in words are encrypted under the household's own key and go with it. Their wall is their own
(``models/muren/bewaren.py``): an officer sees what their organisation keeps, without any key to a file.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import codeveld
from tandem.models.velden import VersleuteldeTekst
from tandem.regels.rechten.organisatie import sleutelnummer
from tandem.regels.rechten.vernietigen import Voorstelsoort


class Dossiernummer(models.Model):
    """A row about a file by its number alone."""

    nummer = models.BigIntegerField(help_text="Number of the household; no reference, the row outlives it.")
    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        abstract = True

    @property
    def huishouden_id(self) -> int:
        """Under whose key the reason in words is encrypted."""
        return self.nummer


class Voorstelrij(models.Model):
    """A row about a proposal: about a file, or about lines of the access log, that have no number."""

    nummer = models.BigIntegerField(null=True, help_text="Number of the household; none for the log.")
    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        abstract = True

    @property
    def huishouden_id(self) -> int | None:
        """Under whose key the reason in words is encrypted."""
        return self.nummer


class Vernietigingsvoorstel(Voorstelrij):
    """One household on the list: its last part has lapsed. From begun on it is finished, whatever happens.

    Or the lines of the access log that readers of one organisation left up to a day: then it has no number.
    """

    soort = codeveld(default=Voorstelsoort.DOSSIER.value, help_text="regels.rechten.vernietigen.Voorstelsoort")
    gemeente = models.BigIntegerField(null=True)
    organisaties = ArrayField(models.BigIntegerField(), help_text="Organisations that keep a part of this file.")
    casusnummers = ArrayField(codeveld(20), help_text="Emptied when the file is destroyed.")
    opgesteld_op = models.DateTimeField()
    laatste_wijziging = models.DateField(help_text="Of the log: the last day of which lines go.")
    aantallen = models.JSONField(null=True, help_text="Of the log: lines, households, and lines that are held; counts.")
    vervalt_op = models.DateField(help_text="When the last part lapsed.")
    delen = models.JSONField(help_text="Per part: name, organisation, when it lapses, why, article.")
    inhoudversie = codeveld()
    vervallen_op = models.DateTimeField(null=True, help_text="The file turned out to be kept longer.")
    begonnen_op = models.DateTimeField(null=True)
    rijen_weg_op = models.DateTimeField(null=True)
    rijen = models.JSONField(null=True, help_text="How many rows went, per table.")
    vernietigd_op = models.DateTimeField(null=True)
    akte = models.UUIDField(default=uuid.uuid4, editable=False)
    kop = models.TextField(blank=True, help_text="The certificate: the exact bytes that were signed.")
    handtekening = models.BinaryField(null=True, help_text="Ed25519 over it.")

    @property
    def dossier(self) -> int:
        """Number of the household of a proposal about a file."""
        if self.nummer is None:
            raise ValueError("a proposal about the log has no household")
        return self.nummer

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nummer"], condition=models.Q(vervallen_op=None), name="een_voorstel_tegelijk"
            ),
            models.UniqueConstraint(
                fields=["organisaties"],
                condition=models.Q(soort="logboek", vervallen_op=None, vernietigd_op=None),
                name="een_logvoorstel_tegelijk",
            ),
            models.CheckConstraint(
                condition=models.Q(soort="dossier", nummer__isnull=False) | models.Q(soort="logboek", nummer=None),
                name="voorstel_over_dossier_of_logboek",
            ),
        ]


class Vernietigingsstem(Voorstelrij):
    """What somebody said about a proposal: agreed, objected, or took it back. Only ever added to."""

    voorstel = models.ForeignKey(Vernietigingsvoorstel, models.PROTECT, related_name="+")
    medewerker = models.BigIntegerField()
    organisatie = models.BigIntegerField()
    rol = codeveld()
    soort = codeveld(help_text="regels.rechten.vernietigen.Stemsoort")
    reden = VersleuteldeTekst(null=True)
    op = models.DateTimeField()

    @property
    def sleutelnummer(self) -> int | None:
        """About the log there is no household: the reason is under the key of the organisation of who said it."""
        return sleutelnummer(self.organisatie) if self.nummer is None else None


class Logpartij(models.Model):
    """Lines of the log that go together, under one certificate. Their numbers are here from being chosen to gone."""

    voorstel = models.ForeignKey(Vernietigingsvoorstel, models.PROTECT, related_name="+")
    volgnummer = models.PositiveIntegerField()
    akte = models.UUIDField(default=uuid.uuid4, editable=False)
    nummers = ArrayField(models.BigIntegerField(), help_text="The lines; emptied when they are gone.")
    aantal = models.PositiveIntegerField()
    begonnen_op = models.DateTimeField()
    weg_op = models.DateTimeField(null=True)
    kop = models.TextField(blank=True, default="", help_text="The certificate: the exact bytes that were signed.")
    handtekening = models.BinaryField(null=True, help_text="Ed25519 over it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voorstel", "volgnummer"], name="logpartij_eenmaal"),
            models.UniqueConstraint(
                fields=["voorstel"], condition=models.Q(weg_op=None), name="een_logpartij_tegelijk"
            ),
        ]


class Vasthouding(Dossiernummer):
    """A dated hold: a complaint, a court case or an inspection is pending, so nothing goes."""

    gemeente = models.BigIntegerField()
    organisaties = ArrayField(models.BigIntegerField())
    soort = codeveld(help_text="regels.rechten.bewaren.Vasthoudgrond")
    reden = VersleuteldeTekst(null=True)
    van = models.DateField()
    gezet_door = models.BigIntegerField()
    gezet_op = models.DateTimeField()
    tot = models.DateField(null=True)
    opgeheven_door = models.BigIntegerField(null=True)
    opgeheven_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["nummer"], name="vasthouding_nummer")]
