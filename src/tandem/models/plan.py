"""One plan per household: goals in own words, actions, help, evaluation, agreement."""

from django.db import models

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.casus.casus import Casus
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Plan(Huishoudenrij):
    """The plan of a case; versions are made when it is evaluated."""

    muur = Muur(laag=Laag.PLAN, portaal="SELECT")

    casus = BinnenHuishouden(Casus)
    versienummer = models.PositiveSmallIntegerField()
    stand = codeveld(help_text="concept, afgesproken, vervangen")
    begonnen_op = models.DateField()
    afgesproken_op = models.DateField(null=True)
    thuis_bewaren = codeveld(blank=True, help_text="May a print lie at home: ja, nee; empty: not asked")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["huishouden", "casus", "versienummer"], name="plan_versie")]


class Doel(Item):
    """A goal in the household's own words, with the level that they call good enough."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    plan = BinnenHuishouden(Plan)
    tekst = VersleuteldeTekst()
    van_lid = BinnenHuishouden(Lid, null=True)
    goed_genoeg = models.PositiveSmallIntegerField(null=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    bereikt_op = models.DateField(null=True)
    losgelaten_op = models.DateField(null=True)
    vorige = BinnenHuishouden("self", null=True, help_text="The same goal in the version of the plan before.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goed_genoeg=None) | models.Q(goed_genoeg__lte=10), name="goed_genoeg_0_10"
            )
        ]


class Actie(Item):
    """Who does what for a goal; its due date is a ``Termijn``."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, UPDATE")

    plan = BinnenHuishouden(Plan)
    doel = BinnenHuishouden(Doel, null=True)
    tekst = VersleuteldeTekst()
    lid = BinnenHuishouden(Lid, null=True)
    medewerker = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    wie_anders = VersleuteldeTekst(null=True)
    gedaan_op = models.DateField(null=True)
    vervallen_op = models.DateField(null=True)


class Hulpvraag(Item):
    """Help asked for and started; the waiting time follows from it."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    casus = BinnenHuishouden(Casus)
    doel = BinnenHuishouden(Doel, null=True)
    hulpvorm = codeveld(help_text="jeugd, wmo, vggz, schulden, wonen, ... (inhoud/hulpvormen.yaml)")
    aanbieder = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", null=True, db_index=False)
    aanbieder_buiten = VersleuteldeTekst(null=True)
    gevraagd_op = models.DateField()
    gestart_op = models.DateField(null=True)
    gestopt_op = models.DateField(null=True)
    stopreden = codeveld(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gestart_op=None) | models.Q(gestart_op__gte=models.F("gevraagd_op")),
                name="hulp_volgorde",
            )
        ]


class Evaluatie(Item):
    """Looking back together at the plan."""

    plan = BinnenHuishouden(Plan)
    op = models.DateField()
    wat_gaat_goed = VersleuteldeTekst(null=True)
    wat_anders = VersleuteldeTekst(null=True)
    besluit = codeveld(help_text="doorgaan, bijstellen, afronden")


class Instemming(Item):
    """A member's agreement with a version of the plan: yes, partly, no; the no stands beside it."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT")

    plan = BinnenHuishouden(Plan)
    lid = BinnenHuishouden(Lid)
    antwoord = codeveld(help_text="ja, deels, nee, niet_gevraagd")
    op = models.DateField()
    tekst = VersleuteldeTekst(null=True)
