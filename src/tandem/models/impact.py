"""The impact analysis of a municipality: how it is, how it is to be, and the gap, per part, figure and local team.

Worked on in the own layer by who deals with lessons and obstacles (adviser and team manager), established in the layer
of results. Then it stays: the database holds that. How many people of a team can do something never leaves the own
layer; what may leave is the sum over the teams (decision 0036).
"""

from django.db import models

from tandem.models.basis import Organisatiemuur, Organisatierij, codeveld
from tandem.models.velden import BinnenOrganisatie, VersleuteldeTekst
from tandem.regels.rechten.organisatie import FACTOR, Werklaag

_WERK, _LES = int(Werklaag.WERK), int(Werklaag.LES)
_WERKT_MEE = f"(organisatie_id * {FACTOR} + {_LES}) = ANY ((SELECT tandem_waarde('org_werken'))::bigint[])"
_ALLEEN = f"laag <> {_WERK} OR {_WERKT_MEE}"
_NOG_OPEN = "EXISTS (SELECT FROM tandem_impactanalyse a WHERE a.id = analyse_id AND NOT a.vast)"
_WAARDE = {"bekend": False, "onbekend": True, "geheim": True}


def _getal_klopt(naam: str) -> models.CheckConstraint:
    """A number stands there when, and only when, it is known."""
    voorwaarde = models.Q()
    for stand, leeg in _WAARDE.items():
        voorwaarde |= models.Q(**{f"{naam}_stand": stand, f"{naam}__isnull": leeg})
    return models.CheckConstraint(condition=voorwaarde, name=f"impactcijfer_{naam}")


class Impactanalyse(Organisatierij):
    """One analysis: worked on, or established and never changed again."""

    orgmuur = Organisatiemuur(laag=None, alleen=_ALLEEN, zolang="NOT vast")

    laag = models.PositiveSmallIntegerField(help_text="WERK until it is established, then UITKOMST.")
    nummer = models.PositiveSmallIntegerField(help_text="Counts the analyses of this municipality.")
    begonnen_op = models.DateField()
    vast = models.BooleanField(default=False)
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = VersleuteldeTekst(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "nummer"], name="impactanalyse_nummer"),
            models.UniqueConstraint(
                fields=["organisatie"], condition=models.Q(vast=False), name="impactanalyse_een_open"
            ),
        ]


class Impactdeel(Organisatierij):
    """What was written of one part, for the municipality as a whole or for one local team."""

    orgmuur = Organisatiemuur(laag=None, alleen=_ALLEEN, schrijft=_NOG_OPEN)

    laag = models.PositiveSmallIntegerField(help_text="That of the analysis.")
    analyse = BinnenOrganisatie(Impactanalyse)
    onderdeel = codeveld(help_text="inhoud/impact.yaml")
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", null=True, db_index=False)
    niveau = codeveld(blank=True, help_text="regels.bouwstenen.plan.Niveau; empty: not chosen.")
    keuze = VersleuteldeTekst(null=True, help_text="How it is filled in here (het hoe).")
    nu = VersleuteldeTekst(null=True)
    straks = VersleuteldeTekst(null=True)
    verschil = VersleuteldeTekst(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "analyse", "onderdeel", "team"],
                nulls_distinct=False,
                name="impactdeel_eenmaal",
            )
        ]


class Impactcijfer(Organisatierij):
    """How much there is and is needed: size of a part, formation of a function, people with a competence.

    ``samen``: the sum of a competence over the teams, made when the analysis was established.
    """

    orgmuur = Organisatiemuur(laag=None, alleen=_ALLEEN, schrijft=_NOG_OPEN)

    laag = models.PositiveSmallIntegerField(help_text="That of the analysis; of a competence only the sum leaves.")
    analyse = BinnenOrganisatie(Impactanalyse)
    soort = codeveld(help_text="regels.impact.onderdeel.Cijfersoort")
    code = codeveld(help_text="inhoud/impact.yaml")
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", null=True, db_index=False)
    samen = models.BooleanField(default=False)
    nu = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    nu_stand = codeveld(help_text="regels.zelfscan.cijfer.Cijferstand")
    nodig = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    nodig_stand = codeveld(help_text="regels.zelfscan.cijfer.Cijferstand")
    bron = VersleuteldeTekst(null=True)
    op = models.DateField(null=True)
    toelichting = VersleuteldeTekst(null=True)
    basis = models.BooleanField(null=True, help_text="Whether a competence belongs to the minimal basis here.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "analyse", "soort", "code", "team", "samen"],
                nulls_distinct=False,
                name="impactcijfer_eenmaal",
            ),
            _getal_klopt("nu"),
            _getal_klopt("nodig"),
        ]
