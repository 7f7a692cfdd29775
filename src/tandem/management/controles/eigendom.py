"""A kind of import contract: the models of one capability are imported by the acties that own them alone.

import-linter's own `protected` contract demands that all owners exist already, and does not see
`from tandem.models import Casus`, where the package stands between. This one does.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

import tandem

BRON = Path(tandem.__file__).parent
PAKKET = "tandem.models"
VRIJ = ("tandem.models", "tandem.migrations", "tandem.management")


class Eigendom(Contract):
    """`models`: the module with the models. `eigenaren`: who may import it, below them included."""

    type_name = "eigendom"
    models: Any = fields.StringField()  # the tool gives instances the plain value: a string
    eigenaren: Any = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 - the signature is the tool's
        """Every import of these models by a module that is neither an owner nor free to."""
        vreemd = sorted(
            f"{van} -> {wat}"
            for van, wat in {*_rechtstreeks(graph, self.models), *_via_pakket(graph, self.models)}
            if not _onder(van, (*VRIJ, *self.eigenaren))
        )
        return ContractCheck(kept=not vreemd, metadata={"vreemd": vreemd})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each import that may not be."""
        for regel in check.metadata["vreemd"]:
            output.print_error(f"- {regel}")
        output.print_error(f"Alleen voor: {', '.join(sorted(self.eigenaren))}. Vraag het daar.")


def _onder(module: str, pakketten: tuple[str, ...]) -> bool:
    return any(module == pakket or module.startswith(f"{pakket}.") for pakket in pakketten)


def _rechtstreeks(graph: ImportGraph, models: str) -> Iterator[tuple[str, str]]:
    doelen = {module for module in graph.modules if _onder(module, (models,))}
    return ((van, doel) for doel in doelen for van in graph.find_modules_that_directly_import(doel))


def _via_pakket(graph: ImportGraph, models: str) -> Iterator[tuple[str, str]]:
    """Imports of one of these classes by way of `tandem.models`."""
    klassen = _klassen(models)
    for van in graph.find_modules_that_directly_import(PAKKET):
        for knoop in ast.walk(_boom(van)):
            if isinstance(knoop, ast.ImportFrom) and knoop.module == PAKKET and not knoop.level:
                yield from ((van, f"{models}.{naam.name}") for naam in knoop.names if naam.name in klassen)


def _klassen(models: str) -> set[str]:
    """The classes that are defined in this module or, for a folder, in the files below it."""
    stam = BRON.joinpath(*models.split(".")[1:])
    paden = stam.rglob("*.py") if stam.is_dir() else [stam.with_suffix(".py")]
    bomen = [ast.parse(pad.read_text(encoding="utf-8")) for pad in paden]
    return {knoop.name for boom in bomen for knoop in ast.walk(boom) if isinstance(knoop, ast.ClassDef)}


def _boom(module: str) -> ast.Module:
    stam = BRON.joinpath(*module.split(".")[1:])
    pad = stam / "__init__.py" if stam.is_dir() else stam.with_suffix(".py")
    return ast.parse(pad.read_text(encoding="utf-8"))
