"""Writing a template out as a Python function: text, values, conditions, loops, inclusions; other tags stay Django's.

A *pure* part reads names only: in it the variables of loops and of ``{% include ... only %}`` are variables of Python.
Where another tag may read or set names the context is kept as Django keeps it.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.template.base import Node, NodeList, TextNode, Variable, VariableNode
from django.template.defaultfilters import default
from django.template.defaulttags import (
    CommentNode,
    CsrfTokenNode,
    ForNode,
    IfNode,
    LoadNode,
    TemplateLiteral,
    URLNode,
    WithNode,
)
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, IncludeNode, construct_relative_path
from django.utils.safestring import SafeString, mark_safe

from tandem.web.sjablonen import opzoeken

_VERGELIJKINGEN: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
    "is": operator.is_, "is not": operator.is_not,
    "in": lambda een, ander: een in ander, "not in": lambda een, ander: een not in ander,
}  # fmt: skip
_LEEG = "''"
_STIL = (LoadNode, CommentNode)
Schrijfbaar = Callable[..., str]


class NietTeSchrijven(Exception):
    """This part is left to Django."""


class Uitgeschreven(Node):
    """Nodes that became one function; still found by who looks for them (``{% extends %}`` looks for blocks)."""

    def __init__(self, delen: Iterable[Node]) -> None:
        """Write them out, if that can be done."""
        self.delen = NodeList(delen)
        try:
            self.functie = schrijf(self.delen)
        except NietTeSchrijven:
            self.functie = self.delen.render

    def render(self, context: Any) -> SafeString:
        """Carry out the function."""
        return SafeString(self.functie(context))

    def render_annotated(self, context: Any) -> SafeString:
        """The same: without ``debug`` there is nothing to annotate."""
        return SafeString(self.functie(context))

    def get_nodes_by_type(self, nodetype: Any) -> list[Node]:
        """Look among the nodes that were written out."""
        return self.delen.get_nodes_by_type(nodetype)


def schrijf(delen: Iterable[Node], namen: tuple[str, ...] | None = None) -> Schrijfbaar:
    """Return the function of a list of nodes: of the context, or (``namen``) of these names and no other.

    Raises ``NietTeSchrijven`` with ``namen`` when the nodes are not pure.
    """
    schrijver = _Schrijver(gesloten=namen is not None)
    plekken = {naam: schrijver.nieuw("p") for naam in namen or ()}
    schrijver.zet(f"def functie(context{''.join(f', {plek}' for plek in plekken.values())}):")
    schrijver.diepte += 1
    schrijver.zet("uit = []; zeg = uit.append; lagen = context.dicts")
    for plek in plekken.values():
        schrijver.zet(f"if callable({plek}): {plek} = roep({plek})")
    schrijver.delen(delen, plekken)
    schrijver.zet("return ''.join(uit)")
    exec("\n".join(schrijver.regels), schrijver.wereld)  # noqa: S102 - our own templates, never what people type
    functie: Schrijfbaar = schrijver.wereld["functie"]
    return functie


def is_zuiver(delen: Iterable[Node], *, gesloten: bool) -> bool:
    """Whether nothing in these nodes reads or sets names behind our back."""
    return all(_is_zuiver(een, gesloten) for een in delen)


def _is_zuiver(een: Node, gesloten: bool) -> bool:
    if isinstance(een, ForNode):
        return is_zuiver([*een.nodelist_loop, *een.nodelist_empty], gesloten=gesloten)
    if isinstance(een, IfNode | WithNode):
        return is_zuiver(een.nodelist, gesloten=gesloten)
    if isinstance(een, URLNode):
        return een.asvar is None and not een.kwargs
    if isinstance(een, IncludeNode):
        return een.isolated_context and not een.template.is_var and not een.template.filters
    if isinstance(een, CsrfTokenNode):
        return not gesloten
    return isinstance(een, (TextNode, VariableNode, *_STIL)) or _is_eenvoudig(een)


def _is_eenvoudig(een: Node) -> bool:
    return type(een) is SimpleNode and not een.takes_context and een.target_var is None


class Invoeging:
    """``{% include "naam" with ... only %}``: a function of its values, if that template is pure."""

    def __init__(self, naam: str, namen: tuple[str, ...]) -> None:
        """Nothing is read before it is first needed."""
        self.naam, self.namen = naam, namen
        self._functie: Schrijfbaar | None = None

    def __call__(self, context: Any, *waarden: Any) -> str:
        """Return the words of the template with these values."""
        if self._functie is None:
            self._functie = self._maak(context.template.engine.get_template(self.naam))
        return self._functie(context, *waarden)

    def _maak(self, sjabloon: Any) -> Schrijfbaar:
        namen = self.namen
        if sjabloon.zuiver is not None:
            with suppress(NietTeSchrijven):
                return schrijf(sjabloon.zuiver, namen)
        return lambda context, *waarden: sjabloon.render(context.new(dict(zip(namen, waarden, strict=True))))


class _Schrijver:
    """The lines of one function; ``wereld`` holds what they call and the values that never change."""

    def __init__(self, *, gesloten: bool) -> None:
        self.gesloten, self.diepte, self.regels = gesloten, 0, list[str]()
        self.wereld: dict[str, Any] = {naam: getattr(opzoeken, naam) for naam in dir(opzoeken) if naam[0] != "_"}
        self.wereld["VariableDoesNotExist"] = opzoeken.VariableDoesNotExist
        self._tekst, self._teller = list[str](), 0

    def nieuw(self, begin: str) -> str:
        self._teller += 1
        return f"{begin}{self._teller}"

    def vast(self, waarde: Any) -> str:
        naam = self.nieuw("k")
        self.wereld[naam] = waarde
        return naam

    def zet(self, regel: str) -> None:
        self.leeg()
        self.regels.append("    " * self.diepte + regel)

    def leeg(self) -> None:
        """Write the text that was waiting, in one piece."""
        if self._tekst:
            tekst, self._tekst = "".join(self._tekst), []
            self.regels.append(f"{'    ' * self.diepte}zeg({tekst!r})")

    # -- nodes ------------------------------------------------------------------------------------------------------

    def delen(self, delen: Iterable[Node], plekken: Mapping[str, str]) -> None:
        for een in delen:
            self._deel(een, plekken)
        self.leeg()

    def _deel(self, een: Node, plekken: Mapping[str, str]) -> None:
        if isinstance(een, TextNode):
            self._tekst.append(een.s)
        elif isinstance(een, _STIL):
            pass
        elif isinstance(een, IfNode):
            self._als(een, plekken)
        elif isinstance(een, VariableNode):
            self._een_regel(
                een, plekken, lambda: f"toon({self.waarde(een.filter_expression, plekken, leeg=_LEEG)}, context)"
            )
        elif isinstance(een, ForNode) and is_zuiver([een], gesloten=self.gesloten):
            self._lus(een, plekken)
        elif isinstance(een, WithNode) and is_zuiver([een], gesloten=self.gesloten):
            self._met(een, plekken)
        elif isinstance(een, URLNode) and een.asvar and not (een.kwargs or plekken or self.gesloten):
            waarden = [self.waarde(deel, plekken, leeg=_LEEG) for deel in (een.view_name, *een.args)]
            self.zet(f"context[{een.asvar!r}] = adres_of_niets({', '.join(waarden)})")
        elif isinstance(een, IncludeNode | URLNode | SimpleNode) and _is_zuiver(een, self.gesloten):
            self._een_regel(een, plekken, lambda: self._aanroep(een, plekken))
        else:
            self._laat_aan_django(een, plekken)

    def _een_regel(self, een: Node, plekken: Mapping[str, str], maak: Callable[[], str]) -> None:
        try:
            self.zet(f"zeg({maak()})")
        except NietTeSchrijven:
            self._laat_aan_django(een, plekken)

    def _laat_aan_django(self, een: Any, plekken: Mapping[str, str]) -> None:
        if self.gesloten or (plekken and not isinstance(een, CsrfTokenNode)):
            raise NietTeSchrijven
        if isinstance(een, ForNode):
            for lijst in (een.nodelist_loop, een.nodelist_empty):
                schrijf_uit(lijst)  # type: ignore[arg-type]  # the stubs are behind
        elif isinstance(een, WithNode | BlockNode):
            schrijf_uit(een.nodelist)
        self.zet(f"zeg({self.vast(een)}.render_annotated(context))")

    def _aanroep(self, een: Any, plekken: Mapping[str, str]) -> str:
        if isinstance(een, IncludeNode):
            naam: Any = construct_relative_path(een.origin.template_name, een.template.var)  # type: ignore[arg-type]
            waarden = [self.waarde(een, plekken, leeg=_LEEG) for een in een.extra_context.values()]
            invoeging = self.vast(Invoeging(naam, tuple(een.extra_context)))
            return f"{invoeging}({', '.join(['context', *waarden])})"
        if isinstance(een, URLNode):
            waarden = [self.waarde(deel, plekken, leeg=_LEEG) for deel in (een.view_name, *een.args)]
            return f"toon(adres({', '.join(waarden)}), context)"
        waarden = [self.waarde(deel, plekken, leeg=_LEEG) for deel in een.args]
        waarden += [f"{naam}={self.waarde(deel, plekken, leeg=_LEEG)}" for naam, deel in een.kwargs.items()]
        return f"uitkomst({self.vast(een.func)}({', '.join(waarden)}), context)"

    def _als(self, een: IfNode, plekken: Mapping[str, str]) -> None:
        begin = self.diepte
        for voorwaarde, delen in een.conditions_nodelists:
            if voorwaarde is not None:
                self._voorwaarde(self.oordeel(voorwaarde, plekken))
            self.diepte += 1 if voorwaarde is not None else 0
            self.zet("pass")
            self.delen(delen, plekken)
            if voorwaarde is not None:
                self.diepte -= 1
                self.zet("else:")
                self.diepte += 1
        self.zet("pass")
        self.diepte = begin

    def _voorwaarde(self, oordeel: str) -> None:
        if "eis(" not in oordeel:
            self.zet(f"if {oordeel}:")
            return
        naam = self.nieuw("o")
        self.zet(f"try: {naam} = {oordeel}")
        self.zet(f"except VariableDoesNotExist: {naam} = None")
        self.zet(f"if {naam}:")

    def _lus(self, een: Any, plekken: Mapping[str, str]) -> None:
        rij, lus = self.nieuw("r"), self.nieuw("f")
        namen = {naam: self.nieuw("v") for naam in een.loopvars}
        self.zet(f"{rij} = rij({self.waarde(een.sequence, plekken, leeg='None')})")
        self.zet(f"if len({rij}) < 1:")
        self._blok(een.nodelist_empty, plekken)
        self.zet("else:")
        self.diepte += 1
        ouder = plekken.get("forloop") or ("{}" if self.gesloten else "haal(lagen, 'forloop', {})")
        kop = len(self.regels)
        self.zet(f"{lus} = {{'parentloop': {ouder}}}")
        self.zet(f"for {', '.join(namen.values())} in rondes({rij}, {lus}, achterstevoren={een.is_reversed!r}):")
        self.diepte += 1
        for naam in namen.values():
            self.zet(f"if callable({naam}): {naam} = roep({naam})")
        self.diepte -= 1
        self._blok(een.nodelist_loop, {**plekken, **namen, "forloop": lus})
        if not any(lus in regel for regel in self.regels[kop + 2 :]):  # nobody asks where the loop is
            om = f"reversed({rij})" if een.is_reversed else rij
            self.regels[kop : kop + 2] = [f"{'    ' * self.diepte}for {', '.join(namen.values())} in {om}:"]
        self.diepte -= 1

    def _met(self, een: Any, plekken: Mapping[str, str]) -> None:
        namen = {}
        for naam, waarde in een.extra_context.items():
            namen[naam] = self.nieuw("w")
            self.zet(f"{namen[naam]} = {self.waarde(waarde, plekken, leeg=_LEEG)}")
        self.delen(een.nodelist, {**plekken, **namen})

    def _blok(self, delen: Iterable[Node], plekken: Mapping[str, str]) -> None:
        self.diepte += 1
        self.zet("pass")
        self.delen(delen, plekken)
        self.diepte -= 1

    # -- values -----------------------------------------------------------------------------------------------------

    def oordeel(self, een: Any, plekken: Mapping[str, str]) -> str:
        """A condition as an expression."""
        if isinstance(een, TemplateLiteral):
            return self.waarde(een.value, plekken, leeg="None")
        if een.id == "not":
            return f"(not {self.oordeel(een.first, plekken)})"
        links, rechts = self.oordeel(een.first, plekken), self.oordeel(een.second, plekken)
        if een.id in ("and", "or"):
            return f"({links} {een.id} {rechts})"
        return f"vergelijk({self.vast(_VERGELIJKINGEN[een.id])}, {links}, {rechts})"

    def waarde(self, een: Any, plekken: Mapping[str, str], *, leeg: str) -> str:
        """A value with its filters, as an expression; ``leeg`` for what is not there."""
        uit = self._naam(een.var, plekken, leeg) if een.is_var else self.vast(een.var)
        for functie, argumenten in een.filters:
            rest = [self._argument(is_naam, een, plekken) for is_naam, een in argumenten]
            if functie is default and "eis(" not in rest[0]:
                uit = f"({uit} or {rest[0]})"
            else:
                uit = f"{self.vast(opzoeken.filter_met(functie))}({', '.join(['context', uit, *rest])})"
        return uit

    def _argument(self, is_naam: bool, waarde: Any, plekken: Mapping[str, str]) -> str:
        if not is_naam:
            return self.vast(mark_safe(waarde))  # noqa: S308 - as Django does
        if waarde.lookups is None:
            return self._naam(waarde, plekken, "MIS")
        return f"eis({self._naam(waarde, plekken, 'MIS')}, {waarde.var!r})"

    def _naam(self, een: Variable, plekken: Mapping[str, str], leeg: str) -> str:
        if een.translate:
            raise NietTeSchrijven
        if een.lookups is None:
            return self.vast(een.literal)
        eerste, *rest = een.lookups
        if eerste in plekken:
            ding = plekken[eerste]
        elif eerste in ("True", "False", "None"):
            ding = eerste
        elif self.gesloten:
            return leeg
        else:
            ding = f"haal(lagen, {eerste!r}, {'MIS' if rest else leeg})"
        if not rest:
            return ding
        if len(rest) == 1 and eerste in plekken:
            return f"deel({ding}, {rest[0]!r}, {leeg})"
        return f"pad({ding}, {tuple(rest)!r}, {leeg})"


def schrijf_uit(lijst: NodeList) -> None:
    """Put one written-out node in the place of a list of nodes."""
    if len(lijst) > 1 or (lijst and not isinstance(lijst[0], TextNode | Uitgeschreven)):
        lijst[:] = [Uitgeschreven(lijst)]
