"""Field types of the house: encrypted text and data, and references that stay inside one household."""

import json
import secrets
from collections.abc import Callable
from typing import Any, Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

_VERSIE = b"\x01"


class Sleutelbron(Protocol):
    """What gives a household's 32-byte key."""

    def sleutel(self, huishouden: int) -> bytes:
        """Return the key; raises ``LookupError`` when it is destroyed."""
        ...


_bron: Callable[[], Sleutelbron] | None = None


def gebruik(bron: Callable[[], Sleutelbron]) -> None:
    """Say where keys come from; called once at start-up by ``instellingen``."""
    global _bron
    _bron = bron


def versleutel(inhoud: bytes, *, huishouden: int, plek: str) -> bytes:
    """Encrypt with AES-GCM under the household's key; household and place are bound in as associated data.

    ``plek`` is ``tabel.kolom``: a value moved to another household or column does not open.
    """
    if _bron is None:
        raise RuntimeError("no key source: instellingen did not start")
    nonce = secrets.token_bytes(12)
    return _VERSIE + nonce + AESGCM(_bron().sleutel(huishouden)).encrypt(nonce, inhoud, f"{huishouden}:{plek}".encode())


def ontsleutel(cijfertekst: bytes, *, huishouden: int, plek: str) -> bytes:
    """Decrypt what ``versleutel`` made. Raises ``InvalidTag`` when household or place differ."""
    if _bron is None:
        raise RuntimeError("no key source: instellingen did not start")
    ruw = bytes(cijfertekst)
    return AESGCM(_bron().sleutel(huishouden)).decrypt(ruw[1:13], ruw[13:], f"{huishouden}:{plek}".encode())


class _Ontsluiter:
    """Descriptor: ciphertext (bytes) opens on first read, with the household of its own row."""

    def __init__(self, veld: "VersleuteldVeld") -> None:
        self.veld = veld

    def __get__(self, rij: models.Model | None, eigenaar: type | None = None) -> Any:
        if rij is None:
            return self
        naam = self.veld.attname
        if naam not in rij.__dict__:
            rij.refresh_from_db(fields=[naam])
        waarde = rij.__dict__[naam]
        if isinstance(waarde, bytes | memoryview):
            waarde = rij.__dict__[naam] = self.veld.open(bytes(waarde), huishouden_van(rij))
        return waarde

    def __set__(self, rij: models.Model, waarde: Any) -> None:
        rij.__dict__[self.veld.attname] = waarde


class VersleuteldVeld(models.BinaryField):  # type: ignore[type-arg]
    """A value stored encrypted under the key of the row's household; queries on it are impossible on purpose."""

    descriptor_class = _Ontsluiter

    @property
    def plek(self) -> str:
        """``tabel.kolom``, the place that is bound into the ciphertext."""
        return f"{self.model._meta.db_table}.{self.column}"

    def open(self, cijfertekst: bytes, huishouden: int) -> Any:
        """Decrypt a stored value of a row of this household."""
        return self.van_bytes(ontsleutel(cijfertekst, huishouden=huishouden, plek=self.plek))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002 - Django's signature
        """Encrypt on the way in: only here is the household of the row known."""
        waarde = model_instance.__dict__.get(self.attname)
        if waarde is None or isinstance(waarde, bytes | memoryview):
            return waarde
        return versleutel(self.naar_bytes(waarde), huishouden=huishouden_van(model_instance), plek=self.plek)

    def get_prep_value(self, value: Any) -> Any:
        """Refuse plain values that come round ``pre_save`` (``update()``, filters): they would be stored readable."""
        if value is not None and not isinstance(value, bytes | memoryview):
            raise TypeError(f"{self.name}: a plain value cannot be queried or updated in bulk; save the row")
        return super().get_prep_value(value)

    def naar_bytes(self, waarde: Any) -> bytes:
        """Turn a plain value into bytes."""
        return str(waarde).encode()

    def van_bytes(self, ruw: bytes) -> Any:
        """Turn decrypted bytes into the plain value."""
        return ruw.decode()


class VersleuteldeTekst(VersleuteldVeld):
    """Encrypted text."""

    _pyi_private_set_type: str | None
    _pyi_private_get_type: str  # type: ignore[assignment]


class VersleuteldeGegevens(VersleuteldVeld):
    """Encrypted data: anything JSON can hold."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def naar_bytes(self, waarde: Any) -> bytes:
        """Write canonical JSON."""
        return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def van_bytes(self, ruw: bytes) -> Any:
        """Read JSON."""
        return json.loads(ruw)


def huishouden_van(rij: models.Model) -> int:
    """Return under which number of the key store a row is encrypted: that of its household (its ``huishouden_id``, or
    its own id for the household itself), or of its organisation (``sleutelnummer``, below zero)."""
    nummer = getattr(rij, "sleutelnummer", None) or getattr(rij, "huishouden_id", None) or rij.pk
    if nummer is None:
        raise ValueError(f"{type(rij).__name__}: no household yet, so no key to encrypt with")
    return int(nummer)


class BinnenHuishouden(models.ForeignKey):  # type: ignore[type-arg]
    """A reference to a row of the same household.

    The constraint is on ``(huishouden_id, ..._id)``, laid by ``models.muren``: a plain foreign key would accept a
    row of another household and so tell that it exists.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **opties: Any) -> None:
        """Like ``ForeignKey``, protected and without Django's own constraint."""
        opties.setdefault("db_constraint", False)
        opties.setdefault("related_name", "+")
        super().__init__(to, on_delete, **opties)


class BinnenOrganisatie(BinnenHuishouden):
    """A reference to a row of the same organisation: the constraint is on ``(organisatie_id, ..._id)``."""


@models.BigIntegerField.register_lookup
class EenVan(models.Lookup):
    """Whether a number is one of a list (``{1,2,3}``): one parameter however long the list, compared by hash.

    Not ``= ANY(array)``: PostgreSQL weighs each of its elements while planning (13 ms for 6,000). And not a plain
    ``IN``, which it may turn into a loop over the whole list for every row: ``IS TRUE`` holds it to a hash.
    """

    lookup_name = "een_van"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the comparison."""
        links, parameters = self.process_lhs(compiler, connection)
        return f"({links} IN (SELECT unnest(%s::bigint[]))) IS TRUE", (*parameters, self.rhs)


@models.ForeignKey.register_lookup
@models.BigIntegerField.register_lookup
class InReeks(models.Lookup):
    """Whether a number is one of a short list (``{1,2,3}``), by index; one text however long the list."""

    lookup_name = "in_reeks"
    prepare_rhs = False
    soort = "bigint"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the comparison."""
        links, parameters = self.process_lhs(compiler, connection)
        return f"{links} = ANY(%s::{self.soort}[])", (*parameters, self.rhs)


@models.BinaryField.register_lookup
class InMerken(InReeks):
    """The same for bytes."""

    soort = "bytea"
