"""What every piece of content shares: strict types, a source for each item, and references that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid

Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Naam = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Zin = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class Verwijst:
    """Marks a field whose value is the code of an item in the list `lijst`."""

    def __init__(self, lijst: str) -> None:
        self.lijst = lijst


def _datum(waarde: Any) -> Any:
    if not isinstance(waarde, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        raise ValueError("moet een datum zijn: jjjj-mm-dd")
    try:
        dag = date.fromisoformat(waarde)
    except ValueError:
        raise ValueError(f"heeft een datum die niet bestaat: {waarde}") from None
    if not 1900 <= dag.year <= 2200:
        raise ValueError(f"heeft een jaar dat niet kan: {dag.year}")
    return dag


Datum = Annotated[date, BeforeValidator(_datum)]
BronCode = Annotated[Sleutel, Verwijst("bronnen")]


class Vorm(BaseModel):
    """A frozen group of fields that knows no other fields and changes no types by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class Vindplaats(Vorm):
    """A place in a document: which document, where in it, and what it says there where the exact words matter."""

    document: BronCode
    plaats: Naam
    citaat: Zin | None = None


class DuurVorm(Vorm):
    """A number of working days, days, weeks, months or years."""

    aantal: Annotated[int, Field(ge=1, le=36500)]
    eenheid: Annotated[Eenheid, Field(strict=False)]

    def als_regel(self) -> Duur:
        """Return the same length as the rules know it."""
        return Duur(self.aantal, self.eenheid)


def als_duur(vorm: DuurVorm | None) -> Duur | None:
    """Return the length as the rules know it; None stays None (no source was seen)."""
    return vorm.als_regel() if vorm else None


class Bronnenlijst:
    """Turns places into the `Bron` of the rules; knows the titles and addresses of the documents."""

    def __init__(self, bronnen: Mapping[str, Any]) -> None:
        self._bronnen = bronnen

    def plaatsen(self, plekken: Iterable[Vindplaats]) -> str:
        """Return the places in words: the title of each document and where in it."""
        return "; ".join(f"{self._bronnen[plek.document].titel}, {plek.plaats}" for plek in plekken)

    def bron(self, item: Item) -> Bron:
        """Return where `item` comes from, in words, and whether that text was seen."""
        adressen = [adres for plek in item.bron if (adres := self._bronnen[plek.document].adres)]
        return Bron(
            verwijzing=self.plaatsen(item.bron),
            adres=adressen[0] if adressen else "",
            geverifieerd=item.is_geverifieerd,
            voorbeeldinhoud=item.voorbeeldinhoud,
            opmerking=item.toelichting or "",
        )


class Item(Vorm):
    """One piece of content. It names its source or says that it is example content; nothing comes from nowhere."""

    ENKELVOUD: ClassVar[str] = "item"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("code",)

    bron: tuple[Vindplaats, ...] = ()
    voorbeeldinhoud: bool = False
    toelichting: Tekst | None = None

    @model_validator(mode="after")
    def _heeft_herkomst(self) -> Self:
        if not self.bron and not self.voorbeeldinhoud:
            raise ValueError('noemt geen bron; vul "bron" in of zet "voorbeeldinhoud: true"')
        return self

    @property
    def is_geverifieerd(self) -> bool:
        """Whether the text behind this item was seen. Example content never is."""
        return bool(self.bron) and not self.voorbeeldinhoud

    def als_regel(self, bronnen: Bronnenlijst) -> Any:  # noqa: ARG002 - forms with a rule of their own need it
        """Return what the rules work with: a dataclass of `tandem.regels` where there is one, else this form."""
        return self


class Rechtsitem(Item):
    """Content that says what the law allows or demands: somebody saw the text (`geverifieerd: true`) or nobody did."""

    geverifieerd: bool

    @model_validator(mode="after")
    def _niet_zomaar_geverifieerd(self) -> Self:
        if self.geverifieerd and (self.voorbeeldinhoud or not self.bron):
            raise ValueError("kan niet geverifieerd zijn zonder bron, en niet als het voorbeeldinhoud is")
        return self

    @property
    def is_geverifieerd(self) -> bool:
        """Whether the text of the law or the official page was seen."""
        return self.geverifieerd


def _van_voor_tot(van: date | None, tot: date | None) -> None:
    if van and tot and tot <= van:
        raise ValueError(f"eindigt ({tot}) niet na het begin ({van})")


class Gedateerd(Item):
    """Content that holds from `van` (null: nobody says since when) until before `tot` (null: it still holds)."""

    van: Datum | None
    tot: Datum | None = None

    @model_validator(mode="after")
    def _op_volgorde(self) -> Self:
        _van_voor_tot(self.van, self.tot)
        return self
