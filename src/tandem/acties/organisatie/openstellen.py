"""What an organisation shows to whom, changing that, and reading who looked (stand, Municipalities c; S2 Bijlage 1)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Medewerker, Openstelling, Organisatie, Organisatiegebeurtenis, Organisatieinzage, Rol
from tandem.regels.gebeurtenissen.organisatie import ORGANISATIE
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, Ongeldig
from tandem.regels.rechten.organisatie import DEELNEMERSROL, TE_OPENEN, Kring, Werklaag, te_openen

KRING_IN_WOORDEN = {Kring.SUBREGIO: "de subregio", Kring.REGIO: "de hele regio"}
GELEZEN = 200
"""Lines of the log and of history on a page; own choice."""


@dataclass(frozen=True)
class Laagstand:
    """One layer: what it holds, and to whom it is open since when (nobody: None)."""

    laag: Werklaag
    naam: str
    wat: str
    kring: Kring | None
    sinds: date | None


@dataclass(frozen=True)
class Openingsblad:
    """What an organisation shows. ``versie`` counts its openings ever made or ended, so that two savers are told."""

    kop: Organisatiekop
    lagen: tuple[Laagstand, ...]
    versie: int


@dataclass(frozen=True)
class Kijkregel:
    """Somebody read the work of this organisation."""

    tijd: datetime
    wie: str
    rol: str
    organisatie: str
    wat: str
    uitkomst: str


@dataclass(frozen=True)
class Verhaalregel:
    """Something that happened in this organisation's work, as a sentence."""

    op: datetime
    zin: str


@dataclass(frozen=True)
class Verbeterblad:
    """The page of an organisation: what it shows, and what happened last."""

    kop: Organisatiekop
    lagen: tuple[Laagstand, ...]
    verhaal: tuple[Verhaalregel, ...]


def lees_verbeteren(*, door: Actor) -> Verbeterblad:
    """Return the page of the organisation in whose name the actor works."""
    with lees_organisatie(door=door, wat="waar we staan") as sessie:
        sessie.inzage()
        kop = lees_organisatiekop(sessie)
        return Verbeterblad(kop, tuple(_standen(sessie)), tuple(_verhaal(sessie)))


def lees_openingen(*, door: Actor) -> Openingsblad:
    """Return what the own organisation shows to whom. Raises ``Geweigerd`` for who does not work in its plan."""
    with lees_organisatie(door=door, wat="wat we laten zien") as sessie:
        sessie.inzage()
        lagen = _te_openen(sessie)
        standen = tuple(een for een in _standen(sessie) if een.laag in lagen)
        return Openingsblad(lees_organisatiekop(sessie), standen, _versie(sessie))


def stel_open(
    *, door: Actor, keuzes: Mapping[Werklaag, Kring | None], versie: int, verzoek: uuid.UUID | None = None
) -> None:
    """Show layers to others, or to nobody any more, from now on. What did not change stays as it was.

    Raises ``Botsing`` when somebody else changed it since it was read, ``Ongeldig`` for unfinished work.
    """
    with schrijf_organisatie(door=door, wat="laten zien", verzoek=verzoek) as sessie:
        mag = _te_openen(sessie)
        if set(keuzes) - set(TE_OPENEN):
            raise Ongeldig(**{"": "Werk dat nog niet af is, laat u aan niemand zien."})
        sessie.eis(*(set(keuzes) - set(mag)))
        Organisatie.objects.select_for_update().filter(pk=sessie.organisatie).first()
        if versie != _versie(sessie):
            raise _botsing(sessie)
        nu = {een.laag: een for een in sessie.mijn(Openstelling).filter(tot=None)}
        for laag, kring in keuzes.items():
            _zet(sessie, laag, nu.get(int(laag)), kring)
        sessie.geen_gegevens()  # nothing changed is no event; what did change has one


def _te_openen(sessie: Organisatiesessie) -> tuple[Werklaag, ...]:
    """What this actor shows to others. Raises ``Geweigerd`` where that is nothing."""
    kop = lees_organisatiekop(sessie)
    lagen = te_openen(sessie.door.rol, kop.werkt, is_gemeente=kop.is_gemeente)
    if not lagen:
        sessie.eis(*TE_OPENEN)
    return lagen


def _zet(sessie: Organisatiesessie, laag: Werklaag, nu: Openstelling | None, kring: Kring | None) -> None:
    if (nu.kring if nu else None) == (kring.value if kring else None):
        return
    if nu is not None:
        nu.tot = sessie.vandaag
        sessie.bewaar(nu)
    if kring is None:
        sessie.gebeurtenis("laag_gesloten", feiten={"laag": laag.omschrijving})
        return
    sessie.bewaar(Openstelling(laag=int(laag), kring=kring.value, van=sessie.vandaag))
    sessie.gebeurtenis("laag_geopend", feiten={"laag": laag.omschrijving, "kring": KRING_IN_WOORDEN[kring]})


def lees_wie_keek(*, door: Actor) -> tuple[Organisatiekop, tuple[Kijkregel, ...]]:
    """Return who from elsewhere read the own organisation's work, newest first.

    Not the respondents of its own waves: who opened their questions, and when, is nobody's business but theirs.
    """
    with lees_organisatie(door=door, wat="wie er keek") as sessie:
        sessie.inzage()
        sessie.eis(Werklaag.WERK)
        van_buiten = sessie.mijn(Organisatieinzage).exclude(lezer=sessie.organisatie).exclude(rol=DEELNEMERSROL)
        rijen = list(van_buiten.order_by("-tijd")[:GELEZEN])
        mensen = dict(Medewerker.objects.filter(pk__in={r.medewerker for r in rijen}).values_list("pk", "naam"))
        huizen = dict(Organisatie.objects.filter(pk__in={r.lezer for r in rijen}).values_list("pk", "naam"))
        rollen = dict(Rol.objects.values_list("code", "naam"))
        return lees_organisatiekop(sessie), tuple(
            Kijkregel(
                tijd=rij.tijd,
                wie=mensen.get(rij.medewerker or 0, "iemand met een link"),
                rol=rollen.get(rij.rol, rij.rol),
                organisatie=huizen.get(rij.lezer or 0, "onbekend"),
                wat=rij.wat,
                uitkomst=rij.uitkomst,
            )
            for rij in rijen
        )


def _standen(sessie: Organisatiesessie) -> list[Laagstand]:
    nu = {een.laag: een for een in sessie.mijn(Openstelling).filter(tot=None)}
    return [_stand(laag, nu.get(int(laag))) for laag in TE_OPENEN]


def _stand(laag: Werklaag, nu: Openstelling | None) -> Laagstand:
    vorm = catalogus().werklagen[laag.name.lower()]
    return Laagstand(laag, vorm.naam, vorm.wat, Kring(nu.kring) if nu else None, nu.van if nu else None)


def _versie(sessie: Organisatiesessie) -> int:
    alle = sessie.mijn(Openstelling)
    return alle.count() + alle.exclude(tot=None).count()


def _botsing(sessie: Organisatiesessie) -> Botsing:
    soorten = ("laag_geopend", "laag_gesloten")
    laatste = sessie.mijn(Organisatiegebeurtenis).filter(soort__in=soorten).order_by("-op", "-pk").first()
    wie = Medewerker.objects.filter(pk=laatste.actor).first() if laatste else None
    hun = {
        stand.laag.name.lower(): f"{stand.naam}: {KRING_IN_WOORDEN[stand.kring] if stand.kring else 'niemand'}"
        for stand in _standen(sessie)
    }
    wanneer = timezone.localtime(laatste.op).strftime("%H:%M uur") if laatste else ""
    return Botsing(wie=wie.naam if wie else "iemand anders", wanneer=wanneer, hun=hun, versie=_versie(sessie))


def _verhaal(sessie: Organisatiesessie) -> list[Verhaalregel]:
    rijen = list(sessie.mijn(Organisatiegebeurtenis).order_by("-op", "-pk")[:10])
    namen = dict(Medewerker.objects.filter(pk__in={rij.actor for rij in rijen}).values_list("pk", "naam"))
    return [
        Verhaalregel(rij.op, zin_van_organisatie(rij.soort, {**rij.feiten, "wie": namen.get(rij.actor, "Iemand")}))
        for rij in rijen
    ]


def zin_van_organisatie(soort: str, feiten: Mapping[str, object]) -> str:
    """Return the sentence of an event; a place that the facts do not fill says so. Never fails on facts."""
    zin = ORGANISATIE.get(soort, "{wie}: " + soort.replace("_", " ") + ".")
    return zin.format_map(_Onbekend(feiten))


class _Onbekend(dict[str, object]):
    def __missing__(self, naam: str) -> str:
        return "(niet bekend)"
