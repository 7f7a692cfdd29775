"""Waves of a scan: who fills in, what each of them answered, the shared answer, and the result per part.

Codes, levels, days and figures are plain: pictures and comparison need them. Explanation, evidence and open answers
are encrypted under the organisation's own key. A respondent's answers are for that person and the session leader.
"""

from django.db import models

from tandem.models.basis import Organisatiemuur, Organisatierij, codeveld
from tandem.models.velden import BinnenOrganisatie, VersleuteldeGegevens, VersleuteldeTekst
from tandem.regels.rechten.organisatie import Werklaag

_IK = "nullif((SELECT tandem_waarde('medewerker')), '{}')::bigint"
_DEELNEMER = "nullif((SELECT tandem_waarde('deelnemer')), '{}')::bigint"
_SCHRIJFT = "nullif((SELECT tandem_waarde('deelnemer_schrijft')), '{}')::bigint"
_LEIDT = f"afname_id IN (SELECT a.id FROM tandem_afname a WHERE a.leider_id = {_IK})"  # noqa: S608 - own words
"""Who was replaced as session leader reads no answer any more."""
_AFNAME = "nullif((SELECT tandem_waarde('afname')), '{}')::bigint"
_VAN_DEZE_AFNAME = f"""
    (organisatie_id, code) IN (SELECT a.organisatie_id, a.instrument FROM tandem_afname a WHERE a.id = {_AFNAME})
"""  # noqa: S608 - own words
"""All versions of the instrument of the wave: an answer that was given to an earlier one is read with its question."""


class Instrumentversie(Organisatierij):
    """One version of an instrument that an organisation made, as it came into use; or another's that it uses.

    What stands in it never changes, so that waves keep what was asked; only withdrawing is added. The name is plain: a
    respondent reads it in a list before any key is laid.
    """

    orgmuur = Organisatiemuur(
        laag=Werklaag.INSTRUMENT,
        deelnemer="SELECT",
        deelnemer_waar=_VAN_DEZE_AFNAME,
    )

    code = codeveld(80, help_text="regels.zelfscan.eigen.eigen_code")
    versie = codeveld()
    nummer = models.PositiveIntegerField(help_text="1 for the first version of this instrument, and so on.")
    naam = models.CharField(max_length=200)
    inhoud = VersleuteldeGegevens(help_text="The sheets: name and rows of text.")
    maker = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    opgenomen_op = models.DateTimeField()
    opgenomen_door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", db_index=False)
    ingetrokken_op = models.DateTimeField(null=True, help_text="No wave is opened with it from then on.")
    ingetrokken_vragen = models.JSONField(default=dict, help_text="Of each withdrawn question when, ISO 8601.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "code", "versie"], name="instrumentversie_eenmaal")
        ]


class Afname(Organisatierij):
    """A wave of a municipality or one of its teams with one version of an instrument."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK, deelnemer="SELECT", deelnemer_waar=f"id = {_AFNAME}")

    instrument = codeveld(80, help_text="Code of the instrument.")
    instrument_versie = codeveld()
    lijst = BinnenOrganisatie(Instrumentversie, null=True, help_text="The version, where it is no content.")
    soort = codeveld(help_text="regels.zelfscan.afname.Afnamesoort")
    stand = codeveld(help_text="regels.zelfscan.afname.Afnamestand")
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", null=True, db_index=False)
    leider = models.ForeignKey(
        "tandem.Medewerker", models.PROTECT, related_name="+", db_index=False, help_text="Sees everybody's answers."
    )
    vorige_leider = models.ForeignKey(
        "tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False, help_text="Led it before."
    )
    leider_sinds = models.DateTimeField(null=True, help_text="When somebody else took over; None: nobody did.")
    geopend_door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", db_index=False)
    geopend_op = models.DateTimeField()
    invullen_tot = models.DateField()
    gesprek_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True, help_text="When the answers stood, or when it stopped.")
    deelnemers = models.PositiveSmallIntegerField(null=True, help_text="How many handed in; None: not known.")
    ingelezen_op = models.DateTimeField(null=True, help_text="When it was read in from a file; None: it was held here.")
    ingelezen_uit = VersleuteldeTekst(null=True, help_text="The name of that file.")

    class Meta:
        indexes = [models.Index(fields=["organisatie", "instrument"], name="afname_instrument")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "instrument", "team"],
                condition=models.Q(stand__in=["verzamelen", "gesprek"]),
                nulls_distinct=False,
                name="afname_een_lopend",
            )
        ]


class Deelnemer(Organisatierij):
    """A respondent of a wave: a professional with an account, or somebody with an expiring link and a code."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK, deelnemer="SELECT, UPDATE", deelnemer_waar=f"id = {_DEELNEMER}")

    afname = BinnenOrganisatie(Afname)
    medewerker = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    naam = VersleuteldeTekst()
    groep = codeveld(help_text="regels.zelfscan.afname.Deelnemersgroep")
    begonnen_op = models.DateTimeField(null=True)
    laatst_op = models.DateTimeField(null=True, help_text="Last saved: a link used by somebody else is seen by it.")
    ingeleverd_op = models.DateTimeField(null=True)
    link_merk = models.BinaryField(null=True, help_text="HMAC of the link's token.")
    code_merk = models.BinaryField(null=True, help_text="HMAC of the code.")
    pogingen = models.PositiveSmallIntegerField(default=0)
    vervalt_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["link_merk"], name="deelnemer_link"),
            models.Index(fields=["medewerker"], name="deelnemer_medewerker"),
            models.Index(fields=["organisatie", "afname"], name="deelnemer_afname"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "afname", "medewerker"], name="deelnemer_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(medewerker=None) ^ models.Q(link_merk=None), name="deelnemer_account_of_link"
            ),
        ]


class Antwoordwaarde(Organisatierij):
    """What every answer holds: a code or a number as plain text, or that one does not know; and words beside it."""

    vraag = codeveld(80, help_text="Code of the question.")
    ist = codeveld(80, null=True, help_text="How it is now; None: not answered.")
    soll = codeveld(80, null=True, help_text="How it should be.")
    ist_onbekend = models.BooleanField(default=False, help_text="Weet ik niet.")
    soll_onbekend = models.BooleanField(default=False)
    tekst = VersleuteldeTekst(null=True, help_text="The answer to an open question.")
    toelichting = VersleuteldeTekst(null=True)
    bewijs = VersleuteldeTekst(null=True)
    gewijzigd_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Antwoord(Antwoordwaarde):
    """What one respondent answered to one question. Only for that person and the leader (``alleen``, wall 2)."""

    orgmuur = Organisatiemuur(
        laag=Werklaag.WERK,
        alleen=f"deelnemer_id = {_DEELNEMER} OR (leider = {_IK} AND {_LEIDT})",
        schrijft=f"deelnemer_id = {_SCHRIJFT}",
        deelnemer="SELECT, INSERT, UPDATE",
        deelnemer_waar=f"deelnemer_id = {_DEELNEMER}",
    )

    afname = BinnenOrganisatie(Afname)
    deelnemer = BinnenOrganisatie(Deelnemer)
    instrument_versie = codeveld(help_text="In which version of the instrument the question was asked.")
    leider = models.BigIntegerField(
        null=True, help_text="Who else may read it, from handing in on: the session leader while leading."
    )

    class Meta:
        indexes = [models.Index(fields=["organisatie", "afname"], name="antwoord_afname")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "deelnemer", "vraag", "instrument_versie"], name="antwoord_eenmaal"
            )
        ]


class GezamenlijkAntwoord(Antwoordwaarde):
    """The shared answer to one question, set in the session; with the spread as others may see it."""

    orgmuur = Organisatiemuur(laag=Werklaag.WERK)

    afname = BinnenOrganisatie(Afname)
    spreiding = models.JSONField(
        help_text="What is shown of the answers (regels.zelfscan.spreiding), fixed at the talk."
    )
    door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "afname", "vraag"], name="gezamenlijk_eenmaal")]


class Uitkomst(Organisatierij):
    """The result of one part in one wave; of few respondents it stays in the own layer, and others read: secret."""

    orgmuur = Organisatiemuur(laag=None)

    laag = models.PositiveSmallIntegerField(help_text="Werklaag.UITKOMST, or WERK for what few respondents said.")
    afname = BinnenOrganisatie(Afname)
    meting = models.UUIDField(help_text="Public id of the wave, for who reads results and not the wave.")
    soort = codeveld(help_text="regels.zelfscan.afname.Afnamesoort")
    instrument = codeveld(80)
    instrument_versie = codeveld()
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", null=True, db_index=False)
    onderdeel = codeveld(80)
    op = models.DateField()
    ist = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    soll = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    kloof = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    geheim = models.BooleanField(default=False)
    waarden = models.JSONField(default=dict, help_text="Of each question that counts (regels.zelfscan.telwaarden).")
    ingekort = models.BooleanField(default=False, help_text="A question that counts was withdrawn before.")
    deelnemers = models.PositiveSmallIntegerField(null=True)
    laatste = models.BooleanField(default=True, help_text="Of the newest established wave.")
    oorzaak = codeveld(blank=True, help_text="regels.zelfscan.afname.Oorzaak")
    oorzaak_tekst = VersleuteldeTekst(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["instrument", "onderdeel"], name="uitkomst_onderdeel"),
            models.Index(fields=["instrument"], condition=models.Q(laatste=True), name="uitkomst_laatste"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "afname", "onderdeel", "laag"], name="uitkomst_eenmaal")
        ]
