"""What every page knows: who acts, in which capacity, and which way to go."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.klacht import BEHANDELAAR, VERTROUWENSPERSOON
from tandem.regels.rechten.lagen import Doel, Reikwijdte
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.toezicht import TOEZICHTHOUDER
from tandem.regels.rechten.vernietigen import BEWAARDERS
from tandem.web.adressen import adres_van
from tandem.web.ledendeur import is_neutraal
from tandem.web.pagina import mijn_bereik, wie_ben_ik

NAVIGATIE = (
    ("start", "Werk", Doel.HULP, Reikwijdte.EIGEN),
    ("huishoudens", "Huishoudens", Doel.HULP, Reikwijdte.EIGEN),
    ("dienst", "Uw dienst", Doel.DIENST, Reikwijdte.DIENST),
    ("team", "Team", Doel.TEAMLEIDING, Reikwijdte.TEAM),
    ("team_werk", "Werk van het team", Doel.TEAMLEIDING, Reikwijdte.TEAM),
    ("team_huishoudens", "Huishoudens", Doel.TEAMLEIDING, Reikwijdte.TEAM),
    ("rooster", "Dienst en waarneming", Doel.HULP, Reikwijdte.EIGEN),
    ("rooster", "Dienst en waarneming", Doel.TEAMLEIDING, Reikwijdte.TEAM),
    ("verbeteren", "Verbeteren", Doel.VERBETEREN, Reikwijdte.ORGANISATIE),
)
"""Route, words, and what a role must be able to open for them; ``MEESTE_WOORDEN`` with the region behind it."""
MEESTE_WOORDEN = 6
BIJ_ROL = (
    ("klachten", "Klachten", (BEHANDELAAR, VERTROUWENSPERSOON)),
    ("toezicht", "Toezicht", (TOEZICHTHOUDER,)),
    ("bewaren", "Bewaren", BEWAARDERS),
)
"""Pages for roles that open no household: route, words, roles."""


def omgeving(request: HttpRequest) -> dict[str, object]:
    """Return the context that the page shell needs: for a visitor nothing, for a professional their own words."""
    if not hasattr(request, "user"):
        return {"actor": None}
    actor = wie_ben_ik(request)
    if actor is None and is_neutraal(request):
        return {"actor": None, "neutraal": True}
    if not request.user.is_authenticated:
        return {"actor": None}
    if actor is None:
        return {"actor": None, "ik": {"naam": request.user.get_username(), "uitlog_url": reverse("uitloggen")}}
    return {
        "actor": actor,
        "ik": _ik(actor),
        "navigatie": _navigatie(request),
        "zoek_url": _adres("zoeken") if _zoekt(request) else "",
    }


def eis_bereik(request: HttpRequest, doel: Doel) -> None:
    """Let only roles pass that open households for a purpose; for others nothing is here: raises ``NietGevonden``."""
    if not any(een is doel for een, _ in mijn_bereik(request)):
        raise NietGevonden


def _zoekt(request: HttpRequest) -> bool:
    """Whether this role may search for households at all."""
    return any(een is Doel.ZOEKEN for een, _ in mijn_bereik(request))


def _ik(actor: Actor) -> dict[str, str]:
    return {
        "naam": actor.naam,
        "rol": actor.rol_naam,
        "organisatie": actor.organisatie_naam,
        "wissel_url": _adres("hoedanigheid"),
        "gedeeld_url": _adres("gedeeld"),
        "url": _adres("account"),
        "uitlog_url": _adres("uitloggen"),
    }


def _navigatie(request: HttpRequest) -> list[dict[str, object]]:
    bereik = mijn_bereik(request)
    punten = [(tekst, url) for naam, tekst, doel, via in NAVIGATIE if (doel, via) in bereik and (url := _adres(naam))]
    actor = wie_ben_ik(request)
    punten += [(tekst, _adres(naam)) for naam, tekst, rollen in BIJ_ROL if actor and actor.rol in rollen]
    punten = list(dict.fromkeys([*punten[: MEESTE_WOORDEN - 1], ("Onze regio", _adres("regio"))]))
    hier = "" if getattr(request, "zonder_plek", False) else _beste(request.path, [url for _, url in punten])
    return [{"tekst": tekst, "url": url, "actief": url == hier} for tekst, url in punten]


def _beste(pad: str, urls: list[str]) -> str:
    """The longest address under which this page lies; the first page is only itself."""
    passend = [url for url in urls if pad == url or (url != "/" and pad.startswith(url))]
    return max(passend, key=len, default="")


def _adres(naam: str) -> str:
    """The address of a route, empty while there is none."""
    try:
        return adres_van(naam)
    except NoReverseMatch:
        return ""
