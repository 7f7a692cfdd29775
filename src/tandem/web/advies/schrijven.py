"""Pages on which a request or an advice is written: asking, drafting, the second look, a new version."""

from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.advies import schrijven as acties
from tandem.acties.advies.lezen import lees_advies
from tandem.acties.advies.schrijven import Schrijfblad, lees_schrijfblad
from tandem.acties.advies.vragen import lees_vraagblad, vraag_advies
from tandem.regels.advies.advies import Datumgrond, Moment, Vraag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.advies.formulieren import Adviesformulier, Verstuurformulier, Vraagformulier, advies_uit
from tandem.web.advies.lijst import PAD
from tandem.web.formulier import Formulier, behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

FORM = ("GET", "POST")
_VRAAGVELDEN = ("onderwerp", "vraag", "achtergrond", "advies_voor", "besluit_op", "reageert_voor")


def _adres(openbaar: str) -> str:
    return reverse("advies", args=[openbaar])


def _naar_vraag(openbaar: str) -> str:
    return reverse("adviesvraag", args=[openbaar])


def _nakijken(openbaar: str) -> str:
    return reverse("advies_versturen", args=[openbaar])


@pagina(f"{PAD}vragen/", "advies_vragen", doelen=VERBETEREN, methoden=FORM, uitleg="Advies vragen aan een raad.")
def vragen(request: Verzoek) -> HttpResponse:
    """Ask a council for advice."""
    blad = lees_vraagblad(door=request.actor)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        vraag = Vraag(moment=Moment(velden["moment"]), **{naam: velden[naam] for naam in _VRAAGVELDEN})
        regels = [UUID(een) for een in velden.get("planregels", ())]
        nummer = vraag_advies(door=request.actor, raad=velden["raad"], vraag=vraag, planregels=regels, verzoek=verzoek)
        messages.success(request, "Verstuurd. De raad ziet uw vraag met de datum.")
        return _naar_vraag(str(nummer))

    context = werkcontext(blad.kop, "adviezen", titel="Advies vragen")
    context |= {"knop": "Versturen aan de raad", "terug_url": reverse("adviezen"), "blad": blad}
    return behandel(
        request, formulier=partial(Vraagformulier, blad=blad), actie=actie, sjabloon="advies/vragen.html",
        context=context, na_eerder=_naar_vraag,
    )  # fmt: skip


@pagina(f"{PAD}schrijven/", "advies_schrijven", doelen=VERBETEREN, methoden=FORM, uitleg="Een advies schrijven.")
def schrijven(request: Verzoek) -> HttpResponse:
    """Begin an advice; ``?vraag=`` names the request that it answers."""
    blad = lees_schrijfblad(door=request.actor, vraag=_uit_adres(request))

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        nummer = acties.schrijf_advies(door=request.actor, advies=advies_uit(velden), vraag=blad.vraag, verzoek=verzoek)
        return _nakijken(str(nummer))

    begin: dict[str, Any] = {"onderwerp": blad.vraag_onderwerp, "voor": [blad.vraag_van] if blad.vraag_van else []}
    if blad.vraag:
        begin |= {"reageren_voor": blad.reageert_voor, "grond": Datumgrond.TOEGEZEGD.value}
    return _formulier(request, blad, actie, begin, titel="Advies schrijven", terug=reverse("adviezen"))


def _uit_adres(request: Verzoek) -> UUID | None:
    with suppress(ValueError):
        return UUID(request.GET.get("vraag", ""))
    return None


@pagina(
    f"{PAD}<uuid:advies>/schrijven/", "advies_wijzigen", doelen=VERBETEREN, methoden=FORM,
    uitleg="Verder schrijven aan een advies dat nog niet is verstuurd.",
)  # fmt: skip
def wijzigen(request: Verzoek, advies: UUID) -> HttpResponse:
    """Go on with a draft."""
    blad = lees_schrijfblad(door=request.actor, concept=advies)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.wijzig_advies(
            door=request.actor, concept=advies, advies=advies_uit(velden), versie=velden["versie"] or 0,
            verzoek=verzoek,
        )  # fmt: skip
        return _nakijken(str(advies))

    return _formulier(request, blad, actie, _begin(blad), titel="Verder schrijven", terug=reverse("adviezen"))


def _begin(blad: Schrijfblad) -> dict[str, Any]:
    heel = blad.advies
    if heel is None:
        raise NietGevonden
    namen = ("onderwerp", "inleiding", "reageren_voor", "afspraak")
    begin: dict[str, Any] = {naam: getattr(heel, naam) for naam in namen} | {"versie": blad.versie}
    begin |= {"punten": "\n\n".join(heel.punten), "voor": list(heel.voor), "grond": heel.grond.value}
    return begin | {"leden": heel.gehoord.leden, "ervaring": heel.gehoord.ervaring, "hoe": heel.gehoord.hoe}


def _formulier(
    request: Verzoek, blad: Schrijfblad, actie: Any, begin: dict[str, Any], *, titel: str, terug: str
) -> HttpResponse:
    context = werkcontext(blad.kop, "adviezen", titel=titel)
    context |= {"knop": "Bewaren en nakijken", "terug_url": terug, "blad": blad}
    return behandel(
        request, formulier=partial(Adviesformulier, blad=blad), actie=actie, sjabloon="advies/schrijven.html",
        context=context, begin=begin, na_eerder=_nakijken,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:advies>/versturen/", "advies_versturen", doelen=VERBETEREN, methoden=FORM,
    uitleg="Een advies nog één keer lezen, en versturen.",
)  # fmt: skip
def versturen(request: Verzoek, advies: UUID) -> HttpResponse:
    """Read a draft once more as it will be read, and send it."""
    schrijfblad = lees_schrijfblad(door=request.actor, concept=advies)
    blad, namen = lees_advies(door=request.actor, openbaar=advies), dict(schrijfblad.ontvangers)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.verstuur_advies(
            door=request.actor, concept=advies, nagekeken=velden["nagekeken"], versie=velden["versie"] or 0,
            verzoek=verzoek,
        )  # fmt: skip
        messages.success(request, "Verstuurd. Het advies ligt nu vast.")
        return _adres(str(advies))

    context = werkcontext(blad.kop, "adviezen", titel="Nog één keer lezen")
    context |= {"knop": "Versturen", "terug_url": reverse("advies_wijzigen", args=[advies]), "blad": blad}
    heel = schrijfblad.advies
    aan = [namen[een] for een in heel.voor if een in namen] if heel else []
    context |= {"terug_tekst": "Verder schrijven", "aan": aan, "vermoedens": schrijfblad.vermoedens}
    return behandel(
        request, formulier=Verstuurformulier, actie=actie, sjabloon="advies/versturen.html", context=context,
        begin={"versie": schrijfblad.versie}, na_eerder=_adres,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:advies>/nieuw/", "advies_nieuwe_versie", doelen=VERBETEREN, methoden=FORM,
    uitleg="Een verstuurd advies verbeteren met een nieuwe versie.",
)  # fmt: skip
def nieuwe_versie(request: Verzoek, advies: UUID) -> HttpResponse:
    """Begin a new version of an advice that was sent."""
    blad = lees_advies(door=request.actor, openbaar=advies)
    if not blad.kan_verbeteren:
        raise NietGevonden

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        nummer = acties.begin_nieuwe_versie(door=request.actor, advies=advies, verzoek=verzoek)
        return reverse("advies_wijzigen", args=[nummer])

    context = werkcontext(blad.kop, "adviezen", titel="Een nieuwe versie maken")
    context |= {"knop": "Nieuwe versie beginnen", "terug_url": _adres(str(advies))}
    context["uitleg"] = (
        "Wat is verstuurd, verandert niet meer. U begint met dezelfde woorden. Als u de nieuwe versie verstuurt, hoeft "
        "niemand meer op de oude te reageren."
    )
    return behandel(
        request, formulier=Formulier, actie=actie, sjabloon="formulierpagina.html", context=context,
        na_eerder=lambda nummer: reverse("advies_wijzigen", args=[nummer]),
    )  # fmt: skip
