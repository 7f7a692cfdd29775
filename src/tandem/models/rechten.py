"""Measures and powers, safeguards, events, the access log, drafts, and what opens or closes a file."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld, zoutveld
from tandem.models.huishouden import Lid
from tandem.models.velden import BinnenHuishouden, VersleuteldeGegevens, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Maatregel(Item):
    """A legal measure on one person: kind, article, decided by, for whom, from, to."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    lid = BinnenHuishouden(Lid)
    soort = codeveld(help_text="inhoud/maatregelen.yaml")
    besloten_door = codeveld(help_text="kinderrechter, burgemeester, ...")
    besloten_op = models.DateField()
    uitvoerder = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", null=True, db_index=False)
    van = models.DateField()
    tot = models.DateField(null=True)
    dossiernummer = VersleuteldeTekst(null=True)
    grond = VersleuteldeTekst(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="maatregel_volgorde"
            )
        ]


class Bevoegdheid(Item):
    """*Inzet van bevoegdheden*: an organisation uses a power towards one person, without a measure."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    lid = BinnenHuishouden(Lid)
    soort = codeveld(help_text="inhoud/bevoegdheden.yaml")
    organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    van = models.DateField()
    tot = models.DateField(null=True)
    grond = VersleuteldeTekst(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="bevoegdheid_volgorde"
            )
        ]


class Markeerpunt(Item):
    """Beginning, changing or ending of a measure or power, or another phase: the moment at which safeguards are due."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    maatregel = BinnenHuishouden(Maatregel, null=True)
    bevoegdheid = BinnenHuishouden(Bevoegdheid, null=True)
    fasewisseling = BinnenHuishouden("tandem.Fasewisseling", null=True)
    soort = codeveld(help_text="begin, wijziging, einde, fase, voorbereiding")
    op = models.DateField()
    besloten_door_ons = models.BooleanField(help_text="We prepare it ourselves: refused without its safeguards.")
    wat = codeveld(blank=True, help_text="What was prepared (regels.rechten.voorbereiding).")
    toelichting = VersleuteldeTekst(null=True, help_text="The ground, in words.")


class Waarborg(Item):
    """One safeguard at a markeerpunt: done, or to be done afterwards with reason, owner and date (a ``Termijn``).

    ``antwoord``: to an offer, or of the second person. ``uitleg``, ``uitlegversie`` and ``taal``: which text was given.
    ``nagekeken_door``: the second person, who is somebody else than who recorded it.
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    markeerpunt = BinnenHuishouden(Markeerpunt)
    soort = codeveld(help_text="inhoud/waarborgen.yaml")
    stand = codeveld(help_text="gedaan, achteraf, gevraagd, niet_van_toepassing")
    op = models.DateField(null=True)
    lid = BinnenHuishouden(Lid, null=True)
    tekst = VersleuteldeTekst(null=True)
    antwoord = codeveld(blank=True, help_text="aangenomen, niet_gewild, regelen; eens, niet_eens")
    uitleg = codeveld(blank=True, help_text="inhoud/uitleg.yaml")
    uitlegversie = codeveld(blank=True)
    taal = codeveld(blank=True)
    nagekeken_door = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nagekeken_door=None) | ~models.Q(nagekeken_door=models.F("auteur")),
                name="waarborg_met_twee",
            )
        ]


class Brief(Item):
    """A letter at a markeerpunt for one member, as it was made: the words themselves are kept, never made anew.

    Hidden from all other members. ``teksten``: which texts of the content it holds, with their versions.
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    markeerpunt = BinnenHuishouden(Markeerpunt)
    voor = BinnenHuishouden(Lid)
    taal = codeveld()
    teksten = codeveld(120, blank=True, help_text="code:version of inhoud/uitleg.yaml, and of the frame.")
    inhoud = VersleuteldeGegevens()
    thuis = codeveld(help_text="Whether it can lie at home, as asked: ja, nee, weet_niet.")
    weg = codeveld(help_text="How it reaches this person: samen, papier, portaal.")
    gegeven_op = models.DateField(null=True)


class Gebeurtenis(Item):
    """Everything that happens, append-only; written in the transaction of the change, by the action."""

    muur = Muur(laag=None, leden=("betreft",), rechten="SELECT, INSERT", portaal="SELECT, INSERT")

    soort = codeveld(60)
    casus_nr = models.BigIntegerField(null=True)
    gebeurd_op = models.DateTimeField(help_text="When it happened.")
    actor = models.BigIntegerField(null=True, help_text="Medewerker id; no foreign key, the row outlives it.")
    organisatie = models.BigIntegerField(null=True)
    rol = codeveld(blank=True)
    taak = codeveld(blank=True)
    grondslag = codeveld(blank=True)
    feiten = VersleuteldeGegevens()
    zout = zoutveld()

    class Meta:
        indexes = [models.Index(fields=["huishouden", "gebeurd_op"], name="gebeurtenis_tijdlijn")]


class Inzage(models.Model):
    """One line of the access log: who looked, for whom, why, at which layer and person. No foreign keys.

    Content after NEN 7513 and the Logboek Dataverwerkingen (veiligheid.md, section 1).
    """

    muur = Muur(laag=None, leden=("lid",), rechten="SELECT, INSERT", portaal="SELECT", buiten=True)

    id = models.BigAutoField(primary_key=True)
    tijd = models.DateTimeField()
    verzoek = models.UUIDField(help_text="One request can touch many persons: same id.")
    medewerker = models.BigIntegerField(null=True)
    organisatie = models.BigIntegerField(null=True)
    rol = codeveld(blank=True)
    taak = codeveld(blank=True)
    doel = codeveld()
    wat = codeveld(80, help_text="Which action.")
    grondslag = codeveld(blank=True)
    uitkomst = codeveld(help_text="gelezen, geschreven, geweigerd, niet_gevonden")
    huishouden_id = models.BigIntegerField(null=True)
    laag = models.PositiveSmallIntegerField(default=1, help_text="Deepest layer that was read.")
    lid = ArrayField(models.BigIntegerField(), default=list, help_text="The member concerned: none or one.")
    niet_zichtbaar_voor = ArrayField(models.BigIntegerField(), default=list)
    namens = ArrayField(
        models.BigIntegerField(),
        default=list,
        help_text="For which members the reader is there: that this one looked betrays them to the others.",
    )
    zout = zoutveld()

    class Meta:
        indexes = [
            models.Index(fields=["huishouden_id", "tijd"], name="inzage_wie_keek"),
            BrinIndex(fields=["tijd"], name="inzage_per_dag"),  # supervision reads a day; costs a write next to nothing
        ]


class Concept(Huishoudenrij):
    """A draft: household data under the household's key, the author's alone, for 14 days."""

    muur = Muur(laag=Laag.CONTACT, eigen="medewerker", rechten="SELECT, INSERT, UPDATE, DELETE")

    medewerker = models.BigIntegerField()
    formulier = codeveld(120, help_text="Which form on which object.")
    velden = VersleuteldeGegevens()
    bewaard_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["huishouden", "medewerker", "formulier"], name="concept_eenmaal")
        ]


class Verzoek(models.Model):
    """A form that was sent: the same thing sent twice happens once."""

    medewerker = models.BigIntegerField()
    sleutel = models.UUIDField()
    uitkomst = codeveld(80, blank=True)
    op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["medewerker", "sleutel"], name="verzoek_eenmaal")]


class Ontsluiting(Huishoudenrij):
    """A shielded item was opened for somebody, with a reason, for a short while."""

    muur = Muur(laag=Laag.CONTACT, rechten="SELECT, INSERT")

    item = models.UUIDField()
    medewerker = models.BigIntegerField()
    reden = VersleuteldeTekst()
    van = models.DateTimeField()
    tot = models.DateTimeField()

    class Meta:
        indexes = [  # entering asks, in every transaction, what is open for this professional
            models.Index(fields=["medewerker", "tot"], name="ontsluiting_open")
        ]


class Zoekpoging(models.Model):
    """Searching outside one's keys: counted per professional and limited."""

    medewerker = models.BigIntegerField()
    op = models.DateTimeField()
    gevonden = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["medewerker", "op"], name="zoekpoging_tel")]


class Datalekcheck(Item):
    """Was data seen by somebody who should not have? Started by *verkeerd dossier*; ends in a judged outcome."""

    gestart_op = models.DateTimeField()
    aanleiding = codeveld()
    aantal_zagen = models.PositiveSmallIntegerField()
    uitkomst = codeveld(blank=True, help_text="geen_lek, lek_niet_melden, lek_melden")
    toelichting = VersleuteldeTekst(null=True)
    afgehandeld_op = models.DateField(null=True)


class Toestemming(Item):
    """Consent that was asked: about whom, for what, which layers, for whom to read, until when. Never changed.

    The receiver is a professional in one capacity (``lidmaatschap``), a team, or an organisation that does not work
    here. What was answered stands in ``Toestemmingsantwoord``; whether it counts is judged anew at every request.
    """

    muur = Muur(laag=None, leden=("betreft",), rechten="SELECT, INSERT", portaal="SELECT")

    lid = BinnenHuishouden(Lid)
    waarvoor = VersleuteldeTekst(help_text="The purpose, in words that the giver understands.")
    lagen = ArrayField(models.PositiveSmallIntegerField(), help_text="Layers (regels.rechten.lagen.Laag).")
    organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+", null=True, db_index=False)
    lidmaatschap = models.ForeignKey(
        "tandem.Teamlidmaatschap", models.PROTECT, related_name="+", null=True, db_index=False
    )
    van = models.DateField(help_text="When it was asked.")
    tot = models.DateField(help_text="The first day on which it holds no longer.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gt=models.F("van")), name="toestemming_volgorde"),
            models.CheckConstraint(
                condition=models.Q(team=None) | models.Q(lidmaatschap=None), name="toestemming_een_ontvanger"
            ),
        ]
        indexes = [  # entering asks, in every transaction, what was shared with this professional or team
            models.Index(fields=["lidmaatschap", "tot"], name="toestemming_aan_mens"),
            models.Index(fields=["team", "tot"], name="toestemming_aan_team"),
        ]


class Toestemmingsantwoord(Item):
    """What one of those who must consent said: given, refused, withdrawn; by whom, when, and how that is known.

    Append-only: of each who answers the last answer counts. ``gezag``: the holder of authority is no member here.
    ``auteur`` is empty where a member answered at the portal.
    """

    muur = Muur(laag=None, leden=("betreft",), rechten="SELECT, INSERT", portaal="SELECT, INSERT")

    toestemming = BinnenHuishouden(Toestemming)
    gever = BinnenHuishouden(Lid, null=True)
    gezag = BinnenHuishouden("tandem.Gezag", null=True)
    hoedanigheid = codeveld(help_text="regels.rechten.zeggenschap.Hoedanigheid")
    antwoord = codeveld(help_text="gegeven, geweigerd, ingetrokken")
    wijze = codeveld(help_text="gesprek, telefoon, schriftelijk, portaal")
    op = models.DateTimeField()
    volledig = models.BooleanField(default=False, help_text="With this yes everybody had said yes.")
    toelichting = VersleuteldeTekst(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gever=None) ^ models.Q(gezag=None), name="toestemmingsantwoord_een_gever"
            )
        ]
        indexes = [models.Index(fields=["huishouden", "toestemming"], name="toestemmingsantwoord_bij")]


class Deling(Item):
    """Something was shared: with whom, what, on which ground; with consent, or without it after weighing.

    Without consent: why, whether and when the person was told, and if not, why not and until when. What is still to be
    told is a ``Termijn``.
    """

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    lid = BinnenHuishouden(Lid)
    toestemming = BinnenHuishouden(Toestemming, null=True)
    grondslag = codeveld(help_text="inhoud/grondslagen.yaml")
    organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)
    wie = VersleuteldeTekst(null=True, help_text="Who received it there, in words.")
    wat = VersleuteldeTekst(help_text="What was shared, in words.")
    op = models.DateTimeField()
    afweging = VersleuteldeTekst(null=True, help_text="Why without consent, and why this much.")
    verteld_op = models.DateField(null=True)
    niet_verteld = VersleuteldeTekst(null=True, help_text="Why the person was not told yet.")
    ontvangen_op = models.DateTimeField(null=True)
    ontvangen_hoe = codeveld(blank=True, help_text="zelf: in Tandem; gemeld: told to who shared")


class Toestemmingsbericht(models.Model):
    """A receiver has seen that consent stopped. Written by the keeper of the keys, who also says which stopped."""

    merk = models.UUIDField(help_text="Of this consent and this receiver; tells nothing by itself.")
    medewerker = models.BigIntegerField()
    gezien_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["medewerker", "merk"], name="toestemmingsbericht_van")]
