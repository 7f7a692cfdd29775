"""Contact with the household, and what was agreed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.casus.casus import Casus
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Contactmoment(Item):
    """The daily act: when, how, with whom, what was said (lines), what was agreed, when again."""

    muur = Muur(laag=None, leden=("betreft",), over_huishoudens=True)

    casus = BinnenHuishouden(Casus, null=True)
    op = models.DateTimeField()
    wijze = codeveld(help_text="regels.casus.contact.Wijze; dienst: noted by the duty officer")
    teruggelezen = codeveld(blank=True, help_text="Read back to the household: ja, nee, later; empty: nobody spoken to")
    samen_met = ArrayField(
        models.BigIntegerField(), default=list, help_text="Who else came along: ids of Betrokkenheid rows."
    )
    zonder_aankondiging_reden = VersleuteldeTekst(
        null=True, help_text="Why somebody came along before the household was told."
    )
    geen_vervolg_reden = VersleuteldeTekst(null=True, help_text="Why there is no next contact.")


class Contactaanwezige(Huishoudenrij):
    """Who of the household was there; for each child: seen, and spoken to alone?"""

    muur = Muur(laag=Laag.PLAN, leden=("lid_id",))

    contactmoment = BinnenHuishouden(Contactmoment)
    lid = BinnenHuishouden(Lid)
    gesproken = models.BooleanField(default=False)
    gezien = models.BooleanField(default=False)
    alleen_gesproken = models.BooleanField(default=False)
    waarom_niet = codeveld(blank=True, help_text="regels.casus.contact.WaaromNiet")
    waarom_niet_tekst = VersleuteldeTekst(null=True)
    niet_zichtbaar_voor = ArrayField(
        models.BigIntegerField(), default=list, help_text="As of the contact itself: ids of members."
    )


class Afspraak(Item):
    """An agreement: what, who, check by (a ``Termijn``), kept or not. ``soort`` tells safety from other."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT, UPDATE", buiten=True)

    casus = BinnenHuishouden(Casus, null=True)
    soort = codeveld(help_text="veiligheid, gewoon, besluit")
    tekst = VersleuteldeTekst()
    lid = BinnenHuishouden(Lid, null=True, help_text="The member who does it.")
    medewerker = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    wie_anders = VersleuteldeTekst(null=True, help_text="Somebody of the network.")
    bij_soort = codeveld(blank=True)
    bij = models.BigIntegerField(null=True)
    op = models.DateField()
    nagekomen = codeveld(blank=True, help_text="ja, deels, nee; empty: not checked yet")
    gecontroleerd_op = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True)
