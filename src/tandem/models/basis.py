"""What every table with household data shares: its household, its public id, and the wall that guards it."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models

from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.organisatie import Werklaag, sleutelnummer


@dataclass(frozen=True)
class Muur:
    """How the database guards a table (laid by ``models.muren``).

    ``laag``: the fixed layer of all rows, or None where each row has its own column ``laag``.
    ``leden``: columns that name the members whom a row is about (an id column or an array).
    ``over_huishoudens``: rows are listed across households, so the key gets an index.
    ``zoek_op``: rows are found across households by this column, so it gets an index with the key behind it. Not
    beside ``over_huishoudens``: PostgreSQL, which thinks of ten keys, would rather read all rows of two thousand.
    ``lopend``: a condition in SQL for the rows that such lists ask for, who get an index of their own.
    ``rechten``: what role ``app`` may do. ``eigen``: rows are only for the professional in this column.
    ``portaal``: what a member of the household may do with it at the portal; nothing unless it is named.
    ``buiten``: a copy for who holds authority and never was a member may be made from it (``models.muren.smal``).
    """

    laag: Laag | None
    leden: tuple[str, ...] = ()
    over_huishoudens: bool = False
    zoek_op: str = ""
    lopend: str = ""
    rechten: str = "SELECT, INSERT, UPDATE"
    eigen: str | None = None
    portaal: str = ""
    buiten: bool = False


class Huishoudenrij(models.Model):
    """A row that belongs to one household."""

    muur: ClassVar[Muur]

    id = models.BigAutoField(primary_key=True)
    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, help_text="Random id for addresses in URLs.")
    huishouden = models.ForeignKey("tandem.Huishouden", models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Item(Huishoudenrij):
    """A row with a layer of its own, that says whom it is about and from whom it is hidden."""

    muur = Muur(laag=None, leden=("betreft",))

    laag = models.PositiveSmallIntegerField(help_text="Layer (regels.rechten.lagen.Laag).")
    betreft = ArrayField(models.BigIntegerField(), default=list, help_text="Ids of the members it is about.")
    niet_zichtbaar_voor = ArrayField(
        models.BigIntegerField(), default=list, help_text="Ids of the members from whom it is hidden."
    )
    auteur = models.ForeignKey("tandem.Medewerker", models.PROTECT, related_name="+", null=True, db_index=False)
    vastgelegd_op = models.DateTimeField(help_text="When it was recorded.")
    versie = models.PositiveIntegerField(default=1, help_text="Counts changes, so that two savers are told.")

    class Meta:
        abstract = True


@dataclass(frozen=True)
class Organisatiemuur:
    """How the database guards a table of organisations (laid by ``models.muren.organisatie``).

    ``laag``: the fixed layer of all rows, or None where each row has its own column ``laag``. ``alleen``: a condition
    in SQL on top of the key, where a row is not for the whole organisation. ``rechten``: what role ``app`` may do.
    ``deelnemer``: what a respondent of a wave may do without any key, in the rows for which ``deelnemer_waar`` holds;
    ``schrijft``: a condition in SQL for writing, on top of all else. ``zolang``: a condition in SQL for rows that may
    still be changed; for who changes it this is about the row as it was, so that a last change may close it.
    ``gericht``: the rows are ``Gericht``; ``intrekbaar``: the path to the public id of what can be withdrawn, after
    which a third party to whom the layer was opened reads the row no more. ``namens``: rows have a column ``namens``,
    the organisation for which another has them; it reads them too ("leest"), or also gives them to the programme of
    the region itself ("meldt").
    """

    laag: Werklaag | None
    alleen: str = ""
    rechten: str = "SELECT, INSERT, UPDATE"
    deelnemer: str = ""
    deelnemer_waar: str = ""
    schrijft: str = ""
    zolang: str = ""
    gericht: bool = False
    intrekbaar: str = ""
    namens: str = ""


class Organisatierij(models.Model):
    """A row that belongs to one organisation, mostly a municipality. It holds nothing about households."""

    orgmuur: ClassVar[Organisatiemuur]

    id = models.BigAutoField(primary_key=True)
    openbaar = models.UUIDField(default=uuid.uuid4, editable=False, help_text="Random id for addresses in URLs.")
    organisatie = models.ForeignKey("tandem.Organisatie", models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True

    @property
    def sleutelnummer(self) -> int:
        """Under whose key its words are encrypted."""
        return sleutelnummer(self.organisatie_id)  # type: ignore[attr-defined]


class Gericht(Organisatierij):
    """A row that its organisation sends to others: a draft until then, fixed from then on (``muren.organisatie``)."""

    aan = ArrayField(
        models.BigIntegerField(), default=list, help_text="Ids of the organisations it was sent to; none: a draft."
    )

    class Meta:
        abstract = True


def zoutveld() -> "models.UUIDField[uuid.UUID, uuid.UUID]":
    """122 random bits that the database adds to a row, so that its leaf hash under a seal tells nothing by itself."""
    return models.UUIDField(db_default=RandomUUID(), editable=False)


def codeveld(lengte: int = 40, **opties: object) -> "models.CharField[str, str]":
    """A code from content or from an enum in ``regels``: plain, short, never free text."""
    return models.CharField(max_length=lengte, **opties)  # type: ignore[arg-type]
