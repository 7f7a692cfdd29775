"""How an organisation learns: what stands in the way, its lessons, and its learning trajects (*leertrajecten*).

A traject is written by who releases lessons and lies in their layer; what people observe in it stays own work.
"""

from django.db import models

from tandem.models.basis import Organisatiemuur, Organisatierij, codeveld
from tandem.models.regio import Medewerker, Organisatie
from tandem.models.velden import BinnenOrganisatie, VersleuteldeTekst
from tandem.regels.leren.belemmering import Niveau
from tandem.regels.rechten.organisatie import FACTOR, Werklaag

_IK = "(SELECT nullif(current_setting('tandem.medewerker', true), '')::bigint)"
_VERDEELT = f"(organisatie_id * {FACTOR} + {int(Werklaag.LES)}) = ANY ((SELECT tandem_waarde('org_werken'))::bigint[])"
"""Who works in the lessons of an organisation also deals with what stands in the way: both come from the same work."""


class Belemmering(Organisatierij):
    """An obstacle: codes and days, and for the region the words of who sent it up. Not who reported it, nor how.

    It belongs to who deals with it: the own municipality, or the programme for ``namens``, which has nobody for it.
    """

    orgmuur = Organisatiemuur(laag=Werklaag.BELEMMERING, namens="meldt")

    namens = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", null=True, db_index=False)
    niveau = codeveld(default=Niveau.LOKAAL.value, help_text="regels.leren.belemmering.Niveau: where its route begins.")
    soort = codeveld(help_text="inhoud/leren.yaml")
    stand = codeveld(help_text="regels.leren.belemmering.Stand")
    gemeld_op = models.DateField()
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True, db_index=False)
    uiterlijk = models.DateField(null=True, help_text="By when the reporter hears more.")
    doorgegeven_op = models.DateField(null=True)
    voor_regio = VersleuteldeTekst(null=True, help_text="What the region reads.")
    klaar_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organisatie", "stand"], name="belemmering_stand")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(namens=None) | models.Q(niveau=Niveau.REGIONAAL.value), name="belemmering_namens"
            ),
        ]


class Belemmermelding(Organisatierij):
    """The report itself: for who wrote it, and for who deals with obstacles in the organisation that has it."""

    orgmuur = Organisatiemuur(
        laag=Werklaag.WERK, alleen=f"melder_id = {_IK} OR {_VERDEELT}", rechten="SELECT, INSERT", namens="meldt"
    )

    namens = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", null=True, db_index=False)
    belemmering = BinnenOrganisatie(Belemmering)
    melder = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    bekend = models.BooleanField(help_text="The reporter lets who deals with it know the name.")
    wat = VersleuteldeTekst()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "belemmering"], name="belemmermelding_een"),
        ]


class Belemmerstap(Organisatierij):
    """What was done, and what the reporter (own layer) or the municipality (of the region) hears of it."""

    orgmuur = Organisatiemuur(laag=None, rechten="SELECT, INSERT", namens="leest")

    namens = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", null=True, db_index=False)
    laag = models.PositiveSmallIntegerField(help_text="WERK: told to the reporter. BELEMMERING: said by the region.")
    over = models.UUIDField(help_text="Public id of the obstacle, which may be another organisation's.")
    nummer = models.PositiveSmallIntegerField(help_text="Counts the steps of this organisation with this obstacle.")
    stap = codeveld(help_text="regels.leren.belemmering.Stap or Regiostap")
    tekst = VersleuteldeTekst()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "over", "nummer"], name="belemmerstap_eenmaal"),
        ]


class Les(Organisatierij):
    """A lesson in fields: for its writer and who may release it, until a second reader did."""

    orgmuur = Organisatiemuur(laag=None, alleen=f"laag = {int(Werklaag.LES)} OR schrijver_id = {_IK} OR {_VERDEELT}")

    laag = models.PositiveSmallIntegerField(help_text="WERK until a second reader released it, then LES.")
    stand = codeveld(help_text="regels.leren.les.Lesstand")
    orde = codeveld(help_text="regels.leren.les.Leerorde")
    niveau = codeveld(help_text="regels.bouwstenen.bouwsteen.Laag")
    aanleiding = VersleuteldeTekst()
    inzicht = VersleuteldeTekst()
    anders = VersleuteldeTekst()
    acties = models.JSONField(default=list, help_text="Codes of actions of bouwstenen that it changed.")
    planregels = models.JSONField(default=list, help_text="Public ids of lines of the plan that it changed.")
    delen = models.JSONField(default=list, help_text="Parts of scans that it changed: instrument.part.")
    uit = models.UUIDField(null=True, help_text="Public id of what it came from.")
    uit_soort = codeveld(blank=True, help_text="regels.leren.les.Herkomst")
    uit_deel = codeveld(80, blank=True, help_text="The part of the scan, where it came from one.")
    schrijver = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    geschreven_op = models.DateField()
    lezer = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True, db_index=False)
    gelezen_op = models.DateField(null=True)
    opmerking = VersleuteldeTekst(null=True, help_text="What the second reader asked of the writer.")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organisatie", "uit"], name="les_uit")]


class Leertraject(Organisatierij):
    """A learning traject on one level, in one of the five steps. Others read it while lessons are opened to them."""

    orgmuur = Organisatiemuur(laag=Werklaag.LES)

    titel = VersleuteldeTekst()
    aanleiding = VersleuteldeTekst()
    niveau = codeveld(help_text="regels.bouwstenen.bouwsteen.Laag")
    stap = codeveld(help_text="regels.leren.traject.Leerstap")
    stap_sinds = models.DateField()
    stand = codeveld(help_text="regels.leren.traject.Trajectstand")
    begonnen_op = models.DateField()
    stand_sinds = models.DateField()
    reden = VersleuteldeTekst(null=True, help_text="Why it pauses.")
    geleerd = VersleuteldeTekst(null=True, help_text="What was learned, at its end.")
    versie = models.PositiveIntegerField(default=1)


class Leerstapnotitie(Organisatierij):
    """What a step brought, written when the traject went on to another step or back. Only ever added to."""

    orgmuur = Organisatiemuur(laag=Werklaag.LES, rechten="SELECT, INSERT")

    traject = BinnenOrganisatie(Leertraject)
    stap = codeveld(help_text="regels.leren.traject.Leerstap")
    naar = codeveld(help_text="regels.leren.traject.Leerstap")
    werkvorm = codeveld(60, blank=True, help_text="inhoud/bouwstenen.yaml, werkvormen of learning together")
    opbrengst = VersleuteldeTekst()
    op = models.DateField()


class Leervraag(Organisatierij):
    """A question that a traject wants to learn from. Only ever added to."""

    orgmuur = Organisatiemuur(laag=Werklaag.LES, rechten="SELECT, INSERT")

    traject = BinnenOrganisatie(Leertraject)
    vraag = VersleuteldeTekst()
    op = models.DateField()


class Leerafspraak(Organisatierij):
    """A line of the learning plan: who (a role or team) does what, when, and how one sees what was learned."""

    orgmuur = Organisatiemuur(laag=Werklaag.LES)

    traject = BinnenOrganisatie(Leertraject)
    wie = VersleuteldeTekst()
    wat = VersleuteldeTekst()
    waaraan = VersleuteldeTekst()
    werkvorm = codeveld(60, blank=True, help_text="inhoud/bouwstenen.yaml, werkvormen of learning together")
    wanneer = models.DateField()
    klaar_op = models.DateField(null=True)
    gezien = VersleuteldeTekst(null=True, help_text="What was seen of it, when it was done.")


class Observatie(Organisatierij):
    """What somebody saw while actions were tried out. Own work: never shown to others."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK, rechten="SELECT, INSERT")

    traject = BinnenOrganisatie(Leertraject)
    soort = codeveld(help_text="regels.leren.traject.Observatiesoort")
    op = models.DateField()
    wat = VersleuteldeTekst()
    gevolg = VersleuteldeTekst()
    auteur = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)


class Reflectie(Organisatierij):
    """A moment of looking back, together or each alone: who was there by role, what came out, how deep it went."""

    orgmuur = Organisatiemuur(laag=Werklaag.LES, rechten="SELECT, INSERT")

    traject = BinnenOrganisatie(Leertraject)
    op = models.DateField()
    vorm = codeveld(help_text="regels.leren.traject.Reflectievorm")
    orde = codeveld(help_text="regels.leren.les.Leerorde")
    wie = VersleuteldeTekst()
    uitkomst = VersleuteldeTekst()


class Leeroverdracht(Organisatierij):
    """A question or lesson that one level hands to the traject of another, and the answer that comes back."""

    orgmuur = Organisatiemuur(laag=Werklaag.LES)

    van = BinnenOrganisatie(Leertraject)
    naar = BinnenOrganisatie(Leertraject)
    soort = codeveld(help_text="regels.leren.traject.Overdrachtsoort")
    tekst = VersleuteldeTekst()
    op = models.DateField()
    antwoord = VersleuteldeTekst(null=True)
    antwoord_op = models.DateField(null=True)
