"""A version of the analysis in words: voices side by side per domain, figures per voice, and who recognises it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from uuid import UUID

from django.urls import reverse

from tandem.acties.analyse.lezen import Analysebeeld, Analyseregel, Cijferweergave
from tandem.acties.huishouden.kop import Dossierkop, LidKort
from tandem.regels.analyse.analyse import Herkenning
from tandem.web.onderdelen import Schaalpunt
from tandem.web.regelbeeld import Regelbeeld, toon_regel
from tandem.web.woorden import datum

GEEN_CIJFER = {"wil_niet": "wil geen cijfer geven", "weet_niet": "weet het niet"}


@dataclass(frozen=True)
class Analyseregelbeeld(Regelbeeld):
    """A line as pages of the analysis show it: with what became of it, and the way to take it out."""

    merk: str = ""
    weg_url: str = ""


@dataclass(frozen=True)
class Stemkolom:
    """One voice about one domain: what goes well, what worries, and what is neither."""

    wie: str
    krachten: tuple[Analyseregelbeeld, ...]
    zorgen: tuple[Analyseregelbeeld, ...]
    overig: tuple[Analyseregelbeeld, ...]


@dataclass(frozen=True)
class Domeinbeeld:
    """One life domain with its voices side by side; ``niet_gehoord``: who said nothing about it."""

    naam: str
    vraag: str
    waarom: str
    stemmen: tuple[Stemkolom, ...]
    niet_gehoord: str


@dataclass(frozen=True)
class Stemverloop:
    """The figures of one voice over time, and its last words. ``nu``: the last answer where that was no figure."""

    wie: str
    punten: tuple[Schaalpunt, ...]
    nu: str
    tekst: str
    verborgen_voor: str


@dataclass(frozen=True)
class Herkenbeeld:
    """What one member says of the whole: the last answer, and the way to ask."""

    naam: str
    antwoord: str
    code: str
    tekst: str
    wanneer: str
    nog_te_vragen: bool
    eerder: bool
    verborgen_voor: str
    vraag_url: str


def domeinbeelden(beeld: Analysebeeld, *, papier: bool = False) -> list[Domeinbeeld]:
    """Return the domains in order, and at the end what has no domain."""
    uit = []
    for domein in (*beeld.domeinen, None):
        regels = [een for een in beeld.regels if een.regel.domein == (domein.code if domein else "")]
        if domein is None and not regels:
            continue
        stemmen = _stemmen(regels, beeld, papier=papier)
        gehoord = {een.regel.stem for een in regels if een.regel.stem}
        stil = [lid.roepnaam for lid in beeld.kop.leden if lid.id not in gehoord and lid.id in beeld.moet_gevraagd]
        uit.append(
            Domeinbeeld(
                naam=domein.naam if domein else "Over het geheel",
                vraag=domein.vraag if domein else "",
                waarom=domein.waarom if domein else "",
                stemmen=stemmen,
                niet_gehoord=", ".join(stil),
            )
        )
    return uit


def _stemmen(regels: Sequence[Analyseregel], beeld: Analysebeeld, *, papier: bool) -> tuple[Stemkolom, ...]:
    """Members first, in the order of the household; then the network; then professionals and what was checked."""
    kolommen: list[tuple[str, list[Analyseregel]]] = [
        (lid.roepnaam, [een for een in regels if een.regel.stem == lid.id]) for lid in beeld.kop.leden
    ]
    overig = [een for een in regels if not een.regel.stem]
    kolommen.append(("Netwerk", [een for een in overig if een.regel.soort == "stem"]))
    kolommen.append(("Professionals", [een for een in overig if een.regel.soort != "stem"]))
    return tuple(_kolom(wie, samen, beeld, papier=papier) for wie, samen in kolommen if samen)


def _kolom(wie: str, regels: Iterable[Analyseregel], beeld: Analysebeeld, *, papier: bool) -> Stemkolom:
    per_aard: dict[str, list[Analyseregelbeeld]] = {"kracht": [], "zorg": [], "": []}
    for een in regels:
        per_aard.get(een.regel.aard, per_aard[""]).append(regelbeeld(een, beeld, papier=papier))
    return Stemkolom(wie, tuple(per_aard["kracht"]), tuple(per_aard["zorg"]), tuple(per_aard[""]))


def regelbeeld(een: Analyseregel, beeld: Analysebeeld, *, papier: bool = False) -> Analyseregelbeeld:
    """Return a line in words; on paper without ways to change it."""
    kaal = toon_regel(een.regel, beeld.kop, corrigeren=not papier)
    merk = "nieuw" if een.nieuw else "gewijzigd" if een.gewijzigd else ""
    if een.na_voorleggen:
        merk = "aangepast na het voorleggen"
    weg = ""
    if beeld.in_de_maak and not papier and beeld.versie:
        weg = reverse("analyse_regel_weg", args=[beeld.kop.huishouden, beeld.versie.openbaar, een.regel.openbaar])
    return Analyseregelbeeld(**{veld.name: getattr(kaal, veld.name) for veld in fields(kaal)}, merk=merk, weg_url=weg)


def stemverlopen(beeld: Analysebeeld) -> list[Stemverloop]:
    """Return every voice with its figures over time: household, then network, then professionals."""
    per_stem: dict[tuple[str, int | None, str], list[Cijferweergave]] = {}
    for een in beeld.cijfers:
        per_stem.setdefault((een.soort, een.lid, een.wie), []).append(een)
    volgorde = ("lid", "netwerk", "professional")
    leden = [lid.id for lid in beeld.kop.leden]

    def plek(stem: tuple[str, int | None, str]) -> tuple[int, int, str]:
        soort, lid, wie = stem
        return volgorde.index(soort), leden.index(lid) if lid in leden else len(leden), wie

    return [_verloop(stem, per_stem[stem], beeld.kop) for stem in sorted(per_stem, key=plek)]


def _verloop(stem: tuple[str, int | None, str], cijfers: Sequence[Cijferweergave], kop: Dossierkop) -> Stemverloop:
    soort, lid, wie = stem
    mens = kop.lid(lid) if lid else None
    naam = mens.roepnaam if mens else wie or "iemand uit het huishouden"
    laatste = cijfers[-1]
    nu = GEEN_CIJFER.get(laatste.geen_cijfer, "geen cijfer")
    rol = {"netwerk": " (netwerk)", "professional": " (professional)"}.get(soort, "")
    return Stemverloop(
        wie=f"{naam}{rol}",
        punten=tuple(Schaalpunt(een.op, een.score) for een in cijfers if een.score is not None),
        nu="" if laatste.score is not None else f"{nu}, op {datum(laatste.op)}",
        tekst=laatste.tekst,
        verborgen_voor=kop.namen(laatste.niet_zichtbaar_voor),
    )


def herkenbeelden(beeld: Analysebeeld) -> list[Herkenbeeld]:
    """Return everyone who must be asked or who answered, in the order of the household."""
    gevraagd = {een.lid for een in beeld.herkenningen}
    return [_herken(lid, beeld) for lid in beeld.kop.leden if lid.id in gevraagd | beeld.moet_gevraagd]


def _herken(lid: LidKort, beeld: Analysebeeld) -> Herkenbeeld:
    eigen = [een for een in beeld.herkenningen if een.lid == lid.id]
    laatste = next((een for een in eigen if een.geldt), eigen[0] if eigen else None)
    vraag_url = ""
    if beeld.versie and beeld.versie.stand == "voorgelegd":
        vraag_url = reverse("analyse_herkenning", args=[beeld.kop.huishouden, beeld.versie.openbaar, lid.openbaar])
    if laatste is None:
        return Herkenbeeld(lid.roepnaam, "", "", "", "", lid.id in beeld.te_vragen, False, "", vraag_url)
    zin = Herkenning(laatste.antwoord).omschrijving if laatste.antwoord else "Gevraagd, er kwam nog geen antwoord."
    return Herkenbeeld(
        naam=lid.roepnaam,
        antwoord=zin,
        code=laatste.antwoord,
        tekst=laatste.tekst,
        wanneer=f"gevraagd op {datum(laatste.gevraagd_op)}",
        nog_te_vragen=lid.id in beeld.te_vragen,
        eerder=not laatste.geldt,
        verborgen_voor=beeld.kop.namen(laatste.niet_zichtbaar_voor),
        vraag_url=vraag_url,
    )


def adres(naam: str, huishouden: UUID, *rest: object) -> str:
    """Return the address of a page of this capability."""
    return reverse(naam, args=[huishouden, *rest])
