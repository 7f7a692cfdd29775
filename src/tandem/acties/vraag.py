"""Questions that are asked on every page: written with the query builder, compiled once, then only carried out.

Building and compiling a query costs Django about a millisecond of processor time, several times what PostgreSQL needs
to answer it. A ``Vraag`` does that once for each shape of keys and keeps the text, with places for the values. It goes
behind the same two walls as ``Sessie.van``: wall 1's filter is part of the text, and who has keys to some members only
is answered with a query built anew (``Sessie.vraag``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from tandem.acties.sleutelfilter import Plek, op_plek

Rij = TypeVar("Rij", bound=models.Model)
Bouw = Callable[..., "QuerySet[Any, Any]"]
Vorm = tuple[Any, ...]


class Vraag(Generic[Rij]):
    """One question about a table; ``bouw`` gets the rows behind wall 1 and the values that change, by name.

    ``bouw`` runs seldom: whatever it looks at beside its arguments must never change.
    """

    def __init__(self, model: type[Rij], bouw: Bouw = lambda rijen: rijen) -> None:
        """Keep how the question is built; nothing is compiled before it is first asked."""
        self.model, self.bouw = model, bouw
        self._teksten: dict[Vorm, _Tekst | None] = {}

    def stel(self, vorm: Vorm, waarden: Mapping[str, Any]) -> list[Any]:
        """Ask, for one shape of keys (``sleutelfilter.vorm_van``) with the values of its places."""
        tekst = self.tekst(vorm, waarden)
        return tekst.stel(waarden) if tekst else []

    def tekst(self, vorm: Vorm, waarden: Mapping[str, Any]) -> "_Tekst | None":
        """The compiled question for one shape of keys and these places; None where nothing can ever be found."""
        plek = (vorm, *waarden)
        if plek not in self._teksten:
            self._teksten[plek] = self._maak(vorm, waarden)
        return self._teksten[plek]

    def _maak(self, vorm: Vorm, waarden: Mapping[str, Any]) -> "_Tekst | None":
        """Compile; None where no layer is open."""
        eigen = {naam: Plek(naam) for naam in waarden if not naam.startswith("_")}
        try:
            return _Tekst(self.bouw(self._rijen(vorm), **eigen))
        except EmptyResultSet:
            return None

    def _rijen(self, vorm: Vorm) -> "QuerySet[Any, Any]":
        return op_plek(self.model, vorm)


def stel_samen(vragen: Iterable[tuple[Vraag[Any], Vorm, Mapping[str, Any]]]) -> list[tuple[Any, ...]]:
    """Ask questions of the same columns in one go; rows as the database gives them."""
    paren = [(tekst, waarden) for vraag, vorm, waarden in vragen if (tekst := vraag.tekst(vorm, waarden))]
    if not paren:
        return []
    with connections[paren[0][0].rijen.db].cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f"({tekst.sql})" for tekst, _ in paren),
            [een for tekst, waarden in paren for een in tekst.gevuld(waarden)],
        )
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
        return rijen


def stel_tegelijk(vragen: "Sequence[tuple[Vraag[Any], Vorm, Mapping[str, Any]]]") -> list[list[Any]]:
    """Ask questions about different things in one round trip (PostgreSQL's pipeline); the answers in their order."""
    teksten = [vraag.tekst(vorm, waarden) for vraag, vorm, waarden in vragen]
    verbinding = connections[DEFAULT_DB_ALIAS]
    verbinding.ensure_connection()
    with verbinding.wrap_database_errors, verbinding.connection.pipeline():
        begonnen = [tekst and (tekst, _begin(tekst, een[2])) for tekst, een in zip(teksten, vragen, strict=True)]
    return [paar[0].vorm(paar[1].fetchall()) if paar else [] for paar in begonnen]


def _begin(tekst: "_Tekst", waarden: Mapping[str, Any]) -> Any:
    cursor = connections[DEFAULT_DB_ALIAS].cursor()
    cursor.execute(tekst.sql, tekst.gevuld(waarden))
    return cursor


Functie = TypeVar("Functie", bound=Callable[..., Any])


def vooraf(*vragen: Vraag[Any]) -> Callable[[Functie], Functie]:
    """Name what a read asks whatever it finds, so that a page asks it together with the rest (``Sessie.alvast``)."""

    def merk(functie: Functie) -> Functie:
        functie.vooraf = vragen  # type: ignore[attr-defined]
        return functie

    return merk


def vooraf_bij(functie: Callable[..., Any]) -> tuple[Vraag[Any], ...]:
    """What was named with ``vooraf``; nothing where it was not."""
    return getattr(functie, "vooraf", ())


class Openvraag(Vraag[Rij]):
    """The same for a table without household data, which stands behind no wall. Raises ``TypeError`` for another."""

    def __init__(self, model: type[Rij], bouw: Bouw) -> None:
        """Keep how the question is built."""
        if hasattr(model, "muur"):
            raise TypeError(f"{model.__name__} holds household data: ask it through the door")
        super().__init__(model, bouw)

    def haal(self, **waarden: Any) -> list[Any]:
        """Ask, with the values of its places."""
        return self.stel((), waarden)

    def _rijen(self, _vorm: Vorm) -> "QuerySet[Any, Any]":
        return self.model._default_manager.all()


class _Tekst:
    """A compiled question: SQL with places, and what turns rows into objects."""

    def __init__(self, rijen: Any) -> None:
        self.rijen = rijen
        self.compiler: SQLCompiler = rijen.query.get_compiler(using=rijen.db)
        self.sql, self.parameters = self.compiler.as_sql()
        kolommen: list[Any] = [kolom[0] for kolom in self.compiler.select[: self.compiler.col_count]]
        self.omzetters = self.compiler.get_converters(kolommen)

    def gevuld(self, waarden: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(waarden[een.naam] if isinstance(een, Plek) else een for een in self.parameters)

    def stel(self, waarden: Mapping[str, Any]) -> list[Any]:
        with connections[self.rijen.db].cursor() as cursor:
            cursor.execute(self.sql, self.gevuld(waarden))
            return self.vorm(cursor.fetchall())

    def vorm(self, gelezen: list[tuple[Any, ...]]) -> list[Any]:
        """Make of what the database gave what the query builder would have made of it."""
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[self.rijen.db]
        compiler.execute_sql = lambda *_, **__: [gelezen]
        compiler.get_converters = lambda _: self.omzetters
        rijen: Any = QuerySet(self.rijen.model, query=_Gereed(self.rijen.query, compiler))  # type: ignore[arg-type]
        rijen._fields = self.rijen._fields
        return list(self.rijen._iterable_class(rijen))


class _Gereed:
    """A query that needs no compiling any more."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_: object, **__: object) -> Any:
        return self._compiler

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._query, naam)
