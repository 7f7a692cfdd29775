"""A copy of what a member may read: put together through the members' door at the moment of asking, never stored.

Only after a request for it was granted (``acties/rechten/verzoek.py``). What the door shows on the pages of the portal
stands in it, all of it and nothing else; as sections of text for the PDF, and the same as plain data for a computer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from tandem.acties.casus.afspraak import lees_afspraken
from tandem.acties.casus.eigen import regels_over
from tandem.acties.deur import Sessie
from tandem.acties.documentinhoud import lees_inhoud
from tandem.acties.plan.lezen import plan_in
from tandem.acties.portaal import deur
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.portaal.kop import Portaalkop, kop_van_niemand, lees_portaalkop
from tandem.acties.portaal.lezen import Blik, blikken, nu_betrokken, regime_van, toon_geschreven, vragen_van
from tandem.acties.rechten.afschriftstuk import Meegegeven, meegegeven_bij
from tandem.acties.rechten.verzoekbeeld import Verzoekbeeld, beelden_in
from tandem.koppelingen.bestanden import SOORTEN
from tandem.koppelingen.pdf import Alinea, Hoofdstuk, maak_pdf
from tandem.models import Afschriftstuk, Inzage, Lid, Rechtsverzoek
from tandem.regels.rechten.actor import Buitendrager, Ledenactor
from tandem.regels.rechten.afschriftstuk import Stukkeuze
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.verzoek import ALS_PDF
from tandem.regels.tekst import datum

ALLES = 100_000
"""More lines than any file holds: a copy leaves nothing out for its length."""
VORM = "tandem-afschrift-1"
"""What the file for a computer calls its own form."""
TITEL = "Mijn gegevens"
"""Says nothing about what it is to who looks along."""
TITEL_VOOR = "Gegevens"
"""The same, for who asked about a child."""


@dataclass(frozen=True)
class Stuk:
    """One piece: a heading, its words, and what else is known: a name for computers, one for people (or none)."""

    kop: str
    tekst: str
    meer: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Deel:
    """One part of the copy."""

    code: str
    titel: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True)
class Afschrift:
    """The whole copy: about whom, made when, on which request; ``als_pdf``: it may be had to read and print.

    ``voor``: for a holder of authority who is no member: the professional hands it over.
    """

    over: str
    geboren: date | None
    gemaakt_op: datetime
    delen: tuple[Deel, ...]
    als_pdf: bool
    voor: str = ""


def lees_afschrift(*, door: Ledenactor, huishouden: UUID, rechtsverzoek: UUID) -> Afschrift:
    """Return what this member may read now of whom the request is about.

    Raises ``NietGevonden`` for a request that is not theirs to see, or gives no copy: refused, running, another kind.
    """
    with deur.lees(door=door, wat="afschrift maken", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        rij = sessie.van(Rechtsverzoek).filter(openbaar=rechtsverzoek).first()
        if rij is None:
            raise NietGevonden
        (beeld,) = beelden_in(sessie, [rij])
        if not beeld.als_bestand:
            raise NietGevonden
        lid = sessie.van(Lid).get(pk=rij.lid_id)
        sessie.inzage(laag=Laag.CONTACT, leden=[lid.pk])
        naam = f"{lid.voornaam or ''} {lid.achternaam or ''}".strip()
        return Afschrift(
            naam or "naam onbekend", lid.geboortedatum, timezone.localtime(sessie.nu),
            (*_delen(sessie, kop, lid.pk, door), _documenten(sessie, rechtsverzoek)), beeld.regel.soort in ALS_PDF,
        )  # fmt: skip


def lees_afschrift_voor(
    *, door: Buitendrager, huishouden: UUID, over: int, gevraagd: tuple[Verzoekbeeld, ...], mee: tuple[Meegegeven, ...]
) -> Afschrift:
    """Return what a holder of authority who never was a member may read now of the child (``over``).

    The request and the documents beside it come from who makes the copy: they are hidden from members. Raises
    ``NietGevonden`` when the authority does not hold any more, or the age table does not let this holder read.
    """
    (beeld,) = gevraagd
    wat = "kopie voor wie gezag heeft van buiten"
    with deur.lees(door=door, wat=wat, huishouden=huishouden) as sessie:
        kop = kop_van_niemand(sessie, huishouden)
        lid = sessie.van(Lid).get(pk=over)
        naam = f"{lid.voornaam or ''} {lid.achternaam or ''}".strip()
        gezien = list(sessie.van(Inzage).filter(lid__contains=[over]).order_by("-tijd", "-id")[:ALLES])
        delen = (
            Deel("opgeschreven", "Wat er is opgeschreven", tuple(_geschreven(sessie, kop, over))),
            Deel("afspraken", "Afspraken", tuple(_afspraken(sessie, kop, over))),
            Deel("verzoeken", "Verzoeken", tuple(_verzoek(een) for een in gevraagd)),
            Deel("wie_keek", "Wie er keek", tuple(_blik(een) for een in blikken(gezien, door))),
            Deel("documenten", "Documenten", tuple(_stuk(een) for een in mee)),
        )
        return Afschrift(
            naam or "naam onbekend", lid.geboortedatum, timezone.localtime(sessie.nu), delen,
            beeld.regel.soort in ALS_PDF, beeld.buiten.naam if beeld.buiten else "",
        )  # fmt: skip


@dataclass(frozen=True)
class Stukbestand:
    """A document that was given, as it was given. With ``nummer`` and ``staart`` a name that tells nothing."""

    nummer: int
    staart: str
    mime: str
    inhoud: bytes


def open_stuk(*, door: Ledenactor, huishouden: UUID, rechtsverzoek: UUID, stuk: UUID) -> Stukbestand:
    """Return a document that was given with a copy. Raises ``NietGevonden`` for any other, or given no more."""
    with deur.lees(door=door, wat="document bij een kopie ophalen", huishouden=huishouden) as sessie:
        return stuk_in(sessie, rechtsverzoek, stuk)


def stuk_in(sessie: Sessie, rechtsverzoek: UUID, stuk: UUID) -> Stukbestand:
    """Return a document that was given with a copy, in an open session. Raises ``NietGevonden`` as ``open_stuk``."""
    rijen = sessie.van(Afschriftstuk).filter(verzoek__openbaar=rechtsverzoek, vervallen_op=None).order_by("id")
    gegeven = [een for een in rijen if een.keuze != Stukkeuze.NIET]
    nummer, rij = next(((n, een) for n, een in enumerate(gegeven, 1) if een.openbaar == stuk), (0, None))
    if rij is None:
        raise NietGevonden
    sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return Stukbestand(nummer, SOORTEN[rij.mime].extensie, rij.mime, lees_inhoud(sessie, rij))


def _delen(sessie: Ledensessie, kop: Portaalkop, lid: int, door: Ledenactor) -> Iterable[Deel]:
    zelf = lid == sessie.ik
    yield Deel("regime", "Hoe het ervoor staat", (_regime(sessie, lid),))
    yield Deel("opgeschreven", "Wat er is opgeschreven", tuple(_geschreven(sessie, kop, lid)))
    yield Deel("plan", "Plan en doelen", tuple(_plan(sessie, kop, None if zelf else lid)))
    yield Deel("afspraken", "Afspraken", tuple(_afspraken(sessie, kop, lid)))
    yield Deel("betrokken", "Wie er helpen", tuple(_betrokken(sessie, kop, lid)))
    if zelf:
        yield Deel("vragen", "Vragen in Mijn Tandem", tuple(_vragen(sessie)))
    rijen = sessie.van(Rechtsverzoek).filter(lid_id=lid).order_by("id")
    yield Deel("verzoeken", "Verzoeken", tuple(_verzoek(een) for een in beelden_in(sessie, rijen)))
    gezien = list(sessie.van(Inzage).filter(lid__contains=[lid]).order_by("-tijd", "-id")[:ALLES])
    yield Deel("wie_keek", "Wie er keek", tuple(_blik(een) for een in blikken(gezien, door)))


def _documenten(sessie: Ledensessie, rechtsverzoek: UUID) -> Deel:
    stukken = meegegeven_bij(sessie, [rechtsverzoek]).get(rechtsverzoek, ())
    return Deel("documenten", "Documenten", tuple(_stuk(een) for een in stukken))


def _stuk(een: Meegegeven) -> Stuk:
    meer = [("op", "Besloten op", timezone.localdate(een.op).isoformat()), ("keuze", "", een.keuze.value)]
    meer += [("grond", "Waarom niet", een.grond.uitleg if een.grond else "")]
    return Stuk(een.titel, f"{_zin(een.keuze.omschrijving)}", _gevuld(meer))


def _regime(sessie: Ledensessie, lid: int) -> Stuk:
    regime = regime_van(sessie, lid)
    return Stuk("", f"{_zin(regime.in_woorden)} {regime.waarom}", (("regime", "", regime.regime.value),))


def _zin(woorden: str) -> str:
    return f"{woorden[:1].upper()}{woorden[1:].rstrip('.')}."


def _geschreven(sessie: Ledensessie, kop: Portaalkop, lid: int) -> Iterable[Stuk]:
    for regel in toon_geschreven(sessie, kop, regels_over(sessie, [lid], ALLES)):
        meer = [("soort", "", regel.soort), ("op", "", regel.op.isoformat())]
        meer += [("bron", "Komt van", regel.bron), ("door", "Opgeschreven door", regel.wie)]
        meer += [("ook_over", "Gaat ook over", "" if regel.mee == kop.kop.namen([lid]) else regel.mee)]
        meer += [("eigen_woorden", "Uw eigen woorden", woord.tekst) for woord in regel.woorden]
        yield Stuk(f"{regel.soort.capitalize()}, {datum(regel.op)}", regel.tekst, _gevuld(meer))


def _plan(sessie: Ledensessie, kop: Portaalkop, alleen: int | None) -> Iterable[Stuk]:
    """Goals with their steps and figures; of somebody for whom the member acts only what is that person's."""
    blad = plan_in(sessie, kop.kop) if kop.kop.casus and Laag.PLAN in kop.lagen else None
    for doel in blad.doelen if blad else ():
        stappen = [een for een in doel.stappen if alleen in (None, een.lid)]
        if alleen in (None, doel.van_lid) or stappen:
            meer = [("stap", "Stap", f"{een.tekst} ({een.stand.omschrijving})") for een in stappen]
            meer += [("cijfer", "Cijfer", f"{een.cijfer}, {datum(een.dag)}") for een in doel.scores]
            yield Stuk("Doel", doel.tekst, _gevuld(meer))
    for stap in blad.losse_stappen if blad else ():
        if alleen in (None, stap.lid):
            yield Stuk("Stap", stap.tekst, _gevuld([("stand", "Stand", stap.stand.omschrijving)]))


def _afspraken(sessie: Ledensessie, kop: Portaalkop, lid: int) -> Iterable[Stuk]:
    for een in lees_afspraken(sessie):
        if lid in een.betreft or (not een.betreft and lid == kop.ik.id):
            meer = [("wie", "Wie", een.wie), ("sinds", "Sinds", een.op.isoformat())]
            meer += [("tot", "Gestopt op", een.beeindigd_op.isoformat() if een.beeindigd_op else "")]
            yield Stuk(een.soort.capitalize(), een.tekst, _gevuld(meer))


def _betrokken(sessie: Ledensessie, kop: Portaalkop, lid: int) -> Iterable[Stuk]:
    for een in nu_betrokken(sessie, kop):
        if not een.leden or lid in een.leden:
            meer = [("organisatie", "Van", een.organisatie), ("telefoon", "Telefoon", een.telefoon)]
            yield Stuk(een.naam, een.rolnaam, _gevuld([*meer, ("sinds", "Sinds", een.van.isoformat())]))


def _vragen(sessie: Ledensessie) -> Iterable[Stuk]:
    for een in vragen_van(sessie):
        meer = [("antwoord", "Antwoord", een.antwoord), ("wie", "Van", een.wie)]
        yield Stuk(datum(een.op), een.tekst, _gevuld(meer))


def _verzoek(een: Verzoekbeeld) -> Stuk:
    meer = [("stand", "Stand", een.stand.omschrijving)]
    meer += [("antwoord", f"{stap.naam}, {datum(timezone.localdate(stap.op))}", stap.tekst) for stap in een.stappen]
    return Stuk(f"{een.regel.naam}, {datum(een.ontvangen_op)}", een.tekst, _gevuld(meer))


def _blik(een: Blik) -> Stuk:
    wie = "uzelf" if een.ikzelf else een.wie
    meer = [("organisatie", "Van", een.organisatie), ("rol", "Als", een.rol), ("gelezen", "Gelezen", een.laag)]
    return Stuk(f"{datum(een.dag)}: {wie}", een.waarom, _gevuld(meer))


def _gevuld(meer: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple(een for een in meer if een[2])


def als_pdf(afschrift: Afschrift) -> bytes:
    """Return the copy to read and print."""
    hier = timezone.localtime(afschrift.gemaakt_op)
    over = f"Dit gaat over {afschrift.over}" + (
        f", geboren op {datum(afschrift.geboren)}." if afschrift.geboren else "."
    )
    if afschrift.voor:
        return maak_pdf(TITEL_VOOR, (over, *_inleiding_voor(afschrift.voor, hier)), _hoofdstukken(afschrift), op=hier)
    inleiding = (
        over,
        f"Gemaakt op {datum(hier.date())} om {hier:%H.%M} uur. Hier staat alles wat u op dat moment mocht lezen.",
        "Wat over een ander gaat, staat hier niet in. Documenten haalt u apart op, bij dit verzoek in Mijn Tandem.",
        "Bewaar dit waar niemand anders het kan lezen.",
    )
    return maak_pdf(TITEL, inleiding, _hoofdstukken(afschrift), op=hier)


def _inleiding_voor(voor: str, hier: datetime) -> tuple[str, ...]:
    return (
        f"Deze kopie is voor {voor}. Gemaakt op {datum(hier.date())} om {hier:%H.%M} uur.",
        "Hier staat wat over dit kind alleen is opgeschreven. Wat over een ander gaat, staat hier niet in. "
        "Ook wat voor iemand verborgen is en wat iemand zelf vertelde, staat hier niet in.",
        "Documenten krijgt u apart. Bewaar dit waar niemand anders het kan lezen.",
    )


def _hoofdstukken(afschrift: Afschrift) -> list[Hoofdstuk]:
    return [
        Hoofdstuk(deel.titel, tuple(Alinea(een.kop, een.tekst, _onder(een)) for een in deel.stukken))
        for deel in afschrift.delen
    ]


_DAGEN = ("sinds", "tot", "op")


def _onder(een: Stuk) -> tuple[str, ...]:
    """What stands under a piece; what has no name for people is for computers alone."""
    return tuple(
        f"{naam}: {datum(date.fromisoformat(waarde)) if code in _DAGEN else waarde}"
        for code, naam, waarde in een.meer
        if naam
    )


def als_gegevens(afschrift: Afschrift) -> dict[str, Any]:
    """Return the copy as plain data, for a file that a computer reads."""
    return {
        "vorm": VORM,
        "gemaakt_op": afschrift.gemaakt_op.isoformat(),
        "over": {"naam": afschrift.over, "geboren": afschrift.geboren.isoformat() if afschrift.geboren else None},
        **{deel.code: [_als_data(een) for een in deel.stukken] for deel in afschrift.delen},
    }


def _als_data(een: Stuk) -> dict[str, Any]:
    uit: dict[str, Any] = {"kop": een.kop, "tekst": een.tekst}
    for code, _, waarde in een.meer:
        uit.setdefault(code, []).append(waarde)
    return uit
