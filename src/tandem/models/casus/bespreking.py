"""Thinking together: consultation, case discussion, and guests without an account."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import Item, codeveld
from tandem.models.casus.casus import Casus
from tandem.models.velden import BinnenHuishouden, VersleuteldeGegevens, VersleuteldeTekst


class Consultatie(Item):
    """*Consultatie & advies*: a question, the adviser's position made transparent, an answer."""

    casus = BinnenHuishouden(Casus, null=True)
    gevraagd_op = models.DateField()
    gevraagd_aan = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    adviseur = VersleuteldeTekst(null=True)
    herleidbaar = models.BooleanField(help_text="Whether the adviser hears who it is about.")
    grondslag = codeveld(blank=True, help_text="On what ground, when it is traceable (inhoud/grondslagen.yaml).")
    vraag = VersleuteldeTekst()
    positie = VersleuteldeTekst(null=True, help_text="From which role and powers the adviser speaks.")
    antwoord = VersleuteldeTekst(null=True)
    beantwoord_op = models.DateField(null=True)


class Casusbespreking(Item):
    """A joint case discussion or joint fact-finding: considerations are lines, decisions become agreements."""

    casus = BinnenHuishouden(Casus, null=True)
    soort = codeveld(help_text="casusbespreking, feitenonderzoek")
    op = models.DateTimeField()
    vraag = VersleuteldeTekst()
    gezin_erbij = codeveld(help_text="ja, deels, nee")
    gezin_toelichting = VersleuteldeTekst(null=True)
    aanwezige_leden = ArrayField(models.BigIntegerField(), default=list, help_text="Members who are there.")
    aanwezigen = ArrayField(models.BigIntegerField(), default=list, help_text="Betrokkenheid rows of who is there.")
    afgerond_op = models.DateField(null=True)


class Genodigde(Item):
    """A partner without an account: an expiring link with a second factor, for listed items only."""

    bespreking = BinnenHuishouden(Casusbespreking)
    naam = VersleuteldeTekst()
    organisatie = VersleuteldeTekst()
    rol = codeveld(help_text="partner, ervaringsdeskundige")
    taak = VersleuteldeTekst(null=True, help_text="Why this guest is there.")
    telefoon = VersleuteldeTekst(null=True, help_text="Where the code is told.")
    namen = VersleuteldeGegevens(default=dict, help_text="First names the guest may read, by id of the member.")
    toestemming_van = ArrayField(models.BigIntegerField(), default=list, help_text="Members who consented.")
    link_merk = models.BinaryField(help_text="HMAC of the link's token.")
    code_merk = models.BinaryField(help_text="HMAC of the second factor.")
    items = ArrayField(models.UUIDField(), default=list, help_text="What may be seen, by public id.")
    pogingen = models.PositiveSmallIntegerField(default=0)
    vervalt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["link_merk"], name="genodigde_link")]
