"""A signal: what somebody reports, who that is, and what we tell them back."""

from django.db import models

from tandem.models.basis import Item, codeveld
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst


class Signaal(Item):
    """A report of (possible) unsafety. Its content is lines (``Regel``); its reporter a ``Melder``."""

    meldersoort = codeveld(help_text="Kind of reporter (inhoud/melders.yaml).")
    ontvangen_op = models.DateTimeField()
    acuut = models.BooleanField()
    ontvangen_door = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+")
    triage_uitkomst = codeveld(blank=True)
    triage_op = models.DateField(null=True)
    triage_reden = VersleuteldeTekst(null=True)
    casus = BinnenHuishouden("tandem.Casus", null=True)


class Melder(Item):
    """Who reported. A private reporter is shielded by default; a professional only with a ground and an end."""

    signaal = BinnenHuishouden(Signaal)
    naam = VersleuteldeTekst(null=True)
    organisatie = VersleuteldeTekst(null=True)
    contact = VersleuteldeTekst(null=True)
    anoniem_grond = codeveld(blank=True)
    anoniem_tot = models.DateField(null=True)


class Terugkoppeling(Item):
    """What was told back to the reporter: at which moment, with which limited content."""

    signaal = BinnenHuishouden(Signaal)
    moment = codeveld(help_text="na_triage, na_onderzoek, ...")
    gegeven_op = models.DateField()
    inhoud = codeveld(help_text="Which of the allowed contents (inhoud/melders.yaml).")
    wijze = codeveld()
