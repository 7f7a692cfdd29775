"""The plan in words and lines: what its templates need, nothing that they have to work out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.urls import reverse

from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.plan.beeld import Antwoordbeeld, Doelbeeld, Hulpbeeld, Planblad, Stapbeeld
from tandem.acties.schaal import Scoreweergave
from tandem.web.dossier import wie_ziet_url
from tandem.web.onderdelen import Knop, Schaalpunt
from tandem.web.woorden import datum

_ANTWOORD = {
    "ja": ("eens met het plan", "goed", "t-goed"),
    "deels": ("deels eens met het plan", "let-op", "t-regime-1"),
    "nee": ("niet eens met het plan", "let-op", "t-niet"),
    "niet_gevraagd": ("nog niet gevraagd", "", "t-nog-niet"),
}


@dataclass(frozen=True)
class Lijn:
    """The figures of one voice over time."""

    naam: str
    punten: Sequence[Schaalpunt]


@dataclass(frozen=True)
class Stapregel:
    """A step in a list, with where to say how it went."""

    stap: Stapbeeld
    url: str
    verborgen: str
    wie_url: str


@dataclass(frozen=True)
class Doelkaart:
    """A goal with its lines, steps and addresses."""

    doel: Doelbeeld
    lijnen: Sequence[Lijn]
    toelichtingen: Sequence[tuple[str, str]]
    stappen: Sequence[Stapregel]
    verborgen: str
    wijzig_url: str
    cijfer_url: str
    stap_url: str
    los_url: str
    wie_url: str


@dataclass(frozen=True)
class Hulpregel:
    """Help in a list."""

    hulp: Hulpbeeld
    voor: str
    url: str
    verborgen: str
    wie_url: str


@dataclass(frozen=True)
class Antwoordregel:
    """A member's answer in a list."""

    antwoord: Antwoordbeeld
    woord: str
    toon: str
    teken: str
    url: str


def doelkaarten(blad: Planblad, *, met_url: bool = True) -> list[Doelkaart]:
    """Return the goals that are not let go."""
    return [_kaart(blad, doel, met_url) for doel in blad.doelen if doel.losgelaten_op is None]


def _kaart(blad: Planblad, doel: Doelbeeld, met_url: bool) -> Doelkaart:
    def adres(naam: str) -> str:
        return reverse(naam, args=[blad.kop.huishouden, doel.openbaar]) if met_url else ""

    stap = f"{reverse('plan_stap_nieuw', args=[blad.kop.huishouden])}?doel={doel.openbaar}" if met_url else ""
    return Doelkaart(
        doel=doel,
        lijnen=lijnen(blad.kop, doel.scores),
        toelichtingen=[(_wie(blad.kop, s), s.tekst) for s in reversed(doel.scores) if s.tekst][:3],
        stappen=stapregels(blad, doel.stappen, met_url=met_url),
        verborgen=blad.kop.namen(doel.verborgen_voor),
        wijzig_url=adres("plan_doel") if blad.is_concept else "",
        cijfer_url=adres("plan_cijfer"),
        stap_url=stap,
        los_url=adres("plan_doel_los"),
        wie_url=wie_ziet_url(blad.kop, doel.openbaar) if met_url else "",
    )


def lijnen(kop: Dossierkop, scores: Iterable[Scoreweergave]) -> list[Lijn]:
    """Return one line per voice: figures of different voices are never averaged."""
    per_stem: dict[str, list[Schaalpunt]] = {}
    for score in scores:
        per_stem.setdefault(_wie(kop, score), []).append(Schaalpunt(score.dag, score.cijfer))
    return [Lijn(naam, punten) for naam, punten in per_stem.items()]


def _wie(kop: Dossierkop, score: Scoreweergave) -> str:
    if score.lid is not None:
        return kop.namen([score.lid])
    return score.wie or "Netwerk"


def stapregels(blad: Planblad, stappen: Iterable[Stapbeeld], *, met_url: bool = True) -> list[Stapregel]:
    """Return steps, those that still have to be done first."""
    rijen = sorted(stappen, key=lambda stap: (not stap.loopt, stap.uiterlijk is None, stap.uiterlijk or stap.klaar_op))
    return [_stapregel(blad, stap, met_url) for stap in rijen]


def _stapregel(blad: Planblad, stap: Stapbeeld, met_url: bool) -> Stapregel:
    url = reverse("plan_stap", args=[blad.kop.huishouden, stap.openbaar]) if met_url and stap.loopt else ""
    wie = wie_ziet_url(blad.kop, stap.openbaar) if met_url else ""
    return Stapregel(stap, url, blad.kop.namen(stap.verborgen_voor), wie)


def hulpregels(blad: Planblad, *, met_url: bool = True) -> list[Hulpregel]:
    """Return the help: who waits longest first, then what runs, then what stopped."""
    rijen = sorted(blad.hulp, key=lambda h: (h.gestopt_op is not None, not h.wachtend, h.gevraagd_op))
    return [
        Hulpregel(
            hulp,
            blad.kop.namen(hulp.voor) or "iedereen samen",
            _hulpadres(blad.kop.huishouden, hulp) if met_url else "",
            blad.kop.namen(hulp.verborgen_voor),
            wie_ziet_url(blad.kop, hulp.openbaar) if met_url else "",
        )
        for hulp in rijen
    ]


def _hulpadres(huishouden: UUID, hulp: Hulpbeeld) -> str:
    return "" if hulp.gestopt_op else reverse("plan_hulp", args=[huishouden, hulp.openbaar])


def antwoordregels(blad: Planblad, *, met_url: bool = True) -> list[Antwoordregel]:
    """Return each member's answer, also the no."""
    return [_antwoordregel(blad, een, met_url) for een in blad.antwoorden]


def _antwoordregel(blad: Planblad, een: Antwoordbeeld, met_url: bool) -> Antwoordregel:
    woord, toon, teken = _ANTWOORD[een.antwoord]
    if een.antwoord == "niet_gevraagd" and not een.moet:
        woord = "nog geen 12; vragen mag"
    url = reverse("plan_antwoord", args=[blad.kop.huishouden, een.lid]) if met_url and blad.nieuwste else ""
    return Antwoordregel(een, woord, toon, teken, url)


def stand_in_woorden(blad: Planblad) -> str:
    """Return the one sentence under the title of the plan."""
    plan = blad.plan
    if plan is None:
        return ""
    zin = f"Versie {plan.nummer}, {plan.standwoord}"
    if plan.afgesproken_op:
        zin += f" op {datum(plan.afgesproken_op)}"
    terug = f" Samen terugkijken op {datum(blad.evalueren_op)}." if blad.evalueren_op else ""
    eerder = next((v for v in blad.versies if v.stand == "afgesproken"), None)
    geldt = f" Tot dit is afgesproken, geldt versie {eerder.nummer}." if blad.is_concept and eerder else ""
    return f"{zin}.{terug}{geldt}"


def knoppen(blad: Planblad) -> list[Knop]:
    """Return the next steps for the plan: one of them is the main one."""
    huishouden = blad.kop.huishouden
    if blad.is_concept:
        klaar = bool(blad.doelen) and not any(a.moet and a.antwoord == "niet_gevraagd" for a in blad.antwoorden)
        uit = [Knop("Doel toevoegen", reverse("plan_doel_nieuw", args=[huishouden]), "gewoon" if klaar else "primair")]
        if blad.heel:
            soort: Literal["primair", "gewoon"] = "primair" if klaar else "gewoon"
            uit.append(Knop("Plan samen afspreken", reverse("plan_afspreken", args=[huishouden]), soort))
        return uit
    if not blad.heel:
        return []
    return [Knop("Samen terugkijken", reverse("plan_evalueren", args=[huishouden]), "primair")]
