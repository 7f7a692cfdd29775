"""The case: one household, one case at a time, one fixed face, others beside."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Casus(Huishoudenrij):
    """Working together on safety with one household, from opening to afronden."""

    muur = Muur(laag=Laag.CONTACT, over_huishoudens=True, portaal="SELECT")

    nummer = codeveld(20, help_text="For people: T-2026-000123.")
    fase = codeveld()
    fase_sinds = models.DateField()
    geopend_op = models.DateField()
    afgerond_op = models.DateField(null=True)
    afrondsoort = codeveld(blank=True)
    afrondreden = VersleuteldeTekst(null=True)
    vorige = BinnenHuishouden("self", null=True, help_text="The earlier case, when this is a relapse.")
    regie = codeveld(default="huishouden", help_text="Who has the regie: huishouden, lokaal_team, gi, ...")
    regie_toelichting = VersleuteldeTekst(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"], condition=models.Q(afgerond_op=None), name="een_casus_tegelijk"
            ),
            models.CheckConstraint(
                condition=models.Q(afgerond_op=None) | models.Q(afgerond_op__gte=models.F("geopend_op")),
                name="casus_volgorde",
            ),
        ]


_EINDE = Coalesce("tot", models.Value(date.max))
_SLEUTELKOLOMMEN = ["huishouden", "rol", "van", "tot", "leden", "maatregel", "namens"]


class Betrokkenheid(Huishoudenrij):
    """Somebody is involved with a household: from this fact keys follow.

    Always for a mother organisation and a task. ``leden`` empty: with the whole household. ``maatregel``: it rests on
    a measure and opens only the child of that measure, while that is in force. Without ``medewerker``: a professional
    without an account.
    """

    muur = Muur(laag=Laag.CONTACT, over_huishoudens=True, portaal="SELECT")

    casus = BinnenHuishouden(Casus, null=True)
    medewerker = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    naam_buiten = VersleuteldeTekst(null=True)
    telefoon_buiten = VersleuteldeTekst(null=True)
    organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", null=True, db_index=False)
    rol = codeveld()
    taak = codeveld()
    domein = codeveld(blank=True)
    grondslag = codeveld(blank=True)
    leden = ArrayField(models.BigIntegerField(), default=list)
    maatregel = BinnenHuishouden("tandem.Maatregel", null=True)
    namens = BinnenHuishouden(Lid, null=True, help_text="Acts for this member (support, lawyer).")
    vast_gezicht = models.BooleanField(default=False)
    van = models.DateField()
    tot = models.DateField(null=True)
    reden = VersleuteldeTekst(null=True, help_text="Why it began or changed.")
    aangekondigd_op = models.DateField(null=True, help_text="When the household was told, before the first contact.")
    toestemming_van = ArrayField(
        models.BigIntegerField(), default=list, help_text="Members who consented (ervaringsdeskundige)."
    )
    wisselreden = codeveld(blank=True, help_text="Why this face took the place of another; counted.")
    einde_reden = VersleuteldeTekst(null=True, help_text="Why it ended.")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=models.Q(vast_gezicht=True, tot=None),
                name="een_vast_gezicht_tegelijk",
            ),
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="betrokkenheid_volgorde"
            ),
        ]
        # From these keys are computed in every transaction: running ties by index, without looking into the table.
        indexes = [
            models.Index(
                "medewerker", _EINDE, include=[*_SLEUTELKOLOMMEN, "organisatie"], name="betrokkenheid_medewerker"
            ),
            models.Index("team", _EINDE, include=_SLEUTELKOLOMMEN, name="betrokkenheid_team"),
        ]


class Fasewisseling(Huishoudenrij):
    """The case went to another phase: forward or back, why, and with whose assent."""

    muur = Muur(laag=Laag.PLAN)

    casus = BinnenHuishouden(Casus)
    van = codeveld()
    naar = codeveld()
    op = models.DateField()
    reden = VersleuteldeTekst(null=True)
    instemming_van = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True)
    open_afspraken = models.PositiveSmallIntegerField(default=0)
    vastgelegd_op = models.DateTimeField()


class Meekijkverzoek(Huishoudenrij):
    """A colleague is asked to look along before a step: going forward all the same, or ending without force.

    Two people: who asks and who answers. ``betrokkenheid``: the involvement that gave the colleague a key to look.
    """

    muur = Muur(laag=Laag.PLAN)

    casus = BinnenHuishouden(Casus)
    onderwerp = codeveld(help_text="fase, afronden")
    keuze = codeveld(help_text="The step: a phase, or a kind of ending.")
    reden = VersleuteldeTekst()
    gevraagd_door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", db_index=False)
    gevraagd_aan = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", db_index=False)
    gevraagd_op = models.DateTimeField()
    betrokkenheid = BinnenHuishouden(Betrokkenheid, null=True)
    stand = codeveld(default="open", help_text="open, ingestemd, niet_ingestemd, ingetrokken")
    antwoord = VersleuteldeTekst(null=True)
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden", "casus", "onderwerp"],
                condition=models.Q(stand="open"),
                name="een_meekijkverzoek_tegelijk",
            ),
            models.CheckConstraint(
                condition=~models.Q(gevraagd_door=models.F("gevraagd_aan")), name="meekijken_met_twee"
            ),
        ]


class Casusverwijzing(Item):
    """Two cases about one child refer to each other, with consent or on a ground."""

    kind = BinnenHuishouden(Lid)
    ander = models.UUIDField(help_text="Public id of the other household.")
    grondslag = codeveld()
    toelichting = VersleuteldeTekst(null=True)


class Drukmelding(Item):
    """A member says: I felt pressed. Counted; asked at each announcement of a tandem partner."""

    lid = BinnenHuishouden(Lid)
    betrokkenheid = BinnenHuishouden(Betrokkenheid, null=True)
    op = models.DateField()
    tekst = VersleuteldeTekst(null=True)
