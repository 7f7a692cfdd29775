"""Advice asked and given, the reaction to it and what changed; and who takes part from experience.

Each row has one owner. What goes to the other party is ``Gericht``: a draft until it was sent, fixed afterwards. Rows
of two organisations point to each other by public id: a reference in the database would cross the wall.
"""

from dataclasses import replace

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import Gericht, Organisatiemuur, Organisatierij, codeveld
from tandem.models.regio import Medewerker
from tandem.models.velden import BinnenOrganisatie, VersleuteldeGegevens, VersleuteldeTekst
from tandem.regels.rechten.organisatie import Werklaag

_EIGEN = "nullif((SELECT tandem_waarde('org_eigen')), '{}')::bigint"
_VAST = Organisatiemuur(laag=Werklaag.ADVIES, gericht=True, rechten="SELECT, INSERT")
_DEEL = "SELECT, INSERT, UPDATE, DELETE"


def _weg(wat: str) -> str:
    """In SQL: that something, by its public id, was withdrawn."""
    return f"EXISTS (SELECT 1 FROM tandem_intrekking i WHERE i.over = {wat})"  # noqa: S608 - own names


_NA_REACTIE = (
    "EXISTS (SELECT 1 FROM tandem_reactie r WHERE r.advies = tandem_adviesgevolg.advies AND r.aan <> '{}'"  # noqa: S608
    f" AND r.organisatie_id = {_EIGEN} AND NOT {_weg('r.openbaar')})"
)
"""In SQL: the own organisation reacted to this advice, and did not withdraw that."""


class Adviesvraag(Gericht):
    """A municipality or the region asks a council for advice."""

    orgmuur = replace(_VAST, intrekbaar="openbaar")

    onderwerp = VersleuteldeTekst()
    vraag = VersleuteldeTekst()
    achtergrond = VersleuteldeTekst()
    bij = VersleuteldeGegevens(default=list, help_text="Lines of the plan that it is about: public id and words.")
    moment = codeveld(help_text="regels.advies.advies.Moment")
    advies_voor = models.DateField(help_text="By when the advice is asked.")
    besluit_op = models.DateField(null=True, help_text="When it is decided, as far as known.")
    reageert_voor = models.DateField(help_text="By when the asker promises to react.")
    steller = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    gesteld_op = models.DateField()


class Advies(Gericht):
    """An advice of a council, asked (``vraag``) or unasked; a correction is a new version that follows another."""

    orgmuur = Organisatiemuur(
        laag=Werklaag.ADVIES,
        gericht=True,
        intrekbaar="openbaar",
        schrijft=f"aan = '{{}}' OR vraag IS NULL OR NOT {_weg('tandem_advies.vraag')}",
    )

    vraag = models.UUIDField(null=True, help_text="Public id of the request that it answers.")
    volgt_op = models.UUIDField(null=True, help_text="Public id of the version that it replaces.")
    nummer = models.PositiveSmallIntegerField(default=1, help_text="Which version.")
    onderwerp = VersleuteldeTekst()
    inleiding = VersleuteldeTekst()
    voor = ArrayField(models.BigIntegerField(), default=list, help_text="Ids of the organisations it is meant for.")
    leden = models.PositiveSmallIntegerField(default=0, help_text="Members of the council who were heard.")
    ervaring = models.PositiveSmallIntegerField(default=0, help_text="Other people with experience who were heard.")
    hoe = VersleuteldeTekst()
    reageren_voor = models.DateField(null=True)
    grond = codeveld(help_text="regels.advies.advies.Datumgrond")
    afspraak = VersleuteldeTekst(null=True)
    schrijver = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    verstuurd_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "volgt_op"], name="advies_een_opvolger"),
        ]


class Adviespunt(Gericht):
    """One point of an advice, that gets its own reaction."""

    orgmuur = Organisatiemuur(laag=Werklaag.ADVIES, gericht=True, rechten=_DEEL, intrekbaar="advies__openbaar")

    advies = BinnenOrganisatie(Advies)
    nummer = models.PositiveSmallIntegerField()
    tekst = VersleuteldeTekst()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "advies", "nummer"], name="adviespunt_nummer"),
        ]


class Reactie(Gericht):
    """What an organisation answers to an advice; established by who decides there."""

    orgmuur = Organisatiemuur(
        laag=Werklaag.ADVIES,
        gericht=True,
        intrekbaar="openbaar",
        schrijft=f"aan = '{{}}' OR NOT {_weg('tandem_reactie.advies')}",
    )

    nummer = models.PositiveSmallIntegerField(default=1, help_text="Counts reactions: after one was withdrawn, anew.")
    advies = models.UUIDField(help_text="Public id of the advice.")
    inleiding = VersleuteldeTekst()
    opsteller = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True, db_index=False)
    rol = codeveld(help_text="In which role it was established.", blank=True)
    vastgesteld_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "advies", "nummer"], name="reactie_nummer")]


class Puntreactie(Gericht):
    """The reaction to one point: taken over, partly or not, with the reason."""

    orgmuur = Organisatiemuur(laag=Werklaag.ADVIES, gericht=True, rechten=_DEEL, intrekbaar="reactie__openbaar")

    reactie = BinnenOrganisatie(Reactie)
    punt = models.UUIDField(help_text="Public id of the point.")
    besluit = codeveld(help_text="regels.advies.reactie.Puntbesluit; empty: not decided yet.", blank=True)
    reden = VersleuteldeTekst()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "reactie", "punt"], name="puntreactie_eenmaal")]


class Reactieuitstel(Gericht):
    """A later date for a reaction, with the reason. It stays to be seen."""

    orgmuur = _VAST

    advies = models.UUIDField(help_text="Public id of the advice.")
    nummer = models.PositiveSmallIntegerField()
    tot = models.DateField()
    reden = VersleuteldeTekst()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "advies", "nummer"], name="reactieuitstel_nummer"),
        ]


class Adviesgevolg(Gericht):
    """Something that changed because of a point, and where it can be seen."""

    orgmuur = replace(_VAST, schrijft=_NA_REACTIE)

    advies = models.UUIDField(help_text="Public id of the advice.")
    punt = models.UUIDField(help_text="Public id of the point.")
    soort = codeveld(help_text="regels.advies.reactie.Gevolgsoort")
    verwijst = models.CharField(max_length=60, blank=True, help_text="Public id or code of where it stands.")
    naam = VersleuteldeTekst(help_text="Where it stands, in words.")
    tekst = VersleuteldeTekst()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "advies"], name="adviesgevolg_advies")]


class Adviesduiding(Gericht):
    """Whether a change is what the council meant."""

    orgmuur = _VAST

    gevolg = models.UUIDField(help_text="Public id of the change.")
    bedoeld = codeveld(help_text="regels.advies.reactie.Bedoeld")
    toelichting = VersleuteldeTekst()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "gevolg"], name="adviesduiding_eenmaal")]


class Ervaringsinzet(Organisatierij):
    """Who takes part from experience: under a name that the person chose, with what was agreed. Never for another."""

    orgmuur = Organisatiemuur(laag=Werklaag.ADVIES, alleen=f"organisatie_id = {_EIGEN}")

    wie = VersleuteldeTekst(help_text="The role or name that the person chose.")
    waarbij = VersleuteldeTekst()
    stand = codeveld(help_text="regels.advies.ervaring.Inzetstand")
    uren = models.DecimalField(max_digits=6, decimal_places=1, null=True, help_text="Hours, as agreed.")
    vergoeding = VersleuteldeTekst(help_text="The fee, as agreed.")
    gezegd = VersleuteldeTekst(help_text="What they brought in.")
    gedaan = VersleuteldeTekst(help_text="What was done with it.")
    op = models.DateField()
    versie = models.PositiveIntegerField(default=1)
