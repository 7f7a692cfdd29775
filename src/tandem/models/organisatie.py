"""What an organisation shows to whom and withdrew, what happened in its work on improving, and who looked at it."""

import uuid

from django.db import models

from tandem.models.basis import Gericht, Organisatiemuur, Organisatierij, codeveld, zoutveld
from tandem.models.regio import Medewerker, Rol
from tandem.models.velden import VersleuteldeGegevens, VersleuteldeTekst
from tandem.regels.rechten.organisatie import Werklaag


class Organisatierecht(models.Model):
    """One right of a role on the work of organisations, loaded from ``inhoud/organisatierechten.yaml``."""

    rol = models.ForeignKey(Rol, models.CASCADE, related_name="+")
    laag = models.PositiveSmallIntegerField(help_text="regels.rechten.organisatie.Werklaag")
    wijze = codeveld(help_text="regels.rechten.organisatie.Wijze")
    waarom = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rol", "laag", "wijze"], name="organisatierecht_eenmaal")]


class Openstelling(Organisatierij):
    """A layer that an organisation opened to others, on the days ``[van, tot)``."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK)

    laag = models.PositiveSmallIntegerField(help_text="regels.rechten.organisatie.Werklaag")
    kring = codeveld(help_text="regels.rechten.organisatie.Kring")
    van = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "laag"], condition=models.Q(tot=None), name="openstelling_een_lopend"
            ),
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="openstelling_volgorde"
            ),
        ]


class Organisatiegebeurtenis(Organisatierij):
    """What happened in an organisation's own work. Only ever added to."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK, rechten="SELECT, INSERT")

    soort = codeveld(help_text="regels.gebeurtenissen.organisatie")
    over = models.UUIDField(null=True, help_text="Public id of what it is about.")
    op = models.DateTimeField()
    actor = models.BigIntegerField()
    rol = codeveld()
    feiten = VersleuteldeGegevens(default=dict)
    zout = zoutveld()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "op"], name="orggebeurtenis_op")]


class Organisatieinzage(Organisatierij):
    """Somebody read an organisation's work; ``organisatie`` is whose it is. Names no reference to what was read."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK, rechten="SELECT, INSERT")

    openbaar = models.UUIDField(default=uuid.uuid4, editable=False)
    tijd = models.DateTimeField()
    medewerker = models.BigIntegerField(null=True, help_text="None: a respondent who came by a link.")
    lezer = models.BigIntegerField(null=True, help_text="The organisation in whose name it was read.")
    rol = codeveld()
    wat = models.CharField(max_length=100)
    uitkomst = codeveld()
    zout = zoutveld()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "tijd"], name="orginzage_tijd")]


class Intrekking(Gericht):
    """That something which was sent was withdrawn, when and why; what was sent does not change. Only ever added to."""

    orgmuur = Organisatiemuur(
        laag=Werklaag.ADVIES,
        gericht=True,
        rechten="SELECT, INSERT",
        schrijft="tandem_kan_intrekken(stuk, over, advies, aan)",
    )

    stuk = codeveld(help_text="regels.advies.intrekken.Stuk")
    over = models.UUIDField(help_text="Public id of what was withdrawn.")
    advies = models.UUIDField(null=True, help_text="Of a reaction: public id of the advice.")
    reden = VersleuteldeTekst()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "over"], name="intrekking_eenmaal")]
        indexes = [models.Index(fields=["over"], name="intrekking_over")]
