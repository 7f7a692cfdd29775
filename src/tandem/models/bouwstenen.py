"""Where a municipality stands with the five bouwstenen: marks, own words, examples, its plan and its kernteam."""

from django.db import models

from tandem.models.basis import Organisatiemuur, Organisatierij, codeveld
from tandem.models.velden import BinnenOrganisatie, VersleuteldeTekst
from tandem.regels.rechten.organisatie import Werklaag

_PLAN_LOOPT = "EXISTS (SELECT FROM tandem_verbeterplan p WHERE p.id = plan_id AND p.gesloten_op IS NULL)"
_PLAN_VAN_REGEL_LOOPT = """
    EXISTS (SELECT FROM tandem_verbeterregel r JOIN tandem_verbeterplan p ON p.id = r.plan_id
             WHERE r.id = regel_id AND p.gesloten_op IS NULL)
"""


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
    """An improvement plan of a municipality: one at a time; a closed one, with its lines, never changes again."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN, zolang="gesloten_op IS NULL")

    nummer = models.PositiveSmallIntegerField(help_text="Counts the plans of this municipality.")
    naam = VersleuteldeTekst(null=True, help_text="What it is called or which years it is about.")
    aanleiding = VersleuteldeTekst(null=True)
    doel = VersleuteldeTekst(null=True)
    begonnen_op = models.DateField()
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = VersleuteldeTekst(null=True)
    gesloten_op = models.DateField(null=True)
    opbrengst = VersleuteldeTekst(null=True, help_text="What it brought, said when it was closed.")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "nummer"], name="verbeterplan_nummer"),
            models.UniqueConstraint(
                fields=["organisatie"], condition=models.Q(gesloten_op=None), name="verbeterplan_een_lopend"
            ),
            models.CheckConstraint(
                condition=models.Q(gesloten_op__isnull=True, opbrengst__isnull=True)
                | models.Q(gesloten_op__isnull=False, opbrengst__isnull=False),
                name="verbeterplan_gesloten_met_opbrengst",
            ),
        ]


class Verbeterregel(Organisatierij):
    """A line of the plan: from a gap to an action. Empty hours or money are unknown, not 0."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN, schrijft=_PLAN_LOOPT)

    plan = BinnenOrganisatie(Verbeterplan)
    volgt_op = BinnenOrganisatie("self", null=True, help_text="The line of the plan before that it goes on with.")
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
                fields=["organisatie", "plan", "impactgat"],
                condition=~models.Q(impactgat="") & ~models.Q(stand="gestopt"),
                name="verbeterregel_impactgat_eenmaal",
            ),
            models.UniqueConstraint(fields=["organisatie", "volgt_op"], name="verbeterregel_volgt_eenmaal"),
        ]


class Voortgangsnotitie(Organisatierij):
    """What was said of the progress of a line on a day."""

    orgmuur = Organisatiemuur(laag=Werklaag.PLAN, rechten="SELECT, INSERT", schrijft=_PLAN_VAN_REGEL_LOOPT)

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
