"""Emergency access (*noodtoegang*), and what supervision asks about it and about unusual reading.

A ``Noodtoegang`` lies in the household, and from it a key follows. A ``Toezichtvraag`` lies outside every file: the
privacy officer, who holds no key, must judge it. It outlives the file, so it holds a bare number and no name; words
about the household are under the household's key and go with it. Its wall is its own (``models/muren/toezicht.py``).
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tandem.models.basis import Huishoudenrij, Muur, codeveld
from tandem.models.velden import VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.noodtoegang import LANGST


class Noodtoegang(Huishoudenrij):
    """Somebody without a key got at most an hour, with a reason. ``van`` empty: it waits for a second professional.

    ``later``: telling the household now is unsafe; until ``verteld_op`` no member sees this or what was read under it.
    """

    muur = Muur(laag=Laag.CONTACT, portaal="SELECT")

    medewerker = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", db_index=False)
    organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", db_index=False)
    rol = codeveld()
    grond = codeveld(help_text="regels.rechten.noodtoegang.Noodgrond")
    reden = VersleuteldeTekst()
    gevraagd_op = models.DateTimeField()
    van = models.DateTimeField(null=True)
    tot = models.DateTimeField(null=True)
    tweede = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    tweede_stand = codeveld(help_text="regels.rechten.noodtoegang.Tweede")
    later = models.BooleanField(default=False)
    later_grond = VersleuteldeTekst(null=True, help_text="Why the household is told later.")
    verteld_op = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(van=None, tot=None) | Q(tot__gt=F("van"), tot__lte=F("van") + LANGST),
                name="noodtoegang_hoogstens_een_uur",
            )
        ]
        indexes = [models.Index(fields=["medewerker", "tot"], name="noodtoegang_open")]


class Toezichtvraag(models.Model):
    """Something that a privacy officer must judge by a day: an emergency access, or reading that is unusual."""

    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    soort = codeveld(help_text="regels.rechten.toezicht.Toezichtsoort")
    merk = codeveld(120, unique=True, help_text="What it is about, so that the job asks each thing once.")
    medewerker = models.BigIntegerField(help_text="Whose reading it is; 0: guests, who are no professionals here.")
    organisatie = models.BigIntegerField()
    team = models.BigIntegerField(null=True)
    rol = codeveld(blank=True)
    nummer = models.BigIntegerField(null=True, help_text="Number of the household; none: about several, or none found.")
    gemeente = models.BigIntegerField(null=True)
    organisaties = ArrayField(models.BigIntegerField(), help_text="Organisations whose officer may judge it.")
    noodtoegang = models.UUIDField(null=True)
    grond = codeveld(blank=True)
    reden = VersleuteldeTekst(null=True, help_text="What the professional gave as reason.")
    aantal = models.PositiveIntegerField(default=1)
    sinds = models.DateTimeField()
    gevraagd_op = models.DateTimeField()
    tweede = models.BigIntegerField(null=True, help_text="Who was asked to confirm.")
    tweede_stand = codeveld(blank=True, help_text="regels.rechten.noodtoegang.Tweede")
    begonnen_op = models.DateTimeField(null=True, help_text="When it opened; empty while it waits.")
    uiterlijk = models.DateField()
    oordeel = codeveld(blank=True, help_text="regels.rechten.toezicht.Oordeelsoort")
    oordeel_reden = models.TextField(blank=True, help_text="About the reading, never about people in a file.")
    oordeel_door = models.BigIntegerField(null=True)
    oordeel_op = models.DateTimeField(null=True)

    @property
    def huishouden_id(self) -> int:
        """Under whose key the reason is encrypted."""
        if self.nummer is None:
            raise LookupError("no household: nothing is kept under a key")
        return self.nummer

    class Meta:
        indexes = [models.Index(fields=["team", "uiterlijk"], condition=Q(oordeel=""), name="toezicht_open")]


class Toezichtdag(models.Model):
    """A day of the log that the job has looked at: the next run goes on where this one ended."""

    dag = models.DateField(unique=True)
    klaar_op = models.DateTimeField()
    gevonden = models.PositiveIntegerField()
