"""Where a municipality stands with the five bouwstenen: marks, own words, examples, its plan and its kernteam."""

from django.db import models

from tandem.models.basis import Organisatiemuur, Organisatierij, codeveld
from tandem.models.velden import BinnenOrganisatie, VersleuteldeTekst
from tandem.regels.rechten.organisatie import Werklaag


class Bouwsteenstand(Organisatierij):
    """Where one action of a bouwsteen stands. No row: nobody looked at it yet."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN)

    actie = codeveld(60, help_text="inhoud/bouwstenen.yaml")
    stand = codeveld(help_text="regels.bouwstenen.actie.Actiestand")
    uitleg = VersleuteldeTekst(null=True)
    sinds = models.DateField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "actie"], name="bouwsteenstand_eenmaal")]


class EigenWoord(Organisatierij):
    """A word from the documents and what this municipality calls it (*eigen terminologie*)."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN, rechten="SELECT, INSERT, UPDATE, DELETE")

    begrip = VersleuteldeTekst()
    eigen = VersleuteldeTekst()
    uitleg = VersleuteldeTekst(null=True)
    versie = models.PositiveIntegerField(default=1)


class Voorbeeld(Organisatierij):
    """A good example of this municipality; another sees it only while examples are opened to it."""

    orgmuur = Organisatiemuur(laag=Werklaag.VOORBEELD)

    bouwsteen = codeveld(help_text="inhoud/bouwstenen.yaml")
    titel = VersleuteldeTekst()
    tekst = VersleuteldeTekst()
    contact = VersleuteldeTekst(null=True)
    gemaakt_op = models.DateField()
    ingetrokken_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)


class Verbeterplan(Organisatierij):
    """The improvement plan of a municipality: one, that goes on."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN)

    aanleiding = VersleuteldeTekst(null=True)
    doel = VersleuteldeTekst(null=True)
    begonnen_op = models.DateField()
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = VersleuteldeTekst(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie"], name="verbeterplan_een")]


class Verbeterregel(Organisatierij):
    """A line of the plan: from a gap to an action. Empty hours or money are unknown, not 0."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN)

    plan = BinnenOrganisatie(Verbeterplan)
    wat = VersleuteldeTekst()
    eigenaar = VersleuteldeTekst()
    effect = VersleuteldeTekst()
    waaraan = VersleuteldeTekst()
    bouwsteen = codeveld(help_text="inhoud/bouwstenen.yaml")
    actie = codeveld(60, blank=True, help_text="The action of the bouwsteen that it carries out; may be empty.")
    niveau = codeveld(help_text="regels.bouwstenen.plan.Niveau")
    begin = models.DateField(null=True)
    eind = models.DateField()
    uren = models.PositiveIntegerField(null=True)
    euro = models.PositiveIntegerField(null=True)
    stand = codeveld(help_text="regels.bouwstenen.plan.Regelstand")
    gestopt_op = models.DateField(null=True)
    waarom_gestopt = VersleuteldeTekst(null=True)
    afname = models.UUIDField(null=True, help_text="The wave of a scan that showed the gap.")
    deel = codeveld(80, blank=True, help_text="The part of the scan with the gap.")
    impactanalyse = models.UUIDField(null=True, help_text="The impact analysis that showed the gap.")
    impactgat = codeveld(100, blank=True, help_text="Which gap of that analysis: kind and code.")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "impactgat"],
                condition=~models.Q(impactgat="") & ~models.Q(stand="gestopt"),
                name="verbeterregel_impactgat_eenmaal",
            )
        ]


class Voortgangsnotitie(Organisatierij):
    """What was said of the progress of a line on a day."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN, rechten="SELECT, INSERT")

    regel = BinnenOrganisatie(Verbeterregel)
    op = models.DateField()
    stand = codeveld(help_text="regels.bouwstenen.plan.Regelstand")
    tekst = VersleuteldeTekst(null=True)


class Kernteamlid(Organisatierij):
    """A member of the kernteam, and whether they go to the regional project group. Never shown to others."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK)

    naam = VersleuteldeTekst()
    werkgever = VersleuteldeTekst(null=True)
    rol = codeveld(help_text="regels.bouwstenen.kernteam.Teamrol")
    rol_anders = VersleuteldeTekst(null=True)
    uren = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    coordineert = models.BooleanField(default=False)
    sinds = models.DateField()
    tot = models.DateField(null=True)
    afgevaardigd_sinds = models.DateField(null=True)
    afgevaardigd_tot = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)
