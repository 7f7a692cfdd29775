"""What written-out templates call: looking up names as Django does, and turning values into words.

``deel`` is one step of ``django.template.base.Variable._resolve_lookup``, quick for what is usual (an attribute of a
dataclass, a key of a dict) and step by step for the rest.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from html import escape
from inspect import signature
from types import NoneType
from typing import Any
from uuid import UUID

from django.template.base import VariableDoesNotExist, render_value_in_context
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]  # the stubs are behind

from tandem.web.adressen import adres_van

MIS = object()
_GEWOON = frozenset(
    {str, SafeString, int, float, bool, NoneType, tuple, list, dict, frozenset, set, date, datetime, UUID}
)
"""Kinds that are never called."""
_ALLEEN_EIGENSCHAPPEN: set[type] = set()
"""Kinds without items: their parts are attributes."""


def haal(lagen: Sequence[dict[str, Any]], naam: str, anders: Any) -> Any:
    """A name from the context: the innermost that has it."""
    for laag in reversed(lagen):
        if naam in laag:
            waarde = laag[naam]
            return waarde if type(waarde) in _GEWOON or not callable(waarde) else roep(waarde)
    return anders


def deel(ding: Any, naam: str, anders: Any) -> Any:
    """A part of something by name; called when it can be called without arguments."""
    soort = type(ding)
    if soort in _ALLEEN_EIGENSCHAPPEN:
        try:
            waarde = getattr(ding, naam)
        except (AttributeError, TypeError):
            return _stap_voor_stap(ding, naam, anders)
    elif soort is dict and naam in ding:
        waarde = ding[naam]
    else:
        if not hasattr(soort, "__getitem__"):
            _ALLEEN_EIGENSCHAPPEN.add(soort)
        return _stap_voor_stap(ding, naam, anders)
    return waarde if type(waarde) in _GEWOON or not callable(waarde) else roep(waarde)


def pad(ding: Any, namen: Iterable[str], anders: Any) -> Any:
    """A part of a part."""
    for naam in namen:
        ding = deel(ding, naam, MIS)
        if ding is MIS:
            return anders
    return ding


def _stap_voor_stap(ding: Any, naam: str, anders: Any) -> Any:
    try:
        waarde = _zoek(ding, naam)
    except VariableDoesNotExist:
        return anders
    except Exception as fout:
        if getattr(fout, "silent_variable_failure", False):
            return ""
        raise
    return roep(waarde)


def _zoek(ding: Any, naam: str) -> Any:
    """Key, attribute, number in a list: in that order."""
    try:
        if not hasattr(type(ding), "__getitem__"):
            raise TypeError
        return ding[naam]
    except (TypeError, AttributeError, KeyError, ValueError, IndexError):
        try:
            return getattr(ding, naam)
        except (TypeError, AttributeError):
            if naam in dir(ding):
                raise
            try:
                return ding[int(naam)]
            except (IndexError, ValueError, KeyError, TypeError) as fout:
                raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (naam, ding)) from fout


def roep(waarde: Any) -> Any:
    """The answer of what can be called without arguments; anything else is itself."""
    if not callable(waarde) or getattr(waarde, "do_not_call_in_templates", False):
        return waarde
    if getattr(waarde, "alters_data", False):
        return ""
    try:
        return waarde()
    except TypeError:
        try:
            signature(waarde).bind()
        except (TypeError, ValueError):
            return ""
        raise


def eis(waarde: Any, naam: str) -> Any:
    """A filter's argument must be there. Raises ``VariableDoesNotExist``."""
    if waarde is MIS:
        raise VariableDoesNotExist("Failed lookup for key [%s]", (naam,))
    return waarde


def toon(waarde: Any, context: Any) -> str:
    """A value as it stands on the page, escaped unless it is safe."""
    soort = type(waarde)
    if soort is SafeString:
        return waarde  # type: ignore[no-any-return]
    if soort is str and context.autoescape:
        return escape(waarde)
    return render_value_in_context(waarde, context)


def uitkomst(waarde: Any, context: Any) -> str:
    """What a simple tag gives, escaped unless it is safe."""
    return conditional_escape(waarde) if context.autoescape else waarde


def filter_met(functie: Callable[..., Any]) -> Callable[..., Any]:
    """A filter as ``FilterExpression.resolve`` applies it; its first argument is the context."""
    lokaal, ontsnapt = getattr(functie, "expects_localtime", False), getattr(functie, "needs_autoescape", False)
    veilig = getattr(functie, "is_safe", False)

    def pas_toe(context: Any, waarde: Any, *rest: Any) -> Any:
        if lokaal:
            waarde = template_localtime(waarde, context.use_tz)
        nieuw = functie(waarde, *rest, autoescape=context.autoescape) if ontsnapt else functie(waarde, *rest)
        return mark_safe(nieuw) if veilig and isinstance(waarde, SafeData) else nieuw  # noqa: S308 - as Django does

    return pas_toe


def adres(naam: str, *delen: Any) -> str:
    """The address of a route. Raises ``NoReverseMatch``."""
    if all(type(een) is UUID for een in delen):
        return adres_van(naam, *delen)
    return reverse(naam, args=delen)


def adres_of_niets(naam: str, *delen: Any) -> str:
    """The same, and empty where there is none (``{% url ... as %}``)."""
    try:
        return adres(naam, *delen)
    except NoReverseMatch:
        return ""


def rij(waarden: Any) -> Any:
    """What is gone through in a loop: something with a length."""
    if waarden is None:
        return ()
    return waarden if hasattr(waarden, "__len__") else list(waarden)


def rondes(waarden: Any, lus: dict[str, Any], *, achterstevoren: bool) -> Iterable[Any]:
    """Go through a loop, with ``forloop`` telling where it is."""
    lengte = len(waarden)
    for nummer, een in enumerate(reversed(waarden) if achterstevoren else waarden):
        lus["counter0"], lus["counter"] = nummer, nummer + 1
        lus["revcounter"], lus["revcounter0"] = lengte - nummer, lengte - nummer - 1
        lus["first"], lus["last"] = nummer == 0, nummer == lengte - 1
        yield een


def vergelijk(hoe: Callable[[Any, Any], bool], een: Any, ander: Any) -> bool:
    """A comparison in a condition; what cannot be compared is not so."""
    try:
        return hoe(een, ander)
    except Exception:  # noqa: BLE001 - as Django does: a template does not fail on a comparison
        return False
