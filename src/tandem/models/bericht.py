"""Notices by e-mail that there is something new: who wants them and where, and which were sent. Never what is new."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Berichtwens(Item):
    """A member wants to hear by e-mail that there is something new: where, on which days, when. One in force."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT, UPDATE")

    lid = BinnenHuishouden(Lid)
    adres = VersleuteldeTekst()
    bewijs = VersleuteldeTekst(help_text="Stands in the link of the first message: who opens it reads that mail.")
    dagen = ArrayField(models.PositiveSmallIntegerField(), help_text="Days of the week, as ISO 8601 numbers them.")
    dagdelen = ArrayField(codeveld())
    bevestigd_op = models.DateTimeField(null=True)
    tot = models.DateTimeField(null=True, help_text="When it was stopped, or another took its place.")


class Bericht(Huishoudenrij):
    """One notice to a member, sent once: it holds nothing, it only says that it was sent."""

    muur = Muur(laag=Laag.CONTACT, leden=("lid_id",), portaal="SELECT, INSERT, UPDATE")

    lid = BinnenHuishouden(Lid)
    wens = BinnenHuishouden(Berichtwens)
    soort = codeveld(help_text="bevestigen, nieuws")
    gemaakt_op = models.DateTimeField()
    begonnen_op = models.DateTimeField(null=True, help_text="From here on it is never begun again.")
    verzonden_op = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0, help_text="Times that the mail server did not take it.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verzonden_op=None) | models.Q(begonnen_op__isnull=False), name="bericht_begonnen"
            )
        ]


class Werkbericht(models.Model):
    """A professional wants to hear by e-mail that work waits: in the morning, and of emergency access at once."""

    medewerker = models.OneToOneField("tandem.Medewerker", models.PROTECT, related_name="+")
    adres = models.EmailField()
    laatste_op = models.DateField(null=True, help_text="The day of the last message.")
    nood_tot = models.DateTimeField(
        default=timezone.now, help_text="Until when this officer was told of emergency access, or began to be."
    )
