"""Households, persons as bare identities, and members: what one household knows of a person."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tandem.models.basis import Huishoudenrij, Item, Muur, codeveld
from tandem.models.velden import BinnenHuishouden, VersleuteldeTekst
from tandem.regels.rechten.lagen import Laag


class Persoon(models.Model):
    """A bare identity: no name, no household. That two members are one person is itself shielded information."""

    id = models.BigAutoField(primary_key=True)
    aangemaakt_op = models.DateTimeField()


class Huishouden(models.Model):
    """A household: people who share a home situation; with or without children."""

    muur = Muur(laag=Laag.CONTACT, over_huishoudens=True, portaal="SELECT")

    id = models.BigAutoField(primary_key=True)
    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    gemeente = models.ForeignKey("tandem.Gemeente", models.PROTECT, related_name="+")
    eigen_naam = VersleuteldeTekst(null=True, help_text="What the household chose to be called.")
    weergavenaam = VersleuteldeTekst(help_text="Chosen name, else first names; kept by acties.huishouden.")
    stand = codeveld(default="actief", help_text="actief, gesplitst, samengevoegd, overdracht, leeg")
    afgeschermd = models.BooleanField(default=False, help_text="Never named to who searches outside their own keys.")
    aangemaakt_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)


class Lid(Huishoudenrij):
    """A person in this household: only what this household knows of them. Also unborn, also without a known name."""

    muur = Muur(laag=Laag.CONTACT, leden=("id",), over_huishoudens=True, portaal="SELECT", buiten=True)

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    voornaam = VersleuteldeTekst(null=True)
    achternaam = VersleuteldeTekst(null=True)
    geboortedatum = models.DateField(null=True)
    geboortedatum_soort = codeveld(default="exact", help_text="exact, geschat, onbekend, ongeboren")
    uitgerekend_op = models.DateField(null=True)
    overleden_op = models.DateField(null=True)
    bsn = VersleuteldeTekst(null=True, help_text="Optional; shown only on a ground.")
    taal = codeveld(10, blank=True, help_text="Language for talking together (BCP 47).")
    rol = codeveld(help_text="As what the person lives here: ouder, kind, partner, grootouder, ...")
    beperkt_op = models.DateField(null=True, help_text="Using what is about this person is restricted since (AVG 18).")
    van = models.DateField()
    tot = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["huishouden", "persoon"], name="lid_eenmaal_per_huishouden"),
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="lid_volgorde"
            ),
        ]


class Contactgegeven(Item):
    """An address, telephone or e-mail. A secret address is an item of the shielded layer, opened one by one."""

    muur = Muur(laag=None, leden=("betreft",), portaal="SELECT")

    lid = BinnenHuishouden(Lid, null=True)
    soort = codeveld(help_text="adres, telefoon, email")
    waarde = VersleuteldeTekst()
    veilig = models.BooleanField(default=True, help_text="Safe to use: nobody watches along.")
    toelichting = VersleuteldeTekst(null=True)
    van = models.DateField()
    tot = models.DateField(null=True)


class Relatie(Huishoudenrij):
    """A typed relation between two members, dated."""

    muur = Muur(laag=Laag.CONTACT, leden=("van_lid_id", "naar_lid_id"), portaal="SELECT")

    van_lid = BinnenHuishouden(Lid)
    naar_lid = BinnenHuishouden(Lid)
    soort = codeveld()
    van = models.DateField(null=True)
    tot = models.DateField(null=True)
    vastgelegd_op = models.DateTimeField()


class Gezag(Huishoudenrij):
    """Parental authority over a child: who, since when, on what ground. The holder is a member or an organisation."""

    muur = Muur(laag=Laag.CONTACT, leden=("kind_id",), portaal="SELECT")

    kind = BinnenHuishouden(Lid)
    drager = BinnenHuishouden(Lid, null=True)
    drager_organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", null=True)
    drager_buiten = VersleuteldeTekst(null=True, help_text="A holder who is no member of this household.")
    soort = codeveld(help_text="regels.huishouden.gezag.Gezagssoort")
    grond = codeveld()
    van = models.DateField()
    tot = models.DateField(null=True)
    vastgelegd_op = models.DateTimeField()


class Verblijf(Huishoudenrij):
    """Where a child lives and when: a child can live in two households."""

    muur = Muur(laag=Laag.CONTACT, leden=("lid_id",))

    lid = BinnenHuishouden(Lid)
    soort = codeveld(help_text="hoofdverblijf, deels, logeert, uit_huis")
    toelichting = VersleuteldeTekst(null=True)
    van = models.DateField()
    tot = models.DateField(null=True)
    vastgelegd_op = models.DateTimeField()


class Zoekwijzer(Huishoudenrij):
    """A blind index entry: the HMAC of a normalised or phonetic form, made in Python."""

    muur = Muur(laag=Laag.CONTACT, leden=("lid_id",), zoek_op="merk", rechten="SELECT, INSERT, DELETE")

    lid = BinnenHuishouden(Lid, null=True)
    soort = codeveld(help_text="naam, klank, volledig, bsn, adres, telefoon, nummer")
    merk = models.BinaryField(help_text="HMAC-SHA256, first 16 bytes.")


class Opvolging(Huishoudenrij):
    """A household was split or merged: this file refers to the other. Keys are not inherited."""

    muur = Muur(laag=Laag.CONTACT)

    soort = codeveld(help_text="splitsing, samenvoeging")
    richting = codeveld(help_text="naar, uit")
    ander = models.UUIDField(help_text="Public id of the other household.")
    op = models.DateField()
    reden = VersleuteldeTekst(null=True)
    vastgelegd_op = models.DateTimeField()


class Teamsluiting(Huishoudenrij):
    """This file is closed to a named team."""

    muur = Muur(laag=Laag.CONTACT)

    team = models.ForeignKey("tandem.Team", models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True)
    reden = VersleuteldeTekst()
    vastgelegd_op = models.DateTimeField()


class Publiekmerk(Huishoudenrij):
    """Many people know somebody here: from the day ``van`` to the day ``tot`` others' reading is put before an officer.

    Both days count: who read on the day on which the mark was taken off read a file that was marked. A row for each
    time that it stood. Closed to members.
    """

    muur = Muur(laag=Laag.VEILIGHEID)

    van = models.DateField()
    tot = models.DateField(null=True, help_text="The day on which it was taken off; empty while it stands.")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden"], condition=models.Q(tot=None), name="publiekmerk_hooguit_een_open"
            ),
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")), name="publiekmerk_volgorde"
            ),
        ]


class Bekende(models.Model):
    """A professional's family member or colleague: no keys to any household of this person. Never shown.

    ``persoon`` empty: this name and day of birth are not known here (yet); ``merk`` then finds them when they come.
    ``soort`` *zelf*: the member is this professional, so that their team has no keys either.
    """

    medewerker = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+", null=True)
    merk = models.BinaryField(null=True, help_text="HMAC of full name and day of birth, as in Zoekwijzer.")
    soort = codeveld(help_text="zelf, familie, collega, bekende")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "persoon"], name="bekende_eenmaal"),
            models.UniqueConstraint(
                fields=["medewerker", "merk"], condition=models.Q(persoon=None), name="bekende_merk_eenmaal"
            ),
        ]


class Verplaatsing(Item):
    """*Verkeerd dossier*: what was moved out of this file or into it, by one act; the trace that stays."""

    richting = codeveld(help_text="uit, in")
    wat = codeveld(help_text="regel, lid, document")
    ander = models.UUIDField(help_text="Public id of the other household.")
    gezien_door = ArrayField(models.BigIntegerField(), default=list, help_text="Professionals who wrongly saw it.")
    reden = VersleuteldeTekst()
