"""The portal: who of a household has an account, how to reach them safely, who acts for whom, who may see what."""

from django.conf import settings
from django.db import models

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.huishouden import Lid, Persoon
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Inzagerecht(models.Model):
    """One verified cell of the age table for seeing a file or consenting, as the database's own key rule reads it.

    No household data. Loaded from ``inhoud/zeggenschap.yaml``.
    """

    handeling = codeveld(help_text="inzien, toestemmen")
    wet = codeveld()
    leeftijd = codeveld()
    hoedanigheid = codeveld()
    kan_wegen = models.BooleanField()
    uitkomst = codeveld()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handeling", "wet", "leeftijd", "hoedanigheid", "kan_wegen"], name="inzagerecht_eenmaal"
            )
        ]


class Vertegenwoordiging(Huishoudenrij):
    """A member acts for another: by a court's decision (*curator*, *mentor*), or because that member wants it."""

    muur = Muur(laag=Laag.CONTACT, leden=("voor_id", "door_id"), portaal="SELECT")

    voor = BinnenHuishouden(Lid)
    door = BinnenHuishouden(Lid)
    soort = codeveld(help_text="curator_of_mentor, gemachtigde")
    grond = VersleuteldeTekst()
    van = models.DateField()
    tot = models.DateField(null=True)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="vertegenwoordiging_volgorde"
            )
        ]


class Wilsoordeel(Item):
    """Somebody able to judge it recorded whether this person can weigh the own interests; with reason and period."""

    lid = BinnenHuishouden(Lid)
    kan_wegen = models.BooleanField()
    toelichting = VersleuteldeTekst()
    van = models.DateField()
    tot = models.DateField(null=True)


class Contactwijze(Item):
    """How this person can be reached without danger: how, when, voice mail or not, or not at all. One in force."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT")

    lid = BinnenHuishouden(Lid)
    hoe = VersleuteldeTekst(null=True)
    wanneer = VersleuteldeTekst(null=True)
    voicemail = models.BooleanField(default=False)
    niet_benaderen = models.BooleanField(default=False)
    tot = models.DateTimeField(null=True, help_text="When another took its place.")


class Portaaluitnodiging(Huishoudenrij):
    """An invitation to the portal: a link that expires and a code that is told by somebody who knows the person."""

    muur = Muur(laag=Laag.CONTACT, leden=("lid_id",))

    lid = BinnenHuishouden(Lid)
    link_merk = models.BinaryField()
    code_merk = models.BinaryField()
    link_via = codeveld(help_text="telefoon, email, persoonlijk")
    code_via = codeveld(help_text="telefoon, persoonlijk")
    pogingen = models.PositiveSmallIntegerField(default=0)
    wacht_tot = models.DateTimeField(null=True, help_text="After wrong codes: no next try before this moment.")
    vervalt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", db_index=False)
    gemaakt_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)


class Portaalaccount(models.Model):
    """The log-in of a member: joins an account to a bare identity. Says nothing about any household by itself."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="portaal")
    persoon = models.OneToOneField(Persoon, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True, help_text="Closed in one act: somebody saw the account.")
    taal = codeveld(default="", help_text="Chosen by the member; empty: as the browser asks.")
