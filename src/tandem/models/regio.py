"""The region: municipalities, organisations, teams, people. No household data, so no wall; all dated [van, tot)."""

from django.conf import settings
from django.db import models

from tandem.models.basis import codeveld


class Gemeente(models.Model):
    """A municipality."""

    code = codeveld(unique=True)
    naam = models.CharField(max_length=100)
    bron = models.TextField()


class Regiolidmaatschap(models.Model):
    """A municipality in a cooperation (centre region, GRJR) for a while, according to one reading of the sources."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="lidmaatschappen")
    verband = codeveld()
    centrum = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", null=True)
    van = models.DateField(null=True)
    tot = models.DateField(null=True)
    lezing = codeveld(help_text="Which source says so, where sources differ.")
    bron = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "verband", "lezing", "van"], name="regiolidmaatschap_eenmaal", nulls_distinct=False
            )
        ]


class Tegenspraak(models.Model):
    """A point on which the sources contradict each other; both readings are kept with their place."""

    code = codeveld(unique=True)
    onderwerp = models.TextField()
    lezingen = models.JSONField(help_text="List of {lezing, bron}.")
    gevolg = models.TextField(help_text="What Tandem does with it.")


class Organisatie(models.Model):
    """An organisation of one kind (gemeente, lokaal team, Veilig Thuis, GI, Raad, aanbieder, ...)."""

    code = codeveld(unique=True)
    naam = models.CharField(max_length=200)
    soort = codeveld()
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", null=True)
    van = models.DateField(null=True)
    tot = models.DateField(null=True)
    bron = models.TextField()


class Team(models.Model):
    """A team of an organisation; an RVT is a team whose members keep their mother organisation."""

    code = codeveld(unique=True)
    naam = models.CharField(max_length=200)
    soort = codeveld()
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="teams")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", null=True)
    telefoon = models.CharField(max_length=30, blank=True)
    van = models.DateField(null=True)
    tot = models.DateField(null=True)
    bron = models.TextField()


class Rol(models.Model):
    """A role; what it may do is in ``Rolrecht``, loaded from ``inhoud/rollen.yaml``."""

    code = codeveld(primary_key=True)
    naam = models.CharField(max_length=100)
    uitleg = models.TextField()
    bron = models.TextField()


class Rolrecht(models.Model):
    """One right of a role: for a purpose, through a tie, a layer."""

    rol = models.ForeignKey(Rol, models.CASCADE, related_name="rechten")
    doel = codeveld()
    laag = models.PositiveSmallIntegerField()
    reikwijdte = codeveld()
    waarom = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rol", "doel", "laag", "reikwijdte"], name="rolrecht_eenmaal"),
        ]


class Medewerker(models.Model):
    """A professional. Work details are plain: households may know who they are dealing with."""

    code = codeveld(unique=True)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="medewerker", null=True)
    naam = models.CharField(max_length=100)
    telefoon = models.CharField(max_length=30, blank=True)


class Teamlidmaatschap(models.Model):
    """A capacity: a professional in a team, for a mother organisation, in a role, for a while."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="lidmaatschappen")
    team = models.ForeignKey(Team, models.PROTECT, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    rol = models.ForeignKey(Rol, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "team", "organisatie", "rol", "van"], name="teamlidmaatschap_eenmaal"
            ),
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gt=models.F("van")), name="tlm_volgorde"
            ),
        ]


class Waarneming(models.Model):
    """Somebody stands in for a colleague of the same organisation for a while."""

    voor = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    van = models.DateTimeField()
    tot = models.DateTimeField()
    reden = codeveld()
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True, db_index=False)
    vastgelegd_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gt=models.F("van")), name="waarneming_volgorde"),
            models.CheckConstraint(condition=~models.Q(voor=models.F("door")), name="waarneming_ander"),
        ]


class Dienst(models.Model):
    """Somebody is on duty (*bereikbaarheidsdienst*) for a team for some hours."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    van = models.DateTimeField()
    tot = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True, db_index=False)
    vastgelegd_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(tot__gt=models.F("van")), name="dienst_volgorde")]
