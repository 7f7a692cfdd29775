"""The integral analysis, scaling per voice, and the veiligheidskaart."""

from django.db import models

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.casus.casus import Casus
from tandem.models.casus.regel import Regel
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeGegevens, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Analyse(Huishoudenrij):
    """One version of the integral analysis, made with the household. Its lines are ``Regel`` rows."""

    muur = Muur(laag=Laag.ANALYSE, portaal="SELECT")

    casus = BinnenHuishouden(Casus)
    versienummer = models.PositiveSmallIntegerField()
    stand = codeveld(help_text="concept, voorgelegd, vastgesteld, vervangen")
    doel = VersleuteldeTekst(null=True, help_text="What we make it for; decides which domains are needed.")
    domeinen = VersleuteldeGegevens(null=True, help_text="The life domains that are needed, each with why.")
    begonnen_op = models.DateField()
    voorgelegd_op = models.DateTimeField(null=True, help_text="Answers from before are about another reading.")
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["huishouden", "casus", "versienummer"], name="analyse_versie"),
        ]


class Verband(Item):
    """A link between two lines in the explanatory picture: this strengthens, weakens, leads to that."""

    analyse = BinnenHuishouden(Analyse)
    van_regel = BinnenHuishouden(Regel)
    naar_regel = BinnenHuishouden(Regel)
    soort = codeveld(help_text="versterkt, houdt_in_stand, beschermt, leidt_tot")
    uitleg = VersleuteldeTekst(null=True)
    vervallen_op = models.DateTimeField(null=True)


class Herkenning(Item):
    """*Do I recognise this?* Asked to each member from 12; the answer, also the no, stands beside the analysis."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT")

    analyse = BinnenHuishouden(Analyse)
    lid = BinnenHuishouden(Lid)
    gevraagd_op = models.DateField()
    antwoord = codeveld(blank=True, help_text="ja, deels, nee, wil_niet, kan_niet; empty: no answer yet")
    beantwoord_op = models.DateField(null=True)
    tekst = VersleuteldeTekst(null=True)


class Schaalscore(Item):
    """A place on a scale 0-10 by one voice: a member, the network, or a professional; or why there is no figure."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, INSERT")

    bij_soort = codeveld(help_text="analyse, doel, veiligheid")
    bij = models.BigIntegerField()
    stem = BinnenHuishouden(Lid, null=True)
    stem_soort = codeveld(help_text="lid, netwerk, professional")
    wie = VersleuteldeTekst(null=True, help_text="Who of the network or which professional, in words.")
    score = models.PositiveSmallIntegerField(null=True)
    geen_cijfer = codeveld(blank=True, help_text="wil_niet, weet_niet; empty when there is a figure")
    op = models.DateField()
    tekst = VersleuteldeTekst(null=True)

    class Meta:
        indexes = [models.Index(fields=["huishouden", "bij_soort", "bij"], name="schaalscore_bij")]
        constraints = [
            models.CheckConstraint(condition=models.Q(score__lte=10), name="schaal_0_10"),
            models.CheckConstraint(
                condition=models.Q(score=None, geen_cijfer__gt="") | models.Q(score__gte=0, geen_cijfer=""),
                name="schaal_cijfer_of_reden",
            ),
        ]


class Veiligheidsoordeel(Item):
    """How safe is it for this person at this moment: by the person (figure and own word) and by the professional."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    casus = BinnenHuishouden(Casus, null=True)
    lid = BinnenHuishouden(Lid)
    op = models.DateField()
    score_zelf = models.PositiveSmallIntegerField(null=True)
    waarom_geen_score = codeveld(blank=True, help_text="te_jong, wil_niet, niet_gevraagd")
    woord_zelf = codeveld(blank=True, help_text="The word that the person chose (inhoud/veiligheidskaart.yaml).")
    tekst_zelf = VersleuteldeTekst(null=True, help_text="The person's own words.")
    oordeel = codeveld(blank=True, help_text="Professional's judgement (inhoud/veiligheidskaart.yaml).")
    tekst = VersleuteldeTekst(null=True, help_text="Why the professional judges so.")


class Incident(Item):
    """Something that happened, on the time line of the veiligheidskaart."""

    casus = BinnenHuishouden(Casus, null=True)
    op = models.DateField()
    soort = codeveld(help_text="incidentsoorten in inhoud/veiligheidskaart.yaml")
    tekst = VersleuteldeTekst()


class Factor(Item):
    """A risk or protective factor, for a while."""

    casus = BinnenHuishouden(Casus, null=True)
    lid = BinnenHuishouden(Lid, null=True)
    aard = codeveld(help_text="risico, bescherming")
    soort = codeveld()
    tekst = VersleuteldeTekst(null=True)
    van = models.DateField()
    tot = models.DateField(null=True)


class Noodplan(Item):
    """What to do when it goes wrong: for whom, step by step, in the household's own words."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    casus = BinnenHuishouden(Casus, null=True)
    voor = BinnenHuishouden(Lid, null=True)
    tekst = VersleuteldeTekst()
    bellen = VersleuteldeTekst(null=True)
    vervallen_op = models.DateTimeField(null=True)
