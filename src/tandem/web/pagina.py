"""Routes: each declares its address, who may come, and for which purpose. A route without that does not exist.

``@pagina(...)`` is the only way to get an address; ``urls.py`` collects them; a house-rule test compares this
register with what Django resolves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path

from tandem.acties.deur import verklaarde_doelen
from tandem.acties.rechten.binnen import Bereik, Binnenkomst
from tandem.acties.rechten.wie import actor_voor, bereik_van
from tandem.regels.rechten.actor import Actor, Ledenactor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web import fouten, ledendeur


class Wie(StrEnum):
    """Who may come to a route at all; what they find there is for the door."""

    IEDEREEN = "iedereen"
    INGELOGD = "ingelogd"
    PROFESSIONAL = "professional"
    LID = "lid"
    DEMO = "demo"


@dataclass(frozen=True)
class Beleid:
    """What a route declares."""

    naam: str
    pad: str
    wie: Wie
    doelen: frozenset[Doel]
    methoden: tuple[str, ...]
    uitleg: str
    rollen: frozenset[str]
    lagen: frozenset[Laag]


class Verzoek(HttpRequest):
    """A request that passed the policy: it has an actor (``Wie.PROFESSIONAL``), or a member (``Wie.LID``)."""

    actor: Actor
    lid: Ledenactor
    beleid: Beleid


Weergave = Callable[..., HttpResponse]
REGISTER: dict[str, Beleid] = {}
_PADEN: list[URLPattern] = []


def pagina(
    pad: str,
    naam: str,
    *,
    doelen: tuple[Doel, ...] = (),
    wie: Wie = Wie.PROFESSIONAL,
    methoden: tuple[str, ...] = ("GET",),
    rollen: tuple[str, ...] = (),
    lagen: tuple[Laag, ...] = (),
    uitleg: str = "",
) -> Callable[[Weergave], Weergave]:
    """Give a view its address and its policy.

    ``doelen`` are the purposes for which it may open the door (none: no household data); ``rollen`` limits it to
    some roles (empty: all). ``lagen``: layers without which its action refuses; the door holds that, here it keeps
    links from leading there. Raises ``ValueError`` when the name is taken.
    """
    if naam in REGISTER:
        raise ValueError(f"route {naam!r} exists already")
    beleid = Beleid(naam, pad, wie, frozenset(doelen), methoden, uitleg, frozenset(rollen), frozenset(lagen))

    def versier(weergave: Weergave) -> Weergave:
        bewaakt = _bewaak(weergave, beleid)
        REGISTER[naam] = beleid
        _PADEN.append(path(pad, bewaakt, name=naam))
        return bewaakt

    return versier


def paden() -> list[URLPattern]:
    """Return all addresses; call after importing the modules that declare them."""
    return list(_PADEN)


def _methoden(beleid: Beleid) -> tuple[str, ...]:
    """What a route answers. HEAD and OPTIONS pass the check on forged requests: no view runs that only writes."""
    return (*beleid.methoden, "HEAD", "OPTIONS") if "GET" in beleid.methoden else (*beleid.methoden, "OPTIONS")


def _bewaak(weergave: Weergave, beleid: Beleid) -> Weergave:
    @wraps(weergave)
    def bewaakt(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(_methoden(beleid))})
        if request.method not in _methoden(beleid):
            return HttpResponseNotAllowed(_methoden(beleid))
        if beleid.wie is Wie.DEMO and not settings.DEMO:
            raise NietGevonden
        if beleid.wie is Wie.LID:
            dicht = ledendeur.buiten(request)
            if dicht is not None:
                return dicht
        if beleid.wie in (Wie.INGELOGD, Wie.PROFESSIONAL) and not request.user.is_authenticated:
            return fouten.eerst_inloggen(request)
        _laat_binnen(request, beleid)
        if beleid.wie is Wie.PROFESSIONAL and request.actor is None:  # type: ignore[attr-defined]
            return ledendeur.naar_huis(request) or fouten.zonder_hoedanigheid(request)
        merk = verklaarde_doelen.set(beleid.doelen)
        try:
            return weergave(request, *args, **kwargs)
        finally:
            verklaarde_doelen.reset(merk)

    return bewaakt


def _laat_binnen(request: HttpRequest, beleid: Beleid) -> None:
    """Put the actor on the request; whoever may not come finds nothing here."""
    request.beleid = beleid  # type: ignore[attr-defined]
    actor = wie_ben_ik(request)
    if beleid.wie is Wie.PROFESSIONAL and actor and beleid.rollen and actor.rol not in beleid.rollen:
        raise NietGevonden


def wie_ben_ik(request: HttpRequest) -> Actor | None:
    """Return who acts in this request, looked up once; None for a visitor and for an account without a capacity."""
    if not hasattr(request, "actor"):
        request.actor, request.bereik = _hoedanigheid(request)  # type: ignore[attr-defined]
    return request.actor  # type: ignore[attr-defined, no-any-return]


def mijn_bereik(request: HttpRequest) -> Bereik:
    """Return for what the role in which one acts opens households; nothing without a role."""
    wie_ben_ik(request)
    return request.bereik  # type: ignore[attr-defined, no-any-return]


def _hoedanigheid(request: HttpRequest) -> tuple[Actor | None, Bereik]:
    """The chosen capacity, from what was read with the session; asked anew for who logged in just now."""
    if not request.user.is_authenticated or request.user.pk is None:
        return None, frozenset()
    gekozen = request.session.get("lidmaatschap")
    binnen: Binnenkomst | None = getattr(request.session, "binnen", None)
    if binnen is not None and binnen.account is not None and binnen.account.pk == request.user.pk:
        return binnen.als(gekozen) or (None, frozenset())
    actor = actor_voor(account=request.user.pk, lidmaatschap=gekozen)
    return actor, bereik_van(rol=actor.rol) if actor else frozenset()
