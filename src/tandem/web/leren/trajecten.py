"""The pages of learning trajects: the list per level, one traject with its steps, and each thing one can do in it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.leren import traject as daden
from tandem.acties.leren.trajectlezen import (
    Overdrachtbeeld,
    Trajectblad,
    Trajectregel,
    lees_afspraak,
    lees_overdracht,
    lees_traject,
    lees_trajecten,
)
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.traject import (
    OVERGANGEN,
    Afspraak,
    Leerdaad,
    Leerstap,
    Trajectstand,
    Trajectzet,
    mag_naar,
    volgende,
)
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.regels.soort import Soort
from tandem.web.formulier import behandel
from tandem.web.leren import trajectformulieren as formulieren
from tandem.web.onderdelen import Knop, Rij, Terug, Toon
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

Lid = TypeVar("Lid", bound=Soort)
PAD = "verbeteren/leertrajecten/"
FORM = ("GET", "POST")
NIVEAUS = (Laag.OPERATIONEEL, Laag.TACTISCH, Laag.STRATEGISCH)
"""From the inside out, as the source works."""


@pagina(PAD, "leertrajecten", doelen=VERBETEREN, uitleg="Wat de eigen gemeente wil leren, per niveau.")
def leertrajecten(request: Verzoek) -> HttpResponse:
    """Show the trajects per level, what waits first, and those that others show."""
    lijst = lees_trajecten(door=request.actor)
    context = werkcontext(lijst.kop, "leertrajecten", titel="Leertrajecten") | {
        "lijst": lijst,
        "niveaus": [
            (een.omschrijving, [trajectrij(regel) for regel in lijst.eigen if regel.niveau is een]) for een in NIVEAUS
        ],
        "van_anderen": [trajectrij(een) for een in lijst.van_anderen],
    }
    return render(request, "leren/leertrajecten.html", context)


def trajectrij(een: Trajectregel) -> Rij:
    mee = [f"stap {een.stap.nummer} van 5: {een.stap.omschrijving}", f"sinds {datum(een.sinds)}"]
    if not een.eigen:
        return Rij(een.titel, _adres(een.openbaar), mee=[een.organisatie, *mee], merk=_stand(een))
    dringend = een.te_laat or een.wacht
    laat = f"{een.te_laat} te laat" if een.te_laat else "wacht op antwoord" if een.wacht else ""
    toon: Toon = "let-op" if dringend else "goed" if een.stand is Trajectstand.AFGEROND else ""
    return Rij(een.titel, _adres(een.openbaar), mee=mee, merk=laat or _stand(een), toon=toon)


def _stand(een: Trajectregel) -> str:
    """Where a traject stands, where that is not simply that it runs."""
    return "" if een.stand is Trajectstand.LOOPT else een.stand.value


def _adres(openbaar: UUID | str) -> str:
    return reverse("leertraject", args=[openbaar])


@pagina(f"{PAD}beginnen/", "leertraject_beginnen", doelen=VERBETEREN, methoden=FORM, uitleg="Een leertraject beginnen.")
def beginnen(request: Verzoek) -> HttpResponse:
    """Begin a traject."""
    lijst = lees_trajecten(door=request.actor)
    if not lijst.mag_beginnen:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = {naam: velden[naam] for naam in ("titel", "aanleiding", "vraag", "niveau")}
        return _adres(daden.begin_traject(door=request.actor, verzoek=verzoek, **invoer))

    context = werkcontext(lijst.kop, "leertrajecten", titel="Een leertraject beginnen")
    context |= {"knop": "Beginnen", "terug_url": reverse("leertrajecten")}
    context["uitleg"] = "Een leertraject gaat in vijf stappen. U kunt altijd terug, en na stap 5 begint u opnieuw."
    return behandel(
        request, formulier=formulieren.Beginformulier, actie=actie, sjabloon="formulierpagina.html", context=context,
        na_eerder=_adres,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:leertraject>/", "leertraject", doelen=VERBETEREN, uitleg="Eén leertraject, met wat nu aan de beurt is."
)
def een_traject(request: Verzoek, leertraject: UUID) -> HttpResponse:
    """Show a traject: where it stands, what comes next, and everything in it."""
    blad = lees_traject(door=request.actor, traject=leertraject)
    regel = blad.regel
    context = werkcontext(blad.kop, "leertrajecten", titel=regel.titel, status=_status(blad))
    context |= {
        "blad": blad,
        "kop": replace(context["kop"], terug=Terug("Alle leertrajecten", reverse("leertrajecten"))),
        "nu": next(een for een in blad.stappen if een.stap is regel.stap),
        "knoppen": _knoppen(blad),
        "terug_naar": _terug_naar(blad),
        "erbij": {een.value: _erbij(blad, een) for een in Leerdaad},
        "overdrachten": [(een, _adres(een.ander), _antwoordpad(blad, een)) for een in blad.overdrachten],
        "les_url": reverse("les_schrijven"),
        "mag_les": blad.mag_zien,
    }
    return render(request, "leren/leertraject.html", context)


def _status(blad: Trajectblad) -> str:
    regel = blad.regel
    niveau = regel.niveau.value.capitalize()
    wie = "" if regel.eigen else f" van {regel.organisatie}"
    if regel.stand is not Trajectstand.LOOPT:
        return f"{niveau} leertraject{wie}, {regel.stand.value} sinds {datum(regel.sinds)}."
    return f"{niveau} leertraject{wie}. Stap {regel.stap.nummer} van 5, sinds {datum(regel.sinds)}."


def _knoppen(blad: Trajectblad) -> list[Knop]:
    """What comes now is the primary button; pausing and ending are quiet."""
    regel = blad.regel
    knoppen: list[Knop] = []
    if regel.stand is Trajectstand.LOOPT and blad.eerst_nog and _erbij(blad, blad.eerst_nog):
        knoppen.append(Knop(blad.eerst_nog.omschrijving, _erbij(blad, blad.eerst_nog), "primair"))
    if not blad.mag_leiden:
        return knoppen
    if regel.stand is Trajectstand.LOOPT:
        naar = volgende(regel.stap)
        tekst = (
            f"Naar stap {naar.nummer}: {naar.omschrijving}" if naar.nummer > 1 else "Terug naar het beeld van stap 1"
        )
        knoppen.append(Knop(tekst, _stappad(blad, naar), "gewoon" if knoppen else "primair"))
    for zet in OVERGANGEN[regel.stand]:
        soort = "primair" if zet is Trajectzet.HERVAT and not knoppen else "stil"
        pad = reverse("leertraject_stand", args=[regel.openbaar, zet.value])
        knoppen.append(Knop(zet.omschrijving, pad, soort))  # type: ignore[arg-type]
    return knoppen


def _stappad(blad: Trajectblad, naar: Leerstap) -> str:
    return reverse("leertraject_stap", args=[blad.regel.openbaar, naar.value])


def _terug_naar(blad: Trajectblad) -> list[tuple[str, str]]:
    """The earlier steps that one can go back to; after the last step that is what comes next already."""
    regel = blad.regel
    if not blad.mag_leiden or regel.stand is not Trajectstand.LOOPT:
        return []
    eerder = [een for een in Leerstap if mag_naar(regel.stap, een) and een is not volgende(regel.stap)]
    return [(f"Stap {een.nummer}: {een.omschrijving}", _stappad(blad, een)) for een in eerder]


def _erbij(blad: Trajectblad, wat: Leerdaad) -> str:
    """Where something is added, or nothing where this reader cannot."""
    mag = blad.mag_zien if wat is Leerdaad.OBSERVATIE else blad.mag_leiden
    if not mag or blad.regel.stand is not Trajectstand.LOOPT or (wat is Leerdaad.DOORGEVEN and not blad.anderen):
        return ""
    return reverse("leertraject_erbij", args=[blad.regel.openbaar, wat.value])


def _antwoordpad(blad: Trajectblad, een: Overdrachtbeeld) -> str:
    wacht = een.naar_ons and een.antwoord_op is None and blad.mag_leiden
    return reverse("leeroverdracht", args=[een.openbaar]) if wacht else ""


def _formulier(
    request: Verzoek,
    blad: Trajectblad,
    titel: str,
    formulier: Callable[..., forms.Form],
    actie: Callable[[dict[str, Any], UUID], None],
    **meer: Any,
) -> HttpResponse:
    """One form about a traject, that leads back to it."""
    naar = _adres(blad.regel.openbaar)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        actie(velden, verzoek)
        messages.success(request, "Vastgelegd.")
        return naar

    context = werkcontext(blad.kop, "leertrajecten", titel=titel, status=blad.regel.titel)
    context |= {"knop": "Vastleggen", "terug_url": naar, "uitleg": meer.get("uitleg", "")}
    return behandel(
        request, formulier=formulier, actie=doe, sjabloon="formulierpagina.html", context=context,
        begin=meer.get("begin"), na_eerder=lambda _: naar,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:leertraject>/stap/<slug:naar>/", "leertraject_stap", doelen=VERBETEREN, methoden=FORM,
    uitleg="Met een leertraject een stap verder gaan, of terug.",
)  # fmt: skip
def stap(request: Verzoek, leertraject: UUID, naar: str) -> HttpResponse:
    """Close a step with what it brought."""
    blad, gekozen = _om_te_leiden(request, leertraject), _een_van(Leerstap, naar)

    def actie(velden: dict[str, Any], verzoek: UUID) -> None:
        vast = {"opbrengst": velden["opbrengst"], "werkvorm": velden.get("werkvorm", "")}
        daden.ga_naar_stap(
            door=request.actor, traject=leertraject, naar=gekozen, versie=velden["versie"] or 0, verzoek=verzoek, **vast
        )

    titel = f"Naar stap {gekozen.nummer}: {gekozen.omschrijving}"
    uitleg = f"U sluit stap {blad.regel.stap.nummer} af: {blad.regel.stap.omschrijving}."
    formulier = partial(formulieren.Stapformulier, blad=blad)
    return _formulier(request, blad, titel, formulier, actie, uitleg=uitleg, begin={"versie": blad.versie})


@pagina(
    f"{PAD}<uuid:leertraject>/stand/<slug:zet>/", "leertraject_stand", doelen=VERBETEREN, methoden=FORM,
    uitleg="Een leertraject pauzeren, ermee verdergaan of het afronden.",
)  # fmt: skip
def stand(request: Verzoek, leertraject: UUID, zet: str) -> HttpResponse:
    """Pause, go on or end."""
    blad, gekozen = _om_te_leiden(request, leertraject), _een_van(Trajectzet, zet)

    def actie(velden: dict[str, Any], verzoek: UUID) -> None:
        vast = {"tekst": velden.get("tekst", ""), "versie": velden["versie"] or 0}
        daden.zet_traject(door=request.actor, traject=leertraject, zet=gekozen, verzoek=verzoek, **vast)

    formulier = partial(formulieren.Zetformulier, zet=gekozen)
    return _formulier(request, blad, gekozen.omschrijving, formulier, actie, begin={"versie": blad.versie})


def _om_te_leiden(request: Verzoek, leertraject: UUID) -> Trajectblad:
    blad = lees_traject(door=request.actor, traject=leertraject)
    if not blad.regel.eigen:
        raise NietGevonden
    if not blad.mag_leiden:
        raise Geweigerd("Dit doet wie bij uw organisatie lessen naleest.")
    return blad


def _een_van(lijst: type[Lid], gevraagd: str) -> Lid:
    """The member in an address. Raises ``NietGevonden``."""
    for een in lijst:
        if een.value == gevraagd:
            return een
    raise NietGevonden


_FORMULIER: dict[Leerdaad, Callable[..., forms.Form]] = {
    Leerdaad.VRAAG: formulieren.Vraagformulier,
    Leerdaad.AFSPRAAK: formulieren.Afspraakformulier,
    Leerdaad.OBSERVATIE: formulieren.Observatieformulier,
    Leerdaad.REFLECTIE: formulieren.Reflectieformulier,
    Leerdaad.DOORGEVEN: formulieren.Doorgeefformulier,
}


@pagina(
    f"{PAD}<uuid:leertraject>/erbij/<slug:wat>/", "leertraject_erbij", doelen=VERBETEREN, methoden=FORM,
    uitleg="Iets in een leertraject vastleggen: een vraag, een afspraak, wat u zag, of wat eruit kwam.",
)  # fmt: skip
def erbij(request: Verzoek, leertraject: UUID, wat: str) -> HttpResponse:
    """Add a question, a line, an observation, a reflection, or hand something on."""
    daad = _een_van(Leerdaad, wat)
    if daad is Leerdaad.OBSERVATIE:
        blad = lees_traject(door=request.actor, traject=leertraject)
        if not blad.mag_zien:
            raise NietGevonden
    else:
        blad = _om_te_leiden(request, leertraject)

    def actie(velden: dict[str, Any], verzoek: UUID) -> None:
        _DOE[daad](velden, door=request.actor, traject=leertraject, verzoek=verzoek)

    uitleg = _UITLEG[daad]
    if daad is Leerdaad.VRAAG and blad.richting:
        uitleg = f"{blad.richting.naam}. {blad.richting.tekst}"
    formulier = partial(_FORMULIER[daad], blad=blad)
    return _formulier(request, blad, daad.omschrijving, formulier, actie, uitleg=uitleg)


_UITLEG = {
    Leerdaad.VRAAG: "",
    Leerdaad.AFSPRAAK: "Wie doet wat, wanneer, en waaraan ziet u dat er is geleerd?",
    Leerdaad.OBSERVATIE: "Dit leest alleen wie bij uw organisatie meewerkt. Een ander ziet het nooit.",
    Leerdaad.REFLECTIE: "Hierna kunt u er met één knop een les van maken.",
    Leerdaad.DOORGEVEN: "Een ander niveau leest dit bij het eigen leertraject, en geeft antwoord.",
}


def _observeer(velden: dict[str, Any], **vast: Any) -> None:
    namen = ("soort", "op", "wat", "gevolg", "nagekeken")
    daden.observeer(gezien=daden.Gezien(**{naam: velden[naam] for naam in namen}), **vast)


def _reflecteer(velden: dict[str, Any], **vast: Any) -> None:
    namen = ("op", "vorm", "orde", "wie", "uitkomst")
    daden.leg_reflectie_vast(terugblik=daden.Terugblik(**{naam: velden[naam] for naam in namen}), **vast)


def _spreek_af(velden: dict[str, Any], **vast: Any) -> None:
    namen = ("wie", "wat", "waaraan", "wanneer")
    invoer = {naam: velden[naam] for naam in namen} | {"werkvorm": velden.get("werkvorm", "")}
    daden.spreek_af(afspraak=Afspraak(**invoer), **vast)


def _geef_door(velden: dict[str, Any], **vast: Any) -> None:
    daden.geef_door(naar=UUID(velden["naar"]), soort=velden["soort"], tekst=velden["tekst"], **vast)


def _vraag(velden: dict[str, Any], **vast: Any) -> None:
    daden.stel_leervraag(vraag=velden["vraag"], **vast)


_DOE: dict[Leerdaad, Callable[..., None]] = {
    Leerdaad.VRAAG: _vraag,
    Leerdaad.AFSPRAAK: _spreek_af,
    Leerdaad.OBSERVATIE: _observeer,
    Leerdaad.REFLECTIE: _reflecteer,
    Leerdaad.DOORGEVEN: _geef_door,
}


@pagina(
    f"{PAD}afspraken/<uuid:leerafspraak>/", "leerafspraak", doelen=VERBETEREN, methoden=FORM,
    uitleg="Een afspraak uit een leerplan afronden.",
)  # fmt: skip
def afspraak(request: Verzoek, leerafspraak: UUID) -> HttpResponse:
    """Say what was seen of a line of the learning plan."""
    blad, regel = lees_afspraak(door=request.actor, afspraak=leerafspraak)

    def actie(velden: dict[str, Any], verzoek: UUID) -> None:
        daden.rond_afspraak_af(door=request.actor, afspraak=leerafspraak, gezien=velden["gezien"], verzoek=verzoek)

    uitleg = f"{regel.wat} Waaraan u het zou zien: {regel.waaraan}"
    return _formulier(request, blad, "Deze afspraak is gedaan", formulieren.Klaarformulier, actie, uitleg=uitleg)


@pagina(
    f"{PAD}doorgegeven/<uuid:leeroverdracht>/", "leeroverdracht", doelen=VERBETEREN, methoden=FORM,
    uitleg="Antwoord geven op wat een ander niveau doorgaf.",
)  # fmt: skip
def antwoord(request: Verzoek, leeroverdracht: UUID) -> HttpResponse:
    """Answer what another level handed over."""
    blad, een = lees_overdracht(door=request.actor, overdracht=leeroverdracht)

    def actie(velden: dict[str, Any], verzoek: UUID) -> None:
        daden.beantwoord(door=request.actor, overdracht=leeroverdracht, antwoord=velden["antwoord"], verzoek=verzoek)

    return _formulier(request, blad, "Antwoord geven", formulieren.Antwoordformulier, actie, uitleg=een.tekst)
